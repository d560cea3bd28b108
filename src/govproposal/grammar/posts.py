"""Posts (职务): how a list of them is split, and whether words end as a post does."""

from __future__ import annotations

import re

from govproposal.grammar.references import trim
from govproposal.grammar.unit_lists import split_level
from govproposal.spans import Span

_POST = re.compile(
    r"(?:[^队成增助延擅专特](?<!负责)长|局长|队长|助长|主任|主任科员|书记|常委|委员|主委|政委|监委|主席|代表|院士|教授|研究员|巡视员|调研员|督导员|联络员|[^人动官演]员|成员|人员|演员|官员|经理|董事|监事|理事|参事|干事|领事|总监|总裁|总师"
    r"|师|专家|学者|作家|画家|艺术家|企业家|家|助理|秘书|督学|总督察|督察|督查专员|专员|检察官|法官|警官|指挥|总指挥|副总指挥|主编|总编|总编辑|编辑|记者|司令|司令员|参谋|参谋长|顾问|负责人|负责同志|同志|创始人|合伙人|传承人|主持人|法人|带头人|召集人|领导|领导同志"
    r"|干部|博士|博导|导师|讲师|医师|总工|总会计师|政治协理员|协理员|会员|党员|站长|副职|正职|党组|主管|总管|执行官|首席|首席科学家|科学家|校友|职员|职工|教师|工人|农民|村民|老师|社工|设计师|技师|技工|工匠|劳模|校监|院监|监督长|副总|代理|店主|馆员|科员|主播|博主|教练|裁判|律师|所长|牧师|法师|阿訇|居士|住持|方丈|道长|大使|公使|市长|州长|盟长|旗长|总理|主管)"
    r"(?:\([^()]*\)|〈[^〈〉]*〉)*$"
)
_GRADE = re.compile(r"(?:正|副)?(?:厅|处|科|县|局|部)级(?:\([^()]*\))?$")


def ends_in_post(folded: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` ends as the name of a post does, a bracket behind it aside.

    >>> ends_in_post("市财政局副局长(主持工作)", 0, 12), ends_in_post("市委宣传", 0, 4)
    (True, False)
    """
    span = trim(folded, start, end)
    low = max(span.start, span.end - 40)
    return _POST.search(folded, low, span.end) is not None or _GRADE.search(folded, low, span.end) is not None


def split_posts(text: str, start: int, end: int, folded: str) -> list[Span]:
    """The posts that ``[start, end)`` holds: split at 、 and ``,`` where the words before end as a post does.

    >>> text = "市委宣传、统战部部长,民建市委会副主委"
    >>> [span.of(text) for span in split_posts(text, 0, len(text), text)]
    ['市委宣传、统战部部长', '民建市委会副主委']
    """
    posts: list[Span] = []
    begun = start
    for a, b, mark in split_level(folded, start, end, "、,;"):
        if mark and not ends_in_post(folded, begun, b) and not (begun == a and _stands_alone(folded, a, b)):
            continue
        span = trim(folded, begun, b)
        if span.start < span.end:
            posts.append(span)
        begun = b + 1
    return posts


def _stands_alone(folded: str, start: int, end: int) -> bool:
    return folded[start:end].strip() in ("党组", "党委")
