"""The title of a document: over one to four lines, said twice, in the window's name too, under banners of sites and papers."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from govproposal.folding import letters
from govproposal.frozen import Value
from govproposal.outline.lines import Line
from govproposal.outline.markers import marker_at
from govproposal.outline.wording import DELIVERED, ISSUER, date_line, is_title, salutes, stops_title
from govproposal.patterns import lazy
from govproposal.spans import Span
from govproposal.units.names import is_unit

_NUMBER_BEFORE = lazy(r"^[^\W\d_]{2,12}[〔\[(](?:19|20)\d\d[〕\])] ?第?\d{1,5} ?号 ?(?=[《关]|[^\W\d_]{2,24}(?:关于|印发))")
_LONGEST_AGENCY = 13
"""The letters of an agency's code, twelve at most, and the bracket behind them."""
_NUMBER_BEHIND = lazy(r"(?<=[知报告案见函复]) *\(?[^\W\d_]{2,12}[〔\[(](?:19|20)\d\d[〕\])]第?\d{1,5}号\)?$", needs="〔[(")
_ANNEX_TITLE = lazy(r"^附(?:件)? ?\d{0,2} ?[:、.] ?(?P<title>.{6,})$", needs="附")
_WINDOW_TITLE = lazy(r"(?P<title>.{8,}?)[_|-]+[^_|]{2,30}(?:网|网站|门户|政府|委员会|平台|人大|政协)", needs="_|-")
_ADDED = lazy(r"\((?:(?:19|20)\d\d年?[-—至到](?:19|20)?\d\d年?|试行|暂行|修订|修订版|征求意见稿|送审稿|草案)\)")
"""What a title may end with on a line of its own: ``(2020-2022年)``."""
_YEARS_OF = lazy(r"\([^()]{2,20}\)的(?:通知|意见|函|通告)$")
"""How a title goes on behind the years of what it prints: ``(2024-2026年)的通知``."""
_PAPERS = ("建议", "提案", "议案", "建议案")
"""What a title may end with before the quoted title of such a paper."""
_GAZETTE = lazy(
    r"[^,。:;]{2,24}(?:公报|简报|专报|会刊|通讯|动态|信息|快报|报|刊)?\(?(?:(?:19|20)\d\d年)?,?\(?第?\d{1,4}期[^,。:;]{0,16}"
    r"|[^,。:;]{2,24}公报(?:19|20)\d\d年第?\d{1,3}号",
    needs="期报",
)
"""The name of a gazette with its issue: ``某市人民政府公报 2022年第6期(总第48期)``."""
_PAPER = lazy(r"[^\W\d_]{2,10}报(?:数字报|电子报|电子版|数字版|社)?纸?(?<!通报)(?<!汇报)")
_SITE = lazy(r"^(?!.*关于).{2,24}(?:网|网站|门户|平台|客户端)$")
_COLUMN = lazy(r"[^\W\d_]{2,6}·[^\W\d_]{2,8}")
"""The column of a newspaper: 两会聚焦·大会发言."""
_DATED = lazy(r"(?P<unit>[^\W\d_]{3,24}?)(?:关于)?(?:19|20)\d\d年")


