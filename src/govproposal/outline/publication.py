"""When and where a page was published, told without a label: the day of a paper, a channel's line, a credit below the text."""

from __future__ import annotations

from govproposal.outline.lines import Line
from govproposal.outline.metadata import BULLETS, STAMP, Entry, value_span
from govproposal.patterns import lazy
from govproposal.spans import Span

_PAPER_DAY = lazy(
    r"(?:[^。]{0,24}刊号:? ?[\w-]+[ |]+)?(?:[^\W\d_]{2,10}[报刊][ |]*)?(?P<day>20\d\d年\d{1,2}月\d{1,2}日)"
    r"[ |]*(?:星期[一二三四五六日天]|第?[A-Z]?\d{1,3} ?版)"
)
_CREDIT = lazy(
    r"《 ?(?P<paper>[^《》]{1,14}报[^《》]{0,6}?) ?》 ?"
    rf"\( ?(?P<day>{STAMP.pattern})(?: *,? *第? ?[A-Z]?\d{{1,3}} ?版[^()]{{0,12}})? ?\)",
    needs="《",
)
"""Where a text was printed, below it: ``《某日报》(2022年03月05日 第07版)``."""
_POSTED = lazy(
    rf"(?:[^\W\d_][^ ,。:;|]{{1,15}} +){{1,4}}(?P<stamp>{STAMP.pattern})(?: +(?:发表于)?[^\W\d_]{{2,4}}(?:: ?\d*)?)?"
    rf"|[^\W\d_]{{2,24}} ?\| ?(?P<day>{STAMP.pattern})",
    needs="年-./",
)
"""Who posted a text and when: ``原创 提案委 某县政协 2024-03-20 18:30 浙江``, ``某市委员会| 2017-05-31``."""
_TODAY = lazy(r"今天|现在|当前|℃|晴|阴|多云|雨|雪")


def lone_day(line: Line, *, paper: bool) -> Entry | None:
    """The day that is all of a line above the text: when the page went online, as its hyphens or a newspaper's page show."""
    words = line.folded.lstrip(BULLETS + " ")
    found = STAMP.fullmatch(words) if words[:2] in ("19", "20") else None
    shown = found is not None and (paper or "年" not in words)
    return Entry("日期", value_span(line)) if shown else None


def read_credit(line: Line) -> list[Entry]:
    """The newspaper and the day of a line that says where the text was printed; ``[]`` for no such line."""
    found = _CREDIT.fullmatch(line.folded) if line.folded[0] == "《" else None
    labels = (("来源", "paper"), ("日期", "day")) if found else ()
    return [Entry(label, Span(line.start + found.start(group), line.start + found.end(group))) for label, group in labels if found]


def credit_day(line: Line) -> Entry | None:
    """The day of such a line above the text, which tells what paper the page is of, not where the text was taken from."""
    return next((one for one in read_credit(line) if one.label == "日期"), None)


def paper_day(line: Line) -> Entry | None:
    """The day that a newspaper's page is of, where the line begins with it: ``2024年1月19日 星期五``; a clock or weather is another day."""
    found = _PAPER_DAY.match(line.folded)
    told = found is not None and not _TODAY.search(line.folded)
    return Entry("日期", Span(line.start + found.start("day"), line.start + found.end("day"))) if found and told else None


def posting(line: Line) -> Entry | None:
    """When a channel posted a text, where the line says nothing but who and when: ``原创 提案委 某县政协 2024-03-20 18:30 浙江``."""
    found = _POSTED.fullmatch(line.folded) if ":" in line.folded or "|" in line.folded else None
    if found is None or (found["stamp"] and ":" not in found["stamp"]):
        return None
    group = "stamp" if found["stamp"] else "day"
    return Entry("发布时间", Span(line.start + found.start(group), line.start + found.end(group)))
