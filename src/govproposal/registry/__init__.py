"""The plugin host: which parsers there are, which of them takes a document, and running it safely.

A plugin goes through states, each a type of its own: :class:`Found` (an entry point), :class:`Loaded` or :class:`Broken`,
:class:`Registered`. What is broken is named and contained; two plugins of one name are an error that names both.

What plugins bring beside parsers is in :mod:`govproposal.registry.beside`, which is imported where there is such a thing.
"""

from govproposal.registry.choice import Choice, Said, choose
from govproposal.registry.discovery import discover
from govproposal.registry.running import run
from govproposal.registry.states import Broken, Found, Loaded, Registered
from govproposal.registry.survey import (
    BUILT_IN,
    DISABLE,
    Installed,
    KnownTypes,
    check,
    declared,
    enabled,
    installed,
    load,
    readers,
    register,
    survey,
)

__all__ = [
    "BUILT_IN",
    "DISABLE",
    "Broken",
    "Choice",
    "Found",
    "Installed",
    "KnownTypes",
    "Loaded",
    "Registered",
    "Said",
    "check",
    "choose",
    "declared",
    "discover",
    "enabled",
    "installed",
    "load",
    "readers",
    "register",
    "run",
    "survey",
]
