"""The trace itself: for every proposal its events in order, and what links them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

import attrs

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.folding import letters
from govproposal.model import OutcomeReport, Plan, Record, Reply, SpeechDigest, Task, UnknownRecord
from govproposal.model.trace import Event, EventType, Trace, TracedProposal, TracedRecommendation, TracedSpeech
from govproposal.spans import Witnesses
from govproposal.tracing import gathering
from govproposal.tracing.gathering import Taken
from govproposal.tracing.identity import Mention, Process, processes, session_of, title_key
from govproposal.tracing.passages import Passage
from govproposal.tracing.promised import Follow, follow
from govproposal.tracing.speeches import Asked, Spoken, match, taken_up
from govproposal.tracing.targets import Books, Report


def trace(records: Iterable[Record | UnknownRecord]) -> Trace:
    """What became of the proposals (建议案、提案、议案) of some records; records in any order give the same trace.

    Nothing is raised for odd records: what was left out, doubled or contradicts itself is in the trace's ``diagnostics``.

    >>> trace([]).proposals
    ()
    """
    taken, remarks = gathering.take(records)
    found, doubts = processes(taken)
    remarks += doubts
    shelf, books = gathering.Shelf(), Books()
    stories = [_story(one, shelf) for one in found]
    spoken = _spoken(taken, stories)
    proposals = []
    for story in stories:
        proposal, more = _follow(story, spoken.get(story.process.id, ()), books)
        proposals.append(proposal)
        remarks += more
    remarks += _lost(taken)
    unique = {(one.code, one.message): one for one in remarks}
    return Trace(
        records=tuple(one.told for one in taken),
        proposals=tuple(proposals),
        diagnostics=tuple(unique[key] for key in sorted(unique)),
    )


@attrs.frozen(kw_only=True, eq=False)
class Story:
    """A proposal with what its records hold of it: the plans' tasks and goals, the items of outcomes and replies."""

    process: Process
    plans: tuple[tuple[Taken, Plan, tuple[Passage, ...], tuple[Passage, ...]], ...]
    reports: tuple[Report, ...]
    items: tuple[tuple[Taken, tuple[Passage, ...]], ...]
    events: tuple[Event, ...]
    outcomes: bool


def _story(process: Process, shelf: gathering.Shelf) -> Story:
    plans, reports, items, events = [], [], [], []
    seen: set[str] = set()
    for mention in process.mentions:
        taken, record = mention.taken, mention.taken.record
        if isinstance(record, Plan) and taken.id not in seen:
            chosen = _tasks_of(record, mention)
            plans.append((taken, record, tuple(gathering.tasks(record, taken.id, chosen)), tuple(gathering.goals(record, taken.id))))
            events.append(Event(record=taken.id, type=EventType.PLAN, date=taken.when))
        elif isinstance(record, OutcomeReport):
            own = shelf.outcome(taken.id, record, mention.index)
            every = shelf.report(taken.id, record)
            reports.append(Report(record=taken.id, day=taken.day, own=list(gathering.worded(own)), every=every))
            items.append((taken, own))
            events.append(Event(record=taken.id, type=EventType.OUTCOME, date=taken.when))
        elif isinstance(record, Reply) and taken.id not in seen:
            own = tuple(gathering.answers(record, taken.id))
            reports.append(Report(record=taken.id, day=taken.day, own=list(gathering.worded(own))))
            items.append((taken, own))
            events.append(Event(record=taken.id, type=EventType.REPLY, date=taken.when))
        seen.add(taken.id)
    outcomes = any(event.type is EventType.OUTCOME for event in events)
    return Story(
        process=process,
        plans=tuple(plans),
        reports=tuple(reports),
        items=tuple(items),
        events=tuple(dict.fromkeys(events)),
        outcomes=outcomes,
    )


def _tasks_of(plan: Plan, mention: Mention) -> Iterable[Task]:
    """The tasks of a plan that are of this proposal: all, unless their section names another of the plan's proposals."""
    others = [one for at, one in enumerate(plan.proposals) if at != mention.index]
    names = [f"{one.number}号" for one in others if one.number is not None] + [title_key(one.title) for one in others if one.title]
    return [task for task in plan.tasks if not any(name in letters(task.group or "") for name in names)]


