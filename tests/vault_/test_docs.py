"""The description of the format and the code say the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

from vault import code, kdf, keyfile
from vault.backup_file import MAGIC
from vault.schema.migrate import MIGRATIONS

DOCS = Path(__file__).parents[2] / "docs"
FORMAT = DOCS.joinpath("vault-format.md").read_text("utf-8")
KEYS = Path(__file__).parent / "golden" / "v1" / "keys.json"


def test_every_table_and_every_field_of_the_key_file_is_described() -> None:
    tables = re.findall(
        r"CREATE TABLE (\w+)", "".join(statement for each in MIGRATIONS for statement in each)
    )
    body = json.loads(KEYS.read_bytes())["body"]
    names = {*tables, *body, *body["slots"][0], *body["slots"][1]}
    assert {name for name in names if f"`{name}`" not in FORMAT} == set()


def test_every_label_and_bound_is_described() -> None:
    sources = Path(keyfile.__file__).parent.glob("*.py")
    labels = re.findall(r'"(samtal-\w+-1[\w ]*?)[|"{]', "".join(path.read_text("utf-8") for path in sources))
    assert len(set(labels)) >= 7
    assert {label for label in labels if label not in FORMAT} == {"samtal-item-1"}
    for number in (kdf.MEMORY_KIB.start, kdf.MEMORY_KIB.stop - 1, code.RANDOM_SYMBOLS):
        assert str(number) in FORMAT
    assert MAGIC.decode().strip() in FORMAT
