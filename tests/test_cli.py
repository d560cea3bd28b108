"""The command line: what goes where, in which form, with which exit status; and that nothing makes it stumble."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import govproposal
from govproposal.cli import cli
from govproposal.cli.columns import cut, pad, table, width, wrap
from govproposal.registry import Found, survey

TITLE = "关于加快绿道建设的办理工作方案"
TEXT = f"{TITLE}\r\n\r\n一、工作目标\r\n建成5条绿道。\r\n"

PACK = """
import attrs
from govproposal import Assignment, Claim, Confidence, Diagnostic, Parsed, Plan, Role, Severity, Span, Task

class Parser:
    name, version, api_version, record_types = "fake", "1.2", 1, (Plan,)

    def sniff(self, document):
        return Claim(Confidence.SURE, "a title", 2) if "方案" in document.source.text else Claim.refusal("no 方案 in it")

    def parse(self, document):
        owed = [Assignment(role=Role.LEAD, role_text="牵头", unit="市园林局")]
        owed += [Assignment(role=Role.SUPPORT, role_text="配合", unit="市水务局")]
        task = Task(path=(1,), id="1", group="重点任务", heading="贯通滨河绿道", text="", assignments=tuple(owed))
        title = document.source.text.split()[0]
        plans = [Plan(title=title, tasks=(task,), span=Span(0, len(title))) for _ in range(document.source.text.count("办理工作方案"))]
        odd = Diagnostic(Severity.ERROR, "GP502", "odd", Span(0, 2)) if "矛盾" in document.source.text else None
        return Parsed(records=tuple(plans), diagnostics=(odd,) if odd else ())

parser = Parser()
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the distribution of a parser, installed."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "fake_pack.py").write_text(PACK, "utf-8")
    meta = folder / "fake_pack-1.2.dist-info"
    meta.mkdir()
    (meta / "METADATA").write_text("Metadata-Version: 2.1\nName: fake-pack\nVersion: 1.2\n")
    (meta / "entry_points.txt").write_text("[govproposal.parsers]\nfake = fake_pack:parser\n")
    return folder


@pytest.fixture
def here(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, with the parser as the only one, and a terminal wide enough for what tests look for."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.syspath_prepend(site)
    found = survey([Found("fake", "fake_pack:parser", "fake-pack", "1.2")])
    monkeypatch.setattr("govproposal.registry.installed", lambda: found)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "方案.txt").write_bytes(TEXT.encode())
    (tmp_path / "两个.txt").write_bytes((TEXT + TITLE).encode())
    (tmp_path / "天气.txt").write_bytes("今天天气很好。".encode())
    (tmp_path / "矛盾.txt").write_bytes(f"{TITLE}\n矛盾".encode())
    return tmp_path


def run(*words: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, words, input=stdin)


