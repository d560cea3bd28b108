"""Which names are organs (单位), where such a name ends, and which body it names at which time.

>>> from govproposal.units import relation, resolve
>>> resolve("市卫健委", place="赣州市").body.name
'赣州市卫生健康委员会'

What is listed in ``__all__`` is imported when it is first used: reading documents needs only the grammar of names.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govproposal.units.identity import Body, Relation, Resolution
    from govproposal.units.listing import Duty, Listed, bodies
    from govproposal.units.reforms import OrganTable, load_organs, organs
    from govproposal.units.relating import relation
    from govproposal.units.resolving import resolve

_HOME = {
    "Body": "identity",
    "Duty": "listing",
    "Listed": "listing",
    "OrganTable": "reforms",
    "Relation": "identity",
    "Resolution": "identity",
    "bodies": "listing",
    "load_organs": "reforms",
    "organs": "reforms",
    "relation": "relating",
    "resolve": "resolving",
}

__all__ = ["Body", "Duty", "Listed", "OrganTable", "Relation", "Resolution", "bodies", "load_organs", "organs", "relation", "resolve"]


def __getattr__(name: str) -> object:
    """What is public, imported from its home when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
