"""Which formats there are: govproposal's own, and those that distributions add by the entry point group :data:`GROUP`.

Nothing of a format is imported before it is used; which suffix is whose stands here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec

import attrs

from govproposal.converters.contract import Format, Profile
from govproposal.errors import GovProposalError, PluginError
from govproposal.extensions import Extension
from govproposal.frozen import Value
from govproposal.plugin import API_VERSION
from govproposal.registry import Found, enabled, load
from govproposal.registry.states import Broken

GROUP = "govproposal.converters"
"""The entry point group by which other distributions add formats: the name is the format's, the value its module or object,
by itself or in an :class:`~govproposal.extensions.Extension`."""

SUFFIXES: dict[str, tuple[str, ...]] = {
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "yaml": (".yaml", ".yml"),
    "toml": (".toml",),
    "msgpack": (".msgpack", ".mpk"),
    "csv": (".csv",),
    "arrow": (".arrow", ".feather"),
    "parquet": (".parquet",),
    "sqlite": (".sqlite", ".sqlite3", ".db"),
    "duckdb": (".duckdb", ".ddb"),
    "akomantoso": (".akn", ".xml"),
    "popolo": (".popolo",),
    "jsonld": (".jsonld",),
    "graphml": (".graphml",),
    "dot": (".dot", ".gv"),
    "markdown": (".md", ".markdown"),
    "docx": (".docx",),
}
"""govproposal's own formats, each a module of this package, with the suffixes of their files."""

EXTRAS: dict[str, tuple[str, tuple[str, ...]]] = {
    "yaml": ("yaml", ("yaml",)),
    "toml": ("toml", ("tomli_w",)),
    "msgpack": ("msgpack", ("msgpack",)),
    "arrow": ("arrow", ("pyarrow",)),
    "parquet": ("arrow", ("pyarrow",)),
    "duckdb": ("duckdb", ("duckdb", "pyarrow")),
    "docx": ("docx", ("docx",)),
}
"""The extra that a format needs to be written, and the modules that this extra brings."""


class UnknownFormat(GovProposalError, LookupError):
    """There is no format of that name, or none for that suffix; ``known`` lists those there are."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(name, tuple(known))
        self.name = name
        self.known: tuple[str, ...] = self.args[1]

    def __str__(self) -> str:
        return f"no format is named or ends in {self.name!r}; there are: {', '.join(self.known)}"


@attrs.frozen(eq=False, repr=False)
class Entry(Value):
    """A format that is there: its ``name``, and where it comes from (``None`` for govproposal's own)."""

    name: str
    found: Found | None = None


def entries(found: Iterable[Found] | None = None) -> tuple[Entry, ...]:
    """The formats: govproposal's own, then the others by name. *found* are the entry points to take instead of those installed.

    Raises :class:`~govproposal.errors.PluginError` where two distributions bring one name, or one that is govproposal's.

    >>> [one.name for one in entries(())][:3]
    ['json', 'jsonl', 'yaml']
    """
    points = _installed() if found is None else tuple(found)
    named: dict[str, Found] = {}
    for one in sorted(set(points), key=lambda one: (one.name, one.origin)):
        if one.name in SUFFIXES:
            raise PluginError(one.name, "is a format of govproposal itself", [one.origin])
        if one.name in named:
            raise PluginError(one.name, "several distributions bring this format", [named[one.name].origin, one.origin])
        named[one.name] = one
    return (*map(Entry, SUFFIXES), *(Entry(name, one) for name, one in named.items()))


def named(name: str, found: Iterable[Found] | None = None) -> Format:
    """The format called *name*.

    Raises :class:`UnknownFormat`, and :class:`~govproposal.errors.PluginError` where a distribution's format cannot be used.

    >>> named("json").SUFFIXES
    ('.json',)
    """
    if name in SUFFIXES:
        return checked(name, import_module(f"govproposal.converters.{name}"))
    listed = entries(found)
    for one in listed:
        if one.name == name and one.found is not None:
            return _loaded(one.found)
    raise UnknownFormat(name, [one.name for one in listed])


def for_suffix(suffix: str, found: Iterable[Found] | None = None) -> str:
    """The name of the format whose files end in *suffix* (``.yaml``), upper or lower case. Raises as :func:`named`.

    >>> for_suffix(".YML")
    'yaml'
    """
    wanted = suffix.lower()
    for name, suffixes in SUFFIXES.items():
        if wanted in suffixes:
            return name
    listed = entries(found)
    for one in listed:
        if one.found is not None and wanted in _loaded(one.found).SUFFIXES:
            return one.name
    raise UnknownFormat(suffix, [one.name for one in listed])


def checked(name: str, thing: object, origin: str = "govproposal") -> Format:
    """*thing* if it is a format. Raises :class:`~govproposal.errors.PluginError` that says what is missing."""
    missing = [member for member in ("SUFFIXES", "PROFILE", "encode") if not hasattr(thing, member)]
    if missing:
        raise PluginError(name, f"is no format: {', '.join(missing)} missing", [origin])
    if not isinstance(thing.PROFILE, Profile):  # type: ignore[attr-defined]
        raise PluginError(name, "is no format: its PROFILE is no Profile", [origin])
    if not isinstance(thing, Format):
        raise PluginError(name, "is no format", [origin])
    return thing


def there(name: str) -> bool:
    """Whether the optional packages that govproposal's format *name* needs are installed.

    >>> there("json")
    True
    """
    return all(find_spec(module) is not None for module in EXTRAS.get(name, ("", ()))[1])


def _installed() -> tuple[Found, ...]:
    return enabled(GROUP)


@cache
def _loaded(found: Found) -> Format:
    state = load(found)
    if isinstance(state, Broken):
        raise PluginError(found.name, state.reason, [found.origin])
    thing = state.plugin
    if isinstance(thing, Extension):
        if thing.api_version != API_VERSION:
            reason = f"was made for version {thing.api_version!r} of the plugin contract; this is version {API_VERSION}"
            raise PluginError(found.name, reason, [found.origin])
        thing = thing.provides
    return checked(found.name, thing, found.origin)
