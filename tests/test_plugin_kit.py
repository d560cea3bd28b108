"""The kit as an author meets it: a new distribution, installed for real, held against the contract by pytest and by the command line."""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import suppress
from pathlib import Path
from time import monotonic

import pytest
from click.testing import CliRunner
from kit_environment import ROOT, Environment

from govproposal.cli import cli
from govproposal.registry import Found
from govproposal.testing.contract import LAWS
from govproposal.testing.scaffold import scaffold
from govproposal.testing.subjects import subjects

SAMPLE = ROOT / "examples" / "govproposal-supervision"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    return Environment.made(tmp_path_factory.mktemp("environment") / "venv")


@pytest.fixture(scope="module")
def plugin(environment: Environment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new plugin, installed."""
    folder = tmp_path_factory.mktemp("new")
    done = environment.run("govproposal", "plugin", "new", "meeting-minutes", "--noun", "会议纪要", cwd=folder)
    assert done.returncode == 0, done.stderr
    made = folder / "govproposal-meeting-minutes"
    assert [line.partition("/")[2] for line in done.stdout.split()] == sorted(
        path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()
    )
    environment.install(".[test]", cwd=made)
    return made


@pytest.fixture
def copy(plugin: Path, tmp_path: Path) -> Path:
    """A copy of the plugin's folder: its specimens may be changed, its code is the installed one."""
    return Path(shutil.copytree(plugin, tmp_path / "copy"))


@pytest.fixture(scope="module")
def sample(environment: Environment) -> Path:
    environment.install(f"{SAMPLE}[test]")
    return SAMPLE


def outcome(text: str) -> dict[str, int]:
    """The counts of pytest's closing line."""
    return {word: int(count) for count, word in re.findall(r"(\d+) (passed|failed|error|deselected)", text.strip().splitlines()[-1])}


def test_a_new_plugin_is_green_at_once_and_in_under_a_minute(environment: Environment, tmp_path: Path) -> None:
    begun = monotonic()
    assert environment.run("govproposal", "plugin", "new", "decree", "--noun", "决定", cwd=tmp_path).returncode == 0
    environment.install(".[test]", cwd=tmp_path / "govproposal-decree")
    done = environment.run("pytest", "-q", cwd=tmp_path / "govproposal-decree")
    assert done.returncode == 0, done.stdout
    assert outcome(done.stdout) == {"passed": len(LAWS)}
    assert monotonic() - begun < 60


def test_the_check_of_the_command_line_says_the_same(environment: Environment, plugin: Path) -> None:
    done = environment.run("govproposal", "plugin", "check", cwd=plugin)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.split()[1] for line in done.stdout.splitlines()[1:]] == [law.name for law in LAWS]
    done = environment.run("govproposal", "plugin", "check", "meeting-minutes", "--law", "registered", cwd=plugin)
    assert (done.returncode, done.stdout.split()[-4:-2]) == (0, ["ok", "registered"])


def test_a_missing_expectation_fails_and_is_explained(environment: Environment, copy: Path) -> None:
    (copy / "specimens" / "first" / "expected.json").unlink()
    done = environment.run("pytest", "-q", "-k", "specimens or honest", cwd=copy)
    assert done.returncode == 1
    assert outcome(done.stdout) == {"failed": 1, "passed": 1, "deselected": len(LAWS) - 2}
    for words in ("first/expected.json is missing", "the law: every specimen", "what to do: mend the parser"):
        assert words in done.stdout
    assert "Traceback" not in done.stdout
    done = environment.run("govproposal", "plugin", "check", "--law", "specimens", cwd=copy)
    assert (done.returncode, "first/expected.json is missing" in done.stdout) == (1, True)
    assert not (copy / "specimens" / "first" / "expected.json").exists()


@pytest.mark.parametrize("words", [["pytest", "-q", "--regenerate-specimens"], ["govproposal", "plugin", "check", "--regenerate"]])
def test_regenerating_is_explicit_and_fails_the_run_that_does_it(words: list[str], environment: Environment, copy: Path) -> None:
    path = copy / "specimens" / "first" / "expected.json"
    before = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(before | {"points": []}), "utf-8")
    done = environment.run(*words, cwd=copy)
    assert (done.returncode, "expected.json was written" in done.stdout) == (1, True)
    assert len(json.loads(path.read_text("utf-8"))["points"]) == 3
    assert environment.run(*words, cwd=copy).returncode == 0


