"""Which proposals a document is about, and in which of its sessions they were put."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

import attrs

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.folding import key
from govproposal.frozen import Value
from govproposal.grammar.sessions import kind_of_title, same_session, small_number
from govproposal.model.header import Header
from govproposal.model.phrases import Body, Session
from govproposal.model.proposal import Kind, Proposal
from govproposal.outline import Line, Role
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, covering, hull
from govproposal.units.places import opening_place

_BEHIND = lazy(r" ?\((?:以下(?:简)?称)?[^()\n]{0,12}$")
_BETWEEN = lazy(r"(?:[^。;()]{0,4}|即|,题为|题为|为)[:,]? ?$")


_ABOUT = r"关于[^,。;:()《》“”\n]{4,60}?(?:建议案|提案|议案|建议)"
_UNMARKED = lazy(rf"“{_ABOUT}”|(?<![^\W\d_《“]){_ABOUT}(?= ?\( ?第 ?\d{{1,9}} ?号 ?\))")
"""A title without title marks: in quotes, or with nothing around it before its number."""


@attrs.frozen(eq=False, repr=False)
class Mention(Value):
    """A proposal as one place names it: a numbered mention, a title, or both side by side."""

    kind: Kind | None
    number: Span | None
    value: int | None
    title: Span | None
    marks: int = 1
    """How many characters of ``title`` on each side are its marks: none of a title that is named without."""

    @property
    def inner(self) -> Span | None:
        """The words of the title, without its marks."""
        return Span(self.title.start + self.marks, self.title.end - self.marks) if self.title else None

    @property
    def span(self) -> Span:
        """All words of the mention."""
        return hull(span for span in (self.number, self.title) if span) or Span(0, 0)


def record_sessions(document: Document, header: Header, part: Span | None = None, titles: Sequence[Span] = ()) -> tuple[Session, ...]:
    """The sessions of the document, or of *part* of it, once each, with the wording of the first.

    ``key`` is given where the place is told somewhere in the document.
    A session named in metadata or furniture is none of the document's, unless that is where its *titles* stand.
    """
    lines = _lines_in(document, part)
    outer = [next((line.span for line in way if line.role is Role.CONTENT), None) for way in (lines, reversed(lines))]
    told = [*[span for span in outer if span], *titles]
    # In one stretch, so that a session broken over two lines is found.
    stretch = [Span(min(told).start, max(told).end)] if told else []
    found: list[Session] = []
    seen: dict[tuple[Body, int, int], list[Session]] = {}
    for session in within(document.sessions, stretch):
        alike = seen.setdefault((session.body, session.term, session.meeting), [])
        if not any(same_session(session, other) for other in alike[:8]):
            alike.append(session)
            found.append(session)
    return tuple(_keyed(document, session, header) for session in found)


def _lines_in(document: Document, part: Span | None) -> Sequence[Line]:
    """The document's lines, or those of a part of it."""
    if part is None:
        return document.lines
    first, last = (bisect_left(document.lines, place, key=lambda line: line.start) for place in part)
    return document.lines[first:last]


def _keyed(document: Document, session: Session, header: Header) -> Session:
    place, origin = session.place, None
    if not place or place in ("市", "县", "区", "州", "省", "旗", "盟", "镇", "乡"):
        place, origin = _place(document, session.place or "", header)
    if not place:
        return session
    name = f"{session.body.value}/{place}/{session.term}/{session.meeting}"
    spans = dict(session.spans) | ({"key": (origin,)} if origin else {})
    return attrs.evolve(session, key=name, spans=Witnesses(spans))


def _place(document: Document, level: str, header: Header) -> tuple[str | None, Span | None]:
    """The full place that issuer, title or another session gives for a session of which only the level is said."""
    spans = [piece for field in ("issuers", "title") for piece in header.spans.get(field, ()) if isinstance(piece, Span)]
    for span in spans:
        found = opening_place(span.of(document.folded), level)
        if found:
            place = Span(span.start + found[0], span.start + found[1])
            return place.of(document.folded), place
    for other in document.sessions:
        if other.place and len(other.place) > 1 and other.place.endswith(level) and other.span:
            return other.place, other.span
    return None, None


