"""Numerals: every printed form of a number gives the same value."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govproposal.grammar.numerals import parse_exact, parse_numeral, plain_decimal, render_numeral
from govproposal.grammar.sessions import small_number

NUMBERS = st.integers(0, 10**16 - 1)
FULL = str.maketrans("0123456789,.", "０１２３４５６７８９，．")


@given(NUMBERS)
def test_render_and_parse_are_inverse(number: int) -> None:
    assert parse_numeral(render_numeral(number)) == number


@given(NUMBERS, st.integers(0, 999))
def test_width_and_separators_do_not_count(number: int, tenths: int) -> None:
    printed = f"{number:,}.{tenths:03}"
    value = Decimal(f"{number}.{tenths:03}")
    assert parse_numeral(printed) == parse_numeral(printed.replace(",", "")) == parse_numeral(printed.translate(FULL)) == value


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_mixed_figures_are_the_sum_of_their_parts(hundred_millions: int, myriads: int) -> None:
    whole = hundred_millions * 10**8 + myriads * 10**4
    assert parse_numeral(f"{hundred_millions}亿{myriads}万") == whole
    assert parse_numeral(f"{render_numeral(hundred_millions)}亿{myriads}万") == whole


@given(st.integers(1, 9999), st.integers(2, 9999))
def test_fractions_are_exact(above: int, below: int) -> None:
    assert parse_exact(f"{below}分之{above}") == Fraction(above, below)
    assert parse_exact(f"{render_numeral(below)}分之{render_numeral(above)}") == Fraction(above, below)


@given(st.fractions(max_denominator=1).map(lambda one: one / 2**3 / 5**2))
def test_plain_decimals_have_no_exponent_and_lose_nothing(value: Fraction) -> None:
    printed = plain_decimal(value)
    assert Fraction(printed) == value
    assert "E" not in str(printed)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百二十三", "123"),
        ("廿", "20"),
        ("廿八", "28"),
        ("卅一", "31"),
        ("〇", "0"),
        ("两", "2"),
        ("壹", "1"),
        ("叁仟伍佰", "3500"),
        ("1.2万亿", "1200000000000"),
        ("1亿2千万", "120000000"),
        ("一亿二千万", "120000000"),
        ("１２３", "123"),
        ("1 9 9 3", "1993"),
        ("1,234,567", "1234567"),
        ("百分之十五", "0.15"),
        ("百分之二点五", "0.025"),
        ("千分之三", "0.003"),
        ("三成半", "0.35"),
        ("二成五", "0.25"),
        ("一百五", "150"),
        ("一百零五", "105"),
        ("一万二", "12000"),
        ("两千零五", "2005"),
        ("二〇二五", "2025"),
        ("二○○六", "2006"),
        ("二0一0", "2010"),
        ("三点一四", "3.14"),
        ("二点五万", "25000"),
        ("百万", "1000000"),
        ("12.5%", "0.125"),
        ("-3", "-3"),
    ],
)
def test_forms(text: str, value: str) -> None:
    assert parse_numeral(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "两三", "个", "十百千", "1,23", "1.2.3", "零分之一", "九" * 65, "1" * 5000, "三十廿", "负", "负负一", "一%%"]
)
def test_what_is_no_numeral_raises(text: str) -> None:
    with pytest.raises(ValueError, match="no numeral"):
        parse_numeral(text)


@pytest.mark.parametrize("text", ["负" * 2000 + "一", "一分之" * 2000 + "一", "一" + "%" * 2000, "一" + "成" * 2000])
def test_noise_of_any_length_is_no_numeral(text: str) -> None:
    with pytest.raises(ValueError, match="no numeral"):
        parse_numeral(text)


@pytest.mark.parametrize(("text", "value"), [("百二十", 120), ("两百", 200), ("一百〇三", 103), ("百", 100), ("二〇二二", 2022)])
def test_small_numbers(text: str, value: int) -> None:
    assert small_number(text) == value


@pytest.mark.parametrize("text", ["²", "十十", "十百", "一二十", "百百", "九" * 2000, ""])
def test_what_is_no_small_number(text: str) -> None:
    assert small_number(text) is None


def test_a_third_has_no_decimal() -> None:
    with pytest.raises(ValueError, match="finite"):
        parse_numeral("三分之一")


@pytest.mark.parametrize("number", [-1, 10**16])
def test_render_keeps_to_its_range(number: int) -> None:
    with pytest.raises(ValueError, match="range"):
        render_numeral(number)
