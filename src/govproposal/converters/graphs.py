"""A trace as a graph, for Graphviz (DOT) and for tools that read GraphML: proposals, speeches, tasks, achievements, and what links them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from govproposal.converters.plaindata import NO_XML
from govproposal.model.trace import Link, Trace, TracedProposal

COLOURS = {"unreported": "#b3261e", "missed": "#b45309", "met": "#14612f", "reported": "#1d4e80", "not-assessable": "#6b7280"}
KEYS = (
    ("node", "kind", "string"), ("node", "label", "string"), ("node", "status", "string"),
    ("edge", "rule", "string"), ("edge", "link", "string"), ("edge", "score", "double"),
)  # fmt: skip


class Node(NamedTuple):
    """A node: its name in the graph, what it is, its label, and a task's status."""

    id: str
    kind: str
    label: str
    status: str = ""


class Edge(NamedTuple):
    """An edge between two nodes, with the link it stands for."""

    source: str
    target: str
    rule: str
    link: str = ""
    score: float = 0.0


def graph(trace: Trace) -> tuple[list[Node], list[Edge]]:
    """The nodes and edges of a trace, each once, in its order.

    >>> graph(Trace())
    ([], [])
    """
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str, str], Edge] = {}
    for proposal in trace.proposals:
        for one in _proposal(proposal):
            if isinstance(one, Node):
                nodes.setdefault(one.id, one)
            else:
                edges.setdefault(one[:4], one)
    return list(nodes.values()), list(edges.values())


def _proposal(proposal: TracedProposal) -> Iterator[Node | Edge]:
    number = f"{proposal.number}号" if proposal.number is not None else ""
    yield Node(proposal.id, "proposal", f"{number}{proposal.kind or ''} {proposal.title or ''}".strip())
    for speech in proposal.speeches:
        name = f"{speech.record}#speech-{speech.speech}"
        yield Node(name, "speech", speech.title or "")
        yield Edge(name, proposal.id, speech.rule, speech.id, speech.score)
    for asked in proposal.recommendations:
        name = f"{asked.record}#speech-{asked.speech}-{asked.recommendation}"
        yield Node(name, "recommendation", asked.heading or asked.text)
        yield Edge(f"{asked.record}#speech-{asked.speech}", name, "part")
        yield from _links(name, asked.links)
    for task in proposal.tasks:
        name = f"{task.record}#{task.item}"
        yield Node(name, "task", f"{task.item} {task.heading or task.text}", task.status)
        yield Edge(proposal.id, name, "promised")
        yield from _links(name, task.links)
    for target in proposal.targets:
        yield Node(f"{target.record}#{target.item}", "goal", f"{target.item} {target.quantity.text}", target.status)
        yield from _links(f"{target.record}#{target.item}", target.links)


def _links(source: str, links: tuple[Link, ...]) -> Iterator[Node | Edge]:
    for link in links:
        yield Node(f"{link.record}#{link.item}", "item", f"{link.item} {link.evidence.target.text}")
        yield Edge(source, f"{link.record}#{link.item}", link.rule, link.id, link.score)


def dot(trace: Trace) -> str:
    r"""The graph in the DOT language of Graphviz, left to right.

    >>> dot(Trace())
    'digraph trace {\n  rankdir=LR;\n  node [shape=box, fontname="sans-serif"];\n}\n'
    """
    nodes, edges = graph(trace)
    lines = ["digraph trace {", "  rankdir=LR;", '  node [shape=box, fontname="sans-serif"];']
    for node in nodes:
        colour = f", color={_quoted(COLOURS[node.status])}, tooltip={_quoted(node.status)}" if node.status else ""
        shape = ", shape=doubleoctagon" if node.kind == "proposal" else ""
        lines.append(f"  {_quoted(node.id)} [label={_quoted(_short(node.label))}{shape}{colour}];")
    lines += [f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [label={_quoted(edge.rule)}];" for edge in edges]
    return "\n".join([*lines, "}"]) + "\n"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else flat[:39] + "…"


def _quoted(text: str) -> str:
    r"""A quoted string of DOT on one line: a backslash would begin an escape, and NUL has no place in it.

    >>> _quoted('a"b\\N')
    '"a\\"b\\\\N"'
    """
    escaped = text.replace("\x00", "\ufffd").replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def graphml(trace: Trace) -> str:
    """The graph as GraphML, with kind, label and status of nodes, rule, link and score of edges.

    >>> graphml(Trace()).splitlines()[1].startswith("<graphml ")
    True
    """
    from lxml.builder import ElementMaker
    from lxml.etree import indent, tostring

    from govproposal.converters.graphml import NAMESPACE

    make = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
    nodes, edges = graph(trace)
    root = make.graphml(*(make.key({"id": name, "for": side, "attr.name": name, "attr.type": kind}) for side, name, kind in KEYS))
    inner = make.graph({"id": "trace", "edgedefault": "directed"})
    for node in nodes:
        values = (("kind", node.kind), ("label", node.label), ("status", node.status))
        inner.append(make.node({"id": _clean(node.id)}, *(make.data({"key": key}, _clean(value)) for key, value in values if value)))
    for edge in edges:
        fields = (("rule", edge.rule), ("link", edge.link), ("score", str(edge.score)))
        data = (make.data({"key": key}, _clean(value)) for key, value in fields if value)
        inner.append(make.edge({"source": _clean(edge.source), "target": _clean(edge.target)}, *data))
    root.append(inner)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + str(tostring(root, encoding="unicode")) + "\n"


def _clean(text: str) -> str:
    """Text that XML can hold: characters it has no way to write become U+FFFD."""
    return NO_XML.sub("\ufffd", text)
