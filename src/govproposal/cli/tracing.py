"""``govproposal trace`` and ``govproposal explain``: what became of promises, and why the trace says so."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govproposal.cli.streams import create, on_terminal
from govproposal.errors import GovProposalError, ReadError

if TYPE_CHECKING:
    from govproposal.converters.records import AnyRecord
    from govproposal.model.trace import Trace

FORMATS = ("text", "json", "html", "dot", "graphml")
SUFFIXES = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html", ".dot": "dot", ".gv": "dot", ".graphml": "graphml"}
RECORDS = (".json", ".jsonl", ".ndjson")
"""Suffixes of files that hold records, not documents."""
DOCUMENTS = (".txt", ".md", ".html", ".htm", ".shtml", ".docx", ".pdf", ".ofd", ".doc", ".wps", *RECORDS)
"""Suffixes of the files that are taken from a folder."""


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: text on a terminal, else json.")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write there; the suffix decides the format.")
def trace(files: tuple[str, ...], form: str | None, output: Path | None) -> None:
    """Trace proposals through documents: who asked, what was promised, who owed it, what was reported.

    FILE is a document, a file of records (.json, .jsonl) or a folder of such files; order does not matter. Silent promises,
    those that no outcome report speaks of, come first.

    \b
    govproposal trace documents/                          a tree on the terminal
    govproposal trace plan.html report.html -o trace.json the trace as JSON
    govproposal trace documents/ -o trace.html            one page to read, print and send
    govproposal trace documents/ --format dot | dot -Tsvg > trace.svg

    Exit status: 0 done; 1 a document gave no record; 2 wrong usage or an unreadable file.
    """
    from govproposal.api import trace as follow

    form = form or (SUFFIXES.get(output.suffix.lower(), "json") if output else "text" if on_terminal(sys.stdout) else "json")
    run = Gathering()
    made = follow(run.records(_expanded(files)))
    with ExitStack() as stack:
        try:
            target = stack.enter_context(create(output)) if output else sys.stdout
        except OSError as error:
            raise ReadError(f"cannot be written: {error.strerror}", path=output) from error
        target.write(_written(made, form, indent=2 if on_terminal(target) else None))
    for one in made.diagnostics if form == "text" else ():
        if one.severity != "info":
            click.echo(f"{one.severity}: {one.code} {one.message}", err=True)
    if run.status:
        raise click.exceptions.Exit(run.status)


@click.command()
@click.argument("file", metavar="TRACE", type=click.Path(path_type=Path))
@click.argument("link")
def explain(file: Path, link: str) -> None:
    """Print both quotes of a link and why it was made.

    TRACE is a file that `govproposal trace --format json` wrote, LINK the id of a link in it, or its beginning; the id of a task
    (2.1.3) explains its verdict and all its links.

    \b
    govproposal explain trace.json 3f0a92c1d4
    """
    from govproposal.api import load_trace
    from govproposal.cli.columns import terminal
    from govproposal.cli.tree import explained

    lines = list(explained(load_trace(file), link, terminal()))
    if not lines:
        raise click.BadParameter(f"no link or task of this trace is named {link!r}", param_hint="LINK")
    for line in lines:
        click.echo(line)


class Gathering:
    """The records of files; what cannot be read, or gives no record, is named on standard error, and the rest goes on."""

    def __init__(self) -> None:
        self.status = 0

    def records(self, names: Iterator[str]) -> Iterator[AnyRecord]:
        """The records of all files, in order."""
        for name in names:
            try:
                found = list(_read(name))
            except GovProposalError as error:
                click.echo(f"Error: {error}" if name in str(error) else f"Error: {name}: {error}", err=True)
                self.status = 2
                continue
            if not found:
                click.echo(f"{name}: no record (govproposal sniff {name} says why)", err=True)
                self.status = max(self.status, 1)
            yield from found


def _read(name: str) -> Iterator[AnyRecord]:
    """The records of one file: parsed where it is a document, loaded where it holds records."""
    from govproposal.api import load_all, parse
    from govproposal.cli.streams import source

    if name != "-" and Path(name).suffix.lower() in RECORDS:
        yield from load_all(Path(name))
    else:
        yield from parse(source(name)).records


def _expanded(names: tuple[str, ...]) -> Iterator[str]:
    """The files, folders replaced by the files in them, at any depth."""
    for name in names:
        path = Path(name)
        if name != "-" and path.is_dir():
            found = sorted(str(one) for one in path.rglob("*") if one.suffix.lower() in DOCUMENTS and one.is_file())
            if not found:
                raise ReadError("holds no document", path=path, remedy=f"files that are read from a folder: {' '.join(DOCUMENTS)}")
            yield from found
        else:
            yield name


def _written(made: Trace, form: str, indent: int | None) -> str:
    """The trace in a format."""
    if form == "json":
        from govproposal.converters.traces import dumps

        return dumps(made, indent=indent) + "\n"
    if form == "html":
        from govproposal.converters.report import page

        return page(made)
    if form in ("dot", "graphml"):
        from govproposal.converters.graphs import dot, graphml

        return dot(made) if form == "dot" else graphml(made)
    from govproposal.cli.columns import terminal
    from govproposal.cli.tree import tree

    return "".join(f"{line}\n" for line in tree(made, terminal()))
