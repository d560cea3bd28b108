"""The reply letter (提案答复): the answer to one proposal."""

from __future__ import annotations

from typing import ClassVar

import attrs

from govproposal.model.evidence import Evidenced
from govproposal.model.phrases import Assignment, Quantity
from govproposal.model.proposal import Proposal
from govproposal.model.record import Record


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Recipient(Evidenced):
    """Whom a reply addresses: ``capacity`` is 委员 or 代表, ``None`` for an organ."""

    name: str
    capacity: str | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Answer(Evidenced):
    """A part of the answer: a numbered item, or a paragraph where there are no numbers."""

    path: tuple[int, ...]
    id: str
    heading: str | None
    text: str
    quantities: tuple[Quantity, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Contact(Evidenced):
    """Who can be asked (联系人), and at which telephone."""

    name: str | None
    phone: str | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Reply(Record):
    """A reply to a proposal, motion or suggestion (关于…第N号提案的答复)."""

    type: ClassVar[str] = "reply"

    proposals: tuple[Proposal, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    others: int | None = None
    assignments: tuple[Assignment, ...] = ()
    classification: str | None = None
    publicity: str | None = None
    answers: tuple[Answer, ...] = ()
    signer: str | None = None
    contacts: tuple[Contact, ...] = ()
    copied_to: tuple[str, ...] = ()
