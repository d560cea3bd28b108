"""The only door to lxml: a page to its layout. Nothing is fetched, no entity but HTML's own is expanded.

libxml2 feeds the layout directly, without a tree, so that neither the depth of a page nor the size of a text is bounded by
its tree builder. Where it gives up all the same (its error log holds a fatal error, or a page of words gives none), the
plain scanner (:mod:`govproposal.reading.scanner`) reads the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.reading.layout import Layout
from govproposal.reading.scanner import scan, words

if TYPE_CHECKING:
    from lxml.etree import ParserTarget


def laid_out(page: str, encoded: bytes | None = None) -> tuple[Layout, tuple[Diagnostic, ...]]:
    """The layout of *page*, and a diagnostic GP106 where libxml2 gave up on it; *encoded* is the page in UTF-8, where it came so.

    >>> laid_out("<p>第一段<p>第二段")[0].lines
    ['第一段', '第二段']
    """
    # Bytes, as lxml refuses a str whose XML declaration names an encoding; libxml2 may end a text at a NUL.
    data = page.encode("utf-8", "replace") if encoded is None else encoded
    layout, fault = _parsed(data.replace(b"\0", "\ufffd".encode()))
    if layout is not None and (layout.lines or not words(page)):
        return layout, ()
    return scan(page), (diagnose("GP106", fault or "it found no text"),)


def _parsed(data: bytes) -> tuple[Layout | None, str]:
    """The layout by libxml2, or ``None`` and why there is none."""
    layout = Layout()
    parser = etree.HTMLParser(target=cast("ParserTarget[Layout]", layout), encoding="utf-8", huge_tree=True, no_network=True)
    try:
        if data:
            parser.feed(data)
        parser.close()
    except (etree.LxmlError, ValueError) as fault:
        return None, str(fault)
    for entry in parser.feed_error_log:
        if entry.level == etree.ErrorLevels.FATAL:
            return None, entry.message
    return layout, ""
