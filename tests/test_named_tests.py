"""Every test that the documents name as a proof exists."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r"`(tests/[\w/.]+\.py)(?:::(\w+))?`")


def functions_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize("name", ["threat-model.md", "reliability.md"])
def test_every_test_that_is_named_exists(name):
    named = NAMED.findall(ROOT.joinpath("docs", name).read_text("utf-8"))
    assert len(named) >= 30
    missing = [
        f"{file}::{test}"
        for file, test in named
        if not (ROOT / file).is_file() or not test or test not in functions_in(ROOT / file)
    ]
    assert missing == []


@pytest.mark.parametrize("name", ["threat-model.md", "reliability.md"])
def test_every_promise_has_a_test_of_its_own(name):
    table = [
        line for line in ROOT.joinpath("docs", name).read_text("utf-8").splitlines() if line.startswith("| ")
    ]
    rows = [line for line in table if "tests/" in line]
    assert len(rows) >= 18
    assert all("::" in row for row in rows)
