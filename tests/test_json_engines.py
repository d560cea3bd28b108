"""Every way of writing and reading JSON text says what the slow way says, byte for byte and fault for fault."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import attrs
import pytest
from hostile import TYPES, any_text, bounded, extended, json_data, records
from hypothesis import given
from hypothesis import strategies as st
from json_engines import ENGINES, FASTEST, named, strictly, using

from govproposal.converters import engines, json_text, strict
from govproposal.converters.blanks import blank
from govproposal.converters.records import structure, unstructure
from govproposal.converters.structuring import kept, quick, refused
from govproposal.converters.wire import freeze
from govproposal.errors import InvalidRecord
from govproposal.model import Assignment, Header, OutcomeReport, Plan, Quantity, Record, Reference, Role, SourceInfo, Task
from govproposal.model.evidence import Evidenced
from govproposal.model.trace import Trace
from govproposal.spans import Meta, Span, Witnesses

PLAN = Plan(
    title="方案",
    header=Header(issued=date(2021, 3, 5), spans=Witnesses({"published": Meta("PubDate"), "title": [(0, 2), (3, 5)], "origin": []})),
    tasks=(
        Task(
            path=(2, 1), id="2.1", group=None, heading="建", text="建", span=Span(3, 9),
            assignments=(Assignment(role=Role.LEAD, role_text="牵头", unit="市水务局", spans=Witnesses({"unit": [(4, 6)]})),),
            quantities=(Quantity(text="不少于2.50万个", value=Decimal("2.5E+4"), value_max=Decimal("-0.50"), unit="个", change="rise"),),
        ),
    ),
)  # fmt: skip


def outcome(read: Callable[[], object]) -> object:
    """What came of reading: the record with all it says, or the faults."""
    try:
        record: Any = read()
    except InvalidRecord as error:
        return sorted((fault.path, fault.reason) for fault in error.faults)
    return record, repr(unstructure(record)), hash(record)


def law(text: str | bytes) -> object:
    with strictly():
        return outcome(lambda: json_text.loads(text, types=TYPES))


def read_by(name: str, text: str | bytes) -> object:
    with using(name):
        return outcome(lambda: json_text.loads(text, types=TYPES))


def places(form: Any) -> Iterator[tuple[Any, Any]]:
    """Every container of JSON data with a key of it."""
    for key, value in form.items() if isinstance(form, dict) else enumerate(form):
        yield form, key
        if isinstance(value, (dict, list)):
            yield from places(value)


# laws


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("indent", [None, 0, 1, 2])
@bounded(60)
@given(record=extended())
def test_all_write_the_same(name: str, indent: int | None, record: Record) -> None:
    with using(name):
        assert json_text.dumps(record, indent=indent) == json.dumps(
            unstructure(record), ensure_ascii=False, indent=indent, separators=None if indent else (",", ":")
        )
        assert json_text.encoded([record, record], indent=indent).decode() == json_text.slow_dumps([record, record], indent=indent)


@pytest.mark.parametrize("name", [*FASTEST, "json"])
@bounded(60)
@given(record=records())
def test_an_engine_is_sure_of_what_this_version_has(name: str, record: Record) -> None:
    text = named(name).encode(record)
    assert (text if isinstance(text, bytes) else text.encode()) == json_text.slow_dumps(record).encode()
    if name != "json":
        assert named(name).decode(text, TYPES) == record


@pytest.mark.parametrize("name", ENGINES)
@bounded(100)
@given(record=extended())
def test_what_is_written_is_read_back_alike(name: str, record: Record) -> None:
    text = json_text.slow_dumps(record)
    again = read_by(name, text.encode())[0]  # type: ignore[index]
    assert (again, json_text.slow_dumps(again)) == (record, text)
    assert pickle.loads(pickle.dumps(again)) == record
    assert read_by(name, text) == law(text)


@pytest.mark.parametrize("name", ENGINES)
@bounded(100)
@given(record=records(), data=st.data())
def test_what_is_changed_is_read_or_refused_alike(name: str, record: Record, data: st.DataObject) -> None:
    form = json.loads(json_text.slow_dumps(record))
    for _ in range(data.draw(st.integers(1, 3))):
        inside, key = data.draw(st.sampled_from(list(places(form))))
        if isinstance(inside, dict) and data.draw(st.booleans()):
            del inside[key]
        else:
            inside[key] = data.draw(ODD | json_data(any_text))
        if not form:
            break
    text = json.dumps(form, ensure_ascii=data.draw(st.booleans()), indent=data.draw(st.sampled_from([None, 2])))
    assert read_by(name, text) == law(text)


ODD: st.SearchStrategy[Any] = st.sampled_from(
    [1.0, 0.0, -1, 2**63, 2**64, -(2**63) - 1, 10**30, True, None, "", "3", "3.0", "-0", "1E3", "３", "3\n", "2021-03-05", "20210305",
     "2021-02-30", "0000-01-01", "lead", "LEAD", [], {}, [1, 0], [-1, 2], [1, 2], [1, 2, 3], [True, 2], [1.0, 2], {"meta": "a"},
     {"meta": "ab"}, {"meta": ""}, {"meta": "a", "more": 1}, {"meta": 1}, {"title": [[1, 2]]}, {"title": [[2, 1]]},
     {"title": [[1, 2], [4, 3]]},     {"title": {"meta": "x", "y": 2}}, {"title": [[-1, 2]]},
     {"title": None}, [[]], [{}], [None], "govproposal/1.9", "govproposal/2.0"]
)  # fmt: skip


@pytest.mark.parametrize("name", ENGINES)
@bounded(200)
@given(record=records(), data=st.data())
def test_bytes_that_are_changed_are_read_or_refused_alike(name: str, record: Record, data: st.DataObject) -> None:
    text = json_text.slow_dumps(record, indent=data.draw(st.sampled_from([None, 1]))).encode()
    at = data.draw(st.integers(0, len(text)))
    piece = data.draw(
        st.sampled_from([b"", b"1", b"-", b".0", b"e1", b"\xff", b"\xed\xa0\x80", b"\\ud800", b"\x00", b"\n", b'"', b",", b" "])
    )
    changed = text[:at] + piece + text[at + data.draw(st.integers(0, 3)) :]
    assert read_by(name, changed) == law(changed)


@bounded(100)
@given(record=records(), data=st.data())
def test_data_are_read_as_the_strict_reader_reads_them(record: Record, data: st.DataObject) -> None:
    form = unstructure(record)
    inside, key = data.draw(st.sampled_from(list(places(form))))
    inside[key] = data.draw(ODD | json_data(any_text))
    with strictly():
        expected = outcome(lambda: structure(form, types=TYPES))
    assert outcome(lambda: structure(form, types=TYPES)) == expected


# tables

WRITTEN = json_text.slow_dumps(PLAN)
HEAD = '{"schema":"govproposal/1.0","type":"plan",'
TEXTS = {
    "as it is": WRITTEN,
    "a newer version": WRITTEN.replace("1.0", "1.12", 1).replace(
        '"title":"方案"', '"title":"方案","nova":[1.50,18446744073709551616,1e400]'
    ),
    "a newer version's big integer": WRITTEN.replace('"title":"方案"', '"title":"方案","nova":18446744073709551616'),
    "a newer part": WRITTEN.replace('"role":"lead"', '"role":"lead","nova":{"a":-0.0,"b":1e16}'),
    "another major version": WRITTEN.replace("1.0", "2.0", 1),
    "no schema": WRITTEN.replace('"schema":"govproposal/1.0",', "", 1),
    "the type first": WRITTEN.replace(HEAD, '{"type":"plan","schema":"govproposal/1.0",'),
    "another type": WRITTEN.replace('"plan"', '"reply"', 1),
    "an unknown type": WRITTEN.replace('"plan"', '"vendor/x"', 1),
    "two schemas": WRITTEN[:-1] + ',"schema":"govproposal/2.0"}',
    "two schemas that are read": WRITTEN[:-1] + ',"schema":"govproposal/1.7"}',
    "two types": WRITTEN[:-1] + ',"type":"reply"}',
    "the same type twice": WRITTEN[:-1] + ',"type":"plan"}',
    "two titles": WRITTEN.replace('"title":"方案"', '"title":3,"title":"方案二"'),
    "two titles, the last one wrong": WRITTEN.replace('"title":"方案"', '"title":"方案二","title":3'),
    "a key twice, another missing": WRITTEN.replace('"group":null', '"id":"2.1"'),
    "a key in escapes": WRITTEN.replace('"title":"方案"', r'"\u0074itle":"方案"'),
    "a float for an integer": WRITTEN.replace('"path":[2,1]', '"path":[2.0,1]'),
    "an exponent": WRITTEN.replace('"path":[2,1]', '"path":[2e0,1]'),
    "a boolean": WRITTEN.replace('"path":[2,1]', '"path":[true,1]'),
    "a big integer": WRITTEN.replace('"path":[2,1]', f'"path":[{10**25},18446744073709551616]'),
    "an integer of 5000 digits": WRITTEN.replace('"path":[2,1]', f'"path":[{"9" * 5000}]'),
    "minus zero": WRITTEN.replace('"path":[2,1]', '"path":[-0]'),
    "a leading zero": WRITTEN.replace('"path":[2,1]', '"path":[02]'),
    "a number as amount": WRITTEN.replace('"25000"', "25000"),
    "an exponent as amount": WRITTEN.replace('"25000"', '"2.5E+4"'),
    "NaN": WRITTEN.replace('"25000"', "NaN"),
    "NaN as a text": WRITTEN.replace('"25000"', '"NaN"'),
    "digits of another script": WRITTEN.replace('"25000"', '"٣"'),
    "an amount and a line break": WRITTEN.replace('"25000"', '"25000\\n"'),
    "a lone surrogate": WRITTEN.replace("方案", r"市\ud800府"),
    "a surrogate of no pair": WRITTEN.replace("方案", r"市\udc00\ud840府"),
    "a pair of surrogates": WRITTEN.replace("方案", r"\ud840\udc00"),
    "a NUL": WRITTEN.replace("方案", r"方\u0000案"),
    "a line break within a text": WRITTEN.replace("方案", "方\n案"),
    "astral": WRITTEN.replace("方案", "𠮷野区👩‍👩‍👧"),
    "very long": WRITTEN.replace("方案", "市" * 300_000),
    "a byte order mark": "\ufeff" + WRITTEN,
    "blanks around": f" \r\n\t{WRITTEN}\n ",
    "what follows": WRITTEN + "x",
    "a comma too many": WRITTEN[:-1] + ",}",
    "broken off": WRITTEN[:-5],
    "nested deeply": WRITTEN[:-1] + ',"nova":' + "[" * 100_000 + "]" * 100_000 + "}",
    "nested": WRITTEN[:-1] + ',"nova":' + "[" * 60 + "]" * 60 + "}",
    "a span that ends before it begins": WRITTEN.replace("[3,9]", "[9,3]"),
    "a span before the text": WRITTEN.replace("[3,9]", "[-3,9]"),
    "a piece that ends before it begins": WRITTEN.replace("[4,6]", "[6,4]"),
    "a second piece before the text": WRITTEN.replace("[[0,2],[3,5]]", "[[0,2],[-3,5]]"),
    "witnesses that are null": WRITTEN.replace('{"unit":[[4,6]]}', "null"),
    "a witness with more than a key": WRITTEN.replace('{"meta":"PubDate"}', '{"meta":"PubDate","more":1}'),
    "a witness without a key": WRITTEN.replace('{"meta":"PubDate"}', "{}"),
    "a day that does not exist": WRITTEN.replace("2021-03-05", "2021-02-30"),
    "a day without hyphens": WRITTEN.replace("2021-03-05", "20210305"),
    "an unknown role": WRITTEN.replace('"lead"', '"Lead"'),
    "an array": f"[{WRITTEN}]",
    "nothing": "",
    "null": "null",
}


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("case", TEXTS)
def test_odd_texts_are_read_or_refused_alike(name: str, case: str) -> None:
    text = TEXTS[case]
    expected = law(text)
    assert read_by(name, text) == expected
    assert read_by(name, text.encode()) == expected
    # A case that changes nothing would test nothing.
    assert case == "as it is" or text != WRITTEN


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize(
    "data", [b"\xff\xfe", WRITTEN.encode().replace("方".encode(), b"\xed\xa0\x80"), WRITTEN.encode("utf-16"), b"\xef\xbb\xbf"]
)
def test_bytes_that_are_no_utf_8_are_refused_alike(name: str, data: bytes) -> None:
    assert read_by(name, data) == law(data)


@pytest.mark.parametrize("name", ENGINES)
def test_all_faults_are_listed(name: str) -> None:
    form = unstructure(PLAN)
    del form["tasks"][0]["id"], form["header"]["origin"]
    form["tasks"][0]["quantities"][0]["value"] = 3.5
    found = read_by(name, json.dumps(form))
    assert isinstance(found, list)
    assert [path for path, _ in found] == ["$.header.origin", "$.tasks[0].id", "$.tasks[0].quantities[0].value"]


@pytest.mark.parametrize("name", ENGINES)
def test_json_lines_are_read_alike(name: str) -> None:
    good, bad = WRITTEN, WRITTEN.replace('"方案"', "3")
    with using(name):
        assert json_text.loads_all(f"\ufeff{good}\n\n{good}\n", types=TYPES) == (PLAN, PLAN)
        assert json_text.loads_all(f"{good}\n".encode(), types=TYPES) == (PLAN,)
        assert json_text.loads_all(f"[{good},\n{good}]", types=TYPES) == (PLAN, PLAN)
        with pytest.raises(InvalidRecord, match=r"\$\[1\]\.title"):
            json_text.loads_all(f"{good}\n{bad}\n", types=TYPES)


class Text(str):
    """A text of a plugin's own kind."""

    __slots__ = ()