def _spoken(taken: Sequence[Taken], stories: Sequence[Story]) -> dict[str, list[tuple[Taken, Spoken, TracedSpeech]]]:
    """For each proposal the speeches that ask for it, among those of its session."""
    asked: dict[Hashable, list[Asked]] = defaultdict(list)
    for story in stories:
        if story.process.session is not None and story.process.title:
            asked[story.process.session].append(_asked(story))
    speeches: dict[Hashable, list[tuple[Taken, Spoken]]] = defaultdict(list)
    for one in taken:
        if isinstance(one.record, SpeechDigest):
            session = session_of(one.record, one.record.occasion.session if one.record.occasion else None)
            speeches[session] += [(one, spoken) for spoken in _speeches(one, one.record)]
    found: dict[str, list[tuple[Taken, Spoken, TracedSpeech]]] = defaultdict(list)
    for held, those in speeches.items():
        by = {id(spoken): one for one, spoken in those}
        for proposal, matched in match([spoken for _, spoken in those], asked.get(held, [])).items():
            found[proposal] += [(by[id(spoken)], spoken, traced) for spoken, traced in matched]
    return found


def _speeches(taken: Taken, digest: SpeechDigest) -> Iterator[Spoken]:
    for position, speech in enumerate(digest.speeches, 1):
        title = Passage(
            record=taken.id,
            path=(position,),
            item=str(position),
            heading=None,
            text=speech.title or "",
            spans=Witnesses({"text": speech.spans["title"]}) if "title" in speech.spans else Witnesses(),
        )
        speakers = tuple(person.name for person in speech.speakers if person.name)
        yield Spoken(record=taken.id, position=position, title=title, speakers=speakers, items=gathering.recommendations(speech, taken.id))


def _asked(story: Story) -> Asked:
    process = story.process
    mention = next(one for one in process.mentions if one.proposal.title == process.title)
    title = Passage(
        record=mention.taken.id,
        path=(),
        item=process.id,
        heading=None,
        text=process.title or "",
        spans=Witnesses({"text": mention.proposal.spans["title"]}) if "title" in mention.proposal.spans else Witnesses(),
    )
    items = [one for _, passages in story.items for one in passages] + [one for _, _, tasks, _ in story.plans for one in tasks]
    return Asked(id=process.id, title=title, items=items)


def _follow(story: Story, spoken: Sequence[tuple[Taken, Spoken, TracedSpeech]], books: Books) -> tuple[TracedProposal, list[Diagnostic]]:
    process = story.process
    place = process.session.place if process.session else None
    made = [
        follow(
            Follow(
                taken=taken,
                plan=plan,
                tasks=tasks,
                goals=goals,
                reports=story.reports,
                books=books,
                outcomes=story.outcomes,
                topic=process.title or "",
                place=place,
            )
        )
        for taken, plan, tasks, goals in story.plans
    ]
    remarks = [one for _, _, more in made for one in more]
    if story.plans and not story.outcomes:
        remarks.append(diagnose("GP605", process.id))
    if story.outcomes and not story.plans:
        remarks.append(diagnose("GP606", process.id))
    digests = {one.id: one for one, _, _ in spoken}.values()
    events = [*story.events, *(Event(record=one.id, type=EventType.SPEECH, date=one.when) for one in digests)]
    order = list(EventType)
    return (
        TracedProposal(
            id=process.id,
            kind=process.kind,
            number=process.number,
            title=process.title,
            session=process.session,
            events=tuple(sorted(events, key=lambda one: (one.date or "9", order.index(one.type), one.record))),
            speeches=tuple(one for _, _, one in spoken),
            recommendations=tuple(one for _, speech, _ in spoken for one in _recommendations(story, speech)),
            tasks=tuple(task for tasks, _, _ in made for task in tasks),
            targets=tuple(target for _, targets, _ in made for target in targets),
        ),
        remarks,
    )


def _recommendations(story: Story, speech: Spoken) -> list[TracedRecommendation]:
    """The recommendations of a speech with the links to every record that answers it."""
    answers: list[Sequence[Passage]] = [*(passages for _, passages in story.items), *(tasks for _, _, tasks, _ in story.plans)]
    made = [taken_up(speech, story.process.title or "", items) for items in answers] or [taken_up(speech, "", ())]
    return [attrs.evolve(those[0], links=tuple(link for one in those for link in one.links)) for those in zip(*made, strict=True)]


def _lost(taken: Sequence[Taken]) -> Iterator[Diagnostic]:
    """The records that name no proposal, so that nothing of them could be traced."""
    for one in taken:
        if isinstance(one.record, (Plan, Reply)) and not one.record.proposals:
            yield diagnose("GP607", f"{one.id} {one.told.title or ''}".strip())
