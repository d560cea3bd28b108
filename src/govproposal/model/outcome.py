"""The outcome report (办理情况的通报): what a government says has come of the proposals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

import attrs

from govproposal.model.evidence import Evidenced
from govproposal.model.phrases import Period, Person, Quantity, Reference
from govproposal.model.plan import Official
from govproposal.model.proposal import Proposal
from govproposal.model.record import Record


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Achievement(Evidenced):
    """One numbered item of what was done, inner or leaf."""

    path: tuple[int, ...]
    id: str
    heading: str | None
    text: str
    quantities: tuple[Quantity, ...] = ()
    references: tuple[Reference, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Coverage(Evidenced):
    """What the media ran on a day (宣传报道): one entry per date and article."""

    date: date | None
    outlets: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Evaluation(Evidenced):
    """A satisfaction vote (满意度测评): ``result`` as worded, ``rate`` in percent."""

    period: Period | None
    result: str | None
    rate: Decimal | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Outcome(Evidenced):
    """What came of one proposal; ``path`` is empty in a report on one proposal whose own sections are 一、 二、."""

    path: tuple[int, ...]
    id: str
    proposal: Proposal
    officials: tuple[Official, ...] = ()
    summary: str | None = None
    achievements: tuple[Achievement, ...] = ()
    coverage: tuple[Coverage, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OutcomeReport(Record):
    """A report on the handling of proposals; ``occasion`` is an index into ``sessions`` of the session it was delivered at."""

    type: ClassVar[str] = "outcome-report"

    reporter: Person | None = None
    occasion: int | None = None
    outcomes: tuple[Outcome, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    next_steps: str | None = None
