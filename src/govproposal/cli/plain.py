"""``govproposal parse FILE...`` without options: run without click, which takes about as long to import as a document to parse."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from govproposal.cli.run import WRITERS, Run, usual_form
from govproposal.cli.streams import prepare
from govproposal.errors import GovProposalError

_FOR_CLICK = ("GOVPROPOSAL_DISABLE", "_GOVPROPOSAL_COMPLETE")
"""Variables of the environment that click, or an option's callback, looks at."""


def is_plain(words: Sequence[str]) -> bool:
    """Whether the *words* of a command are ``parse`` and names of files, and nothing else is to be looked at.

    >>> is_plain(["parse", "a.txt", "--strict"]), is_plain(["sniff", "a.txt"]), is_plain(["parse"])
    (False, False, False)
    """
    named = len(words) > 1 and words[0] == "parse" and not any(word.startswith("-") or not word for word in words)
    # On Windows click expands patterns in names.
    return named and os.name != "nt" and not any(name in os.environ for name in _FOR_CLICK)


def parse(files: tuple[str, ...]) -> None:
    """Do what the command ``parse`` does with *files*; what goes wrong is left to click to tell."""
    prepare(sys.stdout)
    prepare(sys.stderr)
    try:
        run = Run(files, sys.stdout)
        WRITERS[usual_form()](run, sys.stdout)
    except (GovProposalError, RecursionError, OSError, EOFError, KeyboardInterrupt) as error:
        from govproposal.cli.commands import fail

        fail(error)
    else:
        sys.exit(run.status)
