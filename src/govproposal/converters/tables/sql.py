"""The tables in SQL: the statements that make them, for SQLite, DuckDB and PostgreSQL."""

from __future__ import annotations

from typing import Literal, TypeAlias

from govproposal.converters.tables.declared import TABLES, Column, Sort, Table

Dialect: TypeAlias = Literal["sqlite", "duckdb", "postgresql"]

_TYPES: dict[Dialect, dict[Sort, str]] = {
    "sqlite": {
        Sort.TEXT: "TEXT", Sort.INTEGER: "INTEGER", Sort.DECIMAL: "NUMERIC", Sort.DATE: "TEXT", Sort.TEXTS: "TEXT", Sort.INTEGERS: "TEXT",
    },
    "duckdb": {
        Sort.TEXT: "VARCHAR", Sort.INTEGER: "BIGINT", Sort.DECIMAL: "DECIMAL(38, 10)", Sort.DATE: "DATE", Sort.TEXTS: "VARCHAR[]",
        Sort.INTEGERS: "BIGINT[]",
    },
    "postgresql": {
        Sort.TEXT: "text", Sort.INTEGER: "bigint", Sort.DECIMAL: "numeric(38, 10)", Sort.DATE: "date", Sort.TEXTS: "text[]",
        Sort.INTEGERS: "bigint[]",
    },
}  # fmt: skip


def create(dialect: Dialect) -> list[str]:
    """The statements that make the tables where they are not there, those that others refer to first.

    >>> create("sqlite")[3].splitlines()[0]
    'CREATE TABLE IF NOT EXISTS "units" ('
    """
    return [_create(table, dialect) for table in TABLES.values()]


def insert(table: Table) -> str:
    """The statement that inserts a row, its values given as parameters.

    >>> insert(TABLES["units"])
    'INSERT INTO "units" ("document_id", "name", "completed") VALUES (?, ?, ?)'
    """
    columns = ", ".join(map(quoted, table.names))
    return f"INSERT INTO {quoted(table.name)} ({columns}) VALUES ({', '.join('?' * len(table.names))})"  # noqa: S608 (our own names)


def quoted(name: str) -> str:
    """A name of ours as an identifier: ``group`` and ``end`` are words of SQL."""
    return f'"{name}"'


def _create(table: Table, dialect: Dialect) -> str:
    lines = [_column(column, dialect) for column in table.columns]
    lines.append(f"PRIMARY KEY ({_names(table.key)})")
    # DuckDB checks foreign keys against rows that the same transaction has deleted, and has no ON DELETE CASCADE.
    cascade = "" if dialect == "duckdb" else " ON DELETE CASCADE"
    for columns, target in table.foreign:
        lines.append(f"FOREIGN KEY ({_names(columns)}) REFERENCES {quoted(target)} ({_names(TABLES[target].key)}){cascade}")
    body = ",\n  ".join(lines)
    return f"CREATE TABLE IF NOT EXISTS {quoted(table.name)} (\n  {body}\n)"


def _column(column: Column, dialect: Dialect) -> str:
    return f"{quoted(column.name)} {_TYPES[dialect][column.sort]}{'' if column.nullable else ' NOT NULL'}"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(map(quoted, names))
