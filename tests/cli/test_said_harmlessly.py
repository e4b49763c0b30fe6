"""What a command says acts on no terminal; what goes on to another program is exact."""

from io import StringIO

import pytest

from samtal_tui.commands.desk import remark, say

ATTACK = "före \x1b]52;c;aGVq\x07\x9b2J\u202e efter\nrad två"
SHOWN = "före ␛]52;c;aGVq␇\ufffd2J· efter\nrad två\n"


class Screen(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_result_is_harmless_on_a_terminal_and_exact_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    for place, said in ((Screen(), SHOWN), (StringIO(), ATTACK + "\n")):
        monkeypatch.setattr("sys.stdout", place)
        say(ATTACK)
        assert place.getvalue() == said


def test_a_remark_is_harmless_wherever_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", place := StringIO())
    remark(ATTACK)
    assert place.getvalue() == SHOWN
