"""The commands that carry records to other forms: ``convert``, ``schema``, ``formats``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govproposal.cli.columns import table
from govproposal.cli.inputs import holds_records, no_record, records
from govproposal.cli.streams import on_terminal, refuse_input
from govproposal.errors import ReadError

if TYPE_CHECKING:
    from govproposal.converters.records import AnyRecord

SCHEMES = ("postgresql://", "postgres://")
"""How the address of a database begins."""


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="IN... OUT")
@click.option("--to", "form", metavar="FORMAT", help="The format to write (see: govproposal formats). Default: by the suffix of OUT.")
@click.option("--from", "origin", metavar="FORMAT", help="The format of IN. Default: by its suffix, else by whether it is JSON.")
@click.option("--table", metavar="NAME", help="Write only this table. Default: the one that OUT is called like, else all.")
@click.option("--bom", is_flag=True, help="Begin CSV files with a byte order mark, as Excel wants it.")
@click.option("--redact", is_flag=True, help="Leave out telephone numbers and the names of contacts.")
def convert(inputs: tuple[str, ...], form: str | None, origin: str | None, table: str | None, bom: bool, redact: bool) -> None:
    """Convert records, IN, to another format, OUT; - stands for standard input and output.

    Several IN go into one OUT. What is no file of records is taken for a document (.txt, .md, .html), and parsed first. A format
    of tables makes a folder of all tables, where OUT is not called like one of them.

    \b
    govproposal convert plan.json plan.yaml
    govproposal convert notice.html tasks.csv           one table; a folder of all where OUT is called otherwise
    govproposal convert pages/*.html records.sqlite     documents that are there already are replaced
    govproposal convert plan.json postgresql://host/db
    govproposal parse notice.html | govproposal convert - - --to jsonl

    Exit status: 0 done; 1 a document gave no record; 2 wrong usage, an unreadable file, or a record that OUT cannot hold.
    """
    if len(inputs) < 2:
        raise click.UsageError("give the files to read and, last, the one to write")
    *names, target = inputs
    if target != "-" and origin is None:  # records may be put in the place of those they were made from
        refuse_input((name for name in names if not holds_records(name)), Path(target), "OUT")
    found = [record for name in names for record in _records(name, origin)]
    if redact:
        from govproposal.converters.redaction import redact as redacted

        found = [redacted(record) for record in found]
    _write(found, target, form, _options(table, bom=bom))


@click.command()
@click.argument("type", required=False)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, file_okay=False), help="Write files into this folder: of TYPE, else of all."
)
def schema(type: str | None, output: Path | None) -> None:  # noqa: A002 (the name shown in the help)
    """Print the JSON Schema (2020-12) of records of a TYPE, such as plan; without it, of any record.

    \b
    govproposal schema plan > plan.schema.json
    """
    from govproposal.converters.schema import FINGERPRINTS, published, record_schema, text
    from govproposal.registry import KnownTypes

    types = KnownTypes()
    if type is not None and type not in types:
        raise click.BadParameter(f"no record type is called {type!r}; there are: {', '.join(types)}", param_hint="TYPE")
    wanted = types if type is None else {type: types[type]}
    if output is None:
        click.echo(text(record_schema(wanted)), nl=False)
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, content in published(wanted).items():
            if type is None or name != FINGERPRINTS:  # which are of all
                (output / name).write_bytes(content.encode("utf-8"))
    except OSError as error:
        raise ReadError(f"cannot be written: {error.strerror or error}", path=output) from error


@click.command()
def formats() -> None:
    """List the formats: their suffixes, whether they can be read back and keep everything, and which extra they need.

    \b
    pip install "govproposal[arrow]"    an extra, such as arrow; in a clone: pip install -e ".[arrow]"
    """
    from govproposal.converters.catalogue import EXTRAS, entries, named, there
    from govproposal.converters.files import reading

    rows = []
    for one in entries():
        found = named(one.name)
        kept = "without loss" if found.PROFILE.lossless else "with loss"
        ways = "read and written" if reading(found) else "written"
        origin = one.found.origin if one.found else ""
        if one.found is None and one.name in EXTRAS:
            origin = f"extra {EXTRAS[one.name][0]}: {'installed' if there(one.name) else 'not installed'}"
        rows.append((one.name, " ".join(found.SUFFIXES), ways, kept, origin))
    for line in table(rows):
        click.echo(line.rstrip())


def _records(name: str, origin: str | None) -> Sequence[AnyRecord]:
    """The records of an input. Ends with status 1 where it is a document that gives none."""
    found = records(name, origin)
    if not found and origin is None and not holds_records(name):
        no_record(name)
        raise click.exceptions.Exit(1)
    return found


def _options(table: str | None, *, bom: bool) -> dict[str, str | bool]:
    """The options of a writer that were asked for. Raises where there is no table of that name."""
    if table is not None:
        from govproposal.converters.tables import TABLES

        if table not in TABLES:
            raise click.BadParameter(f"there is no table {table!r}; there are: {', '.join(TABLES)}", param_hint="--table")
    return ({"table": table} if table is not None else {}) | ({"bom": True} if bom else {})


def _write(records: Sequence[AnyRecord], target: str, form: str | None, options: dict[str, str | bool]) -> None:
    """Write the records: one record as one, so that a form that tells one from an array of one does."""
    from govproposal.converters.catalogue import named
    from govproposal.converters.files import save

    given = records[0] if len(records) == 1 else records
    if target.startswith(SCHEMES):
        from govproposal.converters.postgres import write

        if form is not None or options:
            raise click.UsageError("a database takes all tables as they are: leave out --to, --table and --bom")
        write(given, target)
    elif target != "-":
        save(given, Path(target), form, **options)
        if Path(target).is_dir():
            click.echo(f"{target}: a folder with a file for each table (--table NAME writes one)", err=True)
    elif form is None:
        raise click.UsageError("say in which format to write to standard output: --to FORMAT")
    else:
        from govproposal.converters.files import encoded

        data = encoded(named(form), given, **options)
        if on_terminal(sys.stdout) and b"\x00" in data:
            raise click.UsageError("this is no text for a terminal: name a file to write to, or a table (--table NAME)")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
