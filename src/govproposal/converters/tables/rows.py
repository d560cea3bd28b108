"""From records to the rows of the tables, in chunks, so that a stream of records of any length takes little memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any, TypeAlias

from govproposal.converters.contract import CannotWrite, Records, several
from govproposal.converters.plaindata import no_text
from govproposal.converters.tables.declared import TABLES, Sort, Table
from govproposal.errors import Fault
from govproposal.model.comparison import plain
from govproposal.model.outcome import Achievement, OutcomeReport
from govproposal.model.phrases import Assignment, Period, Quantity
from govproposal.model.plan import Plan, Task
from govproposal.model.proposal import Proposal
from govproposal.model.record import Record, UnknownRecord
from govproposal.model.reply import Reply
from govproposal.spans import Span

Value: TypeAlias = str | int | Decimal | date | tuple[str, ...] | tuple[int, ...] | None
Row: TypeAlias = tuple[Value, ...]
Chunk: TypeAlias = dict[str, list[Row]]
"""Rows of some records by the name of their table; every table is there, those that others refer to first."""

_LARGEST = Decimal(10) ** 28


def chunks(records: Records, size: int = 20_000, wrong: Callable[[Any], str | None] = no_text) -> Iterator[Chunk]:
    """The rows of *records*, about *size* at a time; all rows of a record are in one chunk. A record that comes twice counts once.

    Raises :class:`~govproposal.converters.contract.CannotWrite` where *wrong* has a reason against a value, an integer has more
    than 64 bits, an amount has too many digits, or a record is of a type that is not known.

    >>> from govproposal.model import Plan
    >>> [len(one["documents"]) for one in chunks([Plan(title="甲"), Plan(title="乙"), Plan(title="甲")])]
    [2]
    """
    seen: set[str] = set()
    chunk = _empty()
    for record in several(records):
        made = _rows(record)
        name = _identity(record, made)
        if name in seen:
            continue
        seen.add(name)
        for table, rows in made.items():
            for at, row in enumerate(rows):
                _check(TABLES[table], at, row, wrong)
                chunk[table].append((name, *row))
        if sum(map(len, chunk.values())) >= size:
            yield chunk
            chunk = _empty()
    if any(chunk.values()):
        yield chunk


def _empty() -> Chunk:
    return {name: [] for name in TABLES}


def _identity(record: Record | UnknownRecord, rows: Chunk) -> str:
    """The document's identity: where it was read from, or, for a record that was not read from a source, what it says."""
    said: object = _spelled(rows)
    if isinstance(record, Record) and record.source.sha256:
        said = (record.source.sha256, type(record).type, record.span and tuple(record.span))
    return sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _spelled(rows: Chunk) -> list[object]:
    """The rows with amounts that are equal spelled alike, ``2`` and ``2.00``."""
    return [[plain(one) if isinstance(one, Decimal) else one for one in row] for table in rows.values() for row in table]


def _rows(record: Record | UnknownRecord) -> Chunk:
    """The rows of one record, without the ``document_id`` they begin with."""
    if isinstance(record, UnknownRecord):
        raise CannotWrite("A table", [Fault("$.type", f"no installed plugin knows the type {record.type!r}")])
    found = _empty()
    found["documents"].append(_document(record))
    if isinstance(record, OutcomeReport):
        handled = [(one.proposal, one.summary) for one in record.outcomes]
        achievements = [(at, done) for at, outcome in enumerate(record.outcomes) for done in outcome.achievements]
    else:
        handled = [(one, None) for one in record.proposals] if isinstance(record, (Plan, Reply)) else []
        achievements = []
    tasks = record.tasks if isinstance(record, Plan) else ()
    found["proposals"] += [_proposal(record, at, *one) for at, one in enumerate(handled)]
    found["tasks"] += [_task(at, one) for at, one in enumerate(tasks)]
    found["achievements"] += [_achievement(at, *one) for at, one in enumerate(achievements)]
    found["periods"] += [_period(at, *one) for at, one in enumerate((i, p) for i, task in enumerate(tasks) for p in task.periods)]
    owed: list[tuple[int | None, Assignment]] = [(i, one) for i, task in enumerate(tasks) for one in task.assignments]
    owed += [(None, one) for one in record.assignments] if isinstance(record, Reply) else []
    found["assignments"] += [_assignment(at, *one) for at, one in enumerate(owed)]
    found["units"] += _units(one for _, one in owed)
    found["quantities"] += _quantities(record, tasks, [one for _, one in achievements])
    found["links"] += [(at, "reference", one.title, one.number, *_ends(one.span)) for at, one in enumerate(record.references)]
    found["diagnostics"] += [(at, one.severity.value, one.code, one.message, *_ends(one.span)) for at, one in enumerate(record.diagnostics)]
    return found


