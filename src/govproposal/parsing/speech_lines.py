"""The lines of a digest's body (发言摘登): which name a speaker, which can be a title, which only greet and thank."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import attrs

from govproposal.document import Document
from govproposal.frozen import Value
from govproposal.grammar.posts import split_posts
from govproposal.model.phrases import Person
from govproposal.outline import Line
from govproposal.outline.head import Head
from govproposal.outline.markers import marker_at
from govproposal.outline.wording import salutes
from govproposal.parsing.authors import AUTHOR, placed, read_posts, read_signature, read_signed_names
from govproposal.parsing.bylines import read_byline
from govproposal.parsing.sayings import read_saying, read_told_within
from govproposal.parsing.speakers import (
    LABELLED,
    POST_END,
    Speaker,
    read_glued_speaker,
    read_group_speaking,
    read_lone_name,
    read_names,
    read_opening_body,
    read_organisation,
    read_speaker,
    read_titled_speaker,
)
from govproposal.parsing.told_speeches import tells
from govproposal.patterns import lazy
from govproposal.spans import Span

_THANKS = lazy(
    r"^(?:各位.{0,14}[,:])?(?:谢谢|感谢)(?:大家|各位|聆听)?.{0,12}$|^(?:以上(?:发言|是我的)|发言完毕|汇报完毕|我的发言完了).{0,16}$"
    r"|^[■◆●★▲]{2,}.{2,30}$|^[■◆●★▲]{1,2}[^■◆●★▲]{2,12}[■◆●★▲]{1,2}$|^【(?:正文|导语|解说|字幕|画外音)】.*|^.{0,14}记者.{2,14}(?:报道|摄|采写|整理)$"
    r"|^会上,[^。]{2,60}(?:回应|答复|解答|交流)。?$|^(?:发言(?:结束|完毕)|会议(?:结束|最后)|最后)[后,].{0,40}(?:回应|主持|总结|讲话|强调).*|^想爆料.*"
    r"|^【[^【】]{2,16}(?:代表团|小组|联组|界别|界|组|团)】$|^(?:发言)?(?:内容|正文|全文|摘要)?:$|^主要(?:内容|建议|观点|意见):$|^附件:?$|^\((?:上接|下转)[^()]{2,16}\)$|^本版(?:摄影|文字|图片|照片).{0,20}$"
    r"|^【?发言(?:之)?[一二三四五六七八九十\d]{1,3}】?$|^(?:抄?[报送]|分送|发):.*"
    r"|^(?:下面,?|现在,?)?(?:我?(?:受.{2,30}委托|代表.{2,24}),?)?(?:就|由)?我(?:今天|今日)?(?:发言|汇报|建言)的(?:题目|主题|内容)是[:]?(?:《[^》]+》|[^,。;]{2,40})[。.]?$"
    r"|^.{0,6}我(?:受.{2,30}委托|代表.{2,24}?)(?:作大会)?发言,?(?:的)?(?:题目|主题)是[:]?(?:《[^》]+》|[^,。;]{2,40})[。.]?$"
    r"|^(?:与会|各位)?(?:委员|代表)们?(?:一致|纷纷|还)?(?:表示|认为|指出).*"
    r"|^(?:我的)?(?:发言|汇报)(?:到此)?(?:结束|完毕|完了)[。,!].{0,40}$|^(?:以上)?(?:发言|建议|汇报|意见)?,?(?:如)?有?(?:不当|不妥)(?:之处)?,?(?:敬|还|恳)?请.{0,30}$"
)
_CARD = lazy(r"(?:(?:发言|所在|工作|代表)?单 *位|界 *别|(?P<posts>职 *务|单位(?:及|和)?职务|身 *份)) *[:|] *")
"""The lines of a card below 发言人:."""
_UNIT = lazy(r"发言单位 *[:|] ?")
_SECTOR = lazy(r"无党派(?:人士|界)?|[^\W\d_]{2,8}(?:界|界别|界别组)")
_LEAST = 6
"""A post and a name have so many characters."""
_NOT_TITLE = lazy(r"[。;!]|[::]$")


@attrs.frozen(eq=False, repr=False)
class Row(Value):
    """A line of the digest's body: what it is, and what it names."""

    line: Line
    speaker: Speaker | None = None
    organisation: Person | None = None
    title: bool = False
    told: bool = False
    """Whether the line tells of speeches (作题为《…》的发言) that are not on the page."""
    posts: bool = False
    """Whether the line holds nothing but the posts of who is named on the line above or below."""
    apart: bool = False
    """Whether the line belongs to no speech: a party or sector above the title of one."""

    @property
    def people(self) -> tuple[Person, ...]:
        """Who speaks, as far as the line names it."""
        return self.speaker.people if self.speaker else (self.organisation,) if self.organisation else ()

    def by(self, speaker: Speaker | None) -> Row:
        """The row with *speaker*, if there is one."""
        return attrs.evolve(self, speaker=speaker) if speaker else self


