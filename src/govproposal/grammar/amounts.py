"""The first step of the quantity finder: where a number stands and what unit follows it, without judging the words around.

:data:`SCAN` is the one pattern that runs over the text. It begins with a class of rare characters and ends in a look at the
first character of a unit, so that the ten thousand 一 of a text cost no Python. Every repetition is
possessive and bounded: time is linear, on a megabyte of digits too.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import TypeAlias

from govproposal.grammar.measures import PER, UNITS
from govproposal.grammar.numerals import CHINESE, DIGITS, LONGEST, plain_decimal, value_of
from govproposal.grammar.traps import behind
from govproposal.patterns import lazy

_SCALE = "(?:[万亿萬億]|[百千](?![瓦克米帕伏卡赫焦字升分吨]))"
_ARABIC = (
    r"[0-9](?: [0-9](?![0-9.])){2,12}+ ?+"
    rf"|[0-9]{{1,40}}+(?:,[0-9]{{3}}(?![0-9])){{0,8}}+(?:\.[0-9]{{1,20}}+)?+ ?+{_SCALE}{{0,3}}+"
    rf"(?:[0-9]{{1,9}}+(?:\.[0-9]{{1,9}}+)?+{_SCALE}{{1,3}}+){{0,3}}+"
)
_HAN = rf"[{CHINESE}](?:[{CHINESE}0](?!分[点之])){{0,40}}+(?:点[〇零一二三四五六七八九]{{1,20}}+[万亿]{{0,2}}+)?+"
TOKEN = lazy(f"{_ARABIC}|{_HAN}")
"""A numeral as it stands in running text."""


def _firsts() -> str:
    return "".join(sorted({re.escape(unit[0]) for unit in UNITS} - {"G"}))


_ARABIC_ON = _ARABIC.replace("[0-9](?: ", "(?: ", 1).replace("|[0-9]{1,40}", "|[0-9]{0,40}", 1)
_HAN_ON = _HAN[_HAN.index("]") + 1 :]
SCAN = lazy(
    rf"[0-9{CHINESE}¥￥$€£翻](?:(?:(?<=[0-9])(?<![0-9][0-9])(?:{_ARABIC_ON})|(?<=[{CHINESE}]){_HAN_ON})"
    rf"(?= ?[余多来几个{_firsts()}成]| ?G[BbHWw]|分之|-|~|至|到|、)"
    rf"|(?<=[¥￥$€£]) ?+[0-9]|(?<=翻)番)"
)
"""Where a quantity may stand: a numeral before something that may be a unit, a range, or a list of numbers."""

_LETTERED = frozenset(unit for unit in UNITS if unit[-1].isascii() and unit[-1].isalpha())
"""The units that end in a letter, and so may be the beginning of a longer word."""
_MORE = lazy(r" ?([余多来几]?)([万亿]{0,2}) ?")
_BY_TWO: dict[str, tuple[str, ...]] = {}
for _unit in sorted(UNITS, key=len, reverse=True):
    if len(_unit) > 1:
        _BY_TWO[_unit[:2]] = (*_BY_TWO.get(_unit[:2], ()), _unit)
_PER_FIRST: dict[str, tuple[str, ...]] = {}
for _unit in sorted(PER, key=len, reverse=True):
    _PER_FIRST[_unit[0]] = (*_PER_FIRST.get(_unit[0], ()), _unit)

_FACTORS = {
    "": 1,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "亿": 10**8,
    "百万": 10**6,
    "千万": 10**7,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
    "亿万": 10**12,
}
_PLAIN = lazy(r"([0-9]+(?:\.[0-9]+)?) ?([百千万亿]{0,2})")
_ESTIMATED = lazy(r"([一二两三四五六七八九])([二三四五六七八九])([十百千]?[万亿]?)")


_POINTS = ("建议", "意见", "要求", "希望", "想法", "考虑", "体会")
"""What is counted in 点: of anything else it is a time, a decimal point, a place."""


Number: TypeAlias = tuple[int, int, Decimal, Decimal | None, str, str, str]
"""A numeral found: where it begins and ends, with 余 or 多 and the scale behind these; its value, and the higher one where it says two
at once (两三个); its words, what stands behind these (余) and the scale behind that. A plain tuple: a text has hundreds."""


def read_number(folded: str, start: int, end: int | None = None) -> Number | None:
    """The numeral at *start* (ending at *end* where that is known), ``None`` where none can be read."""
    if end is None:
        found = TOKEN.match(folded, start)
        if not found:
            return None
        end = found.end()
    words = folded[start:end]
    if end - start > LONGEST:
        return None
    if words[-1] == " ":
        words, end = words[:-1], end - 1
    more = scale = ""
    if folded[end : end + 1] in _AFTER:
        after = _MORE.match(folded, end)
        if after and after[1] and (after[1] not in "来几" or words[-1] in "十百" or (after[1] == "来" and words[-1] == "0")):
            more, scale, end = after[1], after[2], after.end(2)
    value = amount_of(words + scale)
    if value is not None:
        return start, end, value, None, words, more, scale
    both = _ESTIMATED.fullmatch(words)
    if both and DIGITS[both[1]] < DIGITS[both[2]]:
        low, top = value_of(both[1] + both[3] + scale), value_of(both[2] + both[3] + scale)
        if low is not None and top is not None:
            return start, end, plain_decimal(low), plain_decimal(top), words, more, scale
    return None


_AFTER = frozenset("余多来几 ")


@lru_cache(maxsize=4096)
def amount_of(words: str) -> Decimal | None:
    """The value of a numeral of running text, ``None`` where it is none.

    >>> amount_of("34.5亿"), amount_of("两"), amount_of("1,200")
    (Decimal('3450000000'), Decimal('2'), Decimal('1200'))
    """
    if words.isdecimal() and words.isascii():
        return Decimal(words)
    plain = _PLAIN.fullmatch(words)
    if plain:
        factor = _FACTORS.get(plain[2])
        if factor is not None:
            return plain_decimal(Decimal(plain[1]) * factor) if factor != 1 or "." in words else Decimal(plain[1])
    exact: Fraction | None = value_of(words.replace(" ", ""))
    return None if exact is None else plain_decimal(exact)


def read_unit(folded: str, start: int, *, chinese: bool) -> tuple[str, int] | None:
    """The unit at *start*, with its end; one space may stand before it. A unit that begins another word is none.

    >>> read_unit("5万片/月", 2, chinese=False), read_unit("三部门", 1, chinese=True)
    (('片/月', 5), None)
    """
    two = folded[start : start + 2]
    if two[:1] == " ":
        start += 1
        two = folded[start : start + 2]
    for unit in _BY_TWO.get(two, ()):
        if folded.startswith(unit, start) and not (unit in _LETTERED and _goes_on(folded, start + len(unit))):
            break
    else:
        unit = two[:1]
        if unit not in UNITS or (unit in _LETTERED and _goes_on(folded, start + 1)):
            return None
    end = start + len(unit)
    trapped = _traps()[chinese].get(unit)
    if trapped is not None and folded.startswith(trapped, end):
        return None
    if unit == "点" and not folded.startswith(_POINTS, end):
        return None
    return rate(folded, unit, end) if folded[end : end + 1] == "/" else (unit, end)


@cache
def clear_units() -> dict[str, str]:
    """The units of one character, each with the characters behind it that ask for a closer look.

    These begin a longer unit, another word, a rate or a range: 个 is clear in 5个园区, not in 5个百分点, 五个结合, 5个/年, 5个至6个.

    >>> "园" in clear_units()["个"], "百" in clear_units()["个"], "m" in clear_units()
    (False, True, False)
    """
    behind: dict[str, set[str]] = {}
    for two in _BY_TWO:
        behind.setdefault(two[0], set()).add(two[1])
    for traps in _traps():
        for unit, words in traps.items():
            behind.setdefault(unit, set()).update(word[0] for word in words)
    plain = (unit for unit in UNITS if len(unit) == 1 and unit not in _LETTERED and unit != "点")
    return {unit: "".join(behind.get(unit, ())) + "/ -~至到" for unit in plain}


@cache
def _traps() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """What makes another word of a unit, behind Arabic and behind Chinese figures."""
    return behind(chinese=False), behind(chinese=True)


def _goes_on(folded: str, end: int) -> bool:
    """Whether a word in letters goes on at *end*."""
    return folded[end : end + 1].isascii() and folded[end : end + 1].isalnum()


def rate(folded: str, unit: str, end: int) -> tuple[str, int]:
    """*unit* with what it is per (片/月), where the slash at *end* says so."""
    for below in _PER_FIRST.get(folded[end + 1 : end + 2], ()):
        if folded.startswith(below, end + 1):
            stop = end + 1 + len(below)
            again = folded.startswith("·", stop) and next(
                (one for one in _PER_FIRST.get(folded[stop + 1 : stop + 2], ()) if folded.startswith(one, stop + 1)), ""
            )
            stop += len(again) + 1 if again else 0
            return folded[end - len(unit) : stop], stop
    return unit, end
