"""How a report ends: thanks, shortcomings, and the commitments from 下一步 on."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from govproposal.document import Document
from govproposal.frozen import Value
from govproposal.outline import Item
from govproposal.outline.wording import SALUTATION
from govproposal.patterns import lazy
from govproposal.spans import Span

_NEXT = lazy(r"(?:在)?(?:下一步|下步|下一阶段|下阶段|接下来)")
_RATED = lazy(r"满意率(?:均|都)?(?:为|达|是)")
_SAID_NEXT = lazy(r"[^。,;]{2,24}(?:表示|指出|透露|介绍|说),(?=下一步|下步|下一阶段|接下来)")
_NEXT_SENTENCE = lazy(r"。 ?(?=(?:下一步|下步|下一阶段|接下来),)")
_LATER = lazy(r"(?:今后|新的一年)(?:,|一个时期|一段时间)?.{0,6}(?:我们|我市|我县|我区|市人民政府|市政府|县政府|区政府|我局|将)")
_THANKS = lazy(
    r"(?:谢谢|感谢)(?:大家|各位)?[!。]*$|(?:衷心|诚挚|崇高|深深)的?(?:感谢|谢意|敬意)|表示感谢|特此(?:报告|通报)|请予审议|以上报告"
)
_SHORT = lazy(
    r"在看到成绩|清醒地?(?:认识|看到)|(?:虽然?|尽管|取得).{0,40}(?:但|还有|仍|差距|不足)|^(?:.{0,14}件.{0,8}(?:建议案|提案|议案|建议)).{0,20}(?:办理|续办)"
)
_VOTED = lazy(r"(?:测评|评议|票决|表决|评价).{0,90}满意率?")
_MIXED = lazy(r"(?:存在|面临|当前)?的?(?:主要)?(?:问题|不足|困难|差距)[^。,]{0,6}[和及与、]下一?(?:步|阶段)[^。]{0,12}$")
"""The heading of a section of shortcomings and commitments in one: no achievement, its commitments begin with 下一步."""
_SECTION = lazy(r"(?:下一步|下步|下一阶段|下阶段|今后|接下来|未来)")

_LONGEST_ALONE = 3
"""So short a salutation (委员, 主任) may begin a sentence."""


@attrs.frozen(eq=False, repr=False)
class Closing(Value):
    """The closing of a report: ``paragraphs`` that belong to no item, and ``next_steps`` pieces from 下一步 on.

    ``sections`` are numbered sections of commitments (三、下一步工作打算), which are no achievements.
    """

    paragraphs: tuple[Span, ...]
    next_steps: tuple[Span, ...]
    sections: tuple[Item, ...] = ()

    def text(self, document: Document) -> str | None:
        """The commitments, paragraphs joined by line breaks; ``None`` for none."""
        return document.quote(*self.next_steps) or None


def read_closing(document: Document, body: Item) -> Closing:
    """The closing of the report whose items are *body*."""
    if (headed := _headed(document, body)) is not None:
        return headed
    last = _last(body)
    sections = [item for item in body.blocks if _is_section(document, item)]
    mixed = [item for item in body.blocks if _heads(document, item, _MIXED)]
    paragraphs = last.paragraphs[1:] if last.marker else last.paragraphs
    start = next((at for at, span in enumerate(paragraphs) if _closes(document, span, flat=last is body)), len(paragraphs))
    if sections and sections[-1].end == last.end:
        start = next((at for at, span in enumerate(paragraphs) if _takes_leave(document, span)), len(paragraphs))
    closing = tuple(paragraphs[start:])
    if sections:
        pieces = _section_pieces(sections[-1], closing)
        return Closing((*_votes_before(document, body, sections[0]), *closing), pieces, tuple(sections))
    pieces = _from_next(document, closing) or _in_last(document, last, closing)
    within = next((child for item in mixed for child in item.blocks if _is_section(document, child)), None)
    if not pieces and within is not None:
        pieces = _section_pieces(within, closing)
    return Closing(closing, pieces, tuple(mixed) if pieces else ())


def _in_last(document: Document, last: Item, closing: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences from 下一步 on in the last item, where these belong to a section of problems and plans in one."""
    for span in last.paragraphs if last.marker is not None else ():
        found = _NEXT_SENTENCE.search(document.folded, *span) if span not in closing else None
        if found:
            return (Span(found.end(), span.end),)
    return ()


