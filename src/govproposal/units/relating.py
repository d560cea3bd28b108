"""How two names of units relate (单位关系): one body, one after the other, one a part of the other, or not at all."""

from __future__ import annotations

from datetime import date

from govproposal.units.divisions import LEVEL_WORDS, NATION, chain, divisions, level, locate, own
from govproposal.units.identity import Relation
from govproposal.units.placing import CITY, Reading, in_force
from govproposal.units.reforms import Organ, OrganTable, normal, organs
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
    if not _both_there(one, other, on):
        if _succeeds(one, other, table):
            return Relation.SUCCESSOR
        if _succeeds(other, one, table):
            return Relation.PREDECESSOR
    if _attached(a, b) or _attached(b, a):
        return Relation.PART
    return Relation.PART if _is_part(one, other, table) or _is_part(other, one, table) else Relation.NONE


def _near(a: str, b: str, on: date | None, table: OrganTable) -> tuple[str | None, str | None]:
    """The places in which two names are read that come without: each in that of the other."""
    left, right = (_own_place(one, on, table) for one in (a, b))
    return (None if left else _around(a, right, on, table), None if right else _around(b, left, on, table))


def _around(name: str, place: str | None, on: date | None, table: OrganTable) -> str | None:
    """The place to read *name* in beside a name of *place*: one without any level is the city's (财政局 beside 江汉区财政局)."""
    if "附属" in name:  # a hospital of a school is where the school is
        return None
    if place is None or read_name(name, None, on, table).place != CITY or bare(name)[0].startswith(CITY):
        return place
    city = locate(CITY, place)
    return None if city in LEVEL_WORDS else city


def _own_place(name: str, on: date | None, table: OrganTable) -> str | None:
    """The place that a name itself gives, if it is more than a level, or a district that may lie in several cities."""
    place = read_name(name, None, on, table).place
    if place is None or place in LEVEL_WORDS or place == NATION:
        return None
    return place if place in divisions().paths or len(chain(place)) > 1 or level(place) not in ("c", "t") else None


def _both_there(one: Reading, other: Reading, on: date | None) -> bool:
    """Whether both were there on the day: then none has taken over from the other."""
    if on is None or one.organ is None or other.organ is None:
        return False
    return in_force(one.organ, one.place, on) and in_force(other.organ, other.place, on)


def _attached(part: str, whole: str) -> bool:
    """Whether one is attached to the school that the other is: 复旦大学附属中山医院, 复旦大学."""
    return bare(part)[0].startswith(bare(whole)[0] + "附属")


def _succeeds(old: Reading, new: Reading, table: OrganTable) -> bool:
    """Whether *new* took over from *old*, itself or through others, in the same place or in the place that took its place over."""
    if old.sub or new.sub or old.each or new.each:
        return False
    if old.place != new.place and (old.place in LEVEL_WORDS or new.place in LEVEL_WORDS):
        return False
    same_organ = (old.organ and old.organ.name) == (new.organ and new.organ.name) and old.stem == new.stem
    if old.place == new.place:
        return old.organ is not None and new.organ is not None and new.organ.name in table.after(old.organ.name)
    if not same_organ or old.place is None or new.place is None:
        return False
    return any(place == new.place for place, _ in divisions().next.get(old.place, ())) or _became_district(old.place, new.place)


def _became_district(old: str, new: str) -> bool:
    """Whether a county or county city of a city was made its district (撤县设区): 富阳市, 富阳区. No city has both at once."""
    return old[:-1] == new[:-1] and old.endswith(("县", "市")) and new.endswith("区") and level(old) == level(new) == "c"


def _is_part(part: Reading, whole: Reading, table: OrganTable) -> bool:
    """Whether one is a part of the other: of its organ, a branch of it in a district, an outlet of the enterprise, a member."""
    if whole.each:
        same = part.organ is whole.organ if part.organ or whole.organ else part.stem == whole.stem
        inside = whole.place is None or whole.place in chain(part.place) or part.place in LEVEL_WORDS
        return bool(not part.each and same and inside and part.place and own(part.place).endswith(_kinds(whole.each)))
    if part.sub and part.sub != whole.sub and part.sub.startswith(whole.sub) and _alike(part, whole) and part.place == whole.place:
        return True
    if part.organ is None or whole.organ is None:
        return part.branch and not whole.branch and part.stem == normal(whole.words)
    if part.organ.parent and part.organ.parent == whole.organ.name and part.place == whole.place:
        return not whole.sub
    if whole.place == NATION and part.place != NATION and not whole.sub and _in_system(part.organ, whole.organ, table):
        return True
    if part.organ.name != whole.organ.name or whole.sub or part.place == whole.place:
        return False
    over = chain(part.place)[1:]
    if part.kind == "enterprise":
        return (part.branch or bool(part.organ.system)) and (whole.place == NATION or whole.place in over)
    return (part.branch or _branch_by_table(part)) and whole.place in over[:1]


def _kinds(each: str) -> tuple[str, ...]:
    """In what the names of the places end that a collective is of; a street is 街 in it."""
    return tuple("街道" if one == "街" else one for one in each)


def _alike(part: Reading, whole: Reading) -> bool:
    return part.organ == whole.organ and part.stem == whole.stem


def _in_system(part: Organ, head: Organ, table: OrganTable) -> bool:
    """Whether the nation's organ is the head office of a system (垂直管理) that an organ is of."""
    return bool(part.system) and (part.system == head.name or head in table.named.get(normal(part.system.removeprefix("国家")), ()))


def _branch_by_table(part: Reading) -> bool:
    branch = part.organ.branch if part.organ else ""
    return bool(branch) and own(part.place or "").endswith(tuple(branch))
