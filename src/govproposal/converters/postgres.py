"""PostgreSQL: the tables of a database, with primary and foreign keys, filled by ADBC with the speed of COPY.

A document that is there already is replaced; everything happens in one transaction. ``pip install "govproposal[postgres]"``.
"""

from __future__ import annotations

from contextlib import closing
from types import ModuleType
from typing import Any

import attrs

from govproposal.converters.arrow import batches
from govproposal.converters.contract import Records
from govproposal.converters.extras import needed
from govproposal.converters.plaindata import no_text
from govproposal.converters.tables import declared
from govproposal.converters.tables.sql import create
from govproposal.errors import ReadError
from govproposal.model.record import SCHEMA

PROFILE = attrs.evolve(declared.PROFILE, notes=(*declared.PROFILE.notes, "A text with the character U+0000 is refused."))


def write(records: Records, uri: str) -> None:
    """Put the records into the database at *uri* (``postgresql://user@host/name``), making the tables where they are not there.

    Records may be a stream. Raises :class:`~govproposal.converters.contract.CannotWrite`,
    :class:`~govproposal.errors.MissingExtra`, and :class:`~govproposal.errors.ReadError` where the database cannot be used; nothing
    is written then.
    """
    library = needed("adbc_driver_postgresql.dbapi", "postgres", "PostgreSQL")
    try:
        with closing(library.connect(uri)) as connection:
            with connection.cursor() as cursor:
                _upsert(records, cursor)
            connection.commit()
    except library.Error as error:
        raise ReadError(f"the database cannot be written: {str(error).splitlines()[0]}") from error


def _upsert(records: Records, cursor: Any) -> None:
    arrow = needed("pyarrow", "postgres", "PostgreSQL")
    _prepare(cursor)
    for name, rows in batches(records, wrong=_wrong):
        if name == "documents":
            _remove(arrow, cursor, rows)
        cursor.adbc_ingest(name, arrow.Table.from_batches([rows]), mode="append")


def _prepare(cursor: Any) -> None:
    """Make the tables. Raises :class:`~govproposal.errors.ReadError` where they are there in another version."""
    for statement in [*create("postgresql"), "CREATE TABLE IF NOT EXISTS schema_version (version text NOT NULL)"]:
        cursor.execute(statement)
    cursor.execute("SELECT version FROM schema_version")
    found = [version for (version,) in cursor.fetchall()]
    if not found:
        cursor.execute("INSERT INTO schema_version VALUES ($1)", (SCHEMA,))
    elif found != [SCHEMA]:
        raise ReadError(f"the database holds records of version {found[0]}, not {SCHEMA}", remedy="write to a new one")


def _remove(arrow: ModuleType, cursor: Any, rows: Any) -> None:
    """Remove the documents of *rows* that are there; what hangs on them goes with them."""
    cursor.executemany("DELETE FROM documents WHERE document_id = $1", arrow.Table.from_batches([rows]).select(["document_id"]))


def _wrong(value: Any) -> str | None:
    return "PostgreSQL has no way to write U+0000" if isinstance(value, str) and "\x00" in value else no_text(value)
