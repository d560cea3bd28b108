"""Optional packages: imported when a format needs them; a missing one is named with the command that installs it."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from govproposal.errors import MissingExtra


def needed(module: str, extra: str, purpose: str) -> ModuleType:
    """The module of an optional package.

    Raises :class:`~govproposal.errors.MissingExtra`, which says ``pip install "govproposal[EXTRA]"``, where it is not installed.

    >>> needed("json", "json", "reading JSON").__name__
    'json'
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        # A package that is there but lacks something of its own is broken, not missing.
        if error.name is None or error.name.partition(".")[0] != module.partition(".")[0]:
            raise
        raise MissingExtra(extra, purpose) from None
