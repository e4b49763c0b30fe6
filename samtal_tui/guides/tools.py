"""The models a question can offer, as data: feedback in four steps, competence, the comfort limit.

They are stored and offered, folded away until they are wanted. What is done with them is in `feedback`,
`competence` and `depth`.
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field

from samtal_tui.guides.model import Depth, Row, Text, no_text
from vault.records import Record, checked

_FILE = Path(__file__).parent / "tools.toml"


class Step(StrEnum):
    """The four steps of feedback, in their order (I01-I04)."""

    BEHAVIOUR = "behaviour"
    FEELING = "feeling"
    CONSEQUENCE = "consequence"
    CHANGE = "change"


class Corner(StrEnum):
    """What competence is made of (I06, I07)."""

    KNOWLEDGE = "knowledge"
    SKILL = "skill"
    WILL = "will"


class Measure(StrEnum):
    """Kinds of competence development, in the broad sense (I08). A text of one's own is always allowed."""

    NEW_RESPONSIBILITY = "new_responsibility"
    NEW_TASKS = "new_tasks"
    PEER_FEEDBACK = "peer_feedback"
    COURSE = "course"
    EDUCATION = "education"
    CONFERENCE = "conference"
    STUDY_VISIT = "study_visit"
    SPECIALIST_TRAINING = "specialist_training"


class Aim(StrEnum):
    """What a competence goal is for (I09)."""

    PRESENT = "present"
    CAREER = "career"


class FeedbackStep(Record):
    """One step: its name, how a sentence may start, what belongs in it."""

    id: Step
    title: Text
    starter: Text
    hint: Text
    optional_for_praise: bool = False
    rows: tuple[Row, ...] = ()


class CompetenceCorner(Record):
    """One corner: its name in either wording, what to ask, and the measures that suit it best."""

    id: Corner
    title: Text
    other_title: Text
    question: Text
    measures: Annotated[tuple[Measure, ...], Field(min_length=1)]
    rows: tuple[Row, ...] = ()


class MeasureKind(Record):
    """A kind of measure as it is shown in a list."""

    id: Measure
    title: Text
    rows: tuple[Row, ...] = ()


class CompetenceAim(Record):
    """What a competence goal is for, as it is shown."""

    id: Aim
    title: Text
    rows: tuple[Row, ...] = ()


class DepthCue(Record):
    """A cue for how close to the comfort limit a question goes."""

    id: Depth
    title: Text
    hint: Text = Field(default_factory=no_text)
    rows: tuple[Row, ...] = ()


class Judging(Record):
    """Words that judge where a description is asked for, small letters, by language."""

    sv: tuple[str, ...]
    en: tuple[str, ...]
    rows: tuple[Row, ...] = ()

    def __call__(self, language: str) -> tuple[str, ...]:
        """The words of `language`; Swedish for any language but "en"."""
        return self.en if language == "en" else self.sv


class Toolbox(Record):
    """Every model, as read from the file."""

    feedback: tuple[FeedbackStep, ...]
    corners: tuple[CompetenceCorner, ...]
    measures: tuple[MeasureKind, ...]
    aims: tuple[CompetenceAim, ...]
    depths: tuple[DepthCue, ...]
    judging: Judging


def load_toolbox() -> Toolbox:
    """Read the models that come with the program."""
    return checked(Toolbox, tomllib.loads(_FILE.read_text(encoding="utf-8")))
