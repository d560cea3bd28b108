"""What is no document, or a damaged one: nothing, binary data, error pages, mojibake, traditional print, hijacked copies.

Each is told by a few words or shares that sound documents do not reach; the text is kept and read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.source import Region
from govproposal.spans import Span

# What the first bytes of frequent UTF-8 characters are, read as GBK: ， 、。 的 关 议. Sound texts hold none of them.
_MOJIBAKE = "锛銆鐨鍏璁"
# UTF-8 read as Latin-1, GBK read as Latin-1; a replacement read as GBK.
_LATIN = "ÃÂäåæçèéïµ¶ÖÐ×ÊÄËÒ"
_TURNED = (
    ("會", "会"), ("國", "国"), ("業", "业"), ("發", "发"), ("關", "关"), ("議", "议"), ("務", "务"), ("個", "个"),
    ("對", "对"), ("開", "开"),
)  # fmt: skip
_ERRORS = (
    "404 Not Found", "403 Forbidden", "502 Bad Gateway", "503 Service", "500 Internal Server Error", "Service Unavailable",
    "Access Denied", "Just a moment", "页面不存在", "网页不存在", "页面找不到", "无法找到该页", "找不到页面", "找不到您要", "页面已删除",
    "信息不存在", "文章不存在", "内容不存在", "您访问的页面", "访问过于频繁", "访问被拒绝", "没有权限访问", "无权访问", "请先登录",
    "请登录", "用户登录", "统一身份认证", "请输入验证码", "安全验证", "请开启JavaScript", "请启用JavaScript", "enable JavaScript",
    "服务器错误", "系统繁忙", "拦截提示", "网站防火墙", "抱歉，您",
)  # fmt: skip
_SPAM = {
    "乐": ("百家乐",), "虎": ("老虎机",), "讯": ("真人视讯",), "娱": ("真人娱乐", "娱乐城"), "葡": ("澳门葡京",), "频": ("成人视频",),
    "彩": ("时时彩", "博彩平台", "彩票平台"),
}  # fmt: skip
"""Words by a character that each holds: to look for one character takes a tenth of the time of a word."""
_TEMPLATE = (
    r"\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|\{\$[^{}\n]{1,60}\}|\{%[^{}\n]{1,60}%\}|\{[a-z]{2,12}:[^{}\n]{1,60}\}"
    r"|关键词\d|\[!--[\w.]{1,40}--\]"
)
# Not the controls from U+0080 on: they are what UTF-8 becomes when it is read as Latin-1.
_CONTROLS = bytes((*range(9), *range(14, 32), 0x7F))
_BROKEN = "\ufffd"
_SHORT = 1200
_SHOWN = 5


def text_remarks(text: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a text as it was read.

    >>> [remark.code for remark in text_remarks("  ")]
    ['GP104']
    """
    if not text.strip("\ufeff\0 \t\r\n\f\v\u3000\xa0\u200b"):
        return (diagnose("GP104"),)
    if _is_binary(text):
        return (diagnose("GP105"),)
    return tuple(_remarks(text))


def page_remarks(text: str, title: str, regions: tuple[Region, ...]) -> tuple[Diagnostic, ...]:
    r"""What is wrong with the text of a page, whose ``<title>`` is *title*.

    >>> [remark.code for remark in page_remarks("404 Not Found\nnginx", "404 Not Found", ())]
    ['GP110']
    """
    size = sum(region.span.end - region.span.start for region in regions if region.role == "body")
    sign = _error(f"{title}\n{text}" if len(text) < _SHORT else title) if size < _SHORT else ""
    if sign and (sign in title or len(text) < _SHORT // 2):
        return (diagnose("GP110", sign), *text_remarks(text))
    return text_remarks(text)


def _error(text: str) -> str:
    """The first words in *text* that error and login pages say."""
    return next((sign for sign in _ERRORS if sign in text), "")


def _is_binary(text: str) -> bool:
    """Whether a tenth of the text's first characters are of no text: controls and what could not be decoded."""
    sample = text[:1024]
    encoded = sample.encode("utf-8", "replace")
    controls = len(encoded) - len(encoded.translate(None, _CONTROLS)) + sample.count(_BROKEN)
    return controls * 10 > len(sample)


def _remarks(text: str) -> Iterator[Diagnostic]:
    """Damage of single lines."""
    yield from _mojibake(text)
    if is_traditional(text):
        yield diagnose("GP109")
    yield from _located("GP111", text, _strange(text))


def _mojibake(text: str) -> Iterator[Diagnostic]:
    """Words that were decoded as another encoding before the text was saved, line by line."""
    if sum(text.count(mark) for mark in _MOJIBAKE if mark in text) > 2:
        yield from _located("GP108", text, _dense(text, _MOJIBAKE, 40))
    elif "锟" in text and "锟斤拷" in text:
        yield from _located("GP108", text, (found.start() for found in re.finditer("锟斤拷", text)))
    elif "å" in text or "æ" in text or "Ö" in text or "Ã" in text:
        yield from _located("GP108", text, _dense(text, _LATIN, 5))


def _dense(text: str, marks: str, every: int) -> Iterator[int]:
    """The starts of the lines of which one character in *every* is one of *marks*."""
    at = 0
    for line in text.split("\n"):
        if len(line) > 3 and sum(map(line.count, marks)) * every > len(line):
            yield at
        at += len(line) + 1


def is_traditional(text: str) -> bool:
    """Whether a text is in traditional characters, by ten of the commonest that differ; a quoted word or two do not make it so.

    >>> is_traditional("關於發展產業的議案，會議對國務"), is_traditional("关于发展产业的议案")
    (True, False)
    """
    if not any(old in text for old, _ in _TURNED[:5]):
        return False
    old = sum(text.count(one) for one, _ in _TURNED)
    return old > 2 and old > sum(text.count(one) for _, one in _TURNED)


def _strange(text: str) -> Iterator[int]:
    """Offsets of words that hijackers and template engines leave behind."""
    for word in (word for hint, words in _SPAM.items() if hint in text for word in words):
        at = text.find(word)
        if at >= 0:
            yield at
    if "{" in text or ("[" in text and "[!--" in text) or ("键" in text and "关键词" in text):
        yield from (found.start() for found in re.finditer(_TEMPLATE, text))
    readings = [*_readings(text, "("), *_readings(text, "（")]
    if len(readings) > 2:
        yield from readings


def _readings(text: str, bracket: str) -> Iterator[int]:
    """Offsets of the pronunciations that machine copies insert after a character: 提(tí)案(àn)."""
    at = text.find(bracket)
    while at >= 0:
        word = text[at + 1 : at + 8]
        if word[:1].islower():
            word = word.partition(")")[0].partition("）")[0]
            if len(word) < 7 and word.isalpha() and at and text[at - 1] >= "\u4e00":
                yield at
        at = text.find(bracket, at + 1)


def _located(code: str, text: str, places: Iterable[int]) -> Iterator[Diagnostic]:
    """One diagnostic for each line that holds one of *places*, the first few; the last says how many more there are."""
    lines = sorted({_line(text, place) for place in places})
    for number, line in enumerate(lines[:_SHOWN], 1):
        more = f"and {len(lines) - _SHOWN} lines more" if number == _SHOWN < len(lines) else ""
        yield diagnose(code, more, line)


def _line(text: str, place: int) -> Span:
    """The line around a place; of an endless line no more than what surrounds the place."""
    start = text.rfind("\n", max(0, place - 400), place) + 1 or max(0, place - 400)
    end = text.find("\n", place, place + 400)
    return Span(start, end if end >= 0 else min(len(text), place + 400))
