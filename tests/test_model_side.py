"""The model side: what strategies draw is a record as the contract has it, and parsing its print gives back its facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs
import pytest
from hostile import bounded
from hypothesis import given
from hypothesis import strategies as st

from govproposal import dumps, loads, parse
from govproposal.folding import fold, key
from govproposal.grammar.quantities import find_quantities
from govproposal.grammar.sessions import find_proposals, find_sessions
from govproposal.model import Achievement, Goal, Plan, Recommendation, Record, Reply, Task
from govproposal.model.evidence import GROUND
from govproposal.plugin import Parser
from govproposal.reading import read
from govproposal.testing import STYLES, Style, differences, printed, render, stated
from govproposal.testing.strategies import outcome_reports, plans, speech_digests
from govproposal.testing.vocabulary import CLAUSES, HEADINGS

RECORDS = {"plan": plans(), "outcome-report": outcome_reports(), "speech-digest": speech_digests()}
STYLED = st.sampled_from(STYLES)
ANY = st.one_of(*RECORDS.values())


def objects(value: object) -> Iterator[object]:
    """Every object of a record, itself included."""
    if isinstance(value, tuple):
        for one in value:
            yield from objects(one)
    elif attrs.has(type(value)):
        yield value
        for field in attrs.fields(type(value)):
            if field.name not in GROUND:
                yield from objects(getattr(value, field.name))


def strings(record: Record) -> Iterator[str]:
    """Every text, name and title that a record states."""
    for one in objects(record):
        for field in ("text", "name", "title", "unit", "heading", "summary", "next_steps", "note", "role_text"):
            value = getattr(one, field, None)
            if isinstance(value, str):
                yield value


# The law


@pytest.mark.parametrize("kind", RECORDS)
@given(data=st.data(), style=STYLED)
def test_parsing_a_print_gives_back_the_facts(kind: str, data: st.DataObject, style: Style, parsers: tuple[Parser, ...]) -> None:
    record = data.draw(RECORDS[kind])
    result = parse(printed(record, style), parsers=parsers)
    assert [one.type for one in result.records] == [kind], (style.name, result.diagnostics)
    assert not list(differences(stated(record), stated(result.record))), style.name


# What is drawn and printed


@bounded(200)
@given(record=ANY, style=STYLED)
def test_every_string_of_a_record_is_printed(record: Record, style: Style) -> None:
    page = key(read(printed(record, style)).text)
    # What is padded, broken over lines or split by an assignment is compared piece by piece.
    missing = [text for text in strings(record) for piece in re.split(r"[。\n，]", text) if key(piece) not in page]
    assert not missing


@bounded(200)
@given(record=ANY)
def test_styles_print_different_documents(record: Record) -> None:
    assert len({render(record, style) for style in STYLES}) == len(STYLES)


@bounded(200)
@given(record=ANY)
def test_drawn_items_have_headings_as_the_contract_has_them(record: Record) -> None:
    for one in objects(record):
        if not isinstance(one, Goal | Task | Achievement | Recommendation):
            continue
        if one.heading is None:
            first, _, more = one.text.partition("。")
            assert not more or len(fold(first)) > 30
        else:
            assert len(fold(one.heading)) <= 30


@bounded(200)
@given(record=ANY)
def test_quantities_of_items_are_those_of_the_document_in_order(record: Record) -> None:
    inner = [q for one in objects(record) if one is not record for q in getattr(one, "quantities", ())]
    rest = iter(record.quantities)
    assert all(any(q == other for other in rest) for q in inner)


@bounded(200)
@given(record=ANY)
def test_drawn_ids_and_paths_are_unique(record: Record) -> None:
    for group in ("goals", "tasks", "phases", "measures", "outcomes"):
        paths = [one.path for one in getattr(record, group, ())]
        assert paths == sorted(set(paths))


@bounded(200)
@given(record=ANY)
def test_drawn_records_survive_their_json_form(record: Record) -> None:
    assert loads(dumps(record)) == record


def test_fillers_state_nothing() -> None:
    text = "，".join((*CLAUSES, *HEADINGS))
    assert not find_quantities(text)
    assert not find_sessions(text)
    assert not find_proposals(text)
    assert not re.search(r"[\d一二三四五六七八九十百千万年月日《》“”（）局委厅]", text)


def test_a_renderer_takes_only_what_it_prints() -> None:
    with pytest.raises(TypeError, match="Reply"):
        render(Reply(), STYLES[0])


def test_a_difference_is_named_by_its_path() -> None:
    one, other = Plan(title="甲方案"), Plan(title="乙方案")
    assert list(differences(stated(one), stated(other))) == ["$.title: expected '甲方案', found '乙方案'"]
