"""What the settings say of all documents, read when they are needed."""

from __future__ import annotations

from samtal_tui.config import Config
from samtal_tui.export.logo import read_logo
from samtal_tui.export.make import House


def house_of(config: Config) -> House:
    """The logo and the field limit of the settings. Raises `LogoRefused`."""
    return House(
        logo=read_logo(config.logo.absolute()) if config.logo else None,
        part=config.field_limit,
    )
