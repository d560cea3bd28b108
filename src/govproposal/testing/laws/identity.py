"""Laws on what a parser says of itself: the contract it keeps, how it is found, its record types."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator

import attrs

from govproposal.plugin import GROUP
from govproposal.registry import DISABLE, KnownTypes, check, declared, installed
from govproposal.registry.survey import check_version
from govproposal.testing.verdicts import Law
from govproposal.testing.workbench import Workbench

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def _api_version(bench: Workbench) -> Iterator[str]:
    if (reason := check_version(bench.parser.api_version)) is not None:
        yield f"the parser {reason}"
    if (fault := check(bench.parser)) is not None and fault != reason:
        yield f"the parser {fault}"


def _registered(bench: Workbench) -> Iterator[str]:
    parser = bench.parser
    if not _NAME.fullmatch(parser.name):
        yield f"its name {parser.name!r} is not of lower-case words joined by hyphens"
    points = [one for one in declared(GROUP) if one.value.replace(" ", "") == bench.target]
    if not points:
        yield f'no entry point of the group {GROUP} names {bench.target}: [project.entry-points."{GROUP}"] {parser.name} = "{bench.target}"'
    elif parser.name not in [one.name for one in points]:
        yield f"its entry point is called {points[0].name!r}, it calls itself {parser.name!r}"
    found = installed()
    for broken in found.broken:
        if broken.found in points:
            yield f"{broken.found.name} ({broken.found.origin}) cannot be used: {broken.reason}"
    for clash in found.clashes:
        if set(clash) & set(points):
            yield f"{clash[0].name} is brought by {' and '.join(one.origin for one in clash)}"
    if set(found.disabled) & set(points):
        yield f"it is switched off by {DISABLE}"


def _record_types(bench: Workbench) -> Iterator[str]:
    known = KnownTypes()
    for cls in bench.parser.record_types:
        if known.get(cls.type) is not cls:
            yield f"the record type {cls.type!r} of {cls.__name__} is not known to govproposal: is the distribution installed?"
        if not attrs.has(cls) or not _frozen(cls):
            yield f"{cls.__name__} is no frozen attrs class"
    for name, result in bench.results:
        yield from (f"{name}: {one.message}" for one in result.diagnostics if one.code == "GP204")


def _frozen(cls: type) -> bool:
    return "frozen" in getattr(cls.__setattr__, "__name__", "")


def _values(bench: Workbench) -> Iterator[str]:
    for name, record in bench.records():
        try:
            hash(record)
        except TypeError as error:
            yield f"{name}: the record cannot be hashed: {error}"
        try:
            if pickle.loads(pickle.dumps(record)) != record:  # noqa: S301 (our own bytes)
                yield f"{name}: the record is another one after pickling"
        except Exception as error:
            yield f"{name}: the record cannot be pickled: {type(error).__name__}: {error}"
        if len(repr(record)) > 2_000:
            yield f"{name}: the repr of the record has {len(repr(record))} characters"


IDENTITY = (
    Law(
        name="api-version",
        states="a parser has the members of the contract and names a version of it that still works",
        remedy="api_version is the number of the contract you wrote it for, 1 today; docs/plugin-contract.md lists the members",
        hold=_api_version,
    ),
    Law(
        name="registered",
        states="a parser is found by an entry point that bears its own name",
        remedy="name it in pyproject.toml and install the distribution: pip install -e .",
        hold=_registered,
    ),
    Law(
        name="record-types",
        states="the types of the records a parser makes are announced, frozen, and known by their names once it is installed",
        remedy='announce the class in record_types, make it @attrs.frozen(kw_only=True, repr=False), and call its type "vendor/name"',
        hold=_record_types,
    ),
    Law(
        name="values",
        states="records are values: hashable, equal after pickling, short to print",
        remedy="hold tuples, not lists, and FrozenMap, not dict; no function, file or pattern in a record",
        hold=_values,
    ),
)
