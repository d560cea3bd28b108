"""The strategy for handling plans (办理工作方案) and task plans (实施方案)."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

from govproposal.model import (
    Assignment,
    Goal,
    Header,
    LeadingGroup,
    Measure,
    Member,
    Official,
    Period,
    Phase,
    Plan,
    Proposal,
    Quantity,
    Reference,
    Role,
    Task,
)
from govproposal.testing.phrasing import inherited_period, last_day
from govproposal.testing.segments import Passage, literal, phrase
from govproposal.testing.strategies.setting import (
    Setting,
    days,
    distinct,
    leaders,
    officers,
    organs,
    origins,
    proposals,
    published,
    settings_of,
    unit_lists,
)
from govproposal.testing.strategies.wording import bodies, sentences
from govproposal.testing.vocabulary import HEADINGS, MEASURES, NOTES, PHASES, TOPICS

WORDINGS: tuple[tuple[tuple[Role, str], ...], ...] = (
    ((Role.LEAD, "牵头单位"), (Role.RESPONSIBLE, "责任单位")),
    ((Role.LEAD, "牵头部门"), (Role.SUPPORT, "配合部门")),
    ((Role.HOST, "主办单位"), (Role.SUPPORT, "协办单位")),
    ((Role.LEAD, "牵头单位"), (Role.SUPPORT, "配合单位"), (Role.OTHER, "指导单位")),
    ((Role.RESPONSIBLE, "责任单位"),),
    ((Role.LEAD, "牵头"), (Role.SUPPORT, "配合")),
    ((Role.RESPONSIBLE, "负责"),),
    ((Role.RESPONSIBLE, "负责"), (Role.SUPPORT, "会同")),
    ((Role.RESPONSIBLE, ""),),
)
"""The role words of one plan: labels, verbs, or a bare list of organs."""
LABELS = frozenset(word for wording in WORDINGS for _, word in wording if word.endswith(("单位", "部门")))


@attrs.frozen
class _Item:
    """An item with the passage its text was drawn as: what record-wide lists are collected from."""

    value: Goal | Task | Phase | Measure
    passage: Passage


def numbered(path: tuple[int, ...]) -> str:
    """The id of an item whose path does not repeat.

    >>> numbered((2, 1, 3))
    '2.1.3'
    """
    return ".".join(map(str, path))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan with every part that the contract has, small enough to read: no spans, place and people invented."""
    setting = draw(settings_of())
    handled = draw(proposals(setting, most=2)) if draw(st.integers(0, 4)) else ()
    title = _title(setting, handled, draw(st.sampled_from(TOPICS)))
    subject = title.removesuffix("办理工作方案") + "办理" if handled else setting.place.level + draw(st.sampled_from(TOPICS))
    group = draw(_leading_group(setting, f"{subject}工作领导小组")) if draw(st.booleans()) else None
    phases = draw(_phases(setting))
    items = [*draw(_goals(setting)), *draw(_tasks(setting)), *phases, *draw(_measures(setting, group, 4 if phases else 3))]
    header = draw(_headers(setting, title))
    return _plan(setting, title, header, handled, group, items)


def _plan(
    setting: Setting, title: str, header: Header, handled: tuple[Proposal, ...], group: LeadingGroup | None, items: list[_Item]
) -> Plan:
    """The record of the parts, its document-wide lists gathered in the order in which a document prints them."""
    values = [one.value for one in items]
    cited: list[Reference] = [] if header.title == title else [Reference(title=title)]
    cited += [Reference(title=one.title or "") for one in handled]
    amounts: list[Quantity] = []
    for one in items:
        cited += one.passage.references
        amounts += one.passage.quantities
    return Plan(
        header=header,
        title=title,
        sessions=(setting.session,) if handled else (),
        proposals=handled,
        goals=tuple(one for one in values if isinstance(one, Goal)),
        tasks=tuple(one for one in values if isinstance(one, Task)),
        phases=tuple(one for one in values if isinstance(one, Phase)),
        measures=tuple(one for one in values if isinstance(one, Measure)),
        leading_group=group,
        quantities=tuple(amounts),
        references=tuple(cited),
    )


