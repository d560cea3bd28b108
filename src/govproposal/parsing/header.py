"""The header of a record out of a document's first part, its metadata lines, and the page's meta tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import attrs

from govproposal.document import Document
from govproposal.folding import fold, letters
from govproposal.grammar.dates import parse_date
from govproposal.grammar.references import trim
from govproposal.model.header import Header
from govproposal.outline import Part
from govproposal.outline.metadata import labelled_titles, origin, published, stamp, written
from govproposal.outline.wording import CARRIES, DATE, salutes
from govproposal.patterns import lazy
from govproposal.spans import Meta, Span, Witnesses, hull

_TITLE_TAGS = ("ArticleTitle",)
_WINDOW_TAGS = ("ArticleTitle", "og:title", "title")
_SHORTEST = 8
"""A window named by fewer letters is that of a site."""
_DAY_TAGS = ("PubDate", "publishdate", "PublishDate")
_ORIGIN_TAGS = ("ContentSource", "source")
_LINE = lazy(r"[^\r\n]+")
_HONORIFIC = "尊敬的"
_PERSONS = lazy(r"[^\W\d_]{2,4}(?:委员|代表)(?=、)|、[^\W\d_]{2,4}(?:委员|代表)$")
"""Persons among those whom a letter addresses."""
_STAMP = lazy(r"(?:19|20)\d{2}\D{1,4}\d{1,2}\D{1,4}\d{1,2}(?:日?[ T]*\d{1,2}:\d{2}(?::\d{2})?)?")


@attrs.define(eq=False, repr=False)
class _Draft:
    """A header being read: its fields, and the pieces that each was read from."""

    title: str | None = None
    document_number: str | None = None
    issuers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    issued: date | None = None
    published: str | None = None
    delivered: date | None = None
    origin: str | None = None
    pieces: dict[str, Meta | Sequence[Span]] = attrs.field(factory=dict)

    def header(self) -> Header:
        """The header as a value."""
        return Header(
            title=self.title,
            document_number=self.document_number,
            issuers=self.issuers,
            addressees=self.addressees,
            issued=self.issued,
            published=self.published,
            delivered=self.delivered,
            origin=self.origin,
            span=hull(piece for found in self.pieces.values() if not isinstance(found, Meta) for piece in found),
            spans=Witnesses(self.pieces),
        )


def read_header(document: Document) -> Header:
    """The header: what the body's frame says, then the page's metadata lines, then its meta tags."""
    draft = _Draft()
    if document.parts:
        _from_frame(document, document.parts[0], draft)
    _from_metadata(document, draft)
    _from_labels(document, draft)
    _from_meta(document, draft)
    return draft.header()


def part_title(document: Document, part: Part) -> str | None:
    """The title of a part: its lines joined without a space, those of a ``《…》`` that the page broke too."""
    return "".join(span.of(document.text) for span in _title_lines(document, part)) or None


def carried_title(document: Document) -> tuple[Span, ...]:
    """The title of what a notice says it carries (现将《…方案》印发给你们), where no lines of its own give one; empty for no such."""
    if not document.parts or any(part.head.title for part in document.parts):
        return ()
    opening = document.bodies[0].paragraphs[0] if document.bodies[0].paragraphs else Span(0, 0)
    found = CARRIES.search(document.folded, *opening)
    return (Span(*found.span("title")),) if found else ()


def _title_lines(document: Document, part: Part) -> list[Span]:
    """The pieces of a part's title, line by line."""
    found = (one for span in part.head.title for one in _LINE.finditer(document.text, *span))
    return [trim(document.text, *one.span()) for one in found]


def read_day(words: str) -> date | None:
    """The day that folded *words* name, in Arabic or Chinese figures, ``None`` where there is no such day.

    >>> read_day("二〇〇六年十月十八日"), read_day("二0一0年十月十八日"), read_day("2018年3月27")
    (datetime.date(2006, 10, 18), datetime.date(2010, 10, 18), datetime.date(2018, 3, 27))
    """
    return parse_date(words)


def _from_frame(document: Document, part: Part, draft: _Draft) -> None:
    head = part.head
    if head.title:
        draft.title, draft.pieces["title"] = part_title(document, part), _title_lines(document, part)
    if head.number:
        draft.document_number, draft.pieces["document_number"] = head.number.of(document.text), [head.number]
    if head.addressee:
        found = split_addressees(document.folded, head.addressee)
        draft.addressees, draft.pieces["addressees"] = tuple(span.of(document.text) for span in found), found
    if delivered := _day(document, head.delivered):
        draft.delivered, draft.pieces["delivered"] = delivered
    signature = next((one.signature for one in document.parts if one.signature), None)
    if signature:
        issuers = [trim(document.text, *span) for span in signature.issuers]
        draft.issuers, draft.pieces["issuers"] = tuple(span.of(document.text) for span in issuers), issuers
    day = _signed_day(document, signature.date if signature else None if head.delivered else head.date)
    if day and head.reporter and not signature:
        draft.delivered, draft.pieces["delivered"] = day
    elif day:
        draft.issued, draft.pieces["issued"] = day


