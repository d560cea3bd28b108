"""A trace as a tree of text, silent promises first; and one link with both quotes and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govproposal.cli.columns import count, cut, flat, pad, wrap
from govproposal.model.comparison import plain
from govproposal.model.phrases import Body
from govproposal.model.trace import (
    Evidence,
    Link,
    Quote,
    Status,
    Trace,
    TracedAssignment,
    TracedProposal,
    TracedSpeech,
    TracedTarget,
    TracedTask,
)

ORDER = (Status.UNREPORTED, Status.MISSED, Status.MET, Status.REPORTED, Status.NOT_ASSESSABLE)
"""What nobody spoke of again first, then what was not reached."""
WORDS = {
    Status.UNREPORTED: "no outcome speaks of it",
    Status.MISSED: "reported as not reached",
    Status.MET: "reported as reached",
    Status.REPORTED: "reported on",
    Status.NOT_ASSESSABLE: "no outcome to look in",
}
RULES = {
    "wording": "the words of the two are nearer to each other than to anything else",
    "name": "both have the same name in quotation or title marks",
    "amount": "both give an amount of the same thing",
    "sentence": "a sentence of the item speaks of this and of nothing else that was asked",
    "place": "both have the same place in sections of the same heading and length",
    "section": "the section takes it up by its heading, or with several of its items",
    "order": "as many recommendations as sections, and most of the others answer each other in order",
    "topic": "title and content of the speech are nearest to this proposal",
}


def tree(trace: Trace, columns: int) -> Iterator[str]:
    """The lines of a trace, none wider than *columns*."""
    silent = sum(len(proposal.silent) for proposal in trace.proposals)
    tasks = sum(len(proposal.tasks) for proposal in trace.proposals)
    numbers = ((len(trace.records), "records"), (len(trace.proposals), "proposals"), (tasks, "tasks"))
    yield f"{', '.join(count(*one) for one in numbers)}, {silent} of them silent"
    # Those with silent promises come first, then those on which there is anything to say.
    for proposal in sorted(trace.proposals, key=lambda one: (not one.silent, not one.tasks)):
        yield ""
        yield from (cut(line, columns) for line in _proposal(proposal, columns))


def named(proposal: TracedProposal) -> str:
    """A proposal in a line: number, kind, title, session."""
    number = f"{proposal.number}号" if proposal.number is not None else ""
    session = proposal.session
    body = {Body.CPPCC: "政协", Body.NPC: "人大"}
    where = f" ({session.place or ''}{body[session.body]} {session.term}届{session.meeting}次)" if session else ""
    return f"{number}{proposal.kind or ''} {f'《{proposal.title}》' if proposal.title else ''}{where}".strip()


def _proposal(proposal: TracedProposal, columns: int) -> Iterator[str]:
    yield flat(named(proposal))
    yield "  " + "; ".join(f"{one.date or '(no date)'} {one.type}" for one in proposal.events)
    for speech in proposal.speeches:
        yield f"  asked by {'、'.join(speech.speakers) or '?'}: {speech.title or ''} [{speech.id}]"
        for one in proposal.recommendations:
            if (one.record, one.speech) == (speech.record, speech.speech):
                answered = ", ".join(f"{link.item} [{link.id}]" for link in one.links) or "taken up by nothing that was found"
                yield f"    {one.recommendation}. {flat(one.heading or one.text)[:40]} → {answered}"
    for status in ORDER:
        those = [task for task in proposal.tasks if task.status is status]
        if those:
            yield f"  {status.upper()}: {len(those)} of {count(len(proposal.tasks), 'tasks')} ({WORDS[status]})"
            for task in those:
                yield from _task(task, columns)
    if proposal.targets:
        yield "  TARGETS"
        yield from (f"    {line}" for target in proposal.targets for line in _target(target))


def _task(task: TracedTask, columns: int) -> Iterator[str]:
    due = f" ({', '.join(one.text for one in task.periods)})" if task.periods else ""
    yield f"    {pad(task.item, 8)}{flat(task.heading or task.text)}{due}"
    if task.status in (Status.UNREPORTED, Status.MISSED) and task.assignments:
        yield from (f"            {line}" for line in wrap(owed(task.assignments), max(columns - 12, 30)))
    if task.basis and task.basis.words:
        yield f"            {task.basis.rule}: {flat(task.basis.words)}"
    for link in task.links:
        yield f"            → {link.item} [{link.id}] {flat(link.evidence.target.text)}"
    if task.searched:
        nearest = f", nearest {task.searched.nearest[0].item}" if task.searched.nearest else ""
        yield f"            searched {count(task.searched.items, 'items')} of {', '.join(task.searched.records)}{nearest}"


def _target(target: TracedTarget) -> Iterator[str]:
    due = f" ({target.period.text})" if target.period else ""
    found = (f"{one.text} [{link.id}]" for one, link in zip(target.reported, target.links, strict=False))
    reported = ", ".join(found) or "nothing comparable"
    yield f"{pad(target.item, 8)}{target.quantity.text} {target.quantity.subject or ''}{due} → {reported}: {target.status}"


def owed(assignments: Sequence[TracedAssignment]) -> str:
    """Who owes a task, by role; where an organ was resolved to another name, that too."""
    roles: dict[str, list[str]] = {}
    for one in assignments:
        also = f"〔{one.body}〕" if one.body and one.body != one.unit else ""
        roles.setdefault(one.role_text or one.role.value, []).append(one.unit + also)
    return "; ".join(f"{role}: {'、'.join(units)}" for role, units in roles.items())


def explained(trace: Trace, name: str, columns: int) -> Iterator[str]:
    """The lines that explain a link, by its id or the beginning of it, or the verdict on a task, by its item's id."""
    titles = {one.id: one.title or one.uri or one.id for one in trace.records}
    for proposal in trace.proposals:
        for task in proposal.tasks:
            if task.item == name:
                yield from _verdict(proposal, task, columns, titles)
    if len(name) < 4:
        return
    for about, link in trace.links:
        if link.id.startswith(name):
            yield from _link(about, link, titles, columns)


