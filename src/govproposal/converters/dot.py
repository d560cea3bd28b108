"""DOT: the graph of a record, as Graphviz draws it (``dot -Tsvg``); the kind of a node is in its class and its shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govproposal.converters import linked
from govproposal.converters.contract import Records, several
from govproposal.converters.linked import Edge, Graph, Node
from govproposal.converters.plaindata import no_text, refuse_records

SUFFIXES = (".dot", ".gv")
PROFILE = linked.PROFILE

_SHAPES = {"unit": "ellipse", "person": "ellipse", "proposal": "note", "task": "box", "achievement": "box"}


def encode(records: Records) -> bytes:
    """The records as one directed graph in DOT, in UTF-8.

    Raises :class:`~govproposal.converters.contract.CannotWrite` where a text holds a lone surrogate or U+0000.

    >>> from govproposal.model import Plan
    >>> encode(Plan(title="办理工作方案")).decode().splitlines()[2]
    '  "d1" [label="办理工作方案", class="plan", shape="folder"];'
    """
    graph = Graph()
    for number, record in enumerate(several(records), 1):
        graph.add(record, number)
    text = "\n".join(_lines(graph))
    try:
        if "\x00" in text:
            raise ValueError("U+0000")
        return text.encode("utf-8")
    except ValueError as error:
        refuse_records("DOT", records, _wrong, error)
        raise


def _lines(graph: Graph) -> Iterator[str]:
    yield "digraph records {"
    yield '  graph [rankdir="LR", charset="UTF-8"];'
    yield from map(_node, graph.nodes)
    yield from map(_edge, graph.edges)
    yield "}\n"


def _node(one: Node) -> str:
    span = "" if one.span is None else f', comment="{one.span.start} {one.span.end}"'
    return f'  "{one.id}" [label={_quoted(one.label)}, class="{_plain(one.kind)}", shape="{_SHAPES.get(one.kind, "folder")}"{span}];'


def _edge(one: Edge) -> str:
    span = "" if one.span is None else f', comment="{one.span.start} {one.span.end}"'
    return f'  "{one.source}" -> "{one.target}" [label={_quoted(one.label or one.kind)}, class="{one.kind}"{span}];'


def _quoted(text: str) -> str:
    r"""A text in quotes; a backslash would begin an escape of Graphviz.

    >>> _quoted('a"b\\N')
    '"a\\"b\\\\N"'
    """
    flat = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return f'"{flat}"'


def _plain(kind: str) -> str:
    return "".join(char if char.isalnum() or char in "-_" else "-" for char in kind)


def _wrong(value: Any) -> str | None:
    return "DOT has no way to write U+0000" if isinstance(value, str) and "\x00" in value else no_text(value)
