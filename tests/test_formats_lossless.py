"""Formats that keep everything: what is written is read back; what cannot be written or read is named with its place."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest
from hostile import TYPES, any_text, bounded, extended, json_data
from hypothesis import given
from hypothesis import strategies as st

from govproposal.converters import json, jsonl, msgpack, toml, yaml
from govproposal.converters.catalogue import SUFFIXES, checked, entries, for_suffix, named
from govproposal.converters.contract import CannotWrite, Format, Profile
from govproposal.converters.extras import needed
from govproposal.converters.files import open_records, save
from govproposal.converters.wire import freeze
from govproposal.errors import InvalidRecord, MissingExtra, PluginError, ReadError
from govproposal.model import Header, Plan, Record, Task, UnknownRecord
from govproposal.registry import Found

PACKAGES = {"yaml": "yaml", "toml": "tomli_w", "msgpack": "msgpack"}
LOSSLESS = [
    pytest.param(module, id=name)
    for name, module in (("json", json), ("jsonl", jsonl), ("yaml", yaml), ("toml", toml), ("msgpack", msgpack))
]
every = pytest.mark.parametrize("form", LOSSLESS)


@pytest.fixture(autouse=True)
def _library(request: pytest.FixtureRequest) -> None:
    """Skip the tests of a format whose package is not installed."""
    module = request.node.callspec.params.get("form") if hasattr(request.node, "callspec") else None
    if isinstance(module, ModuleType):
        name = module.__name__.rpartition(".")[2]
        if name in PACKAGES:
            pytest.importorskip(PACKAGES[name])


# laws


# Each record is drawn once and put through all formats: drawing costs more than writing and reading.
INSTALLED: list[Any] = [
    module for module in (json, jsonl, yaml, toml, msgpack) if find_spec(PACKAGES.get(module.__name__.rpartition(".")[2], "json"))
]


@bounded(100)
@given(extended())
def test_what_is_written_is_read_back(record: Record) -> None:
    for form in INSTALLED:
        written = form.encode(record)
        assert form.decode(written, types=TYPES) == (record,)
        assert form.encode(record) == written


@bounded(100)
@given(st.lists(extended(), max_size=3))
def test_several_records_are_read_back_in_order(records: list[Record]) -> None:
    for form in INSTALLED:
        assert form.decode(form.encode(records), types=TYPES) == tuple(records)


@bounded(100)
@given(json_data(any_text))
def test_a_record_of_an_unknown_type_survives(data: Any) -> None:
    record = UnknownRecord(type="vendor/ruling", data=freeze({"schema": "govproposal/1.3", "type": "vendor/ruling", "ruling": data}))
    for form in INSTALLED:
        assert form.decode(form.encode(record), types=TYPES) == (record,)


@every
@bounded(100)
@given(st.binary(max_size=60))
def test_any_bytes_are_records_or_refused(form: Any, data: bytes) -> None:
    try:
        assert isinstance(form.decode(data, types=TYPES), tuple)
    except InvalidRecord as error:
        assert error.faults  # noqa: PT017


# tables


@every
def test_the_suffixes_of_the_catalogue_are_the_modules_own(form: Any) -> None:
    name = form.__name__.rpartition(".")[2]
    assert SUFFIXES[name] == form.SUFFIXES
    assert form.PROFILE.lossless
    assert isinstance(form, Format)


@every
def test_a_form_feed_and_other_controls_survive(form: Any) -> None:
    plan = Plan(title="".join(map(chr, range(0xA0))))
    assert form.decode(form.encode(plan), types=TYPES) == (plan,)


READ: list[tuple[ModuleType, bytes, object]] = [
    (yaml, b"title: no", "no"),
    (yaml, b"title: 2021-03-05", "2021-03-05"),
    (yaml, b"title: 0o17", "0o17"),
    (yaml, b"title: .inf", ".inf"),
    (yaml, b"title: ~", None),
    (yaml, b"title:", None),
]


@pytest.mark.parametrize(("form", "line", "value"), READ)
def test_yaml_written_by_hand_has_the_scalars_of_json(form: Any, line: bytes, value: object) -> None:
    text = yaml.encode(Plan()).replace(b"\ntitle: null", b"\n" + line)
    (plan,) = form.decode(text, types=TYPES)
    assert plan.title == value


def test_yaml_keeps_paths_on_one_line() -> None:
    pytest.importorskip("yaml")
    task = Task(path=(1, 2), id="1.2", group=None, heading=None, text="")
    assert b"path: [1, 2]" in yaml.encode(Plan(tasks=(task,)))


def test_toml_says_nothing_of_what_is_null() -> None:
    pytest.importorskip("tomli_w")
    assert b"document_number" not in toml.encode(Plan(header=Header(title="甲")))


# faults


@every
@pytest.mark.parametrize("several", [False, True])
def test_a_lone_surrogate_is_refused_by_the_name_of_its_field(form: Any, several: bool) -> None:
    task = Task(path=(1,), id="1", group=None, heading=None, text="市\ud800府")
    with pytest.raises(CannotWrite) as caught:
        form.encode([Plan(tasks=(task,))] if several else Plan(tasks=(task,)))
    assert [fault.path.partition("tasks")[2] for fault in caught.value.faults] == ["[0].text"]
    assert "U+D800" in str(caught.value)


@every
def test_a_number_that_is_none_is_refused(form: Any) -> None:
    with pytest.raises(CannotWrite, match="nan is no number"):
        form.encode(Plan(extra=freeze({"score": float("nan")})))


@every
def test_wrong_fields_are_named_with_their_paths(form: Any) -> None:
    data = form.encode(UnknownRecord(type="plan", data=freeze({"schema": "govproposal/1.0", "type": "plan", "title": 3})))
    with pytest.raises(InvalidRecord) as caught:
        form.decode(data, types=TYPES)
    assert "title" in [fault.path.rpartition(".")[2] for fault in caught.value.faults]


def test_a_number_of_more_than_64_bits_is_refused_by_messagepack() -> None:
    pytest.importorskip("msgpack")
    with pytest.raises(CannotWrite, match=r"\$\.nova\[1\]: 18446744073709551616 has more than 64 bits"):
        msgpack.encode(Plan(extra=freeze({"nova": [1, 1 << 64]})))


BROKEN: list[tuple[ModuleType, bytes, str]] = [
    (yaml, b"a: &x [1]\nb: *x\n", "aliases are not read"),
    (yaml, b"a: !!python/object:os.system {}", "the tag .* is not read"),
    (yaml, b"{1: 2}", "a key is an integer"),
    (yaml, b"a: [", "no YAML"),
    (yaml, b"\xff\xfe\xfd", "no YAML"),
    (yaml, b"- " * 50_000, "an object is expected"),
    (yaml, b"[" * 5_000 + b"]" * 5_000, "an object is expected"),
    (yaml, b"a: !!timestamp 2021-03-05", "timestamp is not read"),
    (toml, b"issued = 2021-03-05", "not what the JSON form has"),
    (toml, b"a = nan", "not what the JSON form has"),
    (toml, b"a = ", "no TOML"),
    (toml, b"\xff", "no TOML"),
    (msgpack, b"\x81\xa1", "no MessagePack"),
    (msgpack, b"\xc1", "no MessagePack"),
    (msgpack, b"\x81\xa1a\xc4\x01a", "not what the JSON form has"),
    (msgpack, b"\x81\x01\x02", "no MessagePack"),
    (msgpack, b"\x07", "an object is expected"),
    (jsonl, b"{}\n{", r"\$\[1\]"),
]


@pytest.mark.parametrize(("form", "data", "reason"), BROKEN)
def test_what_is_no_record_is_refused(form: Any, data: bytes, reason: str) -> None:
    with pytest.raises(InvalidRecord, match=reason):
        form.decode(data, types=TYPES)


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    pytest.importorskip("yaml")
    levels = b"\n".join(b"l%d: &l%d [%s]" % (at, at, b", ".join([b"*l%d" % (at - 1)] * 9 if at else [b"1"])) for at in range(30))
    with pytest.raises(InvalidRecord, match="aliases"):
        yaml.decode(levels, types=TYPES)


def test_a_missing_package_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(MissingExtra, match=r'pip install "govproposal\[yaml\]"'):
        yaml.encode(Plan())


def test_a_package_that_is_broken_is_not_called_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "half_installed.py").write_text("import its_own_part")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="its_own_part"):
        needed("half_installed", "half", "testing")


def test_no_format_is_imported_before_it_is_used() -> None:
    code = "import govproposal.converters.catalogue as c; c.for_suffix('.yaml'); print([m for m in sys.modules if m in %r])"
    heavy = {"yaml", "msgpack", "tomli_w", "pyarrow", "duckdb", "pandas", "polars", "lxml", "docx", "orjson", "msgspec", "cattrs"}
    path = [entry for entry in sys.path if entry]
    words = [sys.executable, "-c", f"import sys; sys.path[:0] = {path!r}\n{code % heavy}"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# the catalogue


class Ticks:
    """A third party's format."""

    SUFFIXES = (".ticks",)
    PROFILE = Profile(drops=("Plan.goals",))

    @staticmethod
    def encode(records: object) -> bytes:
        return b"/" * (1 if isinstance(records, Record) else len(list(records)))  # type: ignore[call-overload]


