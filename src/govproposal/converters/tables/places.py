"""Where tables go: one table to a file that is called like it (``tasks.csv``), all of them to a folder, or to a ZIP as bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from govproposal.converters.replacing import beside, move, replaced
from govproposal.converters.tables.declared import TABLES


def files(path: Path, table: str | None, suffix: str) -> dict[str, Path]:
    """The file of each table to write: only that of *table*, or of the table that *path* is called like, else all, in a folder.

    Raises ``KeyError`` where there is no *table* of that name.

    >>> files(Path("out/tasks.csv"), None, ".csv") == {"tasks": Path("out/tasks.csv")}
    True
    """
    if table is None and path.stem in TABLES and not path.is_dir():
        table = path.stem
    if table is not None:
        return {TABLES[table].name: path}
    return {name: path / f"{name}{suffix}" for name in TABLES}


@contextmanager
def placed(path: Path, table: str | None, suffix: str) -> Iterator[dict[str, Path]]:
    """As :func:`files`, paths to write to: what is written there is in its place when the block ends, and nothing where it raises.

    The folder *path* is made where it is not there. Raises ``OSError``, and as :func:`files`.
    """
    targets = files(path, table, suffix)
    if list(targets.values()) == [path]:
        with replaced(path) as made:
            yield dict.fromkeys(targets, made)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with beside(path) as folder:
        yield {name: folder / target.name for name, target in targets.items()}
        path.mkdir(exist_ok=True)
        for target in targets.values():
            move(folder / target.name, target)


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