_PUT_TO = {Kind.MOTION: Body.NPC, Kind.SUGGESTION: Body.NPC, Kind.RECOMMENDATION: Body.CPPCC, Kind.PROPOSAL: Body.CPPCC}


def session_of(document: Document, sessions: Sequence[Session], span: Span, kind: Kind | None = None) -> int | None:
    """Which of *sessions* the words at *span* belong to: the one named last before them in the text, else the first.

    Motions and suggestions are put to a congress, recommendations and proposals to a CPPCC: where both meet, *kind* tells.
    """
    if not sessions:
        return None
    delivered = [part.head.delivered for part in document.parts if part.head.delivered]
    fitting = document.sessions if kind is None else document.sessions_by_body.get(_PUT_TO[kind], document.sessions)
    for named in (fitting, document.sessions):
        before = bisect_left(named.starts, span.end)
        # The session at which a report is delivered is not the one at which its proposals were put.
        while before and (held := named[before - 1].span) and covering(delivered, held):
            before -= 1
        if before:
            last = named[before - 1]
            alike = _alike(_Held(tuple(sessions))).get((last.body, last.term, last.meeting), ())
            return next((at for at in alike if same_session(sessions[at], last)), 0)
    return 0


class _Held:
    """A tuple by its identity: what is looked up in it once for every mention is prepared once."""

    __slots__ = ("sessions",)

    def __init__(self, sessions: tuple[Session, ...]) -> None:
        self.sessions = sessions

    def __hash__(self) -> int:
        return id(self.sessions)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.sessions is self.sessions


@lru_cache(maxsize=4)
def _alike(held: _Held) -> dict[tuple[Body, int, int], list[int]]:
    """Where the sessions of one body, term and meeting are, of whatever place."""
    found: dict[tuple[Body, int, int], list[int]] = {}
    for at, one in enumerate(held.sessions):
        found.setdefault((one.body, one.term, one.meeting), []).append(at)
    return found


def find_mentions(document: Document, spans: Iterable[Span]) -> list[Mention]:
    """The proposals that *spans* name, each once, in order; a title and the number beside it are one mention."""
    spans = list(spans)
    numbers = list(within(document.proposals, spans))
    titles = _titles(document, spans)
    mentions: list[Mention] = []
    used: set[int] = set()
    for title, marks in titles.items():
        words = document.folded[title.start + marks : title.end - marks]
        at = _beside(document, title, numbers, used)
        kind = kind_of_title(words)
        if at is None and kind is None:
            continue
        number = numbers[at] if at is not None else _bare_number(document, title, kind)
        if at is not None:
            used.add(at)
        value = number.number if number else None
        mentions.append(Mention(number.kind if number else kind, number.span if number else None, value, title, marks))
    named = list(titles)
    mentions.extend(
        Mention(one.kind, one.span, one.number, None) for at, one in enumerate(numbers) if at not in used and not _inside(one.span, named)
    )
    return _distinct(document, sorted(mentions, key=lambda one: one.span))


def _titles(document: Document, spans: Iterable[Span]) -> dict[Span, int]:
    """The titles that *spans* name, in order, with how wide their marks are: ``《…》``, quotes, none before a number in brackets."""
    found = {title: 1 for span in spans for title in document.titles_in(span) if not _is_alias(document, title)}
    folded = document.folded
    for span in spans:
        if folded.find("“关于", *span) < 0 and folded.find("第", *span) < 0:
            continue
        for match in _UNMARKED.finditer(folded, *span):
            title = Span(*match.span())
            if not any(title.start < one.end and one.start < title.end for one in found):
                found[title] = 1 if match[0][0] == "“" else 0
    return dict(sorted(found.items()))


def _is_alias(document: Document, title: Span) -> bool:
    """Whether the title is what a document is called from here on: 以下简称《建议》."""
    return document.folded.endswith("简称", 0, title.start)


def _inside(span: Span | None, titles: Sequence[Span]) -> bool:
    return span is not None and covering(titles, span) is not None


