"""People and their posts (人员): reporters, speakers, leaders named for a task, and rosters of leading groups."""

from __future__ import annotations

from govproposal.folding import fold
from govproposal.grammar.person_lines import Line, split_line
from govproposal.grammar.person_names import has_surname, is_name
from govproposal.grammar.posts import ends_in_post, split_posts
from govproposal.grammar.references import trim
from govproposal.grammar.rosters import Roster, parse_roster, read_posts
from govproposal.grammar.unit_lists import split_level
from govproposal.model.phrases import Person
from govproposal.model.plan import Official
from govproposal.patterns import lazy
from govproposal.spans import Meta, Span, Witnesses
from govproposal.units.names import is_unit

_CAPACITY = lazy(r"(?P<name>[\u4e00-\u9fff·]{2,12}?)(?P<post>委员|代表|常委)")


def parse_person(text: str, start: int, end: int, *, folded: str | None = None) -> Person:
    """The person on a reporter's or speaker's line: posts before the name or behind it; a line break inside is a space.

    A line without a name gives its posts and ``None``; a body that speaks for itself (民建南平市委会) is its own name.

    >>> text = "市政协委员,赣江重工股份有限公司董事、副总经理 欧阳敏"
    >>> person = parse_person(text, 0, len(text))
    >>> person.name, person.posts
    ('欧阳敏', ('市政协委员', '赣江重工股份有限公司董事', '副总经理'))
    """
    words = (fold(text[start:end]) if folded is None else folded[start:end]).replace("\n", " ")
    person = _person(text[start:end], words)
    shifted = {field: [(a + start, b + start) for a, b in pieces] for field, pieces in person.spans.items() if not isinstance(pieces, Meta)}
    span = Span(person.span.start + start, person.span.end + start) if person.span else None
    return Person(name=person.name, posts=person.posts, span=span, spans=Witnesses(shifted))


def _person(text: str, folded: str) -> Person:
    span = _unwrapped(folded, 0, len(folded))
    line = _addressed(folded, span) or split_line(folded, *span)
    if line is None:
        speaks = is_unit(span.of(folded)) and not ends_in_post(folded, *span)
        line = Line((span,) if speaks else (), () if speaks or span.start >= span.end else (span,))
    name = "".join(piece.of(text) for piece in line.name) or None
    posts, pieces, _ = read_posts(text, folded, line)
    spans = {"name": line.name} if line.name else {}
    return Person(name=name, posts=posts, span=span, spans=Witnesses({**spans, **({"posts": pieces} if pieces else {})}))


def _unwrapped(folded: str, start: int, end: int) -> Span:
    """The line without its dash, brackets around it and closing punctuation."""
    span = trim(folded, start, end)
    while span.start < span.end and folded[span.start] in "-":
        span = trim(folded, span.start + 1, span.end)
    while span.end > span.start and folded[span.end - 1] in ":,;。":
        span = trim(folded, span.start, span.end - 1)
    if folded[span.start : span.start + 1] == "(" and folded.find(")", span.start, span.end) == span.end - 1:
        span = trim(folded, span.start + 1, span.end - 1)
    return span


def _addressed(folded: str, span: Span) -> Line | None:
    """``李文革委员``: the name before the capacity."""
    found = _CAPACITY.fullmatch(folded, *span)
    if found is None or not is_name(found["name"]) or not ("·" in found["name"] or has_surname(found["name"])):
        return None
    return Line((Span(*found.span("name")),), (Span(*found.span("post")),))


def parse_officials(text: str, folded: str, word: Span, value: Span) -> list[Official]:
    """The leaders named behind a label such as 牵头领导; *word* is the label, *value* what follows its colon.

    >>> text = "牵头领导:周文清 副市长"
    >>> [(one.role, one.name, one.posts) for one in parse_officials(text, text, Span(0, 4), Span(5, 12))]
    [('牵头领导', '周文清', ('副市长',))]
    """
    found: list[Official] = []
    for person in parse_people(text, *value, folded=folded):
        spans = Witnesses({**person.spans, "role": [word]})
        found.append(Official(name=person.name, posts=person.posts, role=word.of(text), span=person.span, spans=spans))
    return found


def parse_people(text: str, start: int, end: int, *, folded: str | None = None) -> tuple[Person, ...]:
    """All persons that a line names, one after another: each with posts before the name, or each with posts behind it.

    >>> text = "县政协常委、县文旅局副局长 汪如海,县政协委员 程丽娟"
    >>> [(one.name, one.posts) for one in parse_people(text, 0, len(text))]
    [('汪如海', ('县政协常委', '县文旅局副局长')), ('程丽娟', ('县政协委员',))]
    """
    folded = fold(text) if folded is None else folded
    found = (parse_person(text, a, b, folded=folded) for a, b in _persons(folded, start, end))
    return tuple(person for person in found if person.name is not None or person.posts)


def _persons(folded: str, start: int, end: int) -> list[Span]:
    """The stretches of single persons: what follows a name closes it or adds posts, as the first person's line has it."""
    spans: list[Span] = []
    named = closed = False
    for a, b, mark in split_level(folded, start, end, "、,;\n"):
        piece = trim(folded, a, b)
        if piece.start >= piece.end:
            continue
        line = split_line(folded, *piece)
        has_name = line is not None and bool(line.name)
        if not spans or closed or (has_name and named):
            spans.append(piece)
            named = has_name
        else:
            spans[-1] = Span(spans[-1].start, piece.end)
            named = named or has_name
        # A name behind its posts ends its person; one before them goes on, unless a ``;`` or a new line ends it.
        closed = named and (mark in ";\n" or (has_name and line is not None and bool(line.posts) and line.posts[0] < line.name[0]))
    return spans


__all__ = ["Roster", "parse_officials", "parse_people", "parse_person", "parse_roster", "split_posts"]
