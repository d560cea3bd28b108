"""The speeches of a digest (大会发言摘登): who spoke under which title, and each paragraph as a recommendation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import attrs

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.grammar.sessions import same_session, small_number
from govproposal.model.phrases import Person, Session
from govproposal.model.speech import Occasion, Recommendation, Speech
from govproposal.outline import Item, Line
from govproposal.outline.head import Head
from govproposal.outline.markers import marker_at
from govproposal.outline.wording import SALUTATION
from govproposal.parsing.items import read_item
from govproposal.parsing.periods import Years, read_periods
from govproposal.parsing.speakers import Speaker, read_organisation, read_speaker, read_titled_speaker
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, hull

_THANKS = lazy(
    r"^(?:各位.{0,14}[,:])?(?:谢谢|感谢)(?:大家|各位|聆听)?.{0,12}$|^(?:以上(?:发言|是我的)|发言完毕|汇报完毕|我的发言完了).{0,16}$"
    r"|^(?:我的)?(?:发言|汇报)(?:到此)?(?:结束|完毕|完了)[。,!].{0,40}$|^(?:以上)?(?:发言|建议|汇报)?,?(?:如)?有?(?:不当|不妥)(?:之处)?,.{0,24}$"
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
    def people(self) -> tuple[Person, ...]:
        """Who speaks, as far as the line names it."""
        return self.speaker.people if self.speaker else (self.organisation,) if self.organisation else ()


def digest_lines(document: Document) -> list[Line]:
    """The lines of a digest behind its head, whatever parts the page was taken for."""
    lines = [line for part in document.parts for line in part.lines]
    first = document.parts[0].head if document.parts else Head()
    # Who stands right below a digest's title speaks first; nobody reports.
    head = {line.span for line in first.lines} - set(first.reporter)
    return [line for line in lines if line.span not in head]


def read_speeches(document: Document) -> tuple[tuple[Speech, ...], tuple[Span, ...]]:
    """The speeches, and the spans of the introduction before the first."""
    rows = _rows(document, digest_lines(document))
    places = _places(rows)
    if not places:
        return (), tuple(row.line.span for row in rows)
    speeches = tuple(_speech(document, rows, place) for place in places)
    return speeches, tuple(row.line.span for row in rows[: places[0].first])


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


@attrs.frozen
class _Place:
    """Where a speech stands, as ranges of rows: all of it, the lines of its title, of its speakers and of its text."""

    first: int
    title: range
    speakers: range
    text: range
    end: int


def _places(rows: Sequence[_Row]) -> list[_Place]:
    """The places of the speeches: with the speakers above the text, below their title or above it, or below the text."""
    groups = _groups(rows)
    if not groups:
        return []
    if _stand_below(rows, groups):
        return _places_above(rows, groups)
    before = sum(group.start > 0 and rows[group.start - 1].title for group in groups)
    after = sum(group.stop < len(rows) and rows[group.stop].title and _titles_speech(rows, group.stop) for group in groups)
    places: list[tuple[int, range, int]] = []
    for at, group in enumerate(groups):
        if before >= after:
            first = _title_start(rows, group.start, groups[at - 1].stop if at else 0)
            places.append((first, range(first, group.start), group.stop))
        else:
            stop = _title_end(rows, group.stop)
            places.append((group.start, range(group.stop, stop), stop))
    ends = [first for first, _, _ in places[1:]] + [len(rows)]
    return [
        _Place(first, title, group, range(text, end), end) for (first, title, text), group, end in zip(places, groups, ends, strict=True)
    ]


def _groups(rows: Sequence[_Row]) -> list[range]:
    """The lines that name speakers, those of one speech together."""
    groups: list[range] = []
    for at, row in enumerate(rows):
        if not row.people:
            continue
        if groups and groups[-1].stop == at and not (row.speaker and row.speaker.rest):
            groups[-1] = range(groups[-1].start, at + 1)
        else:
            groups.append(range(at, at + 1))
    return groups


def _stand_below(rows: Sequence[_Row], groups: Sequence[range]) -> bool:
    """Whether each speech is signed: text right above every speaker, none behind the last."""
    if any(speaker.rest is not None for group in groups for at in group if (speaker := rows[at].speaker)):
        return False
    texts = [not row.people and not row.title for row in rows]
    return all(group.start and texts[group.start - 1] for group in groups) and not any(
        text and not _aside(row.line) for text, row in zip(texts[groups[-1].stop :], rows[groups[-1].stop :], strict=True)
    )


def _places_above(rows: Sequence[_Row], groups: Sequence[range]) -> list[_Place]:
    """The places of speeches that stand above their speakers, each from its title on."""
    places: list[_Place] = []
    floor = 0
    for group in groups:
        titles = [at for at in range(floor, group.start) if rows[at].title]
        # The introduction stands above the first title; a later speech begins where the one before it was signed.
        first = floor if places or not titles else next((at for at in titles if at and not rows[at - 1].title), titles[0])
        text = first
        while text < group.start and rows[text].title and text - first < 3:
            text += 1
        places.append(_Place(first, range(first, text), group, range(text, group.start), group.stop))
        floor = group.stop
    return places


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
    while at < len(rows) and at - end < 3 and rows[at].title and not rows[at].people and (at == end or _titles_speech(rows, at)):
        at += 1
    return at


def _speech(document: Document, rows: Sequence[_Row], place: _Place) -> Speech:
    spans = [_unmarked(rows[at].line) for at in place.title if rows[at].title]
    speakers = [rows[at] for at in place.speakers]
    opened = [Span(row.speaker.rest, row.line.end) for row in speakers if row.speaker and row.speaker.rest is not None]
    body = [rows[at].line for at in place.text]
    if opened and not spans and body and _is_heading(document, opened[0]):
        spans, opened = opened[:1], opened[1:]
    found = hull([row.line.span for row in rows[place.first : place.end]])
    return Speech(
        title=",".join(span.of(document.text).strip("《》") for span in spans) or None,
        speakers=tuple(person for row in speakers for person in row.people),
        recommendations=_recommendations(document, opened, body),
        span=found,
        spans=Witnesses({"title": spans} if spans else {}),
    )


def _is_heading(document: Document, rest: Span) -> bool:
    """Whether what follows a speaker's colon is the title of the speech, whose text stands below."""
    words = rest.of(document.folded)
    return len(words.replace(" ", "")) <= 44 and not re.search(r"[。;!?:]|^(?:建议|希望|应|要|呼吁)", words)


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
