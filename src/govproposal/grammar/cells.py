"""Cells of a division of work that is laid out as a table (任务分工表), read by the header they stand under."""

from __future__ import annotations

from govproposal.grammar.assignments import Tail
from govproposal.grammar.clauses import Clause, read_clauses
from govproposal.grammar.owing import assigned
from govproposal.grammar.people import parse_officials
from govproposal.grammar.references import trim
from govproposal.grammar.roles import label_at
from govproposal.grammar.rules import find_rules
from govproposal.grammar.unit_lists import read_list
from govproposal.patterns import lazy
from govproposal.spans import Span

_DUE = lazy(r"时限|期限|完成时间|完成日期|进度|时间节点|时间要求|督办时间|办结时间")
_LEADER = lazy(r"领导|责任人|负责人|市长|县长|区长")
_UNITS = lazy(r"牵头|责任|负责|主办|承办|配合|协办|会办|参与|参加|落实|实施|指导|督办|协同")


def assign_cell(text: str, span: Span, header: Span, *, folded: str) -> Tail:
    r"""What the cell at *span* says under the header at *header*: units that owe, leaders, a deadline, or another field.

    Units are listed by 、, by spaces or one a line; labels in the cell overrule the header. A header may carry a rule of its
    own (``责任单位(第一个为牵头单位)``).

    >>> text = "配合单位\t市财政局\n市审计局"
    >>> tail = assign_cell(text, Span(5, 14), Span(0, 4), folded=text)
    >>> [(one.role.value, one.unit) for one in tail.assignments]
    [('support', '市财政局'), ('support', '市审计局')]
    """
    value = trim(folded, *span)
    word = trim(folded, *header)
    title = "".join(word.of(folded).split())
    if not value.of(folded).strip("-—/|无 "):
        return Tail(span=value)
    if _DUE.search(title):
        return Tail(span=value, deadline=value)
    if _LEADER.search(title):
        return Tail(span=value, officials=tuple(parse_officials(text, folded, word, value)))
    if not _UNITS.search(title):
        fields: dict[str, str] = {word.of(text): value.of(text)}
        return Tail(span=value, fields=fields)
    rules = find_rules(text, folded, *word)
    noted = folded.find("(", *word)
    role = trim(folded, word.start, noted) if noted > word.start else word
    assignments = tuple(one for clause in _clauses(folded, value, role) for one in assigned(text, folded, clause))
    return Tail(span=value, assignments=rules.apply(assignments))


def _clauses(folded: str, value: Span, word: Span) -> list[Clause]:
    clauses = read_clauses(folded, *value)
    if label_at(folded, *value) or any(clause.word is not None for clause in clauses):
        return [clause for clause in clauses if clause.kind == "units"]
    return [Clause("units", word, value, tuple(read_list(folded, *value)))]
