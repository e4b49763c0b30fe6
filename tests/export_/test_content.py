"""What travels to the process that makes documents, and what it refuses."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samtal_tui.export.content import (
    Content,
    Field,
    Group,
    Line,
    NotContent,
    Plan,
    Said,
    Section,
    Signature,
    Table,
    from_json,
    printable,
    to_json,
)

CONTENTS = st.builds(
    Content,
    language=st.sampled_from(["sv", "en"]),
    header=st.lists(st.builds(Field, st.text(), st.text())).map(tuple),
    plan=st.none()
    | st.builds(
        Plan,
        tables=st.lists(
            st.builds(
                Table,
                title=st.text(),
                groups=st.lists(st.builds(Group, st.text(), st.tuples(st.text()))).map(tuple),
                rows=st.lists(st.tuples(st.text(), st.text())).map(tuple),
            )
        ).map(tuple),
    ),
    outcomes=st.none(),
    sections=st.lists(
        st.builds(
            Section,
            title=st.text(),
            lines=st.lists(
                st.builds(Line, st.text(), st.lists(st.builds(Said, st.text(), st.text())).map(tuple))
            ).map(tuple),
        )
    ).map(tuple),
    signature=st.none() | st.builds(Signature, parties=st.tuples(st.builds(Field, st.text(), st.text()))),
    format=st.just("samtal-document-1"),
)


@settings(max_examples=30)
@given(CONTENTS)
def test_it_arrives_as_it_left(content):
    assert from_json(to_json(content)) == content


def sample() -> dict[str, object]:
    content = Content("sv", "t", "s", "2026-02-10", "p", (), None, None, "n", (), None)
    return json.loads(to_json(content))


@pytest.mark.parametrize(
    "change",
    [
        {"extra": "1"},
        {"title": 1},
        {"title": None},
        {"header": "x"},
        {"header": [{"label": "x"}]},
        {"plan": []},
        {"sections": [{"title": "x", "lines": [{}]}]},
        {"format": "samtal-document-2"},
    ],
)
def test_anything_else_is_refused_without_a_word_of_it(change):
    data = json.dumps(sample() | change | {"statement": "hemligt"}).encode()
    with pytest.raises(NotContent) as refused:
        from_json(data)
    assert "hemligt" not in repr(refused.value)
    assert refused.value.__cause__ is None


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000])
def test_what_is_no_json_object_is_refused(data):
    with pytest.raises(NotContent):
        from_json(data)


@given(st.text())
def test_only_what_no_document_can_hold_is_left_out(text):
    kept = printable(text)
    assert all(c == "\n" or (c >= " " and c not in "\x7f\ufffe\uffff") for c in kept)
    assert printable(kept) == kept
    if text.isprintable():
        assert kept == text
