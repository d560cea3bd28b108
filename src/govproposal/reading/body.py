"""Which lines of a page are the document: the container that a government site names, or the box that holds the prose.

Everything else (navigation, banner, footer) is furniture: kept in the text, marked as such. The heading above the container,
the line of date and source between, and the card with 索引号 and 发文机关 above belong to the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from govproposal.folding import letters
from govproposal.reading.layout import Layout
from govproposal.reading.names import CHROME, CHROME_BEGINNINGS, CHROME_ENDINGS, CHROME_TAGS, CONTAINERS, HOLDERS

_TITLES = frozenset(("h1", "h2", "h3"))
_CARD = ("索引号", "索 引 号", "发文机关", "发布机构", "发文字号", "信息索引", "公开方式")
_CRUMBS = ("当前位置", "您现在的位置", "您的位置", "现在位置", "所在位置", "您当前的位置", "当前的位置")
_SITE = ("版权所有", "主办", "承办", "ICP备", "网站标识码", "技术支持", "Copyright")
_DATED = re.compile(r"[\[【(]?(?:发布|发稿|更新|公开|添加|录入)?(?:时间|日期)\s*[:：]|[\[【(]?(?:信息|文章|稿件)?来源\s*[:：]")
_PROSE = 16
_ABOVE = 24


def chosen(layout: Layout) -> list[tuple[int, int]]:
    """The ranges ``[first, last)`` of lines that are the document, in order, between them furniture.

    A page of which nothing stands out is document from its first line to its last, less what its tags call navigation.
    """
    sums = _sums(layout)
    furniture = _furniture(layout, sums)
    tops = [number for number, marked in enumerate(furniture) if marked and not furniture[layout.parents[number]]]
    box = _container(layout, sums, furniture, sums[0] - sum([sums[number] for number in tops]))
    inside = _mask(layout, box, tops)
    if box:
        _raise_top(layout, box, inside, furniture)
    return _runs(inside) or [(0, len(layout.lines))]


def _sums(layout: Layout) -> list[int]:
    """The prose in each box with all that it holds: the characters of lines that are sentences, not links and labels.

    Boxes are numbered so that children come after their parents.
    """
    sums = [0] * len(layout.parents)
    for line, linked, owner in zip(layout.lines, layout.links, layout.owners, strict=True):
        size = len(line) - linked
        if size >= _PROSE:
            sums[owner] += size
    parents = layout.parents
    for number in range(len(sums) - 1, 0, -1):
        if sums[number]:
            sums[parents[number]] += sums[number]
    return sums


def _furniture(layout: Layout, sums: list[int]) -> bytearray:
    """Of each box, whether it is furniture by its own or an ancestor's tag, name or style. What holds most prose never is."""
    most = sums[0] // 2
    marks = bytearray(len(sums))
    hidden = set(layout.hidden)
    told: dict[str, bool] = {}  # of names: hundreds of boxes share a few
    for number, (parent, tag, name) in enumerate(zip(layout.parents, layout.tags, layout.names, strict=True)):
        if marks[parent]:
            marks[number] = 1
        elif sums[number] <= most and tag != "body":
            if name not in told:
                told[name] = _names_chrome(name)
            marks[number] = told[name] or tag in CHROME_TAGS or number in hidden
    return marks


def _names_chrome(name: str) -> bool:
    words = name.lower().split()
    return any(word in CHROME or word.startswith(CHROME_BEGINNINGS) or word.endswith(CHROME_ENDINGS) for word in words)


def _container(layout: Layout, sums: list[int], furniture: bytearray, whole: int) -> int:
    """The box of the document: one with a container's name that holds most of the *whole* prose, else the deepest that does."""
    if whole < 2 * _PROSE:
        return 0
    own = [0 if chrome else size for size, chrome in zip(sums, furniture, strict=True)]
    most = (number for number, size in enumerate(own) if size * 2 > whole)
    named = [number for number in most if not CONTAINERS.isdisjoint(layout.names[number].lower().split())]
    if named:
        # They stand one in the other, as each holds most of the prose: the innermost that leaves nothing of note outside.
        return max(number for number in named if own[number] * 10 >= own[named[0]] * 9)
    return _deepest(layout, own, whole)


