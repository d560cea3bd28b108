"""From lines to a document: widths, indents, empty lines, chrome, HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import Literal, NamedTuple

from govproposal.model import Header
from govproposal.testing.phrasing import numeral
from govproposal.testing.styles import Style

Part = Literal["title", "meta", "body", "flush", "sign", "chrome"]

_HALF = str.maketrans("，：；（）％！？", ",:;()%!?")
_FULL = str.maketrans(",:;()%!?", "，：；（）％！？")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")


class Line(NamedTuple):
    """A line of a document and what part it plays: ``flush`` lines are not indented, ``sign`` is the signature."""

    text: str
    part: Part = "body"


def in_width(text: str, style: Style) -> str:
    """*text* with the punctuation and digits of *style*.

    >>> from govproposal.testing.styles import COPIED, OLD
    >>> in_width("（一）增长5%，", COPIED), in_width("5%", OLD)
    ('(一)增长5%,', '５％')
    """
    if style.width == "half":
        return text.translate(_HALF)
    text = text.translate(_FULL)
    return _POINT.sub("．", text).translate(_WIDE) if style.wide_digits else text


def title_lines(title: str, style: Style) -> list[Line]:
    """A title, over two lines where the style breaks titles and there is a place to break."""
    if style.broken_title:
        for place in ("关于印发", "会议"):
            at = title.find(place) + len(place)
            if len(place) + 4 < at < len(title) - 4:
                return [Line(title[:at], "title"), Line(title[at:], "title")]
    return [Line(title, "title")]


def head(header: Header, style: Style) -> list[Line]:
    """The chrome, title and metadata line that open a document."""
    lines = [Line(text, "chrome") for text in style.before]
    if style.doubled_title:
        lines.append(Line(header.title or "", "title"))
    lines += title_lines(header.title or "", style)
    stated = {"published": (header.published or "").replace("T", " "), "origin": header.origin or ""}
    empty = ["{" + name + "}" for name, value in stated.items() if not value]
    shown = [piece.format(**stated) for piece in style.meta if not any(name in piece for name in empty)]
    if shown:
        lines.append(Line("　".join(shown), "meta"))
    return lines


def day(value: date, style: Style) -> str:
    """A date of signature (成文日期) in the style's figures.

    >>> from govproposal.testing.styles import OFFICIAL, OLD
    >>> day(date(2023, 5, 1), OFFICIAL), day(date(2023, 5, 21), OLD)
    ('2023年5月1日', '二〇二三年五月二十一日')
    """
    if not style.chinese_date:
        return f"{value.year}年{value.month}月{value.day}日"
    year = "".join("〇一二三四五六七八九"[int(figure)] for figure in str(value.year))
    return f"{year}年{numeral(value.month)}月{numeral(value.day)}日"


def signature(header: Header, style: Style) -> list[Line]:
    """Issuers and date (落款)."""
    lines = [Line(one, "sign") for one in header.issuers]
    return lines + ([Line(day(header.issued, style), "sign")] if header.issued else [])


def document(lines: Sequence[Line], header: Header, style: Style) -> str:
    """The document of *lines*: a text, or the source of an HTML page."""
    body = [*lines, *(Line(text, "chrome") for text in style.after)]
    if style.media == "text":
        return _text(body, style)
    return _page(body, header, style)


def _text(lines: Iterable[Line], style: Style) -> str:
    between = style.eol * (style.gap + 1)
    return between.join(_indent(line, style) + _printed(line, style) for line in lines) + style.eol


def _printed(line: Line, style: Style) -> str:
    """The words of a line in the style's width; a metadata line keeps its digits."""
    if line.part in ("meta", "chrome"):
        return line.text.translate(_HALF) if style.width == "half" else line.text
    return in_width(line.text, style)


def _indent(line: Line, style: Style) -> str:
    if line.part == "body":
        return style.indent
    return "\u3000" * 12 if line.part == "sign" and style.indent.startswith("\u3000") else ""


def _page(lines: Sequence[Line], header: Header, style: Style) -> str:
    """An HTML page: navigation, the heading, the body by paragraphs or by ``<br>``, a footer."""
    nav = "".join(f'<li><a href="/{i}.html">{escape(text)}</a></li>' for i, text in enumerate(style.before))
    foot = "".join(f"<span>{escape(text)}</span>" for text in style.after)
    inner = [line for line in lines if line.part != "chrome"]
    # Several paragraphs of one summary come as one line with a break inside.
    content = [Line(text, line.part) for line in inner for text in line.text.split("\n")]
    rows = [escape(_indent(line, style) + _printed(line, style)).replace("\u00a0", "&nbsp;") for line in content]
    if style.media == "html":
        titled = [f"<h1>{row}</h1>" if line.part == "title" else f"<p>{row}</p>" for line, row in zip(content, rows, strict=True)]
        body = "\n".join(titled)
    else:
        body = "<br>\n".join(rows)
    tags = [("ArticleTitle", header.title), ("PubDate", header.published), ("ContentSource", header.origin)]
    metas = "\n".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in tags if value)
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n{metas}\n<title>{escape(header.title or "")}</title>\n</head>\n<body>\n'
        f'<div class="nav"><ul>{nav}</ul></div>\n<div class="article"><div class="TRS_Editor">\n{body}\n</div></div>\n'
        f'<div class="footer">{foot}</div>\n</body>\n</html>\n'
    )