def digest_lines(document: Document) -> list[Line]:
    """The lines of a digest behind its head, whatever parts the page was taken for."""
    lines = [line for part in document.parts for line in part.lines]
    first = document.parts[0].head if document.parts else Head()
    # Who stands right below a digest's title speaks first; nobody reports.
    # 李明委员: below it is no salutation but who speaks.
    head = {line.span for line in first.lines if first.addressee is None or not line.span.covers(first.addressee)} - set(first.reporter)
    return [line for line in lines if line.span not in head]


def read_rows(document: Document, lines: Sequence[Line]) -> list[Row]:
    """The lines, each with what it names. Organisations run on like persons only where persons do."""
    rows: list[Row] = []
    for at, printed in enumerate(lines):
        line = _unglued(rows[-1], printed) if rows and rows[-1].title else printed
        rows.append(_row(document, rows[-1] if rows else None, line, lines[at + 1] if at + 1 < len(lines) else None))
    rows = _by_authors(document, _by_posts(document, _by_cards(document, _by_stacks(document, rows))))
    if any(row.speaker is not None and row.speaker.rest is None and row.line.folded.endswith(":") for row in rows):
        rows = [_announced(document, row) for row in rows]
    if not any(row.people for row in rows):
        rows = _by_names(document, rows)
    if not any(row.people and (row.speaker is None or row.speaker.rest is None) for row in rows):
        rows = _by_verbs(document, rows)
    if sum(row.speaker is not None and row.speaker.rest is not None for row in rows) > 1:
        rows = [row if row.people or row.told else row.by(read_opening_body(document, row.line)) for row in rows]
    return rows


def _unglued(title: Row, line: Line) -> Line:
    """A line without the title that stands above it and is said once more at its end."""
    words = title.line.folded
    if not line.folded.endswith(words) or len(line.folded) - len(words) < _LEAST:
        return line
    kept = line.folded[: -len(words)].rstrip()
    return attrs.evolve(line, span=Span(line.start, line.start + len(kept)), folded=kept)


def _by_stacks(document: Document, rows: Sequence[Row]) -> list[Row]:
    """The lines with their speakers where posts stand one a line, each with its mark, above the name."""
    stacked = list(rows)
    start = 0
    for at, row in enumerate(rows):
        above = at > start and rows[at - 1].line.folded.endswith("、")
        if not row.told and len(row.line.bare) <= 40 and (row.line.folded.endswith("、") or (above and POST_END.search(row.line.folded))):
            continue
        lines = [one.line for one in rows[start:at]]
        start = at + 1
        speaker = (read_lone_name(document, row.line) or row.speaker or read_glued_speaker(document, row.line)) if lines else None
        lines = [_unended(line) for line in lines]
        found = [read_posts(document, line) for line in lines]
        if speaker is not None and found and found[0] and len(speaker.people) == 1 and speaker.rest is None:
            posts = tuple(post for one, line in zip(found, lines, strict=True) for post in one or (line.span,))
            posts += tuple(post for post in speaker.people[0].spans.get("posts", ()) if isinstance(post, Span))
            stacked[at - len(lines) : at] = [Row(one, posts=True) for one in lines]
            stacked[at] = Row(row.line, Speaker((placed(document, speaker.people[0], posts),)))
    return stacked


