"""The one fold under which texts are read and compared: one character for one, so that spans stay true.

Official texts reach the web in two punctuation worlds (``，：（）％`` and ``,:()%``), padded with U+3000,
U+00A0 or U+2002, with full-width digits in older copies. :func:`fold` maps every text of either world to
one; patterns are written against folded text, values are quoted from the text as it was printed.
"""

from __future__ import annotations

import re

from govproposal.patterns import lazy

_FULL_WIDTH = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
_SPACES = dict.fromkeys(
    "\u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u1680\t\u200b\ufeff", " "
)
_OTHERS = {
    "—": "-", "–": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "─": "-", "〜": "~", "∼": "~",
    "「": "“", "」": "”", "『": "‘", "』": "’", "﹒": ".", "︰": ":", "﹕": ":", "﹐": ",", "﹔": ";", "﹙": "(", "﹚": ")",
    "﹪": "%", "％": "%", "｡": "。", "､": "、", "•": "·", "∙": "·", "・": "·", "･": "·", "‧": "·", "丨": "|", "⟨": "〈", "⟩": "〉",
    "❬": "〈", "❭": "〉", "﹤": "<", "﹥": ">", "○": "〇", "◯": "〇", "［": "[", "］": "]", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
    "\r": "\n", "\x0b": "\n", "\x0c": "\n",
}  # fmt: skip
_FOLD = _FULL_WIDTH | _SPACES | _OTHERS
_COMMON = "，：；（）？！\u3000\u00a0—"
_RARE = lazy("[" + "".join(re.escape(c) for c in _FOLD if c not in _COMMON) + "]")

_ANY = lazy("[" + "".join(map(re.escape, _FOLD)) + "]")

_COMPARE = {"“": '"', "”": '"', "‘": "'", "’": "'", "〈": "<", "〉": ">", "《": "<", "》": ">", "·": "."}


def fold(text: str) -> str:
    r"""*text* in one width: half-width punctuation and digits, plain spaces, one dash; same length.

    Line breaks of every kind become ``\n``; of a pair ``\r\n`` both do, which makes an empty line more.

    >>> fold("（一）２０２０年　５％")
    '(一)2020年 5%'
    """
    if not _ANY.search(text):
        return text
    for char in _COMMON:
        text = text.replace(char, _FOLD[char])
    rare = _RARE.findall(text)
    for char in set(rare):
        text = text.replace(char, _FOLD[char])
    return text


def key(text: str) -> str:
    """What two texts are compared by: folded, quotes and brackets of one kind, no white space.

    >>> key("《关于“芯”产业 的建议案》") == key('<关于"芯"产业的建议案>')
    True
    """
    text = fold(text)
    for char, plain in _COMPARE.items():
        text = text.replace(char, plain)
    return "".join(text.split())


def letters(text: str) -> str:
    """The folded text without punctuation and white space: what titles are compared by.

    >>> letters("关于“芯”产业，集群") == letters("关于芯产业集群")
    True
    """
    return re.sub(r"[\W_]+", "", fold(text))
