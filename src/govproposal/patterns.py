"""Patterns that are compiled when they are first used.

A program that parses one plan needs half of the library's patterns; compiling all of them at import took longer than the parsing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import cast


class _Lazy:
    """Stands in for a compiled pattern until the first of its methods is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled, whose methods are this object's own from now on."""
        found = re.compile(self.pattern, self.flags)
        for method in ("match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split"):
            setattr(self, method, getattr(found, method))
        return found

    def __getattr__(self, name: str) -> object:
        return getattr(self.compiled(), name)

    def __repr__(self) -> str:
        return f"lazy({self.pattern!r})"


class _Needing(_Lazy):
    """As :class:`_Lazy`, but compiled only for a text that holds one of the characters that every match holds."""

    def __init__(self, pattern: str, flags: int, needs: str) -> None:
        super().__init__(pattern, flags)
        self._needs = frozenset(needs)

    def __repr__(self) -> str:
        return f"lazy({self.pattern!r}, needs={''.join(sorted(self._needs))!r})"

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return None if self._needs.isdisjoint(text[start:end]) else self.compiled().match(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return None if self._needs.isdisjoint(text[start:end]) else self.compiled().search(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return None if self._needs.isdisjoint(text[start:end]) else self.compiled().fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return iter(()) if self._needs.isdisjoint(text[start:end]) else self.compiled().finditer(text, start, end)

    def sub(self, words: str, text: str) -> str:
        return text if self._needs.isdisjoint(text) else self.compiled().sub(words, text)


def lazy(pattern: str, flags: int = 0, *, needs: str = "") -> re.Pattern[str]:
    """The compiled *pattern*, compiled at its first use; from then on as fast as any.

    *needs* are characters of which every match holds at least one: for a text without any the pattern is not compiled either. That
    pays for what is asked of few lines, and found in few documents.

    >>> lazy("[0-9]+").findall("5个和12家")
    ['5', '12']
    >>> rare = lazy("第[0-9]+号令", needs="令")
    >>> rare.search("关于印发方案的通知"), rare.search("国务院第707号令")[0]
    (None, '第707号令')
    """
    return cast("re.Pattern[str]", _Needing(pattern, flags, needs) if needs else _Lazy(pattern, flags))


class Openings:
    """Patterns for how a text may begin, of which only those are compiled and tried that begin with the character it begins with.

    The patterns are parted by white space; each begins with a character or a class of characters that it needs.

    >>> chrome = Openings("上一?[篇页] [大中小]号 打印$")
    >>> chrome.match("上一篇:某通知"), chrome.match("小号"), chrome.match("打印机"), chrome.match("")
    (True, True, False, False)
    """

    def __init__(self, patterns: str) -> None:
        found: dict[str, list[str]] = {}
        for pattern in patterns.split():
            for first in _firsts(pattern):
                found.setdefault(first, []).append(pattern)
        self._patterns = {first: lazy("|".join(these)) for first, these in found.items()}

    def match(self, text: str, at: int = 0) -> bool:
        """Whether *text* goes on at *at* as one of the patterns does."""
        pattern = self._patterns.get(text[at : at + 1])
        return pattern is not None and pattern.match(text, at) is not None


def _firsts(pattern: str) -> str:
    """The characters that a text may begin with which *pattern* matches."""
    begun = re.match(r"\\(?P<escaped>[^\w\s])|\[(?P<any>[^]^\\-]+)\]|(?P<one>[^\\\[(.^$|])", pattern)
    if not begun or pattern[begun.end() : begun.end() + 1] in ("?", "*", "{"):
        raise ValueError(f"begins with no character that it needs: {pattern!r}")
    return begun["escaped"] or begun["any"] or begun["one"]


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of *words*, the longest first, with one branch for each first character.

    The engine compares a branch's first character before it enters it, and a search skips what begins none.

    >>> alternation(["牵头", "配合", "配合落实"])
    '(?:牵(?:头)|配(?:合落实|合))'
    """
    rest: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda one: (-len(one), one)):
        rest.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = [f"{re.escape(first)}(?:{'|'.join(tails)})" for first, tails in sorted(rest.items())]
    return f"(?:{'|'.join(branches)})"
