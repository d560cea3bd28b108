"""Paragraphs that a copy ran together: where the page's line breaks became spaces, or were lost.

A page whose paragraphs are parted by ``<br>`` often comes as one line of a thousand characters, headings and all. What numbers its
headings tells where its paragraphs began; without such numbers a line is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from govproposal.grammar.number_lists import small_number
from govproposal.patterns import lazy

SHORTEST = 150
"""A line of fewer characters is a paragraph of its own."""
_BEFORE = "。:;!?”) "
_HAN = "[一二三四五六七八九十]{1,3}"
_MARKER = lazy(
    rf"(?:(?<=[{_BEFORE}])|^)(?:(?P<han>{_HAN}) ?、|\((?P<paren>{_HAN})\)|(?<= )(?P<dot>\d{{1,2}})[.、](?!\d))",
)
_LIKELY = lazy(r"[ 。][(一二三四五六七八九十\d]")
_HEADED = lazy(r"、(?:(?<=[一二三四五六七八九十]、)|(?<=[一二三四五六七八九十] 、))|\(一\)")
"""What a line holds of which :func:`_tell` says yes: looked for by its marks, as figures stand in all paragraphs."""
_STOP = lazy(r"(?<=[。:;!?”)]) +(?=[^\W\d_a-zA-Z]|[《“(]|\d+(?![.、\d]))")
"""The space that is left of a line break behind a sentence."""
_HEADING = lazy(r"(?!\d+ )[^。:;!? ]{2,40} +(?=[^\W_]|[《“])")
"""A heading without a stop, behind its number, up to the space that is left of its line break."""
_GLUED = lazy(r"(?<=报告|汇报|通报|说明)(?=(?:尊敬的)?(?:各位)?(?:主任|主席|委员|代表|常委)[^。;:]{0,40}(?<=[员表席任委们]):$)")
"""Where the salutation begins that lost its line to the title's."""


def salutation(line: str) -> int:
    """Where the salutation begins that stands on the line of a title; 0 for none.

    >>> salutation("关于议案办理情况的报告主任、各位副主任、各位委员:"), salutation("各位委员:")
    (11, 0)
    >>> salutation("关于议案办理情况的报告各位代表:"), salutation("现就报告主任会议的事项说明如下:")
    (11, 0)
    """
    found = _GLUED.search(line) if line.endswith(":") and len(line) < SHORTEST else None
    return found.start() if found else 0


def broken(line: str) -> tuple[int, ...]:
    """Where the paragraphs of the folded *line* begin, the first left out; none where nothing shows that it holds several.

    >>> told = "现通知如下: 一、加强领导 " + "各单位要重视办理工作。" * 12 + " 二、狠抓落实 各单位要按时答复代表。"
    >>> starts = broken(told)
    >>> [told[start:start + 6] for start in starts]
    ['一、加强领导', '各单位要重视', '二、狠抓落实', '各单位要按时']
    """
    if len(line) < SHORTEST or not (_HEADED.search(line) and _LIKELY.search(line)) or "|" in line:
        return ()
    markers = list(_in_order(line))
    if not _tell(line, markers):
        return ()
    starts = {start for start, _, _ in markers}
    starts.update(found.end() for found in _STOP.finditer(line))
    for _, end, style in markers:
        heading = _HEADING.match(line, end + (line[end : end + 1] == " ")) if style != "dot" else None
        if heading:
            starts.add(heading.end())
    return tuple(sorted(starts - {0}))


def _in_order(line: str) -> Iterator[tuple[int, int, str]]:
    """The markers that go on counting in their style, or begin to, each with where it begins and ends and its style."""
    last = {"han": 0, "paren": 0, "dot": 0}
    at = depth = 0
    for found in _MARKER.finditer(line):
        depth += _depth(line[at : found.start()])
        at = found.start()
        style = found.lastgroup or ""
        number = small_number(found[style])
        # What is quoted (“…应当:(一)…(二)…”) counts for itself.
        if depth > 0 or number is None or (number not in (1, last[style] + 1) and (style != "han" or last["han"])):
            continue
        last[style] = number
        yield found.start(), found.end(), style


def _depth(words: str) -> int:
    """How many more quotes and title marks *words* open than they close."""
    return words.count("“") + words.count("《") - words.count("”") - words.count("》")


def _tell(line: str, markers: list[tuple[int, int, str]]) -> bool:
    """Whether *markers* head sections: two of them, the first of the highest kind, one behind a space or a full stop."""
    styles = [style for _, _, style in markers]
    if "han" not in styles and "paren" not in styles:
        return False
    return len(markers) > 1 and any(start and line[start - 1] in " 。" for start, _, _ in markers)
