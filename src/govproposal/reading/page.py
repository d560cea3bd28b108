"""From the lines of a page to its source: offsets, tables, regions, locators."""

from __future__ import annotations

import hashlib
from itertools import accumulate

import attrs

from govproposal.diagnostics import Diagnostic
from govproposal.reading.body import chosen
from govproposal.reading.charset import declared, decode
from govproposal.reading.damage import page_remarks
from govproposal.reading.html import laid_out
from govproposal.reading.layout import Layout
from govproposal.reading.locators import Lines
from govproposal.reading.media import PAGE
from govproposal.reading.tables import drawn, placed
from govproposal.source import Region, Source
from govproposal.spans import Span


def source_of(data: bytes, *, uri: str | None = None, label: str | None = None) -> Source:
    r"""The source of a page's bytes. Never raises on odd content: what was odd is among the source's diagnostics.

    >>> source_of("<p>一、工作目标<p>二、工作任务".encode()).text
    '一、工作目标\n二、工作任务'
    """
    decoded = decode(data, label or declared(data))
    sound = decoded.encoding == "utf-8" and all(one.code != "GP101" for one in decoded.diagnostics)
    layout, remarks = laid_out(decoded.text, data if sound else None)
    tables = drawn(layout)
    starts, text = _joined(layout)
    regions = _regions(chosen(layout), starts)
    return Source(
        text=text,
        uri=uri,
        media_type=PAGE,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        meta=layout.meta,  # type: ignore[arg-type]  # mypy leaves the converter's type variable open
        regions=regions,
        tables=tuple(placed(draft, layout, starts) for draft in tables),
        locators=Lines(starts, [len(line) for line in layout.lines], layout.marks),
        diagnostics=(*_unplaced(decoded.diagnostics), *remarks, *page_remarks(text, layout.meta.get("title", ""), regions)),
    )


def _joined(layout: Layout) -> tuple[list[int], str]:
    """The offsets of the lines, and one more for the end; and the text."""
    if not layout.has_cells:
        text = "\n".join(layout.lines)
        starts = list(accumulate((len(line) + 1 for line in layout.lines), initial=0))
        starts[-1] = len(text)
        return starts, text
    starts = []
    pieces: list[str] = []
    at = 0
    for line, gap in zip(layout.lines, layout.breaks, strict=True):
        if at or gap == "\t":
            pieces.append(gap)
            at += len(gap)
        starts.append(at)
        pieces.append(line)
        at += len(line)
    starts.append(at)
    return starts, "".join(pieces)


def _regions(runs: list[tuple[int, int]], starts: list[int]) -> tuple[Region, ...]:
    """Body and furniture by turns, from the start of a line to the start of another; together they are the text."""
    regions: list[Region] = []
    at = 0
    for first, last in runs:
        if starts[first] > at:
            regions.append(Region(span=Span(at, starts[first]), role="furniture"))
        at = starts[last]
        if at > starts[first]:
            regions.append(Region(span=Span(starts[first], at), role="body"))
    if at < starts[-1]:
        regions.append(Region(span=Span(at, starts[-1]), role="furniture"))
    return tuple(regions)


def _unplaced(remarks: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The decoder's remarks without their spans, which count characters of the markup."""
    return tuple(attrs.evolve(remark, span=None) for remark in remarks)
