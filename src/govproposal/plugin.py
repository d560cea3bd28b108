"""The contract of a parser plugin, on one page.

A parser is a value: an object with the members of :class:`Parser`, most simply a frozen attrs instance. A distribution makes it
known by an entry point of the group :data:`GROUP`, whose name is the parser's own::

    [project.entry-points."govproposal.parsers"]
    outcome-report = "my_package:parser"

``sniff`` says whether a document is of the parser's kind, ``parse`` lays it out as records. Both are given a
:class:`~govproposal.document.Document` and nothing else; they open no file and know of no other document. A parser that fails,
or returns what is no result, is named in a diagnostic and does no harm to others.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import attrs

from govproposal.diagnostics import Diagnostic
from govproposal.frozen import Value
from govproposal.model.record import Record

if TYPE_CHECKING:
    from govproposal.document import Document

API_VERSION = 1
"""The version of this contract."""

API_VERSIONS = frozenset({API_VERSION})
"""The versions of the contract that still work; a plugin made for another is refused, by name (docs/plugin-contract.md)."""

GROUP = "govproposal.parsers"
"""The entry point group by which parsers are found, and by nothing else; :mod:`govproposal.extensions` has the other kinds."""


class Confidence(IntEnum):
    """How sure a parser is that a document is of its kind.

    ``SURE``: its title or form says so (关于…办理工作方案). ``LIKELY``: its parts do, its title does not; taken where nobody is sure.
    ``POSSIBLE``: it could be read so, for what that is worth; never taken unless the caller names the parser. ``NONE``: it is not.
    """

    NONE = 0
    POSSIBLE = 1
    LIKELY = 2
    SURE = 3


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(names)


@attrs.frozen(eq=False, repr=False)
class Claim(Value):
    """What a parser says of a document.

    ``reason`` says why, in words a user understands, for a refusal too. Among equally confident claims the higher
    ``specificity`` wins; a parser that ``refines`` others, by name, beats them whatever theirs.

    >>> Claim(Confidence.SURE, "the title ends in 办理工作方案", specificity=2).specificity
    2
    """

    confidence: Confidence
    reason: str
    specificity: int = 0
    refines: frozenset[str] = attrs.field(default=frozenset(), converter=_names)

    @classmethod
    def refusal(cls, reason: str) -> Claim:
        """The claim that says: not mine, because of *reason*."""
        return cls(Confidence.NONE, reason)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Parsed(Value):
    """What a parser made of a document: its records, in the order of the text, and what it has to say of the document.

    ``source``, ``parser`` and ``schema`` of the records are filled in by the host. A remark on one record belongs to that
    record's ``diagnostics``, one on the document here.
    """

    records: tuple[Record, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@runtime_checkable
class Parser(Protocol):
    """A parser of one kind of document."""

    @property
    def name(self) -> str:
        """The name of the entry point: lower case, words joined by hyphens (``outcome-report``)."""

    @property
    def version(self) -> str:
        """The version of the parser, which records name."""

    @property
    def api_version(self) -> int:
        """The version of the contract it was made for, as a number: one of :data:`API_VERSIONS`."""

    @property
    def record_types(self) -> tuple[type[Record], ...]:
        """The classes of the records it makes; a class of its own is of the type ``vendor/type``."""

    def sniff(self, document: Document) -> Claim | None:
        """Whether *document* is of the parser's kind: a claim, or a refusal with its reason; ``None`` refuses without one."""

    def parse(self, document: Document) -> Parsed:
        """The records of *document*. A document that is odd gives diagnostics, never an exception."""
