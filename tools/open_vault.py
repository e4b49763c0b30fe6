"""Read a samtal vault with nothing of samtal: docs/vault-format.md, cryptography and sqlcipher3 are enough.

Usage: python tools/open_vault.py FOLDER     (asks for the passphrase, or reads a line; prints JSON)

It opens the database for reading only and writes nothing. What it prints is private: mind where it goes.
"""

from __future__ import annotations

import base64
import getpass
import hashlib
import hmac
import json
import struct
import sys
import unicodedata
from pathlib import Path

import sqlcipher3
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def canonical(value: object) -> bytes:
    """RFC 8785 for what a key file holds: objects of ASCII names, strings, whole numbers."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def key_file(folder: Path) -> dict:
    """The whole key file with the highest serial whose database is there."""
    found = []
    for name in ("keys.json", "keys.json.1"):
        try:
            read = json.loads((folder / name).read_bytes())
            body, mac = read["body"], read["mac"]
            whole = hashlib.sha256(canonical({"body": body, "mac": mac})).hexdigest() == read["sum"]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if whole and (folder / body["database"]).exists():
            found.append((body["serial"], body, mac))
    if not found:
        sys.exit("No whole key file with its database in this folder.")
    _, body, mac = max(found, key=lambda entry: entry[0])
    return {"body": body, "mac": mac}


def master_key(body: dict, passphrase: str) -> bytes:
    """Open the passphrase slot; exit when the passphrase is wrong."""
    slot = next(slot for slot in body["slots"] if slot["kind"] == "passphrase")
    derived = Argon2id(
        salt=base64.b64decode(slot["salt"]),
        length=32,
        iterations=slot["time"],
        lanes=slot["lanes"],
        memory_cost=slot["memory_kib"],
    ).derive(unicodedata.normalize("NFC", passphrase).encode())
    covered = {
        "format": body["format"],
        "slot": {name: value for name, value in slot.items() if name != "wrapped"},
        "vault": body["vault"],
        "version": body["version"],
    }
    try:
        return ChaCha20Poly1305(derived).decrypt(
            base64.b64decode(slot["nonce"]), base64.b64decode(slot["wrapped"]), canonical(covered)
        )
    except Exception:  # noqa: BLE001 - the library has one error for a wrong key and a changed slot
        sys.exit("Wrong passphrase.")


def derived_key(master: bytes, label: str, vault: str) -> bytes:
    """One of K_db, K_private and K_header."""
    info = f"samtal-vault-1 {label}|{vault}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(master)


def unseal(key: bytes, sealed: bytes, *place: str) -> bytes:
    """Open a seal whose place is (vault, table, row, person, revision, kind of body)."""
    texts = [text.encode() for text in ("samtal-seal-1", *place)]
    covered = b"".join(struct.pack(">I", len(text)) + text for text in texts)
    return ChaCha20Poly1305(key).decrypt(sealed[:12], sealed[12:], covered)


def open_database(path: Path, key: bytes) -> sqlcipher3.Connection:
    """The database, for reading."""
    database = sqlcipher3.connect(f"file:{path}?mode=rw", uri=True)
    raw = bytearray(b"x'" + key.hex().encode() + b"'")
    database.set_key(raw)
    database.execute("PRAGMA query_only = ON")
    return database


def rows(database: sqlcipher3.Connection, table: str) -> list[dict]:
    """Every row of a table by column name; a body that is JSON is read."""
    cursor = database.execute(f"SELECT * FROM {table}")  # noqa: S608 - names from below
    names = [column[0] for column in cursor.description]
    found = [dict(zip(names, row, strict=True)) for row in cursor]
    for row in found:
        if isinstance(row.get("body"), str):
            row["body"] = json.loads(row["body"])
    return found


def read_vault(folder: Path, passphrase: str) -> dict:
    """Everything in the vault: people, talks, what may be shared, what is private."""
    found = key_file(folder)
    body = found["body"]
    vault, master = body["vault"], master_key(body, passphrase)
    header = derived_key(master, "header", vault)
    mac = hmac.new(header, canonical(body), hashlib.sha256).digest()
    if not hmac.compare_digest(mac, base64.b64decode(found["mac"])):
        sys.exit("Somebody has changed the key file.")
    database = open_database(folder / body["database"], derived_key(master, "database", vault))
    wrapping = derived_key(master, "private", vault)
    people: dict[str, bytes] = {}
    for person, wrapped in database.execute("SELECT * FROM person_key"):
        people[person] = unseal(wrapping, wrapped, vault, "person_key", "", person, "0", "person key")
    private = []
    for row in rows(database, "private"):
        place = (vault, "private", row["id"], row["person"], str(row["revision"]), "item")
        opened = json.loads(unseal(people[row["person"]], row["sealed"], *place))
        private.append({name: row[name] for name in ("id", "person", "talk", "sequence")} | opened)
    tables = ("person", "talk", "shared", "document")
    held = {table: rows(database, table) for table in tables} | {"private": private}
    database.close()
    return held


def main() -> None:
    """Ask and print."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    typed = getpass.getpass("Passphrase: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    held = read_vault(Path(sys.argv[1]), typed)
    json.dump(held, sys.stdout, ensure_ascii=False, indent=2, default=str)


if __name__ == "__main__":
    main()
