"""The JSON Schemas: every record is valid under its own, their words are the docstrings', their structure has a version."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import attrs
import pytest
from hostile import TYPES, bounded, extended
from hypothesis import given
from hypothesis import strategies as st

from govproposal.converters.examples import example
from govproposal.converters.records import structure, unstructure
from govproposal.converters.schema import FINGERPRINTS, fingerprint, published, record_schema
from govproposal.converters.versions import Caster, cast
from govproposal.errors import InvalidRecord, PluginError
from govproposal.model import Plan, Record
from govproposal.model.record import SCHEMA
from govproposal.testing.strategies import outcome_reports, plans, speech_digests

jsonschema = pytest.importorskip("jsonschema")
FOLDER = Path(__file__).parents[1] / "docs" / "schema"
SPECIMENS = sorted((Path(__file__).parent / "specimens").glob("*/*/expected.json"))


def validator(types: dict[str, type[Record]]) -> Any:
    schema = record_schema(types)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


ANY = validator(TYPES)
VALID = {name: validator({name: cls}) for name, cls in TYPES.items()}


# laws


@bounded(100)
@given(extended() | plans() | outcome_reports() | speech_digests())
def test_every_record_is_valid(record: Record) -> None:
    VALID[record.type].validate(unstructure(record))


@bounded(100)
@given(extended(), st.data())
def test_what_the_reader_refuses_for_a_missing_key_the_schema_refuses(record: Record, data: st.DataObject) -> None:
    form = unstructure(record)
    del form[data.draw(st.sampled_from(sorted(VALID[record.type].schema["required"])))]
    with pytest.raises(InvalidRecord):
        structure(form, types=TYPES)
    assert not VALID[record.type].is_valid(form)


@bounded(100)
@given(extended())
def test_a_record_is_valid_as_any_record(record: Record) -> None:
    assert ANY.is_valid(unstructure(record))


# tables


@pytest.mark.parametrize("name", TYPES)
def test_the_examples_are_records_and_valid(name: str) -> None:
    for one in VALID[name].schema["examples"]:
        VALID[name].validate(one)
        assert unstructure(structure(one, types=TYPES)) == one


WRONG: list[tuple[str, object]] = [
    ("schema", "govproposal/2.0"), ("type", "reply"), ("title", 3), ("tasks", None), ("span", [1]), ("span", [-1, 2]), ("span", [1, 2, 3]),
    ("header", {}), ("spans", {"title": [[1, "2"]]}), ("quantities", [{"text": "3个"}]),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_what_is_no_record_is_not_valid(key: str, value: object) -> None:
    assert not VALID["plan"].is_valid(unstructure(Plan()) | {key: value})


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for one in schema.values():
            yield from objects(one)


@pytest.mark.parametrize("name", TYPES)
def test_every_object_has_a_title_and_a_description(name: str) -> None:
    described = [one for one in objects(VALID[name].schema) if "title" in one and name]
    assert len(described) > 8
    for one in described:
        assert re.fullmatch(r"[A-Z]\w+", one["title"])
        assert len(one["description"]) > 15
        assert "``" not in json.dumps(one)
        assert ":class:" not in json.dumps(one)


def test_a_field_is_described_by_the_clause_that_names_it() -> None:
    quantity = VALID["plan"].schema["$defs"]["Quantity"]["properties"]
    assert quantity["unit"]["description"] == "unit is the measure word."


# versions


def test_the_published_schemas_are_those_of_the_classes() -> None:
    """``govproposal schema --output docs/schema`` writes them anew."""
    assert {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.json")} == published(TYPES)


def test_a_change_of_structure_needs_a_new_version() -> None:
    kept = json.loads((FOLDER / FINGERPRINTS).read_text("utf-8"))
    now = {name: fingerprint(record_schema({name: cls})) for name, cls in TYPES.items()}
    assert kept == {SCHEMA: now}, "the structure of records changed: give model.record.SCHEMA a new version (docs/formats.md)"


def test_a_fingerprint_sees_structure_and_nothing_else() -> None:
    @attrs.frozen(kw_only=True, repr=False)
    class Wider(Plan):
        """Other words."""

        type: ClassVar[str] = "plan"
        budget: str | None = None

    @attrs.frozen(kw_only=True, repr=False)
    class Worded(Plan):
        """Other words."""

        type: ClassVar[str] = "plan"

    prints = [fingerprint(record_schema({"plan": cls})) for cls in (Plan, Worded, Wider)]
    assert prints[0] == prints[1] != prints[2]


def test_a_property_called_title_counts_as_structure() -> None:
    with_title = {"properties": {"title": {"type": "string"}}}
    assert fingerprint(with_title) != fingerprint({"properties": {}})


OLDER = Caster(
    older="govproposal/0.9",
    newer="govproposal/1.0",
    up=lambda form: {("title" if key == "name" else key): one for key, one in form.items()},
    down=lambda form: {("name" if key == "title" else key): one for key, one in form.items() if key != "leading_group"},
    loses=("The leading group is left out.",),
)
OLDEST = Caster(
    older="govproposal/0.8",
    newer="govproposal/0.9",
    up=lambda form: {key: one for key, one in form.items() if key != "draft"},
    down=lambda form: form | {"draft": True},
)


@bounded(100)
@given(plans())
def test_an_invented_older_version_is_lowered_and_lifted(plan: Plan) -> None:
    plan = attrs.evolve(plan, leading_group=None)
    old = cast(unstructure(plan), "govproposal/0.8", (OLDER, OLDEST))
    assert (old["schema"], old["draft"], old.get("name"), "title" in old) == ("govproposal/0.8", True, plan.title, False)
    lifted = cast(old, SCHEMA, (OLDER, OLDEST)) | {"leading_group": None}
    assert structure(lifted, types=TYPES) == plan


def test_an_older_form_is_read_where_a_caster_leads_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    old = cast(unstructure(Plan(title="甲")), "govproposal/0.9", (OLDER,)) | {"leading_group": None}
    before = json.dumps(old)
    with pytest.raises(InvalidRecord, match=r"govproposal/0\.9"):
        structure(old, types=TYPES)
    monkeypatch.setattr("govproposal.converters.versions.CASTERS", (OLDER,))
    assert structure(old, types=TYPES) == Plan(title="甲")
    assert json.dumps(old) == before


def test_a_version_that_no_caster_leads_to_is_refused() -> None:
    with pytest.raises(InvalidRecord, match=r"no way leads from version 'govproposal/1\.0' to 'govproposal/3\.0'"):
        cast(unstructure(Plan()), "govproposal/3.0", (OLDER,))


# faults


@attrs.frozen(kw_only=True, repr=False)
class Odd(Record):
    """A third party's record with a field that JSON has no place for."""

    type: ClassVar[str] = "vendor/odd"
    handle: complex | None = None


def test_a_class_that_json_has_no_place_for_is_named() -> None:
    with pytest.raises(PluginError, match=r"'vendor/odd'.*handle"):
        record_schema({"vendor/odd": Odd})
    assert example(Odd) is None
