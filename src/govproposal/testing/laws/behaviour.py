"""Laws on how a parser behaves: on any text, again and again, in threads, and in the time it takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from time import process_time

from govproposal.api import Result, dumps
from govproposal.document import Document
from govproposal.registry import choose, run
from govproposal.source import Source
from govproposal.testing.verdicts import LIMIT, Law
from govproposal.testing.workbench import Workbench, strangers

SMALL = 4_000
"""Characters of the shorter of two texts whose times are compared; the other has ten times as many."""
FLOOR = 0.01
"""Seconds below which a time says nothing."""
GROWTH = 20
"""How many times as long ten times the text may take: 10, and room for noise and for caches that do not fit any more."""
_UNITS = ("1", "（", "《", "2020年", "市教育局、", "1.完善配套政策。\n", "\n", "，", " ", "市")


def _total(bench: Workbench) -> Iterator[str]:
    texts = sorted({*bench.texts(), *(source.text for source in bench.sources.values())}, key=lambda text: (len(text), text))
    seen: set[str] = set()
    for text in texts:
        document = Document(Source.of(text))
        said = choose(document, [bench.parser]).diagnostics
        made = run(bench.parser, document).diagnostics
        for remark in (*said, *made):
            if remark.code in ("GP203", "GP204", "GP205") and remark.message not in seen and len(seen) <= LIMIT:
                seen.add(remark.message)
                yield f"{remark.code} {remark.message}, on {text[:60]!r}{'…' if len(text) > 60 else ''}"


def digests(bench: Workbench) -> dict[str, str]:
    """A digest of what the parser says and makes of each of its specimens."""
    return {name: _digest(bench, source) for name, source in bench.sources.items()}


def _digest(bench: Workbench, source: Source) -> str:
    document = Document(source)
    said = choose(document, [bench.parser]).said
    # A set of names has no order of its own; everything else of a claim is compared as it is.
    claims = [(one.claim.confidence, one.claim.reason, one.claim.specificity, sorted(one.claim.refines)) for one in said]
    return sha256(f"{claims}\n{_text(bench.parse(source))}".encode()).hexdigest()


def _text(result: Result) -> str:
    """Everything a result says, as a text."""
    try:
        records = dumps(result.records)
    except Exception as error:  # another law says what is wrong with the record
        records = f"{type(error).__name__} {result.records!r}"
    return records + "\n".join(f"{one.code} {one.message} {one.span}" for one in result.diagnostics)


def _deterministic(bench: Workbench) -> Iterator[str]:
    first = digests(bench)
    backwards = {name: _digest(bench, bench.sources[name]) for name in reversed(list(first))}
    for name in first:
        if first[name] != backwards[name]:
            yield f"{name}: a second reading, with other documents before it, says something else"
    elsewhere = _elsewhere(bench)
    for name in first:
        if first[name] != elsewhere.get(name):
            yield f"{name}: another process, with another hash seed, says something else"


def _elsewhere(bench: Workbench) -> dict[str, str]:
    """The digests that another process finds, whose strings hash otherwise."""
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "govproposal.testing.worker", "digest", bench.target, str(bench.folder or "")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)  # noqa: S603 (this Python)
    if done.returncode:
        raise RuntimeError(f"another process could not read the specimens: {done.stderr.strip().rpartition(chr(10))[2]}")
    found: dict[str, str] = json.loads(done.stdout)
    return found


def _shared(bench: Workbench) -> Iterator[str]:
    # Documents of others as well: with a single specimen, nobody would notice that it is taken for another.
    own = bench.some()
    sources = [
        *((name, source) for name, source in bench.sources.items() if source in own),
        *((f"the document of a stranger, {source.uri}", source) for _, source in strangers()),
    ]
    alone = {name: _text(bench.parse(source)) for name, source in sources}
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda pair: (pair[0], _text(bench.parse(pair[1]))), sources * 4))
    finally:
        sys.setswitchinterval(interval)
    wrong = {name for name, text in found if text != alone[name]}
    yield from (f"{name}: read in four threads at once, it says something else" for name in sorted(wrong))


def _linear(bench: Workbench) -> Iterator[str]:
    longest = max((source.text for source in bench.sources.values()), key=len, default="")
    head = longest[: longest.find("\n", 40) + 1] or longest[:40]
    found = 0
    for unit in (*_UNITS, longest[:SMALL] or "文"):
        if found < 2 and (fault := _growth(bench, head, unit)) is not None:  # two say enough, and each takes its time
            found += 1
            yield fault


def _growth(bench: Workbench, head: str, unit: str) -> str | None:
    """What is wrong with the time that the head of a specimen takes, followed by many of *unit*; the best of three where it is close."""
    for _ in range(3):
        small = _seconds(bench, head + unit * (SMALL // len(unit)))
        large = _seconds(bench, head + unit * (10 * SMALL // len(unit)))
        if large <= GROWTH * max(small, FLOOR):
            return None
        if large > 2 * GROWTH * max(small, FLOOR):
            break
    return f"{unit[:12]!r} over and over: {small:.2f} s for {SMALL:,} characters, {large:.2f} s for ten times as many"


def _seconds(bench: Workbench, text: str) -> float:
    """The time of the processor, which other programs do not lengthen."""
    begun = process_time()
    document = Document(Source.of(text))
    choose(document, [bench.parser])
    run(bench.parser, document)
    return process_time() - begun


BEHAVIOUR = (
    Law(
        name="total",
        states="sniff and parse take any text: a document that is odd gives diagnostics, never an exception or what is no result",
        remedy="the exception and the text are named above; look for parts that may be missing (document.parts and bodies may be empty)",
        hold=_total,
    ),
    Law(
        name="deterministic",
        states="the same document gives the same claim, records and diagnostics, whatever was read before and however strings hash",
        remedy="sort what comes out of a set; use no random numbers, clock or counter; keep nothing between documents",
        hold=_deterministic,
    ),
    Law(
        name="shared",
        states="a parser can be used by several threads at once",
        remedy="keep nothing on the parser or in the module while you parse; hand values on as arguments",
        hold=_shared,
    ),
    Law(
        name="linear",
        states="time grows with the length of the text, on hostile input too",
        remedy="possessive quantifiers (*+, ++) or atomic groups where a pattern could backtrack; no search from the start within a loop",
        hold=_linear,
    ),
)
