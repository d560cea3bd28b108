"""The toolkit for authors of parsers: the parts of a record, laid out over a document."""

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

__all__ = [
    "Charge",
    "Closing",
    "Mention",
    "PlanReader",
    "Said",
    "SectionRole",
    "Years",
    "as_proposal",
    "document_years",
    "find_charges",
    "find_coverage",
    "find_evaluations",
    "find_mentions",
    "find_officials",
    "find_rules",
    "is_coverage",
    "missing",
    "outcome_items",
    "parse_person",
    "part_title",
    "pruned",
    "read_achievements",
    "read_closing",
    "read_day",
    "read_group",
    "read_header",
    "read_item",
    "read_occasion",
    "read_periods",
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
