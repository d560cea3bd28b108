"""What a letter answers (the proposals its title and opening name), and which organs handled it with the sender."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.grammar.assignments import find_assignments
from govproposal.grammar.cells import assign_cell
from govproposal.grammar.number_lists import NUMBER, list_pattern, read_numbers
from govproposal.grammar.references import trim
from govproposal.grammar.roles import role_of
from govproposal.grammar.sessions import kind_of_title
from govproposal.grammar.unit_lists import read_list
from govproposal.model.phrases import Assignment, Body, Role, Session
from govproposal.model.proposal import Kind, Proposal
from govproposal.parsing.letters import Letter
from govproposal.parsing.sessions import session_of
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, hull
from govproposal.units.names import unit_grade

_KIND = r"(?:建议案|议 ?案|提 ?案|建 ?议(?!书|稿|信))"
_GROUP_WORD = r"(?:政协|人大|代表|委员|重点|平时|会间|闭会|大会|党派|集体|督办|并案|类)*"
_LIST = list_pattern(_KIND)
_NUMBERS = lazy(
    rf"第? *(?P<n>{_LIST}) *(?<=号)[ \n]*(?:\([^()]{{2,12}}类[^()]{{1,10}}号\))?\)?[ \n]*{_GROUP_WORD}[ \n]*(?P<kind>{_KIND})"
    rf"|第 *(?P<n1>{NUMBER})[ \n]*(?P<kind1>{_KIND})"
    rf"|(?P<kind2>{_KIND})[ \n]*[(〔:]? *(?P<n2>第 *{_LIST})"
    rf"|(?P<n3>第 *{_LIST})|(?<=\() *(?P<n4>\d{{1,9}} *号) *(?=\))"
)
_QUOTED = lazy(
    r"[“\"](?P<title>(?:关于|对|进一步|加强|加快|推进|推动|建议)?[^\"。;]{4,120}?)[”\"](?= *(?:\(|的?(?:提案|建议|议案|案)"
    r"|已?收?悉|的?第|,|已))"
)
_BARE = lazy(
    rf"(?:提出|提交|提|所提|反映|递交)的?(?:第{NUMBER}号)?(?:{_KIND})?[:,]?(?P<title>关于[^。;:《》]{{3,100}}?(?:{_KIND}"
    rf"|案))(?= *(?:\(|已?收?悉|,|。|第|已|的"
    rf"|办理|进行|答复))"
)
_TITLED = lazy(rf"(?:关于|对)(?P<title>关于[^。;:《》“”]{{3,100}}?{_KIND})的?(?:答复|回复|复函|函复|会办|协办)")
_MEMBERS = lazy(r"提案|委员(?!会)")
_BEHIND = lazy(r" *(?:\(?(?:建议|提案|议案)?第?\d+号|的?(?:提案|建议|议案|案)|已?收?悉|(?:已)?[转交]|第)")
_BEFORE = lazy(r"(?:提出的|号(?:提案|建议)?)[:,]? *$")
_WITH = lazy(
    r"(?P<word>(?:经|并)商|商请|会商|会同|联合)(?P<list>[^。;:《》]{2,160}?)(?=(?:等(?:部门|单位)?)?(?:共同|联合|进行|认真|到(?!期)|赴|前往|实地|并案|召开|开展"
    r"|深入|专题|多次|充分|对|研究|调研|办理|同意"
    r"|后(?=,)|就)|,? *(?:现|并(?=[^\W\d_]{0,4}研究))|,(?:我|经|对|共同|专|认)|[。;:]|$)"
)
_TOGETHER = lazy(r"经? *与(?P<list>[^。;:《》]{2,160}?)(?P<word>共同研究|共同办理|联合办理|联合|会商|协商|商议|沟通|研究)")
_DONE_BY = lazy(r"(?:负责|分别|共同|联合|具体)*+(?P<word>主办|承办|会办|协办|分办|协同办理|配合办理|配合(?=。|;|,|$))")
_BOUND = lazy(r"[。;:《》)]|并由|由|请|经(?![济信贸营开管发])")
_THIS = lazy(r"(?:该|此|本)(?:提案|建议|议案|件|提案件|建议件)由")
_VAGUE = lazy(r"^(?:有关|相关|各有关|贵|我|本|你|其他|该)")
_HANDLER_LABEL = lazy(r"(?:主 *办|承 *办|会 *办|协 *办|分 *办|办理)(?: *单 *位| *部 *门| *机 *关)? *(?P<mark>[:|])")
_SITE = lazy(r"地址|邮编|版权|备案|网站|ICP|技术支持")
"""Who runs a site is named by the same word as who handles a proposal (主办单位)."""


def find_answered(document: Document, letter: Letter, sessions: Sequence[Session]) -> tuple[Proposal, ...]:
    """The proposals that the letter's title and opening name, mostly one; titles and numbers are paired in their order."""
    opening = letter.opening or tuple(line.span for line in letter.body[:1])
    titled = hull(letter.title)
    numbers = _numbered(document.folded, titled) if titled else []
    numbers = numbers or next((found for span in opening if (found := _numbered(document.folded, span, loose=True))), [])
    numbers = numbers or next((found for line in letter.head if (found := _numbered(document.folded, line.span, loose=True))), [])
    titles = _titles(document, opening) or (_titles(document, letter.title, titled=True) if titled else _page_title(document, letter))
    count = len(numbers) or min(len(titles), 1)
    pairs = islice(zip_longest(numbers, titles), count)
    return tuple(_proposal(document, number, title, letter, sessions) for number, title in pairs)


