"""What the documents say, as frozen values: records, the facts inside them, and nothing but data.

Names follow Popolo (person, post, membership), FRBR / Akoma Ntoso (work, expression, speech) and GB/T 9704-2012 (document
number, issuer, addressee) where these have one; ``docs/glossary.md`` lists them with their Chinese terms.
"""

from govproposal.model.evidence import Evidenced
from govproposal.model.facts import facts
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
