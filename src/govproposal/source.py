"""The source: a text as it was read, decoded once and never rewritten, with where it came from.

All spans of a record index :attr:`Source.text`. For plain text it is the file, character for character; for a page it is
what ``govproposal text FILE`` prints. Text that a reader makes itself (a line break between blocks, a tab between cells)
is part of it. What the reader knows of the page's structure stands beside the text: regions (navigation, footer) and tables.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

import attrs

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.folding import fold
from govproposal.frozen import FrozenMap, Value
from govproposal.spans import Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Region(Value):
    """A stretch of the text of which the reader knows the role: ``furniture`` (navigation, footer) or ``body``."""

    span: Span
    role: Literal["furniture", "body"]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Cell(Value):
    """One cell of a table: where its text stands, and its place in the grid (0-based; spans of rows and columns at least 1)."""

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Table(Value):
    """A table of the page: its stretch of the text and its cells in reading order."""

    span: Span
    cells: tuple[Cell, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Locator(Value):
    """Where a stretch of the text stands in the original: ``path`` is an XPath for a page, a line number for a text."""

    span: Span
    path: str


@attrs.frozen(kw_only=True, slots=False, eq=False, repr=False)
class Source(Value):
    """A text with its origin.

    ``text`` is what all spans index. ``meta`` holds the page's metadata tags by their names (``ArticleTitle``, ``PubDate``,
    ``ContentSource``: mandatory on Chinese government pages by 国办发〔2017〕47号). ``diagnostics`` are the reader's.

    >>> source = Source.of("关于加强某项工作的通知")
    >>> source.media_type, source.characters
    ('text/plain', 11)
    """

    text: str
    uri: str | None = None
    media_type: str = "text/plain"
    encoding: str | None = None
    sha256: str | None = None
    meta: Mapping[str, str] = attrs.field(factory=FrozenMap, converter=FrozenMap)
    regions: tuple[Region, ...] = ()
    tables: tuple[Table, ...] = ()
    locators: Sequence[Locator] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @classmethod
    def of(cls, text: str, *, uri: str | None = None) -> Source:
        """The source of a text at hand. Lone surrogates become U+FFFD, one for one, with a diagnostic."""
        remarks: tuple[Diagnostic, ...] = ()
        clean = text
        try:
            digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        except UnicodeEncodeError:
            clean = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
            digest = hashlib.sha256(clean.encode("utf-8")).hexdigest()
            remarks = (diagnose("GP103"),)
        return cls(text=clean, uri=uri, sha256=digest, diagnostics=remarks)

    @property
    def characters(self) -> int:
        """The length of the text in code points."""
        return len(self.text)

    @cached_property
    def folded(self) -> str:
        """The text folded (:func:`govproposal.folding.fold`), of the same length: what patterns are matched on."""
        return fold(self.text)

    def quote(self, span: tuple[int, int]) -> str:
        """The words at *span*."""
        return self.text[span[0] : span[1]]

    def __repr__(self) -> str:
        return f"Source({self.uri or '<text>'}, {self.media_type}, {self.characters} characters)"
