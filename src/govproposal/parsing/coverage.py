"""What the media ran on a proposal (宣传报道): who, on which day, under which title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.grammar.references import is_press, trim
from govproposal.grammar.sessions import kind_of_title
from govproposal.model.outcome import Coverage
from govproposal.model.phrases import Period
from govproposal.parsing.periods import read_periods
from govproposal.parsing.years import Years
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, inside

_RAN = lazy(r"报道|报导|刊发|刊载|刊登|转载|播出|播报|推介|宣传|发表|专访|聚焦|关注|推送|介绍|为题")
_NAMES = (
    r"日报|晚报|晨报|早报|商报|时报|都市报|导报|快报|青年报|政协报|人大报|法[制治]报|农民报|工人报|经济报"
    r"|科技报|教育报|文化报|健康报|环境报|能源报|(?<!简|通|汇|情|预|申|专|月|周|年)报"
    r"|[厅局委府会](?:官方)?网站|网(?!络|友|民|格|站|点|上|红|吧|管|线|办|信|约|购|点)|新闻(?!发布|办|稿|宣传|联播)|客户端"
    r"|卫视|电视台|广播电台|电台|电讯|学习平台|融媒体中心|融媒|频道|公众号|视频号|财经|头条|通讯社|新华社|中新社|杂志"
    r"|周刊|总台|在线|号外|APP|App|云媒|闻|交汇点|学习强国|澎湃|央视|之声|百家号|强国号|长江云|津云|腾讯|新浪|搜狐"
)
_OUTLET = lazy(
    r"(?:(?<=[,、;和与及由经在被日])|(?<=组织)|(?<=邀请)|(?<=联合)|^) ?"
    rf"(?P<name>[^,、;。:和与及由经被《》()“”]{{0,16}}?(?:{_NAMES}))"
    r"(?=[、,等和与及以对分于在进报刊转播推专大通连发作也均都相先陆聚关就围用头整跟采介登载同予 《]|$)"
)
_LEAD_IN = lazy(r".*(?:组织|邀请|联合|协调|通过)")
_EDITION = lazy(r"(?:海外|农村|市场|地方|[东南西北中]部)版")
_QUOTED = lazy(r"“(?P<title>[^“”\n]{4,40})”为题")
"""An article whose title stands in quotes."""
_POLICY = lazy(r"(?:政策|意见|办法|条例|规划|方案|通知|措施|规定|决定|细则|计划|纲要|公告|体系|标准|规范)(?:\(.*\))?$")


def is_coverage(document: Document, span: Span) -> bool:
    """Whether a paragraph is about what the media ran: a day, an outlet, a verb of publishing, at its beginning."""
    words = span.of(document.folded)
    head = words[:60]
    if not _RAN.search(words) or not within(document.periods, [Span(span.start, min(span.end, span.start + 24))]):
        return False
    press = any(is_press(document.folded[one.start + 1 : one.end - 1]) for one in document.titles_in(span))
    return press or _OUTLET.search(re.sub(r"\d+年|\d+月|\d+日", "", head)) is not None


def find_coverage(document: Document, spans: Iterable[Span], years: Years) -> tuple[Coverage, ...]:
    """The coverage that the paragraphs at *spans* tell of, one entry per date and article.

    Outlets that reprinted stand with each date they reprinted; a clause that names no day continues the one before it.
    """
    found: list[Coverage] = []
    for span in spans:
        for clause in _clauses(document, span):
            found.extend(_entries(document, clause, years))
    return tuple(found)


def _clauses(document: Document, span: Span) -> list[Span]:
    """The stretches of a paragraph that each begin with a day: cut at ``;`` and ``。`` outside titles and quotes.

    A day behind a comma begins a stretch where something was run before it: ``…刊发《…》,5月11日,…``.
    """
    clauses: list[Span] = []
    start = span.start
    days = {one.span.start for one in within(document.periods, [span])}
    for at in range(span.start, span.end):
        begun = at in days and document.folded[at - 1] == "," and _RAN.search(document.folded, start, at)
        if begun or (document.folded[at] in ";。" and document.brackets.enclosing(at) is None):
            clauses.append(Span(start, at))
            start = at if begun else at + 1
    clauses.append(Span(start, span.end))
    return [trim(document.folded, *clause) for clause in clauses if clause.end - clause.start > 4]


def _entries(document: Document, clause: Span, years: Years) -> list[Coverage]:
    dated = [one for one in read_periods(document, [clause], years) if one.start and one.start == one.end]
    outlets = _outlets(document, clause)
    titles = _articles(document, clause)
    if not outlets and not titles:
        return []
    spans = {"outlets": outlets, "titles": titles}
    days: Sequence[Period | None] = dated or [None]
    return [_entry(document, clause, day, spans) for day in days]


def _entry(document: Document, clause: Span, day: Period | None, spans: dict[str, list[Span]]) -> Coverage:
    kept: dict[str, Sequence[Span]] = {field: found for field, found in spans.items() if found}
    if day and day.span:
        kept["date"] = [day.span]
    return Coverage(
        date=day.start if day else None,
        outlets=tuple(span.of(document.text).strip() for span in spans["outlets"]),
        titles=tuple(span.of(document.text).strip() for span in spans["titles"]),
        span=clause,
        spans=Witnesses(kept),
    )


def _outlets(document: Document, clause: Span) -> list[Span]:
    """The papers and sites that a clause names: press titles with their edition, and bare names."""
    found: list[Span] = []
    covered = document.titles_in(clause)
    for title in covered:
        inner = Span(title.start + 1, title.end - 1)
        if is_press(inner.of(document.folded)):
            edition = _EDITION.match(document.folded, title.end)
            found.append(Span(title.start, edition.end()) if edition else inner)
    # Titles and days are blanked out, so that names are read from what is between them.
    words = list(clause.of(document.folded))
    for title in covered:
        words[title.start - clause.start : title.end - clause.start] = "," * (title.end - title.start)
    blanked = re.sub(r"\d{4}年|\d+月|\d+日", lambda one: "," * len(one[0]), "".join(words))
    for match in _OUTLET.finditer(blanked):
        lead_in = _LEAD_IN.match(match["name"])
        start = match.start("name") + (lead_in.end() if lead_in else 0)
        span = trim(document.folded, clause.start + start, clause.start + match.end("name"))
        if not _RAN.fullmatch(span.of(document.folded)[-2:]):
            found.append(span)
    return sorted(found)


def _articles(document: Document, clause: Span) -> list[Span]:
    """The titles of what was run: neither papers nor the documents that were reported on."""
    found = []
    for title in document.titles_in(clause):
        words = document.folded[title.start + 1 : title.end - 1]
        if not is_press(words) and not _POLICY.search(words) and kind_of_title(words) is None:
            found.append(Span(title.start + 1, title.end - 1))
    quoted = (Span(*one.span("title")) for one in _QUOTED.finditer(document.folded, *clause))
    return sorted([*found, *(one for one in quoted if not inside(found, one))])
