"""White space as a browser shows it, of Chinese text: runs of blanks are one space, line breaks between characters nothing."""

from __future__ import annotations

import re
from functools import cache

BLANKS = " \t\r\n\f"
_WIDE = "\u2018\u2019\u201c\u201d\u2014\u2026\u3000-\u9fff\uff01-\uffef\U00020000-\U0003ffff"


def collapse(text: str) -> str:
    r"""Runs of blanks as one space; a line break of the page's source between two Chinese characters as nothing.

    The latter is CSS Text Module Level 3, section 4.1.3: writers of pages break lines of Chinese anywhere. U+3000 and
    U+00A0 are no blanks, and stay.

    >>> collapse("由办\n  公室　印发 的\n5件")
    '由办公室　印发 的 5件'
    """
    soft, blank = _patterns()
    if "\n" in text:
        text = soft.sub("", text)
    return blank.sub(" ", text)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"(?<=[{_WIDE}])[ \t\r\f]*+\n[{BLANKS}]*+(?=[{_WIDE}])"), re.compile(f"[{BLANKS}]+")
