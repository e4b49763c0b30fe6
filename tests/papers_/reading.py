"""From the bytes of a paper to the plan in it, as the program does it."""

from datetime import date

from samtal_tui.keeping.columns import known_names
from samtal_tui.keeping.paper_plan import PaperPlan, plan_in
from samtal_tui.keeping.papers import read_paper
from samtal_tui.keeping.sheets import Sheets, sheets_of
from samtal_tui.plan.form import Parties
from vault.records import Person

ON = date(2025, 3, 4)
KIM = Person(id="kim", number=7, given="Kim", family="Ek")


def sheets(data: bytes | str) -> Sheets:
    names = known_names()
    return sheets_of(read_paper(data.encode() if isinstance(data, str) else data), names, names.plan)


def plan(data: bytes | str) -> PaperPlan:
    return plan_in(sheets(data), Parties(KIM, "Maria Ståhl"), ON)


def fields(data: bytes | str) -> list[dict[str, str]]:
    return [dict(row.fields) for row in plan(data).rows]