def test_a_hanging_plugin_is_ended_by_pytest_as_well(environment: Environment, copy: Path) -> None:
    settings = copy / "pyproject.toml"
    settings.write_text(
        settings.read_text("utf-8").replace('govproposal_meeting_minutes:parser"]', 'hanging:parser"]\ngovproposal_limit = "2"'), "utf-8"
    )
    (copy / "hanging.py").write_text("while True: pass\n", "utf-8")
    mark = f"mark-{copy.parent.name}-{os.getpid()}"
    done = environment.run("pytest", "-q", "-k", "witness", cwd=copy, HANGING=mark)
    assert (done.returncode, "ended after 2 s" in done.stdout) == (1, True)
    assert not _running(mark)


def _running(mark: str) -> list[str]:
    """The processes of this machine that have *mark* in their environment; none can be told where there is no /proc."""
    found = []
    for one in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if mark.encode() in one.read_bytes():
                found.append(one.parent.name)
    return found


def test_the_laws_stay_away_from_a_run_about_some_files(environment: Environment, copy: Path) -> None:
    (copy / "test_own.py").write_text("def test_own(): pass\n", "utf-8")
    assert outcome(environment.run("pytest", "-q", "test_own.py", cwd=copy).stdout) == {"passed": 1}
    assert outcome(environment.run("pytest", "-q", "test_own.py::test_own", cwd=copy).stdout) == {"passed": 1}
    assert outcome(environment.run("pytest", "-q", ".", cwd=copy).stdout) == {"passed": 1 + len(LAWS)}


def test_the_laws_can_be_checked_in_the_process_of_pytest(environment: Environment, copy: Path) -> None:
    done = environment.run("pytest", "-q", "--contract-here", cwd=copy)
    assert outcome(done.stdout) == {"passed": len(LAWS)}, done.stdout


def test_pytest_without_the_line_of_configuration_is_left_alone(environment: Environment, tmp_path: Path) -> None:
    (tmp_path / "test_own.py").write_text("def test_own(): pass\n", "utf-8")
    assert outcome(environment.run("pytest", "-q", cwd=tmp_path).stdout) == {"passed": 1}


# the sample of a third party


def test_the_sample_of_a_third_party_keeps_the_contract(environment: Environment, sample: Path) -> None:
    done = environment.run("pytest", "-q", "-p", "no:cacheprovider", cwd=sample)
    assert done.returncode == 0, done.stdout
    assert outcome(done.stdout)["passed"] == len(LAWS) + 1


def test_the_sample_is_shown_as_a_third_partys(environment: Environment, sample: Path) -> None:
    done = environment.run("govproposal", "plugins", cwd=sample)
    rows = [line.split() for line in done.stdout.splitlines() if "supervision" in line]
    assert {(row[0], row[1], row[3]) for row in rows} == {
        ("ok", kind, "third-party") for kind in ("parser", "record", "reader", "converter", "organ", "diagnostic")
    }


