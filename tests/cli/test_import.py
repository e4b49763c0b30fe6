"""What comes in, whole or not at all; what does not, and that no refusal repeats a value."""

import json
import re
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
from cli.program import TEAM
from hypothesis import given, settings
from hypothesis import strategies as st

from samtal_tui.guides.loader import load_folder, toml_of
from samtal_tui.keeping.bringing_in import bring_in
from samtal_tui.keeping.interchange import MAX_BYTES, NotInterchange, read
from samtal_tui.people.details import DROPPED
from vault.errors import CannotWrite
from vault.records import Audience, Kind, Recipient, TalkStatus, Voice
from vault.seam import create_for_tests
from vault.shareable import is_agreed, may_leave, select

DOCS = Path(__file__).parents[2] / "docs" / "interchange.md"


@pytest.fixture
def vault(tmp_path):
    opened = create_for_tests(tmp_path / "valv")
    yield opened
    opened.close()


def as_bytes(content: object) -> bytes:
    return json.dumps(content).encode()


def file_of(*people: dict[str, object]) -> bytes:
    return as_bytes({"format": "samtal-import-1", "people": list(people)})


def one_line(**line: object) -> bytes:
    talk = {"on": "2025-03-04", "guide": "kommunal-rutin", "lines": [line]}
    return file_of({"given": "Kim", "talks": [talk]})


def everything(vault) -> tuple[object, ...]:
    return (vault.people.all(), vault.talks.all(), vault.items.all())


def refused(data: bytes) -> NotInterchange:
    with pytest.raises(NotInterchange) as caught:
        read(data)
    return caught.value


def complaint(data: bytes) -> NotInterchange | None:
    try:
        read(data)
    except NotInterchange as error:
        return error
    return None


