"""The dated table of organs (机构沿革): under which names an organ goes, since when, and which took over from which."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from govproposal.errors import Fault, InvalidRecord
from govproposal.frozen import FrozenMap, Value
from govproposal.patterns import lazy
from govproposal.units.bundled import bundled

_SHORTER = (
    ("监督管理", "监管"), ("人民政府", "政府"), ("村民委员会", "村委会"), ("居民委员会", "居委会"), ("人民代表大会", "人大"),
    ("人大常务委员会", "人大常委会"), ("委员会", "委"), ("办公室", "办"), ("办公厅", "办"),
    ("街道办事处", "街道"), ("特派员办事处", "特派办"), ("专员办事处", "专员办"),
    ("管理委", "管委会"), ("工作委", "工委"),
    ("银行股份有限公司", "银行"), ("银行有限责任公司", "银行"),
    ("集团股份有限公司", "集团"), ("集团有限责任公司", "集团"), ("集团有限公司", "集团"), ("集团公司", "集团"),
    ("股份有限公司", "公司"), ("有限责任公司", "公司"), ("有限公司", "公司"),
)  # fmt: skip
_AND = lazy(r"(?<=.)[和与及暨·](?=.)")
_FIELDS = frozenset(("name", "short", "kind", "since", "until", "national", "kept", "parent", "branch", "system", "nation", "also"))


def normal(stem: str) -> str:
    """The stem (folded) in its shortest official form, by which names are compared.

    >>> normal("住房和城乡建设厅"), normal("卫生健康委员会"), normal("市场监督管理局")
    ('住房城乡建设局', '卫生健康委', '市场监管局')
    """
    for long, short in _SHORTER:
        if long in stem:
            stem = stem.replace(long, short)
    stem = _AND.sub("", stem.replace("(", "").replace(")", "").replace(" ", ""))
    return stem.replace("厅", "局")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Organ(Value):
    """An organ as a kind (机构): what is one body in each place.

    ``since`` and ``until`` are by level; ``kept`` are the places where it outlived ``until``. ``parent`` is the organ it is
    a part of, ``branch`` the kinds of places (``区``, ``区县``) where it is a branch of the organ above, ``system`` its head office.
    ``nation`` is the full name of the nation's own, where that is made in another way than others (``中国科学技术协会``).
    """

    name: str
    kind: str = "government"
    since: Mapping[str, date] = FrozenMap()
    until: Mapping[str, date] = FrozenMap()
    kept: tuple[str, ...] = ()
    parent: str = ""
    branch: str = ""
    system: str = ""
    nation: str = ""


@attrs.frozen(eq=False)
class OrganTable:
    """A table: ``organs`` by name, ``named`` from every name and short form (:func:`normal`) to organs, ``next`` to their successors.

    ``brands`` are enterprises with outlets everywhere, from every name to one. ``nation`` has the names that only the nation's own
    have (``中科院``), ``full`` the full names of organs that are, but for 和 or 厅, a short form of another (``交通厅``), ``spelled``
    the names of bodies that are no organs by their short forms (``浙大``).
    """

    organs: Mapping[str, Organ]
    named: Mapping[str, tuple[Organ, ...]]
    next: Mapping[str, tuple[str, ...]]
    brands: Mapping[str, str]
    nation: Mapping[str, tuple[Organ, ...]] = FrozenMap()
    full: Mapping[str, Organ] = FrozenMap()
    spelled: Mapping[str, str] = FrozenMap()
    data: tuple[Mapping[str, Any], ...] = ()

    def extended(self, more: Mapping[str, Any]) -> OrganTable:
        """A table with the organs of *more* as well, in the form of ``bodies.json``; where both have a name, those of *more* come first.

        Raises :class:`~govproposal.errors.InvalidRecord` with every fault, where *more* is no such table.

        >>> organs().extended({"organs": [{"name": "湿地保护局", "short": "湿保局"}]}).named["湿保局"][0].name
        '湿地保护局'
        """
        _check(more, self)
        return _built((more, *self.data))

    def after(self, organ: str) -> frozenset[str]:
        """The organs that took over from one, directly or later.

        >>> sorted(organs().after("扶贫开发办公室"))
        ['乡村振兴局', '农业农村局']
        """
        found: set[str] = set()
        todo = [organ]
        while todo:
            fresh = [one for one in self.next.get(todo.pop(), ()) if one not in found]
            found.update(fresh)
            todo += fresh
        return frozenset(found)


@cache
def organs() -> OrganTable:
    """The table of the package.

    >>> organs().named[normal("发展改革委")][0].name
    '发展和改革委员会'
    """
    return _built((bundled("bodies.json"),))


def load_organs(path: Path, table: OrganTable | None = None) -> OrganTable:
    """A table, the package's by default, with the organs of a JSON file, in the form of ``bodies.json``.

    Raises ``OSError``, ``ValueError`` (no JSON) and :class:`~govproposal.errors.InvalidRecord` (no table of organs (机构)).
    """
    import json

    return (table or organs()).extended(json.loads(path.read_text(encoding="utf-8")))


def _built(data: tuple[Mapping[str, Any], ...]) -> OrganTable:
    reforms = {name: days for one in reversed(data) for name, days in one.get("reforms", {}).items()}
    found: dict[str, Organ] = {}
    named: dict[str, dict[str, Organ]] = {}
    nation: dict[str, dict[str, Organ]] = {}
    for one in data:
        for row in one.get("organs", ()):
            organ = found.setdefault(row["name"], _organ(row, reforms))
            for name in (row["name"], *row.get("short", "").split()):
                named.setdefault(normal(name), {}).setdefault(organ.name, organ)
            for name in row.get("nation", "").split():
                nation.setdefault(normal(name), {}).setdefault(organ.name, organ)
    for one in data:  # what another organ was called before comes last: only a day decides for it
        for row in one.get("organs", ()):
            for name in row.get("also", "").split():
                named.setdefault(normal(name), {}).setdefault(row["name"], found[row["name"]])
    brands = {name: brand for one in data for brand, names in one.get("brands", {}).items() for name in (brand, *names.split())}
    return OrganTable(
        organs=found,
        named=_tuples(named),
        next={old: tuple(after) for old, after in _next(data).items()},
        brands=brands,
        nation=_tuples(nation),
        spelled={name: full for one in data for full, names in one.get("others", {}).items() for name in names.split()},
        full={name: organ for name, organ in found.items() if next(iter(named[normal(name)])) != name},
        data=data,
    )


def _tuples(named: Mapping[str, Mapping[str, Organ]]) -> dict[str, tuple[Organ, ...]]:
    return {name: tuple(organs.values()) for name, organs in named.items()}


def _next(data: tuple[Mapping[str, Any], ...]) -> dict[str, dict[str, None]]:
    """The organs that took over from each, in the order of the table."""
    after: dict[str, dict[str, None]] = {}
    for one in data:
        for row in one.get("successions", ()):
            for old in row["from"].split():
                after.setdefault(old, {}).update(dict.fromkeys(row["to"].split()))
    return after


def _organ(row: Mapping[str, str], reforms: Mapping[str, Mapping[str, str]]) -> Organ:
    since = _days(row.get("since", ""), reforms)
    if row.get("national"):
        since = {**since, "n": _days(row["national"], reforms)["n"]}
    return Organ(
        name=row["name"],
        kind=row.get("kind", "government"),
        since=FrozenMap(since),
        until=FrozenMap(_days(row.get("until", ""), reforms)),
        kept=tuple(row.get("kept", "").split()),
        parent=row.get("parent", ""),
        branch=row.get("branch", ""),
        system=row.get("system", ""),
        nation=row.get("nation", "").partition(" ")[0],
    )


def _days(reform: str, reforms: Mapping[str, Mapping[str, str]]) -> dict[str, date]:
    """The day of a reform by level; a date itself is the same at every level."""
    days = reforms.get(reform) or (dict.fromkeys("npmct", reform) if reform else {})
    return {level: date.fromisoformat(day) for level, day in days.items()}


def _check(data: object, known: OrganTable) -> None:
    """Raise with every fault of a table that is to be laid over *known*."""
    if not isinstance(data, Mapping):
        raise InvalidRecord([Fault("$", "is no table of organs: an object")])
    shapes = {"organs": list, "successions": list, "reforms": dict, "brands": dict, "others": dict}
    wrong = [name for name, shape in shapes.items() if not isinstance(data.get(name, shape()), shape)]
    faults = [Fault(f"$.{name}", f"is no {shapes[name].__name__}") for name in wrong]
    if faults:
        raise InvalidRecord(faults)
    reforms = {name for one in (data, *known.data) for name in one.get("reforms", ())}
    rows = data.get("organs", [])
    for at, row in enumerate(rows):
        faults += _organ_faults(row, f"$.organs[{at}]", reforms)
    names = {*known.organs, *(row["name"] for row in rows if isinstance(row, Mapping) and "name" in row)}
    for at, row in enumerate(data.get("successions", [])):
        faults += _succession_faults(row, f"$.successions[{at}]", names)
    if faults:
        raise InvalidRecord(faults)


def _organ_faults(row: object, path: str, reforms: set[str]) -> list[Fault]:
    if not isinstance(row, Mapping) or not row.get("name") or not all(isinstance(value, str) for value in row.values()):
        return [Fault(path, "is no organ: a name and texts")]
    faults = [Fault(f"{path}.{name}", "is no field of an organ") for name in sorted(set(row) - _FIELDS)]
    return faults + [Fault(f"{path}.{name}", "is no date and no reform") for name in _DATES if not _dated(row.get(name), reforms)]


def _succession_faults(row: object, path: str, names: set[str]) -> list[Fault]:
    if not isinstance(row, Mapping) or not all(isinstance(row.get(side), str) for side in ("from", "to")):
        return [Fault(path, "is no succession: from and to, names of organs")]
    missing = [(side, name) for side in ("from", "to") for name in row[side].split() if name not in names]
    return [Fault(f"{path}.{side}", f"names no organ of the table: {name}") for side, name in missing]


_DATES = ("since", "until", "national")


def _dated(value: str | None, reforms: set[str]) -> bool:
    """Whether a field of an organ is left out, or a reform, or a date."""
    try:
        return not value or value in reforms or bool(date.fromisoformat(value))
    except ValueError:
        return False
