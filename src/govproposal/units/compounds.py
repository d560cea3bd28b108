"""Names made of several fields of work (复合名称): 教育和科学技术局 is 教科局, 创城工作领导小组办公室 创城办."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from govproposal.patterns import lazy
from govproposal.units.bundled import bundled

_TASK_FORCE = lazy(r"(?<=..)(?:工作|建设)?(?:领导小组|工作组|联席会议|指挥部|委)(?=办$)")


@lru_cache(maxsize=4096)
def shortened(stem: str) -> str:
    """A stem (:func:`~govproposal.units.reforms.normal`) by one character for each of its fields of work, and without its task force.

    >>> shortened("教育科学技术局"), shortened("创城工作领导小组办"), shortened("教育局")
    ('教科局', '创城办', '教育局')
    """
    if stem.endswith("办"):
        stem = _TASK_FORCE.sub("", stem)
    if not stem.endswith(("局", "委", "办")):
        return stem
    fields, one, several = _fields()
    found = several.match(stem)
    return one.sub(lambda match: fields[match[0]], found[0]) + stem[-1] if found else stem


@cache
def _fields() -> tuple[Mapping[str, str], re.Pattern[str], re.Pattern[str]]:
    """The short form of each field, a pattern for one, and one for several before the last word of a stem."""
    short = {field: one for one, fields in bundled("fields.json")["fields"].items() for field in fields.split()}
    any_field = "|".join(sorted(short, key=len, reverse=True))
    return short, re.compile(any_field), re.compile(rf"(?>{any_field}){{2,}}(?=(?:管理)?[局委办]$)")