def test_the_example_in_the_documentation_comes_in(vault):
    example = re.search(r"```json\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)[1]
    arrived = bring_in(vault, read(example.encode()))
    assert (arrived.people, arrived.talks, arrived.lines, arrived.remarks) == (2, 2, 5, ())
    kim, asa = vault.people.all()
    assert (kim.number, kim.name, kim.employed_from) == (7, "Kim Ek", date(2019, 3, 1))
    assert (asa.number, asa.name) == (8, "Åsa Öst")
    goal = next(item for item in vault.items.all() if item.kind is Kind.GOAL)
    outcome = next(item for item in vault.items.all() if item.kind is Kind.OUTCOME)
    assert outcome.origin == goal.id
    assert outcome.fields["causes"] == "resources"
    assert goal.fields["do_by"] == "2025-09-30"
    handed = select(vault.id, vault.items.of_person(kim.id), Recipient.EMPLOYEE)
    assert [item.title for item in handed] == [
        "trivs i laget och vill stanna",
        "Dokumentera de fem vanligaste larmen",
        "Dokumentera de fem vanligaste larmen",
    ]


def test_every_value_the_format_names_is_documented():
    told = DOCS.read_text(encoding="utf-8")
    for kind in (Kind, Audience, TalkStatus, Voice):
        for value in kind:
            assert f"`{value}`" in told


def test_what_is_not_said_to_be_agreed_is_not(vault):
    bring_in(vault, read(one_line(text="delbart", audience="onward")))
    item = vault.items.all()[0]
    assert not is_agreed(vault.id, item)
    assert not any(may_leave(vault.id, item, recipient) for recipient in Recipient)


def test_what_is_agreed_may_leave_to_whom_its_audience_says(vault):
    bring_in(vault, read(one_line(text="delbart", audience="between_us", agreed="2025-03-04")))
    item = vault.items.all()[0]
    assert may_leave(vault.id, item, Recipient.EMPLOYEE)
    assert not may_leave(vault.id, item, Recipient.HR)


def test_a_line_without_a_voice_has_its_questions(vault):
    bring_in(vault, read(one_line(text="tungt", question="arbetssituation/arbetsbelastning")))
    assert vault.items.all()[0].voice is Voice.EMPLOYEE


def test_nothing_that_came_in_is_undone_by_a_key(vault):
    bring_in(vault, read(one_line(text="kvar")))
    assert vault.items.undo(vault.talks.all()[0].id) is None


def test_one_who_is_here_already_is_given_the_talks(vault):
    bring_in(vault, read(file_of({"number": 4, "given": "Kim", "family": "Ek", "role": "gammal"})))
    talk = {"on": "2025-03-04"}
    arrived = bring_in(vault, read(file_of({"given": "kim", "family": "EK", "role": "ny", "talks": [talk]})))
    assert (arrived.people, arrived.talks) == (0, 1)
    assert [(person.number, person.role) for person in vault.people.all()] == [(4, "gammal")]


def test_a_file_is_brought_in_once(vault):
    bring_in(vault, read(as_bytes(TEAM)))
    before = everything(vault)
    with pytest.raises(NotInterchange) as caught:
        bring_in(vault, read(as_bytes(TEAM)))
    assert caught.value.where == "people[0].talks[0]"
    assert everything(vault) == before


@pytest.mark.parametrize(
    ("person", "where"),
    [
        ({"given": "Bo", "number": 4}, "people[1].number"),
        ({"given": "19850101-1234"}, "people[1].given"),
        ({"given": " "}, "people[1].given"),
        ({"given": "Bo", "talks": [{"on": "2025-01-01", "guide": "hemlig"}]}, "people[1].talks[0].guide"),
        (
            {"given": "Bo", "talks": [{"on": "2025-01-01", "lines": [{"text": "a", "question": "a/b"}]}]},
            "people[1].talks[0].lines[0].question",
        ),
        (
            {"given": "Bo", "talks": [{"on": "2025-01-01"}, {"on": "2025-01-01"}]},
            "people[1].talks[1]",
        ),
    ],
)
def test_what_does_not_fit_the_vault_stops_all_of_it(vault, person, where):
    bring_in(vault, read(file_of({"number": 4, "given": "Kim"})))
    before = everything(vault)
    with pytest.raises(NotInterchange) as caught:
        bring_in(vault, read(file_of({"given": "Ny", "talks": [{"on": "2024-01-01"}]}, person)))
    assert caught.value.where == where
    assert everything(vault) == before


def test_a_fault_in_the_middle_leaves_nothing(vault, monkeypatch):
    before = everything(vault)
    add = vault.talks.add

    def failing(talk):
        if talk.on.year == 2024:
            raise CannotWrite
        return add(talk)

    monkeypatch.setattr(vault.talks, "add", failing)
    with pytest.raises(CannotWrite):
        bring_in(
            vault, read(file_of({"given": "Kim", "talks": [{"on": "2025-01-01"}, {"on": "2024-01-01"}]}))
        )
    assert everything(vault) == before


def test_a_personnummer_is_dropped_with_a_word_about_it(vault):
    arrived = bring_in(vault, read(file_of({"given": "Kim 19850101-1234", "role": "850101-1234 tekniker"})))
    assert arrived.remarks == (("people[0].given", DROPPED), ("people[0].role", DROPPED))
    assert [(person.name, person.role) for person in vault.people.all()] == [("Kim", "tekniker")]


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"", ""),
        (b"\xff\xfe", ""),
        (b"null", ""),
        (b"[]", ""),
        (b"{}", ""),
        (b'{"format": "samtal-import-2"}', ""),
        (b'{"format": "samtal-import-1", "people": NaN}', ""),
        (b'{"format": "samtal-import-1", "people": [' + b"[" * 100_000, ""),
        (b'{"format": "samtal-import-1", "people": ' + b"[" * 9000 + b"]" * 9000 + b"}", ""),
        (b'{"format": "samtal-import-1", "people": [' + b"9" * 5000 + b"]}", ""),
        (b'{"format": "samtal-import-1", "people": [], "people": []}', ""),
        (b'{"format": "samtal-import-1", "persons": []}', "persons"),
        (b'{"format": "samtal-import-1", "people": {}}', "people"),
        (file_of({}), "people[0].given"),
        (file_of({"given": 7}), "people[0].given"),
        (file_of({"given": "\ud800"}), "people[0].given"),
        (file_of({"given": "a" * 201}), "people[0].given"),
        (file_of({"given": "Kim", "number": 0}), "people[0].number"),
        (file_of({"given": "Kim", "number": "7"}), "people[0].number"),
        (file_of({"given": "Kim", "number": 7.5}), "people[0].number"),
        (file_of({"given": "Kim", "number": True}), "people[0].number"),
        (file_of({"given": "A", "number": 7}, {"given": "B", "number": 7}), "people[1].number"),
        (file_of({"given": "Kim", "personnummer": "x"}), "people[0].personnummer"),
        (file_of({"given": "Kim", "Hemlig nyckel": "x"}), "people[0].?"),
        (file_of({"given": "Kim", "language": "fi"}), "people[0].language"),
        (file_of({"given": "Kim", "talks": [{}]}), "people[0].talks[0].on"),
        (file_of({"given": "Kim", "talks": [{"on": 0}]}), "people[0].talks[0].on"),
        (file_of({"given": "Kim", "talks": [{"on": "2025-02-30"}]}), "people[0].talks[0].on"),
        (file_of({"given": "Kim", "talks": [{"on": "2025-02-01T00:00"}]}), "people[0].talks[0].on"),
        (one_line(), "people[0].talks[0].lines[0]"),
        (one_line(text="  "), "people[0].talks[0].lines[0]"),
        (one_line(text="a", goal="b"), "people[0].talks[0].lines[0]"),
        (one_line(text="a", agreed="2025-03-04"), "people[0].talks[0].lines[0]"),
        (one_line(text="a", audience="alla"), "people[0].talks[0].lines[0].audience"),
        (one_line(text="a", agreed=True, audience="onward"), "people[0].talks[0].lines[0].agreed"),
        (one_line(text="a", origin="finns-inte"), "people[0].talks[0].lines[0].origin"),
        (one_line(text="a", id="å"), "people[0].talks[0].lines[0].id"),
        (one_line(text="a", sequence=1), "people[0].talks[0].lines[0].sequence"),
        (one_line(text="a" * 20_001), "people[0].talks[0].lines[0].text"),
        (one_line(kind="goal", goal="a", do_by="i vår"), "people[0].talks[0].lines[0].do_by"),
    ],
)
def test_a_hostile_file_is_refused_at_its_place(data, where):
    assert refused(data).where == where


