"""What pydantic finds wrong with a guide, said in words: the reason and the remedy of each kind of error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from samtal_tui.guides.model import Guide, Prompts, Question, Section, Text
from samtal_tui.guides.places import Place, find_places, line_of, spelled
from samtal_tui.guides.problems import Problem
from samtal_tui.texts import mark

_OWNERS: Mapping[str, type[BaseModel]] = {
    "sections": Section,
    "questions": Question,
    "prompts": Prompts,
    "title": Text,
    "text": Text,
    "purpose": Text,
    "record": Text,
    "workplace": Text,
}

_REASONS: Mapping[str, tuple[str, str]] = {
    "missing": (mark("{name} is missing."), mark("Add a line with {name}.")),
    "missing_sv": (mark("The Swedish text is missing."), mark("Add a line that ends in .sv with the text.")),
    "missing_en": (mark("The English text is missing."), mark("Add a line that ends in .en with the text.")),
    "extra_forbidden": (
        mark("{name} is not a field of a guide."),
        mark("Remove the line; docs/guide-format.md lists the fields."),
    ),
    "extra_near": (mark("{name} is not a field of a guide."), mark("Write {near} if that is what you mean.")),
    "enum": (mark("This value is not known."), mark("Write one of: {expected}.")),
    "literal_error": (mark("This format is not known."), mark("Write format = 1.")),
    "string_type": (mark("This must be a text."), mark("Put quotation marks round it.")),
    "string_too_short": (mark("The text is empty."), mark("Write the text, or remove the line.")),
    "blank": (mark("The text is empty."), mark("Write the text, or remove the line.")),
    "string_too_long": (
        mark("The text is longer than {max_length} characters."),
        mark("Shorten it to one or two sentences."),
    ),
    "pattern_id": (
        mark("This cannot be an id."),
        mark("Use small letters a-z, digits and hyphens, at most 48."),
    ),
    "pattern_version": (
        mark("This cannot be a version."),
        mark("Use digits, letters, points and hyphens, at most 20."),
    ),
    "pattern_rows": (
        mark("This is not the id of a requirement."),
        mark("Write one capital letter and two digits, or leave the row out."),
    ),
    "control_character": (
        mark("The text holds a line break or a character that cannot be seen."),
        mark("Remove it, and write the text on one line."),
    ),
    "prompts_uneven": (
        mark("The follow-ups are not as many in both languages."),
        mark("Write as many in prompts.sv as in prompts.en."),
    ),
    "duplicate_id": (
        mark("The id {id} is used twice."),
        mark("Give each section and each question an id of its own."),
    ),
    "too_long": (mark("There are more than {max_length} here."), mark("Remove some.")),
    "too_short": (mark("There is none here."), mark("Add at least one.")),
    "number": (
        mark("This must be a whole number from 0 to {most}."),
        mark("Write it in digits, without quotation marks."),
    ),
    "bool_type": (mark("This must be true or false."), mark("Write true or false without quotation marks.")),
    "tuple_type": (mark("This must be a list."), mark("Put square brackets round it.")),
    "model_type": (
        mark("This must be a group of fields."),
        mark("Give each language its own line, such as title.sv and title.en."),
    ),
    "other": (mark("This cannot be read."), mark("Compare with the example in docs/guide-format.md.")),
}

_SAME_AS: Mapping[str, str] = {
    "int_type": "number",
    "int_parsing": "number",
    "int_from_float": "number",
    "int_parsing_size": "number",
    "greater_than_equal": "number",
    "less_than_equal": "number",
    "model_attributes_type": "model_type",
    "string_unicode": "control_character",
}


def _near(place: Place) -> str:
    """The field that was probably meant by an unknown one, or empty."""
    around = [part for part in place[:-1] if isinstance(part, str)]
    owner = _OWNERS.get(around[-1], Guide) if around else Guide
    close = get_close_matches(str(place[-1]), list(owner.model_fields), n=1)
    return close[0] if close else ""


def _kind(found: str, place: Place) -> str:
    if found == "missing" and place[-1] in {"sv", "en"}:
        return f"missing_{place[-1]}"
    if found == "extra_forbidden" and _near(place):
        return "extra_near"
    if found == "string_pattern_mismatch":
        return f"pattern_{next(part for part in reversed(place) if isinstance(part, str))}"
    kind = _SAME_AS.get(found, found)
    return kind if kind in _REASONS else "other"


def _about(place: Place, context: Mapping[str, str]) -> dict[str, str]:
    """What the sentences name besides pydantic's own context."""
    name = str(place[-1]) if place else ""
    return {
        "name": name,
        "near": _near(place) if place else "",
        "most": "10" if name == "blank_rows" else "480",
        "expected": ", ".join(re.findall(r"'([^']*)'", context.get("expected", ""))),
    }


def _place(found: ErrorDetails) -> Place:
    """Where an error is; one about the whole guide carries its place in its context."""
    place = found.get("ctx", {}).get("place")
    if isinstance(place, str):
        return tuple(int(part) if part.isdigit() else part for part in place.split("/"))
    return tuple(found["loc"])


def problems_in(error: ValidationError, text: str, file: str) -> list[Problem]:
    """Every problem pydantic found, in the order of the lines of `text`."""
    places = find_places(text)
    found_wrong = [(_place(found), found) for found in error.errors(include_input=False, include_url=False)]
    problems = []
    for place, found in found_wrong:
        within = any(other[: len(place)] == place for other, _ in found_wrong if other != place)
        if found["type"] == "too_short" and within:
            continue  # pydantic does not count what is there but wrong
        context = {name: str(value) for name, value in found.get("ctx", {}).items()}
        what, remedy = _REASONS[_kind(found["type"], place)]
        context |= _about(place, context)
        problems.append(Problem(what, remedy, file, line_of(places, place), spelled(place), context))
    return sorted(problems, key=lambda problem: problem.line)
