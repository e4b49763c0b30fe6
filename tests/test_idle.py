"""The clock behind the idle lock: neither the wall clock nor a sleeping machine fools it."""

from samtal_tui.idle import IdleClock


class Machine:
    """Two clocks: one stops while the machine sleeps."""

    def __init__(self):
        self.awake, self.always = 100.0, 100.0

    def run(self, seconds):
        self.awake += seconds
        self.always += seconds

    def sleep(self, seconds):
        self.always += seconds


def clock_of(machine):
    return IdleClock(lambda: machine.awake, lambda: machine.always)


def test_minutes_since_the_last_key():
    machine = Machine()
    clock = clock_of(machine)
    machine.run(90)
    assert clock.minutes() == 1.5
    clock.touch()
    assert clock.minutes() == 0


def test_sleep_counts_as_idle_time_and_is_told_once():
    machine = Machine()
    clock = clock_of(machine)
    machine.sleep(3600)
    assert clock.minutes() == 60
    assert clock.slept()
    assert not clock.slept()


def test_a_busy_machine_has_not_slept():
    machine = Machine()
    clock = clock_of(machine)
    for _ in range(100):
        machine.run(60)
        assert not clock.slept()
