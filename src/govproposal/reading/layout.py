"""From the events of an HTML parser to lines of text: what is a block, a line break, a cell, a link.

The parser says ``start``, ``end``, ``data``; :class:`Layout` keeps lines and, beside them, the boxes they stand in. It asks
for nothing of the parser but that its events are balanced, so that lxml and the plain scanner can both feed it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from govproposal.reading.blanks import BLANKS, collapse
from govproposal.reading.names import BLOCKS, BOXES, RAW


class Entry(NamedTuple):
    """A cell as met: its row, the lines it holds as ``[first, last)``, how many rows and columns it asks for."""

    row: int
    first: int
    last: int
    rows: int
    columns: int
    header: bool


class Draft:
    """A table as met: its lines and cells; ``nested`` when another table stands in it."""

    __slots__ = ("cells", "first", "last", "nested", "row")

    def __init__(self, first: int) -> None:
        self.first = self.last = first
        self.row = -1
        self.nested = False
        self.cells: list[Entry] = []


class Layout:
    """The lines of a page and the boxes they stand in, taken from a parser's events.

    ``lines`` are the texts; parallel to them are ``breaks`` (what stands before the line: a line break, a tab, or nothing
    for an empty cell of a table that is none), ``owners`` (numbers of boxes), ``links`` (characters inside links) and
    ``marks`` (which element of the document, counted from 1, the line begins in). Boxes, the
    elements that hold lines, are numbered in document order, so that a parent comes before its children; by their numbers
    go ``parents``, ``tags``, ``names`` (class and id), ``firsts`` and ``lasts`` (their lines); ``hidden`` are the numbers of those
    whose style hides them. ``has_cells`` says whether a line may stand apart by something else than a line break. All are complete
    after :meth:`close`.
    """

    def __init__(self) -> None:
        self.run: list[str] = []
        setattr(self, "data", self.run.append)  # noqa: B010 - a method is not assigned to, says mypy
        self.parents: list[int] = [0]
        self.tags: list[str] = [""]
        self.names: list[str] = [""]
        self.hidden: list[int] = []
        self.firsts: list[int] = [0]
        self.lasts: list[int] = [0]
        self.tables: list[Draft] = []
        self.meta: dict[str, str] = {}
        self.lines: list[str] = []
        self.owners: list[int] = []
        self.links: list[int] = []
        self.marks: list[int] = []
        self._empty: list[int] = []
        self._elements: list[int] = [0]
        self._count = self._mark = self._box = self._pre = self._linked = 0
        self._anchor = self._skipped = -1
        self._open_tables: list[Draft] = []
        self._open_cells: list[tuple[int, int, int, bool]] = []

    # What the parser calls, thousands of times for a page.

    def start(self, tag: str, attributes: Mapping[str, str], /) -> None:
        """An element begins."""
        self._count = count = self._count + 1
        if tag == "a":
            self._anchor = len(self.run)
            return
        opener = _OPENERS.get(tag)
        if opener is not None:
            if self.run:
                self._flush()
            opener(self, tag, attributes)
            self._mark = count
        elif tag in _ASIDE:
            _ASIDE[tag](self, attributes)

    def end(self, tag: str, /) -> None:
        """An element ends."""
        closer = _CLOSERS.get(tag)
        if closer is not None:
            closer(self, tag)

    def data(self, text: str, /) -> None:
        """Words; an instance replaces this by the bare ``append`` of the line at hand, as it is the hottest event."""
        self.run.append(text)

    def close(self) -> Layout:
        """The page ends: the lists are complete."""
        self._flush()
        while self._open_tables:
            self._finish_table()
        while self._box:
            self._leave()
        self.lasts[0] = len(self.lines)
        self.has_cells = bool(self.tables or self._empty)
        self.breaks: list[str] = ["\n"] * len(self.lines)
        for index in self._empty:
            self.breaks[index] = ""
        return self

    # Lines.

    def _flush(self) -> None:
        """End the line at hand, if it holds anything but blanks."""
        run = self.run
        if not run:
            return
        text = run[0] if len(run) == 1 else "".join(run)
        run.clear()
        if self._pre:
            for line in text.splitlines():
                self._put(line)
            return
        text = text.strip(BLANKS)
        if text:
            self._put(collapse(text) if "\n" in text or "  " in text or "\t" in text or "\r" in text else text)

    def _put(self, text: str) -> None:
        if self._anchor >= 0:
            # A link that goes on beyond the line: all of the line counts as its words.
            self._linked = len(text)
            self._anchor = 0
        self.lines.append(text)
        self.owners.append(self._box)
        self.links.append(self._linked)
        self.marks.append(self._mark)
        self._linked = 0

    def _break(self, _attributes: Mapping[str, str]) -> None:
        if self._pre:
            self.run.append("\n")
        else:
            self._flush()

    # Blocks and boxes. What opens one has ended the line before it.

    def _open_block(self, tag: str, attributes: Mapping[str, str]) -> None:
        if attributes and ("class" in attributes or "id" in attributes):
            self._enter(tag, attributes)

    def _close_block(self, tag: str) -> None:
        if self.run:
            self._flush()
        box = self._box
        if self.tags[box] == tag:
            self.lasts[box] = len(self.lines)
            self._box = box = self.parents[box]
        self._mark = self._elements[box]

    def _close_box(self, _tag: str) -> None:
        if self.run:
            self._flush()
        self._leave()
        self._mark = self._elements[self._box]

    def _enter(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = ""
        box = len(self.parents)
        if attributes:
            name = attributes.get("class", "")
            if "id" in attributes:
                name += " " + attributes["id"]
            if "style" in attributes:
                style = attributes["style"]
                if "none" in style and "display:none" in style.replace(" ", ""):
                    self.hidden.append(box)
        self.parents.append(self._box)
        self.tags.append(tag)
        self.names.append(name)
        self.firsts.append(len(self.lines))
        self.lasts.append(-1)
        self._elements.append(self._count)
        self._box = box

    def _leave(self) -> None:
        box = self._box
        if box:
            self.lasts[box] = len(self.lines)
            self._box = self.parents[box]

    def _open_pre(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._enter(tag, attributes)
        self._pre += 1

    def _close_pre(self, tag: str) -> None:
        self._flush()
        self._pre = max(0, self._pre - 1)
        self._close_box(tag)

    # Links, text that is not shown, metadata.

    def _close_link(self, _tag: str) -> None:
        at = self._anchor
        if at >= 0:
            run = self.run
            self._linked += len(run[at]) if len(run) == at + 1 else sum(map(len, run[at:]))
            self._anchor = -1

    def _open_raw(self, _attributes: Mapping[str, str]) -> None:
        self._skipped = len(self.run)

    def _close_raw(self, _tag: str) -> None:
        if self._skipped >= 0:
            del self.run[self._skipped :]
            self._skipped = -1

    def _close_title(self, tag: str) -> None:
        title = collapse("".join(self.run[self._skipped :]).strip(BLANKS)) if self._skipped >= 0 else ""
        self._close_raw(tag)
        if title:
            self.meta.setdefault("title", title)

    def _keep_meta(self, attributes: Mapping[str, str]) -> None:
        name, content = attributes.get("name") or attributes.get("property"), attributes.get("content")
        if name and content:
            self.meta.setdefault(name, content)

    # Tables.

    def _open_table(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._enter(tag, attributes)
        if self._open_tables:
            self._open_tables[-1].nested = True
        self._open_tables.append(Draft(len(self.lines)))

    def _close_table(self, tag: str) -> None:
        self._close_box(tag)
        if self._open_tables:
            self._finish_table()

    def _finish_table(self) -> None:
        draft = self._open_tables.pop()
        draft.last = len(self.lines)
        if draft.cells and not draft.nested:
            self.tables.append(draft)

    def _open_row(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._open_block(tag, attributes)
        if self._open_tables:
            self._open_tables[-1].row += 1

    def _open_cell(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._enter(tag, attributes)
        self._open_cells.append((len(self.lines), _number(attributes.get("rowspan")), _number(attributes.get("colspan")), tag == "th"))

    def _close_cell(self, tag: str) -> None:
        self._flush()
        if self._open_cells:
            first, rows, columns, header = self._open_cells.pop()
            if first == len(self.lines):
                # An empty cell holds its place in the row; outside of a table of data it leaves no trace.
                self._empty.append(first)
                self._put("")
            if self._open_tables:
                draft = self._open_tables[-1]
                draft.cells.append(Entry(max(draft.row, 0), first, len(self.lines), rows, columns, header))
        self._close_box(tag)


def _number(text: str | None) -> int:
    """The value of a ``rowspan`` or ``colspan``: at least 1 and, as in HTML for columns, at most 1,000."""
    return min(max(int(text), 1), 1000) if text and len(text) < 9 and text.isdecimal() else 1


_OPENERS: dict[str, Callable[[Layout, str, Mapping[str, str]], None]] = {
    **dict.fromkeys(BLOCKS, Layout._open_block), **dict.fromkeys(BOXES, Layout._enter), "pre": Layout._open_pre,
    "table": Layout._open_table, "tr": Layout._open_row, "td": Layout._open_cell, "th": Layout._open_cell,
}  # fmt: skip
"""What opens an element that stands on lines of its own."""
_ASIDE: dict[str, Callable[[Layout, Mapping[str, str]], None]] = {
    **dict.fromkeys(RAW, Layout._open_raw), "title": Layout._open_raw, "meta": Layout._keep_meta, "br": Layout._break, "hr": Layout._break,
}  # fmt: skip
"""What opens an element that holds no text of a line."""
_CLOSERS: dict[str, Callable[[Layout, str], None]] = {
    **dict.fromkeys(BLOCKS, Layout._close_block), **dict.fromkeys(BOXES, Layout._close_box), **dict.fromkeys(RAW, Layout._close_raw),
    "a": Layout._close_link, "title": Layout._close_title, "pre": Layout._close_pre,
    "table": Layout._close_table, "tr": Layout._close_block, "td": Layout._close_cell, "th": Layout._close_cell,
}  # fmt: skip
