"""The typed goals of a plan (量化目标) and the amounts that reports give for them, wherever in a report these stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

import attrs

from govproposal.folding import fold
from govproposal.model import Comparator, Period, Quantity
from govproposal.model.trace import Evidence, Link
from govproposal.tracing.amounts import LINKED, SAME, Amount, amounts, comparable, reaches, subject_likeness
from govproposal.tracing.counting import same_count
from govproposal.tracing.passages import Passage
from govproposal.tracing.quoting import link_id, quote_at, rival
from govproposal.tracing.times import elsewhen

GIVEN = re.compile(r"依托|现有|已有|原有|目前|已建成|已经|共有|去年|上年")
"""Words by which an amount of a plan is what there is, not what is promised."""
BEGUN = re.compile(r"启动|开工|动工|在建|正在|谋划|筹建|签约|储备|申报|前期|筛选|意向")
"""Words by which a reported amount is begun, not reached; unless no more was promised."""
UNDONE = re.compile(
    r"其中,?(?:现?已|已经)?(?:全面|全部)?(?:[建完改]成|完工|竣工|投用|启用|开业|开工)|(?:关停|撤销|取缔|停用|拆除|退出|取消)了?[0-9]"
)
"""Words behind a reported amount by which not all of it is there."""
YEARLY = re.compile(r"全年|年内|本年|今年|当年|年度|年底")
"""Words by which a promise is due by the end of the plan's year."""
GRACE = timedelta(days=366)
"""So long after the deadline a report may still speak of it."""
EARLY = timedelta(days=45)
"""A report at the end of the year is delivered before its last day, and tells the year's result."""
MOST = 60
"""So many amounts of one item are taken for promises: an item of more is no item, but a document that was read as one."""
NEAR = 0.1
"""Reported amounts of subjects so much less alike than the nearest one's are of something else."""
FOUND = 4
"""At most so many reported amounts are linked to a target."""


@attrs.frozen(kw_only=True, eq=False)
class Report:
    """The items of one report or reply: those ``own`` to the proposal, and ``every`` item, among which amounts are looked for."""

    record: str
    day: date | None
    own: Sequence[Passage]
    every: Sequence[Passage] = ()


class Books:
    """The amounts of reports, by unit; each report is read once, whatever number of proposals it is on."""

    def __init__(self) -> None:
        self._read: dict[str, dict[str, list[Amount]]] = {}

    def amounts(self, report: Report) -> dict[str, list[Amount]]:
        """The amounts of all items of a report that are results."""
        if report.record not in self._read:
            units = self._read[report.record] = defaultdict(list)
            for passage in report.every or report.own:
                for amount in amounts(passage):
                    if not amount.ahead and not amount.attributive:
                        units[amount.quantity.unit].append(amount)
        return self._read[report.record]


@attrs.frozen(kw_only=True, eq=False)
class Finding:
    """What reports say of a promised amount: ``kept`` is ``None`` where nothing comparable was found or it does not decide."""

    promised: Amount
    deadline: Period | None
    reported: tuple[Amount, ...] = ()
    kept: bool | None = None
    links: tuple[Link, ...] = ()
    contradiction: bool = False


