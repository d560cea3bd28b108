"""The years of a document: its own, and those that its sections are about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

import attrs

from govproposal.document import Document
from govproposal.frozen import Value
from govproposal.grammar.named_years import find_years
from govproposal.model.header import Header
from govproposal.model.phrases import Period
from govproposal.outline.wording import DATED_YEAR
from govproposal.patterns import lazy
from govproposal.spans import Meta, Span

_HEADING_YEAR = lazy(rf"{DATED_YEAR.pattern}(?!以来|前|之前|起|[—至-])")
_AHEAD = lazy("下一步|下步|今后|打算|工作(?:安排|思路|计划|重点)")
"""What a section is headed that tells what comes next."""
_NUMBER_YEAR = lazy(r"(?:19|20)\d{2}")
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
    named = ((span, found) for span in spans for found in find_years(span.of(document.folded), ()))
    return next(((year, Span(span.start + place.start, span.start + place.end)) for span, (year, place) in named), None)


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
