"""Quantities (数量): amounts with their unit, comparing word, range and change, found in one pass over the text.

What counts is laid down in the record contract: 不少于2万个, 34.5亿元, 4.5个百分点, 0—6岁, 三成, 翻一番, 缩短6个小时; dates, time limits,
ordinals, names, 五大产业, 一 as an article and the denominators of rates do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from govproposal.folding import fold
from govproposal.grammar.amounts import SCAN, Amount, Number, read_number, read_unit
from govproposal.grammar.changes import Change, change_before
from govproposal.grammar.comparing import ENDS, OPENERS, before, behind
from govproposal.grammar.counted import Reading
from govproposal.grammar.exclusion import excluded, is_marker, is_named, is_plain_article, stands_alone
from govproposal.grammar.names import name_spans
from govproposal.grammar.numerals import DIGITS
from govproposal.grammar.ranges import SEPARATORS, read_range
from govproposal.grammar.subjects import subject_of
from govproposal.model import Comparator, Quantity
from govproposal.patterns import lazy
from govproposal.spans import Span, Witness, Witnesses, span_of

_SYMBOLS = {"¥": "元", "￥": "元", "$": "美元", "€": "欧元", "£": "英镑"}
_SIGNED = frozenset(("%", "‰", "℃", "个百分点", "百分点"))
_WORDED = {"伍": "队退入行落", "陆": "大登内海着水"}
"""Figures of sums (大写) that are the end of a word behind these."""
_SIGNS = frozenset("+-")
_SCALES = "十百千万亿"
_BELOW_TENTHS = lazy(r"[一二三四五六七八九半](?=[ ,。;、)\n的]|以[上下内]|左右|$)")
"""Behind 二成 what makes 二成五 of it, or 二成半."""
_SHARES = {"百": "%", "千": "‰"}


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
    done = at = 0
    count = len(closed)
    for hit in SCAN.finditer(plain):
        start, end = hit.span()
        if start < done:
            continue
        while at < count and closed[at][1] <= start:
            at += 1
        if at < count and closed[at][0] <= start:
            continue
        if plain[start] in _WORDED and start and plain[start - 1] in _WORDED[plain[start]]:
            start += 1  # 队伍二十九支 has no 伍 in its number
            if start == end:
                continue
        if plain[start] == "一" and end == start + 1 and is_plain_article(plain, start):
            continue
        if end - start == 4 and plain[end : end + 1] == "年":
            continue
        reading = _read(plain, start, end, done)
        if reading is not None:
            done = reading.end
            found.append(_quantity(text, plain, reading))
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


def _read(folded: str, start: int, end: int, floor: int) -> Reading | None:
    """The quantity whose number begins at *start*, or ``None``. Nothing before *floor* is looked at as part of it."""
    char = folded[start]
    if char in "¥￥$€£翻":
        return _symbol(folded, start, floor) if char != "翻" else _doubling(start)
    # 20MW/40MWh: what follows the slash is an amount where one stands before it.
    if excluded(folded, start) and not (start - 1 == floor and folded[start - 1] == "/") and not _is_plus(folded, start - 1):
        return None
    if folded.startswith("分之", end):
        return _share(folded, start, end, floor)
    number = read_number(folded, start, end)
    if number is None:
        return None
    reading = _measured(folded, number)
    if reading is not None and "." in number.words and is_marker(folded, number, reading.unit):
        behind_dot = read_number(folded, start + number.words.index(".") + 1)
        reading = _measured(folded, behind_dot) if behind_dot is not None else None
    return None if reading is None else _compared(folded, reading, floor)


def _measured(folded: str, number: Number) -> Reading | None:
    """A number with its unit, or the two numbers of a range with theirs."""
    chinese = not number.words[0].isdigit()
    end = number.end
    # 成: tenths, where it is not the beginning of 成立, 成员, 成果.
    tenths = folded[end : end + 1] == "成" and number.value < 11 and stands_alone(folded, end + 1)
    unit = ("成", end + 1) if tenths else read_unit(folded, end, chinese=chinese)
    behind_first = unit[1] if unit else end
    following = folded[behind_first : behind_first + 1]
    if following in SEPARATORS or (following == " " and folded[behind_first + 1 : behind_first + 2] in ("-", "~")):
        ranged = read_range(folded, number, unit, behind_first)
        if ranged is not None:
            return ranged
    if unit is None:
        return None
    if not tenths:
        return Reading(number, number.value, unit[0], unit[1])
    rest = _BELOW_TENTHS.match(folded, end + 1)
    if rest is not None:
        return Reading(number, number.value * 10 + DIGITS.get(rest[0], 5), "%", rest.end())
    more = folded[end + 1 : end + 2] == "多"
    reading = Reading(number._replace(more="多") if more else number, number.value * 10, "%", unit[1] + more)
    if reading.top is not None:
        reading.top *= 10
    return reading


def _share(folded: str, start: int, end: int, floor: int) -> Reading | None:
    """百分之十五, 千分之五; other fractions have no unit and are no quantities."""
    unit = _SHARES.get(folded[start:end])
    number = read_number(folded, end + 2) if unit else None
    if unit is None or number is None:
        return None
    reading = Reading(number, number.value, unit, number.end)
    reading.start = start
    if folded[number.end : number.end + 1] in SEPARATORS:
        place = number.end + 1
        if folded.startswith(("百分之", "千分之"), place):
            place += 3
        second = read_number(folded, place)
        if second is not None and second.value > number.value:
            reading.top, reading.end, reading.last = second.value, second.end, second
    return _compared(folded, reading, floor)


def _symbol(folded: str, start: int, floor: int) -> Reading | None:
    """¥100万: the sign gives the unit, unless a currency stands behind the number."""
    place = start + (2 if folded[start + 1 : start + 2] == " " else 1)
    number = read_number(folded, place)
    if number is None:
        return None
    unit = read_unit(folded, number.end, chinese=False)
    reading = Reading(number, number.value, _SYMBOLS[folded[start]], number.end)
    if unit is not None and unit[0].endswith("元"):
        reading.unit, reading.end = unit
    reading.start = start
    return _compared(folded, reading, floor)


def _doubling(start: int) -> Reading:
    """翻番 without a number: it doubles once."""
    reading = Reading(Number(start, start + 2, Decimal(1), None, "翻番", "", ""), Decimal(1), "番", start + 2)
    reading.change = Change("rise", (start, start + 1), None, None)
    return reading


def _compared(folded: str, reading: Reading, floor: int) -> Reading | None:
    """The comparing words beside the amount, then the judgement whether it is one at all."""
    number = reading.first
    words = number.words
    said = right = None
    if folded[reading.start - 1 : reading.start] in ENDS:
        said = before(folded, reading.start, estimate=words[0] in _SCALES and words != "十" and not words.strip(_SCALES))
        if said is not None and said[0] < floor:
            said = None
    if folded[reading.end : reading.end + 1] in OPENERS:
        right = behind(folded, reading.end)
    if reading.unit == "番" and folded[reading.start - 1 : reading.start] in ("翻", "了"):
        reading.start -= 1 if folded[reading.start - 1] == "翻" else 2
    compared = said is not None or right is not None or number.more != ""
    if is_named(folded, Amount(number, reading.unit, reading.end), compared=compared):
        return None
    if said is None and folded[number.start - 1 : number.start] in _SIGNS and not _signed(folded, reading):
        return None
    if number.more:
        reading.comparator = Comparator.APPROX if number.more == "来" else Comparator.GT
    elif reading.top is not None and reading.last is number:
        reading.comparator = Comparator.APPROX
    if right is not None:
        reading.end, reading.comparator = right
    if said is not None:
        reading.start, reading.comparator = said
    if reading.change is None:
        reading.change = change_before(folded, reading.start)
    return reading


def _signed(folded: str, reading: Reading) -> bool:
    """Take the sign before the amount where it is one; ``False`` where a plus counts something else (互联网+3个)."""
    place = reading.first.start - 1
    if reading.unit in _SIGNED and _is_sign(folded, place):
        reading.start = place
        reading.value = -reading.value if folded[place] == "-" else reading.value
        return True
    return folded[place] != "+"


def _is_plus(folded: str, place: int) -> bool:
    return folded[place] == "+" and _is_sign(folded, place)


def _is_sign(folded: str, place: int) -> bool:
    """Whether a dash or plus is a sign (增速为-3.5%), not a range's or a bullet's."""
    return not place or folded[place - 1] in "为是到至长速降幅(:,率约涨减"


def _behind_range(folded: str, end: int) -> int:
    """Behind 第1—3项 nothing of the range is counted."""
    if folded[end : end + 1] in SEPARATORS or folded[end : end + 1] == "、":
        second = read_number(folded, end + 1)
        return second.end if second else end
    return end


def _quantity(text: str, folded: str, reading: Reading) -> Quantity:
    span = span_of((reading.start, reading.end))
    change = reading.change
    subject = subject_of(folded, *span)
    if change is None and subject is None:
        return Quantity(
            text=text[span[0] : span[1]],
            value=reading.value,
            value_max=reading.top,
            unit=reading.unit,
            comparator=reading.comparator,
            span=span,
        )
    pieces: dict[str, Witness] = {}
    if change is not None:
        pieces["change"] = (Span(*change.span),)
        if change.basis_span is not None:
            pieces["basis"] = (Span(*change.basis_span),)
    if subject is not None:
        pieces["subject"] = (Span(*subject),)
    return Quantity(
        text=text[span[0] : span[1]],
        value=reading.value,
        value_max=reading.top,
        unit=reading.unit,
        comparator=reading.comparator,
        subject=None if subject is None else text[subject[0] : subject[1]],
        change=None if change is None else change.direction,
        basis=None if change is None or change.basis_span is None else text[change.basis_span[0] : change.basis_span[1]],
        span=span,
        spans=Witnesses.found(pieces),
    )


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