class Ledger:
    """The amounts of the reports on one proposal."""

    def __init__(self, reports: Sequence[Report], books: Books) -> None:
        self._days = {report.record: report.day for report in reports}
        self._amounts = list({report.record: books.amounts(report) for report in reports}.values())
        self._own = {id(passage) for report in reports for passage in report.own}

    def find(
        self,
        promised: Amount,
        periods: Sequence[Period],
        linked: Iterable[Passage],
        *,
        beside: Sequence[Amount] = (),
        year: int | None = None,
    ) -> Finding:
        """What is reported of a promised amount; *linked* are the items linked to its task, *beside* the task's other amounts in
        comparable units, *year* is the plan's.
        """
        items = {id(one) for one in linked}
        deadline = due(promised, periods)
        end = deadline.end if deadline else None
        if end is None and year is not None and YEARLY.search(promised.sentence):
            end = date(year, 12, 31)
        found = [one for one in self._candidates(promised, items, beside) if not self._elsewhen(one[2], year, end)]
        found.sort(key=lambda one: (-one[0], not one[1], one[2].passage.record, one[2].passage.item, one[2].start))
        best = [one for one in found if one[0] > found[0][0] - NEAR][:FOUND]
        reported = tuple(one[2] for one in best)
        verdicts = {one: self._kept(promised, one, end) for one in reported}
        decided, contradiction = self._decide(verdicts)
        if decided is False and len(reported) > 1 and reaches(promised.quantity, _sum(reported)):
            decided = None  # the parts may add up to what was promised
        return Finding(
            promised=promised,
            deadline=deadline,
            reported=reported,
            kept=decided,
            links=tuple(_link(promised, amount, score, [one for one in found if one[2] is not amount]) for score, _, amount in best),
            contradiction=contradiction,
        )

    def _candidates(self, promised: Amount, items: set[int], beside: Sequence[Amount]) -> list[tuple[float, bool, Amount]]:
        """The reported amounts that count the same thing: how alike, whether in a linked item, and the amount."""
        found: list[tuple[float, bool, Amount]] = []
        loose: list[tuple[float, bool, Amount]] = []
        for amount in self._comparable(promised):
            if not same_count(promised, amount):
                continue
            alike, linked = subject_likeness(promised, amount), id(amount.passage) in items
            if any(subject_likeness(other, amount) > alike for other in beside):
                continue  # it answers another promise of the same task
            if alike >= (LINKED if linked else needed(promised, amount, own=id(amount.passage) in self._own)):
                found.append((alike, linked, amount))
            elif linked:
                loose.append((alike, linked, amount))
        # The only amount in this unit on either side of a link is meant, even where the words for what it counts differ.
        if not found and not beside and len(loose) == 1 and (promised.inherited or loose[0][2].inherited) and loose[0][0] > 0:
            return [(LINKED, True, loose[0][2])]
        return found

    def _comparable(self, promised: Amount) -> Iterator[Amount]:
        """The reported amounts in units that can be compared."""
        for units in self._amounts:
            for unit in sorted(units):
                if comparable(promised.quantity, attrs.evolve(promised.quantity, unit=unit)):
                    yield from units[unit]

    def _elsewhen(self, amount: Amount, year: int | None, end: date | None) -> bool:
        """Whether an amount is of a year before the plan's, or of one that is still to come."""
        told = self._days.get(amount.passage.record)
        return elsewhen(amount.lead, amount.passage.folded["text"], plan=year, due=end, told=told)

    def _kept(self, promised: Amount, amount: Amount, end: date | None) -> bool | None:
        """Whether an amount keeps the promise, by value and by time."""
        kept, day = reaches(promised.quantity, amount.quantity), self._days.get(amount.passage.record)
        if BEGUN.search(fold(amount.words)) and not BEGUN.search(fold(promised.words)):
            return None
        if kept and UNDONE.search(amount.rest):
            return None
        if kept and day and end and day > end + GRACE:
            return None
        if kept is False and (day is None or end is None or day < end - EARLY):
            return None
        return kept

    def _decide(self, verdicts: dict[Amount, bool | None]) -> tuple[bool | None, bool]:
        """What several amounts say together: the latest report counts; in one report the largest, unless two items contradict."""
        said = {verdict for verdict in verdicts.values() if verdict is not None}
        if len(said) <= 1:
            return (said.pop() if said else None), False
        days = {self._days.get(amount.passage.record) or date.min for amount in verdicts}
        latest = {verdicts[one] for one in verdicts if (self._days.get(one.passage.record) or date.min) == max(days)} - {None}
        items = {(one.passage.record, one.passage.item) for one in verdicts}
        if len(latest) == 1:
            return latest.pop(), len(items) > 1
        return (True, False) if len(items) == 1 else (None, True)


def _sum(reported: Sequence[Amount]) -> Quantity:
    """The sum of some amounts, as an amount."""
    return attrs.evolve(reported[0].quantity, value=sum((one.quantity.value for one in reported), Decimal(0)), comparator=Comparator.EQ)


def needed(promised: Amount, amount: Amount, *, own: bool) -> float:
    """How alike the subjects must be outside a linked item: less where they share a word in Latin letters (5G基站, 5G站点)."""
    latin = {char for char in promised.subject if char.isascii() and char.isalpha()}
    shared = bool(latin) and latin <= set(amount.subject)
    return SAME if shared else 0.85 if own else 0.9


def promises(passage: Passage) -> tuple[Amount, ...]:
    """The amounts that an item promises; those that say what there is already are left out."""
    found = amounts(passage)[:MOST]
    return tuple(one for one in found if not one.attributive and not GIVEN.search(fold(one.words)))


def due(promised: Amount, periods: Sequence[Period]) -> Period | None:
    """The deadline of a promised amount: the last period before it in its sentence, else the last of its item."""
    words = promised.passage.heading or "" if promised.field == "heading" else promised.passage.text
    before = [one for one in periods if one.text and 0 <= words.find(one.text) < promised.end]
    return before[-1] if before else periods[-1] if periods else None


def _link(promised: Amount, amount: Amount, score: float, others: Sequence[tuple[float, bool, Amount]]) -> Link:
    source, target = promised.passage, amount.passage
    return Link(
        id=link_id(source, target, f"amount {promised.field} {promised.start} {amount.field} {amount.start}"),
        record=target.record,
        path=target.path,
        item=target.item,
        score=round(score, 3),
        rule="amount",
        evidence=Evidence(
            source=quote_at(source, promised.field, promised.start, promised.end),
            target=quote_at(target, amount.field, amount.start, amount.end),
        ),
        rivals=tuple(rival(one.passage, alike) for alike, _, one in others[:3]),
    )
