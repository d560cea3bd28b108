"""The phases of a plan (工作阶段): what each is called, when it is, what is done in it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.grammar.references import trim
from govproposal.model.phrases import Period
from govproposal.model.plan import Phase
from govproposal.outline import Item
from govproposal.parsing.items import Said, closed, read_item
from govproposal.parsing.periods import read_periods
from govproposal.parsing.years import Years
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses

_HEAD_END = lazy(r"[。:]")
_ORDINAL = lazy(r"第[一二三四五六七八九十]阶段 ?[:、,—-]* ?(?=[^。:;,]{2,16}阶段)", needs="第")
"""What only counts a phase that has a name: 第一阶段:宣传发动阶段."""
_CLAUSE = lazy(r"[^。;,:]{1,30}")


def read_phase(document: Document, item: Item, years: Years) -> Phase:
    r"""The phase that *item* is; its period stands in its heading, in a bracket of it, or opens its text.

    >>> from govproposal.source import Source
    >>> page = Document(Source.of("某县方案\n一、工作安排\n(一)部署阶段(2021年3月)。召开会议。\n(二)总结阶段。12月底前,报送总结。"))
    >>> [(one.name, one.period.edtf, one.text) for item in page.bodies[0].blocks[0].blocks for one in [read_phase(page, item, Years(2021))]]
    [('部署阶段', '2021-03', '召开会议。'), ('总结阶段', '../2021-12-31', '报送总结。')]
    """
    said = read_item(document, item, runs_on=True)
    name, bracket, pieces = _name(document, item, said)
    own = read_periods(document, [bracket or name], years) if name else ()
    if not own and pieces and (clause := _CLAUSE.match(document.folded, *pieces[0])):
        own = read_periods(document, [clause.span()], years)
        if own and own[0].span:
            name, bracket, end = _clause_name(document, name, Span(*clause.span()), own[0].span)
            pieces = _behind(document, pieces, end)
    elif own and not bracket and name and own[0].span:
        name = _without_period(document, name, own[0].span)
    name = _printed(document, name, bracket) if name else None
    period = own[0] if own else None
    spans = {"text": pieces, "name": [name] if name else [], "period": [period.span] if period and period.span else []}
    return Phase(
        path=item.path,
        id=item.id,
        name=name.of(document.text) if name else None,
        period=period,
        text=document.quote(*pieces) if pieces != said.pieces else said.text(document),
        periods=_further(document, pieces, period, years),
        span=item.span,
        spans=Witnesses({field: found for field, found in spans.items() if found}),
    )


def _name(document: Document, item: Item, said: Said) -> tuple[Span | None, Span | None, tuple[Span, ...]]:
    """The words that name a phase, the bracket among them that holds its period, and the pieces of its text."""
    pieces = said.pieces
    name = said.heading
    if item.paragraphs and (ordinal := _ORDINAL.match(document.folded, *item.paragraphs[0])):
        name, pieces = None, (Span(ordinal.end(), item.paragraphs[0].end), *(Span(*span) for span in item.paragraphs[1:]))
    if name is None and item.paragraphs:
        first = pieces[0] if ordinal else item.paragraphs[0]
        found = _HEAD_END.search(document.folded, *first)
        name = Span(first.start, found.start()) if found else first
        pieces = _behind(document, pieces, name.end)
    return name, _period_bracket(document, name) if name else None, pieces


def _clause_name(document: Document, name: Span | None, clause: Span, period: Span) -> tuple[Span | None, Span | None, int]:
    """What the clause that opens the text with the period gives to the name, and where the text behind goes on.

    ``第一阶段:动员部署(3月)。`` is named up to the bracket; a clause that says more than its date (12月底前召开会议) is text.
    """
    folded = document.folded
    bracket = _period_bracket(document, clause)
    if bracket is not None:
        end = bracket.end if folded[bracket.end : bracket.end + 1] in "。;,:" else bracket.end - 1
        joins = name is not None and bracket.start > clause.start and "\n" not in folded[name.end : clause.start]
        return (Span(name.start, bracket.end), bracket, end) if joins and name is not None else (name, None, end)
    said = (folded[clause.start : period.start] + folded[period.end : clause.end]).strip(" ()自从于在")
    return name, None, clause.start - 1 if said else clause.end


def _period_bracket(document: Document, name: Span) -> Span | None:
    brackets = (pair.span for pair in document.brackets.within(name) if pair.mark == "(")
    return next((span for span in brackets if within(document.periods, [span])), None)


def _behind(document: Document, pieces: Sequence[Span], end: int) -> tuple[Span, ...]:
    """*pieces* without the words up to *end* and the mark behind them."""
    kept = (trim(document.folded, max(piece.start, end + 1), piece.end) for piece in pieces if piece.end > end + 1)
    return tuple(piece for piece in kept if piece.start < piece.end)


def _without_period(document: Document, name: Span, period: Span) -> Span:
    """A phase's name without the period that opens or closes it: ``2019年4月,部署发动`` is ``部署发动``."""
    if not document.folded[name.start : period.start].strip(" (自从于"):
        rest = document.folded[period.end : name.end]
        return Span(name.end - len(rest.lstrip(" ,:、-)")), name.end)
    if not document.folded[period.end : name.end].strip(" )"):
        words = document.folded[name.start : period.start]
        return Span(name.start, name.start + len(words.rstrip(" ,:、-(")))
    return name


def _printed(document: Document, name: Span, bracket: Span | None) -> Span | None:
    """The name up to the bracket with its period, without closing punctuation; ``None`` where nothing is left."""
    whole = Span(name.start, bracket.start) if bracket and bracket.start > name.start else name
    shown = closed(document, whole)
    return shown if shown.start < shown.end else None


def _further(document: Document, pieces: Sequence[Span], period: Period | None, years: Years) -> tuple[Period, ...]:
    """The further dates of a phase; a year left out is that by which they fall within the phase's own period."""
    framed = attrs.evolve(years, frame=period) if period else years
    return tuple(one for one in read_periods(document, pieces, framed) if period is None or one.span != period.span)
