"""The words of time (时间词): the patterns and tables that the period finder reads by, all on folded text.

A month, a day and a quarter may be printed in Arabic or Chinese figures, with spaces; a word that only looks like one of them
(年内蒙古, 年底数, 3月龄, 月中国) is kept out by what follows it.
"""

from __future__ import annotations

import re

from govproposal.patterns import lazy

_SEP = r"[ ]?(?:-{1,2}|~|至|到)[ ]?"
_FIGURES = "〇零一二三四五六七八九十两廿卅"
_YEAR_IN_FIGURES = r"(?:19|20)(?:[ ]?[0-9]){2}|[12](?:[ ][0-9]){3}|2[ ]0[0-9]{2}"
_YEAR = rf"{_YEAR_IN_FIGURES}|(?:二[〇零0O]|一九)[〇零一二三四五六七八九0-9O]{{2}}"
_MONTH = "[0-9]{1,2}|十[一二]?|[一二三四五六七八九]"
_DAY = "[0-9]{1,2}|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九]|初[一二三四五六七八九十]"
_INSIDE = "内(?![蒙容外部陆河控需设涝生在循江乡])"
_NO_MONTH = "龄|租|薪|嫂|饼|季|球|光|台|坛|湖|均|供|票|卡|牙|历"
_NO_BOTTOM = r"(?<=底)(?!盘(?!活))(?![数部层线气蕴色版座])|(?<=末)(?![端位梢])"
_NO_START = r"(?<=初)(?![步级中次期心始审])"


def _point(year: str, month: str, day: str, quarter: str, quarters: str) -> re.Pattern[str]:
    """The pattern of a point of time, from those of its numbers. What 底, 末 and 初 may not begin is looked at once, at the end."""
    return lazy(
        rf"""(?:(?:(?P<year>{year})(?:(?P<bare>(?=(?:{_SEP}(?:{year})|(?:、(?:{year})){{1,8}}+)\ ?年))|\ ?年)
            (?!度|级|代|[春夏秋冬]季|[寒暑]假|汛期|春运))
        |(?P<relative>今年|明年|去年|本年(?!度)|当年|同年|该年|后年|来年|次年|翌年|第二年))?
    (?:\ ?(?:
        (?:第?(?P<quarter>[{quarter}])(?:(?:{_SEP}第?|(?P<quarterlist>(?:、[{quarter}](?=、)){{0,2}}+、))
            (?P<quarter2>[{quarter}]))?\ ?季度
        |前(?P<quarters>[{quarters}])个?季度)(?P<quarterend>[底末])?
      | (?P<half>[上下])半年(?P<halfend>[底末])?
      | (?P<month>{month})(?:(?:\ ?月?{_SEP}|(?P<monthlist>(?:、(?:{month})(?=、)){{0,10}}+、))
              (?P<month2>{month})(?=\ ?月(?![0-9]{{1,2}}\ ?[日号])))?
          \ ?月(?!{_NO_MONTH})(?:份)?
          (?:\ ?(?:(?P<day>{day})(?:\ ?[日号]?{_SEP}(?P<day2>{day})(?=\ ?[日号]))?
              (?:\ ?[日号]|(?<=[0-9])(?=\ *(?:[\n)(,。;、]|$)))(?!令|文)
            |(?P<third>上中|中下|[上中下])旬|(?P<monthend>[底末])
            |(?P<monthvague>初|中(?=[、,。;)前之以底\n]|$))))?
      | 年?(?P<yearend>[底末])|年?(?P<yearin>{_INSIDE})
      | 年?(?P<yearvague>初|中(?=[、,。;)前之以\n]))
    ))?(?:(?<!底)(?<!末)(?<!初)|{_NO_BOTTOM}|{_NO_START})""",
        re.X,
    )


_IN_FIGURES = _point(_YEAR_IN_FIGURES, "[0-9]{1,2}", "[0-9]{1,2}", "1-4", "23")
_IN_ANY = _point(_YEAR, _MONTH, _DAY, "一二三四1-4", "二三两23")
_IN_WORDS = lazy(rf"[-0-9 ~、至到年月日号旬季度第前个上中下半底末初内份今明去本当同该后来次翌]{{0,100}}+[{_FIGURES}]")
"""Chinese figures among what a point may hold; none reaches farther than that."""


def point_at(folded: str, at: int) -> re.Match[str] | None:
    """The words of a point of time at *at*; they may be empty. The pattern without Chinese figures takes half as long to compile.

    >>> point_at("2021年3月底前", 0)[0], point_at("二〇二一年三月底前", 0)[0], point_at("年底数", 0)[0]
    ('2021年3月底', '二〇二一年三月底', '')
    """
    return (_IN_ANY if _IN_WORDS.match(folded, at) else _IN_FIGURES).match(folded, at)


