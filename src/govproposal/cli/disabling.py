"""The option ``--disable``: the environment variable ``GOVPROPOSAL_DISABLE`` for one run."""

from __future__ import annotations

import os
from collections.abc import Callable
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

    before = os.environ.get(DISABLE)
    os.environ[DISABLE] = ",".join([*([before] if before else []), *names])
    context.call_on_close(lambda: _restore(DISABLE, before))


def _restore(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
