"""The values of unit identity (单位识别): a body, what a name was resolved to, and how two names relate."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from govproposal.frozen import Value


class Relation(StrEnum):
    """What the second of two units is to the first: the ``same``, its ``successor`` (承接单位) or ``predecessor`` (原单位), or ``none``.

    ``part`` has no direction: one of the two is a part, branch, brand's outlet or member of the other (市公安局, 市公安局交通管理局).
    """

    SAME = "same"
    SUCCESSOR = "successor"
    PREDECESSOR = "predecessor"
    PART = "part"
    NONE = "none"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Body(Value):
    """A body (机构): one organ in one place.

    ``id`` is the same for all its names, and is made of the place and the organ; ``name`` is its full name. ``place`` is
    ``None`` where only a level is known; ``level`` is ``n`` (national), ``p`` (province), ``m`` (prefecture), ``c`` (county,
    district), ``t`` (township) or ``None``. ``organ`` is the name of the organ in the table, ``None`` for one that is not in it.
    ``since`` and ``until`` bound the time it was there, ``None`` for an open side; ``until`` is the first day it was not.
    """

    id: str
    name: str
    place: str | None = None
    level: str | None = None
    organ: str | None = None
    kind: str = "other"
    since: date | None = None
    until: date | None = None

    def exists(self, on: date) -> bool:
        """Whether it was there on that day.

        >>> Body(id="1", name="赣州市生态环境局", since=date(2019, 1, 1)).exists(date(2017, 5, 1))
        False
        """
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Resolution(Value):
    """What a name was resolved to (识别结果).

    ``body`` is ``None`` where the name is not known: ``candidates`` are then the bodies it might be, and ``key`` is made of its
    own words, so that two spellings of one unknown name still have one key. ``reason`` says by what. ``aliases`` are the further
    names that a bracket adds (管委会〈区人民政府〉).
    """

    name: str
    key: str
    body: Body | None
    reason: str
    candidates: tuple[Body, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def resolved(self) -> bool:
        """Whether the name is that of a known body."""
        return self.body is not None
