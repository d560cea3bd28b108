"""govproposal beside Recognizers-Text, JioNLP, dateparser and cn2an: what each finds, how much of it is right, and how fast.

python benchmarks/peers.py                       the page on standard output
python benchmarks/peers.py --page docs/peers.md  the page into a file
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from blindtexts import (
    BLIND,
    Amount,
    Annotated,
    Dates,
    Score,
    blind_texts,
    identical,
    same_amount,
    same_dates,
    score,
    shared_texts,
    strict_dates,
)
from readers import Reader, govproposal_reader, peers
from rounds import ROOT, forget, interleaved, setting

# What no date is without: a claim on a text whose dates are not all annotated is false only where its words have none of these.
_DATELIKE = re.compile(r"[年月日季旬]|\d{4}\s*[-./]\s*\d{1,2}")


def amounts_of(reader: Reader, texts: Iterable[Annotated], right: Callable[[Amount, Amount], bool]) -> Score:
    """How a reader's amounts stand to those annotated."""
    total = Score()
    for text in texts:
        found = reader.amounts(text.text) if reader.amounts else []
        score(text.text, text.amounts, found, text.unsure_amounts, right, total)
    return total


def dates_of(reader: Reader, texts: Iterable[Annotated], right: Callable[[Dates, Dates], bool]) -> Score:
    """How a reader's dates stand to those annotated."""
    total = Score()
    for text in texts:
        found = reader.dates(text.text, datetime.fromisoformat(text.dated)) if reader.dates else []
        score(text.text, text.dates, found, text.unsure_dates, right, total)
    return total


def false_dates(reader: Reader, texts: Iterable[Annotated]) -> tuple[int, int]:
    """Of a reader's dates, how many there are, and how many have nothing of a date in their words."""
    claims = [(text, one) for text in texts if reader.dates for one in reader.dates(text.text, datetime.fromisoformat(text.dated))]
    return len(claims), sum(not _DATELIKE.search(text.text[one.start : one.end]) for text, one in claims)


def share(part: float) -> str:
    """A share in percent."""
    return f"{100 * part:.1f} %"


def amount_cells(reader: Reader, texts: Sequence[Annotated]) -> list[str]:
    """Recall and precision of a reader's amounts; a reader that reads none has neither."""
    if not reader.amounts:
        return ["-", "-"]
    amount = amounts_of(reader, texts, same_amount)
    return [f"{share(amount.recall)} ({amount.right} of {amount.wanted})", f"{share(amount.precision)} (of {amount.claimed})"]


def blind_rows(readers: Sequence[Reader], texts: Sequence[Annotated]) -> list[list[str]]:
    """Quality on texts whose quantities and dates are all annotated."""
    rows = []
    for reader in readers:
        row = [f"{reader.name} {reader.version}", *amount_cells(reader, texts)]
        if reader.dates:
            loose, strict = dates_of(reader, texts, same_dates), dates_of(reader, texts, strict_dates)
            row += [share(loose.recall), f"{share(strict.recall)} ({strict.right} of {strict.wanted})", share(strict.precision)]
            row += [f"{share(strict.false_share)} ({strict.spurious} of {strict.claimed})"]
        else:
            row += ["-"] * 4
        rows.append(row)
    return rows


def shared_rows(readers: Sequence[Reader], texts: Sequence[Annotated]) -> list[list[str]]:
    """Quality on documents of which only the record's own periods are annotated."""
    rows = []
    for reader in readers:
        row = [f"{reader.name} {reader.version}", *amount_cells(reader, texts)]
        if reader.dates:
            strict = dates_of(reader, texts, strict_dates)
            claimed, false = false_dates(reader, texts)
            row += [
                f"{share(strict.recall)} ({strict.right} of {strict.wanted})",
                f"{share(false / max(claimed, 1))} ({false} of {claimed})",
            ]
        else:
            row += ["-"] * 2
        rows.append(row)
    return rows


def speeds(mine: Reader, others: Sequence[Reader], texts: Sequence[Annotated], rounds: int) -> dict[str, float]:
    """Seconds for one pass over *texts*, each candidate once a round."""
    from govproposal import parse

    def read(reader: Reader) -> None:
        for text in texts:
            reader.run(text.text, datetime.fromisoformat(text.dated))

    def whole(*, cold: bool) -> None:
        for text in texts:
            if cold:
                forget()
            parse(text.text)

    def grammar_cold() -> None:
        for text in texts:
            forget()
            mine.run(text.text, datetime.fromisoformat(text.dated))

    candidates: dict[str, Callable[[], object]] = {
        "quantities and periods, cold": grammar_cold,
        "quantities and periods": partial(read, mine),  # warm is what has just been read
        "full parse, cold": partial(whole, cold=True),
        "full parse": partial(whole, cold=False),
    }
    candidates |= {reader.name: partial(read, reader) for reader in others}
    for call in candidates.values():
        call()
    return interleaved(candidates, rounds=rounds)


_OURS = ("quantities and periods", "quantities and periods, cold", "full parse", "full parse, cold")


def speed_rows(times: dict[str, float], others: Sequence[Reader]) -> list[list[str]]:
    """How many times as long as ours a peer takes."""
    return [[other.name, *(f"{times[other.name] / times[one]:,.1f}" for one in _OURS)] for other in others]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def with_record(texts: Iterable[Annotated]) -> list[Annotated]:
    """The texts that an installed parser makes a record of: a full parse of the others would be too cheap to compare."""
    from govproposal import parse

    return [text for text in texts if parse(text.text).records]


