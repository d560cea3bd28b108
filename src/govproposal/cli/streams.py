"""Standard streams and output files: UTF-8 everywhere, and nothing that a character or a closed pipe could break."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from govproposal.source import Source


def prepare(stream: TextIO) -> None:
    """Let *stream* write any character.

    A pipe or file gets UTF-8 with line breaks as they are, whatever the locale says. A terminal keeps its encoding (cp936 on a
    Chinese Windows in legacy mode); what it cannot show is escaped.
    """
    if not isinstance(stream, io.TextIOWrapper):
        return
    if stream.isatty():
        stream.reconfigure(errors="backslashreplace")
    else:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def on_terminal(stream: IO[str]) -> bool:
    """Whether *stream* is a terminal."""
    return stream.isatty()


def source(name: str) -> Source:
    """The source of a file name, ``-`` for standard input, by the installed readers. Raises :class:`~govproposal.errors.ReadError`."""
    import attrs

    from govproposal.reading import read
    from govproposal.registry import readers

    others, odd = readers()
    found = read(sys.stdin.buffer.read() if name == "-" else Path(name), readers=others)
    return attrs.evolve(found, diagnostics=(*odd, *found.diagnostics)) if odd else found


def create(path: Path) -> IO[str]:
    """A file to write text to, as :func:`prepare` has it. Raises ``OSError``."""
    return path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
