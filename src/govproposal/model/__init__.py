"""What the documents say, as frozen values: records, the facts inside them, and nothing but data.

Names follow Popolo (person, post, membership), FRBR / Akoma Ntoso (work, expression, speech) and GB/T 9704-2012 (document
number, issuer, addressee) where these have one; ``docs/glossary.md`` lists them with their Chinese terms.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govproposal.model.comparison import facts
    from govproposal.model.evidence import Evidenced
    from govproposal.model.header import Header
    from govproposal.model.outcome import Achievement, Coverage, Evaluation, Outcome, OutcomeReport
    from govproposal.model.phrases import (
        Assignment,
        Body,
        Comparator,
        DocumentNumber,
        Period,
        Person,
        Quantity,
        Reference,
        Role,
        Session,
        Unit,
    )
    from govproposal.model.plan import Goal, LeadingGroup, Measure, Member, Official, Phase, Plan, Task
    from govproposal.model.proposal import Kind, Proposal
    from govproposal.model.record import ParserInfo, Record, SourceInfo, UnknownRecord
    from govproposal.model.reply import Answer, Contact, Recipient, Reply
    from govproposal.model.speech import Occasion, Recommendation, Speech, SpeechDigest

__all__ = [
    "Achievement",
    "Answer",
    "Assignment",
    "Body",
    "Comparator",
    "Contact",
    "Coverage",
    "DocumentNumber",
    "Evaluation",
    "Evidenced",
    "Goal",
    "Header",
    "Kind",
    "LeadingGroup",
    "Measure",
    "Member",
    "Occasion",
    "Official",
    "Outcome",
    "OutcomeReport",
    "ParserInfo",
    "Period",
    "Person",
    "Phase",
    "Plan",
    "Proposal",
    "Quantity",
    "Recipient",
    "Recommendation",
    "Record",
    "Reference",
    "Reply",
    "Role",
    "Session",
    "SourceInfo",
    "Speech",
    "SpeechDigest",
    "Task",
    "Unit",
    "UnknownRecord",
    "facts",
]

_HOMES = {
    "evidence": "Evidenced",
    "comparison": "facts",
    "header": "Header",
    "outcome": "Achievement Coverage Evaluation Outcome OutcomeReport",
    "phrases": "Assignment Body Comparator DocumentNumber Period Person Quantity Reference Role Session Unit",
    "plan": "Goal LeadingGroup Measure Member Official Phase Plan Task",
    "proposal": "Kind Proposal",
    "record": "ParserInfo Record SourceInfo UnknownRecord",
    "reply": "Answer Contact Recipient Reply",
    "speech": "Occasion Recommendation Speech SpeechDigest",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """The class of that name; its module is loaded when it is first asked for: a plan needs no classes of replies or traces."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = found
    return found
