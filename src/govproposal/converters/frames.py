"""Tables as data frames of pandas or polars, with nullable types, decimals and span columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from govproposal.converters.arrow import tables
from govproposal.converters.contract import Records
from govproposal.converters.extras import needed
from govproposal.converters.tables.declared import TABLES

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl


@overload
def to_frame(records: Records, table: str = "tasks", *, library: Literal["pandas"] = "pandas") -> pd.DataFrame: ...


@overload
def to_frame(records: Records, table: str = "tasks", *, library: Literal["polars"]) -> pl.DataFrame: ...


def to_frame(records: Records, table: str = "tasks", *, library: Literal["pandas", "polars"] = "pandas") -> pd.DataFrame | pl.DataFrame:
    """One of the tables (:data:`~govproposal.converters.tables.TABLES`) as a data frame.

    In pandas its columns are backed by Arrow: a null is ``pd.NA``, an amount a ``Decimal``, a day a ``date``. Sorted by
    ``document_id`` and ``sort_path`` the tasks stand as in the outline. Raises ``LookupError`` for a table that there is not,
    :class:`~govproposal.converters.contract.CannotWrite` and :class:`~govproposal.errors.MissingExtra`.
    """
    if table not in TABLES:
        raise LookupError(f"there is no table {table!r}; there are: {', '.join(TABLES)}")
    frames = needed(library, library, f"a data frame of {library}")
    found = tables(records)[table]
    if library == "polars":
        made: pl.DataFrame = frames.from_arrow(found)
        return made
    frame: pd.DataFrame = found.to_pandas(types_mapper=frames.ArrowDtype)
    return frame
