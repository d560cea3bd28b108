"""A record in a page of text: what it is, what it handles, what is to be done and who owes it, how much there is of the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from govproposal.cli.columns import count, cut, flat, pad, width, wrap
from govproposal.diagnostics import CATALOGUE, Diagnostic, Severity
from govproposal.model import Assignment, Evidenced, OutcomeReport, Period, Person, Plan, Proposal, Record, Reply, Session, SpeechDigest
from govproposal.source import Source

LABEL = 12
"""The width of the column of labels."""
MOST = 20
"""How many diagnostics are shown."""


def summary(record: Record, source: Source, columns: int) -> Iterator[str]:
    """The lines of a summary of *record*, none wider than *columns*."""
    title = getattr(record, "title", None) or record.header.title or "(no title)"
    yield cut(f"{record.type}  {flat(title)}", columns)
    for label, text in _head(record, source):
        yield from _labelled(label, text, columns)
    for line in _own(record, columns - 4):
        yield f"    {line}" if line else ""
    yield from _labelled("counts", _counts(record), columns)
    yield from remarks(record.diagnostics, source, columns)


def remarks(diagnostics: Sequence[Diagnostic], source: Source | None, columns: int) -> Iterator[str]:
    """The lines that show diagnostics, errors first: severity, code, line of the text, message, and for errors what to do."""
    breaks = [at for at, char in enumerate(source.text) if char == "\n"] if source and any(one.span for one in diagnostics) else []
    ordered = sorted(diagnostics, key=lambda one: list(Severity).index(one.severity))
    for one in ordered[:MOST]:
        line = f"line {bisect_left(breaks, one.span.start) + 1}: " if one.span and source else ""
        yield from _labelled(one.severity.value, f"{one.code} {line}{one.message}", columns, fold=True)
        if one.severity is Severity.ERROR and one.code in CATALOGUE:
            yield from _labelled("", f"→ {CATALOGUE[one.code].remedy}", columns, fold=True)
    if len(ordered) > MOST:
        yield from _labelled("", f"and {len(ordered) - MOST} more (--format json has all)", columns)


def _head(record: Record, source: Source) -> Iterator[tuple[str, str]]:
    header = record.header
    yield "from", source.uri or "standard input"
    if header.title and header.title != getattr(record, "title", header.title):
        yield "notice", header.title
    yield "number", header.document_number or ""
    yield "issued by", "、".join(header.issuers)
    yield "addressed to", "、".join(header.addressees)
    dates = (("issued", header.issued), ("delivered", header.delivered), ("published", header.published))
    yield "dates", ", ".join(f"{name} {value}" for name, value in dates if value)
    if isinstance(record, (Plan, Reply)):
        for proposal in record.proposals:
            yield "handles", _proposal(proposal, record.sessions)


def _own(record: Record, columns: int) -> Iterator[str]:
    if isinstance(record, Plan):
        return _plan(record, columns)
    if isinstance(record, OutcomeReport):
        return _outcomes(record, columns)
    if isinstance(record, SpeechDigest):
        return _speeches(record, columns)
    return iter(())


def _plan(plan: Plan, columns: int) -> Iterator[str]:
    group = None
    wide = max((width(task.id) for task in plan.tasks), default=0) + 2
    for task in plan.tasks:
        if task.group != group and task.group:
            yield cut(f"[{flat(task.group)}]", columns)
        group = task.group
        due = _due(task.periods)
        yield cut(pad(task.id, wide) + flat(task.heading or task.text) + due, columns)
        owed = _owed(task.assignments)
        yield from (" " * wide + line for line in (wrap(owed, max(columns - wide, 20)) if owed else ()))
    if plan.leading_group:
        heads = ", ".join(f"{member.role} {_person(member)}" for member in plan.leading_group.members[:2])
        yield cut(f"{plan.leading_group.name or 'leading group'}: {heads} … {len(plan.leading_group.members)} members", columns)


def _outcomes(report: OutcomeReport, columns: int) -> Iterator[str]:
    if report.reporter:
        yield cut(f"reported by {_person(report.reporter)}", columns)
    for outcome in report.outcomes:
        yield cut(_proposal(outcome.proposal, report.sessions), columns)
        yield f"  {count(len(outcome.achievements), 'achievements')}, {count(len(outcome.coverage), 'articles')} in the media"
    for vote in report.evaluations:
        yield cut(f"voted {vote.result or '?'}" + (f", {vote.rate} %" if vote.rate is not None else ""), columns)


def _speeches(digest: SpeechDigest, columns: int) -> Iterator[str]:
    for at, speech in enumerate(digest.speeches, 1):
        yield cut(f"{at:>2}  {speech.title or '(no title)'}", columns)
        who = "、".join(map(_person, speech.speakers)) or "?"
        yield cut(f"    {who}: {count(len(speech.recommendations), 'recommendations')}", columns)


def _proposal(proposal: Proposal, sessions: Sequence[Session]) -> str:
    number = f"{proposal.number}号" if proposal.number is not None else ""
    known = proposal.session is not None and 0 <= proposal.session < len(sessions)
    session = f" ({sessions[proposal.session or 0].text})" if known else ""
    return f"{number}{proposal.kind.value if proposal.kind else ''} {f'《{proposal.title}》' if proposal.title else ''}{session}".strip()


def _owed(assignments: Sequence[Assignment]) -> str:
    """Who owes a task, by role: ``牵头: 市经信局; 配合: 市科技局、市财政局``."""
    roles: dict[str, list[str]] = {}
    for one in assignments:
        roles.setdefault(one.role_text or one.role.value, []).append(one.unit)
    return "; ".join(f"{role}: {'、'.join(units)}" for role, units in roles.items())


def _due(periods: Sequence[Period]) -> str:
    return f" ({', '.join(one.text for one in periods)})" if periods else ""


def _person(person: Person) -> str:
    return " ".join(filter(None, (person.name, "、".join(person.posts))))


def _counts(record: Record) -> str:
    """How many of everything the record holds, empty lists left out."""
    found = ((field.name, getattr(record, field.name)) for field in attrs.fields(type(record)))
    lists = [(name, len(value)) for name, value in found if isinstance(value, tuple) and value and isinstance(value[0], Evidenced)]
    return ", ".join(count(number, name.replace("_", " ")) for name, number in lists)


def _labelled(label: str, text: str, columns: int, *, fold: bool = False) -> Iterator[str]:
    """A label and its text, which is cut to one line, or with *fold* goes on below itself."""
    if not text:
        return
    room = max(columns - LABEL - 4, 20)
    lines = wrap(flat(text), room) if fold else [cut(flat(text), room)]
    for at, line in enumerate(lines):
        yield f"  {pad('' if at else label, LABEL)}  {line}"
