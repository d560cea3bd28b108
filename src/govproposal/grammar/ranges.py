"""Ranges of quantities (3—5个, 30到40厘米, 3-5万户): the second number, its unit, and the scale that both share."""

from __future__ import annotations

from decimal import Decimal

from govproposal.grammar.amounts import Number, read_number, read_unit
from govproposal.grammar.counted import Reading

SEPARATORS = frozenset("-~至到")
"""What joins the two numbers."""


def read_range(folded: str, first: Number, unit: tuple[str, int] | None, place: int) -> Reading | None:
    """Two numbers that a dash, ~, 至 or 到 joins; a unit of the first must be that of the second."""
    while folded[place : place + 1] in (" ", *SEPARATORS):
        place += 1
        if place - first.end > 12:
            return None
    second = read_number(folded, place)
    if second is None:
        return None
    last = read_unit(folded, second.end, chinese=not second.words[0].isdigit())
    if last is None or (unit is not None and unit[0] != last[0]):
        return None
    low, top = first.value, second.value
    if unit is None and not first.scale and top >= 10**4 and low < 10**4:
        low = _same_scale(low, first, second)
    if low >= top:
        return None
    reading = Reading(first, low, last[0], last[1])
    reading.last = second
    reading.top = top
    return reading


def _same_scale(low: Decimal, first: Number, second: Number) -> Decimal:
    """3-5万户 says 3万 to 5万: the scale of the second number is that of both, where the first has none."""
    words = second.words.rstrip(" ") + second.scale
    scale = words[len(words.rstrip("百千万亿")) :]
    if not scale or first.words[-1] in "万亿":
        return low
    factor = {"万": 10**4, "亿": 10**8, "百万": 10**6, "千万": 10**7, "万亿": 10**12, "百亿": 10**10, "千亿": 10**11}.get(scale, 1)
    return low * factor if low < second.value / factor else low
