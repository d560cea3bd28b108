"""``govproposal units``: the bodies that documents name, with all their names, roles and tasks."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govproposal.cli.columns import cut, flat, terminal, wrap
from govproposal.cli.inputs import no_record, records
from govproposal.cli.streams import on_terminal
from govproposal.errors import InvalidRecord, ReadError

if TYPE_CHECKING:
    from govproposal.converters.records import AnyRecord
    from govproposal.units import Listed, OrganTable


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "form", type=click.Choice(("text", "json")), help="Default: text on a terminal, else json.")
@click.option("--place", metavar="PLACE", help="What 市 and 区 mean, such as 赣州市. Default: the place of each document.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day the names are of. Default: of each document.")
@click.option(
    "--organs", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A JSON file of further organs (docs/units.md)."
)
def units(files: tuple[str, ...], form: str | None, place: str | None, on: datetime | None, organs: Path | None) -> None:
    """List the bodies that documents or records name: all their names, roles and tasks.

    Names of one body are one entry: 市发改委 and 赣州市发展和改革委员会. What is not known is marked with ?.

    \b
    govproposal units plan.html
    govproposal units pages/*.html --format json > units.json

    Exit status: 0 done; 1 a document gave no record; 2 wrong usage or an unreadable file.
    """
    from govproposal.units import bodies

    if place is not None:
        _note_unknown(place)
    found: list[AnyRecord] = []
    empty = False
    for name in files:
        given = records(name)
        if not given:
            no_record(name)
        empty = empty or not given
        found += given
    listed = bodies(found, place, on.date() if on else None, table=_table(organs))  # type: ignore[arg-type]
    lines = _text(listed) if (form or ("text" if on_terminal(sys.stdout) else "json")) == "text" else _json(listed, files)
    for line in lines:
        click.echo(line)
    if empty:
        raise click.exceptions.Exit(1)


def _note_unknown(place: str) -> None:
    """Say on standard error where a place is none that the table of places has, so that nothing above it is known."""
    from govproposal.units.divisions import chain, divisions
    from govproposal.units.resolving import context_of

    if not any(path in divisions().paths for path in chain(context_of(place))):
        click.echo(f"--place {place}: no known place, it is taken as it is written; in full: 赣州市, 赣州市章贡区", err=True)


def _table(path: Path | None) -> OrganTable:
    """The table of organs: the package's, with those of installed plugins and of a file."""
    from govproposal.registry.organs import installed_organs

    table = installed_organs()
    if path is None:
        return table
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        made = table.extended(data)
    except InvalidRecord as error:
        faults = "".join(f"\n  {fault}" for fault in error.faults)
        raise ReadError(f"is no table of organs, {len(error.faults)} fault(s):{faults}", path=path) from error
    except ValueError as error:
        raise ReadError(f"is no table of organs: {error}", path=path) from error
    if not any(data.get(name) for name in ("organs", "successions", "brands")):
        remedy = 'it needs, for instance, {"organs": [{"name": "湿地保护局", "short": "湿保局"}]}'
        raise ReadError("is a table without organs", path=path, remedy=remedy)
    return made


def _text(listed: Sequence[Listed]) -> Iterator[str]:
    columns = terminal()
    for one in listed:
        roles = ", ".join(f"{role} {count}" for role, count in one.roles.items())
        yield cut(f"{'' if one.body else '? '}{flat(one.name)}  ({roles})", columns)
        others = [flat(name) for name in one.names if name != one.name]
        if others:
            yield from ("    " + line for line in wrap("names: " + "、".join(others), columns - 4))
        if one.body is None:
            yield f"    {one.reason}"
        for duty in one.duties:
            if duty.item is not None:
                yield cut(f"    {duty.role_text} {duty.item} {flat(duty.heading or '')}".rstrip(), columns)


def _json(listed: Sequence[Listed], files: Sequence[str]) -> Iterator[str]:
    indent = 2 if on_terminal(sys.stdout) else None
    yield json.dumps({"files": list(files), "bodies": [_plain(one) for one in listed]}, ensure_ascii=False, indent=indent)


def _plain(one: Listed) -> dict[str, object]:
    import attrs

    body = attrs.asdict(one.body, value_serializer=_day) if one.body else None
    duties = [attrs.asdict(duty) for duty in one.duties]
    return {"key": one.key, "body": body, "names": list(one.names), "reason": one.reason, "roles": one.roles, "duties": duties}


def _day(_: object, __: object, value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
