"""Closing the periods of a text: a year left out comes from the nearest enclosing period or phase, else from the document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.frozen import Value
from govproposal.grammar.moments import OpenPeriod, close, exists
from govproposal.model.header import Header
from govproposal.model.phrases import Period
from govproposal.outline.wording import DATED_YEAR
from govproposal.patterns import lazy
from govproposal.spans import Meta, Span

_HEADING_YEAR = lazy(rf"{DATED_YEAR.pattern}(?!以来|前|之前|起|[—至-])")
_AHEAD = lazy("下一步|下步|今后|打算|工作(?:安排|思路|计划|重点)")
"""What a section is headed that tells what comes next."""
_PLANNED = lazy("计划(?!总)|预计|拟(?!定)|力争|争取|定于|建议|务必|请(?!示)")
_NUMBER_YEAR = lazy(r"(?:19|20)\d{2}")
_LEANS = lazy("同|当年|该年|次年|翌年|第二年")
_OPENS = lazy(r"(?:^|[。;\n():] ?)(?:截至|截止|自|从|到|至|早在|在|于|其中,?|[^\W\d_]是|第[^\W\d_],)? ?$")
"""What may stand before a year that opens its sentence."""
_LEAD = 6
_LONGEST_SENTENCE = 120
_LONGEST_HEADING = 60
_CLAUSE = 40


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

    ``latest`` is the day a report was given: what it tells without a year was before. ``sections`` are those whose headings name a
    year (二、2024年工作安排), and, in a report on the year before it was signed, what comes next (下一步打算).
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

    A document signed in the year after that of its title (2020年……情况的报告, of March 2021) looks back: its year is the title's, but
    for what it has next (下一步打算).
    """
    titled = _titled_year(document)
    for field in ("issued", "delivered"):
        day = getattr(header, field)
        if day:
            own = day.year, _witness(header, field)
            back = titled is not None and titled[0] == day.year - 1
            sections = tuple(_sections(document, own if back else None))
            return Years(*titled, latest=day, sections=sections) if titled and back else Years(*own, sections=sections)
    sections = tuple(_sections(document, None))
    if titled:
        return Years(*titled, sections=sections)
    if header.published:
        return Years(int(header.published[:4]), _witness(header, "published"), sections=sections)
    return Years(*_first_year(document, header), sections=sections)


def _first_year(document: Document, header: Header) -> tuple[int | None, Span | None]:
    """The year of the document's number (〔2021〕12号), else of the first day that the text names: where it says no day of its own."""
    number = _witness(header, "document_number")
    found = _NUMBER_YEAR.search(document.folded, *number) if number else None
    if found:
        return int(found[0]), Span(*found.span())
    dated = next((one for one in document.periods if one.start and one.start.year and one.start.form == "day"), None)
    return (dated.start.year, dated.span) if dated and dated.start else (None, None)


def _witness(header: Header, field: str) -> Span | None:
    witness = header.spans.get(field)
    return witness[0] if witness and not isinstance(witness, Meta) else None


def _titled_year(document: Document) -> tuple[int, Span] | None:
    """The first year that a title names, with where it stands."""
    spans = (span for part in document.parts for span in part.head.title)
    found = next((found for span in spans if (found := DATED_YEAR.search(document.folded, *span))), None)
    return (int(found[1]), Span(*found.span(1))) if found else None


def _sections(document: Document, ahead: tuple[int, Span | None] | None) -> Iterator[SectionYear]:
    """The sections whose headings name one year, in order; *ahead* is the year of those that tell what comes next."""
    around: list[tuple[int, int]] = []  # the sections that are open: their place and their end
    count = 0
    for item in (item for body in document.bodies for item in body.walk() if item.paragraphs and (item.blocks or item.paragraphs[1:])):
        told = _headed_year(document, item.paragraphs[0], ahead)
        if told is not None:
            while around and around[-1][1] <= item.start:
                around.pop()
            yield SectionYear(Span(item.start, item.end), *told, around[-1][0] if around else -1)
            around.append((count, item.end))
            count += 1


def _headed_year(document: Document, heading: Span, ahead: tuple[int, Span | None] | None) -> tuple[int, Span] | None:
    """The one year that a heading names, with where; *ahead* where it announces what comes next."""
    if heading.end - heading.start > _LONGEST_HEADING:
        return None
    dated = document.folded.find("年", *heading) >= 0
    named = list(_HEADING_YEAR.finditer(document.folded, *heading)) if dated else []
    if len(named) == 1:
        return int(named[0][1]), Span(*named[0].span(1))
    if ahead is not None and not named and _AHEAD.search(document.folded, *heading):
        return ahead[0], ahead[1] or heading
    return None


def read_periods(document: Document, spans: Iterable[tuple[int, int]], years: Years) -> tuple[Period, ...]:
    """The closed periods within *spans*, in order; a year named before in the same stretch serves those after it."""
    found: list[Period] = []
    for opened in within(document.periods, spans):
        year, origin = _year_of(document, opened, years)
        before = _neighbour(document, found, opened.span.start)
        period = close(opened, year, origin)
        if opened.open and years.latest and (year, origin) == (years.year, years.origin):
            period = _told(opened, period, years, before)
        if period is not None:
            found.append(_same_time(document, period, found))
    return tuple(found)


