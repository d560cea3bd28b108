"""Development zones (开发区) and the like: what they are known by, and whose committee or organ a name is."""

from __future__ import annotations

import re
from functools import lru_cache

from govproposal.patterns import lazy
from govproposal.units.divisions import LEVEL_WORDS, divisions, locate, own
from govproposal.units.places import place_ends
from govproposal.units.placing import Reading, Setting, found_in, named_in
from govproposal.units.reforms import normal

_AREA = lazy(
    r"(?P<area>.{0,14}?(?:经济技术开发区|经济开发区|经开区|高新技术产业开发区|高新技术开发区|新技术开发区|高新区|综合保税区|综保区|保税区|"
    r"工业园区|化工区|化学工业区|旅游风景区|风景名胜区|风景区|旅游度假区|度假区|示范区|试验区|开发区|生态区|合作区|产业园区|物流园区|科技园区|自贸区|自由贸易试验区|新区|新城|新港|光谷|生态城|科学城))"
    r"(?P<rest>.*)"
)
_COMMITTEES = ("管委会", "管委", "委")
_AREA_FORMS = (
    ("高新技术开发区", "高新技术产业开发区"), ("高新区", "高新技术产业开发区"), ("经济开发区", "经济技术开发区"),
    ("经开区", "经济技术开发区"), ("综保区", "综合保税区"), ("风景名胜区", "风景区"), ("旅游风景区", "风景区"),
)  # fmt: skip


def zone(words: str, setting: Setting) -> Reading | None:
    """A development zone or the like, alone or with its committee or an organ of it: 武汉经开区管委会, 长江新城."""
    match = _AREA.fullmatch(words)
    if match is None or divisions().named.get(match["area"]) or locate(match["area"], None) in divisions().paths:
        return None
    path = area_path(match["area"], setting.place)
    rest = normal(match["rest"].removeprefix("开发建设"))
    named = named_in(match["rest"], setting.table) if rest else None
    if not path or (rest and rest not in _COMMITTEES and not named):
        return None
    path = divisions().joint.get(path, path)
    joint = path in divisions().paths
    if rest in ("", *_COMMITTEES) or (joint and rest == "政府"):
        if joint:
            return found_in(words, path, setting.table.named["政府"], setting.on, "one organ governs the zone and the district")
        return Reading(words=words, place=path, stem="管理委员会", kind="government", rule="the committee of a zone")
    return found_in(words, path, named, setting.on, "an organ of a zone") if named else None


def area_of(words: str, context: str | None) -> str | None:
    """The path of the zone that *words* are a name of, ``None`` where they are none."""
    match = _AREA.fullmatch(words)
    return area_path(words, context) or None if match and not match["rest"] else None


@lru_cache(maxsize=1024)
def area_path(words: str, context: str | None) -> str:
    """The name by which a zone is known, with the place it lies in: ``武汉经济技术开发区`` for 武汉经开区, or for 经开区 in 武汉市."""
    known = divisions().areas
    words = words.removeprefix("中国").removeprefix("国家级")
    if words in known:
        return known[words]
    full = words
    for short, long in _AREA_FORMS:
        if full.endswith(short) and not full.endswith(long):
            full = full[: -len(short)] + long
            break
    end = max(
        (
            end
            for end, grade in place_ends(full, 0, len(full)).items()
            if grade == 2 and end < len(full) - 1 and locate(full[:end], context)
        ),
        default=0,
    )
    place = locate(full[:end], context) if end else context
    if place in LEVEL_WORDS or place is None:
        return full[end:] if place is None or end else full
    short = re.sub(r"[省市县区]$", "", own(place))
    path = full[end:] if full[end:].startswith(short) else short + full[end:]
    return known.get(path, path)
