"""Who handles a proposal, said in a sentence (承办单位): ``该提案由市民政局主办,市财政局会办``."""

from __future__ import annotations

from collections.abc import Iterator

from govproposal.folding import fold
from govproposal.grammar.assignments import assigned
from govproposal.grammar.clauses import Clause, read_clauses
from govproposal.grammar.roles import role_of
from govproposal.model.phrases import Assignment, Role
from govproposal.patterns import lazy
from govproposal.units.names import is_unit

_HANDED = lazy(r"(?:提案|建议案|议案|建议|[本该此]件|[本该此]案)[^。;,、()\n由]{0,8},?(?:分别)?由(?=[^。;\n]{2,60}?(?:主办|承办|分办))")
_END = lazy(r"[。;\n]")


def find_handlers(text: str, start: int = 0, end: int | None = None, *, folded: str | None = None) -> tuple[Assignment, ...]:
    """The organs that sentences of ``text[start:end]`` name as host and joint handlers of a proposal; none for other matters.

    >>> [(one.role.value, one.unit) for one in find_handlers("该提案由市民政局主办,市财政局、市残联会办。")]
    [('host', '市民政局'), ('support', '市财政局'), ('support', '市残联')]
    >>> find_handlers("博览会由市商务局承办。")
    ()
    """
    folded = fold(text) if folded is None else folded
    return tuple(one for clause in _clauses(folded, start, len(folded) if end is None else end) for one in assigned(text, folded, clause))


def _clauses(folded: str, start: int, end: int) -> Iterator[Clause]:
    floor = start
    for handed in _HANDED.finditer(folded, start, end):
        if handed.start() < floor:
            continue
        stop = _END.search(folded, handed.end(), min(end, handed.end() + 300))
        floor = stop.start() if stop else min(end, handed.end() + 300)
        clauses = read_clauses(folded, handed.end(), floor)
        named = [clause for clause in clauses if clause.word is not None and all(is_unit(one.unit.of(folded)) for one in clause.items)]
        if named and named[0].word is not None and role_of(named[0].word.of(folded)) is Role.HOST:
            yield from (clause for clause in named if clause.kind == "units")
