"""What `samtal guides list|show|check|copy` say. Pure functions: text in, text out."""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import dataclass

from samtal_tui.guides import problems
from samtal_tui.guides.checker import check
from samtal_tui.guides.loader import BUILT_IN, Folder, built_in, find, load_guide, toml_of
from samtal_tui.guides.model import Guide, Question
from samtal_tui.guides.problems import GuideError, shown
from samtal_tui.texts import Texts

WIDTH = 78


@dataclass(frozen=True)
class Checked:
    """What a check found, in words. `usable` is False when the guide cannot be read at all."""

    text: str
    usable: bool


def size(guide: Guide, t: Texts) -> str:
    """Minutes and questions."""
    questions = t.count("{n} question", "{n} questions", len(guide.addresses()))
    return t("{minutes} min, {questions}", minutes=guide.minutes, questions=questions)


def list_guides(own: Folder, t: Texts) -> str:
    """Every guide that can be used, with its id, title, workplace and size; one's own with its file."""
    lines = []
    for guide, file in [
        *((guide, "") for guide in built_in()),
        *((loaded.guide, loaded.file) for loaded in own.guides),
    ]:
        lines.append(f"{guide.id}: {guide.title(t.language)}")
        told = [guide.workplace(t.language), size(guide, t), shown(file)]
        lines.append(f"    {', '.join(part for part in told if part)}")
    return "\n".join(lines) + "\n"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)


def _question(question: Question, t: Texts) -> list[str]:
    prompts = " / ".join(question.prompts(t.language))
    return _wrapped(question.text(t.language), "  ") + _wrapped(prompts, "      ")


def show_guide(guide_id: str, own: Folder, t: Texts) -> str:
    """The whole guide to read, in the language of `t`. Raises GuideError when there is none with this id."""
    guide = find(guide_id, own)
    lines = [f"{guide.title(t.language)} ({guide.workplace(t.language)})", size(guide, t)]
    lines += _wrapped(guide.purpose(t.language), "")
    part = ""
    for section in guide.sections:
        lines.append("")
        if section.part(t.language) != part:
            part = section.part(t.language)
            lines += [part, ""]
        lines.append(t("{title}, {minutes} min", title=section.title(t.language), minutes=section.minutes))
        lines += _wrapped(section.purpose(t.language), "  ")
        for question in section.questions:
            lines += ["", *_question(question, t)]
        if section.record(t.language):
            lines += ["", *_wrapped(section.record(t.language), "  ")]
    return "\n".join(lines) + "\n"


def check_guide(text: str, name: str, t: Texts) -> Checked:
    """Every problem with a guide file on a line of its own, or that there is none."""
    found = check(text, name)
    if not found:
        guide = load_guide(text, name)
        return Checked(t("{id} is in order: {size}.", id=guide.id, size=size(guide, t)) + "\n", usable=True)
    usable = all(problem.advice for problem in found)
    return Checked("".join(f"{problem.sentence(t)}\n" for problem in found), usable)


def copy_guide(guide_id: str, new_id: str, own: Folder) -> str:
    """The text of a guide under a new id and as version 1, to begin one's own from.

    Raises GuideError when there is no such guide, or when the new id is taken or not an id.
    """
    text = toml_of(guide_id, own)
    if new_id in BUILT_IN or new_id in {loaded.guide.id for loaded in own.guides}:
        raise GuideError([problems.id_taken("", 0, new_id)])
    for field, value in (("id", new_id), ("version", "1")):
        line = f"{field} = {json.dumps(value)}"
        text = re.sub(rf"(?m)^\s*[\"']?{field}[\"']?\s*=.*$", line.replace("\\", r"\\"), text, count=1)
    load_guide(text)
    return text
