"""The schema of the tables, declared once: their columns, keys, and what each holds.

Every table but ``documents`` begins with ``document_id`` and a ``position``, 0, 1, 2 … within the document; the two are its primary
key. ``span_start`` and ``span_end`` are the span in the source text. A ``sort_path`` is a path (``[1, 2, 10]``) as a text that
sorts as the outline does (``000001.000002.000010``).
"""

from __future__ import annotations

from enum import Enum

import attrs

from govproposal.converters.contract import Profile
from govproposal.frozen import Value


class Sort(Enum):
    """What a column holds: plain decimals (``DECIMAL``) have up to 28 digits before the point and 10 after it."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TEXTS = "texts"
    INTEGERS = "integers"


@attrs.frozen(eq=False, repr=False)
class Column(Value):
    """A column: its ``name``, what it holds, what that means, and whether it may be null."""

    name: str
    sort: Sort
    meaning: str
    nullable: bool = True


@attrs.frozen(eq=False, repr=False)
class Table(Value):
    """A table: its columns, its primary key, and its foreign keys, each ``(columns, table)`` onto that table's primary key."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("document_id", "position")
    foreign: tuple[tuple[tuple[str, ...], str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns.

        >>> TABLES["units"].names
        ('document_id', 'name', 'completed')
        """
        return tuple(column.name for column in self.columns)


def _must(name: str, sort: Sort, meaning: str) -> Column:
    return Column(name, sort, meaning, nullable=False)


_DOCUMENT = _must("document_id", Sort.TEXT, "the document it stands in")
_POSITION = _must("position", Sort.INTEGER, "its place in the document, from 0")
_SPAN = (
    Column("span_start", Sort.INTEGER, "where it begins in the source text, in code points"),
    Column("span_end", Sort.INTEGER, "where it ends"),
)
_ITEM = (
    _must("path", Sort.INTEGERS, "its place in the outline, as printed"),
    _must("sort_path", Sort.TEXT, "the path as a text that sorts"),
    _must("id", Sort.TEXT, "the path made unique (2.1, 2.1~2)"),
)
_TASK = Column("task", Sort.INTEGER, "the position of the task it belongs to")
_OF_DOCUMENT = (("document_id",), "documents")
_OF_TASK = (("document_id", "task"), "tasks")
_OF_ACHIEVEMENT = (("document_id", "achievement"), "achievements")

_DECLARED = (
    Table(
        "documents",
        "One row a record.",
        (
            _must("document_id", Sort.TEXT, "made of the digest of the source, the type and the span; else of the content"),
            _must("type", Sort.TEXT, "plan, outcome-report, speech-digest, reply, vendor/type"),
            _must("schema", Sort.TEXT, "the version of the record's form"),
            Column("title", Sort.TEXT, "the header's title"),
            Column("plan_title", Sort.TEXT, "the plan's own title"),
            Column("document_number", Sort.TEXT, "发文字号"),
            _must("issuers", Sort.TEXTS, "发文机关"),
            _must("addressees", Sort.TEXTS, "主送机关"),
            Column("issued", Sort.DATE, "成文日期"),
            Column("published", Sort.TEXT, "when the page went online, as precise as printed"),
            Column("delivered", Sort.DATE, "when it was given"),
            Column("origin", Sort.TEXT, "来源"),
            _must("sessions", Sort.TEXTS, "the sessions mentioned, in their first wording"),
            Column("uri", Sort.TEXT, "where the source came from"),
            Column("media_type", Sort.TEXT, "what it was"),
            Column("encoding", Sort.TEXT, "its encoding"),
            Column("sha256", Sort.TEXT, "the digest of its bytes"),
            Column("characters", Sort.INTEGER, "the length of its text in code points"),
            Column("parser_name", Sort.TEXT, "the parser that read it"),
            Column("parser_version", Sort.TEXT, "its version"),
            *_SPAN,
        ),
        key=("document_id",),
    ),
    Table(
        "proposals",
        "What a document handles, or reports on: 议案, 建议案, 提案, 建议.",
        (
            _DOCUMENT,
            _POSITION,
            Column("kind", Sort.TEXT, "议案, 建议案, 提案 or 建议"),
            Column("number", Sort.INTEGER, "its number"),
            Column("title", Sort.TEXT, "its title"),
            Column("session", Sort.TEXT, "the session it was put at, as worded"),
            Column("session_key", Sort.TEXT, "the identity of the session"),
            Column("summary", Sort.TEXT, "what a report says of it as a whole"),
            *_SPAN,
        ),
        foreign=(_OF_DOCUMENT,),
    ),
    Table(
        "tasks",
        "What a plan hands out.",
        (
            _DOCUMENT,
            _POSITION,
            *_ITEM,
            Column("group", Sort.TEXT, "the heading of its section"),
            Column("heading", Sort.TEXT, "its heading"),
            _must("text", Sort.TEXT, "its own text"),
            *_SPAN,
        ),
        foreign=(_OF_DOCUMENT,),
    ),
    Table(
        "units",
        "The organs that owe something in a document, once each.",
        (
            _DOCUMENT,
            _must("name", Sort.TEXT, "as printed"),
            Column("completed", Sort.TEXT, "the name with an elided part restored, where a list elides it"),
        ),
        key=("document_id", "name"),
        foreign=(_OF_DOCUMENT,),
    ),
    Table(
        "assignments",
        "Who owes which task: one row per unit and task (a reply's have no task).",
        (
            _DOCUMENT,
            _POSITION,
            _TASK,
            _must("unit", Sort.TEXT, "the unit, as printed"),
            _must("role", Sort.TEXT, "lead, responsible, host, support, other"),
            _must("role_text", Sort.TEXT, "the word that gives the role"),
            Column("note", Sort.TEXT, "what a bracket after the name adds"),
            *_SPAN,
        ),
        foreign=(_OF_DOCUMENT, _OF_TASK, (("document_id", "unit"), "units")),
    ),
    Table(
        "periods",
        "The deadlines and other dates of tasks.",
        (
            _DOCUMENT,
            _POSITION,
            _TASK,
            _must("text", Sort.TEXT, "its words"),
            Column("start", Sort.DATE, "the first day, null where it is open"),
            Column("end", Sort.DATE, "the last day"),
            Column("edtf", Sort.TEXT, "the same in the Extended Date/Time Format"),
            *_SPAN,
        ),
        foreign=(_OF_DOCUMENT, _OF_TASK),
    ),
    Table(
        "achievements",
        "What was done, item by item.",
        (
            _DOCUMENT,
            _POSITION,
            _must("proposal", Sort.INTEGER, "the position of the proposal it is about"),
            *_ITEM,
            Column("heading", Sort.TEXT, "its heading"),
            _must("text", Sort.TEXT, "its own text"),
            *_SPAN,
        ),
        foreign=(_OF_DOCUMENT, (("document_id", "proposal"), "proposals")),
    ),
    Table(
        "quantities",
        "The measured amounts of a document, each once, with the task or achievement it stands in.",
        (
            _DOCUMENT,
            _POSITION,
            _TASK,
            Column("achievement", Sort.INTEGER, "the position of the achievement it belongs to"),
            _must("text", Sort.TEXT, "its words"),
            _must("value", Sort.DECIMAL, "the amount, 万 and 亿 multiplied out"),
            Column("value_max", Sort.DECIMAL, "the upper end of a range"),
            _must("unit", Sort.TEXT, "the measure word"),
            _must("comparator", Sort.TEXT, "eq, ge, gt, le, lt, approx"),
            Column("subject", Sort.TEXT, "what is counted"),
            Column("change", Sort.TEXT, "rise or fall"),
            Column("basis", Sort.TEXT, "what a change is against"),
            *_SPAN,
        ),
        foreign=(_OF_DOCUMENT, _OF_TASK, _OF_ACHIEVEMENT),
    ),
    Table(
        "links",
        "What a document names: kind `reference`, a title in 《》 with its number.",
        (
            _DOCUMENT,
            _POSITION,
            _must("kind", Sort.TEXT, "reference"),
            _must("title", Sort.TEXT, "the title that is named"),
            Column("number", Sort.TEXT, "the document number beside it"),
            *_SPAN,
        ),
        foreign=(_OF_DOCUMENT,),
    ),
    Table(
        "diagnostics",
        "What looked odd.",
        (
            _DOCUMENT,
            _POSITION,
            _must("severity", Sort.TEXT, "error, warning, info"),
            _must("code", Sort.TEXT, "GP…"),
            _must("message", Sort.TEXT, "in words"),
            *_SPAN,
        ),
        foreign=(_OF_DOCUMENT,),
    ),
)

TABLES: dict[str, Table] = {table.name: table for table in _DECLARED}
"""The tables by name; a table stands after those its foreign keys lead to."""

PROFILE = Profile(
    drops=(
        "Evidenced.spans", "Evidenced.extra", "SourceInfo.extra", "ParserInfo.extra", "Diagnostic.extra", "Header.span",
        "Session.body", "Session.place", "Session.term", "Session.meeting", "Session.span", "Period.derived_from",
        "Assignment.derived_from", "Plan.goals", "Plan.phases", "Plan.measures", "Plan.leading_group", "Task.officials",
        "OutcomeReport.reporter", "OutcomeReport.occasion", "OutcomeReport.evaluations", "OutcomeReport.next_steps",
        "Outcome.path", "Outcome.id", "Outcome.span", "Outcome.officials", "Outcome.coverage", "Achievement.references",
        "SpeechDigest.occasion", "SpeechDigest.speeches", "Reply.recipients", "Reply.others", "Reply.classification",
        "Reply.publicity", "Reply.answers", "Reply.signer", "Reply.contacts", "Reply.copied_to",
    ),
    notes=(
        "Tables are written, not read back.",
        "An amount of a task or achievement that is among the record's own, at the same span and in the same words, is one row.",
        "A record whose type no installed plugin knows is refused.",
        "Integers have 64 bits; amounts at most 28 digits before the point and 10 after it.",
    ),
)  # fmt: skip
"""What the tables cannot hold."""
