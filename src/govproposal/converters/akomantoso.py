"""Akoma Ntoso 3.0 (OASIS LegalDocML): plans, reports and replies as ``doc``, digests as ``debate`` with ``speech by``.

Each file has the FRBR work, expression and manifestation, ``eId`` after the naming convention (``sec_1__para_2``), and
``TLCOrganization`` and ``TLCPerson`` that units and people refer to. Spans are in attributes ``gp:span``. Several records are a ZIP
with a file each. Valid under the strict schema.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from urllib.parse import quote

import attrs
from lxml import etree

from govproposal.converters.contract import CannotWrite, Profile, Records
from govproposal.converters.plaindata import no_xml, refuse
from govproposal.converters.presented import DROPS, Line, Part, Run, Sheet, presented
from govproposal.converters.records import unstructure
from govproposal.converters.tables.places import zipped
from govproposal.errors import Fault
from govproposal.model.record import Record, UnknownRecord
from govproposal.model.speech import SpeechDigest
from govproposal.spans import Span

SUFFIXES = (".akn", ".xml")
PROFILE = Profile(
    drops=DROPS,
    notes=(
        "It is written, not read back.",
        "Periods of tasks, amounts and references stand in the text, not as elements.",
        "A work without a date has the date 0001-01-01, as the schema wants one.",
        "A record whose type no installed plugin knows is refused.",
    ),
)
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
SPANS = "urn:govproposal:1.0"
"""The namespace of the attribute ``span``: ``10 24`` in code points of the source text."""

_SOURCE = "#govproposal"


def encode(records: Records) -> bytes:
    """The record as an Akoma Ntoso file; several as a ZIP of files, ``1.akn`` and so on.

    Raises :class:`~govproposal.converters.contract.CannotWrite` where a text holds what XML has no way to write.

    >>> from govproposal.model import Plan
    >>> encode(Plan(title="办理工作方案")).decode().splitlines()[1][:12]
    '<akomaNtoso '
    """
    if isinstance(records, (Record, UnknownRecord)):
        return _file(records)
    return zipped({f"{at}.akn": _file(record) for at, record in enumerate(records, 1)})


def _file(record: Record | UnknownRecord) -> bytes:
    if isinstance(record, UnknownRecord):
        raise CannotWrite("Akoma Ntoso", [Fault("$.type", f"no installed plugin knows the type {record.type!r}")])
    sheet = presented(record)
    try:
        root = _Writer(record, sheet).document()
    except ValueError as error:
        refuse("Akoma Ntoso", unstructure(record), no_xml, error)
        raise
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written + b"\n"


@attrs.define
class _Writer:
    """Writes one record; the organs and people that are named get an ``eId`` when they are first met."""

    record: Record
    sheet: Sheet
    known: dict[tuple[str, str], str] = attrs.field(factory=dict)
    counts: Counter[str] = attrs.field(factory=Counter)

    def document(self) -> etree._Element:
        """The whole file."""
        digest = isinstance(self.record, SpeechDigest)
        root = etree.Element(_tag("akomaNtoso"), nsmap={None: NAMESPACE, "gp": SPANS})
        body = _sub(root, "debate" if digest else "doc", name=type(self.record).type.rpartition("/")[2])
        meta = _sub(body, "meta")
        self._preface(_sub(body, "preface"))
        if digest:
            self._debate(_sub(body, "debateBody"))
        else:
            self._main(_sub(body, "mainBody"))
        self._conclusions(body)
        self._identification(_sub(meta, "identification", source=_SOURCE))
        self._references(_sub(meta, "references", source=_SOURCE))
        return root

    def _preface(self, preface: etree._Element) -> None:
        line = _sub(preface, "p")
        _sub(line, "docTitle").text = self.sheet.title
        if self.sheet.number is not None:
            _sub(_sub(preface, "p"), "docNumber").text = self.sheet.number
        if self.sheet.addressees:
            named = tuple(run for name in self.sheet.addressees for run in (Run(name, "organization"), Run("；")))
            self._line(preface, named[:-1], "addressees")
        for one in self.sheet.opening:
            self._line(preface, one)

    def _conclusions(self, body: etree._Element) -> None:
        """The signature and the date (落款)."""
        if not self.sheet.issuers and self.sheet.day is None:
            return
        foot = _sub(body, "conclusions")
        for name in self.sheet.issuers:
            _organ(_sub(_sub(foot, "p"), "signature"), name, self._eid("org", name))
        if self.sheet.day is not None:
            _sub(_sub(foot, "p"), "docDate", date=self.sheet.day.isoformat()).text = self.sheet.day.isoformat()

    def _main(self, body: etree._Element) -> None:
        for at, part in enumerate(self.sheet.parts, 1):
            self._part(body, part, "section", f"sec_{at}")
        if not self.sheet.parts:
            _sub(body, "p")

    def _part(self, above: etree._Element, part: Part, tag: str, eid: str) -> None:
        """A part as a section, and the parts within it as its paragraphs and their points."""
        found = _sub(above, tag, eId=eid)
        _mark(found, part.span)
        if part.id is not None:
            _sub(found, "num").text = part.id
        if part.heading is not None:
            _sub(found, "heading").text = part.heading
        below, short = {"section": ("paragraph", "para"), "paragraph": ("point", "point")}.get(tag, ("indent", "indent"))
        content = _sub(found, "intro" if part.parts else "content") if part.lines or not part.parts else None
        if content is not None:
            for line in part.lines:
                self._line(content, line)
            if not part.lines:
                _sub(content, "p")
        for at, inner in enumerate(part.parts, 1):
            self._part(found, inner, below, f"{eid}__{short}_{at}")

    def _debate(self, body: etree._Element) -> None:
        section = _sub(body, "debateSection", eId="dbsect_1", name="speeches")
        _sub(section, "heading").text = self.sheet.title
        for at, part in enumerate(self.sheet.parts, 1):
            self._speech(section, part, f"dbsect_1__speech_{at}")
        if not self.sheet.parts:
            _sub(_sub(section, "scene"), "i")

    def _speech(self, section: etree._Element, part: Part, eid: str) -> None:
        """A speech: ``by`` its first speaker, all of them in ``from``; its paragraphs with their headings."""
        names = [self._eid("person", one.name or "、".join(one.posts)) for one in part.speakers]
        speech = _sub(section, "speech", eId=eid, by=f"#{names[0] if names else self._eid('person', '')}")
        _mark(speech, part.span)
        if part.heading is not None:
            _sub(speech, "heading").text = part.heading
        origin = _sub(speech, "from")
        for one, name in zip(part.speakers, names, strict=True):
            if one.posts:
                _sub(origin, "role", refersTo=f"#{self._eid('role', '、'.join(one.posts))}").text = "、".join(one.posts)
            _sub(origin, "person", refersTo=f"#{name}").text = one.name or ""
        for at, item in enumerate(part.parts, 1):
            self._advice(speech, item, f"{eid}__p_{at}")
        if not part.parts:
            _sub(speech, "p")

    def _advice(self, speech: etree._Element, item: Part, eid: str) -> None:
        block = _sub(speech, "blockContainer", eId=eid)
        _mark(block, item.span)
        if item.heading is not None:
            _sub(block, "heading").text = item.heading
        for line in item.lines or ((),):
            self._line(block, line)

    def _line(self, above: etree._Element, line: Line, style: str | None = None) -> None:
        """A paragraph with what its runs name as elements that refer to the references."""
        element = _sub(above, "p", **({"class": style} if style else {}))
        last: etree._Element | None = None
        for run in line:
            if run.names is None:
                if last is None:
                    element.text = (element.text or "") + run.text
                else:
                    last.tail = (last.tail or "") + run.text
            else:
                short = {"organization": "org"}.get(run.names, run.names)
                last = _sub(element, run.names, refersTo=f"#{self._eid(short, run.text)}")
                last.text = run.text

    def _eid(self, kind: str, name: str) -> str:
        """The ``eId`` of an organ, a person or a role: ``org_1``."""
        if (kind, name) not in self.known:
            self.counts[kind] += 1
            self.known[kind, name] = f"{kind}_{self.counts[kind]}"
        return self.known[kind, name]

    def _references(self, references: etree._Element) -> None:
        _sub(references, "TLCOrganization", eId="govproposal", href="/ontology/organization/govproposal", showAs="govproposal")
        tags = {"org": ("TLCOrganization", "organization"), "person": ("TLCPerson", "person"), "role": ("TLCRole", "role")}
        for (kind, name), eid in self.known.items():
            tag, word = tags[kind]
            href = f"/ontology/{word}/cn/{quote(name, safe='') or 'unknown'}"
            _sub(references, tag, eId=eid, href=href, showAs=name)

    def _identification(self, identification: etree._Element) -> None:
        """The work, its Chinese expression and this file (FRBR)."""
        work = f"/akn/cn/doc/{type(self.record).type.rpartition('/')[2]}/{self._day()}/{self._number()}"
        expression = f"{work}/zho@"
        for level, uri in (("Work", work), ("Expression", expression), ("Manifestation", f"{expression}.xml")):
            one = _sub(identification, f"FRBR{level}")
            main = uri.replace(".xml", "/!main.xml") if level == "Manifestation" else f"{uri}/!main"
            _sub(one, "FRBRthis", value=main)
            _sub(one, "FRBRuri", value=uri)
            _sub(one, "FRBRdate", date=self._day(), name="issued")
            _sub(one, "FRBRauthor", href=f"#{self._author()}")
            if level == "Work":
                _sub(one, "FRBRcountry", value="cn")
            if level == "Expression":
                _sub(one, "FRBRlanguage", language="zho")
            if level == "Manifestation":
                _sub(one, "FRBRformat", value="application/akn+xml")

    def _author(self) -> str:
        return self._eid("org", self.sheet.issuers[0]) if self.sheet.issuers else "govproposal"

    def _day(self) -> str:
        return self.sheet.day.isoformat() if self.sheet.day else "0001-01-01"

    def _number(self) -> str:
        """The number of the work: that of the document, else a digest of its title."""
        if self.sheet.number:
            return quote(self.sheet.number, safe="")
        return sha256(self.sheet.title.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _sub(above: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(above, _tag(tag), attributes)


def _organ(above: etree._Element, name: str, eid: str) -> None:
    _sub(above, "organization", refersTo=f"#{eid}").text = name


def _mark(element: etree._Element, span: Span | None) -> None:
    if span is not None:
        element.set(f"{{{SPANS}}}span", f"{span.start} {span.end}")