def _signed_day(document: Document, span: Span | None) -> tuple[date, list[Span]] | None:
    """The day that *span*, a date alone, is, with where it stands."""
    day = read_day(span.of(document.folded)) if span else None
    return (day, [span]) if span and day else None


def _day(document: Document, span: Span | None) -> tuple[date, list[Span]] | None:
    """The day that the words at *span* name, with where it stands."""
    found = DATE.search(document.folded, *span) if span else None
    day = read_day(found[0]) if found else None
    return (day, [Span(*found.span())]) if found and day else None


def _from_metadata(document: Document, draft: _Draft) -> None:
    if found := published(document.metadata, document.folded):
        draft.published, draft.pieces["published"] = found[0], [found[1]]
    if source := origin(document.metadata):
        draft.origin, draft.pieces["origin"] = source.of(document.text), [source]
    if draft.document_number is None:
        labelled = [entry.span for entry in document.metadata if "文" in entry.label]
        for number in document.document_numbers:
            if number.span and any(span.covers(number.span) for span in labelled):
                draft.document_number, draft.pieces["document_number"] = number.text, [number.span]
                break


def _from_labels(document: Document, draft: _Draft) -> None:
    """What the page's card of publication data says, where the document's own lines do not: its title, the day it was written."""
    titled = labelled_titles(document.metadata)
    if draft.title is None and titled:
        before = [one.span.end for one in document.document_numbers if one.span and one.span.start == titled[0].start]
        span = trim(document.text, *Span(max([titled[0].start, *before]), titled[0].end))
        draft.title, draft.pieces["title"] = span.of(document.text), [span]
    days = (_day(document, span) for span in written(document.metadata))
    if draft.issued is None and (day := next((one for one in days if one), None)):
        draft.issued, draft.pieces["issued"] = day


def _from_meta(document: Document, draft: _Draft) -> None:
    """What the mandatory meta tags of government pages say (国办发〔2017〕47号), where the body lacks it."""
    if not draft.title and (line := _first_line(document)):
        draft.title, draft.pieces["title"] = line.of(document.text), [line]
    if not draft.title and (told := _tag(document, _TITLE_TAGS)):
        draft.title, draft.pieces["title"] = told
    if not draft.origin and (told := _tag(document, _ORIGIN_TAGS)):
        draft.origin, draft.pieces["origin"] = told
    for name in _DAY_TAGS:
        moment = document.source.meta.get(name)
        found = _STAMP.search(moment) if moment else None
        value = stamp(found[0]) if found else ""
        # The same moment, more precisely: the tag has the time that the page's line leaves out.
        finer = draft.published is None or (value.startswith(draft.published) and len(value) > len(draft.published))
        if value and finer:
            draft.published, draft.pieces["published"] = value, Meta(name)


def _first_line(document: Document) -> Span | None:
    """The first line of a page where its window is named after it, whatever its words: it is the title."""
    line = next((line for part in document.parts for line in part.lines), None)
    words = letters(line.folded) if line else ""
    named = (letters(fold(document.source.meta.get(name) or "")) for name in _WINDOW_TAGS)
    return line.span if line and len(words) >= _SHORTEST and any(name.startswith(words) for name in named) else None


def _tag(document: Document, names: Sequence[str]) -> tuple[str, Meta] | None:
    """The first of the page's meta tags *names* that says something."""
    told = ((name, (document.source.meta.get(name) or "").strip()) for name in names)
    return next(((value, Meta(name)) for name, value in told if value), None)


def split_addressees(folded: str, span: Span) -> list[Span]:
    """The addressees on one line: a salutation split at ``、``, organs (主送机关) split at ``,`` only; 尊敬的 left off.

    >>> [one.of("各区人民政府,市直各部门、各直属机构") for one in split_addressees("各区人民政府,市直各部门、各直属机构", Span(0, 18))]
    ['各区人民政府', '市直各部门、各直属机构']
    """
    words = span.of(folded)
    bare = words.replace(" ", "").replace(_HONORIFIC, "")
    salutation = salutes(bare) or ("各" not in bare and _PERSONS.search(bare) is not None)
    found = []
    for piece in re.finditer(r"[^、,]+" if salutation else r"[^,]+", words):
        start, end = span.start + piece.start(), span.start + piece.end()
        one = trim(folded, start, end)
        if one.of(folded).startswith(_HONORIFIC):
            one = trim(folded, one.start + len(_HONORIFIC), one.end)
        if one.start < one.end:
            found.append(one)
    return found
