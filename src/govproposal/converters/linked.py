"""A record as a graph: the document, what it handles, its tasks and achievements, and the organs that owe them."""

from __future__ import annotations

import attrs

from govproposal.converters.contract import CannotWrite, Profile
from govproposal.converters.presented import DROPS
from govproposal.converters.records import AnyRecord
from govproposal.errors import Fault
from govproposal.frozen import Value
from govproposal.model.outcome import OutcomeReport
from govproposal.model.phrases import Assignment
from govproposal.model.plan import Plan
from govproposal.model.proposal import Proposal
from govproposal.model.record import UnknownRecord
from govproposal.model.reply import Reply
from govproposal.model.speech import SpeechDigest
from govproposal.spans import Span

PROFILE = Profile(
    drops=(
        *(one for one in DROPS if one not in ("Assignment.role", "Proposal.span", "Assignment.span")),
        "Record.source", "Record.parser", "Record.schema", "Header.document_number", "Header.addressees", "Header.issued",
        "Header.published", "Header.delivered", "Header.origin", "Plan.goals", "Plan.phases", "Plan.measures", "Plan.leading_group",
        "Task.text", "Task.officials", "Task.path", "Task.group", "OutcomeReport.reporter", "OutcomeReport.evaluations",
        "OutcomeReport.next_steps", "Outcome.path", "Outcome.id", "Outcome.span", "Outcome.officials", "Outcome.summary",
        "Outcome.coverage", "Achievement.text", "Achievement.path", "SpeechDigest.occasion", "Speech.recommendations", "Reply.recipients",
        "Reply.others", "Reply.classification", "Reply.publicity", "Reply.answers", "Reply.signer", "Reply.contacts", "Reply.copied_to",
        "Person.posts", "Assignment.note",
    ),
    notes=(
        "It is written, not read back.",
        "Of texts only headings are kept, of people only speakers.",
        "A record whose type no installed plugin knows is refused.",
    ),
)  # fmt: skip
"""What the graph of a record leaves out."""


@attrs.frozen(eq=False, repr=False)
class Node(Value):
    """A node: its ``id`` within the file (``d1t3``), what it is, what it is called, and where it was read."""

    id: str
    kind: str
    label: str
    span: Span | None = None


@attrs.frozen(eq=False, repr=False)
class Edge(Value):
    """An edge from one node to another: ``handles``, ``tasks``, ``lead`` …, with the word the document uses for it."""

    source: str
    target: str
    kind: str
    label: str = ""
    span: Span | None = None


@attrs.define
class Graph:
    """The nodes and edges of some records. An organ of one name in one document is one node."""

    nodes: list[Node] = attrs.field(factory=list)
    edges: list[Edge] = attrs.field(factory=list)
    organs: dict[tuple[str, str], str] = attrs.field(factory=dict)

    def add(self, record: AnyRecord, number: int) -> None:
        """Add a record, the *number*-th of the file.

        Raises :class:`~govproposal.converters.contract.CannotWrite` for one whose type is not known.
        """
        if isinstance(record, UnknownRecord):
            raise CannotWrite("A graph", [Fault("$.type", f"no installed plugin knows the type {record.type!r}")])
        root = f"d{number}"
        titles = dict.fromkeys((record.title if isinstance(record, Plan) else None, record.header.title))
        self.nodes.append(Node(root, type(record).type, "；".join(title for title in titles if title), record.span))
        for name in record.header.issuers:
            self.edges.append(Edge(self._organ(root, name), root, "issues"))
        if isinstance(record, (Plan, Reply)):
            for at, proposal in enumerate(record.proposals, 1):
                self._proposal(root, f"{root}p{at}", proposal)
        if isinstance(record, Plan):
            for at, task in enumerate(record.tasks, 1):
                self._child(root, Node(f"{root}t{at}", "task", task.heading or task.id, task.span), "tasks")
                for owed in task.assignments:
                    self._owed(root, f"{root}t{at}", owed)
        elif isinstance(record, Reply):
            for owed in record.assignments:
                self._owed(root, root, owed)
        elif isinstance(record, OutcomeReport):
            self._report(root, record)
        elif isinstance(record, SpeechDigest):
            self._speeches(root, record)

    def _report(self, root: str, report: OutcomeReport) -> None:
        for i, outcome in enumerate(report.outcomes, 1):
            self._proposal(root, f"{root}p{i}", outcome.proposal)
            for j, done in enumerate(outcome.achievements, 1):
                self._child(f"{root}p{i}", Node(f"{root}p{i}a{j}", "achievement", done.heading or done.id, done.span), "achieved")

    def _speeches(self, root: str, digest: SpeechDigest) -> None:
        for i, speech in enumerate(digest.speeches, 1):
            self._child(root, Node(f"{root}s{i}", "speech", speech.title or "", speech.span), "speeches")
            for j, speaker in enumerate(speech.speakers, 1):
                self._child(f"{root}s{i}", Node(f"{root}s{i}r{j}", "person", speaker.name or ""), "by")

    def _proposal(self, root: str, name: str, one: Proposal) -> None:
        number = f"{one.number}号" if one.number is not None else ""
        label = f"{number}{one.kind.value if one.kind else ''}{f'《{one.title}》' if one.title is not None else ''}"
        self._child(root, Node(name, "proposal", label, one.span), "handles")

    def _owed(self, root: str, item: str, owed: Assignment) -> None:
        self.edges.append(Edge(item, self._organ(root, owed.unit), owed.role.value, owed.role_text, owed.span))

    def _child(self, above: str, node: Node, kind: str) -> None:
        self.nodes.append(node)
        self.edges.append(Edge(above, node.id, kind))

    def _organ(self, root: str, name: str) -> str:
        if (root, name) not in self.organs:
            self.organs[root, name] = f"{root}u{len(self.organs) + 1}"
            self.nodes.append(Node(self.organs[root, name], "unit", name))
        return self.organs[root, name]
