"""The wordings of furniture: what pages show around a document in fixed words (section 12 of the survey of real pages)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from govproposal.outline.lines import Line
from govproposal.patterns import Openings, lazy

_BUTTONS = frozenset(("听全文", "分享", "分享到", "打印", "收藏", "字体", "字号", "大", "中", "小", "返回", "关闭"))
"""What a list of a page's buttons holds, each behind a bullet: what begins so may be an item of the document."""
_BEGINNINGS = Openings(
    r"""
    当前位置 您(?:现在|当前)?(?:所在)?的?(?:所在)?位置 你的位置 首页(?:$|[>»/|-]) 网站首页 设为首页 加入收藏
    返回(?:首页|顶部|列表|上页|[】\]]|$) 打印(?:本页|此页)?$ 关闭(?:窗口|本页)?$ 收藏(?:$|[\]】)]) 打印[\]】)] 分享(?:到|至|:|$)
    纠错 我要纠错 扫一扫 扫码 扫描二维码 用微信扫 手机(?:扫|查看|打开) 微信扫 长按 关注我们 关注微信 字号 字体
    [大中小]】?$ \[[大中小]\] 【(?:大|打印|关闭|字体) [大中小][大中小]{1,2}$ 视力保护 保护视力色
    无障碍(?:$|[:|]|版|模式|浏览|阅读|辅助|工具) 长者(?:版|模式) 适老(?:$|化?(?:版|模式)) 智能问答 语音播报
    浏览(?:量|次数|数) 阅读(?:量|次数|数)?:?\d*$ 点击(?:数|量|率) 访问(?:量|次数) 人气(?:$|:|\d) 评论(?:列表|\() 我要评论
    网友评论 上一?[篇条页] -上一?[篇条页] 下一?[篇条页] -下一?[篇条页]
    相关(?:链接|阅读|新闻|文章|附件|信息|稿件|文档|解读$|政策$|报道$) 延伸阅读 推荐阅读 热门(?:新闻|文章|推荐|$) 最新(?:政策|文章|资讯|发布)
    附件下载 点击下载 原文下载 下载(?:附件|:) 责任?编辑 责编 编辑: 审核: 校对(?:$|:) [一二三初终]审: 监制(?:$|[:|]) 总监制(?:$|[:|])
    记者(?:[:]|[^\W\d_]{2,8}(?:整理|报道|摄影|文|图)?\)?$|[^\W\d_、]{2,14}通讯员[^\W\d_、]{2,14}\)?$) 图为[^。]{2,60}$
    见习记者(?:[:]|[^\W\d_]{2,8}(?:整理|报道|摄影|文|图)?\)?$)
    本[报网](?:见习)?记者(?:[:]|[^\W\d_]{2,8}(?:整理|报道|摄影|文|图)?\)?$)
    供稿 通讯员 图片来源 摄影: 版权(?:所有|归|声明|©|:|$)
    主办(?:单位)?:.*(?:版权|承办|备|维护|标识) 承办单位?:.*(?:版权|备) Copyright © 网站标识码
    网站地图 联系我们 联系电话:.*(?:技术|维护)
    关于我们 法律声明 免责声明 隐私(?:$|声明|政策|条款|保护$) 技术支持(?:$|:|单位)
    本文(?:链接|关键词|地址|网址) 关键词: 标签: Tags?: 声明: 特别声明 [①②③](?:凡|本|如|声明|版权|转载) 本(?:网|站)(?:所有|声明|原创)
    凡本 文章正文$ 正文$ 正文:?$ <!--
    政务微[信博] 官方微[信博] 友情链接 站点地图 今天是 登录$ 注册$ 搜索$ 繁體 简体 English
    邮箱$ APP下载$ 客户端$ TOP$ 回到顶部 \+1$ 点赞(?:$|\d) 微博$ 微信$
    编辑[^\W\d_:]{2,4}(?:编辑|记者|校对|摄影|整理|审核|责编)[^\W\d_:]{2,4}$
    记者[^\W\d_:]{2,4}(?:编辑|记者|校对|摄影|整理|审核|责编)[^\W\d_:]{2,4}$
    编辑\|[^\W\d_] 审核\|[^\W\d_] 校对\|[^\W\d_] 责编\|[^\W\d_] 文字\|[^\W\d_] 图片\|[^\W\d_] 摄影\|[^\W\d_]
    校对[^\W\d_:]{2,4}(?:编辑|记者|校对|摄影|整理|审核|责编)[^\W\d_:]{2,4}$
    摄影[^\W\d_:]{2,4}(?:编辑|记者|校对|摄影|整理|审核|责编)[^\W\d_:]{2,4}$
    整理[^\W\d_:]{2,4}(?:编辑|记者|校对|摄影|整理|审核|责编)[^\W\d_:]{2,4}$
    微信号[:\x20]?[\w-]{4,30}$ 功能介绍 天气预报 [ABCDEFGHIJKLMNOPQRSTUVWXYZ]\d{1,2}$ [0123456789]\d?$ 编者按$
    返回手机版$ 请输入[^。]{2,12}$ 请登录
    发表评论$ 提交$ 查看更多 你好,?欢迎(?:访问|来到|光临) 您好,?欢迎(?:访问|来到|光临) 进入(?:适老|无障碍|关怀) 往期(?:推荐|回顾|精彩|阅读)
    -[-—]?\d{1,4}[-—]{1,2}$ —[-—]?\d{1,4}[-—]{1,2}$ 第\d{1,3}页(?:[,/]?共\d{1,3}页)?$
    按日期搜索 版面翻页 想爆料 微信公众平台 阅读原文$ 阅读\d+赞\d+ 全文复制$ 预览时标签不可点
    时政(?:新闻|要闻)$ 新闻(?:动态|中心|资讯)$ 要闻(?:动态)?$ 通知公告$ 工作动态$ 媒体报道$ 摘要$
    \(未完待续\)$ 未完待续\)?$ 热点(?:推荐|新闻|专题) 图文[|:] 目录$ 查看原文$
    时效性】 法宝引证码】 效力级别】 法规类别】 发布部门】 实施日期】
    本[组版]图[/:] 版式/[^\W\d_] 制图/[^\W\d_] 图/[^\W\d_]
    市政府门户网站编辑部$ 门户网站编辑部$ 听全文$ 分享$ 图片$ 立即打开$ 内容预览:?$ 您所访问的页面 整理编辑: 编辑排版: 文稿审核:
    更多精彩(?:内容|请|,|$)
    本版编辑 本版整理
    QQ空间 本[版报](?:文字|摄影|编辑|图片)[^:。]{0,4}:
    """
)
"""What a line of furniture begins with, brackets before it left out."""
_FURNISHING = lazy(
    r"[\[【(]*(?:\d上一篇|[^。]{2,20}供稿\)$|[^ ]{0,4}ICP备|.{0,3}公网安备|/?[a-z]*-->|.*公众号$"
    r"|↑?(?:点击|轻触|戳)?(?:上方|下方)?(?:蓝字|[“\"]?[^\W\d_]{2,12}[”\"]?)?关注(?:我们|本号)$"
    r"|[^。]{0,40}。?[^。]{0,8}\(?(?:记者|通讯员) ?[^\W\d_]{2,4} ?摄\)?$"
    r"|[^。]{1,80}\.(?:pdf|docx?|xlsx?|wps|ofd|ceb|rar|zip|jpe?g|png|gif|bmp|webp)$"
    r"|.{0,8}点个?[“\"]?(?:在看|赞)|[-—]{0,4}(?:END|THEEND)[-—]{0,4}$|.{0,12}(?:https?://|www\.)[\w./-]+$)"
)
_FURNISHING_WORDS = (
    "上一篇", "供稿)", "ICP备", "公网安备", "-->", "公众号", "关注", "摄", ".pdf", ".doc", ".xls", ".wps", ".ofd", ".ceb", ".rar", ".zip",
    ".jp", ".png", ".gif", ".bmp", ".webp",
    "在看", "赞", "END", "http", "www.",
)  # fmt: skip
_SENTENCE = Openings(
    r"""
    扫一扫 扫码 扫描二维码 用微信扫 手机(?:扫|查看) 长按 关注(?:我们|微信)
    声明[:,] 特别声明[:,] 免责声明[:,] 法律声明[:,] 版权声明[:,] 本[站网]声明[:,]
    版权(?:所有|归) 本文(?:链接|关键词|地址|网址) 今天是 责任?编辑 责编 编辑: [一二三初终]审:
    图为[^。]{2,60}。(?:[^。]{0,16}摄\)?)?$
    更多精彩(?:内容|请|,)
    日前,[^。]{2,60}(?:印发|发布|公布|出台)[^。]{2,80}。(?:现将)?全文如下:?$
    记者: 见习记者: 本[报网](?:见习)?记者: 下载 点击 相关(?:链接|阅读|新闻) 功能介绍 您是第 上一?[篇条页]: 下一?[篇条页]: 文明上网 想爆料
    """
)
"""What a page says of itself in a sentence."""
_REPRINT = lazy(r"\(?[①②③\d]?[.、)]?(?:凡本|本(?:网|站)|如本|转载)")
_REPRINT_WORDS = ("凡本", "本网", "本站", "如本", "转载")
_WORDS_ANYWHERE = (
    "设为首页", "加入收藏", "返回目录", "返回列表", "统一刊号", "邮发代号", "版面导航", "位访客", "ICP备", "公网安备", "邮编:",
    "网站标识码", "技术支持:", "技术支持单位:", "上一版", "下一版",
)  # fmt: skip
_ANYWHERE = lazy(
    r"\d月\d{1,2}日.{0,8}星期[一二三四五六日天]|^星期[一二三四五六日天]|^第[A-Z]?[\d一二三四五六七八九十]{1,3}版"
    r"|^[^\W\d_]{2,10}[报网台社](?:全媒体|首席)?记者[^\W\d_]{2,4}$|放大.{0,4}缩小|^.{0,4}朗读$|^\(.{0,40}(?:整理|编辑|供稿|摄影|责编).{0,16}\)$"
)
_CONTACTS = tuple(f"{who}{kind}:" for who in ("经办", "承办", "联系", "联络") for kind in ("人", "人员"))
"""Whom to ask about a letter, with 邮编 behind: no site's address."""
_HOLDS_ANYWHERE = ("星期", "版", "缩小", "朗读", "整理", "编辑", "供稿", "摄影", "责编", "记者")
_TAIL = Openings(
    """
    往期(?:推荐|回顾|精彩|阅读) 扫一扫 扫码 扫描二维码 用微信扫 上一?[篇条] -上一?[篇条] 下一?[篇条] -下一?[篇条]
    相关(?:链接|阅读|新闻|文章|信息|稿件|解读$)
    延伸阅读 热点(?:推荐|新闻|专题) 责任?编辑 责编 [一二三初终]审: 版权(?:所有|归|声明|©|:|$)
    主办(?:单位)?:.*(?:版权|承办|备|维护|标识) Copyright 网站标识码
    本文(?:链接|关键词) 评论(?:列表|\\() 免责声明 打印本页 关闭窗口 打印 【打印 友情链接 <!--
    """
)
_TAIL_INSIDE = lazy(r"[-—]{0,4}(?:END|THEEND)[-—]{0,4}$|\d上一篇|[^ ]{0,4}ICP备|.{0,3}公网安备")
_ITEM = lazy(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d)|\(\d{1,2}\)")
"""A numbered item: whatever its words, it belongs to the document while the document goes on."""
_ITEM_FIRSTS = frozenset("一二三四五六七八九十(")
"""What a numbered item begins with, beside digits."""
_NAVIGATION = lazy(r"(?:网站)?首 ?页(?: +[^ ]{2,6}){2,}$")
"""A bar of links without marks between them."""
_WORDS = lazy(r"\w")
LONG = 120
"""A line of so many characters has no fixed wording."""


