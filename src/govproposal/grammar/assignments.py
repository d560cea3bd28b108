"""Who owes a task (责任分工): brackets at the end of a paragraph, lines of their own, cells of a table.

Forms: ``(责任单位:X、Y)``, ``(牵头单位:X;责任单位:Y)``, ``(X牵头,Y配合)``, ``(X、Y负责)``, ``(X会同Y负责)``, a bare list
of organs, ``主办:X 会办:Y``, and the same labels on lines of their own. A bracket that explains, a page's footer, a list of
things that are no organs yield nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

import attrs

from govproposal.folding import fold
from govproposal.frozen import FrozenMap, Value
from govproposal.grammar.brackets import Brackets
from govproposal.grammar.clauses import Clause, at_end, read_clauses
from govproposal.grammar.owing import assigned
from govproposal.grammar.people import parse_officials
from govproposal.grammar.references import trim
from govproposal.grammar.roles import Label, all_labelled, label_at
from govproposal.grammar.rules import Rules
from govproposal.model.phrases import Assignment
from govproposal.model.plan import Official
from govproposal.patterns import lazy
from govproposal.spans import Span
from govproposal.units.names import parse_unit, unit_grade

_FOOTER = lazy(r"版权|访客|访问|公网安备|ICP|备案|网站|网址|地址|电话|邮编|技术支持|标识码|主管单位|All Rights|Copyright", re.IGNORECASE)
_BREAK = lazy(r"[。;] *| +")
_FACILITY = lazy(r"(?![省市县区州盟旗镇乡])[^、,;]{2,10}(?:中心|站|馆|院|校|园|社)")
"""What may be built as well as owe something: 综合体(社区服务中心); it takes a level (市疾控中心) to be who owes."""
_LEADING = ("领导", "责任人", "负责", "领衔")
_TAIL_REACH = 600
_TRIES = 4
"""How many labels of a paragraph may prove to be none before the search is given up."""
_LOOSE = ("时间", "截止时间", "期限")
_EXPLAINING = lazy(r"含|包括|包含|如|原|见|即|指|其中|不含|除|以下|现|简称|例如|由.{0,12}内")
_ORGAN_ENDS = frozenset("局委办部厅院会府处心司团队行所站校区社班组室门位商企")


def _frozen(fields: Mapping[str, str]) -> FrozenMap[str]:
    return FrozenMap(fields)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Tail(Value):
    """What one bracket or one labelled line says: ``span`` is what is cut out of the item's text.

    ``deadline`` is the words of a time limit, ``fields`` further labelled parts by their label (``适用范围``).
    """

    span: Span
    assignments: tuple[Assignment, ...] = ()
    officials: tuple[Official, ...] = ()
    deadline: Span | None = None
    fields: Mapping[str, str] = attrs.field(factory=FrozenMap, converter=_frozen)


def find_assignments(text: str, start: int, end: int, *, folded: str, brackets: Brackets, rule: Rules | None = None) -> tuple[Tail, ...]:
    """All responsibility tails of ``text[start:end]``, one item of one or several paragraphs, in order.

    *folded* and *brackets* are those of the whole text, *rule* what the document sets for all of itself.

    >>> from govproposal.grammar.brackets import scan_brackets
    >>> text = "完善预警机制。(牵头单位:市水利局;责任单位:市气象局)"
    >>> tail, = find_assignments(text, 0, len(text), folded=text, brackets=scan_brackets(text))
    >>> tail.span.of(text), [(one.role.value, one.unit) for one in tail.assignments]
    ('(牵头单位:市水利局;责任单位:市气象局)', [('lead', '市水利局'), ('responsible', '市气象局')])
    """
    tails: list[Tail] = []
    floor = start
    for a, b in _telling(folded, start, end, brackets):
        if a < floor:
            continue
        labelled = ":" in folded[a:b]
        line = _line(text, folded, a, b, end) if labelled else None
        if line is not None:
            tails.append(line)
            floor = line.span.end
        else:
            found = _in_paragraph(text, folded, a, b, brackets, end) or (_run_in(text, folded, a, b, brackets) if labelled else ())
            tails.extend(found)
            floor = max(floor, found[-1].span.end if found else floor)
    return tuple(tails) if rule is None or not rule.any else _ruled(folded, tails, rule)


def parse_assignments(text: str) -> tuple[Assignment, ...]:
    """The assignments of one phrase: a bracket's content with or without its bracket, or a labelled line.

    >>> [(one.role.value, one.role_text, one.unit) for one in parse_assignments("市农业农村局牵头,各镇街配合")]
    [('lead', '牵头', '市农业农村局'), ('support', '配合', '各镇街')]
    """
    folded = fold(text)
    span = trim(folded, 0, len(folded))
    if folded[span.start : span.start + 1] == "(" and folded[span.end - 1] == ")":
        span = Span(span.start + 1, span.end - 1)
    return _tail(text, folded, span, read_clauses(folded, span.start, span.end)).assignments


def render_assignments(assignments: Iterable[Assignment]) -> str:
    """The assignments as one bracket ``(牵头单位:X;责任单位:Y、Z)``, for labels; read again they give the same.

    >>> render_assignments(parse_assignments("(牵头单位:市水利局;责任单位:市气象局、各区)"))
    '(牵头单位:市水利局;责任单位:市气象局、各区)'
    """
    parts: list[tuple[str, list[str]]] = []
    for one in assignments:
        if not parts or parts[-1][0] != one.role_text:
            parts.append((one.role_text, []))
        parts[-1][1].append(one.unit + (f"〈{one.note}〉" if one.note else ""))
    return "(" + ";".join(f"{word}:{'、'.join(units)}" for word, units in parts) + ")"


def _telling(folded: str, start: int, end: int, brackets: Brackets) -> Iterator[tuple[int, int]]:
    """The paragraphs that may say who owes a task, those with a colon or a bracket: from one such mark to that of the next paragraph."""
    at = start
    marks = [places for places in (brackets.starts, brackets.unclosed) if places]
    while at < end:
        colon = folded.find(":", at, end)
        place = colon if colon >= 0 else end
        for places in marks:
            following = bisect_left(places, at)
            if following < len(places) and places[following] < place:
                place = places[following]
        if place >= end:
            return
        stop = folded.find("\n", place, end)
        stop = end if stop < 0 else stop
        yield trim(folded, max(at, folded.rfind("\n", at, place) + 1), stop)
        at = stop + 1


def _paragraphs(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while at < end:
        stop = folded.find("\n", at, end)
        stop = end if stop < 0 else stop
        span = trim(folded, at, stop)
        if span.start < span.end:
            yield span
        at = stop + 1


def _line(text: str, folded: str, start: int, end: int, limit: int) -> Tail | None:
    """The paragraph as a labelled line, with the lines it runs on over; ``None`` where it is none."""
    label = label_at(folded, start, end)
    if label is None or label.kind == "field" or label.word.of(folded) in _LOOSE:
        return None
    while end < limit and (folded[end - 1] in "、,:" or not folded[label.after : end].strip()):
        following = next(_paragraphs(folded, end, limit), None)
        if following is None or label_at(folded, *following):
            break
        end = following[1]
    span = trim(folded, start, end)
    if not all_labelled(folded, start, span.end - 1) or _is_footer(folded, label, start, span.end):
        return None
    tail = _tail(text, folded, span, read_clauses(folded, span.start, span.end))
    if tail.assignments and not all(_plausible(one.unit, strict=label.plain) for one in tail.assignments):
        return None
    return tail if tail.assignments or _led(tail.officials) or tail.deadline else None


def _is_footer(folded: str, label: Label, start: int, end: int) -> bool:
    """A page's footer names who runs the site with the same words (主办单位:某市人民政府 版权所有)."""
    return "办" in label.word.of(folded) and _FOOTER.search(folded, start, min(len(folded), end + 60)) is not None


