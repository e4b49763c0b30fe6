"""The records everyone speaks: what a person, a talk, an item, an agreement is.

Every record is frozen and refuses fields it does not know. Texts are kept exactly as they were typed. This is
their one public place: an import contract keeps the modules behind it to themselves.
"""

from vault.records.base import Record, checked
from vault.records.documents import Consent, Document, Leaving, Recipient, SignOff, SignWay, TalkRecord
from vault.records.items import Agreement, Audience, Draft, Item, Proposal, Voice, Way
from vault.records.kinds import (
    COMMENT,
    FIELDS,
    OWN_FIELDS,
    PLAN_KINDS,
    TITLE_FIELD,
    Cause,
    Kind,
    NextStep,
    OutcomeResult,
    TakenUpIn,
)
from vault.records.people import Employment, Person, Receipt
from vault.records.talks import CheckedRow, PlanLayout, Talk, TalkKind, TalkStatus
from vault.records.workplace import OperationGoal, Profile

__all__ = [
    "COMMENT",
    "FIELDS",
    "OWN_FIELDS",
    "PLAN_KINDS",
    "TITLE_FIELD",
    "Agreement",
    "Audience",
    "Cause",
    "CheckedRow",
    "Consent",
    "Document",
    "Draft",
    "Employment",
    "Item",
    "Kind",
    "Leaving",
    "NextStep",
    "OperationGoal",
    "OutcomeResult",
    "Person",
    "PlanLayout",
    "Profile",
    "Proposal",
    "Receipt",
    "Recipient",
    "Record",
    "SignOff",
    "SignWay",
    "TakenUpIn",
    "Talk",
    "TalkKind",
    "TalkRecord",
    "TalkStatus",
    "Voice",
    "Way",
    "checked",
]
