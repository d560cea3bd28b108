"""Closing the periods of a text: a year left out comes from the nearest enclosing period or phase, else from the document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.frozen import Value
from govproposal.grammar.moments import OpenPeriod, close
from govproposal.model.header import Header
from govproposal.model.phrases import Period
from govproposal.outline.wording import DATED_YEAR
from govproposal.spans import Meta, Span


@attrs.frozen(eq=False, repr=False)
class Years(Value):
    """Where a missing year comes from: ``year`` and the span it was read from, and a frame of dates it has to fall in.

    ``latest`` is the day a report that looks back was given: a day after it is one of the year before.
    """

    year: int | None
    origin: Span | None = None
    frame: Period | None = None
    latest: date | None = None


def document_years(document: Document, header: Header) -> Years:
    """The year of the document: of its signature, its delivery, its title, or the day the page went online."""
    for field in ("issued", "delivered"):
        day = getattr(header, field)
        witness = header.spans.get(field)
        if day:
            return Years(day.year, witness[0] if witness and not isinstance(witness, Meta) else None)
    for part in document.parts:
        for span in part.head.title:
            if found := DATED_YEAR.search(document.folded, *span):
                return Years(int(found[1]), Span(*found.span(1)))
    if header.published:
        witness = header.spans.get("published")
        return Years(int(header.published[:4]), witness[0] if witness and not isinstance(witness, Meta) else None)
    return Years(None)


def read_periods(document: Document, spans: Iterable[tuple[int, int]], years: Years) -> tuple[Period, ...]:
    """The closed periods within *spans*, in order; a year named before in the same stretch serves those after it."""
    found = []
    for opened in within(document.periods, spans):
        before = _year_before(document, opened.span.start)
        period = close(opened, *(_fitting(opened, years) if years.frame else before or (years.year, years.origin)))
        if before is None and opened.open and years.year and _is_ahead(period, years.latest):
            period = close(opened, years.year - 1, years.origin)
        if period is not None:
            found.append(period)
    return tuple(found)


def without_day(document: Document, years: Years) -> Iterator[OpenPeriod]:
    r"""The periods of the body that lean on a year which does not have their day, or in which they end before they begin.

    >>> from govproposal.source import Source
    >>> page = Document(Source.of("某县方案\n一、工作任务\n2月29日前报送总结,3月1日前公示。"))
    >>> [one.text for one in without_day(page, Years(2022))], list(without_day(page, Years(2024)))
    (['2月29日前'], [])
    """
    for opened in within(document.periods, document.body_spans):
        year = (_year_before(document, opened.span.start) or (years.year,))[0]
        if opened.open and year and opened.fault is None and close(opened, year) is None:
            yield opened


def _is_ahead(period: Period | None, latest: date | None) -> bool:
    """Whether the period begins after *latest*, the day of a report that looks back."""
    return period is not None and period.start is not None and latest is not None and period.start > latest


def _year_before(document: Document, at: int) -> tuple[int, Span] | None:
    """The last year named before *at* in its paragraph, outside titles."""
    before = bisect_left(document.years, at, key=lambda one: one[1].start) - 1
    if before < 0 or "\n" in document.folded[document.years[before][1].end : at]:
        return None
    return document.years[before]


def _fitting(opened: OpenPeriod, years: Years) -> tuple[int | None, Span | None]:
    """The year by which the period falls in the frame, the frame's first year where none does."""
    frame = years.frame
    if frame is None:
        return years.year, years.origin
    candidates = [day.year for day in (frame.start, frame.end) if day]
    for year in candidates:
        period = close(opened, year)
        if period and period.end and (not frame.start or frame.start <= period.end) and (not frame.end or period.end <= frame.end):
            return year, frame.span
    return (candidates[0] if candidates else years.year), frame.span
