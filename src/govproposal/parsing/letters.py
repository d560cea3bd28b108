"""Letters that answer a proposal (提案答复, 建议答复): where each begins and ends on a page, and the pieces of its frame.

A letter is: marks and number, a title over one to five lines (perhaps twice), the salutation (X委员:), the opening formula
(收悉,现答复如下:), the answer, thanks, signature, and what stands below it (contacts, copies). Any of them may be missing. A page
may hold several letters, or the proposal above its letter. After section 9 of the survey of real letters; form: custom.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import attrs

from govproposal.document import Document
from govproposal.document.document import once
from govproposal.frozen import Value
from govproposal.grammar.references import trim
from govproposal.outline import Line, Role
from govproposal.outline.markers import marker_at
from govproposal.outline.wording import ISSUER
from govproposal.parsing.letter_foot import cut_line, is_foot, read_foot
from govproposal.parsing.salutations import salutation_at
from govproposal.patterns import lazy
from govproposal.spans import Span, hull
from govproposal.units.names import unit_grade


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Letter(Value):
    """One letter of a page. ``title`` are the title's pieces, ``title_text`` its folded words without spaces.

    ``head`` are the lines above the salutation that are not the title, ``addressee`` the salutation without colon and greeting,
    ``opening`` the pieces up to 答复如下, ``body`` the lines of the answer, ``closing`` thanks and requests behind it, ``tail`` what
    stands around the signature: contacts, copies, notes. ``issuers`` and ``date`` are the signature's.
    """

    span: Span
    title: tuple[Span, ...] = ()
    title_text: str = ""
    head: tuple[Line, ...] = ()
    addressee: Span | None = None
    opening: tuple[Span, ...] = ()
    body: tuple[Line, ...] = ()
    closing: tuple[Line, ...] = ()
    tail: tuple[Line, ...] = ()
    issuers: tuple[Span, ...] = ()
    date: Span | None = None

    @property
    def prose(self) -> tuple[Span, ...]:
        """The letter's running text, opening to thanks: where its quantities and references are read."""
        return (*self.opening, *(line.span for line in self.body), *(line.span for line in self.closing))


_NOUN = (
    r"(?:答复|回复|复函|函复|复)(?:意见|件|情况|报告)?(?:的?函)?|(?:会办|协办|分办|办理|承办|续办)(?:意见|情况|结果"
    r"|续复)?的?(?:函复|复函|函|答复|回复|意见|续复|说明)|续复"
)
_NUMBER = r"\(?[^\W\d_]{2,14}[〔\[(](?:19|20)\d\d[〕\])]第?\d{1,5}号\)?"
_TITLE = lazy(
    rf"《?(?:{_NUMBER})?(?P<title>(?:[^\W\d_]{{2,30}}?)?(?:关于|对)(?=[^。;!?]{{0,150}}(?:提案|建议|议案|案|届"
    rf"|第\d+号))[^。;!?]{{4,160}}?(?:{_NOUN})"
    rf"|[^\W\d_][^。;!?:]{{2,80}}?(?::?第\d{{1,9}}号|\d号)[^。;!?:]{{0,40}}?(?:{_NOUN}))(?P<bracket>\((?:[^()]"
    rf"|\([^()]{{0,20}}\)){{1,80}}\))?》?(?:{_NUMBER})?"
)
_TITLE_WORD = lazy(r"关于|对|届|第\d+号|提案|建议|议案")
"""What a title's first line holds, unless it is the issuer alone."""
_NO_TITLE = lazy(r"^(?:附|欢迎|今天|抄送|联系|主题|上一|下一|\d|[一二三四五六七八九十]、)|(?:收悉|如下)|:$")
_MARK = lazy(
    r"^[\[(〔【]?(?:[A-D]\d?|[甲乙丙丁])?类?[\])〕】]?$|^[\[(〔【]?(?:不?同意|主动|此件.{0,6})?公开.{0,4}[\])〕】]?$"
    r"|^(?:办理|答复|办复)?类 ?别|^签 ?发|^编 ?号"
    rf"|^{_NUMBER}"
)
_FORMULA = lazy(r"收悉|(?<=[》)”案议])悉|(?:转|交)(?:由|给|与)?[^,。;:]{2,24}?(?:办理|研究|承办)")
_FOLLOWS = lazy(
    r"(?:答复|回复|函复|复函|函告|意见|情况|现复|现告|说明|汇报|报告|反馈)(?:报告|答复|汇报|回复|说明|函告|函复"
    r"|反馈)?如下[:,。;]?|(?:作|做)?如下(?:答复|回复|说明|反馈|函复)[:,。;]?|(?<=\S)如下:$|以下(?:办理)?(?:答复)?意见:$"
)
_FIRST_THANKS = lazy(r"(?:首先,?|先|在此,?|非常|十分|衷心|诚挚|很)*(?:地|的)?感谢")
_GREETING = lazy(r"(?:您|你们?|您们|大家)好[!。,]?")
_NEAR = 24
"""How many lines below a title the salutation is looked for."""
_ANSWERS = lazy(r"提出的.{2,80}收悉|[来转]函收悉|会办意见")


