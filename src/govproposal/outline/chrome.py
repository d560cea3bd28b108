"""What a page shows around a document: navigation and footers (furniture), publication data (metadata).

The lists follow section 12 of the survey of real pages: crumbs, font size, print and share links above, previous and next
article, QR code, editor, copyright and disclaimer below. Metadata lines carry labels such as 发布时间, 来源, 索引号.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

import attrs

from govproposal.outline.lines import Line, Role
from govproposal.outline.wording import is_title
from govproposal.patterns import lazy
from govproposal.spans import Span

_FURNITURE = lazy(
    r"^[\[【(]*(?:当前位置|您(?:现在|当前)?的?(?:所在)?位置|你的位置|首页(?:$|[>»/|-])|网站首页|设为首页|加入收藏"
    r"|返回(?:首页|顶部|列表|上页|[】\]]|$)|打印(?:本页|此页)?$"
    r"|关闭(?:窗口|本页)?$|收藏(?:$|[\]】)])|打印[\]】)]|分享(?:到|至|:|$)"
    r"|纠错|我要纠错|扫一扫|扫码|扫描二维码|用微信扫|手机(?:扫|查看|打开)|微信扫|长按|关注我们|关注微信|字号|字体"
    r"|【?[大中小]】?$|\[[大中小]\]|【(?:大|打印|关闭|字体)|[大中小]{2,3}$|视力保护"
    r"|无障碍(?:$|[:|]|版|模式|浏览|阅读|辅助|工具)|长者(?:版|模式)|适老(?:$|化?(?:版|模式))|智能问答|语音播报"
    r"|浏览(?:量|次数|数)|阅读(?:量|次数|数)?:?\d*$|点击(?:数|量|率)|访问(?:量|次数)|人气(?:$|:|\d)|评论(?:列表|\()|我要评论"
    r"|网友评论|-?上一?[篇条页]|-?下一?[篇条页]|\d?上一篇"
    r"|相关(?:链接|阅读|新闻|文章|附件|信息|稿件|文档)|延伸阅读|推荐阅读|热门(?:新闻|文章|推荐|$)|最新(?:政策|文章|资讯|发布)"
    r"|附件下载|点击下载|【?原文下载|下载(?:附件|:)|责任?编辑|责编|编辑[::]|审核[::]|校对(?:$|:)|[一二三初终]审[::]|监制(?:$|:)"
    r"|(?:本报|本网)?(?:见习)?记者(?:[:]|[^\W\d_]{2,8}(?:整理|报道|摄影|文|图)?\)?$)|供稿|[^。]{2,20}供稿\)$|通讯员|图片来源|摄影[::]|版权(?:所有|归|声明|©|:|$)"
    r"|主办(?:单位)?:.*(?:版权|承办|备|维护|标识)|承办单位?:.*(?:版权|备)|Copyright|©|[^ ]{0,4}ICP备|网站标识码"
    r"|.{0,3}公网安备|网站地图|联系我们|联系电话:.*(?:技术|维护)"
    r"|关于我们|法律声明|免责声明|隐私(?:$|声明|政策|条款|保护$)|技术支持(?:$|:|单位)"
    r"|本文(?:链接|关键词|地址|网址)|关键词[::]|标签[::]|Tags?[::]|声明:|特别声明|[①②③](?:凡|本|如|声明|版权|转载)|本(?:网|站)(?:所有|声明|原创)"
    r"|凡本|文章正文$|正文$|正文:?$|<!--|/?[a-z]*-->"
    r"|.*(?:微信)?公众号$|政务微[信博]|官方微[信博]|友情链接|站点地图|今天是|(?:登录|注册|搜索)$|繁體|简体|English"
    r"|(?:邮箱|APP下载|客户端)$|TOP$|回到顶部|\+1$|点赞(?:$|\d)|微博$|微信$"
    r"|QQ空间)"
)
_SENTENCE = lazy(
    r"扫一扫|扫码|扫描二维码|用微信扫|手机(?:扫|查看)|长按|关注(?:我们|微信)|(?:特别|免责|法律|版权|本站|本网)?声明[:,]"
    r"|\(?[①②③\d]?[.、)]?(?:凡本|本(?:网|站)|如本|转载)|版权(?:所有|归)|本文(?:链接|关键词|地址|网址)|今天是|责任?编辑|责编|编辑:|[一二三初终]审:"
    r"|(?:本报|本网)?(?:见习)?记者:|下载|点击|相关(?:链接|阅读|新闻)|您是第|上一?[篇条页]:|下一?[篇条页]:|文明上网"
)
"""What a page says of itself in a sentence."""
_ANYWHERE = lazy(
    r"设为首页|加入收藏|返回目录|返回列表|统一刊号|邮发代号|版面导航|位访客|ICP备|公网安备|邮编:|网站标识码|技术支持(?:单位)?:"
    r"|\d月\d{1,2}日.{0,8}星期[一二三四五六日天]|^星期[一二三四五六日天]|上一版|下一版|^第[A-Z]?[\d一二三四五六七八九十]{1,3}版"
    r"|放大.{0,4}缩小|^.{0,4}朗读$|^\(.{0,40}(?:整理|编辑|供稿|摄影|责编).{0,16}\)$"
)
_TAIL = lazy(
    r"^(?:扫一扫|扫码|扫描二维码|用微信扫|-?上一?[篇条]|-?下一?[篇条]|\d?上一篇|相关(?:链接|阅读|新闻|文章|信息|稿件)"
    r"|延伸阅读|责任?编辑|责编|[一二三初终]审[::]|版权(?:所有|归|声明|©|:|$)"
    r"|主办(?:单位)?:.*(?:版权|承办|备|维护|标识)|Copyright|[^ ]{0,4}ICP备|网站标识码|.{0,3}公网安备"
    r"|本文(?:链接|关键词)|评论(?:列表|\()|免责声明|打印本页|关闭窗口|【?打印"
    r"|友情链接|<!--)"
)
_ITEM = lazy(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d)|\(\d{1,2}\)")
"""A numbered item: whatever its words, it belongs to the document while the document goes on."""
_SITE = lazy(r"本网|本站|网站|网民|网友|版权|转载|免责|声明|微信|客户端|浏览器|编辑|记者|来源|链接|点击|扫|下载")
_LABELS = (
    r"发布(?:时间|日期|机构|单位|人|来源)|(?:更新|上传|添加|录入|创建|公开|生成|印发|编稿|发稿|采编|发表|编辑)(?:时间"
    r"|日期)|发文(?:日期|时间|机关|机构|单位|字号|文号)|成文(?:日期|时间)"
    r"|信息(?:来源|公开|索引|分类|名称|类别)|文章来源|稿件来源|稿源|来源|作者|索引号|文号|文件编号|主题(?:分类|词)"
    r"|公文种类|公开(?:方式|属性|形式|范围|责任部门)|有效性|效力状态|是否有效|体裁(?:分类)?|组配分类|服务对象|责任部门"
    r"|所属(?:分类|机构)|名称|标题|主题|浏览(?:量|次数|数)|阅读(?:量|次数|数)?"
    r"|点击(?:数|量|率)|访问(?:量|次数)|字号|字体|日期|时间|分类|责任编辑|点击|签发人|文号|制作|信息分类|公开目录"
    r"|信息名称|载体类型|编辑|审核|记者|废止日期|生效日期|实施日期|文件类型|制发机关"
)
_LABEL = lazy(rf"[\[【(]? ?(?P<label>{_LABELS}) ?[\]】)]? ?[:|](?=.|$)")
_LONE_LABEL = lazy(rf"[\[【(](?P<boxed>{_LABELS})[\]】)]:?|(?P<label>{_LABELS}):")
_CARD = lazy(
    r"(?P<label>索 ?引 ?号|发布机构|发文机关|发文机构|成文日期|发布日期|发文日期|生成日期|有效性|效力状态|主题分类|公开方式"
    r"|公开形式|组配分类|体 ?裁"
    rf"|信息分类|文 ?号|发文字号) +(?=[^ ])(?!.*(?:{_LABELS}))"
)
"""A line of a card of publication data: a label, a space, one value."""
_WORDS = lazy(r"\w")
_SPACED_WORD = lazy(r"(?<![^\W\d_])[^\W\d_](?: {1,6}[^\W\d_]){1,3}(?= |:|$)")
_SPACED_LABEL = lazy(rf"^ *(?:{_LABELS}) {{2,}}")
_BEGINS = lazy(rf"[\[【(|*_> ]*(?:{_LABELS})|(?:19|20)\d{{2}}")
_ROW_LABEL = lazy(rf"(?:^|(?<= ))(?P<label>{_LABELS}) ?[\]】)]? ?:?(?: +|$)")
_STAMP = lazy(r"(?:19|20)\d{2} ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2} ?日?(?: *\d{1,2} ?: ?\d{2}(?: ?: ?\d{2}(?:\.\d+)?)?)?")
_STAMP_BEHIND = lazy(rf" {{2,}}(?P<stamp>{_STAMP.pattern}) *$")
_PUBLISHED = (
    "发布时间", "发布日期", "更新时间", "更新日期", "公开时间", "公开日期", "上传时间", "添加时间",
    "录入时间", "编稿时间", "发稿时间", "采编时间", "发表时间", "编辑时间", "时间", "日期",
)  # fmt: skip
_ORIGIN = ("来源", "信息来源", "文章来源", "稿件来源", "稿源", "发布来源")


@attrs.frozen
class Entry:
    """One labelled value of a metadata line: ``label`` without spaces, ``span`` of the value."""

    label: str
    span: Span


def classify(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Entry, ...]]:
    """*lines* with their roles, and the labelled values that the metadata lines hold.

    Everything behind a line that ends a page (previous article, QR code, copyright) is furniture, unless prose stands there.
    """
    entries: list[Entry] = []
    told: list[Line] = []
    prose = [line.role is Role.CONTENT and len(line.folded) > 60 and "。" in line.folded for line in lines]
    last_prose = max((at for at, is_prose in enumerate(prose) if is_prose), default=-1)
    last_told = max((at for at, line in enumerate(lines) if at > last_prose and _tells(line)), default=last_prose)
    first_prose = next((at for at, is_prose in enumerate(prose) if is_prose), len(lines))
    ended = content = False
    label: str | None = None
    for at, line in enumerate(lines):
        if line.role is Role.FURNITURE and not content and len(line.folded) < 200:
            line = _in_furniture(line, entries)
        if line.role is Role.CONTENT:
            content = True
            bare = line.bare
            ended = ended or (at > last_told and _TAIL.match(bare) is not None)
            around = not first_prose < at < last_prose
            found = read_entries(line) if around and len(line.folded) < 200 else []
            below, label = label, _lone_label(line) if at < first_prose else None
            if below and not label and _is_value(below, line):
                entries.append(Entry(below, line.span))
                line = attrs.evolve(line, role=Role.METADATA)
            elif label:
                line = attrs.evolve(line, role=Role.METADATA)
            elif found and _is_metadata(line, found):
                entries.extend(found)
                line = attrs.evolve(line, role=Role.METADATA)
            elif ended or not _WORDS.search(bare) or (not line.row and not _ITEM.match(bare) and is_furniture(bare)):
                line = attrs.evolve(line, role=Role.FURNITURE)
        if line.role is Role.CONTENT and told and told[-1].role is not Role.CONTENT:
            line = attrs.evolve(line, apart=True)
        told.append(line)
    return tuple(told), tuple(entries)


def _tells(line: Line) -> bool:
    """Whether a short line is the document's: an item, or a sentence that is not about the site."""
    if line.role is not Role.CONTENT or _SITE.search(line.folded):
        return False
    return _ITEM.match(line.bare) is not None or (line.folded.endswith("。") and len(line.folded) >= 8)


