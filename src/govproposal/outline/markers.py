"""Markers of numbering (序号): 一、 （一） 1. 1、 （1） ① 一是 第一, —— and the bullets, told from what only looks like one.

A date, a decimal, ``小(二)型``, ``十四五`` is no marker. ``1.2020年`` at the head of a line is ``1.`` before a year.
"""

from __future__ import annotations

from typing import NamedTuple

from govproposal.grammar.sessions import small_number
from govproposal.patterns import lazy

_HAN = "一二三四五六七八九十百"
_PLACE = rf"[{_HAN}\d]{{1,4}}"
_RULES: tuple[tuple[str, str], ...] = (
    ("han", rf"(?P<han>[{_HAN}]{{1,4}}) ?(?:、|\.(?!\d)|,(?=[^,。]{{2,30}}$))"),
    ("paren_han", rf"\( ?(?P<paren_han>[{_HAN}]{{1,4}}) ?\) ?[、.]?(?!型|类|期|级)"),
    ("decimal", r"(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})(?: +(?=\D)|、)"),
    ("dot", r"(?P<dot>\d{1,3}) ?\.(?!\d)|(?P<dot_year>\d{1,2})\.(?=(?:19|20)\d{2}年)"),
    ("comma", r"(?P<comma>\d{1,3}) ?、(?!\d(?!\d{3}年))"),
    ("paren_digit", r"\( ?(?P<paren_digit>\d{1,3}) ?\)"),
    ("half_paren", r"(?P<half_paren>\d{1,2}) ?\)"),
    ("circled", r"(?P<circled>[①-⑳])"),
    ("article", rf"第(?:(?P<chapter>{_PLACE})章|(?P<section>{_PLACE})节|(?P<article>{_PLACE})条)(?:[ :、]|(?=[^\W\d_]))"),
    ("ordinal", rf"第(?P<ordinal>[{_HAN}]{{1,2}}) ?[,、:]"),
    ("first", rf"(?P<first>[{_HAN}]{{1,2}})(?:是|要|则)(?!否|不是)"),
    ("dash", r"(?P<dash>--?) ?(?=[^\d-])"),
    ("bullet", r"(?P<bullet>[●■◆★◇▲□•·▪▶※►]+|\*(?= )) ?"),
)
_MARKER = lazy("|".join(rule for _, rule in _RULES))
_FIRSTS = frozenset(_HAN + "0123456789(第-*●■◆★◇▲□•·▪▶※►①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""The characters that a marker begins with: most lines begin with none."""
_STYLES = {"dot_year": "dot"}

RANK = {
    "chapter": -1, "section": 0, "article": 1, "han": 2, "paren_han": 3, "decimal": 4, "dot": 5, "comma": 5, "bullet": 6,
    "paren_digit": 7, "half_paren": 7, "circled": 8, "ordinal": 9, "first": 10, "dash": 11,
}  # fmt: skip
"""Which style usually stands above which: used only where the document itself does not show it."""

_INLINE = lazy(
    rf"[{_HAN}第](?:(?<=[。;:!,?”)、.\n ].)|(?<=^.))"
    rf"(?:(?<=第)(?P<ordinal>[{_HAN}]{{1,2}}) ?[,、]|(?<!第)[{_HAN}]?是(?!否))"
)
"""It begins with the class of the characters that begin a marker: a search skips all others."""


class Marker(NamedTuple):
    """A marker: its ``style``, ``number`` (0 for a bullet) and where it ends in the line it begins."""

    style: str
    number: int
    end: int
    start: int = 0


def marker_at(folded: str) -> Marker | None:
    """The marker that the folded line begins with, or ``None``.

    >>> marker_at("(一)健全机制。"), marker_at("2020年底"), marker_at("1.2020年计划").number
    (Marker(style='paren_han', number=1, end=3, start=0), None, 1)
    """
    found = _MARKER.match(folded) if folded[:1] in _FIRSTS or folded[:1].isdecimal() else None
    if not found or found.end() == 0 or not found.lastgroup:
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


def inline_markers(folded: str, start: int, end: int) -> list[Marker]:
    """``一是``, ``二是`` … (or ``第一,`` …) within one paragraph, from the first to the last in order; ``[]`` for fewer than two.

    >>> [one.number for one in inline_markers("抓好两项工作:一是建机制,二是抓落实。", 0, 18)]
    [1, 2]
    """
    if folded.find("一是", start, end) < 0 and folded.find("第一", start, end) < 0:
        return []  # no chain without its first
    chains: dict[str, list[Marker]] = {"first": [], "ordinal": []}
    for found in _INLINE.finditer(folded, start, end):
        style = found.lastgroup or "first"
        number = small_number(found["ordinal"] or found[0][:-1])
        chain = chains[style]
        if number == len(chain) + 1:
            chain.append(Marker(style, number, found.end(), found.start()))
    best = max(chains.values(), key=len)
    return best if len(best) > 1 else []
