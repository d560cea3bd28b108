"""The parts of a page and the frame of each: title, number, addressee, delivery, signature (GB/T 9704-2012, section 7).

A notice is signed first and carries its plan and roster behind the signature as annexes, each with a title of its own; so a
page is a row of parts. Each part is a head (title over one to four lines, perhaps twice), a body of lines, and a signature.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

import attrs

from govproposal.folding import letters
from govproposal.frozen import Value
from govproposal.outline.head import Head, read_head
from govproposal.outline.lines import Line
from govproposal.outline.markers import marker_at
from govproposal.outline.wording import CARRIES, ISSUER, date_line, day_of, is_roster_label, is_title, names_roster
from govproposal.patterns import lazy
from govproposal.spans import Span
from govproposal.units.names import is_unit


@attrs.frozen(eq=False, repr=False)
class Signature(Value):
    """Who signed and when: the issuers' spans and the span of the date."""

    issuers: tuple[Span, ...]
    date: Span | None
    lines: tuple[Line, ...]


@attrs.frozen(eq=False, repr=False)
class Part(Value):
    """One document of the page: ``kind`` is ``main``, ``annex`` or ``roster``; ``notes`` are lines such as （此件公开发布）."""

    kind: str
    head: Head
    body: tuple[Line, ...]
    signature: Signature | None = None
    notes: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of the part, in order."""
        signed = self.signature.lines if self.signature else ()
        return tuple(sorted((*self.head.lines, *self.body, *signed, *self.notes), key=attrgetter("span")))


_NOTE = lazy(
    r"^(?:抄[送报]|主题词|印发机关)[: ].*|^\(?(?:此件.{0,8}(?:公开|发布)|本文有删减|此件有删减|公开属性"
    r"|.{0,10}(?:办公厅|办公室|秘书处) {1,}.*印发|.*\d日印发$).{0,20}$"
    r"|^联系人[: ][^。]{1,30}(?:电话|手机)[: ]?[\d×xX*-]{6,20}[^。]{0,20}$"
    r"|^本(?:方案|办法|意见|通知|计划|规定|细则|清单)自.{0,40}起?(?:施行|实施|执行).{0,40}$"
)
_NOTE_FIRSTS = frozenset("抄主印此公本联")
_ATTACHED = lazy(r"附(?:件|表)? ?:(?: ?\d{1,2} ?[.、])? ?[^。:]{4,60}$")
_FURTHER = lazy(r"\d{1,2} ?[.、] ?[^。:]{4,60}$")
_SHORT = 8
"""A title of so few characters is no annex's: the words stand in many a title."""
_SEALED = lazy(r" *\(盖?[章印]\)$")
"""What says that there is a seal: no part of the issuer's name."""
_NUMERALS = frozenset("一二三四五六七八九十")


def read_parts(lines: Sequence[Line], folded: str) -> tuple[Part, ...]:
    """The parts of the page whose content lines are *lines*."""
    parts: list[Part] = []
    for kind, block in _Cutter(lines).cut():
        parts.extend(_read_part(kind if parts or kind == "roster" else "main", block, folded))
    return tuple(parts)


