"""The plain scanner: tags found one by one, for pages that libxml2 gives up on. It knows no grammar but which block ends which."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html import unescape

from govproposal.reading.layout import Layout
from govproposal.reading.names import BLOCKS, BOXES, RAW

_KEPT = BLOCKS | BOXES | {"table", "tr", "td", "th", "pre"}
_CELL = frozenset({"td", "th", "p"})
_ENDS = {
    **dict.fromkeys(BOXES | BLOCKS | {"table", "pre"}, frozenset({"p"})),
    "li": frozenset({"li", "p"}), "dt": frozenset({"dt", "dd", "p"}), "dd": frozenset({"dt", "dd", "p"}), "option": frozenset({"option"}),
    "td": _CELL, "th": _CELL, "tr": _CELL | {"tr"},
}  # fmt: skip


def scan(page: str) -> Layout:
    """The layout of *page*, tag by tag in one linear pass; a bracket that opens no tag is text.

    >>> scan("<table><tr><td>甲<td>乙").lines
    ['甲', '乙']
    """
    tags = _patterns()[0]
    scanner = _Scanner()
    at = 0
    found = tags.search(page)
    while found:
        scanner.text(page[at : found.start()])
        at = found.end()
        name = (found["name"] or "").lower()
        if found["slash"]:
            scanner.close(name)
        elif name:
            scanner.open(name, found["rest"])
            at = scanner.past(page, name, at) if name in RAW else at
        found = tags.search(page, at)
    scanner.text(page[at:])
    return scanner.finish()


def words(page: str) -> bool:
    """Whether anything of *page* is left without its tags.

    >>> words("<html><script>a</script></html>"), words("<p>甲")
    (False, True)
    """
    return any(scan(page).lines)


class _Scanner:
    """Keeps the events balanced that it hands to a layout."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.stack: list[str] = []
        self.opened: Counter[str] = Counter()
        self.endless: set[str] = set()

    def text(self, text: str) -> None:
        """Words between tags."""
        if text:
            self.layout.data(unescape(text) if "&" in text else text)

    def open(self, name: str, rest: str) -> None:
        """A start tag, which ends what cannot hold it."""
        ends = _ENDS.get(name, frozenset())
        while self.stack and self.stack[-1] in ends:
            self._pop()
        # Of inline elements only the link matters, and it needs no balance.
        self.layout.start(name, _attributes(rest) if "=" in rest else {})
        if name in _KEPT:
            self.stack.append(name)
            self.opened[name] += 1

    def close(self, name: str) -> None:
        """An end tag, which ends all that is open inside; nothing where none is open."""
        if name not in _KEPT:
            self.layout.end(name)
        elif self.opened[name]:
            while self._pop() != name:
                pass

    def past(self, page: str, name: str, at: int) -> int:
        """Where the text of a script or style ends; what is never closed is read on as if it were nothing."""
        found = None if name in self.endless else re.compile(f"</{name}", re.I).search(page, at)
        if found is None:
            self.endless.add(name)
        self.layout.end(name)
        return found.start() if found else at

    def finish(self) -> Layout:
        """All that is open ends."""
        while self.stack:
            self._pop()
        return self.layout.close()

    def _pop(self) -> str:
        name = self.stack.pop()
        self.opened[name] -= 1
        self.layout.end(name)
        return name


def _attributes(rest: str) -> dict[str, str]:
    """The attributes of a start tag."""
    return {one[1].lower(): unescape(one[2] or one[3] or one[4] or "") for one in _patterns()[1].finditer(rest)}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Tags, comments and declarations; attributes. No tag may hold a further ``<``, which keeps the search linear."""
    tags = re.compile(r"<!--[^-]*+(?:-(?!->)[^-]*+)*+-->|<[!?][^<>]*+>|<(?P<slash>/?)(?P<name>[a-zA-Z][^\s<>/]*+)(?P<rest>[^<>]*+)>")
    return tags, re.compile(r"""([^\s"'<>/=]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]*+))""")
