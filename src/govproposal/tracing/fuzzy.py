"""The door to rapidfuzz: how alike two short texts are, imported when two are first compared."""

from __future__ import annotations


def ratio(one: str, other: str) -> float:
    """How alike two texts are as a whole, 0 to 1, by the characters that would have to be put in or taken out.

    >>> ratio("5G基站", "5G站点")
    0.75
    """
    from rapidfuzz.fuzz import ratio as measured

    return measured(one, other) / 100


def partial(one: str, other: str) -> float:
    """How alike the shorter text is to the part of the longer one that it fits best, 0 to 1.

    >>> partial("嵌入式养老", "社区嵌入式养老")
    1.0
    """
    from rapidfuzz.fuzz import partial_ratio as measured

    return measured(one, other) / 100
