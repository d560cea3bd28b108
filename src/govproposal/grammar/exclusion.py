"""What is no quantity though it is a number with a measure word: ordinals, denominators, articles, sessions, time limits, names."""

from __future__ import annotations

from decimal import Decimal

from govproposal.grammar.amounts import Number
from govproposal.grammar.measures import DISCRETE, MEASURES, SPANS_OF_TIME, TEACHING
from govproposal.patterns import lazy

FIGURES = frozenset("0123456789")
_BEFORE = frozenset("第每〔[#№〈腊")
_FRONT = (
    "目前",
    "此前",
    "之前",
    "以前",
    "年前",
    "日前",
    "提前",
    "当前",
    "月前",
    "年底前",
    "会前",
    "会前",
    "先前",
    "疫情前",
    "截至目前",
    "底前",
    "空前",
    "事前",
)
_COUNTED_OFF = frozenset("总人户指基件次点个款单岁参函常系倍约整负位")
_SAYINGS = frozenset("数几多")
_ALONE = lazy(
    r"(?!立(?![行即])|员(?!工)|果|功|本|效|人(?!口)|都|长|为|交|熟|套|片|品|就|形|型|绩|分|因|渝|倍|串|群|家|对|双|行|名|年|都|全|份|文|建制|规模|体系|网|链|线|色|天|语|事|绿|荫|新|千|百|堆)"
)
_ARTICLE = frozenset(("", *"、,。;)\n"))
_ONES = frozenset("家所座个名项件台套辆")
_NOT_ONE = frozenset("第统唯之其每任同逐单某另这那哪有成为到")
_ONE_BY_ONE = frozenset((
    "办理", "办好", "办结", "办成", "解决", "落实", "整改", "发现", "销号", "查处", "见效", "成熟", "推广", "验收", "交付", "答复", "了结",
    "巩固", "提升", "带动", "承诺", "兑现",
))  # fmt: skip
"""Verbs of sayings, not of counts: 办理一件、解决一类."""
_RESULT = lazy(
    r"(?:缩短|压缩|压减|缩减|减少|节省|节约|提前|延长|提速|减至|降至|降到|精简|加快|增加|推迟|延迟|累计|时长|总时长|寿命|年限|工期|天数)[^,。;、0-9\n]{0,8}\Z"
)
_AGES = ("寿命", "年限", "工期")
_RESULT_NEXT = lazy(r"(?:左右|以内|以上)?(?:大幅|进一步)?(?:缩短|压缩|压减|减少|缩减|延长|降|提速|精简|调整|提升|增加)(?:至|到|为)")
_CUT_TO = lazy(r"(?:缩短|压缩|压减|缩减|减少|精简|减|降|提速|调整|控制)(?:至|到|为|在)了?\Z")
_CYCLES = lazy(r"周期|间隔|车程|行程|航程|停电|等候|等待|通勤|用时|耗时")
"""What is cut down to an amount of time is a time limit (时限压缩到5天); by how much it was cut, or a cycle cut down, is a result."""
_WORKING = ("工作日", "自然日", "交易日")
_DEMANDS = ("不少于", "至少", "不低于", "最少", "不超过", "至多", "最多", "多于", "少于", "超过", "不到", "不足")
_COUNTED = frozenset("家户名人位辆台栋亩元吨米")
"""Units of what is there and can be counted, whatever it is called in quotation marks: 14家“先上车后补票”."""
_CLOCK = lazy(r"\d[时点]\Z")
_LINES = lazy(r"、\d{1,3}路|等\d{1,2}条|公交|车|[环专支干]线")
"""What follows lines that are named by their numbers: 1路、27路等6条线路."""
_LINE = lazy(r"(?:公交|线路)(?:车|专线)?\Z|\d{1,3}路、\Z")
_SESSION = lazy(r"[届大]$|届人大$|委员会$|会议$")
_TIMES = frozenset(SPANS_OF_TIME) - frozenset(TEACHING)
_SHARES = frozenset(("%", "‰"))
_HOUSES = frozenset("栋幢层座室")
_QUOTES = frozenset('“‘"')
_ASSEMBLIES = ("会议", "全会", "全体会议", "党代会", "代表大会", "常委会", "主席会议", "常务会议")


