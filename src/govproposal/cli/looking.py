"""The commands that look without parsing: ``sniff``, ``text``, ``outline``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from govproposal.cli.columns import cut, flat, pad, table, terminal
from govproposal.cli.disabling import disabling
from govproposal.cli.streams import source

if TYPE_CHECKING:
    from govproposal.outline import Node
    from govproposal.source import Source


@click.command()
@click.argument("file")
@disabling
def sniff(file: str) -> None:
    """List what every plugin says of FILE, and why.

    The parser that would take it is marked with *. Exit status 1 where none would.
    """
    from govproposal.cli.summary import remarks
    from govproposal.document import Document
    from govproposal.registry import choose, installed

    document = Document(source(file))
    found = installed()
    choice = choose(document, found.parsers)
    rows = [
        (
            "*" if choice.parser is not None and choice.parser.name == one.parser else " ",
            one.parser,
            one.claim.confidence.name.lower(),
            str(one.claim.specificity),
            (f"{one.claim.reason}: {one.failure}" if one.failure else one.claim.reason) + _slow(one.seconds),
        )
        for one in sorted(choice.said, key=lambda one: -one.claim.confidence)
    ]
    for line in table(rows):
        click.echo(line)
    for line in remarks((*document.source.diagnostics, *found.diagnostics, *choice.diagnostics), document.source, terminal()):
        click.echo(line, err=True)
    if choice.parser is None:
        raise click.exceptions.Exit(1)


def _slow(seconds: float) -> str:
    """What there is to say of the time that a parser took, where it is more than one should."""
    return f" (took {seconds:.1f} s)" if seconds >= 1 else ""


@click.command()
@click.argument("file")
def text(file: str) -> None:
    """Print the text of FILE that spans index: exactly it, not a character more.

    \b
    govproposal text notice.html > notice.txt
    """
    found = source(file)
    _warn(found)
    sys.stdout.flush()
    sys.stdout.buffer.write(found.text.encode("utf-8"))
    sys.stdout.buffer.flush()


@click.command()
@click.argument("file")
@click.option("--spans", is_flag=True, help="Show where each piece stands, in code points.")
def outline(file: str, spans: bool) -> None:
    """Print the outline of FILE as a tree: its parts, items and leaves, each leaf with its role and words."""
    from govproposal.document import Document

    document = Document(source(file))
    _warn(document.source)
    for line in _tree(document.outline, document.source.text, terminal(), spans=spans):
        click.echo(line)


def _warn(found: Source) -> None:
    """Say on standard error what looked wrong when a source was read: that it holds no text, or is binary."""
    from govproposal.cli.summary import remarks
    from govproposal.diagnostics import Severity

    for line in remarks([one for one in found.diagnostics if one.severity is not Severity.INFO], found, terminal()):
        click.echo(line, err=True)


def _tree(root: Node, source_text: str, columns: int, *, spans: bool) -> Iterator[str]:
    """The lines of the outline; without recursion, as outlines may be deep."""
    todo = [(root, 0)]
    while todo:
        node, depth = todo.pop()
        number = ".".join(map(str, node.path))
        label = "  " * min(depth, 20) + " ".join(filter(None, (node.kind, number, f"<{node.role.value}>" if node.role else "")))
        if spans:
            label += f" [{node.span[0]}, {node.span[1]})"
        words = "" if node.children else flat(source_text[node.span[0] : node.span[1]][: 2 * columns])
        yield cut(f"{pad(label, 36)}  {words}".rstrip(), columns)
        todo += [(child, depth + 1) for child in reversed(node.children)]
