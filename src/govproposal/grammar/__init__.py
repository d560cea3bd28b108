"""The phrases of official prose (公文用语): quantities, periods, divisions of work, people, references, sessions, proposals.

For each kind a finder over a text, a parser for one phrase alone and a renderer, usable by themselves; every value has its span. A name is
imported from its home when it is first asked for. ``docs/grammar.md`` shows the forms and where they come from.

>>> from govproposal.grammar import find_quantities
>>> find_quantities("建成口袋公园不少于15个。")[0].comparator.value
'ge'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govproposal.grammar.assignments import Tail, find_assignments, parse_assignments, render_assignments
    from govproposal.grammar.brackets import scan_brackets
    from govproposal.grammar.dates import find_dates, parse_date
    from govproposal.grammar.moments import OpenPeriod, Point, close
    from govproposal.grammar.numerals import parse_exact, parse_numeral, render_numeral
    from govproposal.grammar.people import parse_officials, parse_people, parse_person
    from govproposal.grammar.periods import find_periods, parse_period, render_period
    from govproposal.grammar.quantities import find_quantities, parse_quantity, render_quantity
    from govproposal.grammar.references import find_document_numbers, find_references
    from govproposal.grammar.rosters import parse_roster
    from govproposal.grammar.rules import find_rules
    from govproposal.grammar.sessions import find_proposals, find_sessions, same_session
    from govproposal.grammar.single import (
        parse_document_number,
        parse_members,
        parse_proposal,
        parse_reference,
        parse_session,
        render_document_number,
        render_members,
        render_person,
        render_proposal,
        render_reference,
        render_session,
    )

_HOMES = {
    "assignments": "Tail find_assignments parse_assignments render_assignments",
    "brackets": "scan_brackets",
    "dates": "find_dates parse_date",
    "moments": "OpenPeriod Point close",
    "numerals": "parse_exact parse_numeral render_numeral",
    "people": "parse_officials parse_people parse_person",
    "periods": "find_periods parse_period render_period",
    "quantities": "find_quantities parse_quantity render_quantity",
    "references": "find_document_numbers find_references",
    "rosters": "parse_roster",
    "rules": "find_rules",
    "sessions": "find_proposals find_sessions same_session",
    "single": "parse_document_number parse_members parse_proposal parse_reference parse_session render_document_number render_members "
    "render_person render_proposal render_reference render_session",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "OpenPeriod",
    "Point",
    "Tail",
    "close",
    "find_assignments",
    "find_dates",
    "find_document_numbers",
    "find_periods",
    "find_proposals",
    "find_quantities",
    "find_references",
    "find_rules",
    "find_sessions",
    "parse_assignments",
    "parse_date",
    "parse_document_number",
    "parse_exact",
    "parse_members",
    "parse_numeral",
    "parse_officials",
    "parse_people",
    "parse_period",
    "parse_person",
    "parse_proposal",
    "parse_quantity",
    "parse_reference",
    "parse_roster",
    "parse_session",
    "render_assignments",
    "render_document_number",
    "render_members",
    "render_numeral",
    "render_period",
    "render_person",
    "render_proposal",
    "render_quantity",
    "render_reference",
    "render_session",
    "same_session",
    "scan_brackets",
]


def __getattr__(name: str) -> object:
    """What is public, imported from its home when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"govproposal.grammar.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
