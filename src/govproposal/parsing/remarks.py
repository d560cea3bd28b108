"""What a parser has to say of a record it made: what was inferred, left over, or expected and not found."""

from __future__ import annotations

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.document import Document
from govproposal.model.evidence import objects
from govproposal.model.phrases import Assignment, Period
from govproposal.model.record import Record
from govproposal.parsing.periods import without_day
from govproposal.parsing.years import document_years
from govproposal.spans import Span, covering, inside

_ROLES = ("牵头", "责任", "主办", "承办", "配合", "会办", "协办")
_OWED = tuple(f"{role}{whose}:" for role in _ROLES for whose in ("", "单位", "部门"))
"""What opens a bracket that says who owes something."""
_FIRSTS = frozenset(role[0] for role in _ROLES)


def remarks_on(document: Document, record: Record) -> tuple[Diagnostic, ...]:
    """The remarks on *record*: years from elsewhere (GP402), brackets left unread (GP405), dates that a year does not have (GP406)."""
    values = [one for one in objects(record) if isinstance(one, (Period, Assignment))]
    periods = [one for one in values if isinstance(one, Period)]
    dated = {one.span for one in periods}
    inferred = {(one.span, one.text) for one in periods if one.derived_from is not None and one.span}
    none = (one for one in without_day(document, document_years(document, record.header)) if one.span not in dated)
    years = tuple(diagnose("GP402", text, span) for span, text in sorted(inferred))
    read = sorted([one.span for one in values if isinstance(one, Assignment) and one.span])
    return (*years, *_unread(document, read), *(diagnose("GP406", one.text, one.span) for one in none))


def missing(what: str) -> Diagnostic:
    """The remark that *what* was expected and not found."""
    return diagnose("GP501", what)


def _unread(document: Document, read: list[Span]) -> tuple[Diagnostic, ...]:
    """The responsibility brackets of the body in which no unit was read."""
    found = []
    folded = document.folded
    for pair in document.brackets.pairs:
        inner = pair.span[0] + 1
        if folded[inner] not in _FIRSTS or pair.mark != "(" or pair.depth or not folded.startswith(_OWED, inner):
            continue
        if not inside(read, pair.span) and covering(document.body_spans, pair.span):
            found.append(diagnose("GP405", document.quote(pair.span)[:60], pair.span))
    return tuple(found)
