"""The command line: ``govproposal parse|trace|convert|sniff|…``. The only part of govproposal that prints.

Results go to standard output, everything else to standard error, both in UTF-8. Exit status 0: done; 1: a document gave no
record, or with ``--strict`` an error; 2: wrong usage, or a file that cannot be read.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from govproposal.cli.streams import prepare, say

if TYPE_CHECKING:
    from govproposal.cli.commands import cli

__all__ = ["cli", "main"]

_COLLECT_AFTER = 50_000
"""How many new objects start a search for cycles: at the usual 700 a short command spends more on it than on a document."""


def __getattr__(name: str) -> object:
    """The commands, which bring click."""
    if name != "cli":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from govproposal.cli.commands import cli

    return cli


def main() -> None:
    """The entry point of the program; a failure of govproposal itself gives a message, never a traceback."""
    gc.set_threshold(_COLLECT_AFTER)
    try:
        _run(sys.argv[1:])
    except Exception as error:
        from govproposal.logger import logger

        logger().debug("the program failed", exc_info=True)
        prepare(sys.stderr)
        say(f"Error: govproposal failed on this input; please report it: {type(error).__name__}: {error}")
        sys.exit(2)
    finally:
        gc.freeze()  # the process ends here: nothing is left that would be worth looking for


def _run(words: list[str]) -> None:
    """Run the command that *words* are: without click where they are ``parse`` and files alone."""
    from govproposal.cli.plain import is_plain, parse

    if is_plain(words):
        parse(tuple(words[1:]))
    else:
        from govproposal.cli.commands import cli

        cli(prog_name="govproposal")