def _beside(document: Document, title: Span, numbers: Sequence[Proposal], used: set[int]) -> int | None:
    """The numbered mention in the bracket behind a title, or just before it."""
    first = bisect_left(numbers, title.start - 24, key=lambda one: one.span.start if one.span else 0)
    for at in range(first, len(numbers)):
        one = numbers[at]
        if one.span is None or at in used:
            continue
        if one.span.start > title.end + 16:
            break
        behind = document.folded[title.end : one.span.start] if title.end <= one.span.start <= title.end + 16 else None
        if behind is not None and _BEHIND.fullmatch(behind):
            return at
        before = document.folded[one.span.end : title.start] if title.start - 8 <= one.span.end <= title.start else None
        if before is not None and _BETWEEN.fullmatch(before):
            return at
    return None


_NUMBER_BEHIND = lazy(r" ?\( ?(?:第|编号:?)? ?(\d{1,9}|[一二三四五六七八九十百]{1,5}) ?号 ?[),,]")
_NUMBER_BEFORE = lazy(r"第? ?(\d{1,9}|[一二三四五六七八九十百]{1,5}) ?号:? ?$")


def _bare_number(document: Document, title: Span, kind: Kind | None) -> Proposal | None:
    """The number in the bracket behind a title, or right before it, where the title alone tells the kind: ``《…的提案》(第31号)``."""
    found = _NUMBER_BEHIND.match(document.folded, title.end) or _NUMBER_BEFORE.search(
        document.folded, max(0, title.start - 10), title.start
    )
    if not found or kind is None:
        return None
    return Proposal(kind=kind, number=small_number(found[1]), title=None, session=None, span=Span(*found.span(1)))


def _distinct(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """*mentions* with those of one proposal merged: same number and kind, or same title."""
    merged: list[Mention] = []
    by_title: dict[str, int] = {}
    by_number: dict[tuple[Kind | None, int | None], int] = {}
    for one in mentions:
        title = _title_key(document, one)
        at = by_title.get(title) if title else None
        if at is None and one.value is not None:
            at = by_number.get((one.kind, one.value))
            at = None if at is not None and title and merged[at].title else at
        if at is None:
            merged.append(one)
            at = len(merged) - 1
        else:
            merged[at] = _merged(merged[at], one)
        if title:
            by_title.setdefault(title, at)
        if merged[at].value is not None:
            by_number.setdefault((merged[at].kind, merged[at].value), at)
    return _single(merged)


def _merged(one: Mention, other: Mention) -> Mention:
    """Two mentions of one proposal as one: what the first lacks comes from the second."""
    kind = one.kind if one.number else other.kind or one.kind
    titled = one if one.title else other
    return Mention(kind, one.number or other.number, one.value or other.value, titled.title, titled.marks)


def _single(mentions: list[Mention]) -> list[Mention]:
    """Where one number and one title stand alone, they are one proposal."""
    numbered = [one for one in mentions if one.title is None]
    titled = [one for one in mentions if one.value is None]
    if len(mentions) == 2 and len(numbered) == len(titled) == 1:
        return [attrs.evolve(titled[0], kind=numbered[0].kind, number=numbered[0].number, value=numbered[0].value)]
    return mentions


def _title_key(document: Document, one: Mention) -> str:
    return key(one.inner.of(document.text)) if one.inner else ""


def as_proposal(document: Document, mention: Mention, sessions: Sequence[Session]) -> Proposal:
    """The mention as a proposal of the record, with the session it was put at."""
    title = mention.inner
    spans: dict[str, list[Span]] = {}
    if title:
        spans["title"] = [title]
    if mention.number:
        spans["number"] = spans["kind"] = [mention.number]
    elif title and mention.kind:
        spans["kind"] = [Span(max(title.start, title.end - len(mention.kind.value)), title.end)]
    kind, at = mention.kind, session_of(document, sessions, mention.span, mention.kind)
    numbered = mention.number is not None and "建议" in mention.number.of(document.folded)
    if kind is Kind.SUGGESTION and not numbered and at is not None and all(one.body is Body.CPPCC for one in sessions):
        kind = Kind.PROPOSAL  # a CPPCC has proposals, whatever their titles say: 《关于…的建议》
    return Proposal(
        kind=kind,
        number=mention.value,
        title=title.of(document.text).strip() if title else None,
        session=at,
        span=mention.span,
        spans=Witnesses(spans),
    )
