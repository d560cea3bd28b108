"""The process in which a parser is held against the laws: ``python -m govproposal.testing.worker``.

It says on its standard output, a JSON object a line, which law begins and what came of it; so whoever waits for it knows with which law
a parser hangs. What the parser prints goes to standard error.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from govproposal.testing.contract import held, tasks
from govproposal.testing.workbench import Workbench


def main(arguments: Sequence[str]) -> int:
    """Check (``check REQUEST``, a JSON object), import (``import TARGET``), or digest the specimens (``digest TARGET FOLDER``)."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    if arguments[0] == "digest":
        from govproposal.testing.laws.behaviour import digests

        _say(answers, digests(Workbench(arguments[1], Path(arguments[2]) if arguments[2] else None)))
        return 0
    if arguments[0] == "import":
        _say(answers, _unusable(arguments[1]))
        return 0
    _check(json.loads(arguments[1]), answers)
    return 0


def _unusable(target: str) -> str | None:
    """Why there is no parser to check, ``None`` where there is one."""
    try:
        Workbench(target).parser  # noqa: B018
    except (Exception, SystemExit) as error:
        return f"{type(error).__name__}: {error}"
    return None


def _check(request: dict[str, Any], answers: IO[str]) -> None:
    """Hold the laws of a request that are not ``done`` yet."""
    bench = Workbench(request["target"], Path(request["folder"]) if request["folder"] else None)
    done = {tuple(one) for one in request["done"]}
    for law, case in tasks(bench, request["laws"]):
        if (law.name, case) in done:
            continue
        _say(answers, {"law": law.name, "case": case})
        verdict = held(law, bench, case, regenerate=request["regenerate"])
        _say(answers, {"law": law.name, "case": case, "faults": verdict.faults, "seconds": verdict.seconds})


def _say(answers: IO[str], what: object) -> None:
    answers.write(json.dumps(what) + "\n")
    answers.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