def _document(record: Record) -> Row:
    head, source, parser = record.header, record.source, record.parser
    return (
        type(record).type, record.schema, head.title, record.title if isinstance(record, Plan) else None, head.document_number,
        head.issuers, head.addressees, head.issued, head.published, head.delivered, head.origin,
        tuple(one.text for one in record.sessions), source.uri, source.media_type, source.encoding, source.sha256, source.characters,
        parser.name if parser else None, parser.version if parser else None, *_ends(record.span),
    )  # fmt: skip


def _proposal(record: Record, at: int, one: Proposal, summary: str | None) -> Row:
    there = one.session is not None and 0 <= one.session < len(record.sessions)
    session = record.sessions[one.session] if there and one.session is not None else None
    words = (session.text, session.key) if session else (None, None)
    return (at, one.kind.value if one.kind else None, one.number, one.title, *words, summary, *_ends(one.span))


def _task(at: int, one: Task) -> Row:
    return (at, one.path, _sortable(one.path), one.id, one.group, one.heading, one.text, *_ends(one.span))


def _achievement(at: int, proposal: int, one: Achievement) -> Row:
    return (at, proposal, one.path, _sortable(one.path), one.id, one.heading, one.text, *_ends(one.span))


def _assignment(at: int, task: int | None, one: Assignment) -> Row:
    return (at, task, one.unit, one.role.value, one.role_text, one.note, *_ends(one.span))


def _period(at: int, task: int, one: Period) -> Row:
    return (at, task, one.text, one.start, one.end, one.edtf, *_ends(one.span))


def _units(owed: Iterable[Assignment]) -> list[Row]:
    """The units in the order of their first mention, each with the first completion of its name."""
    named: dict[str, str | None] = {}
    for one in owed:
        named[one.unit] = named.get(one.unit) or one.completed
    return list(named.items())


def _quantities(record: Record, tasks: Iterable[Task], achievements: Iterable[Achievement]) -> list[Row]:
    """The amounts of the body, each with its owner; those of tasks and achievements that the body's list does not have follow."""
    owned: list[tuple[Quantity, int | None, int | None]] = [(one, task, None) for task, item in enumerate(tasks) for one in item.quantities]
    owned += [(one, None, done) for done, item in enumerate(achievements) for one in item.quantities]
    waiting: dict[tuple[Span | None, str], list[tuple[Quantity, int | None, int | None]]] = {}
    for entry in reversed(owned):
        waiting.setdefault((entry[0].span, entry[0].text), []).append(entry)
    listed = []
    for one in record.quantities:
        same = waiting.get((one.span, one.text))
        listed.append((one, *same.pop()[1:]) if same else (one, None, None))
    listed += [entry for entries in waiting.values() for entry in reversed(entries)]
    return [(at, task, done, *_amount(one)) for at, (one, task, done) in enumerate(listed)]


def _amount(one: Quantity) -> Row:
    words = (one.unit, one.comparator.value, one.subject, one.change, one.basis)
    return (one.text, one.value, one.value_max, *words, *_ends(one.span))


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def _sortable(path: tuple[int, ...]) -> str:
    """A path as a text that sorts as the outline does.

    >>> _sortable((1, 2)) < _sortable((1, 10))
    True
    """
    return ".".join(f"{number:06}" for number in path)


def _check(table: Table, at: int, row: Row, wrong: Callable[[Any], str | None]) -> None:
    """Raise where a value of *row*, which lacks its ``document_id``, is none that its column can hold."""
    for column, value in zip(table.columns[1:], row, strict=True):
        if value is None:
            continue
        values = value if isinstance(value, tuple) else (value,)
        reasons = (_unfit(column.sort, one) or wrong(one) for one in values)
        for reason in filter(None, reasons):
            raise CannotWrite("A table", [Fault(f"{table.name}[{at}].{column.name}", reason)])


def _unfit(sort: Sort, value: Any) -> str | None:
    if sort in (Sort.INTEGER, Sort.INTEGERS) and not -(1 << 63) <= value < 1 << 63:
        return "an integer of more than 64 bits"
    if sort is Sort.DECIMAL and not (value.is_finite() and abs(value) < _LARGEST and len(plain(value).partition(".")[2]) <= 10):
        return f"{value} has more than 28 digits before the point, or more than 10 after it"
    return None
