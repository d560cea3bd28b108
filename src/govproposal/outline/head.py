"""The head of a document: everything above its body."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from govproposal.folding import letters
from govproposal.frozen import Value
from govproposal.grammar.references import find_document_numbers
from govproposal.outline.lines import Line
from govproposal.outline.markers import marker_at
from govproposal.outline.wording import DATE, DATE_LINE, EVERY, ISSUER, SALUTATION, TITLE_STOP, are_organs, is_title
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


_NUMBER_BEFORE = lazy(r"^[^\W\d_]{2,12}[〔\[(](?:19|20)\d\d[〕\])]第?\d{1,5}号 ?(?=[《关])", needs="〔[(")
_NUMBER_BEHIND = lazy(r"(?<=[知报告案见函复]) *\(?[^\W\d_]{2,12}[〔\[(](?:19|20)\d\d[〕\])]第?\d{1,5}号\)?$", needs="〔[(")
_DELIVERED = lazy(rf"^[-( ]*(?:{DATE.pattern}).{{0,60}}(?:上|期间|会议)[) ]*$", needs="年-./")
_DELIVERED_OPEN = lazy(rf"^[-( ]*(?:{DATE.pattern}) ?,? ?(?:在|于)?.{{0,60}}$")
_DELIVERED_AT = lazy(r"^[-( ]*在.{4,60}(?:上|期间)[) ]*$")
_POST_NAME = lazy(
    r"^(?:受.{2,20}委托,?)?.*(?:长|主任|主席|书记|委员|总理|秘书|代表|调研员|巡视员|总监|检察长|院长|专员|主委|工程师"
    r"|经济师|负责人) *[^\W\d_](?: *[^\W\d_]){1,3}(?:·[^\W\d_]{1,6})?$"
)
_POST_ONLY = lazy(r"^[^。:;!?\d]{2,40}(?:长|主任|主席|书记|委员|总理|主委|负责人)$")
_SPACED_NAME = lazy(r"[^\W\d_] +[^\W\d_]{1,4}(?: +[^\W\d_]){0,2}$")
_BARE_NAME = lazy(r"^[^\W\d_](?: {1,4}[^\W\d_]){1,2}$|^[^\W\d_]{2,3}$")
_ANNEX_TITLE = lazy(r"^附(?:件)? ?\d{0,2} ?[:、.] ?(?P<title>.{6,})$", needs="附")
_WINDOW_TITLE = lazy(r"(?P<title>.{8,}?)[_|-]+[^_|]{2,30}(?:网|网站|门户|政府|委员会|平台|人大|政协)", needs="_|-")
_ORDER = lazy(
    r"\(?[^\W\d_]{1,14}令\(?第?\d{1,5}号\)?|[^\W\d_]{2,10}(?:19|20)\d{3,6}号|[^\W\d_]{2,12}[〔\[(](?:19|20)\d\d[〕\])]号",
    needs="号",
)
"""The number of an order (国令第707号), one that lost its brackets (景政办201919号) or its serial: kept as printed."""
_ISSUE_MARK = lazy(r"^(?:签发人|编号|类别|公开属性|办理类别|.{2,20}文件$)")


class _Reader:
    """Reads a head line by line; each ``_take_…`` answers whether the line was its own."""

    def __init__(self, block: Sequence[Line], folded: str) -> None:
        self.block = block
        self.folded = folded
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
        numbers = find_document_numbers(line.folded)
        alone = numbers and (len(line.folded) - len(numbers[0].text) < 16 or "  " in line.folded)
        titled = is_title(line.bare) or (alone and is_title(line.bare.replace(numbers[0].text, "")))
        if alone and numbers[0].span and not titled and not re.search(r"[《。]", line.folded):
            span = numbers[0].span
            kept = self.head.number or Span(line.start + span.start, line.start + span.end)
            return self._put(attrs.evolve(self.head, number=kept))
        if _ORDER.fullmatch(line.bare):
            return self._put(attrs.evolve(self.head, number=self.head.number or line.span))
        if _ISSUE_MARK.match(line.bare) or re.fullmatch(r"附件?[:\d 一二三四五.]*", line.folded):
            return self._put()
        return False

    def _take_delivered(self, line: Line) -> bool:
        following = self.block[self.at + 1] if self.at + 1 < len(self.block) else None
        if self.head.title and following and _DELIVERED_AT.match(line.folded) and DATE_LINE.fullmatch(following.folded):
            return self._put(attrs.evolve(self.head, delivered=Span(line.start, following.end)), count=2)
        if not DATE.search(line.folded) or not self.head.title:
            return False
        if _DELIVERED.match(line.folded):
            return self._put(attrs.evolve(self.head, delivered=line.span))
        opened = (line.folded.lstrip("- ").startswith("(") and ")" not in line.folded) or line.folded.startswith("-")
        if following and opened and _DELIVERED_OPEN.match(line.folded) and re.search(r"(?:上|会议)\)?$", following.folded):
            return self._put(attrs.evolve(self.head, delivered=Span(line.start, following.end)), count=2)
        if line.folded.startswith("(") and line.folded.endswith(")") and not DATE_LINE.fullmatch(line.folded):
            return self._put()
        return False

    def _take_date(self, line: Line) -> bool:
        if not DATE_LINE.fullmatch(line.folded):
            return False
        day = DATE.search(line.folded)
        return self._put(attrs.evolve(self.head, date=Span(line.start + day.start(), line.start + day.end()) if day else None))

    def _take_title(self, line: Line) -> bool:
        if self.head.title:
            count = self._repeats()
            if count or not (line.apart and self._supersedes()):
                return self._put(self._with_issuers(count), count=count) if count else False
        if self._is_banner() or self._announces() or self._is_window_title():
            return self._put()
        count = self._title_lines()
        if not count:
            return False
        spans, number = self._title_spans(self.block[self.at : self.at + count])
        words = "".join(span.of(self.folded).replace(" ", "") for span in spans)
        return self._put(attrs.evolve(self.head, title=spans, title_text=words, number=number), count=count)

    def _with_issuers(self, count: int) -> Head | None:
        """The head with the title as *count* lines from here repeat it, where the issuers that open it stand above them."""
        first = self.at
        while first and ISSUER.fullmatch(self.block[first - 1].folded) and self.block[first - 1].start > self.head.title[-1].end:
            first -= 1
        if first == self.at or not self.head.title_text.startswith("关于"):
            return None
        spans, _ = self._title_spans(self.block[first : self.at + count])
        return attrs.evolve(self.head, title=spans, title_text="".join(span.of(self.folded).replace(" ", "") for span in spans))

    def _is_banner(self) -> bool:
        """Whether the line is a site's or paper's name: no line of a title, and behind chrome a title begins, before any text."""
        if self._joined_title(self.at):
            return False
        for at in range(self.at + 1, min(self.at + 8, len(self.block))):
            line = self.block[at]
            if "。" in line.folded or line.folded.endswith((":", ";")) or _numbered(line):
                return False
            if line.apart and self._joined_title(at):
                return True
        return False

    def _is_window_title(self) -> bool:
        """Whether the line is the browser's, the document's title with the site's name behind it, and the title follows."""
        found = _WINDOW_TITLE.fullmatch(self.block[self.at].bare)
        if found is None:
            return False
        title = letters(found["title"])
        for first in range(self.at + 1, min(self.at + 8, len(self.block))):
            joined = ""
            for line in self.block[first : first + 4]:
                joined += letters(line.bare)
                if joined.startswith(title):
                    return True
        return False

    def _announces(self) -> bool:
        """Whether the line announces an annex by the title that follows it: ``附:某方案`` above ``某方案``."""
        found = _ANNEX_TITLE.match(self.block[self.at].folded)
        if not found:
            return False
        rest = self.block[self.at + 1 : self.at + 4]
        return any(letters("".join(line.bare for line in rest[:count])) == letters(found["title"]) for count in (1, 2, 3))

    def _title_lines(self) -> int:
        """How many lines from here make the title: up to the first that ends as titles do, else one."""
        first = self.block[self.at].bare
        alone = len(first) <= 60 and not TITLE_STOP.search(first) and not SALUTATION.fullmatch(first)
        return self._joined_title(self.at) or int(alone)

    def _joined_title(self, at: int) -> int:
        """How many lines from *at* on end, run together, as titles do; 0 for none."""
        for count in range(1, min(5, len(self.block) - at) + 1):
            line = self.block[at + count - 1]
            words = line.bare
            if TITLE_STOP.search(words) or len(words) > 100 or DATE_LINE.fullmatch(line.folded):
                break
            if count > 1 and ((line.apart and words[0] != "-") or _numbered(line) or _DELIVERED.match(line.folded)):
                break
            joined = "".join(one.bare for one in self.block[at : at + count])
            following = self.block[at + count] if at + count < len(self.block) else None
            if is_title(_NUMBER_BEHIND.sub("", joined)) and not (following and _continues(joined, following)):
                return count
        return 0

    def _title_spans(self, lines: Sequence[Line]) -> tuple[tuple[Span, ...], Span | None]:
        """The title's words line by line, without a number before or behind and without outer title marks."""
        number = self.head.number
        spans = []
        for at, line in enumerate(lines):
            start, end = line.start, line.end
            words = line.folded
            if at == 0 and (found := _NUMBER_BEFORE.match(words)):
                number = Span(start, start + len(found[0].rstrip()))
                start += found.end()
            if at == len(lines) - 1 and (found := _NUMBER_BEHIND.search(words)):
                at_number = found.start() + len(found[0]) - len(found[0].lstrip(" ("))
                number = number or Span(line.start + at_number, line.start + len(words.rstrip(") ")))
                end = line.start + found.start()
            spans.append(Span(start, end))
        first, last = spans[0], spans[-1]
        whole = self.folded[first.start : last.end]
        if _is_enclosed(whole):
            spans[0] = Span(first.start + 1, spans[0].end)
            spans[-1] = Span(spans[-1].start, spans[-1].end - 1)
        return tuple(spans), number

    def _supersedes(self) -> bool:
        """Whether the document's own title follows below the page's shorter one, with metadata between them."""
        count = self._title_lines()
        words = "".join(one.bare for one in self.block[self.at : self.at + count])
        return is_title(words) and len(words) > len(self.head.title_text) and letters(self.head.title_text) in letters(words)

    def _repeats(self) -> int:
        """How many lines from here say the title once more; 0 for none."""
        title = letters(self.head.title_text)
        for count in range(1, 6):
            lines = self.block[self.at : self.at + count]
            joined = letters(_NUMBER_BEFORE.sub("", "".join(one.bare for one in lines)))
            if joined == title and joined:
                return count
            if not title.startswith(joined):
                break
        return 0

    def _take_reporter(self, line: Line) -> bool:
        if not self.head.title or self.head.reporter or len(line.bare) > 50 or TITLE_STOP.search(line.folded):
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
        if not self.head.title or len(words) > 120 or "。" in words:
            return False
        listed = len(words) < 40 or "、" in words or "," in words
        if listed and words.endswith((":", "!")) and not re.match(r"^(?:附件|注|说明|主题)", words):
            return self._put(attrs.evolve(self.head, addressee=Span(line.start, line.end - 1)))
        if SALUTATION.fullmatch(line.bare) or are_organs(line.bare):
            return self._put(attrs.evolve(self.head, addressee=line.span))
        return False


def _numbered(line: Line) -> bool:
    """Whether the line begins with a number; a dash begins a subtitle."""
    marker = marker_at(line.folded)
    return marker is not None and marker.style != "dash"


def _continues(title: str, following: Line) -> bool:
    """Whether *following* goes on with a title that could end before it: ``…1号议案`` / ``办理工作方案``."""
    words = following.bare
    if TITLE_STOP.search(words) or len(words) > 40 or _numbered(following) or letters(title).startswith(letters(words)):
        return False
    return words.startswith(("的", "关于")) or (is_title(words) and len(words) <= 24 and not words.startswith(("附", "(", "《")))


def _is_enclosed(words: str) -> bool:
    """Whether one pair of title marks encloses all the words."""
    depth = 0
    for at, char in enumerate(words):
        depth += (char == "《") - (char == "》")
        if depth == 0:
            return at > 0 and at == len(words) - 1
    return False


def read_head(block: Sequence[Line], folded: str) -> tuple[Head, list[Line]]:
    """The head that opens *block*, and the lines behind it."""
    reader = _Reader(block, folded)
    head = reader.read()
    return head, list(block[reader.at :])
