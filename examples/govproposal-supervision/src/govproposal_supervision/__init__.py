"""Supervision slips (督办单): the items an office asks after, each with the day by which it wants to be told.

A title that ends in 督办单 or 督办通知单, an addressee, numbered items with their deadlines, the office and the day below. Form: custom of
government offices.
"""

from __future__ import annotations

from typing import ClassVar

import attrs

from govproposal.diagnostics import Diagnostic, Severity
from govproposal.document import Document
from govproposal.model import Evidenced, Period, Quantity, Record
from govproposal.outline import Item
from govproposal.parsing import Years, document_years, read_header, read_item, read_periods, record_sessions, within
from govproposal.plugin import Claim, Confidence, Parsed
from govproposal.spans import Witnesses, hull

__version__ = "0.1.0"


@attrs.frozen(kw_only=True, repr=False)
class SlipItem(Evidenced):
    """An item that is asked after (督办事项): its words, the amounts and the deadlines in it."""

    path: tuple[int, ...]
    id: str
    heading: str | None
    text: str
    quantities: tuple[Quantity, ...] = ()
    periods: tuple[Period, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class SupervisionSlip(Record):
    """A supervision slip (督办单)."""

    type: ClassVar[str] = "yunxi/supervision-slip"

    items: tuple[SlipItem, ...] = ()


@attrs.frozen
class SupervisionSlipParser:
    """The parser: one record a slip."""

    name: str = "supervision-slip"
    version: str = __version__
    api_version: int = 1
    record_types: ClassVar[tuple[type[Record], ...]] = (SupervisionSlip,)

    def sniff(self, document: Document) -> Claim:
        """Sure where the title ends in 督办单 or 督办通知单."""
        title = document.parts[0].head.title_text if document.parts else ""
        if title.endswith(("督办单", "督办通知单")):
            return Claim(Confidence.SURE, "the title ends in 督办单", specificity=1)
        return Claim.refusal("the title does not end in 督办单")

    def parse(self, document: Document) -> Parsed:
        """Header and items; an item without a deadline gets a remark."""
        header = read_header(document)
        years = document_years(document, header)
        items = tuple(_item(document, item, years) for body in document.bodies[:1] for item in body.children)
        record = SupervisionSlip(
            header=header,
            items=items,
            sessions=record_sessions(document, header),
            quantities=within(document.quantities, document.body_spans),
            references=within(document.references, document.body_spans),
            diagnostics=(*document.diagnostics, *(_without_deadline(one) for one in items if not one.periods)),
            span=hull(line.span for part in document.parts for line in part.lines),
        )
        return Parsed(records=(record,))


def _item(document: Document, item: Item, years: Years) -> SlipItem:
    said = read_item(document, item)
    return SlipItem(
        path=item.path,
        id=item.id,
        heading=said.title(document),
        text=said.text(document),
        quantities=within(document.quantities, said.words),
        periods=read_periods(document, said.words, years),
        span=item.span,
        spans=Witnesses(said.witnesses()),
    )


def _without_deadline(item: SlipItem) -> Diagnostic:
    return Diagnostic(Severity.WARNING, "yunxi/SL101", f"an item names no deadline: {item.id}", item.span)


parser = SupervisionSlipParser()
"""The parser object that the entry point names."""