def test_all_of_the_sample_is_used(environment: Environment, sample: Path, tmp_path: Path) -> None:
    export = sample / "specimens" / "office-export" / "input.slip"
    done = environment.run("govproposal", "parse", str(export), "-o", "slip.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    record = json.loads((tmp_path / "slip.json").read_text("utf-8"))
    assert (record["type"], record["source"]["media_type"]) == ("yunxi/supervision-slip", "application/vnd.yunxi.slip")
    assert [one["code"] for one in record["diagnostics"]] == ["yunxi/SL101"]
    assert environment.run("govproposal", "convert", "slip.json", "slip.todo", cwd=tmp_path).returncode == 0
    assert (tmp_path / "slip.todo").read_text("utf-8") == "- [ ] 更新管网 (2024-06-30)\n- [ ] 请加强用水宣传。\n"


def test_switched_off_its_records_stay_whole(environment: Environment, sample: Path, tmp_path: Path) -> None:
    slip = str(sample / "specimens" / "city-slip-two-items" / "input.txt")
    assert environment.run("govproposal", "parse", slip, "-o", "slip.json", cwd=tmp_path).returncode == 0
    without = environment.run("govproposal", "parse", "--disable", "supervision-slip", slip, cwd=tmp_path)
    assert (without.returncode, "GP201" in without.stderr) == (1, True)
    without = environment.run("govproposal", "parse", slip, cwd=tmp_path, GOVPROPOSAL_DISABLE="govproposal-supervision")
    assert (without.returncode, "GP201" in without.stderr) == (1, True)
    code = "import govproposal as g, pathlib; r = g.load(pathlib.Path('slip.json')); print(type(r).__name__, end='|'); print(g.dumps(r))"
    known = environment.run("python", "-c", code, cwd=tmp_path).stdout.partition("|")
    unknown = environment.run("python", "-c", code, cwd=tmp_path, GOVPROPOSAL_DISABLE="govproposal-supervision").stdout.partition("|")
    assert (known[0], unknown[0]) == ("SupervisionSlip", "UnknownRecord")
    assert known[2] == unknown[2]


def test_every_first_party_parser_keeps_the_contract(environment: Environment) -> None:
    # Their time on hostile input is measured, at greater length, in test_linear_time.py.
    laws = [word for law in LAWS if law.name != "linear" for word in ("--law", law.name)]
    done = environment.run("govproposal", "plugin", "check", "handling-plan", "outcome-report", "speech-digest", "reply", *laws, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


# the commands


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["My Plugin"], "is no name"),
        (["Minutes"], "is no name"),
        (["minutes", "--noun", "minutes"], "is no noun"),
        (["minutes", "--vendor", "a/b"], "is no vendor"),
    ],
)
def test_a_name_that_does_not_do_is_refused(words: list[str], reason: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["plugin", "new", *words, "--into", str(tmp_path)])
    assert (done.exit_code, reason in done.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    scaffold("minutes", noun="会议纪要", vendor="example", into=tmp_path)
    done = CliRunner().invoke(cli, ["plugin", "new", "minutes", "--into", str(tmp_path)])
    assert (done.exit_code, "exists already; choose another name" in " ".join(done.stderr.split())) == (2, True)
    assert "Errno" not in done.stderr


def test_a_name_that_an_installed_parser_has_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govproposal.registry.declared", lambda _: (Found("reply", "pack:parser", "some-pack", "1.2"),))
    done = CliRunner().invoke(cli, ["plugin", "new", "reply", "--into", str(tmp_path)])
    assert (done.exit_code, "installed already (some-pack 1.2)" in " ".join(done.stderr.split())) == (2, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["plugin"], ["plugin", "new"], ["plugin", "check"]])
def test_help_teaches(words: list[str]) -> None:
    done = CliRunner().invoke(cli, [*words, "--help"])
    assert (done.exit_code, len(done.stdout) > 300) == (0, True)


def test_the_laws_are_listed() -> None:
    done = CliRunner().invoke(cli, ["plugin", "check", "--list"])
    assert [line.split()[0] for line in done.stdout.splitlines()] == [law.name for law in LAWS]


@pytest.mark.parametrize(("words", "said"), [(["--law", "no-such-law"], "(see: --list)"), (["no-such-parser"], "installed: ")])
def test_what_is_not_there_is_wrong_usage(words: list[str], said: str) -> None:
    done = CliRunner().invoke(cli, ["plugin", "check", *words])
    assert (done.exit_code, said in " ".join(done.stderr.split())) == (2, True)


def test_a_directory_without_a_plugin_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, ["plugin", "check"])
    assert done.exit_code == 2
    assert "holds no distribution with a parser; name one" in done.stderr


@pytest.mark.parametrize(
    ("module", "reason"),
    [
        (None, "ModuleNotFoundError: No module named 'odd_pack'"),
        ("parser = 3", "TypeError: odd_pack:parser is no parser: name, version"),
        ("import os\nos._exit(7)", "its import ended the process, with status 7"),
    ],
)
def test_a_target_that_cannot_be_imported_is_told_once(
    module: str | None, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if module is not None:
        (tmp_path / "odd_pack.py").write_text(module, "utf-8")
    done = CliRunner().invoke(cli, ["plugin", "check", "odd_pack:parser"])
    assert done.exit_code == 1
    assert done.stdout.count("BROKEN") == 1
    assert reason in done.stdout


def test_several_parsers_of_one_distribution_have_specimens_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "specimens" / "two").mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text(
        '[project.entry-points."govproposal.parsers"]\none = "pack:one"\ntwo = "pack:two"\n'
        '[tool.pytest.ini_options]\ngovproposal_parsers = ["pack:one = documents", "pack:two"]\n',
        "utf-8",
    )
    assert [(one.target, one.specimens) for one in subjects((), None, tmp_path)] == [
        ("pack:one", tmp_path / "documents"),
        ("pack:two", tmp_path / "specimens" / "two"),
    ]
