"""The leading group (领导小组): its name, who hosts its office, its members."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from govproposal.diagnostics import Diagnostic
from govproposal.document import Document
from govproposal.grammar.people import parse_people, parse_roster
from govproposal.model.plan import LeadingGroup, Member
from govproposal.outline import Part
from govproposal.parsing.officials import post_and_name
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, hull
from govproposal.units.names import unit_grade

_NAME = lazy(
    r"(?:成立|设立|组建|建立)(?:由.{2,60}?(?:的|组成的))?(?P<name>[^,。;()《》\n]{2,50}?(?:领导小组|工作专班|专班|指挥部|工作小组|协调小组|推进小组))"
)
_SET_UP = lazy(
    r"(?:成立|设立|组建|建立)(?:[由以][^。;\n]{2,60}?(?:的|组成的))?(?P<name>[^,。;()《》\n]{2,50}?领导小组)(?!办公室|的|成员|及其?办公室)"
)
_TOLD = lazy(
    r"(?:成立|设立|组建|建立)了?[由以](?P<members>[^。\n]{4,200}?[任为](?:第一)?(?:副?组长|副?召集人|副?总?指挥长?)[^。\n]{0,120}?)"
    r"(?:的|为成员的?|参加的|组成的)+,?(?P<name>[^,。;()《》\n]{2,50}?(?:领导小组|工作专班|专班|指挥部|工作小组|协调小组|推进小组))"
    r"|(?:成立|设立|组建|建立)了?(?P<named>[^,。;()《》\n]{2,50}?(?:领导小组|工作专班|专班|指挥部|工作小组|协调小组|推进小组)),?由(?P<led>[^。\n]{2,200})"
)
"""A group that a sentence sets up with its heads: 成立由甲任组长、乙任副组长的领导小组, 成立领导小组,由甲任组长."""
_WORD = r"(?:[^;,任]|(?<=主)任){2,60}"
_HEAD = lazy(rf"(?P<who>{_WORD}(?:,{_WORD})*?)(?:同志)?(?:担?任|为)(?P<role>(?:第一)?(?:副?组长|副?召集人|副?总?指挥长?))")
_OFFICE_HEAD = lazy(
    r"(?:(?<=[,。;由])|^)(?P<who>[^,。;:()《》]{2,40}?)(?:同志)?兼?任(?:领导小组)?(?P<role>办公室(?:常务)?副?主任)(?=[,。;]|$)", needs="办"
)
_HEADED = lazy(r"(?P<role>(?:第一)?(?:副?组长|副?召集人|副?总?指挥长?))由(?P<who>[^,。;:()《》]{2,40}?)(?:同志)?担任", needs="组召指")
"""A head named behind what they are: 组长由局长张三担任."""
_BY_OTHERS = lazy(r"各(?:级|地|[县市区镇乡]|街道|责任|承办|牵头|有关|相关|单位|部门)[^。;\n]{0,40}$|(?:已|未|没有|曾)$")
_KINDS = ("领导小组", "工作专班", "专班", "指挥部", "工作小组")
_LISTS = ("组成人员名单", "组成人员", "成员名单", "人员名单", "名单", "成员")
_LIST = lazy(rf"(?:{'|'.join(_LISTS)})\(.*\)$")
_ANNOUNCED = lazy(r"附(?:件|表|录)? ?\d{0,2} ?[:、.] ?", needs="附")
_OFFICE = lazy(r"办公(?:室|地点) ?,? ?(?:设在|设于|挂靠在?|在) ?(?P<unit>[^,。;()\n]{2,30}?)(?:办公)?(?=[,。;(]|$|负责|承担|并由)")
_SECRETARIAT = lazy(r"由(?P<unit>[^,。;()\n]{2,20}?)承担(?:领导小组)?办公室(?:日常)?(?:工作|职责)")
_HOSTED = (("办公", _OFFICE), ("承担", _SECRETARIAT))


def read_group(document: Document, spans: Iterable[Span]) -> tuple[LeadingGroup | None, tuple[Diagnostic, ...]]:
    """The leading group that the rosters list, or that the text within *spans* sets up by its name; ``None`` where neither does."""
    rosters = [part for part in document.parts if part.kind == "roster"]
    lines = [line.span for part in rosters for line in part.body]
    prose = [*spans, *lines]
    roster = parse_roster(document.text, lines, folded=document.folded)
    told, heads = ((), ()) if roster.members else _told(document, prose)
    name = (_roster_name(document, rosters) or _named(document, prose)) if roster.members else told or _set_up(document, prose)
    if not roster.members:
        heads = heads or tuple(one for span in prose if name for one in _heads(document, span, _HEADED))
    members = roster.members or (*heads, *(one for span in prose if name for one in _heads(document, span, _OFFICE_HEAD)))
    if not name and not members:
        return None, ()
    office = _office(document, prose)
    pieces: dict[str, Sequence[Span]] = {"name": name} if name else {}
    if office:
        pieces["office"] = [office]
    group = LeadingGroup(
        name="".join(piece.of(document.text).strip() for piece in name) or None,
        office=office.of(document.text) if office else None,
        members=members,
        span=hull([*name, *(member.span for member in members if member.span)]),
        spans=Witnesses(pieces),
    )
    return group, tuple(roster.diagnostics)


def _roster_name(document: Document, rosters: Iterable[Part]) -> tuple[Span, ...]:
    """The title of the first roster that has one, line by line, without 组成人员名单."""
    title = next((part.head.title for part in rosters if part.head.title), ())
    if not title:
        return ()
    title = (_unannounced(document, title[0]), *title[1:])
    last = title[-1]
    end = last.start + _listed_at(last.of(document.folded))
    pieces = tuple(piece for piece in (*title[:-1], Span(last.start, end)) if piece.start < piece.end)
    # 领导小组成员名单 says of no group which it is.
    return () if len(pieces) == 1 and pieces[0].of(document.folded) in _KINDS else pieces


def _listed_at(words: str) -> int:
    """Where the words that say that a list follows begin at the end of a title; its length for none."""
    if words.endswith(")"):
        found = _LIST.search(words)
        return found.start() if found else len(words)
    return len(words) - max([len(noun) for noun in _LISTS if words.endswith(noun)], default=0)


def _unannounced(document: Document, span: Span) -> Span:
    """A roster's title without the 附件: that announces it."""
    found = _ANNOUNCED.match(document.folded, span.start, span.end)
    return Span(found.end(), span.end) if found else span


