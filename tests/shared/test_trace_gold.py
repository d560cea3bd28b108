"""The annotated links: tasks and achievements, verdicts, speeches and recommendations, alone and among other documents."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from govproposal import Record, dumps, parse, trace
from govproposal.plugin import Parser

SHARED = Path(__file__).resolve().parents[3] / "shared"
DOCUMENTS = sorted((SHARED / "documents").glob("*.txt"))
LINKS = SHARED / "gold" / "links"
SCORE = SHARED / "tools" / "score_trace.py"
SPECIMENS = sorted((Path(__file__).parents[1] / "specimens").glob("*/*/input.*"))

pytestmark = pytest.mark.skipif(not (DOCUMENTS and LINKS.is_dir() and SCORE.is_file()), reason="the shared documents are not here")


@pytest.mark.parametrize("others", [0, 20, len(SPECIMENS)], ids=lambda count: f"among-{count}-others")
def test_the_goals_hold(others: int, parsers: tuple[Parser, ...], tmp_path: Path) -> None:
    step = max(len(SPECIMENS) // others, 1) if others else 1
    paths = [*DOCUMENTS, *SPECIMENS[::step][:others]]
    records: list[Record] = [record for path in paths for record in parse(path, parsers=parsers).records]
    made = tmp_path / "trace.json"
    made.write_text(dumps(trace(records)), encoding="utf-8")
    run = subprocess.run([sys.executable, str(SCORE), str(made), str(LINKS), "--missing"], capture_output=True, text=True, check=False)
    assert "all goals hold" in run.stdout, run.stdout + run.stderr
