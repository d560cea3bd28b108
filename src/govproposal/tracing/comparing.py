"""How alike two items are: the features of a pair, and their sum.

The short list comes from an inverted index over bigrams, so that the cost grows with what is shared, not with all pairs. Only
pairs on it are looked at closely: headlines, the best pair of sentences, the section, names in quotation marks, amounts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import attrs

from govproposal.folding import fold, letters
from govproposal.frozen import Value
from govproposal.tracing.bigrams import Grams, Vector, Weights, cosine, grams
from govproposal.tracing.passages import Passage, Sentence
from govproposal.tracing.sections import Alignment

NEAREST = 6
"""How many items of the other side are looked at closely for each item."""
SOLID = 3.5
"""The weight from which on a headline says enough: about one rare pair of characters."""
NAME = 4
"""Shorter names (“放管服”) stand in too many documents to tell anything."""
MOST = 200
"""So many sentences of an item are compared one by one: an item of more is no item, but a document that was read as one."""
APART = 1.5
"""A sentence is about what it is nearest to if nothing else is nearly as near."""
_QUOTED = re.compile(r"“([^“”]{3,20})”|《([^《》]{4,60})》")


class Profile:
    """An item with what it is compared by, each worked out once."""

    def __init__(self, passage: Passage, whole: Grams, weights: Weights) -> None:
        self.passage = passage
        self.whole = whole
        self._weights = weights

    @cached_property
    def head(self) -> Grams:
        """The bigrams of the headline."""
        return grams(self.passage.headline)

    @cached_property
    def vector(self) -> Vector:
        """The vector of the whole, the headline counted twice."""
        return self._weights.vector((self.whole, 1.0), (self.head, 1.0))

    @cached_property
    def headline(self) -> Vector:
        """The vector of the headline."""
        return self._weights.vector((self.head, 1.0))

    @cached_property
    def solid(self) -> float:
        """How much the headline says, 0 to 1; next to nothing where it has only stock words and those of the proposal's title."""
        return self._solid(self.head)

    def _solid(self, held: Grams) -> float:
        return min(1.0, sum(self._weights.of(gram) for gram in sorted(held)) / SOLID)

    @cached_property
    def sentences(self) -> tuple[tuple[Sentence, Vector, float], ...]:
        """The sentences, each with its vector and how much it says."""
        found = ((one, grams(one.text)) for one in self.passage.sentences[:MOST])
        return tuple((one, self._weights.vector((held, 1.0)), self._solid(held)) for one, held in found)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What stands in quotation or title marks: names that nobody writes by chance."""
        found = _QUOTED.findall(fold(f"{self.passage.heading or ''}\n{self.passage.text}"))
        return tuple(sorted({letters(one or other) for one, other in found} - {""}))

    @cached_property
    def called(self) -> str:
        """The headline without punctuation."""
        return letters(self.passage.headline)

    @cached_property
    def letters(self) -> str:
        """The words without punctuation."""
        return letters(f"{self.passage.heading or ''}{self.passage.text}")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Likeness(Value):
    """How alike two items are, feature by feature, each between 0 and 1; ``total`` is what pairs are ranked by."""

    words: float
    headline: float
    asked: float
    told: float
    sentence: float
    section: float = 0.0
    name: str = ""
    amount: float = 0.0
    called: bool = False
    """Whether the two have the same headline, letter for letter: the only thing that ties those that are all stock words."""

    @property
    def total(self) -> float:
        """The sum of the features, each with its share."""
        alike = 0.35 * self.words + 0.2 * self.headline + 0.15 * self.asked + 0.1 * self.told + 0.2 * self.sentence
        return min(
            1.0,
            (0.2 if self.called and not self.headline else 0.0)
            + alike
            + 0.12 * self.section
            + 0.15 * self.amount
            + (0.15 if self.name else 0.0),
        )


class Comparison:
    """Two sides of items, compared: ``pairs`` maps the positions of those that share something to their likeness."""

    def __init__(
        self,
        asked: Sequence[Passage],
        told: Sequence[Passage],
        *,
        topic: str = "",
        sections: Alignment | None = None,
        amounts: Callable[[Passage, Passage], float] | None = None,
    ) -> None:
        first, second = ([grams(f"{one.heading or ''}\n{one.text}") for one in side] for side in (asked, told))
        self.weights = Weights((*first, *second), grams(topic))
        self.asked = [Profile(one, whole, self.weights) for one, whole in zip(asked, first, strict=True)]
        self.told = [Profile(one, whole, self.weights) for one, whole in zip(told, second, strict=True)]
        self._sections = sections
        self._amounts = amounts
        self._holding: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.told):
            for gram in one.vector:
                self._holding[gram].append(at)
        self.pairs = {pair: self._likeness(*pair) for pair in sorted(self._short_list())}

    @cached_property
    def owners(self) -> dict[tuple[int, int], float]:
        """The pairs in which a sentence of the item speaks of what was asked, and of nothing else that was: how much, 0 to 1.

        One paragraph of a report often answers several tasks, a sentence each; the item as a whole is then near to one of them only.
        """
        holding: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.asked):
            for gram in one.vector:
                holding[gram].append(at)
        found: dict[tuple[int, int], float] = {}
        for told, item in enumerate(self.told):
            for _, vector, much in item.sentences:
                owner = self._owner(vector, much, holding)
                if owner is not None:
                    pair = owner[0], told
                    found[pair] = max(found.get(pair, 0.0), owner[1])
        return found

    def _owner(self, vector: Vector, much: float, holding: dict[str, list[int]]) -> tuple[int, float] | None:
        """What was asked that a sentence speaks of, and how much; ``None`` where it is as near to something else."""
        near: dict[int, float] = defaultdict(float)
        for gram, amount in vector.items():
            for at in holding.get(gram, ()):
                near[at] += amount * self.asked[at].vector[gram]
        scores = []
        for at in sorted(near, key=lambda one: (-near[one], one))[:NEAREST]:
            sentence = max((cosine(held, vector) * more for _, held, more in self.asked[at].sentences), default=0.0)
            scores.append((0.5 * much * (sentence + near[at]), -at))
        scores.sort(reverse=True)
        if not scores or (len(scores) > 1 and scores[0][0] < APART * scores[1][0]):
            return None
        return -scores[0][1], scores[0][0]

    def _short_list(self) -> set[tuple[int, int]]:
        """The pairs worth a close look: the nearest of each item, in both directions, and those that share a name."""
        called: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.told):
            called[one.called].append(at)
        found = {(at, other) for at, one in enumerate(self.asked) for other in called[one.called] if len(one.called) >= NAME}
        back: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for at, one in enumerate(self.asked):
            scores = self._scores(one.vector)
            ranked = sorted(((-score, other) for other, score in scores.items()))
            found.update((at, other) for _, other in ranked[:NEAREST])
            found.update((at, other) for name in one.names for other in self._named(name))
            for score, other in ranked:
                back[other].append((score, at))
        for other, those in back.items():
            found.update((at, other) for _, at in sorted(those)[:NEAREST])
        return found

    def _scores(self, vector: Vector) -> dict[int, float]:
        """The cosines of a vector and all items of the other side that share a bigram with it."""
        scores: dict[int, float] = defaultdict(float)
        for gram, amount in vector.items():
            for other in self._holding.get(gram, ()):
                scores[other] += amount * self.told[other].vector[gram]
        return scores

    def _named(self, name: str) -> Iterator[int]:
        """The items of the other side that hold a name."""
        held = grams(name)
        if held:
            rarest = min(sorted(held), key=lambda gram: len(self._holding.get(gram, ())))
            yield from (other for other in self._holding.get(rarest, ()) if name in self.told[other].letters)

    def _likeness(self, at: int, other: int) -> Likeness:
        one, two = self.asked[at], self.told[other]
        return Likeness(
            words=cosine(one.vector, two.vector),
            headline=cosine(one.headline, two.headline) * one.solid * two.solid,
            asked=self.weights.covered(one.head, two.whole) * one.solid,
            told=self.weights.covered(two.head, one.whole) * two.solid,
            sentence=max((score for score, _, _ in sentence_pairs(one, two)), default=0.0),
            section=self._sections.of(one.passage, two.passage) if self._sections else 0.0,
            name=next((name for name in one.names if name in two.letters and not self._common(name)), ""),
            amount=self._amounts(one.passage, two.passage) if self._amounts else 0.0,
            called=len(one.called) >= NAME and one.called == two.called,
        )

    def _common(self, name: str) -> bool:
        """Whether a name is no evidence: several items of either side have it, or it is the proposal's topic."""
        held = grams(name)
        spread = sum(name in one.letters for one in self.asked) > 1 or sum(name in one.letters for one in self.told) > 2
        return len(name) < NAME or not held or spread or all(self.weights.of(gram) < 1.0 for gram in held)


def sentence_pairs(one: Profile, two: Profile) -> Iterator[tuple[float, Sentence, Sentence]]:
    """All pairs of sentences with how alike they are; those that say next to nothing count less."""
    for asked, first, much in one.sentences:
        for told, second, more in two.sentences:
            score = cosine(first, second) * much * more
            if score > 0:
                yield score, asked, told
