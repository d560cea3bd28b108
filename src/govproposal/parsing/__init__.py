"""The toolkit for authors of parsers: the parts of a record, laid out over a document.

A name is imported from its home when it is first asked for, so that a parser loads only what it uses.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govproposal.document.document import within
    from govproposal.grammar.people import parse_person
    from govproposal.grammar.rules import find_rules
    from govproposal.grammar.sessions import same_session
    from govproposal.parsing.answered import find_answered, find_handlers, names_session
    from govproposal.parsing.answers import read_answers
    from govproposal.parsing.closing import Closing, read_closing
    from govproposal.parsing.contacts import read_contacts, read_copies
    from govproposal.parsing.coverage import find_coverage, is_coverage
    from govproposal.parsing.evaluations import find_evaluations
    from govproposal.parsing.groups import read_group
    from govproposal.parsing.header import carried_title, part_title, read_day, read_header, split_addressees
    from govproposal.parsing.items import Said, read_item
    from govproposal.parsing.letter_header import read_letter_header
    from govproposal.parsing.letters import Letter, read_letters
    from govproposal.parsing.marks import find_class, find_publicity, find_signer
    from govproposal.parsing.officials import Charge, find_charges, find_officials, post_and_name
    from govproposal.parsing.outcomes import completed, is_yearly, outcome_items, pruned, read_achievements, read_opening, trailing
    from govproposal.parsing.periods import read_periods
    from govproposal.parsing.plans import PlanReader
    from govproposal.parsing.proposals import Mention, as_proposal, find_mentions
    from govproposal.parsing.remarks import missing, remarks_on
    from govproposal.parsing.salutations import Addressed, read_recipients
    from govproposal.parsing.sessions import record_sessions, session_of
    from govproposal.parsing.speeches import read_occasion, read_speeches
    from govproposal.parsing.wording import SectionRole, section_role
    from govproposal.parsing.years import Years, document_years

_HOMES = {
    "document.document": "within",
    "grammar.people": "parse_person",
    "grammar.rules": "find_rules",
    "grammar.sessions": "same_session",
    "parsing.answered": "find_answered find_handlers names_session",
    "parsing.answers": "read_answers",
    "parsing.closing": "Closing read_closing",
    "parsing.contacts": "read_contacts read_copies",
    "parsing.coverage": "find_coverage is_coverage",
    "parsing.evaluations": "find_evaluations",
    "parsing.groups": "read_group",
    "parsing.header": "carried_title part_title read_day read_header split_addressees",
    "parsing.items": "Said read_item",
    "parsing.letter_header": "read_letter_header",
    "parsing.letters": "Letter read_letters",
    "parsing.marks": "find_class find_publicity find_signer",
    "parsing.officials": "Charge find_charges find_officials post_and_name",
    "parsing.outcomes": "completed is_yearly outcome_items pruned read_achievements read_opening trailing",
    "parsing.periods": "read_periods",
    "parsing.plans": "PlanReader",
    "parsing.proposals": "Mention as_proposal find_mentions",
    "parsing.remarks": "missing remarks_on",
    "parsing.salutations": "Addressed read_recipients",
    "parsing.sessions": "record_sessions session_of",
    "parsing.speeches": "read_occasion read_speeches",
    "parsing.wording": "SectionRole section_role",
    "parsing.years": "Years document_years",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Addressed",
    "Charge",
    "Closing",
    "Letter",
    "Mention",
    "PlanReader",
    "Said",
    "SectionRole",
    "Years",
    "as_proposal",
    "carried_title",
    "completed",
    "document_years",
    "find_answered",
    "find_charges",
    "find_class",
    "find_coverage",
    "find_evaluations",
    "find_handlers",
    "find_mentions",
    "find_officials",
    "find_publicity",
    "find_rules",
    "find_signer",
    "is_coverage",
    "is_yearly",
    "missing",
    "names_session",
    "outcome_items",
    "parse_person",
    "part_title",
    "post_and_name",
    "pruned",
    "read_achievements",
    "read_answers",
    "read_closing",
    "read_contacts",
    "read_copies",
    "read_day",
    "read_group",
    "read_header",
    "read_item",
    "read_letter_header",
    "read_letters",
    "read_occasion",
    "read_opening",
    "read_periods",
    "read_recipients",
    "read_speeches",
    "record_sessions",
    "remarks_on",
    "same_session",
    "section_role",
    "session_of",
    "split_addressees",
    "trailing",
    "within",
]


def __getattr__(name: str) -> object:
    """What is public, imported from its home when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"govproposal.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
