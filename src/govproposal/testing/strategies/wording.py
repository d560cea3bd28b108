"""Strategies for phrases and passages: amounts, periods, references, and sentences that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from hypothesis import strategies as st

from govproposal.model import Comparator, Period, Quantity, Reference
from govproposal.testing.phrasing import closed_period, numeral
from govproposal.testing.segments import Passage, cited, joined, literal, phrase
from govproposal.testing.vocabulary import CLAUSES, DOCUMENTS, NEAR_MISSES

Kind = Literal["quantity", "period", "reference"]

COUNTED: tuple[tuple[str, str], ...] = (
    ("新建公共停车泊位", "个"),
    ("改造老旧小区", "个"),
    ("完成投资", "亿元"),
    ("安排专项资金", "万元"),
    ("污水集中处理率达到", "%"),
    ("满意度提升至", "%"),
    ("培训技能人才", "人次"),
    ("修缮农村公路", "公里"),
    ("惠及居民", "户"),
    ("新增绿地", "公顷"),
    ("引进龙头企业", "家"),
    ("建成社区食堂", "所"),
    ("整治河道", "条"),
    ("增长", "%"),
    ("提高", "个百分点"),
    ("新增建筑面积", "平方米"),
    ("推进重点项目", "项"),
    ("完善设施", "处"),
)
"""What is counted, with the measure word that counts it; 亿 and 万 before a unit multiply."""
PREFIXES: tuple[tuple[str, Comparator], ...] = (
    ("不少于", Comparator.GE),
    ("不低于", Comparator.GE),
    ("超过", Comparator.GT),
    ("突破", Comparator.GT),
    ("不超过", Comparator.LE),
    ("近", Comparator.LT),
    ("约", Comparator.APPROX),
)
SUFFIXES: tuple[tuple[str, Comparator], ...] = (
    ("以上", Comparator.GE),
    ("左右", Comparator.APPROX),
    ("以内", Comparator.LE),
)
SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}


@st.composite
def quantities(draw: st.DrawFn) -> Passage:
    """A clause that states an amount (数量): what is counted, and the amount with its comparing word."""
    noun, unit = draw(st.sampled_from(COUNTED))
    scale = unit[0] if unit[0] in "万亿" else ""
    bare = unit.removeprefix(scale)
    shape = draw(st.sampled_from(("plain", "plain", "decimal", "prefix", "suffix", "more", "range", "chinese")))
    relative = bare in ("%", "个百分点")
    amount = draw(st.integers(2, 99 if relative else 9_000))
    if shape == "decimal":
        value = Decimal(amount) + Decimal(draw(st.integers(1, 99))) / 100
        scale = scale or ("" if relative or bare in ("公里", "公顷", "平方米") else "万")
    else:
        value = Decimal(amount)
        scale = scale or (draw(st.sampled_from(("", "", "万"))) if not relative else "")
    return literal(noun) + phrase(_amount(shape, value, scale, bare, draw))


def _amount(shape: str, value: Decimal, scale: str, unit: str, draw: st.DrawFn) -> Quantity:
    """The amount in one of its shapes; shapes that a unit does not take fall back to the plain one."""
    comparator, top = Comparator.EQ, None
    figure = format(value.normalize(), "f")
    words = f"{figure}{scale}{unit}"
    if shape == "prefix":
        prefix, comparator = draw(st.sampled_from(PREFIXES))
        words = prefix + words
    elif shape == "suffix":
        suffix, comparator = draw(st.sampled_from(SUFFIXES))
        words += suffix
    elif shape == "more" and unit not in ("%", "个百分点"):
        value = value if scale else value * 10
        words, comparator = f"{format(value, 'f')}{scale}余{unit}", Comparator.GT
    elif shape == "range" and unit not in ("%", "个百分点"):
        top = value + draw(st.integers(1, 9))
        words = f"{figure}{draw(st.sampled_from('-—至～'))}{top}{scale}{unit}"
    elif shape == "chinese" and not scale and unit not in ("%", "个百分点"):
        value = Decimal(draw(st.integers(2, 99)))
        words = numeral(int(value), pair=True) + unit
    factor = SCALES[scale]
    return Quantity(text=words, value=value * factor, value_max=None if top is None else top * factor, unit=unit, comparator=comparator)


def periods(year: int) -> st.SearchStrategy[Period]:
    """A period (时限) that names *year* or one near it."""
    return st.builds(closed_period, st.integers(0, 10), st.integers(year, year + 2), st.integers(1, 11), st.integers(1, 28))


@st.composite
def references(draw: st.DrawFn, code: str, year: int) -> Passage:
    """A clause that names a document (引用), with or without its number."""
    title = draw(st.sampled_from(DOCUMENTS))
    number = f"{code}发〔{year}〕{draw(st.integers(1, 60))}号" if draw(st.booleans()) else None
    lead, tail = draw(st.sampled_from((("印发", ""), ("落实", "要求"), ("修订", ""))))
    return literal(lead) + cited(Reference(title=title, number=number)) + literal(tail)


@st.composite
def clauses(draw: st.DrawFn, kinds: Sequence[Kind], code: str, year: int) -> Passage:
    """A clause: a literal, or one that states a fact of one of *kinds*."""
    kind = draw(st.sampled_from(("literal", "near miss", *kinds)))
    if kind == "quantity":
        return draw(quantities())
    if kind == "reference":
        return draw(references(code, year))
    if kind == "period":
        return phrase(draw(periods(year))) + literal(draw(st.sampled_from(CLAUSES)))
    return literal(draw(st.sampled_from(NEAR_MISSES if kind == "near miss" else CLAUSES)))


@st.composite
def sentences(draw: st.DrawFn, kinds: Sequence[Kind], code: str, year: int, *, long: bool = False) -> Passage:
    """A sentence of one to four clauses; a *long* one has more than thirty characters and so is never a heading."""
    parts = draw(st.lists(clauses(kinds, code, year), min_size=1, max_size=4))
    spare = (literal(one) for one in CLAUSES)
    while long and sum(len(one.text) + 1 for one in parts) <= 36:
        parts.append(next(spare))
    return joined(parts, draw(st.sampled_from("，，；"))) + literal("。")


@st.composite
def bodies(draw: st.DrawFn, kinds: Sequence[Kind], code: str, year: int, *, headed: bool) -> Passage:
    """What an item says: after a heading one to three sentences; without one a single sentence, or a long one and more."""
    if headed:
        return _run(draw(st.lists(sentences(kinds, code, year), min_size=1, max_size=3)))
    if draw(st.booleans()):
        return draw(sentences(kinds, code, year))
    return draw(sentences(kinds, code, year, long=True)) + draw(sentences(kinds, code, year))


def _run(passages: Sequence[Passage]) -> Passage:
    return joined(passages, "")
