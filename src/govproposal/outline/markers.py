"""Markers of numbering (序号): 一、 （一） 1. 1、 （1） ① 一是 第一, —— and the bullets, told from what only looks like one.

A date, a decimal, ``小(二)型``, ``十四五`` is no marker. ``1.2020年`` at the head of a line is ``1.`` before a year.
"""

from __future__ import annotations

from typing import NamedTuple

from govproposal.grammar.sessions import small_number
from govproposal.patterns import lazy
from govproposal.spans import Span, span_of

_HAN = "一二三四五六七八九十百"
_PLACE = rf"[{_HAN}\d]{{1,4}}"
_RULES: dict[str, tuple[str, ...]] = {
    _HAN: (
        rf"(?P<han>[{_HAN}]{{1,4}}) ?(?:、|\.(?!\d)|,(?=[^,。]{{2,30}}$))",
        rf"(?P<first>[{_HAN}]{{1,2}})(?:是|要|则)(?!否|不是)",
    ),
    "(": (rf"\( ?(?P<paren_han>[{_HAN}]{{1,4}}) ?\) ?[、.]?(?!型|类|期|级)", r"\( ?(?P<paren_digit>\d{1,3}) ?\)"),
    "0123456789": (
        r"(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})(?: +(?=\D)|、)",
        r"(?P<dot>\d{1,3}) ?\.(?!\d)|(?P<dot_year>\d{1,2})\.(?=(?:19|20)\d{2}年)",
        r"(?P<comma>\d{1,3}) ?、(?:(?!\d(?!\d{3}年))|(?=\d{1,6}号(?:建议|提案|议案):))",
        r"(?P<half_paren>\d{1,2}) ?\)",
    ),
    "第": (
        rf"第(?:(?P<chapter>{_PLACE})章|(?P<section>{_PLACE})节|(?P<article>{_PLACE})条)(?:[ :、]|(?=[^\W\d_]))",
        rf"第(?P<ordinal>[{_HAN}]{{1,2}}) ?[,、:]",
    ),
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳": (r"(?P<circled>.)",),
    "-": (r"(?P<dash>--?) ?(?=[^\d-])",),
    "●■◆★◇▲□•·▪▶※►*": (r"(?P<bullet>[●■◆★◇▲□•·▪▶※►]+|\*(?= )) ?",),
}
"""The markers by the characters that they begin with: most lines begin with none, and no line needs the rules of others."""
_MARKERS = {first: marker for firsts, rules in _RULES.items() for marker in (lazy("|".join(rules)),) for first in firsts}
_NUMBERED = _MARKERS["0"]
_STYLES = {"dot_year": "dot"}

RANK = {
    "chapter": -1, "section": 0, "article": 1, "han": 2, "paren_han": 3, "decimal": 4, "dot": 5, "comma": 5, "bullet": 6,
    "paren_digit": 7, "half_paren": 7, "circled": 8, "ordinal": 9, "first": 10, "dash": 11,
}  # fmt: skip
"""Which style usually stands above which: used only where the document itself does not show it."""

_BEFORE = "。;:!,?”)、.\n "
"""What stands before the first character of a marker within a paragraph, if anything does."""
_BEGINS = rf"(?:(?<=[{_BEFORE}].)|(?<=^.))"
_INLINE = {
    "first": lazy(rf"(?P<number>[{_HAN}]{_BEGINS}[{_HAN}]?)是(?!否)"),
    "ordinal": lazy(rf"第{_BEGINS}(?P<number>[{_HAN}]{{1,2}}) ?[,、]"),
    "dot": lazy(r"(?<=[。:])(?P<number>\d{1,2}) ?[.、](?!\d)"),
}
"""The markers within a paragraph; each pattern begins with the class of the characters that begin one: a search skips all others."""
_UP_TO_NINE = ("一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是")


class Marker(NamedTuple):
    """A marker: its ``style``, ``number`` (0 for a bullet) and where it ends in the line it begins."""

    style: str
    number: int
    end: int


def marker_at(folded: str) -> Marker | None:
    """The marker that the folded line begins with, or ``None``.

    >>> marker_at("(一)健全机制。"), marker_at("2020年底"), marker_at("1.2020年计划").number
    (Marker(style='paren_han', number=1, end=3), None, 1)
    """
    first = folded[:1]
    pattern = _MARKERS.get(first) or (_NUMBERED if first.isdecimal() else None)
    found = pattern.match(folded) if pattern else None
    if not found or not found.lastgroup:
        return None
    style = _STYLES.get(found.lastgroup, found.lastgroup)
    number = _number(style, found[found.lastgroup])
    if number is None or (style == "first" and len(folded) < 6):
        return None
    if style == "decimal":
        style = f"decimal{found['decimal'].count('.')}"
    return Marker(style, number, found.end())


def _number(style: str, word: str) -> int | None:
    if style in ("dash", "bullet"):
        return 0
    if style == "circled":
        return ord(word) - ord("①") + 1
    if style == "decimal":
        return int(word.rsplit(".", 1)[-1])
    return small_number(word)


def may_chain(folded: str, start: int, end: int) -> bool:
    """Whether a stretch of text holds what begins a chain of :func:`inline_markers`."""
    return folded.find("一是", start, end) >= 0 or folded.find("第一", start, end) >= 0 or _counts(folded, start, end)


def _counts(folded: str, start: int, end: int) -> bool:
    """Whether paragraphs with figures may have been run together (``…。1.…。2.…``); what semicolons part is one text."""
    return folded.find("。1", start, end) >= 0 or folded.find(":1", start, end) >= 0


def inline_markers(folded: str, start: int, end: int) -> tuple[str, list[Span]]:
    """``一是``, ``二是`` … (or ``第一,`` …) within one paragraph, from the first to the last in order: their style, and where they stand.

    Fewer than two are none.

    >>> inline_markers("抓好两项工作:一是建机制,二是抓落实。", 0, 18)
    ('first', [Span(start=7, end=9), Span(start=13, end=15)])
    """
    firsts = _firsts(folded, start, end)
    ordinals = _chain("ordinal", folded, start, end) if folded.find("第一", start, end) >= 0 else []
    if len(ordinals) > max(1, len(firsts)):
        return "ordinal", ordinals
    if len(firsts) > 1:
        return "first", firsts
    counted = _chain("dot", folded, start, end) if _counts(folded, start, end) else []
    return ("dot", counted) if len(counted) > 1 else ("", [])


def _firsts(folded: str, start: int, end: int) -> list[Span]:
    """The chain of ``一是``, ``二是`` …, each looked for as a word: few paragraphs have more than nine."""
    found: list[Span] = []
    at = start
    for word in _UP_TO_NINE:
        at = folded.find(word, at, end)
        while at >= 0 and not _begins(folded, at, end):
            at = folded.find(word, at + 1, end)
        if at < 0:
            return found
        found.append(span_of((at, at + 2)))
        at += 2
    return _chain("first", folded, start, end)


def _begins(folded: str, at: int, end: int) -> bool:
    """Whether ``一是`` at *at* begins something: punctuation or nothing stands before it, and it does not go on as 一是否."""
    return (at == 0 or folded[at - 1] in _BEFORE) and (at + 2 >= end or folded[at + 2] != "否")


def _chain(style: str, folded: str, start: int, end: int) -> list[Span]:
    """The markers of *style* from the first to the last in order."""
    found: list[Span] = []
    for one in _INLINE[style].finditer(folded, start, end):
        if small_number(one["number"]) == len(found) + 1:
            found.append(span_of(one.span()))
    return found
