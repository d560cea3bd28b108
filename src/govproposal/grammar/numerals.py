"""Numbers as official prose prints them (数词): Arabic, Chinese, mixed, spaced, with separators, in financial characters.

Two readings: :func:`parse_numeral` takes a whole numeral and gives its exact value; the pattern :data:`NUMERAL` is what the
finders build on. Approximate words (余, 多, 上百, 数十) are no part of a numeral: they compare, :mod:`govproposal.grammar.comparing`.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from govproposal.folding import fold
from govproposal.patterns import lazy

DIGITS = {
    "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "两": 2, "壹": 1, "贰": 2, "叁": 3,
    "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "弌": 1, "弍": 2, "弎": 3, "幺": 1, "俩": 2, "仨": 3, "兩": 2, "貳": 2, "陸": 6,
} | {str(i): i for i in range(10)}  # fmt: skip
"""The digits, Chinese (plain, financial 大写, old) and Arabic."""

TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "廿": 20, "卅": 30, "卌": 40}
"""The scales below 万; 廿, 卅 and 卌 are a digit and a scale in one."""

MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
"""The scales by which a section is multiplied."""

CHINESE = "〇零一二三四五六七八九两壹贰叁肆伍陆柒捌玖弌弍弎兩貳陸十拾百佰千仟廿卅卌万萬亿億"
"""Every character that a Chinese numeral may begin with or hold."""

LONGEST = 64
"""More characters than that are an identifier or noise, not an amount."""

_ARABIC = lazy(r"\d+(?:\.\d+)?")
_SEPARATED = lazy(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SPACED = lazy(r"\d(?: \d)+")


def parse_numeral(text: str) -> Decimal:
    """The value of a numeral, exact; ``ValueError`` where *text* is none or has no finite decimal (三分之一).

    >>> [str(parse_numeral(one)) for one in ("一百二十三", "廿", "1.2万亿", "1亿2千万", "百分之十五", "１,２３４", "1 9 9 3")]
    ['123', '20', '1200000000000', '120000000', '0.15', '1234', '1993']
    """
    exact = parse_exact(text)
    rest = exact.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest != 1:
        raise ValueError(f"no finite decimal: {text!r}")
    return plain_decimal(exact)


def parse_exact(text: str) -> Fraction:
    """The value of a numeral as a fraction; ``ValueError`` where *text* is none.

    >>> parse_exact("三分之一"), parse_exact("千分之二点五"), parse_exact("负一成半")
    (Fraction(1, 3), Fraction(1, 400), Fraction(-3, 20))
    """
    first, parted, second = fold(text).partition("分之")
    return _part(second, text) / _nonzero(_part(first, text), text) if parted else _part(first, text)


def _part(words: str, text: str) -> Fraction:
    """A numeral without 分之, with one sign: in percent, in tenths (成), or plain."""
    words = words.strip()
    if words[:1] in ("负", "-"):
        return -_unsigned(words[1:].strip(), text)
    return _unsigned(words, text)


def _unsigned(words: str, text: str) -> Fraction:
    if words[-1:] in ("%", "‰"):
        return _read(words[:-1].rstrip(), text) / (100 if words[-1] == "%" else 1000)
    whole, tenths, rest = words.partition("成")
    if whole and tenths:
        return _read(whole, text) / 10 + (Fraction(1, 20) if rest == "半" else _read(rest, text) / 100 if rest else 0)
    return _read(words, text)


def _nonzero(value: Fraction, text: str) -> Fraction:
    if not value:
        raise ValueError(f"no numeral: {text!r}")
    return value


def _read(words: str, text: str) -> Fraction:
    """A numeral without fraction words: sections between 万 and 亿, each read by :func:`_section`."""
    words = words.replace("万万", "亿")
    found = value_of(words)
    if found is None:
        raise ValueError(f"no numeral: {text!r}")
    return found


def value_of(words: str) -> Fraction | None:
    """The value of a folded numeral without fraction words, ``None`` for anything else.

    >>> value_of("3亿5000万"), value_of("两三"), value_of("二〇二五")
    (Fraction(350000000, 1), None, Fraction(2025, 1))
    """
    if len(words) > LONGEST:
        return None
    if words.isascii():
        return _arabic(words)
    total = Fraction(0)
    pending = Fraction(0)
    start = 0
    last = 0
    for place, char in enumerate(words):
        scale = MYRIADS.get(char)
        if scale is None:
            continue
        part = _section(words[start:place]) if place > start else None
        if place > start and part is None:
            return None
        start, last = place + 1, scale
        if scale == 10**4:
            pending = pending + (Fraction(1) if part is None else part) * scale
        else:
            if part is None and not pending and not total:
                part = Fraction(1)
            total, pending = _lift(total, pending + (part or 0), scale)
    if start == len(words):
        return total + pending if last else None
    tail = _section(words[start:])
    if tail is None:
        return None
    if last and _is_shorthand(words[start:]):
        tail *= last // 10  # 一万二 is 12000, 两亿三 is 230000000
    return total + pending + tail


def _lift(total: Fraction, part: Fraction, scale: int) -> tuple[Fraction, Fraction]:
    """What 亿 closes: 1万亿 lifts all before it (1.2万亿), 1亿2千万 adds beside it."""
    return total + part * scale, Fraction(0)


def _is_shorthand(tail: str) -> bool:
    """Whether a single Chinese digit after a scale leaves that scale's tenth out."""
    return len(tail) == 1 and tail in DIGITS and not tail.isascii() and DIGITS[tail] != 0


