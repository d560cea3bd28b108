"""Where tables go: one table to a file that is called like it (``tasks.csv``), all of them to a folder, or to a ZIP as bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from govproposal.converters.tables.declared import TABLES


def files(path: Path, table: str | None, suffix: str) -> dict[str, Path]:
    """The file of each table to write: only that of *table*, or of the table that *path* is called like, else all, in a folder.

    The folder *path* is made where it is not there. Raises ``KeyError`` where there is no *table* of that name.

    >>> files(Path("out/tasks.csv"), None, ".csv") == {"tasks": Path("out/tasks.csv")}
    True
    """
    if table is None and path.stem in TABLES and not path.is_dir():
        table = path.stem
    if table is not None:
        return {TABLES[table].name: path}
    path.mkdir(parents=True, exist_ok=True)
    return {name: path / f"{name}{suffix}" for name in TABLES}


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """A ZIP of files by name; the same files give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name)  # its date is 1980-01-01
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()