FRONTS = _BEFORE | _SAYINGS | {"前", "上", *map(chr, range(128))}
"""The characters before a number of which some make it something else."""


def excluded(folded: str, start: int) -> bool:
    """Whether what stands before *start* makes the number an ordinal, a code, a denominator or an estimate without a figure.

    >>> excluded("第3项", 1), excluded("每10万人", 1), excluded("目前3项", 2), excluded("前3名", 1)
    (True, True, False, True)
    """
    if not start:
        return False
    previous = folded[start - 1]
    if previous in _BEFORE:
        return True
    if previous.isascii():
        return _coded(folded, start, previous)
    if previous == "前":
        return not folded.endswith(_FRONT, 0, start)
    if previous == "上":
        return folded.endswith("成百上", 0, start)
    if previous in _SAYINGS and folded[start] in "十百千万亿":
        return previous != "数" or folded[start - 2 : start - 1] not in _COUNTED_OFF
    return False


def _coded(folded: str, start: int, previous: str) -> bool:
    """M0用地, C919, GB-2312, 第 3 项: a number that a letter or a slash leads, or 第 with a space."""
    if previous == " ":
        return folded[start - 2 : start - 1] in ("第", "每")
    if previous in "-.:+/_@#&=*":
        before = folded[start - 2 : start - 1]
        if previous in "+:=@#_/*":
            return previous not in ":" or before.isdigit()
        return before.isascii() and before.isalnum()
    return previous.isalnum()


def stands_alone(folded: str, place: int) -> bool:
    """Whether 成 ends at *place* as a unit: 三成以上, 六成企业; not 成立, 成员."""
    return _ALONE.match(folded, place) is not None


WATCHED = _TIMES | _HOUSES | {"分", "路", "次"}
"""Units that name times, houses, lines and sessions as well."""
FOLLOWERS = _QUOTES | {"级"}
"""What makes a name of the amount before it: 三个“十大”, 500人级."""


def is_named(folded: str, number: Number, unit: str, end: int, *, compared: bool) -> bool:
    """Whether the amount is no amount: an article, a saying, a meeting's number, a time limit, a name's count.

    *end* is behind the unit; *compared* says that a comparing word stands beside it. Figures with a unit that is not :data:`WATCHED`,
    before anything but :data:`FOLLOWERS`, are an amount always.
    """
    start, _, value, _, words, _, _ = number
    chinese = words[0] not in FIGURES
    if unit in _TIMES:
        return not _is_result(folded, start, value, unit, end)
    # 长三角, 金三角: a sum in 角 is printed in Arabic figures
    if chinese and (unit == "角" or _is_saying(folded, start, words, unit, end, compared=compared)):
        return True
    if _is_counted_off(folded, start, unit, end, chinese=chinese):
        return True
    if folded[end : end + 1] not in _QUOTES or unit in MEASURES:  # 1.5平方公里“三通一平” measures what is quoted
        return False
    return chinese or (unit not in _COUNTED and _is_quoted_noun(folded, end))


def _is_counted_off(folded: str, start: int, unit: str, end: int, *, chinese: bool) -> bool:
    """8时30分, 1路、27路等6条线路, 500人级, 三届四次会议, 人民路3栋."""
    following = folded[end : end + 1]
    if unit == "分":
        return _CLOCK.search(folded, max(0, start - 3), start) is not None
    if unit == "路":
        return _LINES.match(folded, end) is not None or _LINE.search(folded, max(0, start - 8), start) is not None
    if unit == "次":
        previous = folded[start - 1 : start]
        in_session = chinese and folded.startswith(_ASSEMBLIES, end) and _SESSION.search(folded, max(0, start - 4), start) is not None
        return previous == "届" or in_session
    if unit in _HOUSES:
        return folded[start - 1 : start] in ("号", "路", "街", "道") or (unit in ("栋", "幢") and following.isdigit())
    return following == "级" and (unit[-1] == "元" or unit in ("人", "户", "吨"))


