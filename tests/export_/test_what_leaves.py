"""For every recipient and format: what leaves is exactly what may leave, read from the bytes themselves.

What may leave is worked out here a second time, from what each item was made as, without the program's rule.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import count
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from samtal_tui.export.compose import content_of, leaving_items
from samtal_tui.export.content import from_json
from samtal_tui.export.errors import NothingMayLeave
from samtal_tui.export.formats import Format
from samtal_tui.export.make import House, make_document
from samtal_tui.export.occasion import versioned
from samtal_tui.export.worker import maker_of
from samtal_tui.sharing.agreement import agree, both_views, reword
from samtal_tui.sharing.consent import give
from samtal_tui.sharing.forbidden import CODED
from samtal_tui.sharing.picture import Picture
from samtal_tui.texts import Texts
from vault.records import COMMENT, FIELDS, Audience, Draft, Item, Kind, Person, Recipient, Talk
from vault.seam import create_for_tests
from vault.shareable import may_leave
from vault.store import OpenVault

DAY = date(2026, 2, 10)
NOW = datetime(2026, 2, 11, 8, tzinfo=UTC)
LOGO = House(logo=Picture(3, 2, bytes(range(18))))
TALKS = {Format.WORD: 16, Format.PDF: 16}
"""How many talks are tried where a document takes its time; 40 elsewhere, 1,000 in the long campaigns."""

_READ = {
    Recipient.EMPLOYEE: (set(Kind), {Audience.BETWEEN_US, Audience.ONWARD}),
    Recipient.HR: (set(Kind), {Audience.ONWARD}),
    Recipient.PAY_TALK: ({Kind.GOAL, Kind.CHALLENGE, Kind.OUTCOME}, {Audience.ONWARD}),
    Recipient.NEW_MANAGER: (set(Kind), {Audience.ONWARD}),
}


@dataclass(frozen=True)
class Written:
    """An item, the marks in its agreed words (none when not agreed), and those of its proposal."""

    item: Item
    agreed: tuple[str, ...]
    waiting: tuple[str, ...]

    def leaves(self, recipient: Recipient, *, yes: bool) -> bool:
        kinds, audiences = _READ[recipient]
        if recipient is Recipient.NEW_MANAGER and yes:
            audiences = {Audience.BETWEEN_US, Audience.ONWARD}
        return bool(self.agreed) and self.item.kind in kinds and self.item.audience in audiences


def marked(kind: Kind, numbers: count) -> dict[str, str]:
    """A mark of its own in every field that holds somebody's words."""
    return {name: f"zq{next(numbers):05d}x i {name}" for name in FIELDS[kind] if name not in CODED}


def marks_of(fields: dict[str, str]) -> tuple[str, ...]:
    return tuple(re.findall(r"zq\d{5}x", " ".join(fields.values())))


def anything(rng: random.Random, vault: OpenVault, talk: str, numbers: count) -> Written:
    kind, audience = rng.choice(list(Kind)), rng.choice(list(Audience))
    item = Item(
        id=f"{talk}-{next(numbers)}",
        person=talk,
        talk=talk,
        kind=kind,
        audience=audience,
        question=COMMENT if kind is Kind.NOTE and rng.random() < 0.3 else "",
        fields=marked(kind, numbers),
    )
    if not audience.shareable or rng.random() < 0.4:
        return Written(item, (), marks_of(item.fields))
    item = agree(vault.id, item, DAY)
    said = marks_of(item.fields)
    if rng.random() < 0.3:
        item = reword(vault.id, item, marked(kind, numbers))
    elif rng.random() < 0.2:
        item = both_views(item, *marked(Kind.DISSENT, numbers).values())
    return Written(item, said, marks_of(item.proposal.fields) if item.proposal else ())


def raw(data: bytes, format_: Format) -> str:
    """Every byte of a file, unzipped and decompressed, as text."""
    if format_ is Format.WORD:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    if format_ is Format.PDF:
        reader = PdfReader(io.BytesIO(data))
        streams = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
        packed = [one.get_data() for one in streams if hasattr(one, "get_data")]
        return "\n".join(part.decode("latin-1") for part in (data, *packed))
    return data.decode()


def read(data: bytes, format_: Format) -> str:
    """What a reader sees."""
    if format_ is Format.WORD:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "".join(ET.fromstring(package.read("word/document.xml")).itertext())  # noqa: S314 - our own file
    if format_ is Format.PDF:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return data.decode()


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """One vault for all the talks of which only the composing is looked at."""
    opened = create_for_tests(tmp_path_factory.mktemp("leaves") / "vault")
    yield opened
    opened.close()


@pytest.fixture
def vault(tmp_path):
    opened = create_for_tests(tmp_path / "vault")
    yield opened
    opened.close()


def begin(vault: OpenVault, talk: str) -> None:
    """A talk with somebody of its own."""
    vault.people.add(Person(id=talk, number=vault.people.next_number(), given="Kim"))
    vault.talks.add(Talk(id=talk, person=talk, on=DAY))


@pytest.mark.parametrize("format_", list(Format))
@pytest.mark.parametrize("recipient", list(Recipient))
def test_what_leaves_is_what_may_leave_to_the_byte(crowded, recipient, format_):
    to_the_byte(crowded, recipient, format_, TALKS.get(format_, 40))


@pytest.mark.torture
@pytest.mark.parametrize("format_", list(Format))
@pytest.mark.parametrize("recipient", list(Recipient))
def test_a_thousand_talks_for_every_recipient_in_every_format(crowded, recipient, format_):
    to_the_byte(crowded, recipient, format_, 1000)


