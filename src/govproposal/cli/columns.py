"""Text in columns, where a Chinese character is two wide."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from unicodedata import combining, east_asian_width


def width(text: str) -> int:
    """How many columns of a terminal *text* takes.

    >>> width("plan"), width("工作方案")
    (4, 8)
    """
    if text.isascii():
        return len(text)
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def pad(text: str, columns: int) -> str:
    """*text* filled up with spaces to so many columns.

    >>> pad("方案", 6) + "|"
    '方案  |'
    """
    return text + " " * (columns - width(text))


def count(number: int, things: str) -> str:
    """So many things, in the singular where it is one.

    >>> count(1, "tasks"), count(0, "tasks")
    ('1 task', '0 tasks')
    """
    return f"{number} {things.removesuffix('s') if number == 1 else things}"


def flat(text: str) -> str:
    r"""*text* on one line: white space of every kind, line breaks included, as single spaces.

    >>> flat("加强领导。\n　　强化督办。")
    '加强领导。 强化督办。'
    """
    return " ".join(text.split())


def cut(text: str, columns: int) -> str:
    """*text*, a line, in at most so many columns; what is cut off is shown by ``…``.

    >>> cut("加快基础设施建设", 9)
    '加快基础…'
    """
    if _fitting(text, columns) == len(text):
        return text
    return text[: _fitting(text, columns - 1)] + "…"


def _fitting(text: str, columns: int) -> int:
    """How many characters of *text* take at most so many columns."""
    for at, char in enumerate(text):
        columns -= width(char)
        if columns < 0:
            return at
    return len(text)


def wrap(text: str, columns: int) -> list[str]:
    """*text* on as many lines as it takes, none wider than so many columns (at least 2); words in Latin letters stay whole.

    >>> wrap("牵头: 市园林局、市水务局", 14)
    ['牵头: 市园林局', '、市水务局']
    """
    lines, start = [], 0
    while (end := start + _fitting(text[start : start + 2 * columns], columns)) < len(text):
        end = max(end, start + 1)
        space = text.rfind(" ", max(end - 16, start + 1), end + 1)
        end = space if space > 0 and text[end - 1 : end + 1].isascii() else end
        lines.append(text[start:end].rstrip())
        start = end + (text[end] == " ")
    return [*lines, text[start:]]


def table(rows: Iterable[Sequence[str]], gap: int = 2) -> list[str]:
    """Rows as lines, every column but the last as wide as its widest cell.

    >>> table([("plan", "方案"), ("outcome-report", "通报")])
    ['plan            方案', 'outcome-report  通报']
    """
    listed = [list(row) for row in rows]
    wide = [max(map(width, column)) for column in zip(*(row[:-1] for row in listed), strict=True)]
    return ["".join(pad(cell, wide[at] + gap) for at, cell in enumerate(row[:-1])) + row[-1] for row in listed]


def terminal() -> int:
    """How many columns there are to write to; 100 where nothing says so."""
    return shutil.get_terminal_size((100, 24)).columns
