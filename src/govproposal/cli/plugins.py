"""``govproposal plugins``: what is installed, of every kind, from where, and what is broken and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from govproposal.cli.columns import table
from govproposal.cli.disabling import disabling

if TYPE_CHECKING:
    from govproposal.registry import Broken, Found, Installed
    from govproposal.registry.beside import Extensions

Row = tuple[str, str, str, str, str, str]


@click.command()
@disabling
def plugins() -> None:
    """List the installed plugins: what each brings, whose it is, and which are broken and why.

    GOVPROPOSAL_DISABLE=NAME,… switches plugins off, by their own names or by their distributions', as --disable does.
    Exit status 1 where a plugin is broken or two have one name.
    """
    from govproposal.extensions import KINDS
    from govproposal.registry import installed
    from govproposal.registry.beside import extensions

    found = installed()
    rows = [*_parser_rows(found), *(row for kind in KINDS for row in _extension_rows(extensions(kind)))]
    for line in table(rows):
        click.echo(line)
    if not rows:
        click.echo('no plugin is installed; pip install "govproposal[parsers]" adds the first-party ones', err=True)
    if any(row[0] in ("broken", "clash") for row in rows):
        raise click.exceptions.Exit(1)


def _parser_rows(found: Installed) -> Iterator[Row]:
    """A row for every parser: its state, kind, name, whose it is, distribution, and what there is to say of it."""
    for one in found.registered:
        yield _row("ok", one.found, f"{one.parser.version}: {', '.join(cls.type for cls in one.parser.record_types)}")
    yield from _others(found.broken, found.clashes, found.disabled)


def _extension_rows(found: Extensions) -> Iterator[Row]:
    """A row for every extension of a kind."""
    for one in found.provided:
        yield _row("ok", one.found, f"{one.extension.version}: {_told(found.kind, one.extension.provides)}")
    yield from _others(found.broken, found.clashes, found.disabled)


def _others(broken: tuple[Broken, ...], clashes: tuple[tuple[Found, ...], ...], disabled: tuple[Found, ...]) -> Iterator[Row]:
    """The rows of plugins that cannot be used."""
    for one in broken:
        yield _row("broken", one.found, one.reason)
    for clash in clashes:
        others = " and ".join(found.origin for found in clash)
        yield from (_row("clash", found, f"{others} both bring it; uninstall one, or disable it") for found in clash)
    yield from (_row("off", found, "switched off by GOVPROPOSAL_DISABLE or --disable") for found in disabled)


def _row(state: str, found: Found, about: str) -> Row:
    kind = found.group.rpartition(".")[2].removesuffix("s")
    return state, kind, found.name, "third-party" if found.third_party else "first-party", found.origin, about


def _told(kind: str, provides: object) -> str:
    """What an extension brings, in a few words."""
    if kind == "records" and isinstance(provides, tuple):
        return ", ".join(cls.type for cls in provides)
    if kind == "diagnostics":
        return ", ".join(provides) if isinstance(provides, dict) else "codes"
    if kind == "readers":
        return ", ".join(getattr(provides, "media_types", ()))
    if kind == "converters":
        return ", ".join(getattr(provides, "SUFFIXES", ()))
    return "organs"
