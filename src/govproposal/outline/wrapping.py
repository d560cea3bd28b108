"""Copies whose lines were broken at a fixed width (硬回车), as mail, terminals and converters of PDF leave them.

Such a break stands inside a sentence, a number or the name of an office, so that no pattern fits the words around it. The lines are
joined to paragraphs before anything is read, and what was read is placed in the text as it stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from unicodedata import east_asian_width

import attrs

from govproposal.frozen import Value
from govproposal.outline.markers import marker_at
from govproposal.patterns import lazy
from govproposal.spans import Span, span_of

_NARROWEST, _WIDEST = 40, 130
"""How many columns a wrapped line has, from the lines of a narrow window to those of a wide page; a Chinese character takes two."""
_SLACK = 4
"""By how many columns a line may fall short, or hang over, where a mark of punctuation went to the next line, or did not."""
_FEWEST = 3
"""So many full lines that break off are no accident."""
_ASIDE = 16
"""What is indented further than this is set to the right or in the middle."""
_LINE = lazy(r"[^\n\r\x0b\x0c\x85\u2028\u2029]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])?")
_STOPS = frozenset("。:;!?,、)》”")
_ENDS = frozenset("。:;!?")
_RUNNING = ("first", "ordinal", "dash", "bullet")
_WORD = lazy(r"[0-9A-Za-z.%]+")


@attrs.frozen(eq=False, repr=False)
class Unwrapped(Value):
    """A text whose paragraphs stand on one line each, and where its characters stood.

    ``starts`` are the places, in order, at which a stretch that was kept begins here, ``moved`` by how many characters it stood
    further behind in the text as it was.
    """

    text: str
    starts: tuple[int, ...]
    moved: tuple[int, ...]

    def place(self, span: tuple[int, int]) -> Span:
        """Where the words at *span* stand in the text as it was."""
        start, end = span
        return Span(self._at(start), self._at(end - 1) + 1 if end > start else self._at(end))

    def stretch(self, span: tuple[int, int]) -> Span:
        """The same, with the line break behind it: stretches that followed each other without a gap do so again."""
        return Span(self._at(span[0]), self._at(span[1]))

    def _at(self, position: int) -> int:
        return position + self.moved[bisect_right(self.starts, position) - 1]


@attrs.frozen(eq=False, repr=False)
class _Line(Value):
    """A line: its ``span`` without white space at the ends, its width in ``columns``, whether it is ``indented``.

    One that stands far to the right (``aside``) is a signature or a title; only where it is full does it go on.
    """

    span: Span
    words: str
    columns: int
    indented: bool
    aside: bool = False

    @property
    def stops(self) -> bool:
        """Whether it ends where a clause does."""
        return self.words[-1:] in _STOPS


def unwrap(text: str, folded: str) -> Unwrapped | None:
    r"""*text* with the lines of each paragraph joined, ``None`` where its lines were not broken at a fixed width.

    >>> told = "　　各有关单位要把办理工作列入重要日程，认真研究措施，按\n" + "期答复代表，并把办理情况报送市人民政府，市人民政府将\n" * 4
    >>> unwrap(told, told).text.count("\n")
    1
    >>> unwrap("一、工作目标\n建成5个园区。", "一、工作目标\n建成5个园区。") is None
    True
    """
    if not _may_be_broken(folded.split("\n")):
        return None
    spans = _without_margin(_spaced_once([found.span() for found in _LINE.finditer(text)], folded), folded)
    measured = [[_line(text, folded, *span, measure) for span in spans] for measure in (_columns, _characters)]
    (filled, width), lines = max(((_width(lines), lines) for lines in measured), key=lambda one: one[0])
    if not filled:
        return None
    begun = [two.indented for one, two in pairwise(lines) if two.words and one.columns < width - 4 * _SLACK]
    indented = 2 * sum(begun) > len(begun)
    soft = [_goes_on(one, two, width, indented=indented) for one, two in pairwise(lines)]
    return _joined(text, lines, soft) if any(soft) else None


def _spaced_once(spans: Sequence[tuple[int, int]], folded: str) -> Sequence[tuple[int, int]]:
    """The lines without the empty one that a copy has behind each, where it has one behind each."""
    empty = [not folded[start:end].strip() for start, end in spans]
    if any(not one and not two for one, two in pairwise(empty)):
        return spans
    return [span for at, span in enumerate(spans) if not (at and empty[at] and not empty[at - 1])]


def _without_margin(spans: Sequence[tuple[int, int]], folded: str) -> Sequence[tuple[int, int]]:
    """The lines without the white space that every one of them begins with."""
    words = [folded[start:end] for start, end in spans]
    margin = min((len(one) - len(one.lstrip()) for one in words if one.strip()), default=0)
    return [(start + margin, end) if one.strip() else (start, end) for (start, end), one in zip(spans, words, strict=True)]


def _may_be_broken(lines: Sequence[str]) -> bool:
    """Whether no line is too long and some of the longest break off: what most documents are told by at a glance."""
    longest = max(map(len, lines))
    if longest > _WIDEST:
        return False
    return sum(len(line) > 0.6 * longest and line.rstrip()[-1:] not in _STOPS for line in lines) >= _FEWEST


def _columns(words: str) -> int:
    """The width on a screen of fixed columns."""
    return sum(1 + (east_asian_width(char) in "WFA") for char in words)


def _characters(words: str) -> int:
    """The width where each character has the same, as programs count."""
    return 2 * len(words)


def _line(text: str, folded: str, start: int, end: int, measure: Callable[[str], int]) -> _Line:
    words = folded[start:end].rstrip()
    bare = words.lstrip()
    begun = start + len(words) - len(bare)
    indented = begun - start > 1 or words[:1] == "\t" or text[start:begun] == "\u3000"
    aside = measure(text[start:begun]) > _ASIDE
    return _Line(Span(begun if indented else start, start + len(words)), bare, measure(words), indented, aside)


def _width(lines: Sequence[_Line]) -> tuple[int, int]:
    """How many lines are full, and how wide these are; nothing where few are, or few are broken within a clause."""
    long = sorted(line.columns for line in lines if line.columns >= _NARROWEST)
    if len(long) < _FEWEST or long[-1] > _WIDEST:
        return 0, 0
    counted = {width: bisect_right(long, width) - bisect_right(long, width - _SLACK) for width in set(long)}
    width = max(counted, key=lambda one: (counted[one], one))
    longer = len(long) - bisect_right(long, width + _SLACK)
    full = [line for line in lines if width - _SLACK < line.columns <= width + _SLACK]
    cut = sum(not line.stops for line in full)
    if cut < max(_FEWEST, 0.5 * len(full)) or len(full) < 0.3 * len(long) or longer > 0.05 * len(long):
        return 0, 0
    return counted[width], width


def _goes_on(line: _Line, following: _Line, width: int, *, indented: bool) -> bool:
    """Whether a paragraph goes on in the next line: *indented* says that those of this text begin with white space."""
    if not line.words or not following.words or following.indented:
        return False
    word = _WORD.match(following.words)
    slack = max(_SLACK, len(word[0]) if word else 0) + 2
    if line.columns + (slack if line.stops or line.aside or not indented else 4 * _SLACK) < width:
        return False
    marker = marker_at(following.words)
    # Behind a full line a numbered heading begins a paragraph, 二是 hardly ever does.
    return marker is None or marker.style in _RUNNING or (indented and (line.words[-1] not in _ENDS or not marker.style.endswith("han")))


def _joined(text: str, lines: Sequence[_Line], soft: Sequence[bool]) -> Unwrapped:
    """The text without what stands between lines of one paragraph."""
    cuts = [(one.span.end, two.span.start) for (one, two), joined in zip(pairwise(lines), soft, strict=True) if joined]
    edges = [(0, 0), *cuts, (len(text), len(text))]
    kept = [span_of((before[1], after[0])) for before, after in pairwise(edges)]
    starts = (0, *accumulate(end - start for start, end in kept[:-1]))
    moved = tuple([one.start - at for one, at in zip(kept, starts, strict=True)])
    return Unwrapped("".join([text[start:end] for start, end in kept]), starts, moved)
