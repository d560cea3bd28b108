"""``govproposal convert``, ``formats`` and ``schema``; and what ``--redact`` leaves out."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner, Result
from hostile import bounded, records
from hypothesis import given

import govproposal
from govproposal.cli import cli
from govproposal.converters.catalogue import EXTRAS, SUFFIXES, named
from govproposal.converters.redaction import redact
from govproposal.errors import MissingExtra
from govproposal.frozen import FrozenMap
from govproposal.model import Contact, Header, Plan, Record, Reply

PLAN = Plan(title="河道清淤工作方案", header=Header(title="通知"))


def run(*words: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, words, input=stdin)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a record in it."""
    monkeypatch.chdir(tmp_path)
    govproposal.dump(PLAN, tmp_path / "方案.json")
    return tmp_path


# convert


def test_a_file_is_converted_by_its_suffixes(here: Path) -> None:
    assert run("convert", "方案.json", "方案.jsonl").exit_code == 0
    assert run("convert", "方案.jsonl", "again.json").exit_code == 0
    assert (here / "again.json").read_bytes() == (here / "方案.json").read_bytes()


def test_several_files_go_into_one(here: Path) -> None:
    assert run("convert", "方案.json", "方案.json", "all.jsonl").exit_code == 0
    assert govproposal.load_all(here / "all.jsonl") == (PLAN, PLAN)


def test_standard_input_and_output(here: Path) -> None:
    done = run("convert", "-", "-", "--to", "csv", "--table", "documents", stdin=(here / "方案.json").read_bytes())
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1].split(",")[3:5] == ["通知", "河道清淤工作方案"]


def test_json_lines_come_in_by_standard_input() -> None:
    lines = "".join(govproposal.dumps(PLAN) + "\n" for _ in range(2)).encode()
    assert len(json.loads(run("convert", "-", "-", "--to", "json", stdin=lines).stdout)) == 2


def test_a_document_is_parsed_first(here: Path) -> None:
    text = "关于老城区停车设施建设的任务分工方案\n\n二、重点任务\n\n1.新建公共停车场30处。(责任单位:市住建局)\n"
    (here / "方案.txt").write_text(text, "utf-8")
    done = run("convert", "方案.txt", "units.csv")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "市住建局" in (here / "units.csv").read_text("utf-8")


def test_a_document_of_no_kind_gives_no_file(here: Path) -> None:
    (here / "天气.txt").write_text("今天天气很好。", "utf-8")
    done = run("convert", "天气.txt", "out.json")
    assert done.exit_code == 1
    assert "no record" in done.stderr
    assert not (here / "out.json").exists()


