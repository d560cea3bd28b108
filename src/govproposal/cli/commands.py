"""The commands of the program, their options read by click, and what becomes of an error."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from govproposal import __version__
from govproposal.cli.disabling import note_unknown_in_environment
from govproposal.cli.streams import prepare
from govproposal.errors import GovProposalError

_HOMES = {
    "parse": "parse",
    "trace": "tracing",
    "explain": "tracing",
    "convert": "converting",
    "sniff": "looking",
    "text": "looking",
    "outline": "looking",
    "plugins": "plugins",
    "plugin": "plugin",
    "formats": "converting",
    "schema": "converting",
    "units": "units",
}


class Commands(click.Group):
    """The commands, each imported when it is used; what goes wrong on purpose becomes a message and exit status 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands, in the order in which they are best learned."""
        return list(_HOMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, from its module."""
        if cmd_name not in _HOMES:
            return None
        command: click.Command = getattr(import_module(f"govproposal.cli.{_HOMES[cmd_name]}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command on prepared streams."""
        prepare(sys.stdout)
        prepare(sys.stderr)
        note_unknown_in_environment()
        try:
            return super().invoke(ctx)
        except GovProposalError as error:
            raise Refusal(str(error)) from error
        except RecursionError as error:
            raise Refusal("the document is nested too deeply") from error


class Refusal(click.ClickException):
    """A message on standard error and exit status 2."""

    exit_code = 2


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="govproposal")
def cli() -> None:
    """Read Chinese government documents on proposals (建议案, 提案, 议案) as typed records with evidence.

    \b
    govproposal parse notice.html               what the document says, for people
    govproposal parse notice.html > plan.json   the same as JSON, for programs
    govproposal trace documents/                who asked, what was promised, what was reported of it
    govproposal sniff notice.html               which plugin takes it, and why
    govproposal plugins                         what is installed
    govproposal plugin new NAME                 a plugin of your own, to begin with
    """


def fail(error: BaseException) -> None:
    """End the program as a command does that raises *error*: with its message and exit status, or quietly where a pipe is closed."""

    @click.group(cls=Commands, invoke_without_command=True)
    def failing() -> None:
        raise error

    failing(args=[], prog_name="govproposal")
