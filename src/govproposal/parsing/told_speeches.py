"""Speeches that a sentence tells of (X委员代表Y作题为《…》的发言): who spoke under which title; their text is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.grammar.references import trim
from govproposal.grammar.unit_lists import split_level
from govproposal.model.phrases import Person
from govproposal.model.speech import Recommendation, Speech
from govproposal.parsing.speakers import read_speaking
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, hull

_TOLD = lazy(
    r"(?P<who>[^,。;:、《》()“”\n]{2,40}?)(?:代表[^,。;:《》()“”\n]{2,30}?(?:\([^()]{2,12}\))?)?所?(?:作了?|做了?)的?(?:题为|以)?"
    r"(?:《(?P<title>[^《》\n]{2,60})》(?:为题)?的?(?:大会|书面|口头|联组)?发言"
    r"|“(?P<quoted>[^“”\n]{2,60})”(?:为题)?(?:的?(?:大会|书面|口头|联组)?发言|(?=[、,;。])))"
    r"|(?P<by>[^,。;:、《》()“”\n]{2,20}?)在(?:题为)?《(?P<topic>[^《》\n]{2,60})》的?(?:大会|书面|口头)?发言中(?:建议|提出|指出|说|认为|呼吁)"
    r"|分别[是为](?P<speakers>[^。;:《》()\n]{4,200}?),(?:发言)?(?:的?(?:题目|题|内容|主题))?分别[是为](?P<titles>《[^。;:()\n]{4,400}》)"
)
"""A speech that is told of, or lists of speakers and titles side by side."""
_CHAINED = lazy(
    r"(?P<who>[^,。;:、《》()“”\n\d]{2,9}?(?:委员|常委|代表)) ?"
    r"(?:代表[^,。;:《》()“”\n]{2,30}?(?=,|建议|发言|提出)(?:发言)?,?)?(?:(?:围绕|就|聚焦|对|针对|从|提出|呼吁|认为|建议).*|发言$)"
)
"""One link of a chain of speeches: ``李明委员建议…;王芳委员代表民进某市委会,围绕…建言``."""
_FEWEST = 3
"""So many links make a chain: fewer are a sentence about what members said."""
_TELLING = lazy(r"[作做]了?的?(?:题为|以)?[《“]|分别[是为]|》的?[^\W\d_]{0,2}发言中")
"""What each of these holds: looked for first, as most lines hold none."""
_LEAD_IN = lazy(r"(?:.*(?:听取了?|会上|此外|另外|期间|其中|随后|同时),?)?")


def tells(words: str) -> bool:
    """Whether a sentence among the folded *words* tells of speeches.

    >>> tells("何雨桐委员代表民革市委会作题为《发展银发经济》的发言。"), tells("开展工作。")
    (True, False)
    """
    return (_TELLING.search(words) is not None and _TOLD.search(words) is not None) or len(_links(words)) >= _FEWEST


def told_speeches(document: Document, span: Span) -> Iterator[Speech]:
    """The speeches that the sentences at *span* tell of, in order.

    >>> from govproposal.source import Source
    >>> text = "会上,何雨桐委员代表民革市委会作题为《发展银发经济》的发言。"
    >>> [(one.title, one.speakers[0].name) for one in told_speeches(Document(Source.of(text)), Span(0, len(text)))]
    [('发展银发经济', '何雨桐')]
    """
    links = _links(span.of(document.folded))
    chained = links if len(links) >= _FEWEST else []
    told = [found for found in _TOLD.finditer(document.folded, *span) if not chained or not found["titles"]]
    made = [one for found in told for one in (_zipped(document, found) if found["titles"] else _one(document, found))]
    titled = [one.span for one in made if one.span]
    made += [one for start, found in chained for one in _link(document, span.start + start, found) if not _known(one, titled)]
    yield from sorted(made, key=lambda one: one.span or span)


def _links(words: str) -> list[tuple[int, re.Match[str]]]:
    """The links of a chain of speeches, with where each clause begins."""
    if words.count(";") < _FEWEST - 1:
        return []
    found = []
    at = 0
    for clause in words.split(";"):
        lead_in = _LEAD_IN.match(clause)
        link = _CHAINED.match(clause, lead_in.end() if lead_in else 0)
        if link:
            found.append((at, link))
        at += len(clause) + 1
    return found


def _link(document: Document, start: int, found: re.Match[str]) -> Iterator[Speech]:
    """The speech of one link: its words are what was recommended."""
    people = read_speaking(document, trim(document.folded, start + found.start("who"), start + found.end("who")))
    words = trim(document.folded, start + found.start(), start + len(found[0].rstrip("。")) + found.start())
    if people:
        quantities = within(document.quantities, [words])
        said = Recommendation(
            heading=None, text=words.of(document.text), quantities=quantities, span=words, spans=Witnesses({"text": [words]})
        )
        yield Speech(title=None, speakers=people, recommendations=(said,), span=words)


def _known(speech: Speech, titled: list[Span]) -> bool:
    """Whether the same words told of the speech with its title."""
    return speech.span is not None and any(one.overlaps(speech.span) for one in titled)


def _one(document: Document, found: re.Match[str]) -> Iterator[Speech]:
    group, titled = ("by", "topic") if found["by"] else ("who", "title" if found["title"] else "quoted")
    lead_in = _LEAD_IN.match(found[group])
    who = trim(document.folded, found.start(group) + (lead_in.end() if lead_in else 0), found.end(group))
    people = read_speaking(document, who)
    if people:
        yield _speech(document, people, trim(document.folded, *found.span(titled)), Span(who.start, found.end()))


def _zipped(document: Document, found: re.Match[str]) -> Iterator[Speech]:
    """``发言人分别是A、B,题目分别是《甲》《乙》``: as many speakers as titles, or none."""
    whole = Span(*found.span("titles"))
    titles = [Span(title.start + 1, title.end - 1) for title in document.titles_in(whole)]
    names = [trim(document.folded, a, b) for a, b, _ in split_level(document.folded, *found.span("speakers"), "、,")]
    speakers = [read_speaking(document, name) for name in names]
    if len(titles) == len(names) and all(speakers):
        for name, people, title in zip(names, speakers, titles, strict=True):
            yield _speech(document, people, title, hull([name, title]) or title)


def _speech(document: Document, people: tuple[Person, ...], title: Span, span: Span) -> Speech:
    return Speech(title=title.of(document.text), speakers=people, recommendations=(), span=span, spans=Witnesses({"title": [title]}))
