"""What a public employer's manager should know before a document leaves (law.md 1-7, Q07, T12)."""

from __future__ import annotations

from samtal_tui.texts import Texts, mark
from vault.records import Recipient

PUBLIC_RECORD = (
    mark("A document an authority keeps, and has received or finished, is an official document (TF 2)."),
    mark(
        "Notes of your own are working material as long as they are unfinished and stay here. What both have"
        " agreed to, and you hand over or file, is finished."
    ),
    mark(
        "HR's copy is kept by the authority. Anyone may ask for it, and secrecy covers little of what is said"
        " in a talk (OSL 39)."
    ),
    mark("So write what you have agreed to do, not why: nothing about health, private life or other people."),
    mark("It is destroyed only by the authority's own decision. What is erased here is not erased there."),
    mark(
        "This is guidance. The authority decides when somebody asks; ask HR or the registrar when in doubt."
    ),
)
"""What an official document is and what follows from it, paragraph by paragraph."""


def notice(recipient: Recipient, t: Texts) -> tuple[str, str]:
    """Two lines for a public employer, beneath the document, before the step that makes it official."""
    said = t("All of the above is what the two of you have said yes to. i More about this")
    return _becomes(recipient, t), said


def spoken_notice(recipient: Recipient, t: Texts) -> tuple[str, str]:
    """The same two lines where nothing stands above them: on the command line."""
    return _becomes(recipient, t), t(
        "Everything in it is what both have said yes to. This is guidance: the authority decides when "
        "somebody asks."
    )


def _becomes(recipient: Recipient, t: Texts) -> str:
    if recipient is Recipient.HR:
        return t("Public employer: with HR the document will probably be an official document.")
    return t("Public employer: handed over, it will probably be an official document.")
