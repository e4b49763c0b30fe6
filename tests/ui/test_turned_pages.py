"""Pages of the turned screen: all of it, in order, never more at once than the window holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screens.turned_page import paginate

blocks = st.lists(st.integers(1, 12), max_size=8)
sections = st.lists(st.tuples(st.sampled_from(["Nuläge", "Framtid"]), blocks), max_size=5)


@given(sections, st.integers(4, 20))
def test_pages_hold_everything_once_in_order_and_fit(drawn: list[tuple[str, list[int]]], room: int) -> None:
    keyed = [
        (title, [(f"{place}-{number}", height) for number, height in enumerate(heights)])
        for place, (title, heights) in enumerate(drawn)
    ]
    heights = {key: height for _, group in keyed for key, height in group}
    pages = paginate(keyed, room)
    assert [key for page in pages for key in page.keys] == list(heights)
    for page in pages:
        assert page.keys
        assert len(page.keys) == 1 or sum(heights[key] for key in page.keys) <= room
        assert {key.partition("-")[0] for key in page.keys} == {page.keys[0].partition("-")[0]}
