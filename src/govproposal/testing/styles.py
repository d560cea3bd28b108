"""House styles: how an office prints its documents. Frozen values, so that a law can run over all of them."""

from __future__ import annotations

from typing import Literal

import attrs


@attrs.frozen(kw_only=True)
class Style:
    """The layout decisions of a page that do not change what it says.

    ``marks`` are the numbering (层次序数) of the levels below the sections, ``{}`` standing for the number (Chinese figures in
    the first where it is ``（{}）``). ``headings`` are run in or on lines of their own, ended by ``closing``. ``tails`` says where an
    assignment (责任分工) stands: in a bracket behind the full stop or before it, or on lines of its own.

    >>> COPIED.width, OFFICIAL.indent == "\u3000\u3000"
    ('half', True)
    """

    name: str
    media: Literal["text", "html", "html-br"] = "text"
    width: Literal["half", "full"] = "full"
    wide_digits: bool = False
    eol: str = "\n"
    gap: int = 0
    indent: str = ""
    marks: tuple[str, str] = ("（{}）", "{}.")
    yishi: Literal["inline", "paragraphs", "never"] = "never"
    headings: Literal["run-in", "own-line"] = "run-in"
    closing: str = ""
    tails: Literal["after-stop", "before-stop", "own-line"] = "after-stop"
    grouped: bool = False
    note_marks: tuple[str, str] = ("〈", "〉")
    roster: Literal["spaces", "ideographic", "glued", "label-line"] = "spaces"
    posts: str = "、"
    broken_title: bool = False
    doubled_title: bool = False
    delivered: Literal["bracket", "dashes", "plain"] = "bracket"
    chinese_date: bool = False
    meta: tuple[str, ...] = ("发布时间：{published}", "来源：{origin}")
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


COPIED = Style(
    name="copied",
    width="half",
    gap=1,
    tails="after-stop",
    grouped=True,
    yishi="inline",
    roster="spaces",
    posts="，",
    doubled_title=True,
    meta=("发布时间：{published}", "来源：{origin}", "浏览量：1286"),
    before=("首页 > 政务公开 > 公示公告",),
    after=("扫一扫在手机上查看当前页面", "上一篇：没有了", "下一篇：关于做好防汛工作的通知"),
)
"""Half-width text as copied from a portal, with its chrome and an empty line between paragraphs."""

OFFICIAL = Style(
    name="official",
    indent="\u3000\u3000",
    closing="。",
    tails="after-stop",
    note_marks=("（", "）"),
    yishi="paragraphs",
    roster="ideographic",
    broken_title=True,
    delivered="dashes",
    meta=("来源：{origin}", "发布时间：{published}"),
)
"""Full-width text after GB/T 9704-2012: two ideographic spaces before each paragraph, padded names, the title over lines."""

COMPACT = Style(
    name="compact",
    width="half",
    headings="own-line",
    tails="own-line",
    marks=("（{}）", "{}、"),
    roster="glued",
    delivered="plain",
    after=("责任编辑：云溪",),
)
"""Half-width text without empty lines, headings and assignments on lines of their own, no space in the roster."""

OLD = Style(
    name="old",
    wide_digits=True,
    eol="\r\n",
    gap=2,
    indent="    ",
    marks=("（{}）", "{}．"),
    tails="before-stop",
    roster="label-line",
    chinese_date=True,
    meta=("日期：{published}", "来源：{origin}"),
)
"""An older copy: full-width digits, CRLF, many empty lines, the date in Chinese figures."""

PAGE = Style(
    name="page",
    media="html",
    headings="own-line",
    closing="。",
    yishi="inline",
    roster="spaces",
    meta=("发布时间：{published}", "来源：{origin}", "字号：大 中 小"),
    before=("首页", "政务公开", "互动交流"),
    after=("版权所有：本站", "网站地图", "联系我们"),
)
"""An HTML page, one ``<p>`` a paragraph, with navigation and footer, and its metadata tags."""

BREAKS = Style(
    name="breaks",
    media="html-br",
    width="half",
    indent="\u00a0\u00a0\u00a0\u00a0",
    tails="own-line",
    grouped=True,
    roster="label-line",
    delivered="bracket",
    meta=("时间：{published}", "来源：{origin}", "点击数：515"),
    before=("网站首页", "工作动态"),
    after=("关闭窗口", "备案序号"),
)
"""An HTML page whose body is one block with ``<br>`` between the lines, indented by no-break spaces."""

STYLES: tuple[Style, ...] = (COPIED, OFFICIAL, COMPACT, OLD, PAGE, BREAKS)
"""The house styles that the law runs over."""
