"""Publication data (metadata) that pages print above a document: labelled values, on one line or below their labels, and what they say.

The labels follow section 12 of the survey of real pages: 发布时间, 来源, 索引号 and their like, as lines, cards and rows of tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

import attrs

from govproposal.frozen import Value
from govproposal.outline.lines import Line
from govproposal.outline.wording import is_title
from govproposal.patterns import lazy
from govproposal.spans import Span

_LABELS_TEXT = (
    "发布时间 发布日期 发布机构 发布机关 发布单位 发布人 发布来源 更新时间 更新日期 上传时间 上传日期 添加时间 添加日期 录入时间 "
    "录入日期 创建时间 创建日期 公开时间 公开日期 生成时间 生成日期 印发时间 印发日期 编稿时间 编稿日期 发稿时间 发稿日期 采编时间 "
    "采编日期 发表时间 发表日期 编辑时间 编辑日期 发文日期 发文时间 发文机关 发文机构 发文单位 发文字号 发文文号 文件有效性 文件名称 "
    "文件来源 公开目录 成文日期 成文时间 信息时间 信息来源 信息公开 信息索引 信息分类 信息名称 信息类别 文章来源 稿件来源 稿源 来源 出处 "
    "作者 索引号 文号 文件编号 主题分类 主题词 公文种类 公开方式 公开属性 公开形式 公开范围 公开责任部门 有效性 效力状态 是否有效 "
    "体裁分类 体裁 组配分类 服务对象 责任部门 所属分类 所属机构 名称 标题 主题 浏览量 浏览次数 浏览数 阅读量 阅读次数 阅读数 阅读 "
    "点击数 点击量 点击率 访问量 访问次数 字号 字体 日期 时间 分类 责任编辑 点击 签发人 制作 内容概述 投稿人 信息时效性 载体类型 "
    "编辑 责编 审核 记者 废止日期 生效日期 实施日期 文件类型 制发机关 "
    "核心提示 内容摘要 内容来源 文稿来源 视图来源 图文来源 有效性状态 备注 属性 机构分类 行业分类 公文类型"
)
LABELS = tuple(_LABELS_TEXT.split())
"""The labels; looked up in a pattern only behind one that begins the line, as most lines begin with none."""
_LABELS = "|".join([*sorted(LABELS, key=len, reverse=True), "浏览(?= ?:)"])
_BEGINNINGS = (*LABELS, "浏览:", "浏览 :")
_FIRSTS = frozenset(label[0] for label in LABELS) | {"1", "2"}
"""The characters that a line of labels or of a time may begin with, marks aside."""
_MARKS = "[【(|*_> •·●-"
BULLETS = "·•●*"
"""What stands before label and value in a list of publication data."""
_BARE_TEXT = (
    "索引号 公开方式 公开形式 公开范围 公开属性 发布时间 发布日期 发布机构 成文日期 生成日期 废止日期 发文日期 发文字号 发文机关 "
    "主题分类 组配分类 信息分类 有效性 效力状态 文号 公开日期 主题词 机构分类 行业分类 公文类型"
)
_BARE = frozenset(_BARE_TEXT.split())
"""Labels that stand on a line of their own without a colon, their values below them."""
_LABEL = lazy(rf"(?P<open>[\[【])?\(? {{0,6}}(?P<label>{_LABELS}) ?[\]】)]? ?(?:[:|]|(?(open)(?<=[\]】])|(?!)))(?=.|$)")
_CARD = lazy(
    r"(?P<label>索 ?引 ?号|文件(?:有效性|名称|编号)"
    r"|发布机构|发文机关|发文机构|成文日期|发布日期|发文日期|生成日期|有效性|效力状态|主题分类|公开方式"
    r"|公开形式|组配分类|体 ?裁"
    rf"|信息分类|文 ?号|发文字号|内容概述) +(?=[^ ])(?!.*(?:{_LABELS}))"
)
"""A line of a card of publication data: a label, a space, one value."""
_LEADING = lazy(rf"(?P<label>{_LABELS}) +(?=[^ ])")
"""A label with a space behind it only, where another of the line has its colon: ``索引号 X/2021-1547 公开目录: 县政府办``."""
_NAMED = lazy(r"[^\W\d_]{2,10}[网报台社端] +(?=发布(?:时间|日期))")
_FAR = 4
_SPACED_WORD = lazy(r"(?<![^\W\d_])[^\W\d_](?: {1,6}[^\W\d_]){1,3}(?= |:|$)")
_SPACED_LABEL = lazy(rf"^ *(?:{_LABELS}) {{2,}}")
_ROW_LABEL = lazy(rf"(?:^|(?<= ))(?P<label>{_LABELS}) ?[\]】)]? ?:?(?: +|$)")
STAMP = lazy(r"(?:19|20)\d{2} ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2} ?日?(?: *\d{1,2} ?: ?\d{2}(?: ?: ?\d{2}(?:\.\d+)?)?)?")
_STAMP_BEHIND = lazy(rf"(?: {{2,}}|(?<=[^\W\d_]) |(?<=\d) (?=20\d\d-))(?P<stamp>{STAMP.pattern}) *$")
_STAMP_BETWEEN = lazy(rf"\| *(?P<stamp>{STAMP.pattern}) *(?=\|)| (?P<clock>{STAMP.pattern}(?<=:\d\d)) +[^\W\d_]{{2,4}}$")
_PUBLISHED = (
    "发布时间", "发布日期", "信息时间", "更新时间", "更新日期", "公开时间", "公开日期", "上传时间", "添加时间",
    "录入时间", "编稿时间", "发稿时间", "采编时间", "发表时间", "编辑时间", "时间", "日期", "上传日期", "添加日期", "录入日期", "编稿日期",
    "发稿日期", "采编日期", "发表日期", "编辑日期", "创建时间", "创建日期",
)  # fmt: skip
_TITLES = ("标题", "文件名称", "信息名称", "名称", "内容概述")
_WRITTEN = ("成文日期", "成文时间", "发文日期", "发文时间")
_ABSTRACTS = ("核心提示", "内容摘要")
"""Labels whose value is a paragraph that the page wrote about the document."""
_LONGEST_ABSTRACT = 300
_LONGEST_LABEL = max(map(len, _ABSTRACTS)) + 3
"""With a bracket on each side and a colon."""
_VALUE_ENDS = lazy(r" {3,}| +\| *|(?<=\d) +[【打]| *[【(\[]?(?:大 中 小|打印)| *[【\[](?:字号|字体)")
"""What the page's buttons say behind a value."""
_ORIGIN = ("来源", "信息来源", "文章来源", "稿件来源", "文稿来源", "内容来源", "稿源", "发布来源", "出处")


