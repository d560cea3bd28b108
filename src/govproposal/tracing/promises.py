"""Promised documents against reported ones: by title, or by kind and subject; what is drafted, hoped for or denied is no document yet."""

from __future__ import annotations

import re
from typing import NamedTuple

import attrs

from govproposal.folding import fold, letters
from govproposal.frozen import Value
from govproposal.spans import Span
from govproposal.tracing.fuzzy import ratio
from govproposal.tracing.moods import AHEAD, clause_start, denied, hoped
from govproposal.tracing.passages import Passage
from govproposal.tracing.wording import DOCUMENT_KIND, DRAFT, FILLERS, ISSUED, PROMISED, STOCK

_TITLE = re.compile(r"《([^《》]{4,80})》")
_CLAUSE_END = re.compile(r"[,:]")
_BEHIND = re.compile(
    r"(?:正式|已|已经|相继|顺利|成功|尚未|暂未|仍未|还未|未能|未|没有|按期|如期|按时){0,6}+"
    r"(?:出台|印发|发布|颁布|实施)(?=[。;,!\n]|$)"
)
_STOP = re.compile(r"[。;!?\n]")
_PLACE = re.compile(r"(?:中华人民共和国|全国|国家)?(?:[^省市县区]{1,8}(?:自治[区州]|[省市县区])){0,3}")
_YEARS = re.compile(r"[(（]?(?:20[0-9]{2}(?:年)?(?:[-~至][0-9]{2,4})?年?(?:版|度)?|试行|暂行|修订|草案|征求意见稿)[)）]?")
_REACH = 60
"""How far behind its verb a document may stand, in characters."""
ALIKE = 0.8
"""From here on two titles are one that was copied badly, or shortened."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Paper(Value):
    """A document that is promised or reported: its title where it has one, its kind, and what it is on.

    ``place`` is where its words stand in the item's ``field``, ``draft`` says that it is not there yet, ``denied`` that the words
    say so outright.
    """

    title: str | None
    kind: str
    subject: str
    field: str
    place: Span
    draft: bool = False
    denied: bool = False


class _Mood(NamedTuple):
    """How a document is spoken of."""

    draft: bool
    denied: bool

    def of(self, paper: Paper) -> Paper:
        """The document, spoken of so."""
        return attrs.evolve(paper, draft=self.draft, denied=self.denied)


def promised(passage: Passage) -> tuple[Paper, ...]:
    """The documents that an item promises (出台…规划, 制定…框架)."""
    return _papers(passage, PROMISED)


def reported(passage: Passage) -> tuple[Paper, ...]:
    """The documents that an item reports (制订《…》, 印发…办法), drafts marked."""
    return _papers(passage, ISSUED)


def _papers(passage: Passage, verbs: re.Pattern[str]) -> tuple[Paper, ...]:
    found: dict[Span, Paper] = {}
    for field, words in (("heading", passage.heading or ""), ("text", passage.text)):
        folded = fold(words)
        for verb in verbs.finditer(folded):
            for paper in _after(folded, verb, field):
                found.setdefault(paper.place, paper)
        if verbs is ISSUED:
            for paper in _before(folded, field):
                found.setdefault(paper.place, paper)
    return tuple(found.values())


def _after(folded: str, verb: re.Match[str], field: str) -> list[Paper]:
    """The documents behind a verb: every title up to the end of the sentence, else the first noun of a kind in the clause."""
    limit = min(len(folded), verb.end() + 4 * _REACH)
    stop = _STOP.search(folded, verb.end(), limit)
    end = stop.start() if stop else limit
    start = _back(folded, verb.start(), "。;!?\n")
    mood = _mood(folded, verb.start(), since=0, draft=bool(DRAFT.search(folded, start, end)))
    titles = _TITLE.finditer(folded, verb.end(), end)
    titled = [one for one in titles if _direct(folded[verb.end() : one.start()])]
    if titled:
        return [mood.of(_titled(one, 0, field)) for one in titled]
    clause = _CLAUSE_END.search(folded, verb.end(), end)
    limit = min(clause.start() if clause else end, verb.end() + _REACH)
    kinds = [one for one in DOCUMENT_KIND.finditer(folded, verb.end(), limit) if _ends_there(folded, one.end(), limit)]
    if not kinds or (verb.group() in ("实施", "施行", "形成") and len(folded[verb.end() : kinds[0].start()]) < 2):
        return []
    last = kinds[-1]
    return [mood.of(_paper(folded[verb.end() : last.end()], field, Span(verb.start(), last.end())))]


def _back(folded: str, at: int, marks: str) -> int:
    """Where what stands before *at* begins: behind the last of some marks, or as far back as is looked."""
    least = max(0, at - 4 * _REACH)
    return max(least, *(folded.rfind(mark, least, at) + 1 for mark in marks))


def _before(folded: str, field: str) -> list[Paper]:
    """The documents whose verb follows them: 新型智慧城市建设方案出台, 《…》正式印发."""
    found = []
    for verb in _BEHIND.finditer(folded):
        start = _back(folded, verb.start(), "。;!?,:\n")
        words = folded[start : verb.start()]
        title = _TITLE.search(words)
        ahead = AHEAD.search(_TITLE.sub("", words)) if title else AHEAD.match(words)
        mood = _mood(folded, verb.end() - 2, since=verb.start(), draft=bool(ahead or DRAFT.search(words)))
        if title:
            found.append(mood.of(_titled(title, start, field)))
        elif (kind := list(DOCUMENT_KIND.finditer(words))) and kind[-1].end() == len(words):
            found.append(mood.of(_paper(words, field, Span(start, verb.end()))))
    return found


def _mood(folded: str, verb: int, *, since: int, draft: bool) -> _Mood:
    """How the documents of the verb at *verb* are spoken of: by the words between the beginning of its clause, or *since*, and it."""
    start = max(since, clause_start(folded, verb))
    return _Mood(draft=draft or hoped(folded, start, verb), denied=denied(folded, start, verb))


def _direct(between: str) -> bool:
    """Whether nothing but other titles and short words stand between a verb and a title."""
    return len(_TITLE.sub("", between)) <= 12 and not re.search(r"[,:]", _TITLE.sub("", between))


def _ends_there(folded: str, end: int, limit: int) -> bool:
    """Whether a noun of a kind is the end of its phrase, and not part of a longer word (规划建设, 标准化)."""
    return end >= limit or folded[end] in ",、。;:和及与并等(" or folded[end : end + 2] in ("并明", "以及")


def _titled(title: re.Match[str], offset: int, field: str) -> Paper:
    """A document by its title; *offset* is where the matched words begin in the field."""
    return attrs.evolve(_paper(title[1], field, Span(offset + title.start(), offset + title.end())), title=title[1])


def _paper(words: str, field: str, place: Span) -> Paper:
    bare = _YEARS.sub("", words)
    kinds = DOCUMENT_KIND.findall(bare)
    kind = kinds[-1] if kinds else ""
    subject = bare[: bare.rfind(kind)] if kind else bare
    return Paper(title=None, kind=kind, subject=subject, field=field, place=place)


def keeps(promise: Paper, report: Paper) -> bool:
    """Whether the reported document is the promised one, and is there; a draft never is."""
    return not report.draft and not report.denied and same(promise, report)


def same(promise: Paper, report: Paper) -> bool:
    """Whether two documents are one: by title, or by kind and subject."""
    if promise.title and report.title:
        return _same_title(promise.title, report.title)
    return _related(promise.kind, report.kind) and _on_the_same(promise.subject, report.subject)


WIDER = {"政策": "措施 意见 办法 细则 规定", "制度": "办法 规定 规范 细则 条例", "规范": "标准 规程 指南 导则"}
"""What is promised as 政策 comes out as 措施 or 意见: kinds of documents that a wider word stands for."""


def _same_title(one: str, other: str) -> bool:
    first, second = (letters(_YEARS.sub("", title)) for title in (one, other))
    # 条例 and 规划 of one name are two documents, however long the name; so are a 办法 and the 通知 or 方案 on it.
    if first[-2:] != second[-2:]:
        return False
    if min(len(first), len(second)) >= 8 and (first in second or second in first):
        return True
    return ratio(first, second) >= ALIKE and not _elsewhere(first, second)


def _elsewhere(first: str, second: str) -> bool:
    """Whether two titles name two places (江西省…条例, 赣州市…条例)."""
    one, other = (found[0] if (found := _PLACE.match(title)) else "" for title in (first, second))
    return not (one.endswith(other) or other.endswith(one))


def _related(one: str, other: str) -> bool:
    """Whether two kinds are the same, by their last word (顶层规划, 发展规划)."""
    last, said = one[-2:], other[-2:]
    return bool(one) and bool(other) and (last == said or one in other or other in one or said in WIDER.get(last, ""))


def _on_the_same(one: str, other: str) -> bool:
    """Whether two subjects share what is their own: a pair of characters that is neither stock nor the only thing in one of them."""
    first, second = (_pairs(subject) for subject in (one, other))
    shared = first & second
    return bool(shared) and 2 * len(shared) >= min(len(first), len(second))


def _pairs(subject: str) -> set[str]:
    bare = STOCK.sub(" ", subject)
    return {bare[at : at + 2] for at in range(len(bare) - 1) if bare[at : at + 2].isalnum() and not FILLERS & set(bare[at : at + 2])}
