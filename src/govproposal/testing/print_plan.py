"""Print plans: goals, tasks with who owes them, phases, measures, and the roster of the leading group."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from govproposal.model import Assignment, LeadingGroup, Member, Plan, Task
from govproposal.testing.layout import Line, head, signature, title_lines
from govproposal.testing.phrasing import numeral
from govproposal.testing.styles import Style


def plan_lines(plan: Plan, style: Style) -> list[Line]:
    """The lines of a plan, in the notice (通知) that carries it or by itself, the roster behind."""
    carried = plan.header.title != plan.title
    lines = head(plan.header, style)
    if carried:
        lines += _notice(plan, style) + title_lines(plan.title or "", style)
    lines.append(Line(_opening(plan)))
    sections = [("工作目标", _goals(plan, style)), ("工作任务", _tasks(plan, style)), ("工作安排", _phases(plan, style))]
    sections.append(("保障措施", _measures(plan, style)))
    for number, (name, inner) in enumerate((one for one in sections if one[1]), 1):
        lines += [Line(f"{numeral(number)}、{name}"), *inner]
    if not carried:
        lines += signature(plan.header, style)
    if plan.leading_group is not None:
        lines += _roster(plan.leading_group, style)
    return lines


def _notice(plan: Plan, style: Style) -> list[Line]:
    """What stands before a carried plan: number, addressees, the sentence that passes it on, the signature."""
    header = plan.header
    lines = [Line(header.document_number, "flush")] if header.document_number else []
    lines.append(Line("，".join(header.addressees) + "：", "flush"))
    lines.append(Line(f"《{plan.title}》已经同意，现印发给你们，请认真组织实施。"))
    return lines + signature(header, style)


def _opening(plan: Plan) -> str:
    if not plan.proposals:
        return "为进一步提高服务水平，结合工作实际，制定本方案。"
    named = "、".join(f"《{one.title}》（以下简称{one.number}号{one.kind.value if one.kind else ''}）" for one in plan.proposals)
    return f"为认真办理{plan.sessions[0].text}{named}，结合工作实际，制定本方案。"


def mark(path: Sequence[int], style: Style, level: int) -> str:
    """The number of an item as printed at *level* (0 for the first below the sections).

    >>> from govproposal.testing.styles import COPIED
    >>> mark((2, 1), COPIED, 0), mark((2, 1, 3), COPIED, 1)
    ('（一）', '3.')
    """
    form = style.marks[level]
    return form.format(numeral(path[-1]) if "（" in form else path[-1])


def item(number: str, heading: str | None, text: str, style: Style, tail: str = "") -> list[Line]:
    """An item with its heading run in or on a line of its own, *tail* (a bracket) behind or before the last full stop."""
    if tail and style.tails == "before-stop" and text.endswith("。"):
        text = f"{text[:-1]}{tail}。"
    else:
        text += tail
    if heading is None:
        return [Line(number + text)]
    if style.headings == "own-line":
        return [Line(f"{number}{heading}{style.closing}"), Line(text)]
    return [Line(f"{number}{heading}。{text}")]


def _goals(plan: Plan, style: Style) -> list[Line]:
    return [line for one in plan.goals for line in item(mark(one.path, style, 0), one.heading, one.text, style)]


def _measures(plan: Plan, style: Style) -> list[Line]:
    return [line for one in plan.measures for line in item(mark(one.path, style, 0), one.heading, one.text, style)]


def _phases(plan: Plan, style: Style) -> list[Line]:
    lines = []
    for one in plan.phases:
        name = f"{one.name}（{one.period.text}）" if one.period else one.name
        lines += item(mark(one.path, style, 0), name, one.text, style)
    return lines


def _tasks(plan: Plan, style: Style) -> list[Line]:
    """The tasks in their groups; where there are none they stand right below the section."""
    lines = []
    for above, tasks in groupby(plan.tasks, key=lambda one: one.path[:-1]):
        some = list(tasks)
        if len(above) == 2:
            lines.append(Line(f"{mark(above, style, 0)}{some[0].group}"))
        for task in some:
            lines += _task(task, style)
    return lines


def _task(task: Task, style: Style) -> list[Line]:
    labelled = any(one.role_text.endswith(("单位", "部门")) for one in task.assignments)
    words = tail_words(task.assignments, style)
    apart = style.tails == "own-line"
    bracket = "" if apart or not words else f"（{'；'.join(words) if labelled else '，'.join(words)}）"
    lines = item(mark(task.path, style, len(task.path) - 2), task.heading, task.text, style, bracket)
    if apart and words:
        lines += [Line(one) for one in words] if labelled else [Line(f"（{'，'.join(words)}）")]
    lines += [Line(f"{one.role}：{one.name} {'、'.join(one.posts)}") for one in task.officials]
    lines += [Line(f"完成时限：{one.text}") for one in task.periods if one.text not in task.text]
    return lines


def tail_words(assignments: Sequence[Assignment], style: Style) -> list[str]:
    """One piece a role: ``牵头单位：甲``, ``甲、乙负责``, or the bare list.

    >>> from govproposal.model import Role
    >>> from govproposal.testing.styles import COMPACT
    >>> tail_words([Assignment(role=Role.LEAD, role_text="牵头", unit="市水利局")], COMPACT)
    ['市水利局牵头']
    """
    words = []
    if any(one.role_text == "会同" for one in assignments):
        return [f"{_units(assignments[:1], style)}会同{_units(assignments[1:], style)}{assignments[0].role_text}"]
    for word, same in groupby(assignments, key=lambda one: one.role_text):
        units = _units(list(same), style)
        words.append(f"{word}：{units}" if word.endswith(("单位", "部门")) else units + word)
    return words


def _units(owed: Sequence[Assignment], style: Style) -> str:
    """The list of units; a comma before a collective where the style groups and the role has a label."""
    words = ""
    for one in owed:
        comma = style.grouped and one.unit.startswith("各") and one.role_text.endswith(("单位", "部门"))
        note = f"{style.note_marks[0]}{one.note}{style.note_marks[1]}" if one.note else ""
        words += ("，" if comma else "、") * bool(words) + one.unit + note
    return words


def _roster(group: LeadingGroup, style: Style) -> list[Line]:
    lines = [Line(f"{group.name}组成人员名单", "title")]
    if style.broken_title:
        cut = len(group.name or "") - len("领导小组")
        lines = [Line((group.name or "")[:cut], "title"), Line("领导小组组成人员名单", "title")]
    role = ""
    for member in group.members:
        lines += _member(member, style, first=member.role != role)
        role = member.role
    return lines


def _member(member: Member, style: Style, *, first: bool) -> list[Line]:
    """A member's line: the role before the first of it, the name padded or not, the posts behind."""
    posts, name = style.posts.join(member.posts), member.name or ""
    if style.roster == "label-line":
        return [Line(f"{member.role}：")] * first + [Line(f"{name} {posts}")]
    if style.roster == "glued":
        return [Line(f"{member.role}：{name}{posts}" if first else f"{name}{posts}")]
    if style.roster == "spaces":
        return [Line(f"{member.role}：{name}  {posts}" if first else f"{name}  {posts}")]
    label = f"{padded(member.role)}：" if first else "\u3000" * 4
    return [Line(f"{label}{padded(name)}\u3000\u3000{posts}")]


def padded(name: str) -> str:
    """A word of two characters with an ideographic space between them, as columns of names are set.

    >>> padded("成员"), padded("副组长")
    ('成　员', '副组长')
    """
    return "\u3000".join(name) if len(name) == 2 else name
