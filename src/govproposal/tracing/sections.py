"""Which section of a plan a section of a report answers: by its heading, and where all stand in the same order by its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govproposal.folding import letters
from govproposal.tracing.fuzzy import ratio
from govproposal.tracing.passages import Passage

ALIKE = 0.5
"""From here on two headings are taken for the same section's."""


class Alignment:
    """The sections of two sides, set against each other."""

    def __init__(self, asked: Sequence[Passage], told: Sequence[Passage]) -> None:
        self._asked = _sections(asked)
        self._told = _sections(told)
        self._pairs = _pairs(list(self._asked), list(self._told))

    def of(self, one: Passage, other: Passage) -> float:
        """1 where the two stand in sections that answer each other, else 0."""
        return 1.0 if any(self._pairs.get(section(one)) == heading for heading in other.lineage) and one.lineage else 0.0

    def same_place(self, one: Passage, other: Passage) -> bool:
        """Whether two items have the same place in sections that answer each other and hold equally many items."""
        mine = self._asked.get(section(one), [])
        theirs = self._told.get(self._pairs.get(section(one), ""), [])
        return len(mine) == len(theirs) > 1 and any(a is one and b is other for a, b in zip(mine, theirs, strict=True))


def section(passage: Passage) -> str:
    """The heading of the section that an item stands in, empty where there is none."""
    return passage.lineage[-1] if passage.lineage else ""


def _sections(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """The items of each section, in order."""
    found: dict[str, list[Passage]] = {}
    for one in passages:
        for heading in one.lineage if one.leaf else ():
            found.setdefault(heading, []).append(one)
    return found


def _pairs(asked: Sequence[str], told: Sequence[str]) -> dict[str, str]:
    """Each heading of one side with the one of the other side that it is most like, where that holds in both directions."""
    alike = {(one, other): likeness(one, other) for one in asked for other in told}
    best = {one: max(told, key=lambda other: (alike[one, other], -told.index(other))) for one in asked} if told else {}
    back = {other: max(asked, key=lambda one: (alike[one, other], -asked.index(one))) for other in told} if asked else {}
    found = {one: other for one, other in best.items() if back[other] == one and alike[one, other] >= ALIKE}
    # Where as many sections stand on both sides, and those that can be told apart stand in the same order, so do the others.
    if len(asked) == len(told) and 2 * sum(found.get(one) == other for one, other in zip(asked, told, strict=True)) >= len(asked):
        for one, other in zip(asked, told, strict=True):
            if one not in found and other not in found.values():
                found[one] = other
    return found


def likeness(one: str, other: str) -> float:
    """How alike two headings are, 0 to 1, whatever the order of their words.

    >>> likeness("完善设施网络", "设施网络不断完善") > likeness("完善设施网络", "服务内容日益丰富")
    True
    """
    first, second = letters(one), letters(other)
    pairs, others = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (first, second))
    dice = 2 * len(pairs & others) / (len(pairs) + len(others)) if pairs and others else 0.0
    return max(dice, ratio(first, second))
