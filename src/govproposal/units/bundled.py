"""The tables that come with the package, as JSON files beside this module."""

from __future__ import annotations

from pkgutil import get_data  # importlib.resources would bring tempfile, zipfile and their like: 7 ms at the start of a process
from typing import Any


def bundled(name: str) -> Any:
    """What the JSON file *name* of this package holds; ``FileNotFoundError`` where there is none.

    >>> sorted(bundled("organs.json"))[:2]
    ['counties', 'heads']
    """
    import json

    data = get_data("govproposal.units", name)
    if data is None:
        raise FileNotFoundError(name)
    return json.loads(data)
