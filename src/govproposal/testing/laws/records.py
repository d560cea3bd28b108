"""Laws on records outside of Python: their forms, their remarks, and how they fare where the plugin is absent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from govproposal.converters.catalogue import entries, named
from govproposal.converters.contract import Format
from govproposal.converters.records import structure, unstructure
from govproposal.errors import GovProposalError, MissingExtra
from govproposal.model.record import Record, UnknownRecord
from govproposal.registry.beside import codes
from govproposal.source import Source
from govproposal.testing.verdicts import Law
from govproposal.testing.workbench import Workbench


def lossless() -> Iterator[tuple[str, Format]]:
    """The installed formats that lose nothing and can be read back, by name."""
    for entry in entries():
        try:
            found = named(entry.name)
        except GovProposalError:
            continue  # a format that cannot be used is its own author's matter
        if found.PROFILE.lossless and hasattr(found, "decode"):
            yield entry.name, found


def _round_trip(bench: Workbench) -> Iterator[str]:
    formats = list(lossless())
    for name, record in bench.records():
        for label, form in formats:
            yield from (f"{name}, {label}: {fault}" for fault in _travel(record, form, bench.types()))


def _travel(record: Record, form: Any, types: dict[str, type[Record]]) -> Iterator[str]:
    """What a record loses on its way through a format."""
    try:
        found = form.decode(form.encode(record), types=types)
    except MissingExtra:
        return
    except Exception as error:
        yield f"{type(error).__name__}: {error}"
        return
    if found != (record,):
        changed = [key for key, value in unstructure(record).items() if len(found) != 1 or unstructure(found[0]).get(key) != value]
        yield f"the record that comes back is another one{': ' + ', '.join(changed) if changed else ''}"


def _schema_valid(bench: Workbench) -> Iterator[str]:
    for name, record in bench.records():
        try:
            data = json.loads(json.dumps(unstructure(record), allow_nan=False))
            structure(data, types=bench.types())
        except (GovProposalError, TypeError, ValueError) as error:
            yield f"{name}: {error}"
            continue
        try:
            yield from (f"{name}: {fault}" for fault in _against_schema(data, type(record)))
        except GovProposalError as error:
            yield f"{name}: no schema can be made of {type(record).__name__}: {error}"


def _against_schema(data: dict[str, Any], cls: type[Record]) -> Iterator[str]:
    """What the generated JSON Schema says, where the package jsonschema is installed; the strict reader has spoken before."""
    from govproposal.converters.schema import record_schema

    made = record_schema({cls.type: cls})
    try:
        validators = import_module("jsonschema.validators")
    except ModuleNotFoundError:
        return
    for error in validators.validator_for(made)(made).iter_errors(data):
        yield f"{error.json_path}: {error.message:.120}"


def _diagnostics(bench: Workbench) -> Iterator[str]:
    catalogue = codes()
    seen: set[str] = set()
    for source in (*bench.sources.values(), *map(Source.of, bench.texts())):
        for one in bench.parse(source).diagnostics:
            entry = catalogue.get(one.code)
            fault = (
                f"{one.code} is in no catalogue: {one.message}"
                if entry is None
                else f"{one.code} has the severity {one.severity}, the catalogue says {entry.severity}"
                if entry.severity is not one.severity
                else f"{one.code} has no message"
                if not one.message.strip()
                else ""
            )
            if fault and one.code not in seen:
                seen.add(one.code)
                yield fault


def _absence(bench: Workbench) -> Iterator[str]:
    formats = list(lossless())
    for name, record in bench.records():
        try:
            data = unstructure(record)
            unknown = structure(data, types={})
        except (GovProposalError, TypeError) as error:
            yield f"{name}: {error}"
            continue
        if not isinstance(unknown, UnknownRecord) or unstructure(unknown) != data:
            yield f"{name}: without the plugin, the record is not what it was"
            continue
        yield from (f"{name}, {label}: without the plugin, {fault}" for label, form in formats for fault in _travel_unknown(unknown, form))


def _travel_unknown(record: UnknownRecord, form: Any) -> Iterator[str]:
    try:
        found = form.decode(form.encode(record), types={})
    except MissingExtra:
        return
    except Exception as error:
        yield f"{type(error).__name__}: {error}"
        return
    if [unstructure(one) for one in found] != [unstructure(record)]:
        yield "the record that comes back is another one"


RECORDS = (
    Law(
        name="round-trip",
        states="a record is the same after every format that loses nothing",
        remedy="use the types of the JSON form: str, int, bool, Decimal, date, Enum, tuples of these, attrs classes; never list or set",
        hold=_round_trip,
    ),
    Law(
        name="schema-valid",
        states="the JSON form of a record keeps its own schema: every field of the declared type",
        remedy="the path says which field; a Decimal is no int, a date no text, and a field that may be empty is declared with | None",
        hold=_schema_valid,
    ),
    Law(
        name="absence",
        states="where the plugin is not installed, its records still load, convert and dump without loss",
        remedy="no hooks of your own in the JSON form; what a record holds has to be in its fields",
        hold=_absence,
    ),
    Law(
        name="diagnostics",
        states="every remark has a code of the catalogue, govproposal's or the plugin's own, with the severity it has there",
        remedy='bring codes "vendor/XX123" by the entry point group govproposal.diagnostics, or use govproposal.diagnostics.diagnose',
        hold=_diagnostics,
    ),
)
