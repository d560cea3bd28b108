"""The fixed wordings by which the frame of an official document is recognised: title nouns, dates, issuers, salutations."""

from __future__ import annotations

import re

from govproposal.grammar.unit_lists import split_level
from govproposal.patterns import lazy
from govproposal.units.names import is_unit

YEAR = r"(?:[12]\d{3}|[一二〇零0][一二三四五六七八九〇零十0-9OＯ○]{3}|[一二〇零0]{1,2}[一二三四五六七八九〇零十0-9]{2,3})"
DATE = lazy(
    rf"{YEAR} ?年 ?(?:\d{{1,2}}|[一二三四五六七八九十〇]{{1,3}}|元|正) ?月 ?(?:\d{{1,2}}|[一二三四五六七八九十〇廿卅]{{1,3}}) ?[日号]?"
    rf"|(?:19|20)\d{{2}}[-./]\d{{1,2}}[-./]\d{{1,2}}"
)
"""A full date in any writing: Arabic or Chinese figures, or with hyphens or dots."""

DATED_YEAR = lazy(r"(?<!\d)((?:19|20)\d{2}) ?年")
"""A year in Arabic figures: what dates that leave theirs out take it from."""

_TAIL = r"府厅局委会办室院部署处所组队馆社校司行团站台库企心区站协"
ISSUER = lazy(rf"[^\d,。:;!?《》“”]{{2,40}}(?:[{_TAIL}]|[大中小]学|幼儿园)(?:\((?:代|盖)?[章印]\))?")
"""A line that can be a signature: a name that ends as organs' names do."""

_DATE_LINE = lazy(rf"(?:(?P<issuer>[^ \d,。:;!?《》“”]{{2,40}}[{_TAIL}])编? +)?[(]?(?P<day>{DATE.pattern})[)]?")
_PLAIN_DATE = lazy(r"(?P<issuer>(?!))?\(?(?P<day>[12]\d{3} ?年 ?\d{1,2} ?月 ?\d{1,2} ?[日号]?)\)?")
"""The date line as most are, in Arabic figures and without an issuer: a pattern that takes a tenth of the time to compile."""
_DATE_ENDS = frozenset("日号) 一二三四五六七八九十〇廿卅0123456789")

DELIVERED = lazy(rf"^[-( ]*(?:{DATE.pattern}).{{0,60}}(?:上|期间|会议)[) ]*$", needs="年-./")
"""The line under a report's title that says when and where it was given: ``——2021年6月29日在…会议上``."""

_NOUNS = (
    "通报|通知|报告|方案|计划|规划|意见|函|答复|回复|办法|规定|公告|通告|决定|决议|纪要|摘登|摘编|选登|选编|实录|摘要|汇编|建议案|议案|提案|案|建议|要点|清单|分工|情况|名单|说明|汇报|总结|讲话|发言|发言材料|细则|分解"
    "|措施|批复|指引|安排|续办|概要|综述|侧记|纪实|回眸|集锦|目录|表"
)
_TITLE_END = lazy(rf"(?:{_NOUNS})(?:\([^()]{{1,16}}\))?$")
_TITLE_NOUNS = tuple(_NOUNS.split("|"))
_LONGEST_END = 24
_ROSTER_LABEL = lazy(
    r"^(?:第一|常务|执行)?(?:副?组长|副?组员|成员|总召集人|副?召集人|副?总?指挥长?|副?主任|副?主任委员|委员|副?秘书长|顾问|联络员|政委)(?:单位)?[:(]"
)
_LABEL_FIRSTS = frozenset("第常执副组成总召指主委秘顾联政")
_ROSTERS = ("名单", "组成人员", "成员", "人员名册", "领导小组", "专班", "指挥部", "工作组")
_ROSTER_TITLE = lazy(rf"(?:{'|'.join(_ROSTERS)})\(.*\)$")
SALUTATION = lazy(
    r"(?:尊敬的|各位)?(?:(?:各位)?(?:主席|副主席|主任|副主任|秘书长|常委|委员|代表|同志|领导|来宾|列席人员|同志们|朋友们|女士们|先生们|省长|市长|县长|区长|主席团|常务委员|组成人员)(?:[、,](?!现|我)|和)?)+"
)
_SALUTATION_ENDS = frozenset("席任长委员表志导宾们士团、,和")
CARRIES = lazy(
    r"《(?P<title>[^《》]{4,80}(?:《[^《》]{2,40}》[^《》]{0,40})?)》(?:\(以下简称[^()]{2,20}\))?[^《》]{0,40}?(?:印发|下发|发给|转发)"
)
"""Where a notice says what it carries: ``现将《某方案》印发给你们``."""
EVERY = lazy(r"[^,、。:;!?\d《》]{0,12}各[^,。:;!?\d《》]{1,16}[府门位构局委办会所处院校业)]")
"""Organs of a kind (各镇人民政府): whom a document addresses, not who issues it."""


