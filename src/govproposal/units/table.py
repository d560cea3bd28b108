"""The table of organ stems (机构词干) and places, read once from ``organs.json`` when it is first asked for."""

from __future__ import annotations

from functools import cache

import attrs

from govproposal.frozen import Value
from govproposal.units.bundled import bundled

_KINDS = {"court": "other", "mass": "other", "military": "other", "democratic": "party", "area": "government"}
_ENDS = "局委办厅署部处心室院所站台社馆厂会队园联协科区城港村道镇乡场湖投司团行府校学店库组关业"


@attrs.frozen(eq=False, repr=False)
class Table(Value):
    """The table: ``stems`` from a stem to its kind, ``canonical`` from a stem to the full form of the same organ.

    ``places`` are names of provinces and prefectures without their level (``武汉``), ``counties`` the one-character names of
    counties (``易`` in 易县), ``heads`` what begins the name of many units at once (``各``, ``有关``).
    ``ends`` are the characters that a name of an organ can end in, ``lengths`` the lengths that names of places have, longest first.
    """

    stems: dict[str, str]
    canonical: dict[str, str]
    places: frozenset[str]
    counties: frozenset[str]
    heads: tuple[str, ...]
    lengths: tuple[int, ...]
    ends: frozenset[str]


@cache
def table() -> Table:
    """The table of the package.

    >>> table().stems["财政局"], table().canonical["发改委"]
    ('government', '发展和改革委员会')
    """
    data = bundled("organs.json")
    stems: dict[str, str] = {}
    canonical: dict[str, str] = {}
    for organ in data["organs"]:
        kind = _KINDS.get(organ["kind"], organ["kind"])
        for stem in (organ["name"], *organ["short"].split()):
            stems.setdefault(stem, kind)
            canonical.setdefault(stem, organ["name"])
    places = frozenset(data["places"].split())
    lengths = tuple(sorted({len(place) for place in places}, reverse=True))
    ends = frozenset(stem[-1] for stem in stems) | frozenset(_ENDS)
    return Table(stems, canonical, places, frozenset(data["counties"]), tuple(data["heads"]), lengths, ends)
