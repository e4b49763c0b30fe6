"""Vectors for the key file: each is one file with one expected outcome, and none reaches Argon2id."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import rfc8785

from vault import kdf, keyfile, seam, slots, store
from vault.encoding import Json
from vault.errors import (
    KeyFileAltered,
    KeyFileCutShort,
    KeyFileDamaged,
    KeyFileOutOfBounds,
    NewerVersion,
    VaultError,
)
from vault.kdf import KdfParameters
from vault.keys import Keys
from vault.slots import PassphraseSlot, RecoverySlot

MASTER = bytearray(range(32))
VAULT = "00112233445566778899aabbccddeeff"
Change = Callable[[dict[str, Json]], None]


@dataclass(frozen=True)
class Vector:
    name: str
    data: bytes
    error: type[VaultError] | None


def _base() -> dict[str, Json]:
    content = keyfile.KeyFile(
        VAULT,
        "vault-1.db",
        bytes(16),
        1,
        1,
        PassphraseSlot(KdfParameters(65536, 3, 4), bytes(16), bytes(12), bytes(48)),
        RecoverySlot(bytes(32), bytes(32), bytes(12), bytes(48)),
    )
    read: dict[str, Json] = json.loads(content.to_bytes(Keys.of(MASTER, VAULT).header))
    return read


def _summed(whole: dict[str, Json]) -> bytes:
    signed = {"body": whole["body"], "mac": whole["mac"]}
    extra = {name: value for name, value in whole.items() if name not in {"body", "mac", "sum"}}
    total = hashlib.sha256(rfc8785.dumps(signed)).hexdigest()
    return rfc8785.dumps({**signed, "sum": total, **extra})


def _changed(change: Change) -> bytes:
    """The base with a change made by somebody who can sum, but has no key for the MAC."""
    whole = copy.deepcopy(_base())
    change(whole)
    return _summed(whole)


def _at(*path: str | int, value: Json) -> Change:
    def change(whole: dict[str, Json]) -> None:
        place: Json = whole
        for step in path[:-1]:
            place = place[step]  # type: ignore[index,call-overload]
        place[path[-1]] = value  # type: ignore[index,call-overload]

    return change


def _without(*path: str | int) -> Change:
    def change(whole: dict[str, Json]) -> None:
        place: Json = whole
        for step in path[:-1]:
            place = place[step]  # type: ignore[index,call-overload]
        del place[path[-1]]  # type: ignore[union-attr,arg-type]

    return change


def _slot(number: int, name: str, value: Json) -> Change:
    return _at("body", "slots", number, name, value=value)


def _bounds() -> Iterator[Vector]:
    outside = {
        "memory_kib": (0, 1, 8, 65535, 1048577, 2**31, 2**32, 2**40, 2**53 - 1),
        "time": (0, 1, 2, 11, 100, 2**32, 2**53 - 1),
        "lanes": (0, 9, 16, 255, 2**24, 2**32, 2**53 - 1),
    }
    for name, values in outside.items():
        for value in values:
            yield Vector(f"{name} {value}", _changed(_slot(0, name, value)), KeyFileOutOfBounds)
    inside = {"memory_kib": (65536, 65537, 262144, 1048576), "time": (3, 10), "lanes": (1, 8)}
    for name, values in inside.items():
        for value in values:
            yield Vector(f"{name} {value}", _changed(_slot(0, name, value)), None)


def _types() -> Iterator[Vector]:
    wrong: tuple[Json, ...] = (None, True, "1", [], {}, -1)
    for name in ("serial", "sequence", "version"):
        for value in (*wrong, 0):
            yield Vector(f"{name} {value!r}", _changed(_at("body", name, value=value)), KeyFileDamaged)
    for name in ("memory_kib", "time", "lanes"):
        for value in wrong:
            yield Vector(f"{name} {value!r}", _changed(_slot(0, name, value)), KeyFileDamaged)
    for name in ("vault", "database", "database_salt", "format"):
        for value in (None, 1, "", [], {}):
            yield Vector(f"{name} {value!r}", _changed(_at("body", name, value=value)), KeyFileDamaged)
    for value in (2, 3, 1000):
        newer = _changed(_at("body", "version", value=value))
        yield Vector(f"version {value}", newer, NewerVersion)


def _names() -> Iterator[Vector]:
    for value in (
        "../vault-1.db",
        "/etc/passwd",
        "vault-0.db",
        "vault-01.db",
        "vault-1.db\n",
        "vault-1.dbx",
        "Vault-1.db",
        "vault-9999999999.db",
        "vault-１.db",
        "keys.json",
    ):
        yield Vector(f"database {value!r}", _changed(_at("body", "database", value=value)), KeyFileDamaged)
    for value in (VAULT[:-1], VAULT + "0", VAULT.upper(), VAULT[:-1] + "g"):
        yield Vector(f"vault {value}", _changed(_at("body", "vault", value=value)), KeyFileDamaged)


def _fields() -> Iterator[Vector]:
    base = _base()
    body = base["body"]
    assert isinstance(body, dict)
    for name in body:
        yield Vector(f"no {name}", _changed(_without("body", name)), KeyFileDamaged)
    for number, names in enumerate((slots.PassphraseSlot, slots.RecoverySlot)):
        made = ("wrapped", "nonce", "kind", "algorithm")
        more = ("salt", "time", "lanes", "memory_kib") if names is PassphraseSlot else ("public", "ephemeral")
        for name in (*made, *more):
            lost = _changed(_without("body", "slots", number, name))
            yield Vector(f"slot {number} without {name}", lost, KeyFileDamaged)
        extra = _changed(_slot(number, "extra", 1))
        yield Vector(f"slot {number} with more", extra, KeyFileDamaged)
    yield Vector("body with more", _changed(_at("body", "extra", value=1)), KeyFileDamaged)
    yield Vector("file with more", _changed(_at("extra", value=1)), KeyFileDamaged)


def _slots() -> Iterator[Vector]:
    body = _base()["body"]
    assert isinstance(body, dict)
    both = body["slots"]
    assert isinstance(both, list)
    for name, value in {
        "none": [],
        "one": both[:1],
        "only recovery": both[1:],
        "two passphrases": [both[0], both[0]],
        "two codes": [both[1], both[1]],
        "other order": both[::-1],
        "three": [*both, both[0]],
        "an object": {"0": both[0], "1": both[1]},
        "texts": ["passphrase", "recovery"],
    }.items():
        yield Vector(f"slots: {name}", _changed(_at("body", "slots", value=value)), KeyFileDamaged)
    for number, algorithms in (
        (0, ("argon2i", "argon2d", "scrypt", "none", "ARGON2ID")),
        (1, ("rsa", "x448")),
    ):
        for algorithm in algorithms:
            other = _changed(_slot(number, "algorithm", algorithm))
            yield Vector(f"algorithm {algorithm}", other, KeyFileDamaged)


def _encodings() -> Iterator[Vector]:
    good = base64.b64encode(bytes(16)).decode()
    for name, value in {
        "no padding": good.rstrip("="),
        "bits that mean nothing": good[:-3] + "B==",
        "url alphabet": good.replace("A", "_", 1),
        "a space": good[:4] + " " + good[4:],
        "a line break": good + "\n",
        "too short": base64.b64encode(bytes(15)).decode(),
        "too long": base64.b64encode(bytes(17)).decode(),
        "hexadecimal": bytes(16).hex(),
        "not ASCII": "é" + good[1:],
    }.items():
        yield Vector(f"base64: {name}", _changed(_slot(0, "salt", value)), KeyFileDamaged)
        changed = _changed(_at("body", "database_salt", value=value))
        yield Vector(f"base64 of the database's salt: {name}", changed, KeyFileDamaged)


def _spellings() -> Iterator[Vector]:
    data = _summed(_base())
    for name, other in {
        "empty": b"",
        "cut short": data[:-1],
        "half": data[: len(data) // 2],
        "a line break after": data + b"\n",
        "a space before": b" " + data,
        "indented": json.dumps(json.loads(data), indent=1).encode(),
        "other order": json.dumps(dict(reversed(json.loads(data).items())), separators=(",", ":")).encode(),
        "a name twice": data.replace(b'"serial":1', b'"serial":1,"serial":1'),
        "a name twice, at the top": b'{"sum":"",' + data[1:],
        "a number no JSON reader keeps": data.replace(b'"serial":1', b'"serial":9007199254740993'),
        "an exponent": data.replace(b'"serial":1', b'"serial":1e0'),
        "a fraction": data.replace(b'"serial":1', b'"serial":1.0'),
        "not a number": data.replace(b'"serial":1', b'"serial":NaN'),
        "a minus": data.replace(b'"serial":1', b'"serial":-0'),
        "an escape": data.replace(b'"serial"', b'"seri\\u0061l"'),
        "UTF-16": data.decode().encode("utf-16"),
        "a byte order mark": b"\xef\xbb\xbf" + data,
        "bytes that are no text": b"\xff" + data,
        "a list": b"[]",
        "null": b"null",
        "a very deep one": b"[" * 20000,
        "two of them": data + data,
        "larger than any": b" " * (keyfile.LARGEST + 1),
        "zeros": bytes(len(data)),
    }.items():
        error = KeyFileCutShort if name in {"empty", "cut short", "half"} else KeyFileDamaged
        yield Vector(f"spelling: {name}", other, error)


def _sums() -> Iterator[Vector]:
    data = _summed(_base())
    whole = json.loads(data)
    for value in ("", "0" * 64, whole["sum"].upper(), whole["sum"][:-1], 1, None):
        other = rfc8785.dumps({**whole, "sum": value})
        yield Vector(f"sum {value!r}", other, KeyFileDamaged)
    for value in ("", "AAAA", None, 7):
        yield Vector(f"mac {value!r}", _changed(_at("mac", value=value)), KeyFileDamaged)


VECTORS = [
    vector
    for group in (_bounds, _types, _names, _fields, _slots, _encodings, _spellings, _sums)
    for vector in group()
]


def test_there_are_more_than_a_hundred() -> None:
    assert len({vector.data for vector in VECTORS}) > 150


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_each_has_its_one_outcome(vector: Vector) -> None:
    if vector.error is None:
        assert keyfile.parse(vector.data).content.vault == VAULT
    else:
        with pytest.raises(VaultError) as caught:
            keyfile.parse(vector.data)
        assert type(caught.value) is vector.error


@pytest.mark.parametrize(
    "change",
    [
        _at("body", "serial", value=2),
        _at("body", "sequence", value=2),
        _at("body", "database", value="vault-2.db"),
        _slot(0, "memory_kib", 1048576),
        _slot(1, "wrapped", base64.b64encode(b"x" * 48).decode()),
        _at("mac", value=base64.b64encode(bytes(32)).decode()),
    ],
)
def test_what_somebody_changed_is_told_from_damage(change: Change) -> None:
    read = keyfile.parse(_changed(change))
    with pytest.raises(KeyFileAltered):
        read.check(Keys.of(MASTER, VAULT).header)


def test_the_base_is_whole() -> None:
    keyfile.parse(_summed(_base())).check(Keys.of(MASTER, VAULT).header)


@pytest.mark.parametrize(
    "parameters", [KdfParameters(8, 1, 1), KdfParameters(2**31, 3, 4), KdfParameters(65536, 3, 9)]
)
def test_no_vault_is_made_outside_the_bounds(tmp_path: Path, parameters: KdfParameters) -> None:
    with pytest.raises(KeyFileOutOfBounds):
        store.create(tmp_path / "vault", "lugna rader på åtta ord", kdf=parameters)
    with pytest.raises(KeyFileOutOfBounds):
        kdf.derive("lugna rader på åtta ord", bytes(16), parameters)
    assert not tmp_path.joinpath("vault").exists()


def test_nothing_is_derived_for_a_file_out_of_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def derived(*_: object) -> None:
        pytest.fail("Argon2id was run")

    vault = seam.create_for_tests(tmp_path / "vault")
    vault.close()
    monkeypatch.setattr("cryptography.hazmat.primitives.kdf.argon2.Argon2id", derived)
    for name in ("keys.json", "keys.json.1"):
        whole = json.loads(vault.folder.joinpath(name).read_bytes())
        _slot(0, "memory_kib", 2**31)(whole)
        vault.folder.joinpath(name).write_bytes(_summed(whole))
    with pytest.raises(KeyFileOutOfBounds):
        store.open_with_passphrase(vault.folder, "lugna rader på åtta ord")
