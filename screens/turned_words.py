"""What the two write at the turned screen: other words, two views, and how the talk was."""

from __future__ import annotations

from samtal_tui.sharing.agreement import both_views as with_both_views
from samtal_tui.sharing.agreement import latest, reword
from samtal_tui.sharing.comment import new_comment
from samtal_tui.talk.session import new_id
from screens.told import Names
from screens.turned_acts import TurnedActs
from screens.turned_page import EVALUATION, Entry
from vault.records import COMMENT, PLAN_KINDS, TITLE_FIELD, Audience, Item, Kind, Voice


def reword_entry(room: TurnedActs, entry: Entry, names: Names) -> None:
    """Ask for other words, or for the first ones of an answer."""
    item = entry.item
    if entry.field:
        _answer(room, entry, names)
    elif item and item.kind is Kind.OUTCOME:
        room.say(room.t("How last year's plan went is changed where you go through it."))
    elif item and latest(item).kind is Kind.DISSENT:
        _ask_both(room, item, item, latest(item).fields, names)
    elif item:
        field = TITLE_FIELD[item.kind]
        question = room.t("New wording; the agreed one stands until you both say yes.")
        room.ask(
            question if item.agreed else room.t("New wording"),
            latest(item).title,
            item.id,
            lambda words: _reworded(room, item.id, field, words),
        )


def both_views(room: TurnedActs, entry: Entry, names: Names) -> None:
    """Ask for the other wording; what one of the two has said already is kept as it stands."""
    item = entry.item
    if entry.field:
        room.say(room.t("Here you each write your own line."))
    elif item is None or item.kind is Kind.OUTCOME:
        room.say(room.t("How last year's plan went is changed where you go through it."))
    elif item.kind in PLAN_KINDS:
        # A plan row holds more than a sentence: it stays, and the two views stand beside it.
        beside = Item(
            id=new_id(),
            person=item.person,
            talk=item.talk,
            kind=Kind.DISSENT,
            audience=latest(item).audience,
            fields={},
            question=item.question,
            origin=item.id,
            position=item.position,
            was=item.kind,
        )
        _ask_both(room, item, beside, {"employee": latest(item).title, "manager": latest(item).title}, names)
    else:
        newest = latest(item)
        both = {"employee": newest.title, "manager": newest.title}
        fields = newest.fields if newest.kind is Kind.DISSENT else both
        if newest.kind is not Kind.DISSENT and newest.voice is Voice.EMPLOYEE:
            _ask_manager(room, item, item, newest.title, "", names)
        elif newest.kind is not Kind.DISSENT and newest.voice is Voice.MANAGER:
            room.ask(
                _sees(room, names.employee),
                "",
                f"{item.id}:employee",
                lambda words: _keep_both(room, item, words, newest.title),
            )
        else:
            _ask_both(room, item, item, fields, names)


def _ask_both(room: TurnedActs, about: Item, item: Item, fields: dict[str, str], names: Names) -> None:
    room.ask(
        _sees(room, names.employee),
        fields.get("employee", ""),
        f"{about.id}:employee",
        lambda words: _ask_manager(room, about, item, words, fields.get("manager", ""), names),
    )


def _ask_manager(
    room: TurnedActs, about: Item, item: Item, employee: str, manager: str, names: Names
) -> None:
    room.ask(
        _sees(room, names.manager),
        manager,
        f"{about.id}:manager",
        lambda words: _keep_both(room, item, employee, words),
    )


def _sees(room: TurnedActs, name: str) -> str:
    return room.t("{name} sees it like this", name=name)


def _keep_both(room: TurnedActs, item: Item, employee: str, manager: str) -> None:
    if employee.strip() and manager.strip():
        room.act([with_both_views(room.newest(item), employee, manager)])


def _reworded(room: TurnedActs, item_id: str, field: str, words: str) -> None:
    item = room.item(item_id)
    if words.strip() and item and words != latest(item).fields.get(field):
        room.act([reword(room.shown.vault_id, item, {**latest(item).fields, field: words})])


def _answer(room: TurnedActs, entry: Entry, names: Names) -> None:
    written = latest(entry.item).fields.get(entry.field, "") if entry.item else ""
    asked = entry.above or next(room.t(question) for field, question in EVALUATION if field == entry.field)
    room.ask(
        f"{asked}   {names.of(entry.voice)}",
        written,
        entry.key,
        lambda words: _answered(room, entry, words),
    )


def _answered(room: TurnedActs, entry: Entry, words: str) -> None:
    item = room.item(entry.item.id) if entry.item else None
    if not words.strip():
        return
    if item:
        _reworded(room, item.id, entry.field, words)
        return
    if entry.key == COMMENT:
        room.act([new_comment(new_id(), room.shown.person.id, room.talk_id, words)])
        return
    written = Item(
        id=new_id(),
        person=room.shown.person.id,
        talk=room.talk_id,
        kind=Kind.EVALUATION,
        audience=Audience.BETWEEN_US,
        fields={"voice": str(entry.voice), entry.field: words},
    )
    room.act([written])
