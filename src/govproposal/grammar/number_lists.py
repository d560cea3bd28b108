"""Small numbers, and lists of the numbers of proposals (编号列举): ``1号、2号``, ``第1、2号``, ``第12号和13号``, ``第1-3号``."""

from __future__ import annotations

from functools import lru_cache

from govproposal.patterns import lazy
from govproposal.spans import Span

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SMALL = lazy(
    r"(?:(?P<hundreds>[一二三四五六七八九两]?)百)?(?:[零〇]?(?P<tens>[一二三四五六七八九]?)十)?(?:[零〇]?(?P<ones>[一二三四五六七八九]))?"
)
_VALUE = r"\d(?: ?\d){0,8}|[一二三四五六七八九十百零〇]{1,5}"
NUMBER = rf"(?>[A-Z]{{0,2}}(?:{_VALUE}))"
"""The pattern of one number, without 第 and 号."""
_TO = r"-{1,2}|[~至到]"
_GAP = r" {0,4}"
_ITEM = lazy(rf"(?P<to>{_TO})?{_GAP}(?P<words>第?{_GAP}[A-Z]{{0,2}}(?P<n>{_VALUE})(?:{_GAP}号)?)")
_MOST = 60
"""A range of more numbers than that is none: 2021-38号 is number 38 of that year."""


@lru_cache(maxsize=1024)
def small_number(text: str) -> int | None:
    """A small integer in Arabic or Chinese figures, ``None`` for anything else: what terms, meetings and numbers are written in.

    >>> small_number("十三"), small_number("二十"), small_number("0038"), small_number("一百零八")
    (13, 20, 38, 108)
    """
    text = text.replace(" ", "")
    if text.isdecimal():
        return int(text) if len(text) < 19 else None
    if text and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text)) if len(text) < 19 else None
    found = _SMALL.fullmatch(text)
    if not text or not found:
        return None
    hundreds, tens = (0 if found[name] is None else _DIGITS.get(found[name], 1) for name in ("hundreds", "tens"))
    return 100 * hundreds + 10 * tens + _DIGITS.get(found["ones"], 0)


def list_pattern(kinds: str = "") -> str:
    """The pattern of such a list, of one number at least; it ends behind a 号, or behind one of *kinds* (alternatives) there."""
    item = rf"第?{_GAP}{NUMBER}{_GAP}(?:号{f'(?:{kinds})?' if kinds else ''})?"
    return rf"{item}(?:{_GAP}(?:以及|[、,和及与]|{_TO}){_GAP}{item}){{0,60}}(?<=[号案议])"


def read_numbers(folded: str, start: int, end: int) -> list[tuple[Span, int]]:
    """The numbers that the list ``[start, end)`` of a folded text names, in order, each with its words; those of a range share its words.

    >>> text = "第1、2号和5至7号"
    >>> [(words.of(text), number) for words, number in read_numbers(text, 0, len(text))]
    [('第1', 1), ('2号', 2), ('5至7号', 5), ('5至7号', 6), ('5至7号', 7)]
    """
    numbers: list[tuple[Span, int]] = []
    for item in _ITEM.finditer(folded, start, end):
        value, words = small_number(item["n"]), Span(*item.span("words"))
        if value is None:
            continue
        if item["to"] is None or not numbers:
            numbers.append((words, value))
            continue
        (begun, low), whole = numbers.pop(), words.end
        ranged = low < value <= low + _MOST
        numbers += [(Span(begun.start, whole), one) for one in range(low, value + 1)] if ranged else [(words, value)]
    return numbers
