"""A unit's name read against the tables (单位名称解析): which place, which organ, and what of it."""

from __future__ import annotations

from govproposal.patterns import lazy
from govproposal.units.heads import branded, each, headed, national
from govproposal.units.placing import Reading, Setting, placed, unknown
from govproposal.units.reforms import normal
from govproposal.units.zones import zone

_NOTES = lazy(r"(?:等(?:有关)?(?:部门|单位)?|牵头|负责|本级|机关)$")


LONGEST = 80
"""What is longer is no name."""


def read(name: str, setting: Setting) -> Reading:
    """A folded *name* without brackets (:func:`~govproposal.units.spelling.bare`), read in a setting.

    >>> from govproposal.units.reforms import organs
    >>> read("市人社局", Setting("赣州市", None, organs())).organ.name
    '人力资源和社会保障局'
    """
    if len(name) > LONGEST:
        return Reading(words=name, place=setting.place, stem=normal(name))
    words = _NOTES.sub("", name.replace(" ", "").removeprefix("原")) or name
    for reader in (each, headed, national, branded, zone, placed):
        found = reader(words, setting)
        if found is not None:
            return found
    return unknown(words, setting)
