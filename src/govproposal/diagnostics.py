"""What looked wrong in a document, was guessed, or was left over: values with a stable code, never exceptions.

Codes are public and stable, messages are not. The catalogue :data:`CATALOGUE` says of each code how severe it is, what it
means and what to do; ``docs/diagnostics.md`` has a page of them with a specimen each.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

import attrs

from govproposal.frozen import FrozenMap, Value
from govproposal.spans import Span


class Severity(StrEnum):
    """How much a diagnostic matters: an ``error`` means that a record is missing or incomplete."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(NamedTuple):
    """An entry of the catalogue: its severity, what it means, what to do."""

    severity: Severity
    meaning: str
    remedy: str


CATALOGUE: dict[str, Code] = {
    # 1xx: reading bytes
    "GP101": Code(Severity.WARNING, "some bytes are not valid in the encoding of the text", "compare the text at the span with the page; the rest is kept"),
    "GP102": Code(Severity.INFO, "the declared encoding is not the one the bytes are in", "nothing: the bytes were decoded as what they are"),
    "GP103": Code(Severity.WARNING, "lone surrogates were replaced by U+FFFD", "decode the text with a proper codec before handing it over"),
    "GP104": Code(Severity.ERROR, "the source holds no text", "check that the file was saved completely"),
    "GP105": Code(Severity.ERROR, "the source is binary, not text", "convert it to text or HTML first"),
    "GP106": Code(Severity.WARNING, "the HTML parser gave up on part of the page; the text was taken by the plain scanner", "check the text for chrome"),
    "GP108": Code(Severity.WARNING, "the text looks damaged: it was decoded wrongly before it was saved", "fetch the page again"),
    "GP109": Code(Severity.WARNING, "the text is in traditional characters", 'pip install "govproposal[zh]" to read it'),
    "GP110": Code(Severity.ERROR, "the page is an error page or asks for a login, not a document", "fetch the page again"),
    "GP111": Code(Severity.WARNING, "the text holds lines that have nothing to do with the document (spam, pinyin, template variables)", "compare with the original page"),
    "GP112": Code(Severity.INFO, "the lines are broken at a fixed width; they were read as the paragraphs they make", "nothing; a copy without such breaks is surer"),
    "GP113": Code(Severity.INFO, "a line holds several paragraphs; it was read as these", "nothing; a copy that keeps its line breaks is surer"),
    # 2xx: choosing a parser
    "GP201": Code(Severity.ERROR, "no parser claims the document", "govproposal sniff FILE shows what each parser said; --parser NAME overrules"),
    "GP202": Code(Severity.ERROR, "two parsers claim the document with equal right", "choose one with --parser NAME"),
    "GP203": Code(Severity.ERROR, "a parser failed", "report it to the plugin's author; other parsers are not affected"),
    "GP204": Code(Severity.ERROR, "a parser returned something that is no result", "report it to the plugin's author"),
    "GP205": Code(Severity.WARNING, "a parser's sniff failed and was left out of the choice", "report it to the plugin's author"),
    "GP206": Code(Severity.WARNING, "a plugin could not be loaded", "govproposal plugins shows why"),
    "GP207": Code(Severity.WARNING, "a reader failed when it was asked for the format and was left out", "report it to the plugin's author"),
    # 3xx: outline
    "GP301": Code(Severity.WARNING, "a number repeats", "the number is kept as printed; the id tells the two apart"),
    "GP302": Code(Severity.WARNING, "a number does not follow the one before it", "the number is kept as printed"),
    "GP304": Code(Severity.WARNING, "a bracket or title mark is not closed", "the phrase was read to the end of its paragraph"),
    # 4xx: phrases
    "GP401": Code(Severity.WARNING, "a date lost characters and can be read in several ways", "no date was read; the candidates are in the message"),
    "GP402": Code(Severity.INFO, "a date without a year took it from its surroundings", "the span it came from is in derived_from"),
    "GP403": Code(Severity.WARNING, "a name or post was broken by a stray space and was mended", "compare with the words at the span"),
    "GP404": Code(Severity.WARNING, "a line of a roster could not be split into name and post", "the line is kept as unparsed"),
    "GP405": Code(Severity.WARNING, "a responsibility bracket could not be read", "the bracket is kept in the item's text"),
    "GP406": Code(Severity.WARNING, "a date does not exist", "no date was read"),
    # 5xx: records
    "GP501": Code(Severity.WARNING, "an expected part of the document was not found", "the field is null or empty"),
    "GP503": Code(Severity.WARNING, "the announced number differs from what was found", "compare with the page: part of it may be missing"),
    # 6xx: tracing
    "GP601": Code(Severity.WARNING, "a record of a type that the trace does not know was left out", "install the plugin that the type belongs to, or leave the record out"),
    "GP602": Code(Severity.INFO, "a record was given several times and counted once", "nothing: what it says is in the trace once"),
    "GP603": Code(Severity.INFO, "a record is in another version of the form", "nothing, or parse its document again with this version"),
    "GP604": Code(Severity.WARNING, "documents disagree on a proposal's title or number", "compare the documents; the trace says what most of them say"),
    "GP605": Code(Severity.INFO, "a proposal has a plan and no outcome report", "add the report if there is one; until then nothing can be said of the tasks"),
    "GP606": Code(Severity.INFO, "a proposal has an outcome report and no plan", "add the plan if there is one; until then there is nothing to hold the report against"),
    "GP607": Code(Severity.INFO, "a record names no proposal and was not traced", "nothing, or check that its parser found the proposal"),
    "GP608": Code(Severity.WARNING, "reports contradict each other on an amount", "compare the quotes; the latest report decides, or none"),
    "GP609": Code(Severity.INFO, "a document names no place and was joined by its title to one that does, or left alone as several fit", "check that it is of that place; give documents of one place at a time"),
}  # fmt: skip


@attrs.frozen(eq=False, repr=False)
class Diagnostic(Value):
    """One remark on a document.

    ``code`` is a key of :data:`CATALOGUE` (or of a plugin's own, ``vendor/XX123``), ``span`` the words it is about, ``None``
    where it is about the whole. ``extra`` keeps the fields of a newer minor version of the JSON form.
    """

    severity: Severity
    code: str
    message: str
    span: Span | None = None
    extra: Mapping[str, Any] = attrs.field(default=FrozenMap(), repr=False)


def diagnose(code: str, message: str = "", span: Span | tuple[int, int] | None = None) -> Diagnostic:
    """The diagnostic *code* of the catalogue, its message the catalogue's meaning and what *message* adds.

    >>> diagnose("GP301", "（二）", (4, 7)).severity
    <Severity.WARNING: 'warning'>
    """
    entry = CATALOGUE[code]
    text = f"{entry.meaning}: {message}" if message else entry.meaning
    return Diagnostic(entry.severity, code, text, None if span is None else Span(*span))
