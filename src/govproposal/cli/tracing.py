"""``govproposal trace`` and ``govproposal explain``: what became of promises, and why the trace says so."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govproposal.cli.gathering import Gathering
from govproposal.cli.inputs import is_records
from govproposal.cli.streams import created, form_of, on_terminal, refuse_input
from govproposal.errors import InvalidRecord, ReadError

if TYPE_CHECKING:
    from govproposal.model.trace import Trace

FORMATS = ("text", "json", "html", "dot", "graphml")
SUFFIXES = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html", ".dot": "dot", ".gv": "dot", ".graphml": "graphml"}


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: text on a terminal, else json.")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write there; the suffix decides the format.")
def trace(files: tuple[str, ...], form: str | None, output: Path | None) -> None:
    """Trace proposals through documents: who asked, what was promised, who owed it, what was reported.

    FILE is a document, a file of records (.json, .jsonl) or a folder, of which all such files are taken, at any depth; what is
    found there and is neither is named and left out. Order does not matter. Silent promises, those that no outcome report
    speaks of, come first.

    \b
    govproposal trace documents/                          a tree on the terminal
    govproposal trace plan.html report.html -o trace.json the trace as JSON
    govproposal trace documents/ -o trace.html            one page to read, print and send
    govproposal trace documents/ --format dot | dot -Tsvg > trace.svg

    Exit status: 0 done; 1 a document gave no record; 2 wrong usage or an unreadable file.
    """
    from govproposal.api import trace as follow

    refuse_input(files, output)
    form = form or (form_of(output, SUFFIXES) if output else "text" if on_terminal(sys.stdout) else "json")
    run = Gathering(output)
    made = follow(run.records(files))
    if output is not None and not run.made:
        click.echo(f"{output}: not written, as there is no record", err=True)
        raise click.exceptions.Exit(run.status or 1)
    with created(output) if output else nullcontext(sys.stdout) as target:
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
    from govproposal.cli.columns import terminal
    from govproposal.cli.tree import explained

    lines = list(explained(_trace(file), link, terminal()))
    if not lines:
        raise click.BadParameter(f"no link or task of this trace is named {link!r}", param_hint="LINK")
    for line in lines:
        click.echo(line)


def _trace(file: Path) -> Trace:
    """The trace of a file. Raises :class:`~govproposal.errors.ReadError`, also where it holds something else."""
    from govproposal.api import load_trace

    try:
        return load_trace(file)
    except InvalidRecord as error:
        if is_records(file):
            raise ReadError("holds records, not a trace", path=file, remedy=f"govproposal trace {file} -o trace.json makes one") from error
        faults = "".join(f"\n  {fault}" for fault in error.faults)
        raise ReadError(f"is no trace, {len(error.faults)} fault(s):{faults}", path=file) from error


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
