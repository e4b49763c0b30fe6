"""Closing a tmux window sends SIGHUP and SIGCONT: a terminal that was not given back is not taken again."""

from __future__ import annotations

import pytest
from textual.drivers.linux_driver import LinuxDriver

from samtal_tui.terminal import Terminal


def test_the_terminal_is_taken_again_only_after_it_was_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    for name in ("start_application_mode", "stop_application_mode", "close"):
        monkeypatch.setattr(LinuxDriver, name, lambda _self, name=name: taken.append(name))
    driver = object.__new__(Terminal)
    driver._auto_restart = True
    driver._sigcont_application()
    assert taken == []
    driver.suspend_application_mode()
    driver._sigcont_application()
    driver._sigcont_application()
    assert taken == ["stop_application_mode", "close", "start_application_mode"]
