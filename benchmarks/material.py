"""What parse.py and startup.py read: the plan of ``plan.txt``, and a page that shows it the way government sites do."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import cycle, islice
from pathlib import Path

PLAN = Path(__file__).parent / "plan.txt"

_SECTIONS = (
    "要闻动态",
    "政务公开",
    "政务服务",
    "互动交流",
    "走进岳阳",
    "数据开放",
    "专题专栏",
    "政府信息公开指南",
    "政府信息公开制度",
    "法定主动公开内容",
    "依申请公开",
    "年度报告",
)
_TOPICS = (
    "规划计划",
    "财政资金",
    "重大项目",
    "公共资源",
    "乡村振兴",
    "生态环境",
    "社会救助",
    "教育考试",
    "医疗卫生",
    "安全生产",
    "食品药品",
    "税收优惠",
    "招考录用",
    "建议提案",
)
_STYLE = "font-family: 仿宋_GB2312; font-size: 16pt; line-height: 28pt; text-indent: 2em; text-align: justify; margin: 0pt"
_META = {
    "SiteName": "岳阳市人民政府",
    "SiteDomain": "www.example.gov.cn",
    "ArticleTitle": "岳阳市人民政府办公室关于印发办理工作方案的通知",
    "PubDate": "2023-04-12 09:30",
    "ContentSource": "市政府办公室",
    "ColumnName": "市政府办文件",
    "Keywords": "建议案,停车,交通",
}


def plan_text() -> str:
    """A notice and its plan, about 7,000 characters: 17 tasks with unit lists, four phases, a roster of 40 lines in two paddings."""
    return PLAN.read_text("utf-8")


def plan_page() -> bytes:
    """The same as a page of 70 to 90 KB with about 1,700 tags: one ``<p>`` a paragraph, navigation before it, a footer behind it."""
    return (_head() + _navigation() + _article(plan_text()) + _aside() + _footer()).encode()


def _head() -> str:
    metas = "".join(f'<meta name="{name}" content="{value}">\n' for name, value in _META.items())
    script = "\n".join(
        f"function show{at}(id) {{ var e = document.getElementById(id); if (e) {{ e.className = 'tab tab-{at}'; }} return false; }}"
        for at in range(20)
    )
    style = "\n".join(f".menu-{at} li a {{ color: #{at:02x}5577; padding: 0 {at}px; display: inline-block; }}" for at in range(30))
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">\n<title>{_META["ArticleTitle"]}_{_META["SiteName"]}</title>\n'
        f"{metas}<style>\n{style}\n</style>\n<script>\n{script}\n</script>\n</head>\n<body>\n"
    )


def _links(names: Sequence[str], folder: str, count: int) -> str:
    chosen = islice(cycle(names), count)
    return "\n".join(
        f'<li class="item"><a href="/{folder}/{at // 10}/{at}.html" target="_blank"><span>{name}</span></a></li>'
        for at, name in enumerate(chosen)
    )


def _navigation() -> str:
    crumbs = " &gt; ".join(f'<a href="/c{at}/">{name}</a>' for at, name in enumerate(["首页", "政务公开", "政策文件", "市政府办文件"]))
    menu = _links(_SECTIONS, "columns", 190)
    return (
        '<div class="header"><div class="logo"><a href="/"><img src="/logo.png" alt="岳阳市人民政府"></a></div>\n'
        f'<ul class="nav">{menu}</ul>'
        f'</div>\n<div class="position">当前位置：{crumbs}</div>\n'
    )


def _article(text: str) -> str:
    paragraphs = "\n".join(f'<p style="{_STYLE}"><span>{escape(line)}</span></p>' for line in text.splitlines() if line.strip())
    return (
        '<div class="main"><div class="article">\n<div class="info"><span>发布时间：2023-04-12 09:30</span><span>来源：市政府办公室</span>'
        f'<span>浏览量：<i id="hits">1024</i></span></div>\n<div id="zoom" class="TRS_Editor">\n{paragraphs}\n</div>\n'
        '<div class="tools"><a href="javascript:window.print()">打印</a><a href="javascript:window.close()">关闭</a></div>\n</div>\n'
    )


def _aside() -> str:
    return f'<div class="side"><h3>信息公开目录</h3><ul>{_links(_TOPICS, "topics", 285)}</ul></div></div>\n'


def _footer() -> str:
    friends = "\n".join(
        f'<option value="https://www.example.gov.cn/{at}">{name}</option>' for at, name in enumerate(islice(cycle(_SECTIONS), 60))
    )
    return (
        f'<div class="footer"><select>{friends}</select><p>主办单位：岳阳市人民政府办公室　承办：市数据局</p>'
        "<p>网站标识码：4306000001　联系电话：0730-8880000</p><p>版权所有</p></div>\n</body></html>\n"
    )
