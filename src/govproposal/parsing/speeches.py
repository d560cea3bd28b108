"""The speeches of a digest (大会发言摘登): who spoke under which title, and each paragraph as a recommendation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.grammar.sessions import same_session, small_number
from govproposal.model.phrases import Person, Session
from govproposal.model.speech import Occasion, Recommendation, Speech
from govproposal.outline import Item, Line
from govproposal.outline.markers import marker_at
from govproposal.outline.wording import SALUTATION
from govproposal.parsing.items import read_item
from govproposal.parsing.periods import Years, read_periods
from govproposal.parsing.speakers import Speaker, read_organisation, read_speaker, read_titled_speaker
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, hull

_THANKS = lazy(
    r"^(?:各位.{0,14}[,:])?(?:谢谢|感谢)(?:大家|各位|聆听)?.{0,12}$|^(?:以上(?:发言|是我的)|发言完毕|汇报完毕|我的发言完了).{0,16}$"
)
_SITTING = lazy(r"第[一二三四五六七八九十\d]{1,3}次(?:全体|大会)(?:会议|发言)?|(?:联组|专题)会议|大会发言会|闭幕会|开幕会")
_COUNT = lazy(
    r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3}) ?(?:位|名|个|家|人)(?=[^。;]{0,24}(?:委员|代表|单位|党派|团体|发言|同志|界别))"
)
_NOT_TITLE = lazy(r"[。;!]|[::]$")


@attrs.frozen
class _Row:
    """A line of the digest's body: what it is, and what it names."""

    line: Line
    speaker: Speaker | None = None
    organisation: Person | None = None
    title: bool = False

    @property
    def person(self) -> Person | None:
        return self.speaker.person if self.speaker else self.organisation


def digest_lines(document: Document) -> list[Line]:
    """The lines of a digest behind its head, whatever parts the page was taken for."""
    lines = [line for part in document.parts for line in part.lines]
    head = {line.span for line in document.parts[0].head.lines} if document.parts else set()
    return [line for line in lines if line.span not in head]


def read_speeches(document: Document) -> tuple[tuple[Speech, ...], tuple[Span, ...]]:
    """The speeches, and the spans of the introduction before the first."""
    rows = _rows(document, digest_lines(document))
    starts = _starts(rows)
    if not starts:
        return (), tuple(row.line.span for row in rows)
    ends = [first for first, _, _ in starts[1:]] + [len(rows)]
    speeches = tuple(_speech(document, rows, *start, end) for start, end in zip(starts, ends, strict=True))
    return speeches, tuple(row.line.span for row in rows[: starts[0][0]])


def read_occasion(document: Document, intro: Sequence[Span], sessions: Sequence[Session], years: Years) -> Occasion | None:
    """The sitting that the introduction speaks of: session, day, name, how many spoke."""
    head = [*(document.parts[0].head.title if document.parts else ()), *intro[:4]]
    named = within(document.sessions, [*intro[:4], *head])
    session = next((at for one in named for at, other in enumerate(sessions) if same_session(one, other)), None)
    sitting = next((found for span in intro for found in [_SITTING.search(document.folded, *span)] if found), None)
    day, day_span = _day(document, intro, sitting.start() if sitting else None, years)
    count = next((found for span in intro for found in [_COUNT.search(document.folded, *span)] if found), None)
    spans: dict[str, list[Span]] = {}
    if sitting:
        spans["name"] = [Span(*sitting.span())]
    if day_span:
        spans["date"] = [day_span]
    if count:
        spans["speaker_count"] = [Span(*count.span("n"))]
    if session is None and not spans:
        return None
    return Occasion(
        session=session,
        date=day,
        name=document.text[slice(*sitting.span())] if sitting else None,
        speaker_count=small_number(count["n"].replace("两", "二")) if count else None,
        span=hull(intro[:4]) or hull(head),
        spans=Witnesses(spans),
    )


def _day(document: Document, intro: Sequence[Span], sitting: int | None, years: Years) -> tuple[date | None, Span | None]:
    """The day named last before the sitting, else the first day named."""
    days = [one for one in read_periods(document, intro, years) if one.start and one.start == one.end and one.span]
    before = [one for one in days if sitting is not None and one.span and one.span.end <= sitting]
    chosen = before[-1] if before else days[0] if days else None
    return (chosen.start, chosen.span) if chosen else (None, None)


def _rows(document: Document, lines: Sequence[Line]) -> list[_Row]:
    rows: list[_Row] = []
    for at, line in enumerate(lines):
        speaker = read_speaker(document, line)
        if speaker:
            rows.append(_Row(line, speaker))
            continue
        before, after = lines[at - 1 : at], lines[at + 1 : at + 2]
        organisation = None
        if before and after and rows[-1].title and not _titled(after[0]) and (speaker := read_titled_speaker(document, line)):
            rows.append(_Row(line, speaker))
            continue
        if (
            before
            and after
            and (_titled(before[0]) or rows[-1].organisation)
            and (not _titled(after[0]) or marker_at(after[0].folded) or read_organisation(document, after[0]))
        ):
            organisation = read_organisation(document, line)
        rows.append(_Row(line, organisation=organisation, title=organisation is None and _titled(line)))
    return rows


