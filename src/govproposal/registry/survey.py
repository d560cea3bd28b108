"""From entry points to parsers: discovery, loading, and the check of the contract.

The environment variable :data:`DISABLE` switches plugins off, by their names or by their distributions', separated by commas.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

import attrs

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.errors import PluginError
from govproposal.frozen import Value
from govproposal.model import OutcomeReport, Plan, Record, Reply, SpeechDigest
from govproposal.plugin import API_VERSIONS, GROUP, Parser
from govproposal.registry.discovery import discover
from govproposal.registry.states import Broken, Found, Loaded, Registered

if TYPE_CHECKING:
    from govproposal.reading.contract import Reader

BUILT_IN: dict[str, type[Record]] = {cls.type: cls for cls in (Plan, OutcomeReport, SpeechDigest, Reply)}
"""The record types that govproposal defines itself, by name."""

DISABLE = "GOVPROPOSAL_DISABLE"
"""The environment variable that lists plugins or distributions which are not to be loaded."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Installed(Value):
    """What is installed: parsers that can be used, and what cannot, with the reason.

    ``clashes`` are entry points of one name from several distributions, in groups; ``disabled`` those switched off.
    """

    registered: tuple[Registered, ...] = ()
    broken: tuple[Broken, ...] = ()
    clashes: tuple[tuple[Found, ...], ...] = ()
    disabled: tuple[Found, ...] = ()

    @property
    def parsers(self) -> tuple[Parser, ...]:
        """The parsers, by name. Raises :class:`~govproposal.errors.PluginError` where two distributions bring one name."""
        for clash in self.clashes:
            reason = f"several distributions bring it; uninstall all but one, or set {DISABLE} to the others"
            raise PluginError(clash[0].name, reason, [found.origin for found in clash])
        return tuple(one.parser for one in self.registered)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """A warning (GP206) for every broken plugin."""
        return tuple(diagnose("GP206", f"{one.found.name} ({one.found.origin}): {one.reason}") for one in self.broken)

    def types(self) -> dict[str, type[Record]]:
        """The record types that are known: govproposal's own and the plugins'."""
        return BUILT_IN | {cls.type: cls for one in self.registered for cls in one.parser.record_types}


def readers() -> tuple[tuple[Reader, ...], tuple[Diagnostic, ...]]:
    """The readers of other formats that are installed, by name, and a warning (GP206) for each that cannot be used."""
    if not declared("govproposal.readers"):
        return (), ()
    from govproposal.registry.beside import extensions

    found = extensions("readers")
    return tuple(one.extension.provides for one in found.provided), found.diagnostics


class KnownTypes(Mapping[str, type[Record]]):
    """The record types that are known, by name; plugins are looked up only for a name that is not govproposal's own."""

    def __getitem__(self, name: str) -> type[Record]:
        return BUILT_IN[name] if name in BUILT_IN else _known()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_known())

    def __len__(self) -> int:
        return len(_known())


def _known() -> dict[str, type[Record]]:
    """All record types: govproposal's own, those of the parsers, and those that distributions bring beside parsers."""
    from govproposal.registry.beside import record_types

    return record_types() | installed().types()


def installed() -> Installed:
    """What is installed, looked up once in a process for every value of :data:`DISABLE`."""
    return _installed(os.environ.get(DISABLE, ""))


@cache
def _installed(disable: str) -> Installed:
    return survey(declared(GROUP), disable=disable.split(","))


def declared(group: str) -> tuple[Found, ...]:
    """The entry points of *group*; those of all groups are looked up once in a process for every value of :data:`DISABLE`."""
    return tuple(one for one in _declared(os.environ.get(DISABLE, "")) if one.group == group)


def enabled(group: str) -> tuple[Found, ...]:
    """The entry points of *group* that :data:`DISABLE` does not name."""
    off = {word.strip() for word in os.environ.get(DISABLE, "").split(",")}
    return tuple(one for one in declared(group) if one.name not in off and one.distribution not in off)


@cache
def _declared(disable: str) -> tuple[Found, ...]:  # noqa: ARG001 (what the lookup belongs to)
    return discover()


