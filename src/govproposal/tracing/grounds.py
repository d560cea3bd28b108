"""What is found on a task in the items linked to it: amounts, words that say it was done or not, documents that were promised."""

from __future__ import annotations

from collections.abc import Sequence

from govproposal.folding import fold
from govproposal.model.trace import Link
from govproposal.tracing import promises
from govproposal.tracing.amounts import Amount, said
from govproposal.tracing.bigrams import grams
from govproposal.tracing.passages import Passage
from govproposal.tracing.targets import Finding
from govproposal.tracing.verdicts import Grounds


def grounds(task: Passage, linked: Sequence[tuple[Passage, Link]], findings: Sequence[Finding], *, assessable: bool) -> Grounds:
    """The grounds of a verdict; *linked* are the linked items in the order of their scores, *findings* those on the task's amounts."""
    words: dict[str, tuple[str, str | None]] = {}
    reached = failed = False
    promised = [one.promised for one in findings]
    for item, link in linked:
        reached |= _said(task, promised, item, link, words, reached=True)
        failed |= _said(task, promised, item, link, words, reached=False)
    for finding in findings:
        if finding.kept is not None and finding.reported:
            words.setdefault("amount-met" if finding.kept else "amount-missed", (finding.reported[0].words.strip(), finding.links[0].id))
    return Grounds(
        assessable=assessable,
        linked=bool(linked),
        amounts=[one.kept for one in findings],
        reached=reached,
        failed=failed and not reached,
        papers=_papers(task, linked, words),
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


def _papers(task: Passage, linked: Sequence[tuple[Passage, Link]], words: dict[str, tuple[str, str | None]]) -> list[bool]:
    """For each document that the task promises, whether a linked item reports it; the heading counts where the text names none."""
    papers = promises.promised(task)
    wanted = [one for one in papers if one.field == "text"] or list(papers)
    kept = []
    for paper in wanted:
        found = next(((item, link, one) for item, link in linked for one in promises.reported(item) if promises.keeps(paper, one)), None)
        kept.append(found is not None)
        if found:
            item, link, one = found
            words.setdefault("document-met", (one.place.of(item.heading or "" if one.field == "heading" else item.text), link.id))
    return kept
