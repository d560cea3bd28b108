"""Where the speeches of a digest stand: which lines are whose title, speakers and text."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from govproposal.frozen import Value
from govproposal.outline.markers import marker_at
from govproposal.parsing.speech_lines import Row, is_aside

_SHORT = 12
"""What stands behind the last signed speech is no text of another: 完, a number of pages."""


@attrs.frozen(eq=False, repr=False)
class Place(Value):
    """Where a speech stands, as ranges of rows: all of it, the lines of its title, of its speakers and of its text."""

    first: int
    title: range
    speakers: range
    text: range
    end: int


def find_places(rows: Sequence[Row]) -> list[Place]:
    """The places of the speeches: with the speakers above the text, below their title or above it, or below the text."""
    groups = _groups(rows)
    if not groups:
        return []
    if _stand_below(rows, groups):
        return _places_above(rows, groups)
    before = sum(group.start > 0 and rows[group.start - 1].title for group in groups)
    every = before == len(groups) > 1
    after = sum(group.stop < len(rows) and rows[group.stop].title and _titles_speech(rows, group.stop) for group in groups)
    places: list[tuple[int, range, int]] = []
    for at, group in enumerate(groups):
        if before >= after:
            first = _title_start(rows, group.start, groups[at - 1].stop if at else 0, every=every)
            places.append((first, range(first, group.start), group.stop))
        else:
            stop = _title_end(rows, group.stop)
            places.append((group.start, range(group.stop, stop), stop))
    ends = [first for first, _, _ in places[1:]] + [len(rows)]
    return [
        Place(first, title, group, range(text, end), end) for (first, title, text), group, end in zip(places, groups, ends, strict=True)
    ]


def _groups(rows: Sequence[Row]) -> list[range]:
    """The lines that name speakers, those of one speech together."""
    groups: list[range] = []
    for at, row in enumerate(rows):
        if row.posts and groups and groups[-1].stop == at:
            groups[-1] = range(groups[-1].start, at + 1)
        elif row.posts:
            groups.append(range(at, at + 1))
        if not row.people:
            continue
        if groups and groups[-1].stop == at and not (row.speaker and row.speaker.rest):
            groups[-1] = range(groups[-1].start, at + 1)
        else:
            groups.append(range(at, at + 1))
    return groups


def _stand_below(rows: Sequence[Row], groups: Sequence[range]) -> bool:
    """Whether each speech is signed: text right above every speaker, none behind the last."""
    if any(speaker.rest is not None for group in groups for at in group if (speaker := rows[at].speaker)):
        return False
    texts = [not row.people and not row.title and not row.told and not row.posts for row in rows]
    behind = [row for row in rows[groups[-1].stop :] if not row.told and not is_aside(row.line)]
    return all(group.start and texts[group.start - 1] for group in groups) and not any(len(row.line.bare) > _SHORT for row in behind)


def _places_above(rows: Sequence[Row], groups: Sequence[range]) -> list[Place]:
    """The places of speeches that stand above their speakers, each from its title on."""
    places: list[Place] = []
    floor = 0
    for group in groups:
        titles = [at for at in range(floor, group.start) if rows[at].title]
        # The introduction stands above the first title; a later speech begins where the one before it was signed.
        first = floor if places or not titles else next((at for at in titles if at and not rows[at - 1].title), titles[0])
        text = first
        while text < group.start and rows[text].title and text - first < 3:
            text += 1
        places.append(Place(first, range(first, text), group, range(text, group.start), group.stop))
        floor = group.stop
    return places


def _titles_speech(rows: Sequence[Row], at: int) -> bool:
    return marker_at(rows[at].line.folded) is None


def _title_start(rows: Sequence[Row], first: int, floor: int, *, every: bool) -> int:
    """The first of the title lines that stand right before a speaker: up to three, not beyond a numbered one.

    Above one whose speech runs on behind a colon they are a title where *every* speaker has one, else a section's heading.
    """
    speaker = rows[first].speaker
    if speaker and speaker.rest is not None and not every:
        return first
    start = first
    while start > floor and first - start < 3 and rows[start - 1].title:
        start -= 1
        if marker_at(rows[start].line.folded):
            break
    return start


def _title_end(rows: Sequence[Row], end: int) -> int:
    """Behind the title lines that follow a speaker."""
    at = end
    while at < len(rows) and at - end < 3 and rows[at].title and not rows[at].people and (at == end or _titles_speech(rows, at)):
        at += 1
    return at