class Wordings(NamedTuple):
    """The fixed words that a line is asked for: all of them, or of a page those that one of its short lines holds, mostly none."""

    anywhere: tuple[str, ...] = _WORDS_ANYWHERE
    hints: tuple[str, ...] = _HOLDS_ANYWHERE
    furnishing: tuple[str, ...] = _FURNISHING_WORDS
    crumbs: tuple[str, ...] = (">", "»", "|")

    def held(self, text: str) -> Wordings:
        """Those that *text* holds: of most not even the first character, which is searched for several times as fast."""
        return Wordings(*[tuple([word for word in words if word[0] in text and word in text]) for words in self])


EVERY = Wordings()


def is_chrome(line: Line, wordings: Wordings) -> bool:
    """Whether a line is furniture by its own words: a bar of links, no word at all, or a fixed wording that is no item."""
    bare = line.bare
    first = bare[0]
    if (first in "网首" and _NAVIGATION.match(line.folded)) or not (first.isalnum() or _WORDS.search(bare)):
        return True
    return not line.row and not is_item(bare) and is_furniture(bare, wordings)


def is_item(bare: str) -> bool:
    """Whether a line, folded and without spaces, begins as a numbered item does."""
    return (bare[0] in _ITEM_FIRSTS or bare[0].isdecimal()) and _ITEM.match(bare) is not None


