"""The readers that are compared: each gives the amounts and the dates it sees in a text, with spans; one that is not installed says so."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from blindtexts import Amount, Dates

Amounts = Callable[[str], list[Amount]]
Days = Callable[[str, datetime], list[Dates]]


@dataclass(frozen=True)
class Reader:
    """One library: what it reads, and the bare calls that its speed is measured by (no conversion of its answers)."""

    name: str
    version: str
    amounts: Amounts | None
    dates: Days | None
    run: Callable[[str, datetime], object]


def govproposal_reader() -> Reader:
    """This package: quantities and periods of a document, years left out taken from where its parsers take them."""
    import govproposal
    from govproposal.document import Document
    from govproposal.grammar.periods import find_periods
    from govproposal.grammar.quantities import find_quantities
    from govproposal.parsing import document_years, read_header, read_periods

    def amounts(text: str) -> list[Amount]:
        return [
            Amount(*one.span, one.value, one.value_max, one.unit, str(one.comparator))
            for one in find_quantities(text)
            if one.span is not None
        ]

    def dates(text: str, _: datetime) -> list[Dates]:
        document = Document(govproposal.Source.of(text))
        years = document_years(document, read_header(document))
        found = read_periods(document, [(0, len(text))], years)
        return [Dates(*one.span, _iso(one.start), _iso(one.end)) for one in found if one.span is not None]

    def run(text: str, _: datetime) -> object:
        return find_quantities(text), find_periods(text)

    return Reader("govproposal", govproposal.__version__, amounts, dates, run)


def _iso(day: object) -> str | None:
    return None if day is None else str(day)[:10]


# The English unit names of Recognizers-Text for the units that the texts have, in Chinese; of several the one that the words end in.
_ENGLISH = {
    "Chinese yuan": "元", "United States dollar": "美元", "Dollar": "美元", "Meter": "米", "Kilometer": "公里 千米", "Centimeter": "厘米",
    "Square meter": "平方米", "Square kilometer": "平方公里", "Cubic meter": "立方米", "Mu": "亩", "Hectare": "公顷", "Ton": "吨",
    "Metric ton": "吨", "Kilogram": "公斤 千克", "Gram": "克", "Jin": "斤", "Inch": "英寸", "Kilometer per hour": "公里/小时", "C": "℃",
}  # fmt: skip


def recognizers_reader() -> Reader:
    """Recognizers-Text, Chinese: number, percentage, currency, dimension over the text, date-time by paragraph (its faster mode)."""
    from importlib.metadata import version

    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    numbers, units = NumberRecognizer("zh-cn"), NumberWithUnitRecognizer("zh-cn")
    measuring = [numbers.get_percentage_model(), units.get_currency_model(), units.get_dimension_model()]
    number, moments = numbers.get_number_model(), DateTimeRecognizer("zh-cn").get_datetime_model()

    def amounts(text: str) -> list[Amount]:
        return [made for model in measuring for one in model.parse(text) if (made := _recognized(one)) is not None]

    def dates(text: str, base: datetime) -> list[Dates]:
        return [made for at, line in _paragraphs(text) for one in moments.parse(line, base) if (made := _moment(one, at)) is not None]

    def run(text: str, base: datetime) -> object:
        return [model.parse(text) for model in (number, *measuring)], [moments.parse(line, base) for _, line in _paragraphs(text)]

    return Reader("Recognizers-Text", version("recognizers-text-suite"), amounts, dates, run)


def _paragraphs(text: str) -> Iterable[tuple[int, str]]:
    return [(found.start(), found[0]) for found in re.finditer(r"[^\n]+", text)]


def _recognized(one: Any) -> Amount | None:
    said = (one.resolution or {}).get("value")
    if said is None:
        return None
    unit = "%" if said.endswith("%") else one.resolution.get("unit") or ""
    names = _ENGLISH.get(unit, unit).split()
    name = next((name for name in names if one.text.endswith(name)), names[0] if names else None)
    value = _number(said.rstrip("%"))
    return None if value is None else Amount(one.start, one.end + 1, value, None, name, None)


def _number(words: str) -> Decimal | None:
    try:
        return Decimal(words.replace(",", ""))
    except InvalidOperation:
        return None


def _moment(one: Any, at: int) -> Dates | None:
    """The last of the values offered (the future one); its end is exclusive."""
    values = (one.resolution or {}).get("values") or []
    dated = [value for value in values if {"start", "end", "value"} & value.keys()]
    place = (at + one.start, at + one.end + 1)
    if not dated:
        return Dates(*place, None, None) if "date" in one.type_name else None
    last = dated[-1]
    if last["type"] in ("duration", "set", "time", "timerange"):
        return None
    if "value" in last:
        return Dates(*place, last["value"][:10], last["value"][:10])
    return Dates(*place, last.get("start"), _day_before(last.get("end")))


def _day_before(day: str | None) -> str | None:
    if day is not None and day[:10] == "0001-01-01":  # what a reader gives for a year it has none of
        return day[:10]
    return None if day is None else f"{datetime.fromisoformat(day[:10]) - timedelta(days=1):%Y-%m-%d}"


def jionlp_reader() -> Reader:
    """JioNLP: money and time."""
    from importlib.metadata import version

    import jionlp

    # It logs a traceback for every expression that it gives up on; writing these is not part of its speed.
    logging.disable(logging.ERROR)
    money, time = jionlp.ner.extract_money, jionlp.ner.extract_time

    def amounts(text: str) -> list[Amount]:
        return [made for one in money(text, with_parsing=True) if (made := _money(one)) is not None]

    def dates(text: str, base: datetime) -> list[Dates]:
        found = time(text, time_base=_base(base), with_parsing=True)
        return [_time(one) for one in found if one["type"] in ("time_point", "time_span")]

    def run(text: str, base: datetime) -> object:
        return money(text, with_parsing=True), time(text, time_base=_base(base), with_parsing=True)

    return Reader("JioNLP", version("jionlp"), amounts, dates, run)


def _base(day: datetime) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _money(one: Any) -> Amount | None:
    said = one["detail"]["num"]
    low, top = said if isinstance(said, list) else (said, None)
    value = _number(low)
    start, end = one["offset"]
    return None if value is None else Amount(start, end, value, top and _number(top), one["detail"]["case"], None)


def _time(one: Any) -> Dates:
    start, end = one["offset"]
    first, last = (None if "inf" in side else side[:10] for side in one["detail"]["time"])
    return Dates(start, end, first, last)


def dateparser_reader() -> Reader:
    """dateparser's search, Chinese: one day each, so that months and years are never right; claims without words are left out."""
    from importlib.metadata import version

    from dateparser.search import search_dates

    def run(text: str, base: datetime) -> list[tuple[str, datetime]]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return search_dates(text, languages=["zh"], settings={"RELATIVE_BASE": base}) or []

    def dates(text: str, base: datetime) -> list[Dates]:
        found, at = [], 0
        for words, day in run(text, base):
            start = text.find(words, at)
            if words and start >= 0:
                at = start + len(words)
                found.append(Dates(start, at, f"{day:%Y-%m-%d}", f"{day:%Y-%m-%d}"))
        return found

    return Reader("dateparser", version("dateparser"), None, dates, run)


def cn2an_reader() -> Reader:
    """cn2an's conversion of the numerals in a text: it rewrites the text and gives neither spans nor units."""
    from importlib.metadata import version

    import cn2an

    def run(text: str, _: datetime) -> object:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return cn2an.transform(text, "cn2an")

    return Reader("cn2an", version("cn2an"), None, None, run)


PEERS = {
    "Recognizers-Text": recognizers_reader,
    "JioNLP": jionlp_reader,
    "dateparser": dateparser_reader,
    "cn2an": cn2an_reader,
}


def peers() -> tuple[list[Reader], dict[str, str]]:
    """The peers that are installed, and why the others could not be loaded."""
    found, missing = [], {}
    for name, load in PEERS.items():
        try:
            found.append(load())
        except ImportError as error:
            missing[name] = str(error)
    return found, missing
