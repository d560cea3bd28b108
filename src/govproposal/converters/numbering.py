"""The numbers of a document's parts, after GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）."""

from __future__ import annotations

from govproposal.grammar.numerals import render_numeral


def marker(depth: int, number: int) -> str:
    """The marker of the part *number* at a *depth* that begins with 0.

    >>> [marker(depth, 12) for depth in range(4)]
    ['十二、', '（十二）', '12.', '（12）']
    """
    words = render_numeral(number)
    forms = (f"{words}、", f"（{words}）", f"{number}.", f"（{number}）")
    return forms[min(depth, 3)]
