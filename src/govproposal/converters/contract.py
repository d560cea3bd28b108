"""What every format has: a profile that says what it cannot hold, and one error for what it cannot write.

A format is a module (or object) with ``SUFFIXES``, ``PROFILE``, ``encode`` and, where it can be read back, ``decode``:
:class:`Format`. Its ``encode`` takes one record or several and gives bytes; the same records give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeAlias, runtime_checkable

import attrs

from govproposal.converters.records import AnyRecord
from govproposal.errors import Fault, GovProposalError
from govproposal.frozen import Value
from govproposal.model.record import Record, UnknownRecord

Records: TypeAlias = AnyRecord | Iterable[AnyRecord]
"""What ``encode`` takes: a record, or several."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Profile(Value):
    """What a format cannot hold (its loss profile).

    ``drops`` are the fields that are left out, each as ``Class.field`` (``Plan.goals``, ``Evidenced.spans``; a field of a parent
    class goes from all its children). ``records`` are the record types it takes, empty for all. ``notes`` say what else there is
    to know, a sentence each.

    >>> Profile().lossless, Profile(drops=("Evidenced.spans",)).lossless
    (True, False)
    """

    drops: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def lossless(self) -> bool:
        """Whether everything a record has is there when it is read back."""
        return not self.drops and not self.records


@runtime_checkable
class Format(Protocol):
    """A format: the suffixes of its files (``.yaml``), its loss profile, and its writer.

    ``decode(data, *, types=None)``, which gives a tuple of records, and ``write(records, path)``, for formats that are files rather
    than byte strings, are there where the format has them.
    """

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # noqa: N802 (a constant of a module)
        """The suffixes of files in this format, the usual one first."""

    @property
    def PROFILE(self) -> Profile:  # noqa: N802
        """What the format cannot hold."""

    def encode(self, records: Records) -> bytes:
        """The records in this format. Raises :class:`CannotWrite` where it has no way to write them."""


class CannotWrite(GovProposalError, ValueError):
    """A format cannot write a record: ``faults`` name the fields, ``form`` the format.

    >>> print(CannotWrite("YAML", [Fault("$.title", "a lone surrogate is no character")]))
    YAML cannot hold this record, 1 fault(s):
      $.title: a lone surrogate is no character
    """

    def __init__(self, form: str, faults: Sequence[Fault]) -> None:
        super().__init__(form, tuple(faults))
        self.form = form
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return "\n".join([f"{self.form} cannot hold this record, {len(self.faults)} fault(s):", *(f"  {fault}" for fault in self.faults)])


def several(records: Records) -> Iterable[AnyRecord]:
    """The records of what ``encode`` was given.

    >>> from govproposal.model import Plan
    >>> len(list(several(Plan(title="方案"))))
    1
    """
    return (records,) if isinstance(records, (Record, UnknownRecord)) else records


def known(types: Mapping[str, type[Record]] | None) -> Mapping[str, type[Record]]:
    """The record types to read by: those given, or all that are installed."""
    if types is not None:
        return types
    from govproposal.registry import KnownTypes

    return KnownTypes()
