"""The same document in other clothes: width of punctuation, line ends, empty lines, padding, chrome. Facts must not change.

A variant takes a text; :func:`in_page` applies it to the texts of an HTML page and leaves the tags alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Variant = Callable[[str], str]

_TO_FULL = str.maketrans(",:;()%!?", "，：；（）％！？")
_TO_HALF = str.maketrans("，：；（）％！？", ",:;()%!?")
_PAGE = re.compile(r"(?is)<(script|style|title)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>|&#?\w+;|([^<&]++)")
_LINE = re.compile(r"(?m)^(?=[^\r\n])")


def full_width(text: str) -> str:
    """Punctuation full-width.

    >>> full_width("增长5%,(一)")
    '增长5％，（一）'
    """
    return text.translate(_TO_FULL)


def half_width(text: str) -> str:
    """Punctuation half-width.

    >>> half_width("（一）甲，乙：")
    '(一)甲,乙:'
    """
    return text.translate(_TO_HALF)


def windows_lines(text: str) -> str:
    r"""Lines ended by CR and LF.

    >>> windows_lines("甲\n乙")
    '甲\r\n乙'
    """
    return re.sub(r"\r?\n", "\r\n", text)


def spaced_lines(text: str) -> str:
    r"""An empty line more after every line.

    >>> spaced_lines("甲\n乙")
    '甲\n\n乙'
    """
    return text.replace("\n", "\n\n")


def padded(space: str) -> Variant:
    r"""Every line indented by two of *space*, and followed by one.

    >>> padded("\u3000")("甲\n\n乙") == "\u3000\u3000甲\u3000\n\n\u3000\u3000乙\u3000"
    True
    """
    return lambda text: re.sub(r"(?m)(?<=[^\r\n])(?=\r?$)", space, _LINE.sub(space * 2, text))


def with_chrome(text: str) -> str:
    """The page's own lines before and behind: breadcrumb, buttons, the code to scan.

    >>> with_chrome("甲").splitlines()[1]
    '甲'
    """
    before = "当前位置：首页 > 政务公开 > 正文\n"
    return f"{before}{text.rstrip()}\n【打印本页】 【关闭窗口】\n扫一扫在手机打开当前页\n"


WIDTHS: Mapping[str, Variant] = {"full-width": full_width, "half-width": half_width}
"""Variants that go for every medium."""
LAYOUTS: Mapping[str, Variant] = {
    "crlf": windows_lines,
    "empty lines": spaced_lines,
    "U+00A0": padded("\u00a0"),
    "U+2002": padded("\u2002"),
    "U+3000": padded("\u3000"),
    "chrome": with_chrome,
}
"""Variants of a plain text's layout."""


def in_page(variant: Variant) -> Variant:
    """*variant* applied to the texts of an HTML page, not to tags, entities, scripts or the page's ``<title>``.

    >>> in_page(full_width)('<p style="a:b">甲,乙&nbsp;</p>')
    '<p style="a:b">甲，乙&nbsp;</p>'
    """
    return lambda page: _PAGE.sub(lambda found: variant(found[2]) if found[2] else found[0], page)
