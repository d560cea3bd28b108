"""People and their posts (人员): reporters, speakers, leaders named for a task, and rosters of leading groups."""

from __future__ import annotations

import re

from govproposal.folding import fold
from govproposal.grammar.person_lines import Line, split_line
from govproposal.grammar.posts import ends_in_post, split_posts
from govproposal.grammar.references import trim
from govproposal.grammar.rosters import Roster, parse_roster, read_posts
from govproposal.grammar.unit_lists import split_level
from govproposal.model.phrases import Person
from govproposal.model.plan import Official
from govproposal.spans import Span, Witnesses

_SPACE_BREAK = re.compile(r"(?<=[\u4e00-\u9fff]) ?\n ?(?=[\u4e00-\u9fff])")


def parse_person(text: str, start: int, end: int, *, folded: str | None = None) -> Person:
    """The person on a reporter's or speaker's line: posts before the name or behind it; a line break inside is a space.

    A line without a name gives its posts and ``None``.

    >>> text = "市政协委员,赣江重工股份有限公司董事、副总经理 欧阳敏"
    >>> person = parse_person(text, 0, len(text))
    >>> person.name, person.posts
    ('欧阳敏', ('市政协委员', '赣江重工股份有限公司董事', '副总经理'))
    """
    folded = (fold(text) if folded is None else folded).replace("\n", " ")
    span = trim(folded, start, end)
    while span.end > span.start and folded[span.end - 1] in ":,;。":
        span = trim(folded, span.start, span.end - 1)
    line = split_line(folded, *span)
    if line is None:
        line = Line((), (span,)) if span.start < span.end else Line((), ())
    name = "".join(piece.of(text) for piece in line.name) or None
    posts, pieces, _ = read_posts(text, folded, line)
    spans = {"name": line.name} if line.name else {}
    return Person(name=name, posts=posts, span=span, spans=Witnesses({**spans, **({"posts": pieces} if pieces else {})}))


def parse_officials(text: str, folded: str, word: Span, value: Span) -> list[Official]:
    """The leaders named behind a label such as 牵头领导; *word* is the label, *value* what follows its colon.

    >>> text = "牵头领导:周文清 副市长"
    >>> [(one.role, one.name, one.posts) for one in parse_officials(text, text, Span(0, 4), Span(5, 12))]
    [('牵头领导', '周文清', ('副市长',))]
    """
    found: list[Official] = []
    for a, b in _persons(folded, value):
        person = parse_person(text, a, b, folded=folded)
        if person.name is None and not person.posts:
            continue
        spans = Witnesses({**person.spans, "role": [word]})
        found.append(Official(name=person.name, posts=person.posts, role=word.of(text), span=person.span, spans=spans))
    return found


def _persons(folded: str, value: Span) -> list[Span]:
    """The stretches of single persons: 、 and ``,`` separate persons where a name follows them, else posts of one person."""
    pieces = [trim(folded, a, b) for a, b, _ in split_level(folded, value.start, value.end, "、,;")]
    spans: list[Span] = []
    for piece in pieces:
        line = split_line(folded, *piece) if piece.start < piece.end else None
        if spans and (line is None or not line.name):
            spans[-1] = Span(spans[-1].start, piece.end)
        elif spans and not _named(folded, spans[-1]) and ends_in_post(folded, *spans[-1]):
            spans[-1] = Span(spans[-1].start, piece.end)
        elif piece.start < piece.end:
            spans.append(piece)
    return spans


def _named(folded: str, span: Span) -> bool:
    line = split_line(folded, *span)
    return line is not None and bool(line.name)


__all__ = ["Roster", "parse_officials", "parse_person", "parse_roster", "split_posts"]
