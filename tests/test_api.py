"""The Python interface: parse, Result, what is public, and how cheap it is to import."""

from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import govproposal
from govproposal.diagnostics import diagnose
from govproposal.document import Document
from govproposal.errors import NotOneRecord, PluginError, ReadError, UnknownParser
from govproposal.model import Plan
from govproposal.plugin import API_VERSION, Claim, Confidence, Parsed
from govproposal.registry import Found, survey
from govproposal.source import Source
from govproposal.spans import Span

TEXT = "关于加快绿道建设的通知\n\n各区人民政府：\n一、工作目标\n建成5条绿道。"


@attrs.frozen(kw_only=True)
class Fake:
    """A parser that makes so many records of anything that has a title."""

    count: int = 1
    name: str = "fake"
    version: str = "1.2"
    api_version: int = API_VERSION
    record_types: tuple[Any, ...] = (Plan,)
    remarks: tuple[Any, ...] = ()

    def sniff(self, document: Document) -> Claim | None:
        return Claim(Confidence.SURE, "a title") if document.source.text.startswith("关于") else Claim.refusal("no title")

    def parse(self, document: Document) -> Parsed:
        title = document.source.text.partition("\n")[0]
        span = Span(0, len(title))
        records = tuple(Plan(title=title, span=span, diagnostics=self.remarks) for _ in range(self.count))
        return Parsed(records=records, diagnostics=(diagnose("GP501", "a signature"),))


def test_a_result_holds_records_with_their_origin() -> None:
    result = govproposal.parse(TEXT, parsers=[Fake()])
    record = result.record
    assert isinstance(record, Plan)
    assert record.title == "关于加快绿道建设的通知"
    assert record.schema == "govproposal/1.0"
    assert record.parser == govproposal.ParserInfo(name="fake", version="1.2")
    assert (record.source.media_type, record.source.characters) == ("text/plain", len(TEXT))
    assert record.source.sha256 == Source.of(TEXT).sha256
    assert result.document.source.text == TEXT
    assert result.parser == "fake"
    assert [(one.parser, one.claim.reason) for one in result.said] == [("fake", "a title")]


def test_diagnostics_of_document_and_record_are_merged_each_once() -> None:
    remark = diagnose("GP503", "3, not 4", (0, 3))
    result = govproposal.parse(TEXT + "\ud800", parsers=[Fake(count=2, remarks=(remark, remark))])
    codes = [one.code for one in result.diagnostics]
    assert sorted(codes) == sorted(set(codes))
    assert set(codes) >= {"GP103", "GP501", "GP503"}
    assert [one.code for one in result.records[0].diagnostics] == codes


def test_remarks_go_to_the_record_in_whose_place_they_stand() -> None:
    @attrs.frozen(kw_only=True)
    class Two(Fake):
        def parse(self, document: Document) -> Parsed:
            places = (diagnose("GP302", "", (at, at + 1)) for at in (0, 5, 12, 20))
            return Parsed(records=(Plan(span=Span(2, 10)), Plan(span=Span(11, 20))), diagnostics=(diagnose("GP501"), *places))

    result = govproposal.parse(TEXT, parsers=[Two()])
    found = [[one.span and one.span.start for one in record.diagnostics] for record in result.records]
    assert found == [[None, 0, 5], [None, 12, 20]]
    assert [one.span and one.span.start for one in result.diagnostics] == [None, 0, 5, 12, 20]


def test_a_str_is_text_a_path_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "通知.txt"
    file.write_text(TEXT, "utf-8")
    assert govproposal.parse(str(file), parsers=[Fake()]).records == ()
    by_path = govproposal.parse(file, parsers=[Fake()]).record
    assert by_path.source.uri is not None
    for source in (TEXT, TEXT.encode("gb18030"), Source.of(TEXT)):
        assert govproposal.facts(govproposal.parse(source, parsers=[Fake()]).record) == govproposal.facts(by_path)


@pytest.mark.parametrize(("count", "reason"), [(0, "found nothing"), (2, "2 records")])
def test_record_wants_exactly_one(count: int, reason: str) -> None:
    result = govproposal.parse(TEXT, parsers=[Fake(count=count)])
    with pytest.raises(NotOneRecord, match=reason) as caught:
        _ = result.record
    assert caught.value.count == len(result.records) == count


