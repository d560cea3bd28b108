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
from govproposal.model import Plan, Record
from govproposal.plugin import API_VERSION, Claim, Confidence, Parsed

__version__ = "0.1.0"

# A pattern that few documents ask for stays a text, which re compiles when one does.
_HANDLING = re.compile(
    r"(?:议案|建议案|提案|建议|案).{0,30}(?:办理|落实|督办)?.{0,8}(?:方案|计划|分工|安排|分解|(?:办理|分解|分工)意见)[》”]?(?:的通知)?(?:\(.*\))?$"
    r"|(?!.*(?:征集|公开|报送|征求))(?:做好|办理|交办|分解|承办).{0,40}(?:议案|建议|提案).{0,12}(?:工作)?的通知(?:\(.*\))?$"
)
_PLAN = (
    r"(?:方案|分工|分解|计划|清单|行动|措施|要点|事项|实事|项目|任务|安排|分解表|"
    r"分工表|一览表|办理意见|分[工解](?:的|落实)?意见|若干意见|实施意见)(?:\([^()]*\))?[》”]?(?:的通知|的意见|通知)?(?:\(.*\))?$"
)
_OWED = (
    r"(?:牵头|责任|主办|承办|负责|配合|主管|落实)(?:单位|部门|领导|科室)|(?:牵头|负责|配合|参与)(?:落实)?\)|"
    r"(?:部门|任务|责任|职责)分工:|牵头,[^。]{1,60}配合"
)
_LABEL = r"(?m)^ *[(\[【]?(?:牵头|责任|主办|承办|负责|落实)(?:单位|部门|领导)[)\]】]?:"
_BRACKET = (
    r"(?m)[(〔\[](?:(?:牵头|责任|主办|配合)(?:单位|部门):|[^()〔〕\[\]\n。]{0,40}(?:\([^()]{0,20}\)[^()〔〕\[\]\n。]{0,40}){0,4}(?:牵头,|负责[,)〕\]]))"
    r"[^\n]{0,300}[)〕\]]?[。;]?$"
)
"""What says behind a paragraph who owes it: ``(市教育局牵头,市财政局参加)``, ``〔责任单位:…〕``."""
_LABELLED = 2
"""How many lines that say who owes it make a text without a title one that hands out tasks."""
_OTHERS = ("通报", "报告", "答复", "复函", "摘登", "摘编", "办理情况")
_NO_PLAN = rf"(?:{'|'.join(_OTHERS)})(?:\(.*\))?$"


@attrs.frozen(eq=False)
class HandlingPlanParser:
    """The parser of handling plans: one record a page."""

    name: str = "handling-plan"
    version: str = __version__
    api_version: int = API_VERSION
    record_types: ClassVar[tuple[type[Record], ...]] = (Plan,)

    def sniff(self, document: Document) -> Claim:
        """Sure where the title says that proposals are handled by a plan; likely where a plan hands out tasks."""
        from govproposal.parsing import carried_title

        titles = [part.head.title_text for part in document.parts if part.kind != "roster"]
        titles = [document.title, *titles[1:], *(span.of(document.folded) for span in carried_title(document))]
        if any(word in document.title for word in _OTHERS) and re.search(_NO_PLAN, document.title):
            return Claim.refusal("the title is that of a report, reply or digest")
        if any(_HANDLING.search(title) for title in titles):
            return Claim(Confidence.SURE, "the title is that of a plan for handling proposals (办理工作方案)", specificity=2)
        planned = any(re.search(_PLAN, title) for title in titles)
        if planned and (re.search(_OWED, document.folded) or _sections_of_tasks(document)):
            return Claim(Confidence.LIKELY, "a plan that hands out tasks (责任单位)", specificity=1)
        if planned:
            return Claim(Confidence.LIKELY, "the title is that of a plan (实施方案, 任务清单)")
        if re.search(_BRACKET, document.folded):
            return Claim(Confidence.LIKELY, "brackets say who owes what (责任单位:…), though no title does")
        if len(re.findall(_LABEL, document.folded)) >= _LABELLED or _has_table_of_tasks(document):
            return Claim(Confidence.LIKELY, "tasks are handed out (责任单位), though no title says so")
        return Claim.refusal("no title of a handling plan (办理工作方案) and no tasks handed out")

    def parse(self, document: Document) -> Parsed:
        """The plan of the document: of its annex where a notice carries it, else of the document itself."""
        # What lays a document out is loaded when one is: a host that only asks for claims does not pay for it.
        from govproposal_npc_motion_plan.plan import read_plan

        return read_plan(document)


def _sections_of_tasks(document: Document) -> bool:
    """Whether a section of the document is one of tasks (工作任务)."""
    from govproposal.parsing import SectionRole, section_role

    firsts = (item.paragraphs[0] for body in document.bodies for item in body.blocks if item.paragraphs)
    return any(section_role(span.of(document.folded)) is SectionRole.TASKS for span in firsts if span.end - span.start < 24)


def _has_table_of_tasks(document: Document) -> bool:
    """Whether the head of a table says who owes what its rows ask."""
    heads = ("".join(cell.span.of(document.folded).split()) for table in document.tables for cell in table.cells if cell.row == 0)
    return any(re.search(_OWED, words) for words in heads)


parser = HandlingPlanParser()
"""The parser object that the entry point names."""