class _Cutter:
    """Cuts a page's lines into blocks, line by line; what it knows of the current block it keeps, so that no line is read twice."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.blocks: list[tuple[str, list[Line]]] = [("main", [])]
        self.body = False
        self.prose = False
        self.signed = False

    def cut(self) -> list[tuple[str, list[Line]]]:
        """The blocks: cut where a signature ends, an annex is announced, or a roster begins."""
        at = 0
        while at < len(self.lines):
            at += self._take(at)
        return self.blocks

    def _take(self, at: int) -> int:
        """Take the line at *at*, or the lines of a roster's title; how many were taken."""
        line, (kind, current) = self.lines[at], self.blocks[-1]
        if self.body and line.bare[0] == "附" and _announces(line):
            self._begin("annex", [line])
        elif self.signed and date_line(current[-1].folded) and _signs(line) and not _signs(current[-2]):
            current.append(line)
        elif (self.body or kind == "annex") and not self._listing() and (count := _roster_start(self.lines, at)):
            marks = self.blocks.pop()[1] if len(current) == 1 and _announces(current[0]) else []
            self._begin("roster", [*marks, *self.lines[at : at + count]])
            self.body = True
            return count
        elif self.signed and not _is_note(line):
            self._begin("annex", [line])
            self._look(line)
        else:
            current.append(line)
            self._look(line)
        return 1

    def _begin(self, kind: str, lines: list[Line]) -> None:
        self.blocks.append((kind, lines))
        self.body = self.prose = self.signed = False

    def _look(self, line: Line) -> None:
        """Note what the line tells of the current block: that its body has begun, that it is signed."""
        signed = self.prose and date_line(line.folded) is not None
        if signed is not self.signed and not _is_note(line):
            self.signed = signed
        self.prose = self.prose or len(line.folded) > 40 or "。" in line.folded
        self.body = self.body or self.prose or line.folded[-1] == ":"

    def _listing(self) -> bool:
        """Whether a roster is being read, so that its further labels begin no new one."""
        kind, block = self.blocks[-1]
        return kind == "roster" and not (block and "。" in block[-1].folded and len(block[-1].folded) > 60)


def _announces(line: Line) -> bool:
    """Whether a line says only that an annex follows."""
    if line.bare[0] != "附":
        return False
    number = line.bare.removeprefix("附").removeprefix("件").lstrip(":").rstrip(":.、|")
    return not number or number in _NUMERALS or (number.isdecimal() and len(number) <= 2)


def _is_note(line: Line) -> bool:
    """Whether a line is a note behind the signature: whom copies go to, whether it is public, who printed it."""
    words = line.folded
    return (words.lstrip("(")[:1] in _NOTE_FIRSTS or "印发" in words) and _NOTE.match(words) is not None


def _signs(line: Line) -> bool:
    """Whether a line is an organ's name alone: an issuer, not a group that a roster lists."""
    return len(line.bare) < 40 and not line.bare.endswith(("组", "专班", "指挥部")) and is_unit(line.bare)


def _roster_start(lines: Sequence[Line], at: int) -> int:
    """How many title lines a roster that begins at *at* has; 0 where none begins. A first label (组长:) counts as one line."""
    joined = ""
    for count in range(1, 4):
        if at + count > len(lines):
            return 0
        line = lines[at + count - 1]
        if count == 1 and is_roster_label(line.bare) and _is_roster(lines, at):
            return 1
        if "。" in line.folded or len(line.bare) > 60 or line.folded.endswith((":", ",", ";")) or marker_at(line.folded):
            return 0
        if date_line(line.folded) or (count == 1 and _signs(line)):
            return 0
        joined += line.bare
        if names_roster(joined):
            near = lines[at + count : at + count + 3]
            return count if any(is_roster_label(one.bare) for one in near) else 0
    return 0


def _is_roster(lines: Sequence[Line], at: int) -> bool:
    """Whether a line with a roster label is followed by others like it, not by prose."""
    near = lines[at : at + 8]
    labels = sum(is_roster_label(line.bare) for line in near)
    return labels > 1 and not any("。" in line.folded and len(line.folded) > 60 for line in near[:3])


def _read_part(kind: str, block: Sequence[Line], folded: str) -> list[Part]:
    if kind == "roster":
        count = next((n for n, line in enumerate(block[:5]) if is_roster_label(line.bare)), 0)
        titles = [line for line in block[:count] if not _announces(line)]
        head = Head(title=tuple(line.span for line in titles), title_text="".join(line.bare for line in titles), lines=tuple(block[:count]))
        signature, body, notes = _read_signature(block[count:], folded)
        return [Part(kind, head, tuple(body), signature, notes)]
    head, rest = read_head(block, folded)
    signature, body, notes = _read_signature(rest, folded)
    title_at = _annex_title(head, body)
    body, listed = _attachments(body)
    if title_at:
        inner_head, inner_body = read_head(body[title_at:], folded)
        signed, above, below = _read_signature(body[:title_at], folded)
        main = Part(kind, head, tuple(above), signed, below)
        return [main, Part("annex", inner_head, tuple(_attachments(inner_body)[0]), signature, (*listed, *notes))]
    return [Part(kind, head, tuple(body), signature, (*listed, *notes))]