ODD_VALUES: dict[str, Any] = {
    "a text of another class": Plan(title=Text("方案")),
    "an integer of 80 bits": Plan(sessions=(), source=SourceInfo(characters=2**80)),
    "open-ended data": attrs.evolve(PLAN, extra=freeze({"nova": [1.5, 1e16, 2**70, {"a": None}]})),
    "open-ended data within": Plan(references=(Reference(title="", extra=freeze({"nova": 1e16})),)),
    "data that are there already": attrs.evolve(PLAN, extra=freeze({"title": "乙"})),
    "a lone surrogate": Plan(title="市\ud800"),
    "every control character": Plan(title="".join(map(chr, range(0x20))) + "\x7f\x85\u2028"),
    "amounts": Plan(quantities=tuple(Quantity(text="", value=Decimal(one), unit="") for one in ("-0", "0E+3", "1E-7", "4.500", "1E+30"))),
}


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("case", ODD_VALUES)
def test_odd_values_are_written_alike(name: str, case: str) -> None:
    record = ODD_VALUES[case]
    for indent in (None, 2):
        with using(name):
            assert json_text.dumps(record, indent=indent) == json_text.slow_dumps(record, indent=indent)


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("value", [float("nan"), float("inf"), object()])
def test_what_json_has_no_place_for_is_refused_alike(name: str, value: object) -> None:
    with using(name), pytest.raises((ValueError, TypeError)):
        json_text.dumps(attrs.evolve(PLAN, extra=freeze({"nova": value})))
    with using(name), pytest.raises(TypeError, match="no place for NaN"):
        json_text.dumps(Plan(quantities=(Quantity(text="", value=Decimal("NaN"), unit=""),)))


