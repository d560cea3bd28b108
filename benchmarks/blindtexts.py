"""Texts with the quantities and dates that a person found in them, and how a reader's claims are held against these."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple, TypeVar

BLIND = Path(__file__).parent / "blind"


class Amount(NamedTuple):
    """A quantity: span, value, upper value of a range, unit, comparator (``None``: the reader does not say)."""

    start: int
    end: int
    value: Decimal
    top: Decimal | None
    unit: str | None
    comparator: str | None


class Dates(NamedTuple):
    """A date or period: span and ISO dates, ``None`` for an open side."""

    start: int
    end: int
    first: str | None
    last: str | None


@dataclass(frozen=True)
class Annotated:
    """A text and what is in it; ``unsure`` are spans of which the record contract does not say what they are, counted neither way."""

    name: str
    text: str
    dated: str
    amounts: tuple[Amount, ...]
    dates: tuple[Dates, ...]
    unsure_amounts: tuple[tuple[int, int], ...] = ()
    unsure_dates: tuple[tuple[int, int], ...] = ()


def blind_texts() -> list[Annotated]:
    """The texts of ``blind/``, written and annotated before their authors had seen the grammar."""
    return [_blind(path) for path in sorted(BLIND.glob("*.txt"))]


def _blind(path: Path) -> Annotated:
    gold, text = json.loads(path.with_suffix(".json").read_text("utf-8")), path.read_text("utf-8")
    unsure = gold["unsure"]
    for one in (*gold["quantities"], *gold["periods"], *unsure["quantities"], *unsure["periods"]):
        if text[slice(*one["span"])] != one["text"]:
            raise ValueError(f"{path.name}: {one['text']} does not stand at {one['span']}")
    return Annotated(
        name=path.stem,
        text=text,
        dated=gold["dated"],
        amounts=tuple(
            Amount(one["span"][0], one["span"][1], Decimal(one["value"]), _decimal(one["value_max"]), one["unit"], one["comparator"])
            for one in gold["quantities"]
        ),
        dates=tuple(Dates(one["span"][0], one["span"][1], one["start"], one["end"]) for one in gold["periods"]),
        unsure_amounts=tuple((one["span"][0], one["span"][1]) for one in unsure["quantities"]),
        unsure_dates=tuple((one["span"][0], one["span"][1]) for one in unsure["periods"]),
    )


def _decimal(words: str | None) -> Decimal | None:
    return None if words is None else Decimal(words)


def shared_texts(folder: Path) -> list[Annotated]:
    """The annotated documents beside the repository, if they are there: quantities by their words, in order; dates without spans."""
    found = []
    for path in sorted((folder / "gold" / "records").glob("*.json")):
        text = (folder / "documents" / f"{path.stem}.txt").read_bytes().decode("utf-8-sig")
        gold = json.loads(path.read_text("utf-8"))
        found.append(Annotated(path.stem, text, _day(gold), tuple(_placed(text, gold["quantities"])), tuple(_placed_dates(text, gold))))
    return found


def _day(gold: dict[str, object]) -> str:
    header, occasion = gold.get("header"), gold.get("occasion")
    for holder, keys in ((header, ("issued", "delivered", "published")), (occasion, ("date",))):
        if isinstance(holder, dict):
            for key in keys:
                if holder.get(key):
                    return str(holder[key])[:10]
    raise ValueError("an annotated document without a day")


def _placed(text: str, rows: Iterable[dict[str, str]]) -> Iterable[Amount]:
    """The quantities at their places: each row is the next of its words behind the row before."""
    at = 0
    for row in rows:
        start = text.index(row["text"], at)
        at = start + len(row["text"])
        yield Amount(start, at, Decimal(row["value"]), _decimal(row.get("value_max")), row["unit"], row.get("comparator") or "eq")


def _placed_dates(text: str, gold: object) -> Iterable[Dates]:
    """The periods of a record at the first place of their words that is not taken and is not the beginning of a longer date."""
    taken: set[int] = set()
    for row in _periods(gold):
        start = text.find(row["text"])
        while start in taken or text[start + len(row["text"])].isdigit():
            start = text.find(row["text"], start + 1)
        if start >= 0:
            taken.add(start)
            yield Dates(start, start + len(row["text"]), row["start"], row["end"])


def _periods(value: object) -> Iterable[dict[str, str]]:
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield value
        for one in value.values():
            yield from _periods(one)
    elif isinstance(value, list):
        for one in value:
            yield from _periods(one)


@dataclass
class Score:
    """Counts over texts: annotated, claimed, right; and the words of what was missed, and claimed wrongly."""

    wanted: int = 0
    claimed: int = 0
    right: int = 0
    spurious: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.claimed if self.claimed else 1.0

    @property
    def false_share(self) -> float:
        """Claims that touch nothing annotated, as a share of all."""
        return self.spurious / self.claimed if self.claimed else 0.0


T = TypeVar("T", Amount, Dates)


def score(
    text: str, wanted: Sequence[T], claims: Sequence[T], unsure: Sequence[tuple[int, int]], right: Callable[[T, T], bool], into: Score
) -> None:
    """Add a text's claims to *into*; each annotated one is met by one claim at most, claims on *unsure* spans do not count."""
    counted = [one for one in claims if not any(_meet(one, span) for span in unsure)]
    left = list(counted)
    into.wanted += len(wanted)
    into.claimed += len(counted)
    for one in wanted:
        hit = next((claim for claim in left if _meet(claim, one) and right(claim, one)), None)
        if hit is None:
            into.missed.append(_quote(text, one))
        else:
            left.remove(hit)
            into.right += 1
    into.wrong += [_quote(text, one) for one in left]
    into.spurious += sum(not any(_meet(one, other) for other in wanted) for one in left)


def _meet(one: Amount | Dates | tuple[int, int], other: Amount | Dates | tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _quote(text: str, one: Amount | Dates) -> str:
    """The words with their neighbours and the values, on one line."""
    around = (text[max(one.start - 6, 0) : one.start], text[one.start : one.end], text[one.end : one.end + 4])
    words = "…{}[{}]{}…".format(*around).replace("\n", "⏎")
    values = (one.value, one.top, one.unit, one.comparator) if isinstance(one, Amount) else (one.first, one.last)
    return f"{words} {' '.join('-' if value is None else str(value) for value in values)}"


def same_value(claim: Amount, gold: Amount) -> bool:
    """The number is right, both ends of a range."""
    return claim.value == gold.value and claim.top == gold.top


def same_amount(claim: Amount, gold: Amount) -> bool:
    """Number and unit are right: what readers of different makes can be compared by."""
    return same_value(claim, gold) and claim.unit == gold.unit


def identical(claim: T, gold: T) -> bool:
    """Everything is as the record contract has it: span, numbers, unit, comparator; or span and dates."""
    return bool(claim == gold)


def same_dates(claim: Dates, gold: Dates) -> bool:
    """The sides that are not open are right."""
    return all(mine == theirs for mine, theirs in zip(claim[2:], gold[2:], strict=True) if theirs is not None)


def strict_dates(claim: Dates, gold: Dates) -> bool:
    """The sides that are not open are right, and the span covers all the words, 底 and 之前 included."""
    return same_dates(claim, gold) and claim.start <= gold.start and gold.end <= claim.end