def test_a_byte_order_mark_on_request(here: Path) -> None:
    assert run("convert", "方案.json", "tasks.csv", "--bom").exit_code == 0
    assert (here / "tasks.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_folder_that_is_made_is_named(here: Path) -> None:
    assert "all.csv: a folder with a file for each table" in run("convert", "方案.json", "all.csv").stderr
    assert run("convert", "方案.json", "tasks.csv").stderr == ""


def test_a_zip_is_not_written_to_a_terminal(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govproposal.cli.converting.on_terminal", lambda _: True)
    done = run("convert", "方案.json", "-", "--to", "csv")
    assert (done.exit_code, done.stdout, "name a file" in " ".join(done.stderr.split())) == (2, "", True)
    assert run("convert", "方案.json", "-", "--to", "csv", "--table", "documents").exit_code == 0


WRONG = [
    (("convert", "方案.json"), "the files to read and, last, the one to write"),
    (("convert", "方案.json", "-"), "--to FORMAT"),
    (("convert", "方案.json", "out.odd"), "no format is named or ends in '.odd'; there are: json"),
    (("convert", "方案.json", "out.json", "--to", "odd"), "'odd'"),
    (("convert", "方案.json", "out.json", "--table", "tasks"), "no option table"),
    (("convert", "方案.json", "out.csv", "--table", "odd"), "no table 'odd'; there are: documents"),
    (("convert", "方案.csv", "out.json"), "can only be written"),
    (("convert", "none.json", "out.json"), "none.json"),
    (("convert", "方案.json", "none/out.json"), "cannot be written"),
    (("convert", "方案.json", "postgresql://host/db", "--to", "csv"), "leave out --to, --table and --bom"),
    (("convert", "方案.json", "postgresql://host/db", "--table", "tasks"), "leave out --to, --table and --bom"),
    (("convert", "方案.json", "postgresql://host/db", "--bom"), "leave out --to, --table and --bom"),
    (("schema", "odd", "--output", "schemas"), "no record type is called 'odd'"),
    (("schema", "--output", "方案.json/schemas"), "cannot be written"),
    (("schema", "odd"), "no record type is called 'odd'; there are: "),
]


@pytest.mark.parametrize(("words", "reason"), WRONG)
def test_wrong_usage_is_named_with_status_2(here: Path, words: tuple[str, ...], reason: str) -> None:
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert reason in " ".join(done.stderr.split())


def test_a_record_with_faults_names_them_all(here: Path) -> None:
    (here / "bad.json").write_text('{"schema": "govproposal/1.0", "type": "plan", "title": 3}', "utf-8")
    done = run("convert", "bad.json", "out.jsonl")
    assert done.exit_code == 2
    assert "$.title: a string is expected" in done.stderr
    assert "$.tasks: is missing" in done.stderr


# formats, schema


def test_the_formats_are_listed() -> None:
    lines = {line.split()[0]: line for line in run("formats").stdout.splitlines()}
    assert "read and written" in lines["json"]
    assert "without loss" in lines["json"]
    assert "with loss" in lines["csv"]


def test_the_formats_say_which_extra_they_need_and_whether_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govproposal.converters.catalogue.find_spec", lambda name: None if name == "pyarrow" else name)
    lines = {line.split()[0]: line for line in run("formats").stdout.splitlines()}
    assert lines["yaml"].endswith("extra yaml: installed")
    assert lines["parquet"].endswith("extra arrow: not installed")
    assert lines["duckdb"].endswith("extra duckdb: not installed")
    assert "extra" not in lines["json"]


@pytest.mark.parametrize("name", SUFFIXES)
def test_a_format_needs_the_extra_that_is_listed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    extra = EXTRAS[name][0] if name in EXTRAS else ""
    for _, others in EXTRAS.values():
        for module in others:
            monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=rf"govproposal\[{extra}\]") if extra else nullcontext():
        named(name).encode(PLAN)
    page = (Path(__file__).parents[1] / "docs" / "formats.md").read_text("utf-8")
    (row,) = [line.split("|")[3].strip() for line in page.splitlines() if line.startswith(f"| `{name}` |")]
    assert row.split(" ")[0].strip("`") == extra


def test_the_schema_of_a_type_and_of_any() -> None:
    assert json.loads(run("schema", "plan").stdout)["title"] == "Plan"
    assert {"$ref": "#/$defs/Reply"} in json.loads(run("schema").stdout)["oneOf"]


def test_all_schemas_are_written_to_a_folder(here: Path) -> None:
    assert run("schema", "--output", "schemas").exit_code == 0
    assert {"plan.schema.json", "reply.schema.json", "fingerprints.json"} <= {path.name for path in (here / "schemas").iterdir()}


def test_the_schema_of_one_type_is_written_to_a_folder(here: Path) -> None:
    assert run("schema", "plan", "--output", "schemas").exit_code == 0
    assert [path.name for path in (here / "schemas").iterdir()] == ["plan.schema.json"]


# redaction

PHONES = [
    "13812345678", "138 1234 5678", "138-1234-5678", "+86 13812345678", "0599-8837211", "（0599）8837211", "05998837211", "010-65432109",
    "0755-26543210", "400-810-8888", "０５９９－８８３７２１１", "0599-8837211-802", "电话：8837211", "联系电话 65432109",
]  # fmt: skip
NO_PHONES = ["2021-03-05", "20210305", "3450000000", "第0038号", "武政办〔2030〕18号", "12345", "1381234567890123"]
NO_PHONES += ["身份证350702199001011234", "2021年", "8837211元"]


@pytest.mark.parametrize("phone", PHONES)
def test_telephone_numbers_go_wherever_they_stand(phone: str) -> None:
    text = f"请致电{phone}，谢谢"
    plan = redact(attrs.evolve(PLAN, title=text, extra=FrozenMap({"nova": (text,)})))
    assert plan.title is not None
    assert len(plan.title) == len(text)
    assert sum(char.isdecimal() for char in plan.title) == 0
    assert plan.extra["nova"] == (plan.title,)


@pytest.mark.parametrize("number", NO_PHONES)
def test_other_numbers_stay(number: str) -> None:
    assert redact(attrs.evolve(PLAN, title=f"共{number}，")).title == f"共{number}，"


def test_contacts_lose_their_names_everywhere(here: Path) -> None:
    contacts = (Contact(name="林秋白", phone="0599-8837211"), Contact(name="林秋", phone=None))
    reply = Reply(contacts=contacts, publicity="联系人：林秋白、林秋", signer="赵一鸣")
    govproposal.dump(reply, here / "reply.json")
    assert run("convert", "reply.json", "out.json", "--redact").exit_code == 0
    assert govproposal.load(here / "out.json") == attrs.evolve(
        reply, contacts=(Contact(name=None, phone=None),) * 2, publicity="联系人：***、**"
    )


@bounded(100)
@given(records())
def test_redaction_keeps_places_and_is_done_once(record: Record) -> None:
    once = redact(record)
    assert redact(once) == once
    assert (once.span, once.source.sha256, once.type) == (record.span, record.source.sha256, record.type)
    assert len(once.references) == len(record.references)
    assert [len(one.title) for one in once.references] == [len(one.title) for one in record.references]
