"""The commands that look without parsing: ``sniff``, ``text``, ``outline``, ``plugins``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from govproposal.cli.columns import cut, flat, pad, table, terminal
from govproposal.cli.streams import source

if TYPE_CHECKING:
    from govproposal.outline import Node
    from govproposal.registry import Installed


@click.command()
@click.argument("file")
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
            f"{one.claim.reason}: {one.failure}" if one.failure else one.claim.reason,
        )
        for one in sorted(choice.said, key=lambda one: -one.claim.confidence)
    ]
    for line in table(rows):
        click.echo(line)
    for line in remarks((*document.source.diagnostics, *found.diagnostics, *choice.diagnostics), document.source, terminal()):
        click.echo(line, err=True)
    if choice.parser is None:
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("file")
def text(file: str) -> None:
    """Print the text of FILE that spans index: exactly it, not a character more.

    \b
    govproposal text notice.html > notice.txt
    """
    found = source(file)
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
    for line in _tree(document.outline, document.source.text, terminal(), spans=spans):
        click.echo(line)


@click.command()
def plugins() -> None:
    """List the installed plugins: their distributions and record types, and which are broken and why.

    GOVPROPOSAL_DISABLE=NAME,… switches plugins off, by their own names or by their distributions'.
    Exit status 1 where a plugin is broken or two have one name.
    """
    from govproposal.registry import installed

    found = installed()
    for line in table(_plugin_rows(found)):
        click.echo(line)
    if not _plugin_rows(found):
        click.echo('no plugin is installed; pip install "govproposal[parsers]" adds the first-party ones', err=True)
    if found.broken or found.clashes:
        raise click.exceptions.Exit(1)


def _plugin_rows(found: Installed) -> list[tuple[str, str, str, str]]:
    """A row for every plugin: its state, name, distribution, and what there is to say of it."""
    rows = [
        ("ok", one.found.name, one.found.origin, f"{one.parser.version}: {', '.join(cls.type for cls in one.parser.record_types)}")
        for one in found.registered
    ]
    rows += [("broken", one.found.name, one.found.origin, one.reason) for one in found.broken]
    for clash in found.clashes:
        others = " and ".join(one.origin for one in clash)
        rows += [("clash", one.name, one.origin, f"{others} both bring it; uninstall one, or disable it") for one in clash]
    return rows + [("off", one.name, one.origin, "switched off by GOVPROPOSAL_DISABLE") for one in found.disabled]


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
