"""What is counted (数量的主体), where the words give it: 建设5G基站不少于2万个, 建设10家标杆智能工厂."""

from __future__ import annotations

from govproposal.patterns import alternation, lazy

_VERB = (
    "建成|建设|新建|改建|扩建|新增|引进|培育|发布|打造|完成|实施|组建|举办|改造|新改建|开工|开通|投用|培训|认定|制定|制订|设立|创建|推出|布局|支持|服务|吸引|集聚|"
    "安排|投放|布设|建有|拥有|实现|达成|签约|落地|入选|获批|开展|组织|新开工|新投用|建立|开设|开办|征集|办理|收到|立案|承办|整治|修复|栽植|种植|发放|帮扶"
)
# No space either: in folded text a tab is one, and what stands behind it is the next cell of a table.
_NOUN = r"[^,。;:、()《》“”|\s的了并和与及0-9]"
LEADS = frozenset(_VERB.split("|"))
"""The verbs that lead a task or achievement: 建设, 培训, 改造."""

_BEFORE = lazy(rf"{alternation(LEADS)}(?P<noun>(?:5G)?{_NOUN}{{2,14}}?)(?:达到|达|共|总数达|数量达|累计|各)?\Z")
_AFTER = lazy(rf"(?P<noun>(?:5G)?{_NOUN}{{2,14}})(?=[,。;、)\n]|$| +(?:\n|$))")
# Each alternative begins with a character of its own, no class: so a search skips what begins none.
_NO_NOUN = lazy(
    r"(?:以上|以下|左右|将|已|被|由|在|向|对|为|使|得到|比|较|同比|环比|增长|下降|提高|不断|全面|进一步|力争|确保|用于|分别|平均|每|缩短|压缩|压减|缩减|至$|到$|建设$|活动$|落地|开工)"
)
_LINE_ENDS = lazy(r" +(?:\n|$)")
_STOPS = frozenset(",。;、)\n")


def subject_of(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of what the amount ``[start, end)`` counts, or ``None`` where the words do not say it plainly.

    >>> subject_of("建设5G基站不少于2万个。", 6, 12)
    (2, 6)
    """
    if folded[end : end + 1] in _STOPS or end == len(folded) or _LINE_ENDS.match(folded, end):
        found = _BEFORE.search(folded, max(0, start - 18), start)
    elif start > 1 and (folded[start - 2 : start] in LEADS or folded[start - 3 : start] in LEADS):
        found = _AFTER.match(folded, end)
    else:
        return None
    if not found or _NO_NOUN.search(found["noun"]):
        return None
    return found.span("noun")
