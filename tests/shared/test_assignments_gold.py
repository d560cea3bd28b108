"""The two annotated plans: every assignment with its role and note, every member with role and posts, exactly and in order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govproposal.folding import fold
from govproposal.grammar.assignments import find_assignments
from govproposal.grammar.brackets import scan_brackets
from govproposal.grammar.people import parse_roster
from govproposal.grammar.rules import find_rules
from govproposal.spans import Span

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = sorted((SHARED / "gold" / "records").glob("plan-*.json"))

pytestmark = pytest.mark.skipif(not GOLD, reason="the shared documents are not here")


def source(gold: Path) -> str:
    return (SHARED / "documents" / f"{gold.stem}.txt").read_bytes().decode("utf-8-sig")


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_assignments(gold: Path) -> None:
    text = source(gold)
    folded = fold(text)
    tails = find_assignments(text, 0, len(text), folded=folded, brackets=scan_brackets(folded), rule=find_rules(text, folded))
    wanted = [
        (one["role"], one["unit"], one["note"]) for task in json.loads(gold.read_text("utf-8"))["tasks"] for one in task["assignments"]
    ]
    assert [(one.role.value, one.unit, one.note) for tail in tails for one in tail.assignments] == wanted


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_members(gold: Path) -> None:
    text = source(gold)
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    found = parse_roster(text, [line for line in lines if line.start > text.rindex("组成人员名单")], folded=fold(text))
    wanted = [(one["role"], one["name"], tuple(one["posts"])) for one in json.loads(gold.read_text("utf-8"))["leading_group"]["members"]]
    assert [(one.role, one.name, one.posts) for one in found.members] == wanted
