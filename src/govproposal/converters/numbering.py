"""The numbers of a document's parts, after GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def marker(depth: int, number: int) -> str:
    """The marker of the part *number* at a *depth* that begins with 0.

    >>> [marker(depth, 12) for depth in range(4)]
    ['十二、', '（十二）', '12.', '（12）']
    """
    forms = (f"{chinese(number)}、", f"（{chinese(number)}）", f"{number}.", f"（{number}）")
    return forms[min(depth, 3)]


def chinese(number: int) -> str:
    """A number below 1,000 in Chinese; a larger one in digits.

    >>> [chinese(one) for one in (3, 10, 15, 20, 31, 104, 110, 1000)]
    ['三', '十', '十五', '二十', '三十一', '一百零四', '一百一十', '1000']
    """
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    found = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        found += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        found += "零"
    return found + (_DIGITS[ones] if ones else "")