def _titled(line: Line) -> bool:
    """Whether a line can be a speech's title: short, no sentence."""
    return len(line.bare) <= 44 and not _NOT_TITLE.search(line.folded) and not _aside(line)


def _aside(line: Line) -> bool:
    """Salutations and thanks: no part of what a speech recommends."""
    words = line.bare
    return _THANKS.match(words) is not None or SALUTATION.fullmatch(words.rstrip(":!,。")) is not None


def _starts(rows: Sequence[_Row]) -> list[tuple[int, int, int]]:
    """For each speech: its first row, its first speaker's row, the first row of its text."""
    groups: list[tuple[int, int]] = []
    for at, row in enumerate(rows):
        if row.person is None:
            continue
        if groups and groups[-1][1] == at and not (row.speaker and row.speaker.rest):
            groups[-1] = (groups[-1][0], at + 1)
        else:
            groups.append((at, at + 1))
    before = sum(first > 0 and rows[first - 1].title for first, _ in groups)
    after = sum(end < len(rows) and rows[end].title and _titles_speech(rows, end) for _, end in groups)
    if before >= after:
        return [(_title_start(rows, first, groups[at - 1][1] if at else 0), first, end) for at, (first, end) in enumerate(groups)]
    return [(first, first, _title_end(rows, end)) for first, end in groups]


def _titles_speech(rows: Sequence[_Row], at: int) -> bool:
    return marker_at(rows[at].line.folded) is None


def _title_start(rows: Sequence[_Row], first: int, floor: int) -> int:
    """The first of the title lines that stand right before a speaker: up to three, not beyond a numbered one."""
    speaker = rows[first].speaker
    if speaker and speaker.rest is not None:
        return first
    start = first
    while start > floor and first - start < 3 and rows[start - 1].title:
        start -= 1
        if marker_at(rows[start].line.folded):
            break
    return start


def _title_end(rows: Sequence[_Row], end: int) -> int:
    """Behind the title lines that follow a speaker."""
    at = end
    while at < len(rows) and at - end < 3 and rows[at].title and rows[at].person is None and (at == end or _titles_speech(rows, at)):
        at += 1
    return at


def _speech(document: Document, rows: Sequence[_Row], first: int, speaker: int, text: int, end: int) -> Speech:
    titles = [rows[at].line for at in range(first, text) if rows[at].person is None and rows[at].title]
    spans = [_unmarked(line) for line in titles]
    people = tuple(row.person for row in rows[first:text] if row.person)
    rest = [row.speaker.rest for row in rows[speaker:text] if row.speaker and row.speaker.rest is not None]
    opened = [Span(rest[0], rows[text - 1].line.end)] if rest and rest[0] is not None else []
    body = rows[text:end]
    found = hull([row.line.span for row in rows[first:end]])
    return Speech(
        title=",".join(span.of(document.text).strip("《》") for span in spans) or None,
        speakers=people,
        recommendations=_recommendations(document, opened, [row.line for row in body]),
        span=found,
        spans=Witnesses({"title": spans} if spans else {}),
    )


def _unmarked(line: Line) -> Span:
    """A title's words without its number or bullet."""
    marker = marker_at(line.folded)
    start = line.start + (marker.end if marker else 0)
    rest = line.folded[marker.end :] if marker else ""
    return Span(start + len(rest) - len(rest.lstrip()), line.end)


def _recommendations(document: Document, opened: Sequence[Span], lines: Sequence[Line]) -> tuple[Recommendation, ...]:
    """Each paragraph as a recommendation; a numbered heading on a line of its own goes with the paragraphs below it."""
    items = [Item(None, "paragraph", 0, (), "", (span,), ()) for span in opened]
    for line in lines:
        if _aside(line):
            continue
        marker = marker_at(line.folded)
        if marker and marker.style not in ("first", "ordinal"):
            items.append(Item(Span(line.start, line.start + marker.end), marker.style, 0, (), "", (_unmarked(line),), ()))
        elif items and _heads(items[-1], document):
            items[-1] = attrs.evolve(items[-1], paragraphs=(*items[-1].paragraphs, line.span))
        else:
            items.append(Item(None, "paragraph", 0, (), "", (line.span,), ()))
    return tuple(_recommendation(document, item) for item in items)


def _heads(item: Item, document: Document) -> bool:
    """Whether a numbered line is but a heading, so that what follows is its text."""
    return item.marker is not None and "。" not in item.paragraphs[0].of(document.folded).rstrip("。") and item.end - item.start < 60


def _recommendation(document: Document, item: Item) -> Recommendation:
    said = read_item(document, item, runs_on=True)
    return Recommendation(
        heading=said.title(document),
        text=said.text(document),
        quantities=within(document.quantities, said.words),
        span=item.span,
        spans=Witnesses(said.witnesses()),
    )
