"""Standard streams and output files: UTF-8 everywhere, and nothing that a character or a closed pipe could break."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO

from govproposal.errors import ReadError

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


def say(message: str, *, end: str = "\n") -> None:
    """Say something on standard error. click, which knows how on every terminal, is imported when there is something to say."""
    import click

    click.echo(message + end, nl=False, err=True)


def on_terminal(stream: IO[str]) -> bool:
    """Whether *stream* is a terminal."""
    return stream.isatty()


def source(name: str, data: bytes | None = None) -> Source:
    """The source of a file name, ``-`` for standard input, by the installed readers; *data* is what it holds, where that was read.

    Raises :class:`~govproposal.errors.ReadError`.
    """
    import attrs

    from govproposal.reading import read
    from govproposal.registry import readers

    others, odd = readers()
    found = read((sys.stdin.buffer.read() if data is None else data) if name == "-" else Path(name), readers=others)
    return attrs.evolve(found, diagnostics=(*odd, *found.diagnostics)) if odd else found


@contextmanager
def created(path: Path) -> Iterator[IO[str]]:
    """A file to write text to, as :func:`prepare` has it; it takes the place of *path* when the block ends, not where the block raises.

    Raises :class:`~govproposal.errors.ReadError` where it cannot be written.
    """
    from govproposal.converters.replacing import replaced

    try:
        with replaced(path) as made, made.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
    except OSError as error:
        raise ReadError(f"cannot be written: {error.strerror}", path=path) from error


def refuse_input(files: Iterable[str], output: Path | None, hint: str = "--output") -> None:
    """Raise ``click.BadParameter`` where *output* is one of the files that are read."""
    if output is not None and any(name != "-" and same(Path(name), output) for name in files):
        import click

        raise click.BadParameter(f"{output} is one of the files to read", param_hint=hint)


def same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def form_of(output: Path, forms: Mapping[str, str], others: str = "") -> str:
    """The format of an output file by its suffix, JSON where it has none.

    Raises ``click.BadParameter``, which names the suffixes there are and what *others* says of further ones.
    """
    suffix = output.suffix.lower()
    if suffix and suffix not in forms:
        import click

        reason = f"{output}: no format ends in {suffix}; there are {' '.join(forms)}, or --format FORMAT says it{others}"
        raise click.BadParameter(reason, param_hint="--output")
    return forms.get(suffix, "json")
