"""What a plugin may bring beside parsers: record types, readers, converters, organ tables and diagnostics.

Each kind has an entry point group of its own, and each entry point names an :class:`Extension`, which says for which version of
the contract it was made, and holds the thing itself::

    [project.entry-points."govproposal.records"]
    minutes = "my_package:record_types"

====================================  ==========================================================================================
group                                 what ``provides`` is
====================================  ==========================================================================================
``govproposal.records``               a tuple of record classes, each of a type ``vendor/name``
``govproposal.readers``               a :class:`~govproposal.reading.contract.Reader`
``govproposal.converters``            a :class:`~govproposal.converters.contract.Format`
``govproposal.organs``                a table of organs (机构): a mapping, or the file of its JSON form
``govproposal.diagnostics``           codes ``vendor/XX123`` with their :class:`~govproposal.diagnostics.Code`
====================================  ==========================================================================================
"""

from __future__ import annotations

from typing import Generic, TypeVar

import attrs

T_co = TypeVar("T_co", covariant=True)

KINDS = ("records", "readers", "converters", "organs", "diagnostics")
"""The kinds of extensions; the entry point group of each is ``govproposal.`` and its name."""


@attrs.frozen(kw_only=True)
class Extension(Generic[T_co]):
    """Something that a plugin brings beside a parser, with its own ``version`` and the version of the contract it keeps.

    >>> from govproposal.diagnostics import Code, Severity
    >>> codes = {"example/MN101": Code(Severity.WARNING, "the minutes (会议纪要) name nobody", "compare with the page")}
    >>> Extension(api_version=1, version="1.0", provides=codes).version
    '1.0'
    """

    api_version: int
    version: str
    provides: T_co


def group(kind: str) -> str:
    """The entry point group of a kind of extensions.

    >>> group("organs")
    'govproposal.organs'
    """
    return f"govproposal.{kind}"
