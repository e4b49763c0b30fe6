"""A reader written from docs/vault-format.md alone, without program or SQLCipher, reads the golden vault."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import sqlite3
import unicodedata
from functools import cache
from pathlib import Path

import rfc8785
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from vault_.pages import decrypted

GOLDEN = Path(__file__).parent / "golden"
EXPECTED = json.loads(GOLDEN.joinpath("v1.json").read_text("utf-8"))
WHOLE = json.loads(GOLDEN.joinpath("v1", "keys.json").read_bytes())
BODY = WHOLE["body"]


def _hkdf(secret: bytes, info: str, salt: bytes | None = None) -> bytes:
    return HKDF(SHA256(), 32, salt, info.encode()).derive(secret)


def _unwrap(slot: dict[str, str], key: bytes) -> bytes:
    parameters = {name: value for name, value in slot.items() if name != "wrapped"}
    aad = rfc8785.dumps(
        {"format": BODY["format"], "slot": parameters, "vault": BODY["vault"], "version": BODY["version"]}
    )
    nonce, wrapped = (base64.b64decode(slot[name]) for name in ("nonce", "wrapped"))
    return ChaCha20Poly1305(key).decrypt(nonce, wrapped, aad)


@cache
def _by_passphrase() -> bytes:
    slot = BODY["slots"][0]
    argon = Argon2id(
        salt=base64.b64decode(slot["salt"]),
        length=32,
        iterations=slot["time"],
        lanes=slot["lanes"],
        memory_cost=slot["memory_kib"],
    )
    return _unwrap(slot, argon.derive(unicodedata.normalize("NFC", EXPECTED["passphrase"]).encode()))


def _by_code() -> bytes:
    slot = BODY["slots"][1]
    ephemeral, public = (base64.b64decode(slot[name]) for name in ("ephemeral", "public"))
    symbols = EXPECTED["code"].replace("-", "")[:26]
    private = X25519PrivateKey.from_private_bytes(
        _hkdf(symbols.encode(), f"samtal-vault-1 recovery|{BODY['vault']}")
    )
    assert private.public_key().public_bytes_raw() == public
    shared = private.exchange(X25519PublicKey.from_public_bytes(ephemeral))
    return _unwrap(slot, _hkdf(shared, f"samtal-vault-1 recovery slot|{BODY['vault']}", ephemeral + public))


def _key(name: str) -> bytes:
    return _hkdf(_by_passphrase(), f"samtal-vault-1 {name}|{BODY['vault']}")


def _database() -> sqlite3.Connection:
    """The decrypted pages as a plain database: each ends in 80 reserved bytes."""
    data = GOLDEN.joinpath("v1", BODY["database"]).read_bytes()
    assert data[:16] == base64.b64decode(BODY["database_salt"])
    first, *others = decrypted(data, _key("database"))
    plain = b"".join(page + bytes(80) for page in (b"SQLite format 3\x00" + first, *others))
    connection = sqlite3.connect(":memory:")
    connection.deserialize(plain)
    return connection


def _parts(*parts: str) -> bytes:
    return b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in parts)


def _opened(sealed: bytes, key: bytes, *place: str) -> bytes:
    aad = _parts("samtal-seal-1", BODY["vault"], *place)
    return ChaCha20Poly1305(key).decrypt(sealed[:12], sealed[12:], aad)


def _person_keys(database: sqlite3.Connection) -> dict[str, bytes]:
    return {
        person: _opened(wrapped, _key("private"), "person_key", "", person, "0", "person key")
        for person, wrapped in database.execute("SELECT person, wrapped FROM person_key")
    }


def test_both_slots_hold_the_same_master_key() -> None:
    assert _by_passphrase() == _by_code()


def test_both_sums_are_right() -> None:
    signed = {"body": BODY, "mac": WHOLE["mac"]}
    assert WHOLE["sum"] == hashlib.sha256(rfc8785.dumps(signed)).hexdigest()
    mac = hmac.digest(_key("header"), rfc8785.dumps(BODY), "sha256")
    assert WHOLE["mac"] == base64.b64encode(mac).decode()


def test_the_database_is_the_one_the_key_file_knows() -> None:
    database = _database()
    assert database.execute("PRAGMA user_version").fetchone() == (1,)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    meta = dict(database.execute("SELECT name, value FROM meta"))
    assert meta["vault_id"] == BODY["vault"]
    assert meta["sequence"] >= BODY["sequence"]
    shared = {row[0] for row in database.execute("SELECT id FROM shared")}
    items = [item for item in EXPECTED["items"] if item["audience"] in {"between_us", "onward"}]
    assert shared == {item["id"] for item in items}


def test_every_sealed_body_opens_in_its_place() -> None:
    database = _database()
    keys = _person_keys(database)
    private = {}
    for item, person, revision, sealed in database.execute(
        "SELECT id, person, revision, sealed FROM private"
    ):
        body = _opened(sealed, keys[person], "private", item, person, str(revision), "item")
        private[item] = json.loads(body)["fields"]
    assert private == {
        item["id"]: item["fields"]
        for item in EXPECTED["items"]
        if item["audience"] in {"private", "sensitive"}
    }
    ((item, revision, sealed),) = database.execute("SELECT item, revision, sealed FROM proposal")
    body = _opened(sealed, keys["p1"], "proposal", item, "p1", str(revision), "proposal")
    assert json.loads(body)["fields"] == {"goal": "Leda två möten"}
    drafts = {}
    for name, revision, sealed in database.execute("SELECT name, revision, sealed FROM draft"):
        draft = json.loads(_opened(sealed, keys["p1"], "draft", name, "p1", str(revision), "draft"))
        named = hmac.digest(
            _hkdf(keys["p1"], "samtal-vault-1 names"), _parts("draft", "t1", draft["slot"]), "sha256"
        )
        assert name == named.hex()
        drafts[draft["slot"]] = draft["draft"]
    assert drafts == EXPECTED["drafts"]
    steps = database.execute(
        "SELECT talk, revision, sealed, person FROM step JOIN talk ON talk.id = step.talk"
    )
    bodies = [
        json.loads(_opened(sealed, keys[person], "step", talk, person, str(revision), "step"))
        for talk, revision, sealed, person in steps
    ]
    assert all(set(body) == {"before", "after"} for body in bodies)
    assert len(bodies) == 7