class _Title(NamedTuple):
    """A title: its first line, the line behind its last, its pieces, its words without spaces."""

    start: int
    end: int
    pieces: tuple[Span, ...]
    words: str

    def within(self, start: int) -> _Title:
        """The title counted from line *start*."""
        return self._replace(start=self.start - start, end=self.end - start)


@once
def read_letters(document: Document) -> tuple[Letter, ...]:
    r"""The letters of the page, in order; ``()`` where nothing is addressed to anybody and no formula opens an answer.

    >>> from govproposal.source import Source
    >>> page = "关于市政协五届三次会议第12号提案的答复\n李明委员:\n您提出的《关于节水的提案》收悉,现答复如下:\n已建成泵站3座。\n特此答复。"
    >>> letter, = read_letters(Document(Source.of(page)))
    >>> letter.title_text[-6:], letter.addressee.of(page), [line.folded for line in letter.body]
    ('号提案的答复', '李明委员', ['已建成泵站3座。'])
    """
    lines = [line for line in document.lines if line.role in (Role.CONTENT, Role.METADATA)]
    titles = _titles(lines)
    if not titles:
        letter = _read(lines, None, document.folded)
        return (_entitled(document, letter),) if letter.opening else ()
    starts = [0, *(_start(lines, title.start, before.end) for before, title in pairwise(titles))]
    ends = [*starts[1:], len(lines)]
    # Where a page says a title twice, it is read from its first saying.
    said = {title.words: title.pieces for title in reversed(titles)}
    kept: list[tuple[int, int, _Title]] = []
    for start, end, title in zip(starts, ends, titles, strict=True):
        if any(_opens(line) for line in lines[title.end : min(end, title.end + _NEAR)]):
            kept.append((start if kept else 0, end, title._replace(pieces=said[title.words])))
    return tuple(_read(lines[start:end], title.within(start), document.folded) for start, end, title in kept)


def _opens(line: Line) -> bool:
    """Whether a line addresses somebody or opens an answer: what a title in a list of links has not below it."""
    return _opening_at(line.folded) or salutation_at(line.folded) is not None


def _opening_at(words: str) -> bool:
    return _FORMULA.search(words) is not None or _FOLLOWS.search(words) is not None


def _entitled(document: Document, letter: Letter) -> Letter:
    """A letter without a title of its own, with that which the page's table of metadata has, if any (名称:关于…的答复)."""
    named = (one.span for one in document.metadata)
    shown = next((span for span in named if _TITLE.fullmatch(span.of(document.folded).replace(" ", ""))), None)
    return attrs.evolve(letter, title=(shown,), title_text=shown.of(document.folded).replace(" ", "")) if shown else letter


def _titles(lines: Sequence[Line]) -> list[_Title]:
    """The titles of letters among *lines*: first line, line behind, pieces, words."""
    found: list[_Title] = []
    at = 0
    while at < len(lines):
        title = _title_at(lines, at)
        if title:
            found.append(title)
            at = title.end
        else:
            at += 1
    return found


def _title_at(lines: Sequence[Line], at: int) -> _Title | None:
    """The title that begins with line *at*: the fewest lines that end as such titles do."""
    places: list[int] = []
    words = ""
    first = lines[at]
    if _MARK.match(first.bare) and not _TITLE.fullmatch(first.bare):
        return None
    if not _TITLE_WORD.search(first.bare) and not ISSUER.fullmatch(first.folded):
        return None
    for count, line in enumerate(lines[at : at + 5], 1):
        if line.role is Role.METADATA or not _could_entitle(line) or (count > 1 and marker_at(line.folded)):
            return None
        # A cell of a table that its page left a pipe behind is a line of the title like others.
        places.extend(line.start + place for place, char in enumerate(line.folded) if char not in " |")
        words += line.bare.replace("|", "")
        if len(words) < 200 and (found := _TITLE.fullmatch(words)):
            start, end = found.start("title"), found.end("bracket") if found["bracket"] else found.end("title")
            inner = Span(places[start], places[end - 1] + 1)
            spans = [Span(max(one.start, inner.start), min(one.end, inner.end)) for one in lines[at : at + count]]
            return _Title(at, at + count, tuple(one for one in spans if one.start < one.end), words[start:end])
    return None