def _title(setting: Setting, handled: tuple[Proposal, ...], topic: str) -> str:
    if not handled:
        return f"{setting.place.name}{topic}实施方案"
    kind = handled[0].kind.value if handled[0].kind else ""
    number = f"{handled[0].number}号" if len(handled) == 1 else ""
    return f"{setting.session.text}{number}{kind}办理工作方案"


@st.composite
def _headers(draw: st.DrawFn, setting: Setting, title: str) -> Header:
    """The header of a plan that stands alone, or of the notice (通知) that carries it."""
    place = setting.place
    issuer = f"{place.government}办公室"
    issued = draw(days(setting.year))
    carried = draw(st.booleans())
    number = f"{place.code}办发〔{setting.year}〕{draw(st.integers(1, 90))}号" if draw(st.booleans()) else None
    below = {"市": "各县区人民政府", "县": "各乡镇人民政府", "区": "各街道办事处"}[place.level]
    return Header(
        title=f"{issuer}关于印发{title}的通知" if carried else title,
        document_number=number if carried else None,
        issuers=(issuer,),
        addressees=(below, f"{place.level}政府各部门") if carried else (),
        issued=issued,
        published=draw(published(setting.year, issued.month)),
        origin=draw(origins(place)),
    )


@st.composite
def _goals(draw: st.DrawFn, setting: Setting) -> list[_Item]:
    """The goals (工作目标): numbered items of the first section."""
    found: list[_Item] = []
    for heading in draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=2, unique=True)):
        headed = draw(st.booleans())
        body = draw(bodies(("quantity", "period"), setting.code, setting.year, headed=headed))
        path = (1, len(found) + 1)
        goal = Goal(
            path=path,
            id=numbered(path),
            heading=heading if headed else None,
            text=body.text,
            quantities=body.quantities,
            periods=body.periods,
        )
        found.append(_Item(goal, body))
    return found


@st.composite
def _tasks(draw: st.DrawFn, setting: Setting) -> list[_Item]:
    """The tasks (工作任务) of the second section: in groups, or right below it."""
    wording = draw(st.sampled_from(WORDINGS))
    groups: list[str | None] = list(draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=2, unique=True)))
    if draw(st.integers(0, 3)) == 0:
        groups = [None]
    found = []
    for i, group in enumerate(groups, 1):
        for j in range(1, draw(st.integers(1, 3)) + 1):
            path = (2, i, j) if group else (2, j)
            found.append(draw(_task(setting, path, group or "工作任务", wording)))
    return found


@st.composite
def _task(draw: st.DrawFn, setting: Setting, path: tuple[int, ...], group: str, wording: tuple[tuple[Role, str], ...]) -> _Item:
    headed = draw(st.booleans())
    body = draw(bodies(("quantity", "period", "reference"), setting.code, setting.year, headed=headed))
    if headed and draw(st.integers(0, 3)) == 0:
        body = literal("一是") + body + literal("二是") + draw(sentences(("quantity",), setting.code, setting.year))
    labelled = wording[0][1] in LABELS
    due: tuple[Period, ...] = ()
    if labelled and draw(st.integers(0, 4)) == 0:
        month = draw(st.integers(1, 12))
        end = last_day(setting.year + 3, month)
        due = (Period(text=f"{end.year}年{month}月底前", start=None, end=end, edtf=f"../{end}"),)
    officials: tuple[Official, ...] = ()
    if labelled and draw(st.integers(0, 4)) == 0:
        leader = draw(leaders(setting.place))
        officials = (Official(name=leader.name, posts=leader.posts, role="责任领导"),)
    task = Task(
        path=path,
        id=numbered(path),
        group=group,
        heading=draw(st.sampled_from(HEADINGS)) if headed else None,
        text=body.text,
        assignments=draw(_assignments(setting, wording)),
        officials=officials,
        quantities=body.quantities,
        periods=body.periods + due,
    )
    return _Item(task, body)


