"""Make the golden vault of the newest schema from the one before it: tests/vault_/golden/.

Usage: python tools/make_golden.py [--again]

Run it when the number of the schema has grown, and with --again as long as no release has had that number;
after that, what it has made never changes. `add_what_is_new` says what the newest schema can hold that the
one before could not.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter

from vault import backup, erase, records, store
from vault.contents import content_digest
from vault.records import Document, Leaving, Recipient, Record
from vault.schema.migrate import NEWEST
from vault.store import OpenVault

GOLDEN = Path(__file__).parents[1] / "tests" / "vault_" / "golden"


def add_what_is_new(vault: OpenVault) -> None:
    """Records with the fields that came with schema 3."""
    vault.ledger.record(
        Document(
            id="d10",
            person="p1",
            talk="t1",
            recipient=Recipient.EMPLOYEE,
            format="docx",
            file_name="Påhittat.docx",
            sha256="ef" * 32,
            made_at=datetime(2026, 2, 13, 8, 0, tzinfo=UTC),
            items=(Leaving(item="i4", digest="01" * 32, question="framtid/mal"),),
            stayed={"private": 2},
            sheet=True,
            language="sv",
            digest="23" * 32,
        )
    )


def shape() -> dict[str, list[str]]:
    """The fields of every record that is stored, by the record's name."""
    kinds = {each for each in vars(records).values() if isinstance(each, type) and issubclass(each, Record)}
    return {each.__name__: sorted(each.model_fields) for each in sorted(kinds, key=lambda one: one.__name__)}


def _held(vault: OpenVault, before: dict[str, object]) -> dict[str, object]:
    lists = {
        "people": vault.people.all(),
        "talks": vault.talks.all(),
        "items": vault.items.all(),
        "documents": vault.ledger.all(),
        "sign_offs": vault.sign_offs.all(),
        "consents": vault.consents.all(),
        "receipts": erase.receipts(vault),
    }
    dumped = {name: [each.model_dump(mode="json") for each in found] for name, found in lists.items()}
    drafts = TypeAdapter(dict[str, records.Draft]).dump_python(vault.drafts.of_talk("t1"), mode="json")
    return {
        **before,
        **dumped,
        "drafts": drafts,
        "profile": vault.profile.get().model_dump(mode="json"),
        "digest": content_digest(vault.connection),
    }


def main() -> int:
    """Make the files; 1 when they stand there already."""
    old, new = GOLDEN / f"v{NEWEST - 1}", GOLDEN / f"v{NEWEST}"
    if "--again" in sys.argv[1:]:
        shutil.rmtree(new, ignore_errors=True)
    if new.exists():
        sys.stderr.write(f"{new} stands there already.\n")
        return 1
    before = json.loads(old.with_suffix(".json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "vault"
        backup.restore(old.with_suffix(".samtal"), folder)
        vault = store.open_with_passphrase(folder, before["passphrase"])
        add_what_is_new(vault)
        held = _held(vault, before)
        backup.make(vault, Path(place) / "made.samtal")
        name = vault.key_file.database
        vault.close()
        new.mkdir()
        for each in ("keys.json", "keys.json.1", name):
            shutil.copyfile(folder / each, new / each)
        shutil.copyfile(Path(place) / "made.samtal", new.with_suffix(".samtal"))
    new.with_suffix(".json").write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", "utf-8")
    shapes = GOLDEN / "shapes.json"
    known = json.loads(shapes.read_text("utf-8")) if shapes.exists() else {}
    shapes.write_text(json.dumps({**known, f"v{NEWEST}": shape()}, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
