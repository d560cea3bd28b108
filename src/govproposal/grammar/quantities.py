"""Quantities (数量): amounts with their unit, comparing word, range and change, found in one pass over the text.

What counts is laid down in the record contract: 不少于2万个, 34.5亿元, 4.5个百分点, 0—6岁, 三成, 翻一番, 缩短6个小时; dates, time limits,
ordinals, names, 五大产业, 一 as an article and the denominators of rates do not.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from govproposal.folding import fold
from govproposal.frozen import opened
from govproposal.grammar.amounts import SCAN, clear_units, read_number
from govproposal.grammar.changes import CHANGING, Change, change_before
from govproposal.grammar.comparing import ENDS, OPENERS, before, behind
from govproposal.grammar.counted import Counted, count_at, priced_at
from govproposal.grammar.exclusion import FIGURES, FOLLOWERS, FRONTS, WATCHED, excluded, is_named, is_plain_article
from govproposal.grammar.names import name_spans
from govproposal.grammar.ranges import SEPARATORS
from govproposal.grammar.subjects import subject_of
from govproposal.model import Comparator, Quantity
from govproposal.model.evidence import NO_FIELDS
from govproposal.spans import NOTHING, Witness, Witnesses, span_of

_EQ, _GT, _APPROX = Comparator.EQ, Comparator.GT, Comparator.APPROX
_SIGNED = frozenset(("%", "‰", "℃", "个百分点", "百分点"))
_WORDED = {"伍": "队退入行落", "陆": "大登内海着水"}
"""Figures of sums (大写) that are the end of a word behind these."""
_SIGNS = frozenset("+-")
_SYMBOLS = frozenset("¥￥$€£翻")
_NOWHERE = (sys.maxsize, sys.maxsize)
_SCALES = "十百千万亿"


def find_quantities(text: str, *, folded: str | None = None, titles: Sequence[tuple[int, int]] | None = None) -> list[Quantity]:
    """The quantities of *text* in order, never overlapping; each span covers exactly ``text``.

    *folded* is the folded text where the caller has it; *titles* are stretches in which nothing is a quantity, by default every
    ``《…》`` and every name in quotation marks.

    >>> [(one.text, str(one.value), one.unit, str(one.comparator)) for one in find_quantities("建设5G基站不少于２万个，投资约34.5亿元。")]
    [('不少于２万个', '20000', '个', 'ge'), ('约34.5亿元', '3450000000', '元', 'approx')]
    """
    plain = fold(text) if folded is None else folded
    closed = name_spans(plain) if titles is None else titles
    found: list[Quantity] = []
    names = iter(closed)
    low, high = next(names, _NOWHERE)
    done = 0
    for hit in SCAN.finditer(plain):
        start, end = hit.span()
        if start < done:
            continue
        while high <= start:
            low, high = next(names, _NOWHERE)
        if low <= start:
            continue
        if plain[start] not in FIGURES:
            start = _begun(plain, start, end)
            if start == end:
                continue
        if end - start == 4 and plain[end : end + 1] == "年":
            continue
        one = _quantity(text, plain, start, end, done)
        if one is not None:
            done = one[1]
            found.append(one[0])
        elif plain[start - 1 : start] == "第":
            done = _behind_range(plain, end)
    return found


def parse_quantity(text: str) -> Quantity:
    """The one quantity that *text* is, from its first character to its last; ``ValueError`` otherwise.

    >>> parse_quantity("8—10个").value_max
    Decimal('10')
    """
    words = text.strip()
    found = find_quantities(words)
    if len(found) != 1 or found[0].span != (0, len(words)):
        raise ValueError(f"no quantity: {text!r}")
    return found[0]


def _begun(folded: str, start: int, end: int) -> int:
    """Where a numeral in Chinese figures begins: 队伍二十九支 has no 伍 in its number. At its *end*, where it is an article (一批)."""
    if folded[start] in _WORDED and start and folded[start - 1] in _WORDED[folded[start]]:
        start += 1
    return end if folded[start] == "一" and end == start + 1 and is_plain_article(folded, start) else start


def _quantity(text: str, folded: str, start: int, end: int, floor: int) -> tuple[Quantity, int] | None:
    """The quantity whose number stands on ``[start, end)``, and its end. Nothing before *floor* is looked at as part of it."""
    previous = folded[start - 1] if start else ""
    if previous not in _BEFORE:
        unclear = _plain_units().get(folded[end : end + 1])
        words = folded[start:end]
        if unclear is not None and folded[end + 1 : end + 2] not in unclear and words.isdecimal():
            return _made(text, folded, start, end + 1, Decimal(words), None, folded[end], _EQ)
    if folded[start] in _SYMBOLS:
        if folded[start] == "翻":
            return _made(text, folded, start, start + 2, Decimal(1), None, "番", _EQ, Change("rise", (start, start + 1), None, None))
        counted = priced_at(folded, start)
    elif previous in FRONTS and _is_led(folded, start, floor):
        return None
    else:
        counted = count_at(folded, start, end)
    return None if counted is None else _judged(text, folded, counted, floor)


@cache
def _plain_units() -> dict[str, str]:
    """The units that make an amount of figures at a glance, each with the characters behind it that ask for a closer look."""
    return {unit: unclear + "".join(_BEHIND) for unit, unclear in clear_units().items() if unit not in WATCHED}


def _is_led(folded: str, start: int, floor: int) -> bool:
    """Whether what stands before the number excludes it. 20MW/40MWh: what follows the slash is an amount where one stands before it."""
    after_amount = start - 1 == floor and folded[floor] == "/"
    return excluded(folded, start) and not after_amount and not (folded[start - 1] == "+" and _is_sign(folded, start - 1))


_BEFORE = ENDS | FRONTS | _SIGNS | {"翻", "了"}
_BEHIND = OPENERS | FOLLOWERS


def _judged(text: str, folded: str, counted: Counted, floor: int) -> tuple[Quantity, int] | None:
    """The amount with the ends, comparator and sign that the words beside it give, ``None`` where they make something else of it."""
    number, value, top, unit, start, end, comparator = counted
    begun, _, _, _, words, more, _ = number
    previous = folded[start - 1] if start else ""
    said = before(folded, start, estimate=_is_bare_scale(words)) if previous in ENDS else None
    if said is not None and said[0] < floor:
        said = None
    following = folded[end : end + 1]
    right = behind(folded, end) if following in OPENERS else None
    doubtful = unit in WATCHED or words[0] not in FIGURES or following in FOLLOWERS
    if doubtful and is_named(folded, number, unit, end, compared=said is not None or right is not None or more != ""):
        return None
    if previous in _SIGNS and said is None and start == begun:
        if unit in _SIGNED and _is_sign(folded, start - 1):
            start, value = start - 1, -value if previous == "-" else value
        elif previous == "+":
            return None  # 互联网+3个 counts something else
    elif unit == "番" and previous in ("翻", "了"):
        start -= 1 if previous == "翻" else 2
    if more:
        comparator = _APPROX if more == "来" else _GT
    if right is not None:
        end, comparator = right
    if said is not None:
        start, comparator = said
    return _made(text, folded, start, end, value, top, unit, comparator)


def _is_bare_scale(words: str) -> bool:
    """百家, 万名: a scale without a figure, before which 上 and 过 compare too."""
    return words[0] in _SCALES and words != "十" and not words.strip(_SCALES)


def _is_sign(folded: str, place: int) -> bool:
    """Whether a dash or plus is a sign (增速为-3.5%), not a range's or a bullet's."""
    return not place or folded[place - 1] in "为是到至长速降幅(:,率约涨减"


def _behind_range(folded: str, end: int) -> int:
    """Behind 第1—3项 nothing of the range is counted."""
    if folded[end : end + 1] in SEPARATORS or folded[end : end + 1] == "、":
        second = read_number(folded, end + 1)
        return second[1] if second else end
    return end


def _made(
    text: str,
    folded: str,
    start: int,
    end: int,
    value: Decimal,
    top: Decimal | None,
    unit: str,
    comparator: Comparator,
    change: Change | None = None,
) -> tuple[Quantity, int]:
    """The quantity on ``[start, end)`` with its end, what it counts and what it changes."""
    made = _Open()
    made.text = text[start:end]
    made.value = value
    made.value_max = top
    made.unit = unit
    made.comparator = comparator
    made.span = span_of((start, end))
    made.spans, made.extra = NOTHING, NO_FIELDS
    made.subject = made.change = made.basis = None
    if start and folded[start - 1] in CHANGING:
        change = change or change_before(folded, start)
    subject = subject_of(folded, start, end)
    if change is not None or subject is not None:
        _witness(made, text, change, subject)
    made.__class__ = Quantity
    return made, end


_Open = opened(Quantity)


def _witness(made: Any, text: str, change: Change | None, subject: tuple[int, int] | None) -> None:
    """Set what a quantity counts and changes, with the pieces of the text that say it."""
    pieces: dict[str, Witness] = {}
    if change is not None:
        made.change = change.direction
        pieces["change"] = (span_of(change.span),)
        if change.basis_span is not None:
            pieces["basis"] = (span_of(change.basis_span),)
            made.basis = text[change.basis_span[0] : change.basis_span[1]]
    if subject is not None:
        pieces["subject"] = (span_of(subject),)
        made.subject = text[subject[0] : subject[1]]
    made.spans = Witnesses.found(pieces)


_SAID: dict[Comparator, tuple[str, str]] = {
    Comparator.EQ: ("", ""),
    Comparator.GE: ("不少于", ""),
    Comparator.GT: ("超过", ""),
    Comparator.LE: ("不超过", ""),
    Comparator.LT: ("近", ""),
    Comparator.APPROX: ("约", ""),
}


def render_quantity(quantity: Quantity) -> str:
    """Words that :func:`parse_quantity` reads back to the same value, unit and comparator (not necessarily those of ``text``).

    >>> render_quantity(parse_quantity("２万个以上"))
    '不少于20000个'
    """
    from govproposal.model.comparison import plain

    low = "翻" + plain(quantity.value) if quantity.unit == "番" else plain(quantity.value)
    high = f"-{plain(quantity.value_max)}" if quantity.value_max is not None else ""
    front, back = _SAID[quantity.comparator]
    return f"{front}{low}{high}{quantity.unit}{back}"
