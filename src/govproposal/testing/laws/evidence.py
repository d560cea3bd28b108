"""Laws on evidence: the text is covered, values quote their words, and clothes do not count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govproposal.document import Document
from govproposal.model import facts
from govproposal.registry import choose, run
from govproposal.source import Source
from govproposal.testing.comparison import differences
from govproposal.testing.variants import LAYOUTS, WIDTHS, Variant, in_page
from govproposal.testing.verdicts import Law
from govproposal.testing.witnesses import unwitnessed
from govproposal.testing.workbench import Workbench

_LOOKED_AT = ("text", "folded", "lines", "parts", "bodies", "references", "sessions", "quantities")


def _exact_cover(bench: Workbench) -> Iterator[str]:
    for name, source in bench.sources.items():
        document, fresh = Document(source), Document(source)
        choose(document, [bench.parser])
        run(bench.parser, document)
        if document.source is not source or "".join(source.quote(leaf.span) for leaf in document.outline.leaves) != source.text:
            yield f"{name}: after parsing, the leaves of the outline are not the text any more"
        changed = [part for part in _LOOKED_AT if getattr(document, part) != getattr(fresh, part)]
        if changed:
            yield f"{name}: parsing changed the document: {', '.join(changed)}"


def _witness(bench: Workbench) -> Iterator[str]:
    for name, result in bench.results:
        if any(one.code == "GP204" for one in result.diagnostics):
            yield f"{name}: {next(one.message for one in result.diagnostics if one.code == 'GP204')}"
        for record in result.records:
            yield from (f"{name}: {fault}" for fault in unwitnessed(record, result.document.text))


def _width_blind(bench: Workbench) -> Iterator[str]:
    for specimen in bench.specimens:
        plain = _facts(bench, bench.sources[specimen.name])
        for variant, source in _dressed(bench.sources[specimen.name], specimen.input.read_bytes()):
            found = list(differences(plain, _facts(bench, source)))
            if found:
                yield f"{specimen.name}, {variant}: {found[0]}{f' and {len(found) - 1} more' if len(found) > 1 else ''}"


def _facts(bench: Workbench, source: Source) -> tuple[object, ...]:
    return tuple(facts(record) for record in bench.parse(source).records)


def _dressed(source: Source, data: bytes) -> Iterator[tuple[str, Source]]:
    """A document in other clothes: a text in widths and layouts, a page in widths and line ends, another format in none."""
    from govproposal.reading import read

    if source.media_type in ("text/plain", "text/markdown"):
        for name, variant in {**WIDTHS, **LAYOUTS}.items():
            yield name, read(variant(source.text).encode("utf-8"), media_type=source.media_type)
    elif source.media_type == "text/html":
        page = data.decode(source.encoding or "utf-8", "replace")
        on_page: Mapping[str, Variant] = {name: in_page(variant) for name, variant in WIDTHS.items()} | {"crlf": LAYOUTS["crlf"]}
        for name, variant in on_page.items():
            # The encoding that the page declares may be another than the one it is written in here.
            yield name, read(variant(page).encode("utf-8"), media_type="text/html; charset=utf-8")


EVIDENCE = (
    Law(
        name="exact-cover",
        states="a parser leaves the document as it is: the leaves of its outline are the whole text, before and after",
        remedy="a Document is read, never written to; what you need besides, compute and keep in local variables",
        hold=_exact_cover,
    ),
    Law(
        name="witness",
        states="every span lies in the text and quotes its value, and every field that was read names its piece in spans",
        remedy="take spans from the outline and the phrases; give spans=Witnesses({field: [span, …]}) beside every field you set",
        hold=_witness,
    ),
    Law(
        name="width-blind",
        states="full and half width, line ends, empty lines, padding and the page's own lines do not change the facts",
        remedy="match on document.folded, quote from document.text; take lines and items from the outline, not from split()",
        hold=_width_blind,
    ),
)
