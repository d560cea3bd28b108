"""Records as tables: one declared schema (:mod:`.declared`), one way from records to rows (:mod:`.rows`), for all that has tables.

CSV, Arrow, Parquet, data frames, SQLite, DuckDB and PostgreSQL are modules of :mod:`govproposal.converters`.
"""

from govproposal.converters.tables.declared import PROFILE, TABLES, Column, Sort, Table
from govproposal.converters.tables.rows import Chunk, chunks

__all__ = ["PROFILE", "TABLES", "Chunk", "Column", "Sort", "Table", "chunks"]
