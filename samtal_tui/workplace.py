"""What the settings say about the workplace, made known to an open vault (A02, E12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samtal_tui.config import Config

if TYPE_CHECKING:
    from vault.store import OpenVault


def name_workplace(vault: OpenVault, config: Config) -> None:
    """Let the settings name the workplace, and the talk in its word, where the vault itself does not.

    They also say which form plans are laid out as (T06), whether documents are signed there (T07) and whether
    the employer is a public one (Q07).
    """
    from vault.records import PlanLayout, Profile

    vault.profile.fall_back_on(
        Profile(
            organisation=config.organisation,
            word=config.word,
            layout=PlanLayout(config.plan_layout) if config.plan_layout else None,
            public_employer=config.public_employer,
            signing=config.signing,
        )
    )
