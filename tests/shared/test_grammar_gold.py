"""The annotated documents: every quantity and every period of the gold is found, and nothing else in their bodies."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from govproposal.folding import key
from govproposal.grammar.moments import close
from govproposal.grammar.periods import find_periods
from govproposal.grammar.quantities import find_quantities
from govproposal.model.comparison import plain

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = sorted((SHARED / "gold" / "records").glob("*.json"))

pytestmark = pytest.mark.skipif(not GOLD, reason="the shared documents are not here")


def source(gold: Path) -> str:
    return (SHARED / "documents" / f"{gold.stem}.txt").read_bytes().decode("utf-8-sig")


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_quantities_are_those_of_the_gold(gold: Path) -> None:
    wanted = Counter(
        (key(one["text"]), str(one["value"]), one.get("value_max"), one["unit"], one.get("comparator") or "eq")
        for one in json.loads(gold.read_text("utf-8"))["quantities"]
    )
    found = Counter(
        (key(one.text), plain(one.value), None if one.value_max is None else plain(one.value_max), one.unit, str(one.comparator))
        for one in find_quantities(source(gold))
    )
    assert found == wanted


def periods(value: object) -> Iterator[tuple[str, str | None, str | None]]:
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield key(value["text"]), value["start"], value["end"]
        for one in value.values():
            yield from periods(one)
    elif isinstance(value, list):
        for one in value:
            yield from periods(one)


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_periods_of_the_gold_are_found(gold: Path) -> None:
    wanted = Counter(periods(json.loads(gold.read_text("utf-8"))))
    year = next((int(end[:4]) for _, _, end in wanted if end), None)
    done = [close(one, year) for one in find_periods(source(gold))]
    found = Counter(
        (key(one.text), str(one.start) if one.start else None, str(one.end) if one.end else None) for one in done if one is not None
    )
    assert not wanted - found
