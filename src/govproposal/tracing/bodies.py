"""The one seam to unit identity: which organ a unit's name means."""

from __future__ import annotations

from datetime import date


def body(name: str, place: str | None, on: date | None) -> str | None:
    """The name of the organ that a unit's name means at a place and day, ``None`` where it is not known."""
    from govproposal.units import resolve  # a trace without units needs no table of organs

    found = resolve(name, place=place, on=on).body
    return found.name if found else None
