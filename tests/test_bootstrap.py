"""bootstrap.py on machines that lack something: one test per fault."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).parents[1]


def script(path: Path) -> ModuleType:
    """A script as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bootstrap() -> ModuleType:
    return script(ROOT / "bootstrap.py")


@pytest.fixture
def without_ensurepip(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose venv module cannot put pip into an environment, as Debian's without python3-venv."""
    real = bootstrap.make

    def make(venv: Path, options: list[str]) -> str:
        return str(real(venv, options)) if "--without-pip" in options else "ensurepip is not available"

    monkeypatch.setattr(bootstrap, "make", make)


def test_an_old_python_is_refused_before_anything_is_made(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "sys", SimpleNamespace(version_info=(3, 9, 2), executable="python3", stderr=sys.stderr))
    assert bootstrap.main(["--venv", str(tmp_path / "venv"), "demo"]) == 2
    assert "this is 3.9.2" in capsys.readouterr().err
    assert not (tmp_path / "venv").exists()


def test_a_directory_that_is_no_environment_is_left_alone(
    bootstrap: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("keep me", encoding="utf-8")
    assert bootstrap.main(["--venv", str(tmp_path), "demo"]) == 2
    assert "is no virtual environment" in capsys.readouterr().err
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "keep me"


def test_a_broken_environment_is_made_anew(bootstrap: ModuleType, without_ensurepip: None, tmp_path: Path) -> None:
    (tmp_path / "pyvenv.cfg").write_text("home = /nowhere\n", encoding="utf-8")
    assert bootstrap.works(bootstrap.environment(tmp_path))


def test_without_ensurepip_the_pip_of_the_machine_installs(bootstrap: ModuleType, without_ensurepip: None, tmp_path: Path) -> None:
    python = bootstrap.environment(tmp_path / "venv")
    assert not bootstrap.has_pip(python)
    done = subprocess.run([*bootstrap.pip(python), "list", "--format=json"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_pip_at_all_says_what_to_install(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "succeeds", lambda python, code: False)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    with pytest.raises(bootstrap.Trouble, match=r"pip 22\.3 or newer"):
        bootstrap.pip(Path("python"))


def pip_that(log: Path, status: int) -> list[str]:
    """A command that stands for pip: it notes that it was called and exits with *status*."""
    return [sys.executable, "-c", f"open({str(log)!r}, 'a').write('pip '); raise SystemExit({status})"]


def test_what_is_installed_is_not_installed_twice(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    log, python = tmp_path / "log", tmp_path / "bin" / "python"
    monkeypatch.setattr(bootstrap, "pip", lambda python: pip_that(log, 0))
    monkeypatch.setattr(bootstrap, "succeeds", lambda python, code: True)
    for what in ("demo", "demo", "test", "demo", "test"):
        bootstrap.install(python, what, [])
    assert log.read_text(encoding="utf-8") == "pip pip "


def test_a_changed_requirement_is_installed(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    log, python = tmp_path / "log", tmp_path / "bin" / "python"
    monkeypatch.setattr(bootstrap, "pip", lambda python: pip_that(log, 0))
    monkeypatch.setattr(bootstrap, "succeeds", lambda python, code: True)
    for declared in ("one", "two"):
        monkeypatch.setattr(bootstrap, "fingerprint", lambda python, declared=declared: declared)
        bootstrap.install(python, "demo", [])
    assert log.read_text(encoding="utf-8") == "pip pip "


def test_a_failed_installation_is_told_and_tried_again(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    log, python = tmp_path / "log", tmp_path / "bin" / "python"
    monkeypatch.setattr(bootstrap, "pip", lambda python: pip_that(log, 1))
    for _ in range(2):
        with pytest.raises(bootstrap.Trouble, match="pip could not install"):
            bootstrap.install(python, "demo", [])
    assert log.read_text(encoding="utf-8") == "pip pip "


def test_what_follows_test_goes_to_pytest(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "environment", lambda venv: Path("python"))
    monkeypatch.setattr(bootstrap, "install", lambda python, what, arguments: None)
    monkeypatch.setattr(bootstrap, "run", lambda python, arguments: seen.append(arguments) or 0)
    assert bootstrap.main(["test", "-x", "tests/test_api.py"]) == 0
    assert seen == [["-m", "pytest", "-n", "auto", "-x", "tests/test_api.py"]]


def test_its_lists_name_what_is_there(bootstrap: ModuleType) -> None:
    assert sorted(bootstrap.PLUGINS) == sorted(path.parent.name for path in ROOT.glob("plugins/*/pyproject.toml"))
    assert [name for name in bootstrap.EXAMPLES if not (ROOT / "examples" / name).is_file()] == []


class TestSharedChecks:
    """The ratchet of .ci/run."""

    @pytest.fixture
    def checks(self) -> ModuleType:
        return script(ROOT / ".ci" / "shared_checks.py")

    def faults(self, checks: ModuleType, **changed: object) -> list[str]:
        facets = {"tasks": {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 40}}
        good = {"macro_f1": 0.99, "spans": 1200, "bad_spans": 0, "facets": facets}
        return list(checks.shortcomings({**good, **changed}, {"macro_f1": 0.985, "spans": 1000}))

    def test_good_figures_hold(self, checks: ModuleType) -> None:
        assert self.faults(checks) == []

    @pytest.mark.parametrize("changed", [{"macro_f1": 0.98}, {"spans": 0}, {"bad_spans": 1}])
    def test_a_figure_that_fell_is_named(self, checks: ModuleType, changed: dict[str, float]) -> None:
        (fault,) = self.faults(checks, **changed)
        assert str(next(iter(changed.values()))) in fault

    @pytest.mark.parametrize(
        ("hits", "made", "gold", "held"),
        [(40, 40, 40, True), (1, 1, 2, True), (1, 2, 2, False), (36, 40, 40, False), (0, 0, 1, True), (0, 0, 3, False)],
    )
    def test_a_facet_may_have_one_error(self, checks: ModuleType, hits: int, made: int, gold: int, held: bool) -> None:
        precision, recall = hits / made if made else 0.0, hits / gold
        f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
        facet = {"precision": precision, "recall": recall, "f1": f1, "gold": gold}
        assert (self.faults(checks, facets={"tasks": facet}) == []) is held

    def test_a_page_is_in_full_width_and_gb18030(self, checks: ModuleType, tmp_path: Path) -> None:
        document = tmp_path / "plan.txt"
        document.write_text("时间:2023-05-25 20:28:15\n\n(一)目标:覆盖率90%。\n组长:韦启航  副市长 <党组成员>\n", encoding="utf-8")
        page = checks.wrapped(document, tmp_path).read_bytes().decode("gb18030")
        assert "<p>　　时间：2023-05-25 20:28:15</p>" in page
        assert "<p>　　（一）目标：覆盖率90％。</p>" in page
        assert "<p>　　组长：韦启航　　副市长 &lt;党组成员&gt;</p>" in page

    def test_the_ratchet_rises_and_never_falls(self, checks: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        file = tmp_path / "ratchet.json"
        file.write_text('{"text": {"macro_f1": 0.98, "spans": 10}, "page": {"macro_f1": 0.995, "spans": 10}}', encoding="utf-8")
        monkeypatch.setattr(checks, "RATCHET", file)
        monkeypatch.setattr(checks.sys, "argv", ["shared_checks.py", "shared", "--raise"])
        reached = {"text": 0.99129, "page": 0.99}
        monkeypatch.setattr(checks, "measure", lambda shared, run: {"macro_f1": reached[run], "spans": 20, "bad_spans": 0, "facets": {}})
        assert checks.main() == 1
        assert json.loads(file.read_text(encoding="utf-8"))["text"]["macro_f1"] == 0.98
        reached["page"] = 0.995
        assert checks.main() == 0
        assert json.loads(file.read_text(encoding="utf-8")) == {
            "text": {"macro_f1": 0.9912, "spans": 10},
            "page": {"macro_f1": 0.995, "spans": 10},
        }
