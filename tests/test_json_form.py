"""The JSON form: what is written is read back, what is not known is kept, what is wrong is named with its path."""

from __future__ import annotations

import copy
import io
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, cast, get_args, get_origin

import attrs
import pytest
from hostile import bounded
from hypothesis import given
from hypothesis import strategies as st
from json_engines import ENGINES, using

import govproposal
from govproposal import model
from govproposal.converters.contract import CannotWrite
from govproposal.converters.records import structure, unstructure
from govproposal.converters.wire import BESIDE, freeze, shape, thaw
from govproposal.errors import InvalidRecord, PluginError, ReadError
from govproposal.model import Evidenced, Header, OutcomeReport, Plan, Quantity, Record, Reply, SpeechDigest, Task, UnknownRecord
from govproposal.spans import Meta, Span, Witnesses

TYPES: dict[str, type[Record]] = {cls.type: cls for cls in (Plan, OutcomeReport, SpeechDigest, Reply)}

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts
json_data = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=6)
amounts = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12)
spans = st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda pair: Span(min(pair), max(pair)))
witnesses = st.dictionaries(texts, st.builds(Meta, texts) | st.lists(spans, max_size=2).map(tuple), max_size=2).map(Witnesses)
EXACT: dict[Any, st.SearchStrategy[Any]] = {
    str: texts, int: st.integers(), Decimal: amounts, date: st.dates(), Span: spans, Witnesses: witnesses, type(None): st.none(),
}  # fmt: skip


@cache
def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that occurs in records."""
    if kind in EXACT:
        return EXACT[kind]
    if get_origin(kind) is tuple:
        return st.lists(values(get_args(kind)[0]), max_size=2).map(tuple)
    if get_args(kind):
        return st.one_of(*map(values, get_args(kind)))
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    attrs.resolve_types(kind)
    fields = {field.name: values(field.type) for field in attrs.fields(kind) if field.name not in ("extra", "schema")}
    return st.builds(kind, **fields)


records = st.sampled_from(sorted(TYPES)).flatmap(lambda name: values(cast("Any", TYPES[name])))


def objects(form: Any, path: str = "$", kind: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a JSON form with its path, except witnesses, whose keys are free."""
    if isinstance(form, dict):
        yield path, form
        for name, value in form.items():
            if name not in ("spans", "extra"):
                yield from objects(value, f"{path}.{name}")
    elif isinstance(form, list):
        for at, value in enumerate(form):
            yield from objects(value, f"{path}[{at}]")


# laws


@pytest.mark.parametrize("name", ENGINES)
@given(record=records)
def test_what_is_written_is_read_back(name: str, record: Record) -> None:
    with using(name):
        again = govproposal.loads(govproposal.dumps(record))
        assert again == record
        assert hash(again) == hash(record)
        assert govproposal.dumps(again) == govproposal.dumps(record)


@pytest.mark.parametrize("name", ENGINES)
@bounded(400)
@given(record=records, data=st.data())
def test_fields_of_a_newer_minor_version_survive(name: str, record: Record, data: st.DataObject) -> None:
    form = unstructure(record) | {"schema": "govproposal/1.7"}
    found = list(objects(form))
    for at in data.draw(st.lists(st.integers(0, len(found) - 1), max_size=3)):
        found[at][1]["nova"] = data.draw(json_data)
    again = structure(copy.deepcopy(form), types=TYPES)
    assert unstructure(again) == form
    assert isinstance(hash(again), int)
    with using(name):
        assert govproposal.loads(govproposal.dumps(again)) == again


@bounded(400)
@given(records, st.data())
def test_a_missing_key_is_named(record: Record, data: st.DataObject) -> None:
    form = unstructure(record)
    path, one = data.draw(st.sampled_from(list(objects(form))))
    name = data.draw(st.sampled_from(sorted(one.keys() - BESIDE - {"span", "spans"})))
    del one[name]
    with pytest.raises(InvalidRecord) as caught:
        structure(form, types=TYPES)
    assert [(fault.path, fault.reason) for fault in caught.value.faults] == [(f"{path}.{name}", "is missing")]


