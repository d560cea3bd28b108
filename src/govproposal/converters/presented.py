"""A record as a document would print it: title, numbered parts, responsibility brackets, signature.

What Akoma Ntoso, Markdown and DOCX have in common. The headings of a plan's parts (工作目标, 工作任务 …) are not in the record; they are
those that plans commonly have.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

import attrs

from govproposal.frozen import Value
from govproposal.model.comparison import plain
from govproposal.model.outcome import Evaluation, Outcome, OutcomeReport
from govproposal.model.phrases import Assignment, Person
from govproposal.model.plan import LeadingGroup, Plan, Task
from govproposal.model.proposal import Proposal
from govproposal.model.record import Record
from govproposal.model.reply import Reply
from govproposal.model.speech import SpeechDigest
from govproposal.spans import Span


@attrs.frozen(eq=False, repr=False)
class Run(Value):
    """A stretch of a line: its words, and what they name: ``organization``, ``person``, ``role``, or nothing in particular."""

    text: str
    names: str | None = None


Line = tuple[Run, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Part(Value):
    """A part of a document: its heading, its lines, the parts within it, and who speaks, where it is a speech."""

    heading: str | None = None
    lines: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()
    speakers: tuple[Person, ...] = ()
    span: Span | None = None
    id: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Sheet(Value):
    """A document: what stands above its parts, and below them."""

    title: str
    number: str | None
    addressees: tuple[str, ...]
    opening: tuple[Line, ...]
    parts: tuple[Part, ...]
    issuers: tuple[str, ...]
    day: date | None


DROPS = (
    "Evidenced.spans", "Evidenced.extra", "SourceInfo.extra", "ParserInfo.extra", "Diagnostic.extra", "Record.quantities",
    "Record.references", "Record.diagnostics", "Record.sessions", "Header.span", "Proposal.session", "Proposal.span", "Goal.quantities",
    "Goal.periods", "Task.quantities", "Task.periods", "Phase.periods", "Period.start", "Period.end", "Period.edtf",
    "Period.derived_from", "Period.span", "Person.span", "Assignment.role", "Assignment.completed", "Assignment.derived_from",
    "Assignment.span", "Achievement.quantities", "Achievement.references", "Coverage.span", "Recommendation.quantities",
    "Answer.quantities", "Occasion.session", "Occasion.span", "Occasion.speaker_count", "OutcomeReport.occasion",
    "Recipient.span", "Contact.span", "Evaluation.span",
)  # fmt: skip
"""What a printed document does not say of a record: the loss of every format that prints one."""


def presented(record: Record) -> Sheet:
    """The document of *record*; of a record of a third party's type, its header.

    >>> from govproposal.model import Goal, Plan
    >>> sheet = presented(Plan(title="方案", goals=(Goal(path=(1, 1), id="1.1", heading="建绿道", text="建成5条。"),)))
    >>> sheet.title, sheet.parts[0].heading, sheet.parts[0].parts[0].heading
    ('方案', '工作目标', '建绿道')
    """
    head = record.header
    title = record.title if isinstance(record, Plan) and record.title is not None else head.title
    opening: list[Line] = []
    parts: list[Part] = []
    if isinstance(record, Plan):
        opening, parts = _proposals(record.proposals), _plan(record)
    elif isinstance(record, OutcomeReport):
        opening, parts = [_person(record.reporter)] if record.reporter else [], _report(record)
    elif isinstance(record, SpeechDigest):
        opening, parts = _occasion(record), [_speech(record, at) for at in range(len(record.speeches))]
    elif isinstance(record, Reply):
        opening, parts = _proposals(record.proposals), _reply(record)
    notes = [word for word in (head.title if head.title != title else None, head.published, head.origin) if word]
    return Sheet(
        title=title or "",
        number=head.document_number,
        addressees=head.addressees,
        opening=(*(_plain(note) for note in notes), *opening),
        parts=tuple(parts),
        issuers=head.issuers,
        day=head.issued or head.delivered,
    )


def words(line: Line) -> str:
    """The text of a line.

    >>> words((Run("市水务局", "organization"), Run("牵头")))
    '市水务局牵头'
    """
    return "".join(run.text for run in line)


def _plain(text: str) -> Line:
    return (Run(text),)


def _lines(*texts: str | None) -> tuple[Line, ...]:
    """A line for each paragraph of *texts*."""
    return tuple(_plain(line) for text in texts if text for line in text.split("\n"))


def _plan(plan: Plan) -> list[Part]:
    """The parts of a plan, those that it has."""
    goals = [Part(heading=one.heading, lines=_lines(one.text), span=one.span, id=one.id) for one in plan.goals]
    phases = [
        Part(heading=one.name, lines=_lines(one.period.text if one.period else None, one.text), span=one.span, id=one.id)
        for one in plan.phases
    ]
    measures = [Part(heading=one.heading, lines=_lines(one.text), span=one.span, id=one.id) for one in plan.measures]
    named = (("工作目标", goals), ("工作任务", _groups(plan.tasks)), ("工作步骤", phases), ("保障措施", measures))
    found = [Part(heading=heading, parts=tuple(parts)) for heading, parts in named if parts]
    return [*found, _leading_group(plan.leading_group)] if plan.leading_group else found


def _groups(tasks: Sequence[Task]) -> list[Part]:
    """The tasks under the headings of their sections; without these where there is only one."""
    grouped = [(group, [_task(one) for one in several]) for group, several in groupby(tasks, key=lambda one: one.group)]
    return [Part(heading=group, parts=tuple(parts)) for group, parts in grouped]


def _task(one: Task) -> Part:
    lines = _lines(one.text)
    owed = (*_assignments(one.assignments), *(_official(person, person.role) for person in one.officials))
    return Part(heading=one.heading, lines=(*lines, *owed), span=one.span, id=one.id)


def _assignments(owed: Iterable[Assignment]) -> tuple[Line, ...]:
    """The responsibility bracket (责任分工): ``（牵头单位：市水务局；配合单位：市城管局、市财政局）``."""
    runs: list[Run] = []
    for word, several in groupby(owed, key=lambda one: one.role_text):
        units = [run for one in several for run in (Run("、"), Run(one.unit, "organization"), *_note(one))][1:]
        runs.append(Run("；"))
        runs += [Run(word, "role"), Run("："), *units] if word.endswith(_LABELS) else [*units, Run(word, "role")]
    return ((Run("（"), *runs[1:], Run("）")),) if runs else ()


_LABELS = ("单位", "部门", "机关", "领导", "责任人")


def _note(one: Assignment) -> tuple[Run, ...]:
    return (Run(f"（{one.note}）"),) if one.note else ()


def _person(one: Person) -> Line:
    posts = (Run("、".join(one.posts), "role"),) if one.posts else ()
    return (*posts, *((Run("　"), Run(one.name, "person")) if one.name else ()))


def _official(one: Person, role: str) -> Line:
    return (Run(role, "role"), Run("："), *_person(one))


def _leading_group(group: LeadingGroup) -> Part:
    lines = [_official(one, one.role) for one in group.members]
    office = [(Run("领导小组办公室设在"), Run(group.office, "organization"))] if group.office else []
    return Part(heading=group.name or "领导小组", lines=(*lines, *office), span=group.span)


def _proposals(proposals: Iterable[Proposal]) -> list[Line]:
    return [_plain(_named(one)) for one in proposals]


def _named(one: Proposal) -> str:
    """A proposal in words: ``第7号提案《关于治理内涝的提案》``."""
    number = f"第{one.number}号" if one.number is not None else ""
    return f"{number}{one.kind.value if one.kind else ''}{f'《{one.title}》' if one.title is not None else ''}"


def _report(report: OutcomeReport) -> list[Part]:
    parts = [_outcome(one) for one in report.outcomes]
    votes = tuple(_plain(_vote(one)) for one in report.evaluations)
    parts += [Part(heading="测评情况", lines=votes)] if votes else []
    return [*parts, Part(heading="下一步工作", lines=_lines(report.next_steps))] if report.next_steps else parts


def _vote(one: Evaluation) -> str:
    found = (one.period.text if one.period else None, one.result, f"{plain(one.rate)}%" if one.rate is not None else None)
    return "，".join(word for word in found if word)


def _outcome(one: Outcome) -> Part:
    done = tuple(Part(heading=item.heading, lines=_lines(item.text), span=item.span, id=item.id) for item in one.achievements)
    ran = [
        _plain("，".join([*([item.date.isoformat()] if item.date else []), *item.outlets, *(f"《{title}》" for title in item.titles)]))
        for item in one.coverage
    ]
    led = [_official(person, person.role) for person in one.officials]
    lines = (*_lines(one.summary), *led, *ran)
    return Part(heading=_named(one.proposal), lines=lines, parts=done, span=one.span, id=one.id)


def _occasion(digest: SpeechDigest) -> list[Line]:
    found = digest.occasion
    if found is None:
        return []
    return [_plain(word) for word in (found.name, found.date.isoformat() if found.date else None) if word]


def _speech(digest: SpeechDigest, at: int) -> Part:
    one = digest.speeches[at]
    advice = tuple(Part(heading=item.heading, lines=_lines(item.text), span=item.span) for item in one.recommendations)
    return Part(heading=one.title, parts=advice, speakers=one.speakers, span=one.span)


def _reply(reply: Reply) -> list[Part]:
    """The parts of a reply: to whom, the answers, and its formalities."""
    greeted = [f"{one.name}{one.capacity or ''}" for one in reply.recipients]
    if reply.others is not None:
        greeted.append(f"等{reply.others}名")
    head = [Part(lines=(*map(_plain, greeted), *_assignments(reply.assignments)))] if greeted or reply.assignments else []
    answers = [Part(heading=one.heading, lines=_lines(one.text), span=one.span, id=one.id) for one in reply.answers]
    contacts = [" ".join(filter(None, (one.name, one.phone))) for one in reply.contacts]
    foot = [word for word in (reply.classification, reply.publicity, reply.signer, *contacts, *reply.copied_to) if word]
    return [*head, *answers, *([Part(lines=tuple(map(_plain, foot)))] if foot else [])]
