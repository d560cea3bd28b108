"""Documents named in a text (引用): titles in ``《…》`` and document numbers (发文字号, GB/T 9704-2012 7.2.5)."""

from __future__ import annotations

from govproposal.folding import fold
from govproposal.grammar.brackets import Brackets, scan_brackets
from govproposal.model.phrases import DocumentNumber, Reference
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, span_of

_YEAR_SERIAL = lazy(r"[〔\[(〈【] ?((?:19|20)\d{2}) ?[〕\])〉】] ?第? ?(\d{1,5}) ?号")
_TAIL_LENGTH = 17
"""How far before its 号 the bracket of such a tail may open."""
_ORDER = lazy(r"[^\W\d_]{1,12}令 ?第 ?\d{1,5} ?号(?= ?[),;])|[^\W\d_]{1,12}?第? ?\d{1,5} ?号令(?= ?[),;])")
"""The number of an order (令), which has no year: 国令第707号, 国务院第279号令."""
_AGENCY = lazy(r"[^\W\d_]{1,14}$")
_LEAD_IN = lazy(
    r"(?:据|原)(?=[^\W\d_]{2})"
    r"|.*(?:对照|落实|贯彻|执行|现将|现把|根据|按照|依据|依照|参照|印发|下发|转发|制发|发布|以|见|由|的|为|了|和|与|及|系|文号)"
)
_PRESS = lazy(
    r"(?<![通简公月年季专汇预申情海快捷])报$|(?:青年报|少年报|文汇报|参考消息|参考报|日报|晚报|晨报|快报|周报|时报|都市报|商报|导报)$|(?:周刊|旬刊|月刊|杂志|半月谈|新闻联播|焦点访谈|瞭望|求是|新闻网|客户端|频道|卫视)$"
)
_WORKS = (
    "话剧", "歌剧", "舞剧", "音乐剧", "儿童剧", "情景剧", "实景剧", "戏剧", "电视剧", "电影", "纪录片", "专题片", "宣传片", "动画片",
    "歌曲", "主题曲", "演出", "演艺", "剧目", "大戏", "画册", "绘本", "诗集", "小说", "晚会", "舞蹈", "小品", "图书", "专著",
)  # fmt: skip
"""What a work of art is called right before its title."""
_FOLLOWING = lazy(r" ?\( ?")


def find_references(text: str, *, folded: str | None = None, brackets: Brackets | None = None) -> list[Reference]:
    """Every document, proposal, speech or article named in ``《…》``, in order, repeats included; newspapers and works of art are none.

    ``number`` is a document number that opens the bracket behind the title. ``span`` is the title with its marks.

    >>> [(one.title, one.number) for one in find_references("落实《关于减负的意见》(景政发〔2021〕7号)")]
    [('关于减负的意见', '景政发〔2021〕7号')]
    """
    folded = fold(text) if folded is None else folded
    brackets = scan_brackets(folded) if brackets is None else brackets
    named = (span for span in brackets.titles if not is_press(folded[span.start + 1 : span.end - 1]))
    return [_reference(text, folded, span) for span in named if not folded.endswith(_WORKS, 0, span.start)]


def is_press(title: str) -> bool:
    """Whether *title* is that of a newspaper, journal or programme (报刊) rather than of a document.

    >>> is_press("赣江日报"), is_press("关于上半年工作情况的通报")
    (True, False)
    """
    return len(title) <= 12 and _PRESS.search(title.strip()) is not None


def _reference(text: str, folded: str, span: Span) -> Reference:
    inner = trim(text, span.start + 1, span.end - 1)
    spans = {"title": [inner]}
    number = None
    opened = _FOLLOWING.match(folded, span.end)
    if opened and (found := _number_at(folded, opened.end())):
        number = text[found[0] : found[1]]
        spans["number"] = [Span(*found)]
    return Reference(title=inner.of(text), number=number, span=span, spans=Witnesses(spans))


def _number_at(folded: str, place: int) -> tuple[int, int] | None:
    tail = _YEAR_SERIAL.search(folded, place, place + 40)
    if tail and (head := folded[place : tail.start()].strip()) and _AGENCY.fullmatch(head):
        return place, tail.end()
    order = _ORDER.match(folded, place)
    return order.span() if order else None


def find_document_numbers(text: str, *, folded: str | None = None) -> list[DocumentNumber]:
    """Every document number of *text* with its parts: agency code, year, serial.

    >>> [(one.agency, one.year, one.serial) for one in find_document_numbers("根据赣府发〔2019〕3号文件")]
    [('赣府发', 2019, 3)]
    """
    folded = fold(text) if folded is None else folded
    found: list[DocumentNumber] = []
    floor = 0
    at = folded.find("号")
    while at >= 0:
        tail = _YEAR_SERIAL.search(folded, max(floor, at - _TAIL_LENGTH), at + 1)
        start = _agency_start(folded, max(floor, tail.start() - 16), tail.start()) if tail else None
        if tail and start is not None:
            floor = tail.end()
            span = Span(start, floor)
            agency = text[start : tail.start()].strip()
            found.append(DocumentNumber(text=span.of(text), agency=agency, year=int(tail[1]), serial=int(tail[2]), span=span))
        at = folded.find("号", at + 1)
    return found


def _agency_start(folded: str, floor: int, end: int) -> int | None:
    """Where the agency code before *end* begins: the run of letters, without the words that lead in to it."""
    head = folded[floor:end].rstrip()
    run = _AGENCY.search(head)
    if not run:
        return None
    lead_in = _LEAD_IN.match(run[0])
    start = run.start() + (lead_in.end() if lead_in and lead_in.end() < len(run[0]) else 0)
    return floor + start


def trim(text: str, start: int, end: int) -> Span:
    """``[start, end)`` of *text* without white space at its ends.

    >>> trim("  提案 ", 0, 5)
    Span(start=2, end=4)
    """
    if start < end and text[start] <= _LAST_SPACE:
        while start < end and text[start].isspace():
            start += 1
    if start < end and text[end - 1] <= _LAST_SPACE:
        while end > start and text[end - 1].isspace():
            end -= 1
    return span_of((start, end))


_LAST_SPACE = "\u3000"
"""The highest of all characters that are white space: what Chinese words begin and end with lies above it."""
