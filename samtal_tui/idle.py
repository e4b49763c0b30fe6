"""How long nothing has been typed, by a clock that goes on while the machine sleeps."""

from __future__ import annotations

import time
from collections.abc import Callable

SLEEP_SECONDS = 30.0
"""A machine that was away for this long has slept."""


def boot_clock() -> float:
    """Seconds since the machine started, sleep included where the system can tell (CLOCK_BOOTTIME)."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime(clock)


class IdleClock:
    """Measures idleness; neither the wall clock nor its changes matter."""

    def __init__(
        self, awake: Callable[[], float] = time.monotonic, always: Callable[[], float] = boot_clock
    ) -> None:
        self._awake, self._always = awake, always
        self._touched = always()
        self._asleep = always() - awake()

    def touch(self) -> None:
        """Something was typed."""
        self._touched = self._always()

    def minutes(self) -> float:
        """Minutes since something was typed."""
        return (self._always() - self._touched) / 60

    def slept(self) -> bool:
        """True once after the machine has slept."""
        asleep = self._always() - self._awake()
        slept = asleep - self._asleep > SLEEP_SECONDS
        self._asleep = asleep
        return slept
