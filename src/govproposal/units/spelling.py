"""How a name is written (书写): folded, the names that brackets add taken apart from the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govproposal.folding import fold
from govproposal.patterns import lazy

_TRAILING = lazy(r"(?:\((?P<inside>[^()]*)\)|〈(?P<other>[^〈〉]*)〉|\[(?P<third>[^\[\]]*)\])$")
_LONGEST = 200
_KINDS = lazy(r"(?<=[省市县区州旗镇乡])\(([、省市县区旗镇乡街道]{1,8})\)")
"""What stands in brackets for kinds of places beside the one before: 各镇(街道)."""
_MIDDLE = lazy(r"\(([^()]*)\)")
_NOTE = lazy(r"下同|含|除外|负责|牵头|汇总|列|原则|、$")
_CALLED = lazy(r"^(?:以下|下)?(?:简称|统称|挂|加挂|又称|即)[:为]?")


def bare(name: str) -> tuple[str, tuple[str, ...]]:
    """A name folded, with the names that brackets at its end add: 管委会〈区人民政府〉; what is no name (下同) is left out.

    >>> bare("武宁经开区管委会（万福工业园管理办公室）"), bare("市科协（含下属单位，下同）")
    (('武宁经开区管委会', ('万福工业园管理办公室',)), ('市科协', ()))
    """
    folded = fold(name).strip(" \n、,;:。“”‘’\"'")
    folded = _KINDS.sub(lambda match: match[1].replace("、", ""), folded)
    aliases: list[str] = []
    while len(folded) < _LONGEST and (found := _TRAILING.search(folded)):
        if found.start() == 0:
            break
        aliases += list(_named_in(found[1] or found[2] or found[3]))
        folded = folded[: found.start()].rstrip()
    folded = _MIDDLE.sub(lambda match: "" if _NOTE.search(match[1]) else match[1], folded)
    return folded.replace("、", "") if folded.startswith("各") else folded, tuple(aliases)


def _named_in(words: str | None) -> Iterator[str]:
    for part in re.split(r"[、,;]", words or ""):
        named = _CALLED.sub("", part).strip(" “”‘’")
        if len(named) > 2 and not _NOTE.search(named):
            yield named
