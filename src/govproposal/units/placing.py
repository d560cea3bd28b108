"""A place and an organ of the table behind it (地名与机构): how most names are made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from govproposal.frozen import Value
from govproposal.patterns import lazy
from govproposal.units.compounds import shortened
from govproposal.units.divisions import existence, level, locate
from govproposal.units.places import place_ends
from govproposal.units.reforms import Organ, OrganTable, normal

CITY = "市"
"""The level that a name without place is taken to be of, where the context says no other."""
CORPS = "新疆生产建设兵团"
"""The corps (兵团), which has organs as a province has."""
_TOWN = lazy(
    r".{2,12}?自治[县旗]|(?:.{2,8}?[市县区旗])?.{1,5}?[^市县区旗](?:街道|镇|(?<!城)乡)(?=$|办|政府|人民政府|党|纪|人大|工委|工作委员会|委员会)"
)
_PUBLIC = lazy(r"^(?:委[省市县区州]?)?政府")
_GENERAL = lazy(r"(?<=..)(?:管理|发展|工作|事务)+(?=.$)")
_LOCAL_OUTLET = lazy(r"(?P<head>.{2,}?(?:公司|集团|银行))(?P<where>.{2,6}?)(?:市|省)?(?P<kind>分公司|分行|支行)")
_NO_PLACE = ("城乡", "住房城市", "文明城市")
"""What 住房城乡建设局 and the like begin with ends as places do."""
_LAST_LEVEL = (*"市县区州旗镇乡", "街道")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Reading(Value):
    """What a name says: ``place`` a path, an area or a word for a level, ``None`` for none; the ``organ`` of the table, or the
    ``stem`` (:func:`~govproposal.units.reforms.normal`) that is none; ``sub`` a part of it; ``branch`` that it is a branch (分局).
    """

    words: str
    place: str | None
    organ: Organ | None = None
    stem: str = ""
    sub: str = ""
    kind: str = "other"
    branch: bool = False
    among: tuple[Organ, ...] = ()
    each: str = ""
    rule: str = ""


@attrs.frozen(eq=False, repr=False)
class Setting(Value):
    """Where and when names are read: ``place`` a path or ``None``, ``on`` a day or ``None``, and the table of organs."""

    place: str | None
    on: date | None
    table: OrganTable


def _pick(named: tuple[Organ, ...], at: str | None, on: date | None) -> Organ:
    """The organ of several with one name: the one there was on the day, else the first."""
    if on is None or len(named) == 1:
        return named[0]
    return next((one for one in named if in_force(one, at, on)), named[0])


def bounds(organ: Organ, place: str | None) -> tuple[date | None, date | None]:
    """Since when and until when there was an organ in a place."""
    at = level(place) or "m"
    kept = place is not None and any(place.startswith(one) for one in organ.kept)
    since, until = existence(place)
    begun, ended = organ.since.get(at), None if kept else organ.until.get(at)
    return max(filter(None, (since, begun)), default=None), min(filter(None, (until, ended)), default=None)


def in_force(organ: Organ, place: str | None, on: date) -> bool:
    """Whether there was the organ in a place on that day."""
    since, until = bounds(organ, place)
    return (since is None or since <= on) and (until is None or on < until)


def found_in(
    words: str, place: str | None, named: tuple[Organ, ...], on: date | None, rule: str, *, branch: bool = False, sub: str = ""
) -> Reading:
    """A reading of *words* as one of the organs *named*: the one that there was on the day."""
    organ = _pick(named, place, on)
    return Reading(words=words, place=place, organ=organ, among=named, kind=organ.kind, rule=rule, branch=branch, sub=sub)


def placed(words: str, setting: Setting, *, head: str = "") -> Reading | None:
    """A place or level and an organ of the table behind it, or a part of such an organ."""
    splits = _splits(words, setting.place) if words else ()
    for end in splits:
        named = (
            setting.table.named.get(normal(head.removeprefix("国家").removeprefix("中国") + words[end:]))
            if head
            else named_in(words[end:], setting.table, words[:end])
        )
        place = place_of(words[:end], setting.place, words[end:]) if named else None
        if named and place:
            own = normal(words[end:])
            branch = words.endswith("分局") or (bool(own) and own.startswith("国网"))
            return found_in(words, place, named, setting.on, "in the table", branch=branch)
    return None


def named_in(words: str, table: OrganTable, before: str = "") -> tuple[Organ, ...] | None:
    """The organs that a stem is a name of, behind a place: 政府外办 is 外办, 党委宣传部 the 委宣传部, and nothing the government.

    An organ whose full name this is comes before those it is a short form of.
    """
    stem = normal(words) or "政府"
    if before.endswith("街道") and stem in ("办", "街道", "政府"):
        stem = "街道办"
    found = next((found for form in _forms(stem) if (found := table.named.get(form))), None)
    own = table.full.get(words)
    return (own, *(one for one in found or () if one is not own)) if own else found


def _forms(stem: str) -> Iterator[str]:
    yield stem
    short = _PUBLIC.sub("", stem)
    if len(short) > 1:
        yield short
    if stem.startswith("党委"):
        yield stem[1:]
    if stem.startswith("人大常委会"):
        yield "人大" + stem[5:]
    if len(stem) > 3:
        yield shortened(stem)


def own_stem(words: str) -> str:
    """The stem of an organ that the table does not have, without what is often left out: 通信发展管理办公室 is 通信发展办."""
    stem = normal(words)
    short = _PUBLIC.sub("", stem)
    short = _GENERAL.sub("", short) if short.endswith(("局", "委", "办")) else short
    return shortened(short if len(short) > 3 else stem)


def _splits(words: str, context: str | None = None) -> tuple[int, ...]:
    """Where the place may end: known places first (市|住房城乡建设局, not 市住房城乡|建设局), the longest of each first.

    A name that is a place alone is its government's.
    """
    ends = place_ends(words, 0, len(words))
    for path in (context, CORPS, "地区"):
        if path and words.startswith(path):
            ends = {**ends, len(path): 2}
    town = _TOWN.match(words)
    if town is not None:
        ends = {town.end(): 1, **ends}
    inside = [end for end in ends if end < len(words) and not words.endswith(_NO_PLACE, 0, end)]
    sure = [*inside, *(end for end in ends if end == len(words) > 1 and words.endswith(_LAST_LEVEL))]
    known = [end for end in sure if ends[end] == 2]
    return (*sorted(known, reverse=True), 0, *sorted(set(sure) - set(known), reverse=True))


def place_of(words: str, context: str | None, stem: str) -> str | None:
    """The place that a name begins with; for none the context, else the level that the stem is usual at."""
    if words:
        return locate(words, context)
    if stem.endswith("厅") and not stem.endswith("办公厅"):
        return locate("省", context)
    return context or CITY


def unknown(words: str, setting: Setting) -> Reading:
    """A name that the table does not have: its place, and its stem as it is written."""
    outlet = _LOCAL_OUTLET.fullmatch(words)
    if outlet is not None and (place := locate(outlet["where"], setting.place)):
        stem = normal(outlet["head"])
        return Reading(words=words, place=place, stem=stem, kind="enterprise", branch=True, rule="an outlet of an enterprise")
    ends = [end for end in _splits(words, setting.place) if 0 < end < len(words)]
    if ends and ends[0] > 1:
        ends.sort(reverse=True)  # 赣州市上犹县|人民医院: the county is a part of the place
    place, end = next(((place, end) for end in ends if (place := locate(words[:end], setting.place))), (None, 0))
    return Reading(words=words, place=place if end else setting.place, stem=own_stem(words[end:]))
