"""The JSON Schema is the one the model gives, and the description of the format names every field."""

from pathlib import Path

from samtal_tui.guides.checker import check
from samtal_tui.guides.model import Guide, Question, Section
from samtal_tui.guides.schema import guide_schema

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_the_schema_in_the_documentation_is_current():
    kept = DOCS.joinpath("guide.schema.json").read_text(encoding="utf-8")
    assert kept == guide_schema(), "run: python -m samtal_tui.guides.schema > docs/guide.schema.json"


def test_the_description_of_the_format_names_every_field():
    said = DOCS.joinpath("guide-format.md").read_text(encoding="utf-8")
    for model in (Guide, Section, Question):
        assert [name for name in model.model_fields if f"`{name}" not in said] == []


def test_the_example_in_the_description_is_a_guide_in_order():
    said = DOCS.joinpath("guide-format.md").read_text(encoding="utf-8")
    example = said.split("```toml\n")[1].split("```")[0]
    assert [problem.what for problem in check(example)] == []
