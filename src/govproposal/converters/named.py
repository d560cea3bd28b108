"""The people and organisations that a record names, once each: what Popolo and JSON-LD have in common."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from govproposal.frozen import Value
from govproposal.model.outcome import OutcomeReport
from govproposal.model.phrases import Assignment, Person
from govproposal.model.plan import Official, Plan
from govproposal.model.record import Record
from govproposal.model.reply import Reply
from govproposal.model.speech import SpeechDigest
from govproposal.spans import Span


@attrs.frozen(eq=False, repr=False)
class Named(Value):
    """A person or organisation with its identifier (``person-1``, ``organization-1``) and the first place it is named."""

    id: str
    name: str
    posts: tuple[str, ...] = ()
    span: Span | None = None


@attrs.define
class Names:
    """Those that a record names. Two people are one where their names and posts are the same, and not otherwise."""

    people: dict[tuple[str, tuple[str, ...]], Named] = attrs.field(factory=dict)
    organs: dict[str, Named] = attrs.field(factory=dict)

    def person(self, one: Person) -> Named:
        """A person; of one whose name is not given, a position by itself."""
        key = (one.name or "", one.posts)
        return self.people.setdefault(key, Named(f"person-{len(self.people) + 1}", one.name or "", one.posts, one.span))

    def organ(self, name: str, span: Span | None = None) -> Named:
        """An organisation, by its name as printed."""
        return self.organs.setdefault(name, Named(f"organization-{len(self.organs) + 1}", name, (), span))


def names(record: Record) -> Names:
    """Everybody that *record* names, in the order of the record.

    >>> from govproposal.model import Header, Plan
    >>> [one.name for one in names(Plan(header=Header(issuers=("云岭市人民政府",)))).organs.values()]
    ['云岭市人民政府']
    """
    found = Names()
    for name in (*record.header.issuers, *record.header.addressees):
        found.organ(name)
    for owed in assignments(record):
        found.organ(owed.unit, owed.span)
    if isinstance(record, Plan) and record.leading_group is not None:
        found.organ(record.leading_group.name or "领导小组", record.leading_group.span)
        if record.leading_group.office:
            found.organ(record.leading_group.office)
    for one in people(record):
        found.person(one)
    return found


def assignments(record: Record) -> Iterator[Assignment]:
    """What organs owe, in the order of the record."""
    if isinstance(record, Plan):
        for task in record.tasks:
            yield from task.assignments
    elif isinstance(record, Reply):
        yield from record.assignments


def people(record: Record) -> Iterator[Person]:
    """The people and positions of *record*, repeats included."""
    if isinstance(record, Plan):
        for task in record.tasks:
            yield from task.officials
        yield from record.leading_group.members if record.leading_group else ()
    elif isinstance(record, OutcomeReport):
        yield from (record.reporter,) if record.reporter else ()
        for outcome in record.outcomes:
            yield from outcome.officials
    elif isinstance(record, SpeechDigest):
        for speech in record.speeches:
            yield from speech.speakers
    elif isinstance(record, Reply):
        for recipient in record.recipients:
            if recipient.capacity is not None:
                yield Official(name=recipient.name, posts=(recipient.capacity,), role=recipient.capacity, span=recipient.span)