def test_an_id_stands_once_and_an_origin_stays_with_the_person():
    line = {"id": "a", "text": "a"}
    twice = [{"on": "2025-01-01", "lines": [line, line]}]
    assert refused(file_of({"given": "Kim", "talks": twice})).where.endswith("lines[1].id")
    once = [{"on": "2025-01-01", "lines": [line]}]
    hers = [{"on": "2025-01-01", "lines": [{"text": "b", "origin": "a"}]}]
    wrong = refused(file_of({"given": "Kim", "talks": once}, {"given": "Bo", "talks": hers}))
    assert wrong.where == "people[1].talks[0].lines[0].origin"


def test_a_file_too_large_is_not_read():
    assert "8 MB" in refused(b" " * (MAX_BYTES + 1)).sentence


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_bring_it_down(data):
    wrong = complaint(data)
    assert wrong is not None
    assert wrong.where == ""


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.just("kanariefågel") | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=8), inner, max_size=2),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(VALUES, st.data())
def test_whatever_stands_anywhere_is_refused_without_being_repeated(value, data):
    """Put anything at any place of a good file: it fits, or it is refused and the value is not told."""
    file = deepcopy(TEAM)
    place = file
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = value
    wrong = complaint(as_bytes(file))
    if wrong is not None:
        carried = [wrong, wrong.sentence, wrong.where, wrong.args, wrong.__context__, wrong.__cause__]
        assert "kanariefågel" not in " ".join(map(repr, carried))


def test_a_talk_may_name_one_of_the_workplaces_own_guides(vault, tmp_path):
    text = toml_of("kommunal-rutin").replace('id = "kommunal-rutin"', 'id = "var-mall"', 1)
    (tmp_path / "mallar").mkdir()
    (tmp_path / "mallar" / "var-mall.toml").write_text(text, encoding="utf-8")
    data = file_of({"given": "Kim", "talks": [{"on": "2025-03-04", "guide": "var-mall"}]})
    with pytest.raises(NotInterchange):
        bring_in(vault, read(data))
    bring_in(vault, read(data), own=load_folder(tmp_path / "mallar"))
    (talk,) = vault.talks.all()
    assert vault.guides.get("var-mall", talk.guide_version) == text


def test_a_sub_goal_is_brought_in_beneath_its_goal(vault):
    lines = [{"kind": "goal", "goal": "Stort", "id": "g"}, {"kind": "goal", "goal": "Litet", "part_of": "g"}]
    bring_in(vault, read(file_of({"given": "Kim", "talks": [{"on": "2025-03-04", "lines": lines}]})))
    big, small = vault.items.all()
    assert small.part_of == big.id
    lines = [{"kind": "goal", "goal": "Litet", "part_of": "g"}]
    data = file_of({"given": "Kim", "talks": [{"on": "2025-03-04", "lines": lines}]})
    assert refused(data).where == "people[0].talks[0].lines[0].part_of"
