"""The years that a text names as it goes along, which dates that leave theirs out lean on."""

from __future__ import annotations

from collections.abc import Sequence

from govproposal.patterns import lazy
from govproposal.spans import Span, covering

_NAMED = lazy(r"(?<![0-9])(?:19|20)[0-9]{2}(?= ?年)|(?<![一二〇零])[一二][〇零九][〇零一二三四五六七八九]{2}(?=年)")
_FIGURES = str.maketrans("〇零一二三四五六七八九", "00123456789")
_COMPARED = ("比", "较", "同", "与", "和")
"""Behind these a year is what another is held against: 比2019年增长, 与2019年相比."""
_OF = frozenset("是为由从达以占")
"""Behind these it is, where 的 follows: 是2003年的3.1倍, 由2021年的八成提高到96%."""
_BELONGING = lazy(r" ?年(?:[底末初]|同期)?的")
_SAME = lazy(r" ?年(?:同期|以来[^,。;]{1,10}的|以前|之前)")
"""Nor does a later date lean on the year since which, or before which, something is so: 2013年以来改造的,6月底前…."""


def find_years(folded: str, titles: Sequence[Span]) -> tuple[tuple[int, Span], ...]:
    """Every year named in the folded text outside *titles*, with its span; those of a comparison are left out.

    >>> find_years("2024年办结132件,满意率比2003年提高3.5个百分点,二〇〇五年续办。", ())
    ((2024, Span(start=0, end=4)), (2005, Span(start=31, end=35)))
    """
    found = []
    floor, at = 0, folded.find("年")
    while at >= 0:
        hit = _NAMED.search(folded, max(floor, at - 5), at + 1)
        if hit and covering(titles, (hit.start(), hit.start() + 1)) is None and not _is_compared(folded, *hit.span()):
            found.append((int(hit[0].translate(_FIGURES)), Span(*hit.span())))
        floor = at + 1
        at = folded.find("年", floor)
    return tuple(found)


def _is_compared(folded: str, start: int, end: int) -> bool:
    """Whether the year is what something is held against, and not when it was."""
    before = folded[start - 1 : start]
    if before in _COMPARED:
        return before in ("比", "较") or "比" in folded[end : end + 12]
    return (before in _OF and _BELONGING.match(folded, end) is not None) or _SAME.match(folded, end) is not None
