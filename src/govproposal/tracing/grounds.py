"""What is found on a task in the items linked to it: amounts, words that say it was done or not, documents that were promised."""

from __future__ import annotations

from collections.abc import Container, Sequence

from govproposal.folding import fold
from govproposal.model.trace import Link
from govproposal.tracing import promises
from govproposal.tracing.amounts import Amount, said
from govproposal.tracing.bigrams import grams
from govproposal.tracing.passages import Passage
from govproposal.tracing.promises import Paper
from govproposal.tracing.targets import Finding
from govproposal.tracing.verdicts import Grounds


def grounds(
    task: Passage,
    linked: Sequence[tuple[Passage, Link]],
    findings: Sequence[Finding],
    *,
    assessable: bool,
    early: Container[str] = (),
) -> Grounds:
    """The grounds of a verdict; *linked* are the linked items in the order of their scores, *findings* those on the task's amounts.

    *early* are the records from before the deadline: what is not there yet (尚未) may still come.
    """
    words: dict[str, tuple[str, str | None]] = {}
    reached = failed = False
    promised = [one.promised for one in findings]
    for item, link in linked:
        reached |= _said(task, promised, item, link, words, reached=True)
        failed |= link.record not in early and _said(task, promised, item, link, words, reached=False)
    papers = _papers(task, linked, words)
    failed |= not all(papers) and _denied(task, [one for one in linked if one[1].record not in early], words)
    for finding in findings:
        if finding.kept is not None and finding.reported:
            words.setdefault("amount-met" if finding.kept else "amount-missed", (finding.reported[0].words.strip(), finding.links[0].id))
    return Grounds(
        assessable=assessable,
        linked=bool(linked),
        amounts=[one.kept for one in findings],
        reached=reached,
        failed=failed and not reached,
        papers=papers,
        words=words,
    )


def _said(
    task: Passage,
    promised: Sequence[Amount],
    item: Passage,
    link: Link,
    words: dict[str, tuple[str, str | None]],
    *,
    reached: bool,
) -> bool:
    """Whether an item says in words that this task's target was reached, or was not."""
    for field, _, clause in said(item, reached=reached):
        text = clause.of(item.heading or "" if field == "heading" else item.text)
        if _speaks_of(task, promised, item, text, link):
            words.setdefault("words-met" if reached else "words-missed", (text.strip(), link.id))
            return True
    return False


def _speaks_of(task: Passage, promised: Sequence[Amount], item: Passage, clause: str, link: Link) -> bool:
    """Whether a clause about a goal is about this task's: it names its amount or subject, or nothing else, in the task's own item."""
    folded = fold(clause)
    if any(fold(one.quantity.text).lstrip("不少于低超过达到") in folded for one in promised):
        return True
    held = set(grams(clause))
    about = set(grams(f"{task.heading or ''}\n{task.text}"))
    if held:
        return bool(promised) and 2 * len(held & about) >= len(held)
    # 「全面完成年度目标任务」 names nothing: it is about the item it stands in, which must be the task's own.
    return bool(promised) and link.rule != "name" and link.score >= 0.4 and len(item.text) <= 400


def _wanted(task: Passage) -> list[Paper]:
    """The documents that the task promises; the heading counts where the text names none."""
    papers = promises.promised(task)
    return [one for one in papers if one.field == "text"] or list(papers)


def _papers(task: Passage, linked: Sequence[tuple[Passage, Link]], words: dict[str, tuple[str, str | None]]) -> list[bool]:
    """For each document that the task promises, whether a linked item reports it as issued."""
    kept = []
    for paper in _wanted(task):
        found = next(((item, link, one) for item, link in linked for one in promises.reported(item) if promises.keeps(paper, one)), None)
        kept.append(found is not None)
        if found:
            item, link, one = found
            words.setdefault("document-met", (_words(item, one), link.id))
    return kept


def _denied(task: Passage, linked: Sequence[tuple[Passage, Link]], words: dict[str, tuple[str, str | None]]) -> bool:
    """Whether an item says outright that a promised document is not there (尚未出台), and none says that it is."""
    said = [(item, link, one) for item, link in linked for one in promises.reported(item)]
    for paper in _wanted(task):
        those = [found for found in said if promises.same(paper, found[2])]
        item, link, one = next((found for found in those if found[2].denied), (None, None, None))
        if item and link and one and not any(promises.keeps(paper, found[2]) for found in those):
            words.setdefault("words-missed", (_words(item, one), link.id))
            return True
    return False


def _words(item: Passage, paper: Paper) -> str:
    """The words of an item that name a document."""
    return paper.place.of(item.heading or "" if paper.field == "heading" else item.text)
