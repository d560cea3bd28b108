"""The states of a plugin: found, then loaded or broken, then registered."""

from __future__ import annotations

import re

import attrs

from govproposal.frozen import Value
from govproposal.plugin import GROUP, Parser

FIRST_PARTY = frozenset(
    {
        "govproposal",
        "govproposal-cppcc-bulletin",
        "govproposal-npc-motion-plan",
        "govproposal-reply",
        "govproposal-speech-digest",
        "govproposal-task-plan",
    }
)
"""The distributions that this project publishes itself; a plugin of any other is a third party's, and shown as such."""


@attrs.frozen(eq=False, repr=False)
class Found(Value):
    """An entry point: its ``name``, what it points at (``module:attribute``), and the distribution that brings it."""

    name: str
    value: str
    distribution: str = "?"
    version: str = "?"
    group: str = GROUP

    @property
    def third_party(self) -> bool:
        """Whether somebody else than this project publishes it.

        >>> Found("minutes", "pack:parser", "example-minutes", "1.2").third_party
        True
        """
        return re.sub(r"[-_.]+", "-", self.distribution).lower() not in FIRST_PARTY

    @property
    def origin(self) -> str:
        """The distribution with its version, for people.

        >>> Found("outcome-report", "pack:parser", "govproposal-pack", "1.2").origin
        'govproposal-pack 1.2'
        """
        return f"{self.distribution} {self.version}"


@attrs.frozen(eq=False, repr=False)
class Loaded(Value):
    """An entry point that was imported; ``plugin`` is what it points at, not yet looked at."""

    found: Found
    plugin: object = attrs.field(repr=False)


@attrs.frozen(eq=False, repr=False)
class Registered(Value):
    """A plugin that keeps the contract."""

    found: Found
    parser: Parser = attrs.field(repr=False)


@attrs.frozen(eq=False, repr=False)
class Broken(Value):
    """A plugin that cannot be used: ``reason`` says why, ``error`` is the exception, where there was one."""

    found: Found
    reason: str
    error: BaseException | None = attrs.field(default=None, eq=False, repr=False)
