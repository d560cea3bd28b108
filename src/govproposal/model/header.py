"""The head and foot of a document, after GB/T 9704-2012: title, number, issuer, addressee, dates, origin."""

from __future__ import annotations

from datetime import date

import attrs

from govproposal.model.evidence import Evidenced


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Header(Evidenced):
    """What stands around the body of a document.

    ``title`` (标题) has its lines joined; ``document_number`` is the 发文字号; ``issuers`` (发文机关) are as in the signature;
    ``addressees`` (主送机关) or the salutation's; ``issued`` the 成文日期; ``published`` when the page went online, as precise as
    printed; ``delivered`` the day a speech or report was given; ``origin`` the 来源.
    """

    title: str | None = None
    document_number: str | None = None
    issuers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    issued: date | None = None
    published: str | None = None
    delivered: date | None = None
    origin: str | None = None