@st.composite
def _assignments(draw: st.DrawFn, setting: Setting, wording: tuple[tuple[Role, str], ...]) -> tuple[Assignment, ...]:
    """Who owes a task, in the plan's wording: a unit a role, the rest to the last. Labelled lists may elide the place behind the first."""
    units = distinct(draw(unit_lists(setting.place, most=4)))
    note = draw(st.sampled_from((None, None, *NOTES)))
    elided = draw(st.integers(0, 5)) == 0 and wording[0][1] in LABELS
    owed: list[Assignment] = []
    for i, name in enumerate(units):
        role, word = wording[min(i, len(wording) - 1)]
        behind = elided and owed and owed[-1].role_text == word and not name.startswith("各")
        unit = name.removeprefix(setting.place.level) if behind else name
        mark = note if unit.startswith("各") and "（" not in unit else None
        owed.append(Assignment(role=role, role_text=word, unit=unit, note=mark))
    return tuple(owed)


@st.composite
def _phases(draw: st.DrawFn, setting: Setting) -> list[_Item]:
    """The phases (工作安排), each with a period of the year; further dates inside take its year."""
    found: list[_Item] = []
    for i, name in enumerate(PHASES[: draw(st.integers(0, 3))], 1):
        month, year = 3 * i - 2, setting.year
        first, close = last_day(year, month).replace(day=1), last_day(year, month + 2)
        period = draw(
            st.sampled_from(
                (
                    Period(text=f"{year}年{month + 2}月底之前", start=None, end=close, edtf=f"../{close}"),
                    Period(text=f"{year}年{month}-{month + 2}月", start=first, end=close, edtf=f"{year}-{month:02}/{year}-{month + 2:02}"),
                    Period(text=f"{year}年{month + 2}月", start=close.replace(day=1), end=close, edtf=f"{year}-{month + 2:02}"),
                )
            )
        )
        body = draw(bodies((), setting.code, year, headed=True))
        if draw(st.booleans()):
            body += phrase(inherited_period(draw(st.integers(0, 2)), year, month + 1)) + literal("召开调度会议。")
        path = (3, i)
        found.append(_Item(Phase(path=path, id=numbered(path), name=name, period=period, text=body.text, periods=body.periods), body))
    return found


@st.composite
def _measures(draw: st.DrawFn, setting: Setting, group: LeadingGroup | None, section: int) -> list[_Item]:
    """The measures (保障措施) of the last section; the first founds the leading group where there is one."""
    found: list[_Item] = []
    for i, heading in enumerate(MEASURES[: draw(st.integers(1, 3))], 1):
        body = draw(bodies(("reference",), setting.code, setting.year, headed=True))
        if i == 1 and group is not None:
            body = (
                literal(
                    f"成立{group.name}（以下简称领导小组，具体名单附后），领导小组下设办公室，在{group.office}办公，负责统筹推进各项工作。"
                )
                + body
            )
        found.append(_Item(Measure(path=(section, i), id=numbered((section, i)), heading=heading, text=body.text), body))
    return found


@st.composite
def _leading_group(draw: st.DrawFn, setting: Setting, name: str) -> LeadingGroup:
    """The leading group (领导小组) with its roster: one head, deputies, members."""
    place = setting.place
    offices = draw(st.lists(organs(place), min_size=2, max_size=5, unique=True))
    head = draw(leaders(place))
    members = [Member(role="组长", name=head.name, posts=head.posts)]
    for i, organ in enumerate(offices):
        person = draw(officers(organ))
        members.append(Member(role="副组长" if i == 0 else "成员", name=person.name, posts=person.posts))
    return LeadingGroup(name=name, office=offices[0], members=tuple(members))