@bounded(400)
@given(records, st.data())
def test_a_value_of_a_wrong_type_is_named(record: Record, data: st.DataObject) -> None:
    form = unstructure(record)
    path, one = data.draw(st.sampled_from(list(objects(form))))
    name = data.draw(st.sampled_from(sorted(one.keys())))
    one[name] = data.draw(st.sampled_from([3.9, True, {"a": 1}.keys]))
    with pytest.raises(InvalidRecord) as caught:
        structure(form, types=TYPES)
    assert [fault.path for fault in caught.value.faults] == [f"{path}.{name}"]


@given(json_data | st.fixed_dictionaries({"schema": st.just("govproposal/1.0"), "type": st.sampled_from(sorted(TYPES))}))
def test_any_json_is_a_record_or_refused(data: Any) -> None:
    try:
        assert unstructure(structure(data, types=TYPES)) == data
    except InvalidRecord as error:
        assert error.faults  # noqa: PT017


@pytest.mark.parametrize("name", ENGINES)
@given(data=st.dictionaries(texts, json_data, max_size=4))
def test_a_record_of_an_unknown_type_is_kept_without_loss(name: str, data: dict[str, Any]) -> None:
    form = data | {"schema": "govproposal/1.0", "type": "vendor/ruling"}
    with using(name):
        record = govproposal.loads(json.dumps(form))
        assert isinstance(record, UnknownRecord)
        assert json.loads(govproposal.dumps(record)) == form
    assert isinstance(hash(record), int)


@given(json_data)
def test_frozen_data_thaws_to_itself(data: Any) -> None:
    assert thaw(freeze(data)) == data


# tables

ORDER = {
    Plan: "schema type source parser header title proposals goals tasks phases measures leading_group "
    "sessions quantities references diagnostics span",
    OutcomeReport: "schema type source parser header reporter occasion outcomes evaluations next_steps "
    "sessions quantities references diagnostics span",
    SpeechDigest: "schema type source parser header occasion speeches sessions quantities references diagnostics span",
    Reply: "schema type source parser header proposals recipients others assignments classification publicity answers signer "
    "contacts copied_to sessions quantities references diagnostics span",
}


@pytest.mark.parametrize("cls", ORDER)
def test_the_keys_of_a_record_stand_in_the_order_of_the_contract(cls: type[Record]) -> None:
    assert list(unstructure(cls())) == ORDER[cls].split()


KEYS = {
    model.SourceInfo: "uri media_type encoding sha256 characters",
    model.ParserInfo: "name version",
    govproposal.Diagnostic: "severity code message span",
    model.Header: "title document_number issuers addressees issued published delivered origin",
    model.Session: "text body place term meeting key",
    model.Quantity: "text value value_max unit comparator",
    model.Period: "text start end edtf",
    model.Reference: "title number",
    model.Proposal: "kind number title session",
    model.Assignment: "role role_text unit note",
    model.Person: "name posts",
    model.Official: "name posts role",
    model.Member: "name posts role",
    model.Goal: "path id heading text quantities periods",
    model.Task: "path id group heading text assignments officials quantities periods",
    model.Phase: "path id name period text periods",
    model.Measure: "path id heading text",
    model.LeadingGroup: "name office members",
    model.Outcome: "path id proposal officials summary achievements coverage",
    model.Achievement: "path id heading text quantities references",
    model.Coverage: "date outlets titles",
    model.Evaluation: "period result rate",
    model.Occasion: "session date name speaker_count",
    model.Speech: "title speakers recommendations",
    model.Recommendation: "heading text quantities",
    model.Recipient: "name capacity",
    model.Answer: "path id heading text quantities",
    model.Contact: "name phone",
}


@pytest.mark.parametrize("cls", KEYS)
def test_the_keys_of_an_object_are_those_of_the_contract(cls: type[Any]) -> None:
    assert [key for key in shape(cls).keys if key in shape(cls).required] == KEYS[cls].split()


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (Quantity(text="不少于2万个", value=Decimal("2E+4"), unit="个"), ("value", "20000")),
        (Quantity(text="4.50%", value=Decimal("4.50"), unit="%"), ("value", "4.5")),
        (Quantity(text="3个", value=Decimal(3), unit="个"), ("value_max", None)),
        (Quantity(text="3个", value=Decimal(3), unit="个", span=Span(4, 6)), ("span", [4, 6])),
        (Header(issued=date(2021, 3, 5)), ("issued", "2021-03-05")),
        (Header(), ("title", None)),
        (Header(), ("issuers", [])),
        (Header(spans=Witnesses({"published": Meta("PubDate")})), ("spans", {"published": {"meta": "PubDate"}})),
        (Header(spans=Witnesses({"title": [(0, 4), (5, 9)]})), ("spans", {"title": [[0, 4], [5, 9]]})),
    ],
)
def test_values_have_the_form_of_the_contract(value: Evidenced, form: tuple[str, Any]) -> None:
    plan = Plan(header=value) if isinstance(value, Header) else Plan(quantities=(value,))  # type: ignore[arg-type]
    data = unstructure(plan)
    written = data["header"] if isinstance(value, Header) else data["quantities"][0]
    assert written[form[0]] == form[1]


