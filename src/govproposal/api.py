"""What a program does with govproposal: parse a document into records, and save and load records."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import perf_counter
from typing import IO, TYPE_CHECKING, cast

import attrs

from govproposal.diagnostics import Diagnostic, Severity
from govproposal.errors import NotOneRecord, ReadError
from govproposal.frozen import Value
from govproposal.model.record import SCHEMA, ParserInfo, Record, SourceInfo
from govproposal.source import Source

if TYPE_CHECKING:
    from govproposal.converters.records import AnyRecord
    from govproposal.document import Document
    from govproposal.model.trace import Trace
    from govproposal.plugin import Parser
    from govproposal.registry import Said


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Result(Value):
    """What came of a document: its ``records``, in the order of the text, and everything that looked odd.

    ``parser`` is the name of the parser that took it, ``None`` where none did; ``said`` is what each parser said of it. ``seconds``
    is how long that parser took to parse, a second reading of which may differ; what each took to sniff is in ``said``.
    """

    document: Document = attrs.field(repr=False)
    records: tuple[Record, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    parser: str | None = None
    said: tuple[Said, ...] = attrs.field(default=(), repr=False)
    seconds: float = attrs.field(default=0.0, eq=False, repr=False)

    @property
    def record(self) -> Record:
        """The one record. Raises :class:`~govproposal.errors.NotOneRecord` where there is none, or there are several."""
        if len(self.records) == 1:
            return self.records[0]
        if self.records:
            raise NotOneRecord(len(self.records), "look at .records")
        errors = [f"{one.code} {one.message}" for one in self.diagnostics if one.severity is Severity.ERROR]
        raise NotOneRecord(0, "; ".join(errors) or f"the parser {self.parser} found nothing to record")


def parse(
    source: Path | bytes | str | Source,
    *,
    parsers: Sequence[Parser] | None = None,
    parser: str | None = None,
) -> Result:
    """The records of a document (公文), with their evidence.

    A ``str`` is always the text itself, never a file name; a file is a :class:`~pathlib.Path`. *parsers* are parser objects to
    use instead of the installed plugins; *parser* names the one to use, whatever they claim. A document that is odd, or of no
    known kind, gives diagnostics. Raises :class:`~govproposal.errors.ReadError` where the source cannot be read,
    :class:`~govproposal.errors.UnknownParser` where no parser has that name, and :class:`~govproposal.errors.PluginError` where
    two have the same or one of *parsers* breaks the contract.

    >>> parse("今天天气很好。", parsers=[]).records
    ()
    """
    from govproposal.document import Document
    from govproposal.reading import read
    from govproposal.registry import choose, readers, run

    others, odd = ((), ()) if parsers is not None or isinstance(source, (Source, str)) else readers()
    document = Document(read(source, readers=others))
    usable, remarks = _parsers(parsers)
    remarks = (*odd, *remarks)
    choice = choose(document, usable, parser)
    remarks = (*document.source.diagnostics, *remarks, *choice.diagnostics)
    if choice.parser is None:
        return Result(document=document, diagnostics=remarks, said=choice.said)
    begun = perf_counter()
    made = run(choice.parser, document)
    seconds = perf_counter() - begun
    remarks = (*remarks, *document.diagnostics, *made.diagnostics)
    maker = ParserInfo(name=choice.parser.name, version=choice.parser.version)
    shares = _shared(remarks, made.records)
    records = tuple(_completed(*one, document.source, maker) for one in zip(made.records, shares, strict=True))
    every = dict.fromkeys((*remarks, *(remark for record in records for remark in record.diagnostics)))
    return Result(document=document, records=records, diagnostics=tuple(every), parser=maker.name, said=choice.said, seconds=seconds)


def _parsers(parsers: Sequence[Parser] | None) -> tuple[tuple[Parser, ...], tuple[Diagnostic, ...]]:
    """The parsers to choose from, and what there is to say of plugins that cannot be used."""
    from govproposal.errors import PluginError
    from govproposal.registry import check, installed

    if parsers is None:
        found = installed()
        return found.parsers, found.diagnostics
    for one in parsers:
        reason = check(one)
        if reason is not None:
            raise PluginError(type(one).__name__, reason)
    return tuple(parsers), ()


def _shared(remarks: Sequence[Diagnostic], records: Sequence[Record]) -> list[list[Diagnostic]]:
    """The remarks that each record gets: those without a place all of them, the others the record that stands there.

    Records follow each other in the text; what stands before the first, or between two, belongs to the one before it or the first.
    """
    starts = [record.span.start if record.span else 0 for record in records]
    general = [remark for remark in remarks if remark.span is None]
    shares = [list(general) for _ in records]
    for remark in remarks if records else ():
        if remark.span is not None:
            shares[max(bisect_right(starts, remark.span.start) - 1, 0)].append(remark)
    return shares


def _completed(record: Record, remarks: Iterable[Diagnostic], source: Source, maker: ParserInfo) -> Record:
    """The record with what its host knows: source, parser, version of the form, and what is to be said of its document."""
    origin = SourceInfo(
        uri=source.uri,
        media_type=source.media_type,
        encoding=source.encoding,
        sha256=source.sha256,
        characters=source.characters,
    )
    diagnostics = tuple(dict.fromkeys((*remarks, *record.diagnostics)))
    return attrs.evolve(record, schema=SCHEMA, source=origin, parser=maker, diagnostics=diagnostics)


def trace(records: Iterable[AnyRecord]) -> Trace:
    """What became of the proposals (建议案、提案、议案) of some records, with both quotes for every link.

    Records in any order, of any number of years and types, give the same trace. Nothing is raised for odd records; what was left
    out, doubled or contradicts itself is in the trace's ``diagnostics``.

    >>> trace([]).proposals
    ()
    """
    from govproposal.tracing import trace as follow

    return follow(records)


def dumps(records: AnyRecord | Trace | Iterable[AnyRecord], *, indent: int | None = None) -> str:
    """The JSON text of a record or a trace, an object, or of several records, an array.

    >>> from govproposal import Plan
    >>> loads(dumps(Plan(title="办理工作方案"))).title
    '办理工作方案'
    """
    if _is_trace(records):
        from govproposal.converters import traces

        return traces.dumps(cast("Trace", records), indent=indent)
    from govproposal.converters import json_text

    return json_text.dumps(cast("AnyRecord | Iterable[AnyRecord]", records), indent=indent)


def _is_trace(records: object) -> bool:
    # Who holds a trace has imported its module: records need not pay for it.
    home = sys.modules.get("govproposal.model.trace")
    return home is not None and isinstance(records, home.Trace)


def loads(text: str | bytes) -> AnyRecord:
    """The record whose JSON text *text* is; an :class:`~govproposal.model.UnknownRecord` where no plugin knows its type.

    Raises :class:`~govproposal.errors.InvalidRecord` with every fault and its path.
    """
    from govproposal.converters import json_text
    from govproposal.registry import KnownTypes

    return json_text.loads(text, types=KnownTypes())


def loads_all(text: str | bytes) -> tuple[AnyRecord, ...]:
    """The records of a JSON text that holds one, an array of them, or JSON lines. Raises as :func:`loads`."""
    from govproposal.converters import json_text
    from govproposal.registry import KnownTypes

    return json_text.loads_all(text, types=KnownTypes())


def dump(records: AnyRecord | Trace | Iterable[AnyRecord], file: Path | IO[str] | IO[bytes], *, indent: int | None = 2) -> None:
    """Write the JSON text of one record or several, or of a trace, to a file, in UTF-8.

    Raises ``OSError`` where it cannot be written, and :class:`~govproposal.converters.contract.CannotWrite` where a text holds a lone
    surrogate, with the field.
    """
    if isinstance(file, Path):
        file.write_bytes(_bytes(records, indent))
    else:
        _write(file, dumps(records, indent=indent) + "\n")


def load(file: Path | IO[str] | IO[bytes]) -> AnyRecord:
    """The record of a JSON file. Raises :class:`~govproposal.errors.ReadError` where there is none, else as :func:`loads`."""
    return loads(_text(file))


def load_all(file: Path | IO[str] | IO[bytes]) -> tuple[AnyRecord, ...]:
    """The records of a file with one record, an array, or JSON lines. Raises as :func:`load`."""
    return loads_all(_text(file))


def loads_trace(text: str | bytes) -> Trace:
    """The trace whose JSON text *text* is. Raises :class:`~govproposal.errors.InvalidRecord` with every fault and its path.

    >>> loads_trace(dumps(trace([]))).records
    ()
    """
    from govproposal.converters import traces

    return traces.loads(text)


def load_trace(file: Path | IO[str] | IO[bytes]) -> Trace:
    """The trace of a JSON file. Raises :class:`~govproposal.errors.ReadError` where there is none, else as :func:`loads_trace`."""
    return loads_trace(_text(file))


def _bytes(records: AnyRecord | Trace | Iterable[AnyRecord], indent: int | None) -> bytes:
    """The JSON text in UTF-8, with a line break at its end."""
    if _is_trace(records):
        return (dumps(records, indent=indent) + "\n").encode("utf-8")
    from govproposal.converters import json

    return json.encode(cast("AnyRecord | Iterable[AnyRecord]", records), indent=indent)


def _write(file: IO[str] | IO[bytes], text: str) -> None:
    """Write to an open file, which is of bytes if it says so or takes no text."""
    try:
        cast("IO[str]", file).write(text)
    except TypeError:
        cast("IO[bytes]", file).write(text.encode("utf-8"))


def _text(file: Path | IO[str] | IO[bytes]) -> str | bytes:
    """What a file holds."""
    if not isinstance(file, Path):
        return file.read()
    try:
        return file.read_bytes()
    except OSError as error:
        raise ReadError(error.strerror or str(error), path=file, remedy="give the path of a JSON file") from error
