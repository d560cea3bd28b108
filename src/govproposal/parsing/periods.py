"""Closing the periods of a text: a year left out comes from the nearest enclosing period or phase, else from the document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
from govproposal.patterns import lazy
from govproposal.spans import Meta, Span

_HEADING_YEAR = lazy(rf"{DATED_YEAR.pattern}(?!以来|前|之前|起|[—至-])")
_LONGEST_HEADING = 60


@attrs.frozen(eq=False, repr=False)
class SectionYear(Value):
    """A section whose heading names a year: its span, the year, where that stands; ``over`` is the place of the section around it."""

    span: Span
    year: int
    origin: Span
    over: int = -1


@attrs.frozen(eq=False, repr=False)
class Years(Value):
    """Where a missing year comes from: ``year`` and the span it was read from, and a frame of dates it has to fall in.

    ``latest`` is the day a report that looks back was given: a day after it is one of the year before. ``sections`` are those
    whose headings name a year (二、2024年工作安排).
    """

    year: int | None
    origin: Span | None = None
    frame: Period | None = None
    latest: date | None = None
    sections: tuple[SectionYear, ...] = ()

    def at(self, place: int) -> tuple[int | None, Span | None]:
        """The year of the innermost section that holds *place* and names one, else of the document; with where it stands."""
        found = bisect_right(self.sections, place, key=lambda one: one.span.start) - 1
        while found >= 0:
            section = self.sections[found]
            if place < section.span.end:
                return section.year, section.origin
            found = section.over
        return self.year, self.origin


def document_years(document: Document, header: Header) -> Years:
    """The year of the document: of its signature, its delivery, its title, or the day the page went online.

    A document that was signed the year after that of its title (2020年……情况的报告, of March 2021) looks back.
    """
    sections = tuple(_sections(document))
    titled = _titled_year(document)
    for field in ("issued", "delivered"):
        day = getattr(header, field)
        if day:
            latest = day if titled and titled[0] == day.year - 1 else None
            return Years(day.year, _witness(header, field), latest=latest, sections=sections)
    if titled:
        return Years(*titled, sections=sections)
    if header.published:
        return Years(int(header.published[:4]), _witness(header, "published"), sections=sections)
    return Years(None, sections=sections)


def _witness(header: Header, field: str) -> Span | None:
    witness = header.spans.get(field)
    return witness[0] if witness and not isinstance(witness, Meta) else None


def _titled_year(document: Document) -> tuple[int, Span] | None:
    """The first year that a title names, with where it stands."""
    spans = (span for part in document.parts for span in part.head.title)
    found = next((found for span in spans if (found := DATED_YEAR.search(document.folded, *span))), None)
    return (int(found[1]), Span(*found.span(1))) if found else None


def _sections(document: Document) -> Iterator[SectionYear]:
    """The sections whose headings name one year, in order."""
    around: list[tuple[int, int]] = []  # the sections that are open: their place and their end
    count = 0
    for item in (item for body in document.bodies for item in body.walk() if item.blocks and item.paragraphs):
        heading = item.paragraphs[0]
        dated = heading.end - heading.start <= _LONGEST_HEADING and document.folded.find("年", *heading) >= 0
        named = _HEADING_YEAR.findall(document.folded, *heading) if dated else []
        if len(named) == 1:
            while around and around[-1][1] <= item.start:
                around.pop()
            found = _HEADING_YEAR.search(document.folded, *heading)
            origin = Span(*found.span(1)) if found else heading
            yield SectionYear(Span(item.start, item.end), int(named[0]), origin, around[-1][0] if around else -1)
            around.append((count, item.end))
            count += 1


def read_periods(document: Document, spans: Iterable[tuple[int, int]], years: Years) -> tuple[Period, ...]:
    """The closed periods within *spans*, in order; a year named before in the same stretch serves those after it."""
    found = []
    for opened in within(document.periods, spans):
        around = years.at(opened.span.start)
        before = _year_before(document, opened.span.start, around[0])
        period = close(opened, *(_fitting(opened, years) if years.frame else before or around))
        if before is None and opened.open and around[0] and _is_ahead(period, years.latest):
            period = close(opened, around[0] - 1, around[1])
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
        if opened.open and opened.fault is None:
            around = years.at(opened.span.start)
            year = (_year_before(document, opened.span.start, around[0]) or around)[0]
            if year and close(opened, year) is None:
                yield opened


def _is_ahead(period: Period | None, latest: date | None) -> bool:
    """Whether the period begins after *latest*, the day of a report that looks back."""
    return period is not None and period.start is not None and latest is not None and period.start > latest


def _year_before(document: Document, at: int, around: int | None) -> tuple[int, Span] | None:
    """The last year named before *at* in its paragraph, outside titles; one to come (到2025年……。) serves its own sentence only."""
    before = bisect_left(document.years, at, key=lambda one: one[1].start) - 1
    if before < 0:
        return None
    year, span = document.years[before]
    folded = document.folded
    if folded.find("\n", span.end, at) >= 0:
        return None
    ahead = around is not None and year > around
    passed = ahead and folded.find("。", span.end, at) >= 0 and document.brackets.enclosing(span.start) is None
    return None if passed else (year, span)


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
