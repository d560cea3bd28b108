"""The one seam to unit identity: which organ a unit's name means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from importlib import import_module


def body(name: str, place: str | None, on: date | None) -> str | None:
    """The name of the organ that a unit's name means at a place and day, ``None`` where it is not known."""
    resolve = _resolver()
    found = resolve(name, place=place, on=on) if resolve else None
    named = getattr(found, "body", None)
    return named if named is None or isinstance(named, str) else getattr(named, "name", None)


@cache
def _resolver() -> Callable[..., object] | None:
    found: Callable[..., object] | None = getattr(import_module("govproposal.units"), "resolve", None)
    return found
