"""``govproposal parse``: documents to records, for people or for programs."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from govproposal.cli.disabling import disabling
from govproposal.cli.run import WRITERS, Run, usual_form
from govproposal.cli.streams import created, form_of, refuse_input, say

FORMATS = ("text", "json", "jsonl")
SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".txt": "text"}


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: text on a terminal, else json.")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write there, by suffix, if there is a record.")
@click.option("--parser", metavar="NAME", help="Use this parser, whatever the plugins claim (see: govproposal plugins).")
@disabling
@click.option("--strict", is_flag=True, help="Exit with status 1 where there is a diagnostic of severity error.")
def parse(files: tuple[str, ...], form: str | None, output: Path | None, parser: str | None, strict: bool) -> None:
    """Parse documents (.txt, .md, .html; - for standard input) into records.

    \b
    govproposal parse notice.html                     a summary on the terminal
    govproposal parse notice.html --format json       one record; an array where there are several
    govproposal parse pages/*.html -o records.jsonl   one record a line
    curl -s URL | govproposal parse - > plan.json

    Exit status: 0 done; 1 a document gave no record (or an error, with --strict); 2 wrong usage or an unreadable file.
    """
    refuse_input(files, output)
    form = form or _default(output)
    with created(output) if output else nullcontext(sys.stdout) as target:
        run = Run(files, target, parser=parser, strict=strict)
        WRITERS[form](run, target)
        if output is not None and not run.made:
            say(f"{output}: not written, as there is no record")
            raise click.exceptions.Exit(run.status)
    if run.status:
        raise click.exceptions.Exit(run.status)


def _default(output: Path | None) -> str:
    """The format where none is asked for: by the suffix of the file, or by whether somebody is looking."""
    if output is not None:
        return form_of(output, SUFFIXES, "; govproposal convert writes more formats")
    return usual_form()
