"""The trace (督办追踪): from what was asked to what was promised, who owed it, and what was reported of it, with both quotes.

The JSON form is ``govproposal-trace/1``; ``docs/trace.md`` has its fields and the rules of the verdicts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, ClassVar

import attrs

from govproposal.diagnostics import Diagnostic
from govproposal.frozen import FrozenMap, Value
from govproposal.model.phrases import Body, Period, Quantity, Role
from govproposal.model.proposal import Kind
from govproposal.spans import Span

TRACE_SCHEMA = "govproposal-trace/1"
"""The version of the JSON form of traces."""


class Status(StrEnum):
    """What the documents say of a promise (办理结果): 称已达到 ``met``, 未达到 ``missed``, 有报告 ``reported``, 未提及 ``unreported``.

    ``not-assessable`` (无从判断) is a promise on which there is no outcome report to look in.
    """

    MET = "met"
    MISSED = "missed"
    REPORTED = "reported"
    UNREPORTED = "unreported"
    NOT_ASSESSABLE = "not-assessable"


class EventType(StrEnum):
    """What a record contributes to a proposal: 发言 ``speech``, 方案 ``plan``, 通报 ``outcome``, 答复 ``reply``."""

    SPEECH = "speech"
    PLAN = "plan"
    OUTCOME = "outcome"
    REPLY = "reply"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Traced(Value):
    """The ground of a trace's objects: ``extra`` keeps the fields of a newer form that this version does not know."""

    extra: Mapping[str, Any] = attrs.field(default=FrozenMap(), repr=False)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Quote(Traced):
    """Words of a record (引文): ``text`` stands at ``span`` of its source, ``None`` where the record has no spans.

    ``marks`` are the words that speak for the link, as offsets in ``text``; ``before`` and ``after`` are the rest of the item.
    """

    record: str
    span: Span | None
    text: str
    marks: tuple[Span, ...] = ()
    before: str = ""
    after: str = ""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Evidence(Traced):
    """The two quotes of a link (证据): what was asked or promised, and what answers it."""

    source: Quote
    target: Quote


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Rival(Traced):
    """An item that was compared and lost (落选项)."""

    record: str
    path: tuple[int, ...]
    item: str
    score: float


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Link(Traced):
    """A link (关联) to an item of a record: ``item`` is the item's ``id`` there, ``rule`` the name of the rule that made it.

    ``score`` is between 0 and 1 and ranks links of one rule; it is no probability.
    """

    id: str
    record: str
    path: tuple[int, ...]
    item: str
    score: float
    rule: str
    evidence: Evidence
    rivals: tuple[Rival, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TracedSession(Traced):
    """The session a proposal was put at (届次), its place resolved where the documents tell."""

    body: Body
    place: str | None
    term: int
    meeting: int


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Event(Traced):
    """What a record contributes to a proposal (环节), and when: ``date`` as precise as the record has it."""

    record: str
    type: EventType
    date: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TracedSpeech(Traced):
    """A speech (发言) that asked for what the proposal asks: ``speech`` is its 1-based position in the digest."""

    id: str
    record: str
    speech: int
    title: str | None
    speakers: tuple[str, ...] = ()
    score: float
    rule: str
    evidence: Evidence


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TracedRecommendation(Traced):
    """A recommendation (建议) of such a speech, both positions 1-based, and what took it up."""

    record: str
    speech: int
    recommendation: int
    heading: str | None = None
    text: str = ""
    links: tuple[Link, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TracedAssignment(Traced):
    """A unit that owes a task (责任单位): ``unit`` as printed, ``body`` the resolved organ's name, ``None`` where it is not known."""

    role: Role
    role_text: str
    unit: str
    body: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Basis(Traced):
    """Why a status was given (依据): the rule of ``docs/trace.md``, the words that decided, the link or target they stand at."""

    rule: str
    words: str = ""
    link: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Searched(Traced):
    """The certificate of a search that found nothing (检索范围): the records, how many items, the best of them, the words looked for."""

    records: tuple[str, ...]
    items: int
    words: tuple[str, ...] = ()
    nearest: tuple[Rival, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TracedTask(Traced):
    """A promised task (任务) with who owes it, what is reported of it, and the verdict."""

    record: str
    path: tuple[int, ...]
    item: str
    group: str | None = None
    heading: str | None
    text: str = ""
    assignments: tuple[TracedAssignment, ...] = ()
    periods: tuple[Period, ...] = ()
    status: Status
    basis: Basis | None = None
    links: tuple[Link, ...] = ()
    searched: Searched | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TracedTarget(Traced):
    """A typed goal (量化目标) of the plan: the promised amount, by when, and the reported amounts."""

    record: str
    path: tuple[int, ...]
    item: str
    quantity: Quantity
    period: Period | None
    status: Status
    reported: tuple[Quantity, ...] = ()
    links: tuple[Link, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TracedProposal(Traced):
    """A proposal as a process (办理过程): who asked, what was promised, what was reported."""

    id: str
    kind: Kind | None
    number: int | None
    title: str | None
    session: TracedSession | None
    events: tuple[Event, ...] = ()
    speeches: tuple[TracedSpeech, ...] = ()
    recommendations: tuple[TracedRecommendation, ...] = ()
    tasks: tuple[TracedTask, ...] = ()
    targets: tuple[TracedTarget, ...] = ()

    @property
    def silent(self) -> tuple[TracedTask, ...]:
        """The tasks on which no outcome says anything."""
        return tuple(task for task in self.tasks if task.status is Status.UNREPORTED)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TracedRecord(Traced):
    """A record that took part: ``id`` is unique in the trace and the same for the same content."""

    id: str
    type: str
    title: str | None
    uri: str | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Trace(Traced):
    """What became of the proposals (建议案、提案、议案) of some records; the same for the same records in any order.

    >>> Trace().proposals
    ()
    """

    schema: ClassVar[str] = TRACE_SCHEMA

    records: tuple[TracedRecord, ...] = ()
    proposals: tuple[TracedProposal, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def links(self) -> Iterator[tuple[str, Link | TracedSpeech]]:
        """Every link with what it is about, in the order of the trace: recommendations, tasks, targets, speeches."""
        for proposal in self.proposals:
            yield from ((f"speech {one.speech}", one) for one in proposal.speeches)
            for asked in proposal.recommendations:
                yield from ((f"recommendation {asked.speech}.{asked.recommendation}", link) for link in asked.links)
            for task in proposal.tasks:
                yield from ((f"task {task.item}", link) for link in task.links)
            for target in proposal.targets:
                yield from ((f"target {target.item}: {target.quantity.text}", link) for link in target.links)

    def link(self, name: str) -> Link | TracedSpeech:
        """The link with that ``id``. Raises ``KeyError`` where there is none."""
        for _, link in self.links:
            if link.id == name:
                return link
        raise KeyError(name)
