"""What a plan promised and what became of it: its tasks with links and verdicts, its typed goals with reported amounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import attrs

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.model import Assignment, Period, Plan, Task
from govproposal.model.trace import Basis, Link, Rival, Searched, Status, TracedAssignment, TracedTarget, TracedTask
from govproposal.tracing.amounts import Amount, amounts, comparable
from govproposal.tracing.bodies import body
from govproposal.tracing.choosing import choose
from govproposal.tracing.comparing import Comparison
from govproposal.tracing.counting import evidence_of
from govproposal.tracing.gathering import Taken
from govproposal.tracing.grounds import grounds
from govproposal.tracing.passages import Passage
from govproposal.tracing.quoting import link as link_of
from govproposal.tracing.quoting import rival
from govproposal.tracing.sections import Alignment
from govproposal.tracing.targets import EARLY, MOST, Books, Finding, Ledger, Report, promises
from govproposal.tracing.verdicts import judge, judge_amount
from govproposal.tracing.wording import STOCK

Made = tuple[list[TracedTask], list[TracedTarget], list[Diagnostic]]


@attrs.frozen(kw_only=True, eq=False)
class Follow:
    """A plan of a proposal with the reports on it."""

    taken: Taken
    plan: Plan
    tasks: Sequence[Passage]
    goals: Sequence[Passage]
    reports: Sequence[Report]
    books: Books
    outcomes: bool
    topic: str
    place: str | None


def follow(one: Follow) -> Made:
    """The tasks and targets of a plan with their links and verdicts, and what contradicts itself."""
    plan = one.plan
    reports = [report for report in one.reports if _after(report, one.taken)]
    # A reply answers one member; only an outcome report must speak of every task.
    assessable = one.outcomes and bool(reports)
    links = _links(one, reports)
    ledger = Ledger(reports, one.books)
    year = one.taken.day.year if one.taken.day else None
    written = {(task.path, task.id): task for task in plan.tasks}
    tasks, targets, remarks = [], [], []
    for task in one.tasks:
        linked = links[id(task)]
        source = written[task.path, task.item]
        periods = source.periods or _last_phase(plan)
        findings = _findings(task, periods, [item for item, _ in linked], ledger, year)
        verdict = judge(grounds(task, linked, findings, assessable=assessable, early=_early(periods, reports)))
        tasks.append(_task(task, source, linked, verdict, one, reports, comparison=links))
        targets += [_target(task, finding, assessable=assessable) for finding in findings]
        remarks += [diagnose("GP608", _contradiction(task, finding)) for finding in findings if finding.contradiction]
    goals = {(goal.path, goal.id): goal for goal in plan.goals}
    for goal in one.goals:
        periods = goals[goal.path, goal.item].periods or _last_phase(plan)
        targets += [_target(goal, finding, assessable=assessable) for finding in _findings(goal, periods, [], ledger, year)]
    return tasks, targets, remarks


def _after(report: Report, plan: Taken) -> bool:
    """Whether a report can speak of a plan: not where it was delivered before the plan was issued."""
    return report.day is None or plan.day is None or report.day >= plan.day


def _early(periods: Sequence[Period], reports: Sequence[Report]) -> set[str]:
    """The reports that were delivered so long before the last deadline that what is missing may still come."""
    ends = [period.end for period in periods if period.end]
    return {report.record for report in reports if ends and report.day and report.day < max(ends) - EARLY}


class Linked(defaultdict[int, list[tuple[Passage, Link]]]):
    """The linked items of each task, best first; ``nearest`` are those that came closest where there are none."""

    def __init__(self) -> None:
        super().__init__(list)
        self.nearest: dict[int, list[Rival]] = defaultdict(list)


def _links(one: Follow, reports: Sequence[Report]) -> Linked:
    """The links of all tasks of a plan to the items of each report."""
    found = Linked()
    held: dict[int, tuple[Amount, ...]] = {}

    def weigh(asked: Passage, told: Passage) -> float:
        if not asked.quantities or not told.quantities:
            return 0.0
        if id(asked) not in held:
            held[id(asked)] = promises(asked)
        if id(told) not in held:
            held[id(told)] = amounts(told)[:MOST]
        return evidence_of(held[id(asked)], held[id(told)])

    for report in reports:
        sections = Alignment(one.tasks, report.own)
        comparison = Comparison(one.tasks, report.own, topic=one.topic, sections=sections, amounts=weigh)
        for choice in choose(comparison, sections):
            found[id(one.tasks[choice.asked])].append((report.own[choice.told], link_of(comparison, choice)))
        for (asked, told), likeness in comparison.pairs.items():
            found.nearest[id(one.tasks[asked])].append(rival(report.own[told], likeness.total))
    for links in found.values():
        links.sort(key=lambda pair: (-pair[1].score, pair[1].record, pair[1].path))
    return found


def _findings(passage: Passage, periods: Sequence[Period], linked: Sequence[Passage], ledger: Ledger, year: int | None) -> list[Finding]:
    promised = promises(passage)
    found = []
    for amount in promised:
        others = (one for one in promised if one is not amount and comparable(amount.quantity, one.quantity))
        beside = {one.subject: one for one in others}.values()
        found.append(ledger.find(amount, periods, linked, beside=list(beside), year=year))
    return found


def _last_phase(plan: Plan) -> tuple[Period, ...]:
    """The deadline of what has none of its own: the last stage of the plan, else the last day in its goals."""
    stages = [phase.period for phase in plan.phases if phase.period and phase.period.end]
    ends = stages or [period for goal in plan.goals for period in goal.periods if period.end]
    return tuple(sorted(ends, key=lambda period: str(period.end))[-1:])


def _task(
    task: Passage,
    source: Task,
    linked: Sequence[tuple[Passage, Link]],
    verdict: tuple[Status, Basis | None],
    one: Follow,
    reports: Sequence[Report],
    *,
    comparison: Linked,
) -> TracedTask:
    status, basis = verdict
    return TracedTask(
        record=task.record,
        path=task.path,
        item=task.item,
        group=source.group,
        heading=task.heading,
        text=task.text,
        assignments=tuple(_assignment(assignment, one) for assignment in source.assignments),
        periods=source.periods,
        status=status,
        basis=basis,
        links=tuple(link for _, link in linked),
        searched=_searched(task, reports, comparison) if status is Status.UNREPORTED else None,
    )


def _assignment(assignment: Assignment, one: Follow) -> TracedAssignment:
    name = assignment.completed or assignment.unit
    return TracedAssignment(
        role=assignment.role, role_text=assignment.role_text, unit=assignment.unit, body=body(name, one.place, one.taken.day)
    )


def _searched(task: Passage, reports: Sequence[Report], linked: Linked) -> Searched:
    """What was looked through, for a task that nothing speaks of."""
    nearest = sorted(linked.nearest[id(task)], key=lambda one: (-one.score, one.record, one.path))
    return Searched(
        records=tuple(dict.fromkeys(report.record for report in reports)),
        items=sum(len(report.own) for report in reports),
        words=tuple(dict.fromkeys(word for word in STOCK.sub(" ", task.headline).split() if len(word) > 1)),
        nearest=tuple(nearest[:3]),
    )


def _target(passage: Passage, finding: Finding, *, assessable: bool) -> TracedTarget:
    return TracedTarget(
        record=passage.record,
        path=passage.path,
        item=passage.item,
        quantity=finding.promised.quantity,
        period=finding.deadline,
        status=judge_amount(assessable=assessable, kept=finding.kept, found=bool(finding.reported)),
        reported=tuple(one.quantity for one in finding.reported),
        links=finding.links,
    )


def _contradiction(task: Passage, finding: Finding) -> str:
    said = ", ".join(f"{one.quantity.text} ({one.passage.record} {one.passage.item})" for one in finding.reported)
    return f"{task.record} {task.item} {finding.promised.quantity.text}: {said}"
