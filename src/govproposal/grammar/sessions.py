"""Sessions of people's congresses and CPPCC (届次), in every wording, and the proposals that are numbered within them.

``政协赣州市第五届委员会第三次会议``, ``市政协五届三次会议``,
``县人大第十七届二次会议``, ``第十三届全国人民代表大会第四次会议``: the term stands
before or after the body, the place before, between or behind. Party plenums and standing-committee meetings are none.
"""

from __future__ import annotations

import re

import attrs

from govproposal.folding import fold
from govproposal.grammar.number_lists import list_pattern, read_numbers, small_number
from govproposal.model.phrases import Body, Session
from govproposal.model.proposal import Kind, Proposal
from govproposal.patterns import lazy
from govproposal.spans import Span

_N = r"[一二三四五六七八九十百零〇两\d]{1,4}"
_CONGRESS = r"人大|人民代表大会"
_NUMBER_BEFORE = lazy(rf"第? ?(?P<term>{_N}) ?$")
_MEETING = lazy(
    # A title broken over two lines is centred: spaces stand around the break.
    rf"[ \n]{{0,60}}+(?:(?P<place>[^\W\d_届次]{{0,10}}?) ?"
    rf"(?P<body>委员(?: ?\n ?)?会|政协|(?:人民)?政治协商会议|{_CONGRESS})(?:委员会)?)?[ \n]{{0,60}}+"
    rf"第? ?(?P<meeting>{_N})(?:(?: ?次 ?(?:全体)?(?:会议)?)? ?[、和及与] ?第? ?{_N}){{0,8}} ?次 ?"
    r"(?:(?:全体)?(?:会议|全会|大会)|(?=(?:委员|代表|大会)?发言))"
)
_FURTHER = lazy(rf" ?[、和及与] ?(?P<words>第? ?(?P<meeting>{_N})(?: ?次(?: ?(?:全体)?(?:会议|全会|大会))?)?)")
_BEFORE = lazy(rf"(?P<body>中国人民政治协商会议|人民政协|政协|{_CONGRESS}) ?(?P<place>[^\W\d_]{{0,12}}?)(?:委员会)? ?$")
_LEVEL_NAMES = r"自治区|自治州|自治县|省|市|县|区|州|旗|盟|镇|乡|街道"
_RUN = lazy(rf"(?:全国|[^\W\d_]{{0,16}}(?:{_LEVEL_NAMES}))$")
_NAMES = lazy(rf"全国|(?:[^\W\d_]{{1,5}}(?:{_LEVEL_NAMES}))+")
_LEVEL = lazy(rf"(?:{_LEVEL_NAMES})$")
_STOP = lazy(
    r".*(?:简称|大会|全会|通报|听取|汇报|举行|称|报请|请|经|成立|办好|抓好|做好|切实|认真|好|办理|落实|确保|保证|推动|促进|召开|出席|参加|提请|审议|关于|根据|按照|围绕|针对|对照|完成|做好|承办|答复|贯彻|学习|反馈|开展|提交|提出|向|在|自(?!治)|为|由|经|于|的|和|与|及|至|是|将|把|了|以|对|从|被|年|月|日|上|中(?!国)|下|后|前|印发|我|重视|讲话|做法|说明|报告)"
)


def find_sessions(text: str, *, folded: str | None = None) -> list[Session]:
    """Every session named in *text*, in order, repeats included; ``key`` is left to the document's context.

    >>> [(one.text, one.body.value, one.place, one.term, one.meeting) for one in find_sessions("在政协吉安市第五届委员会第三次会议上")]
    [('政协吉安市第五届委员会第三次会议', 'cppcc', '吉安市', 5, 3)]
    """
    folded = fold(text) if folded is None else folded
    found: list[Session] = []
    floor = 0
    at = folded.find("届")
    while at >= 0:
        term = _NUMBER_BEFORE.search(folded, max(floor, at - 7), at)
        meeting = _MEETING.match(folded, at + 1) if term else None
        session = _session(text, folded, term, meeting, floor) if term and meeting else None
        if session is not None and meeting is not None:
            found.extend(_listed_meetings(text, folded, session, meeting))
            floor = meeting.end()
        at = folded.find("届", max(at + 1, floor))
    return found


