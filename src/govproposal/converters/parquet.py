"""Apache Parquet: a file a table, compressed with Zstandard, in the schema of :mod:`govproposal.converters.arrow`.

``pip install "govproposal[arrow]"``.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from typing import Any

from govproposal.converters.arrow import batches, schema, tables
from govproposal.converters.contract import Records
from govproposal.converters.extras import needed
from govproposal.converters.tables import declared
from govproposal.converters.tables.declared import TABLES
from govproposal.converters.tables.places import placed, zipped

SUFFIXES = (".parquet",)
PROFILE = declared.PROFILE


def encode(records: Records, *, table: str | None = None) -> bytes:
    """The Parquet file of *table*, or a ZIP with one for each of all tables.

    Raises :class:`~govproposal.converters.contract.CannotWrite` and :class:`~govproposal.errors.MissingExtra`.
    """
    arrow, library = _libraries()
    made = tables(records)
    contents = {}
    for name in [table] if table else TABLES:
        target = arrow.BufferOutputStream()
        library.write_table(made[name], target, compression="zstd")
        contents[name] = target.getvalue().to_pybytes()
    return contents[table] if table else zipped({f"{name}.parquet": content for name, content in contents.items()})


def write(records: Records, path: Path, *, table: str | None = None) -> None:
    """Write *table*, or the one that *path* is called like, to a file, else all to a folder.

    Records may be a stream: row groups of about 20,000 rows are written as they come. Raises ``OSError``, and as :func:`encode`.
    """
    _, library = _libraries()
    with placed(path, table, ".parquet") as targets, ExitStack() as stack:
        writers: dict[str, Any] = {
            name: stack.enter_context(library.ParquetWriter(str(file), schema(name), compression="zstd")) for name, file in targets.items()
        }
        for name, batch in batches(records):
            if name in writers:
                writers[name].write_batch(batch)


def _libraries() -> tuple[ModuleType, ModuleType]:
    return needed("pyarrow", "arrow", "Parquet"), needed("pyarrow.parquet", "arrow", "Parquet")