@pytest.fixture
def ticks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Found:
    (tmp_path / "ticks_pack.py").write_text("from test_formats_lossless import Ticks\nform = Ticks()\nhalf = 3\n")
    monkeypatch.syspath_prepend(tmp_path)
    return Found("ticks", "ticks_pack:form", "ticks-pack", "1.0")


def test_a_third_party_adds_a_format(ticks: Found, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govproposal.converters.catalogue._installed", lambda: (ticks,))
    assert [one.name for one in entries()][-1] == "ticks"
    assert for_suffix(".ticks") == "ticks"
    save((Plan(), Plan()), tmp_path / "plans.ticks")
    assert (tmp_path / "plans.ticks").read_bytes() == b"//"
    with pytest.raises(ReadError, match="can only be written"):
        open_records(tmp_path / "plans.ticks")


def test_formats_that_clash_or_are_none_are_named(ticks: Found) -> None:
    with pytest.raises(PluginError, match="several distributions"):
        entries((ticks, attrs.evolve(ticks, distribution="other-pack")))
    with pytest.raises(PluginError, match="format of govproposal itself"):
        entries((attrs.evolve(ticks, name="json"),))
    with pytest.raises(PluginError, match="SUFFIXES, PROFILE, encode missing"):
        named("ticks", (attrs.evolve(ticks, value="ticks_pack:half"),))
    with pytest.raises(PluginError, match="cannot be imported"):
        named("ticks", (attrs.evolve(ticks, value="no_such_pack:form"),))
    with pytest.raises(PluginError, match="no Profile"):
        checked("odd", type("Odd", (), {"SUFFIXES": (), "PROFILE": 3, "encode": print}))
    with pytest.raises(LookupError, match=r"'\.odd'; there are: json, jsonl"):
        for_suffix(".odd", ())


@every
def test_a_file_is_saved_and_opened_by_its_suffix(form: Any, tmp_path: Path) -> None:
    path = tmp_path / f"方案{form.SUFFIXES[0].upper()}"
    save(Plan(title="甲"), path)
    assert open_records(path) == (Plan(title="甲"),)


def test_files_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"none\.json"):
        open_records(tmp_path / "none.json")
    with pytest.raises(ReadError, match="cannot be written"):
        save(Plan(), tmp_path / "no folder" / "plan.json")