def names_session(document: Document, letter: Letter) -> bool:
    """Whether title or opening name a session, or a proposal by its number: what letters to a mailbox never do."""
    spans = [*letter.title, *letter.opening, *(line.span for line in letter.body[:1])]
    whole = hull(letter.title)
    stretch = [*([whole] if whole else []), *spans]
    if within(document.sessions, stretch):
        return True
    return any(kind for span in stretch for _, _, kind in _numbered(document.folded, span))


_Numbered = tuple[Span, int, Kind | None]


def _numbered(folded: str, span: Span, *, loose: bool = False) -> list[_Numbered]:
    """The numbers of the first mention in *span* that says what is numbered, or, where *loose*, of the first number at all."""
    for found in _NUMBERS.finditer(folded, *span):
        groups = {name: value for name, value in found.groupdict().items() if value}
        name = next(one for one in groups if one.startswith("n"))
        kind = next((Kind(value.replace(" ", "")) for one, value in groups.items() if one.startswith("kind")), None)
        if kind is None and not loose and folded[found.start() - 1 : found.start()] != "(":
            continue
        numbers = read_numbers(folded, *found.span(name))
        return [(place if len(numbers) > 1 else Span(*found.span()), value, kind) for place, value in numbers]
    return []


def _titles(document: Document, spans: Sequence[Span], *, titled: bool = False) -> list[Span]:
    """The titles of proposals in *spans*, without their marks: in 《》, else in quotation marks, else from 关于 to 提案."""
    folded = document.folded
    whole = hull(spans)
    if whole is None:
        return []
    marked = [one for one in document.titles if whole.covers(one) and _is_named(folded, one)]
    if marked:
        return [trim(document.text, one.start + 1, one.end - 1) for one in marked]
    for pattern in (_QUOTED, _TITLED if titled else _BARE):
        found = pattern.search(folded, *whole)
        if found and not re.search(r"届.{0,12}次|第\d+号", found["title"]):
            return [trim(folded, *found.span("title"))]
    return []


def _page_title(document: Document, letter: Letter) -> list[Span]:
    """The page's title where it is that of the proposal and not of a letter."""
    shown = [span for part in document.parts[:1] for span in part.head.title if letter.span.covers(span)]
    return [span for span in shown if span.of(document.folded).startswith("关于") and kind_of_title(span.of(document.folded))][:1]


def _is_named(folded: str, title: Span) -> bool:
    """Whether a title in marks is that of the proposal: its words say so, or a number or 收悉 stands beside it."""
    words = folded[title.start + 1 : title.end - 1]
    if kind_of_title(words) is not None:
        return True
    behind = folded[title.end : title.end + 24]
    before = folded[max(0, title.start - 14) : title.start]
    return _BEHIND.match(behind) is not None or _BEFORE.search(before) is not None


