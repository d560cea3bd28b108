"""Popolo JSON: persons, organisations, memberships, posts and speeches, as civic-data programs read them.

One object with a list of each class, its members by ``id`` (``person-1``). Of several records, the objects stand in an array.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from govproposal.converters.contract import CannotWrite, Profile, Records
from govproposal.converters.named import Names, names
from govproposal.converters.plaindata import refuse_records
from govproposal.errors import Fault
from govproposal.model.plan import Plan
from govproposal.model.record import Record, UnknownRecord
from govproposal.model.speech import Speech, SpeechDigest

Item: TypeAlias = dict[str, Any]

SUFFIXES = (".popolo",)
PROFILE = Profile(
    drops=(
        "Evidenced.spans", "Evidenced.extra", "Evidenced.span", "Record.source", "Record.parser", "Record.schema", "Record.diagnostics",
        "Record.quantities", "Record.references", "Record.sessions", "Header.title", "Header.document_number", "Header.issued",
        "Header.published", "Header.delivered", "Header.origin", "Plan.title", "Plan.proposals", "Plan.goals", "Plan.phases",
        "Plan.measures", "Task.path", "Task.id", "Task.group", "Task.heading", "Task.text", "Task.quantities", "Task.periods",
        "Assignment.role", "Assignment.role_text", "Assignment.note", "Assignment.completed", "Assignment.derived_from",
        "OutcomeReport.occasion", "OutcomeReport.evaluations", "OutcomeReport.next_steps", "Outcome.path", "Outcome.id",
        "Proposal.kind", "Proposal.number", "Proposal.title", "Proposal.session",
        "Outcome.summary", "Outcome.achievements", "Outcome.coverage", "Official.role", "Occasion.session",
        "Occasion.speaker_count", "Recommendation.quantities", "Reply.proposals", "Reply.others", "Reply.classification",
        "Reply.publicity", "Reply.answers", "Reply.signer", "Reply.contacts", "Reply.copied_to",
    ),
    notes=(
        "It is written, not read back.",
        "Two people of one name are one person only where their posts are the same.",
        "A speech has one speaker; the others of a joint speech stand in its attribution_text.",
        "A record whose type no installed plugin knows is refused.",
    ),
)  # fmt: skip


def encode(records: Records) -> bytes:
    """The people and organisations of a record as Popolo JSON; of several, an array of such objects.

    Raises :class:`~govproposal.converters.contract.CannotWrite` where a text holds a lone surrogate.

    >>> from govproposal.model import Header, Plan
    >>> from govproposal.converters import json_text
    >>> json_text.decode(encode(Plan(header=Header(issuers=("云岭市人民政府",)))))["organizations"]
    [{'id': 'organization-1', 'name': '云岭市人民政府'}]
    """
    import json

    data = popolo(records) if isinstance(records, (Record, UnknownRecord)) else [popolo(one) for one in records]
    try:
        return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    except ValueError as error:
        refuse_records("Popolo", records, cause=error)
        raise


def popolo(record: Record | UnknownRecord) -> dict[str, list[Item]]:
    """The Popolo classes of a record, as data: ``persons``, ``organizations``, ``memberships``, ``posts``, ``events``, ``speeches``.

    Raises :class:`~govproposal.converters.contract.CannotWrite` for a record whose type is not known.
    """
    if isinstance(record, UnknownRecord):
        raise CannotWrite("Popolo", [Fault("$.type", f"no installed plugin knows the type {record.type!r}")])
    known = names(record)
    found: dict[str, list[Item]] = {
        "persons": [{"id": one.id, "name": one.name} for one in known.people.values() if one.name],
        "organizations": [{"id": one.id, "name": one.name} for one in known.organs.values()],
        "memberships": [],
        "posts": [],
        "events": [],
        "speeches": [],
    }
    _posts(known, found)
    if isinstance(record, Plan):
        _group(record, known, found)
    if isinstance(record, SpeechDigest):
        _speeches(record, known, found)
    return found


def _posts(known: Names, found: dict[str, list[Item]]) -> None:
    """The posts that are named, and who holds them; a position that nobody is named for is a post alone."""
    posts: dict[str, str] = {}
    for one in known.people.values():
        for label in one.posts:
            if label not in posts:
                posts[label] = f"post-{len(posts) + 1}"
                found["posts"].append({"id": posts[label], "label": label, "role": label})
            if one.name:
                found["memberships"].append(_membership(found, person_id=one.id, post_id=posts[label], role=label))


def _group(plan: Plan, known: Names, found: dict[str, list[Item]]) -> None:
    """The members of the leading group (领导小组) with their roles."""
    group = plan.leading_group
    if group is None:
        return
    organ = known.organ(group.name or "领导小组")
    next(one for one in found["organizations"] if one["id"] == organ.id)["classification"] = "leading group"
    if group.office:
        found["organizations"].append({"id": "office-1", "name": f"{organ.name}办公室", "parent_id": organ.id})
        found["memberships"].append(_membership(found, organization_id="office-1", member_id=known.organ(group.office).id, role="office"))
    for one in group.members:
        person = known.person(one)
        who = {"person_id": person.id} if person.name else {"label": "、".join(one.posts)}
        found["memberships"].append(_membership(found, organization_id=organ.id, role=one.role, **who))


def _membership(found: dict[str, list[Item]], **fields: str) -> Item:
    return {"id": f"membership-{len(found['memberships']) + 1}", **fields}


def _speeches(digest: SpeechDigest, known: Names, found: dict[str, list[Item]]) -> None:
    day = digest.occasion.date if digest.occasion else None
    dated = {"start_date": day.isoformat()} if day else {}
    if digest.occasion is not None:
        found["events"].append({"id": "event-1", "name": digest.occasion.name or "", **dated})
    for at, one in enumerate(digest.speeches, 1):
        speech = _speech(one, known) | {"position": at}
        found["speeches"].append({"id": f"speech-{at}", **speech} | ({"event_id": "event-1"} if found["events"] else {}))


def _speech(one: Speech, known: Names) -> Item:
    """A speech, its paragraphs joined by line breaks, each after its heading."""
    found: Item = {"type": "speech", "title": one.title}
    speakers = [known.person(speaker) for speaker in one.speakers]
    if speakers and speakers[0].name:
        found["creator_id"] = speakers[0].id
    if one.speakers:
        found["attribution_text"] = "；".join("、".join((*speaker.posts, *filter(None, [speaker.name]))) for speaker in one.speakers)
    texts = [f"{item.heading}。{item.text}" if item.heading is not None else item.text for item in one.recommendations]
    return found | {"text": "\n".join(texts)}