def process(site: Path, *words: str, stdin: bytes = b"", cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own, under an environment of which only the search path is kept."""
    path = os.pathsep.join([str(site), *(entry for entry in sys.path if entry)])
    off = ",".join(["handling-plan", "outcome-report", "reply", "speech-digest"])
    env = {"PYTHONPATH": path, "PATH": os.environ["PATH"], "GOVPROPOSAL_DISABLE": off, **environment}
    return subprocess.run([sys.executable, "-m", "govproposal", *words], input=stdin, capture_output=True, cwd=cwd, env=env, check=False)


# parse: forms


def test_into_a_pipe_it_prints_one_json_object(here: Path) -> None:
    done = run("parse", "方案.txt")
    assert done.exit_code == 0
    assert done.stderr == ""
    assert govproposal.loads(done.stdout) == govproposal.parse(here / "方案.txt").record or json.loads(done.stdout)["title"] == TITLE
    assert TITLE in done.stdout


def test_several_records_are_an_array(here: Path) -> None:
    assert [one["title"] for one in json.loads(run("parse", "两个.txt").stdout)] == [TITLE, TITLE]
    assert len(json.loads(run("parse", "方案.txt", "两个.txt", "--format", "json").stdout)) == 3


def test_json_lines_are_a_record_each(here: Path) -> None:
    lines = run("parse", "--format", "jsonl", "方案.txt", "两个.txt").stdout.splitlines()
    assert [json.loads(line)["type"] for line in lines] == ["plan"] * 3


def test_the_summary_shows_the_tasks_and_who_owes_them(here: Path) -> None:
    lines = run("parse", "--format", "text", "方案.txt").stdout.splitlines()
    assert lines[0] == f"plan  {TITLE}"
    for part in ("[重点任务]", "贯通滨河绿道", "牵头: 市园林局; 配合: 市水务局", "1 task"):
        assert any(part in line for line in lines), part


def test_the_summary_shows_diagnostics_with_their_line(here: Path) -> None:
    assert "GP502 line 1: odd" in run("parse", "--format", "text", "矛盾.txt").stdout


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_the_summary_keeps_to_the_width_of_the_terminal(here: Path, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert all(width(line) <= int(columns) for line in run("parse", "--format", "text", "方案.txt", "矛盾.txt").stdout.splitlines())


@pytest.mark.parametrize(("name", "start"), [("a.json", '{"schema"'), ("a.jsonl", '{"schema"'), ("a.txt", "plan  "), ("a", '{"schema"')])
def test_an_output_file_has_the_form_of_its_suffix(here: Path, name: str, start: str) -> None:
    done = run("parse", "方案.txt", "-o", name)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert (here / name).read_text("utf-8").startswith(start)


def test_standard_input_is_read(here: Path) -> None:
    assert json.loads(run("parse", "-", stdin=TEXT.encode("gb18030")).stdout)["title"] == TITLE


# parse: status


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["方案.txt"], 0, ""),
        (["方案.txt", "--strict"], 0, ""),
        (["矛盾.txt"], 0, "GP502"),
        (["矛盾.txt", "--strict"], 1, "GP502"),
        (["天气.txt"], 1, "no 方案 in it"),
        (["天气.txt", "方案.txt"], 1, "GP201"),
        (["天气.txt", "--parser", "fake"], 1, "no record"),
        (["方案.txt", "--parser", "other"], 2, "fake"),
        (["缺.txt"], 2, "缺.txt"),
        (["."], 2, "directory"),
        (["缺.txt", "天气.txt", "方案.txt"], 2, "GP201"),
        ([], 2, "FILE"),
        (["方案.txt", "--format", "xml"], 2, "jsonl"),
        (["方案.txt", "--output", "方案.txt"], 2, "one of the files"),
        (["方案.txt", "--output", "no/such/folder.json"], 2, "cannot be written"),
    ],
)
def test_the_exit_status_and_what_is_said(here: Path, words: list[str], status: int, said: str) -> None:
    done = run("parse", *words)
    assert done.exit_code == status
    assert said in done.stderr
    assert (done.stderr == "") == (said == "")


def test_a_parser_that_was_demanded_and_finds_nothing_says_why(here: Path) -> None:
    said = run("parse", "天气.txt", "--parser", "fake").stderr
    assert "the parser fake found nothing to record; its sniff says: none, no 方案 in it" in said
    assert "leave out --parser; govproposal sniff 天气.txt" in said


def test_a_parser_that_took_a_document_and_finds_nothing_says_so(here: Path) -> None:
    (here / "空.txt").write_text("关于方案", "utf-8")
    said = run("parse", "空.txt").stderr
    assert "the parser fake found nothing to record; its sniff says: sure, a title" in said
    assert "govproposal outline 空.txt" in said


def test_what_can_be_read_is_printed_though_other_files_fail(here: Path) -> None:
    assert [json.loads(line)["title"] for line in run("parse", "缺.txt", "方案.txt", "--format", "jsonl").stdout.splitlines()] == [TITLE]


def test_nothing_is_lost_when_the_output_is_the_input(here: Path) -> None:
    run("parse", "方案.txt", "--output", "方案.txt")
    assert (here / "方案.txt").read_bytes() == TEXT.encode()


# the other commands


def test_sniff_lists_every_claim_with_its_reason(here: Path) -> None:
    done = run("sniff", "方案.txt")
    assert (done.exit_code, done.stdout.split()) == (0, ["*", "fake", "sure", "2", "a", "title"])
    done = run("sniff", "天气.txt")
    assert done.exit_code == 1
    assert "no 方案 in it" in done.stdout
    assert "GP201" in done.stderr


def test_text_is_exactly_what_spans_index(here: Path) -> None:
    assert run("text", "方案.txt").stdout_bytes == TEXT.encode()


@pytest.mark.parametrize("command", ["sniff", "text", "outline"])
@pytest.mark.parametrize(("content", "code"), [(b"", "GP104"), (b"\x00\x01\x02", "GP105")])
def test_a_file_without_text_is_told_as_parse_tells_it(here: Path, command: str, content: bytes, code: str) -> None:
    (here / "odd.txt").write_bytes(content)
    assert code in run(command, "odd.txt").stderr
    assert run(command, "方案.txt").stderr == ""


def test_the_outline_shows_every_leaf(here: Path) -> None:
    done = run("outline", "方案.txt", "--spans")
    assert done.exit_code == 0
    assert TITLE in done.stdout
    assert "<marker>" in done.stdout
    assert f"[0, {len(TEXT)})" in done.stdout


def test_plugins_lists_what_is_installed_and_from_where(here: Path) -> None:
    done = run("plugins")
    assert (done.exit_code, done.stdout.split()) == (0, ["ok", "parser", "fake", "third-party", "fake-pack", "1.2", "1.2:", "plan"])


def test_plugins_names_the_broken_and_the_clashing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    points = [Found("bad", "no_such_module:p", "bad-pack", "1"), Found("two", "a:b", "one", "1"), Found("two", "a:b", "other", "2")]
    found = survey([*points, Found("off", "a:b", "off-pack", "1")], disable=["off"])
    monkeypatch.setattr("govproposal.registry.installed", lambda: found)
    done = run("plugins")
    assert done.exit_code == 1
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["broken", "clash", "clash", "off"]
    assert "no_such_module" in done.stdout
    assert "one 1 and other 2" in done.stdout
    done = run("parse", "方案.txt")
    assert (done.exit_code, "one 1, other 2" in done.stderr) == (2, True)


def test_without_plugins_it_says_what_to_install(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govproposal.registry.installed", lambda: survey([]))
    assert "pip install" in run("plugins").stderr
    assert "pip install" in " ".join(run("parse", "方案.txt").stderr.split())  # a narrow terminal may break the line there


def test_a_plugin_to_disable_that_is_not_there_is_named(site: Path, here: Path) -> None:
    done = process(site, "parse", "方案.txt", "--disable", "nosuch", "--disable", "fake-pack", cwd=here)
    assert done.stderr.decode().splitlines()[0].startswith("--disable: nothing is called nosuch; installed: ")
    assert "fake, fake-pack" in done.stderr.decode()
    done = process(site, "trace", "方案.txt", cwd=here, GOVPROPOSAL_DISABLE=" nosuch, fake")
    assert "GOVPROPOSAL_DISABLE: nothing is called nosuch; installed: " in done.stderr.decode()


@pytest.mark.parametrize("words", [[], ["parse"], ["sniff"], ["text"], ["outline"], ["plugins"]])
def test_help_teaches(words: list[str]) -> None:
    done = run(*words, "--help")
    assert done.exit_code == 0
    assert len(done.stdout) > 150


def test_an_unknown_command_is_wrong_usage() -> None:
    assert run("bogus").exit_code == 2


@pytest.mark.parametrize("command", ["sniff", "text", "outline"])
def test_a_file_that_cannot_be_read_is_a_message(here: Path, command: str) -> None:
    done = run(command, "缺.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "缺.txt" in done.stderr


# as a process


def test_the_program_runs_its_installed_plugins(site: Path, here: Path) -> None:
    done = process(site, "parse", "方案.txt", cwd=here)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["parser"] == {"name": "fake", "version": "1.2"}


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1", "utf-16"])
@pytest.mark.parametrize("words", [["parse", "-"], ["parse", "-", "--format", "text"], ["outline", "-"], ["sniff", "-"]])
def test_what_is_piped_is_utf_8_whatever_the_locale(site: Path, encoding: str, words: list[str]) -> None:
    text = f"{TITLE}\n绿道𠀀é 한\n".encode()
    done = process(site, *words, stdin=text, PYTHONIOENCODING=encoding, LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "方案" in done.stdout.decode("utf-8") or words == ["sniff", "-"]
    assert b"\r" not in done.stdout


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the file system takes no such name")
def test_a_name_that_is_no_unicode_is_no_trouble(site: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"\xb7\xbd.txt")
    (tmp_path / name).write_bytes(TEXT.encode())
    for form in ("json", "text", "jsonl"):
        done = process(site, "parse", name, "missing" + name, "--format", form, cwd=tmp_path)
        assert (done.returncode, b"Traceback" in done.stderr) == (2, False)
        assert TITLE in done.stdout.decode()


@pytest.mark.parametrize("words", [["text"], ["parse", "--format", "jsonl"], ["outline"]])
def test_a_pipe_that_closes_early_is_no_trouble(site: Path, tmp_path: Path, words: list[str]) -> None:
    file = tmp_path / "long.txt"
    file.write_text(f"{TITLE}\n" + "一、建成5条绿道。\n" * 20_000, "utf-8")
    env = {"PYTHONPATH": os.pathsep.join([str(site), *sys.path]), "PATH": os.environ["PATH"], "GOVPROPOSAL_DISABLE": "handling-plan"}
    command = [sys.executable, "-m", "govproposal", words[0], str(file), *words[1:]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.read(10)
        child.stdout.close()
        assert child.stderr.read() == b""
        child.wait(60)


# parse of files alone, which runs without click


def plain(site: Path, *words: str, cwd: Path) -> tuple[int, bytes, bytes]:
    """Status and output of the program where the environment asks for nothing."""
    env = {"PYTHONPATH": os.pathsep.join([str(site), *(entry for entry in sys.path if entry)]), "PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-m", "govproposal", *words], capture_output=True, cwd=cwd, env=env, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("files", [["方案.txt"], ["天气.txt"], ["没有.txt"], ["方案.txt", "天气.txt", "方案.txt"], ["坏.pdf"], ["空.txt"]])
def test_files_alone_give_what_they_give_with_options(site: Path, tmp_path: Path, files: list[str]) -> None:
    (tmp_path / "方案.txt").write_bytes(TEXT.encode())
    (tmp_path / "天气.txt").write_bytes("今天天气很好。".encode())
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "空.txt").write_bytes(b"")
    assert plain(site, "parse", *files, cwd=tmp_path) == plain(site, "parse", "--format", "json", *files, cwd=tmp_path)


def test_files_alone_are_parsed_without_click(site: Path, tmp_path: Path) -> None:
    (tmp_path / "方案.txt").write_bytes(TEXT.encode())
    program = (
        "import sys, govproposal.cli\n"
        "sys.argv = ['govproposal', 'parse', '方案.txt']\n"
        "try: govproposal.cli.main()\n"
        "except SystemExit: print('click' in sys.modules)\n"
    )
    env = {"PYTHONPATH": os.pathsep.join([str(site), *(entry for entry in sys.path if entry)]), "PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=tmp_path, env=env, check=True)
    assert done.stdout.decode().splitlines()[-1] == "False"


def test_a_pipe_that_closes_early_is_no_trouble_for_files_alone(site: Path, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(f"{TITLE}\n" + "一、建成5条绿道。\n" * 20_000, "utf-8")
    env = {"PYTHONPATH": os.pathsep.join([str(site), *sys.path]), "PATH": os.environ["PATH"]}
    command = [sys.executable, "-m", "govproposal", "parse", "long.txt"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=env) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.read(10)
        child.stdout.close()
        assert b"Traceback" not in child.stderr.read()
        child.wait(60)


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02", b"\xff\xfe\xfd", b"%PDF-1.7", b"PK\x03\x04", "方案\x00".encode("utf-16"), b"\r\n" * 9]
)
def test_odd_files_give_a_message_and_no_traceback(site: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd.txt").write_bytes(content)
    for command in ("parse", "sniff", "outline"):
        done = process(site, command, "odd.txt", cwd=tmp_path)
        assert done.returncode in (0, 1, 2)
        assert done.stderr or not done.returncode
        assert b"Traceback" not in done.stderr


def test_a_failure_of_the_program_itself_is_a_message(site: Path) -> None:
    program = (
        "import govproposal.cli, govproposal.cli.looking as looking\n"
        "looking.source = None\n"
        "import sys; sys.argv = ['govproposal', 'text', 'x']\n"
        "govproposal.cli.main()\n"
    )
    env = {"PYTHONPATH": os.pathsep.join([str(site), *sys.path]), "PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=env, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"please report it: TypeError" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_on_a_terminal_it_prints_a_summary_and_shows_progress(site: Path, here: Path) -> None:
    import pty

    inner, outer = pty.openpty()
    path = os.pathsep.join([str(site), *(entry for entry in sys.path if entry)])
    env = {"PYTHONPATH": path, "PATH": os.environ["PATH"], "GOVPROPOSAL_DISABLE": "handling-plan,outcome-report,reply,speech-digest"}
    command = [sys.executable, "-m", "govproposal", "parse", "方案.txt", "两个.txt"]
    on_terminal = subprocess.run(command, stdout=outer, stderr=subprocess.PIPE, cwd=here, env=env, check=True)
    assert on_terminal.stderr == b""
    assert f"plan  {TITLE}" in os.read(inner, 100_000).decode()
    piped = subprocess.run(command, stdout=subprocess.PIPE, stderr=outer, cwd=here, env=env, check=True)
    assert len(json.loads(piped.stdout)) == 3
    assert "1/2 方案.txt" in os.read(inner, 100_000).decode()


# columns


@given(st.text(), st.integers(2, 40))
def test_a_line_is_cut_to_its_columns_and_keeps_its_beginning(text: str, columns: int) -> None:
    shown = cut(text, columns)
    assert width(shown) <= columns
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))


@given(st.text("ab方 ，\u0301", max_size=60), st.integers(2, 20))
def test_wrapped_lines_hold_the_whole_text_and_keep_to_their_columns(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.lists(st.tuples(st.text("ab方案", max_size=5), st.text("c绿", max_size=5)), max_size=4))
def test_columns_of_a_table_begin_together(rows: list[tuple[str, str]]) -> None:
    lines = table(rows)
    wide = max((width(row[0]) for row in rows), default=0) + 2
    assert lines == [pad(first, wide) + second for first, second in rows]
