"""Apache Arrow: each table as an Arrow table, or as an IPC file (Feather); the declared schema, with its version as metadata.

Spans are two integer columns, lists are lists, amounts ``decimal128(38, 10)``, days ``date32``. ``pip install "govproposal[arrow]"``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from govproposal.converters.contract import Records
from govproposal.converters.extras import needed
from govproposal.converters.plaindata import no_text
from govproposal.converters.tables import declared
from govproposal.converters.tables.declared import TABLES, Column, Sort
from govproposal.converters.tables.places import placed, zipped
from govproposal.converters.tables.rows import Row, chunks
from govproposal.model.record import SCHEMA

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIXES = (".arrow", ".feather")
PROFILE = declared.PROFILE


def schema(table: str) -> pa.Schema:
    """The Arrow schema of a table; the meanings of table and columns are in its metadata.

    Raises :class:`~govproposal.errors.MissingExtra`.
    """
    arrow = _library()
    found = TABLES[table]
    fields = [_field(arrow, column) for column in found.columns]
    made: pa.Schema = arrow.schema(fields, metadata={"schema": SCHEMA, "meaning": found.meaning, "key": ",".join(found.key)})
    return made


def tables(records: Records) -> dict[str, pa.Table]:
    """All tables of *records*, in memory. Raises :class:`~govproposal.converters.contract.CannotWrite`, ``MissingExtra``."""
    arrow = _library()
    found: dict[str, list[Any]] = {name: [] for name in TABLES}
    for name, rows in batches(records):
        found[name].append(rows)
    return {name: arrow.Table.from_batches(made, schema=schema(name)) for name, made in found.items()}


def batches(records: Records, size: int = 20_000, wrong: Callable[[Any], str | None] = no_text) -> Iterator[tuple[str, pa.RecordBatch]]:
    """The rows of *records* in a stream: batches of about *size* rows with the names of their tables, those referred to first.

    *size* and *wrong* are those of :func:`~govproposal.converters.tables.rows.chunks`.
    """
    arrow = _library()
    schemas = {name: schema(name) for name in TABLES}
    for chunk in chunks(records, size, wrong):
        for name, rows in chunk.items():
            if rows:
                yield name, batch(arrow, schemas[name], rows)


def encode(records: Records, *, table: str | None = None) -> bytes:
    """The IPC file of *table*, or a ZIP with one for each of all tables.

    Raises :class:`~govproposal.converters.contract.CannotWrite` and :class:`~govproposal.errors.MissingExtra`.
    """
    arrow = _library()
    made = tables(records)
    contents = {}
    for name in [table] if table else TABLES:
        target = arrow.BufferOutputStream()
        with arrow.ipc.new_file(target, made[name].schema) as writer:
            writer.write_table(made[name])
        contents[name] = target.getvalue().to_pybytes()
    return contents[table] if table else zipped({f"{name}.arrow": content for name, content in contents.items()})


def write(records: Records, path: Path, *, table: str | None = None) -> None:
    """Write *table*, or the one that *path* is called like, to a file, else all to a folder; records may be a stream.

    Raises ``OSError``, and as :func:`encode`.
    """
    arrow = _library()
    with placed(path, table, ".arrow") as targets, ExitStack() as stack:
        writers = {
            name: stack.enter_context(arrow.ipc.new_file(stack.enter_context(arrow.OSFile(str(file), "wb")), schema(name)))
            for name, file in targets.items()
        }
        for name, rows in batches(records):
            if name in writers:
                writers[name].write_batch(rows)


def _library() -> ModuleType:
    return needed("pyarrow", "arrow", "Arrow")


def batch(arrow: ModuleType, found: pa.Schema, rows: Sequence[Row]) -> pa.RecordBatch:
    """Rows as a batch of the Arrow schema *found*."""
    columns = [arrow.array(values, field.type) for values, field in zip(zip(*rows, strict=True), found, strict=True)]
    made: pa.RecordBatch = arrow.RecordBatch.from_arrays(columns, schema=found)
    return made


def _field(arrow: ModuleType, column: Column) -> Any:
    return arrow.field(column.name, _type(arrow, column.sort), nullable=column.nullable, metadata={"meaning": column.meaning})


def _type(arrow: ModuleType, sort: Sort) -> Any:
    types = {
        Sort.TEXT: arrow.string(),
        Sort.INTEGER: arrow.int64(),
        Sort.DECIMAL: arrow.decimal128(38, 10),
        Sort.DATE: arrow.date32(),
        Sort.TEXTS: arrow.list_(arrow.string()),
        Sort.INTEGERS: arrow.list_(arrow.int64()),
    }
    return types[sort]
