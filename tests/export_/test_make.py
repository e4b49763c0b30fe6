"""From a vault to a file and a line in the history."""

from __future__ import annotations

import hashlib
import shutil
import stat
from datetime import UTC, datetime

import pytest
from export_.realistic import BETWEEN, DAY, PRIVATE, fill

from samtal_tui.export.errors import CannotPlace, ExportError, NothingMayLeave, Why
from samtal_tui.export.formats import Format
from samtal_tui.export.make import make_document, run_worker
from samtal_tui.export.occasion import document_language
from samtal_tui.sharing.agreement import agree, withdraw
from samtal_tui.texts import Texts
from vault.errors import CannotWrite
from vault.records import Item, Kind, Person, Recipient
from vault.seam import create_for_tests
from vault.shareable import digest

NOW = datetime(2026, 2, 12, 9, 30, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path):
    opened = create_for_tests(tmp_path / "vault")
    fill(opened)
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "Samtal-dokument"


def make(vault, folder, recipient=Recipient.HR, format_=Format.MARKDOWN, language="sv", **more):
    return make_document(vault, "t1", recipient, format_, folder, language, now=NOW, **more)


def test_the_history_says_what_left_how_much_stayed_and_which_file(vault, folder):
    made = make(vault, folder)
    file = folder / made.file_name
    assert file.name == "Medarbetarsamtal_2026-02-10_Kim_Påhittad_HR.md"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert made.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (made.made_at, made.recipient, made.person, made.talk) == (NOW, Recipient.HR, "p7", "t1")
    assert made.stayed == {"private": 8, "sensitive": 1, "between_us": 4}
    items = {item.id: item for item in vault.items.of_talk("t1")}
    assert len(made.items) == 8
    assert all(one.digest == digest(vault.id, items[one.item]) for one in made.items)
    assert vault.ledger.of_person("p7") == [made]


def test_the_agreed_wording_leaves_while_a_new_one_waits(vault, folder):
    made = make(vault, folder, Recipient.EMPLOYEE)
    text = folder.joinpath(made.file_name).read_text(encoding="utf-8")
    assert "var femte vecka" in text
    assert "var sjätte vecka" not in text
    assert made.stayed["changed"] == 1


def test_what_is_withdrawn_is_gone_from_the_next_document(vault, folder):
    agreed = next(item for item in vault.items.of_talk("t1") if "skrivbord" in item.title)
    first = make(vault, folder)
    assert "skrivbord" in folder.joinpath(first.file_name).read_text(encoding="utf-8")
    vault.items.apply("t1", put=[withdraw(agreed)])
    second = make(vault, folder, overwrite=True)
    assert "skrivbord" not in folder.joinpath(second.file_name).read_text(encoding="utf-8")
    assert second.stayed["private"] == first.stayed["private"] + 1


def test_nothing_is_written_over_without_a_yes(vault, folder):
    first = make(vault, folder)
    folder.joinpath(first.file_name).write_text("ändrat för hand", encoding="utf-8")
    with pytest.raises(CannotPlace) as refused:
        make(vault, folder)
    assert refused.value.why is Why.EXISTS
    assert first.file_name in refused.value.sentence(Texts("sv"))
    assert folder.joinpath(first.file_name).read_text(encoding="utf-8") == "ändrat för hand"
    assert vault.ledger.all() == [first]


def test_a_history_that_cannot_be_written_means_no_file(vault, folder, monkeypatch):
    def full(_document):
        raise CannotWrite

    monkeypatch.setattr(vault.ledger, "record", full)
    with pytest.raises(CannotWrite):
        make(vault, folder)
    assert list(folder.iterdir()) == []


def test_a_folder_that_vanishes_in_the_middle_leaves_no_line(vault, folder, monkeypatch):
    record = vault.ledger.record

    def and_then_it_vanishes(document):
        record(document)
        shutil.rmtree(folder)

    monkeypatch.setattr(vault.ledger, "record", and_then_it_vanishes)
    with pytest.raises(CannotPlace) as refused:
        make(vault, folder)
    assert refused.value.why is Why.NO_FOLDER
    assert vault.ledger.all() == []


def test_the_line_in_the_history_is_there_before_the_file(vault, folder, monkeypatch):
    record = vault.ledger.record

    def looked_at(document):
        assert not folder.joinpath(document.file_name).exists()
        record(document)

    monkeypatch.setattr(vault.ledger, "record", looked_at)
    made = make(vault, folder)
    assert folder.joinpath(made.file_name).exists()


def test_without_agreement_there_is_nothing_to_make(tmp_path, folder):
    vault = create_for_tests(tmp_path / "other")
    fill(vault, agreed=())
    for recipient in Recipient:
        with pytest.raises(NothingMayLeave) as refused:
            make(vault, folder, recipient)
        assert refused.value.exit_code == 6
        assert refused.value.sentence(Texts("sv")).endswith("; ingenting är skapat.")
    vault.close()
    assert not folder.exists()


