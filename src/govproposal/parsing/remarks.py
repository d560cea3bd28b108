"""What a parser has to say of a record it made: what was inferred, left over, or expected and not found."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.document import Document
from govproposal.model.evidence import Evidenced
from govproposal.model.phrases import Assignment, Period
from govproposal.model.record import Record
from govproposal.patterns import lazy
from govproposal.spans import Span, covering, inside

_OWED = lazy(r"(?:牵头|责任|主办|承办|配合|会办|协办)(?:单位|部门)?:")
_PLAIN = (
    "str", "int", "date", "Decimal", "Span", "Witnesses", "Mapping", "tuple[str", "tuple[int", "Kind", "Role", "Body",
    "Comparator", "SourceInfo", "ParserInfo",
)  # fmt: skip
"""How the annotations begin of fields that hold no object of the record."""
_HOLDING: dict[type[Evidenced], tuple[str, ...]] = {}


def remarks_on(document: Document, record: Record) -> tuple[Diagnostic, ...]:
    """The remarks on *record*: years taken from elsewhere (GP402), responsibility brackets left unread (GP405)."""
    values = list(_walk(record))
    inferred = [one for one in values if isinstance(one, Period) and one.derived_from is not None]
    seen = dict.fromkeys((one.span, one.text) for one in inferred)
    years = tuple(diagnose("GP402", text, span) for span, text in seen)
    read = sorted(one.span for one in values if isinstance(one, Assignment) and one.span)
    return (*years, *_unread(document, read))


def missing(what: str) -> Diagnostic:
    """The remark that *what* was expected and not found."""
    return diagnose("GP501", what)


def _walk(value: object) -> Iterator[Evidenced]:
    """All objects of a record, itself first."""
    if isinstance(value, Evidenced):
        yield value
        for name in _holding(type(value)):
            yield from _walk(getattr(value, name))
    elif type(value) is tuple:
        for one in value:
            yield from _walk(one)


def _holding(kind: type[Evidenced]) -> tuple[str, ...]:
    """The fields of a class that can hold further objects: told by their annotations, once."""
    if kind not in _HOLDING:
        _HOLDING[kind] = tuple(field.name for field in attrs.fields(kind) if not str(field.type).startswith(_PLAIN))
    return _HOLDING[kind]


def _unread(document: Document, read: list[Span]) -> tuple[Diagnostic, ...]:
    """The responsibility brackets of the body in which no unit was read."""
    found = []
    for pair in document.brackets.pairs:
        if pair.mark != "(" or pair.depth or not _OWED.match(document.folded, pair.span.start + 1):
            continue
        if not inside(read, pair.span) and covering(document.body_spans, pair.span):
            found.append(diagnose("GP405", document.quote(pair.span)[:60], pair.span))
    return tuple(found)
