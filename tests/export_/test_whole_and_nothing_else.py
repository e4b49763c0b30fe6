"""Whatever was typed, a document holds all that was agreed, and passes its own final check."""

from __future__ import annotations

import pytest
from export_.strategies import VAULT, items, occasions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samtal_tui.export.compose import content_of
from samtal_tui.export.content import from_json, to_json
from samtal_tui.export.final_check import final_check
from samtal_tui.export.formats import Format
from samtal_tui.export.known import agreed_texts, known_texts
from samtal_tui.export.worker import maker_of
from samtal_tui.sharing.forbidden import written_texts
from samtal_tui.sharing.leak_check import Forbidden
from samtal_tui.texts import Texts
from vault.shareable import select


@pytest.mark.parametrize("format_", list(Format))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_talk_gives_a_whole_document_without_a_false_alarm(format_, data):
    written = [data.draw(items(number)) for number in range(data.draw(st.integers(1, 6)))]
    occasion = data.draw(occasions())
    t = Texts(data.draw(st.sampled_from(["sv", "en"])))
    leaving = select(VAULT, written, occasion.recipient)
    content = content_of(leaving, occasion, t, part=data.draw(st.sampled_from([0, 40, 400])))
    assert from_json(to_json(content)) == content
    gone = {item.id for item in leaving}
    forbidden = [
        Forbidden(item.id, item.talk, text)
        for item in written
        for fields in (
            [] if item.id in gone else [item.fields],
            [item.proposal.fields] if item.proposal else [],
        )
        for one in fields
        for text in written_texts(one)
    ]
    final_check(
        maker_of(format_)(content),
        format_,
        agreed=agreed_texts(leaving),
        known=known_texts(leaving, occasion, t),
        forbidden=forbidden,
    )
