"""Satisfaction votes (满意度测评): what the members who were asked said of the handling."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property

from govproposal.document import Document
from govproposal.model.outcome import Evaluation
from govproposal.model.phrases import Period
from govproposal.parsing.periods import read_periods
from govproposal.parsing.years import Years
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses

_VOTE = lazy(
    r"(?:提案|建议|议案)[^。;]{0,40}(?:办结|办复|答复)|见面率|面商率|沟通率|答复率|办复率|办结率|回复率|复文率|采纳率|反馈意见|反馈情况|意见反馈表|提案者[^。;]{0,16}满意|代表(?:[^。;]{0,16}满意|.{0,36}表示)"
    r"|委员(?:[^。;]{0,16}满意|.{0,36}表示)|测评|评议|评价|票决|表决|投票|打分|满意票|考评"
)
_BOTH = r"(?:非常|很)?(?<!不)满意(?:和|及|与|、|或)(?:基本|比较|较)满意"
"""Two results whose rate is given as one: 满意和基本满意率."""
_RATE = lazy(
    rf"(?<!群众)(?<!居民)(?<!市民)(?<!患者)(?<!社会)(?P<result>{_BOTH}|(?:基本|非常|很|较)?(?<!不)满意)(?:率|度|票率)(?:\([^)]*\))?"
    r"(?:(?:由|从)[^,。;%]{0,12}?\d{1,3}(?:\.\d+)? ?%,? ?(?:提高|提升|上升|增长|上涨|升|下降|降)(?:到|至)(?:了)?)?"
    r"(?:均|都|为|是|达到|达|高达|:| )*(?P<rate>\d{1,3}(?:\.\d+)?) ?%"
)
_SHARE = lazy(
    rf"(?P<result>{_BOTH}|(?:基本|非常|很|较)?(?<!不)满意)(?:的?(?: ?\d{{1,5}} ?件)?[,(]?占(?:总数|比|比例|办理总数)?的?"
    r"(?:为|达)?|的达到?)(?P<rate>\d{1,3}(?:\.\d+)?) ?%"
)
_VOTES = lazy(r"(?P<result>(?:基本|非常|很|较|不)?满意)票?[:为有]? ?[1-9]\d{0,4} ?票")
_LIST = lazy(
    rf"(?P<results>(?P<result>{_BOTH}|(?:基本|非常|很|较)?(?<!不)满意)(?:率|度|票率|的)?(?:、[^。;,、]{{0,8}}满意率)*)(?:分别|依次)"
    r"(?:为|是|达到|达|占(?:总数|比)?的?) ?(?P<rates>\d{1,3}(?:\.\d+)? ?%(?:[、,和及]\d{1,3}(?:\.\d+)? ?%)+)"
)
_RESULT = lazy(rf"{_BOTH}|(?:基本|非常|很|较|不)?满意")
_PERCENT = lazy(r"(\d{1,3}(?:\.\d+)?) ?%")
_WORD = lazy(
    r"(?:(?:结果|等次|意见|评价|测评|评议|评定)(?:[^。;,]{0,12}?)(?:均|都|全部)?(?:为|是|评为|:)|评(?:定|价|议)?为|认定为"
    r"|表示|号(?:重点)?(?:提案|议案|建议案?)(?:均|都)?为"
    r"|等次:|获得?(?=[“‘\"]?(?:基本|非常|不)?满意[”’\"]?(?:等次|评价))) ?[“‘\"]?(?P<result>(?:基本|非常|很|较|不)?满意)[”’\"]?"
    r"(?!(?:[或和及与](?:基本|比较)满意)?的?有?(?:提案|建议)? ?\d{1,5} ?[件份])"
)
_VOTED = lazy(r"测评|评议|评价|评定|票决|表决|投票|打分|考评")
"""What makes of 代表表示满意 the result of a vote, where no day is named."""
_YEAR = 364
_CLAUSE = 24
"""A line of so few characters goes on with what the line above said."""
_SENTENCE = lazy(r"[^。\n]+")
_MEMBERS = lazy(r"政协|人大|委员|代表|提案人|领衔人")


def find_evaluations(document: Document, spans: Iterable[Span], years: Years, *, by_members: bool = False) -> tuple[Evaluation, ...]:
    """The votes reported within *spans*: a rate in percent, or a result in words, each with the day named last before it.

    A rate that no vote is spoken of with (群众满意率) is none; *by_members* asks that the sentence names who was asked.
    """
    found: list[Evaluation] = []
    asked = False
    for span in spans:
        # Copies with a clause a line tell on one who was asked, on the next what they said.
        asked = asked and span.end - span.start < _CLAUSE
        days = _Days(document, span, years)
        for sentence in _SENTENCE.finditer(document.folded, *span):
            before, asked = asked, _VOTE.search(sentence[0]) is not None
            if (before or asked) and (not by_members or _MEMBERS.search(sentence[0])):
                found.extend(_in_sentence(document, Span(*sentence.span()), days))
    return tuple(found)


class _Days:
    """The dates named in a paragraph, read once, and only where one is asked for."""

    def __init__(self, document: Document, paragraph: Span, years: Years) -> None:
        self._asked = document, paragraph, years

    def before(self, place: int) -> Period | None:
        """The one named last before *place*."""
        at = bisect_right(self._ends, place)
        return self._named[at - 1] if at else None

    @cached_property
    def _named(self) -> tuple[Period, ...]:
        document, paragraph, years = self._asked
        # A vote is taken on a day or in a month: a year that a report is of, and a time limit, are not when.
        return tuple(one for one in read_periods(document, [paragraph], years) if _is_day(one))

    @cached_property
    def _ends(self) -> list[int]:
        return [one.span.end if one.span else 0 for one in self._named]


def _is_day(period: Period) -> bool:
    return period.start is not None and period.end is not None and (period.end - period.start).days < _YEAR


def _in_sentence(document: Document, sentence: Span, days: _Days) -> Iterable[Evaluation]:
    yield from _listed(document, sentence, days)
    rates = [*_RATE.finditer(document.folded, *sentence), *_SHARE.finditer(document.folded, *sentence)]
    rated = {one.start("result") + beside for one in (*rates, *_LIST.finditer(document.folded, *sentence)) for beside in (-1, 0, 1)}
    voted = _VOTED.search(document.folded, *sentence) is not None
    words = [one for one in _WORD.finditer(document.folded, *sentence) if one.start("result") not in rated]
    words = [one for one in words if voted or not one[0].startswith("表示") or days.before(one.start())]
    # Votes are what a rate or a result was counted from, and are told only where neither is.
    words = words or ([] if rates else [*_VOTES.finditer(document.folded, *sentence)])
    for found in sorted([*rates, *words], key=lambda one: one.start()):
        rate = found.groupdict().get("rate")
        spans = {"result": [Span(*found.span("result"))]}
        if rate:
            spans["rate"] = [Span(*found.span("rate"))]
        period = days.before(found.start())
        if period and period.span:
            spans["period"] = [period.span]
        yield Evaluation(
            period=period,
            result=found["result"],
            rate=Decimal(rate) if rate else None,
            span=Span(min(one[0].start for one in spans.values()), found.end()),
            spans=Witnesses(spans),
        )


def _listed(document: Document, sentence: Span, days: _Days) -> Iterable[Evaluation]:
    """``满意率分别为97%、100%``, ``满意率、基本满意率分别为98%、2%``: one vote each, with its own word where each has one."""
    for found in _LIST.finditer(document.folded, *sentence):
        period = days.before(found.start())
        rates = [*_PERCENT.finditer(document.folded, *found.span("rates"))]
        words = [Span(*one.span()) for one in _RESULT.finditer(document.folded, *found.span("results"))]
        if len(words) != len(rates):
            words = [Span(*found.span("result"))] * len(rates)
        for word, rate in zip(words, rates, strict=True):
            spans = {"result": [word], "rate": [Span(*rate.span(1))]}
            if period and period.span:
                spans["period"] = [period.span]
            start = min(one[0].start for one in spans.values())
            yield Evaluation(
                period=period, result=word.of(document.folded), rate=Decimal(rate[1]), span=Span(start, rate.end()), spans=Witnesses(spans)
            )