def _neighbour(document: Document, found: list[Period], at: int) -> Period | None:
    """The last period found, where it stands in the same paragraph as what is at *at*."""
    last = found[-1] if found else None
    return last if last and last.span and document.folded.find("\n", last.span.end, at) < 0 else None


def _same_time(document: Document, period: Period, found: list[Period]) -> Period:
    """2023年同期 behind 1-10月 is those months of that year: of the last two periods the one that has both ends."""
    span = period.span
    if span is None or not document.folded.startswith("同期", span.end) or not period.start:
        return period
    near = (one for one in reversed(found[-2:]) if _neighbour(document, [one], span.start))
    days = next(((one.start, one.end) for one in near if one.start and one.end and one.start.year == one.end.year), None)
    start, end = (_in_year(day, period.start.year) for day in days) if days else (None, None)
    if not start or not end:
        return period
    whole = Span(span.start, span.end + 2)
    return attrs.evolve(period, text=document.quote(whole), span=whole, start=start, end=end, edtf=f"{start}/{end}")


def _in_year(day: date, year: int) -> date | None:
    return day.replace(year=year) if exists(year, day.month, day.day) else None


def _told(opened: OpenPeriod, period: Period | None, years: Years, before: Period | None) -> Period | None:
    """A period of a report that was given on a day: of the year before where it would begin after that day.

    Where the report is on the year before, one of January behind one of December is of the year in which it was given.
    """
    if period is None or period.start is None or years.latest is None or years.year is None:
        return period
    if years.year == years.latest.year:
        return close(opened, years.year - 1, years.origin) if period.start > years.latest else period
    if before and before.start and before.start > period.start:
        later = close(opened, years.year + 1, years.origin)
        return later if later and later.start and later.start <= years.latest else period
    return period


def _year_of(document: Document, opened: OpenPeriod, years: Years) -> tuple[int | None, Span | None]:
    """The year a period without one leans on, with where it stands."""
    around = years.at(opened.span.start)
    return _fitting(opened, years) if years.frame else _year_before(document, opened, around[0]) or around


def without_day(document: Document, years: Years) -> Iterator[OpenPeriod]:
    r"""The periods of the body that lean on a year which does not have their day, or in which they end before they begin.

    >>> from govproposal.source import Source
    >>> page = Document(Source.of("某县方案\n一、工作任务\n2月29日前报送总结,3月1日前公示。"))
    >>> [one.text for one in without_day(page, Years(2022))], list(without_day(page, Years(2024)))
    (['2月29日前'], [])
    """
    for opened in within(document.periods, document.body_spans):
        if opened.open and opened.fault is None:
            year, _ = _year_of(document, opened, attrs.evolve(years, frame=None))
            if year and close(opened, year) is None:
                yield opened


def _year_before(document: Document, opened: OpenPeriod, around: int | None) -> tuple[int, Span] | None:
    """The last year named before a period in its paragraph, outside titles and comparisons (比2019年).

    One to come (到2025年……;) serves its own clause only. One that has passed serves the sentences behind its own where it opens that
    (2020年,……。5月……), but none of what is planned (2023年立项。计划8月开工); 同年 leans on any. Of a period over several years none is
    taken where the one around lies within.
    """
    at = opened.span.start
    before = bisect_left(document.years, at, key=lambda one: one[1].start) - 1
    if before < 0:
        return None
    year, span = document.years[before]
    folded = document.folded
    if folded.find("\n", span.end, at) >= 0:
        return None
    if around is None or year == around or _LEANS.match(opened.text):
        # 次年 behind 2022年11月至2023年1月 is the second of these.
        return year - (opened.text[0] in "次翌第" and _is_within(document, span, year - 1)), span
    if year > around:
        ended = _is_past(folded, span, at) and document.brackets.enclosing(span.start) is None
    else:
        ended = _is_over(folded, span, at) or _is_planned(folded, span, at)
    return None if ended or _is_within(document, span, around) else (year, span)


def _is_past(folded: str, span: Span, at: int) -> bool:
    """Whether the clause of a year to come ends before *at*, or the sentence that it opens."""
    marks = "。" if _opens(folded, span) else "。;"
    return any(folded.find(mark, span.end, at) >= 0 for mark in marks)


def _opens(folded: str, span: Span) -> bool:
    """Whether the year opens its sentence: 2020年,…, 截至2020年底…."""
    return _OPENS.search(folded, max(0, span.start - _LEAD), span.start) is not None


def _is_over(folded: str, span: Span, at: int) -> bool:
    """Whether the sentence of a year that does not open it ends before *at*."""
    return folded.find("。", span.end, at) >= 0 and not _opens(folded, span)


def _is_planned(folded: str, span: Span, at: int) -> bool:
    """Whether the sentence of the place *at*, behind the year, says that something is to be done."""
    begun = max(span.end, folded.rfind("。", span.end, at) + 1, at - _LONGEST_SENTENCE)
    return _PLANNED.search(folded, begun, at) is not None


def _is_within(document: Document, span: Span, year: int) -> bool:
    """Whether the year at *span* ends a period over several years of which *year* is one."""
    for opened in document.periods.within([(span.start - _CLAUSE, span.end + _CLAUSE)]):
        if opened.span.covers(span) and opened.start is not None and opened.end is not None:
            return (opened.start.year or year + 1) <= year <= (opened.end.year or year - 1) and opened.start.year != opened.end.year
    return False


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
