"""Chinese government documents on proposals (建议案, 提案, 议案) as typed records with evidence.

>>> import govproposal
>>> govproposal.parse("今天天气很好。", parsers=[]).records
()

What is listed in ``__all__`` is public. It is imported when it is first used, so that ``import govproposal`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govproposal.api import Result, dump, dumps, load, load_all, load_trace, loads, loads_all, loads_trace, parse, trace
    from govproposal.diagnostics import Diagnostic, Severity
    from govproposal.document import Document
    from govproposal.errors import (
        Fault,
        GovProposalError,
        InvalidRecord,
        MissingExtra,
        NotOneRecord,
        PluginError,
        ReadError,
        UnknownParser,
    )
    from govproposal.model import (
        Achievement,
        Answer,
        Assignment,
        Body,
        Comparator,
        Contact,
        Coverage,
        DocumentNumber,
        Evaluation,
        Goal,
        Header,
        Kind,
        LeadingGroup,
        Measure,
        Member,
        Occasion,
        Official,
        Outcome,
        OutcomeReport,
        ParserInfo,
        Period,
        Person,
        Phase,
        Plan,
        Proposal,
        Quantity,
        Recipient,
        Recommendation,
        Record,
        Reference,
        Reply,
        Role,
        Session,
        SourceInfo,
        Speech,
        SpeechDigest,
        Task,
        Unit,
        UnknownRecord,
        facts,
    )
    from govproposal.model.trace import (
        Basis,
        Event,
        EventType,
        Evidence,
        Link,
        Quote,
        Rival,
        Searched,
        Status,
        Trace,
        TracedAssignment,
        TracedProposal,
        TracedRecommendation,
        TracedRecord,
        TracedSession,
        TracedSpeech,
        TracedTarget,
        TracedTask,
    )
    from govproposal.plugin import API_VERSION, Claim, Confidence, Parsed, Parser
    from govproposal.source import Source
    from govproposal.spans import Meta, Span, Witnesses

__version__ = "0.1.0"

_HOMES = {
    "api": "Result dump dumps load load_all load_trace loads loads_all loads_trace parse trace",
    "diagnostics": "Diagnostic Severity",
    "document": "Document",
    "errors": "Fault GovProposalError InvalidRecord MissingExtra NotOneRecord PluginError ReadError UnknownParser",
    "model": "Achievement Answer Assignment Body Comparator Contact Coverage DocumentNumber Evaluation Goal Header Kind LeadingGroup "
    "Measure Member Occasion Official Outcome OutcomeReport ParserInfo Period Person Phase Plan Proposal Quantity Recipient "
    "Recommendation Record Reference Reply Role Session SourceInfo Speech SpeechDigest Task Unit UnknownRecord facts",
    "model.trace": "Basis Event EventType Evidence Link Quote Rival Searched Status "
    "Trace TracedAssignment TracedProposal TracedRecommendation TracedRecord TracedSession TracedSpeech TracedTarget TracedTask",
    "plugin": "API_VERSION Claim Confidence Parsed Parser",
    "source": "Source",
    "spans": "Meta Span Witnesses",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "API_VERSION",
    "Achievement",
    "Answer",
    "Assignment",
    "Basis",
    "Body",
    "Claim",
    "Comparator",
    "Confidence",
    "Contact",
    "Coverage",
    "Diagnostic",
    "Document",
    "DocumentNumber",
    "Evaluation",
    "Event",
    "EventType",
    "Evidence",
    "Fault",
    "Goal",
    "GovProposalError",
    "Header",
    "InvalidRecord",
    "Kind",
    "LeadingGroup",
    "Link",
    "Measure",
    "Member",
    "Meta",
    "MissingExtra",
    "NotOneRecord",
    "Occasion",
    "Official",
    "Outcome",
    "OutcomeReport",
    "Parsed",
    "Parser",
    "ParserInfo",
    "Period",
    "Person",
    "Phase",
    "Plan",
    "PluginError",
    "Proposal",
    "Quantity",
    "Quote",
    "ReadError",
    "Recipient",
    "Recommendation",
    "Record",
    "Reference",
    "Reply",
    "Result",
    "Rival",
    "Role",
    "Searched",
    "Session",
    "Severity",
    "Source",
    "SourceInfo",
    "Span",
    "Speech",
    "SpeechDigest",
    "Status",
    "Task",
    "Trace",
    "TracedAssignment",
    "TracedProposal",
    "TracedRecommendation",
    "TracedRecord",
    "TracedSession",
    "TracedSpeech",
    "TracedTarget",
    "TracedTask",
    "Unit",
    "UnknownParser",
    "UnknownRecord",
    "Witnesses",
    "__version__",
    "dump",
    "dumps",
    "facts",
    "load",
    "load_all",
    "load_trace",
    "loads",
    "loads_all",
    "loads_trace",
    "parse",
    "trace",
]


def __getattr__(name: str) -> object:
    """What is public, imported from its home when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
