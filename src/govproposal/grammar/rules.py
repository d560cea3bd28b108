"""Rules that a document sets for all of its responsibility brackets (列第一位者为牵头单位,下同), and what they change."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from govproposal.frozen import Value
from govproposal.model.phrases import Assignment, Role
from govproposal.patterns import lazy
from govproposal.spans import Span

_FIRST = lazy(
    r"(?:(?:排|列|位列|排名|排序|署名|排列)?(?:在|于)?(?:第一(?:位|个|名|顺位)?|首位|首个|最前面?)|第一(?:个)?(?:责任|承办)?(?:单位|部门))"
    r"[^,。;、()\n]{0,12}?为(?:总|工作|该项工作|该项任务|本项)?(?:的)?(?P<lead>牵头|主办|总牵头|汇总)[^,。;()\n]{0,14}"
)
_LEADS = lazy(r"为(?:总|工作|该项工作|该项任务|本项)?(?:的)?(?:总?牵头|主办|汇总)")  # both rules have it; it is rare
_SOLE = lazy(
    r"(?:无|没有|未列|未明确|未标明|未标注|不列|没有列)(?:明)?牵头(?:责任)?(?:单位|部门)(?:的)?,?(?:其)?责任(?:单位|部门)(?:即|"
    r"则)?为牵头(?:责任)?(?:单位|部门)"
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Rules(Value):
    """Document-wide rules: where the text says that the first unit of a list leads, and that without a lead those responsible do."""

    first_leads: Span | None = None
    sole_leads: Span | None = None

    @property
    def any(self) -> bool:
        """Whether the document sets a rule."""
        return self.first_leads is not None or self.sole_leads is not None

    def apply(self, assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
        """The assignments of one task with the roles that the rules give; a changed one names its rule in ``derived_from``.

        A task that names its lead itself is left as it is.
        """
        found = tuple(assignments)
        if not found or any(one.role in (Role.LEAD, Role.HOST) for one in found):
            return found
        if self.first_leads is not None:
            at = next((i for i, one in enumerate(found) if one.role is Role.RESPONSIBLE), None)
            return found if at is None else (*found[:at], _lead(found[at], self.first_leads), *found[at + 1 :])
        if self.sole_leads is not None:
            return tuple(_lead(one, self.sole_leads) if one.role is Role.RESPONSIBLE else one for one in found)
        return found


def find_rules(text: str, folded: str, start: int = 0, end: int | None = None) -> Rules:
    """The rules that ``text[start:end]`` sets for all of the document (*folded* is the whole text folded).

    >>> text = "(责任单位:市水利局、市财政局,列第一位者为牵头单位,下同)"
    >>> rules = find_rules(text, text)
    >>> rules.first_leads.of(text), rules.sole_leads
    ('列第一位者为牵头单位', None)
    """
    stop = len(text) if end is None else end
    if not _LEADS.search(folded, start, stop):
        return Rules()
    first, sole = _FIRST.search(folded, start, stop), _SOLE.search(folded, start, stop)
    return Rules(first_leads=Span(*first.span()) if first else None, sole_leads=Span(*sole.span()) if sole else None)


def _lead(one: Assignment, rule: Span) -> Assignment:
    return attrs.evolve(one, role=Role.LEAD, derived_from=rule)
