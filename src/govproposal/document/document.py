"""A source seen as an outline and as phrases."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, wraps
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Protocol, TypeVar

import attrs

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.errors import MissingExtra
from govproposal.folding import fold
from govproposal.grammar.brackets import Brackets, scan_brackets
from govproposal.grammar.named_years import find_years
from govproposal.grammar.references import find_document_numbers, find_references
from govproposal.grammar.sessions import find_proposals, find_sessions
from govproposal.model.moving import moved
from govproposal.outline.chrome import classify
from govproposal.outline.frame import Part, read_parts
from govproposal.outline.items import Item, build_items
from govproposal.outline.lines import Line, Role, readable, split_lines
from govproposal.outline.metadata import Entry, labelled_titles
from govproposal.outline.tables import tables_of
from govproposal.outline.wrapping import Unwrapped, unwrap
from govproposal.source import Source, Table
from govproposal.spans import Span, covering, inside

if TYPE_CHECKING:
    from govproposal.grammar.moments import OpenPeriod
    from govproposal.model.phrases import Body, DocumentNumber, Quantity, Reference, Session
    from govproposal.model.proposal import Proposal
    from govproposal.outline.tree import Node


class Spanned(Protocol):
    """What has a place in the text: a phrase, a period whose year is left out."""

    @property
    def span(self) -> Span | None:
        """Where it stands."""


P = TypeVar("P", bound=Spanned)
T = TypeVar("T")


@attrs.frozen(slots=False, eq=False, repr=False)
class Document:
    r"""A source with its outline and phrases.

    Everything below is computed from the text alone, at first use, and never changes; a document can be shared between threads
    (at worst two of them compute the same value).

    >>> document = Document(Source.of("关于某项工作的通知\n\n一、工作目标\n建成5个园区。"))
    >>> [leaf.span.of(document.text) for leaf in document.outline.leaves]
    ['关于某项工作的通知\n\n', '一、', '工作目标\n', '建成5个园区。']
    """

    source: Source

    @property
    def text(self) -> str:
        """The text that all spans index."""
        return self.source.text

    @cached_property
    def folded(self) -> str:
        """The text as patterns see it: folded, mark-up of Markdown blanked out, of the same length."""
        return readable(self.source, _simplified(self.source))

    @cached_property
    def _unwrapped(self) -> Unwrapped | None:
        return None if self.source.tables or self.source.regions else unwrap(self.text, self.source.folded)

    @cached_property
    def joined(self) -> Document:
        """The document that parsers read: this one, or, of a copy with lines broken at a fixed width, one with its paragraphs joined."""
        found = self._unwrapped
        if found is None:
            return self
        joined = Document(attrs.evolve(self.source, text=found.text, locators=()))
        vars(joined)["_unwrapped"] = None  # paragraphs that happen to be of one length are not joined again
        return joined

    def placed(self, value: T) -> T:
        """What was read in the joined document, with its spans where the words stand in this one."""
        return value if self._unwrapped is None else moved(value, self._unwrapped.place)

    @cached_property
    def _classified(self) -> tuple[tuple[Line, ...], tuple[Entry, ...]]:
        return classify(split_lines(self.source, self.folded, self.tables))

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that hold something, each with its role."""
        return self._classified[0]

    @property
    def metadata(self) -> tuple[Entry, ...]:
        """The labelled values of the page's metadata lines (发布时间, 来源, 文号 …)."""
        return self._classified[1]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The documents of the page: the notice or report itself, its annexes, its rosters."""
        content = Role.CONTENT
        return read_parts([line for line in self.lines if line.role is content], self.folded)

    @cached_property
    def title(self) -> str:
        """What the document is called, folded and without spaces: by its own lines, else by the page's card or tags; may be empty."""
        if self.parts and self.parts[0].head.title_text:
            return self.parts[0].head.title_text
        tags = (fold(self.source.meta.get(name) or "") for name in ("ArticleTitle", "title"))
        told = (*(span.of(self.folded) for span in labelled_titles(self.metadata)), *tags)
        return next((words.replace(" ", "") for words in told if words.strip()), "")

    @cached_property
    def _built(self) -> tuple[tuple[Item, ...], tuple[Diagnostic, ...]]:
        built = [build_items(part.body, self.folded) for part in self.parts]
        return tuple(body for body, _ in built), tuple(one for _, found in built for one in found)

    @property
    def bodies(self) -> tuple[Item, ...]:
        """The numbered items of each part, as one root item a part."""
        return self._built[0]

    @cached_property
    def outline(self) -> Node:
        """The tree whose leaves cover the text exactly."""
        from govproposal.outline.tree import build_tree

        if self._unwrapped is not None:
            return moved(self.joined.outline, self._unwrapped.stretch)
        return build_tree(len(self.text), self.lines, self.parts, self.bodies)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the page, or those that a text lays out with tabs, with pipes, or with a cell on each line."""
        return tables_of(self.source, self.folded)

    @cached_property
    def brackets(self) -> Brackets:
        """The brackets, quotes and title marks of the text."""
        return scan_brackets(self.folded)

    @cached_property
    def titles(self) -> tuple[Span, ...]:
        """The outermost ``《…》``."""
        return self.brackets.titles

    @cached_property
    def references(self) -> Phrases[Reference]:
        """Every ``《…》`` that names a document, proposal, speech or article, anywhere in the text."""
        return Phrases(find_references(self.text, folded=self.folded, brackets=self.brackets))

    @cached_property
    def sessions(self) -> Phrases[Session]:
        """Every session named anywhere in the text, repeats included."""
        return Phrases(find_sessions(self.text, folded=self.folded))

    @cached_property
    def sessions_by_body(self) -> dict[Body, Phrases[Session]]:
        """The same, those of a congress and those of a CPPCC apart."""
        return {body: Phrases(one for one in self.sessions if one.body is body) for body in {one.body for one in self.sessions}}

    @cached_property
    def proposals(self) -> Phrases[Proposal]:
        """Every numbered proposal named anywhere in the text, repeats included."""
        return Phrases(find_proposals(self.text, folded=self.folded))

    @cached_property
    def document_numbers(self) -> Phrases[DocumentNumber]:
        """Every document number anywhere in the text."""
        return Phrases(find_document_numbers(self.text, folded=self.folded))

    @cached_property
    def quantities(self) -> Phrases[Quantity]:
        """Every measured amount anywhere in the text."""
        from govproposal.grammar.quantities import find_quantities

        found = find_quantities(self.text, folded=self.folded)
        # The number of one table cell and the word of the next are no quantity.
        return Phrases([one for one in found if "\t" not in one.text] if "\t" in self.text else found)

    @cached_property
    def periods(self) -> Phrases[OpenPeriod]:
        """Every period anywhere in the text, as the words say it: perhaps without a year."""
        from govproposal.grammar.periods import find_periods

        return Phrases(find_periods(self.text, folded=self.folded, titles=self.titles))

    @cached_property
    def years(self) -> tuple[tuple[int, Span], ...]:
        """Every year named in the text outside titles and comparisons, with its span: what dates without one take theirs from."""
        return find_years(self.folded, self.titles)

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is odd in outline and phrases: numbers that repeat or skip, brackets left open, dates that cannot be read."""
        if self._unwrapped is not None:
            return (diagnose("GP112"), *self.placed(self.joined.diagnostics))
        left = (at for at in self.brackets.unclosed if self.folded[at] in "《(〈")
        # A text of nothing but open brackets would have a remark a character: the first hundred tell enough.
        opened = (diagnose("GP304", self.text[at], (at, at + 1)) for at in islice(left, 100))
        body = self.body_spans
        dates = (
            diagnose(one.fault, f"{one.text} ({', '.join(map(str, one.candidates))})" if one.candidates else one.text, one.span)
            for one in self.periods
            if one.fault and covering(body, one.span)
        )
        ran = (diagnose("GP113", span=one) for one in islice(self._run_together(), 1))
        return (*ran, *self._built[1], *opened, *dates)

    def _run_together(self) -> Iterator[Span]:
        """The lines that stand on one line of the text with the line before."""
        folded = self.folded
        for one, two in pairwise(self.lines):
            end = one.span[1]
            if folded[end] != "\n" and folded.find("\n", end, two.span[0]) < 0:
                yield two.span

    @cached_property
    def body_spans(self) -> tuple[Span, ...]:
        """The lines of the bodies: what quantities and references of a record are taken from (titles, rosters, signatures left out)."""
        return tuple([line.span for part in self.parts if part.kind != "roster" for line in part.body])

    def titles_in(self, span: tuple[int, int]) -> Sequence[Span]:
        """The outermost ``《…》`` within *span*."""
        return inside(self.titles, span)

    def quote(self, *spans: tuple[int, int]) -> str:
        """The words at *spans*, several joined by a line break."""
        return "\n".join(self.text[start:end] for start, end in spans)

    def __repr__(self) -> str:
        return f"Document({self.source!r})"


