"""Which proposals a document is about: their titles, numbers and kinds, told in one place or in several."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import attrs

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.folding import key
from govproposal.frozen import Value
from govproposal.grammar.sessions import kind_of_title, small_number
from govproposal.model.phrases import Body, Session
from govproposal.model.proposal import Kind, Proposal
from govproposal.parsing.sessions import session_of
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, covering, hull

_BEHIND = lazy(r" ?\((?:以下(?:简)?称)?[^()\n]{0,12}$")
_BETWEEN = lazy(r"(?:[^。;()]{0,4}|即|,题为|题为|为)[:,]? ?$")


_ABOUT = r"关于[^,。;:()《》“”\n]{4,60}?(?:建议案|提案|议案|建议)"
_UNMARKED = lazy(
    rf"“{_ABOUT}”|(?<![^\W\d_《“]){_ABOUT}"
    r"(?= ?\( ?(?:[^()\n]{2,8}(?:第 ?)?\d{1,9} ?号(?:建议案|议案|提案|建议)|第 ?\d{1,9} ?号) ?\))"
)
"""A title without title marks: in quotes, or with nothing around it before its number."""


@attrs.frozen(eq=False, repr=False)
class Mention(Value):
    """A proposal as one place names it: a numbered mention, a title, or both side by side."""

    kind: Kind | None
    number: Span | None
    value: int | None
    title: Span | None
    marks: int = 1
    """How many characters of ``title`` on each side are its marks: none of a title that is named without."""

    @property
    def inner(self) -> Span | None:
        """The words of the title, without its marks."""
        return Span(self.title.start + self.marks, self.title.end - self.marks) if self.title else None

    @property
    def span(self) -> Span:
        """All words of the mention."""
        return hull(span for span in (self.number, self.title) if span) or Span(0, 0)


def find_mentions(document: Document, spans: Iterable[Span]) -> list[Mention]:
    """The proposals that *spans* name, each once, in order; a title and the number beside it are one mention."""
    spans = list(spans)
    numbers = list(within(document.proposals, spans))
    titles = _titles(document, spans)
    mentions: list[Mention] = []
    used: set[int] = set()
    for title, marks in titles.items():
        words = document.folded[title.start + marks : title.end - marks]
        at = _beside(document, title, numbers, used)
        kind = kind_of_title(words) or _kind_behind(document, title, words)
        if (at is None and kind is None) or words in _KIND_ONLY:
            continue
        number = numbers[at] if at is not None else _bare_number(document, title, kind)
        if at is not None:
            used.add(at)
        value = number.number if number else None
        mentions.append(Mention(number.kind if number else kind, number.span if number else None, value, title, marks))
    named = list(titles)
    mentions.extend(
        Mention(one.kind, one.span, one.number, None) for at, one in enumerate(numbers) if at not in used and not _inside(one.span, named)
    )
    return _distinct(document, sorted(mentions, key=lambda one: one.span))


def _titles(document: Document, spans: Iterable[Span]) -> dict[Span, int]:
    """The titles that *spans* name, in order, with how wide their marks are: ``《…》``, quotes, none before a number in brackets."""
    found = {title: 1 for span in spans for title in document.titles_in(span) if not _is_alias(document, title)}
    folded = document.folded
    for span in spans:
        if folded.find("“关于", *span) < 0 and folded.find("第", *span) < 0:
            continue
        for match in _UNMARKED.finditer(folded, *span):
            title = Span(*match.span())
            if not any(title.start < one.end and one.start < title.end for one in found):
                found[title] = 1 if match[0][0] == "“" else 0
    return dict(sorted(found.items()))


def _is_alias(document: Document, title: Span) -> bool:
    """Whether the title is what a document is called from here on: 以下简称《建议》."""
    return document.folded.endswith("简称", 0, title.start)


def _inside(span: Span | None, titles: Sequence[Span]) -> bool:
    return span is not None and covering(titles, span) is not None


def _beside(document: Document, title: Span, numbers: Sequence[Proposal], used: set[int]) -> int | None:
    """The numbered mention in the bracket behind a title, or just before it."""
    first = bisect_left(numbers, title.start - 24, key=lambda one: one.span.start if one.span else 0)
    for at in range(first, len(numbers)):
        one = numbers[at]
        if one.span is None or at in used:
            continue
        if one.span.start > title.end + 16:
            break
        behind = document.folded[title.end : one.span.start] if title.end <= one.span.start <= title.end + 16 else None
        if behind is not None and _BEHIND.fullmatch(behind):
            return at
        before = document.folded[one.span.end : title.start] if title.start - 8 <= one.span.end <= title.start else None
        if before is not None and _BETWEEN.fullmatch(before):
            return at
    return None


_KIND_ONLY = frozenset(kind.value for kind in Kind)
"""What a document calls a proposal from there on: 《建议案》 names none by itself."""
_NUMBERED = lazy(r"\d ?号")
_KIND_BEHIND = lazy(r" ?的?(?P<kind>建议案|议案|提案|建议)(?=[,。、;)(确列被由已收]|$)")


def _kind_behind(document: Document, title: Span, words: str) -> Kind | None:
    """What the words behind a title that names no kind call it: 《关于增设公厕》的提案; 《…规划》的建议 is advice on a plan."""
    found = _KIND_BEHIND.match(document.folded, title.end)
    if found is None:
        return None
    if found["kind"] == "建议" and not (
        words.startswith(("关于", "建议")) and _NUMBERED.search(document.folded, max(0, title.start - 12), found.end() + 12)
    ):
        return None
    return Kind(found["kind"])


_NUMBER_BEHIND = lazy(r" ?(?:的?(?:建议案|议案|提案|建议))?\( ?(?:第|编号:?)? ?(\d{1,9}|[一二三四五六七八九十百]{1,5}) ?号 ?[),,]")
_NUMBER_BEFORE = lazy(r"第? ?(\d{1,9}|[一二三四五六七八九十百]{1,5}) ?号:? ?$")


def _bare_number(document: Document, title: Span, kind: Kind | None) -> Proposal | None:
    """The number in the bracket behind a title, or right before it, where the title alone tells the kind: ``《…的提案》(第31号)``."""
    found = _NUMBER_BEHIND.match(document.folded, title.end) or _NUMBER_BEFORE.search(
        document.folded, max(0, title.start - 10), title.start
    )
    if not found or kind is None:
        return None
    return Proposal(kind=kind, number=small_number(found[1]), title=None, session=None, span=Span(*found.span(1)))


def _distinct(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """*mentions* with those of one proposal merged: same number and kind, or same title."""
    merged: list[Mention] = []
    by_title: dict[str, int] = {}
    by_number: dict[tuple[Kind | None, int | None], int] = {}
    for one in mentions:
        title = _title_key(document, one)
        at = by_title.get(title) if title else None
        if at is None and one.value is not None:
            at = by_number.get((one.kind, one.value))
            at = None if at is not None and title and merged[at].title else at
        if at is None:
            merged.append(one)
            at = len(merged) - 1
        else:
            merged[at] = _merged(merged[at], one)
        if title:
            by_title.setdefault(title, at)
        if merged[at].value is not None:
            by_number.setdefault((merged[at].kind, merged[at].value), at)
    return _single(merged)


def _merged(one: Mention, other: Mention) -> Mention:
    """Two mentions of one proposal as one: what the first lacks comes from the second."""
    kind = one.kind if one.number else other.kind or one.kind
    titled = one if one.title else other
    return Mention(kind, one.number or other.number, one.value or other.value, titled.title, titled.marks)


def _single(mentions: list[Mention]) -> list[Mention]:
    """Where one number and one title stand alone, they are one proposal."""
    numbered = [one for one in mentions if one.title is None]
    titled = [one for one in mentions if one.value is None]
    if len(mentions) == 2 and len(numbered) == len(titled) == 1:
        return [attrs.evolve(titled[0], kind=numbered[0].kind, number=numbered[0].number, value=numbered[0].value)]
    return mentions


def _title_key(document: Document, one: Mention) -> str:
    return key(one.inner.of(document.text)) if one.inner else ""


def as_proposal(document: Document, mention: Mention, sessions: Sequence[Session]) -> Proposal:
    """The mention as a proposal of the record, with the session it was put at."""
    title = mention.inner
    spans: dict[str, list[Span]] = {}
    if title:
        spans["title"] = [title]
    if mention.number:
        spans["number"] = spans["kind"] = [mention.number]
    elif title and mention.kind:
        spans["kind"] = [Span(max(title.start, title.end - len(mention.kind.value)), title.end)]
    kind, at = mention.kind, session_of(document, sessions, mention.span, mention.kind)
    numbered = mention.number is not None and "建议" in mention.number.of(document.folded)
    if kind is Kind.SUGGESTION and not numbered and at is not None and all(one.body is Body.CPPCC for one in sessions):
        kind = Kind.PROPOSAL  # a CPPCC has proposals, whatever their titles say: 《关于…的建议》
    return Proposal(
        kind=kind,
        number=mention.value,
        title=title.of(document.text).strip() if title else None,
        session=at,
        span=mention.span,
        spans=Witnesses(spans),
    )