def test_another_persons_words_never_come_along(vault, folder):
    vault.people.add(Person(id="p8", number=8, given="Ali"))
    talk = vault.talks.get("t1").model_copy(update={"id": "t2", "person": "p8"})
    vault.talks.add(talk)
    fields = {"voice": "employee", "text": "Ali vill byta enhet till våren"}
    item = Item(id="x1", person="p8", talk="t2", kind=Kind.NOTE, audience=BETWEEN, fields=fields)
    vault.items.apply("t2", put=[agree(vault.id, item, DAY)])
    made = make(vault, folder, Recipient.EMPLOYEE)
    assert "Ali" not in folder.joinpath(made.file_name).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_speaks_the_language_it_is_given(vault, folder, language):
    made = make(vault, folder, language=language)
    text = folder.joinpath(made.file_name).read_text(encoding="utf-8")
    assert ("Årets utmaning" in text) is (language == "sv")
    assert ("Challenge of the year" in text) is (language == "en")
    assert "Dokumentera de två sista larmen" in text


def test_the_employee_reads_in_her_own_language():
    person = Person(id="p", number=1, given="Kim", language="en")
    assert document_language(person, Recipient.EMPLOYEE, "sv") == "en"
    assert document_language(person, Recipient.HR, "sv") == "sv"


def test_without_the_guide_the_lines_still_leave(vault, folder):
    talk = vault.talks.get("t1").model_copy(update={"guide": "försvunnen"})
    vault.talks.update(talk)
    made = make(vault, folder, Recipient.EMPLOYEE)
    text = folder.joinpath(made.file_name).read_text(encoding="utf-8")
    assert "### Övrigt" in text
    assert "Vill ha jour högst var femte vecka." in text


def test_lines_stand_under_the_guides_headings_in_its_order(vault, folder):
    made = make(vault, folder, Recipient.EMPLOYEE)
    text = folder.joinpath(made.file_name).read_text(encoding="utf-8")
    headings = [line.removeprefix("### ") for line in text.splitlines() if line.startswith("### ")]
    assert headings == [
        "Mål och handlingsplan",
        "Årets utmaning",
        "Arbetssituation",
        "Att samspela",
        "Avslutning",
    ]


def test_the_review_of_last_years_plan_says_when_it_is_followed_up(vault, folder):
    made = make(vault, folder, Recipient.PAY_TALK)
    text = folder.joinpath(made.file_name).read_text(encoding="utf-8")
    assert "Följer med<br>Dokumentera de två sista larmen<br>Följs upp 2026-09-15" in text


@pytest.mark.parametrize(
    ("word", "name"), [("malsamtal", "Målsamtal"), ("", "Medarbetarsamtal"), ("okänt", "Medarbetarsamtal")]
)
def test_the_talk_is_called_what_the_workplace_calls_it(vault, folder, word, name):
    vault.profile.put(vault.profile.get().model_copy(update={"word": word}))
    made = make(vault, folder)
    assert made.file_name.startswith(f"{name}_2026-02-10")
    assert folder.joinpath(made.file_name).read_text(encoding="utf-8").startswith(f"# {name} 2026-02-10")


def test_a_second_edition_stands_beside_the_first(vault, folder):
    first, second = make(vault, folder), make(vault, folder, edition=2)
    assert {path.name for path in folder.iterdir()} == {first.file_name, second.file_name}
    assert second.file_name == "Medarbetarsamtal_2026-02-10_Kim_Påhittad_HR_2.md"


def test_a_private_line_with_the_very_words_of_an_agreed_one_is_no_leak(vault, folder):
    fields = {"text": "Vill ha jour högst var femte vecka."}
    same = Item(id="s1", person="p7", talk="t1", kind=Kind.NOTE, audience=PRIVATE, fields=fields)
    vault.items.apply("t1", put=[same])
    assert make(vault, folder, Recipient.EMPLOYEE).stayed["private"] == 9


def test_the_process_without_keys_is_given_what_leaves_and_no_more(vault, folder):
    given = []

    def maker(format_, content):
        given.append(content.decode())
        return run_worker(format_, content)

    make(vault, folder, maker=maker)
    hidden = [item.title for item in vault.items.of_talk("t1") if not item.audience.shareable]
    assert len(hidden) == 9
    assert not [text for text in hidden if text != "ok" and text in given[0]]
    assert vault.id not in given[0]
    assert str(vault.folder) not in given[0]


def test_every_error_has_a_sentence_in_both_languages():
    errors: list[ExportError] = [
        NothingMayLeave(Recipient.PAY_TALK),
        *(CannotPlace(why, DAY) for why in Why),
    ]
    for error in errors:
        swedish, english = error.sentence(Texts("sv")), error.sentence(Texts("en"))
        assert swedish != english
        assert "{" not in swedish + english
