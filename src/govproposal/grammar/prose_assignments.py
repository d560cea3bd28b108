"""Sentences that hand out a task without bracket or label (由X牵头,Y、Z配合): they stay in the task's text."""

from __future__ import annotations

from collections.abc import Iterator

from govproposal.grammar.assignments import Tail
from govproposal.grammar.clauses import read_clauses
from govproposal.grammar.owing import assigned
from govproposal.model.phrases import Role
from govproposal.patterns import lazy
from govproposal.spans import Span
from govproposal.units.names import unit_grade

_WORDS = r"[^。;:()《》“”\n]"
_SAYING = (
    rf"(?P<clauses>(?:(?!牵头|主办){_WORDS}){{3,60}}(?:牵头|主办)(?:负责|落实)?,"
    rf"{_WORDS}{{3,160}}(?:配合|协办|协助|参与|参加|落实))(?=[。;]|$)"
)
_OPENING = lazy(rf" *由?{_SAYING}")
_SENTENCE = lazy(rf"(?:(?<=[。;:\n]) ?由?|(?<=,)由){_SAYING}")
_LEADS = (Role.LEAD, Role.HOST)


def find_prose_assignments(text: str, start: int, end: int, *, folded: str) -> Iterator[Tail]:
    """The sentences of ``text[start:end]`` that say who leads and who helps, and nothing else; their ``span`` is empty, as nothing is cut.

    >>> text = "由市水利局牵头,市发展改革委、市财政局配合。改造泵站6个。"
    >>> [(one.role.value, one.unit) for tail in find_prose_assignments(text, 0, len(text), folded=text) for one in tail.assignments]
    [('lead', '市水利局'), ('support', '市发展改革委'), ('support', '市财政局')]
    >>> list(find_prose_assignments("由市水利局牵头开展排查,各区配合。", 0, 16, folded="由市水利局牵头开展排查,各区配合。"))
    []
    """
    if folded.find("牵头,", start, end) < 0 and folded.find("主办,", start, end) < 0:
        return
    first = _OPENING.match(folded, start, end)
    for found in (*([first] if first else ()), *_SENTENCE.finditer(folded, first.end() if first else start, end)):
        clauses = read_clauses(folded, *found.span("clauses"))
        owed = [one for clause in clauses if clause.kind == "units" for one in assigned(text, folded, clause)]
        if owed and owed[0].role in _LEADS and all(unit_grade(one.unit) >= 1 and "由" not in one.unit for one in owed):
            yield Tail(span=Span(found.end(), found.end()), assignments=tuple(owed))
