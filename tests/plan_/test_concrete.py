"""The word about goals that cannot be followed up: heard where it is of use, and nowhere else."""

import pytest

from samtal_tui.plan.concrete import is_vague


@pytest.mark.parametrize("goal", ["Bli bättre på dokumentation", "Utveckla ledarskapet", "Communicate more"])
def test_more_and_better_alone_cannot_be_followed_up(goal):
    assert is_vague(goal)


@pytest.mark.parametrize(
    "goal", ["", "Dokumentera de fem vanligaste larmen", "Öka svarstakten till 90 %", "Hålla larmutbildning"]
)
def test_what_can_be_seen_is_let_be(goal):
    assert not is_vague(goal)