def _session(text: str, folded: str, number: re.Match[str], match: re.Match[str], floor: int) -> Session | None:
    term, meeting = small_number(number["term"]), small_number(match["meeting"])
    inner = match["body"] or ""
    if term is None or meeting is None or (match["place"] or "").endswith(("常务", "常")):
        return None
    begin = number.start()
    low = max(floor, begin - 28)
    low = max(low, folded.rfind("\n", low, begin) + 1)
    head = folded[low:begin].rstrip()
    before = _BEFORE.search(head)
    if before and "常" in before["place"]:
        return None  # 人大常委会 meets on its own
    inner_place = match["place"] or ""
    if before:
        body, place = before["body"], before["place"] or inner_place
        start = low + before.start()
        if not before["place"]:
            outer = _place_before(head[: before.start()])
            start -= len(outer)
            place = outer or place
    elif inner and not inner.startswith("委员"):
        body, place = inner, inner_place
        outer = _place_before(head)
        start = low + len(head) - len(outer) if outer else begin
        place = place or outer
    else:
        return None
    span = Span(start, match.end())
    kind = Body.NPC if body in ("人大", "人民代表大会") else Body.CPPCC
    return Session(text=span.of(text), body=kind, place=place or None, term=term, meeting=meeting, span=span)


def _listed_meetings(text: str, folded: str, session: Session, match: re.Match[str]) -> list[Session]:
    """The session, and those that the words name with it (``十三届三次、四次会议``), each with its own words."""
    further = list(_FURTHER.finditer(folded, match.end("meeting"), match.end()))
    if not further or session.span is None:
        return [session]
    first = Span(session.span.start, further[0].start())
    found = [attrs.evolve(session, text=first.of(text), span=first)]
    for one in further:
        meeting, span = small_number(one["meeting"]), Span(*one.span("words"))
        if meeting is not None:
            found.append(attrs.evolve(session, text=span.of(text), meeting=meeting, span=span))
    return found


def _place_before(head: str) -> str:
    """The place that ends *head*, words that lead in to it cut off; ``""`` for none."""
    found = _RUN.search(head)
    if not found:
        return ""
    place = found[0]
    lead_in = _STOP.match(place)
    place = place[lead_in.end() :] if lead_in else place
    # What is no chain of short names (``市人民政府高度重视市``) gives its last level only.
    level = _LEVEL.search(place)
    return place if _NAMES.fullmatch(place) else level[0] if level else ""


def same_session(one: Session, other: Session) -> bool:
    """Whether two wordings name one session: same body, term and meeting, and places that do not contradict each other.

    >>> a, b = find_sessions("市政协五届三次会议"), find_sessions("政协吉安市第五届委员会第三次会议")
    >>> same_session(a[0], b[0])
    True
    """
    if (one.body, one.term, one.meeting) != (other.body, other.term, other.meeting):
        return False
    a, b = one.place or "", other.place or ""
    return a.endswith(b) or b.endswith(a)


_KIND = r"建议(?: ?\n ?)?案|议案|提案|建议(?!书|稿|信)"
"""The kinds; a title's line may break in the longest of them."""
_COUNT = r"\d{1,9}|[一二三四五六七八九十百]{1,5}"
_BEFORE_NUMBER = lazy(rf"(?:(?P<kind>{_KIND}) ?\(?(?=第))?(?P<list>第? ?(?:{_COUNT})) ?$")
_BARE = lazy(r"第 ?(?P<n>\d{1,6}) ?(?P<kind>建议案|议案|提案)")
_KIND_BEHIND = lazy(rf" ?\n?(?:政协|人大|代表|委员|重点)?(?P<kind>{_KIND})")
_LIST = lazy(list_pattern())
_LINKS = frozenset("、和及与-~至到第 ")
_BARE_BEFORE = {
    # At the head of a line or sentence 一、 counts that; the figures of one list are of one kind.
    figures == r"\d{1,9}": lazy(
        rf"(?:(?P<kind>{_KIND}) ?\(?(?=第))?(?P<list>(?:第 ?|(?<=[^\n。;. \d一二三四五六七八九十百]) ?)"
        rf"(?:{figures} ?(?:[、和及与至到~]|以及|-{{1,2}}) ?第? ?){{1,60}})$"
    )
    for figures in _COUNT.split("|")
}
"""The numbers of a list before the first with its 号, by whether these are in Arabic figures."""