def _lone_label(line: Line) -> str | None:
    """The label that a line is, its value on the line below: ``[ 索引号 ]``, ``来源:``."""
    found = _LONE_LABEL.fullmatch(line.bare)
    return found["boxed"] or found["label"] if found else None


def _is_value(label: str, line: Line) -> bool:
    """Whether a line below a lone label is its value: short, no title, a date where the label asks for one."""
    if len(line.bare) > 40 or "。" in line.folded or line.folded.endswith(":") or is_title(line.bare):
        return False
    return label not in _PUBLISHED or _STAMP.match(line.folded) is not None


def _in_furniture(line: Line, entries: list[Entry]) -> Line:
    """A line above the document that the reader left out with the navigation: its publication data are kept as metadata."""
    found = read_entries(line)
    if found and _is_metadata(line, found):
        entries.extend(found)
        return attrs.evolve(line, role=Role.METADATA)
    return line


def is_furniture(bare: str) -> bool:
    """Whether a line, folded and without spaces, is furniture by its wording alone.

    >>> is_furniture("上一篇:某通知"), is_furniture("一、工作目标")
    (True, False)
    """
    if len(bare) >= 120 or "。" in bare:
        return len(bare) < 120 and _SENTENCE.match(bare) is not None
    if _ANYWHERE.search(bare):
        return True
    crumbs = max(bare.count(">"), bare.count("»"), bare.count("|") if len(bare) < 40 else 0)
    return crumbs >= 2 or _FURNITURE.match(bare) is not None


