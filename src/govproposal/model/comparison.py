"""The facts of a record: what two records are compared by."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from govproposal.folding import key
from govproposal.model.evidence import GROUND

APART = GROUND | {"source", "parser", "diagnostics", "derived_from", "schema"}
"""What is no fact: where something stands, who read it, what looked odd."""


def facts(value: Any) -> Any:
    """*value* without evidence and origin, strings folded: equal for two readings of the same document.

    Widths, quotes, dashes and white space do not count. Records become dictionaries of plain values, lists become tuples.

    >>> from decimal import Decimal
    >>> from govproposal.model import Quantity
    >>> facts(Quantity(text="２万 个", value=Decimal(20000), unit="个"))["text"]
    '2万个'
    """
    if isinstance(value, str):
        return key(value)
    if isinstance(value, tuple):
        return tuple(facts(one) for one in value)
    if attrs.has(type(value)):
        found = {a.name: facts(getattr(value, a.name)) for a in attrs.fields(type(value)) if a.name not in APART}
        kind = getattr(value, "type", None)
        return {"type": kind, **found} if kind else found
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def plain(amount: Decimal) -> str:
    """A plain decimal without exponent or trailing zeros: ``3450000000``, never ``3.45E+9``.

    >>> plain(Decimal("3.450E+3")), plain(Decimal("2.50"))
    ('3450', '2.5')
    """
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
