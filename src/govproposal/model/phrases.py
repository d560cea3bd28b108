"""The small facts that official prose is made of: quantities, periods, sessions, references, units, people, assignments."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

import attrs

from govproposal.model.evidence import Evidenced
from govproposal.spans import Span


class Comparator(StrEnum):
    """How an amount bounds what it counts: 不少于 ``ge``, 超过 ``gt``, 不超过 ``le``, 近 ``lt``, 约 ``approx``, else ``eq``."""

    EQ = "eq"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    APPROX = "approx"


class Role(StrEnum):
    """What a unit owes: 牵头 ``lead``, 责任 ``responsible``, 主办 ``host``, 配合 ``support``, any other word ``other``."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    HOST = "host"
    SUPPORT = "support"
    OTHER = "other"


class Body(StrEnum):
    """Who meets: a people's congress (人民代表大会) ``npc`` or a political consultative conference (政协) ``cppcc``."""

    NPC = "npc"
    CPPCC = "cppcc"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Quantity(Evidenced):
    """A measured amount (数量), ``不少于2万个``.

    ``text`` has the comparing word beside it, except 达 and 达到; ``value`` and ``value_max`` (of a range, else ``None``) are in
    single units, 万 and 亿 multiplied out; ``unit`` is the measure word. ``subject`` is what is counted, where the words give it;
    ``change`` says that it is a change (``rise`` or ``fall``), ``basis`` against what (同比, 环比, 比上年).
    """

    text: str
    value: Decimal
    value_max: Decimal | None = None
    unit: str
    comparator: Comparator = Comparator.EQ
    subject: str | None = None
    change: str | None = None
    basis: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Period(Evidenced):
    """A time by which or in which something is due or done (时限), with inclusive dates, ``None`` for an open side.

    ``edtf`` is the same in the Extended Date/Time Format (ISO 8601-2). ``derived_from`` is the span a year left out came from.
    """

    text: str
    start: date | None
    end: date | None
    edtf: str | None = None
    derived_from: Span | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Session(Evidenced):
    """A session of a people's congress or CPPCC (届次), ``市政协第十三届四次会议``: ``term`` 13, ``meeting`` 4.

    ``place`` is as written (``武汉市``; ``市`` where only the level is said); ``key`` is the identity with the place resolved
    from the issuer or title, ``None`` where nothing resolves it.
    """

    text: str
    body: Body
    place: str | None
    term: int
    meeting: int
    key: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Reference(Evidenced):
    """A document, proposal, speech or article named by its title in ``《》`` (引用), with the document number that follows it."""

    title: str
    number: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DocumentNumber(Evidenced):
    """A document number (发文字号, GB/T 9704-2012 7.2.5), ``武政规〔2020〕18号``: agency code, year, serial."""

    text: str
    agency: str
    year: int
    serial: int


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Unit(Evidenced):
    """An organ or other body named in the text (单位), as printed, with what its name says of it.

    ``place`` is the place or level the name begins with (``武汉市``, ``市``), ``stem`` the rest, ``kind`` one of ``government``,
    ``party``, ``congress``, ``cppcc``, ``enterprise``, ``institution``, ``collective`` or ``other``.
    """

    name: str
    place: str | None = None
    stem: str | None = None
    kind: str = "other"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Person(Evidenced):
    """A person with the posts they hold (人员). ``name`` is ``None`` where only a position is named."""

    name: str | None
    posts: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Assignment(Evidenced):
    """One unit that owes a task (责任分工): ``unit`` as printed, ``role_text`` the word that gives its role.

    ``note`` is what a bracket after the name adds. ``completed`` is the name with an elided prefix or suffix restored, where
    the list elides it. ``derived_from`` is the document-wide rule that decided the role, where one did.
    """

    role: Role
    role_text: str
    unit: str
    note: str | None = None
    completed: str | None = None
    derived_from: Span | None = None
