"""How an amount is counted: by the head or in all, in the year or since ever, as a level or a change, and of which deed.

Two amounts of one unit and one noun are compared only where all of this agrees: 每千名老人床位35张 is not 床位3500张, and 排查管网 is not
改造管网. A :class:`Manner` is read once from the clause around an amount.
"""

from __future__ import annotations

import re

import attrs

from govproposal.frozen import Value
from govproposal.model import Comparator, Quantity
from govproposal.tracing.moods import denied

_PER = re.compile(
    r"每(?!年|逢|当)[个名位一条座家所]?(?P<scale>[十百千万亿0-9]*)(?P<noun>[^,;。、0-9]?)"
    r"|(?P<mean>[户人亩村校班地件日年月次场家店车床师生]均)(?![衡等匀值可已为由有在按])|(?P<plain>平均)"
)
_DEEDS = re.compile(
    r"排查|摸排|梳理|普查|摸底|巡查|走访|设计(?!产能|师|院)|选址|勘察|勘测|立项|招标|报批|申请|论证|评审|核准|备案|受理|征集|抽查|检查|检测|"
    r"(?<![急必供军内])需(?!求)|剩余|缺口|仍有|尚有|还有|还差|尚缺|关停|撤销|取缔|停用|废止|淘汰|清退|拆除|闲置|"
    r"维护|维修|养护|总长|全长|总里程|概算|估算|预算|总投资|协议|合同|意向|具备条件|符合条件|安排|支持|"
    r"分解|下达|交办|进度|完成率|完成比例|工程量|总任务"
)
"""What is done to a thing that is not yet, or no longer, what was promised of it; where the promise says the same, it counts."""
_NEW = re.compile(r"新[建增开投设培改立造]|净增|增加|增设|增配")
_ALL = re.compile(r"累计|总数|总量|总计|总规模|共有|现有|已有|保有量|拥有|增至|增加到|扩大到")
_LEVEL = re.compile(r"(?:达到?|为|超过?|突破)(?:了|约)?$")
_DID = re.compile(r"[建改扩]成|新|改造|培训|完成|实施|安装|加装|发放|引进|培育|投入|开工|增")
_EVER = re.compile(r"(?:近|[一二两三四五六七八九十几0-9])年来|近[一二两三四五六七八九十几0-9]{1,2}年|以来|期间")
_WITHIN = re.compile(r"今年|全年|年内|本年|当年|年度|(?<!较)20[0-9]{2}年")
_YEARLY = re.compile(r"全年|年内|本年|今年|当年|年度|每年")
_SPEED = re.compile(r"(?P<rise>增速|增幅|增长率)|(?P<fall>降幅|下降率)")
_SHARES = ("%", "‰")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Manner(Value):
    """How an amount is counted.

    ``per``: what it is an average over, ``""`` for none. ``deeds``: words that say what was done, where that is not the thing itself.
    ``new``: it counts what was added; ``total``: what there is in all. ``yearly``: it is owed within a year; ``within``: it was
    done within one. ``change``: it is a rise or a fall.
    """

    per: str = ""
    deeds: frozenset[str] = frozenset()
    new: bool = False
    total: bool = False
    yearly: bool = False
    within: bool = False
    change: str = ""


def manner_of(clause: str, near: tuple[int, int], at: int, sentence: str, quantity: Quantity) -> Manner:
    """The manner of the amount at *at* of a folded *clause*; *near* are the bounds of its part of a list, *sentence* what it stands in.

    >>> from decimal import Decimal
    >>> manner_of("每千名老人床位35张", (0, 10), 7, "", Quantity(text="35张", value=Decimal(35), unit="张")).per
    '每千'
    """
    part, lead = clause[near[0] : near[1]], clause[near[0] : at]
    deeds = frozenset(_DEEDS.findall(part)) | (frozenset(("未",)) if denied(clause, near[0], at) else frozenset())
    speed = _SPEED.search(part)
    return Manner(
        per=_per(clause, at),
        deeds=deeds,
        new=bool(_NEW.search(part)),
        total=bool(_ALL.search(lead) or _EVER.search(sentence) or (_LEVEL.search(lead) and not _DID.search(lead))),
        yearly=bool(_YEARLY.search(sentence)),
        within=bool(_WITHIN.search(sentence)),
        change=quantity.change or (speed.lastgroup or "" if speed else ""),
    )


def _per(clause: str, at: int) -> str:
    """What the amount is an average over: the last such words before it."""
    found = None
    for one in _PER.finditer(clause, 0, at):
        found = one
    if found is None:
        return ""
    return found["mean"] or found["plain"] or f"每{found['scale'] or found['noun']}"


def agree(promised: Manner, reported: Manner, promise: Quantity) -> bool:
    """Whether a reported amount is counted as the promised one is, so that the two can be compared.

    >>> from decimal import Decimal
    >>> beds = Quantity(text="35张", value=Decimal(35), unit="张")
    >>> agree(Manner(per="每千"), Manner(), beds), agree(Manner(), Manner(deeds=frozenset(("选址",))), beds)
    (False, False)
    """
    if promised.per != reported.per or not reported.deeds <= promised.deeds:
        return False
    # 减少500吨 is not 6500吨; 增加3000张 is often told as 新增.
    exact = promise.unit in _SHARES or promise.comparator in (Comparator.LE, Comparator.LT) or promised.change == "fall"
    if exact and promised.change != reported.change:
        return False
    if not reported.total or promised.total or promise.unit in _SHARES:
        return True
    # What there is in all, or since ever, does not show what was added, or done in one year.
    return not (promised.new and not reported.new) and not (promised.yearly and not reported.within)


GRADE = re.compile(r"(?:国家|省|市|县|区|[甲乙A-Z0-9一二三四五六星])级|[1-5]A|公办|民办|公立|普惠|公益|农村|乡村|城区")
"""Words that make a kind narrower, so that the number of all does not show that of these."""


def apart(one: str, other: str) -> bool:
    """Whether two names are of two kinds of one thing: what is left of them beside what they share has nothing in common.

    >>> apart("养老床位", "托育床位"), apart("充电桩", "充电站"), apart("5G基站", "5G站点"), apart("助餐点", "嵌入式助餐点")
    (True, True, False, False)
    """
    if any((word in one) != (word in other) for word in _NOT):
        return True
    most = min(len(one), len(other))
    first = next((at for at in range(most) if one[at] != other[at]), most)
    last = next((at for at in range(most - first) if one[-1 - at] != other[-1 - at]), most - first)
    left, right = one[first : len(one) - last], other[first : len(other) - last]
    return bool(left and right and first + last and max(len(left), len(right)) <= _KIND and not set(left) & set(right))


_NOT = "不非无"
"""What has one of these is the opposite of what has not (不满意度)."""
_KIND = 4
"""The words for a kind have so many characters at most; longer ones are another way to say it."""