def is_furniture(bare: str, wordings: Wordings = EVERY) -> bool:
    """Whether a line, folded and without spaces, is furniture by its wording alone; *wordings* are those of the page, if known.

    >>> is_furniture("上一篇:某通知"), is_furniture("一、工作目标")
    (True, False)
    """
    if len(bare) >= LONG:
        return False
    if "。" in bare:
        return _SENTENCE.match(bare) or (holds(bare, _REPRINT_WORDS) and _REPRINT.match(bare) is not None)
    if ":" in bare and bare.removeprefix("(").startswith(_CONTACTS):
        return False
    if holds(bare, wordings.anywhere) or (holds(bare, wordings.hints) and _ANYWHERE.search(bare)):
        return True
    return _is_trail(bare, wordings.crumbs) or _furnishes(bare, wordings)


def _is_trail(bare: str, marks: Iterable[str]) -> bool:
    """Whether a line is a way through the site, its steps parted by *marks*; in a long line strokes part something else."""
    for mark in marks:  # noqa: SIM110 (as below)
        if bare.count(mark) >= 2 and (mark != "|" or len(bare) < 40):
            return True
    return False


def _furnishes(bare: str, wordings: Wordings) -> bool:
    """Whether a line begins as furniture does, behind any of the brackets or bullets that open it."""
    if _BEGINNINGS.match(bare):
        return True
    if bare[0] in "•·●" and bare.lstrip("•·●") in _BUTTONS:
        return True
    brackets = len(bare) - len(bare.lstrip("[【("))
    if brackets and any(_BEGINNINGS.match(bare, at) for at in range(1, brackets + 1)):
        return True
    return holds(bare, wordings.furnishing) and _FURNISHING.match(bare) is not None


def ends_page(bare: str, wordings: Wordings) -> bool:
    """Whether a line ends a page: what stands behind it is no longer the document."""
    begun = bare.lstrip("[【(")
    return _TAIL.match(begun) or (holds(bare, wordings.furnishing) and _TAIL_INSIDE.match(bare) is not None)


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether *text* holds one of *words*."""
    for word in words:  # noqa: SIM110 (a generator takes longer than the search)
        if word in text:
            return True
    return False