def to_the_byte(vault: OpenVault, recipient: Recipient, format_: Format, talks: int) -> None:
    rng, numbers, t = random.Random(f"{recipient}{format_}"), count(10_000), Texts("sv")
    left = stayed = 0
    for number in range(talks):
        talk, yes = f"{recipient}{format_}{number}of{talks}", rng.random() < 0.5
        begin(vault, talk)
        written = [anything(rng, vault, talk, numbers) for _ in range(rng.randint(2, 9))]
        vault.items.apply(talk, put=[one.item for one in written])
        if yes:
            give(vault, talk, DAY)
        leaving = [one for one in written if one.leaves(recipient, yes=yes)]
        items = leaving_items(vault, talk, recipient)
        assert {one.id for one in items} == {one.item.id for one in leaving}
        opened = frozenset({Audience.BETWEEN_US}) if yes else frozenset()
        for one in written:
            assert may_leave(vault.id, one.item, recipient, consented=opened) is (one in leaving)
        if not items:
            continue
        occasion = replace(versioned(vault, talk, recipient, DAY, items), logo=LOGO.logo)
        data = maker_of(format_)(content_of(items, occasion, t))
        goes = {mark for one in leaving for mark in one.agreed}
        stays = {mark for one in written for mark in (*one.agreed, *one.waiting)} - goes
        seen = read(data, format_)
        assert set(re.findall(r"zq\d{5}x", raw(data, format_) + seen)) == goes
        assert not any(mark[2:7] in seen for mark in stays)
        left, stayed = left + len(goes), stayed + len(stays)
    assert left > 12, "the positive control: much did leave"
    assert stayed > 20, "and much did stay"


@pytest.mark.parametrize("recipient", list(Recipient))
def test_the_same_through_the_real_process(vault, tmp_path, recipient):
    rng, numbers = random.Random(recipient), count(90_000)
    talk = f"child{recipient}"
    begin(vault, talk)
    written = [anything(rng, vault, talk, numbers) for _ in range(40)]
    vault.items.apply(talk, put=[one.item for one in written])
    vault.drafts.put(talk, "s/q", Draft(text="zq00000x i ett utkast"))
    for format_ in Format:
        made = make_document(vault, talk, recipient, format_, tmp_path, "sv", now=NOW, house=LOGO)
        data = tmp_path.joinpath(made.file_name).read_bytes()
        found = set(re.findall(r"zq\d{5}x", raw(data, format_) + read(data, format_)))
        assert found == {mark for one in written if one.leaves(recipient, yes=False) for mark in one.agreed}


MARKUP = "| # * _ ` \\ <b>&amp; ]]> $x$ #let x = 1 {page} {0} %s ${HOME} \"'"
TONGUES = "שלום עולם العربية 👩‍👩‍👧 🇸🇪 é 中文"
LONG = " ".join(f"ord{number}" for number in range(1600))


def heavy(vault: OpenVault, talk: str, *, tongues: bool) -> list[Item]:
    """Two hundred rows, a goal of ten thousand characters, the signs of every format."""
    words = [f"Mål nummer {number}" for number in range(200)]
    words[7], words[8] = f"{LONG[:9990]} slut på", MARKUP
    if tongues:
        words[9] = TONGUES
    fields = [{"goal": word, "activities": f"{word}\nrad två", "responsible": "employee"} for word in words]
    items = [
        Item(
            id=f"{talk}{number}", person=talk, talk=talk, kind=Kind.GOAL, audience=Audience.ONWARD, fields=one
        )
        for number, one in enumerate(fields)
    ]
    return [agree(vault.id, item, DAY) for item in items]


@pytest.mark.parametrize("format_", list(Format))
def test_two_hundred_rows_and_ten_thousand_characters_come_out_whole(vault, tmp_path, format_):
    talk = f"heavy{format_}"
    begin(vault, talk)
    vault.items.apply(talk, put=heavy(vault, talk, tongues=format_ is not Format.PDF))
    made = make_document(
        vault, talk, Recipient.HR, format_, tmp_path, "sv", now=NOW, maker=in_process, house=House(part=2000)
    )
    assert len(made.items) == 200
    seen = read(tmp_path.joinpath(made.file_name).read_bytes(), format_)
    for number in (0, 6, 10, 99, 199):
        assert f"nummer {number}" in " ".join(seen.split())
    assert "ord1200" in seen


def in_process(format_: Format, content: bytes) -> bytes:
    return maker_of(format_)(from_json(content))


@pytest.mark.parametrize(
    ("given", "family"),
    [("../../etc", "passwd"), ("..", "."), ("/", "\\"), ("a/b", "c\\d"), ("Kim\n", "Ek\u202e"), ("CON", "")],
)
def test_whatever_somebody_is_called_the_file_stays_in_its_folder(tmp_path, given, family):
    vault = create_for_tests(tmp_path / "vault")
    vault.people.add(Person(id="p", number=1, given=given, family=family))
    vault.talks.add(Talk(id="t", person="p", on=DAY))
    goal = Item(
        id="i", person="p", talk="t", kind=Kind.GOAL, audience=Audience.ONWARD, fields={"goal": "Mål"}
    )
    vault.items.apply("t", put=[agree(vault.id, goal, DAY)])
    made = make_document(
        vault, "t", Recipient.HR, Format.TEXT, tmp_path / "ut", "sv", now=NOW, maker=in_process
    )
    vault.close()
    assert [path.name for path in tmp_path.joinpath("ut").iterdir()] == [made.file_name]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ut", "vault"]


def test_nobody_is_given_an_empty_document(vault, tmp_path):
    begin(vault, "tom")
    for recipient in Recipient:
        with pytest.raises(NothingMayLeave):
            make_document(vault, "tom", recipient, Format.TEXT, tmp_path / "ut", "sv", now=NOW)
    assert not tmp_path.joinpath("ut").exists()