def _named(document: Document, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The group that the text sets up: 成立…领导小组."""
    names = [Span(*found.span("name")) for span in spans for found in _NAME.finditer(document.folded, *span)]
    named = [name for name in names if name.end - name.start > 7]
    return tuple((named or names)[:1])


def _told(document: Document, spans: Iterable[Span]) -> tuple[tuple[Span, ...], tuple[Member, ...]]:
    """The group that a sentence sets up with its heads, and those of them whom it names; none for no such sentence."""
    for span in spans:
        for found in _TOLD.finditer(document.folded, *span):
            before = max(span.start, found.start() - 48)
            if not _BY_OTHERS.search(document.folded, before, found.start()):
                heads = Span(*found.span("members" if found["name"] else "led"))
                return (Span(*found.span("name" if found["name"] else "named")),), tuple(_heads(document, heads))
    return (), ()


def _heads(document: Document, span: Span, pattern: re.Pattern[str] = _HEAD) -> Iterator[Member]:
    """The heads of a group, or of its office, that a sentence names: 市委常委、副市长周志远任组长."""
    for found in pattern.finditer(document.folded, *span):
        role = Span(*found.span("role"))
        start = found.start("who") + len(found["who"]) - len(found["who"].lstrip("由、,和 "))
        people = parse_people(document.text, start, found.end("who"), folded=document.folded)
        if not any(one.name for one in people) and (acting := post_and_name(document, Span(start, found.end("who")))):
            people = (acting,)
        for one in people:
            if one.name:
                pieces = {**one.spans, "role": (role,)}
                whole = hull([piece for piece in (one.span, role) if piece])
                yield Member(role=role.of(document.text), name=one.name, posts=one.posts, span=whole, spans=Witnesses(pieces))


def _set_up(document: Document, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The group without a list of members that the document itself sets up by name, not one that others are told to."""
    for span in spans:
        for found in _SET_UP.finditer(document.folded, *span):
            name = Span(*found.span("name"))
            before = max(span.start, found.start() - 48)
            if name.end - name.start > 7 and not _BY_OTHERS.search(document.folded, before, found.start()):
                return (name,)
    return ()


def _office(document: Document, spans: Iterable[Span]) -> Span | None:
    """The unit that hosts the office: 办公室设在X, 办公室,在X办公."""
    folded = document.folded
    for span in spans:
        for word, pattern in _HOSTED:
            for found in pattern.finditer(folded, *span) if folded.find(word, *span) >= 0 else ():
                if unit_grade(found["unit"]) >= 1:  # the words say that it is one: a section (造林绿化科) will do
                    return Span(*found.span("unit"))
    return None
