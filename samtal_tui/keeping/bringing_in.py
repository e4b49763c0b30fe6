"""Bring a checked file into the vault: all of it in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from samtal_tui.guides.loader import NO_FOLDER, Folder, Loaded, find_loaded
from samtal_tui.guides.problems import GuideError
from samtal_tui.keeping.interchange import Employee, HeldTalk, Interchange, Line, NotInterchange
from samtal_tui.people.details import DROPPED, fresh_id, tidy, without_personnummer
from samtal_tui.texts import mark
from vault.records import FIELDS, Agreement, Item, Person, Talk, checked
from vault.shareable import digest
from vault.store import OpenVault

NUMBER_TAKEN = mark("{file} gives at {where} a number that somebody else has: nothing is brought in.")
SEVERAL = mark("{file} has a name at {where} that fits several in the vault: add the number.")
NO_NAME = mark("{file} has no name left at {where}: nothing is brought in.")
TALK_HERE = mark("{file} has a talk at {where} that is in the vault already: nothing is brought in.")
NO_GUIDE = mark("{file} names a guide at {where} that is not here: nothing is brought in.")
NO_QUESTION = mark("{file} names a question at {where} that its guide does not have: nothing is brought in.")


@dataclass(frozen=True)
class Arrived:
    """How much was brought in; `remarks` are (place, English sentence) about what was left out."""

    people: int = 0
    talks: int = 0
    lines: int = 0
    remarks: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: Arrived) -> Arrived:
        return Arrived(
            self.people + other.people,
            self.talks + other.talks,
            self.lines + other.lines,
            self.remarks + other.remarks,
        )


def bring_in(
    vault: OpenVault,
    file: Interchange,
    new_id: Callable[[], str] = fresh_id,
    *,
    own: Folder = NO_FOLDER,
) -> Arrived:
    """Write everything in `file`, or nothing. Raises `NotInterchange` and the vault's errors.

    Talks may name a guide that is built in, or one of the workplace's `own`.
    An employee who is in the vault already, by number and name or by name alone, is left as she is and given
    the talks. Nothing that came in can be undone line by line.
    """
    with vault.connection.transaction():
        bringing = _Bringing(vault, new_id, own)
        arrived = Arrived()
        for place, employee in enumerate(file.people):
            arrived += bringing.employee(employee, f"people[{place}]")
    return arrived


class _Bringing:
    """One file on its way in."""

    def __init__(self, vault: OpenVault, new_id: Callable[[], str], own: Folder) -> None:
        self._vault = vault
        self._own = own
        self._new_id = new_id
        self._before = tuple(vault.people.all())

    def employee(self, employee: Employee, where: str) -> Arrived:
        """Bring in one employee and her talks."""
        cleaned, remarks = _cleaned(employee, where)
        person, arrived = self._person(cleaned, where), Arrived(remarks=remarks)
        if person is None:
            number = employee.number or self._vault.people.next_number()
            details = cleaned.model_dump(exclude={"talks", "number"})
            person = self._vault.people.add(
                checked(Person, {"id": self._new_id(), "number": number, **details})
            )
            arrived += Arrived(people=1)
        ids: dict[str, str] = {}
        for place, talk in enumerate(employee.talks):
            arrived += self._talk(person, talk, ids, f"{where}.talks[{place}]")
        return arrived

    def _person(self, employee: Employee, where: str) -> Person | None:
        """The one in the vault this is, or None."""
        name = (employee.given.casefold(), employee.family.casefold())
        alike = [
            person for person in self._before if (person.given.casefold(), person.family.casefold()) == name
        ]
        if employee.number is None:
            if len(alike) > 1:
                raise NotInterchange(SEVERAL, where)
            return alike[0] if alike else None
        holder = next((person for person in self._before if person.number == employee.number), None)
        if holder is not None and holder not in alike:
            raise NotInterchange(NUMBER_TAKEN, f"{where}.number")
        return holder

    def _talk(self, person: Person, talk: HeldTalk, ids: dict[str, str], where: str) -> Arrived:
        """Bring in one talk. `ids` are the ids given to the file's ids so far."""
        if any((old.on, old.kind) == (talk.on, talk.kind) for old in self._vault.talks.of_person(person.id)):
            raise NotInterchange(TALK_HERE, where)
        loaded, version = self._guide(talk, where)
        _check_questions(talk, loaded, where)
        kept = self._vault.talks.add(
            checked(
                Talk,
                {
                    **talk.model_dump(exclude={"lines"}),
                    "id": self._new_id(),
                    "person": person.id,
                    "guide_version": version,
                },
            )
        )
        ids |= {line.id: self._new_id() for line in talk.lines if line.id}
        items = [self._item(kept, line, ids, loaded) for line in talk.lines]
        self._vault.items.apply(kept.id, items)
        self._vault.items.forget_history(kept.id)
        return Arrived(talks=1, lines=len(items))

    def _guide(self, talk: HeldTalk, where: str) -> tuple[Loaded | None, str]:
        """The guide of a talk, if it names one, and the version its text is kept under."""
        if not talk.guide:
            return None, ""
        try:
            loaded = find_loaded(talk.guide, self._own)
        except GuideError:
            raise NotInterchange(NO_GUIDE, f"{where}.guide") from None
        return loaded, self._vault.guides.keep(loaded.guide.id, loaded.guide.version, loaded.toml)

    def _item(self, talk: Talk, line: Line, ids: Mapping[str, str], loaded: Loaded | None) -> Item:
        fields = line.fields
        if "voice" in FIELDS[line.kind] and loaded and line.question:
            fields.setdefault("voice", loaded.guide.question(line.question).voice)
        item = Item(
            id=ids.get(line.id) or self._new_id(),
            person=talk.person,
            talk=talk.id,
            kind=line.kind,
            audience=line.audience,
            fields=fields,
            question=line.question,
            origin=ids.get(line.origin, ""),
            part_of=ids.get(line.part_of, ""),
            held_back=line.held_back,
            kept_until=line.kept_until,
        )
        if line.agreed is None:
            return item
        agreement = Agreement(digest=digest(self._vault.id, item), on=line.agreed, way=line.way)
        return item.model_copy(update={"agreed": agreement})


def _cleaned(employee: Employee, where: str) -> tuple[Employee, tuple[tuple[str, str], ...]]:
    """The employee with tidy details, none of them a personnummer, and a remark on each that lost one."""
    texts: dict[str, str] = {}
    remarks = []
    for field in ("given", "family", "role", "unit", "exempt", "included"):
        tidied = tidy(getattr(employee, field))
        texts[field] = without_personnummer(tidied)
        if texts[field] != tidied:
            remarks.append((f"{where}.{field}", DROPPED))
    if not texts["given"]:
        raise NotInterchange(NO_NAME, f"{where}.given")
    return employee.model_copy(update=texts), tuple(remarks)


def _check_questions(talk: HeldTalk, loaded: Loaded | None, where: str) -> None:
    known = {"", *(loaded.guide.addresses() if loaded else ())}
    asked: Iterable[tuple[str, str]] = (
        (f"{where}.lines[{place}].question", line.question) for place, line in enumerate(talk.lines)
    )
    for place, question in ((f"{where}.question", talk.question), *asked):
        if question not in known:
            raise NotInterchange(NO_QUESTION, place)