def _verdict(proposal: TracedProposal, task: TracedTask, columns: int, titles: dict[str, str]) -> Iterator[str]:
    yield cut(f"{named(proposal)}", columns)
    yield cut(f"task {task.item} {flat(task.heading or task.text)}: {task.status} ({WORDS[task.status]})", columns)
    if task.basis:
        yield f"  rule {task.basis.rule}" + (f": {flat(task.basis.words)}" if task.basis.words else "")
    if task.searched:
        yield f"  searched {count(task.searched.items, 'items')} of {', '.join(titles[one] for one in task.searched.records)}"
        yield from (f"  nearest {one.item} (score {one.score})" for one in task.searched.nearest)
    for link in task.links:
        yield ""
        yield from _link(f"task {task.item}", link, titles, columns)
    yield ""


def _link(about: str, link: Link | TracedSpeech, titles: dict[str, str], columns: int) -> Iterator[str]:
    to = f" → {link.item}" if isinstance(link, Link) else ""
    yield cut(f"{link.id}  {about}{to} of {titles.get(link.record, link.record)}", columns)
    yield f"  rule   {link.rule}: {RULES.get(link.rule, '')}"
    yield f"  score  {plain_score(link.score)}"
    yield from _quotes(link.evidence, titles, columns)
    for one in link.rivals if isinstance(link, Link) else ():
        yield f"  lost   {one.item} (score {plain_score(one.score)})"


def plain_score(score: float) -> str:
    """A score with three digits, the same everywhere."""
    from decimal import Decimal

    return plain(Decimal(str(round(score, 3))))


def _quotes(evidence: Evidence, titles: dict[str, str], columns: int) -> Iterator[str]:
    for label, quote in (("source", evidence.source), ("target", evidence.target)):
        where = f"{quote.span.start}-{quote.span.end}" if quote.span else "no span"
        yield cut(f"  {label} {titles.get(quote.record, quote.record)} [{where}]", columns)
        yield from (f"    {line}" for line in wrap(flat(marked(quote)), max(columns - 4, 20)))


def marked(quote: Quote) -> str:
    """The words of a quote, those that speak for the link in 【】."""
    pieces, at = [], 0
    for mark in quote.marks:
        pieces += [quote.text[at : mark.start], "【", mark.of(quote.text), "】"]
        at = mark.end
    return "".join(pieces) + quote.text[at:]
