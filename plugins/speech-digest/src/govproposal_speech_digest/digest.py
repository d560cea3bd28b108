"""A speech digest laid out as a record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import attrs

from govproposal.diagnostics import diagnose
from govproposal.document import Document
from govproposal.model import Header, Occasion, SpeechDigest
from govproposal.parsing import document_years, missing, read_header, read_occasion, read_speeches, record_sessions, remarks_on, within
from govproposal.plugin import Parsed
from govproposal.spans import Span, Witnesses, hull

# A pattern that few digests ask for stays a text, which re compiles when one does.
_DAY_WORD = r"(?:昨[日天]|今[日天])(?=[上下中]午|,|晚|起|举行|召开|[^\W\d_]{0,16}(?:政协|人大|会议))"


def read_digest(document: Document) -> Parsed:
    """The digest of the document."""
    header = read_header(document)
    sessions = record_sessions(document, header)
    speeches, intro = read_speeches(document)
    occasion = read_occasion(document, intro, sessions, document_years(document, header))
    if occasion is not None and occasion.date is None:
        occasion = _dated_by_paper(document, occasion, intro, header)
    signed = any(part.signature for part in document.parts)
    if header.issued and header.delivered is None and not signed and (occasion is None or occasion.date is None):
        # A day in a bracket below the title (2012年2月25日) is that of the sitting.
        spans = {("delivered" if field == "issued" else field): pieces for field, pieces in header.spans.items()}
        header = attrs.evolve(header, delivered=header.issued, issued=None, spans=Witnesses(spans))
        if occasion is not None:
            occasion = attrs.evolve(
                occasion, date=header.delivered, spans=Witnesses({**occasion.spans, "date": header.spans.get("delivered", ())})
            )
    elif occasion and occasion.date and header.delivered is None:
        spans = dict(header.spans) | {"delivered": occasion.spans["date"]}
        header = attrs.evolve(header, delivered=occasion.date, spans=Witnesses(spans))
    record = SpeechDigest(
        header=attrs.evolve(header, addressees=(), issuers=()) if speeches else header,
        occasion=occasion,
        speeches=speeches,
        sessions=sessions,
        quantities=within(document.quantities, document.body_spans),
        references=within(document.references, document.body_spans),
        diagnostics=document.diagnostics,
        span=hull(line.span for part in document.parts for line in part.lines),
    )
    said = [*record.diagnostics, *remarks_on(document, record)]
    if not speeches:
        said.append(missing("speeches, each under a line with posts and name"))
    elif occasion and occasion.speaker_count not in (None, len(speeches), sum(len(one.speakers) for one in speeches)):
        said.append(diagnose("GP503", f"{occasion.speaker_count} announced, {len(speeches)} found", occasion.span))
    return Parsed(records=(attrs.evolve(record, diagnostics=tuple(said)),))


def _dated_by_paper(document: Document, occasion: Occasion, intro: Sequence[Span], header: Header) -> Occasion:
    """The sitting on the day that 昨日 or 今天 gives beside the day of the paper or page."""
    day_word = re.compile(_DAY_WORD)
    found = next((found for span in intro[:4] for found in [day_word.search(document.folded, *span)] if found), None)
    if found is None or header.published is None:
        return occasion
    day = date.fromisoformat(header.published[:10]) - timedelta(days=found[0][0] == "昨")
    return attrs.evolve(occasion, date=day, spans=Witnesses({**occasion.spans, "date": [Span(*found.span())]}))
