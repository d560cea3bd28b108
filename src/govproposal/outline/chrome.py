"""What a page shows around a document: navigation and footers (furniture), told from publication data (metadata).

The lists follow section 12 of the survey of real pages: crumbs, font size, print and share links above, previous and next
article, QR code, editor, copyright and disclaimer below. Metadata lines carry labels such as 发布时间, 来源, 索引号.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from govproposal.outline.furniture import EVERY, LONG, ends_page, holds, is_chrome, is_item
from govproposal.outline.lines import Line, Role
from govproposal.outline.metadata import Entry, abstracts, is_metadata, is_value, lone_label, may_publish, read_entries, value_span
from govproposal.outline.publication import credit_day, lone_day, paper_day, posting, read_credit
from govproposal.patterns import lazy

# An enum's member costs five times a name of the module, and a page of links asks for them a thousand times.
_CONTENT, _METADATA, _FURNITURE = Role.CONTENT, Role.METADATA, Role.FURNITURE
_EDITION = lazy(
    r"^[^\W\d_]{2,8}[报刊](?:电子|数字)[版报]?$|^[A-Z]\d{2} +[^\W\d_]|第 ?[A-Z]?\d{1,3} ?版|版面导航"
    r"|[上下]一版|(?:^|[| ])[A-Z]\d{1,2} ?[:版]|统一刊号|版面翻页|数字报",
    re.MULTILINE,
    needs="报刊版ABCDEFGHIJKLMNOPQRSTUVWXYZ",
)
"""What shows that a page is one of a newspaper, whose date says when it came out."""
_SITE = (
    "本网", "本站", "网站", "网民", "网友", "版权", "转载", "免责", "声明", "微信", "客户端", "浏览器", "编辑", "记者", "来源", "链接",
    "点击", "扫", "下载",
)  # fmt: skip


def classify(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Entry, ...]]:
    """*lines* with their roles, and the labelled values that the metadata lines hold.

    Everything behind a line that ends a page (previous article, QR code, copyright) is furniture, unless the document goes on there.
    """
    classifier = _Classifier(lines)
    first_prose, paper = classifier.first_prose, classifier.paper
    told: list[Line] = []
    before = _CONTENT
    for at, line in enumerate(lines):
        # What the reader calls furniture is looked at once more only above the text.
        if line.role is not _CONTENT and (at > first_prose or not (paper or may_publish(line))):
            told.append(line)
            before = line.role
            continue
        role = classifier.role(at, line)
        apart = role is _CONTENT and before is not _CONTENT
        told.append(line if role is line.role and not apart else Line(line.span, line.folded, role, line.row, apart))
        before = role
    return tuple(told), tuple(classifier.entries)


class _Classifier:
    """Tells the lines of a page apart, one after another: the state is what was met so far."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.entries: list[Entry] = []
        self.abstracts = abstracts(lines)
        content = [(at, line) for at, line in enumerate(lines) if line.role is _CONTENT]
        prose = [at for at, line in content if _is_prose(line) and at not in self.abstracts]
        self.first_prose, self.last_prose = (prose[0], prose[-1]) if prose else (len(lines), -1)
        behind = takewhile(lambda one: one[0] > self.last_prose, reversed(content))
        self.last_told = next((at for at, line in behind if _tells(line)), self.last_prose)
        self.paper = _EDITION.search("\n".join([line.folded for line in lines[: self.first_prose]])) is not None
        # Dozens of words are asked for in every short line: most are in none of them, and that one search tells.
        self.wordings = EVERY.held("\n".join([line.bare for _, line in content if len(line.bare) < LONG]))
        self.begun = self.ended = False
        self.label: str | None = None

    def role(self, at: int, line: Line) -> Role:
        """What the line at *at* is."""
        if line.role is not _CONTENT:
            if at < self.first_prose and self._takes_day(line):
                return _METADATA
            # Above the document the reader left out publication data with the navigation.
            return _METADATA if not self.begun and self._takes_entries(line) else line.role
        self.begun = True
        wordings = self.wordings if len(line.bare) < LONG else EVERY
        self.ended = self.ended or (at > self.last_told and ends_page(line.bare, wordings))
        if self._is_metadata(at, line):
            return _METADATA
        return _FURNITURE if self.ended or is_chrome(line, wordings) else _CONTENT

    def _is_metadata(self, at: int, line: Line) -> bool:
        """Whether the line holds publication data, which stand above the prose or below it."""
        if at > self.first_prose:
            return at >= self.last_prose and (self._takes_credit(line) or self._takes_entries(line))
        return self._is_above(at, line) or (self.label is not None or self._takes_entries(line))

    def _is_above(self, at: int, line: Line) -> bool:
        """Whether the line is the value of a label above it, a day, or what the page wrote about the document; values are kept."""
        above, self.label = self.label, lone_label(line) if at < self.first_prose else None
        if above and not self.label and is_value(above, line):
            self.entries.append(Entry(above, value_span(line)))
            return True
        return at < self.first_prose and (self._takes_day(line) or at in self.abstracts)

    def _takes_credit(self, line: Line) -> bool:
        """Whether a line below the prose says in which newspaper it was printed, and when."""
        credit = read_credit(line)
        self.entries.extend(credit)
        return credit != []

    def _takes_day(self, line: Line) -> bool:
        """Whether a line above the prose says when the paper came out or the channel posted the text; the day is kept."""
        day = credit_day(line) or posting(line) or lone_day(line, paper=self.paper) or (paper_day(line) if self.paper else None)
        self.entries.extend([day] if day else [])
        return day is not None

    def _takes_entries(self, line: Line) -> bool:
        """Whether the line is one of labelled values; they are kept."""
        found = read_entries(line) if len(line.folded) < 200 else []
        if not found or not is_metadata(line, found):
            return False
        self.entries.extend(found)
        return True


def _is_prose(line: Line) -> bool:
    return len(line.folded) > 60 and "。" in line.folded


def _tells(line: Line) -> bool:
    """Whether a short line is the document's: an item, or a sentence that is not about the site."""
    told = is_item(line.bare) or (line.folded[-1] == "。" and len(line.folded) >= 8)
    return told and not holds(line.folded, _SITE)
