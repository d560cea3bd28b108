"""All bodies that some records name (责任单位清单): under which names, in which roles, for which tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from govproposal.folding import fold
from govproposal.frozen import Value
from govproposal.model.evidence import Evidenced
from govproposal.model.phrases import Assignment
from govproposal.model.record import Record
from govproposal.patterns import lazy
from govproposal.units.divisions import LEVEL_WORDS, NATION, level, locate
from govproposal.units.identity import Body, Resolution
from govproposal.units.names import is_unit
from govproposal.units.places import name_start, place_ends
from govproposal.units.reforms import OrganTable
from govproposal.units.resolving import resolve

_CALLED = lazy(r"(?:以下|下)(?:简称|统称)[:为]?[“‘]?([^”’,;、()]{2,16})")
_DAY = lazy(r"\d{4}-\d\d-\d\d")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Duty(Value):
    """What a body has to do with an item: ``record`` is the position of the record among those given, from 0, ``item`` the item's id.

    ``role`` is that of an assignment (``lead``, ``responsible``, ``host``, ``support``, ``other``), or ``issuer`` (发文机关),
    ``addressee`` (主送机关) or ``office`` (领导小组办公室). ``unit`` is the name as printed.
    """

    record: int
    role: str
    role_text: str
    unit: str
    item: str | None = None
    heading: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Listed(Value):
    """A body with all that some records say of it; ``body`` is ``None`` for a name that is not known.

    ``names`` are the names as printed, the most frequent first.
    """

    key: str
    body: Body | None
    names: tuple[str, ...]
    reason: str
    duties: tuple[Duty, ...] = ()

    @property
    def name(self) -> str:
        """The full name of the body, else the name it is printed by."""
        return self.body.name if self.body else self.names[0]

    @property
    def roles(self) -> dict[str, int]:
        """How often the body has which role, the most frequent first."""
        return dict(Counter(duty.role for duty in self.duties).most_common())


def bodies(
    records: Iterable[Record], place: str | None = None, on: date | None = None, *, table: OrganTable | None = None
) -> tuple[Listed, ...]:
    """The bodies that *records* name, those with most duties first.

    Names are resolved in the place and on the day of their record, where *place* and *on* do not say others.

    >>> from govproposal.model import Assignment, Plan, Role, Task
    >>> units = [Assignment(role=Role.LEAD, role_text="牵头单位", unit=name) for name in ("市发改委", "市发展改革委", "市湿地办")]
    >>> plan = Plan(title="赣州市办理方案", tasks=(Task(path=(1,), id="1", group=None, heading=None, text="", assignments=tuple(units)),))
    >>> [(one.name, one.names) for one in bodies([plan])]
    [('赣州市发展和改革委员会', ('市发展改革委', '市发改委')), ('市湿地办', ('市湿地办',))]
    """
    found: dict[str, list[tuple[Duty, Resolution]]] = {}
    for at, record in enumerate(records):
        where, day = place or place_of_record(record), on or day_of_record(record)
        called: dict[str, str] = {}
        for duty, note in _duties(record, at):
            for short in _CALLED.findall(fold(note or "")):
                called[short] = duty.unit
            resolution = resolve(called.get(duty.unit, duty.unit), where, day, table=table)
            found.setdefault(resolution.key, []).append((duty, resolution))
    listed = (_listed(key, pairs) for key, pairs in found.items())
    return tuple(sorted(listed, key=lambda one: (-len(one.duties), one.key)))


def _listed(key: str, pairs: list[tuple[Duty, Resolution]]) -> Listed:
    first = pairs[0][1]
    counted = Counter(duty.unit for duty, _ in pairs)
    names = tuple(sorted(counted, key=lambda name: (-counted[name], -len(name), name)))
    return Listed(key=key, body=first.body, names=names, reason=first.reason, duties=tuple(duty for duty, _ in pairs))


def place_of_record(record: Record) -> str | None:
    """The place that a record is about: its issuer's, else the one its title begins with, else that of its sessions.

    >>> from govproposal.model import Header, Plan
    >>> place_of_record(Plan(header=Header(title="九江市人民政府办公室关于印发工作方案的通知")))
    '九江市'
    """
    titles = (record.header.title, getattr(record, "title", None))
    for words in (*record.header.issuers, *titles, *(one.place for one in record.sessions), *record.header.addressees):
        path = _opening_place(words) if words else None
        if path is not None:
            return path
    return None


def _opening_place(words: str) -> str | None:
    """The known place that words begin with."""
    folded = fold(words).strip()
    folded = folded[name_start(folded) :]
    for end in sorted(place_ends(folded, 0, len(folded)), reverse=True):
        path = locate(folded[:end])
        if path and path != NATION and path not in LEVEL_WORDS and level(path) in ("m", "c", "p"):
            return path
    return None


def day_of_record(record: Record) -> date | None:
    """The day a record is of: when it was issued, delivered or published."""
    header = record.header
    if header.issued or header.delivered:
        return header.issued or header.delivered
    published = _DAY.match(header.published or "")
    try:
        return date.fromisoformat(published[0]) if published else None
    except ValueError:
        return None


def _duties(record: Record, at: int) -> Iterator[tuple[Duty, str | None]]:
    """What units a record names, in order, each with the note that a bracket adds."""
    yield from ((Duty(record=at, role="issuer", role_text="发文机关", unit=one), None) for one in record.header.issuers)
    # A salutation names people as well (秘书长, 各位委员), who are no bodies.
    addressees = (one for one in record.header.addressees if is_unit(one))
    yield from ((Duty(record=at, role="addressee", role_text="主送机关", unit=one), None) for one in addressees)
    office = getattr(getattr(record, "leading_group", None), "office", None)
    if office:
        yield Duty(record=at, role="office", role_text="领导小组办公室", unit=office), None
    yield from _assigned(record, at)


def _assigned(record: Record, at: int) -> Iterator[tuple[Duty, str | None]]:
    """The assignments of a record of any type, each with the item that it belongs to; without recursion, as items may be deep."""
    todo: list[tuple[Evidenced, Evidenced]] = [(record, record)]
    while todo:
        here, item = todo.pop()
        if isinstance(here, Assignment):
            yield _duty(here, item, at), here.note
            continue
        below = [one for field in attrs.fields(type(here)) for one in _values(getattr(here, field.name))]
        item = here if getattr(here, "id", None) else item
        todo += [(one, item) for one in reversed(below)]


def _values(value: object) -> tuple[Evidenced, ...]:
    if isinstance(value, Evidenced):
        return (value,)
    return tuple(one for one in value if isinstance(one, Evidenced)) if isinstance(value, tuple) else ()


def _duty(assignment: Assignment, item: Evidenced, at: int) -> Duty:
    return Duty(
        record=at,
        role=assignment.role.value,
        role_text=assignment.role_text,
        unit=assignment.completed or assignment.unit,
        item=getattr(item, "id", None),
        heading=getattr(item, "heading", None),
    )
