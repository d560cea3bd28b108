"""The words that give a role in a division of work (分工): labels (``牵头单位:``) and verbs (``…负责``), and what they mean.

Four roles are the contract's (牵头, 责任, 主办, 配合); any other word (指导, 督办, 数据提供单位) is kept as it is. A label is read from
its colon back, not searched for: its word is taken apart into role words and what carries the role (单位, 部门, 领导).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Literal, NamedTuple

from govproposal.model.phrases import Role
from govproposal.patterns import lazy
from govproposal.spans import Span, span_of

Kind = Literal["units", "officials", "deadline", "field"]
"""What a label announces: units that owe, leaders, a time limit, or something else."""

_PLAIN_TEXT = "主办 承办 协办 会办 分办 参阅 牵头 配合 责任 负责 落实 指导 督办 参与 协助 协助督办 主责"
_PLAIN = frozenset(_PLAIN_TEXT.split())
_ROLE_WORDS_TEXT = (
    "牵头 主责 责任 负责 落实 主办 承办 协办 会办 分办 参阅 配合 协助 协同 协作 参与 参加 支持 实施 执行 指导 督办 督导 督查 督促 "
    "监督 监管 汇总 办理 主管 主抓 统筹 协调 组织 数据提供 考核 验收 审核 领办 包保 包抓 挂钩 提供 保障 会同 推进 完成 评估 报送 分管 "
    "行业 技术支撑 用人 指标 处理 领衔"
)
_ROLE_WORDS = frozenset(_ROLE_WORDS_TEXT.split())
_LINKS_TEXT = (
    "及 和 、 / 与 或 第一 第二 第三 第四 第五 主要 共同 其他 直接 具体 首要 相关 市级 县级 区级 省级 市直 县直 区直 总 市 县 区 州 省 "
    "政府 党政 局 院 班子"
)
_LINKS = frozenset(_LINKS_TEXT.split())
_BODIES_TEXT = "单位 部门 机构 企业 主体 机关 处室 科室 股室 方 地区 组织 属地 乡镇 镇街 街道 区县 县区 县市 平台"
_BODIES = tuple(_BODIES_TEXT.split())
_LEADERS = ("领导同志", "领导", "责任人", "负责人", "负责同志", "市长", "县长", "区长", "秘书长", "人员")
_PERSONS = frozenset(["领衔督办", "领衔领办", "领衔办理", "责任人", "负责人", "联络员", "联系人", "承办人", "经办人", "办理人"])
_DUE_TEXT = (
    "完成时限 完成时间 办理时限 办理时间 工作时限 办结时限 办结时间 整改时限 整改时间 时限 时限要求 时间要求 时限进度 时间进度 "
    "时间节点 时限安排 时间安排 完成期限 办理期限 期限 时间 截止时间 完成日期 实施时间 推进时限 责任时限 目标时限 进度安排 进度要求"
)
_DUE = frozenset(_DUE_TEXT.split())
_FIELDS_TEXT = "适用范围 备注 范围 工作目标 目标任务 工作要求 考核指标 进展情况 资金来源 责任事项 任务来源 工作举措 完成标准 成果形式"
_FIELDS = frozenset(_FIELDS_TEXT.split())
_DIVISIONS = frozenset(["部门分工", "单位分工", "责任分工", "任务分工", "职责分工", "工作分工"])
"""What introduces clauses that say each their role: ``部门分工:市水利局牵头,各区配合``."""
_LONGEST = 20
_SET = ("牵头", "总牵头", "主办", "责任", "汇总", "第一")
"""Behind 责任单位为 what a rule sets, no unit."""
_NOTED = lazy(r" *\([^()\n]{1,12}\)$")


class Label(NamedTuple):
    """A label: what it announces, the span of its word, and where what follows its colon begins."""

    kind: Kind
    word: Span
    after: int
    plain: bool = False


_label_of: Callable[[tuple[Kind, Span, int, bool]], Label] = partial(tuple.__new__, Label)
"""``Label(*fields)`` in half the time."""


def label_at(folded: str, start: int, end: int, *, copula: bool = False) -> Label | None:
    """The label that begins at *start* of a folded text, ``None`` for none; with *copula* 责任单位为… is one too.

    >>> text = "牵头单位:市水利局"
    >>> label = label_at(text, 0, len(text))
    >>> label.kind, label.word.of(text), text[label.after :]
    ('units', '牵头单位', '市水利局')
    """
    while start < end and folded[start] == " ":
        start += 1
    reach = start + _LONGEST if start + _LONGEST < end else end
    colon = folded.find(":", start, reach)
    if colon < 0 and copula:
        colon = folded.find("为", start, reach)
        if colon >= 0 and not (folded.endswith(("单位", "部门"), start, colon) and not folded.startswith(_SET, colon + 1)):
            return None
    return _label(folded, start, colon) if colon > start else None


def all_labelled(folded: str, start: int, end: int) -> bool:
    """Whether each further sentence of a labelled line is labelled too: ``责任单位:X。完成时限:6月底前。``

    >>> all_labelled("责任单位:市水利局。完成时限:年底前", 0, 17), all_labelled("责任单位:市水利局。要加强。", 0, 13)
    (True, False)
    """
    stop = folded.find("。", start, end)
    while stop >= 0:
        label = label_at(folded, stop + 1, end)
        if label is None or label.kind == "field":
            return False
        stop = folded.find("。", stop + 1, end)
    return True


def labels_inside(folded: str, start: int, end: int) -> list[Label]:
    """Labels that pages glue to what stands before them: ``杨宏承办人:阳斌``.

    >>> text = "杨宏承办人:阳斌"
    >>> [one.word.of(text) for one in labels_inside(text, 0, len(text))]
    ['承办人']
    """
    found: list[Label] = []
    floor = start
    colon = folded.find(":", floor, end)
    while colon >= 0:
        for at in range(max(floor, colon - _LONGEST), colon - 1):
            label = _label(folded, at, colon) if folded[at] != " " else None
            if label is not None and not (label.plain and at > start and folded[at - 1].isalnum()):
                found.append(label)
                break
        floor = colon + 1
        colon = folded.find(":", floor, end)
    return found


def _label(folded: str, start: int, colon: int) -> Label | None:
    word = folded[start:colon].rstrip()
    kind = _classify(word)
    return _label_of((kind, span_of((start, start + len(word))), colon + 1, word in _PLAIN)) if kind else None


@lru_cache(maxsize=1024)
def _classify(word: str) -> Kind | None:
    """What *word* announces as a label, ``None`` where it is none."""
    if "(" in word or ")" in word:
        if word[0] == "(" or word.count("(") != word.count(")"):
            return None
        word = _NOTED.sub("", word)
    if word in _PLAIN or word in _DIVISIONS:
        return "units"
    if word in _DUE:
        return "deadline"
    if word in _FIELDS:
        return "field"
    if word in _PERSONS:
        return "officials"
    body = next((one for one in _BODIES if word.endswith(one)), "")
    if body and _has_role(word[: -len(body)]) and word not in ("联系单位", "联系部门"):
        return "units"
    leader = next((one for one in _LEADERS if word.endswith(one)), "")
    return "officials" if leader and _has_role(word[: -len(leader)]) else None


def _has_role(words: str) -> bool:
    """Whether *words* are role words and links, at least one of them a role word."""
    words = words.replace("(", "").replace(")", "").replace("联系", "挂钩")
    found = False
    at = 0
    while at < len(words):
        for length in (4, 2, 1):
            piece = words[at : at + length]
            if len(piece) == length and (piece in _ROLE_WORDS or piece in _LINKS):
                found = found or piece in _ROLE_WORDS
                at += length
                break
        else:
            return False
    return found


_VERB = lazy(
    r"(?:等(?:有关|相关)?(?:部门|单位)?)?,?"
    r"(?:(?:按照?|依据|根据|依)?(?:各自)?(?:职责|职能|权限|任务)(?:和|及)?(?:任务)?(?:分工)?|分工|分别|共同|具体|依法|各自|协同|积极|"
    r"密切|联合|主要|统筹|总|组织|同时|负责(?=主办|协办|承办|会办))*"
    r"(?P<verb>牵头(?:负责|落实|组织|实施|推进|主办)?|负责(?:牵头|落实|配合|协助|指导|实施|组织实施)?|组织实施|"
    r"配合落实|配合|参与配合|参与|参加|协助配合|协助|协同|协办|会办|分办|承办|主办|落实|指导|督办|督导|监督|督促|实施|参阅|支持|"
    r"提供数据|为主)(?:推进|完成|落实|实施)?$"
)
_VERB_ENDS_TEXT = (
    "牵头 负责 落实 组织 实施 推进 完成 主办 配合 协助 指导 参与 参加 协同 协办 会办 分办 承办 督办 督导 监督 督促 参阅 支持 数据 为主"
)
VERB_ENDS = frozenset(_VERB_ENDS_TEXT.split())
"""What the verbs of :func:`verb_at_end` end with."""


def verb_at_end(folded: str, start: int, end: int) -> tuple[int, Span] | None:
    """The verb that ends ``[start, end)`` and so a list of units: where its words begin, manner included, and its own span.

    >>> text = "市财政局、各区按职责分工负责"
    >>> begins, verb = verb_at_end(text, 0, len(text))
    >>> text[:begins], verb.of(text)
    ('市财政局、各区', '负责')
    """
    if folded[max(start, end - 2) : end] not in VERB_ENDS:
        return None
    found = _VERB.search(folded, max(start, end - 24), end)
    return (found.start(), Span(*found.span("verb"))) if found else None


ROLE_NOTE = lazy(r"(?:总|主要)?(?:牵头|主办|承办|协办|会办|配合|主责|参与)(?:单位|部门)?")
"""A bracket behind a name that gives the unit a role of its own: ``市教育局(牵头)``."""

_SUPPORT = ("配合", "会办", "协办", "参加", "参与", "协助", "协同", "协作", "会同", "支持")
_JOINING = frozenset(["商", "会商", "商请", "联合"])
_HOST = ("主办", "承办", "领办", "分办")
_RESPONSIBLE = ("责任", "负责", "落实", "主责", "为主")


@lru_cache(maxsize=256)
def role_of(word: str) -> Role:
    """The role that a label or verb gives.

    >>> role_of("牵头单位").value, role_of("会办").value, role_of("承办单位").value, role_of("负责").value, role_of("指导").value
    ('lead', 'support', 'host', 'responsible', 'other')
    """
    if "牵头" in word:
        return Role.LEAD
    if word in _JOINING:
        return Role.SUPPORT
    for role, words in ((Role.SUPPORT, _SUPPORT), (Role.HOST, _HOST), (Role.RESPONSIBLE, _RESPONSIBLE)):
        if any(one in word for one in words):
            return role
    return Role.OTHER
