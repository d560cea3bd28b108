"""Compare two readings of a document: what the record contract fixes, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from govproposal.model import Record, facts

BEYOND = frozenset({"key", "subject", "change", "basis", "completed"})
"""Fields that no wording fixes or that go beyond the contract: a drawn record does not state them."""


def stated(record: Record) -> Any:
    """The facts of *record* that a document states: without what is derived from elsewhere or beyond the contract.

    The id of an outcome without a path is left out: nothing is printed that it could be.

    >>> from govproposal.model import Header, SpeechDigest
    >>> stated(SpeechDigest(header=Header(title="大会　发言")))["header"]["title"]
    '大会发言'
    """
    return _pruned(facts(record))


def _pruned(value: Any) -> Any:
    if isinstance(value, Mapping):
        unnamed = {"id"} if value.get("path") == () else set()
        return {name: _pruned(one) for name, one in value.items() if name not in BEYOND | unnamed}
    if isinstance(value, tuple):
        return tuple(_pruned(one) for one in value)
    return value


def differences(expected: Any, found: Any, path: str = "$") -> Iterator[str]:
    """Where *found* differs from *expected*, a line each with its path (``$.tasks[2].text``).

    >>> list(differences({"a": (1, 2)}, {"a": (1, 3)}))
    ['$.a[1]: expected 2, found 3']
    """
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        for name in [*expected, *(one for one in found if one not in expected)]:
            yield from differences(expected.get(name), found.get(name), f"{path}.{name}")
    elif isinstance(expected, tuple) and isinstance(found, tuple) and len(expected) == len(found):
        for i, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from differences(one, other, f"{path}[{i}]")
    elif expected != found:
        yield f"{path}: expected {expected!r}, found {found!r}"
