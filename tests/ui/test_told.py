"""The turned screen tells every word a yes covers: nothing can be agreed that was not there to be read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samtal_tui.sharing.forbidden import CODED
from samtal_tui.texts import Texts
from screens.told import Names, told
from vault.records import FIELDS, Audience, Item, Kind
from vault.shareable import digest

NAMES = Names("Kim", "Maria")
VAULT = "f" * 32
CODES = {
    "voice": ["employee", "manager", "both"],
    "result": ["done", "partly", "not_done", "obsolete"],
    "causes": ["own", "organisation", "resources", "other"],
    "next_step": ["carry", "split", "close"],
    "horizon": ["0-6", "6-24"],
    "do_by": ["2026-06-30", "2027-01-01"],
    "follow_up": ["2026-04-15", "2026-05-02"],
}


def item(kind: Kind, fields: dict[str, str]) -> Item:
    return Item(id="i", person="p", talk="t", kind=kind, audience=Audience.ONWARD, fields=fields)


def read(one: Item) -> str:
    said = told(one, NAMES, Texts("sv"))
    return "\n".join((said.who, *said.words, *said.details, said.when))


@pytest.mark.parametrize("kind", list(Kind))
def test_every_text_and_every_date_of_an_item_is_told(kind):
    fields = {name: f"ord om {name}" if name not in CODED else CODES[name][0] for name in FIELDS[kind]}
    shown = read(item(kind, fields))
    for name, text in fields.items():
        if name not in CODED or name in {"do_by", "follow_up"}:
            assert text in shown, name


@st.composite
def two_alike(draw: st.DrawFn) -> tuple[Item, Item]:
    """An item and the same one with a single field changed."""
    kind = draw(st.sampled_from(Kind))
    names = FIELDS[kind]
    texts = st.text("abcåäö", min_size=1, max_size=8)
    fields = {name: draw(st.sampled_from(CODES[name]) if name in CODES else texts) for name in names}
    name = draw(st.sampled_from(names))
    other = draw(st.sampled_from(CODES[name]) if name in CODES else texts)
    return item(kind, fields), item(kind, {**fields, name: other})


@settings(max_examples=80)
@given(two_alike())
def test_what_reads_alike_is_agreed_alike(pair):
    """Two items a yes tells apart look different at the turned screen."""
    one, other = pair
    if digest(VAULT, one) != digest(VAULT, other):
        assert read(one) != read(other)
