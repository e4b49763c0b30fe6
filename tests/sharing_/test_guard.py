"""The sensitive guard on a table of phrases, on neutral text, and on anything at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.sharing.guard import SAID, Reason, remarks

SENSITIVE = [
    ("höj- och sänkbart skrivbord p.g.a. ryggbesvär", "ryggbesvär", Reason.HEALTH),
    ("var sjukskriven i våras", "sjukskriven", Reason.HEALTH),
    ("nämnde läkarbesök på torsdag", "läkarbesök", Reason.HEALTH),
    ("hon mår dåligt av skiften", "mår dåligt", Reason.HEALTH),
    ("är GRAVID och slutar lyfta", "GRAVID", Reason.HEALTH),
    ("fick en diagnos i höstas", "diagnos", Reason.HEALTH),
    ("huvudvärk varje måndag", "huvudvärk", Reason.HEALTH),
    ("går hos psykolog", "psykolog", Reason.HEALTH),
    ("on sick leave in May", "sick", Reason.HEALTH),
    ("burnout last spring", "burnout", Reason.HEALTH),
    ("har pratat med facket", "facket", Reason.UNION),
    ("är medlem i Vårdförbundet", "Vårdförbundet", Reason.UNION),
    ("asked her trade union", "trade union", Reason.UNION),
    ("ledig under ramadan", "ramadan", Reason.RELIGION),
    ("vill ha ett bönerum", "bönerum", Reason.RELIGION),
    ("har utländsk bakgrund", "utländsk bakgrund", Reason.ETHNICITY),
    ("kommentarer om hudfärg", "hudfärg", Reason.ETHNICITY),
    ("är homosexuell", "homosexuell", Reason.SEXUAL_ORIENTATION),
    ("är transperson", "transperson", Reason.GENDER_IDENTITY),
    ("har en funktionsnedsättning", "funktionsnedsättning", Reason.DISABILITY),
    ("nära pensionsåldern", "pensionsåldern", Reason.AGE),
    ("kommer tillbaka från föräldraledigheten", "föräldraledigheten", Reason.SEX),
    ("blev mobbad av gruppen", "mobbad", Reason.MISCONDUCT),
    ("fick en tillrättavisning", "tillrättavisning", Reason.MISCONDUCT),
    ("nummer 811218-9876 i mejlet", "811218-9876", Reason.PERSONNUMMER),
    ("nummer 198112189876", "198112189876", Reason.PERSONNUMMER),
]

NEUTRAL = [
    "vill ha jour högst var femte vecka",
    "jag pratar med Ines om schemat före 1 mars",
    "dokumentera de två sista larmen",
    "hålla larmutbildning för nya i jouren",
    "kursen i nätövervakning gav mer än väntat",
    "vill leda projektet om driftstopp på sjukhuset",
    "samarbetet med sjuksköterskorna på plan tre",
    "ny rutin för operationsplanering",
    "den medicintekniska utrustningen ska inventeras",
    "läser facklitteratur och fackspråk på engelska",
    "Kristina granskar mallen i april",
    "ärendet 2025-1234 stängdes",
    "ring 08-123 45 67 vid larm",
    "mål 2: färre driftstopp på kvällar och helger",
    "APT i maj, genomgång av budgeten",
    "tycker arbetsfördelningen är rimlig men vill ha tydligare prioriteringar",
    "behöver bättre skärm och tystare rum",
    "vill prova att handleda en student i höst",
    "följer upp den 15 oktober",
    "stress i slutet av månaden när rapporterna ska in",
    "wants to lead the network project next year",
    "clear the cache before each release",
    "the handover notes were late twice",
    "hälsningar till gruppen framförda",
    "vattenskada i serverrummet, plan för flytt",
    "är nöjd med återkopplingen efter presentationen",
]


@pytest.mark.parametrize(("text", "marked", "reason"), SENSITIVE, ids=[text for text, _, _ in SENSITIVE])
def test_what_is_sensitive_is_underlined_with_its_reason(text, marked, reason):
    assert (marked, reason) in {(text[found.start : found.end], found.reason) for found in remarks(text)}


@pytest.mark.parametrize("text", NEUTRAL)
def test_neutral_text_is_left_alone(text):
    assert remarks(text) == ()


def test_names_of_other_people_are_underlined_also_in_the_genitive():
    text = "Ines sa att Saras schema är tätt"
    found = [text[remark.start : remark.end] for remark in remarks(text, ["Ines Ny", "Sara Lind"])]
    assert found == ["Ines", "Saras"]


def test_a_name_that_is_a_word_is_a_name_only_with_a_capital():
    assert remarks("en sten i skon", ["Sten Berg"]) == ()
    assert remarks("pratade med Sten", ["Sten Berg"])[0].reason is Reason.THIRD_PERSON


def test_a_number_with_a_wrong_check_digit_is_a_number():
    assert remarks("811218-9875") == ()


def test_every_reason_has_its_word():
    assert set(SAID) == set(Reason)


@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=4))
def test_any_text_gives_places_within_it(text, names):
    for found in remarks(text, names):
        assert 0 <= found.start < found.end <= len(text)
