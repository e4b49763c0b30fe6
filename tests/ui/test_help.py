"""F1 at the usual width: the legend of signs and readers is a table, one row each."""

import pytest
from rigs import rig, seen

from screens.help import Help


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_signs_and_the_readers_take_a_row_each(tmp_path, language):
    async with rig(tmp_path, Help("talk"), size=(80, 70), language=language) as (app, _pilot):
        rows = seen(app).split("\n")
        signs = [row for row in rows if row.lstrip().startswith(('"  ', "*  ", ".  ", "=  ", ">  "))]
        assert len(signs) == 5
        assert all(sign in signs[0] for sign in ("!  ", "#  ", "?  "))
        first = rows.index(signs[1])
        assert rows[first : first + 4] == signs[1:]
