"""How two names of units relate (单位关系): one body, one after the other, one a part of the other, or not at all."""

from __future__ import annotations

from datetime import date

from govproposal.units.divisions import LEVEL_WORDS, NATION, chain, divisions, level, locate
from govproposal.units.identity import Relation
from govproposal.units.placing import CITY, Reading
from govproposal.units.reforms import OrganTable, normal, organs
from govproposal.units.resolving import context_of, key_of, read_name
from govproposal.units.spelling import bare


def relation(a: str, b: str, place: str | None = None, on: date | None = None, *, table: OrganTable | None = None) -> Relation:
    """What *b* is to *a*: the same body, its successor, its predecessor, one a part of the other, or none of these.

    Where no *place* is given and one of the names has one, it is the other's as well: 市财政局 beside 赣州市财政局 is of 赣州.

    >>> relation("市发改委", "市发展和改革委员会").value, relation("市环保局", "市生态环境局").value
    ('same', 'successor')
    >>> relation("市公安局", "市公安局交通管理局").value, relation("市科技局", "市科协").value
    ('part', 'none')
    """
    table = table or organs()
    near = (context_of(place), context_of(place)) if place else _near(a, b, on, table)
    one, other = read_name(a, near[0], on, table), read_name(b, near[1], on, table)
    if key_of(one) == key_of(other):
        return Relation.SAME
    if _succeeds(one, other, table):
        return Relation.SUCCESSOR
    if _succeeds(other, one, table):
        return Relation.PREDECESSOR
    return Relation.PART if _is_part(one, other) or _is_part(other, one) else Relation.NONE


def _near(a: str, b: str, on: date | None, table: OrganTable) -> tuple[str | None, str | None]:
    """The places in which two names are read that come without: each in that of the other."""
    left, right = (_own_place(one, on, table) for one in (a, b))
    return (None if left else _around(a, right, on, table), None if right else _around(b, left, on, table))


def _around(name: str, place: str | None, on: date | None, table: OrganTable) -> str | None:
    """The place to read *name* in beside a name of *place*: one without any level is the city's (财政局 beside 江汉区财政局)."""
    if place is None or read_name(name, None, on, table).place != CITY or bare(name)[0].startswith(CITY):
        return place
    city = locate(CITY, place)
    return None if city in LEVEL_WORDS else city


def _own_place(name: str, on: date | None, table: OrganTable) -> str | None:
    """The place that a name itself gives, if it is more than a level, or a district that may lie in several cities."""
    place = read_name(name, None, on, table).place
    if place is None or place in LEVEL_WORDS or place == NATION:
        return None
    return place if place in divisions().paths or len(chain(place)) > 1 or level(place) != "c" else None


def _succeeds(old: Reading, new: Reading, table: OrganTable) -> bool:
    """Whether *new* took over from *old*, itself or through others, in the same place or in the place that took its place over."""
    if old.sub or new.sub or old.each or new.each:
        return False
    same_organ = (old.organ and old.organ.name) == (new.organ and new.organ.name) and old.stem == new.stem
    if old.place == new.place:
        return old.organ is not None and new.organ is not None and new.organ.name in table.after(old.organ.name)
    return same_organ and any(place == new.place for place, _ in divisions().next.get(old.place or "", ()))


def _is_part(part: Reading, whole: Reading) -> bool:
    """Whether one is a part of the other: of its organ, a branch of it in a district, an outlet of the enterprise, a member."""
    if whole.each:
        same = part.organ is whole.organ if part.organ or whole.organ else part.stem == whole.stem
        inside = whole.place is None or whole.place in chain(part.place) or part.place in LEVEL_WORDS
        return bool(not part.each and same and inside and part.place and _own(part.place).endswith(tuple(whole.each)))
    if part.sub and not whole.sub and part.place == whole.place and part.organ is whole.organ:
        return True
    if part.organ is None or whole.organ is None:
        return part.branch and not whole.branch and part.stem == normal(whole.words)
    if part.organ.parent and part.organ.parent == whole.organ.name and part.place == whole.place:
        return not whole.sub
    if part.organ.system == whole.organ.name and whole.place == NATION:
        return True
    if part.organ.name != whole.organ.name or whole.sub or part.place == whole.place:
        return False
    over = chain(part.place)[1:]
    if part.kind == "enterprise":
        return part.branch and (whole.place == NATION or whole.place in over)
    return (part.branch or _branch_by_table(part)) and whole.place in over[:1]


def _own(place: str) -> str:
    known = divisions().paths.get(place)
    return known.own if known else place


def _branch_by_table(part: Reading) -> bool:
    branch = part.organ.branch if part.organ else ""
    return bool(branch) and _own(part.place or "").endswith(tuple(branch))