START = lazy(
    r"[0-9〇零一二三四五六七八九十廿年半]"
    r"(?:(?<=[0-9])(?<![0-9][0-9])(?:(?:[0-9 ]{3,6})(?<= [0-9]|[0-9]{2})(?= ?年)"
    r"|[0-9]{0,8}+(?= ?[年月季日~至到-]|(?<=[0-9]{4})[ ./、]|(?<=[0-9]{6})(?:\Z|\n)))"
    r"|(?<![0-9])(?<![年半])[〇零一二三四五六七八九十廿0O]{0,8}+(?=[0-9]{0,3}年|月|季|[至到~-])"
    r"|(?<=年)(?:(?=[底末内初中])|(?<=[今明去本当同该后来次翌]年))|(?<=半)年)"
)
_NO_FRONT = "期后往列端置沿景瞻海来夕款述身"
BACK = lazy(
    rf" ?(?:(?P<before>之前|以前|止"
    rf"|前(?![{_NO_FRONT}]|进(?![行一入度场驻村社展出])|十名|提(?![交供出前升请醒高质标速档效])|[0-9一二两三四五六七八九十]{{1,3}}个?(?:月|季|批|位|强)))"
    rf"|(?P<since>以来|起(?![草步来点到])|开始|以后|之后|后(?![续期勤备台方者端海半]))|之内|以内|{_INSIDE})"
)
JOIN = lazy(rf"(?:起,?)?{_SEP}(?:自|从)?")
YEARS = lazy(rf"(?:、(?:{_YEAR})){{1,8}}+(?= ?年(?! ?[度级代底末初中内前第上下0-9一二三四五六七八九十]))")
QUARTERS = lazy(r"(?:第|(?<=[^\n 。;)第]))(?P<list>(?:[一二三四1-4]、){1,3})$")
"""The quarters of a list before its last; at the head of a line or sentence 一、 counts that."""
TIME = lazy(r" ?(?:凌晨|早上|上午|中午|下午|晚上?)?(?:[0-9]{1,2}(?::[0-9]{2})+|[0-9]{1,2}[时点](?:整|半|[0-9]{1,2}分)?)(?=[之以]?前|止)")
ISO = lazy(r"((?:19|20)[0-9]{2})([-./])([0-9]{1,2})\2([0-9]{1,2})(?![0-9.])")
MONTH = lazy(r"((?:19|20)[0-9]{2})([-./])(0[1-9]|1[0-2]|[1-9])(?![0-9.%‰/])")
DUE_BEFORE = lazy(r"(?:时限|期限|时间|日期|节点|进度): ?$")
DUE_BEHIND = lazy(r"底?[之以]?前|底|止")
"""What tells that 2021.06 or 2021-05 is a month: the label of a deadline before it, or what closes one behind it."""
TO = ("截至到", "截止到", "截止至", "截至", "截止", "到", "至")
FROM = ("自", "从")
LEVELS = (
    "达到", "提高到", "提升到", "增加到", "恢复到", "回到", "降到", "扩大到",
    "增长到", "上升到", "提高至", "提升至", "增至", "降至", "甚至", "以至", "乃至",
)  # fmt: skip
RECURRING = (
    "每", "每年", "每年的", "每个", "次月", "每月", "历年", "逢", "每季度",
    "每年度", "当月", "每逢", "每年从", "每年于", "每年至", "每年到", "每到", "每至",
)  # fmt: skip
SHIFTS = {"明年": 1, "来年": 1, "去年": -1, "后年": 2, "次年": 1, "翌年": 1, "第二年": 1}
THIRDS = {"上": (1, 10), "中": (11, 20), "下": (21, 0), "上中": (1, 20), "中下": (11, 0)}
COUNTING = frozenset("0123456789〇一二三四五六七八九十百两半几数多近每周整去")
TITLE_YEARS = lazy(rf"(?:19|20)[0-9]{{2}}年?(?:{_SEP}(?:19|20)?[0-9]{{2}}年?)?")
LONE_DAY = lazy(rf"({_DAY}) ?[日号]")
BARE_DAY = lazy(
    r"(?P<day>[0-9]{1,2})(?: ?日?(?:-|~|至|到)(?P<last>[0-9]{1,2})(?= ?日))? ?日"
    r"(?!内|之内|以内|均|处理|供|常|产|夜|期|游|报|晚报|历|元|语|本|资|企|军|程|用|平均|累计|办结|办复|左右|以上|以下|龄|志|光|照)"
)
"""A day or days without a month, not followed by what makes a number of days of it."""
MONTH_ENDS = frozenset(("", *"底前起至到,。、;-~)以之"))
