"""Administrative divisions (行政区划): which place a name begins with, and which one ``市`` or ``区`` means in a place.

A place is known by its path, the full names from the prefecture down: ``湖北省``, ``赣州市``, ``赣州市章贡区``. Provinces, prefectures and
the districts of the provincial capitals are in ``divisions.json``; other counties and districts are taken as they are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache

import attrs

from govproposal.frozen import Value
from govproposal.patterns import lazy
from govproposal.units.bundled import bundled

NATION = "中国"
"""The path of the nation."""
LEVEL_WORDS = frozenset(("省", "自治区", "市", "州", "盟", "地区", "县", "区", "旗", "自治县", "自治旗", "镇", "乡", "街道"))
"""What stands for a place whose name is left out."""
_SUFFIX = lazy(r"(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|自治州|地区|林区|[省市盟])$")
_PEOPLE = (
    "土家|朝鲜|苗|藏|羌|彝|布依|侗|壮|哈尼|傣|白|景颇|傈僳|回|蒙古|满|瑶|畲|黎|土|撒拉|东乡|保安|裕固|哈萨克|锡伯|塔吉克|维吾尔|纳西|"
    "拉祜|佤|布朗|普米|怒|独龙|仡佬|水|毛南|仫佬|达斡尔|各"
)
_PEOPLES = lazy(rf"(?<=..)(?:(?:{_PEOPLE})族|蒙古|柯尔克孜|哈萨克)+(?=自治州)")
_AUTONOMOUS = lazy(rf"(?:(?<=..)(?:(?:{_PEOPLE})族|蒙古|哈萨克|塔吉克|锡伯)+|族)?自治(?=[县旗]$)")
_PART = lazy(r"[城郊矿]区|.县|.{2,10}?(?:街道|[市县区旗镇乡])")
_ROAD = lazy(r"[东西南北中]?(?:路|大道|大街|街|桥|门)?(?:街道|镇|乡)")
_LEVEL_CHARS = frozenset("省市县区州盟旗")
_LEVEL_OF = {"省": "p", "自治区": "p", "市": "m", "州": "m", "盟": "m", "地区": "m", "镇": "t", "乡": "t", "街道": "t"}


@attrs.frozen(eq=False, repr=False)
class Division(Value):
    """A place: its ``path``, its ``own`` name, its level (``p``, ``m`` or ``c``), the path of the place above, and when it was one."""

    path: str
    own: str
    level: str
    parent: str | None
    since: date | None = None
    until: date | None = None


@attrs.frozen(eq=False)
class Divisions:
    """All known places: ``named`` from every name and short form to paths, ``districts`` from a prefecture to its districts.

    ``areas`` are development zones and the like from every name to the one they are known by; ``joint`` are zones and districts
    that one organ governs; ``next`` leads from a place to those that took it over.
    """

    paths: Mapping[str, Division]
    named: Mapping[str, tuple[str, ...]]
    districts: Mapping[str, tuple[str, ...]]
    elsewhere: frozenset[str]
    areas: Mapping[str, str]
    joint: Mapping[str, str]
    next: Mapping[str, tuple[tuple[str, date], ...]]


@cache
def divisions() -> Divisions:
    """The places of the package.

    >>> divisions().named["恩施州"], divisions().paths["武汉市江汉区"].parent
    (('恩施土家族苗族自治州',), '武汉市')
    """
    data = bundled("divisions.json")
    ends = {path: date.fromisoformat(one["at"]) for one in data["changes"] for path in one["from"].split()}
    # What a county or another place was made into begins then; a district that took in others was there before.
    made = {one["to"]: one["at"] for one in data["changes"] if not one["from"].endswith("区") and one["to"].endswith(("区", "市"))}
    begins = {path: date.fromisoformat(day) for path, day in {**made, **data["since"]}.items()}
    paths = {one.path: attrs.evolve(one, since=begins.get(one.path), until=ends.get(one.path)) for one in _all(data)}
    named: dict[str, list[str]] = {}
    for one in paths.values():
        for name in _names(one):
            named.setdefault(name, []).append(one.path)
    areas = {name: area for area, names in data["areas"].items() for name in (area, *names.split())}
    after: dict[str, list[tuple[str, date]]] = {}
    for change in (*data["changes"], *data["area_changes"]):
        for path in change["from"].split():
            after.setdefault(path, []).extend((new, date.fromisoformat(change["at"])) for new in change["to"].split())
    return Divisions(
        paths=paths,
        named={name: tuple(found) for name, found in named.items()},
        districts={city: tuple(names.split()) for city, names in data["districts"].items()},
        elsewhere=frozenset(data["elsewhere"].split()),
        areas=areas,
        joint=data["joint"],
        next={path: tuple(found) for path, found in after.items()},
    )


def _all(data: Mapping[str, Mapping[str, str]]) -> Iterator[Division]:
    for province, cities in data["provinces"].items():
        yield Division(province, province, "p", NATION)
        yield from (Division(city, city, "m", province) for city in cities.split())
    for city, names in data["districts"].items():
        yield from (Division(city + name, name, "c", city) for name in names.split())


def _names(one: Division) -> Iterator[str]:
    yield one.own
    plain = _PEOPLES.sub("", one.own).replace("自治州", "州") if one.level == "m" else one.own
    short = _SUFFIX.sub("", plain) if one.level != "c" else one.own
    yield from {plain, short, plain.removesuffix("州") if plain.endswith("州") and len(plain) >= 3 else short} - {one.own}
    if one.level == "c" and short_county(one.own) != one.own:
        yield short_county(one.own)
    if one.level == "p" and one.own.endswith("自治区"):
        yield short + "自治区"


def short_county(name: str) -> str:
    """An autonomous county or banner (自治县, 自治旗) by its short name, other places as they are.

    >>> short_county("大通回族土族自治县"), short_county("鄂温克族自治旗"), short_county("安吉县")
    ('大通县', '鄂温克旗', '安吉县')
    """
    return _AUTONOMOUS.sub("", name) if name.endswith(("自治县", "自治旗")) else name


@lru_cache(maxsize=4096)
def chain(path: str | None) -> tuple[str, ...]:
    """A path with those above it, the nearest first.

    >>> chain("武汉市江汉区")
    ('武汉市江汉区', '武汉市', '湖北省')
    """
    if not path:
        return ()
    known = divisions().paths.get(path)
    if known is not None:
        return (path, *chain(known.parent if known.parent != NATION else None))
    end = next((end for end in range(len(path) - 1, 1, -1) if path[:end] in divisions().paths), 0)
    return (*_below(path[:end], path[end:]), *chain(path[:end]))


def own(path: str) -> str:
    """The last name of a path.

    >>> own("赣州市章贡区"), own("苏州市昆山市周庄镇")
    ('章贡区', '周庄镇')
    """
    known = divisions().paths.get(path)
    over = chain(path)[1:]
    return known.own if known else path.removeprefix(over[0]) if over else path


def _below(path: str, rest: str) -> tuple[str, ...]:
    """The paths of the places that *rest* names one in another below *path*, the lowest first."""
    found: list[str] = []
    for part in _parts(rest):
        path += part
        found.append(path)
    return tuple(reversed(found))


def _parts(words: str) -> tuple[str, ...]:
    """Names of counties and townships one behind another, taken apart: 昆山市|周庄镇; *words* whole where they are none."""
    parts = tuple(found[0] for found in _PART.finditer(words))
    return parts if "".join(parts) == words else (words,)


def existence(path: str | None) -> tuple[date | None, date | None]:
    """Since and until when there was a place, as far as it is known; the second is the first day there was not.

    >>> existence("杭州市江干区"), existence("杭州市西湖区")
    ((None, datetime.date(2021, 4, 9)), (None, None))
    """
    known = divisions().paths.get(path or "")
    if known is not None:
        return known.since, known.until
    after = divisions().next.get(path or "", ())
    before = [day for found in divisions().next.values() for new, day in found if new == path]
    return min(before, default=None), min((day for _, day in after), default=None)


def level(path: str | None) -> str | None:
    """The level of a path or of a word for one.

    >>> level("赣州市"), level("赣州市章贡区"), level("省"), level("易县")
    ('m', 'c', 'p', 'c')
    """
    if not path:
        return None
    if path == NATION:
        return "n"
    known = divisions().paths.get(path)
    if known is not None:
        return known.level
    if path in LEVEL_WORDS:
        return _LEVEL_OF.get(path, "c")
    return "t" if path.endswith(("镇", "乡", "街道")) else "c"


@lru_cache(maxsize=4096)
def locate(words: str, context: str | None = None) -> str | None:
    """The path of the place that folded *words* name, in the place *context* (a path); a word for a level where it is unknown.

    ``None`` where *words* are no place.

    >>> locate("湖北武汉江汉区"), locate("市", "武汉市江汉区"), locate("区", "武汉市"), locate("章贡区", "赣州市")
    ('武汉市江汉区', '武汉市', '区', '赣州市章贡区')
    """
    if words in LEVEL_WORDS:
        return _above(words, context) or words
    if words == context:
        return words
    table, at, path, last = divisions(), 0, "", ""
    if words[:1] in ("省", "市", "州") and len(words) > 2:
        path, at = _above(words[0], context) or "", 1
    while at < len(words):
        end, found = _step(words, at, path or context)
        if not found:
            break
        if words[end - 1] not in _LEVEL_CHARS and _ROAD.fullmatch(words, end):
            break  # 长春|路街道: a street's name, not the city's
        path, last, at = found, words[at:end], end
    rest = words[at:]
    if rest == "县" and last and last[-1] not in _LEVEL_CHARS:
        return path + last + rest  # 绍兴|县 of 绍兴市
    if not rest:
        return path or None
    if len(rest) < 2 or not rest.endswith(tuple(LEVEL_WORDS)):
        return path + rest if path and rest in LEVEL_WORDS else None
    return _unknown(rest, path, context, table)


def _above(word: str, context: str | None) -> str | None:
    """Which place a word for a level means in *context*: the nearest around it that ends so."""
    for path in chain(context):
        known = divisions().paths.get(path)
        own = known.own if known else path
        if own.endswith(word) and not (word == "区" and level(path) != "c"):
            return path
        if word == "省" and own.endswith("自治区"):
            return path
    return None


def _step(words: str, at: int, around: str | None) -> tuple[int, str]:
    """The longest known place that begins at *at*, below *around* where several have the name."""
    table = divisions()
    for end in range(min(len(words), at + 14), at + 1, -1):
        paths = table.named.get(words[at:end])
        if paths is None:
            continue
        inside = _inside(paths, around)
        if inside:
            return end, inside
        if len(paths) == 1 and not (paths[0] in table.paths and table.paths[paths[0]].own in table.elsewhere):
            return end, paths[0]
        if level(paths[0]) != "c":
            return end, paths[0]
        if at == 0 and end < len(words):
            continue
        return at, ""
    return at, ""


def _inside(paths: tuple[str, ...], around: str | None) -> str | None:
    """The one of several places with one name that is around or in a place: in its city, where that is known."""
    over = chain(around)
    city = next((one for one in over if one in divisions().districts or level(one) == "m"), None)
    shared = divisions().elsewhere
    for path in paths:
        above = chain(path)[1:]
        if path in over or (city in above if city and own(path) in shared else any(one in over for one in above)):
            return path
    return None


def _unknown(rest: str, path: str, context: str | None, table: Divisions) -> str:
    """The path of a place that is not in the table: below the place before it, or below a prefecture whose districts are not known."""
    if path:
        return path + "".join(short_county(part) for part in _parts(rest))
    parts = tuple(short_county(part) for part in _parts(rest))
    around, first, rest = chain(context), parts[0], "".join(parts)
    named = next((one for one in around if own(one) == first), None)
    if named is not None:
        return named + rest[len(first) :]
    county = next((one for one in around if level(one) == "c" and one[-1] in _LEVEL_CHARS), None)
    if level(first) == "t" and county is not None:
        return county + rest
    city = next((one for one in around if level(one) == "m" and one not in LEVEL_WORDS), None)
    return city + rest if city and (city not in table.districts or level(first) == "t") else rest