def _attachments(body: list[Line]) -> tuple[list[Line], list[Line]]:
    """The body without the list of attachments that ends it (附件说明, GB/T 9704-2012 7.3.4), and the lines of that list."""
    for back in range(1, min(len(body), 9)):
        line = body[-back]
        if line.folded[0] == "附" and _ATTACHED.match(line.folded):
            return body[:-back], body[-back:]
        if not _FURTHER.match(line.folded) or "。" in line.folded:
            break
    return body, []


def _annex_title(head: Head, body: Sequence[Line]) -> int:
    """Where an unsigned notice's annex begins in *body*: at the title that the notice's own title or text names; 0 for nowhere."""
    named, own = letters(head.title_text), letters(head.title_text)
    if not named:  # a copy without its title: the notice's text says what it carries
        carried = next((found for line in body[:3] for found in [CARRIES.search(line.folded)] if found), None)
        named = letters(carried["title"]) if carried else ""
    if len(named) <= _SHORT:
        return 0
    for at, line in enumerate(body[:12]):
        if at and len(line.bare) < 60 and not marker_at(line.folded):
            for count in (1, 2, 3):
                joined = "".join(one.bare for one in body[at : at + count])
                if is_title(joined) and len(words := letters(joined)) > _SHORT and words in named and words != own:
                    return at
    return 0


def _read_signature(lines: Sequence[Line], folded: str) -> tuple[Signature | None, list[Line], tuple[Line, ...]]:
    """The signature that ends *lines*, the lines before it, and the notes behind it."""
    last = len(lines)
    while last and _is_note(lines[last - 1]):
        last -= 1
    notes = tuple(lines[last:])
    if not last:
        return None, list(lines), ()
    line = lines[last - 1]
    date = date_line(line.folded)
    if not date:
        return _undated(lines[:last], folded, notes)
    day = day_of(date)
    issuers: list[Span] = []
    if date["issuer"]:
        issuers = split_issuers(folded, Span(line.start + date.start("issuer"), line.start + date.end("issuer")))
    first = last - 1
    while (
        not date["issuer"]
        and first
        and last - first < 8
        and ISSUER.fullmatch(lines[first - 1].folded)
        and not marker_at(lines[first - 1].folded)
    ):
        first -= 1
    issuers = [one for signer in lines[first : last - 1] for one in split_issuers(folded, signer.span)] or issuers
    span = Span(line.start + day[0], line.start + day[1])
    above = first
    while above and lines[above - 1].folded[0] == "联" and _is_note(lines[above - 1]):
        above -= 1
    return Signature(tuple(issuers), span, tuple(lines[first:last])), list(lines[:above]), (*lines[above:first], *notes)


def _undated(lines: Sequence[Line], folded: str, notes: tuple[Line, ...]) -> tuple[Signature | None, list[Line], tuple[Line, ...]]:
    """A signature whose date is lost, or stands above the issuer."""
    line, before = lines[-1], lines[-2] if len(lines) > 1 else None
    if before is None or line.row or not _signs(line):
        return None, list(lines), notes
    if date := date_line(before.folded):
        day = day_of(date)
        span = Span(before.start + day[0], before.start + day[1])
        return Signature(tuple(split_issuers(folded, line.span)), span, tuple(lines[-2:])), list(lines[:-2]), notes
    if before.folded.endswith("。"):
        return Signature(tuple(split_issuers(folded, line.span)), None, (line,)), list(lines[:-1]), notes
    return None, list(lines), notes


def split_issuers(folded: str, span: Span) -> list[Span]:
    """The issuers on one line: parted by runs of spaces where each part is a name of its own, else one."""
    words = folded[span.start : span.end]
    pieces = [Span(span.start + found.start(), span.start + found.end()) for found in re.finditer(r"[^ ]+", words)]
    if len(pieces) > 1 and all(ISSUER.fullmatch(piece.of(folded)) and len(piece.of(folded)) > 3 for piece in pieces):
        return pieces
    stripped = len(words) - len(words.lstrip())
    return [Span(span.start + stripped, span.start + len(_SEALED.sub("", words).rstrip()))]
