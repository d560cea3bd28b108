"""Tables of real phrases: sessions, references, document numbers, numbered proposals, and what only looks like one.

The tables were written by somebody who had not read the grammar; a row without values has to yield nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from govproposal.folding import key
from govproposal.grammar.references import find_document_numbers, find_references
from govproposal.grammar.sessions import find_proposals, find_sessions
from govproposal.model import DocumentNumber, Proposal, Reference, Session

PHRASES = Path(__file__).parent / "phrases"


def session(one: Session) -> dict[str, Any]:
    return {"text": one.text, "body": one.body.value, "place": one.place, "term": one.term, "meeting": one.meeting}


def reference(one: Reference) -> dict[str, Any]:
    return {"title": one.title, "number": one.number}


def document(one: DocumentNumber) -> dict[str, Any]:
    return {"text": one.text, "agency": one.agency, "year": one.year, "serial": one.serial}


def proposal(one: Proposal) -> dict[str, Any]:
    return {"kind": one.kind.value if one.kind else None, "number": one.number}


FINDERS: dict[str, tuple[Callable[[str], Sequence[Any]], Callable[[Any], dict[str, Any]]]] = {
    "sessions": (find_sessions, session),
    "references": (find_references, reference),
    "documents": (find_document_numbers, document),
    "proposals": (find_proposals, proposal),
}
ROWS = [(name, row) for name in FINDERS for row in json.loads((PHRASES / f"{name}.json").read_text("utf-8"))]


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[f"{name}-{row['text'][:24]}" for name, row in ROWS])
def test_the_phrase_yields_what_the_table_says(name: str, row: dict[str, Any]) -> None:
    find, shown = FINDERS[name]
    rows = row["values"]
    found = find(row["text"])
    told = [{field: key(value) if isinstance(value, str) else value for field, value in shown(one).items()} for one in found]
    fields = set(told[0]) if told else set()
    wanted = [{field: key(value) if isinstance(value, str) else value for field, value in one.items() if field in fields} for one in rows]
    assert len(found) == len(row["values"])
    assert told == wanted
    assert [list(one.span) for one in found] == [one["span"] for one in row["values"]]