def _unended(line: Line) -> Line:
    """A line without the mark of a list that ends it."""
    words = line.folded.rstrip("、")
    return attrs.evolve(line, span=Span(line.start, line.start + len(words)), folded=words)


def _by_posts(document: Document, rows: Sequence[Row]) -> list[Row]:
    """The lines with their speakers where posts stand alone below a name: ``王 芳`` above ``市政协委员、某公司经理``."""
    placed_rows = list(rows)
    for at, (row, below) in enumerate(pairwise(rows)):
        several = row.speaker is not None and (row.speaker.rest is not None or len(row.people) != 1)
        if several or row.told or row.posts or below.posts or below.speaker:
            continue
        boxed = below.line.folded.startswith("(")
        if row.speaker and row.speaker.people[0].posts and not boxed:
            continue
        posts = read_posts(document, below.line, boxed=boxed and row.speaker is not None)
        speaker = (row.speaker or read_signed_names(document, row.line)) if posts else None
        if speaker is not None and len(speaker.people) == 1:
            known = speaker.people[0].spans.get("posts", ())
            person = placed(document, speaker.people[0], (*(one for one in known if isinstance(one, Span)), *posts))
            placed_rows[at : at + 2] = [Row(row.line, attrs.evolve(speaker, people=(person,))), Row(below.line, posts=True)]
    return placed_rows


def _by_cards(document: Document, rows: Sequence[Row]) -> list[Row]:
    """The lines with their speakers where a card says what these are: 发言单位: and 职务: below 发言人:, an organisation above it."""
    carded = list(rows)
    speaking = -1
    for at, row in enumerate(rows):
        if row.speaker is not None:
            speaking = at if row.speaker.rest is None and len(row.people) == 1 else -1
            above = rows[at - 1] if at > 1 and LABELLED.match(row.line.folded) else None
            if above and above.title and rows[at - 2].title and read_organisation(document, above.line):
                carded[at - 1] = Row(above.line, posts=True)
            elif above and above.title and _is_sector(document, rows[at - 2].line):
                carded[at - 2] = Row(rows[at - 2].line, apart=True)
        elif speaking >= 0 and (card := _CARD.match(row.line.folded)):
            carded[at] = Row(row.line, posts=True)
            speaker = carded[speaking].speaker
            if card["posts"] and speaker is not None and not speaker.people[0].posts:
                span = Span(row.line.start + card.end(), row.line.end)
                person = placed(document, speaker.people[0], tuple(split_posts(document.text, *span, document.folded)))
                carded[speaking] = Row(rows[speaking].line, attrs.evolve(speaker, people=(person,)))
        else:
            speaking = -1
            if organisation := _labelled_unit(document, row.line):
                carded[at] = Row(row.line, organisation=organisation)
    return carded


def _labelled_unit(document: Document, line: Line) -> Person | None:
    """The organisation that a line names behind 发言单位."""
    label = _UNIT.match(line.folded)
    if label is None:
        return None
    rest = line.folded[label.end() :]
    return read_organisation(document, attrs.evolve(line, span=Span(line.end - len(rest), line.end), folded=rest))


def _is_sector(document: Document, line: Line) -> bool:
    """Whether a line is the party, organisation or sector for which somebody speaks."""
    return _SECTOR.fullmatch(line.bare) is not None or read_organisation(document, line) is not None


