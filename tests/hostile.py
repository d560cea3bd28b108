"""Records with hostile texts: all of Unicode but lone surrogates, empty and very long ones, words that formats have a meaning for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, cast, get_args, get_origin, get_type_hints

import attrs
from hypothesis import settings
from hypothesis import strategies as st

from govproposal.converters.wire import freeze
from govproposal.model import OutcomeReport, Plan, Record, Reply, SpeechDigest
from govproposal.spans import Meta, Span, Witnesses


def bounded(most: int) -> settings:
    """At most so many examples, whatever the profile says: a record with hostile texts takes 30 ms to draw, a trace 100 ms to make."""
    return settings(max_examples=min(most, settings().max_examples))


TYPES: dict[str, type[Record]] = {cls.type: cls for cls in (Plan, OutcomeReport, SpeechDigest, Reply)}

TRAPS = (
    "", " ", "\n", "no", "null", "~", "true", "1:30", "2021-03-05", "1e5", "0o7", "=SUM(A1)",
    "- a", "a: b", "#", "'", '"', "\\", "&a", "*a", "<b>", "]]>", "&amp;",
    "{}", "[]", "%", "@", "`", "---", "...", "\t", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\ufeff", "\u200b", "\u202e",
    "𠮷野区", "䶮", "👩‍👩‍👧", "é", "한국", "（一）", "“芯”", "市" * 700, "$null", "\ufffd", "\U0010fffd",
)  # fmt: skip
CONTROLS = ("\x00", "\x01", "\x0b", "\x7f", "\ufffe")

any_text = st.one_of(
    st.sampled_from((*TRAPS, *CONTROLS)),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.text("市办〔〕一1\n", max_size=6),
)
XML_CHARACTERS = st.characters(exclude_categories=["Cs"]).filter(
    lambda char: (char >= " " or char in "\t\n\r") and char not in "\ufffe\uffff"
)
xml_text = st.one_of(st.sampled_from(TRAPS), st.text(XML_CHARACTERS, max_size=12))

_spans = st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda pair: Span(min(pair), max(pair)))


def _exact(texts: st.SearchStrategy[str]) -> dict[Any, st.SearchStrategy[Any]]:
    amounts = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12)
    pieces = st.builds(Meta, texts) | st.lists(_spans, max_size=2).map(tuple)
    return {
        str: texts,
        int: st.integers(-(1 << 31), 1 << 31),
        Decimal: amounts,
        date: st.dates(),
        Span: _spans,
        Witnesses: st.dictionaries(st.sampled_from(("title", "text", "a b")), pieces, max_size=2).map(Witnesses),
        type(None): st.none(),
    }


def json_data(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Any JSON data."""
    scalars = st.none() | st.booleans() | st.integers(-(1 << 63), (1 << 64) - 1) | st.floats(allow_nan=False, allow_infinity=False) | texts
    return st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=5)


@cache
def _values(kind: Any, texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    exact = _exact(texts)
    if kind in exact:
        return exact[kind]
    if get_origin(kind) is tuple:
        return st.lists(_values(get_args(kind)[0], texts), max_size=2).map(tuple)
    if get_args(kind):
        return st.one_of(*(_values(one, texts) for one in get_args(kind)))
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    hints = get_type_hints(kind)
    return st.builds(kind, **{name: _values(hints[name], texts) for name in attrs.fields_dict(kind) if name not in ("extra", "schema")})


def records(texts: st.SearchStrategy[str] = any_text, *, types: tuple[str, ...] = tuple(TYPES)) -> st.SearchStrategy[Record]:
    """Any record whose texts are drawn from *texts*."""
    return st.sampled_from(sorted(types)).flatmap(lambda name: cast("st.SearchStrategy[Record]", _values(TYPES[name], texts)))


def extended(texts: st.SearchStrategy[str] = any_text) -> st.SearchStrategy[Record]:
    """Any record, with fields that this version does not know."""
    unknown = st.dictionaries(st.sampled_from(("nova", "$null", "$$null", "no", "a b", "")), json_data(texts), max_size=2)
    return st.builds(lambda record, extra: attrs.evolve(record, extra=freeze(extra)), records(texts), unknown)
