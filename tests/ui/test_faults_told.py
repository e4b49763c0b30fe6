"""A fault says where it happened and never what was written, by whichever way the program ends on it."""

import asyncio
import signal
import sys
import threading
import warnings
from pathlib import Path

import pytest
from rich.text import Text

from samtal_tui import crash
from samtal_tui.config import Config
from samtal_tui.terminal import Terminal
from samtal_tui.texts import Texts
from samtal_tui.viewer import ViewerApp

CANARY = "kanariefågel-i-ett-felmeddelande"


class Drawn(Exception):
    """An error that knows how to draw itself, as those of style sheets and of markup do."""

    def __rich__(self) -> Text:
        return Text(CANARY)


async def test_a_fault_that_draws_itself_is_not_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    app = ViewerApp(Config(), Texts("sv"), list)
    with pytest.raises(Drawn):
        async with app.run_test():
            app._handle_exception(Drawn())
    told = capsys.readouterr()
    assert app.return_code == 1
    assert "fel i programmet" in told.err
    assert "Drawn" in told.err
    assert CANARY not in told.out + told.err


async def test_what_is_handed_over_to_be_drawn_at_the_end_is_not_drawn(
    capsys: pytest.CaptureFixture[str],
) -> None:
    app = ViewerApp(Config(), Texts("sv"), list)
    async with app.run_test():
        app.panic(Text(CANARY))
    told = capsys.readouterr()
    assert app.return_code == 1
    assert "fel i programmet" in told.err
    assert CANARY not in told.out + told.err


async def test_a_fault_while_keys_are_read_goes_the_way_of_every_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Failing(Terminal):
        def read_keys(self) -> None:
            raise ValueError(CANARY)

    monkeypatch.setattr(signal, "signal", lambda *_: None)
    loop, heard = asyncio.get_running_loop(), []
    loop.set_exception_handler(lambda _loop, context: heard.append(context["exception"]))
    app = ViewerApp(Config(), Texts("sv"), list)
    Failing(app)._run_input_thread()
    await asyncio.sleep(0)
    assert [type(error) for error in heard] == [ValueError]


def test_a_fault_beside_the_program_says_where_and_never_what(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Falls:
        def __del__(self) -> None:
            raise ValueError(CANARY)

    def fails() -> None:
        raise KeyError(CANARY)

    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    with warnings.catch_warnings():
        crash.be_quiet_beside()
        monkeypatch.setattr(warnings, "showwarning", lambda *what: sys.stderr.write(str(what)))
        warnings.warn(CANARY, UserWarning, stacklevel=1)
        thread = threading.Thread(target=fails)
        thread.start()
        thread.join()
        falling = Falls()
        del falling
    told = capsys.readouterr().err
    assert told.count(Path(__file__).name) == 2
    assert "KeyError" in told
    assert "ValueError" in told
    assert CANARY not in told
