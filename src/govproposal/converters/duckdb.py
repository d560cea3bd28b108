"""DuckDB: a database of the tables, with primary and foreign keys; a document that is there already is replaced.

Rows come as Arrow batches, in a stream. ``pip install "govproposal[duckdb]"``.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import attrs

from govproposal.converters.arrow import batch, schema
from govproposal.converters.contract import Records
from govproposal.converters.extras import needed
from govproposal.converters.replacing import replaced
from govproposal.converters.tables import declared
from govproposal.converters.tables.declared import TABLES
from govproposal.converters.tables.rows import Chunk, chunks
from govproposal.converters.tables.sql import create, quoted
from govproposal.errors import ReadError
from govproposal.model.record import SCHEMA

if TYPE_CHECKING:
    import duckdb

SUFFIXES = (".duckdb", ".ddb")
PROFILE = attrs.evolve(
    declared.PROFILE,
    notes=(
        *declared.PROFILE.notes,
        "The bytes of a database file differ from one writing to the next; its rows do not.",
    ),
)


def encode(records: Records) -> bytes:
    """A new database of the records, as the bytes of its file.

    Raises :class:`~govproposal.converters.contract.CannotWrite` and :class:`~govproposal.errors.MissingExtra`.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.duckdb"
        write(records, path)
        return path.read_bytes()


def write(records: Records, path: Path) -> None:
    """Put the records into a database file; a new file is made, a document that is there is replaced.

    It happens in a copy that takes the file's place, for DuckDB has no transaction in which a document can be replaced. Records may
    be a stream. Raises :class:`~govproposal.errors.ReadError` where the file is no such database, and as :func:`encode`; the file
    then is as it was, or not there.
    """
    library = _library()
    try:
        with replaced(path) as target:
            if path.exists():
                _copied(library, path, target)
            with closing(library.connect(str(target))) as database:
                upsert(records, database)
    except library.Error as error:
        raise ReadError(f"cannot be written: {str(error).splitlines()[0]}", path=path) from error


def upsert(records: Records, database: duckdb.DuckDBPyConnection) -> None:
    """Put the records into a database that is open, making the tables where they are not there.

    Raises as :func:`encode`; documents that were written before the fault stay, those that were to be replaced may be gone.
    """
    arrow = needed("pyarrow", "duckdb", "DuckDB")
    _prepare(database)
    for chunk in chunks(records):
        _remove(database, [str(row[0]) for row in chunk["documents"]])
        database.execute("BEGIN")
        try:
            _insert(arrow, database, chunk)
        except BaseException:
            database.execute("ROLLBACK")
            raise
        database.execute("COMMIT")


def _copied(library: ModuleType, path: Path, target: Path) -> None:
    """Copy a database that nobody else has open, with what stands in its log."""
    with closing(library.connect(str(path))) as database:
        database.execute("CHECKPOINT")
    shutil.copyfile(path, target)


def _library() -> ModuleType:
    return needed("duckdb", "duckdb", "DuckDB")


def _prepare(database: Any) -> None:
    """Make the tables. Raises :class:`~govproposal.errors.ReadError` where they are there in another version."""
    for statement in create("duckdb"):
        database.execute(statement)
    database.execute("CREATE TABLE IF NOT EXISTS schema_version (version VARCHAR NOT NULL)")
    found = [version for (version,) in database.execute("SELECT version FROM schema_version").fetchall()]
    if not found:
        database.execute("INSERT INTO schema_version VALUES (?)", [SCHEMA])
    elif found != [SCHEMA]:
        raise ReadError(f"the database holds records of version {found[0]}, not {SCHEMA}", remedy="write a new one")


def _remove(database: Any, documents: list[str]) -> None:
    """Remove documents that are there, by one statement a table, those that refer to others first.

    Each statement commits by itself: DuckDB checks foreign keys against rows that the same transaction has deleted.
    """
    found = database.execute("SELECT document_id FROM documents WHERE document_id IN (SELECT unnest(?))", [documents]).fetchall()
    if not found:
        return
    names = [name for (name,) in found]
    for table in reversed(TABLES):
        database.execute(f"DELETE FROM {quoted(table)} WHERE document_id IN (SELECT unnest(?))", [names])  # noqa: S608 (our own names)


def _insert(arrow: ModuleType, database: Any, chunk: Chunk) -> None:
    for name, rows in chunk.items():
        if rows:
            database.register("incoming", arrow.Table.from_batches([batch(arrow, schema(name), rows)]))
            database.execute(f"INSERT INTO {quoted(name)} SELECT * FROM incoming")  # noqa: S608
            database.unregister("incoming")
