"""CSV (RFC 4180): a file a table, in UTF-8; a byte order mark on request, without which Excel takes it for GBK.

Lists are JSON arrays in their cell. Nothing and the empty text look alike. A text that begins with ``=`` stays as it is: open files
of strangers in a spreadsheet with care.
"""

from __future__ import annotations

import csv as library
import io
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TextIO

import attrs

from govproposal.converters.contract import Records
from govproposal.converters.tables import declared
from govproposal.converters.tables.declared import TABLES
from govproposal.converters.tables.places import placed, zipped
from govproposal.converters.tables.rows import Row, Value, chunks
from govproposal.model.comparison import plain

SUFFIXES = (".csv",)
PROFILE = attrs.evolve(declared.PROFILE, notes=(*declared.PROFILE.notes, "Null and the empty text look alike."))
BOM = "\ufeff"
"""What Excel needs at the beginning to read UTF-8."""


def encode(records: Records, *, table: str | None = None, bom: bool = False) -> bytes:
    r"""The rows of *table* as CSV, or a ZIP with a file for each of all tables.

    Raises :class:`~govproposal.converters.contract.CannotWrite`.

    >>> from govproposal.model import Plan
    >>> encode(Plan(title="办理工作方案"), table="units", bom=True).decode()
    '\ufeffdocument_id,name,completed\r\n'
    """
    texts = {name: io.StringIO(newline="") for name in ([table] if table else TABLES)}
    _fill(records, texts, bom=bom)
    contents = {name: text.getvalue().encode("utf-8") for name, text in texts.items()}
    return contents[table] if table else zipped({f"{name}.csv": content for name, content in contents.items()})


def write(records: Records, path: Path, *, table: str | None = None, bom: bool = False) -> None:
    """Write *table*, or the one that *path* is called like, to a file, else all to a folder; records may be a stream.

    Raises ``OSError``, and as :func:`encode`.
    """
    with placed(path, table, ".csv") as targets, ExitStack() as stack:
        opened: dict[str, TextIO] = {
            name: stack.enter_context(file.open("w", encoding="utf-8", newline="")) for name, file in targets.items()
        }
        _fill(records, opened, bom=bom)


def _fill(records: Records, targets: dict[str, TextIO] | dict[str, io.StringIO], *, bom: bool) -> None:
    writers = {name: library.writer(target, lineterminator="\r\n") for name, target in targets.items()}
    for name, target in targets.items():
        target.write(BOM if bom else "")
        writers[name].writerow(TABLES[name].names)
    for chunk in chunks(records):
        for name, writer in writers.items():
            writer.writerows(_cells(chunk[name]))


def _cells(rows: Iterable[Row]) -> Iterable[list[str | int]]:
    return ([_cell(value) for value in row] for row in rows)


def _cell(value: Value) -> str | int:
    """A value as it stands in a cell.

    >>> _cell((1, 2)), _cell(None), _cell(Decimal("3E+4"))
    ('[1, 2]', '', '30000')
    """
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        import json

        return json.dumps(value, ensure_ascii=False)
    return value
