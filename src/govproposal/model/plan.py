"""The handling plan (办理工作方案) and any other plan that hands out tasks (实施方案, 任务分工方案)."""

from __future__ import annotations

from typing import ClassVar

import attrs

from govproposal.model.evidence import Evidenced
from govproposal.model.phrases import Assignment, Period, Person, Quantity
from govproposal.model.proposal import Proposal
from govproposal.model.record import Record


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Official(Person):
    """A leader named for a task or a proposal (责任领导, 督办领导): ``role`` as worded."""

    role: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Member(Person):
    """A member of a leading group (领导小组成员): ``role`` as worded (``组长``), inherited by the lines below it."""

    role: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Goal(Evidenced):
    """An aim of the plan (工作目标). ``path`` is its place in the outline, ``id`` the same made unique."""

    path: tuple[int, ...]
    id: str
    heading: str | None
    text: str
    quantities: tuple[Quantity, ...] = ()
    periods: tuple[Period, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Task(Evidenced):
    """A task handed out (工作任务): what is to be done, who owes it, by when. ``group`` is the heading of its section."""

    path: tuple[int, ...]
    id: str
    group: str | None
    heading: str | None
    text: str
    assignments: tuple[Assignment, ...] = ()
    officials: tuple[Official, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    periods: tuple[Period, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Phase(Evidenced):
    """A stage of the work (工作阶段): ``period`` is the stage's own, ``periods`` the further dates inside."""

    path: tuple[int, ...]
    id: str
    name: str | None
    period: Period | None
    text: str
    periods: tuple[Period, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Measure(Evidenced):
    """How the work is organised (工作措施, 工作要求, 保障措施)."""

    path: tuple[int, ...]
    id: str
    heading: str | None
    text: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class LeadingGroup(Evidenced):
    """The group that leads the work (领导小组); ``office`` is the unit that hosts its office."""

    name: str | None
    office: str | None
    members: tuple[Member, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Plan(Record):
    """A handling plan or task plan; ``title`` is the plan's own, the header's that of the notice that carries it."""

    type: ClassVar[str] = "plan"

    title: str | None = None
    proposals: tuple[Proposal, ...] = ()
    goals: tuple[Goal, ...] = ()
    tasks: tuple[Task, ...] = ()
    phases: tuple[Phase, ...] = ()
    measures: tuple[Measure, ...] = ()
    leading_group: LeadingGroup | None = None
