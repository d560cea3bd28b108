"""The assignments of one clause (责任分工): each unit with the role that a label, a verb or a bracket behind it gives."""

from __future__ import annotations

from collections.abc import Sequence

from govproposal.frozen import opened
from govproposal.grammar.clauses import Clause
from govproposal.grammar.roles import ROLE_NOTE, role_of
from govproposal.grammar.unit_lists import Item, completed
from govproposal.model.evidence import NO_FIELDS
from govproposal.model.phrases import Assignment, Role
from govproposal.spans import Span, Witness, Witnesses


def assigned(text: str, folded: str, clause: Clause) -> list[Assignment]:
    """The assignments of one clause (:func:`govproposal.grammar.clauses.read_clauses`), one per unit."""
    items = clause.items
    common = _role(text, folded, clause.word)
    shared = _shared_roles(folded, items) if items and items[0][2] != items[-1][2] else {}
    found: list[Assignment] = []
    for (unit, note, group), full in zip(items, completed(folded, items), strict=True):
        role, role_text, word = common
        if note and ROLE_NOTE.fullmatch(folded, note[0], note[1]):
            (role, role_text, word), note = _role(text, folded, note), None
        elif group in shared:
            role, role_text, word = _role(text, folded, shared[group])
        pieces: dict[str, Witness] = {"unit": (unit,)}
        if word:
            pieces["role"] = (word,)
        made = _Open()
        made.role = role
        made.role_text = role_text
        made.unit = text[unit[0] : unit[1]]
        made.note = None
        if note:
            made.note = text[note[0] : note[1]]
            pieces["note"] = (note,)
        made.completed = full
        made.derived_from = None
        made.span, made.spans, made.extra = unit, Witnesses.found(pieces), NO_FIELDS
        made.__class__ = Assignment
        found.append(made)
    return found


_Open = opened(Assignment)


def _shared_roles(folded: str, items: Sequence[Item]) -> dict[int, Span]:
    """The roles that brackets give to all of a group, where commas part several: ``X(主办),Y、Z(协办)``, by group."""
    last = {item.group: item.note for item in items}
    return {group: note for group, note in last.items() if note and ROLE_NOTE.fullmatch(folded, *note)}


def _role(text: str, folded: str, word: Span | None) -> tuple[Role, str, Span | None]:
    """The role that *word* gives, its words as printed, and where they stand."""
    return (role_of("".join(word.of(folded).split())), word.of(text), word) if word else (Role.RESPONSIBLE, "", None)
