"""The speeches of a digest (大会发言摘登): who spoke under which title, and each paragraph as a recommendation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import attrs

from govproposal.document import Document
from govproposal.document.document import once, within
from govproposal.grammar.sessions import same_session, small_number
from govproposal.model.phrases import Person, Session
from govproposal.model.speech import Occasion, Recommendation, Speech
from govproposal.outline import Item, Line
from govproposal.outline.markers import marker_at
from govproposal.parsing.advice import read_advice
from govproposal.parsing.authors import placed, read_author
from govproposal.parsing.periods import read_periods
from govproposal.parsing.speech_lines import Row, digest_lines, is_aside, read_rows
from govproposal.parsing.speech_places import Place, find_places
from govproposal.parsing.told_speeches import told_speeches
from govproposal.parsing.years import Years
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, hull

_SITTING = lazy(
    r"[^\W\d_]{1,4}政协[一二三四五六七八九十]{1,3}届常委会第[一二三四五六七八九十]{1,3}次会议|(?<=召开)[^\W\d_]{0,20}民主协商会"
    r"|(?:第[一二三四五六七八九十\d]{1,3}次)?(?:双周|月度|季度|专题|网络|远程)协商座谈会|[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,3}次常委会?会议|第[一二三四五六七八九十\d]{1,3}次(?:全体|大会)(?:会议|发言)?|(?:联组|专题)会议|联组讨论|议政性常委会(?:会议)?|专题(?:议政性)?(?:协商会|协商会议|常委会会议|常委会议|座谈会)|(?<=举行)全体会议|大会发言会议?|闭幕会|开幕会"
)
_SAID = "(?:建议|说|表示|认为|提出|指出|呼吁)"
_GIVEN = lazy(r"-+ ?在[^。]{4,40}(?:发言|讲话)")
_APART = lazy(r"协商会|常委会|座谈会")
_TITLE_LABEL = lazy(r" ?(?:发言)?(?:题 ?目|标 ?题) ?[:|]")
_LABEL = lazy(r"(?:发言)?(?:内 ?容|正 ?文|全 ?文|摘 ?要) ?[:|] ?")
"""What may stand before the words of a speech."""
_COUNT = lazy(
    r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3}) ?(?:位|名|个|家|人)(?!专题|方面|领域|部分|议题|主题|重点)"
    r"(?=[^。;]{0,24}(?:委员|代表(?!团)|单位|党派|团体|发言|同志|界别))"
)


@once
def read_speeches(document: Document) -> tuple[tuple[Speech, ...], tuple[Span, ...]]:
    """The speeches, and the spans of the introduction before the first."""
    rows = read_rows(document, digest_lines(document))
    places = find_places(rows)
    told = [one for row in rows if row.told for one in told_speeches(document, row.line.span)]
    if not places:
        before = next((at for at, row in enumerate(rows) if row.told), len(rows))
        return tuple(told), tuple(row.line.span for row in rows[: before + bool(told)])
    headed = sum(_opens_titled(document, rows, place) for place in places) > 1
    speeches = (*(_speech(document, rows, place, headed=headed) for place in places), *told)
    if len(speeches) == 1 and speeches[0].title is None:
        speeches = (_titled(document, speeches[0]),)
    return speeches, tuple(row.line.span for row in rows[: places[0].first])


def _titled(document: Document, speech: Speech) -> Speech:
    """The only speech of a page, with the page's title, where a further line of that says when it was given (——在…会议上的发言)."""
    lines = document.parts[0].head.title if document.parts else ()
    if len(lines) < 2 or not _GIVEN.match(document.folded, *lines[-1]):
        return speech
    title = ",".join(line.of(document.text) for line in lines[:-1])
    return attrs.evolve(speech, title=title, spans=Witnesses({**speech.spans, "title": lines[:-1]}))


def read_occasion(document: Document, intro: Sequence[Span], sessions: Sequence[Session], years: Years) -> Occasion | None:
    """The sitting that the introduction speaks of: session, day, name, how many spoke."""
    title = document.parts[0].head.title if document.parts else ()
    head = [*title, *intro[:4]]
    sitting = next((found for span in (*intro, *title) for found in [_SITTING.search(document.folded, *span)] if found), None)
    stretches = [*intro[:4], *head]
    if sitting and _APART.search(sitting[0]):
        # A meeting on one topic belongs to the session that its own sentence or the title names, to none told of before.
        begun = document.folded.rfind("。", 0, sitting.start()) + 1
        stretches = [*title, Span(begun, sitting.end())]
    named = within(document.sessions, stretches)
    session = next((at for one in named for at, other in enumerate(sessions) if same_session(one, other)), None)
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
        span=hull([*intro[:4], *(one for pieces in spans.values() for one in pieces)]) or hull(head),
        spans=Witnesses(spans),
    )


def _day(document: Document, intro: Sequence[Span], sitting: int | None, years: Years) -> tuple[date | None, Span | None]:
    """The day named last before the sitting, else the first day named."""
    days = [one for one in read_periods(document, intro, years) if one.start and one.start == one.end and one.span]
    before = [one for one in days if sitting is not None and one.span and one.span.end <= sitting]
    chosen = before[-1] if before else days[0] if days else None
    return (chosen.start, chosen.span) if chosen else (None, None)


