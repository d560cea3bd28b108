"""Print a drawn record as the document that states it, in any house style.

``facts(parse(printed(record, style)).record)`` are the record's own: the law of ``tests/test_model_side.py``.
"""

from __future__ import annotations

from govproposal.model import OutcomeReport, Plan, Record, SpeechDigest
from govproposal.testing.layout import document
from govproposal.testing.print_digest import digest_lines
from govproposal.testing.print_plan import plan_lines
from govproposal.testing.print_report import report_lines
from govproposal.testing.styles import Style


def render(record: Record, style: Style) -> str:
    """*record* as a document in *style*: the text, or the source of an HTML page.

    Raises :class:`TypeError` for a record that is no plan, outcome report or speech digest.

    >>> from govproposal.model import Header, Occasion, SpeechDigest
    >>> from govproposal.testing.styles import COMPACT
    >>> digest = SpeechDigest(header=Header(title="汇聚各界智慧"))
    >>> render(digest, COMPACT).splitlines()[0]
    '汇聚各界智慧'
    """
    if isinstance(record, Plan):
        return document(plan_lines(record, style), record.header, style)
    if isinstance(record, OutcomeReport):
        return document(report_lines(record, style), record.header, style)
    if isinstance(record, SpeechDigest):
        return document(digest_lines(record, style), record.header, style)
    raise TypeError(f"no renderer prints a {type(record).__name__}")


def printed(record: Record, style: Style) -> str | bytes:
    """*record* as :func:`govproposal.parse` takes it: a text as ``str``, a page as UTF-8 bytes.

    >>> from govproposal.model import Header, SpeechDigest
    >>> from govproposal.testing.styles import PAGE
    >>> type(printed(SpeechDigest(header=Header(title="汇聚各界智慧")), PAGE)).__name__
    'bytes'
    """
    text = render(record, style)
    return text if style.media == "text" else text.encode("utf-8")
