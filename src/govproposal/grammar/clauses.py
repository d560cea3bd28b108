"""What stands in a responsibility bracket or on a label's line (分工表述): labelled parts, clauses that end in a verb, bare lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from govproposal.grammar.brackets import MARKS
from govproposal.grammar.references import trim
from govproposal.grammar.roles import VERB_ENDS, Kind, Label, label_at, labels_inside, verb_at_end
from govproposal.grammar.unit_lists import Item, read_list, split_level
from govproposal.patterns import lazy
from govproposal.spans import Span

_JOINTLY = lazy(r"会同|会商|商请|联合(?=[市县区州省各])|(?<![工招电经协外通])商(?=[市县区省各])")
_AFTER = lazy(r" *[。;,.!]? *")
_RULE = lazy(r"。 ?(?=列|排|第一|按|以上|以下|无牵头|注)")
"""Where a list of units ends and a rule of the document stands behind it: ``X、Y。列第一位者为牵头单位,下同``."""
_DATED = lazy(r"(?:19|20)\d\d ?年|\d ?月|年底|月底|季度|年内|长期|每年")
_TELLING = lazy(
    rf"[{''.join(sorted({verb[0] for verb in VERB_ENDS}))}\d年月季长每]"
    rf"(?:(?:{'|'.join(f'(?<={verb[0]}){verb[1:]}' for verb in sorted(VERB_ENDS))})(?=[\s,;。、.]|\Z)"
    r"|(?<=1)9\d\d ?年|(?<=2)0\d\d ?年|(?<=\d) ?月|(?<=[年月])底|(?<=季)度|(?<=年)内|(?<=长)期|(?<=每)年)"
)
"""A verb at its end, or a date: without one of these a list is a list of units. By first characters, which few names of units hold."""


class Clause(NamedTuple):
    """One part: what it announces, the word that gives the role (``None`` for a bare list), its value and the units listed there."""

    kind: Kind
    word: Span | None
    value: Span
    items: tuple[Item, ...] = ()


def read_clauses(folded: str, start: int, end: int) -> list[Clause]:
    """The parts of ``[start, end)``, in order.

    >>> text = "牵头单位:市水利局;责任单位:市财政局、各区;完成时限:年底前"
    >>> [(one.kind, one.word.of(text), one.value.of(text)) for one in read_clauses(text, 0, len(text))]
    [('units', '牵头单位', '市水利局'), ('units', '责任单位', '市财政局、各区'), ('deadline', '完成时限', '年底前')]
    """
    labels = _labels(folded, start, end)
    if not labels:
        return _by_verbs(folded, start, _without_rule(folded, start, end), None)
    first = labels[0].word.start
    clauses = _by_verbs(folded, start, first, None) if folded[start:first].strip(" ,;") else []
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        value = _trimmed(folded, label.after, following.word.start if following else end)
        if value.start < value.end:
            clauses += _labelled(folded, label, value)
    return clauses


def at_end(folded: str, bracket: Span, end: int) -> bool:
    """Whether a sentence ends right before a bracket or behind it, or the paragraph does, which ends at *end*.

    >>> at_end("完善机制(市水利局)。", Span(4, 10), 11), at_end("完善(试行)机制", Span(2, 6), 8)
    (True, False)
    """
    if folded[bracket.start - 1 : bracket.start] in ("。", ";"):
        return True
    after = _AFTER.match(folded, bracket.end, end)
    return after is not None and (after.end() == end or after[0].strip() in ("。", ";"))


def _labels(folded: str, start: int, end: int) -> list[Label]:
    """The labels outside nested brackets and quotes."""
    words = folded[start:end]
    copula = "单位为" in words or "部门为" in words
    if ":" not in words and (not copula or label_at(folded, start, end, copula=True) is None):
        return []
    found: list[Label] = []
    for a, b in _pieces(folded, start, end) if copula or MARKS.search(words) else _coloned(words, start):
        at = a
        # Databases run two labels together (主办:甲 会办:乙), pages glue them: a label may follow another in one piece.
        while (label := label_at(folded, at, b, copula=copula)) is not None:
            found.append(label)
            at = label.after
            if not copula and ":" not in folded[at:b]:
                break
        if at > a and ":" in folded[at:b]:
            found.extend(labels_inside(folded, at, b))
    return found


_PARTING = ",;。 \n、"
_COLONED = lazy(rf"(?:(?<=[{_PARTING}])|\A)[^{_PARTING}:]{{1,20}}+:[^{_PARTING}]*")
"""A piece that may begin with a label; what is longer before its colon does not."""


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces between separators outside nested brackets and quotes."""
    return ((a, b) for a, b, _ in split_level(folded, start, end, _PARTING))


def _coloned(words: str, start: int) -> Iterator[tuple[int, int]]:
    """The pieces with a colon of *words* without brackets, which begin at *start*: found without a look at all others."""
    return ((start + found.start(), start + found.end()) for found in _COLONED.finditer(words))


def _trimmed(folded: str, start: int, end: int) -> Span:
    while end > start and folded[end - 1] in " ,;。、.\n":
        end -= 1
    return trim(folded, start, end)


def _labelled(folded: str, label: Label, value: Span) -> list[Clause]:
    if label.kind != "units":
        return [Clause(label.kind, label.word, value)]
    start, end = value.start, _without_rule(folded, *value)
    if end < value.end or _TELLING.search(folded, start, end):
        return _by_verbs(folded, start, end, label.word)
    items = read_list(folded, start, end)
    return [Clause("units", label.word, value, tuple(items))] if items else []


def _without_rule(folded: str, start: int, end: int) -> int:
    """Where a list ends: before the rule that may stand behind it."""
    rule = _RULE.search(folded, start, end) if folded.find("。", start, end) >= 0 else None
    return rule.start() if rule else end


def _by_verbs(folded: str, start: int, end: int, word: Span | None) -> list[Clause]:
    """Clauses ``X、Y牵头,Z配合``: a verb takes all units since the last one; what no verb takes has the role of *word*."""
    clauses: list[Clause] = []
    pending = start
    pieces = split_level(folded, start, end, "、,;。") if _TELLING.search(folded, start, end) else ()
    for a, b, _ in pieces:
        span = _trimmed(folded, a, b)
        found = verb_at_end(folded, span.start, span.end)
        if found is not None:
            clauses.extend(_shared(folded, pending, *found))
            pending = b + 1
        elif _DATED.search(folded, span.start, span.end) and not read_list(folded, span.start, span.end):
            clauses.append(Clause("deadline", None, span))
    if clauses and (together := _JOINTLY.match(folded, pending, end)):
        word, pending = Span(*together.span()), together.end()
    if pending < end and (items := read_list(folded, pending, end)):
        clauses.append(Clause("units", word, _trimmed(folded, pending, end), tuple(items)))
    return clauses


def _shared(folded: str, start: int, end: int, verb: Span) -> list[Clause]:
    """The units before a verb; those after 会同 support the ones before it, which may have a verb of their own (甲牵头会同乙负责)."""
    together = _JOINTLY.search(folded, start, end)
    if together is None:
        return [Clause("units", verb, Span(start, end), tuple(read_list(folded, start, end)))]
    stop, own = verb_at_end(folded, start, together.start()) or (together.start(), verb)
    first = Clause("units", own, Span(start, stop), tuple(read_list(folded, start, stop)))
    other = Clause("units", Span(*together.span()), Span(together.end(), end), tuple(read_list(folded, together.end(), end)))
    return [first, other]
