"""The records that take part: each once, in an order of their own, and their items as the trace compares them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

import attrs

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.model import Goal, Outcome, OutcomeReport, Plan, Record, Reply, Speech, SpeechDigest, Task, UnknownRecord, facts
from govproposal.model.record import SCHEMA
from govproposal.model.trace import TracedRecord
from govproposal.tracing.passages import Passage, lineages

TRACED = (Plan, OutcomeReport, SpeechDigest, Reply)
"""The types of records that say something of proposals."""


@attrs.frozen(eq=False)
class Taken:
    """A record that takes part, under its ``id``."""

    id: str
    record: Record

    @property
    def told(self) -> TracedRecord:
        """How the trace names it."""
        title = getattr(self.record, "title", None) or self.record.header.title
        return TracedRecord(id=self.id, type=self.record.type, title=title, uri=self.record.source.uri)

    @property
    def when(self) -> str | None:
        """Its day as precise as the record has it: of the session, of issue, else of publication."""
        record, day = self.record, self.day
        if isinstance(record, SpeechDigest) and record.occasion is not None and record.occasion.date is not None:
            day = record.occasion.date
        return day.isoformat() if day else record.header.published

    @property
    def day(self) -> date | None:
        """The day it was delivered or issued."""
        return self.record.header.delivered or self.record.header.issued


def take(records: Iterable[Record | UnknownRecord]) -> tuple[list[Taken], list[Diagnostic]]:
    """The records by their ids, in the order of these, and what is to be said of those left out."""
    remarks: list[Diagnostic] = []
    found: dict[str, list[Record]] = {}
    for record in records:
        if isinstance(record, TRACED):
            found.setdefault(_name(record), []).append(record)
        else:
            remarks.append(diagnose("GP601", record.type))
    taken = [Taken(name, copies[0] if len(copies) == 1 else min(copies, key=_order)) for name, copies in sorted(found.items())]
    remarks += [diagnose("GP602", f"{name} ({len(found[name])} times)") for name in sorted(found) if len(found[name]) > 1]
    remarks += [diagnose("GP603", f"{one.id}: {one.record.schema}") for one in taken if one.record.schema != SCHEMA]
    return taken, sorted(remarks, key=lambda one: (one.code, one.message))


def _name(record: Record) -> str:
    """An id that depends on what the record says, not on where it was found."""
    header = attrs.evolve(record.header, published=None, origin=None)
    text = json.dumps(facts(attrs.evolve(record, header=header)), ensure_ascii=False, sort_keys=True, default=str)
    return f"{record.type}-{sha256(text.encode('utf-8', 'backslashreplace')).hexdigest()[:12]}"


def _order(record: Record) -> tuple[str, ...]:
    """Which of several copies is kept: one order for all, whatever order they come in."""
    source = record.source
    where = (source.uri or "", source.sha256 or "", str(record.span), str(record.header.published), str(record.spans.get("title")))
    return (record.schema, *where, sha256(repr(_spans(record)).encode()).hexdigest())


def _spans(value: Any) -> Any:
    """All spans of a record: what tells two copies apart that say the same and name the same file."""
    if isinstance(value, tuple):
        return [_spans(one) for one in value]
    if attrs.has(type(value)):
        return [getattr(value, "span", None), [_spans(getattr(value, field.name)) for field in attrs.fields(type(value))]]
    return None


def tasks(plan: Plan, record: str, chosen: Iterable[Task] | None = None) -> list[Passage]:
    """The tasks of a plan."""
    return [_passage(task, record, lineage=(task.group,) if task.group else ()) for task in (plan.tasks if chosen is None else chosen)]


def goals(plan: Plan, record: str) -> list[Passage]:
    """The goals of a plan."""
    return [_passage(goal, record) for goal in plan.goals]


def achievements(outcome: Outcome, record: str) -> list[Passage]:
    """The achievements of an outcome, inner and leaf."""
    return _items(outcome.achievements, record)


def answers(reply: Reply, record: str) -> list[Passage]:
    """The parts of a reply, inner and leaf."""
    return _items(reply.answers, record)


def recommendations(speech: Speech, record: str) -> list[Passage]:
    """The recommendations of a speech; their path is their 1-based position."""
    return [
        Passage(
            record=record,
            path=(at,),
            item=str(at),
            heading=one.heading,
            text=one.text,
            quantities=one.quantities,
            span=one.span,
            spans=one.spans,
        )
        for at, one in enumerate(speech.recommendations, 1)
    ]


class Shelf:
    """The achievements of reports as passages, made once for all proposals of a report."""

    def __init__(self) -> None:
        self._outcomes: dict[tuple[str, int], tuple[Passage, ...]] = {}
        self._reports: dict[str, tuple[Passage, ...]] = {}

    def outcome(self, record: str, report: OutcomeReport, index: int) -> tuple[Passage, ...]:
        """The achievements of one outcome of a report."""
        if (record, index) not in self._outcomes:
            self._outcomes[record, index] = tuple(achievements(report.outcomes[index], record))
        return self._outcomes[record, index]

    def report(self, record: str, report: OutcomeReport) -> tuple[Passage, ...]:
        """What all outcomes of a report say, whichever proposal they are of."""
        if record not in self._reports:
            every = (self.outcome(record, report, index) for index in range(len(report.outcomes)))
            self._reports[record] = tuple(one for those in every for one in worded(those))
        return self._reports[record]


def _items(items: Sequence[Any], record: str) -> list[Passage]:
    inner = {one.path[:depth] for one in items for depth in range(len(one.path))}
    above = lineages([(one.path, one.heading) for one in items])
    return [_passage(one, record, lineage=lineage, leaf=one.path not in inner) for one, lineage in zip(items, above, strict=True)]


def _passage(item: Task | Goal | Any, record: str, *, lineage: tuple[str, ...] = (), leaf: bool = True) -> Passage:
    return Passage(
        record=record,
        path=item.path,
        item=item.id,
        heading=item.heading,
        text=item.text,
        lineage=lineage,
        leaf=leaf,
        quantities=item.quantities,
        references=getattr(item, "references", ()),
        span=item.span,
        spans=item.spans,
    )


def worded(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Those that say something themselves: the leaves, and inner items with a text of their own."""
    return (one for one in passages if one.text.strip() or (one.leaf and one.heading))
