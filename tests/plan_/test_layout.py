from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.widgets.plan_layout import apart, columns, labelled, shares, wrapped

TEXTS = st.text(alphabet="ab åäö日\n", max_size=120)
WIDTHS = st.integers(8, 90)


@given(TEXTS, WIDTHS)
def test_wrapping_keeps_every_word_and_never_passes_the_edge(text, width):
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.lists(TEXTS, min_size=1, max_size=6), st.integers(60, 200))
def test_a_table_row_stays_within_its_width(cells, width):
    widths = shares(width, [8] * len(cells), range(1, len(cells) + 1))
    assert min(widths) >= 8
    assert sum(widths) + 2 * (len(widths) - 1) == width
    row = columns(cells, widths).plain
    assert all(cell_len(line) <= width for line in row.split("\n"))


@given(TEXTS, st.sampled_from(["", "överens 2026-02-10"]), st.integers(40, 90), st.integers(0, 5))
def test_what_stands_apart_stays_within_its_width(left, right, width, indent):
    text = apart(left, right, width, indent=indent).plain
    assert all(cell_len(line) <= width for line in text.split("\n"))
    assert text.endswith(right)


def test_a_value_hangs_beside_its_label():
    text = labelled("Aktiviteter", "Mall i mars. Två larm i månaden.", 40, indent=2, label_width=14)
    assert text.plain.split("\n") == [
        "  Aktiviteter   Mall i mars. Två larm i",
        "                månaden.",
    ]


def test_a_word_longer_than_the_line_is_cut_and_not_lost():
    assert wrapped("å" * 10, 4) == ["åååå", "åååå", "åå"]


def test_control_characters_are_shown_and_do_nothing():
    assert wrapped("\x1b[2J", 20) == ["␛[2J"]
