"""Running a parser: whatever it does, the caller gets what it made, or a diagnostic that names it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.model.evidence import Evidenced, objects, spanned
from govproposal.plugin import Parsed, Parser
from govproposal.registry.failures import note
from govproposal.spans import NOTHING

if TYPE_CHECKING:
    from govproposal.document import Document


def run(parser: Parser, document: Document) -> Parsed:
    """What *parser* makes of *document*.

    A parser that raises gives no record and GP203, one that returns what is no result, a record of a type it did not announce,
    or a span outside the text, no record and GP204.
    """
    try:
        made = parser.parse(document.joined)
    except (Exception, SystemExit) as error:
        return _failed("GP203", parser, note(parser.name, error))
    try:
        nonsense = _nonsense(made, parser, len(document.joined.text))
    except Exception as error:  # a record whose fields are not what their types say
        nonsense = note(parser.name, error)
    return document.placed(made) if nonsense is None else _failed("GP204", parser, nonsense)


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
        for span in _spans(record):
            if span is not None and not 0 <= span[0] <= span[1] <= length:
                return f"a span lies outside the text of {length} characters: {(*span,)}"
    return None


def _spans(record: Evidenced) -> list[tuple[int, int] | None]:
    """Every span of *record*, of what it holds and of its diagnostics; ``None`` for what has none."""
    found: list[tuple[int, int] | None] = [remark.span for remark in getattr(record, "diagnostics", ())]
    every = objects(record)
    found += [one.span for one in every]
    names = {kind: fields for kind in set(map(type, every)) if (fields := spanned(kind))}
    found += [getattr(one, name) for one in every if type(one) in names for name in names[type(one)]]
    kept = [one.spans for one in every if one.spans is not NOTHING]
    found += chain.from_iterable([pieces for witnesses in kept for pieces in witnesses.values() if isinstance(pieces, tuple)])
    return found
