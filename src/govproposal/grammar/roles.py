"""The words that give a role in a division of work (分工): labels (``牵头单位:``) and verbs (``…负责``), and what they mean.

Four roles are the contract's (牵头, 责任, 主办, 配合); any other word (指导, 督办, 数据提供单位) is kept as it is.
"""

from __future__ import annotations

import re
from typing import Literal

from govproposal.model.phrases import Role

Kind = Literal["units", "officials", "deadline", "field"]
"""What a label announces: units that owe, leaders, a time limit, or something else."""

_ROLE_WORD = r"牵头|主责|责任|负责|落实|主办|承办|协办|会办|分办|参阅|配合|协助|协同|协作|参与|参加|支持|实施|执行|指导|督办|督导|督查|督促|监督|监管|汇总|办理|主管|主抓|统筹|协调|组织|数据提供|考核|验收|审核|领办|包保|包抓|挂钩|联系(?!单位|部门)|提供|保障|会同|推进|完成|评估|报送|分管|行业|技术支撑|用人|指标|处理|领衔"
_NUMBER = r"第一|主要|共同|其他|直接|具体|首要|相关|市级|县级|区级|省级|总|市直|县直|区直|市|县|区|州|省|政府|党政|主"
_BODY = r"单位|部门|机构|企业|主体|机关|处室|科室|股室|方|地区|组织|属地|乡镇|镇街|街道|区县|县区|县市|班子|平台"
_LEADER = r"(?:市|县|区|州|省|政府|局|院|党政|分管|主管|班子)?领导(?:同志)?|责任人|负责人|联络员|联系人|负责同志|办理人|承办人|人员|市长|县长|区长|秘书长"
_DUE = r"完成时[限间]|办理时[限间]|工作时[限间]|办结时[限间]|整改时[限间]|时[限间](?:要求|进度|节点|安排)?|完成期限|期限|时间|截止时间|完成日期|实施时间|推进时限|办理期限|责任时限|目标时限|进度安排|进度要求"
_FIELD = r"适用范围|备注|范围|工作目标|目标任务|工作要求|考核指标|进展情况|资金来源|责任事项|任务来源|工作举措|完成标准|成果形式"
LABEL = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<plain>主办|承办|协办|会办|分办|参阅|牵头|配合|责任|负责|落实|指导|督办|参与|协助|主责) ?:"
    rf"|(?P<due>{_DUE}) ?:|(?P<field>{_FIELD}) ?:"
    rf"|(?P<word>(?:{_NUMBER})?(?:(?:{_ROLE_WORD}|\((?:{_ROLE_WORD})\))[及和、/与]?){{1,3}}?(?:{_NUMBER})?(?:(?P<leader>{_LEADER})|(?:{_BODY}))|(?P<person>责任人|负责人|联络员|联系人|承办人|经办人|办理人))(?:\([^()\n]{{1,12}}\))?(?: ?:|为(?=[\u4e00-\u9fff]))"
)
"""A label with its colon, matched on folded text; the named groups say what it announces."""

VERB = re.compile(
    r"(?:等(?:部门|单位|有关部门|相关部门|有关单位|相关单位)?)?,?"
    r"(?P<manner>(?:按照?|依据|根据|依)?(?:各自)?(?:职责|职能|权限|任务)(?:和|及)?(?:任务)?(?:分工)?|分工|分别|共同|具体|依法|各自|协同|积极|密切|联合|主要|统筹|总|组织|同时|负责(?=主办|协办|承办|会办))*"
    r"(?P<verb>牵头负责|牵头落实|牵头组织|牵头实施|牵头推进|牵头主办|牵头|负责牵头|负责落实|负责配合|负责协助|负责指导|负责实施|负责组织实施|组织实施|负责|"
    r"配合落实|配合|参与配合|参与|参加|协助配合|协助|协同|协办|会办|分办|承办|主办|落实|指导|督办|督导|监督|督促|实施|参阅|支持|提供数据|为主)(?:推进|完成|落实|实施)?$"
)
"""The verb that ends a list of units (``X、Y按职责分工负责``), matched on folded text up to the end of the clause."""

ROLE_NOTE = re.compile(r"(?:总|主要)?(?:牵头|主办|承办|协办|会办|配合|主责|参与)(?:单位|部门)?")
"""A bracket behind a name that gives the unit a role of its own: ``市教育局(牵头)``."""

_SUPPORT = ("配合", "会办", "协办", "参加", "参与", "协助", "协同", "协作", "会同", "支持")
_HOST = ("主办", "承办", "领办", "分办")
_RESPONSIBLE = ("责任", "负责", "落实", "主责", "为主")


def role_of(word: str) -> Role:
    """The role that a label or verb gives.

    >>> role_of("牵头单位").value, role_of("会办").value, role_of("承办单位").value, role_of("负责").value, role_of("指导").value
    ('lead', 'support', 'host', 'responsible', 'other')
    """
    if "牵头" in word:
        return Role.LEAD
    for role, words in ((Role.SUPPORT, _SUPPORT), (Role.HOST, _HOST), (Role.RESPONSIBLE, _RESPONSIBLE)):
        if any(one in word for one in words):
            return role
    return Role.OTHER


def kind_of(label: re.Match[str]) -> Kind:
    """What the matched :data:`LABEL` announces.

    >>> kind_of(LABEL.search("完成时限:年底前")), kind_of(LABEL.search("牵头领导:某某"))
    ('deadline', 'officials')
    """
    if label["due"]:
        return "deadline"
    if label["field"]:
        return "field"
    return "officials" if label["leader"] or label["person"] else "units"


def word_of(label: re.Match[str]) -> tuple[int, int]:
    """Where the word of the matched :data:`LABEL` stands, without its colon.

    >>> found = LABEL.search("(责任单位:市财政局)")
    >>> word_of(found)
    (1, 5)
    """
    for group in ("plain", "due", "field", "word"):
        if found := label[group]:
            return label.start(group), label.start(group) + len(found)
    raise AssertionError("a label has a word")
