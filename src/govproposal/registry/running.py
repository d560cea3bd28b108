"""Running a parser: whatever it does, the caller gets what it made, or a diagnostic that names it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.model.evidence import Evidenced, holding
from govproposal.plugin import Parsed, Parser
from govproposal.registry.failures import note
from govproposal.spans import Meta, Span

if TYPE_CHECKING:
    from govproposal.document import Document


def run(parser: Parser, document: Document) -> Parsed:
    """What *parser* makes of *document*.

    A parser that raises gives no record and GP203, one that returns what is no result, a record of a type it did not announce,
    or a span outside the text, no record and GP204.
    """
    try:
        made = parser.parse(document)
    except (Exception, SystemExit) as error:
        return _failed("GP203", parser, note(parser.name, error))
    try:
        nonsense = _nonsense(made, parser, len(document.source.text))
    except Exception as error:  # a record whose fields are not what their types say
        nonsense = note(parser.name, error)
    return made if nonsense is None else _failed("GP204", parser, nonsense)


def _failed(code: str, parser: Parser, reason: str) -> Parsed:
    return Parsed(diagnostics=(diagnose(code, f"{parser.name} {parser.version}: {reason}"),))


def _nonsense(made: object, parser: Parser, length: int) -> str | None:
    """What is wrong with the result of a parser, ``None`` if nothing is."""
    if not isinstance(made, Parsed):
        return f"parse returned {made!r:.80}, which is no Parsed"
    remarks: object = made.diagnostics
    if not isinstance(remarks, tuple) or not all(isinstance(one, Diagnostic) for one in remarks):
        return "its diagnostics are no tuple of Diagnostic"
    records: object = made.records
    if not isinstance(records, tuple):
        return "its records are no tuple"
    for record in records:
        if not isinstance(record, parser.record_types):
            return f"{record!r:.80} is of none of the types it announced"
        for span in _outside(record, length):
            return f"a span lies outside the text of {length} characters: {tuple(span)}"
    return None


def _outside(value: Evidenced, length: int) -> Iterator[Span]:
    """The spans of *value*, and of what it holds, that no text of *length* characters has."""
    if value.span is not None and not 0 <= value.span[0] <= value.span[1] <= length:
        yield value.span
    for pieces in value.spans.values():
        if not isinstance(pieces, Meta):
            yield from (piece for piece in pieces if not 0 <= piece[0] <= piece[1] <= length)
    for name in holding(type(value)):
        found: Any = getattr(value, name)
        if isinstance(found, Evidenced):
            yield from _outside(found, length)
        elif type(found) is tuple and found and isinstance(found[0], (Evidenced, Diagnostic)):
            for one in found:
                yield from _outside(one, length) if isinstance(one, Evidenced) else _remark(one, length)
        elif isinstance(found, Span) and not 0 <= found[0] <= found[1] <= length:
            yield found


def _remark(remark: Diagnostic, length: int) -> Iterator[Span]:
    if remark.span is not None and not 0 <= remark.span[0] <= remark.span[1] <= length:
        yield remark.span