def find_proposals(text: str, *, folded: str | None = None) -> list[Proposal]:
    """Every numbered proposal named in *text* (``2号建议案``, ``第0038号提案``, ``建议第2号``), in order, repeats included.

    >>> [(one.kind.value, one.number) for one in find_proposals("对第0038号提案和2号、3号建议案")]
    [('提案', 38), ('建议案', 2), ('建议案', 3)]
    """
    folded = fold(text) if folded is None else folded
    found: list[Proposal] = []
    floor = 0
    at = folded.find("号")
    while at >= 0:
        before = _BEFORE_NUMBER.search(folded, max(floor, at - 16), at)
        if before:
            at, listed = _listed(folded, before, floor, at)
            found.extend(listed)
            floor = listed[-1].span.end if listed and listed[-1].span else floor
        at = folded.find("号", at + 1)
    found.extend(_without_word(folded))
    return sorted(found, key=lambda one: one.span or (0, 0))


def _listed(folded: str, before: re.Match[str], floor: int, at: int) -> tuple[int, list[Proposal]]:
    """Where the last 号 of the list stands whose first one is at *at*, and the proposals that the list numbers."""
    start = before.start("list")
    if folded[start - 1 : start] in _LINKS and not before["kind"]:
        figures = before["list"].rstrip()[-1].isdecimal()
        before = _BARE_BEFORE[figures].search(folded, max(floor, start - 60), start) or before
        start = before.start("list")
    run = _LIST.match(folded, start) if folded[start - 1 : start] != "月" else None  # 5月1号 is a day
    end = run.end() if run else at + 1
    behind = _KIND_BEHIND.match(folded, end)
    kind = behind["kind"] if behind else before["kind"]
    if not kind:
        return end - 1, []
    first, last = start if behind else before.start(), behind.end() if behind else end
    named = []
    for words, number in read_numbers(folded, start, end):
        span = Span(first if words.start == start else words.start, last if words.end == end else words.end)
        named.append(Proposal(kind=Kind("".join(kind.split())), number=number, title=None, session=None, span=span))
    return end - 1, named


def _without_word(folded: str) -> list[Proposal]:
    """Numbers whose 号 was left out: 第108提案."""
    found: list[Proposal] = []
    at = folded.find("第")
    while at >= 0:
        if one := _BARE.match(folded, at):
            found.append(Proposal(kind=Kind(one["kind"]), number=int(one["n"]), title=None, session=None, span=Span(*one.span())))
        at = folded.find("第", at + 1)
    return found


def kind_of_title(title: str) -> Kind | None:
    """What a proposal's title says it is: ``关于…的建议案`` a recommendation, ``关于…案`` a motion (议案).

    >>> kind_of_title("关于加强水源保护的建议案"), kind_of_title("关于发展数字经济案"), kind_of_title("某市工作方案")
    (<Kind.RECOMMENDATION: '建议案'>, <Kind.MOTION: '议案'>, None)
    """
    title = title.strip().rstrip("。")
    for kind in (Kind.RECOMMENDATION, Kind.MOTION, Kind.PROPOSAL, Kind.SUGGESTION):
        if title.endswith(kind.value):
            return kind
    others = ("方案", "预案", "草案", "个案", "答案", "档案", "专案", "备案")
    if title.startswith("关于") and title.endswith("案") and not title.endswith(others):
        return Kind.MOTION
    return None


__all__ = ["find_proposals", "find_sessions", "kind_of_title", "same_session", "small_number"]
