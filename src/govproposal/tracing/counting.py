"""Whether two amounts count the same thing in the same manner, and how much that speaks for two items' belonging together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govproposal.folding import fold, letters
from govproposal.tracing.amounts import SAME, Amount, comparable, subject_likeness
from govproposal.tracing.manners import GRADE, agree, apart

_QUOTED = re.compile(r"“([^“”]{2,20})”")


def same_count(promised: Amount, reported: Amount) -> bool:
    """Whether two amounts are counted alike, and neither is of another kind, or of a wider one."""
    if not comparable(promised.quantity, reported.quantity) or not agree(promised.manner, reported.manner, promised.quantity):
        return False
    if apart(promised.subject, reported.subject):
        return False
    if promised.inherited and reported.inherited and apart(promised.own, reported.own):
        return False
    return not _wider(promised, reported)


def _wider(promised: Amount, reported: Amount) -> bool:
    """Whether what is reported is wider than what was promised (幼儿园 for 公办幼儿园): it lacks a grade or a name in quotation marks, or
    an amount is given for the narrower one beside it (其中公办6所).
    """
    if reported.inherited or reported.subject == promised.subject or reported.subject not in promised.subject:
        return False
    extras = [extra for extra in promised.subject.split(reported.subject, 1) if len(extra) > 1]
    among = "" if "其中" in reported.words else fold(reported.sentence).partition("其中")[2]
    if any(extra in among for extra in extras):
        return True
    words = fold(promised.words)
    named = [one for one in (*GRADE.findall(words), *_QUOTED.findall(words)) if any(one in extra or extra in one for extra in extras)]
    held = letters("".join((*reported.passage.lineage, reported.passage.heading or "", reported.passage.text)))
    return any(one not in held for one in named)


def evidence_of(promised: Sequence[Amount], reported: Sequence[Amount]) -> float:
    """How much the amounts of two items speak for their belonging together, 0 to 1."""
    pairs = [(one, other) for one in promised for other in reported if same_count(one, other)]
    return max((_weight(one, other) for one, other in pairs), default=0.0)


def _weight(one: Amount, other: Amount) -> float:
    alike = subject_likeness(one, other)
    same = one.quantity.value == other.quantity.value and one.quantity.value >= 10
    return 1.0 if alike >= SAME and (same or alike >= 0.9) else 0.7 if same and alike >= 0.3 else 0.6 if alike >= SAME else 0.0