def misses(title: str, found: Score) -> str:
    """What was missed and what was claimed wrongly, word for word."""
    lines = [f"- missed {one}" for one in found.missed] + [f"- wrong {one}" for one in found.wrong]
    return f"{title}: {found.right} of {found.wanted} right, {found.claimed} claimed\n\n" + ("\n".join(lines) or "- nothing") + "\n"


def page(shared: Path, rounds: int) -> str:
    """The page: quality on the blind texts, on the shared documents where they are, speed on both, our misses."""
    mine, (others, missing) = govproposal_reader(), peers()
    readers, blind, real = [mine, *others], blind_texts(), shared_texts(shared)
    first = json.loads((BLIND / "first-run.json").read_text("utf-8"))
    parts = [_HEAD.format(setting=setting(), count=len(blind), characters=sum(len(one.text) for one in blind))]
    if missing:
        parts.append("Not installed, so not compared: " + ", ".join(f"{name} ({why})" for name, why in missing.items()) + ".\n")
    parts.append(
        _BLIND.format(
            table=table(_BLIND_HEAD, blind_rows(readers, blind)),
            amounts=sum(len(one.amounts) for one in blind),
            dates=sum(len(one.dates) for one in blind),
            unsure=sum(len(one.unsure_amounts) + len(one.unsure_dates) for one in blind),
        )
    )
    parts.append(
        _EXACT.format(
            quantities=misses("Quantities", amounts_of(mine, blind, identical)),
            periods=misses("Periods", dates_of(mine, blind, identical)),
            first=table(
                ("at", "texts", "quantities right", "claimed", "periods right", "claimed"), [list(map(str, row.values())) for row in first]
            ),
        )
    )
    if real:
        parts.append(_REAL.format(count=len(real), table=table(_REAL_HEAD, shared_rows(readers, real))))
    for name, texts in (("the blind texts", with_record(blind)), ("the shared documents", with_record(real))):
        if texts and others:
            times, size = speeds(mine, others, texts, rounds), sum(len(one.text) for one in texts)
            rows = [["(govproposal, characters a second)", *(f"{size / times[one]:,.0f}" for one in _OURS)], *speed_rows(times, others)]
            parts.append(_SPEED.format(name=name, count=len(texts), size=size, rounds=rounds, table=table(_SPEED_HEAD, rows)))
    return "\n".join(parts)


_HEAD = """# Beside other libraries

This page is written by `benchmarks/peers.py`; `benchmarks/README.md` says how to run it. Measured: {setting}.
All figures are of one run in one process. Speeds are ratios of processor time; absolute times say more about the machine than about
a library.

The peers are made for other texts than these, mostly chat and questions, and none of them sets out to read amounts with Chinese
measure words; the comparison says what they are worth for official prose, not what they are worth.
"""
_BLIND_HEAD = ("reader", "value with unit: recall", "precision", "dates: recall", "strict: recall", "precision", "false dates of all")
_BLIND = """## Texts written for the purpose

`benchmarks/blind/`: plans, reports, replies, a digest, statistics, of 2002 to 2026, with {amounts} quantities and {dates} dates
annotated by hand after the record's conventions, written before their authors had seen the grammar or run it. {unsure} more, of which these
conventions do not say whether they count, are left out of account.

{table}

A value with unit is right when number, multiplier and unit are, and the spans meet; comparing words and the exact span are not asked
for. Of Recognizers-Text percentage, currency and dimension count (a bare number claims no unit), of JioNLP money; names of units are
translated. A date is right when its sides that are not open are (`到2020年底` has an open start); *strict* is one whose span covers
all its words (`底`, `之前`). Readers that lean on a day get that of the document. A false date touches nothing that is a date.
A reader's conventions may differ: JioNLP's `2020年底` is November and December, dateparser gives one day for a year.
"""
_EXACT = """### What govproposal gets wrong

Here everything has to be as the record's conventions have it: the exact span, value, upper value, unit and comparator, or the exact
span and both dates, years taken from the document included.

{quantities}
{periods}
In the first run, before anybody had looked at a miss (later figures are of texts that the grammar's authors may know):

{first}
"""
_REAL_HEAD = ("reader", "value with unit: recall", "precision", "strict dates: recall", "false dates of all claims")
_REAL = """## Real documents

{count} annotated documents that lie beside the repository, where they are present. The grammar was developed with these in view, so its
figures here say that it does what it was made to do, no more. Of dates only the records' own periods are annotated; a date is
counted false where its words have none of 年 月 日 季 旬 and are no date in figures, which is a lower bound.

{table}
"""
_SPEED_HEAD = ("peer takes", "× quantities and periods", "× the same, cold", "× full parse", "× full parse, cold")
_SPEED = """## Speed on {name}

The {count} texts that become records, {size:,} characters; median of {rounds} interleaved rounds. *Cold* is with every memo of words
emptied before each text. Recognizers-Text: its five models (number, percentage, currency, dimension, date-time); JioNLP: money and
time; dateparser: search; cn2an: conversion.

{table}
"""


def main() -> int:
    """Print the page, or write it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--page", type=Path, help="write the page into this file")
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder with annotated documents")
    options.add_argument("--rounds", type=int, default=7)
    chosen = options.parse_args()
    text = page(chosen.shared, chosen.rounds)
    if chosen.page:
        chosen.page.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
