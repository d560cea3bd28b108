"""The header of a letter out of its own frame; publication data are those of the page."""

from __future__ import annotations

import re

import attrs

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.grammar.references import trim
from govproposal.model.header import Header
from govproposal.model.phrases import DocumentNumber
from govproposal.parsing.header import read_day, read_header
from govproposal.parsing.letters import Letter
from govproposal.patterns import lazy
from govproposal.spans import Meta, Span, Witness, Witnesses, hull

_NEAR = 60
"""How far above a title a number may stand that was read as part of it: between the issuer's line and the rest."""
_MEMBERS = lazy(r"(?:委员|代表|同志)(?:们)?\)?$")
_MEMBER_INSIDE = lazy(r"(?<!各)(?:委员|代表)(?=、)")
_HONORIFICS = ("尊敬的", "敬爱的")


def read_letter_header(document: Document, letter: Letter, *, alone: bool = True) -> Header:
    r"""The header of one letter of the page; *alone* says that the page holds no other, so that what the letter lacks is the page's.

    >>> from govproposal.parsing.letters import read_letters
    >>> from govproposal.source import Source
    >>> text = "关于市政协五届三次会议第12号提案的答复\n李明、王芳委员:\n提案收悉,现答复如下:\n已办。\n市水利局\n2021年3月5日"
    >>> page = Document(Source.of(text))
    >>> header = read_letter_header(page, read_letters(page)[0])
    >>> header.addressees, header.issuers, header.issued
    (('李明', '王芳委员'), ('市水利局',), datetime.date(2021, 3, 5))
    """
    page = read_header(document)
    own = _own(document, letter)
    fields = ("published", "origin", *(("title", "document_number") if alone else ()))
    values = {name: value for name in fields if (value := getattr(page, name))}
    kept: dict[str, Witness] = {name: page.spans[name] for name in values if name in page.spans}
    values |= {name: value for name, (value, _) in own.items()}
    kept |= {name: spans for name, (_, spans) in own.items()}
    pieces = [piece for found in kept.values() if not isinstance(found, Meta) for piece in found]
    return attrs.evolve(Header(), **values, span=hull(pieces), spans=Witnesses(kept))


_Own = dict[str, tuple[object, tuple[Span, ...]]]


def _own(document: Document, letter: Letter) -> _Own:
    """What the letter itself says: values with the pieces they were read from."""
    text = document.text
    found: _Own = {}
    if letter.title:
        found["title"] = "".join(span.of(text).strip() for span in letter.title), letter.title
    if (number := _number(document, letter)) and number.span:
        found["document_number"] = number.text, (number.span,)
    if letter.addressee:
        spans = _addressees(document.folded, letter.addressee)
        found["addressees"] = tuple(span.of(text) for span in spans), tuple(spans)
    if letter.issuers:
        issuers = tuple(trim(document.folded, *span) for span in letter.issuers)
        found["issuers"] = tuple(span.of(text) for span in issuers), issuers
    if letter.date and (day := read_day(letter.date.of(document.folded))):
        found["issued"] = day, (letter.date,)
    return found


def _number(document: Document, letter: Letter) -> DocumentNumber | None:
    """The first document number above the salutation, on a line of marks or beside the title, not in running text."""
    title = hull(letter.title)
    lines = [line.span for line in letter.head if len(line.folded) < 100 and "。" not in line.folded]
    if title:
        start = max(letter.span.start, title.start - _NEAR)
        end = document.folded.find("\n", title.end)
        lines += [Span(start, title.start), Span(title.end, len(document.folded) if end < 0 else end)]
    numbers = within(document.document_numbers, sorted(lines))
    return next((one for one in numbers if one.span and not any(title.covers(one.span) for title in document.titles)), None)


def _pieces(folded: str, span: Span) -> list[tuple[int, int]]:
    """The pieces of a salutation: at commas; where members are named, by the whole or by the piece, at 、 too."""
    members = _MEMBERS.search(span.of(folded).rstrip()) is not None
    parts = [found.span() for found in re.compile(r"[^,]+").finditer(folded, *span)]
    names = re.compile(r"[^、]+")
    return [
        piece
        for start, end in parts
        for piece in (
            [found.span() for found in names.finditer(folded, start, end)] if members or _named(folded, start, end) else [(start, end)]
        )
    ]


def _named(folded: str, start: int, end: int) -> bool:
    words = folded[start:end].rstrip()
    return _MEMBERS.search(words) is not None or _MEMBER_INSIDE.search(words) is not None


def _addressees(folded: str, span: Span) -> list[Span]:
    """Whom the salutation names, split at 、 (organs at a comma), 尊敬的 left off."""
    found = []
    for start, end in _pieces(folded, span):
        one = trim(folded, start, end)
        if one.of(folded).startswith(_HONORIFICS):
            one = trim(folded, one.start + len(_HONORIFICS[0]), one.end)
        if one.start < one.end:
            found.append(one)
    return found