_COMMA = lazy(r"[,、]")
_EACH = lazy(r"各")
_ADDRESSED = lazy(r"[^,、。:;!?《》“”]{0,22}[府门位构局委办会所处院校业厅县区市镇乡场部团社组队站司]\)?")
_KIND = lazy(r"[^,、。:;!?\d《》]{2,16}[府门位构局委办会所处院校业]")


_OF_A_KIND = ("有关部门", "相关部门", "有关单位", "相关单位", "直属单位", "直属机构")


def stops_title(words: str) -> bool:
    """Whether a folded line is no line of a title: it holds a sentence's end, or ends in a colon or comma.

    >>> stops_title("现将有关事项通知如下:"), stops_title("关于印发某方案的通知")
    (True, False)
    """
    return words.endswith((":", ",")) or "。" in words or ";" in words or "!" in words or "?" in words


def salutes(bare: str) -> bool:
    """Whether a line, folded and without spaces, is nothing but a salutation; its last character tells of most that it is none.

    >>> salutes("各位代表"), salutes("各县(市、区)人民政府")
    (True, False)
    """
    return bare[-1:] in _SALUTATION_ENDS and SALUTATION.fullmatch(bare) is not None


def names_roster(words: str) -> bool:
    """Whether folded words end as the titles of rosters do.

    >>> names_roster("领导小组成员名单"), names_roster("领导小组(代章)"), names_roster("领导小组办公室")
    (True, True, False)
    """
    return words.endswith(_ROSTERS) or (words.endswith(")") and _ROSTER_TITLE.search(words) is not None)


def is_roster_label(bare: str) -> bool:
    """Whether a line, folded and without spaces, begins with what labels the members of a group.

    >>> is_roster_label("副组长:易云峰"), is_roster_label("一、工作目标")
    (True, False)
    """
    return bare[:1] in _LABEL_FIRSTS and _ROSTER_LABEL.match(bare) is not None


def is_title(words: str) -> bool:
    """Whether the folded words end as titles of official documents do (GB/T 9704-2012 7.3.1: the genre's noun last).

    >>> is_title("关于印发某方案的通知"), is_title("关于印发某方案的通知(试行)"), is_title("一、工作目标")
    (True, True, False)
    """
    words = words.rstrip('》”" ')
    if words[-1:] != ")":
        return words.endswith(_TITLE_NOUNS)
    return _TITLE_END.search(words, max(0, len(words) - _LONGEST_END)) is not None


def date_line(words: str) -> re.Match[str] | None:
    """The match of a folded line that holds a date and perhaps, in ``issuer``, who signs; the end of most lines tells that they do not.

    >>> date_line("某市水利局 2024年5月6日")["issuer"], date_line("2024年5月6日召开会议")
    ('某市水利局', None)
    """
    if words[-1:] not in _DATE_ENDS or "。" in words or "," in words:
        return None
    plain = _PLAIN_DATE.fullmatch(words) if words[0] in "12(" else None
    dated = "月" in words or "-" in words or "." in words or "/" in words
    return plain or (_DATE_LINE.fullmatch(words) if dated else None)


def day_of(dated: re.Match[str]) -> tuple[int, int]:
    """Where the date stands in the line that :func:`date_line` matched: the first one, should the issuer's name hold another.

    >>> day_of(date_line("某市水利局 2024年5月6日"))
    (6, 15)
    """
    first = DATE.search(dated.string) if dated["issuer"] else None
    return first.span() if first else dated.span("day")


def addresses_organs(words: str) -> bool:
    """Whether the words before a colon can only be those whom a document addresses: names without a sentence, some of a kind (各).

    >>> addresses_organs("各市、县人民政府,省人民政府各委、办、厅、局"), addresses_organs("各单位要做好以下工作")
    (True, False)
    """
    pieces = [piece for piece in _COMMA.split(words) if piece]
    every = any(_EACH.search(piece) or piece.endswith(_OF_A_KIND) for piece in pieces)
    return every and len(words) < 240 and all(_ADDRESSED.fullmatch(piece) for piece in pieces)


def are_organs(words: str) -> bool:
    """Whether the words list organs whom a document addresses (主送机关), organs of a kind (各区人民政府) among them."""
    pieces = [words[a:b] for a, b, _ in split_level(words, 0, len(words), "、,")]
    # 各镇人民政府、街道办事处: what stands behind goes without its 各.
    every = bool(pieces) and EVERY.fullmatch(pieces[0]) is not None
    listed = (EVERY.fullmatch(one) or is_unit(one) or (every and _KIND.fullmatch(one)) for one in pieces)
    return any(EVERY.fullmatch(one) for one in pieces) and all(listed)