@attrs.frozen(eq=False, repr=False)
class Entry(Value):
    """One labelled value of a metadata line: ``label`` without spaces, ``span`` of the value."""

    label: str
    span: Span


def may_publish(line: Line) -> bool:
    """Whether a line may hold publication data, by how it begins and its marks: most links of a page's navigation may not.

    A newspaper's day (:func:`~govproposal.outline.publication.paper_day`) may stand on any line.
    """
    words = line.folded
    return words.lstrip(_MARKS)[:1] in _FIRSTS or ":" in words or "|" in words


def read_entries(line: Line) -> list[Entry]:
    """The labelled values of *line*: ``发布时间:2024-05-06 来源:某市日报`` holds two."""
    line = _unnamed(line)
    if line.folded.lstrip(_MARKS)[:1] not in _FIRSTS:
        return []
    # Spaces within a label (索 引 号, 来  源) are no part of it: matched on a copy of the same length.
    squeezed = _squeezed(line.folded) if " " in line.folded[:16] or line.row else line.folded
    begins_year = squeezed.startswith(("19", "20")) and len(squeezed) > 3 and squeezed[2:4].isdecimal()
    if not begins_year and not squeezed.lstrip(_MARKS).startswith(_BEGINNINGS):
        return []
    found = list(_LABEL.finditer(squeezed))
    if not line.row and not found and (card := _CARD.match(line.folded)):
        return [Entry(card["label"].replace(" ", ""), Span(line.start + card.end(), line.end))]
    found = _spaced(line, squeezed, found)
    stamped = STAMP.match(line.folded)
    entries = [_entry(line, match, following) for match, following in zip(found, [*found[1:], None], strict=False)]
    if stamped and (not found or stamped.end() <= found[0].start("label")) and (found or ":" in stamped[0]):
        entries.insert(0, Entry("发布时间", Span(line.start, line.start + stamped.end())))
    elif stamped is None and found:
        entries = _dated_behind(line, entries, found[-1])
    return entries


