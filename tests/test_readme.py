"""The README says nothing that nobody ran: its commands and its Python, in both languages."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh.md").read_text(encoding="utf-8")


def fenced(text: str, language: str) -> list[str]:
    """The fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)


def commands(text: str) -> list[str]:
    return [line for block in fenced(text, "sh") for line in block.splitlines() if line.strip()]


ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "100"}
BOOTSTRAP = [command for command in commands(README) if "bootstrap.py" in command]
RUNNABLE = [command for command in commands(README) if command not in BOOTSTRAP]


def run(command: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the README in the clone, with the Python of the tests."""
    program, _, rest = command.partition(" ")
    python = f'"{sys.executable}"'
    line = {"govproposal": f"{python} -m govproposal {rest}", "python": f"{python} {rest}"}[program]
    return subprocess.run(line, shell=True, cwd=ROOT, capture_output=True, encoding="utf-8", env=ENVIRONMENT, timeout=120, check=False)


def test_the_first_party_parsers_are_installed() -> None:
    found = {point.name for point in entry_points(group="govproposal.parsers")}
    assert found >= {"handling-plan", "outcome-report", "speech-digest"}, "install them: python3 bootstrap.py test"


@pytest.mark.parametrize("command", RUNNABLE)
def test_a_command_runs_and_prints_something(command: str) -> None:
    done = run(command)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_parse_prints_json_into_a_pipe() -> None:
    record = json.loads(run("govproposal parse examples/handling-plan.txt").stdout)
    assert record["type"] == "plan"
    assert record["proposals"][0]["number"] == 1


def test_the_summary_it_shows_is_the_one_that_is_printed() -> None:
    (block,) = fenced(README, "text")
    assert block in run("govproposal parse --format text examples/handling-plan.txt").stdout


def test_the_json_it_shows_is_the_one_that_is_printed() -> None:
    (block,) = fenced(README, "json")
    record = json.loads(run("govproposal parse examples/handling-plan.txt").stdout)
    shown = json.loads(block)
    assert shown in [{key: one[key] for key in shown} for one in record["quantities"]]


def test_every_example_is_read_by_the_parser_that_its_page_names() -> None:
    page = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \|.*\| `([^`]+)` \|$", page, flags=re.MULTILINE)
    documents = {path.name for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".md", ".html")} - {"README.md"}
    assert {name for name, _ in rows} == documents
    done = run("govproposal parse --format jsonl " + " ".join(f"examples/{name}" for name, _ in rows))
    assert [json.loads(line)["parser"]["name"] for line in done.stdout.splitlines()] == [parser for _, parser in rows]


def test_ci_runs_the_two_commands_that_a_test_cannot_run_inside_itself() -> None:
    assert BOOTSTRAP == ["python3 bootstrap.py demo", "python3 bootstrap.py test"]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert [command for command in BOOTSTRAP if command.replace("python3", '"$host"', 1) not in script] == []


def test_the_chinese_readme_has_the_same_commands_code_and_output() -> None:
    assert commands(CHINESE) == commands(README)
    assert [fenced(CHINESE, kind) for kind in ("python", "text", "json")] == [fenced(README, kind) for kind in ("python", "text", "json")]


def test_both_readmes_lead_to_every_page() -> None:
    pages = {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")} - {"docs/index.md"}
    for text in (README, CHINESE):
        assert sorted(pages - set(re.findall(r"\]\(([^)#]+)", text))) == []


def test_the_python_prints_what_its_comments_say(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (block,) = fenced(README, "python")
    exec(compile(block, "README.md", "exec"), {"__name__": "readme"})
    printed = capsys.readouterr().out.splitlines()
    promised = re.findall(r"# (.+)$", block, flags=re.MULTILINE)
    assert promised
    assert [line for line in promised if line not in printed] == []


def test_the_trace_of_the_readme_follows_promises_to_what_was_reported() -> None:
    (command,) = re.findall(r"^govproposal trace .*$", README, flags=re.MULTILINE)
    (proposal,) = json.loads(run(command).stdout)["proposals"]
    assert {task["item"]: task["status"] for task in proposal["tasks"]} == {
        "2.1.1": "reported",
        "2.1.2": "met",
        "2.2.1": "met",
        "2.2.2": "reported",  # the sidewalks are spoken of, the lamps are not
        "2.2.3": "unreported",
    }
