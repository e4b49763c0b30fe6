"""What a guide is: sections and questions in two languages, with what each is for and where it comes from.

A guide is a TOML file (docs/guide-format.md). The manager puts the questions; "du" is the employee. A
question is one sentence to start from, with up to three follow-ups: a talk, not an interview (A20, B02).
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from vault.records import Audience, PlanLayout, Record, TalkKind, Voice

FORMAT = 1
"""The version of the file format this program writes and reads."""

_NOT_WRITTEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def _plain(text: str) -> str:
    """Refuse what a terminal would obey instead of show, and what shows nothing."""
    # What is printable holds none of these, and is told so a hundred times as fast.
    if not text.isprintable() and any(unicodedata.category(sign) in _NOT_WRITTEN for sign in text):
        raise PydanticCustomError("control_character", "a text holds a control character")
    if not text.strip():
        raise PydanticCustomError("blank", "a text is blank")
    return text


Sentence = Annotated[str, Field(min_length=1, max_length=600), AfterValidator(_plain)]
"""One piece of running text: no line breaks, nothing but what is shown."""

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,47}$")]
"""Small letters a-z, digits and hyphens: an id stays when the words change."""

Row = Annotated[str, Field(pattern=r"^[A-T][0-9]{2}[a-c]?$")]
"""The id of a requirement that the text answers to, such as "L09"."""

Minutes = Annotated[StrictInt, Field(ge=0, le=480)]


class Text(Record):
    """The same text in Swedish and in English. Calling it gives one of them: text("sv")."""

    sv: Sentence
    en: Sentence

    def __call__(self, language: str) -> str:
        """Say it in `language`; Swedish for any language but "en"."""
        return self.en if language == "en" else self.sv


def no_text() -> Text:
    """The text of a field that was left out: empty in both languages."""
    return Text.model_construct(sv="", en="")


class Prompts(Record):
    """Follow-ups in both languages, as many in each, at most three."""

    sv: Annotated[tuple[Sentence, ...], Field(max_length=3)] = ()
    en: Annotated[tuple[Sentence, ...], Field(max_length=3)] = ()

    @model_validator(mode="after")
    def _paired(self) -> Self:
        if len(self.sv) != len(self.en):
            raise PydanticCustomError("prompts_uneven", "as many prompts in each language")
        return self

    def __call__(self, language: str) -> tuple[str, ...]:
        """Give them in `language`; Swedish for any language but "en"."""
        return self.en if language == "en" else self.sv


class Phase(StrEnum):
    """Which of the three time perspectives a section looks at (C04, I12)."""

    THEN = "then"
    NOW = "now"
    LATER = "later"


class Flag(StrEnum):
    """What an answer may touch that calls for care."""

    HEALTH = "health"
    THIRD_PERSON = "third_person"
    PAY = "pay"
    DISCRIMINATION = "discrimination"


class LeadsTo(StrEnum):
    """What an answer may become besides a note."""

    GOAL = "goal"
    CHALLENGE = "challenge"
    PROMISE = "promise"
    PARKED = "parked"
    PAY_TALK = "pay_talk"


class Offer(StrEnum):
    """A tool a question offers, folded away until it is wanted."""

    LAST_PLAN = "last_plan"
    PLAN = "plan"
    FEEDBACK = "feedback"
    COMPETENCE = "competence"
    GROUNDS = "grounds"
    TURN_SCREEN = "turn_screen"
    EVALUATION = "evaluation"


class Depth(StrEnum):
    """How close to the comfort limit of the dialogue a question goes (I11)."""

    SAFE = "safe"
    RELATION = "relation"
    FEEDBACK = "feedback"


class Word(StrEnum):
    """What the workplace calls the yearly talk (A02)."""

    UTVECKLINGSSAMTAL = "utvecklingssamtal"
    MEDARBETARSAMTAL = "medarbetarsamtal"
    MALSAMTAL = "malsamtal"


class CompetenceWording(StrEnum):
    """Which words a guide has for competence: skill and will (I06), or ability and will to act (I07)."""

    SKILL = "skill"
    ABILITY = "ability"


class Use(StrEnum):
    """What a guide is written for: to lead a talk, or for the employee's own preparation."""

    TALK = "talk"
    PREPARATION = "preparation"