def _opens_titled(document: Document, rows: Sequence[Row], place: Place) -> bool:
    """Whether a speaker's colon is followed by a title, the text below."""
    rests = [(row.speaker.rest, row.line.end) for at in place.speakers for row in [rows[at]] if row.speaker and row.speaker.rest]
    return len(rests) == 1 and len(place.text) > 0 and _is_heading(document, Span(*rests[0]))


def _speech(document: Document, rows: Sequence[Row], place: Place, *, headed: bool) -> Speech:
    """One speech; *headed* says that behind the colons of other speakers stand titles."""
    spans = [_unmarked(rows[at].line) for at in place.title if rows[at].title]
    speakers = [rows[at] for at in place.speakers]
    opened = [Span(row.speaker.rest, row.line.end) for row in speakers if row.speaker and row.speaker.rest is not None]
    alone = any(row.speaker is not None and row.speaker.alone for row in speakers)
    people = tuple(person for row in speakers for person in row.people)
    body = [rows[at].line for at in place.text if not (rows[at].told or rows[at].apart)]
    if alone:
        body = [line for one in body for line in _goes_on(one, people)]
    people, body = _with_posts(document, people, body)
    if opened and not spans and body and _is_heading(document, opened[0], sure=headed):
        spans, opened = opened[:1], opened[1:]
    found = hull([row.line.span for row in rows[place.first : place.end]])
    return Speech(
        title=",".join(span.of(document.text).strip("《》【】") for span in spans) or None,
        speakers=people,
        recommendations=_recommendations(document, opened, body),
        span=found,
        spans=Witnesses({"title": spans} if spans else {}),
    )


def _goes_on(line: Line, people: Sequence[Person]) -> list[Line]:
    """A paragraph of a news report in which one of *people* speaks once more, without who says it; ``[]`` for one of somebody else."""
    names = [one.name for one in people if one.name]
    told = re.match(rf"(?:{'|'.join(map(re.escape, names))})(?:还|也|则|补充|进一步)?{_SAID}[,:]", line.folded) if names else None
    if told:
        return [attrs.evolve(line, span=Span(line.start + told.end(), line.end), folded=line.folded[told.end() :])]
    quoted = line.folded.startswith("“") and any(name in line.folded for name in names)
    return [line] if quoted or re.match(rf"[他她](?:还|也|则)?{_SAID}", line.folded) else []


def _with_posts(document: Document, people: tuple[Person, ...], body: list[Line]) -> tuple[tuple[Person, ...], list[Line]]:
    """The speakers with the posts that a bracket below their speech gives, and the lines without it."""
    if not body or not people or any(one.posts for one in people):
        return people, body
    posts = read_author(document, body[-1])
    each = posts * len(people) if len(posts) == 1 else posts
    if posts and len(each) == len(people):
        return tuple(placed(document, one, own) for one, own in zip(people, each, strict=True)), body[:-1]
    return people, body


def _is_heading(document: Document, rest: Span, *, sure: bool = False) -> bool:
    """Whether what follows a speaker's colon is the title of the speech, whose text stands below; *sure* where others' is."""
    words = rest.of(document.folded)
    return len(words.replace(" ", "")) <= 44 and not re.search(r"[。;!?:]" if sure else r"[。;!?:]|^(?:建议|希望|应|要|呼吁)", words)


def _unmarked(line: Line) -> Span:
    """A title's words without its number or bullet."""
    marker = marker_at(line.folded)
    label = _TITLE_LABEL.match(line.folded, marker.end if marker else 0)
    end = label.end() if label else marker.end if marker else 0
    start = line.start + end
    rest = line.folded[end:] if end else ""
    return Span(start + len(rest) - len(rest.lstrip()), line.end)


def _recommendations(document: Document, opened: Sequence[Span], lines: Sequence[Line]) -> tuple[Recommendation, ...]:
    """Each paragraph as a recommendation; a numbered heading on a line of its own goes with the paragraphs below it."""
    items = [Item(None, "paragraph", 0, (), "", (span,), ()) for span in opened]
    for line in lines:
        if is_aside(line):
            continue
        marker = marker_at(line.folded)
        if marker and marker.style not in ("first", "ordinal"):
            items.append(Item(Span(line.start, line.start + marker.end), marker.style, 0, (), "", (_unmarked(line),), ()))
        elif items and _heads(items[-1], document):
            items[-1] = attrs.evolve(items[-1], paragraphs=(*items[-1].paragraphs, line.span))
        else:
            label = _LABEL.match(line.folded)
            items.append(Item(None, "paragraph", 0, (), "", (Span(line.start + (label.end() if label else 0), line.end),), ()))
    pairs = zip(items, [*items[1:], None], strict=False)  # without items there is nothing to follow
    return tuple(read_advice(document, item) for item, after in pairs if not _parts(item, after, document))


def _parts(item: Item, after: Item | None, document: Document) -> bool:
    """Whether a numbered heading only heads the numbered paragraphs behind it: 三、对策建议 above （一）."""
    below = after is not None and after.marker is not None and after.style != item.style
    return below and len(item.paragraphs) == 1 and _heads(item, document) and len(item.paragraphs[0].of(document.folded)) <= 16


def _heads(item: Item, document: Document) -> bool:
    """Whether a numbered line is but a heading, so that what follows is its text."""
    return (
        item.marker is not None
        and "。" not in item.paragraphs[0].of(document.folded).rstrip("。")
        and item.paragraphs[0].end - item.start < 60
    )
