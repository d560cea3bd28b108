"""Text files to sources: the text is the file, character for character."""

from __future__ import annotations

import hashlib

import attrs

from govproposal.reading.charset import decode
from govproposal.reading.damage import text_remarks
from govproposal.reading.media import PLAIN
from govproposal.source import Source


def source_of(data: bytes, *, uri: str | None = None, media_type: str = PLAIN, label: str | None = None) -> Source:
    r"""The source of a text file's bytes; Markdown (``text/markdown``) is kept as it stands, too.

    A byte order mark stays as U+FEFF, line ends and NULs stay as they are. Never raises: what cannot be decoded is replaced,
    with a diagnostic.

    >>> source_of("一、工作目标\r\n".encode("gb18030")).text
    '一、工作目标\r\n'
    """
    decoded = decode(data, label)
    return Source(
        text=decoded.text,
        uri=uri,
        media_type=media_type,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        diagnostics=(*decoded.diagnostics, *text_remarks(decoded.text)),
    )


def source_of_text(text: str, media_type: str = PLAIN) -> Source:
    """The source of a text at hand.

    >>> source_of_text("")
    Source(<text>, text/plain, 0 characters)
    """
    source = Source.of(text)
    return attrs.evolve(source, media_type=media_type, diagnostics=(*source.diagnostics, *text_remarks(source.text)))
