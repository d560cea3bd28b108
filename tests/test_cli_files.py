"""Which files the commands read and write: nothing good is lost, one rule for all inputs, and what is wrong is named with a way out."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import govproposal
from govproposal import Plan, Proposal
from govproposal.cli import cli
from govproposal.model import Kind

EXAMPLES = Path(__file__).parents[1] / "examples"
PLAN = Plan(title="河道清淤工作方案", proposals=(Proposal(kind=Kind.PROPOSAL, number=7, title="关于清淤的提案", session=None),))
DOCUMENT = "关于老城区停车设施建设的任务分工方案\n\n二、重点任务\n\n1.新建公共停车场30处。(责任单位:市住建局)\n"


def run(*words: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words], input=stdin)


def said(result: Result) -> str:
    """What was said on standard error, on one line."""
    return " ".join(result.stderr.split())


def word_file() -> bytes:
    """The bytes of a Word document, as far as they are looked at."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return target.getvalue()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a record, a document, and some that are neither."""
    monkeypatch.chdir(tmp_path)
    govproposal.dump(PLAN, tmp_path / "plan.json")
    (tmp_path / "notice.txt").write_text(DOCUMENT, "utf-8")
    (tmp_path / "weather.txt").write_text("今天天气很好。", "utf-8")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "notice.docx").write_bytes(word_file())
    return tmp_path


# what is there is kept


@pytest.mark.parametrize("command", ["parse", "trace"])
@pytest.mark.parametrize(("name", "status"), [("weather.txt", 1), ("none.txt", 2)])
def test_a_good_file_is_kept_when_nothing_could_be_read(here: Path, command: str, name: str, status: int) -> None:
    (here / "good.json").write_text("good", "utf-8")
    result = run(command, name, "-o", "good.json")
    assert result.exit_code == status
    assert "good.json: not written" in result.stderr
    assert (here / "good.json").read_text("utf-8") == "good"


def test_a_file_is_kept_when_parsing_stops_in_the_middle(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "good.json").write_text("good", "utf-8")
    monkeypatch.setattr("govproposal.converters.json_text.dumps", lambda *_, **__: 1 / 0)
    assert run("parse", "notice.txt", "-o", "good.json").exit_code == 1
    assert (here / "good.json").read_text("utf-8") == "good"
    assert not list(here.glob(".govproposal*"))


def test_a_document_is_never_overwritten_by_what_it_is_converted_to(here: Path) -> None:
    (here / "notice.md").write_text(DOCUMENT, "utf-8")
    result = run("convert", "notice.md", "notice.md")
    assert (result.exit_code, "one of the files to read" in said(result)) == (2, True)
    assert (here / "notice.md").read_text("utf-8") == DOCUMENT


@pytest.mark.parametrize("given", ["plan.json", "."])
def test_a_trace_does_not_take_the_place_of_a_record_it_is_made_of(here: Path, given: str) -> None:
    before = (here / "plan.json").read_bytes()
    result = run("trace", given, "-o", "plan.json")
    assert (result.exit_code, "one of the files to read" in said(result)) == (2, True)
    assert (here / "plan.json").read_bytes() == before


# folders


@pytest.mark.parametrize("name", ["trace.json", "trace.html", "trace.txt"])
def test_a_trace_is_written_twice_into_the_folder_it_is_made_of(tmp_path: Path, name: str) -> None:
    govproposal.dump(PLAN, tmp_path / "plan.json")
    written = []
    for _ in range(2):
        result = run("trace", tmp_path, "-o", tmp_path / name)
        assert (result.exit_code, result.stderr) == (0, "")
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("package.json", b'{"name": "x"}', "no records of govproposal"),
        ("broken.json", b"{", "no records of govproposal"),
        ("earlier.json", b'{"schema": "govproposal-trace/1", "records": [{"schema": "govproposal/1.0"}]}', "no records of govproposal"),
        ("scan.pdf", b"%PDF-1.7", "this is a PDF document"),
        ("notice.docx", word_file(), "this is a Word document"),
    ],
)
def test_what_a_folder_holds_beside_documents_is_left_out_with_a_note(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    govproposal.dump(PLAN, tmp_path / "plan.json")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / name).write_bytes(content)
    result = run("trace", tmp_path)
    assert result.exit_code == 0
    assert f"{name}: left out, " in result.stderr
    assert why in said(result)
    assert len(json.loads(result.stdout)["records"]) == 1