class Question(Record):
    """One question.

    `audience` is the marking an answer usually ends in: the app may suggest it, never set it.
    `work_environment` marks what belongs to the systematic work environment work (A12). `blank_rows` is
    how many empty plan rows stand ready under it. `source` is empty when the question comes from the guide's
    own source. `rows` are the requirements it answers to.
    """

    id: Identifier
    text: Text
    voice: Voice = Voice.BOTH
    purpose: Text = Field(default_factory=no_text)
    prompts: Prompts = Prompts()
    audience: Audience = Audience.PRIVATE
    leads_to: tuple[LeadsTo, ...] = ()
    flags: tuple[Flag, ...] = ()
    work_environment: Annotated[bool, Field(strict=True)] = False
    blank_rows: Annotated[StrictInt, Field(ge=0, le=10)] = 0
    offers: tuple[Offer, ...] = ()
    depth: Depth = Depth.SAFE
    source: Annotated[str, Field(max_length=200)] = ""
    rows: tuple[Row, ...] = ()


class Section(Record):
    """A part of the talk.

    `purpose` says what it is for, `record` what is written down from it and where. `part` is the heading that
    several sections may stand under, or empty.
    """

    id: Identifier
    title: Text
    minutes: Minutes
    phase: Phase
    part: Text = Field(default_factory=no_text)
    purpose: Text = Field(default_factory=no_text)
    record: Text = Field(default_factory=no_text)
    rows: tuple[Row, ...] = ()
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=80)]


def _twice(name: str, place: str) -> PydanticCustomError:
    return PydanticCustomError("duplicate_id", "one id twice", {"place": place, "id": name})


class Guide(Record):
    """The sections and questions a talk follows.

    `workplace` says whose form it is, `source` which document it builds on, `layout` which form its
    plans have.
    """

    format: Literal[1]
    id: Identifier
    version: Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z.-]{0,19}$")]
    title: Text
    workplace: Text
    purpose: Text = Field(default_factory=no_text)
    source: Annotated[str, Field(max_length=200)] = ""
    word: Word = Word.UTVECKLINGSSAMTAL
    kind: TalkKind = TalkKind.DEVELOPMENT
    use: Use = Use.TALK
    competence: CompetenceWording = CompetenceWording.SKILL
    layout: PlanLayout = PlanLayout.MUNICIPAL
    rows: tuple[Row, ...] = ()
    sections: Annotated[tuple[Section, ...], Field(min_length=1, max_length=40)]

    @model_validator(mode="after")
    def _one_of_each(self) -> Self:
        sections: set[str] = set()
        questions: set[str] = set()
        for number, section in enumerate(self.sections):
            if section.id in sections:
                raise _twice(section.id, f"sections/{number}/id")
            sections.add(section.id)
            for position, question in enumerate(section.questions):
                if question.id in questions:
                    raise _twice(question.id, f"sections/{number}/questions/{position}/id")
                questions.add(question.id)
        return self

    @property
    def minutes(self) -> int:
        """The time set aside for the whole talk."""
        return sum(section.minutes for section in self.sections)

    def addresses(self) -> tuple[str, ...]:
        """Every question's address, "section/question", in the order of the talk."""
        return tuple(
            f"{section.id}/{question.id}" for section in self.sections for question in section.questions
        )

    def question(self, address: str) -> Question:
        """The question at "section/question". Raises KeyError when the guide has none there."""
        section_id, _, question_id = address.partition("/")
        for question in self.section(address).questions:
            if question.id == question_id:
                return question
        raise KeyError(f"{section_id}/{question_id}")

    def section(self, address: str) -> Section:
        """The section an address ("section/question", or the section's id) stands in. Raises KeyError."""
        section_id = address.partition("/")[0]
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)