@attrs.frozen(eq=False, repr=False)
class Titles(Value):
    """Reads titles in the lines that open a document (*block*, of a text folded as *folded*)."""

    block: Sequence[Line]
    folded: str
    _ends: dict[int, int] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    def is_other(self, at: int) -> bool:
        """Whether the line at *at* is no title of the document but one of what carries it: a site, a window, a list of annexes."""
        return self._is_banner(at) or self._announces(at) or self._is_window_title(at)

    def lines(self, at: int) -> int:
        """How many lines from *at* on make the title: up to the first that ends as titles do, else one; 0 for none."""
        # A headline may call or ask, where publication data below it shows that it is one.
        called = at == 0 and len(self.block) > 1 and self.block[1].apart and self.block[0].bare[-1] in "!?"
        first = self.block[at].bare[:-1] if called else self.block[at].bare
        return self._joined(at) or int(len(first) <= 60 and not stops_title(first) and not salutes(first))

    def spans(self, at: int, count: int) -> tuple[tuple[Span, ...], Span | None]:
        """The title's words line by line, without outer title marks, and the document's number that stands before or behind them."""
        number = None
        spans = []
        lines = self.block[at : at + count]
        for line in lines:
            start, end = line.start, line.start + len(line.folded.rstrip(" |"))
            if line is lines[0] and (found := _number_before(line.folded)):
                number = Span(start, start + len(found[0].rstrip()))
                start += found.end()
            if line is lines[-1] and (found := _NUMBER_BEHIND.search(line.folded)):
                at_number = found.start() + len(found[0]) - len(found[0].lstrip(" ("))
                number = number or Span(line.start + at_number, line.start + len(line.folded.rstrip(") ")))
                end = line.start + found.start()
            spans.append(Span(start, end))
        if _is_enclosed(self.folded[spans[0].start : spans[-1].end]):
            spans[0] = Span(spans[0].start + 1, spans[0].end)
            spans[-1] = Span(spans[-1].start, spans[-1].end - 1)
        return tuple(spans), number

    def supersedes(self, at: int, title: str) -> bool:
        """Whether the document's own title follows below *title*: the page's shorter one above metadata, or the column it stands in."""
        words = "".join(one.bare for one in self.block[at : at + self.lines(at)])
        if not is_title(words) or len(words) <= len(title):
            return False
        return (self.block[at].apart and letters(title) in letters(words)) or ("关于" not in title and _is_whole(words))

    def repeats(self, at: int, title: str) -> int:
        """How many lines from *at* on say *title* once more; 0 for none."""
        wanted = letters(title)
        for count in range(1, 6):
            words = "".join(one.bare for one in self.block[at : at + count])
            number = _number_before(words)
            joined = letters(words[number.end() :] if number else words)
            if joined == wanted and joined:
                return count
            if count == 1 and joined.startswith(wanted) and self.block[at].bare.endswith("…"):
                return count  # the page's summary, which begins with the title and breaks off
            if not wanted.startswith(joined):
                break
        return 0

    def _joined(self, at: int) -> int:
        """How many lines from *at* on end, run together, as titles do; 0 for none. Asked several times of a line, found once."""
        if at not in self._ends:
            self._ends[at] = self._ended(at)
        return self._ends[at]

    def _ended(self, at: int) -> int:
        for count in range(1, min(5, len(self.block) - at) + 1):
            line = self.block[at + count - 1]
            words = line.bare
            if stops_title(words) or len(words) > 100 or date_line(line.folded):
                break
            if count > 1 and ((line.apart and words[0] != "-") or numbered(line) or DELIVERED.match(line.folded)):
                break
            above = self.block[at : at + count - 1]
            if count > 1 and _is_whole(words) and not all(_issues(one.bare) or one.bare.endswith("会议") for one in above):
                break  # what stands above a title that is whole in itself is no part of it
            if count == 2 and "关于" in words[2:] and words[:3] == above[0].bare[:3]:
                break  # both begin with the place: 某市人民政府 above 某市关于…的措施
            joined = "".join(one.bare for one in self.block[at : at + count])
            following = self.block[at + count] if at + count < len(self.block) else None
            if is_title(_NUMBER_BEHIND.sub("", joined)) and not (following and _continues(joined, following)):
                return count + (following is not None and following.bare[0] == "(" and _ADDED.fullmatch(following.bare) is not None)
        return 0

    def _is_banner(self, at: int) -> bool:
        """Whether the line is a site's or paper's name: no line of a title, and behind chrome a title begins, before any text."""
        if _GAZETTE.fullmatch(self.block[at].bare) and at + 1 < len(self.block):
            return self._joined(at + 1) > 0
        if at + 1 < len(self.block) and self.block[at + 1].apart and _PAPER.fullmatch(self.block[at].bare):
            return True
        other = _SITE.search(self.block[at].bare) or _COLUMN.fullmatch(self.block[at].bare)
        if other and at + 1 < len(self.block) and (self._joined(at + 1) or self._heads_page(at + 1)):
            return True
        if self._joined(at):
            return False
        for below in range(at + 1, min(at + 8, len(self.block))):
            line = self.block[below]
            if "。" in line.folded or line.folded.endswith((":", ";")) or numbered(line):
                return False
            if (line.apart or _is_whole(line.bare)) and self._joined(below):
                return True
        return False

    def _heads_page(self, at: int) -> bool:
        """Whether publication data stand right below the line at *at*, as they do below a headline."""
        return at + 1 < len(self.block) and self.block[at + 1].apart and not self.block[at].apart

    def _is_window_title(self, at: int) -> bool:
        """Whether the line is the browser's, the document's title with the site's name behind it, and the title follows."""
        found = _WINDOW_TITLE.fullmatch(self.block[at].bare)
        if found is None:
            return False
        title = letters(found["title"])
        for first in range(at + 1, min(at + 8, len(self.block))):
            joined = ""
            for line in self.block[first : first + 4]:
                joined += letters(line.bare)
                if joined.startswith(title):
                    return True
        return False

    def _announces(self, at: int) -> bool:
        """Whether the line announces an annex by the title that follows it: ``附:某方案`` above ``某方案``."""
        found = _ANNEX_TITLE.match(self.block[at].folded)
        if not found:
            return False
        rest = self.block[at + 1 : at + 4]
        return any(letters("".join(line.bare for line in rest[:count])) == letters(found["title"]) for count in (1, 2, 3))


