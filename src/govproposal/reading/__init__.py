"""Reading: bytes to a :class:`govproposal.source.Source`.

One module per medium: :mod:`~govproposal.reading.plain` for text and Markdown, :mod:`~govproposal.reading.page` for HTML,
which alone imports lxml, and only when a page is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govproposal.errors import ReadError
from govproposal.reading.media import PAGE, PLAIN, known, refused, sniffed
from govproposal.source import Source

if TYPE_CHECKING:
    from govproposal.reading.contract import Reader

__all__ = ["LIMIT", "read"]

LIMIT = 64 * 1024 * 1024
"""How many bytes a source may have unless the caller says otherwise: 64 MiB."""


def read(
    origin: Path | bytes | str | Source, *, media_type: str | None = None, limit: int = LIMIT, readers: Sequence[Reader] = ()
) -> Source:
    r"""The source of a file, of bytes, or of a text.

    ``origin``: a path; bytes, of which the encoding and the kind are found out; or a ``str``, which is always the text
    itself, never a file name. A :class:`Source` is returned as it is. ``media_type`` (``text/plain``, ``text/markdown``,
    ``text/html``) overrules what content and suffix say. ``limit`` is in bytes (of a ``str``: of its UTF-8 form, about).
    ``readers`` are those of other formats, asked first about bytes and files.

    Odd content (nothing, broken bytes, an error page) gives a source with diagnostics. Raises :class:`ReadError` for a
    file that is missing, a directory or not readable, for a format no reader takes (PDF, Word, OFD, images, archives), an
    unknown ``media_type``, and anything over the limit.

    >>> read("<html><body><h1>关于办理建议案的通知</h1><p>各区人民政府：").text
    '关于办理建议案的通知\n各区人民政府：'
    """
    if isinstance(origin, Source):
        return origin
    if isinstance(origin, str):
        return _text(origin, _asked(media_type)[0], limit)
    path = origin if isinstance(origin, Path) else None
    if isinstance(origin, Path):
        data = _loaded(origin, limit)
    else:
        _check(len(origin), limit, None)
        data = bytes(origin)
    return _foreign(data, path, media_type, readers) if readers else _known(data, path, media_type)


def _known(data: bytes, path: Path | None, media_type: str | None) -> Source:
    """Bytes by the readers of govproposal itself."""
    kind, label = _asked(media_type)
    return _bytes(data, kind or sniffed(data, path.name if path else ""), label, path)


def _foreign(data: bytes, path: Path | None, media_type: str | None, readers: Sequence[Reader]) -> Source:
    """Bytes by the reader of another format that takes them; else by our own, with what there is to say of readers that failed."""
    import attrs

    from govproposal.reading.contract import chosen, source_by

    reader, remarks = chosen(readers, data, path.name if path else "", media_type)
    source = source_by(reader, data, path.as_posix() if path else None) if reader else _known(data, path, media_type)
    return attrs.evolve(source, diagnostics=(*remarks, *source.diagnostics)) if remarks else source


def _asked(media_type: str | None) -> tuple[str | None, str | None]:
    """The media type that the caller demands and its charset."""
    if media_type is None:
        return None, None
    kind, label = known(media_type)
    if kind is None:
        raise ReadError(f"no reader takes {media_type}", remedy="text/plain, text/markdown and text/html are read")
    return kind, label


def _bytes(data: bytes, kind: str, label: str | None, path: Path | None) -> Source:
    """Bytes by the reader of their kind."""
    refusal = refused(data)
    if refusal:
        raise ReadError(f"this is {refusal[0]}, which is not read", path=path, remedy=refusal[1])
    uri = path.as_posix() if path is not None else None
    if kind == PAGE:
        from govproposal.reading.page import source_of as page_of

        return page_of(data, uri=uri, label=label)
    from govproposal.reading.plain import source_of as text_of

    return text_of(data, uri=uri, media_type=kind, label=label)


def _text(text: str, kind: str | None, limit: int) -> Source:
    """A text at hand: a page if it opens as one, else what it is."""
    _check(len(text), limit, None)
    opening = text[:8192]
    kind = kind or (sniffed(opening.encode("utf-8", "replace")) if "<" in opening else PLAIN)
    if kind == PAGE:
        from govproposal.reading.page import source_of as page_of

        return page_of(text.encode("utf-8", "replace"), label="utf-8")
    from govproposal.reading.plain import source_of_text

    return source_of_text(text, kind)


def _loaded(path: Path, limit: int) -> bytes:
    """The bytes of a file, at most *limit* of them in memory."""
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise ReadError("there is no such file", path=path, remedy="check the name") from None
    except IsADirectoryError:
        raise ReadError("this is a directory", path=path, remedy="name the files in it") from None
    except PermissionError as fault:
        directory = path.is_dir()
        raise ReadError("this is a directory" if directory else "permission denied", path=path, remedy="") from fault
    except (OSError, ValueError) as fault:
        raise ReadError(f"it cannot be read: {fault}", path=path) from fault
    _check(len(data), limit, path)
    return data


def _check(size: int, limit: int, path: Path | None) -> None:
    if size > limit:
        raise ReadError(
            f"it is larger than the limit of {limit:,} bytes", path=path, remedy="split it, or raise limit when calling reading.read"
        )
