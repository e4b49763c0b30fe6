"""What a manager does in a talk of two hours: writes, mends, turns the page, lets read, hides, listens.

Each act tells the `Model` what is to come of it and the `Typist` which keys to press. A word of its own
stands in every line: zqp.. in a private one, zqb.. in one for both, zqs.. in one that is sensitive from its
first letter on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from e2e.talk_model import Model, Row
from e2e.typist import Typist

from samtal_tui.texts import Texts

WORDS = (
    "hon vill ha jour högst var femte vecka och säger att schemat är för tätt så vi ser över det före mars",
    "förändringen gick bra men någon måste äga frågan annars blir det som förra året när ingen följde upp",
    "café naïve 5–10 % à-la ½ dag ÅÄÖ (ja) [nej] {kanske} 100 kr/h e-post: svar… »citat« 漢字 ok 👍 slut",
)
SIZES = ((120, 40), (60, 20), (100, 30), (80, 24))
TOO_SMALL = (50, 15)
TOKEN = re.compile(r"zq[psb]\d+")
IDLE_MINUTES = 6
"""A little more than the silence after which everything private is hidden."""


class Manager:
    """One manager in one talk."""

    def __init__(self, typist: Typist, model: Model, t: Texts) -> None:
        self.typist, self.model, self.t = typist, model, t
        self._random = typist.random
        self._words = " ".join(WORDS).split()
        self._tokens = 0
        self._size = 0
        self._hidden = False
        typist.watch = self._nothing_shows

    def _nothing_shows(self) -> None:
        """What is sensitive from its first letter shows never; nothing private does while it is hidden."""
        shown = set(TOKEN.findall(self.typist.terminal.text))
        if self._hidden:
            ours = (row.text for row in self.model.rows if row.audience == "between_us")
            shown -= set(TOKEN.findall("\n".join(ours)))
        else:
            shown = {token for token in shown if token[2] == "s"}
        assert not shown, f"{shown} to be seen:\n{self.typist.terminal.text}"

    # Writing

    def _sentence(self, mark: str = "p", words: int = 0) -> str:
        self._tokens += 1
        count = words or self._random.randint(4, 16)
        return " ".join(
            [f"zq{mark}{self._tokens:04}", *(self._random.choice(self._words) for _ in range(count))]
        )

    def _type(self, text: str, *, enter: bool = False) -> None:
        """Type at the end of what is written; Enter comes with the last letter, or by itself."""
        glued = enter and self._random.random() < 0.5
        self.typist.type(text, last=b"\r" if glued else b"")
        self.model.typed += text
        if enter and not glued:
            self.typist.press("Enter")

    def line(self, sign: str = "", steps: int = 0) -> Row:
        """Write a line and enter it."""
        for _ in range(abs(steps)):
            self.typist.press("Tab" if steps > 0 else "Shift+Tab")
            self.model.readers = self.model.step(1 if steps > 0 else -1, self.model.readers)
        mark = {"sensitive": "s", "private": "p", "between_us": "b"}[self.model.readers]
        text = self._sentence(mark)
        self._type(f"{sign} {text}" if sign else text, enter=True)
        return self.model.enter()

    def _esc_and(self, letter: str, *wanted: str, gone: str = "") -> None:
        """Esc and a letter in one piece, and the pause that tells a reader of keys that it is no sequence."""
        self.typist.type(letter, first=b"\x1b")
        self.model.typed += letter
        self.typist.sees(*wanted, gone=gone)

    def sentences(self) -> None:
        """Some plain lines."""
        for _ in range(self._random.randint(2, 5)):
            self.line()

    def signs(self) -> None:
        """One line of each kind."""
        for sign in ('"', "!", "#", "?", "-"):
            self.line(sign)

    def readers(self) -> None:
        """Lines for both, sensitive ones, and second thoughts about who reads."""
        self.line(steps=1)
        self.line('"', steps=1)
        self.line(steps=-1)
        self.typist.press("Shift+Tab", "Tab", "Tab", "Tab", "Shift+Tab")
        self.line()

    def pastes(self) -> None:
        """Several lines, in which no sign counts, in the middle of a line; and one line into a line."""
        self._type(self._sentence(words=2))
        lines = [f"{sign}{self._sentence(words=3)}" for sign in ("", "! ", "  - ")]
        self.typist.paste("\r\n".join([lines[0], "", *lines[1:]]))
        self.model.paste(lines)
        self._type(" och")
        self.typist.paste(" inklistrat åäö\n")
        self.model.typed += " inklistrat åäö"
        self._type(" efteråt", enter=True)
        self.model.enter()
        self.typist.paste(pasted := f"# {self._sentence(words=2)}")
        self.model.typed += pasted
        self.model.pasted = True
        self._type(" efter", enter=True)
        self.model.enter()

    # What is there already

    def _mark(self) -> Row | None:
        """Mark one of the last lines, in an empty composer."""
        rows = self.model.on_page()
        if not rows or self.model.typed:
            return None
        up = self._random.randint(1, min(len(rows), 4))
        self.typist.press(*["Up"] * up)
        return rows[-up]

    def edits(self) -> None:
        """Take lines back into the composer: more words, another sign, other readers, or none of it."""
        for act in (self._adds, self._signs_anew, self._thinks_better):
            row = self._mark()
            if row:
                self.typist.press("Enter")
                act(row)

    def _adds(self, row: Row) -> None:
        self._type(" tillagt", enter=True)
        self.model.typed = ""
        row.text += " tillagt"

    def _signs_anew(self, row: Row) -> None:
        short = len(row.text) < 40
        if row.kind == "note" and row.voice == self.model.voices[row.address] and short:
            self.typist.press("Home")
            self.typist.type("? ", last=b"\r")
            row.kind = "parked"
        else:
            self.typist.press("Enter")

    def _thinks_better(self, row: Row) -> None:
        """Esc leaves the edit; it comes in one piece with the first letter of a new line."""
        self.typist.type("fel ")
        self.typist.sees(f"Esc {self.t('Leave it')}")
        self._esc_and("n", gone=f"Esc {self.t('Leave it')}")
        self._type(self._sentence(), enter=True)
        self.model.enter()

    def letters_after_esc(self) -> None:
        """Esc with a letter right behind it: the mark is gone, and the letter is there."""
        self.line()
        self._mark()
        self.typist.sees("▌")
        self._esc_and("m", gone="▌")
        self._type(sentence := self._sentence(words=1))
        self._esc_and("ö", f"{sentence}ö")
        self._type(" och vidare", enter=True)
        self.model.enter()

    def lets_read(self) -> None:
        """Another reader for a line that is there; the next letter leaves it."""
        row = self._mark()
        if row and _token(row)[2] != "s":
            steps = self._random.choice((1, -1))
            self.typist.press("Tab" if steps > 0 else "Shift+Tab")
            row.audience = self.model.step(steps, row.audience)
            if row.audience == "sensitive":
                self.typist.sees(gone=_token(row))
        self.line()

    def deletes(self) -> None:
        """Del and second thoughts: Ctrl+Z brings it back, Ctrl+Y takes it away again."""
        self.line()
        row = self.line()
        self.typist.sees(_token(row))
        self.typist.press("Up", "Del")
        self.typist.sees(gone=_token(row))
        changes = self._random.randrange(3)
        for back in (True, False)[:changes]:
            self.typist.press("Ctrl+Z" if back else "Ctrl+Y")
            self.typist.sees(*[_token(row)][:back], gone="" if back else _token(row))
        if changes != 1:
            self.model.rows.remove(row)

    def moves(self) -> None:
        """Carry a line to the next question, with a line begun on the way."""
        row = self.line()
        self.typist.sees(_token(row))
        self.typist.press("Up", "Ctrl+O")
        self._turn(1)
        if self.model.here != row.address:
            self.typist.press("Ctrl+O")
            row.address = self.model.here
            self.typist.sees(_token(row))
        else:
            self.typist.press("Ctrl+O")

    # The page, the window, the silence

    def _turn(self, steps: int) -> None:
        self.typist.press(*["PgDn" if steps > 0 else "PgUp"] * abs(steps))
        self.model.go(steps)

    def turns_pages(self) -> None:
        """Leave a line half-written, go to other sections and come back to it."""
        self._type(self._sentence(words=3))
        self.typist.type(" t", last=b"\x1b[6~")
        self.model.typed += " t"
        self.model.go(1)
        self.line()
        self._turn(self._random.choice((-1, 2, 5)))
        self.line()
        self._look_through()

    def _look_through(self) -> None:
        """Every line on the page stands in its place: the last ones are on the screen, in order."""
        tokens = [_token(row) for row in self.model.on_page() if row.audience != "sensitive"]
        if tokens:
            self.typist.sees(tokens[-1])

    def resizes(self) -> None:
        """The window changes under her hands, also to one too small to show anything."""
        self._type(self._sentence(words=3))
        for size in self._random.sample(SIZES, 2):
            self.typist.resize(*size)
            self._type(" drar")
        self.typist.resize(*TOO_SMALL)
        self._type(" i ett litet fönster")
        small = "{}x{}".format(*TOO_SMALL)
        self.typist.sees(small)
        self._size = (self._size + 1) % len(SIZES)
        self.typist.resize(*SIZES[self._size])
        self._type(" och vidare", enter=True)
        self.model.enter()
        self.typist.sees(gone=small)

    def hides(self) -> None:
        """F2 in the middle of a word; what is written meanwhile is there afterwards."""
        self._type(self._sentence(words=2))
        self.typist.press("F2")
        self.typist.sees(self.t("show what you write and what is private"))
        self._hidden = True
        self._type(" skrivet i blindo", enter=True)
        self.model.enter()
        self.line('"')
        self._type(self._sentence(words=1))
        self._hidden = False
        self.typist.press("F2")
        self.typist.sees(_last_token(self.model.typed))
        self._type(" igen", enter=True)
        self.model.enter()

    def listens(self) -> None:
        """A long silence in mid-word hides what is private; the next letter shows it and counts."""
        self._tokens += 1
        self._type(f"och sedan zqp{self._tokens:04}")
        # Once the last letter stands there, no key is under way that would break the silence.
        self.typist.sees(_last_token(self.model.typed))
        self.typist.wait(IDLE_MINUTES * 60)
        self.typist.sees(self.t("show what you write and what is private"))
        self._hidden = True
        self.typist.watch()
        self._hidden = False
        self._type("mer", enter=True)
        self.model.enter()

    def speaks_english(self) -> None:
        """F8 and back in the middle of a word."""
        self._type(self._sentence(words=2))
        self.typist.press("F8")
        self._type(" in English")
        self.typist.press("F8")
        self._type(" på svenska", enter=True)
        self.model.enter()

    def leaves(self) -> None:
        """Leave a line half-written, and the talk."""
        self._type(self._sentence(words=2))
        self.typist.sees(_last_token(self.model.typed))
        self.typist.press("Esc")

    @property
    def acts(self) -> Sequence[Callable[[], None]]:
        """Everything she does, the silence aside."""
        return (
            self.sentences,
            self.signs,
            self.readers,
            self.edits,
            self.pastes,
            self.turns_pages,
            self.lets_read,
            self.resizes,
            self.letters_after_esc,
            self.deletes,
            self.hides,
            self.moves,
            self.speaks_english,
        )


def _token(row: Row) -> str:
    return _last_token(row.text)


def _last_token(text: str) -> str:
    return TOKEN.findall(text)[-1]
