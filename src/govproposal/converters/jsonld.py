"""JSON-LD 1.1 with an inline context: the document, who made it and how (PROV), the organs and people it names (ORG), what they owe
(schema.org), and where each of these was read (W3C Web Annotation: TextPositionSelector, and TextQuoteSelector where the words are
known). Nothing is fetched: every term is in the context.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import attrs

from govproposal.converters.contract import CannotWrite, Profile, Records
from govproposal.converters.named import Names, names
from govproposal.converters.plaindata import refuse_records
from govproposal.errors import Fault
from govproposal.model.comparison import plain
from govproposal.model.evidence import Evidenced
from govproposal.model.outcome import OutcomeReport
from govproposal.model.phrases import Assignment, Period, Quantity
from govproposal.model.plan import Plan, Task
from govproposal.model.proposal import Proposal
from govproposal.model.record import Record, UnknownRecord
from govproposal.model.reply import Reply
from govproposal.model.speech import SpeechDigest
from govproposal.spans import Span

Node: TypeAlias = dict[str, Any]

SUFFIXES = (".jsonld",)
PROFILE = Profile(
    drops=(
        "Evidenced.spans", "Evidenced.extra", "Record.schema", "Record.diagnostics", "Record.sessions", "Header.span", "Plan.goals",
        "Plan.phases", "Plan.measures", "Task.path", "Task.group", "Period.edtf", "Period.derived_from", "Assignment.completed",
        "Assignment.derived_from", "Quantity.subject", "Quantity.change", "Quantity.basis", "OutcomeReport.occasion",
        "OutcomeReport.evaluations", "OutcomeReport.next_steps", "Outcome.path", "Outcome.id", "Outcome.coverage",
        "Official.role", "Achievement.path", "Achievement.references", "Occasion.session",
        "Occasion.speaker_count", "Occasion.span", "Recommendation.quantities", "Reply.others", "Reply.classification",
        "Reply.publicity", "Reply.answers", "Reply.signer", "Reply.contacts", "Reply.copied_to", "Proposal.session",
    ),
    notes=(
        "It is written, not read back.",
        "Two people of one name are one person only where their posts are the same.",
        "A record whose type no installed plugin knows is refused.",
    ),
)  # fmt: skip

_ID = {"@type": "@id"}
_DAY = {"@type": "xsd:date"}
CONTEXT: Node = {
    "@version": 1.1,
    "schema": "https://schema.org/", "prov": "http://www.w3.org/ns/prov#", "org": "http://www.w3.org/ns/org#",
    "oa": "http://www.w3.org/ns/oa#", "xsd": "http://www.w3.org/2001/XMLSchema#", "gp": "urn:govproposal:1.0:", "id": "@id",
    "type": "@type",
    "name": "schema:name", "text": "schema:text", "identifier": "schema:identifier", "author": {"@id": "schema:author", **_ID},
    "audience": {"@id": "schema:audience", **_ID}, "dateCreated": {"@id": "schema:dateCreated", **_DAY},
    "datePublished": "schema:datePublished", "about": {"@id": "schema:about", **_ID}, "hasPart": {"@id": "schema:hasPart", **_ID},
    "publisher": "schema:publisher", "agent": {"@id": "schema:agent", **_ID}, "object": {"@id": "schema:object", **_ID},
    "startTime": {"@id": "schema:startTime", **_DAY}, "endTime": {"@id": "schema:endTime", **_DAY}, "roleName": "schema:roleName",
    "value": {"@id": "schema:value", "@type": "xsd:decimal"}, "maxValue": {"@id": "schema:maxValue", "@type": "xsd:decimal"},
    "unitText": "schema:unitText", "comparator": "gp:comparator", "description": "schema:description",
    "encodingFormat": "schema:encodingFormat", "url": "schema:url", "sha256": "schema:sha256", "contentSize": "schema:contentSize",
    "softwareVersion": "schema:softwareVersion", "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", **_ID},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", **_ID}, "used": {"@id": "prov:used", **_ID},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", **_ID}, "member": {"@id": "org:member", **_ID},
    "organization": {"@id": "org:organization", **_ID}, "role": "gp:role", "citation": {"@id": "schema:citation", **_ID},
    "jobTitle": "schema:jobTitle",
    "alternateName": "schema:alternateName", "creator": {"@id": "schema:creator", **_ID}, "note": "gp:note", "encoding": "gp:encoding",
    "body": {"@id": "oa:hasBody", **_ID}, "target": {"@id": "oa:hasTarget"}, "source": {"@id": "oa:hasSource", **_ID},
    "selector": {"@id": "oa:hasSelector", "@container": "@set"}, "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"}, "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
}  # fmt: skip
"""The context: what each key of the output means."""

_KINDS = {"outcome-report": "schema:Report", "speech-digest": "schema:Collection", "reply": "schema:Message"}
_AROUND = 20


def encode(records: Records, *, text: str | None = None) -> bytes:
    """The record as JSON-LD; of several, each is a graph of its own in an array.

    *text* is the text the record was read from (``Source.text``): with it every selector quotes its words, with a little before and
    after. Raises :class:`~govproposal.converters.contract.CannotWrite` where a text holds a lone surrogate.

    >>> from govproposal.model import Plan
    >>> encode(Plan(title="办理工作方案")).decode().count("schema:DigitalDocument")
    1
    """
    import json

    one = isinstance(records, (Record, UnknownRecord))
    listed = [records] if isinstance(records, (Record, UnknownRecord)) else list(records)
    graphs = [{"@context": CONTEXT, "@graph": graph(record, text)} for record in listed]
    try:
        return (json.dumps(graphs[0] if one else graphs, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    except ValueError as error:
        refuse_records("JSON-LD", records, cause=error)
        raise


def graph(record: Record | UnknownRecord, text: str | None = None) -> list[Node]:
    """The nodes of a record. Raises :class:`~govproposal.converters.contract.CannotWrite` for one whose type is not known."""
    if isinstance(record, UnknownRecord):
        raise CannotWrite("JSON-LD", [Fault("$.type", f"no installed plugin knows the type {record.type!r}")])
    writer = _Writer(record, names(record), text)
    writer.document()
    return writer.nodes


@attrs.define
class _Writer:
    """Writes the nodes of one record; identifiers are fragments (``#task-1``) of the document."""

    record: Record
    known: Names
    text: str | None
    nodes: list[Node] = attrs.field(factory=list)

    def document(self) -> None:
        """The document, its making, and everything in it."""
        record, head = self.record, self.record.header
        node = _clean(
            {
                "id": "#document",
                "type": [_KINDS.get(type(record).type, "schema:DigitalDocument"), "prov:Entity"],
                "gp:recordType": type(record).type,
                "name": head.title,
                "identifier": head.document_number,
                "author": [f"#{self.known.organ(name).id}" for name in head.issuers],
                "audience": [f"#{self.known.organ(name).id}" for name in head.addressees],
                "dateCreated": head.issued and head.issued.isoformat(),
                "datePublished": head.published,
                "gp:delivered": head.delivered and head.delivered.isoformat(),
                "publisher": head.origin,
                "wasDerivedFrom": "#source",
                "wasGeneratedBy": "#parsing" if record.parser else None,
            }
        )
        self.nodes.append(node)
        self._provenance()
        self._organs()
        self._people()
        self._content(node)
        self._evidence("#document", record)

    def _provenance(self) -> None:
        """The source that was read, and the activity and software that read it (PROV)."""
        source, parser = self.record.source, self.record.parser
        described = {"url": source.uri, "encodingFormat": source.media_type, "encoding": source.encoding, "sha256": source.sha256}
        size = None if source.characters is None else f"{source.characters} characters"
        self.nodes.append(_clean({"id": "#source", "type": "prov:Entity", **described, "contentSize": size}))
        if parser is not None:
            self.nodes.append({"id": "#parsing", "type": "prov:Activity", "used": "#source", "wasAssociatedWith": "#parser"})
            self.nodes.append({"id": "#parser", "type": "prov:SoftwareAgent", "name": parser.name, "softwareVersion": parser.version})

    def _organs(self) -> None:
        for one in self.known.organs.values():
            self.nodes.append({"id": f"#{one.id}", "type": "org:Organization", "name": one.name})

    def _people(self) -> None:
        for one in self.known.people.values():
            self.nodes.append(_clean({"id": f"#{one.id}", "type": "schema:Person", "name": one.name or None, "jobTitle": list(one.posts)}))
            self._select(f"#{one.id}", one.span, None)

    def _content(self, document: Node) -> None:
        """What is peculiar to each type of record, and the amounts and references of all."""
        record = self.record
        if isinstance(record, Plan):
            document["alternateName"] = record.title
            document["about"] = self._proposals(record.proposals)
            document["hasPart"] = [self._task(at, task) for at, task in enumerate(record.tasks, 1)]
            self._group(record)
        elif isinstance(record, OutcomeReport):
            document["about"] = self._proposals([one.proposal for one in record.outcomes])
            document["author"] = [*document.get("author", ()), *([f"#{self.known.person(record.reporter).id}"] if record.reporter else [])]
            document["hasPart"] = list(self._achievements(record))
        elif isinstance(record, SpeechDigest):
            document["hasPart"] = list(self._speeches(record))
        elif isinstance(record, Reply):
            document["about"] = self._proposals(record.proposals)
            document["hasPart"] = [self._owed(f"#assignment-{at}", one) for at, one in enumerate(record.assignments, 1)]
            document["gp:recipient"] = [one.name for one in record.recipients]
        document["gp:quantity"] = [{"id": self._quantity(f"#quantity-{at}", one)} for at, one in enumerate(record.quantities, 1)]
        document["citation"] = [self._cited(at) for at in range(len(record.references))]

    def _proposals(self, proposals: tuple[Proposal, ...] | list[Proposal]) -> list[str]:
        for at, one in enumerate(proposals, 1):
            words = {"name": one.title, "identifier": one.number, "gp:kind": one.kind and one.kind.value}
            self._node(f"#proposal-{at}", "schema:CreativeWork", one, words)
        return [f"#proposal-{at}" for at in range(1, len(proposals) + 1)]

    def _task(self, at: int, task: Task) -> str:
        """A task as a ``schema:Action``: what, by whom, by when, how much."""
        name = f"#task-{at}"
        words = {"name": task.heading, "text": task.text, "identifier": task.id}
        node = self._node(name, "schema:Action", task, words)
        node["agent"] = [f"#{self.known.organ(one.unit).id}" for one in task.assignments]
        node["gp:assignment"] = [{"id": self._owed(f"{name}-assignment-{i}", one)} for i, one in enumerate(task.assignments, 1)]
        node["gp:due"] = [{"id": self._period(f"{name}-period-{i}", one)} for i, one in enumerate(task.periods, 1)]
        node["gp:quantity"] = [{"id": self._quantity(f"{name}-quantity-{i}", one)} for i, one in enumerate(task.quantities, 1)]
        return name

    def _owed(self, name: str, one: Assignment) -> str:
        organ = f"#{self.known.organ(one.unit).id}"
        words = {"agent": organ, "role": one.role.value, "roleName": one.role_text, "note": one.note}
        self._node(name, "schema:Role", one, words, quote=one.unit)
        return name

    def _period(self, name: str, one: Period) -> str:
        days = {"startTime": one.start and one.start.isoformat(), "endTime": one.end and one.end.isoformat()}
        self._node(name, "gp:Period", one, {"text": one.text, **days}, quote=one.text)
        return name

    def _quantity(self, name: str, one: Quantity) -> str:
        most = None if one.value_max is None else plain(one.value_max)
        words = {"text": one.text, "value": plain(one.value), "maxValue": most, "unitText": one.unit, "comparator": one.comparator.value}
        self._node(name, "schema:QuantitativeValue", one, words, quote=one.text)
        return name

    def _cited(self, at: int) -> str:
        one = self.record.references[at]
        self._node(f"#reference-{at + 1}", "schema:CreativeWork", one, {"name": one.title, "identifier": one.number})
        return f"#reference-{at + 1}"

    def _group(self, plan: Plan) -> None:
        """The leading group (领导小组) and its memberships (ORG)."""
        group = plan.leading_group
        if group is None:
            return
        organ = f"#{self.known.organ(group.name or '领导小组').id}"
        self._evidence(organ, group)
        if group.office:
            self.nodes.append({"id": "#office", "type": "org:Site", "organization": f"#{self.known.organ(group.office).id}"})
        for at, one in enumerate(group.members, 1):
            who = {"member": f"#{self.known.person(one).id}", "organization": organ, "role": one.role}
            self._node(f"#membership-{at}", "org:Membership", one, who)

    def _achievements(self, report: OutcomeReport) -> Iterator[str]:
        for i, outcome in enumerate(report.outcomes, 1):
            name = f"#outcome-{i}"
            parts = []
            for j, one in enumerate(outcome.achievements, 1):
                parts.append(f"{name}-achievement-{j}")
                words = {"name": one.heading, "text": one.text, "identifier": one.id}
                node = self._node(parts[-1], "schema:Action", one, words)
                amounts = [self._quantity(f"{parts[-1]}-quantity-{k}", amount) for k, amount in enumerate(one.quantities, 1)]
                node["gp:quantity"] = [{"id": amount} for amount in amounts]
            self._node(name, "schema:Action", outcome, {"description": outcome.summary, "object": f"#proposal-{i}", "hasPart": parts})
            yield name

    def _speeches(self, digest: SpeechDigest) -> Iterator[str]:
        if digest.occasion is not None:
            day = digest.occasion.date and digest.occasion.date.isoformat()
            self.nodes.append(_clean({"id": "#event", "type": "schema:Event", "name": digest.occasion.name, "startTime": day}))
        for i, one in enumerate(digest.speeches, 1):
            name = f"#speech-{i}"
            parts = [f"{name}-recommendation-{j}" for j in range(1, len(one.recommendations) + 1)]
            for part, item in zip(parts, one.recommendations, strict=True):
                self._node(part, "schema:CreativeWork", item, {"name": item.heading, "text": item.text})
            who = [f"#{self.known.person(speaker).id}" for speaker in one.speakers]
            self._node(name, "schema:CreativeWork", one, {"name": one.title, "creator": who, "hasPart": parts})
            yield name

    def _node(self, name: str, kind: str, one: Evidenced, words: Node, quote: str | None = None) -> Node:
        """A node of an object of the record, and the annotation that says where it was read."""
        node = _clean({"id": name, "type": kind, **words})
        self.nodes.append(node)
        self._evidence(name, one, quote)
        return node

    def _evidence(self, name: str, one: Evidenced, quote: str | None = None) -> None:
        self._select(name, one.span, quote)

    def _select(self, name: str, span: Span | None, quote: str | None) -> None:
        """The annotation of a node: TextPositionSelector, with TextQuoteSelector where the words are known."""
        if span is None:
            return
        selectors: list[Node] = [{"type": "oa:TextPositionSelector", "start": span.start, "end": span.end}]
        if self.text is not None and span.end <= len(self.text):
            before, after = self.text[max(span.start - _AROUND, 0) : span.start], self.text[span.end : span.end + _AROUND]
            selectors.insert(0, {"type": "oa:TextQuoteSelector", "exact": span.of(self.text), "prefix": before, "suffix": after})
        elif quote is not None and len(quote) == span.end - span.start:
            selectors.insert(0, {"type": "oa:TextQuoteSelector", "exact": quote})
        target = {"source": "#source", "selector": selectors}
        self.nodes.append({"id": f"{name}-evidence", "type": "oa:Annotation", "body": name, "target": target})


def _clean(node: Node) -> Node:
    """A node without what says nothing."""
    return {key: value for key, value in node.items() if value is not None and value != []}
