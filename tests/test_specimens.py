"""Golden records: the specimens' records were written by hand, by somebody who had not read the parsers.

A field that the hand-written record leaves out (ids, EDTF) is not compared; everything it says has to be there, and no more.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import govproposal
from govproposal.folding import key, letters

SPECIMENS = sorted(Path(__file__).parent.glob("specimens/*/*/expected.json"))


APART = ("schema", "source", "parser", "diagnostics")


def plain(value: Any) -> Any:
    """Folded for comparing: widths, quotes and white space aside; numbers by value; empty and missing alike."""
    if isinstance(value, str):
        return key(value).strip("。.,;:、")
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        kept = {name: one for name, one in value.items() if one not in (None, [], {}) and name not in APART}
        return {name: plain(one) for name, one in kept.items()}
    return value


def differences(expected: Any, found: Any, at: str = "$") -> list[str]:
    """Where *found* does not say what *expected* says; fields that *expected* never has are not looked at."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [one for name in expected for one in differences(expected[name], found.get(name), f"{at}.{name}")]
    if isinstance(expected, list) and isinstance(found, list):
        few = [] if len(expected) == len(found) else [f"{at}: {len(expected)} expected, {len(found)} found"]
        return few + [one for n, pair in enumerate(zip(expected, found, strict=False)) for one in differences(*pair, f"{at}[{n}]")]
    return [] if expected == found else [f"{at}: {expected!r} expected, {found!r} found"]


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_the_record_is_the_one_written_by_hand(path: Path) -> None:
    expected = json.loads(path.read_text("utf-8"))
    result = govproposal.parse(next(path.parent.glob("input.*")))
    assert result.parser == path.parent.parent.name
    found = [json.loads(govproposal.dumps(record)) for record in result.records]
    # A page that holds several documents has an array of records.
    assert differences(plain(expected if isinstance(expected, list) else [expected]), plain(found)) == []


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_every_value_is_quoted_by_its_span(path: Path) -> None:
    result = govproposal.parse(next(path.parent.glob("input.*")))
    records = [json.loads(govproposal.dumps(record)) for record in result.records]
    assert unquoted(records, result.document.text) == []


TOLD = {"references": "title", "assignments": "unit", "members": "name", "speakers": "name"}


def unquoted(node: Any, text: str, within: str = "") -> list[str]:
    """The objects below *node* whose span does not hold the words they claim."""
    if isinstance(node, list):
        return [one for value in node for one in unquoted(value, text, within)]
    if not isinstance(node, dict):
        return []
    inner = {name: value for name, value in node.items() if name not in ("spans", *APART)}
    found = [one for name, value in inner.items() for one in unquoted(value, text, name)]
    claim = letters(node.get(TOLD.get(within, "text")) or node.get("text") or "")
    if claim and within:
        span = node.get("span")
        words = letters(text[span[0] : span[1]]) if span else ""
        if claim[:12] not in words or claim[-12:] not in words:
            found.append(f"{within}: {claim[:30]} is not at {span}")
    return found
