"""The header of a record out of a document's first part, its metadata lines, and the page's meta tags."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from govproposal.document import Document
from govproposal.grammar.references import trim
from govproposal.grammar.sessions import small_number
from govproposal.model.header import Header
from govproposal.outline import Part
from govproposal.outline.chrome import origin, published, stamp
from govproposal.outline.wording import DATE, SALUTATION
from govproposal.spans import Meta, Span, Witnesses, hull

_META = {"title": ("ArticleTitle",), "published": ("PubDate", "publishdate", "PublishDate"), "origin": ("ContentSource", "source")}
_NUMBERS = re.compile(r"\d+|[一二三四五六七八九十〇零]+")
_HONORIFIC = "尊敬的"
_STAMP = re.compile(r"(?:19|20)\d{2}\D{1,4}\d{1,2}\D{1,4}\d{1,2}(?:日?[ T]*\d{1,2}:\d{2}(?::\d{2})?)?")


def read_header(document: Document) -> Header:
    """The header: what the body's frame says, then the page's metadata lines, then its meta tags."""
    part = document.parts[0] if document.parts else None
    values: dict[str, object] = {}
    pieces: dict[str, Meta | Iterable[tuple[int, int]]] = {}
    if part:
        _from_frame(document, part, values, pieces)
    _from_metadata(document, values, pieces)
    _from_meta(document, values, pieces)
    spans = [piece for found in pieces.values() if not isinstance(found, Meta) for piece in found]
    return Header(**values, span=hull(spans), spans=Witnesses(pieces))  # type: ignore[arg-type]


def part_title(document: Document, part: Part) -> str | None:
    """The title of a part: its lines joined without a space."""
    return "".join(span.of(document.text) for span in part.head.title) or None


def read_day(words: str) -> date | None:
    """The day that folded *words* name, in Arabic or Chinese figures, ``None`` where there is no such day.

    >>> read_day("二〇〇六年十月十八日"), read_day("2018年3月27")
    (datetime.date(2006, 10, 18), datetime.date(2018, 3, 27))
    """
    numbers = [small_number(found) for found in _NUMBERS.findall(words.replace(" ", ""))]
    try:
        year, month, day = (number or 0 for number in numbers[:3])
        return date(year, month, day)
    except ValueError:
        return None


def _from_frame(document: Document, part: Part, values: dict[str, object], pieces: dict[str, Meta | Iterable[tuple[int, int]]]) -> None:
    head = part.head
    if head.title:
        values["title"], pieces["title"] = part_title(document, part), head.title
    if head.number:
        values["document_number"], pieces["document_number"] = head.number.of(document.text), [head.number]
    if head.addressee:
        found = split_addressees(document.folded, head.addressee)
        values["addressees"], pieces["addressees"] = tuple(span.of(document.text) for span in found), found
    _put_day(document, "delivered", head.delivered, values, pieces)
    signature = next((one.signature for one in document.parts if one.signature), None)
    if signature:
        issuers = [trim(document.text, *span) for span in signature.issuers]
        values["issuers"], pieces["issuers"] = tuple(span.of(document.text) for span in issuers), issuers
        _put_day(document, "issued", signature.date, values, pieces)
    elif head.date and not head.delivered:
        _put_day(document, "delivered" if head.reporter else "issued", head.date, values, pieces)


def _put_day(document: Document, field: str, span: Span | None, values: dict[str, object], pieces: dict[str, Meta | Iterable[tuple[int, int]]]) -> None:
    found = DATE.search(document.folded, *span) if span else None
    if found and (day := read_day(found[0])):
        values[field], pieces[field] = day, [Span(*found.span())]


def _from_metadata(document: Document, values: dict[str, object], pieces: dict[str, Meta | Iterable[tuple[int, int]]]) -> None:
    if found := published(document.metadata, document.folded):
        values["published"], pieces["published"] = found[0], [found[1]]
    if source := origin(document.metadata):
        values["origin"], pieces["origin"] = source.of(document.text), [source]
    if "document_number" not in values:
        for number in document.document_numbers:
            if number.span and any(entry.span.covers(number.span) and "文" in entry.label for entry in document.metadata):
                values["document_number"], pieces["document_number"] = number.text, [number.span]
                break


def _from_meta(document: Document, values: dict[str, object], pieces: dict[str, Meta | Iterable[tuple[int, int]]]) -> None:
    """What the mandatory meta tags of government pages say (国办发〔2017〕47号), where the body lacks it."""
    for field, names in _META.items():
        for name in names:
            value = (document.source.meta.get(name) or "").strip()
            if not value:
                continue
            if field == "published":
                found = _STAMP.search(value)
                value = stamp(found[0]) if found else ""
                # The same moment, more precisely: the tag has the time that the page's line leaves out.
                if value.startswith(str(values.get(field) or "-")) and len(value) > len(str(values[field])):
                    values[field], pieces[field] = value, Meta(name)
            if values.get(field) or not value:
                continue
            values[field], pieces[field] = value, Meta(name)


def split_addressees(folded: str, span: Span) -> list[Span]:
    """The addressees on one line: a salutation split at ``、``, organs (主送机关) split at ``,`` only; 尊敬的 left off.

    >>> [one.of("各区人民政府,市直各部门、各直属机构") for one in split_addressees("各区人民政府,市直各部门、各直属机构", Span(0, 18))]
    ['各区人民政府', '市直各部门、各直属机构']
    """
    words = span.of(folded)
    salutation = SALUTATION.fullmatch(words.replace(" ", "").replace(_HONORIFIC, "")) is not None
    found = []
    for piece in re.finditer(r"[^、,]+" if salutation else r"[^,]+", words):
        start, end = span.start + piece.start(), span.start + piece.end()
        one = trim(folded, start, end)
        if one.of(folded).startswith(_HONORIFIC):
            one = trim(folded, one.start + len(_HONORIFIC), one.end)
        if one.start < one.end:
            found.append(one)
    return found
