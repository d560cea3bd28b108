"""A quantity while it is read (what the finder passes from step to step)."""

from __future__ import annotations

from decimal import Decimal

from govproposal.grammar.amounts import Number
from govproposal.grammar.changes import Change
from govproposal.model import Comparator


class Reading:
    """A quantity while it is read: the words' ends, the numbers, the comparing words."""

    __slots__ = ("change", "comparator", "end", "first", "last", "start", "top", "unit", "value")

    def __init__(self, first: Number, value: Decimal, unit: str, end: int) -> None:
        self.first = first
        self.last = first
        self.value = value
        self.top: Decimal | None = first.top
        self.unit = unit
        self.start = first.start
        self.end = end
        self.comparator = Comparator.EQ
        self.change: Change | None = None
