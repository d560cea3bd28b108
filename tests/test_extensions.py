"""What plugins bring beside parsers: every kind is found, checked, contained, switched off, and used."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import attrs
import pytest

import govproposal
from govproposal.converters.contract import Profile
from govproposal.converters.records import structure, unstructure
from govproposal.diagnostics import Code, Severity
from govproposal.errors import ReadError
from govproposal.extensions import KINDS, Extension, group
from govproposal.frozen import FrozenMap
from govproposal.model import Plan, Record, UnknownRecord
from govproposal.reading import read
from govproposal.registry import DISABLE, Found, beside, readers, survey
from govproposal.registry.beside import Provided, codes, extensions, inspected, organ_tables, record_types
from govproposal.source import Source


@attrs.frozen(kw_only=True, repr=False)
class Receipt(Record):
    """A record type that no parser makes."""

    type: ClassVar[str] = "vendor/receipt"

    slip: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class OtherReceipt(Receipt):
    """A second class of that name."""


@attrs.frozen
class Slips:
    """A reader of an invented format, which does what it is told to."""

    name: str = "slips"
    media_types: tuple[str, ...] = ("application/vnd.example",)
    asked: Any = None
    made: Any = None

    def takes(self, data: bytes, name: str) -> bool:
        if isinstance(self.asked, BaseException):
            raise self.asked
        return data.startswith(b"#SLIP") or name.endswith(".slip")

    def read(self, data: bytes, uri: str | None) -> Source:
        if isinstance(self.made, BaseException):
            raise self.made
        made: Source = self.made or Source.of(data.decode().removeprefix("#SLIP\n"), uri=uri)
        return made


class Todo:
    """A format."""

    SUFFIXES = (".todo",)
    PROFILE = Profile(drops=("Plan.goals",))

    def encode(self, records: object) -> bytes:
        return b""


CODE = Code(Severity.WARNING, "odd", "look")
TABLE = {"organs": [{"name": "湿地保护局", "short": "湿保局"}]}
SOUND: dict[str, object] = {
    "records": (Receipt,),
    "readers": Slips(),
    "converters": Todo(),
    "organs": TABLE,
    "diagnostics": {"vendor/SL101": CODE},
}
UNSOUND: list[tuple[str, object, str]] = [
    ("records", Receipt, "no tuple"),
    ("records", (), "no tuple"),
    ("records", (str,), "no class of records"),
    ("records", (Plan,), "vendor/type"),
    ("records", (type("Bare", (Record,), {"type": "receipt"}),), "vendor/type"),
    ("readers", 3, "is no reader"),
    ("readers", Slips(media_types=["text/x"]), "media_types"),  # type: ignore[arg-type]
    ("converters", 3, "SUFFIXES, PROFILE, encode missing"),
    ("organs", 3, "neither a mapping nor a file"),
    ("organs", Path("/no/such/table.json"), "neither a mapping nor a file"),
    ("organs", Path(__file__), "cannot be used"),
    ("organs", {"organs": 3}, "$.organs"),
    ("diagnostics", {}, "no mapping of codes"),
    ("diagnostics", {"GP999": CODE}, "vendor/XX123"),
    ("diagnostics", {"vendor/SL101": "odd"}, "is no Code"),
]

Bring = Callable[..., Found]


@pytest.fixture
def bring(monkeypatch: pytest.MonkeyPatch) -> Bring:
    """Make something importable and give its entry point."""

    def made(kind: str, thing: object, name: str = "thing", distribution: str = "pack") -> Found:
        where = f"beside_{distribution}_{kind}_{name}"
        module = ModuleType(where)
        vars(module)["thing"] = thing
        monkeypatch.setitem(sys.modules, where, module)
        return Found(name, f"{where}:thing", distribution, "1.0", group(kind))

    return made


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Let some entry points be what is installed."""

    def made(*found: Found) -> None:
        monkeypatch.setenv(DISABLE, str(tmp_path))  # what is looked up is kept for every value of it
        monkeypatch.setattr(sys.modules["govproposal.registry.survey"], "discover", lambda: found)

    return made


def sound(kind: str) -> Extension[object]:
    return Extension(api_version=1, version="1.0", provides=SOUND[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_what_keeps_the_contract_is_provided(kind: str, bring: Bring) -> None:
    found = bring(kind, sound(kind))
    assert inspected(kind, [found]).provided == (Provided(found, sound(kind)),)
    assert inspected(kind, [found]).diagnostics == ()


@pytest.mark.parametrize(("kind", "thing", "reason"), UNSOUND)
def test_what_is_not_of_its_kind_is_broken_and_named(kind: str, thing: object, reason: str, bring: Bring) -> None:
    found = inspected(kind, [bring(kind, Extension(api_version=1, version="1", provides=thing)), bring(kind, sound(kind), "good")])
    assert [one.found.name for one in found.provided] == ["good"]
    assert reason in found.broken[0].reason
    assert ("pack 1.0" in found.diagnostics[0].message, found.diagnostics[0].code) == (True, "GP206")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("thing", "reason"),
    [
        (3, "no Extension"),
        (Extension(api_version=2, version="1", provides=()), "version 2"),
        (Extension(api_version=True, version="1", provides=()), "version True"),
        (Extension(api_version=1, version="", provides=()), "which is no text"),
    ],
)
def test_an_extension_says_which_contract_it_keeps(kind: str, thing: object, reason: str, bring: Bring) -> None:
    assert reason in inspected(kind, [bring(kind, thing)]).broken[0].reason


def test_an_extension_that_cannot_be_imported_is_broken_and_named() -> None:
    (broken,) = inspected("organs", [Found("table", "no_such_module:table", "pack", "1.0", "govproposal.organs")]).broken
    assert "cannot be imported" in broken.reason


@pytest.mark.parametrize("kind", KINDS)
def test_two_of_one_name_are_used_neither_and_both_named(kind: str, bring: Bring) -> None:
    both = [bring(kind, sound(kind), distribution="one"), bring(kind, sound(kind), distribution="two")]
    found = inspected(kind, both)
    assert found.provided == ()
    assert "one 1.0 and two 1.0" in found.diagnostics[0].message
    assert len(inspected(kind, both, disable=["two"]).provided) == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["thing", "pack"])