def _could_entitle(line: Line) -> bool:
    return "。" not in line.folded and len(line.bare) <= 140 and _NO_TITLE.search(line.bare) is None


def _start(lines: Sequence[Line], title: int, floor: int) -> int:
    """Where the letter begins whose title is line *title*: at the marks and the number above it."""
    while title > floor and _MARK.match(lines[title - 1].bare):
        title -= 1
    return title


def _read(lines: Sequence[Line], title: _Title | None, folded: str) -> Letter:
    """The letter that *lines* are, its title at the place given."""
    first = title.end if title else 0
    at, addressee, rest = _salutation(lines, first, folded)
    head = (*lines[: title.start], *lines[title.end : at]) if title else tuple(lines[:at])
    below = lines[at + (addressee is not None) :]
    content = [*rest, *(line for line in below if line.role is Role.CONTENT or is_foot(line))]
    opening, content = _opening(content, folded)
    content = _unthanked(content)
    foot = read_foot(content, folded)
    span = hull(line.span for line in lines) or Span(0, 0)
    return Letter(
        span=span,
        title=title.pieces if title else (),
        title_text=title.words if title else "",
        head=head,
        addressee=addressee,
        opening=opening,
        body=foot.body,
        closing=foot.closing if foot.body or opening else (),
        tail=foot.tail,
        issuers=foot.issuers,
        date=foot.date,
    )


def _salutation(lines: Sequence[Line], first: int, folded: str) -> tuple[int, Span | None, list[Line]]:
    """The line of the salutation, whom it addresses, and what the line says behind it; without one, the line of the body's begin."""
    sure = _addressed_and_opened(lines, first)
    for at in range(first, min(len(lines), first + _NEAR)) if sure is None else (sure,):
        line = lines[at]
        found = _salutes(lines, at)
        if found is not None and line.role is Role.CONTENT:
            addressee = trim(folded, line.start, line.start + found[0])
            return at, addressee, cut_line(line, line.start + found[1], line.end, folded)
        if _opening_at(line.folded) or ("。" in line.folded and len(line.folded) > 50):
            return at, None, []
    return first, None, []


def _salutes(lines: Sequence[Line], at: int) -> tuple[int, int] | None:
    """The salutation that the line at *at* is: also an organ's name without a colon, where the text below answers at once."""
    line = lines[at]
    if found := salutation_at(line.folded):
        return found
    below = lines[at + 1].folded if at + 1 < len(lines) else ""
    alone = len(line.bare) <= 24 and unit_grade(line.bare) == 3 and _ANSWERS.search(below[:120]) is not None
    return (len(line.folded), len(line.folded)) if alone else None


def _addressed_and_opened(lines: Sequence[Line], first: int) -> int | None:
    """The first salutation that an opening formula follows at once: the letter's, whatever a page shows above it."""
    for at in range(first, len(lines)):
        line = lines[at]
        found = _salutes(lines, at) if line.role is Role.CONTENT else None
        if found and (_opening_at(line.folded[found[1] :]) or any(_opening_at(one.folded) for one in lines[at + 1 : at + 3])):
            return at
    return None


def _opening(lines: Sequence[Line], folded: str) -> tuple[tuple[Span, ...], list[Line]]:
    """The pieces of the opening formula, and the lines behind it."""
    near = lines[:3]
    for at, line in enumerate(near):
        if found := next(iter(_FOLLOWS.finditer(line.folded)), None):
            return _split(lines, at, line.start + found.end(), folded)
    for at, line in enumerate(near[:2]):
        if found := _FORMULA.search(line.folded):
            stop = line.folded.find("。", found.end())
            return _split(lines, at, line.end if stop < 0 else line.start + stop + 1, folded)
    skip = 1 if lines and _GREETING.fullmatch(lines[0].bare) else 0
    return (), list(lines[skip:])


def _unthanked(lines: list[Line]) -> list[Line]:
    """The lines of an answer without a first one that only thanks: ``首先,感谢您对我镇工作的关心和支持!``."""
    first = lines[0].folded if lines else ""
    alone = first.find("。") in (-1, len(first) - 1) and first.find("!") in (-1, len(first) - 1)
    return lines[1:] if len(lines) > 1 and alone and len(first) <= 60 and _FIRST_THANKS.match(first) else lines


def _split(lines: Sequence[Line], at: int, end: int, folded: str) -> tuple[tuple[Span, ...], list[Line]]:
    line = lines[at]
    opening = (*(one.span for one in lines[:at]), Span(line.start, end))
    return opening, [*cut_line(line, end, line.end, folded), *lines[at + 1 :]]
