"""The sessions that a document speaks of (届次), and in which of them something was put."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

import attrs

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.grammar.sessions import same_session
from govproposal.model.header import Header
from govproposal.model.phrases import Body, Session
from govproposal.model.proposal import Kind
from govproposal.outline import Line, Role
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, covering
from govproposal.units.places import opening_place

_LEVELS = frozenset(("省", "市", "县", "区", "州", "旗", "盟", "镇", "乡", "自治区", "自治州", "自治县", "街道"))
_COUNTED = lazy(r"[\d一二两三四五六七八九十]{1,3}[位名个]")
"""How many, and no place: 八位市政协委员."""
_YEAR = lazy(r"(?:关于)?(?:19|20)\d\d年度?")
"""What may stand before the place that a title names: 2023年某区建议提案办理情况."""


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
    if not place or place in _LEVELS:
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
        year = _YEAR.match(document.folded, *span)
        start = year.end() if year else span.start
        found = opening_place(document.folded[start : span.end], level)
        if found and not _COUNTED.match(document.folded, start, span.end):
            place = Span(start + found[0], start + found[1])
            return place.of(document.folded), place
    for other in document.sessions:
        if other.place and other.place not in _LEVELS and other.place.endswith(level) and other.span:
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