def test_each_kind_is_switched_off_by_its_name_or_its_distribution(kind: str, name: str, bring: Bring) -> None:
    found = bring(kind, sound(kind))
    assert inspected(kind, [found], disable=[name]) == beside.Extensions(kind=kind, disabled=(found,))


def test_the_kinds_do_not_get_into_each_other(bring: Bring, installed: Callable[..., None]) -> None:
    installed(*(bring(kind, sound(kind), name="one") for kind in KINDS))
    assert [len(extensions(kind).provided) for kind in KINDS] == [1] * len(KINDS)
    assert govproposal.registry.installed() == survey([])


# what they are good for


def test_a_record_type_without_a_parser_loads_converts_and_dumps(bring: Bring, installed: Callable[..., None]) -> None:
    record = Receipt(slip="12", extra=FrozenMap({"later": 1}))
    assert isinstance(structure(unstructure(record), types={}), UnknownRecord)
    installed(bring("records", sound("records")))
    assert govproposal.loads(govproposal.dumps(record)) == record
    assert record_types() == {"vendor/receipt": Receipt}


def test_of_two_classes_of_one_name_neither_counts(bring: Bring, installed: Callable[..., None]) -> None:
    other = Extension(api_version=1, version="1", provides=(OtherReceipt,))
    installed(bring("records", sound("records")), bring("records", other, "other"))
    assert record_types() == {}


def test_codes_of_plugins_stand_beside_the_catalogue(bring: Bring, installed: Callable[..., None]) -> None:
    installed(bring("diagnostics", sound("diagnostics")))
    assert codes()["vendor/SL101"] is CODE
    assert codes()["GP101"].severity is Severity.WARNING


def test_tables_of_organs_are_handed_out(bring: Bring, installed: Callable[..., None]) -> None:
    installed(bring("organs", sound("organs")))
    assert organ_tables() == (TABLE,)


def test_a_reader_takes_what_is_its_own(tmp_path: Path, bring: Bring, installed: Callable[..., None]) -> None:
    installed(bring("readers", sound("readers")))
    path = tmp_path / "a.slip"
    path.write_bytes("#SLIP\n关于绿道建设的督办单".encode())
    found = govproposal.parse(path).document.source
    assert (found.text, found.uri) == ("关于绿道建设的督办单", path.as_posix())
    assert govproposal.parse(b"#SLIP\nx").document.text == "x"
    assert govproposal.parse("#SLIP\nx").document.text == "#SLIP\nx"  # a text is always the text itself
    assert govproposal.parse(b"<html><body><p>x").document.source.media_type == "text/html"


def test_a_media_type_asks_for_its_reader() -> None:
    assert read(b"x", media_type="application/vnd.example", readers=[Slips()]).text == "x"
    with pytest.raises(ReadError, match=r"application/vnd\.other"):
        read(b"x", media_type="application/vnd.other", readers=[Slips()])
    assert read(b"#SLIP", media_type="text/plain", readers=[Slips()]).text == "#SLIP"


@pytest.mark.parametrize("error", [ValueError("broken"), SystemExit(0), MemoryError()])
def test_a_reader_that_fails_when_it_is_asked_is_left_out_and_named(error: BaseException) -> None:
    found = read(b"#SLIP\nx", readers=[Slips(name="bad", asked=error), Slips()])
    assert found.text == "x"
    assert [(one.code, "bad" in one.message, type(error).__name__ in one.message) for one in found.diagnostics] == [("GP207", True, True)]


@pytest.mark.parametrize(("made", "words"), [(ValueError("broken"), "ValueError: broken"), (SystemExit(0), "SystemExit"), (3, "no Source")])
def test_a_reader_that_fails_to_read_is_an_error_that_names_it(made: object, words: str) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        read(b"#SLIP", readers=[Slips(name="bad", made=made)])
    assert "the reader bad" in str(caught.value)


def test_what_a_reader_says_itself_is_passed_on() -> None:
    with pytest.raises(ReadError, match=r"^an export is in UTF-8$"):
        read(b"#SLIP", readers=[Slips(made=ReadError("an export is in UTF-8"))])


def test_a_broken_reader_is_named_where_a_file_is_read(tmp_path: Path, bring: Bring, installed: Callable[..., None]) -> None:
    installed(bring("readers", 3, "bad"))
    path = tmp_path / "a.txt"
    path.write_text("今天天气很好。", "utf-8")
    assert "GP206" in [one.code for one in govproposal.parse(path).diagnostics]
    assert readers()[0] == ()


def test_a_third_party_is_known_by_its_distribution() -> None:
    assert Found("reply", "a:b", "govproposal-supervision", "1").third_party
    assert not Found("reply", "a:b", "Govproposal_Reply", "1").third_party


def test_the_time_of_a_parser_is_reported_and_does_not_count() -> None:
    result = govproposal.parse("关于老城区停车设施建设的任务分工方案\n\n二、重点任务\n\n1.新建公共停车场30处。(责任单位:市住建局)\n")
    assert result.seconds > 0
    assert all(one.seconds > 0 for one in result.said)
    assert attrs.evolve(result.said[0], seconds=99.0) == result.said[0]