def _plausible(unit: str, *, strict: bool) -> bool:
    return unit_grade(unit) >= 1 if strict else len(unit) <= 40


def _in_paragraph(text: str, folded: str, start: int, end: int, brackets: Brackets, limit: int) -> list[Tail]:
    """What the brackets of a paragraph say, closed ones or one that is left open."""
    tails: list[Tail] = []
    floor = start
    for span, mark, _ in brackets.pairs[bisect_left(brackets.starts, start) : bisect_left(brackets.starts, end)]:
        if span[0] < floor:
            continue
        floor = span[1]
        if mark in "([【〔" and (tail := _bracket(text, folded, span, end)) is not None:
            tails.append(tail)
    return tails or (_left_open(text, folded, start, limit, brackets) if brackets.unclosed else [])


def _left_open(text: str, folded: str, start: int, limit: int, brackets: Brackets) -> list[Tail]:
    """A labelled bracket that runs over a line break, or that the page never closes: then to the end of its paragraph."""
    at = bisect_left(brackets.unclosed, start)
    end = folded.find("\n", start, limit)
    end = limit if end < 0 else end
    for place in brackets.unclosed[at : at + 4]:
        if place >= end:
            break
        if folded[place] == "(" and label_at(folded, place + 1, end):
            close = folded.find(")", place, min(limit, place + _TAIL_REACH))
            stop = close + 1 if close >= 0 and folded.count("\n", place, close) <= 2 else end
            span = trim(folded, place, stop)
            tail = _tail(text, folded, span, read_clauses(folded, place + 1, span.end - (close + 1 == stop)))
            return [tail] if tail.assignments else []
    return []


