"""Pages as government sites write them, built from lines, so that a test knows what must come back."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

TITLE = "青禾市人民政府办公室关于印发市政协六届三次会议4号建议案办理工作方案的通知"
LINES = (
    "各县（区）人民政府，市直有关部门：",
    "《市政协六届三次会议4号建议案办理工作方案》已经市政府同意，现印发给你们，请结合实际认真抓好落实。",
    "一、工作目标",
    "以提升内河航运能力为重点，到2027年底建成四级以上航道120公里，新增千吨级泊位9个，港口吞吐量翻一番。",
    "二、工作任务",
    "（一）加快航道整治。完成上游三处浅滩疏浚，增设助航标志，推进船闸扩能，保障枯水期通航水深不低于2.5米。",
    "（二）壮大港航企业。支持本地航运公司购置新能源船舶，鼓励以联营方式整合运力，对达标企业给予一次性奖励。",
    "三、领导小组",
    "组长：郝沛霖",
    "副组长：祁望舒",
    "2026年3月5日",
)
NAV = ("网站首页", "政务公开", "办事服务", "互动交流", "走进青禾", "数据开放")
FOOT = ("版权所有：青禾市人民政府", "主办：青禾市人民政府办公室", "网站标识码：0000000000")


def _head(charset: str, meta: str = "") -> str:
    return (
        f'<head><meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>{TITLE}_青禾市人民政府</title>{meta}</head>'
    )


def _nav() -> str:
    return "".join(f'<li><a href="/{number}/">{one}</a></li>' for number, one in enumerate(NAV))


def paragraphs(lines: Sequence[str] = LINES, charset: str = "utf-8", container: str = 'class="TRS_UEDITOR trs_paper_default"') -> str:
    """A modern page: styled paragraphs in a named container, title and date above it, mandatory metadata."""
    named = {"ArticleTitle": TITLE, "PubDate": "2026-03-06 09:30", "ContentSource": "市政府办公室"}
    meta = "".join(f'<meta name="{name}" content="{content}">' for name, content in named.items())
    body = "\n".join(f'<p style="text-indent:2em"><span style="font-family:仿宋">{escape(line)}</span></p>' for line in lines)
    return (
        f'<!DOCTYPE html>\n<html>{_head(charset, meta)}<body><div class="header"><ul class="menu">{_nav()}</ul></div>'
        f'<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zf/">政府文件</a></div>'
        f'<div class="wrap"><h1>{TITLE}</h1>'
        f'<div class="info">发布时间：2026-03-06 09:30　来源：市政府办公室</div><div {container}>{body}</div></div>'
        f'<div class="footer">{"".join(f"<p>{one}</p>" for one in FOOT)}</div><script>var a = "<p>不是正文</p>";</script></body></html>'
    )


def breaks(lines: Sequence[str] = LINES, charset: str = "gb2312") -> str:
    """A page of the 2000s: tables for layout, the document in one cell, its lines parted by <br>."""
    body = "<br>\r\n".join("&nbsp;&nbsp;&nbsp;&nbsp;" + escape(line) for line in lines)
    return (
        f"<html>{_head(charset)}<body><table width=980><tr>{''.join(f'<td><a href=#>{one}</a></td>' for one in NAV)}</tr></table>"
        f"<table width=980><tr><td width=200><a href=#>要闻动态</a><br><a href=#>通知公告</a></td>"
        f"<td><table><tr><td align=center><b>{TITLE}</b></td></tr>"
        f"<tr><td><font size=3>{body}</font></td></tr></table></td></tr></table>"
        f"<table><tr><td>{'<br>'.join(FOOT)}</td></tr></table></body></html>"
    )


def word(lines: Sequence[str] = LINES, charset: str = "utf-8") -> str:
    """A document pasted from Word: unclosed paragraphs, namespaced tags, conditional comments, hard-wrapped lines."""
    body = "".join(
        f'<p class=MsoNormal style="mso-char-indent-count:2.0"><!--[if !supportEmptyParas]--><span lang=EN-US><o:p></o:p></span>'
        f"<font face=仿宋_GB2312>{escape(line[:9])}\n{escape(line[9:])}</font>"
        for line in lines
    )
    chrome = f'<div class="a1"><ul>{_nav()}</ul></div>'
    foot = f'<div class="d4"><p>{"<p>".join(FOOT)}</div>'
    return (
        f'<?xml version="1.0" encoding="{charset}"?><html xmlns:o="urn:x">{_head(charset)}'
        f'<body>{chrome}<div class="b2"><div class="c3">{body}</div></div>{foot}</body></html>'
    )


def roster(rows: Sequence[Sequence[str]], before: Sequence[str] = LINES[:6]) -> str:
    """A page whose annex is a table."""
    table = "".join("<tr>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in row) + "</tr>" for row in rows)
    body = "".join(f"<p>{escape(line)}</p>" for line in before)
    document = f'<div id="zoom">{body}<table border=1><tbody>{table}</tbody></table></div>'
    return f'<html>{_head("utf-8")}<body><ul id="nav">{_nav()}</ul>{document}</body></html>'
