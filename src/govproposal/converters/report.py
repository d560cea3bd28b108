"""A trace as one page of HTML (追踪报告): no script, no network, readable on a phone, on paper and by a screen reader.

The template is ``templates/trace.html``; everything that comes from a document is escaped by Jinja2. Silent promises stand first.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from govproposal.model.phrases import Body
from govproposal.model.trace import EventType, Quote, Status, Trace, TracedProposal, TracedTask

if TYPE_CHECKING:
    from jinja2 import Template

ORDER = (Status.UNREPORTED, Status.MISSED, Status.MET, Status.REPORTED, Status.NOT_ASSESSABLE)
WORDS = {
    Status.UNREPORTED: ("未提及", "办理情况的报告里没有一处说到它"),
    Status.MISSED: ("未达到", "报告的数或话说没有达到"),
    Status.MET: ("称已达到", "报告的数或话说已经达到，或承诺的文件已出台"),
    Status.REPORTED: ("有报告", "报告说到了，没有说是否达到"),
    Status.NOT_ASSESSABLE: ("无从判断", "没有可查的报告"),
}
EVENTS = {EventType.SPEECH: "发言", EventType.PLAN: "方案", EventType.OUTCOME: "办理情况", EventType.REPLY: "答复"}
RULES = {
    "wording": "用词最接近",
    "name": "同一名称",
    "amount": "同一事物的数量",
    "sentence": "有一句专说此事",
    "place": "同题章节的同一位置",
    "section": "整节回应",
    "order": "次序一一对应",
    "topic": "题目与内容相符",
    "amount-met": "报告的数量达到目标",
    "amount-missed": "报告的数量未达到目标",
    "words-met": "原文说已完成",
    "words-missed": "原文说未完成",
    "document-met": "承诺的文件已出台",
}


def page(trace: Trace) -> str:
    """The page of a trace. Deterministic: the same trace gives the same page.

    >>> page(Trace()).startswith("<!doctype html>")
    True
    """
    proposals = sorted(trace.proposals, key=lambda one: (not one.silent, not one.tasks))
    tasks = [task for proposal in proposals for task in proposal.tasks]
    return _template().render(
        title="议案、建议案、提案办理追踪",
        trace=trace,
        proposals=proposals,
        silent=[(proposal, task) for proposal in proposals for task in proposal.silent],
        tasks=len(tasks),
        counts=[(status, sum(task.status is status for task in tasks)) for status in ORDER if any(task.status is status for task in tasks)],
        titles={one.id: one.title or one.uri or one.id for one in trace.records},
        order=ORDER,
        words=WORDS,
        events=EVENTS,
        rules=RULES,
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.filters |= {"marked": _marked, "named": _named, "units": _units}
    return environment.from_string(files("govproposal.converters").joinpath("templates/trace.html").read_text(encoding="utf-8"))


def _marked(quote: Quote) -> str:
    """The words of a quote, escaped, those that speak for the link in ``<mark>``."""
    from markupsafe import Markup, escape

    pieces, at = [], 0
    for mark in quote.marks:
        pieces += [escape(quote.text[at : mark.start]), Markup("<mark>{}</mark>").format(mark.of(quote.text))]
        at = mark.end
    return Markup("").join([*pieces, escape(quote.text[at:])])


def _named(proposal: TracedProposal) -> str:
    """A proposal in words: kind, number, title, session."""
    number = f"{proposal.number}号" if proposal.number is not None else ""
    session = proposal.session
    body = {Body.CPPCC: "政协", Body.NPC: "人大"}
    where = f"（{session.place or ''}{body[session.body]}{session.term}届{session.meeting}次会议）" if session else ""
    return f"{number}{proposal.kind or ''}{f'《{proposal.title}》' if proposal.title else ''}{where}" or proposal.id


def _units(task: TracedTask) -> Sequence[tuple[str, str]]:
    """Who owes a task: roles as worded, each with its units; a unit that was resolved to another name with that name."""
    roles: dict[str, list[str]] = {}
    for one in task.assignments:
        also = f"（{one.body}）" if one.body and one.body != one.unit else ""
        roles.setdefault(one.role_text or one.role.value, []).append(one.unit + also)
    return [(role, "、".join(units)) for role, units in roles.items()]