def _number_before(words: str) -> re.Match[str] | None:
    """The document's number that a line begins with, the title behind it; a bracket soon tells that there may be one."""
    opening = words[:_LONGEST_AGENCY]
    bracketed = "〔" in opening or "[" in opening or "(" in opening
    return _NUMBER_BEFORE.match(words) if bracketed and "号" in words[:-1] else None


def _is_whole(words: str) -> bool:
    """Whether one line is a title that needs nothing above it but an issuer: ``关于印发某方案的通知``, ``某局2022年提案办理情况``."""
    issuer, about, _ = words.partition("关于")
    dated = None if about else _DATED.match(words)
    return is_title(words) and ((bool(about) and (not issuer or is_unit(issuer))) or (dated is not None and is_unit(dated["unit"])))


def _issues(words: str) -> bool:
    """Whether a line is the name of an organ that may issue a document, alone or with another: no site, no platform."""
    return (is_unit(words) or ISSUER.fullmatch(words) is not None) and not words.endswith(("平台", "网", "门户", "网站"))


def numbered(line: Line) -> bool:
    """Whether the line begins with a number; a dash begins a subtitle."""
    marker = marker_at(line.folded)
    return marker is not None and marker.style != "dash"


def _continues(title: str, following: Line) -> bool:
    """Whether *following* goes on with a title that could end before it: ``…1号议案`` / ``办理工作方案``."""
    words = following.bare
    if stops_title(words) or len(words) > 40 or numbered(following) or letters(title).startswith(letters(words)):
        return False
    if words.startswith(("的", "关于")) or _YEARS_OF.match(words):
        return True
    if words.startswith("《"):  # 某次会议重点建议 / 《关于…的建议》办理实施方案
        return title.endswith(_PAPERS) and not words.endswith("》") and is_title(words)
    return is_title(words) and len(words) <= 24 and not words.startswith(("附", "("))


def _is_enclosed(words: str) -> bool:
    """Whether one pair of title marks encloses all the words."""
    depth = 0
    for at, char in enumerate(words):
        depth += (char == "《") - (char == "》")
        if depth == 0:
            return at > 0 and at == len(words) - 1
    return False
