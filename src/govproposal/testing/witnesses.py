"""The witness law: every span lies in the text and quotes its value, and every field that was read has its piece.

What words a value must be quoted by is decided after :func:`govproposal.folding.letters`: width, punctuation and white space do
not count. Values that only follow from words (an inherited role, a date, a kind) need a piece, not a quote.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from govproposal.folding import letters
from govproposal.model import Period, Quantity, Record, Session
from govproposal.model.evidence import GROUND, Evidenced
from govproposal.spans import Meta, Span

QUOTED = ("text", "title", "name", "unit")
"""The field by which an object is known: the words at its span contain it."""
WHOLE = (Quantity, Period, Session)
"""Phrases, whose span is exactly their words: they need no piece for their fields."""
DERIVED = frozenset({"id", "path", "role_text", "session", "occasion", "schema", "completed", "subject", "change", "basis", "key"})
"""Fields that are counted, looked up or go beyond the contract: no piece is asked for."""
REWRITTEN = frozenset({"published"})
"""Texts in a form of our own (ISO 8601): their pieces need not look like them."""


def unwitnessed(record: Record, text: str) -> Iterator[str]:
    """What of *record* is not witnessed by *text*, a line each with its path; nothing where all is.

    >>> from decimal import Decimal
    >>> from govproposal.model import Plan
    >>> amount = Quantity(text="5座", value=Decimal(5), unit="座", span=Span(2, 4))
    >>> list(unwitnessed(Plan(quantities=(amount,), span=Span(0, 4)), "修桥5座。"))
    []
    >>> list(unwitnessed(Plan(quantities=(amount,), span=Span(0, 4)), "修桥六座。"))
    ["$.quantities[0]: '5座' is not quoted by '六座'"]
    """
    for path, one in _objects(record, "$"):
        yield from _span_faults(one, path, text)
        for field, pieces in one.spans.items():
            if not isinstance(pieces, Meta):
                yield from (f"{path}.{field}: {tuple(piece)} is no span of the text" for piece in pieces if not _inside(piece, text))
        if not isinstance(one, WHOLE):
            yield from _field_faults(one, path, text)


def _objects(value: object, path: str) -> Iterator[tuple[str, Evidenced]]:
    """Every object of a record with its path, the record first."""
    if isinstance(value, tuple) and not isinstance(value, Span):
        for i, one in enumerate(value):
            yield from _objects(one, f"{path}[{i}]")
    elif isinstance(value, Evidenced):
        yield path, value
        for field in attrs.fields(type(value)):
            if field.name not in GROUND:
                yield from _objects(getattr(value, field.name), f"{path}.{field.name}")


def _inside(span: tuple[int, int], text: str) -> bool:
    return 0 <= span[0] <= span[1] <= len(text)


def _span_faults(one: Evidenced, path: str, text: str) -> Iterator[str]:
    """A span that is missing, lies outside the text, or does not quote the object."""
    if one.span is None:
        # A record that found nothing stands nowhere, nor does a header made of metadata alone.
        if path != "$" and not path.endswith(".header"):
            yield f"{path}: no span"
        return
    if not _inside(one.span, text):
        yield f"{path}: {tuple(one.span)} is no span of the text"
        return
    if path == "$" or path.endswith(".header"):
        return
    claim = next((value for name in QUOTED if (value := getattr(one, name, None))), "")
    # Text of several pieces, an assignment between them, is quoted piece by piece.
    words = letters(one.span.of(text))
    if isinstance(one, WHOLE) and letters(claim) != words:
        yield f"{path}: {claim!r} is not quoted by {one.span.of(text)!r}"
    elif not all(letters(part) in words for part in _parts(one, claim, text)):
        yield f"{path}: {claim[:40]!r} is not within {one.span.of(text)[:60]!r}"


def _parts(one: Evidenced, claim: str, text: str) -> list[str]:
    """The pieces that *claim* was read from where the object says so, else itself."""
    name = next((name for name in QUOTED if getattr(one, name, None)), "")
    pieces = one.spans.get(name, ())
    return [claim] if isinstance(pieces, Meta) or not pieces else [piece.of(text) for piece in pieces]


def _field_faults(one: Evidenced, path: str, text: str) -> Iterator[str]:
    """A field that says something without a piece, or whose pieces do not quote it."""
    for field in attrs.fields(type(one)):
        value = getattr(one, field.name)
        # The role of a bare list of organs follows from its having no word.
        wordless = field.name == "role" and getattr(one, "role_text", None) == ""
        if wordless or field.name in GROUND | DERIVED or not _scalar(value):
            continue
        pieces = one.spans.get(field.name)
        if pieces is None:
            yield f"{path}.{field.name}: {str(value)[:40]!r} has no piece"
        elif isinstance(pieces, Meta) or field.name in REWRITTEN:
            continue
        elif not _quoted(value, "".join(piece.of(text) for piece in pieces)):
            yield f"{path}.{field.name}: {str(value)[:40]!r} is not quoted by {[piece.of(text)[:40] for piece in pieces]}"


def _scalar(value: Any) -> bool:
    """Whether *value* is a leaf that was read: text, number, date, or a list of texts; nothing empty."""
    if isinstance(value, tuple):
        return bool(value) and all(isinstance(one, str) for one in value)
    return value is not None and value != "" and not isinstance(value, Evidenced) and not attrs.has(type(value))


def _quoted(value: Any, words: str) -> bool:
    """Whether *words* have the letters of a text, or of each of several; other values need not look like their words."""
    if isinstance(value, tuple):
        return all(letters(one) in letters(words) for one in value)
    return type(value) is not str or letters(value) in letters(words)