_TO = frozenset("-~至到")
"""What makes a range of 一: 一至两个."""


def _is_saying(folded: str, start: int, words: str, unit: str, end: int, *, compared: bool) -> bool:
    if unit in ("级", "期", "路", "眼") or (unit in ("度", "分") and not compared):
        return True
    if words in ("一", "壹") and unit not in ("倍", "%", "番") and folded[start + 1] not in _TO:
        return _is_article(folded, start, unit, end, compared=compared)
    if (words[0] in "零〇" and "点" not in words) or (words == "二" and unit not in ("%", "番")):
        return True
    if words in ("百", "千", "万", "亿", "佰", "仟") and not compared and unit not in _SHARES:
        return True
    return words == "两" and unit in ("地", "侧", "方", "面")


def is_plain_article(folded: str, start: int) -> bool:
    """Whether a lone 一 at *start* can be seen at a glance to be an article: no word demands it, no clause ends behind its unit.

    >>> is_plain_article("建设一批基地", 2), is_plain_article("至少一个", 2)
    (True, False)
    """
    if folded[start + 1 : start + 2] in _WHOLE or folded[start + 2 : start + 3] in _ARTICLE:
        return False
    return not start or folded[start - 1] not in _DEMANDING


_WHOLE = frozenset("倍成番-~至到、 ")
_DEMANDING = frozenset("于少过多到足低翻了降长高加 ")


def _is_article(folded: str, start: int, unit: str, end: int, *, compared: bool) -> bool:
    """一 with a measure word counts where a word demands it (至少一个), or at the end of its clause (养老院一所)."""
    if compared:
        return not folded.endswith(_DEMANDS, 0, start)
    alone = folded[end : end + 1] in _ARTICLE and unit in _ONES
    return not alone or folded[start - 1 : start] in _NOT_ONE or folded[max(0, start - 2) : start] in _ONE_BY_ONE


def _is_result(folded: str, start: int, value: Decimal, unit: str, end: int) -> bool:
    """An amount of time is a quantity as a result only: 缩短6个小时, 换水周期由15天缩短至7天; what offices may take is a limit."""
    if folded.startswith(("制", "一贯制"), end) or (unit == "日" and (not start or folded[start - 1] in ",。;(\n")):
        return False
    if unit in ("月", "日", "周", "年") and (
        (folded[start - 1 : start] in "年月" and start) or (unit == "年" and value >= 1900) or unit == "月"
    ):
        return False
    cut_to = _CUT_TO.search(folded, max(0, start - 5), start) is not None
    if cut_to or _RESULT_NEXT.match(folded, end):
        return not unit.endswith(_WORKING) and _CYCLES.search(folded, max(0, start - 16), start) is not None
    result = _RESULT.search(folded, max(0, start - 16), start)
    # 使用年限超过20年的管网: how old something is, no result.
    return result is not None and not (folded.startswith("的", end) and result[0].startswith(_AGES))


def _is_quoted_noun(folded: str, end: int) -> bool:
    """A count of names (三个“十大”): the quotation is all that is counted."""
    close = folded.find("”" if folded[end] == "“" else "’" if folded[end] == "‘" else '"', end + 1, end + 24)
    if close < 0:
        return False
    after = folded[close + 1 : close + 2]
    return after == "" or after in ",。;、:)!?\n和及与" or folded[end + 1] in "一二三四五六七八九十百双两"


def is_marker(folded: str, number: Number, unit: str) -> bool:
    r"""1.5个 at the head of a line: the item 1, which begins with five of them; what is counted in whole ones has no decimals.

    >>> from govproposal.grammar.amounts import read_number
    >>> text = "\n1.5个园区\n37.2亿元"
    >>> is_marker(text, read_number(text, 1), "个"), is_marker(text, read_number(text, 8), "元")
    (True, False)
    """
    start, _, _, _, words, _, scale = number
    line = start - 1
    while line >= 0 and folded[line] == " " and start - line < 20:
        line -= 1
    if line < 0 or folded[line] != "\n":
        return False
    whole, _, rest = words.partition(".")
    return unit in DISCRETE and len(whole) <= 2 and rest.isdigit() and not scale
