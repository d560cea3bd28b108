"""Which of the compared pairs are links: ranked in both directions, with thresholds only for what nothing else speaks for."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from govproposal.tracing.comparing import Comparison, Likeness
from govproposal.tracing.sections import Alignment

MUTUAL = 0.16
"""Each is the other's nearest."""
HOME = 0.22
"""The item is nearest to what was asked, which has another item nearer still."""
GUEST = 0.30
"""What was asked is nearest to the item, which belongs to another."""
CALLED = 0.6
"""So much of the headline must be taken up where a pair is neither's nearest."""
NAMED = 0.15
OWNED = 0.22
"""From here on a sentence of an item speaks of what was asked."""
PLACED = 0.05
RIVALS = 3


class Choice(NamedTuple):
    """A link: the positions of the two items, why, and the positions of those that came next."""

    asked: int
    told: int
    likeness: Likeness
    rule: str
    rivals: tuple[tuple[int, Likeness], ...]


def choose(comparison: Comparison, sections: Alignment | None = None) -> list[Choice]:
    """The links of a comparison, by what was asked and then by score."""
    ranked = _ranked(comparison)
    nearest = {asked: those[0] for asked, those in ranked.items() if those}
    homes = _homes(comparison)
    chosen = {pair: rule for pair, likeness in comparison.pairs.items() if (rule := _rule(pair, likeness, nearest, homes, comparison))}
    for pair, score in comparison.owners.items():
        if score >= OWNED and pair in comparison.pairs:
            chosen.setdefault(pair, "sentence")
    if sections is not None:
        chosen |= _placed(comparison, sections, chosen)
    return [
        Choice(asked, told, comparison.pairs[asked, told], chosen[asked, told], _rivals(ranked[asked], told, comparison, chosen, asked))
        for asked in sorted(ranked)
        for told in ranked[asked]
        if (asked, told) in chosen
    ]


def _ranked(comparison: Comparison) -> dict[int, list[int]]:
    """For what was asked, the items of the other side, nearest first."""
    found: dict[int, list[int]] = defaultdict(list)
    for asked, told in comparison.pairs:
        found[asked].append(told)
    for asked, those in found.items():
        those.sort(key=lambda told: (-comparison.pairs[asked, told].total, told))
    return dict(found)


def _homes(comparison: Comparison) -> dict[int, int]:
    """For every item, what it is nearest to."""
    best: dict[int, tuple[float, int]] = {}
    for (asked, told), likeness in comparison.pairs.items():
        one = (-likeness.total, asked)
        if told not in best or one < best[told]:
            best[told] = one
    return {told: asked for told, (_, asked) in best.items()}


def _rule(pair: tuple[int, int], likeness: Likeness, nearest: dict[int, int], homes: dict[int, int], comparison: Comparison) -> str:
    """The rule by which a pair is a link; empty where it is none."""
    asked, told = pair
    mine, home = nearest[asked] == told, homes[told] == asked
    if likeness.name and likeness.total >= NAMED:
        return "name"
    if likeness.called and (mine or home):
        return "wording"
    if likeness.amount >= 1.0 and likeness.total >= HOME:
        return "amount"
    if mine and home:
        return "wording" if likeness.total >= MUTUAL else ""
    if home:
        return "wording" if likeness.total >= HOME else ""
    stronger = comparison.pairs[homes[told], told].total
    called = likeness.asked >= CALLED and likeness.words >= 0.1
    if likeness.total >= GUEST and (called or likeness.total >= 0.8 * stronger):
        return "wording"
    return "wording" if called and likeness.total >= HOME else ""


def _placed(comparison: Comparison, sections: Alignment, chosen: dict[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """The pairs that have the same place in sections of the same shape, where neither has another link and they share something."""
    asked = {pair[0] for pair in chosen}
    told = {pair[1] for pair in chosen}
    return {
        (one, other): "place"
        for (one, other), likeness in comparison.pairs.items()
        if one not in asked
        and other not in told
        and max(likeness.words, likeness.sentence) >= PLACED
        and sections.same_place(comparison.asked[one].passage, comparison.told[other].passage)
    }


def _rivals(
    ranked: list[int], told: int, comparison: Comparison, chosen: dict[tuple[int, int], str], asked: int
) -> tuple[tuple[int, Likeness], ...]:
    """The nearest items that were compared and lost."""
    lost = [other for other in ranked if other != told and (asked, other) not in chosen]
    return tuple((other, comparison.pairs[asked, other]) for other in lost[:RIVALS])
