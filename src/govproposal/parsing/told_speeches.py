"""Speeches that a sentence tells of (X委员代表Y作题为《…》的发言): who spoke under which title; their text is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import attrs

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.grammar.references import trim
from govproposal.grammar.unit_lists import split_level
from govproposal.model.phrases import Person
from govproposal.model.speech import Recommendation, Speech
from govproposal.outline import Item
from govproposal.parsing.advice import read_advice
from govproposal.parsing.speakers import is_person, person_at, read_speaking
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
    r"(?P<who>[^,。;:、《》()“”\n\d]{2,9}?(?:委员|常委|代表)|(?:委员|常委|代表)(?!们|会|大会)[^\W\d_]{2,4}?) ?"
    r"(?:代表[^,。;:《》()“”\n]{2,30}?(?=,|建议|发言|提出|就|围绕|呼吁))?(?:的?发言(?=,|提出|建议)|在(?:大会)?发言(?:中|时)?)?,?"
    r"(?:(?:建议|认为|提出|表示|呼吁|指出),(?P<told>.+)"
    r"|(?P<said>(?:围绕|就|聚焦|对|针对|从|提出|提议|呼吁|认为|建议|剖析).*)|发言$)"
)
"""One link of a chain of speeches: ``李明委员建议…;王芳委员代表民进某市委会,围绕…建言``."""
_FEWEST = 3
"""So many links make a chain: fewer are a sentence about what members said."""
_TELLING = lazy(r"[作做]了?的?(?:题为|以)?[《“]|分别[是为]|》的?[^\W\d_]{0,2}发言中")
"""What each of these holds: looked for first, as most lines hold none."""
_HE_SAID = lazy(r"。 ?(?:他|她)(?:在发言中)?(?:(?:建议|认为|提出|表示|呼吁|指出|说),|(?=建议|提出|呼吁))")
"""How a report goes on behind such a sentence: 他建议,…."""
_OTHERS = lazy(r"(?<=。) ?(?:会议|会上|大会|随后|市委|县委|区委|最后)")
"""Where the report speaks of something else."""
_LEAD_IN = lazy(r"(?:.*(?:听取了?|会上|此外|另外|期间|其中|随后|同时),?)?(?P<topic>[^,。;]{2,24},(?=(?:委员|常委|代表)[^\W\d_]{2,4}))?")
"""What stands before who speaks: the report's own words, and perhaps what the speech is about."""


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
    ends = [found.start() for found in told[1:]] + [span.end]
    made: list[Speech] = []
    for found, end in zip(told, ends, strict=False):
        made += _zipped(document, found) if found["titles"] else _one(document, found, end)
    titled = [one.span for one in made if one.span]
    made += [one for link in chained for one in _link(document, span.start, link) if not _known(one, titled)]
    yield from sorted(made, key=lambda one: one.span or span)


class _Link(NamedTuple):
    """A link of a chain: where its clause begins, how it reads, and where what it is about stands before the speaker (else -1)."""

    start: int
    found: re.Match[str]
    topic: int


def _links(words: str) -> list[_Link]:
    """The links of a chain of speeches."""
    if words.count(";") < _FEWEST - 1:
        return []
    links = []
    at = 0
    for clause in words.split(";"):
        lead_in = _LEAD_IN.match(clause)
        found = _CHAINED.match(clause, lead_in.end() if lead_in else 0)
        if found:
            links.append(_Link(at, found, lead_in.start("topic") if lead_in else -1))
        at += len(clause) + 1
    return links


def _link(document: Document, start: int, link: _Link) -> Iterator[Speech]:
    """The speech of one link: what is said behind the speaker was recommended, with what stands before as its topic."""
    found, start = link.found, start + link.start
    people = read_speaking(document, trim(document.folded, start + found.start("who"), start + found.end("who")))
    said = link.topic if link.topic >= 0 else max(found.start(), found.start("told"), found.start("said"))
    words = trim(document.folded, start + said, start + found.start() + len(found[0].rstrip("。")))
    if people:
        quantities = within(document.quantities, [words])
        advice = Recommendation(
            heading=None, text=words.of(document.text), quantities=quantities, span=words, spans=Witnesses({"text": [words]})
        )
        whole = Span(min(words.start, start + found.start()), words.end)
        yield Speech(title=None, speakers=people, recommendations=(advice,), span=whole)


def _known(speech: Speech, titled: list[Span]) -> bool:
    """Whether the same words told of the speech with its title."""
    return speech.span is not None and any(one.overlaps(speech.span) for one in titled)


def _one(document: Document, found: re.Match[str], end: int) -> Iterator[Speech]:
    group, titled = ("by", "topic") if found["by"] else ("who", "title" if found["title"] else "quoted")
    lead_in = _LEAD_IN.match(found[group])
    who = trim(document.folded, found.start(group) + (lead_in.end() if lead_in else 0), found.end(group))
    people = read_speaking(document, who)
    if not people and is_person(who.of(document.folded)):
        people = (person_at(document, who),)  # that somebody gave a speech of this title is told, whatever they are
    if people:
        speech = _speech(document, people, trim(document.folded, *found.span(titled)), Span(who.start, found.end()))
        said = _HE_SAID.match(document.folded, found.end(), end)
        stop = _OTHERS.search(document.folded, said.end(), end) if said else None
        words = trim(document.folded, said.end(), stop.start() if stop else end) if said else None
        yield attrs.evolve(speech, recommendations=(_advice(document, words),), span=Span(who.start, words.end)) if words else speech


def _advice(document: Document, words: Span) -> Recommendation:
    """What the sentences behind one that tells of a speech say of it."""
    return read_advice(document, Item(None, "paragraph", 0, (), "", (words,), ()))


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
