"""Paragraphs that say whose words they are (某委员建议,…; “…”,某代表说), as news reports of a sitting print them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

import attrs

from govproposal.document import Document
from govproposal.grammar.posts import split_posts
from govproposal.grammar.references import trim
from govproposal.model.phrases import Person
from govproposal.outline import Line
from govproposal.parsing.authors import placed
from govproposal.parsing.speakers import Speaker, behind_posts, is_person, organisation_at, people_named
from govproposal.patterns import lazy
from govproposal.spans import Span

_LEVEL = "(?:全国|自治区|省|市|县|区|州|旗)?"
_SAYS = "建议|说|认为|提出|提议|表示|指出|呼吁|强调"
_TELLS = lazy(
    r"(?:在(?:审议|讨论|座谈|发言)(?:中|时)?,)?(?P<who>[^,。;:!?《》“”]{2,24}?(?:委员|常委|代表|副主席|主席)"
    rf"|{_LEVEL}(?:人大代表|政协委员|政协常委|政协副主席)[^\W\d_]{{2,4}}?)"
    r"(?:代表[^,。;:]{2,24}?)?"
    rf"(?:(?:在?(?:大会)?发言(?:时|中)?|在[^,。;:]{{0,24}}(?:讨论|审议|座谈)时)?(?:则|也|还)?(?:{_SAYS})[,:](?=.)|发言[,:](?=(?:{_SAYS}|希望))|[^,。;:“”]{{0,16}}:(?=“))"
)
"""A paragraph that begins with who says it."""
_QUOTED = lazy(
    r"“[^“”]{4,400}+(?:“[^“”]{1,40}+”[^“”]{0,400}+)*+”[,。]?(?P<who>(?:全国|省|市|县|区|州)?(?:人大代表|政协委员|政协常委)"
    r"(?:、[^“”。:;,]{2,60}?)?[^\W\d_]{2,4}?|[^\W\d_]{2,4}(?:委员|代表))(?:说|表示|认为|建议|指出|呼吁)"
)
"""A paragraph that tells behind its first sentence who said it."""
_HE_SAYS = rf"(?:为此,|因此,)?(?:他|她)(?:则|也|还|就)?(?:{_SAYS}|带来|关注)"
_PARTIES = "民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|工商联"
_ACTS = (
    "来自|带来|走访|调研|用|谈|快步|走上|登台|第一个|结合|关注|针对|对|就|从|在|长期|多年|告诉|拿|手|深有|一直|介绍|曾|今年|此次|这次|也|则"
    "|同样"
)
"""What a sentence says of a member who is then quoted: what ends the name."""
_WITHIN = lazy(
    r"(?:^|(?<=[。,;:”!?]) ?)(?:来自[^,。;:“”]{2,24}的|[^,。;:“”]{2,8}界别?的)?"
    rf"(?P<who>{_LEVEL}(?:人大代表|政协委员|政协常委)(?:、[^“”。:;,]{{2,60}}?)?[^\W\d_]{{2,4}}?|(?:{_PARTIES})代表[^\W\d_]{{2,4}}?"
    rf"|(?!{_PARTIES})[^\W\d_]{{2,3}}(?:委员|常委|代表)"
    r"|[^,。;:“”《》]{2,20}(?:主任|主席|主委|会长|书记)[^\W\d_]{2,3}?(?=快步|走上|登台|第一个))"
    rf"(?:是(?P<posts>[^。;,:]{{4,40}})[。,]{_HE_SAYS}"
    rf"|(?:代表[^,。;:]{{2,24}}?)?(?:第一个发言,他代表[^,。;:]{{2,16}}?|在[^,。;:]{{0,30}}?)?(?:则|也|还|就)?(?:{_SAYS}|介绍|带来)"
    rf"|(?={_ACTS})[^。;:“”]{{2,30}}[。,:](?:“[^“”]{{2,160}}”,?|[^“”]{{2,80}}。)?{_HE_SAYS})"
)
"""A sentence amid a paragraph that tells who said it; ``posts`` is what it says the member is (是某公司经理)."""
_SAID = lazy(rf"(?:则|也|还)?(?:在[^,。;:]{{0,24}}[时中])?(?:{_SAYS})[,:]")
_ENDS = "。!?"
_GOLDEN = lazy(
    rf".{{4,}}?[。!?”] ?-+ ?(?P<who>{_LEVEL}(?:政协|人大)?(?:委员|常委|代表|副主席)(?:、[^,。:;“”]{{2,40}}?)?[^\W\d_]{{2,4}}?)"
    r"(?=[,。]|在|称|谈|说|就|呼吁|建议|认为|表示|$)",
    needs="-",
)
"""A sentence worth quoting, and behind a dash who said it: ``钱要花在刀刃上。——省政协委员王芳谈…``."""
_ORGAN_TELLS = lazy(
    r"(?P<who>(?![^,。;:]{2,6}(?:委员|常委|代表)代表)[^,。;:!?《》“” ]{4,20})(?:发言(?:时|中)?)?(?:建议|认为|提出|指出|呼吁)[,:](?=.)"
)
_TITLED_RUN_IN = lazy(r"(?P<posts>[^。:;!?《》“”]{4,60}) (?P<name>[^\W\d_]{2,4}):(?=.)")


def read_saying(document: Document, line: Line) -> Speaker | None:
    """The speaker that opens a paragraph of what they say: ``李明委员代表民建建议,…``, ``某公司总监 王芳:…``; ``rest`` is their words."""
    told = _ORGAN_TELLS.match(line.folded)
    if told and (organisation := organisation_at(document, Span(line.start, line.start + told.end("who")))):
        return Speaker((organisation,), trim(document.folded, line.start + told.end(), line.end).start, alone=True)
    if golden := _GOLDEN.match(line.folded):
        said = people_named(document, Span(line.start + golden.start("who"), line.start + golden.end("who")))
        return Speaker(said, line.start, alone=True) if said and all(one.name and is_person(one.name) for one in said) else None
    if line.folded.startswith("“") and (quoted := _QUOTED.match(line.folded)):
        said = people_named(document, Span(line.start + quoted.start("who"), line.start + quoted.end("who")))
        return Speaker(said, line.start, alone=True) if said else None
    found = _TELLS.match(line.folded)
    if found:
        people = people_named(document, trim(document.folded, line.start + found.start("who"), line.start + found.end("who")))
    else:
        found = _TITLED_RUN_IN.match(line.folded)
        people = behind_posts(document, line.start, found) if found else ()
    if found is None or not people or not all(one.name and is_person(one.name) for one in people):
        return None
    rest = trim(document.folded, line.start + found.end(), line.end)
    return Speaker(people, rest.start, alone="posts" not in found.groupdict()) if rest.start < rest.end else None


def read_told_within(document: Document, line: Line) -> list[tuple[Line, Speaker]]:
    """The members whom a paragraph of a news report lets speak amid it, each with the sentences that are theirs.

    The first has what stands before, too.
    """
    told: list[_Told] = []
    for found in _WITHIN.finditer(line.folded):
        people = _members(document, line.start, found)
        if not people or (told and people[0].name == told[-1].people[0].name):
            continue
        start = _sentence(line.folded, told[-1].start, found.start("who")) if told else 0
        if not told or start > told[-1].start:
            opens = not line.folded[start : found.start()].strip()
            told.append(_Told(start, people, found.end("posts") + 1 if opens and found["posts"] else found.end("who") if opens else start))
    pieces = [_piece(document, line, *span) for span in pairwise([one.start for one in told] + [len(line.folded)])]
    rests = [_behind(document, line.start + one.words, piece) for one, piece in zip(told, pieces, strict=True)]
    return [(piece, Speaker(one.people, rest, alone=True)) for piece, one, rest in zip(pieces, told, rests, strict=True)]


class _Told(NamedTuple):
    """Where the sentences of a member begin, who it is, and where their words do: behind the name that opens them."""

    start: int
    people: tuple[Person, ...]
    words: int


def _behind(document: Document, start: int, piece: Line) -> int:
    """Where the words begin that stand in *piece* from *start* on, behind a verb of saying and its comma."""
    said = _SAID.match(document.folded, start, piece.end) if start > piece.start else None
    rest = trim(document.folded, said.end() if said else start, piece.end).start
    return rest if rest < piece.end else piece.start


def _members(document: Document, start: int, found: re.Match[str]) -> tuple[Person, ...]:
    """Who speaks in a sentence, with what it says they are."""
    people = people_named(document, Span(start + found.start("who"), start + found.end("who")))
    if not all(one.name and is_person(one.name) for one in people):
        return ()
    if len(people) == 1 and found["posts"]:
        posts = split_posts(document.text, start + found.start("posts"), start + found.end("posts"), document.folded)
        known = [one for one in people[0].spans.get("posts", ()) if isinstance(one, Span)]
        return (placed(document, people[0], (*known, *posts)),)
    return people


def _sentence(words: str, floor: int, at: int) -> int:
    """Where the sentence begins that names at *at* who said it, or said what is quoted before; not before *floor*."""
    before = words[floor:at].rstrip(",。 ")
    if before.endswith("”"):
        at = floor + max(before.rfind("“"), 0)
    return max(floor - 1, *(words.rfind(end, floor, at) for end in _ENDS)) + 1


def _piece(document: Document, line: Line, start: int, end: int) -> Line:
    """The sentences of *line* from *start* to *end*, as a line."""
    span = trim(document.folded, line.start + start, line.start + end)
    return attrs.evolve(line, span=span, folded=span.of(document.folded))
