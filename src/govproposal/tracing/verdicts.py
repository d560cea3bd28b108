"""The verdict on a promise: a pure function of what was found (the rules of ``docs/trace.md``, in this order)."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from govproposal.frozen import Value
from govproposal.model.trace import Basis, Status


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Grounds(Value):
    """What was found on a task.

    ``assessable``: an outcome took part. ``linked``: some item is linked to the task. ``amounts``: for each promised amount whether
    a reported one keeps it, ``None`` where nothing decides. ``reached`` and ``failed``: words that say so of this task. ``papers``:
    for each promised document whether it is reported as issued. ``words``: what is quoted for a rule, with the link it stands at.
    """

    assessable: bool
    linked: bool = False
    amounts: Sequence[bool | None] = ()
    reached: bool = False
    failed: bool = False
    papers: Sequence[bool] = ()
    words: dict[str, tuple[str, str | None]] = attrs.Factory(dict)


def judge(grounds: Grounds) -> tuple[Status, Basis | None]:
    """The status of a task and the rule that gave it.

    >>> judge(Grounds(assessable=False))[0], judge(Grounds(assessable=True))[0], judge(Grounds(assessable=True, linked=True))[0]
    (<Status.NOT_ASSESSABLE: 'not-assessable'>, <Status.UNREPORTED: 'unreported'>, <Status.REPORTED: 'reported'>)
    >>> judge(Grounds(assessable=True, linked=True, amounts=[True, None]))[0], judge(Grounds(assessable=True, amounts=[True]))[0]
    (<Status.REPORTED: 'reported'>, <Status.MET: 'met'>)
    """
    if not grounds.assessable:
        return Status.NOT_ASSESSABLE, None
    rule, status = _rule(grounds)
    words, link = grounds.words.get(rule, ("", None))
    return status, Basis(rule=rule, words=words, link=link)


def _rule(grounds: Grounds) -> tuple[str, Status]:
    if False in grounds.amounts:
        return "amount-missed", Status.MISSED
    if grounds.failed:
        return "words-missed", Status.MISSED
    if grounds.reached:
        return "words-met", Status.MET
    if grounds.amounts and all(grounds.amounts):
        return "amount-met", Status.MET
    if not grounds.amounts and grounds.papers and all(grounds.papers):
        return "document-met", Status.MET
    if grounds.linked or any(grounds.amounts):
        return "reported", Status.REPORTED
    return "silent", Status.UNREPORTED


def judge_amount(*, assessable: bool, kept: bool | None, found: bool) -> Status:
    """The status of one typed goal: by its own amounts alone.

    >>> judge_amount(assessable=True, kept=None, found=True)
    <Status.REPORTED: 'reported'>
    """
    if not assessable:
        return Status.NOT_ASSESSABLE
    if kept is not None:
        return Status.MET if kept else Status.MISSED
    return Status.REPORTED if found else Status.UNREPORTED