def test_what_the_contract_does_not_list_is_left_out_where_it_says_nothing() -> None:
    plain, full = (unstructure(Plan(quantities=(one,)))["quantities"][0] for one in (
        Quantity(text="3个", value=Decimal(3), unit="个"),
        Quantity(text="3个", value=Decimal(3), unit="个", subject="站点", change="rise", basis="同比"),
    ))  # fmt: skip
    assert set(full) - set(plain) == {"subject", "change", "basis"}


REFUSED = [
    ("quantities", "abc", "$.quantities"),
    ("quantities", None, "$.quantities"),
    ("title", 3, "$.title"),
    ("header", [], "$.header"),
    ("span", [3, 1], "$.span"),
    ("span", [-1, 1], "$.span"),
    ("span", [0, 1.0], "$.span"),
    ("span", [False, 1], "$.span"),
    ("spans", {"title": [[1]]}, "$.spans.title"),
    ("spans", {"a b": 3}, "$.spans['a b']"),
    ("spans", {"title": {"meta": 3}}, "$.spans.title"),
]


@pytest.mark.parametrize(("key", "value", "path"), REFUSED)
def test_wrong_fields_are_refused(key: str, value: Any, path: str) -> None:
    with pytest.raises(InvalidRecord) as caught:
        structure(unstructure(Plan()) | {key: value}, types=TYPES)
    assert [fault.path for fault in caught.value.faults] == [path]


SCALARS = [("value", "3.45E+9"), ("value", "NaN"), ("value", "٣"), ("value", " 3"), ("value", 3), ("comparator", "more"), ("text", None)]


@pytest.mark.parametrize(("key", "value"), SCALARS)
def test_wrong_amounts_are_refused(key: str, value: Any) -> None:
    form = unstructure(Plan(quantities=(Quantity(text="3个", value=Decimal(3), unit="个"),)))
    form["quantities"][0][key] = value
    with pytest.raises(InvalidRecord, match=rf"\$\.quantities\[0\]\.{key}"):
        structure(form, types=TYPES)


@pytest.mark.parametrize("day", ["2021-02-30", "2021-2-3", "20210203", "2021-W05-1", "2021-02-03T00:00:00"])
def test_wrong_dates_are_refused(day: str) -> None:
    form = unstructure(Plan())
    form["header"]["issued"] = day
    with pytest.raises(InvalidRecord, match=r"\$\.header\.issued"):
        structure(form, types=TYPES)


# faults


def test_all_faults_are_listed_at_once() -> None:
    task = Task(path=(1,), id="1", group=None, heading=None, text="", quantities=(Quantity(text="3个", value=Decimal(3), unit="个"),))
    form = unstructure(Plan(tasks=(task, task)))
    form["tasks"][0]["path"] = [1, True]
    form["tasks"][1]["quantities"][0]["unit"] = 7
    del form["tasks"][1]["id"], form["title"]
    form["schema"] = 1
    with pytest.raises(InvalidRecord) as caught:
        structure(form, types=TYPES)
    assert {fault.path for fault in caught.value.faults} == {
        "$.schema", "$.title", "$.tasks[0].path[1]", "$.tasks[1].id", "$.tasks[1].quantities[0].unit",
    }  # fmt: skip


@pytest.mark.parametrize("version", ["govproposal/2.0", "govproposal/10.0", "govproposal/1", "govproposal/1.x", "other/1.0", ""])
def test_another_major_version_is_refused(version: str) -> None:
    with pytest.raises(InvalidRecord, match=r"\$\.schema: version"):
        structure(unstructure(Plan()) | {"schema": version}, types=TYPES)


