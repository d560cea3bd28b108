"""The tutorial works as it stands: its files are written, its changes made and its commands run, in order, in a fresh environment."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from kit_environment import ROOT, Environment

from govproposal.extensions import KINDS
from govproposal.testing.contract import LAWS

PAGE = ROOT / "docs" / "write-a-parser.md"
FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```", flags=re.MULTILINE | re.DOTALL)


def changed(text: str, diff: str) -> str:
    """*text* with the hunks of a diff made, each of which fits in one place."""
    for hunk in re.split(r"^@@.*\n", diff, flags=re.MULTILINE):
        lines = [line for line in hunk.splitlines() if line]
        old = "\n".join(line[1:] for line in lines if line[0] in " -")
        new = "\n".join(line[1:] for line in lines if line[0] in " +")
        assert (text.count("\n" + old + "\n"), old) == (1, old)
        text = text.replace("\n" + old + "\n", "\n" + new + "\n")
    return text


def test_the_steps_of_the_tutorial_work(tmp_path: Path) -> None:
    environment = Environment.made(tmp_path / "venv")
    here, said = tmp_path, ""
    for label, body in FENCE.findall(PAGE.read_text("utf-8")):
        words = dict(word.partition("=")[::2] for word in label.split())
        if "file" in words:
            path = here / words["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(changed(path.read_text("utf-8"), body) if "diff" in words else body, "utf-8")
        elif "sh" in words:
            said = ""
            for command in body.splitlines():
                here, output = step(environment, here, shlex.split(command), fails="fails" in words)
                said += output
        else:
            assert [line for line in body.splitlines() if line not in said] == []


def step(environment: Environment, here: Path, words: list[str], *, fails: bool) -> tuple[Path, str]:
    """Run one command; gives the directory it leaves behind, and what it said."""
    if words[0] == "cd":
        return here / words[1], ""
    if words[0] == "pip":
        environment.install(words[words.index("-e") + 1], cwd=here)
        return here, ""
    done = environment.run(*words, cwd=here)
    assert done.returncode == (1 if fails else 0), f"{words}: {done.stdout}{done.stderr}"
    return here, done.stdout


def test_every_step_is_of_a_kind_that_is_run() -> None:
    labels = [label for label, _ in FENCE.findall(PAGE.read_text("utf-8"))]
    assert len(labels) > 15
    assert all(label in ("sh", "sh fails", "text") or "file=" in label for label in labels)


def test_the_pages_own_numbers_are_right() -> None:
    assert len(LAWS) == 20
    assert "twenty tests" in PAGE.read_text("utf-8")


def test_the_reference_lists_every_law_and_every_kind_of_extension() -> None:
    page = (ROOT / "docs" / "plugin-contract.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", page.partition("## The laws")[2].partition("## Specimens")[0], flags=re.MULTILINE)
    assert rows == [(law.name, law.states) for law in LAWS]
    assert re.findall(r"^\| `govproposal\.(\w+)` \|", page, flags=re.MULTILINE) == list(KINDS)
