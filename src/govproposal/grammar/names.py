"""Stretches in which no phrase is looked for: titles in 《》 and names in quotation marks, found in one pass, by depth."""

from __future__ import annotations

from govproposal.patterns import lazy

_MARKS = lazy(r'[《》“”‘’"]')
_SENTENCE = lazy(r"[。;!?]|,.{12}")
_CLOSING = {"》": "《", "”": "“", "’": "‘"}


def name_spans(folded: str) -> list[tuple[int, int]]:
    """The outermost ``《…》`` and the quotation marks that hold a name, in order. A mark left open ends with its line and is none.

    A quotation that holds a sentence is speech, no name.

    >>> name_spans("编制《规划(2024-2035年)》,打造“15分钟生活圈”")
    [(2, 18), (21, 30)]
    """
    found: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    before = 0
    for hit in _MARKS.finditer(folded):
        mark = hit[0]
        if stack and folded.find("\n", before, hit.start()) >= 0:
            stack.clear()
        before = hit.start()
        if mark in _CLOSING:
            _close(folded, found, stack, _CLOSING[mark], hit.end())
        elif mark == '"' and any(one == '"' for one, _ in stack[-4:]):
            _close(folded, found, stack, '"', hit.end())
        else:
            stack.append((mark, hit.start()))
    return found


def _close(folded: str, found: list[tuple[int, int]], stack: list[tuple[str, int]], mark: str, end: int) -> None:
    for back in range(1, min(len(stack), 6) + 1):
        if stack[-back][0] == mark:
            start = stack[-back][1]
            del stack[-back:]
            if mark == "《" or not _SENTENCE.search(folded, start, end):
                while found and found[-1][0] >= start:
                    found.pop()
                found.append((start, end))
            return
