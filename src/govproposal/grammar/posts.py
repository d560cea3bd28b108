"""Posts (职务): how a list of them is split, and whether words end as a post does."""

from __future__ import annotations

from govproposal.grammar.references import trim
from govproposal.grammar.unit_lists import split_level
from govproposal.spans import Span

_POSTS_TEXT = (
    "主任 书记 常委 委员 主委 政委 监委 主席 代表 院士 教授 经理 董事 监事 理事 参事 干事 领事 总监 总裁 总师 专家 学者 作家 画家 "
    "艺术家 企业家 助理 秘书 督学 督察 检察官 法官 警官 指挥 主编 总编 编辑 记者 司令 参谋 顾问 负责人 负责同志 同志 创始人 合伙人 "
    "传承人 主持人 法人 带头人 召集人 领导 干部 博士 博导 副职 正职 党组 主管 总管 执行官 首席 科学家 校友 职工 工人 农民 村民 工匠 "
    "劳模 副总 总工 代理 店主 博主 主播 教练 裁判 住持 方丈 阿訇 居士 大使 公使 总理 校监 院监 班子 联系人 厅级 处级 科级 县级 局级 "
    "部级 村官 发起人 牵头人 工程师 发言人"
)
_POSTS = frozenset(_POSTS_TEXT.split())
_ENDINGS = {"长": "成增助延擅专特", "员": "人动官随社满学", "师": "出律"}


def ends_in_post(folded: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` ends as the name of a post does, a bracket behind it aside.

    >>> ends_in_post("市财政局副局长(主持工作)", 0, 13), ends_in_post("市委宣传", 0, 4)
    (True, False)
    """
    if end > start and folded[end - 1] in _ASIDES:
        end = _without_asides(folded, start, end)
    last = folded[end - 1] if end > start else ""
    if last in _ENDINGS:
        before = folded[end - 2] if end - 1 > start else ""
        return before != "" and (before not in _ENDINGS[last] or folded[end - 2 : end] in _POSTS_YET)
    words = folded[max(start, end - 4) : end]
    return words[-2:] in _POSTS or words[-3:] in _POSTS or words in _POSTS


_POSTS_YET = ("成员", "学员", "社员", "律师")
_ASIDES = frozenset(" )〉")


def _without_asides(folded: str, start: int, end: int) -> int:
    """Where the words end behind which spaces and brackets stand."""
    while end > start and folded[end - 1] == " ":
        end -= 1
    while end > start and folded[end - 1] in ")〉":
        opening = folded.rfind("(" if folded[end - 1] == ")" else "〈", start, end)
        if opening < 0:
            break
        end = opening
    return end


def split_posts(text: str, start: int, end: int, folded: str) -> list[Span]:
    """The posts that ``[start, end)`` holds: split at 、 and ``,`` where the words before end as a post does.

    >>> text = "市委宣传、统战部部长,民建市委会副主委"
    >>> [span.of(text) for span in split_posts(text, 0, len(text), text)]
    ['市委宣传、统战部部长', '民建市委会副主委']
    """
    posts: list[Span] = []
    begun = start
    for a, b, mark in split_level(folded, start, end, "、,;"):
        if mark and not ends_in_post(folded, begun, b) and not (begun == a and folded[a:b].strip() == "党委"):
            continue
        span = trim(text, begun, b)
        if span.start < span.end:
            posts.append(span)
        begun = b + 1
    return posts
