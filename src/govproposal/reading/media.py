"""Which kind of document some bytes are, by content first and file name second; and what is refused, with the way out."""

from __future__ import annotations

import re

PLAIN, MARKDOWN, PAGE = "text/plain", "text/markdown", "text/html"
_BY_NAME = {
    ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": PAGE, ".htm": PAGE, ".shtml": PAGE, ".xhtml": PAGE, ".mhtml": PAGE,
    ".aspx": PAGE, ".jsp": PAGE, ".php": PAGE,
}  # fmt: skip
_ALIASES = {"application/xhtml+xml": PAGE, "text/x-markdown": MARKDOWN, PLAIN: PLAIN, MARKDOWN: MARKDOWN, PAGE: PAGE}

_SAVE_AS_TEXT = "save it as text or as a web page (另存为 .txt or .html) and read that"
_FIND_PAGE = "look for the page that shows its text, or run OCR on it"
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", "extract its text first, for example with pdftotext"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, WPS or Excel document (.doc, .wps, .xls)", _SAVE_AS_TEXT),
    (rb"{\rtf", "an RTF document", _SAVE_AS_TEXT),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", _FIND_PAGE),
    (b"GIF87a", "a GIF image", _FIND_PAGE),
    (b"GIF89a", "a GIF image", _FIND_PAGE),
    (b"\xff\xd8\xff", "a JPEG image", _FIND_PAGE),
    (b"II*\0", "a TIFF image", _FIND_PAGE),
    (b"MM\0*", "a TIFF image", _FIND_PAGE),
    (b"\x1f\x8b\x08", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"\xfd7zXZ\0", "an xz archive", "unpack it first"),
    (b"SQLite format 3\0", "a SQLite database", "export its text first"),
    (b"\x7fELF", "a program", "choose the document instead"),
)
_ZIPPED: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", "a Word document (.docx)", _SAVE_AS_TEXT),
    (b"xl/", "an Excel workbook (.xlsx)", _SAVE_AS_TEXT),
    (b"ppt/", "a PowerPoint file (.pptx)", _SAVE_AS_TEXT),
    (b"OFD.xml", "an OFD document", "open it in an OFD viewer and save its text"),
    (b"application/vnd.oasis", "an OpenDocument file", _SAVE_AS_TEXT),
)
# Patterns are compiled by re when first needed: most runs read no page.
_MARKUP = (
    rb"(?is)\A(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*+){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|table|p)\b"
)
_TAG = rb"(?i)<(?:p|br|div|td|span|html|body|table|h\d|li|a)\b[^<]{0,2000}>"


def refused(data: bytes) -> tuple[str, str] | None:
    """What the bytes are, and what to do with them, where they are of a format that no reader here takes.

    >>> refused(b"%PDF-1.7")
    ('a PDF document', 'extract its text first, for example with pdftotext')
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        head = data[:65_536] + data[-65_536:]
        return next(((what, remedy) for mark, what, remedy in _ZIPPED if mark in head), ("a zip archive", "unpack it first"))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP image", _FIND_PAGE
    if data[:2] == b"BM" and data[6:10] == bytes(4):
        return "a BMP image", _FIND_PAGE
    return next(((what, remedy) for mark, what, remedy in _SIGNATURES if data.startswith(mark)), None)


def known(media_type: str) -> tuple[str | None, str | None]:
    """A media type as the readers name it, ``None`` for one they do not take, and its ``charset`` if it names one.

    >>> known("text/html; charset=GBK")
    ('text/html', 'GBK')
    """
    kind, _, rest = media_type.partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.I)
    return _ALIASES.get(kind.strip().lower()), charset[1] if charset else None


def sniffed(data: bytes, name: str = "") -> str:
    """The media type of bytes read from a file called *name* (``""`` for none).

    Content that opens as a page is one, whatever its name; a page by name that holds no tag is text.

    >>> sniffed("一、总体要求".encode(), "plan.html"), sniffed(b"<html><p>", "plan.txt")
    ('text/plain', 'text/html')
    """
    if b"<" in data[:8192] and re.match(_MARKUP, _narrow(data[:8192])):
        return PAGE
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    kind = _BY_NAME.get(suffix, PLAIN)
    if kind == PAGE and not re.search(_TAG, _narrow(data)):
        return PLAIN
    return kind


def _narrow(data: bytes) -> bytes:
    """Bytes of UTF-16 without their NULs, so that tags can be seen."""
    return data.replace(b"\0", b"").lstrip(b"\xff\xfe") if b"\0" in data[:64] else data
