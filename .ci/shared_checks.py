# ruff: noqa: S603, T201 - it runs the command line, and prints
"""Figures against hand-annotated documents that lie beside the checkout, held to a ratchet.

    python .ci/shared_checks.py ../shared            fail where a figure falls below .ci/ratchet.json
    python .ci/shared_checks.py ../shared --raise    and write down what was reached, where that is better

Every document is parsed by ``govproposal parse`` and scored by ``tools/score.py``, twice: ``text`` is the file as it lies there,
``page`` a full-width copy of it as an HTML page in GB18030 with navigation and footer. Besides the macro F1 no object may lack a
span that quotes it, and no facet may have more than one error and an F1 below 0.95. Standard library only.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RATCHET = Path(__file__).with_name("ratchet.json")
FACET_FLOOR = 0.95
WIDE = {char: chr(ord(char) + 0xFEE0) for char in ",:;()?!%"}

PAGE = """<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{title}</title></head>
<body>
<div class="header"><ul class="nav">
<li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li>
</ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 正文</div>
<div class="main"><div class="article" id="zoom">
{body}
</div></div>
<div class="footer"><p>主办单位：某市人民政府办公厅　版权所有　<a href="/map/">网站地图</a></p></div>
</body></html>
"""


def main() -> int:
    """Measure both runs, print the figures, and return 1 where one fell."""
    options = command_line().parse_args()
    ratchet: dict[str, dict[str, float]] = json.loads(RATCHET.read_text(encoding="utf-8"))
    faults: list[str] = []
    for run in ("text", "page"):
        figures = measure(options.shared, run)
        print(f"shared checks, {run}: macro F1 {figures['macro_f1']:.4f}, spans {figures['spans']}, not quoting {figures['bad_spans']}")
        faults += [f"{run}: {fault}" for fault in shortcomings(figures, ratchet[run])]
        # The number of spans is a floor only: a parser that makes less up has fewer.
        ratchet[run]["macro_f1"] = max(ratchet[run]["macro_f1"], round_down(figures["macro_f1"]))
    if options.write and not faults:
        RATCHET.write_text(ratchet_text(ratchet), encoding="utf-8")
    print("\n".join(f"FAILED {fault}" for fault in faults) or "all figures hold")
    return 1 if faults else 0


def command_line() -> argparse.ArgumentParser:
    """What the command line takes."""
    parser = argparse.ArgumentParser(description="Score the parsers against hand-annotated documents.")
    parser.add_argument("shared", type=Path, help="the folder with documents/, gold/records/ and tools/score.py")
    parser.add_argument("--raise", dest="write", action="store_true", help="write better figures into the ratchet")
    return parser


def measure(shared: Path, run: str) -> dict[str, Any]:
    """The figures of one run over all documents, as score.py gives them."""
    with tempfile.TemporaryDirectory() as scratch:
        made, texts = Path(scratch, "records"), Path(scratch, "texts")
        made.mkdir()
        texts.mkdir()
        for document in sorted((shared / "documents").glob("*.txt")):
            page = document if run == "text" else wrapped(document, Path(scratch))
            text = document.read_bytes() if run == "text" else govproposal("text", str(page))
            (texts / f"{document.stem}.txt").write_bytes(text)
            record = govproposal("parse", "--format", "json", str(page))
            if record:
                (made / f"{document.stem}.json").write_bytes(record)
        return score(shared, made, texts)


def score(shared: Path, made: Path, texts: Path) -> dict[str, Any]:
    """What score.py says of the records in *made*, with the texts that their spans index."""
    folders = [shared / "gold" / "records", made, texts]
    command: list[str | Path] = [sys.executable, shared / "tools" / "score.py", "--dir", *folders, "--json"]
    figures: dict[str, Any] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return figures


def govproposal(*arguments: str) -> bytes:
    """What a command prints, nothing where it fails: a missing record shows in the score. Its remarks go to the log of the check."""
    done = subprocess.run([sys.executable, "-m", "govproposal", *arguments], check=False, stdout=subprocess.PIPE)
    return b"" if done.returncode else done.stdout


def shortcomings(figures: dict[str, Any], floors: dict[str, float]) -> Iterator[str]:
    """What is worse than it may be. That no span was looked at at all is a fault too: nothing would be wrong with any."""
    for name, floor in floors.items():
        if figures[name] < floor:
            yield f"{name} fell to {figures[name]:.4f}, it was {floor}"
    if figures["bad_spans"]:
        yield f"{figures['bad_spans']} objects without a span that quotes them"
    for name, facet in figures["facets"].items():
        if facet["f1"] < FACET_FLOOR and errors(facet) > 1:
            yield f"facet {name}: F1 {facet['f1']:.3f}, about {errors(facet)} errors"


def errors(facet: dict[str, float]) -> int:
    """How many facts of a facet were missed or made up; at least that, where nothing was found."""
    hits = facet["recall"] * facet["gold"]
    made = hits / facet["precision"] if facet["precision"] else 0.0
    return round(facet["gold"] - hits + made - hits) if made or facet["gold"] else 2


def wrapped(document: Path, folder: Path) -> Path:
    """A full-width copy of *document* as a page of its own in *folder*."""
    lines = [line for line in document.read_text(encoding="utf-8").splitlines() if line.strip()]
    body = "\n".join(f"<p>　　{paragraph(line)}</p>" for line in lines)
    page = folder / f"{document.stem}.html"
    page.write_bytes(PAGE.format(title=html.escape(full_width(lines[0].strip())), body=body).encode("gb18030"))
    return page


def paragraph(line: str) -> str:
    """A line in full width, ready for HTML; runs of spaces become U+3000, which a page would not collapse."""
    return html.escape(re.sub(" {2,}", lambda run: "　" * len(run[0]), full_width(line.strip())))


def full_width(line: str) -> str:
    """*line* with full-width punctuation, apart from the colons of a time of day."""
    return "".join(char if char == ":" and is_clock(line, at) else WIDE.get(char, char) for at, char in enumerate(line))


def is_clock(line: str, at: int) -> bool:
    """Whether the colon at *at* stands between digits."""
    return line[at - 1 : at].isdigit() and line[at + 1 : at + 2].isdigit()


def round_down(figure: float) -> float:
    """A figure to hold: what was reached, four places, never more than that."""
    return int(figure * 10_000) / 10_000


def ratchet_text(ratchet: dict[str, dict[str, float]]) -> str:
    """The ratchet as a file: one run a line."""
    return "{\n" + ",\n".join(f'  "{run}": {json.dumps(floors)}' for run, floors in ratchet.items()) + "\n}\n"


if __name__ == "__main__":
    sys.exit(main())