@pytest.mark.parametrize("form", [{}, {"schema": "govproposal/1.0"}, {"type": 3}, {"type": "vendor/x"}, [], "plan", None])
def test_what_has_no_type_or_version_is_refused(form: Any) -> None:
    with pytest.raises(InvalidRecord):
        structure(form, types=TYPES)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "no JSON"),
        ("", "no JSON"),
        (b"\xff\xfe", "UTF-8"),
        ('{"schema": "govproposal/1.0", "type": "v/x", "a": NaN}', "NaN"),
        ('{"schema": "govproposal/1.0", "type": "v/x", "a": ' + "[" * 600 + "]" * 600 + "}", "nested"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "no JSON"),
        ("[]", "array of 0"),
    ],
)
def test_texts_that_are_no_record_are_refused(text: str | bytes, reason: str) -> None:
    with pytest.raises(InvalidRecord, match=reason):
        govproposal.loads(text)


def test_lone_surrogates_become_replacement_characters() -> None:
    text = govproposal.dumps(Plan(title="X")).replace('"X"', r'"市\ud800府"')
    record = govproposal.loads(text)
    assert isinstance(record, Plan)
    assert record.title == "市\ufffd府"


def test_a_pair_of_surrogates_is_a_character() -> None:
    record = govproposal.loads(govproposal.dumps(Plan(title="X")).replace('"X"', r'"\ud840\udc00"'))
    assert isinstance(record, Plan)
    assert record.title == "\U00020000"


@attrs.frozen(kw_only=True, repr=False)
class Odd(Record):
    """A third party's record with a field that JSON has no place for."""

    type: ClassVar[str] = "vendor/odd"
    handle: io.StringIO | None = None


def test_a_record_type_that_json_has_no_place_for_is_the_plugins_fault() -> None:
    with pytest.raises(PluginError, match="vendor/odd"):
        structure(unstructure(Odd()) | {"handle": {}}, types={"vendor/odd": Odd})
    with pytest.raises(TypeError, match="StringIO"):
        unstructure(Odd(handle=io.StringIO()))


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "sNaN"])
def test_amounts_that_are_no_numbers_are_not_written(amount: str) -> None:
    with pytest.raises(TypeError, match="no place"):
        unstructure(Plan(quantities=(Quantity(text="", value=Decimal(amount), unit=""),)))


# files


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("several", [False, True])
def test_files_hold_what_was_dumped(tmp_path: Path, name: str, several: bool) -> None:
    file = tmp_path / "方案.json"
    plans = (Plan(title="甲"), Plan(title="乙")) if several else (Plan(title="甲"),)
    with using(name):
        govproposal.dump(plans if several else plans[0], file)
        assert govproposal.load_all(file) == plans
        assert several or govproposal.load(file) == plans[0]
    assert "甲" in file.read_text("utf-8")


@pytest.mark.parametrize("name", ENGINES)
def test_a_text_that_no_file_can_hold_is_named(tmp_path: Path, name: str) -> None:
    with using(name), pytest.raises(CannotWrite, match=r"\$\.header\.title: a lone surrogate"):
        govproposal.dump(Plan(header=Header(title="市\ud800")), tmp_path / "方案.json")


@pytest.mark.parametrize("stream", [io.StringIO, io.BytesIO])
def test_open_files_of_text_and_of_bytes_will_do(stream: type[io.StringIO | io.BytesIO]) -> None:
    file = stream()
    govproposal.dump(Plan(title="甲"), file)
    file.seek(0)
    assert govproposal.load(file) == Plan(title="甲")


def test_json_lines_and_a_single_object_are_read_by_load_all() -> None:
    plans = (Plan(title="甲"), Plan(title="乙"))
    lines = "".join(govproposal.dumps(plan) + "\n" for plan in plans)
    assert govproposal.loads_all(lines) == plans
    assert govproposal.loads_all("\ufeff" + govproposal.dumps(plans[0], indent=2)) == plans[:1]


def test_faults_of_several_records_say_in_which() -> None:
    good, bad = unstructure(Plan()), unstructure(Plan()) | {"title": 3}
    with pytest.raises(InvalidRecord, match=r"\$\[1\]\.title"):
        govproposal.loads_all(json.dumps([good, bad]))


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"record\.json"):
        govproposal.load(tmp_path / "record.json")
