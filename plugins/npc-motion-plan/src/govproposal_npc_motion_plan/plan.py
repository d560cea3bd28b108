"""A handling plan laid out as a record."""

from __future__ import annotations

import re

import attrs

from govproposal.document import Document
from govproposal.model import Header, Plan, Proposal, Session
from govproposal.outline import Item, Part
from govproposal.parsing import (
    PlanReader,
    as_proposal,
    carried_title,
    document_years,
    find_mentions,
    find_rules,
    missing,
    part_title,
    read_group,
    read_header,
    record_sessions,
    remarks_on,
    within,
)
from govproposal.plugin import Parsed
from govproposal.spans import Span, Witnesses, hull

_LISTS = ("清单", "分解", "分工", "一览")
_PRINTS = r"(?:印发|转发|下发).{2,}的?通知(?:\(.*\))?$"
_LIST = r"(?:任务|责任|工作|实事|项目)(?:清单|分解|分工|分解表|分工表|一览表)(?:\([^()]*\))?$"


def read_plan(document: Document) -> Parsed:
    """The plan of the document: of its annex where a notice carries it, else of the document itself."""
    header = read_header(document)
    sessions = record_sessions(document, header)
    part, body = _plan_part(document)
    reader = PlanReader(document, body, document_years(document, header), find_rules(document.text, document.folded), listed=_is_list(part))
    group, remarks = read_group(document, [line.span for line in part.body] if part else [])
    named = carried_title(document)
    printed = part is not None and re.search(_PRINTS, part.head.title_text) is not None  # the notice's own title, not the plan's
    title_spans = (part.head.title if part else ()) or named
    record = Plan(
        header=header,
        title=None if printed else _title(document, part, named) or header.title,
        proposals=_proposals(document, part, body, sessions),
        goals=reader.goals(),
        tasks=reader.tasks(),
        phases=reader.phases(),
        measures=reader.measures(),
        leading_group=group,
        sessions=sessions,
        quantities=within(document.quantities, document.body_spans),
        references=within(document.references, document.body_spans),
        diagnostics=(*document.diagnostics, *remarks),
        span=hull(line.span for one in document.parts for line in one.lines),
        spans=Witnesses() if printed else _title_witness(header, title_spans),
    )
    lacking = () if record.tasks else (missing("tasks (工作任务)"),)
    said = (*record.diagnostics, *remarks_on(document, record), *lacking)
    return Parsed(records=(attrs.evolve(record, diagnostics=said),))


def _is_list(part: Part | None) -> bool:
    """Whether the plan's own title says that it is a list of tasks."""
    title = part.head.title_text if part else ""
    return any(word in title for word in _LISTS) and re.search(_LIST, title) is not None


def _plan_part(document: Document) -> tuple[Part | None, Item]:
    """The part that is the plan, with its items: that with the most items and rows of tables, an annex or the first."""
    pairs = [(part, body) for part, body in zip(document.parts, document.bodies, strict=True) if part.kind != "roster"]
    if not pairs:
        return None, Item(None, "root", 0, (), "", (), ())
    part, body = max(pairs, key=lambda pair: len(pair[1].below) + sum(len(item.rows) for item in (pair[1], *pair[1].walk())))
    return part, _with_what_follows(document, body)


def _with_what_follows(document: Document, body: Item) -> Item:
    """The items of the plan with those that go on behind a roster in its midst (四、组织领导 above it, 五、工作要求 below it)."""
    blocks = list(body.blocks)
    known = {item.id for item in (body, *body.walk())}
    for other, rest in zip(document.parts, document.bodies, strict=True):
        if other.kind != "roster" or rest.start < body.start:
            continue
        for item in rest.blocks:
            last = blocks[-1] if blocks else None
            if last is not None and (item.style, item.number) == (last.style, last.number + 1):
                blocks.append(_renamed(item, item.path, known))
            elif last is not None and _continues(last, item):
                blocks[-1] = attrs.evolve(last, children=(*last.children, _renamed(item, (*last.path, item.number), known)))
            else:
                break
    inline = [child for child in body.children if child.inline]
    return attrs.evolve(body, children=(*inline, *blocks)) if blocks != list(body.blocks) else body


def _renamed(item: Item, path: tuple[int, ...], known: set[str]) -> Item:
    """The item at *path*, with the id that this gives where no other has it; what stands below it goes with it."""
    plain = ".".join(map(str, path))
    identity = item.id if plain in known else plain
    known.add(identity)
    children = tuple(_renamed(child, (*path, child.path[-1]), known) for child in item.children)
    return attrs.evolve(item, path=path, id=identity, children=children)


def _continues(last: Item, item: Item) -> bool:
    """Whether *item* goes on counting below *last*: (二) behind a roster that stands below 一、（一）."""
    return any((one.style, one.number + 1) == (item.style, item.number) for one in last.blocks[-1:])


def _proposals(document: Document, part: Part | None, body: Item, sessions: tuple[Session, ...]) -> tuple[Proposal, ...]:
    """What the plan handles: named in its title and preamble, else in the headings of its items."""
    if part is None:
        return ()
    preamble = [*part.head.title, *body.paragraphs]
    notice = [*(span for one in document.parts[:1] for span in one.head.title), *document.bodies[0].paragraphs]
    mentions = find_mentions(document, [*notice, *preamble])
    if not mentions or all(one.title is None for one in mentions):
        headings = [item.paragraphs[0] for item in body.walk() if item.paragraphs and not item.inline]
        headings += [row for item in (body, *body.walk()) for row in sorted(item.rows)]
        titled = [one for one in find_mentions(document, [*notice, *preamble, *headings]) if one.title or one in mentions]
        mentions = titled or mentions
    return tuple(as_proposal(document, mention, sessions) for mention in mentions)


def _title(document: Document, part: Part | None, named: tuple[Span, ...]) -> str | None:
    """The title above the plan, else what a notice calls the plan that it carries."""
    return (part_title(document, part) if part else None) or "".join(span.of(document.text) for span in named) or None


def _title_witness(header: Header, spans: tuple[Span, ...]) -> Witnesses:
    return Witnesses({"title": spans or header.spans.get("title", ())})
