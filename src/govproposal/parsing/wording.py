"""The section nouns by which a plan's or report's parts are known (data: a parser may bring its own).

After the forms of 办理工作方案 and 实施方案 in the survey: a section of goals, of tasks, of phases, of measures.
"""

from __future__ import annotations

import re
from enum import StrEnum

from govproposal.folding import letters
from govproposal.patterns import lazy


class SectionRole(StrEnum):
    """What a section of a plan holds: goals (目标), tasks (任务), phases (步骤), measures (措施, 要求)."""

    GOALS = "goals"
    TASKS = "tasks"
    PHASES = "phases"
    MEASURES = "measures"


_SECTIONS: tuple[tuple[SectionRole, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        SectionRole.PHASES,
        ("安排", "步骤", "进度", "阶段", "日程", "流程", "程序", "节点", "时间表", "时限", "时间要求"),
        lazy(
            r"^(?:工作|实施|办理|督办|活动|行动|整治|创建|时间|进度|步骤|方法|推进|总体|具体|阶段)*(?:及|和|与)?(?:安排|步骤|进度|阶段|日程|流程|程序|节点|时间表|时限|时间要求)(?:及.{0,8}|和.{0,8}|与.{0,8})?$"
        ),
    ),
    (
        SectionRole.GOALS,
        ("目标", "目标要求", "目标任务"),
        lazy(
            r"^(?:工作|总体|主要|办理|发展|具体|年度|预期|重点|建设|目标|实施|经济|社会|整治|治理|创建|攻坚|活动|行动|改革|阶段|奋斗|近期|总)*"
            r"(?:思路)?(?:和|及|与)?的?目标(?:要求|任务)?$"
        ),
    ),
    (
        SectionRole.TASKS,
        ("任务", "内容", "重点", "工作", "分工", "分解", "清单", "举措", "措施", "事项", "项目", "实事"),
        lazy(
            r"^(?:主要|重点|工作|办理|督办|具体|目标|核心|年度|各项|办理工作|议案|建议案|提案)*(?:任务|工作任务|重点任务|工作内容|内容|工作重点|重点工作|主要工作|任务分工|任务分解|职责分工|责任分工|工作分工|分工|任务清单"
            r"|主要举措|重点举措|主要措施|重点措施|任务措施|重点事项|主要事项|办理事项|办理措施)(?:及.{0,8}|和.{0,8}|与.{0,8})?$"
            r"|^(?!抓好|完成|落实|聚焦|突出|明确|细化|分解|围绕|推进|强化|统筹|按照|对照|梳理|确定|实施|全力).{2,10}"
            r"(?:重点工作|重点任务|主要任务|工作任务|实事项目|民生实事)$"
        ),
    ),
    (
        SectionRole.MEASURES,
        ("措施", "要求", "保障", "组织领导", "组织实施", "组织机构", "机制"),
        lazy(
            r"^(?!保障和?(?:改善)?民生)(?:督办|方式|方法|工作|办理|有关|相关|几点|落实|组织|保障|具体|推进|实施|监督|机制|办理工作)*(?:措施|要求|保障|保障措施|组织领导|组织实施|组织保障|机制|工作机制|组织机构)(?:及.{0,8}|和.{0,8}"
            r"|与.{0,8})?$"
        ),
    ),
)
"""The patterns of each role, and what they end with: an ending tells most headings from them, but for what may follow 及, 和 or 与."""
_YEAR = lazy(r"^(?:(?:19|20)\d\d年(?:度|全[市县区州省])?|今年|全年|本年度|十[一二三四五]五时期)的?")
"""A section may say of which year it speaks: 2021年经济社会发展主要预期目标."""
_YEAR_FIRSTS = frozenset("12今全本十")
_USUAL = {
    **dict.fromkeys(("工作目标", "总体目标", "主要目标", "目标任务"), SectionRole.GOALS),
    **dict.fromkeys(("工作任务", "主要任务", "重点任务", "任务分工"), SectionRole.TASKS),
    **dict.fromkeys(("工作安排", "工作步骤", "实施步骤", "时间安排"), SectionRole.PHASES),
    **dict.fromkeys(("工作措施", "保障措施", "工作要求", "组织保障"), SectionRole.MEASURES),
}
"""The headings of most plans: the patterns say the same of them, and take a millisecond to compile."""


def section_role(heading: str) -> SectionRole | None:
    """What a section with this heading holds, ``None`` where the words do not tell.

    >>> section_role("工作目标"), section_role("主要任务"), section_role("时间安排"), section_role("保障措施"), section_role("推动产业升级")
    (<SectionRole.GOALS: 'goals'>, <SectionRole.TASKS: 'tasks'>, <SectionRole.PHASES: 'phases'>, <SectionRole.MEASURES: 'measures'>, None)
    """
    words = letters(heading)
    if words in _USUAL:
        return _USUAL[words]
    if words[:1] in _YEAR_FIRSTS:
        words = _YEAR.sub("", words)
    if len(words) > 16:
        return None
    listed = "及" in words or "和" in words or "与" in words
    for role, ends, pattern in _SECTIONS:
        if (listed or words.endswith(ends)) and pattern.match(words):
            return role
    return None