def _proposal(document: Document, number: _Numbered | None, title: Span | None, letter: Letter, sessions: Sequence[Session]) -> Proposal:
    places = [place for place in (number[0] if number else None, title) if place]
    span = hull(places) or Span(0, 0)
    words = title.of(document.text) if title else None
    at = session_of(document, sessions, places[0]) if places else None
    kind = (number[2] if number else None) or _kind(document, letter, title, None if at is None else sessions[at])
    spans = ({"number": [number[0]]} if number else {}) | ({"title": [title]} if title else {})
    spans |= {"kind": places} if kind else {}
    return Proposal(kind=kind, number=number[1] if number else None, title=words, session=at, span=span, spans=Witnesses(spans))


def _kind(document: Document, letter: Letter, title: Span | None, session: Session | None) -> Kind | None:
    """What was put, where no number says it: a CPPCC is put proposals, whatever their titles end in, a congress suggestions."""
    titled = kind_of_title(title.of(document.folded)) if title else None
    addressed = letter.addressee.of(document.folded) if letter.addressee else ""
    words = letter.title_text + addressed
    if session.body is Body.CPPCC if session else _MEMBERS.search(words):
        return titled if titled in (Kind.PROPOSAL, Kind.RECOMMENDATION) else Kind.PROPOSAL
    return titled or (Kind.SUGGESTION if session or "建议" in words else None)


def find_handlers(document: Document, letter: Letter) -> tuple[Assignment, ...]:
    """The organs that the letter names as its host and joint handlers: in its opening (经商A部), on labelled lines (会办单位:)."""
    found: dict[tuple[str, str], Assignment] = {}
    told = [*letter.opening, *_handled_by(letter)]
    for one in sorted((*_labelled(document, letter), *_worded(document, told)), key=lambda one: one.span or Span(0, 0)):
        found.setdefault((one.unit, one.role.value), one)
    return tuple(found.values())


def _handled_by(letter: Letter) -> Iterator[Span]:
    """The sentence below the opening that says who handles the proposal: ``该提案由市城管局主办,我局会办。``"""
    for line in letter.body[:1]:
        if _THIS.match(line.folded):
            stop = line.folded.find("。")
            yield Span(line.start, line.start + stop if stop >= 0 else line.end)


def _labelled(document: Document, letter: Letter) -> Iterator[Assignment]:
    for line in (*letter.head, *letter.tail):
        label = _HANDLER_LABEL.search(line.folded)
        if label is None or _SITE.search(line.folded):
            continue
        if label["mark"] == ":":
            tails = find_assignments(document.text, line.start, line.end, folded=document.folded, brackets=document.brackets)
        else:  # a card: 主办单位|某局
            word, value = Span(line.start + label.start(), line.start + label.start("mark")), Span(line.start + label.end(), line.end)
            tails = (assign_cell(document.text, value, word, folded=document.folded),)
        yield from (one for tail in tails for one in tail.assignments if one.role in (Role.HOST, Role.SUPPORT))


def _worded(document: Document, opening: Iterable[Span]) -> Iterator[Assignment]:
    folded = document.folded
    for span in opening:
        for pattern in (_WITH, _TOGETHER):
            for found in pattern.finditer(folded, *span):
                yield from _listed(document, Span(*found.span("list")), Span(*found.span("word")), Role.SUPPORT)
        floor = span.start
        for found in _DONE_BY.finditer(folded, *span):
            start = max((one.end() for one in _BOUND.finditer(folded, floor, found.start())), default=floor)
            comma = folded.rfind(",", start, found.start()) + 1
            yield from _listed(document, Span(max(start, comma), found.start()), Span(*found.span("word")), role_of(found["word"]))
            floor = found.end()


def _listed(document: Document, span: Span, word: Span, role: Role) -> Iterator[Assignment]:
    """One assignment per organ that *span* lists; what only points (有关部门) or is the sender names none."""
    for item in read_list(document.folded, *span):
        name = item.unit.of(document.folded)
        if unit_grade(name) >= 1 and not _VAGUE.match(name):
            spans = {"unit": [item.unit], "role": [word]}
            yield Assignment(
                role=role,
                role_text=word.of(document.text),
                unit=item.unit.of(document.text),
                span=item.unit,
                spans=Witnesses(spans),
            )
