"""Quotes for evidence: a sentence of an item with its place, the words that speak for the link, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from govproposal.folding import fold, letters
from govproposal.model.trace import Evidence, Link, Quote, Rival
from govproposal.spans import Span
from govproposal.tracing.bigrams import grams
from govproposal.tracing.choosing import Choice
from govproposal.tracing.comparing import Comparison, Profile, sentence_pairs
from govproposal.tracing.passages import Passage, Sentence

TELLING = 0.03
"""So alike a sentence of a text must be to be quoted rather than a heading."""
AROUND = 120
"""So many characters of an item are kept before and after a quote."""


def evidence(comparison: Comparison, asked: int, told: int, name: str = "") -> Evidence:
    """The two sentences that speak most for a pair, with the words they share."""
    return best_evidence(comparison.asked[asked], [comparison.told[told]], name)


def best_evidence(one: Profile, others: Sequence[Profile], name: str = "") -> Evidence:
    """The pair of sentences of an item and any of some others that share most; with a *name* a pair that has it."""
    pairs = [(*pair, other) for other in others for pair in sentence_pairs(one, other)]
    named = [pair for pair in pairs if name and name in letters(pair[1].text) and name in letters(pair[2].text)]
    # What was reported stands in the text of an item; its heading often only repeats the task's.
    told = [pair for pair in pairs if pair[2].field == "text" and pair[0] >= TELLING]
    if pairs:
        _, source, target, other = min(
            named or told or pairs, key=lambda pair: (-round(pair[0], 6), pair[1].start, pair[3].passage.path, pair[2].start)
        )
    else:
        source, target, other = _first(one.passage), _first(others[0].passage), others[0]
    shared = {*(set(grams(source.text)) & set(grams(target.text))), *([name] if name else ())}
    return Evidence(
        source=quote(one.passage, source, occurrences(source.text, shared)),
        target=quote(other.passage, target, occurrences(target.text, shared)),
    )


def _first(passage: Passage) -> Sentence:
    """The first sentence of an item; an empty one where it has no words."""
    return passage.sentences[0] if passage.sentences else Sentence("", None, "text", 0)


def quote(passage: Passage, sentence: Sentence, marks: Iterable[Span] = ()) -> Quote:
    """The quote of a sentence of an item."""
    words = passage.heading or "" if sentence.field == "heading" else passage.text
    end = sentence.start + len(sentence.text)
    after = words[end:] or (passage.text if sentence.field == "heading" else "")
    return Quote(
        record=passage.record,
        span=sentence.span,
        text=sentence.text,
        marks=tuple(marks),
        before=_cut(words[: sentence.start], last=True),
        after=_cut(after, last=False),
    )


def _cut(words: str, *, last: bool) -> str:
    if len(words) <= AROUND:
        return words
    return "…" + words[-AROUND:] if last else words[:AROUND] + "…"


def quote_at(passage: Passage, field: str, start: int, end: int) -> Quote:
    """The quote of the sentence that words stand in, with these marked."""
    for sentence in passage.sentences:
        limit = sentence.start + len(sentence.text)
        if sentence.field == field and sentence.start <= start < limit:
            return quote(passage, sentence, [Span(start - sentence.start, min(end, limit) - sentence.start)])
    return quote(passage, _first(passage))


def occurrences(text: str, shared: Iterable[str]) -> Iterator[Span]:
    """Where the shared bigrams and words stand in a text, those that touch joined.

    >>> list(occurrences("建设智慧灯杆和灯杆", ["智慧", "慧灯", "灯杆"]))
    [Span(start=2, end=6), Span(start=7, end=9)]
    """
    folded = fold(text).upper()
    marked = [False] * len(folded)
    for gram in shared:
        at = folded.find(gram)
        while at >= 0:
            marked[at : at + len(gram)] = [True] * len(gram)
            at = folded.find(gram, at + 1)
    start = -1
    for at, held in enumerate([*marked, False]):
        if held and start < 0:
            start = at
        elif not held and start >= 0:
            yield Span(start, at)
            start = -1


def link(comparison: Comparison, choice: Choice) -> Link:
    """The link that was chosen, with its evidence and the items that lost."""
    source = comparison.asked[choice.asked].passage
    target = comparison.told[choice.told].passage
    return Link(
        id=link_id(source, target, choice.rule),
        record=target.record,
        path=target.path,
        item=target.item,
        score=round(choice.likeness.total, 3),
        rule=choice.rule,
        evidence=evidence(comparison, choice.asked, choice.told, choice.likeness.name),
        rivals=tuple(rival(comparison.told[told].passage, likeness.total) for told, likeness in choice.rivals),
    )


def rival(passage: Passage, score: float) -> Rival:
    """An item that lost."""
    return Rival(record=passage.record, path=passage.path, item=passage.item, score=round(score, 3))


def link_id(source: Passage, target: Passage, about: str = "") -> str:
    """A name for a link that depends on nothing but its two ends and what it is about."""
    ends = "\x00".join((source.record, source.item, target.record, target.item, about))
    return sha256(ends.encode("utf-8", "backslashreplace")).hexdigest()[:10]
