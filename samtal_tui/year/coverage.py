"""Who is to have a talk, and when she is reminded of it, as the settings say it (D02-D05)."""

from __future__ import annotations

from samtal_tui.config import Config
from samtal_tui.people.standing import Rules


def rules_of(config: Config) -> Rules:
    """The rules of this workplace: `covered_from_months` (0 covers everybody) and `remind_after_months`."""
    return Rules(remind_after=config.remind_after_months, covered_from=config.covered_from_months)
