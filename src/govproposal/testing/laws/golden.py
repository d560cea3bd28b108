"""The law of the specimens: each document gives the record that somebody wrote by hand."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from govproposal.converters.records import unstructure
from govproposal.folding import key
from govproposal.testing.verdicts import Law
from govproposal.testing.workbench import Specimen, Workbench

ORIGIN = ("title", "author")
"""The keys that every ``origin.toml`` has: what the document is, and who wrote or published it."""
_HOST = frozenset({"schema", "source", "parser", "diagnostics", "span", "spans"})
"""What a record has beside its facts; not compared."""
_OPTIONAL = frozenset({"id", "edtf", "key", "subject", "change", "basis", "completed", "derived_from"})
"""Fields that a record written by hand may leave out."""


def _specimens(bench: Workbench, case: str) -> Iterator[str]:
    specimen = next((one for one in bench.specimens if one.name == case), None)
    if specimen is None:
        yield f"there is no specimen in {bench.folder}" if bench.folder else "there is no folder of specimens"
        return
    yield from _origin(specimen)
    if not specimen.expected.is_file():
        yield f"{case}/expected.json is missing"
        return
    try:
        expected = json.loads(specimen.expected.read_text(encoding="utf-8"))
    except ValueError as error:
        yield f"{case}/expected.json is no JSON: {error}"
        return
    found = [unstructure(record) for record in bench.parse(bench.sources[case]).records]
    yield from _compared(expected if isinstance(expected, list) else [expected], found)


def _origin(specimen: Specimen) -> Iterator[str]:
    try:
        missing = [name for name in ORIGIN if not str(specimen.origin.get(name, "")).strip()]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        yield f"{specimen.name}/origin.toml is no TOML: {error}"
        return
    if not specimen.origin:
        yield f"{specimen.name}/origin.toml is missing: where does the document come from?"
    elif missing:
        yield f"{specimen.name}/origin.toml lacks {' and '.join(missing)}"


def _compared(expected: list[Any], found: list[Any]) -> Iterator[str]:
    if len(expected) != len(found):
        yield f"{len(expected)} record(s) expected, {len(found)} found"
    for place, (one, other) in enumerate(zip(expected, found, strict=False)):
        path = "$" if len(expected) == 1 else f"$[{place}]"
        if not isinstance(one, dict) or one.get("type") != other["type"]:
            wanted = one.get("type") if isinstance(one, dict) else one
            yield f"{path}: a record of type {other['type']!r} found, expected.json says {wanted!r}"
        else:
            yield from unlike(one, other, path)


def unlike(expected: Any, found: Any, path: str = "$") -> Iterator[str]:
    """Where *found*, a JSON form, does not say what *expected*, written by hand, does; folded, and without what the host adds.

    >>> list(unlike({"title": "办理（工作）方案", "tasks": []}, {"title": "办理(工作)方案", "tasks": [1]}))
    ['$.tasks: 0 expected, 1 found']
    """
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        for name in [*expected, *(one for one in found if one not in expected)]:
            if name not in _HOST and not (name in _OPTIONAL and name not in expected):
                yield from unlike(expected.get(name), found.get(name), f"{path}.{name}")
    elif isinstance(expected, list) and isinstance(found, list):
        if len(expected) != len(found):
            yield f"{path}: {len(expected)} expected, {len(found)} found"
        for place, (one, other) in enumerate(zip(expected, found, strict=False)):
            yield from unlike(one, other, f"{path}[{place}]")
    elif _plain(expected) != _plain(found):
        yield f"{path}: expected {expected!r:.80}, found {found!r:.80}"


def _plain(value: Any) -> Any:
    """A value for comparing: texts folded, an empty list, object or text as nothing."""
    if isinstance(value, str):
        return key(value) or None
    return None if value in ([], {}) else value


def regenerated(bench: Workbench, case: str) -> Iterator[str]:
    """Write what the parser says of a specimen into its ``expected.json``, where the two differ; yields what was written."""
    if not list(_specimens(bench, case)):
        return
    specimen = next((one for one in bench.specimens if one.name == case), None)
    if specimen is None:
        yield from _specimens(bench, case)
        return
    found = [_bare(unstructure(record)) for record in bench.parse(bench.sources[case]).records]
    text = json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=1)
    specimen.expected.write_text(text + "\n", encoding="utf-8")
    yield f"{case}/expected.json was written: compare it with the document, word by word, then run without --regenerate"


def _bare(form: Any) -> Any:
    """A JSON form without evidence and origin."""
    if isinstance(form, dict):
        return {name: _bare(value) for name, value in form.items() if name == "schema" or name not in _HOST}
    return [_bare(one) for one in form] if isinstance(form, list) else form


GOLDEN = (
    Law(
        name="specimens",
        states="every specimen has an origin and a record written by hand, and the parser says what the record says",
        remedy="mend the parser, or the record where it is wrong; --regenerate writes the record anew and fails, so that somebody reads it",
        hold=_specimens,
        each=True,
    ),
)