def _by_authors(document: Document, rows: Sequence[Row]) -> list[Row]:
    """The lines with their speakers where the bracket below a speech says what those are who stand below its title."""
    named = list(rows)
    floor = 0
    for end in [at for at, row in enumerate(rows) if AUTHOR.fullmatch(row.line.folded)]:
        known = any(row.people for row in rows[floor:end])
        places = () if known else [at for at in range(max(1, floor), end - 1) if rows[at - 1].title and rows[at].title]
        for at in places:
            if not rows[at + 1].title and (speaker := read_signed_names(document, rows[at].line)):
                named[at] = Row(rows[at].line, speaker)
                break
        floor = end + 1
    return named


def _by_names(document: Document, rows: Sequence[Row]) -> list[Row]:
    """The lines with their speakers where several are a name or names and a colon: ``王芳:``, ``李明、丁 扬:``."""
    named = [row if row.told else row.by(read_names(document, row.line)) for row in rows]
    return named if sum(row.speaker is not None for row in named) > 1 else list(rows)


def _by_verbs(document: Document, rows: Sequence[Row]) -> list[Row]:
    """The lines with their speakers where several begin with who says it: ``李明委员建议,``, ``某公司总监 王芳:``."""
    said = [row if row.told or row.people else row.by(read_saying(document, row.line)) for row in rows]
    told = [one for row in said for one in _told_within(document, row)]
    return told if sum(row.speaker is not None for row in told) > 1 else list(rows)


def _told_within(document: Document, row: Row) -> list[Row]:
    """A paragraph of a news report as a row for each member whom it lets speak; one that opens it stays who they are."""
    opened = row.speaker if row.speaker is not None and row.speaker.alone else None
    if row.told or (row.people and opened is None):
        return [row]
    pieces = [Row(line, speaker) for line, speaker in read_told_within(document, row.line)]
    if opened is None:
        return pieces or [row]
    if len(pieces) < 2 or pieces[0].people[0].name != opened.people[0].name:
        return [row]
    return [pieces[0].by(opened), *pieces[1:]]


def _announced(document: Document, row: Row) -> Row:
    """A line of posts and a name that ends with a colon, where speakers of other lines do: 市工商联副主席 倪海川:."""
    if row.people or row.told or not row.line.folded.endswith(":"):
        return row
    line = attrs.evolve(row.line, span=Span(row.line.start, row.line.end - 1), folded=row.line.folded[:-1])
    if organisation := read_group_speaking(document, line) or read_organisation(document, line):
        return attrs.evolve(row, organisation=organisation)
    return row.by(read_titled_speaker(document, line) or read_glued_speaker(document, line))


def _row(document: Document, before: Row | None, line: Line, after: Line | None) -> Row:
    if speaker := read_byline(document, line) or read_speaker(document, line) or read_signature(document, line):
        return Row(line, speaker)
    if tells(line.folded):
        return Row(line, told=True)
    organisation = None
    if before is not None and after is not None:
        below = before.title and not is_titled(after)
        if below and (speaker := read_titled_speaker(document, line) or read_glued_speaker(document, line)):
            return Row(line, speaker)
        if before.title and (marker_at(after.folded) or not is_titled(after)) and (speaker := read_lone_name(document, line)):
            return Row(line, speaker)
        text_below = not is_titled(after) or marker_at(after.folded) or read_organisation(document, after)
        if text_below and (is_titled(before.line) or before.organisation):
            organisation = read_organisation(document, line)
    return Row(line, organisation=organisation, title=organisation is None and is_titled(line))


def is_titled(line: Line) -> bool:
    """Whether a line can be a speech's title: short, no sentence."""
    return len(line.bare) <= 44 and not _NOT_TITLE.search(line.folded) and not is_aside(line) and not AUTHOR.fullmatch(line.folded)


def is_aside(line: Line) -> bool:
    """Salutations and thanks: no part of what a speech recommends."""
    words = line.bare
    return _THANKS.match(words) is not None or salutes(words.rstrip(":!,。"))
