"""What plugins bring beside parsers: found, loaded, checked and contained as parsers are.

The kinds and what each of them holds stand in :mod:`govproposal.extensions`. What is found is handed down to the layers that use it
(readers to :func:`govproposal.reading.read`, tables to the units); nothing below looks it up.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

import attrs

from govproposal.diagnostics import CATALOGUE, Code, Diagnostic, diagnose
from govproposal.extensions import KINDS, Extension, group
from govproposal.frozen import Value
from govproposal.model.record import Record
from govproposal.reading.contract import Reader
from govproposal.registry.states import Broken, Found, Loaded
from govproposal.registry.survey import BUILT_IN, DISABLE, check_version, declared, load, sorted_out


@attrs.frozen(eq=False, repr=False)
class Provided(Value):
    """An extension that can be used."""

    found: Found
    extension: Extension[Any] = attrs.field(repr=False)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Extensions(Value):
    """The extensions of one kind: those that can be used, and what cannot, with the reason; as ``Installed`` for parsers."""

    kind: str
    provided: tuple[Provided, ...] = ()
    broken: tuple[Broken, ...] = ()
    clashes: tuple[tuple[Found, ...], ...] = ()
    disabled: tuple[Found, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """A warning (GP206) for every extension that cannot be used."""
        broken = [diagnose("GP206", f"{one.found.name} ({one.found.origin}): {one.reason}") for one in self.broken]
        both = [diagnose("GP206", f"{one[0].name}: brought by {' and '.join(each.origin for each in one)}") for one in self.clashes]
        return (*broken, *both)


def extensions(kind: str) -> Extensions:
    """The installed extensions of a kind (``records``, ``readers`` …), looked up once in a process for every value of ``DISABLE``."""
    return _extensions(kind, os.environ.get(DISABLE, ""))


@cache
def _extensions(kind: str, disable: str) -> Extensions:
    return inspected(kind, declared(group(kind)), disable=disable.split(","))


def inspected(kind: str, found: Iterable[Found], *, disable: Iterable[str] = ()) -> Extensions:
    """Load and check the extensions *found* of a kind, except those that *disable* names and those whose names clash."""
    points, clashes, disabled = sorted_out(found, disable)
    states = [provide(kind, load(one)) for one in points]
    return Extensions(
        kind=kind,
        provided=tuple(one for one in states if isinstance(one, Provided)),
        broken=tuple(one for one in states if isinstance(one, Broken)),
        clashes=clashes,
        disabled=disabled,
    )


def provide(kind: str, loaded: Loaded | Broken) -> Provided | Broken:
    """The extension, if it keeps the contract; what is broken already stays so."""
    if isinstance(loaded, Broken):
        return loaded
    thing = loaded.plugin
    if not isinstance(thing, Extension):
        return Broken(loaded.found, f"is no Extension but {thing!r:.60}")
    reason = check_version(thing.api_version)
    if reason is None and (type(thing.version) is not str or not thing.version):
        reason = f"has the version {thing.version!r}, which is no text"
    try:
        reason = reason or _CHECKS[kind](thing.provides)
    except (Exception, SystemExit) as error:
        reason = f"cannot be looked at: {type(error).__name__}: {error}"
    return Broken(loaded.found, reason) if reason else Provided(loaded.found, thing)


def record_types() -> dict[str, type[Record]]:
    """The record types that distributions bring beside parsers, by name; of two classes with one name neither."""
    named: dict[str, set[type[Record]]] = {}
    for one in extensions("records").provided:
        for cls in one.extension.provides:
            named.setdefault(cls.type, set()).add(cls)
    return {name: classes.pop() for name, classes in named.items() if len(classes) == 1}


def organ_tables() -> tuple[Mapping[str, Any] | Traversable, ...]:
    """The tables of organs (机构) that distributions bring, by name: mappings, or files of their JSON form."""
    return tuple(one.extension.provides for one in extensions("organs").provided)


def _organ_data(provides: Mapping[str, Any] | Traversable) -> Mapping[str, Any]:
    """A table as a mapping; it is one, or a file of its JSON form."""
    if isinstance(provides, Mapping):
        return provides
    import json

    found: Mapping[str, Any] = json.loads(provides.read_text(encoding="utf-8"))
    return found


def codes() -> dict[str, Code]:
    """All codes of diagnostics: govproposal's own and those of plugins."""
    return {name: code for one in extensions("diagnostics").provided for name, code in one.extension.provides.items()} | CATALOGUE


def _check_records(types: object) -> str | None:
    if not isinstance(types, tuple) or not types:
        return f"brings {types!r:.60}, which is no tuple of record classes"
    for cls in types:
        if not (isinstance(cls, type) and issubclass(cls, Record)):
            return f"brings {cls!r:.60}, which is no class of records"
        if cls.type in BUILT_IN or not all(cls.type.partition("/")):
            return f"brings a record type {cls.type!r}; a name of its own is vendor/type"
    return None


def _check_reader(reader: object) -> str | None:
    if not isinstance(reader, Reader):
        return f"brings {reader!r:.60}, which is no reader: it needs name, media_types, takes and read"
    types: object = reader.media_types
    if not isinstance(types, tuple) or not all(type(one) is str for one in types):
        return f"brings a reader whose media_types are {types!r:.60}"
    return None


def _check_format(thing: object) -> str | None:
    missing = [name for name in ("SUFFIXES", "PROFILE", "encode") if not hasattr(thing, name)]
    return f"brings no format: {', '.join(missing)} missing" if missing else None


def _check_table(table: object) -> str | None:
    if not isinstance(table, Mapping) and not (isinstance(table, Traversable) and table.is_file()):
        return f"brings {table!r:.60}, which is neither a mapping nor a file"
    from govproposal.units.reforms import organs

    try:
        organs().extended(_organ_data(table))
    except ValueError as error:  # no JSON, or no table of organs
        return f"brings a table that cannot be used: {error}"
    return None


def _check_codes(found: object) -> str | None:
    if not isinstance(found, Mapping) or not found:
        return f"brings {found!r:.60}, which is no mapping of codes"
    for name, code in found.items():
        if type(name) is not str or not all(name.partition("/")):
            return f"brings a code {name!r}; a code of its own is vendor/XX123"
        if not isinstance(code, Code):
            return f"brings {code!r:.60} as {name}, which is no Code"
    return None


_CHECKS: dict[str, Callable[[object], str | None]] = dict(
    zip(KINDS, (_check_records, _check_reader, _check_format, _check_table, _check_codes), strict=True)
)