def test_record_says_why_there_is_none() -> None:
    with pytest.raises(NotOneRecord, match=r"GP201.*no title"):
        _ = govproposal.parse("今天天气很好。", parsers=[Fake()]).record


def test_a_parser_is_chosen_by_name() -> None:
    assert len(govproposal.parse("无题", parsers=[Fake()], parser="fake").records) == 1
    with pytest.raises(UnknownParser, match="fake"):
        govproposal.parse(TEXT, parsers=[Fake()], parser="other")


def test_a_caller_who_is_wrong_gets_an_exception(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"missing\.txt"):
        govproposal.parse(tmp_path / "missing.txt", parsers=[Fake()])
    with pytest.raises(PluginError, match="no parser"):
        govproposal.parse(TEXT, parsers=["fake"])  # type: ignore[list-item]
    with pytest.raises(PluginError, match="'fake'"):
        govproposal.parse(TEXT, parsers=[Fake(), Fake(count=2)])


def test_a_broken_plugin_is_named_in_every_result(monkeypatch: pytest.MonkeyPatch) -> None:
    found = survey([Found("bad", "no_such_module:parser", "bad-pack", "2.0")])
    monkeypatch.setattr("govproposal.registry.installed", lambda: found)
    result = govproposal.parse(TEXT)
    assert [one.code for one in result.diagnostics] == ["GP206", "GP201"]
    assert "bad-pack 2.0" in result.diagnostics[0].message


@given(st.text() | st.binary())
def test_anything_gives_a_result_or_a_read_error(source: str | bytes) -> None:
    try:
        result = govproposal.parse(source, parsers=[Fake()])
    except ReadError:
        return
    for record in result.records:
        assert govproposal.loads(govproposal.dumps(record)) == record


def test_a_document_is_shared_between_threads() -> None:
    source = Source.of(TEXT)
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: govproposal.parse(source, parsers=[Fake()]), range(64)))
    assert len({result.record for result in results}) == 1


def test_records_behave_as_values() -> None:
    record = govproposal.parse(TEXT, parsers=[Fake()]).record
    assert pickle.loads(pickle.dumps(record)) == record
    assert attrs.evolve(record, span=None) != record
    assert govproposal.facts(attrs.evolve(record, span=None)) == govproposal.facts(record)
    assert len(repr(record)) < 300


# what is public


def test_everything_public_can_be_had() -> None:
    for name in govproposal.__all__:
        assert getattr(govproposal, name) is not None
    assert set(govproposal.__all__) <= set(dir(govproposal))
    assert len(set(govproposal.__all__)) == len(govproposal.__all__)


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = govproposal.no_such_name


def test_the_logger_is_silent_unless_asked() -> None:
    code = "from govproposal.registry.failures import note; print(note('reply', ValueError('unheard')))"
    asked = f"import logging; logging.basicConfig(); {code}"
    path = f"import sys; sys.path[:0] = {[entry for entry in sys.path if entry]!r}; "
    silent, heard = (subprocess.run([sys.executable, "-I", "-c", path + one], capture_output=True, check=True) for one in (code, asked))
    assert silent.stdout.split() == heard.stdout.split() == [b"ValueError:", b"unheard"]
    assert silent.stderr == b""
    assert b"WARNING:govproposal:the parser reply failed" in heard.stderr


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import govproposal", "attrs click lxml cattrs json importlib.metadata govproposal.model govproposal.api"),
        ("import govproposal; govproposal.parse('今天', parsers=[])", "click lxml cattrs json importlib.metadata hypothesis pytest"),
        ("import govproposal; govproposal.dumps(govproposal.Plan())", "click lxml cattrs importlib.metadata"),
    ],
)
def test_nothing_is_imported_before_it_is_needed(code: str, absent: str) -> None:
    probe = f"{code}\nimport sys\nprint(*sorted(set({absent.split()!r}) & set(sys.modules)))"
    path = f"import sys; sys.path[:0] = {[entry for entry in sys.path if entry]!r}\n"
    done = subprocess.run([sys.executable, "-I", "-c", path + probe], capture_output=True, check=True)
    assert done.stdout.split() == []
