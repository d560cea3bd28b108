"""``govproposal plugin``: for those who write plugins; a distribution to begin with, and the contract as a check."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from govproposal.testing.contract import Verdict


@click.group()
def plugin() -> None:
    """Write a plugin: a distribution to begin with, and a check that it keeps the contract.

    \b
    govproposal plugin new minutes --noun 会议纪要   a distribution, green at once
    govproposal plugin check                       whether it keeps the contract, and what is wrong
    """


@plugin.command()
@click.argument("name")
@click.option("--noun", default="会议纪要", show_default=True, help="The word that titles of the documents end in.")
@click.option("--vendor", default="example", show_default=True, help="Whose record type it is: VENDOR/NAME.")
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="Where to make it; default: here.")
def new(name: str, noun: str, vendor: str, into: Path) -> None:
    """Make a distribution with a parser called NAME: module, specimen, README, CI file.

    \b
    govproposal plugin new minutes --noun 会议纪要
    cd govproposal-minutes
    pip install -e ".[test]" && pytest

    NAME is in lower case, words joined by hyphens. Exit status 2 where it is not, where the directory exists, or where a parser
    of that name is installed.
    """
    from govproposal.testing.scaffold import scaffold

    _refuse_installed(name)
    try:
        made = scaffold(name, noun=noun, vendor=vendor, into=into)
    except FileExistsError as error:
        raise click.UsageError(f"{error.filename} exists already; choose another name, or another folder by --into") from error
    except (ValueError, OSError) as error:
        raise click.UsageError(str(error)) from error
    for path in made.files:
        click.echo(path.as_posix())
    click.echo(f'\nNow: cd {made.folder.as_posix()} && pip install -e ".[test]" && pytest', err=True)


@plugin.command()
@click.argument("names", nargs=-1, metavar="[NAME…]")
@click.option("--specimens", type=click.Path(path_type=Path, file_okay=False), help="Their folder; default: as pyproject.toml says.")
@click.option("--law", "laws", multiple=True, metavar="LAW", help="Check this law only; may be repeated (see: --list).")
@click.option("--limit", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds after which a law is ended.")
@click.option("--regenerate", is_flag=True, help="Write what the parser says into expected.json, and fail, so that somebody reads it.")
@click.option("--list", "listing", is_flag=True, help="List the laws, and end.")
def check(names: tuple[str, ...], specimens: Path | None, laws: tuple[str, ...], limit: float, regenerate: bool, listing: bool) -> None:
    """Check that parsers keep the contract: the laws of govproposal.testing, each explained where it is broken.

    \b
    govproposal plugin check                   the parser of the distribution in this directory
    govproposal plugin check reply             an installed parser, by name
    govproposal plugin check my_package:parser an object that can be imported

    Each law runs in a process of its own that is ended when it hangs. Exit status 0: all laws hold; 1: one does not; 2: wrong usage.
    """
    from govproposal.testing.contract import LAWS
    from govproposal.testing.subjects import subjects
    from govproposal.testing.supervision import supervised, unusable

    if listing:
        for law in LAWS:
            click.echo(f"{law.name:16} {law.states}")
        return
    if unknown := set(laws) - {law.name for law in LAWS}:
        raise click.BadParameter(f"no law is called {', '.join(sorted(unknown))} (see: --list)", param_hint="--law")
    failed = False
    for subject in subjects(names, specimens, Path.cwd()):
        where = f"specimens in {subject.specimens.as_posix()}" if subject.specimens else "no specimens"
        click.echo(f"{subject.target}, {where}")
        if reason := unusable(subject, limit=limit):
            click.echo(
                f"  BROKEN  it cannot be checked: {reason}\n          what to do: see that module and attribute are there, and installed"
            )
            failed = True
            continue
        for verdict in supervised(subject, laws, limit=limit, regenerate=regenerate):
            failed |= bool(verdict.faults)
            _show(verdict)
    if failed:
        raise click.exceptions.Exit(1)


def _refuse_installed(name: str) -> None:
    """Raise where an installed parser has that name: of two, neither could be used."""
    from govproposal.plugin import GROUP
    from govproposal.registry import declared

    for one in declared(GROUP):
        if one.name == name:
            raise click.UsageError(f"a parser called {name} is installed already ({one.origin}); choose another name")


def _show(verdict: Verdict) -> None:
    """One law: kept, or broken, with each fault, what the law says, and what to do."""
    label = f"{verdict.law.name} [{verdict.case}]" if verdict.case else verdict.law.name
    if not verdict.faults:
        click.echo(f"  ok      {label} ({verdict.seconds:.1f} s)")
        return
    click.echo(f"  BROKEN  {label} ({verdict.seconds:.1f} s)")
    for line in verdict.explained():
        click.echo(f"          {line}")
    sys.stdout.flush()
