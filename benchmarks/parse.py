"""How long a parse takes, as a ratio: to what lxml needs for the page, and to one scan of a regular expression over the text.

python benchmarks/parse.py [--rounds 9]
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from functools import partial

import lxml.html
from material import plan_page, plan_text
from rounds import forget, interleaved, setting

from govproposal import parse
from govproposal.folding import fold
from govproposal.grammar.assignments import find_assignments
from govproposal.grammar.brackets import scan_brackets
from govproposal.grammar.periods import find_periods
from govproposal.grammar.quantities import find_quantities
from govproposal.grammar.references import find_document_numbers, find_references
from govproposal.grammar.rules import find_rules
from govproposal.grammar.sessions import find_proposals, find_sessions

# The yardstick of the grammar: digits, a power of ten, a unit.
SCAN = re.compile(
    r"\d(?<![\d.]\d)[\d,]*+(?:\.\d++)?[万亿]?+"
    r"(?:个|家|户|项|件|名|人次|人|条|台|座|处|所|场|次|批|类|元|美元|平方米|平方公里|公里|亩|公顷|吨|%|％|‰|倍)"
)


def scan(text: str) -> int:
    """All digits with a unit in *text*, as one regular expression sees them."""
    return sum(1 for _ in SCAN.finditer(text))


def grammar(text: str) -> list[object]:
    """Every kind of phrase of *text*, each kind found once."""
    folded = fold(text)
    brackets = scan_brackets(folded)
    return [
        find_quantities(text, folded=folded),
        find_periods(text, folded=folded, titles=brackets.titles),
        find_references(text, folded=folded, brackets=brackets),
        find_document_numbers(text, folded=folded),
        find_sessions(text, folded=folded),
        find_proposals(text, folded=folded),
        find_assignments(text, 0, len(text), folded=folded, brackets=brackets, rule=find_rules(text, folded)),
    ]


def phrases(text: str) -> list[object]:
    """Quantities and periods alone."""
    folded = fold(text)
    return [find_quantities(text, folded=folded), find_periods(text, folded=folded)]


def cold(call: Callable[[], object]) -> object:
    """A call with every memo of words emptied before it."""
    forget()
    return call()


def candidates(text: str, page: bytes) -> dict[str, Callable[[], object]]:
    """What is timed: the two yardsticks, and ours, warm and cold."""
    ours: dict[str, Callable[[], object]] = {
        "parse of the text": partial(parse, text),
        "page bytes to record": partial(parse, page),
        "grammar over the text": partial(grammar, text),
        "quantities and periods": partial(phrases, text),
    }
    made: dict[str, Callable[[], object]] = {"lxml": partial(lxml.html.fromstring, page), "scan": partial(scan, text), "forget": forget}
    for name, call in ours.items():
        made |= {f"{name}, cold": partial(cold, call), name: call}  # warm is what has just been read
    return made


def report(rounds: int) -> str:
    """The ratios as a table, with what was read."""
    text, page = plan_text(), plan_page()
    made = candidates(text, page)
    for call in made.values():
        call()
    times = interleaved(made, rounds=rounds, repeat={"lxml": 10, "scan": 50, "forget": 20})
    tags = len(re.findall(rb"<[a-z!]", page))
    lines = [
        f"{setting()}; median of {rounds} interleaved rounds",
        f"text {len(text):,} characters, page {len(page):,} bytes, {tags:,} tags; {scan(text)} hits of the scan",
        f"lxml.html.fromstring of the page {1e3 * times['lxml']:.2f} ms, scan of the text {1e3 * times['scan']:.3f} ms",
        "",
        f"{'':24}{'warm':>8}{'cold':>8}   goal",
    ]
    for name, yardstick, goal in _GOALS:
        unit = times[yardstick]
        chilled = times[f"{name}, cold"] - times["forget"]
        lines.append(f"{name:24}{times[name] / unit:7.1f}x{chilled / unit:7.1f}x   {goal}")
    return "\n".join(lines) + "\n"


_GOALS = (
    ("parse of the text", "lxml", "4x lxml of the page"),
    ("page bytes to record", "lxml", "6x lxml of the page"),
    ("grammar over the text", "scan", "12x the scan"),
    ("quantities and periods", "scan", "(part of the grammar)"),
)


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=9)
    sys.stdout.write(report(options.parse_args().rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