def test_a_faulty_record_in_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text('{"schema": "govproposal/1.0", "type": "plan"}', "utf-8")
    result = run("trace", tmp_path)
    assert (result.exit_code, "bad.json: not a govproposal record" in result.stderr) == (2, True)


@pytest.mark.parametrize(("name", "why"), [("scan.pdf", "PDF document, which is not read; extract"), ("notice.docx", "save it as text")])
@pytest.mark.parametrize("command", ["trace", "units", "convert", "parse"])
def test_a_file_that_is_not_read_is_an_error_where_it_was_named(here: Path, command: str, name: str, why: str) -> None:
    result = run(command, name, *(["out.json"] if command == "convert" else []))
    assert result.exit_code == 2
    assert name in result.stderr
    assert why in said(result)


# one rule for inputs


@pytest.mark.parametrize("command", [("trace",), ("units", "--format", "json"), ("convert", "--to", "json")])
@pytest.mark.parametrize("name", ["plan.json", "plan.yaml", "plan.bak", "notice.txt", "notice", "-"])
def test_records_and_documents_are_told_apart_alike(here: Path, command: tuple[str, ...], name: str) -> None:
    pytest.importorskip("yaml")
    data = (here / "plan.json").read_bytes()
    (here / "plan.bak").write_bytes(data)
    (here / "notice").write_text(DOCUMENT, "utf-8")
    assert run("convert", "plan.json", "plan.yaml").exit_code == 0
    result = run(*command, name, *(["-"] if command[0] == "convert" else []), stdin=data)
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize("command", ["trace", "units", "convert"])
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("none.json", "none.json: there is no such file; check the name"),
        ("none.txt", "none.txt: there is no such file; check the name"),
        ("records.csv", "records.csv: the format csv can only be written; read the document it came from"),
        ("bad.json", "bad.json: not a govproposal record, 1 fault(s)"),
        ("trace.json", "trace.json: is a trace, not records; govproposal explain reads it"),
    ],
)
def test_what_is_wrong_with_an_input_is_named_alike(here: Path, command: str, name: str, why: str) -> None:
    (here / "bad.json").write_text("[3]", "utf-8")
    govproposal.dump(govproposal.trace([PLAN]), here / "trace.json")
    result = run(command, name, *(["out.json"] if command == "convert" else []))
    assert result.exit_code == 2
    assert why in said(result)


@pytest.mark.parametrize("command", ["units", "convert"])
def test_a_folder_is_named_as_one(here: Path, command: str) -> None:
    result = run(command, ".", *(["out.json"] if command == "convert" else []))
    assert (result.exit_code, "this is a directory; name the files in it" in said(result)) == (2, True)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("plan.json", "plan.json: holds records, not a trace; govproposal trace plan.json -o trace.json makes one"),
        ("scan.pdf", "scan.pdf: is no trace, 1 fault(s): $: no JSON"),
        ("none.json", "none.json: No such file or directory; give the path"),
    ],
)
def test_explain_says_what_it_was_given_instead_of_a_trace(here: Path, name: str, why: str) -> None:
    result = run("explain", name, "2.1")
    assert result.exit_code == 2
    assert why in said(result)


# suffixes of outputs


@pytest.mark.parametrize(
    ("command", "name", "there"),
    [
        ("parse", "out.yaml", ".json .jsonl .ndjson .txt, or --format FORMAT says it; govproposal convert writes more formats"),
        ("trace", "out.csv", ".txt .json .html .htm .dot .gv .graphml"),
    ],
)
def test_an_output_of_an_unknown_suffix_is_refused(here: Path, command: str, name: str, there: str) -> None:
    result = run(command, "notice.txt", "-o", name)
    assert result.exit_code == 2
    assert there in said(result)
    assert not (here / name).exists()
    assert run(command, "notice.txt", "-o", name, "--format", "json").exit_code == 0
    assert (here / name).exists()
