"""An outcome report laid out as a record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import attrs

from govproposal.document import Document
from govproposal.model import Header, Outcome, OutcomeReport, Person, Proposal, Session
from govproposal.outline import Item
from govproposal.parsing import (
    Charge,
    Closing,
    Mention,
    Said,
    Years,
    as_proposal,
    completed,
    document_years,
    find_charges,
    find_coverage,
    find_evaluations,
    find_mentions,
    is_coverage,
    is_yearly,
    missing,
    outcome_items,
    parse_person,
    post_and_name,
    pruned,
    read_achievements,
    read_closing,
    read_header,
    read_opening,
    read_periods,
    record_sessions,
    remarks_on,
    same_session,
    trailing,
    within,
)
from govproposal.plugin import Parsed
from govproposal.spans import Span, Witnesses, covering, hull, inside

_TOLD = (
    r"(?:^|(?<=[,。:\n]))(?:听取了?)?(?:(?P<who>[^,。;:《》“”]{4,30}?)(?:(?:受[^,。;:]{2,20}委托,?)?(?:代表(?:省|市|县|区|州)?(?:人民)?政府)?)"
    r"(?:向[^,。;:]{2,20})?(?:作了?|通报了?|报告了?)(?:[^。;:]{0,40}(?:提案|建议|议案)[^。;:]{0,16})?(?:办理)?(?:情况|报告))"
)
"""A sentence of the news on who reported (副县长王芳代表县政府通报了…提案办理情况)."""
_OFFICE = re.compile(r"[长任]$")
"""What an office ends with whose holder reports (副市长, 主任)."""


class _Told(NamedTuple):
    """Who the news say reported, and where that sentence begins in the text."""

    person: Person
    start: int


def read_report(document: Document) -> Parsed:
    """The report of the document."""
    header = read_header(document)
    sessions = record_sessions(document, header)
    years = attrs.evolve(document_years(document, header), latest=header.delivered or header.issued)
    told = _told(document)
    header = _dated_by_news(document, header, told, years)
    body = document.bodies[0] if document.bodies else Item(None, "root", 0, (), "", (), ())
    closing = read_closing(document, body)
    closed = set(closing.paragraphs)
    coverage = sorted({span for span in trailing(body) if span not in closed and is_coverage(document, span)})
    clean = pruned(body, [*coverage, *closing.paragraphs])
    outcomes = _outcomes(document, clean, closing, sessions, years, coverage)
    asked = [
        *clean.paragraphs,
        *(span for one in outcomes for span in one.spans.get("summary", ()) if isinstance(span, Span)),
        *closing.paragraphs,
    ]
    treated = [one.span for one in outcomes if one.span]
    general = [span for item in clean.blocks for span in item.paragraphs if not covering(treated, span)]
    inner = {span for item in clean.walk() if not item.inline for span in item.paragraphs}
    heard = sorted(asked)
    record = OutcomeReport(
        header=header,
        reporter=_reporter(document, told),
        occasion=_occasion(document, sessions),
        outcomes=outcomes,
        evaluations=(
            *find_evaluations(document, sorted({*asked, *general}), years),
            *find_evaluations(document, sorted(span for span in inner - {*general} if not inside(heard, span)), years, by_members=True),
        ),
        next_steps=closing.text(document),
        sessions=sessions,
        quantities=within(document.quantities, document.body_spans),
        references=within(document.references, document.body_spans),
        diagnostics=document.diagnostics,
        span=hull(line.span for part in document.parts for line in part.lines),
        spans=Witnesses({"next_steps": closing.next_steps} if closing.next_steps else {}),
    )
    lacking = () if any(one.achievements for one in outcomes) else (missing("achievements, numbered items of what was done"),)
    return Parsed(records=(attrs.evolve(record, diagnostics=(*record.diagnostics, *remarks_on(document, record), *lacking)),))


def _outcomes(
    document: Document, body: Item, closing: Closing, sessions: tuple[Session, ...], years: Years, coverage: Sequence[Span]
) -> tuple[Outcome, ...]:
    """One outcome per proposal: per section that names one, else the whole report as one."""
    sections = outcome_items(document, body)
    title = document.parts[0].head.title if document.parts else ()
    named = find_mentions(document, [*title, *body.paragraphs])
    if (
        not sections
        and not any(one.value is not None for one in named)
        and not find_mentions(document, title)
        and is_yearly(document, body)
    ):
        return ()  # what a year's report names by its title alone (在《…》办理中) are its examples
    if not sections:
        committed = {one.start for one in closing.sections}
        items = [item for item in body.blocks if item.start not in committed]
        proposal = named[0] if named else Mention(None, None, None, None)
        return (_outcome(document, body, items, proposal, sessions, years, coverage),)
    mentions = [completed(document, found[0], named, at, len(sections)) for at, (_, found) in enumerate(sections)]
    charges = find_charges(document, body.paragraphs)
    plain = [charge.official for charge in charges if not charge.numbers]
    each = plain if len(plain) == len(sections) > 1 else []  # 市长甲、副市长乙分别领办: one each, in order
    ends = [item.start for item, _ in sections[1:]] + [len(document.text)]
    found = []
    for at, ((item, _), mention, end) in enumerate(zip(sections, mentions, ends, strict=True)):
        own = inside(coverage, (item.start, end))
        one = _outcome(document, item, list(item.children), mention, sessions, years, own)
        before = [charge.official for charge in charges if mention.value in charge.numbers]
        found.append(attrs.evolve(one, officials=(*before, *each[at : at + 1], *one.officials)))
    return tuple(found)


def _outcome(
    document: Document,
    item: Item,
    items: Sequence[Item],
    mention: Mention,
    sessions: tuple[Session, ...],
    years: Years,
    coverage: Sequence[Span],
) -> Outcome:
    # What opens a report on one proposal is summary from its first word: it heads nothing.
    said = read_opening(document, item) if item.path else Said(None, tuple((span,) for span in item.paragraphs))
    proposal: Proposal = as_proposal(document, mention, sessions)
    spans = {"summary": said.pieces} if said.pieces else {}
    ends = [item.end, *(span.end for span in coverage)]
    # A report on one proposal may name who took it in hand anywhere; one of several tells of its own.
    told = said.pieces if item.path else sorted({*said.pieces, *(span for one in items for span in _own_paragraphs(one))})
    return Outcome(
        path=item.path,
        id=item.id,
        proposal=proposal,
        officials=tuple(
            charge.official for charge in find_charges(document, told) if _charged_here(document, charge, mention, said.pieces)
        ),
        summary=said.text(document) or None,
        achievements=read_achievements(document, items),
        coverage=find_coverage(document, coverage, years),
        span=Span(min(item.start, proposal.span.start) if item.marker is None and proposal.span else item.start, max(ends)),
        spans=Witnesses(spans),
    )


def _charged_here(document: Document, charge: Charge, mention: Mention, summary: Sequence[Span]) -> bool:
    """Whether an official took this proposal in hand: told in its summary, or with its number, or with no other behind the verb."""
    if charge.numbers:
        return mention.value in charge.numbers
    span = charge.official.span
    if span is None or covering(sorted(summary), span):
        return True
    return document.folded[span.end : span.end + 1] in ",。;、" or document.folded.startswith(
        ("议案", "该", "建议", "提案", "本"), span.end
    )


def _own_paragraphs(item: Item) -> list[Span]:
    """The paragraphs of an item and of all below it."""
    return [span for one in (item, *item.walk()) if not one.inline for span in one.paragraphs]


def _reporter(document: Document, told: _Told | None) -> Person | None:
    """Who delivers the report: the line below the title, posts before name; in the news, who is said to have given it."""
    lines = document.parts[0].head.reporter if document.parts else ()
    if lines:
        return parse_person(document.text, lines[0].start, lines[-1].end, folded=document.folded)
    return told.person if told else None


def _told(document: Document) -> _Told | None:
    """Who the news say reported, where the first sentence that says so names the holder of an office."""
    pattern = re.compile(_TOLD)
    opening = document.bodies[0].paragraphs[:8] if document.bodies else ()
    found = next((found for start, end in opening if (found := pattern.search(document.folded, max(0, start - 1), end))), None)
    person = post_and_name(document, Span(*found.span("who"))) if found else None
    return _Told(person, found.start()) if found and person and _OFFICE.search("".join(person.posts)) else None


def _dated_by_news(document: Document, header: Header, told: _Told | None, years: Years) -> Header:
    """The header with the day on which the news say that the report was given."""
    if told is None or header.delivered is not None:
        return header
    begun = document.folded.rfind("。", 0, told.start) + 1
    days = [one for one in read_periods(document, [Span(max(begun, told.start - 60), told.start)], years) if one.start == one.end]
    if not days or days[-1].start is None or days[-1].span is None:
        return header
    return attrs.evolve(header, delivered=days[-1].start, spans=Witnesses({**header.spans, "delivered": [days[-1].span]}))


def _occasion(document: Document, sessions: tuple[Session, ...]) -> int | None:
    """The session that the delivered-at line names."""
    line = document.parts[0].head.delivered if document.parts else None
    named = within(document.sessions, [line] if line else [])
    return next((at for session in named for at, other in enumerate(sessions) if same_session(session, other)), None)
