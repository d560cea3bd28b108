"""Names by which pages say what their parts are: HTML's elements, and classes and ids in use on government sites."""

from __future__ import annotations

BLOCKS = frozenset({
    "p", "li", "dt", "dd", "h4", "h5", "h6", "option", "optgroup", "legend", "figcaption", "caption", "summary", "address",
    "tbody", "thead", "tfoot",
})  # fmt: skip
"""Elements that stand on lines of their own."""
BOXES = frozenset({
    "body", "div", "section", "article", "main", "header", "footer", "nav", "aside", "form", "ul", "ol", "dl", "center",
    "fieldset", "select", "noscript", "template", "h1", "h2", "h3", "details", "figure", "dialog", "menu", "blockquote",
    "frameset", "button", "textarea",
})  # fmt: skip
"""Blocks that hold other blocks, or say by their name what they hold."""
RAW = frozenset({
    "script", "style", "iframe", "noembed", "noframes",
})  # fmt: skip
"""Elements whose text is not shown."""
CONTAINERS = frozenset({
    "trs_ueditor", "trs_editor", "trs_editor_view", "ucap-content", "pages_content", "ivs_content", "zoom", "zoomcon",
    "info_content", "xl_main", "articlebox", "article_content", "article-content", "articlecontent", "article-con",
    "article_con", "detail-news", "news-main", "news_body_txt_a", "vsb_content", "v_news_content", "js_content",
    "rich_media_content", "news_content", "newscontent", "con_text", "conttext", "easysite-news-text", "xxgk_content",
    "detail_content", "detailcontent", "text_content", "wz_content", "wzcon", "editor-content", "view", "content", "article",
    "cont", "main-content",
})  # fmt: skip
"""Classes and ids of the box that holds a document, in lower case."""
HOLDERS = frozenset({
    "div", "section", "article", "main", "td", "table", "form", "center", "body", "dl", "frameset", "fieldset",
})  # fmt: skip
"""Elements of which one may hold a whole document."""
CHROME_TAGS = frozenset({
    "nav", "footer", "aside", "select", "noscript", "template", "button", "textarea",
})  # fmt: skip
"""Elements that are furniture."""
CHROME = frozenset({
    "nav", "menu", "footer", "foot", "crumb", "crumbs", "breadcrumb", "breadcrumbs", "position", "location", "dqwz", "share",
    "toolbar", "tools", "sidebar", "related", "copyright", "pagination", "pager", "prev", "next", "prevnext", "qrcode", "ewm",
    "erweima", "search", "login", "friendlink", "links", "bdsharebuttonbox", "print", "fontsize", "comments",
})  # fmt: skip
"""Classes and ids of furniture, in lower case."""
CHROME_BEGINNINGS = (
    "nav-", "nav_", "footer", "foot-", "foot_", "breadcrumb", "bread-", "crumb", "share-", "share_", "bdshare", "copyright", "sidebar",
    "menu-", "menu_",
)  # fmt: skip
"""How further names of furniture begin."""
CHROME_ENDINGS = ("-nav", "_nav", "-footer", "_footer", "-share", "_share", "-menu", "_menu", "-crumb", "_crumb", "-crumbs")
"""How further names of furniture end."""