def _unnamed(line: Line) -> Line:
    """A line without the name of the site or paper that stands before its first label: ``某城网 发布时间:2016-02-24``."""
    named = _NAMED.match(line.folded) if "发布" in line.folded[:24] else None
    return attrs.evolve(line, span=Span(line.start + named.end(), line.end), folded=line.folded[named.end() :]) if named else line


def _spaced(line: Line, squeezed: str, found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The labels of a line, those among them that spaces part from their values: in rows of tables, and before a first colon."""
    if found and found[0].start() > _FAR and (lead := _LEADING.match(squeezed)):
        found = [lead, *found]
    if line.row or not found:
        spaced = list(_ROW_LABEL.finditer(squeezed))
        if len(spaced) > len(found) and (line.row or len(spaced) > 1 or _SPACED_LABEL.match(squeezed)):
            return spaced
    return found


def _entry(line: Line, label: re.Match[str], following: re.Match[str] | None) -> Entry:
    """A label with its value, which ends before the next label, a wide gap, or what the page's buttons say."""
    end = following.start() if following else len(line.folded)
    value = _VALUE_ENDS.split(line.folded[label.end() : end].lstrip(" |"))[0]
    begin = line.folded.index(value, label.end()) if value else label.end()
    lead = len(value) - len(value.lstrip(" |"))
    closing = "".join(close for open_, close in ("【】", "[]", "()") if open_ not in value)
    tail = len(value.rstrip(f" |[【({closing}"))
    return Entry(label["label"], Span(line.start + begin + lead, line.start + begin + max(lead, tail)))


def _dated_behind(line: Line, entries: list[Entry], last: re.Match[str]) -> list[Entry]:
    """The entries, the last one cut where a time without a label stands behind it: ``来源:某县政府 2017-06-08 16:23``."""
    behind = _STAMP_BEHIND.search(line.folded, last.end()) or _STAMP_BETWEEN.search(line.folded, last.end())
    group = "stamp" if behind is None or behind["stamp"] else "clock"
    if behind is None or (":" not in behind[group] and last["label"] not in _ORIGIN):
        return entries
    origin = Span(entries[-1].span.start, min(entries[-1].span.end, line.start + behind.start()))
    day = Span(line.start + behind.start(group), line.start + behind.end(group))
    return [*entries[:-1], Entry(entries[-1].label, origin), Entry("发布时间", day)]


def _squeezed(folded: str) -> str:
    """*folded* with each label's inner spaces moved behind it, so that offsets of values stay."""

    def close_up(found: re.Match[str]) -> str:
        words = found[0].replace(" ", "")
        return " " * (len(found[0]) - len(words)) + words

    return _SPACED_WORD.sub(close_up, folded)


def is_metadata(line: Line, found: Sequence[Entry]) -> bool:
    """Whether the labelled values make the line one of metadata: it begins with a label and holds no sentence."""
    line = _unnamed(line)
    if "。" in line.folded or found[0].span.start - line.start > 24:
        return False
    head = re.sub(r"[\[【(:|\]】) •·●-]", "", line.folded[: found[0].span.start - line.start])
    return len(head) <= len(found[0].label) + 2 and (found[0].span.start > line.start or len(line.folded) < 120)


def published(entries: Sequence[Entry], folded: str) -> tuple[str, Span] | None:
    """When the page went online, as precise as printed: ``2020-05-25T20:28:15``, with its span."""
    labels = {entry.label for entry in entries}
    # Beside the day on which a document was written, that of 发文 is the day it was sent out.
    sent = ("发文日期", "发文时间") if labels & {"成文日期", "成文时间"} else ()
    for label in (*_PUBLISHED, *sent):
        for entry in entries if label in labels else ():
            found = STAMP.search(folded, entry.span.start, entry.span.end + 1) if entry.label == label else None
            if found and (value := stamp(found[0])):
                return value, Span(*found.span())
    return None


def stamp(words: str) -> str:
    """A date with or without time in ISO 8601, as precise as the words; ``""`` where there is no such time.

    >>> stamp("2020-05-25 20:28:15"), stamp("2024年1月9日"), stamp("2021-13-45 10:00")
    ('2020-05-25T20:28:15', '2024-01-09', '')
    """
    numbers = re.findall(r"\d+", words.split(".")[0] if words.count(":") == 2 else words)
    day = f"{int(numbers[0]):04}-{int(numbers[1]):02}-{int(numbers[2]):02}"
    clock = ":".join(f"{int(n):02}" for n in numbers[3:6])
    moment = f"{day}T{clock}" if clock else day
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return ""
    return moment


def origin(entries: Sequence[Entry]) -> Span | None:
    """Where the page says it has the text from (来源), if it does."""
    for label in _ORIGIN:
        for entry in entries:
            if entry.label == label and entry.span.start < entry.span.end:
                return entry.span
    return None


def labelled_titles(entries: Sequence[Entry]) -> list[Span]:
    """What the page's card calls the document (标题, 名称), best label first."""
    found = [entry.span for label in _TITLES for entry in entries if entry.label == label]
    return [span for span in found if span.end - span.start > 5]


def written(entries: Sequence[Entry]) -> list[Span]:
    """When the page's card says that the document was written (成文日期)."""
    return [entry.span for entry in entries if entry.label in _WRITTEN]


def lone_label(line: Line) -> str | None:
    """The label that a line is, its value on the line below: ``[ 索引号 ]``, ``来源:``."""
    bare = line.bare.lstrip(BULLETS)
    words = bare.removesuffix(":")
    if words.startswith(("[", "【", "(")) and words.endswith(("]", "】", ")")):
        words = words[1:-1]
    elif bare.endswith((":", "|")):
        words = bare[:-1]
    else:
        return words if words in _BARE else None
    if bare == "浏览:":
        return words
    return words if words in LABELS else None


def abstracts(lines: Sequence[Line]) -> frozenset[int]:
    """Which lines are what the page wrote about the document (核心提示): the one below the label, and those that say it once more."""
    short = "\n".join([line.bare for line in lines if len(line.bare) <= _LONGEST_LABEL])
    if not any(label in short for label in _ABSTRACTS):
        return frozenset()
    labels = [at for at, line in enumerate(lines[:-1]) if len(line.bare) <= _LONGEST_LABEL and lone_label(line) in _ABSTRACTS]
    found: set[int] = set()
    for at in labels:
        words = lines[at + 1].bare
        for below in range(at + 1, len(lines) if len(words) <= _LONGEST_ABSTRACT else 0):
            if lines[below].bare != words or below in found:
                break
            found.add(below)
    return frozenset(found)


def is_value(label: str, line: Line) -> bool:
    """Whether a line below a lone label is its value: short, no title, a date where the label asks for one."""
    if label in _ABSTRACTS:
        return len(line.bare) <= _LONGEST_ABSTRACT and not line.folded.endswith(":")
    if len(line.bare) > 40 or "。" in line.folded or line.folded.endswith(":") or is_title(line.bare):
        return False
    return label not in _PUBLISHED or STAMP.match(line.folded.lstrip(BULLETS + " ")) is not None


def value_span(line: Line) -> Span:
    """The place of a value that stands below its label, without the bullet before it."""
    return Span(line.end - len(line.folded.lstrip(BULLETS + " ")), line.end)
