"""The toolkit for authors of parsers: the parts of a record, laid out over a document."""

from importlib import import_module
from typing import TYPE_CHECKING

from govproposal.document.document import within
from govproposal.grammar.people import parse_person
from govproposal.grammar.rules import find_rules
from govproposal.grammar.sessions import same_session
from govproposal.parsing.closing import Closing, read_closing
from govproposal.parsing.coverage import find_coverage, is_coverage
from govproposal.parsing.evaluations import find_evaluations
from govproposal.parsing.groups import read_group
from govproposal.parsing.header import part_title, read_day, read_header, split_addressees
from govproposal.parsing.items import Said, read_item
from govproposal.parsing.officials import Charge, find_charges, find_officials
from govproposal.parsing.outcomes import outcome_items, pruned, read_achievements, trailing
from govproposal.parsing.periods import Years, document_years, read_periods
from govproposal.parsing.plans import PlanReader
from govproposal.parsing.proposals import Mention, as_proposal, find_mentions, record_sessions, session_of
from govproposal.parsing.remarks import missing, remarks_on
from govproposal.parsing.speeches import read_occasion, read_speeches
from govproposal.parsing.wording import SectionRole, section_role

if TYPE_CHECKING:
    from govproposal.parsing.answered import find_answered, find_handlers, names_session
    from govproposal.parsing.answers import read_answers
    from govproposal.parsing.contacts import read_contacts, read_copies
    from govproposal.parsing.letter_header import read_letter_header
    from govproposal.parsing.letters import Letter, read_letters
    from govproposal.parsing.marks import find_class, find_publicity, find_signer
    from govproposal.parsing.salutations import Addressed, read_recipients

# What letters are read with is imported when it is first asked for: most documents are none.
_LETTERS = {
    "answered": "find_answered find_handlers names_session",
    "answers": "read_answers",
    "contacts": "read_contacts read_copies",
    "letter_header": "read_letter_header",
    "letters": "Letter read_letters",
    "marks": "find_class find_publicity find_signer",
    "salutations": "Addressed read_recipients",
}
_HOME = {name: home for home, names in _LETTERS.items() for name in names.split()}

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
    "missing",
    "names_session",
    "outcome_items",
    "parse_person",
    "part_title",
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
    """What is read only of letters, imported from its home when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
