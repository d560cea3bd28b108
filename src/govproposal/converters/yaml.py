"""YAML: a document a record, without loss. Every text is quoted, so that none of YAML's surprises can happen.

What is read is YAML with the scalars of JSON (the core of YAML 1.2): ``no`` and ``2021-03-05`` are texts, ``1:30`` is no number.
Aliases are refused: they let a small file stand for an enormous one. ``pip install "govproposal[yaml]"``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Any

from govproposal.converters.contract import Profile, Records, known, several
from govproposal.converters.extras import needed
from govproposal.converters.plaindata import read_all, refuse
from govproposal.converters.records import AnyRecord, unstructure
from govproposal.errors import Fault, InvalidRecord
from govproposal.model.record import Record

SUFFIXES = (".yaml", ".yml")
PROFILE = Profile()


def encode(records: Records) -> bytes:
    """The records as YAML documents, each opened by ``---``, in UTF-8; keys plain, texts in double quotes.

    Raises :class:`~govproposal.converters.contract.CannotWrite` where a text holds a lone surrogate, and
    :class:`~govproposal.errors.MissingExtra`.

    >>> from govproposal.model import Plan
    >>> encode(Plan(title="办理工作方案")).decode().splitlines()[:3]
    ['---', 'schema: "govproposal/1.0"', 'type: "plan"']
    """
    yaml = _library("writing YAML")
    forms = [unstructure(record) for record in several(records)]
    refuse("YAML", forms[0] if len(forms) == 1 else forms)
    try:
        written: bytes = yaml.dump_all(
            forms, Dumper=_dumper(yaml), encoding="utf-8", allow_unicode=True, sort_keys=False, width=1 << 30, explicit_start=True
        )
    except (yaml.YAMLError, ValueError) as error:
        refuse("YAML", forms, cause=error)
        raise
    return written


def decode(data: bytes, *, types: Mapping[str, type[Record]] | None = None) -> tuple[AnyRecord, ...]:
    """The records of a YAML stream, one a document.

    Raises :class:`~govproposal.errors.InvalidRecord` with every fault and its path, and :class:`~govproposal.errors.MissingExtra`.

    >>> from govproposal.model import Plan
    >>> decode(encode(Plan(title="办理工作方案")), types={"plan": Plan})[0].title
    '办理工作方案'
    """
    yaml = _library("reading YAML")
    try:
        members = list(_documents(yaml, data))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if isinstance(error, InvalidRecord):
            raise
        raise InvalidRecord([Fault("$", f"no YAML: {' '.join(str(error).split())}")]) from None
    return read_all("YAML", members, known(types))


def _library(purpose: str) -> ModuleType:
    return needed("yaml", "yaml", purpose)


@cache
def _dumper(yaml: ModuleType) -> Any:
    """libyaml's writer where it is there (30 times as fast), which quotes every text and writes what occurs twice twice."""
    parent = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    dumper = type("Dumper", (parent,), {"ignore_aliases": lambda *_: True})
    dumper.add_representer(str, _text)
    dumper.add_representer(dict, _object)
    dumper.add_representer(list, _array)
    return dumper


def _text(dumper: Any, value: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"')


def _array(dumper: Any, value: list[Any]) -> Any:
    """A sequence; paths and spans, which are integers, on one line."""
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=bool(value) and all(type(one) is int for one in value))


_PLAIN_KEY = re.compile(r"[a-z_][a-z_0-9]*+")


def _object(dumper: Any, value: dict[str, Any]) -> Any:
    """A mapping in its own order; the keys of the contract are plain, any other is quoted like a text."""
    node = dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=None)
    for key, _ in node.value:
        # ``null``, ``true`` and the like would be read as what they are not.
        if _PLAIN_KEY.fullmatch(key.value) and key.value not in _WORDS:
            key.style = None
    return node


_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"})


@cache
def _loader(yaml: ModuleType) -> Any:
    """libyaml's reader with the scalars of JSON."""
    loader = type("Loader", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {"yaml_implicit_resolvers": {}})
    for tag, pattern, first in _SCALARS:
        loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), list(first))
    return loader


_SCALARS = (
    ("null", r"null|~|", ["n", "~", ""]),
    ("bool", r"true|false", "tf"),
    ("int", r"-?(?:0|[1-9][0-9]*+)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?", "-0123456789"),
)


def _documents(yaml: ModuleType, data: bytes) -> Iterator[Any]:
    loader = _loader(yaml)(data)
    try:
        while loader.check_node():
            node = loader.get_node()
            _refuse_aliases(yaml, node)
            yield loader.construct_document(node)
    finally:
        loader.dispose()


def _refuse_aliases(yaml: ModuleType, root: Any) -> None:
    """Raise where a node occurs twice, or a mapping merges another into itself."""
    seen: set[int] = set()
    todo = [root]
    while todo:
        node = todo.pop()
        if id(node) in seen:
            raise InvalidRecord([Fault("$", f"aliases are not read (line {node.start_mark.line + 1})")])
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            todo += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            todo += node.value
