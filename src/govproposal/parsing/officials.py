"""Leaders who take a proposal in hand (领导督办、领衔办理、领办)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from govproposal.document import Document
from govproposal.grammar.people import parse_person
from govproposal.grammar.references import trim
from govproposal.model.plan import Official
from govproposal.spans import Span, Witnesses

_VERB = re.compile(r"(?:亲自|倾力|全程|分别|共同|牵头|带头|直接|负责|重点|具体|同志)*(?P<role>领衔督办|领衔办理|领衔领办|牵头督办|牵头领办|包案督办|重点督办|督办|领办|包案)")
_START = re.compile(r"[。;,:\n()》]|(?:督办|领办|领衔办理)[、和]")
_POST = re.compile(r"(?:长|任|席|记|委|员|理|秘书|常委|代表|同志)$")


def find_officials(document: Document, spans: Iterable[Span]) -> tuple[Official, ...]:
    """The leaders that *spans* name with a verb of taking in hand, each with posts and role as worded; persons only thanked are none.

    >>> from govproposal.source import Source
    >>> document = Document(Source.of("市委副书记、市长赵明远领衔办理2号建议案。"))
    >>> [(one.name, one.posts, one.role) for one in find_officials(document, [Span(0, 20)])]
    [('赵明远', ('市委副书记', '市长'), '领衔办理')]
    """
    found: list[Official] = []
    for span in spans:
        floor = span.start
        for verb in _VERB.finditer(document.folded, *span):
            start = _clause_start(document.folded, floor, verb.start())
            person = _person(document, start, verb)
            if person:
                found.append(person)
                floor = verb.end()
    return tuple(found)


def _clause_start(folded: str, floor: int, end: int) -> int:
    """Where the words on who acts begin: behind the last mark, or behind 由."""
    start = floor
    for mark in _START.finditer(folded, floor, end):
        start = mark.end()
    by = folded.rfind("由", start, end)
    return by + 1 if by >= 0 else start


def _person(document: Document, start: int, verb: re.Match[str]) -> Official | None:
    span = trim(document.folded, start, verb.start())
    if not 4 <= span.end - span.start <= 40:
        return None
    person = parse_person(document.text, *span, folded=document.folded)
    if not person.name or not person.posts or not _POST.search(person.posts[-1]) or not 2 <= len(person.name.replace("·", "")) <= 8:
        return None
    spans = dict(person.spans) | {"role": (Span(*verb.span("role")),)}
    return Official(name=person.name, posts=person.posts, role=verb["role"], span=Span(span.start, verb.end()), spans=Witnesses(spans))  # type: ignore[arg-type]