class Phrases(tuple[P, ...]):
    """The phrases of a text in the order of their spans; those at a place are found by bisection."""

    @cached_property
    def starts(self) -> list[int]:
        """Where each begins."""
        return [one.span.start if one.span else -1 for one in self]

    def within(self, spans: Iterable[tuple[int, int]]) -> tuple[P, ...]:
        """Those that lie within one of *spans*, in the order of these."""
        starts = self.starts
        found: list[P] = []
        for start, end in spans:
            first = bisect_left(starts, start)
            if first < len(starts) and starts[first] < end:  # most stretches hold none
                last = bisect_left(starts, end, first)
                found += [value for value in self[first:last] if (span := value.span) and span[1] <= end]
        return tuple(found)


def within(values: Sequence[P], spans: Iterable[tuple[int, int]]) -> tuple[P, ...]:
    """Those of *values*, ordered by their spans, that lie within one of *spans*."""
    return (values if isinstance(values, Phrases) else Phrases(values)).within(spans)


def once(read: Callable[[Document], T]) -> Callable[[Document], T]:
    """*read*, whose outcome a document keeps as it keeps its own: what a parser's claim looks for is what it then parses."""
    name = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def kept(document: Document) -> T:
        values = vars(document)
        if name not in values:
            values[name] = read(document)
        found: T = values[name]
        return found

    return kept


def _simplified(source: Source) -> str | None:
    """The folded text in simplified characters, of the same length, where the source is in traditional ones and OpenCC is installed."""
    if not any(one.code == "GP109" for one in source.diagnostics):
        return None
    from govproposal.reading.traditional import simplified

    try:
        return fold(simplified(source.text))
    except MissingExtra:
        return None
