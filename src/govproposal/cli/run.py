"""Files parsed one after the other, and their records written as text, as JSON, or as JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import IO, TYPE_CHECKING

from govproposal.cli.streams import on_terminal, say, source
from govproposal.diagnostics import Severity
from govproposal.errors import ReadError

if TYPE_CHECKING:
    from govproposal.api import Result
    from govproposal.model import Record

SLOW = 10
"""Seconds from which on it is said which parser took them."""


class Run:
    """The results of files, one after the other; what cannot be read is named on standard error, and the rest goes on."""

    def __init__(self, files: tuple[str, ...], target: IO[str], *, parser: str | None = None, strict: bool = False) -> None:
        self.files = files
        self.parser = parser
        self.strict = strict
        self.progress = len(files) > 1 and on_terminal(sys.stderr) and not on_terminal(target)
        self.status = 0
        self.made = 0

    def results(self) -> Iterator[Result]:
        """The results of the files that could be read, in order."""
        from govproposal.api import parse as parse_document

        for at, name in enumerate(self.files, 1):
            self._show(f"{at}/{len(self.files)} {name}")
            try:
                result = parse_document(source(name), parser=self.parser)
            except ReadError as error:
                self._show("")
                say(f"Error: {error}" if name in str(error) else f"Error: {name}: {error}")
                self.status = 2
                continue
            self._judge(name, result)
            self.made += len(result.records)
            yield result
        self._show("")

    def records(self) -> Iterator[Record]:
        """All records of all files."""
        for result in self.results():
            yield from result.records

    def _judge(self, name: str, result: Result) -> None:
        """Set the exit status by a result, and say on standard error why there is no record."""
        failed = any(one.severity is Severity.ERROR for one in result.diagnostics)
        if not result.records or (self.strict and failed):
            self.status = max(self.status, 1)
        if result.seconds >= SLOW:
            self._show("")
            say(f"{name}: the parser {result.parser} took {result.seconds:.0f} s")
        if result.records and not failed:
            return
        from govproposal.cli.columns import terminal
        from govproposal.cli.summary import remarks

        self._show("")
        say(f"{name}: {f'{len(result.records)} record(s), with errors' if result.records else 'no record'}")
        errors = [one for one in result.diagnostics if not result.records or one.severity is Severity.ERROR]
        for line in remarks(errors, result.document.source, terminal()):
            say(line)
        if not result.records and result.parser is not None:
            say(self._silence(name, result, result.parser))

    def _silence(self, name: str, result: Result, parser: str) -> str:
        """Why a parser that took a document made no record of it: what it says of the document, and what to do."""
        said = result.said
        if not said:  # it was chosen by --parser, and not asked
            from govproposal.registry import installed
            from govproposal.registry.choice import ask

            said = tuple(ask(one, result.document) for one in installed().parsers if one.name == parser)
        claim = next(f"{one.claim.confidence.name.lower()}, {one.failure or one.claim.reason}" for one in said if one.parser == parser)
        others = f"leave out --parser; govproposal sniff {name} shows what each parser says"
        remedy = others if self.parser else f"govproposal outline {name} shows what was seen in the document"
        return f"  the parser {parser} found nothing to record; its sniff says: {claim}\n  → {remedy}"

    def _show(self, text: str) -> None:
        """Show how far things are, on a terminal, in place of what was shown before."""
        if self.progress:
            from govproposal.cli.columns import cut, terminal

            say(f"\r\x1b[K{cut(text, terminal() - 1)}", end="")


def _text(run: Run, target: IO[str]) -> None:
    from govproposal.cli.columns import terminal
    from govproposal.cli.summary import summary

    first = True
    for result in run.results():
        for record in result.records:
            lines = summary(record, result.document.source, terminal())
            target.write(("" if first else "\n") + "\n".join(lines) + "\n")
            first = False


def _json(run: Run, target: IO[str]) -> None:
    """One document: the record of one file that gave one, else an array, written as it comes."""
    indent = 2 if on_terminal(target) else None
    if len(run.files) == 1:
        found = list(run.records())
        target.writelines(_encoded(found, indent) if len(found) == 1 else _array(found, indent))
    else:
        target.writelines(_array(run.records(), indent))


def _jsonl(run: Run, target: IO[str]) -> None:
    target.writelines(_encoded(run.records(), None))


WRITERS: dict[str, Callable[[Run, IO[str]], None]] = {"text": _text, "json": _json, "jsonl": _jsonl}


def _encoded(records: Iterable[Record], indent: int | None) -> Iterator[str]:
    """The records, each on a line of its own."""
    from govproposal.converters.json_text import dumps

    for record in records:
        yield dumps(record, indent=indent) + "\n"


def _array(records: Iterable[Record], indent: int | None) -> Iterator[str]:
    """The records as a JSON array, a line each."""
    opening = "["
    for text in _encoded(records, indent):
        yield opening + text.rstrip("\n")
        opening = ",\n"
    yield "[]\n" if opening == "[" else "]\n"


def usual_form() -> str:
    """The format where none is asked for: by whether somebody is looking."""
    return "text" if on_terminal(sys.stdout) else "json"