def sorted_out(found: Iterable[Found], disable: Iterable[str]) -> tuple[list[Found], tuple[tuple[Found, ...], ...], tuple[Found, ...]]:
    """Entry points that can be used, those whose names clash in groups, and those that *disable* names."""
    off = {word.strip() for word in disable}
    points = sorted(set(found), key=lambda one: (one.name, one.distribution))
    used = [one for one in points if one.name not in off and one.distribution not in off]
    names: dict[str, list[Found]] = {}
    for one in used:
        names.setdefault(one.name, []).append(one)
    clashes = tuple(tuple(group) for group in names.values() if len(group) > 1)
    return [group[0] for group in names.values() if len(group) == 1], clashes, tuple(one for one in points if one not in used)


def survey(found: Iterable[Found], *, disable: Iterable[str] = ()) -> Installed:
    """Load and check the plugins *found*, except those that *disable* names and those whose names clash."""
    points, clashes, disabled = sorted_out(found, disable)
    states = [register(load(one)) for one in points]
    return Installed(
        registered=tuple(one for one in states if isinstance(one, Registered)),
        broken=tuple(one for one in states if isinstance(one, Broken)),
        clashes=clashes,
        disabled=disabled,
    )


def load(found: Found) -> Loaded | Broken:
    """Import what an entry point points at; whatever happens there, a module that exits included, breaks only this plugin."""
    module, _, path = found.value.partition("[")[0].strip().partition(":")
    try:
        plugin: object = import_module(module.strip())
        for name in path.strip().split(".") if path.strip() else ():
            plugin = getattr(plugin, name)
    except (Exception, SystemExit) as error:
        return Broken(found, f"cannot be imported: {type(error).__name__}: {error}", error)
    return Loaded(found, plugin)


def register(loaded: Loaded | Broken) -> Registered | Broken:
    """The plugin, if it keeps the contract; what is broken already stays so."""
    if isinstance(loaded, Broken):
        return loaded
    parser = loaded.plugin
    reason = check(parser)
    if reason is not None or not isinstance(parser, Parser):
        return Broken(loaded.found, reason or "is no parser")
    if parser.name != loaded.found.name:
        return Broken(loaded.found, f"calls itself {parser.name!r}, but its entry point is {loaded.found.name!r}")
    return Registered(loaded.found, parser)


def check(parser: object) -> str | None:
    """What is wrong with an object as a parser, ``None`` if nothing is: members, API version, record types."""
    try:
        missing = [name for name in _MEMBERS if not hasattr(parser, name)]
        if missing:
            return f"is no parser: {', '.join(missing)} missing"
        found = {name: getattr(parser, name) for name in _MEMBERS}
    except (Exception, SystemExit) as error:
        return f"is no parser: {type(error).__name__}: {error}"
    if (reason := check_version(found["api_version"])) is not None:
        return reason
    for name in ("name", "version"):
        if type(found[name]) is not str or not found[name]:
            return f"is no parser: its {name} is {found[name]!r}"
    for name in ("sniff", "parse"):
        if not callable(found[name]):
            return f"is no parser: its {name} cannot be called"
    return _check_types(found["record_types"])


def check_version(version: object) -> str | None:
    """What is wrong with the version of the contract that a plugin says it was made for, ``None`` if nothing is.

    >>> check_version(7)
    'was made for version 7 of the plugin contract; this is version 1'
    """
    if type(version) is int and version in API_VERSIONS:
        return None
    return f"was made for version {version!r} of the plugin contract; this is version {' or '.join(map(str, sorted(API_VERSIONS)))}"


_MEMBERS = ("name", "version", "api_version", "record_types", "sniff", "parse")


def _check_types(types: object) -> str | None:
    """What is wrong with the record types of a parser: no classes, or a name that is not theirs to use."""
    if not isinstance(types, tuple) or not types:
        return f"is no parser: its record_types are {types!r}"
    for cls in types:
        if not (isinstance(cls, type) and issubclass(cls, Record)):
            return f"is no parser: {cls!r} among its record_types is no class of records"
        if BUILT_IN.get(cls.type) is not cls and not all(cls.type.partition("/")):
            return f"has a record type {cls.type!r} of its own; a name of its own is vendor/type"
    return None
