"""Documents, and what was made and signed."""

from __future__ import annotations

from collections.abc import Mapping

from samtal_tui.keys.key import Key
from samtal_tui.texts import mark

SCOPES: Mapping[str, tuple[Key, ...]] = {
    "documents": (
        Key("documents.make", "enter", "make", mark("Create files"), mark("Create the files")),
        Key("documents.recipient", "m", "recipient", mark("Recipient"), mark("Next recipient")),
        Key("documents.page_down", "pagedown", "page(1)", mark("Scroll"), mark("A page on")),
        Key("documents.page_up", "pageup", "page(-1)", "", mark("A page back")),
        Key("documents.down", "down", "line(1)", "", mark("Read on")),
        Key("documents.up", "up", "line(-1)", "", mark("Read back")),
        Key("documents.place", "p", "place", mark("Place"), mark("Choose the folder")),
        Key("documents.more", "i", "more", mark("More about this"), mark("What a public document means")),
        Key("documents.history", "h", "history", mark("History"), mark("What has been made before")),
        Key("documents.formats", "f", "formats", mark("Format"), mark("Other file formats")),
        Key(
            "documents.sign",
            "s",
            "sign",
            mark("Signed"),
            mark("Note that both have signed, on paper or in an e-service; again to take it back"),
        ),
        Key("documents.way", "tab", "way", "", mark("Signed on paper, or in an e-service"), first=True),
        Key(
            "documents.consent",
            "b",
            "consent",
            "",
            mark("The employee lets the new manager read what is between you; again to take it back"),
        ),
        Key("documents.name", "n", "new_name", "", mark("Create the files under a new name")),
        Key(
            "documents.handed",
            "l",
            "handed",
            mark("Handed to the employee"),
            mark("Note that the employee has been given it; again to take it back"),
        ),
        Key("documents.back", "escape", "back", mark("Back"), mark("Back; nothing is created")),
    ),
    "proof": (
        Key("proof.page_down", "pagedown", "page(1)", mark("Scroll"), mark("A page on")),
        Key("proof.page_up", "pageup", "page(-1)", "", mark("A page back")),
        Key("proof.down", "down", "line(1)", "", mark("Read on")),
        Key("proof.up", "up", "line(-1)", "", mark("Read back")),
        Key("proof.signed", "s", "signed", mark("What was signed"), mark("Read what both have signed")),
        Key(
            "proof.receipt",
            "k",
            "receipt",
            mark("Receipt as a file"),
            mark("Make a receipt of it in the folder of documents, to print or to hand over"),
        ),
        Key("proof.back", "escape", "back", mark("Back"), mark("Back to the history")),
    ),
}