# classes of plugins


@attrs.frozen(kw_only=True, repr=False)
class Kinds(Record):
    """A record with fields of types that govproposal's own have not."""

    type: ClassVar[str] = "vendor/kinds"
    moment: datetime | None = None
    share: float = 0.0
    flags: tuple[bool, ...] = ()
    days: tuple[date, ...] = ()
    amounts: tuple[Decimal, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class Checked(Record):
    """A record whose constructor does more than set fields."""

    type: ClassVar[str] = "vendor/checked"
    size: int = attrs.field(default=0, validator=attrs.validators.ge(0))


@attrs.frozen(kw_only=True, repr=False)
class Stripped(Record):
    """A record whose constructor changes what it is given."""

    type: ClassVar[str] = "vendor/stripped"
    name: str = attrs.field(default="", converter=str.strip)


@attrs.frozen(kw_only=True, repr=False)
class Hooked(Record):
    """A record that does something when it is made."""

    type: ClassVar[str] = "vendor/hooked"
    name: str = ""

    def __attrs_post_init__(self) -> None:
        if not self.name:
            raise ValueError("a name is needed")


@attrs.frozen(kw_only=True, repr=False, cache_hash=True, eq=True)
class Hashed(Record):
    """A record that keeps its hash."""

    type: ClassVar[str] = "vendor/hashed"
    names: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class Nested(Record):
    """A record that may hold one of its own kind."""

    type: ClassVar[str] = "vendor/nested"
    inner: Nested | None = None


OF_PLUGINS: list[Record] = [
    Kinds(moment=datetime(2031, 4, 2, 9, 30), share=0.1, flags=(True, False), days=(date(2031, 4, 2),), amounts=(Decimal("2.50"),)),
    Kinds(share=1e16),
    Checked(size=3),
    Stripped(name="甲"),
    Hooked(name="甲"),
    Hashed(names=("甲", "乙")),
    Nested(inner=Nested()),
]


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("record", OF_PLUGINS, ids=lambda record: record.type)
def test_records_of_plugins_are_written_and_read_alike(name: str, record: Record) -> None:
    types = {record.type: type(record)}
    with using(name):
        text = json_text.dumps(record)
        assert text == json_text.slow_dumps(record)
        again = json_text.loads(text, types=types)
    with strictly():
        assert again == json_text.loads(text, types=types)
    assert hash(again) == hash(json_text.loads(text, types=types))


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("record", [Checked(size=3), Hooked(name="x")], ids=lambda record: record.type)
def test_what_a_constructor_refuses_is_refused_alike(name: str, record: Record) -> None:
    text = json_text.slow_dumps(record).replace('"size":3', '"size":-3').replace('"name":"x"', '"name":""')
    types = {record.type: type(record)}
    with strictly():
        expected = outcome(lambda: json_text.loads(text, types=types))
    with using(name):
        assert outcome(lambda: json_text.loads(text, types=types)) == expected
    assert isinstance(expected, list)


@pytest.mark.parametrize("name", ENGINES)
def test_what_a_constructor_changes_is_changed_alike(name: str) -> None:
    text = json_text.slow_dumps(Stripped(name="甲")).replace('"甲"', '" 甲 "')
    with using(name):
        assert json_text.loads(text, types={"vendor/stripped": Stripped}) == Stripped(name="甲")


@pytest.mark.parametrize("cls", [Checked, Stripped, Hooked, Hashed])
def test_a_class_whose_constructor_does_more_has_no_blank(cls: type[Record]) -> None:
    assert blank(cls) is None


def test_a_blank_of_a_class_is_no_part_of_it() -> None:
    assert blank(Task) is not None
    made: Task = quick({**unstructure(PLAN)["tasks"][0]}, Task, kept)
    assert type(made) is Task
    assert made == PLAN.tasks[0]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.id = "3"  # type: ignore[misc]


def test_a_class_with_a_dictionary_is_read_too() -> None:
    @attrs.define(slots=False, frozen=True, kw_only=True)
    class Loose(Evidenced):
        name: str

    assert blank(Loose) is None
    assert quick({"name": "甲"}, Loose, kept) == Loose(name="甲")


def test_unknown_keys_can_be_refused() -> None:
    form = {"title": "", "number": None, "nova": 1}
    assert dict(quick(form, Reference, kept).extra) == {"nova": 1}
    with pytest.raises(Exception, match="nova"):
        quick(form, Reference, refused)


def test_no_class_of_a_record_or_trace_is_left_to_the_strict_reader() -> None:
    for cls in (*TYPES.values(), OutcomeReport, Trace):
        with pytest.raises(KeyError):  # a key is missing, which says that there is a function
            quick({}, cls, kept)
        assert cls is Trace or strict.read(unstructure(cls()), cls) == cls()  # type: ignore[call-arg]


# which is used


def test_a_few_records_do_without_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_handled", {"written": 0, "read": 0})
    assert [bool(engines.writers(1)) for _ in range(engines.SOON + 1)] == [False] * engines.SOON + [True]
    assert engines.readers(engines.SOON) == ()
    assert engines.readers(1) == engines.installed()


@pytest.mark.parametrize("records", [1, 20])
def test_an_engine_is_imported_when_it_is_worth_it(records: int) -> None:
    code = (
        "import sys; sys.path[:0] = {path!r}\n"
        "from govproposal import Plan, dumps, loads\n"
        "for _ in range({records}): loads(dumps(Plan(title='方案')))\n"
        "print(sorted({{'msgspec', 'orjson', 'cattrs'}} & sys.modules.keys()))"
    )
    path = [entry for entry in sys.path if entry]
    done = subprocess.run([sys.executable, "-c", code.format(path=path, records=records)], capture_output=True, text=True, check=True)
    used = [one.NAME for one in engines.installed()]
    assert done.stdout.strip() == str([] if records == 1 else used)


def test_without_the_extra_the_standard_library_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in engines.FAST:
        monkeypatch.setitem(sys.modules, name, None)
        monkeypatch.delitem(sys.modules, f"govproposal.converters.with_{name}", raising=False)
    monkeypatch.setattr(engines, "engine", engines.engine.__wrapped__)
    assert engines.installed.__wrapped__() == ()
