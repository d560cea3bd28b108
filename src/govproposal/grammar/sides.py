"""The words beside a date that open one of its sides (自, 到, 截至; 前, 起, 以来), and what period they make of it."""

from __future__ import annotations

import attrs

from govproposal.frozen import opened
from govproposal.grammar.moments import OpenPeriod, Point, close
from govproposal.grammar.timewords import BACK, FROM, LEVELS, TIME, TO
from govproposal.spans import span_of

_LASTS = frozenset(word[-1] for word in (*TO, *FROM))
_CLOCKS = frozenset(" 凌早上中下晚0123456789")
"""The characters that a time of day begins with."""


def beside(text: str, folded: str, place: tuple[int, int], points: tuple[Point, Point], floor: int) -> OpenPeriod:
    """The words that open a side of a date: 到, 截至, 自 before it, 前, 起, 以来 behind it."""
    start, end = place
    begin: Point | None
    finish: Point | None
    begin, finish = points
    single = begin is finish
    clock = TIME.match(folded, end) if folded[end : end + 1] in _CLOCKS else None
    back = BACK.match(folded, clock.end() if clock else end)
    since = back is not None and back["since"] is not None
    if back:
        end = back.end()
        if single and back["before"]:
            begin = None
        elif single and since:
            finish = None
    word = _front(folded, start, floor)
    if word.rstrip() in FROM:
        if not single or finish is None:
            start -= len(word)
    elif word.rstrip() in TO and single and finish is not None:
        start -= len(word)
        begin = None
    made = _Open()
    made.text, made.span = text[start:end], span_of((start, end))
    made.start, made.end = begin, finish
    made.fault, made.candidates = None, ()
    made.__class__ = OpenPeriod
    period: OpenPeriod = made
    if not single and not period.open and close(period, None) is None:
        return attrs.evolve(period, start=None, end=None, fault="GP406")
    return period


_Open = opened(OpenPeriod)


def _front(folded: str, start: int, floor: int) -> str:
    """The word before a date that opens one of its sides, ``""`` where none does; 达到2020年水平 is a level."""
    at = start - 1 if start and folded[start - 1] == " " else start
    if folded[at - 1 : at] not in _LASTS:
        return ""
    for word in (*TO, *FROM):
        if folded.endswith(word, floor, at):
            level = word in ("到", "至") and folded.endswith(LEVELS, max(0, at - 4), at)
            return "" if level else folded[at - len(word) : start]
    return ""
