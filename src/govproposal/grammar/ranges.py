"""Ranges of quantities (3—5个, 30到40厘米, 3-5万户): the second number, its unit, and the scale that both share."""

from __future__ import annotations

from decimal import Decimal

from govproposal.grammar.amounts import Number, read_number, read_unit

SEPARATORS = frozenset("-~至到")
"""What joins the two numbers."""


def read_range(folded: str, first: Number, unit: tuple[str, int] | None, place: int) -> tuple[Decimal, Decimal, str, int] | None:
    """Two numbers that a dash, ~, 至 or 到 joins: both values, their unit and its end; a unit of the first must be that of the second."""
    _, end, low, _, words, _, scale = first
    while folded[place : place + 1] in (" ", *SEPARATORS):
        place += 1
        if place - end > 12:
            return None
    second = read_number(folded, place)
    if second is None:
        return None
    top = second[2]
    last = read_unit(folded, second[1], chinese=second[4][0] not in "0123456789")
    if last is None or (unit is not None and unit[0] != last[0]):
        return None
    if unit is None and not scale and top >= 10**4 and low < 10**4:
        low = _same_scale(low, words, second)
    return (low, top, last[0], last[1]) if low < top else None


def _same_scale(low: Decimal, words: str, second: Number) -> Decimal:
    """3-5万户 says 3万 to 5万: the scale of the second number is that of both, where the first has none."""
    _, _, top, _, last, _, scale = second
    last = last.rstrip(" ") + scale
    scale = last[len(last.rstrip("百千万亿")) :]
    if not scale or words[-1] in "万亿":
        return low
    factor = {"万": 10**4, "亿": 10**8, "百万": 10**6, "千万": 10**7, "万亿": 10**12, "百亿": 10**10, "千亿": 10**11}.get(scale, 1)
    return low * factor if low < top / factor else low
