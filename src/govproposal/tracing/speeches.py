"""Which speech asked for what a proposal asks, and which of its recommendations were taken up, in which section or item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import attrs

from govproposal.folding import letters
from govproposal.model.trace import Link, TracedRecommendation, TracedSpeech
from govproposal.tracing.bigrams import Weights, cosine, grams
from govproposal.tracing.choosing import Choice
from govproposal.tracing.comparing import Comparison, Likeness, Profile
from govproposal.tracing.identity import title_key
from govproposal.tracing.passages import Passage
from govproposal.tracing.quoting import best_evidence, link, link_id

LIKE = 0.33
"""From here on a speech and a proposal are taken to ask for the same."""
BODY = 0.1
"""So alike must be what the speech says and what is promised and reported, unless the titles are the same."""
TAKEN_UP = 0.12
"""From here on an item takes a recommendation up, if each is the other's nearest."""
PART = 0.1


@attrs.frozen(kw_only=True, eq=False)
class Spoken:
    """A speech: its digest's id, its 1-based position, its title, who gave it, and its recommendations."""

    record: str
    position: int
    title: Passage
    speakers: tuple[str, ...]
    items: Sequence[Passage]


@attrs.frozen(kw_only=True, eq=False)
class Asked:
    """A proposal as speeches are compared with it: its title, and what is promised and reported on it."""

    id: str
    title: Passage
    items: Sequence[Passage]


def match(spoken: Sequence[Spoken], asked: Sequence[Asked]) -> dict[str, list[tuple[Spoken, TracedSpeech]]]:
    """For each proposal of a session the speeches that ask for it; a speech goes to the one it is most like."""
    if not spoken or not asked:
        return {}
    heads = [grams(one.title.text) for one in spoken], [grams(title_key(one.title.text)) for one in asked]
    bodies = [grams(_words(one.title, one.items)) for one in spoken], [grams(_words(one.title, one.items)) for one in asked]
    weights = Weights((*bodies[0], *bodies[1]))
    vectors = [[weights.vector((one, 1.0)) for one in side] for side in (*heads, *bodies)]
    found: dict[str, list[tuple[Spoken, TracedSpeech]]] = defaultdict(list)
    for at, speech in enumerate(spoken):
        scores = []
        for other, proposal in enumerate(asked):
            titles, words = cosine(vectors[0][at], vectors[1][other]), cosine(vectors[2][at], vectors[3][other])
            told = weights.covered(heads[1][other], bodies[0][at])
            back = weights.covered(heads[0][at], bodies[1][other])
            score = 0.35 * titles + 0.25 * told + 0.15 * back + words
            same = titles >= 0.9 or letters(title_key(speech.title.text)) == letters(title_key(proposal.title.text)) != ""
            if same or (score >= LIKE and words >= BODY):
                scores.append((-round(score, 6), proposal.id, other))
        if scores:
            score, _, other = min(scores)
            found[asked[other].id].append((speech, _speech(speech, asked[other], weights, min(1.0, -score))))
    return dict(found)


def _words(title: Passage, items: Sequence[Passage]) -> str:
    return "\n".join((title.text, *(f"{one.heading or ''}\n{one.text}" for one in items)))


def _speech(speech: Spoken, proposal: Asked, weights: Weights, score: float) -> TracedSpeech:
    one, other = (Profile(title, grams(title.text), weights) for title in (speech.title, proposal.title))
    return TracedSpeech(
        id=link_id(speech.title, proposal.title, "speech"),
        record=speech.record,
        speech=speech.position,
        title=speech.title.text or None,
        speakers=speech.speakers,
        score=round(score, 3),
        rule="topic",
        evidence=best_evidence(one, [other]),
    )


def taken_up(speech: Spoken, topic: str, items: Sequence[Passage]) -> list[TracedRecommendation]:
    """The recommendations of a speech, each with the sections and items of one record that take it up; *items* are all of that record."""
    return [
        TracedRecommendation(
            record=speech.record, speech=speech.position, recommendation=at, heading=one.heading, text=one.text, links=tuple(links)
        )
        for at, (one, links) in enumerate(zip(speech.items, _links(speech.items, topic, items), strict=True), 1)
    ]


