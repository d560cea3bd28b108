"""SQLite: a database of the tables, with primary and foreign keys; a document that is there already is replaced.

Days are ISO 8601 texts and lists JSON arrays (``json_each`` reads them). Amounts are numbers where a number keeps their digits, else
texts. Needs Python alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing, nullcontext
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from govproposal.converters.contract import Records
from govproposal.converters.replacing import replaced
from govproposal.converters.tables import declared
from govproposal.converters.tables.declared import TABLES
from govproposal.converters.tables.rows import Chunk, Row, Value, chunks
from govproposal.converters.tables.sql import create, insert
from govproposal.errors import ReadError
from govproposal.model.comparison import plain
from govproposal.model.record import SCHEMA

if TYPE_CHECKING:
    import sqlite3

SUFFIXES = (".sqlite", ".sqlite3", ".db")
PROFILE = attrs.evolve(
    declared.PROFILE, notes=(*declared.PROFILE.notes, "Amounts of more than 15 digits are texts, which compare as such.")
)


def encode(records: Records) -> bytes:
    """A new database of the records, as the bytes of its file.

    Raises :class:`~govproposal.converters.contract.CannotWrite`.

    >>> from govproposal.model import Plan
    >>> encode(Plan(title="办理工作方案"))[:15]
    b'SQLite format 3'
    """
    import sqlite3

    with closing(sqlite3.connect(":memory:")) as database:
        upsert(records, database)
        return database.serialize()


def write(records: Records, path: Path) -> None:
    """Put the records into a database file, in one transaction; a new file is made, a document that is there is replaced.

    Records may be a stream. Raises :class:`~govproposal.errors.ReadError` where the file is no such database, and as :func:`encode`;
    the file then is as it was, or not there.
    """
    import sqlite3

    try:
        with replaced(path) if not path.exists() else nullcontext(path) as target, closing(sqlite3.connect(target)) as database:
            upsert(records, database)
    except sqlite3.DatabaseError as error:
        raise ReadError(f"cannot be written: {error}", path=path) from error


def upsert(records: Records, database: sqlite3.Connection) -> None:
    """Put the records into a database that is open, in one transaction, making the tables where they are not there.

    Raises :class:`~govproposal.converters.contract.CannotWrite`; nothing is written then.
    """
    database.execute("PRAGMA foreign_keys = ON")
    with database:
        database.execute("BEGIN")
        _prepare(database)
        for chunk in chunks(records):
            _replace(database, chunk)


def _prepare(database: sqlite3.Connection) -> None:
    """Make the tables. Raises :class:`~govproposal.errors.ReadError` where they are there in another version."""
    for statement in create("sqlite"):
        database.execute(statement)
    database.execute("CREATE TABLE IF NOT EXISTS schema_version (version TEXT NOT NULL)")
    found = [version for (version,) in database.execute("SELECT version FROM schema_version")]
    if not found:
        database.execute("INSERT INTO schema_version VALUES (?)", (SCHEMA,))
    elif found != [SCHEMA]:
        raise ReadError(f"the database holds records of version {found[0]}, not {SCHEMA}", remedy="write a new one")


def _replace(database: sqlite3.Connection, chunk: Chunk) -> None:
    database.executemany("DELETE FROM documents WHERE document_id = ?", [(row[0],) for row in chunk["documents"]])
    for name, rows in chunk.items():
        database.executemany(insert(TABLES[name]), _stored(rows))


def _stored(rows: Iterable[Row]) -> Iterable[list[str | int | None]]:
    return ([_value(value) for value in row] for row in rows)


def _value(value: Value) -> str | int | None:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else value
