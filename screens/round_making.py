"""The files of a round, made one after another with their progress told: the invitations, and the forms."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from textual import work

from samtal_tui.export.errors import CannotPlace, ExportError, Why
from samtal_tui.export.formats import Format
from samtal_tui.keys import Key
from samtal_tui.prepare.invitation import invite
from samtal_tui.prepare.making import make_underlag
from samtal_tui.prepare.round import RoundLine, to_invite, to_make
from samtal_tui.prepare.underlag import NoGuide
from samtal_tui.refusals import refusal
from samtal_tui.texts import mark
from screens.kept import KeptRoom
from screens.widgets.plan_document import tilde
from vault.errors import VaultError

_INVITING = mark("Making invitation {number} of {count}...")
_MAKING = mark("Making form {number} of {count}...")


class RoundMaking(KeptRoom[object]):
    """A file that is there already is left as it is, and its talk is noted as neither invited nor made."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, RoundLine] = {}
        self._making = False
        self._asked = False

    def key_label(self, key: Key) -> str:
        """The footer says what the key would do now."""
        return (
            self.t("Create files") if key.id == "round.invite_all" and self._asked else super().key_label(key)
        )

    def action_invite_all(self) -> None:
        """Say whom it would invite; pressed again, make the files."""
        if self._making:
            return
        waiting = to_invite(self._lines.values())
        if not waiting:
            self.say(self.t("Everybody with a planned talk is invited."))
        elif not self._asked:
            self._asked = True
            self.say(self._would_invite(waiting))
            self.show_keys()
        else:
            self._asked = False
            self._make_files(waiting, _INVITING, self._invite, self._invited)

    def _would_invite(self, waiting: Sequence[RoundLine]) -> str:
        told = self.t.count(
            "{n} invitation: a text, a calendar file and the form each in {folder}. a creates them.",
            "{n} invitations: a text, a calendar file and the form each in {folder}. a creates them.",
            len(waiting),
            folder=tilde(self.samtal.config.documents),
        )
        unready = sum(line.talk is not None and not (line.talk.at and line.talk.place) for line in waiting)
        if not unready:
            return told
        lack = self.t.count("{n} lacks an hour or a place.", "{n} lack an hour or a place.", unready)
        return f"{told} {lack}"

    async def _invite(self, talk_id: str, line: RoundLine) -> None:
        folder, now = self.samtal.config.documents, self.samtal.now()
        await self.vault(invite, talk_id, folder, now, with_form=line.made is None)

    def _invited(self, made: int) -> str:
        return self.t.count(
            "{n} is invited; the files are in {folder}.",
            "{n} are invited; the files are in {folder}.",
            made,
            folder=tilde(self.samtal.config.documents),
        )

    def action_make_all(self) -> None:
        """Make every form that is not made yet, one after another."""
        if self._making:
            return
        waiting = to_make(self._lines.values())
        if waiting:
            self._make_files(waiting, _MAKING, self._make, self._made)
        else:
            self.say(self.t("Every planned talk has its form."))

    async def _make(self, talk_id: str, _line: RoundLine) -> None:
        folder, now = self.samtal.config.documents, self.samtal.now()
        await self.vault(make_underlag, talk_id, Format.WORD, folder, now=now)

    def _made(self, made: int) -> str:
        return self.t.count(
            "{n} form is created in {folder}.",
            "{n} forms are created in {folder}.",
            made,
            folder=tilde(self.samtal.config.documents),
        )

    def _make_files(
        self,
        waiting: Sequence[RoundLine],
        progress: str,
        make: Callable[[str, RoundLine], Awaitable[None]],
        told: Callable[[int], str],
    ) -> None:
        self._making = True
        self._work_through(waiting, progress, make, told)

    @work
    async def _work_through(
        self,
        waiting: Sequence[RoundLine],
        progress: str,
        make: Callable[[str, RoundLine], Awaitable[None]],
        told: Callable[[int], str],
    ) -> None:
        """`make` for each; what went wrong stops it and is said instead of what `told` says of the count."""
        try:
            made, kept = await self._each(waiting, progress, make)
        except (ExportError, VaultError) as error:
            said = refusal(error, self.t)
        else:
            said = told(made) + self._left(kept)
        finally:
            self._making = False
        await self.fill()
        self.show_keys()
        self.say(said)

    async def _each(
        self, waiting: Sequence[RoundLine], progress: str, make: Callable[[str, RoundLine], Awaitable[None]]
    ) -> tuple[int, int]:
        """How many were made, and how many were left because a file stood in their place."""
        made = kept = 0
        for number, line in enumerate(waiting, start=1):
            self.say(self.t(progress, number=number, count=len(waiting)))
            try:
                await make(line.talk.id if line.talk else "", line)
                made += 1
            except CannotPlace as error:
                if error.why is not Why.EXISTS:
                    raise
                kept += 1
            except NoGuide:
                kept += 1
        return made, kept

    def _left(self, kept: int) -> str:
        if not kept:
            return ""
        return " " + self.t.count(
            "{n} was there already and is left as it is.",
            "{n} were there already and are left as they are.",
            kept,
        )