def _bracket(text: str, folded: str, span: Span, end: int) -> Tail | None:
    inner = trim(folded, span.start + 1, span.end - 1)
    if inner.end - inner.start < 2:
        return None
    labelled = label_at(folded, inner.start, inner.end, copula=True) is not None
    if not labelled and (not at_end(folded, span, end) or _EXPLAINING.match(folded, *inner)):
        return None
    clauses = read_clauses(folded, inner.start, inner.end)
    if not labelled and folded[span.start] == "〔" and not all(one.word for one in clauses if one.kind == "units"):
        return None  # 〔…〕 holds a year, or says with a word who owes it
    tail = _tail(text, folded, span, clauses)
    if labelled:
        return tail if tail.assignments or _led(tail.officials) or (tail.deadline and at_end(folded, span, end)) else None
    return tail if tail.assignments and _credible(folded, span, tail, clauses) else None


def _led(officials: tuple[Official, ...]) -> bool:
    return any(word in one.role for one in officials for word in _LEADING)


def _credible(folded: str, span: Span, tail: Tail, clauses: list[Clause]) -> bool:
    """Whether a bracket without a label is a division of work: every member a unit, and no alias of the organ before it."""
    grades = [unit_grade(one.completed or one.unit) for one in tail.assignments]
    if all(one.word is not None for one in clauses if one.kind == "units"):
        listed = sum(len(one.items) for one in clauses)
        return min(grades) >= 1 and listed == len(grades)
    counted = folded[span.start - 2 : span.start - 1] in "0123456789一二三四五六七八九十百千万亿几两余多"  # 5处 is no organ
    if (folded[span.start - 1 : span.start] in _ORGAN_ENDS and not counted) or (min(grades) < 1 or max(grades) < 2):
        return False
    if len(tail.assignments) == 1 and folded[span.end : span.end + 1] in ("。", ";") and _FACILITY.fullmatch(tail.assignments[0].unit):
        return False
    return folded[span.end : span.end + 1] != "。" or any(parse_unit(one.unit).kind in ("government", "party") for one in tail.assignments)


def _run_in(text: str, folded: str, start: int, end: int, brackets: Brackets) -> list[Tail]:
    """Labels at the end of a paragraph without a bracket: ``…。责任单位:X、Y``."""
    low = max(start, end - _TAIL_REACH)
    if folded.find(":", low, end) < 0:
        return []
    tried = 0
    for found in _BREAK.finditer(folded, low, end):
        label = label_at(folded, found.end(), end)
        if label is None or brackets.enclosing(found.end()):
            continue
        if tried == _TRIES or _FOOTER.search(folded, start, end):
            break
        tried += 1
        tail = _line(text, folded, found.end(), end, end)
        if tail is not None and tail.assignments:
            return [tail]
    return []


def _tail(text: str, folded: str, span: Span, clauses: list[Clause]) -> Tail:
    assignments: list[Assignment] = []
    officials: list[Official] = []
    fields: dict[str, str] = {}
    deadline: Span | None = None
    for clause in clauses:
        if clause.kind == "units":
            assignments.extend(assigned(text, folded, clause))
        elif clause.kind == "officials" and clause.word is not None:
            officials.extend(parse_officials(text, folded, clause.word, clause.value))
        elif clause.kind == "deadline":
            deadline = deadline or clause.value
        elif clause.word is not None:
            fields[clause.word.of(text)] = clause.value.of(text)
    return Tail(span=span, assignments=tuple(assignments), officials=tuple(officials), deadline=deadline, fields=fields)


def _ruled(folded: str, tails: list[Tail], rule: Rules) -> tuple[Tail, ...]:
    """The tails with the document's rules applied; labels on several lines of one item are one task's."""
    ruled: list[Tail] = []
    at = 0
    while at < len(tails):
        stop = at + 1
        while stop < len(tails) and not folded[tails[stop - 1].span.end : tails[stop].span.start].strip():
            stop += 1
        together = rule.apply(one for tail in tails[at:stop] for one in tail.assignments)
        first = 0
        for tail in tails[at:stop]:
            own = together[first : first + len(tail.assignments)]
            ruled.append(tail if own == tail.assignments else attrs.evolve(tail, assignments=own))
            first += len(tail.assignments)
        at = stop
    return tuple(ruled)
