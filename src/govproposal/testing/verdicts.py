"""What a law of the plugin contract is, and what is said of a parser that was held against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import attrs

LIMIT = 8
"""How many faults of one law are shown; the first ones are the smallest."""


@attrs.frozen(kw_only=True)
class Law:
    """A law of the contract: its ``name``, what it ``states``, what to do where it is broken, and the check that yields every fault.

    A law that holds for every specimen on its own (``each``) is checked by ``hold(workbench, case)``, another one by ``hold(workbench)``.
    """

    name: str
    states: str
    remedy: str
    hold: Callable[..., Iterable[str]] = attrs.field(repr=False)
    each: bool = False


@attrs.frozen(kw_only=True)
class Verdict:
    """A law held against a parser: the faults found, none where it is kept; ``case`` is the specimen of a law for each of them."""

    law: Law
    case: str = ""
    faults: tuple[str, ...] = ()
    seconds: float = 0.0

    def explained(self) -> Iterator[str]:
        """The faults, what the law states, and what to do, a line each; nothing where the law is kept."""
        if not self.faults:
            return
        yield from self.faults[:LIMIT]
        if len(self.faults) > LIMIT:
            yield f"… and {len(self.faults) - LIMIT} more"
        yield f"the law: {self.law.states}"
        yield f"what to do: {self.law.remedy}"
