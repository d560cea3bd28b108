"""Finding plugins: the entry points that installed distributions declare.

``importlib.metadata`` does this for everybody, and costs 25 ms to import (it brings an e-mail and a zip reader), more than the
parsing of a document. Where it is not in memory already, the ``entry_points.txt`` files of the directories on ``sys.path`` are
read here, as the specification of entry points lays them down; anything but plain directories there is left to it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from govproposal.registry.states import Found

PREFIX = "govproposal."
GROUPS = frozenset(PREFIX + kind for kind in ("parsers", "records", "readers", "converters", "organs", "diagnostics"))
"""The entry point groups by which plugins are found: parsers, and the kinds of :mod:`govproposal.extensions`."""


def discover(path: Iterable[str] | None = None) -> tuple[Found, ...]:
    """The entry points of the groups :data:`GROUPS`; nothing of them is imported. *path* stands for ``sys.path``."""
    if path is None and ("importlib.metadata" in sys.modules or not _plain()):
        return from_metadata()
    return tuple(scan(sys.path if path is None else path))


def from_metadata() -> tuple[Found, ...]:
    """As :func:`discover`, by ``importlib.metadata``."""
    from importlib.metadata import entry_points

    points = [point for group in sorted(GROUPS) for point in entry_points(group=group)]
    return tuple(
        Found(p.name, p.value, p.dist.name, p.dist.version, p.group) if p.dist else Found(p.name, p.value, group=p.group) for p in points
    )


def scan(path: Iterable[str]) -> Iterator[Found]:
    """As :func:`discover`, by reading directories; of two copies of a distribution the first on *path* counts."""
    seen: set[str] = set()
    for folder in path:
        for name in _metadata_folders(folder or "."):
            distribution = _normal(name.rpartition(".")[0].partition("-")[0])
            if distribution not in seen:
                seen.add(distribution)
                yield from _declared(os.path.join(folder or ".", name))  # noqa: PTH118 (pathlib costs more than the reading)


def _plain() -> bool:
    """Whether every place that modules come from is a directory, searched in the usual way."""
    finders = [finder for finder in sys.meta_path if hasattr(finder, "find_distributions")]
    usual = all(getattr(finder, "__name__", "") == "PathFinder" for finder in finders)
    return usual and not any(folder.endswith(".egg") or os.path.isfile(folder) for folder in sys.path)  # noqa: PTH113


def _metadata_folders(folder: str) -> list[str]:
    try:
        return [name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info"))]  # noqa: PTH208
    except OSError:
        return []


def _declared(folder: str) -> Iterator[Found]:
    """The entry points of the groups in one distribution's metadata."""
    text = _read(f"{folder}/entry_points.txt")
    if PREFIX not in text:
        return
    about = _read(f"{folder}/METADATA") or _read(f"{folder}/PKG-INFO")
    fields = {name: value.strip(" ") for name, _, value in (line.partition(":") for line in about.split("\n\n")[0].split("\n"))}
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[] ")
        elif section in GROUPS and "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            yield Found(name.strip(), value.strip(), fields.get("Name", "?"), fields.get("Version", "?"), section)


def _normal(name: str) -> str:
    """The name of a distribution as names are compared: runs of ``-``, ``_`` and ``.`` are one hyphen."""
    name = name.replace("_", "-").replace(".", "-").lower()
    while "--" in name:
        name = name.replace("--", "-")
    return name


def _read(name: str) -> str:
    try:
        with open(name, encoding="utf-8") as file:  # noqa: PTH123
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""
