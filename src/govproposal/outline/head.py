"""The head of a document: everything above its body."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from govproposal.frozen import Value
from govproposal.grammar.references import find_document_numbers
from govproposal.outline.lines import Line
from govproposal.outline.markers import marker_at
from govproposal.outline.titles import Titles
from govproposal.outline.wording import (
    DATE,
    DELIVERED,
    EVERY,
    ISSUER,
    SALUTATION,
    addresses_organs,
    are_organs,
    date_line,
    day_of,
    is_title,
    salutes,
    stops_title,
)
from govproposal.patterns import lazy
from govproposal.spans import Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Head(Value):
    """What stands above a body: spans of the title's lines, the number, the addressee, the delivery, the reporter, the date.

    ``addressee`` is without its colon, ``delivered`` the whole line (在…会议上), ``title_text`` the title's folded words joined.
    """

    title: tuple[Span, ...] = ()
    title_text: str = ""
    number: Span | None = None
    addressee: Span | None = None
    delivered: Span | None = None
    reporter: tuple[Span, ...] = ()
    date: Span | None = None
    lines: tuple[Line, ...] = ()


_DELIVERED_OPEN = lazy(rf"^[-( ]*(?:{DATE.pattern}) ?,? ?(?:在|于)?.{{0,60}}$")
_DELIVERED_AT = lazy(r"^[-( ]*在.{4,60}(?:上|期间)[) ]*$")
_DELIVERED_UNDATED = lazy(r"^\([^()。]{0,16}在[^()。]{4,50}会议上?\)$")
"""A line that says at which meeting a report was given, its day left open or unreadable."""
_DELIVERED_BROKEN = lazy(r"^-+ ?在(?:20\d{3,6}日?)?[^。:;]{4,50}$")
"""The first of two lines that say at which meeting, the date perhaps without 年 or 月: ``——在2019924日某市第十六届人民代表大会``."""
_DELIVERED_CLOSED = lazy(r"[^。:;]{2,40}(?:会议)?上\)?")
_DELIVERED_FIRSTS = frozenset("-(在120一二〇零")
"""What a line begins with that says when and where: a dash or bracket, the place, or the first figure of a year."""
_POST_NAME = lazy(
    r"^(?:受.{2,20}委托,?)?.*(?:长|主任|主席|书记|委员|总理|秘书|代表|调研员|巡视员|总监|检察长|院长|专员|主委|工程师"
    r"|经济师|负责人) *[^\W\d_](?: *[^\W\d_]){1,3}(?:·[^\W\d_]{1,6})?$"
)
_POST_ONLY = lazy(r"^[^。:;!?\d]{2,40}(?:长|主任|主席|书记|委员|总理|主委|负责人)$")
_SPACED_NAME = lazy(r"[^\W\d_] +[^\W\d_]{1,4}(?: +[^\W\d_]){0,2}$")
_BARE_NAME = lazy(r"^[^\W\d_](?: {1,4}[^\W\d_]){1,2}$|^[^\W\d_]{2,3}$")
_ORDER = lazy(
    r"\(?[^\W\d_]{1,14}令\(?第?\d{1,5}号\)?|[^\W\d_]{2,10}(?:19|20)\d{3,6}号|[^\W\d_]{2,12}[〔\[(](?:19|20)\d\d[〕\])]号",
    needs="号",
)
"""The number of an order (国令第707号), one that lost its brackets (景政办201919号) or its serial: kept as printed."""
_SENTENCE = lazy(r"^(?:为了?|根据|按照|依据|现将|现就|现把|经)|(?:如下|如次|以下(?:方案|意见|措施)):$")
"""An opening that ends with a colon, too."""
_LABEL = lazy(r"^(?:附件|注|说明|主题|核心提示|内容(?:摘要|提要|概述)|摘要|提要|导读|编者按|备注)")
"""What else may stand on a line of its own before a colon."""
_ISSUE_MARK = lazy(
    r"^(?:\(?总?第[\d一二三四五六七八九十]{1,4}期\)?(?:\(总第\d{1,4}期\))?$|签发人|编号|类别|公开属性|办理类别|.{2,20}文件$)"
)
_ISSUE_FIRSTS = frozenset("(总第签编类公办")


class _Reader:
    """Reads a head line by line; each ``_take_…`` answers whether the line was its own."""

    def __init__(self, block: Sequence[Line], folded: str) -> None:
        self.block = block
        self.folded = folded
        self.titles = Titles(block, folded)
        self.head = Head()
        self.at = 0

    def read(self) -> Head:
        """The head; ``at`` is then the first line of the body."""
        takers = (self._take_number, self._take_delivered, self._take_date, self._take_title, self._take_reporter, self._take_addressee)
        while self.at < len(self.block):
            line = self.block[self.at]
            marker = marker_at(line.folded)
            if line.row or (marker and marker.style != "dash" and not is_title(line.bare)):
                break
            before = self.at
            stop = any(take(line) for take in takers) and self.head.addressee is not None
            if stop or self.at == before:
                break
        return attrs.evolve(self.head, lines=tuple(self.block[: self.at]))

    def _put(self, head: Head | None = None, *, count: int = 1) -> bool:
        """Take *count* lines, for what *head* says of them."""
        self.head = head or self.head
        self.at += count
        return True

    def _take_number(self, line: Line) -> bool:
        numbers = find_document_numbers(line.folded, folded=line.folded) if "号" in line.folded else []
        span = numbers[0].span if numbers and _is_number(line, numbers[0].text) else None
        if span is not None:
            kept = self.head.number or Span(line.start + span.start, line.start + span.end)
            return self._put(attrs.evolve(self.head, number=kept))
        if line.bare.endswith(("号", "号)")) and _ORDER.fullmatch(line.bare):
            return self._put(attrs.evolve(self.head, number=self.head.number or line.span))
        return self._put() if _marks_issue(line) else False

    def _take_delivered(self, line: Line) -> bool:
        if not self.head.title or line.folded[0] not in _DELIVERED_FIRSTS:
            return False
        following = self.block[self.at + 1] if self.at + 1 < len(self.block) else None
        if following and _DELIVERED_AT.match(line.folded) and date_line(following.folded):
            return self._put(attrs.evolve(self.head, delivered=Span(line.start, following.end)), count=2)
        if following and _DELIVERED_BROKEN.match(line.folded) and _DELIVERED_CLOSED.fullmatch(following.folded):
            return self._put(attrs.evolve(self.head, delivered=Span(line.start, following.end)), count=2)
        if _DELIVERED_UNDATED.match(line.folded):
            return self._put(attrs.evolve(self.head, delivered=line.span))
        if not DATE.search(line.folded):
            return False
        if DELIVERED.match(line.folded):
            return self._put(attrs.evolve(self.head, delivered=line.span))
        opened = (line.folded.lstrip("- ").startswith("(") and ")" not in line.folded) or line.folded.startswith("-")
        if following and opened and _DELIVERED_OPEN.match(line.folded) and re.search(r"(?:上|会议)\)?$", following.folded):
            return self._put(attrs.evolve(self.head, delivered=Span(line.start, following.end)), count=2)
        if line.folded.startswith("(") and line.folded.endswith(")") and not date_line(line.folded):
            return self._put()
        return False

    def _take_date(self, line: Line) -> bool:
        dated = date_line(line.folded)
        if not dated:
            return False
        day = day_of(dated)
        return self._put(attrs.evolve(self.head, date=Span(line.start + day[0], line.start + day[1])))

    def _take_title(self, _: Line) -> bool:
        if self.head.title:
            count = self.titles.repeats(self.at, self.head.title_text)
            if count or not self.titles.supersedes(self.at, self.head.title_text):
                return self._put(self._with_issuers(count), count=count) if count else False
        if self.titles.is_other(self.at):
            return self._put()
        count = self.titles.lines(self.at)
        return self._put(self._titled(self.at, count), count=count) if count else False

    def _titled(self, at: int, count: int) -> Head:
        """The head with the *count* lines from *at* on as its title."""
        spans, number = self.titles.spans(at, count)
        words = "".join(span.of(self.folded).replace(" ", "") for span in spans)
        return attrs.evolve(self.head, title=spans, title_text=words, number=self.head.number or number)

    def _with_issuers(self, count: int) -> Head | None:
        """The head with the title as *count* lines from here repeat it, where the issuers that open it stand above them."""
        first = self.at
        while first and ISSUER.fullmatch(self.block[first - 1].folded) and self.block[first - 1].start > self.head.title[-1].end:
            first -= 1
        if first == self.at or not self.head.title_text.startswith("关于"):
            return None
        return self._titled(first, self.at + count - first)

    def _take_reporter(self, line: Line) -> bool:
        if not self.head.title or self.head.reporter or len(line.bare) > 50 or stops_title(line.folded):
            return False
        if _POST_NAME.match(line.folded) and (self.head.delivered or " " in line.folded):
            return self._put(attrs.evolve(self.head, reporter=(line.span,)))
        following = self.block[self.at + 1] if self.at + 1 < len(self.block) else None
        if following and _POST_ONLY.match(line.folded) and _BARE_NAME.match(following.folded):
            return self._put(attrs.evolve(self.head, reporter=(line.span, following.span)), count=2)
        if self.head.delivered and not SALUTATION.match(line.bare) and (_BARE_NAME.match(line.folded) or _SPACED_NAME.search(line.folded)):
            return self._put(attrs.evolve(self.head, reporter=(line.span,)))
        if ISSUER.fullmatch(line.folded) and len(line.bare) < 30 and not EVERY.match(line.folded):
            return self._put()
        return False

    def _take_addressee(self, line: Line) -> bool:
        words = line.folded
        if "。" in words:
            return False
        if words.endswith(":") and addresses_organs(line.bare[:-1]):  # also where the page's title stood elsewhere
            return self._put(attrs.evolve(self.head, addressee=Span(line.start, line.end - 1)))
        if not self.head.title or len(words) > 120:
            return False
        listed = (len(words) < 40 or "、" in words or "," in words) and not _SENTENCE.search(words)
        if listed and words.endswith((":", "!")) and not _LABEL.match(words):
            return self._put(attrs.evolve(self.head, addressee=Span(line.start, line.end - 1)))
        if salutes(line.bare) or are_organs(line.bare):
            return self._put(attrs.evolve(self.head, addressee=line.span))
        return False


def _marks_issue(line: Line) -> bool:
    """Whether a line is a mark above a title: the issue of a gazette, who signed it off, a red heading, the number of an annex."""
    if (line.bare[0] in _ISSUE_FIRSTS or line.bare.endswith("文件")) and _ISSUE_MARK.match(line.bare):
        return True
    return line.folded[0] == "附" and re.fullmatch(r"附件?[:\d 一二三四五.|]*", line.folded) is not None


def _is_number(line: Line, number: str) -> bool:
    """Whether the line has little but the document's number: no sentence, and no title beside it."""
    if len(line.folded) - len(number) >= 16 and "  " not in line.folded:
        return False
    return not (is_title(line.bare) or is_title(line.bare.replace(number, "")) or re.search(r"[《。]", line.folded))


def read_head(block: Sequence[Line], folded: str) -> tuple[Head, list[Line]]:
    """The head that opens *block*, and the lines behind it."""
    reader = _Reader(block, folded)
    head = reader.read()
    return head, list(block[reader.at :])
