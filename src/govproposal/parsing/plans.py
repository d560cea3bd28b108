"""The sections of a plan: goals, tasks with who owes them, phases, measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from govproposal.document import Document
from govproposal.document.document import Phrases, within
from govproposal.frozen import Value
from govproposal.grammar.assignments import Tail, find_assignments
from govproposal.grammar.prose_assignments import find_prose_assignments
from govproposal.grammar.rules import Rules
from govproposal.model.phrases import Assignment, Period, Role
from govproposal.model.plan import Goal, Measure, Phase, Task
from govproposal.outline import Item
from govproposal.parsing.items import Said, closed, own_paragraphs, read_item, runs
from govproposal.parsing.officials import find_officials
from govproposal.parsing.periods import read_periods
from govproposal.parsing.phases import read_phase
from govproposal.parsing.plan_items import are_phases, complete, cut_out, entries, grouped, shares
from govproposal.parsing.wording import SectionRole, section_role
from govproposal.parsing.years import Years
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, hull
from govproposal.units.names import is_unit

_LONGEST_RUN_IN = 16
_RUN_IN = lazy(rf"(?P<heading>[^。:;,\n]{{2,{_LONGEST_RUN_IN}}})[。:](?=.)")
_LED = lazy(r"(?P<unit>[^,。;:()]{3,24})(?P<role>牵头)(?:负责)?的?(?:工作|任务|事项|项目)(?:\([^()]*\))?")


@attrs.frozen(eq=False, repr=False)
class PlanReader(Value):
    """Reads the sections of one plan: the document, the plan's items, the years and default rules that hold for it."""

    document: Document
    body: Item
    years: Years
    rules: Rules
    listed: bool = False
    """Whether all of the plan is a list of tasks (任务清单, 责任分解)."""
    _roles: dict[str, SectionRole | None] = attrs.field(factory=dict, init=False, repr=False, eq=False)
    _heads: dict[tuple[str, int], Said] = attrs.field(factory=dict, init=False, repr=False, eq=False)
    _held: dict[SectionRole, list[Item]] = attrs.field(factory=dict, init=False, repr=False, eq=False)
    _owed: dict[Span, tuple[Tail, ...]] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    def goals(self) -> tuple[Goal, ...]:
        """What stands under 工作目标, 总体目标, 主要目标, 办理目标."""
        return tuple(self._goal(item, said) for item, said in self._listed(SectionRole.GOALS, cut=True))

    def measures(self) -> tuple[Measure, ...]:
        """What stands under 工作措施, 工作要求, 保障措施."""
        listed = self._listed(SectionRole.MEASURES, cut=True)
        return tuple(self._measure(item, said) for item, said in listed if item.marker or not self._introduces(item))

    def _introduces(self, item: Item) -> bool:
        """Whether a paragraph only leads over to what stands below it: 成立……领导小组:."""
        return bool(item.paragraphs) and self.document.folded[item.paragraphs[-1].end - 1] == ":"

    def phases(self) -> tuple[Phase, ...]:
        """What stands under 工作安排, 实施步骤, 时间安排; a section of items called …阶段 too."""
        return tuple(
            read_phase(self.document, item, self.years)
            for section in self._sections(SectionRole.PHASES) or self._staged()
            if not section.rows  # 督办安排: a table hands out tasks
            for item in entries(section)
        )

    def _staged(self) -> Sequence[Item]:
        """The plan itself where all its sections are phases (一、组织部署阶段 二、研究办理阶段)."""
        return [self.body] if are_phases(self.document, self.body) else []

    def tasks(self) -> tuple[Task, ...]:
        """Every item with an assignment of its own, and the leaves of the sections of tasks."""
        return (*self._table_tasks(self.body), *self._tasks_below(self.body, None, listed=self.listed))

    def _sections(self, role: SectionRole) -> Sequence[Item]:
        """The sections with *role*; the items are gone through once for all roles."""
        if not self._held:
            self._held.update({role: [] for role in SectionRole})
            for item in self.body.walk():
                held = self._held[found] if not item.inline and (found := self._role(item)) else None
                # 总体目标 below 工作目标 is an entry of that section, and none of its own.
                if held is not None and not (held and item.start < held[-1].end):
                    held.append(item)
        return self._held[role]

    def _role(self, item: Item) -> SectionRole | None:
        """What the item holds, if it is a section; asked often, read once."""
        if item.id not in self._roles:
            self._roles[item.id] = self._read_role(item)
        return self._roles[item.id]

    def _read_role(self, item: Item) -> SectionRole | None:
        heading = self._heading(item)
        found = section_role(heading) if heading else None
        if found is None and not item.blocks and self._runs_into_goal(item):
            return SectionRole.GOALS
        if found is None and are_phases(self.document, item):
            return SectionRole.PHASES
        return found

    def _heading(self, item: Item) -> str:
        """The words that head a section: its heading, or its only line."""
        if not item.paragraphs or item.paragraphs[0].end - item.paragraphs[0].start > 80:
            return ""
        said = self._head(item)
        if said.heading:
            return said.heading.of(self.document.folded)
        return item.paragraphs[0].of(self.document.folded) if item.blocks else ""

    def _runs_into_goal(self, item: Item) -> bool:
        """Whether the words before the first 。 or : of a numbered line that goes on behind it head a goal."""
        if item.marker is None or not item.paragraphs:
            return False
        folded, (start, end) = self.document.folded, item.paragraphs[0]
        found = _RUN_IN.match(folded, start, end) if folded.find("标", start, start + _LONGEST_RUN_IN) >= 0 else None
        return found is not None and section_role(found["heading"]) is SectionRole.GOALS

    def _head(self, item: Item) -> Said:
        """What the item says beside its ``一是…``, its heading above all; read once (the last of a section may lose paragraphs)."""
        key = item.id, len(item.paragraphs)
        if key not in self._heads:
            self._heads[key] = read_item(self.document, item)
        return self._heads[key]

    def _listed(self, role: SectionRole, *, cut: bool = False) -> Iterator[tuple[Item, Said]]:
        """The entries of the sections with *role*, each with what it says; inner items give their own words only."""
        for section in self._sections(role):
            # （二）工作目标。到2025年……: such a section is its only entry.
            for item in entries(section) or ([section] if role is SectionRole.GOALS and section.marker else []):
                cuts = cut_out(self._tails(item)) if cut else []
                said = read_item(self.document, item, cuts=cuts, runs_on=True)
                yield item, said
                for child in () if runs(item) else item.walk():
                    if not child.inline:
                        yield child, read_item(self.document, child, runs_on=True)

    def _goal(self, item: Item, said: Said) -> Goal:
        return Goal(
            path=item.path,
            id=item.id,
            heading=said.title(self.document),
            text=said.text(self.document),
            quantities=within(self.document.quantities, said.words),
            periods=read_periods(self.document, said.words, self.years),
            span=item.span,
            spans=Witnesses.found(said.witnesses()),
        )

    def _measure(self, item: Item, said: Said) -> Measure:
        return Measure(
            path=item.path,
            id=item.id,
            heading=said.title(self.document),
            text=said.text(self.document),
            span=item.span,
            spans=Witnesses.found(said.witnesses()),
        )

    def _tails(self, item: Item) -> tuple[Tail, ...]:
        """The assignments among the item's own lines, ``一是…`` paragraphs below it included."""
        stretch = hull(own_paragraphs(item, runs_on=True))  # in one, so that a label on one line may assign the line before it
        return self._find(stretch) if stretch else ()

    def _find(self, span: Span) -> tuple[Tail, ...]:
        """The assignments within *span*: looked for once, as an item may be a goal or measure, and a task."""
        if span not in self._owed:
            text, folded, brackets = self.document.text, self.document.folded, self.document.brackets
            found = find_assignments(text, span.start, span.end, folded=folded, brackets=brackets, rule=self.rules)
            self._owed[span] = found or tuple(find_prose_assignments(text, span.start, span.end, folded=folded))
        return self._owed[span]

    def _tasks_below(self, item: Item, group: Span | None, *, listed: bool = False) -> Iterator[Task]:
        """The tasks among the children of *item*; *listed* where a section of tasks holds them."""
        above = group
        for child, named in grouped(self.document, item, complete(self.document, item.blocks)):
            group = named or above
            if child.rows and (rows := list(self._table_tasks(child))):
                yield from rows
                continue
            tails = self._tails(child) if child.paragraphs else ()
            role = self._role(child)
            inner = (listed and role not in (SectionRole.PHASES, SectionRole.MEASURES, SectionRole.GOALS)) or role is SectionRole.TASKS
            owed = [tail for tail in tails if tail.assignments or tail.officials]
            if role is SectionRole.TASKS and child.blocks:
                yield from self._tasks_below(child, self._group(child), listed=True)
            elif len(owed) > 1 and (parts := shares(child, owed)):
                for inline, own in parts:
                    yield self._task(inline, own, self._group(child) or group)
            elif len(owed) > 1 and (several := self._assigned_paragraphs(child, owed)):
                yield from self._several(child, several, owed, group)
                yield from self._tasks_below(child, self._group(child), listed=inner and not runs(child))
            elif owed and ((runs(child) and len(owed) == 1) or not child.blocks or self._own(child, owed)):
                yield self._task(child, tails, group)
                if child.blocks and not runs(child):
                    yield from self._tasks_below(child, self._group(child), listed=inner)
            elif inner and role is not SectionRole.TASKS and (not child.blocks or (runs(child) and not self._parted(child))):
                yield self._task(child, tails, group)
            elif role is SectionRole.TASKS:
                yield from self._paragraph_tasks(child, child.paragraphs[1:], self._group(child))
            else:
                yield from self._tasks_below(child, self._group(child), listed=inner)

    def _table_tasks(self, item: Item) -> Iterator[Task]:
        """The tasks of the tables that stand right below *item*."""
        if not item.rows:
            return
        from govproposal.parsing.tables import tables_below, task_rows

        group = self._group(item) if item.marker else None
        ids = Counter(child.id for child in item.children)
        for table in tables_below(self.document, item):
            for row in task_rows(self.document, table, item):
                ids[row.item.id] += 1
                again = f"~{ids[row.item.id]}" if ids[row.item.id] > 1 else ""
                yield self._task(attrs.evolve(row.item, id=row.item.id + again), row.tails, row.group or group)

    def _parted(self, item: Item) -> bool:
        """Whether the ``一是`` paragraphs below an item carry assignments each of its own."""
        return sum(bool(self._find(child.span)) for child in item.blocks) > 1

    def _own(self, item: Item, owed: Sequence[Tail]) -> bool:
        return bool(item.blocks) and owed[0].span.start < item.blocks[0].start

    def _group(self, item: Item) -> Span | None:
        said = self._head(item)
        if said.heading:
            return said.heading
        return closed(self.document, item.paragraphs[0]) if item.paragraphs and (item.blocks or item.rows) else None

    def _assigned_paragraphs(self, item: Item, owed: Sequence[Tail]) -> list[Span]:
        """The paragraphs of one number of which each but the first line carries an assignment of its own, ``[]`` for no such."""
        tails = Phrases(owed)
        held = [span for span in item.paragraphs if tails.within([(span.start + 1, span.end)])]
        return held if len(held) > 1 else []

    def _several(self, item: Item, paragraphs: Sequence[Span], owed: Sequence[Tail], group: Span | None) -> Iterator[Task]:
        inner = self._group(item) if item.paragraphs and item.paragraphs[0] not in paragraphs else group
        tails = Phrases(owed)
        taken = {child.id for child in item.children}
        for at, span in enumerate(paragraphs, 1):
            # A numbered item below may have the same path: 1. and the first paragraph above it.
            identity = f"{item.id}.{at}"
            part = Item(None, "paragraph", at, (*item.path, at), f"{identity}~2" if identity in taken else identity, (span,), ())
            yield self._task(part, tails.within([span]), inner)

    def _paragraph_tasks(self, item: Item, paragraphs: Sequence[Span], group: Span | None) -> Iterator[Task]:
        """Unnumbered paragraphs of a section of tasks as items, by position; a line that only assigns belongs to the one before."""
        parts: list[list[Span]] = []
        for span in paragraphs:
            alone = any(tail.span.covers(span) for tail in self._find(span))
            if alone and parts:
                parts[-1].append(span)
            else:
                parts.append([span])
        for at, spans in enumerate(parts, 1):
            part = Item(None, "paragraph", at, (*item.path, at), f"{item.id}.{at}", tuple(spans), ())
            yield self._task(part, self._tails(part), group)

    def _task(self, item: Item, tails: Sequence[Tail], group: Span | None) -> Task:
        document = self.document
        said = read_item(document, item, cuts=cut_out(tails), runs_on=True)
        deadlines = [tail.deadline for tail in tails if tail.deadline]
        spans = said.witnesses()
        if group:
            spans["group"] = (group,)
        owed = self.rules.apply([one for tail in tails for one in tail.assignments]) or self._headed(group)
        if assigned := [one.span for one in owed if one.span]:
            spans["assignments"] = tuple(assigned)
        return Task(
            path=item.path,
            id=item.id,
            group=group.of(document.text) if group else None,
            heading=said.title(document),
            text=said.text(document),
            assignments=owed,
            officials=tuple([one for tail in tails for one in tail.officials]) or find_officials(document, said.words),
            quantities=within(document.quantities, said.words),
            periods=self._periods(said.words, deadlines),
            span=Span(item.start, max([item.end, *[tail.span.end for tail in tails]])),
            spans=Witnesses.found(spans),
        )

    def _headed(self, group: Span | None) -> tuple[Assignment, ...]:
        """Who owes the tasks of a section that is named after whoever leads them: 县水利局牵头工作(8项)."""
        found = _LED.fullmatch(self.document.folded, *group) if group else None
        if found is None or not is_unit(found["unit"]):
            return ()
        unit, word = Span(*found.span("unit")), Span(*found.span("role"))
        text = self.document.text
        witnesses = Witnesses({"unit": [unit], "role": [word]})
        return (Assignment(role=Role.LEAD, role_text=word.of(text), unit=unit.of(text), span=unit, spans=witnesses),)

    def _periods(self, words: Sequence[Span], deadlines: Sequence[Span]) -> tuple[Period, ...]:
        """The periods in a task's own words and in its deadlines, in the order of the text."""
        found = read_periods(self.document, [*words, *deadlines], self.years)
        return tuple(sorted(found, key=lambda one: one.span or (0, 0))) if len(found) > 1 else found
