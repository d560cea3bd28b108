"""JSON Schema (2020-12) of the record types, made from the attrs classes: titles and descriptions are those of the docstrings.

``docs/schema`` has a file for each type, and the fingerprints of their structure (:func:`fingerprint`): a structure that changes
while :data:`~govproposal.model.record.SCHEMA` does not is a fault that a test finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from inspect import cleandoc
from typing import Any

from govproposal.converters.examples import example
from govproposal.converters.fields import Kind, kinds
from govproposal.converters.wire import shape
from govproposal.errors import PluginError
from govproposal.model.evidence import Evidenced
from govproposal.model.record import SCHEMA, Record
from govproposal.spans import Span

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FINGERPRINTS = "fingerprints.json"
"""The file that keeps the fingerprints, beside the schemas."""

_SPAN = {"type": "array", "prefixItems": [{"type": "integer", "minimum": 0}] * 2, "minItems": 2, "maxItems": 2}
_SPANS = {
    "type": "object",
    "additionalProperties": {
        "oneOf": [
            {"type": "array", "items": {"$ref": "#/$defs/Span"}},
            {"type": "object", "properties": {"meta": {"type": "string"}}, "required": ["meta"]},
        ]
    },
}
_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    float: {"type": "number"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    date: {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Span: {"$ref": "#/$defs/Span"},
}


def record_schema(types: Mapping[str, type[Record]]) -> dict[str, Any]:
    """The schema of records of *types*: of one, or of any of several.

    Raises :class:`~govproposal.errors.PluginError` where a class has a field of a type that the JSON form has no place for.

    >>> from govproposal.model import Plan
    >>> found = record_schema({"plan": Plan})
    >>> found["title"], found["properties"]["type"]
    ('Plan', {'const': 'plan'})
    """
    definitions: dict[str, Any] = {"Span": {"description": "A stretch [start, end) of the source text, in code points.", **_SPAN}}
    found = [_object(types[name], definitions) for name in types]
    head: dict[str, Any] = {"$schema": DIALECT}
    if len(found) == 1:
        sample = example(next(iter(types.values())))
        return head | found[0] | ({"examples": [sample]} if sample else {}) | {"$defs": dict(sorted(definitions.items()))}
    for cls, one in zip(types.values(), found, strict=True):
        definitions[cls.__name__] = one
    either = [{"$ref": f"#/$defs/{cls.__name__}"} for cls in types.values()]
    return head | {"title": "Record", "oneOf": either, "$defs": dict(sorted(definitions.items()))}


def text(schema: Mapping[str, Any]) -> str:
    """A schema as JSON text, with a line break at its end."""
    import json

    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def published(types: Mapping[str, type[Record]]) -> dict[str, str]:
    """The files of ``docs/schema`` by name: a schema for each of *types*, and their fingerprints.

    >>> from govproposal.model import Plan
    >>> list(published({"plan": Plan}))
    ['plan.schema.json', 'fingerprints.json']
    """
    files = {f"{name.replace('/', '-')}.schema.json": text(record_schema({name: cls})) for name, cls in types.items()}
    prints = {name: fingerprint(record_schema({name: cls})) for name, cls in types.items()}
    return files | {FINGERPRINTS: text({SCHEMA: prints})}


def fingerprint(schema: Mapping[str, Any]) -> str:
    """The SHA-256 of what *schema* lays down, without its words: the same as long as the same forms are valid.

    >>> fingerprint({"type": "object", "title": "甲"}) == fingerprint({"title": "乙", "type": "object"})
    True
    """
    import json
    from hashlib import sha256

    return sha256(json.dumps(_structure(schema), sort_keys=True).encode("ascii")).hexdigest()


def _structure(schema: Any, *, names: bool = False) -> Any:
    """What of a schema is structure; *names* says that the keys are names of properties, not words of the schema language."""
    if isinstance(schema, dict):
        kept = schema.items() if names else ((key, one) for key, one in schema.items() if key not in _WORDS)
        return {key: _structure(one, names=key in ("properties", "$defs") and not names) for key, one in kept}
    if isinstance(schema, list):  # "required" and "enum" are sets
        return sorted(schema) if all(isinstance(one, str) for one in schema) else [_structure(one) for one in schema]
    return schema


_WORDS = frozenset({"title", "description", "examples", "$schema", "$id"})


def _object(cls: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of an object of *cls*; those of the objects it holds go to *definitions*."""
    properties: dict[str, Any] = {}
    words = _clauses(cls)
    for name in shape(cls).keys:
        properties[name] = _field(cls, kinds(cls)[name], definitions, name) | words.get(name, {})
        if name == "schema":
            properties[name] = {"type": "string", "pattern": r"^govproposal/1\.[0-9]+$", "description": "The version of this form."}
            properties["type"] = {"const": cls.type}
    if issubclass(cls, Evidenced):
        properties["span"] = {"anyOf": [{"$ref": "#/$defs/Span"}, {"type": "null"}], "description": "Where it stands in the source text."}
        properties["spans"] = {"description": "Which pieces of the text each field was read from.", **_SPANS}
    required = [name for name in properties if name in shape(cls).required or (name == "type" and issubclass(cls, Record))]
    return {"title": cls.__name__, "description": _summary(cls), "type": "object", "properties": properties, "required": required}


def _field(cls: type[Any], kind: Kind, definitions: dict[str, Any], name: str) -> dict[str, Any]:
    found = _one(cls, kind.item, definitions, name)
    if kind.array:
        return {"type": "array", "items": found}
    return {"anyOf": [found, {"type": "null"}]} if kind.optional else found


def _one(cls: type[Any], item: Any, definitions: dict[str, Any], name: str) -> dict[str, Any]:
    """The schema of a value that is no array and not ``null``."""
    if item in _SCALARS:
        return dict(_SCALARS[item])
    if isinstance(item, type) and issubclass(item, Enum):
        return {"enum": [member.value for member in item]}
    if Kind(item).object:
        if item.__name__ not in definitions:
            definitions[item.__name__] = {}  # a class may hold itself
            definitions[item.__name__] = _object(item, definitions)
        return {"$ref": f"#/$defs/{item.__name__}"}
    raise PluginError(getattr(cls, "type", cls.__name__), f"its field {name} is of a type that the JSON form has no place for: {item}")


def _summary(cls: type[Any]) -> str:
    """The first paragraph of a docstring, on one line, without markup."""
    return _bare(" ".join(cleandoc(cls.__doc__ or "").split("\n\n")[0].split()))


def _bare(words: str) -> str:
    return re.sub(r":\w+:`~?(?:[\w.]*\.)?(\w+)`", r"\1", words).replace("``", "")


def _clauses(cls: type[Any]) -> dict[str, dict[str, Any]]:
    """What the docstrings of *cls* and its parents say of each field: the clause that names it."""
    found: dict[str, dict[str, Any]] = {}
    for parent in cls.__mro__[:-1]:
        for clause in _split(cleandoc(parent.__doc__ or "").split(">>>")[0]):
            for name in re.findall(r"``(\w+)``", clause):
                if name in shape(cls).known and name not in found:
                    found[name] = {"description": _bare(clause)}
    return found


def _split(words: str) -> Iterator[str]:
    """The clauses of a docstring: what stands between full stops, semicolons and the ends of paragraphs."""
    for paragraph in words.split("\n\n"):
        for clause in re.split(r"(?<=[.;])\s+|;\s+", " ".join(paragraph.split())):
            if clause.strip(" ;."):
                yield clause.strip(" ;")
