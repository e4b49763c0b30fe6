"""Talks nobody planned for: any text, any kind, any readers, agreed or not."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from samtal_tui.export.occasion import Occasion
from samtal_tui.guides.loader import find
from samtal_tui.sharing.agreement import agree
from vault.records import (
    FIELDS,
    PLAN_KINDS,
    Audience,
    Cause,
    Item,
    Kind,
    NextStep,
    OutcomeResult,
    Person,
    PlanLayout,
    Profile,
    Proposal,
    Recipient,
    Talk,
    Voice,
)

VAULT = "f" * 32
DAY = date(2026, 2, 10)
GUIDE = find("kommunal-rutin")

NASTY = [
    "| a | b |\n|---|---|",
    "# rubrik",
    "- lista\n1. ett\n   > citat",
    "<script>alert(1)</script> &amp; &lt; <!-- -->",
    "[länk](https://x.se) ![bild](x.png) [^1] [a]: /b",
    "```\nkod\n```",
    "===\n---\n***",
    "slut på rad \\",
    "*fet* _kursiv_ ~~struken~~ `kod` $x$",
    "a\x00b\x1b[31mc\u202ed\u00ade\ufffef",
    "rad\r\nett\n\n\nrad två\ttabb\u2028sep",
    "&#112;rivat **fet** <br> \\| \\",
    "]]> <![CDATA[ <w:t>",
    "١٢٣ 中文字 한국어 ﬁ ǅ ß İ é é",
    "  indrag\n    kod",
]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80) | st.sampled_from(NASTY)
WRITTEN = st.lists(
    st.text(
        "abcdefghijklmnopqrstuvwxyzåäöéABCÅÄÖ0123456789-–/,.;:!?()&%€§'\"<>|*_#@+=~[]{}\\$^`", max_size=18
    ),
    max_size=60,
).flatmap(lambda words: st.sampled_from([" ", " ", " ", "\n"]).map(lambda between: between.join(words)))
"""Texts in the letters, digits and signs of a Swedish keyboard, some long enough to break over lines."""
DATES = st.sampled_from(["", "2026-06-30", "2027-01-01"])
CODES = {
    "voice": st.sampled_from([str(voice) for voice in Voice]),
    "result": st.sampled_from([str(result) for result in OutcomeResult]),
    "causes": st.lists(st.sampled_from([str(cause) for cause in Cause]), unique=True).map(" ".join),
    "next_step": st.sampled_from([str(step) for step in NextStep]),
    "horizon": st.sampled_from(["", "0-6", "6-24"]),
    "do_by": DATES,
    "follow_up": DATES,
    "responsible": st.sampled_from(["employee", "manager", "Ines"]),
}


NEIGHBOURS = [f"i{number}" for number in range(4)]
"""Ids of rows that one can be part of, or come from."""


@st.composite
def items(draw: st.DrawFn, number: int, texts: st.SearchStrategy[str] = TEXTS) -> Item:
    """One item; half of the shareable ones agreed, some with a proposal."""
    kind = draw(st.sampled_from(Kind))
    fields = {name: draw(CODES.get(name, texts)) for name in FIELDS[kind]}
    question = draw(st.sampled_from(["", "nowhere/at-all", *GUIDE.addresses()]))
    audience = draw(st.sampled_from(Audience))
    item = Item(
        id=f"i{number}",
        person="p",
        talk="t",
        kind=kind,
        audience=audience,
        question=question,
        fields=fields,
        was=draw(st.sampled_from([None, *PLAN_KINDS])) if kind is Kind.DISSENT else None,
        part_of=draw(st.sampled_from(["", *NEIGHBOURS])),
        origin=draw(st.sampled_from(["", *NEIGHBOURS])),
    )
    if audience.shareable and draw(st.booleans()):
        item = agree(VAULT, item, DAY)
        if draw(st.booleans()):
            changed = {name: draw(CODES.get(name, texts)) for name in FIELDS[kind]}
            item = item.model_copy(update={"proposal": Proposal(fields=changed, audience=audience)})
    return item


@st.composite
def occasions(draw: st.DrawFn) -> Occasion:
    """An occasion with two people."""
    return Occasion(
        person=Person(id="p", number=1, given="Kim", family="Påhittad", unit="IT-drift"),
        talk=Talk(id="t", person="p", on=DAY),
        profile=Profile(manager=draw(st.sampled_from(["", "Maria Ståhl"])), organisation="Påhittade kommun"),
        guide=draw(st.sampled_from([None, GUIDE])),
        recipient=draw(st.sampled_from(Recipient)),
        today=DAY,
        layout=draw(st.sampled_from(PlanLayout)),
        parts=draw(st.dictionaries(st.sampled_from(NEIGHBOURS), st.sampled_from(NEIGHBOURS), max_size=4)),
    )
