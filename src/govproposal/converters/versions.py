"""Older and newer versions of the JSON form: casters that lift an older form to the next version, and lower it again.

A minor version needs none: every ``1.x`` reads every other. A new major version brings one :class:`Caster` from the last; readers
lift what they are given to the version they know, and a writer can lower what it writes for a program that is behind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import attrs

from govproposal.errors import Fault, InvalidRecord
from govproposal.frozen import Value

Form: TypeAlias = dict[str, Any]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Caster(Value):
    """One step between two versions: ``up`` turns a form of the version ``older`` into one of ``newer``, ``down`` the reverse.

    Both are given a form that they may change and return the result; ``schema`` is set for them. ``loses`` says, a sentence each,
    what ``down`` leaves out because the older version has no place for it.
    """

    older: str
    newer: str
    up: Callable[[Form], Form]
    down: Callable[[Form], Form]
    loses: tuple[str, ...] = ()


CASTERS: tuple[Caster, ...] = ()
"""The casters there are; none as long as version 1 is the first."""


def cast(form: Form, target: str, casters: Sequence[Caster] | None = None) -> Form:
    """The form of a record in the version *target*, whatever version it is in; *form* itself does not change.

    *casters* stand for :data:`CASTERS`.

    Raises :class:`~govproposal.errors.InvalidRecord` where no chain of them leads there.

    >>> step = Caster(older="govproposal/0.9", newer="govproposal/1.0",
    ...               up=lambda form: {"title": form["name"]}, down=lambda form: {"name": form["title"]})
    >>> cast({"schema": "govproposal/0.9", "name": "方案"}, "govproposal/1.0", [step])
    {'schema': 'govproposal/1.0', 'title': '方案'}
    """
    version = form.get("schema")
    steps = _way(version, target, CASTERS if casters is None else casters) if isinstance(version, str) else None
    if steps is None:
        raise InvalidRecord([Fault("$.schema", f"no way leads from version {version!r} to {target!r}")])
    if not steps:
        return form
    from copy import deepcopy

    made = deepcopy(form)
    for caster, upward in steps:
        made = (caster.up if upward else caster.down)(made)
        made = {"schema": caster.newer if upward else caster.older, **{key: one for key, one in made.items() if key != "schema"}}
    return made


def lifted(form: Form, target: str) -> Form:
    """The form in the version *target* where casters lead there, else as it is.

    >>> lifted({"schema": "govproposal/0.1"}, "govproposal/1.0")
    {'schema': 'govproposal/0.1'}
    """
    version = form.get("schema")
    return cast(form, target) if isinstance(version, str) and _way(version, target, CASTERS) else form


def _way(start: str, target: str, casters: Sequence[Caster]) -> list[tuple[Caster, bool]] | None:
    """The shortest chain of casters from one version to another, each with its direction; ``None`` if there is none."""
    ways: dict[str, list[tuple[Caster, bool]]] = {start: []}
    reached = [start]
    for version in reached:
        for one in casters:
            for here, there, upward in ((one.older, one.newer, True), (one.newer, one.older, False)):
                if here == version and there not in ways:
                    ways[there] = [*ways[version], (one, upward)]
                    reached.append(there)
    return ways.get(target)
