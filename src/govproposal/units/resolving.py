"""Resolving a unit's name to a body (单位名称识别)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import attrs

from govproposal.folding import fold
from govproposal.units.divisions import LEVEL_WORDS, divisions, existence, level, locate
from govproposal.units.identity import Body, Resolution
from govproposal.units.names import parse_unit, unit_grade
from govproposal.units.naming import full_name, named_place, own_name
from govproposal.units.placing import Reading, Setting, bounds, in_force
from govproposal.units.reading import read
from govproposal.units.reforms import Organ, OrganTable, organs
from govproposal.units.spelling import bare
from govproposal.units.zones import area_path

_OWN_NAMES = ("enterprise", "institution")


def resolve(name: str, place: str | None = None, on: date | None = None, *, table: OrganTable | None = None) -> Resolution:
    """The body that *name* is a name of, in the place that a text is about and on the day it is of.

    *place* (``武汉市``, ``湖北``, ``赣州市章贡区``) decides what 市 and 区 mean, and whose 财政局 one without place is. *on* decides
    between the bodies that went by one name; without it the one that the table has first is found, and the reason says so. *table*
    is the table of organs, the package's by default (:func:`~govproposal.units.reforms.load_organs`). Nothing is raised: an
    unknown name stays unresolved, with candidates.

    >>> resolve("市经信局", "赣州市").body.name, resolve("赣州市经济和信息化局").body.id == resolve("市经信局", "赣州").body.id
    ('赣州市经济和信息化局', True)
    >>> resolve("湿地办").resolved
    False
    """
    return _resolved(name, place, on, table or organs())


@lru_cache(maxsize=8192)
def _resolved(name: str, place: str | None, on: date | None, table: OrganTable) -> Resolution:
    found = read_name(name, context_of(place), on, table)
    aliases = bare(name)[1]
    key = key_of(found)
    if found.organ is not None:
        body = _body(found, found.organ, key)
        others = tuple(_body(found, one, f"{_where(found.place)}/{one.name}") for one in found.among if one is not found.organ)
        return Resolution(name=name, key=key, body=body, reason=_reason(found, on), candidates=(body, *others), aliases=aliases)
    if _names_itself(found):
        body = _own_body(found, key)
        reason = found.rule or "a full name of its own"
        return Resolution(name=name, key=key, body=body, reason=reason, candidates=(body,), aliases=aliases)
    known = unit_grade(fold(name)) >= 2
    reason = "no organ of the table" if known else "no name of a unit"
    return Resolution(name=name, key=key, body=None, reason=reason, candidates=_like(found, table) if known else (), aliases=aliases)


@lru_cache(maxsize=8192)
def read_name(name: str, place: str | None, on: date | None, table: OrganTable) -> Reading:
    """A name as it is written, read in a place (a path) and on a day."""
    words, _ = bare(name)
    found = read(words, Setting(place, on, table))
    if found.organ is None and found.kind == "other":
        return attrs.evolve(found, kind=parse_unit(words).kind)
    return found


@lru_cache(maxsize=512)
def context_of(place: str | None) -> str | None:
    """The path of the place that a caller names; a zone is a place too."""
    if not place:
        return None
    folded = fold(place).replace(" ", "")
    found = locate(folded)
    if found and found not in LEVEL_WORDS:
        return found
    return None if found else divisions().joint.get(area_path(folded, None), area_path(folded, None))


def _where(place: str | None) -> str:
    return place or "?"


def key_of(found: Reading) -> str:
    """What tells bodies apart: the place and the organ, with the part of it that is meant."""
    organ = found.organ.name if found.organ else found.stem
    each = f"各{found.each}" if found.each else ""
    return f"{_where(found.place)}/{each}{organ}" + (f"/{found.sub}" if found.sub else "")


def _body(found: Reading, organ: Organ, key: str) -> Body:
    since, until = bounds(organ, found.place)
    kind = "collective" if found.kind == "collective" else organ.kind
    return Body(
        id=key, name=full_name(found, organ), place=named_place(found.place), level=level(found.place), organ=organ.name, kind=kind,
        since=since, until=until,
    )  # fmt: skip


def _reason(found: Reading, on: date | None) -> str:
    organ = found.organ
    reason = found.rule
    if found.place in LEVEL_WORDS:
        reason += f"; which {found.place} is not said"
    if organ is None:
        return reason
    if on is not None and not in_force(organ, found.place, on):
        return f"{reason}; not in force on {on.isoformat()}"
    if on is None and len(found.among) > 1:
        return f"{reason}; of {len(found.among)} bodies with this name over time, {organ.name}"
    return reason


def _names_itself(found: Reading) -> bool:
    """Whether a name outside the table is one in full: an enterprise, a school, the committee of a zone, a collective."""
    if "(" in found.words or ")" in found.words:
        return False
    if found.kind == "collective" or (found.stem == "管理委员会" and found.place not in (None, *LEVEL_WORDS)):
        return True
    return found.kind in _OWN_NAMES and len(found.words) > 3 and found.place not in LEVEL_WORDS


def _own_body(found: Reading, key: str) -> Body:
    since, until = existence(found.place)
    place, at = named_place(found.place), level(found.place)
    return Body(id=key, name=own_name(found), place=place, level=at, kind=found.kind, since=since, until=until)


def _like(found: Reading, table: OrganTable) -> tuple[Body, ...]:
    """The organs whose names an unknown stem begins like, those with most in common first, then in the table's order; three at most."""
    stem = found.stem
    near: dict[str, tuple[int, Organ]] = {}
    for name, named in table.named.items():
        if name[:2] == stem[:2]:
            shared = len(set(name) & set(stem))
            organ = named[0]
            if shared > near.get(organ.name, (0, organ))[0]:
                near[organ.name] = (shared, organ)
    best = sorted(near.values(), key=lambda one: -one[0])[:3]
    return tuple(_body(found, organ, f"{_where(found.place)}/{organ.name}") for _, organ in best)