def read_entries(line: Line) -> list[Entry]:
    """The labelled values of *line*: ``发布时间:2024-05-06 来源:某市日报`` holds two."""
    # Spaces within a label (索 引 号, 来  源) are no part of it: matched on a copy of the same length.
    squeezed = _squeezed(line.folded) if " " in line.folded[:16] or line.row else line.folded
    if not _BEGINS.match(squeezed):
        return []
    found = list(_LABEL.finditer(squeezed))
    if not line.row and not found and (card := _CARD.match(line.folded)):
        return [Entry(card["label"].replace(" ", ""), Span(line.start + card.end(), line.end))]
    if line.row or not found:
        spaced = list(_ROW_LABEL.finditer(squeezed))
        if len(spaced) > len(found) and (line.row or len(spaced) > 1 or _SPACED_LABEL.match(squeezed)):
            found = spaced
    entries = []
    stamped = _STAMP.match(line.folded)
    if stamped and (not found or stamped.end() <= found[0].start()) and (found or ":" in stamped[0]):
        entries.append(Entry("发布时间", Span(line.start, line.start + stamped.end())))
    for at, match in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(line.folded)
        value = re.split(r" {3,}|(?<=\d) +[【打]| *[【(\[]?(?:大 中 小|打印)", line.folded[match.end() : end].lstrip(" |"))[0]
        value = line.folded[match.end() : match.end() + line.folded[match.end() :].find(value) + len(value)] if value else ""
        lead = len(value) - len(value.lstrip(" |"))
        tail = len(value.rstrip(" |[【("))
        entries.append(Entry(match["label"], Span(line.start + match.end() + lead, line.start + match.end() + max(lead, tail))))
    # 来源:某县政府   2017-06-08 16:23: the time stands behind, without a label.
    behind = None if stamped else _STAMP_BEHIND.search(line.folded)
    if behind and ":" in behind["stamp"] and found and found[-1].end() < behind.start():
        entries.append(Entry("发布时间", Span(line.start + behind.start("stamp"), line.start + behind.end("stamp"))))
    return entries


def _squeezed(folded: str) -> str:
    """*folded* with each label's inner spaces moved behind it, so that offsets of values stay."""

    def close_up(found: re.Match[str]) -> str:
        words = found[0].replace(" ", "")
        return " " * (len(found[0]) - len(words)) + words

    return _SPACED_WORD.sub(close_up, folded)


def _is_metadata(line: Line, found: Sequence[Entry]) -> bool:
    """Whether the labelled values make the line one of metadata: it begins with a label and holds no sentence."""
    if "。" in line.folded or found[0].span.start - line.start > 24:
        return False
    head = re.sub(r"[\[【(:|\]】) ]", "", line.folded[: found[0].span.start - line.start])
    return len(head) <= len(found[0].label) + 2 and (found[0].span.start > line.start or len(line.folded) < 120)


def published(entries: Sequence[Entry], folded: str) -> tuple[str, Span] | None:
    """When the page went online, as precise as printed: ``2020-05-25T20:28:15``, with its span."""
    for label in _PUBLISHED:
        for entry in entries:
            found = _STAMP.search(folded, entry.span.start, entry.span.end + 1) if entry.label == label else None
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
