"""``govproposal units``: what it lists, in which form, with which exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from govproposal import Assignment, Header, Plan, Role, Task, dump
from govproposal.cli import cli

TITLE = "赣州市人民政府办公室关于印发办理工作方案的通知"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A file with a plan in which one body goes by two names, and one unit is not known."""
    named = ("市发改委", "市发展和改革委员会", "市湿地办", "市湿保局")
    owed = tuple(Assignment(role=Role.LEAD, role_text="牵头单位", unit=name) for name in named)
    task = Task(path=(1,), id="1", group=None, heading="贯通滨河绿道", text="", assignments=owed)
    path = tmp_path / "plan.json"
    dump(Plan(header=Header(title=TITLE), tasks=(task,)), path)
    return path


def test_bodies_for_people(record: Path) -> None:
    result = CliRunner().invoke(cli, ["units", str(record), "--format", "text"])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "赣州市发展和改革委员会  (lead 2)"
    assert "    names: 市发展和改革委员会、市发改委" in lines
    assert lines.count("    牵头单位 1 贯通滨河绿道") == 4
    assert "? 市湿地办  (lead 1)" in lines


def test_bodies_for_programs(record: Path) -> None:
    result = CliRunner().invoke(cli, ["units", str(record)])
    found = json.loads(result.stdout)
    assert found["files"] == [str(record)]
    first = found["bodies"][0]
    assert first["body"]["name"] == "赣州市发展和改革委员会"
    assert first["roles"] == {"lead": 2}
    assert first["duties"][0] == {
        "record": 0, "role": "lead", "role_text": "牵头单位", "unit": "市发改委", "item": "1", "heading": "贯通滨河绿道",
    }  # fmt: skip
    assert [one["body"] for one in found["bodies"][1:]] == [None, None]


def test_a_place_a_day_and_a_table_of_ones_own(record: Path, tmp_path: Path) -> None:
    table = tmp_path / "organs.json"
    table.write_text('{"organs": [{"name": "湿地保护局", "short": "湿保局 湿地办", "since": "2019-01-01"}]}', "utf-8")
    asked = ["units", str(record), "--place", "九江市", "--on", "2020-01-01", "--organs", str(table)]
    found = json.loads(CliRunner().invoke(cli, asked).stdout)
    bodies = {one["body"]["name"]: one["body"]["since"] for one in found["bodies"]}
    assert bodies == {"九江市发展和改革委员会": None, "九江市湿地保护局": "2019-01-01"}


@pytest.mark.parametrize("text", ["[]", "{", '{"organs": [{}]}', '{"organs": 3}'])
def test_a_faulty_table_is_refused(record: Path, tmp_path: Path, text: str) -> None:
    table = tmp_path / "organs.json"
    table.write_text(text, "utf-8")
    result = CliRunner().invoke(cli, ["units", str(record), "--organs", str(table)])
    assert result.exit_code == 2
    assert "organs" in result.stderr


def test_a_faulty_table_is_called_a_table(record: Path, tmp_path: Path) -> None:
    (tmp_path / "organs.json").write_text('{"organs": [{}]}', "utf-8")
    result = CliRunner().invoke(cli, ["units", str(record), "--organs", str(tmp_path / "organs.json")])
    assert "is no table of organs, 1 fault(s):" in result.stderr
    assert "record" not in result.stderr.replace(str(tmp_path), "")


@pytest.mark.parametrize("text", ["{}", '{"organs": []}', '{"organ": [{"name": "湿地保护局"}]}'])
def test_a_table_without_organs_is_refused(record: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "organs.json").write_text(text, "utf-8")
    result = CliRunner().invoke(cli, ["units", str(record), "--organs", str(tmp_path / "organs.json")])
    assert result.exit_code == 2
    assert "organs.json: is a table without organs; it needs" in " ".join(result.stderr.split())


@pytest.mark.parametrize(("place", "known"), [("火星", False), ("火星市", False), ("市", False), ("赣州", True), ("赣州市章贡区", True)])
def test_a_place_that_is_not_known_is_told(record: Path, place: str, known: bool) -> None:
    result = CliRunner().invoke(cli, ["units", str(record), "--place", place])
    assert result.exit_code == 0
    assert (f"--place {place}: no known place" in result.stderr) != known


def test_the_help_says_how_a_day_is_written() -> None:
    assert "--on YYYY-MM-DD" in CliRunner().invoke(cli, ["units", "--help"]).stdout


def test_a_document_without_a_record(tmp_path: Path) -> None:
    path = tmp_path / "weather.txt"
    path.write_text("今天天气很好。", "utf-8")
    result = CliRunner().invoke(cli, ["units", str(path), "--format", "json"])
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {"files": [str(path)], "bodies": []}
    assert "no record" in result.stderr


def test_a_missing_file(tmp_path: Path) -> None:
    assert CliRunner().invoke(cli, ["units", str(tmp_path / "none.json")]).exit_code == 2
