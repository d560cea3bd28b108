"""Dates that lost characters on the way (201759日, 2017821, 2021 6 月): recognised, with every reading, never guessed."""

from __future__ import annotations

import re

from govproposal.grammar.moments import exists
from govproposal.patterns import lazy

LOSSY = lazy(
    r"(?:19|20)[0-9]{2}(?P<run>[0-9]{2,4})(?= ?日)(?: ?日)"
    r"|(?:19|20)[0-9]{2}(?P<months>[0-9]{1,2}) ?月(?:[0-9]{1,2} ?[日号])?"
    r"|(?:19|20)[0-9]{2} (?P<spaced>[0-9]{1,2}) ?月(?: ?[0-9]{1,2} ?[日号])?"
    r"|(?P<short>(?<![0-9.])[0-9]{4}) ?日(?![元均内报])"
    r"|(?P<line>(?:(?<=\n)|(?<=[\n ] )|\A)(?:19|20)[0-9]{4,5})(?= *(?:\n|\Z))"
)
"""Digits in a row before 日 or 月 in which 年 or 月 is missing, or that are alone on a line as a signature's date is."""
RUN_ON = frozenset("0123456789 日")
"""How such a date goes on behind its first four digits."""


def candidates_of(words: str) -> tuple[str, ...]:
    """All readings of such a date, as EDTF, in order; ``()`` where none is a date at all.

    >>> candidates_of("201759日"), candidates_of("1031日"), candidates_of("2023618"), candidates_of("20105月")
    (('2017-05-09',), ('10-31',), ('2023-06-18',), ('2010-05',))
    """
    digits = re.findall("[0-9]+", words)
    if "月" in words:
        return _months(digits)
    run = digits[0]
    if len(run) <= 4:
        return tuple(f"{month:02}-{day:02}" for month, day in _splits(run, None))
    year = int(run[:4])
    found = [f"{year:04}-{month:02}-{day:02}" for month, day in _splits(run[4:], year)]
    return tuple(found)


def _months(digits: list[str]) -> tuple[str, ...]:
    run = digits[0]
    month = int(run[4:]) if len(run) > 4 else int(digits[1])
    rest = digits[1:] if len(run) > 4 else digits[2:]
    if not 1 <= month <= 12:
        return ()
    if rest:
        day = int(rest[0])
        return (f"{run[:4]}-{month:02}-{day:02}",) if exists(int(run[:4]), month, day) else ()
    return (f"{run[:4]}-{month:02}",)


def _splits(run: str, year: int | None) -> list[tuple[int, int]]:
    """The ways to cut *run* into a month and a day that exist; a month or day printed with a leading 0 has two digits."""
    found = []
    for cut in (1, 2):
        month, day = run[:cut], run[cut:]
        if not day or len(day) > 2 or (cut == 1 and month == "0") or (day[0] == "0" and len(day) == 1) or int(day) == 0:
            continue
        if exists(year, int(month), int(day)):
            found.append((int(month), int(day)))
    return found