def _deepest(layout: Layout, own: list[int], whole: int) -> int:
    """The deepest box on the way down along which nine tenths of the prose stay together, and not a mere paragraph.

    Where a notice and its annex stand in boxes side by side, the box around both.
    """
    way = [0]
    for number in range(1, len(own)):
        if layout.parents[number] == way[-1] and own[number] * 10 >= whole * 9 and layout.tags[number] in HOLDERS:
            way.append(number)
    while len(way) > 2 and own[way[-2]] > own[way[-1]] and _is_quiet(layout, way[-2], way[-1]):
        way.pop()
    return way[-1]


def _is_quiet(layout: Layout, outer: int, inner: int) -> bool:
    """Whether what *outer* holds beside *inner* has no link and says nothing of who runs the site."""
    before = range(layout.firsts[outer], layout.firsts[inner])
    after = range(layout.lasts[inner], layout.lasts[outer])
    return not any(layout.links[index] or any(word in layout.lines[index] for word in _SITE) for index in (*before, *after))


def _mask(layout: Layout, box: int, tops: Iterable[int]) -> bytearray:
    """Of each line, whether it stands in *box* and in no furniture, of which *tops* are the outermost boxes."""
    first, last = layout.firsts[box], layout.lasts[box]
    inside = bytearray(len(layout.lines))
    inside[first:last] = b"\1" * (last - first)
    for number in tops:
        if first <= layout.firsts[number] < last:
            start, end = layout.firsts[number], layout.lasts[number]
            inside[start:end] = bytes(end - start)
    for index in range(first, min(first + _ABOVE, last)):
        if layout.lines[index].startswith(_CRUMBS):
            inside[index] = 0
    return inside


def _raise_top(layout: Layout, box: int, inside: bytearray, furniture: bytearray) -> None:
    """Take the heading above the box, what stands between, and a card of metadata above it, into the document."""
    top = layout.firsts[box]
    heading = _heading(layout, top, furniture)
    for index in range(heading, top):
        inside[index] = not furniture[layout.owners[index]] and not _is_link(layout, index)
    for index in range(max(0, heading - _ABOVE), heading):
        if layout.lines[index].startswith(_CARD):
            for further in range(index, heading):
                inside[further] = not furniture[layout.owners[further]] and not _is_link(layout, further)
            return


def _heading(layout: Layout, top: int, furniture: bytearray) -> int:
    """The line above *top* that is the document's heading, or *top* itself."""
    titles = [letters(layout.meta[key]) for key in ("ArticleTitle", "title") if key in layout.meta]
    head = letters("".join(layout.lines[top : top + 3]))
    near = top
    for index in range(top - 1, max(-1, top - 1 - _ABOVE), -1):
        if furniture[layout.owners[index]] or _is_link(layout, index):
            continue
        words = letters(layout.lines[index])
        told = len(words) >= 6 and any(words in title for title in titles)
        if told or (near == top and len(words) >= 4 and words not in head and (_is_titled(layout, index) or _is_dated(layout, index, top))):
            near = index
    while top > near > 0 and layout.owners[near - 1] == layout.owners[near] and not _is_link(layout, near - 1):
        near -= 1  # the title's first line, in the same element
    if top > near > 0 and layout.lines[near].startswith(("—", "--")) and not _is_link(layout, near - 1):
        near -= 1  # a subtitle has its title above it
    return near


def _is_dated(layout: Layout, index: int, top: int) -> bool:
    """Whether what stands between a line and the box is the line of date and source, so that the line heads the document."""
    between = layout.lines[index + 1 : top]
    return 0 < len(between) <= 2 and all(_DATED.match(line) for line in between) and len(layout.lines[index]) >= 8


def _is_titled(layout: Layout, index: int) -> bool:
    """Whether a line stands in a heading element, or in a box named as a title."""
    box = layout.owners[index]
    return any(layout.tags[one] in _TITLES or "title" in layout.names[one].lower() for one in (box, layout.parents[box]))


def _is_link(layout: Layout, index: int) -> bool:
    return layout.links[index] * 2 > len(layout.lines[index]) or layout.lines[index].startswith(_CRUMBS)


def _runs(inside: bytearray) -> list[tuple[int, int]]:
    """The stretches of lines inside."""
    runs: list[tuple[int, int]] = []
    at = inside.find(1)
    while at >= 0:
        end = inside.find(0, at)
        end = len(inside) if end < 0 else end
        runs.append((at, end))
        at = inside.find(1, end)
    return runs
