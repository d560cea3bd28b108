"""Which libraries write and read JSON text here, and how a test has one of them do it, or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest

from govproposal.converters import strict
from govproposal.converters.engines import FAST, Engine, engine

SLOW = "none"
ENGINES = [
    *(pytest.param(name, marks=pytest.mark.skipif(engine(name) is None, reason=f"{name} is not installed")) for name in FAST),
    "json",
    SLOW,
]
"""The engines by name, and ``none`` for the slow way."""
FASTEST = ENGINES[: len(FAST)]


def named(name: str) -> Engine:
    found = engine(name)
    assert found is not None
    return found


@contextmanager
def using(name: str) -> Iterator[None]:
    """In the block, JSON text is written and read by that engine alone, from the first record on."""
    writers = () if name == SLOW else (named(name),)
    readers = writers if name in FAST else ()
    home = "govproposal.converters.json_text"
    with patch(f"{home}.writers", lambda _: writers), patch(f"{home}.readers", lambda _: readers):
        yield


@contextmanager
def strictly() -> Iterator[None]:
    """In the block, nothing is read but by the strict reader, which is the law."""
    with using(SLOW), patch("govproposal.converters.structuring.read", strict.read):
        yield
