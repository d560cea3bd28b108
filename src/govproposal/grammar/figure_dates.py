"""Dates in figures alone: 2023-05-10, 2023.5.10, two of these as a range, and months of a deadline (2021.06)."""

from __future__ import annotations

import re

from govproposal.grammar.moments import OpenPeriod, Point, exists
from govproposal.grammar.sides import beside
from govproposal.grammar.timewords import DUE_BEFORE, DUE_BEHIND, ISO, JOIN, MONTH
from govproposal.spans import Span


def iso_period(text: str, folded: str, iso: re.Match[str], floor: int) -> OpenPeriod:
    """2023-05-10, 2023.5.10, and two of these as a range."""
    span = Span(*iso.span())
    first = _iso_point(iso)
    if first is None:
        return OpenPeriod(text=text[span.start : span.end], span=span, start=None, end=None, fault="GP406")
    last, end = first, span.end
    link = JOIN.match(folded, end)
    second = ISO.match(folded, link.end()) if link else None
    point = _iso_point(second) if second else None
    if second and point is not None:
        last, end = point, second.end()
    return beside(text, folded, (span.start, end), (first, last), floor)


def due_months(text: str, folded: str, start: int, floor: int) -> OpenPeriod | None:
    """2021.06 and 2021-05 where a deadline is named: behind its label, alone on a line or in a cell, before 前; and two as a range."""
    first = MONTH.match(folded, start)
    if first is None:
        return None
    link = JOIN.match(folded, first.end())
    last = (MONTH.match(folded, link.end()) if link else None) or first
    end = last.end()
    told = start == 0 or folded[start - 1] in "\n|" or text[start - 1] == "\t" or DUE_BEFORE.search(folded, max(0, start - 6), start)
    closed = folded[end : end + 1] in _CLOSED or text[end] == "\t"
    bottom = folded[end : end + 1] == "底"
    if not (told and (closed or bottom)) and not DUE_BEHIND.match(folded, end):
        return None
    low, high = (Point(year=int(one[1]), first=(int(one[3]), 1), last=(int(one[3]), 0), form="month") for one in (first, last))
    if bottom:
        high = Point(year=high.year, first=high.last, last=high.last, form="day")
    return beside(text, folded, (start, end + bottom), (high if first is last else low, high), floor)


_CLOSED = frozenset(("", *"\n|)。;,、"))


def _iso_point(iso: re.Match[str]) -> Point | None:
    year, month, day = int(iso[1]), int(iso[3]), int(iso[4])
    return Point(year=year, first=(month, day), last=(month, day), form="day") if exists(year, month, day) else None
