"""Which parser takes a document: the most specific of the surest claims; a tie is nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import TYPE_CHECKING

import attrs

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.errors import PluginError, UnknownParser
from govproposal.frozen import Value
from govproposal.plugin import Claim, Confidence, Parser
from govproposal.registry.failures import note

if TYPE_CHECKING:
    from govproposal.document import Document


@attrs.frozen(eq=False, repr=False)
class Said(Value):
    """What a parser said of a document: its claim, or, where its ``sniff`` failed, how; and how many seconds that took."""

    parser: str
    claim: Claim
    failure: str | None = None
    seconds: float = attrs.field(default=0.0, eq=False, repr=False)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Choice(Value):
    """The parser that takes a document, ``None`` where none does, with what each of them said and why it is so."""

    parser: Parser | None
    said: tuple[Said, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def choose(document: Document, parsers: Sequence[Parser], name: str | None = None) -> Choice:
    """The parser of *parsers* for *document*, or the one called *name*, which then is not asked.

    Raises :class:`~govproposal.errors.UnknownParser` where none is called *name*, and
    :class:`~govproposal.errors.PluginError` where two of *parsers* have one name.
    """
    named = {parser.name: parser for parser in parsers}
    if len(named) < len(parsers):
        twice = next(one.name for one in parsers if named[one.name] is not one)
        raise PluginError(twice, "two of the parsers given have this name")
    if name is not None:
        if name not in named:
            raise UnknownParser(name, sorted(named))
        return Choice(parser=named[name])
    said = tuple(ask(parser, document) for parser in parsers)
    failures = tuple(diagnose("GP205", f"{one.parser}: {one.failure}") for one in said if one.failure)
    winners = _winners(said)
    if len(winners) == 1:
        return Choice(parser=named[winners[0].parser], said=said, diagnostics=failures)
    verdict = _tied(winners) if winners else _unclaimed(said)
    return Choice(parser=None, said=said, diagnostics=(*failures, verdict))


def ask(parser: Parser, document: Document) -> Said:
    """What *parser* says of *document*; a ``sniff`` that raises, or returns what is no claim, is a refusal that says so."""
    begun = perf_counter()
    claim, failure = _asked(parser, document)
    return Said(parser.name, claim, failure, perf_counter() - begun)


def _asked(parser: Parser, document: Document) -> tuple[Claim, str | None]:
    try:
        claim = parser.sniff(document.joined)
    except (Exception, SystemExit) as error:
        return Claim.refusal("its sniff failed"), note(parser.name, error)
    if claim is None:
        return Claim.refusal("not its kind of document"), None
    if not _sound(claim):
        return Claim.refusal("its sniff failed"), f"sniff returned {claim!r:.80}, which is no claim"
    return claim, None


def _sound(claim: object) -> bool:
    """Whether what a sniff returned is a claim whose fields are what they should be."""
    parts = attrs.astuple(claim, recurse=False) if isinstance(claim, Claim) else ()
    return [type(part) for part in parts] == [Confidence, str, int, frozenset]


def _winners(said: Sequence[Said]) -> list[Said]:
    """Those with the best right to the document: the surest, of these the ones that no other refines, of these the most specific."""
    best = max((one.claim.confidence for one in said), default=Confidence.NONE)
    if best < Confidence.LIKELY:
        return []
    surest = [one for one in said if one.claim.confidence == best]
    refined = {name for one in surest for name in one.claim.refines if name != one.parser}
    finest = [one for one in surest if one.parser not in refined] or surest
    narrowest = max(one.claim.specificity for one in finest)
    return [one for one in finest if one.claim.specificity == narrowest]


def _tied(winners: Sequence[Said]) -> Diagnostic:
    return diagnose("GP202", "; ".join(f"{one.parser} ({one.claim.reason})" for one in winners))


def _unclaimed(said: Sequence[Said]) -> Diagnostic:
    if not said:
        return diagnose("GP201", 'no parser is installed; pip install "govproposal[parsers]" adds the first-party ones')
    return diagnose("GP201", "; ".join(f"{one.parser}: {one.failure or one.claim.reason}" for one in said))