def _headed(document: Document, body: Item) -> Closing | None:
    """The commitments that an unnumbered paragraph heads (下一步,我们将:) and ``一是…`` paragraphs spell out, at the end of the report."""
    item = body
    while item.blocks:
        inner = item.blocks[-1]
        own = item.paragraphs[1:] if item.marker else item.paragraphs
        heads = [span for span in own if _NEXT.match(document.folded, *span)]
        listed = [child for child in item.blocks if heads and child.start > heads[-1].start]
        if listed and listed[0].style in ("first", "ordinal"):
            lines = [line for child in listed for line in _item_lines(child)]
            behind = [span for span in own if span.start > heads[-1].start]
            pieces = sorted([heads[-1], *behind, *lines])
            return Closing(tuple(pieces), tuple(span for span in pieces if not _THANKS.search(document.folded, *span)), tuple(listed))
        item = inner
    return None


def _item_lines(item: Item) -> list[Span]:
    """All lines of an item as printed, its number too."""
    lines = []
    for one in (item, *item.walk()):
        if not one.inline and one.paragraphs:
            lines += [Span(one.start, one.paragraphs[0].end), *one.paragraphs[1:]]
    return lines


def _votes_before(document: Document, body: Item, section: Item) -> list[Span]:
    """The paragraphs on a vote that stand behind the last item before a section of commitments."""
    before = [item for item in body.blocks if item.start < section.start]
    paragraphs = _last(before[-1]).paragraphs[1:] if before else ()
    first = next((at for at, span in enumerate(paragraphs) if _VOTED.search(document.folded, *span)), len(paragraphs))
    return list(paragraphs[first:])


def _last(item: Item) -> Item:
    while item.blocks:
        item = item.blocks[-1]
    return item


def _is_section(document: Document, item: Item) -> bool:
    return _heads(document, item, _SECTION)


def _heads(document: Document, item: Item, pattern: re.Pattern[str]) -> bool:
    """Whether the item's first line is short and begins as *pattern* says."""
    first = item.paragraphs[0] if item.paragraphs else None
    return first is not None and first.end - first.start < 40 and pattern.match(document.folded, *first) is not None


def _takes_leave(document: Document, span: Span) -> bool:
    """Whether a paragraph thanks those who are addressed, turns to them once more (各位委员,我们将以…), or tells of a vote."""
    opened = SALUTATION.match(span.of(document.folded).replace(" ", ""))
    thanked = _THANKS.search(document.folded, *span) is not None
    return thanked or (opened is not None and len(opened[0]) > _LONGEST_ALONE) or _RATED.search(document.folded, *span) is not None


def _closes(document: Document, span: Span, *, flat: bool) -> bool:
    """Whether a paragraph behind the last item belongs to the closing."""
    words = span.of(document.folded)
    if flat:
        return any(pattern.match(words) for pattern in (_NEXT, _LATER, _SAID_NEXT))
    opened = SALUTATION.match(words.replace(" ", ""))
    behind = words.replace(" ", "")[opened.end() : opened.end() + 1] if opened else "-"
    addressed = opened is not None and behind in (":", "!", "") and len(opened[0]) > _LONGEST_ALONE
    return addressed or any(pattern.search(words) for pattern in (_NEXT, _THANKS, _SHORT, _VOTED)) or _LATER.match(words) is not None


def _from_next(document: Document, closing: Sequence[Span]) -> tuple[Span, ...]:
    """The closing paragraphs from 下一步 on."""
    for pattern in (_NEXT, _LATER):
        for at, span in enumerate(closing):
            if found := pattern.search(document.folded, *span):
                rest = [one for one in closing[at + 1 :] if not _THANKS.search(document.folded, *one)]
                return (Span(found.start(), span.end), *rest)
    return ()


def _section_pieces(section: Item, closing: Sequence[Span]) -> tuple[Span, ...]:
    """All lines of a section of commitments as printed, its own number left out."""
    spans = [*section.paragraphs]
    for item in section.walk():
        if not item.inline:
            spans += [Span(item.start, item.paragraphs[0].end), *item.paragraphs[1:]] if item.paragraphs else []
    return tuple(span for span in sorted(spans) if span not in closing)
