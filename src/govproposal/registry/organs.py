"""The table of organs (机构表) with those that installed plugins bring laid over the package's own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from govproposal.registry.beside import organ_tables
from govproposal.units.reforms import OrganTable, organs


@cache
def installed_organs() -> OrganTable:
    """The package's table of organs with those of the entry points ``govproposal.organs``.

    Raises :class:`~govproposal.errors.InvalidRecord` where one is no table of organs.

    >>> "财政局" in installed_organs().organs
    True
    """
    table = organs()
    for brought in organ_tables():
        table = table.extended(brought if isinstance(brought, Mapping) else json.loads(brought.read_text(encoding="utf-8")))
    return table
