"""What all records have in common, and the record of a type that no installed plugin knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from govproposal.diagnostics import Diagnostic
from govproposal.frozen import FrozenMap, Value
from govproposal.model.evidence import Evidenced
from govproposal.model.header import Header
from govproposal.model.phrases import Quantity, Reference, Session

SCHEMA = "govproposal/1.0"
"""The version of the JSON form that this version writes; it reads any ``1.x``."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SourceInfo(Value):
    """What was read: where it came from, what it was, its digest and length in code points."""

    uri: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    sha256: str | None = None
    characters: int | None = None
    extra: Mapping[str, Any] = attrs.field(default=FrozenMap(), repr=False)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ParserInfo(Value):
    """Which parser made a record."""

    name: str
    version: str
    extra: Mapping[str, Any] = attrs.field(default=FrozenMap(), repr=False)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Record(Evidenced):
    """The fields that every record has.

    ``sessions`` are those mentioned, once each; ``quantities`` and ``references`` all of the body, in order. ``source``,
    ``parser`` and ``schema`` are filled in by :func:`govproposal.parse`.
    """

    type: ClassVar[str] = ""

    schema: str = SCHEMA
    source: SourceInfo = SourceInfo()
    parser: ParserInfo | None = None
    header: Header = Header()  # noqa: RUF009 (frozen: one empty header serves all)
    sessions: tuple[Session, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    references: tuple[Reference, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class UnknownRecord(Value):
    """A record whose type no installed plugin knows: its JSON form, kept without loss."""

    type: str
    data: Mapping[str, Any] = FrozenMap()
