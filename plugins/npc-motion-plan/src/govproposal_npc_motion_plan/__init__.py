"""Handling plans (办理工作方案) for motions, recommendations, proposals and suggestions, of people's congresses and CPPCC alike.

A government office's notice, signed, carries the plan as its annex; the plan sets goals (工作目标), hands out numbered tasks with
lead and responsible units (工作任务), stages the work (工作安排), says how it is organised (工作措施) and lists a leading group. Forms:
《党政机关公文格式》 (GB/T 9704-2012) for the notice; the plan's own sections are custom. A plan may stand without a notice.
"""

from __future__ import annotations

import re
from typing import ClassVar

import attrs

from govproposal.document import Document
from govproposal.model import Header, Plan, Proposal, Record, Session
from govproposal.outline import Item, Part
from govproposal.parsing import (
    PlanReader,
    SectionRole,
    as_proposal,
    document_years,
    find_mentions,
    find_rules,
    missing,
    part_title,
    read_group,
    read_header,
    record_sessions,
    remarks_on,
    section_role,
    within,
)
from govproposal.plugin import API_VERSION, Claim, Confidence, Parsed
from govproposal.spans import Span, Witnesses, hull

__version__ = "0.1.0"

_HANDLING = re.compile(r"(?:议案|建议案|提案|建议|案).{0,30}(?:办理|落实|督办)?.{0,8}(?:方案|计划|分工|安排)(?:的通知)?(?:\(.*\))?$")
_PLAN = re.compile(r"(?:方案|分工|计划|责任清单|任务清单|行动|措施)(?:的通知|的意见)?(?:\(.*\))?$")
_OWED = re.compile(r"(?:牵头|责任|主办|承办|负责)(?:单位|部门|领导)|(?:牵头|负责|配合|参与)(?:落实)?\)")
_NO_PLAN = re.compile(r"(?:通报|报告|答复|复函|摘登|摘编|办理情况)(?:\(.*\))?$")


@attrs.frozen
class HandlingPlanParser:
    """The parser of handling plans: one record a page."""

    name: str = "handling-plan"
    version: str = __version__
    api_version: int = API_VERSION
    record_types: ClassVar[tuple[type[Record], ...]] = (Plan,)

    def sniff(self, document: Document) -> Claim:
        """Sure where the title says that proposals are handled by a plan; likely where a plan hands out tasks."""
        titles = [part.head.title_text for part in document.parts if part.kind != "roster"]
        if any(_NO_PLAN.search(title) for title in titles[:1]):
            return Claim.refusal("the title is that of a report, reply or digest")
        if any(_HANDLING.search(title) for title in titles):
            return Claim(Confidence.SURE, "the title is that of a plan for handling proposals (办理工作方案)", specificity=2)
        if any(_PLAN.search(title) for title in titles) and (_OWED.search(document.folded) or _sections_of_tasks(document)):
            return Claim(Confidence.LIKELY, "a plan that hands out tasks (责任单位)", specificity=1)
        return Claim.refusal("no title of a handling plan (办理工作方案) and no tasks handed out")

    def parse(self, document: Document) -> Parsed:
        """The plan of the document: of its annex where a notice carries it, else of the document itself."""
        header = read_header(document)
        sessions = record_sessions(document, header)
        part, body = _plan_part(document)
        reader = PlanReader(document, body, document_years(document, header), find_rules(document.text, document.folded))
        group, remarks = read_group(document, [line.span for line in part.body] if part else [])
        title_spans = part.head.title if part else ()
        record = Plan(
            header=header,
            title=(part_title(document, part) if part else None) or header.title,
            proposals=_proposals(document, part, body, sessions),
            goals=reader.goals(),
            tasks=reader.tasks(),
            phases=reader.phases(),
            measures=reader.measures(),
            leading_group=group,
            sessions=sessions,
            quantities=within(document.quantities, document.body_spans),
            references=within(document.references, document.body_spans),
            diagnostics=(*document.diagnostics, *remarks),
            span=hull(line.span for one in document.parts for line in one.lines),
            spans=_title_witness(header, title_spans),
        )
        lacking = () if record.tasks else (missing("tasks (工作任务)"),)
        said = (*record.diagnostics, *remarks_on(document, record), *lacking)
        return Parsed(records=(attrs.evolve(record, diagnostics=said),))


def _sections_of_tasks(document: Document) -> bool:
    """Whether a section of the document is one of tasks (工作任务)."""
    firsts = (item.paragraphs[0] for body in document.bodies for item in body.blocks if item.paragraphs)
    return any(section_role(span.of(document.folded)) is SectionRole.TASKS for span in firsts if span.end - span.start < 24)


def _plan_part(document: Document) -> tuple[Part | None, Item]:
    """The part that is the plan, with its items: the annex with the most items below it, else the first part."""
    pairs = [(part, body) for part, body in zip(document.parts, document.bodies, strict=True) if part.kind != "roster"]
    if not pairs:
        return None, Item(None, "root", 0, (), "", (), ())
    return max(pairs, key=lambda pair: sum(1 for _ in pair[1].walk()))


def _proposals(document: Document, part: Part | None, body: Item, sessions: tuple[Session, ...]) -> tuple[Proposal, ...]:
    """What the plan handles: named in its title and preamble, else in the headings of its items."""
    if part is None:
        return ()
    preamble = [*part.head.title, *body.paragraphs]
    notice = [span for one in document.parts[:1] for span in one.head.title]
    mentions = find_mentions(document, [*notice, *preamble])
    if not mentions or all(one.title is None for one in mentions):
        headings = [item.paragraphs[0] for item in body.walk() if item.paragraphs and not item.inline]
        titled = [one for one in find_mentions(document, [*notice, *preamble, *headings]) if one.title or one in mentions]
        mentions = titled or mentions
    return tuple(as_proposal(document, mention, sessions) for mention in mentions)


def _title_witness(header: Header, spans: tuple[Span, ...]) -> Witnesses:
    return Witnesses({"title": spans or header.spans.get("title", ())})


parser = HandlingPlanParser()
"""The parser object that the entry point names."""
