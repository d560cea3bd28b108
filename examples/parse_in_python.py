# ruff: noqa: T201 - printing is what it is for
"""What a record holds, printed from Python: tasks and who owes them, amounts with the words they were read from, remarks.

Run it from anywhere, with any documents or none::

    python examples/parse_in_python.py [FILE ...]
"""

from __future__ import annotations

import sys
from pathlib import Path

import govproposal
from govproposal import OutcomeReport, Plan, Record, SpeechDigest

HERE = Path(__file__).parent
SAMPLES = [HERE / name for name in ("handling-plan.txt", "task-plan.md", "outcome-report.html", "speech-digest.txt")]


def main(files: list[Path]) -> None:
    """Parse *files* and show what is in them."""
    for file in files:
        result = govproposal.parse(file)
        print(f"# {file.name}")
        for record in result.records:
            show(record)
            # A span indexes the text of the source, so that every value can be checked against its words.
            for quantity in record.quantities[:3]:
                words = quantity.span.of(result.document.source.text) if quantity.span else ""
                print(f"  {words} = {quantity.comparator} {quantity.value} {quantity.unit}")
        for diagnostic in result.diagnostics:
            print(f"  {diagnostic.severity} {diagnostic.code}: {diagnostic.message}")


def show(record: Record) -> None:
    """The title of a record, and what is special to its kind."""
    print(f"  {record.type}: {record.header.title}")
    match record:
        case Plan(tasks=tasks):
            for task in tasks:
                owed_by = "、".join(f"{one.unit}({one.role_text})" for one in task.assignments)
                print(f"  {task.id} {task.heading or task.text[:20]}: {owed_by}")
        case OutcomeReport(outcomes=outcomes):
            for outcome in outcomes:
                print(f"  {outcome.proposal.kind}《{outcome.proposal.title}》: {len(outcome.achievements)} achievements")
        case SpeechDigest(speeches=speeches):
            for speech in speeches:
                print(f"  《{speech.title}》 {'、'.join(one.name or '' for one in speech.speakers)}")


if __name__ == "__main__":
    # A Chinese Windows console may not be in UTF-8.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    main([Path(name) for name in sys.argv[1:]] or SAMPLES)