def _arabic(words: str) -> Fraction | None:
    if words.isdecimal():
        return Fraction(int(words))
    if _ARABIC.fullmatch(words):
        return Fraction(words)
    if _SEPARATED.fullmatch(words):
        return Fraction(words.replace(",", ""))
    if _SPACED.fullmatch(words):
        return Fraction(words.replace(" ", ""))
    return None


def _section(words: str) -> Fraction | None:
    """A numeral below 万: digits (positional, 二〇二五) or digits with 十, 百, 千; Arabic digits may stand before these (5千)."""
    if words.isascii():
        return _arabic(words.strip())
    whole, point, decimals = words.partition("点")
    if point:
        return _pointed(whole, decimals)
    if all(char in DIGITS for char in words):
        return _positional(words)
    return _additive(words)


def _pointed(whole: str, decimals: str) -> Fraction | None:
    places = [DIGITS.get(char) for char in decimals]
    front = _section(whole) if whole else None
    if front is None or not places or None in places:
        return None
    return front + Fraction("0." + "".join(map(str, places)))


def _positional(words: str) -> Fraction | None:
    """Digits in a row are a year or a number read aloud; two of them side by side (两三) are an estimate, no number."""
    if len(words) == 2 and "0" not in words and not (set(words) & {"〇", "零"}) and not words.isascii():
        return None
    if "两" in words and len(words) > 1:
        return None
    return Fraction("".join(str(DIGITS[char]) for char in words))


def _additive(words: str) -> Fraction | None:
    """Digits with 十, 百 and 千, falling; 一百五 is 150, 一百零五 is 105."""
    total = Fraction(0)
    digit: Fraction | None = None
    above = 10**4
    zero = False
    place = 0
    while place < len(words):
        char = words[place]
        scale = TENS.get(char)
        if scale is None:
            run = _ARABIC.match(words, place)
            if run:
                if digit is not None:
                    return None
                digit, place = Fraction(run[0]), run.end()
                continue
            value = DIGITS.get(char)
            if value is None or digit is not None:
                return None
            zero = zero or value == 0
            digit = Fraction(value) if value else None
        else:
            if char in "廿卅卌":
                if digit is not None or above <= 10:
                    return None
                total, above = total + scale, 10
            else:
                if scale >= above:
                    return None
                total, above = total + (Fraction(1) if digit is None else digit) * scale, scale
                zero = False
            digit = None
        place += 1
    if digit is None:
        return total
    shorthand = not zero and 100 <= above < 10**4 and words[-1] in DIGITS and not words[-1].isdigit()
    return total + (digit * (above // 10) if shorthand and above > 10 else digit)


def plain_decimal(value: Fraction | Decimal) -> Decimal:
    """*value* as a decimal without exponent and trailing zeros. A fraction must be finite in base ten.

    >>> plain_decimal(Fraction(3450000000)), plain_decimal(Decimal("2.50"))
    (Decimal('3450000000'), Decimal('2.5'))
    """
    if isinstance(value, Fraction):
        value = _exact_decimal(value)
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def _exact_decimal(value: Fraction) -> Decimal:
    """The decimal of a fraction whose denominator holds 2 and 5 only, at any length (no rounding to a context's precision)."""
    places = 0
    below = value.denominator
    while below != 1:
        below = Fraction(below, 10).numerator if below % 10 == 0 else below
        if value.denominator != 1:
            value *= 10
            places += 1
        below = value.denominator
    whole = str(abs(value.numerator)).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return Decimal(sign + (whole[:-places] + "." + whole[-places:] if places else whole))


_NAMES = "零一二三四五六七八九"


def render_numeral(value: int) -> str:
    """A whole number in Chinese (一百二十三), what :func:`parse_numeral` reads back; ``ValueError`` below zero and from 10^16 on.

    >>> render_numeral(123), render_numeral(10), render_numeral(200010005), render_numeral(0)
    ('一百二十三', '十', '二亿零一万零五', '零')
    """
    if not 0 <= value < 10**16:
        raise ValueError(f"out of range: {value}")
    if value == 0:
        return "零"
    text = ""
    gap = False
    for scale, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        part, value = divmod(value, scale)
        if part:
            text += ("零" if text and (gap or part < 1000) else "") + _thousands(part) + (name if name != "万亿" else "万")
        if name == "万亿" and part:
            text += "" if value >= 10**8 else "亿"
        gap = bool(text) and part == 0
    return text[1:] if text.startswith("一十") else text


def _thousands(value: int) -> str:
    text = ""
    gap = False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, scale)
        if digit:
            text += ("零" if gap and text else "") + _NAMES[digit] + name
            gap = False
        else:
            gap = True
    return text
