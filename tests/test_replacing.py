"""What is written appears whole or not at all, and leaves nothing beside it."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from types import ModuleType

import pytest

from govproposal import Plan
from govproposal.converters import csv, jsonl, msgpack, sqlite
from govproposal.converters.contract import CannotWrite
from govproposal.converters.files import save
from govproposal.converters.replacing import replaced

GOOD = Plan(title="河道清淤工作方案")
BAD = Plan(title="\ud800")  # no format has a way to write it


def optional(name: str, package: str) -> object:
    """A format whose package may be missing."""
    try:
        __import__(package)
    except ImportError:
        return pytest.param(None, marks=pytest.mark.skip(reason=f"{package} is not installed"), id=name)
    return pytest.param(__import__(f"govproposal.converters.{name}", fromlist=[name]), id=name)


FORMATS = [csv, jsonl, msgpack, sqlite, optional("arrow", "pyarrow"), optional("parquet", "pyarrow"), optional("duckdb", "duckdb")]


def held(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.__name__.rpartition(".")[2])
@pytest.mark.parametrize("name", ["tasks", "all"])
def test_a_fault_leaves_the_file_as_it_was(form: ModuleType, name: str, tmp_path: Path) -> None:
    target = tmp_path / f"{name}{form.SUFFIXES[0]}"
    with pytest.raises(CannotWrite):
        save([GOOD, BAD], target)
    assert list(tmp_path.iterdir()) == []
    save([GOOD], target)
    before = held(tmp_path)
    with pytest.raises(CannotWrite):
        save([GOOD, BAD], target)
    assert held(tmp_path) == before
    assert list(tmp_path.iterdir()) == [target]


def test_a_duckdb_document_is_still_there_when_its_successor_cannot_be_written(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    save([GOOD], tmp_path / "a.duckdb")
    with pytest.raises(CannotWrite):
        # The first is a chunk of its own: it has gone and come back before the second is looked at.
        save([GOOD, *(Plan(title=f"第{at}号") for at in range(20_000)), BAD], tmp_path / "a.duckdb")
    with duckdb.connect(str(tmp_path / "a.duckdb")) as database:
        assert database.execute("SELECT title FROM documents").fetchall() == [(None,)]


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions are another matter there")
def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    file, link = tmp_path / "plan.json", tmp_path / "latest.json"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    with replaced(link) as made:
        made.write_text("new")
    assert link.is_symlink()
    assert file.read_text() == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such device")
def test_a_device_is_written_to_and_stays(tmp_path: Path) -> None:
    save([GOOD], Path("/dev/null"), "json")
    assert not Path("/dev/null").is_file()
