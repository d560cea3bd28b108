"""The option ``--disable``: the environment variable ``GOVPROPOSAL_DISABLE`` for one run; names that switch nothing off are told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TypeVar

import click

F = TypeVar("F", bound=Callable[..., object])


def disabling(command: F) -> F:
    """Give *command* the option ``--disable NAME``, which may be repeated."""
    return click.option(
        "--disable",
        multiple=True,
        metavar="NAME",
        expose_value=False,
        is_eager=True,
        callback=_disable,
        help="Leave a plugin out, by its name or its distribution's, as GOVPROPOSAL_DISABLE does; may be repeated.",
    )(command)


def _disable(context: click.Context, parameter: click.Parameter, names: tuple[str, ...]) -> None:  # noqa: ARG001
    """Add *names* to the environment variable until the command has ended."""
    if not names:
        return
    from govproposal.registry import DISABLE

    note_unknown(names, "--disable")
    before = os.environ.get(DISABLE)
    os.environ[DISABLE] = ",".join([*([before] if before else []), *names])
    context.call_on_close(lambda: _restore(DISABLE, before))


def note_unknown_in_environment() -> None:
    """Say on standard error which names in ``GOVPROPOSAL_DISABLE`` are of nothing that is installed."""
    if "GOVPROPOSAL_DISABLE" in os.environ:  # the usual run imports no registry for this
        from govproposal.registry import DISABLE

        note_unknown(os.environ[DISABLE].split(","), DISABLE)


def note_unknown(names: Iterable[str], where: str) -> None:
    """Say on standard error which of *names*, given in *where*, are of nothing that is installed."""
    from govproposal.registry import declared
    from govproposal.registry.discovery import GROUPS

    found = [one for group in GROUPS for one in declared(group)]
    known = {one.name for one in found} | {one.distribution for one in found}
    unknown = [name for name in map(str.strip, names) if name and name not in known]
    if unknown:
        click.echo(f"{where}: nothing is called {', '.join(unknown)}; installed: {', '.join(sorted(known)) or 'no plugin'}", err=True)


def _restore(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