def _links(asked: Sequence[Passage], topic: str, items: Sequence[Passage]) -> list[list[Link]]:
    """For each recommendation its links."""
    leaves = [one for one in items if one.leaf and (one.text or one.heading)]
    wholes = _sections(items)
    near = Comparison(asked, leaves, topic=topic)
    far = Comparison(asked, wholes, topic=topic)
    found: list[list[Link]] = [[] for _ in asked]
    covered: list[set[tuple[int, ...]]] = [set() for _ in asked]
    for pair in _mutual(far):
        if _as_a_whole(pair, far, near):
            found[pair[0]].append(_section_link(pair, far, near, far.pairs[pair], "section"))
            covered[pair[0]].add(wholes[pair[1]].path)
    best = _best_section(near, far)
    for pair in _mutual(near):
        path = leaves[pair[1]].path
        if not any(path[: len(one)] == one for one in covered[pair[0]]) and best.get(pair[0], path[:-1]) in (path[:-1], path):
            found[pair[0]].append(link(near, Choice(*pair, near.pairs[pair], "wording", ())))
    for pair, likeness in _in_order(asked, wholes, found, far):
        found[pair[0]].append(_section_link(pair, far, near, likeness, "order"))
    for links in found:
        links.sort(key=lambda one: (-one.score, one.record, one.path))
    return found


def _section_link(pair: tuple[int, int], far: Comparison, near: Comparison, likeness: Likeness, rule: str) -> Link:
    """The link to a section as a whole; its quote is the section's heading or a sentence of one of its items."""
    made = link(far, Choice(*pair, likeness, rule, ()))
    section = far.told[pair[1]].passage
    parts = [one for one in near.told if one.passage.path[: len(section.path)] == section.path]
    heading = attrs.evolve(section, text="")
    told = [Profile(heading, grams(heading.heading or ""), near.weights), *parts]
    return attrs.evolve(made, evidence=best_evidence(near.asked[pair[0]], told))


def _sections(items: Sequence[Passage]) -> list[Passage]:
    """The innermost sections, each with the words of all its items."""
    found = []
    leaves: dict[tuple[int, ...], list[Passage]] = defaultdict(list)
    for one in items:
        if one.leaf and one.path:
            leaves[one.path[:-1]].append(one)
    for one in items:
        below = leaves.get(one.path, [])
        if not one.leaf and below:
            text = "\n".join((one.text, *(f"{other.heading or ''}\n{other.text}" for other in below)))
            # Spans of the section's own heading stay; the joined text is only compared, never quoted from.
            found.append(attrs.evolve(one, text=text, leaf=True, lineage=()))
    return found


def _mutual(comparison: Comparison) -> list[tuple[int, int]]:
    """The pairs in which each is the other's nearest, or the item has nothing nearer and the recommendation barely prefers another."""
    mine: dict[int, float] = {}
    theirs: dict[int, float] = {}
    for (asked, told), likeness in comparison.pairs.items():
        mine[asked] = max(mine.get(asked, 0.0), likeness.total)
        theirs[told] = max(theirs.get(told, 0.0), likeness.total)
    return [
        pair
        for pair, likeness in comparison.pairs.items()
        if likeness.total >= TAKEN_UP and likeness.total == theirs[pair[1]] and likeness.total >= 0.9 * mine[pair[0]]
    ]


def _as_a_whole(pair: tuple[int, int], far: Comparison, near: Comparison) -> bool:
    """Whether a section takes a recommendation up as a whole: by its heading, or by several of its items."""
    asked, told = pair
    section = far.told[told].passage
    parts = [
        likeness.total
        for (one, other), likeness in near.pairs.items()
        if one == asked and near.told[other].passage.path[:-1] == section.path and likeness.total >= PART
    ]
    likeness = far.pairs[pair]
    return likeness.headline >= 0.2 or likeness.told >= 0.5 or len(parts) >= 2 or not parts


def _best_section(near: Comparison, far: Comparison) -> dict[int, tuple[int, ...]]:
    """For each recommendation the section that its own words or its items speak most for."""
    scores: dict[int, dict[tuple[int, ...], float]] = defaultdict(lambda: defaultdict(float))
    for (asked, told), likeness in far.pairs.items():
        scores[asked][far.told[told].passage.path] = likeness.total
    for (asked, told), likeness in near.pairs.items():
        path = near.told[told].passage.path[:-1]
        scores[asked][path] = max(scores[asked][path], likeness.total)
    return {asked: min(those, key=lambda path: (-those[path], path)) for asked, those in scores.items() if those}


def _in_order(
    asked: Sequence[Passage], wholes: Sequence[Passage], found: Sequence[Sequence[Link]], far: Comparison
) -> list[tuple[tuple[int, int], Likeness]]:
    """Where a speech has as many recommendations as the answer has sections, and most answer each other in order, so do the others."""
    if len(asked) != len(wholes) or len(asked) < 3:
        return []
    hits = [any(link.path[: len(whole.path)] == whole.path for link in links) for links, whole in zip(found, wholes, strict=True)]
    if 3 * sum(hits) < 2 * len(hits):
        return []
    answered = {whole.path for whole in wholes for links in found for link in links if link.path[: len(whole.path)] == whole.path}
    nothing = Likeness(words=0.0, headline=0.0, asked=0.0, told=0.0, sentence=0.0)
    return [((at, at), far.pairs.get((at, at), nothing)) for at, whole in enumerate(wholes) if not found[at] and whole.path not in answered]
