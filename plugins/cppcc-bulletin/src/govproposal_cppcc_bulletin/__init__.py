"""Outcome reports (办理情况的通报, 报告) on recommendations and proposals of a CPPCC and on motions of a people's congress.

A secretary-general or vice mayor delivers it at the next session (在…会议上), or a government sends it signed. Each proposal has a
section (一、《…》(1号建议案)办理情况) with numbered achievements; a report on one proposal has its own sections 一、二、. Votes of
satisfaction stand in the opening, what the media ran behind the achievements, commitments (下一步) at the end. Forms: custom;
the handling itself is laid down in 《中国人民政治协商会议全国委员会提案工作条例》 and the congresses' rules on motions.
"""

from __future__ import annotations

import re
from typing import ClassVar

import attrs

from govproposal.document import Document
from govproposal.model import OutcomeReport, Record
from govproposal.plugin import API_VERSION, Claim, Confidence, Parsed

__version__ = "0.1.0"

_TELLS = ("情况", "结果", "通报", "报告", "汇报", "说明", "总结")
"""One of these is in the title of every report."""
# A pattern that few documents ask for stays a text, which re compiles when one does.
_REPORT = (
    r"(?:议案|建议案|提案|建议|案)(?:和.{0,12})?(?:的)?(?:办理|续办|落实|督办|处理)?.{0,10}"
    r"(?:情况|结果|工作)(?:的)?(?:通报|报告|汇报|说明|总结)(?:\(.*\))?$"
)
_YEARLY = (
    r"(?:建议|提案|议案|意见).{0,14}(?:办理|办复|落实|承办).{0,12}(?:情况|结果|说明|总结|通报)(?:的?(?:公告|公示|通告|报告))?(?:\(.*\))?$"
    r"|办理.{0,40}(?:建议|提案|议案).{0,6}(?:情况|总结)(?:的?(?:报告|通报))?$"
)
"""What a year's handling is told under: ``某局2022年建议提案办理总体情况``."""
_ONE = (
    r"(?:第 ?\d+号|》|\d号).{0,6}(?:议案|建议案|提案|建议|案)?.{0,8}(?:办理|落实|续办).{0,8}(?:情况|结果)"
    r"(?:的?(?:公示|公告|公开))?(?:\(.*\))?$"
)
"""How one proposal was handled: ``某区第112号提案办理落实情况``."""
_HANDLED = r"(?:建议|提案|议案|意见).{0,40}?\d{1,5} ?件|\d{1,5} ?件.{0,24}?(?:建议|提案|议案)"
_COUNTED = r"(?:建议|提案|议案)[^。\n]{0,30}?\d{1,5} ?件|\d{1,5} ?件[^。\n]{0,12}?(?:建议|提案|议案)"
_SETTLED = (
    r"(?:全部|均|都|已|逐一)[^。,;\n]{0,12}(?:办结|办复|答复|办理完)|办[结复]率"
    r"|(?:采纳|解决|落实|列入(?:计划|规划)[^。,;\n]{0,8})的?[有为]?\d{1,5} ?件"
)
"""What a paragraph of statistics says of proposals: how many there were, and what came of them."""
_SHORT = 3000
_LIST = r"(?:一览|统计|明细|分办|交办|任务)表|目录|名单|公开表"
_NONE = Claim.refusal("no title of a report on handled proposals (办理情况的通报, 报告)")


@attrs.frozen(eq=False)
class OutcomeReportParser:
    """The parser of outcome reports: one record a page."""

    name: str = "outcome-report"
    version: str = __version__
    api_version: int = API_VERSION
    record_types: ClassVar[tuple[type[Record], ...]] = (OutcomeReport,)

    def sniff(self, document: Document) -> Claim:
        """Sure where the title is that of a report on how proposals were handled."""
        title = document.title
        titled = _titled(document, title) if any(word in title for word in _TELLS) else None
        if titled is not None:
            return titled
        if len(document.folded) < _SHORT and re.search(_COUNTED, document.folded) and re.search(_SETTLED, document.folded):
            return Claim(Confidence.LIKELY, "counts proposals and says what came of them (提案N件,已全部办结)", specificity=0)
        return _NONE

    def parse(self, document: Document) -> Parsed:
        """The report of the document."""
        # What lays a document out is loaded when one is: a host that only asks for claims does not pay for it.
        from govproposal_cppcc_bulletin.report import read_report

        return read_report(document)


def _titled(document: Document, title: str) -> Claim | None:
    """The claim that the title allows for, if any."""
    if re.search(_REPORT, title):
        return Claim(Confidence.SURE, "the title is that of a report on handled proposals (办理情况的通报)", specificity=2)
    if "办理情况" in title and _has_sections(document):
        return Claim(Confidence.LIKELY, "sections on how numbered proposals were handled (办理情况)", specificity=1)
    if re.search(_ONE, title):
        return Claim(Confidence.LIKELY, "tells how one proposal was handled (第N号提案办理情况)", specificity=1)
    if re.search(_YEARLY, title) and not re.search(_LIST, title) and re.search(_HANDLED, document.folded):
        return Claim(Confidence.LIKELY, "tells how many proposals a year were handled, and how (建议提案办理情况)", specificity=1)
    return None


def _has_sections(document: Document) -> bool:
    """Whether a section speaks of how one proposal was handled."""
    from govproposal.parsing import outcome_items

    return any(outcome_items(document, body) for body in document.bodies)


parser = OutcomeReportParser()
"""The parser object that the entry point names."""
