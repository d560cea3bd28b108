"""Texts as weighted pairs of characters: what two items share, and how much that says.

TF-IDF over character bigrams, with the words that stand in every plan taken out first. Weights are those of the items that are
compared with each other, never of all records: what else is traced changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt
from typing import TypeAlias

from govproposal.folding import fold
from govproposal.tracing.wording import FILLERS, STOCK

Grams: TypeAlias = Mapping[str, int]
Vector: TypeAlias = Mapping[str, float]

_RUN = re.compile(r"[\u3400-\u9fff]++|[A-Za-z][A-Za-z0-9]*+|[0-9]++[A-Za-z]++[A-Za-z0-9]*+")
TOPIC = 0.25
"""What a pair of characters counts that stands in the proposal's own title: all its items share it."""


def grams(text: str) -> Counter[str]:
    """The bigrams of *text*, and its words in Latin letters, without stock words and fillers.

    >>> sorted(grams("加快推进智慧灯杆建设"))
    ['慧灯', '智慧', '灯杆']
    """
    found: Counter[str] = Counter()
    for run in _RUN.findall(STOCK.sub(" ", fold(text))):
        if run.isascii():
            found[run.upper()] += 1
            continue
        for at in range(len(run) - 1):
            if run[at] not in FILLERS and run[at + 1] not in FILLERS:
                found[run[at : at + 2]] += 1
    return found


class Weights:
    """How much each bigram says among some texts: rare ones more, those of the *topic* less."""

    def __init__(self, texts: Iterable[Iterable[str]], topic: Iterable[str] = ()) -> None:
        self._counts: Counter[str] = Counter()
        self._size = 0
        for one in texts:
            self._size += 1
            self._counts.update(set(one))
        self._topic = frozenset(topic)
        self._known: dict[str, float] = {}

    def of(self, gram: str) -> float:
        """The weight of one bigram."""
        known = self._known.get(gram)
        if known is None:
            known = log((self._size + 1) / max(self._counts[gram], 1)) + 0.05
            known = self._known[gram] = known * TOPIC if gram in self._topic else known
        return known

    def vector(self, *parts: tuple[Grams, float]) -> Vector:
        """The vector, of length 1, of parts of an item, each with how much it counts."""
        total: dict[str, float] = {}
        for found, share in parts:
            for gram, times in found.items():
                total[gram] = total.get(gram, 0.0) + share * (1 + log(times))
        weighted = {gram: amount * self.of(gram) for gram, amount in total.items()}
        length = sqrt(sum(amount * amount for amount in weighted.values())) or 1.0
        return {gram: amount / length for gram, amount in sorted(weighted.items())}

    def covered(self, wanted: Grams, by: Iterable[str]) -> float:
        """Which share of the weight of *wanted* stands in *by*, 0 to 1."""
        there = by if isinstance(by, (dict, set, frozenset, Counter)) else set(by)
        total = sum(self.of(gram) for gram in sorted(wanted))
        return sum(self.of(gram) for gram in sorted(wanted) if gram in there) / total if total else 0.0


def cosine(one: Vector, other: Vector) -> float:
    """How alike two vectors are, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(amount * other[gram] for gram, amount in one.items() if gram in other)
