"""GraphML: the graph of a record (documents, proposals, tasks, organs, achievements), for Gephi, yEd, Cytoscape and networkx.

Nodes have ``kind`` and ``label``, edges too (``lead``, 牵头单位); both have their span as ``start`` and ``end``.
"""

from __future__ import annotations

from lxml import etree

from govproposal.converters import linked
from govproposal.converters.contract import Records, several
from govproposal.converters.linked import Edge, Graph, Node
from govproposal.converters.plaindata import no_xml, refuse_records
from govproposal.spans import Span

SUFFIXES = (".graphml",)
PROFILE = linked.PROFILE
NAMESPACE = "http://graphml.graphdrawing.org/xmlns"

_KEYS = (("kind", "string"), ("label", "string"), ("start", "long"), ("end", "long"))


def encode(records: Records) -> bytes:
    """The records as one directed graph in GraphML.

    Raises :class:`~govproposal.converters.contract.CannotWrite` where a text holds what XML has no way to write.

    >>> from govproposal.model import Plan
    >>> encode(Plan(title="办理工作方案")).count(b"<node ")
    1
    """
    graph = Graph()
    for number, record in enumerate(several(records), 1):
        graph.add(record, number)
    try:
        return _written(graph)
    except ValueError as error:
        refuse_records("GraphML", records, no_xml, error)
        raise


def _written(graph: Graph) -> bytes:
    root = etree.Element(f"{{{NAMESPACE}}}graphml", nsmap={None: NAMESPACE})
    for owner in ("node", "edge"):
        for name, kind in _KEYS:
            etree.SubElement(root, "key", {"id": f"{owner}_{name}", "for": owner, "attr.name": name, "attr.type": kind})
    body = etree.SubElement(root, "graph", {"id": "records", "edgedefault": "directed"})
    for node in graph.nodes:
        _data(etree.SubElement(body, "node", {"id": node.id}), "node", node)
    for at, edge in enumerate(graph.edges, 1):
        _data(etree.SubElement(body, "edge", {"id": f"e{at}", "source": edge.source, "target": edge.target}), "edge", edge)
    for element in root.iter():
        element.tag = f"{{{NAMESPACE}}}{etree.QName(element).localname}"
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _data(element: etree._Element, owner: str, one: Node | Edge) -> None:
    span: Span | None = one.span
    values: dict[str, str | None] = {
        "kind": one.kind,
        "label": one.label,
        "start": str(span.start) if span else None,
        "end": str(span.end) if span else None,
    }
    for name, value in values.items():
        if value is not None:
            etree.SubElement(element, "data", {"key": f"{owner}_{name}"}).text = value
