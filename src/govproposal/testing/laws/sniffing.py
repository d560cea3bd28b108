"""Laws on claims: a parser claims its own specimens, says why, and leaves those of others alone."""

from __future__ import annotations

from collections.abc import Iterator

from govproposal.document import Document
from govproposal.plugin import Claim, Confidence
from govproposal.reading import read
from govproposal.registry import choose
from govproposal.source import Source
from govproposal.testing.verdicts import Law
from govproposal.testing.workbench import Workbench, strangers


def _claim(bench: Workbench, source: Source) -> Claim:
    return choose(Document(source), [bench.parser]).said[0].claim


def _claims(bench: Workbench) -> Iterator[str]:
    for name, source in bench.sources.items():
        claim = _claim(bench, source)
        if claim.confidence < Confidence.LIKELY:
            yield f"{name}: not claimed ({claim.confidence.name.lower()}: {claim.reason})"
        elif not bench.parse(source).records:
            yield f"{name}: claimed ({claim.reason}), but parsing gives no record"
        if not claim.reason.strip():
            yield f"{name}: claimed without a reason"


def _honest(bench: Workbench) -> Iterator[str]:
    others = [(kind, f"the document of a stranger, {source.uri}", source) for kind, source in strangers()]
    others += [("nobody", f"refused/{one.name}", read(one.input)) for one in bench.refused]
    others += [("nobody", "an empty document", Source.of("")), ("nobody", "a line about the weather", Source.of("今天天气很好。\n"))]
    for kind, label, source in others:
        claim = _claim(bench, source)
        if claim.confidence >= Confidence.LIKELY and kind != bench.parser.name and kind not in claim.refines:
            yield f"{label}: claimed ({claim.confidence.name.lower()}: {claim.reason})"
        if not claim.reason.strip():
            yield f"{label}: answered without a reason"


SNIFFING = (
    Law(
        name="claims",
        states="a parser claims its own specimens, says why, and makes a record of what it claims",
        remedy="sniff returns Claim(Confidence.SURE or LIKELY, reason) for these; govproposal sniff FILE shows what it says",
        hold=_claims,
    ),
    Law(
        name="honest",
        states="a parser does not claim documents of other kinds, unless its claim refines the parser of that kind",
        remedy="look for what only your kind has: title noun, opening formula, section words; refuse with Claim.refusal(reason)",
        hold=_honest,
    ),
)
