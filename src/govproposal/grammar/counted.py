"""A number with its unit (计数): what is counted at one place of the text, before the words around it are judged."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from govproposal.grammar.amounts import Number, amount_of, clear_units, read_number, read_unit
from govproposal.grammar.exclusion import FIGURES, is_marker, stands_alone
from govproposal.grammar.numerals import DIGITS, LONGEST
from govproposal.grammar.ranges import SEPARATORS, read_range
from govproposal.model import Comparator
from govproposal.patterns import lazy

Counted: TypeAlias = tuple[Number, Decimal, Decimal | None, str, int, int, Comparator]
"""The number, or the first of two, the value and the higher one, the unit, where the amount begins and ends, and what two numbers in one
say (两三个 is ``approx``)."""

_EQ, _APPROX = Comparator.EQ, Comparator.APPROX
_SYMBOLS = {"¥": "元", "￥": "元", "$": "美元", "€": "欧元", "£": "英镑"}
_BELOW_TENTHS = lazy(r"[一二三四五六七八九半](?=[ ,。;、)\n的]|以[上下内]|左右|$)")
"""Behind 二成 what makes 二成五 of it, or 二成半."""
_SHARES = {"百": "%", "千": "‰"}


def count_at(folded: str, start: int, end: int) -> Counted | None:
    """The amount whose numeral stands on ``[start, end)``, ``None`` where no unit follows it.

    >>> count_at("建成2.5万个", 2, 6)[1:4]
    (Decimal('25000'), None, '个')
    """
    unclear = clear_units().get(folded[end : end + 1])
    if unclear is not None and folded[end + 1 : end + 2] not in unclear and end - start <= LONGEST:
        words = folded[start:end]
        value = amount_of(words)
        if value is not None and words[-1] != " ":
            plain: Number = (start, end, value, None, words, "", "")
            if "." not in words or not is_marker(folded, plain, folded[end]):
                return plain, value, None, folded[end], start, end + 1, _EQ
    if folded.startswith("分之", end):
        return _share(folded, start, end)
    number = read_number(folded, start, end)
    found = _measured(folded, number) if number is not None else None
    if found is not None and "." in found[0][4] and is_marker(folded, found[0], found[3]):
        behind_dot = read_number(folded, start + found[0][4].index(".") + 1)
        return _measured(folded, behind_dot) if behind_dot is not None else None
    return found


def _measured(folded: str, number: Number) -> Counted | None:
    """A number with its unit, or the two numbers of a range with theirs."""
    start, end, value, top, words, _, _ = number
    following = folded[end : end + 1]
    if following == "成" and value < 11 and stands_alone(folded, end + 1):
        return _tenths(folded, number)
    unit = read_unit(folded, end, chinese=words[0] not in FIGURES)
    if unit is not None:
        end = unit[1]
        following = folded[end : end + 1]
    if following in SEPARATORS or (following == " " and folded[end + 1 : end + 2] in ("-", "~")):
        ranged = read_range(folded, number, unit, end)
        if ranged is not None:
            low, high, name, stop = ranged
            return number, low, high, name, start, stop, _EQ
    return None if unit is None else (number, value, top, unit[0], start, end, _EQ if top is None else _APPROX)


def _tenths(folded: str, number: Number) -> Counted:
    """三成, 二成五, 三成多: tenths, where 成 is not the beginning of 成立, 成员, 成果."""
    start, end, value, top, words, _, scale = number
    said = _EQ if top is None else _APPROX
    rest = _BELOW_TENTHS.match(folded, end + 1)
    if rest is not None:
        return number, value * 10 + DIGITS.get(rest[0], 5), top, "%", start, rest.end(), said
    stop = end + 1
    if folded[stop : stop + 1] == "多":
        stop += 1
        number = (start, end, value, top, words, "多", scale)
    return number, value * 10, top * 10 if top is not None else None, "%", start, stop, said


def _share(folded: str, start: int, end: int) -> Counted | None:
    """百分之十五, 千分之五; other fractions have no unit and are no quantities."""
    unit = _SHARES.get(folded[start:end])
    number = read_number(folded, end + 2) if unit else None
    if unit is None or number is None:
        return None
    _, stop, value, top, *_ = number
    said = _EQ if top is None else _APPROX
    if folded[stop : stop + 1] in SEPARATORS:
        place = stop + 1
        if folded.startswith(("百分之", "千分之"), place):
            place += 3
        second = read_number(folded, place)
        if second is not None and second[2] > value:
            top, stop, said = second[2], second[1], _EQ
    return number, value, top, unit, start, stop, said


def priced_at(folded: str, start: int) -> Counted | None:
    """¥100万: the sign at *start* gives the unit, unless a currency stands behind the number.

    >>> priced_at("¥100万", 0)[1:4]
    (Decimal('1000000'), None, '元')
    """
    number = read_number(folded, start + (2 if folded[start + 1 : start + 2] == " " else 1))
    if number is None:
        return None
    _, stop, value, top, *_ = number
    unit = read_unit(folded, stop, chinese=False)
    name, end = unit if unit is not None and unit[0].endswith("元") else (_SYMBOLS[folded[start]], stop)
    return number, value, top, name, start, end, _EQ if top is None else _APPROX
