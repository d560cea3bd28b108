"""YAML: a document a record, without loss. Every text is quoted, so that none of YAML's surprises can happen.

What is read is YAML with the scalars of JSON (the core of YAML 1.2): ``no`` and ``2021-03-05`` are texts, ``1:30`` is no number.
Aliases are refused: they let a small file stand for an enormous one. ``pip install "govproposal[yaml]"``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Any

from govproposal.converters.contract import Profile, Records, known, several
from govproposal.converters.extras import needed
from govproposal.converters.plaindata import read_all, refuse
from govproposal.converters.records import AnyRecord, kind_of, unstructure
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
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InvalidRecord([Fault("$", f"no YAML: {' '.join(str(error).split())}")]) from None
    return read_all("YAML", members, known(types))


def _library(purpose: str) -> ModuleType:
    return needed("yaml", "yaml", purpose)


@cache
def _dumper(yaml: ModuleType) -> Any:
    """Libyaml's writer where it is there (30 times as fast), which quotes every text and writes what occurs twice twice."""
    parent = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    dumper: Any = type("Dumper", (parent,), {"ignore_aliases": lambda *_: True})
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


def _documents(yaml: ModuleType, data: bytes) -> Iterator[Any]:
    """The data of each document, built from the parser's events.

    PyYAML's own composer calls itself for every level, in C, and takes the process with it on a file of brackets.
    """
    stack: list[tuple[Any, Any]] = []  # the collections that are open, each with the key that waits for its value
    for event in yaml.parse(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.ScalarEvent):
            value = _scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            _untagged(event)
            stack.append(({} if isinstance(event, yaml.MappingStartEvent) else [], _NO_KEY))
            continue
        elif isinstance(event, yaml.CollectionEndEvent):
            value = stack.pop()[0]
        elif isinstance(event, yaml.AliasEvent):
            raise InvalidRecord([Fault("$", f"aliases are not read ({_line(event)})")])
        else:
            continue  # the begin and end of streams and documents
        if not stack:
            yield value
        else:
            stack[-1] = (stack[-1][0], _put(*stack[-1], value, event))


_NO_KEY = object()


def _put(target: Any, key: Any, value: Any, event: Any) -> Any:
    """Put a value into the collection that is open; gives the key that waits for its value from now on."""
    if isinstance(target, list):
        target.append(value)
    elif key is not _NO_KEY:
        target[key] = value
    elif isinstance(value, str):
        return value
    else:
        raise InvalidRecord([Fault("$", f"a key is {kind_of(value)}, not a string ({_line(event)})")])
    return _NO_KEY


def _scalar(event: Any) -> Any:
    """The value of a scalar: what is quoted is a text, what is plain is what it looks like to JSON."""
    if event.tag is not None:
        _untagged(event)
    elif event.implicit[0]:
        for read, pattern in _SCALARS:
            if pattern.fullmatch(event.value):
                return read(event.value)
    return event.value


_SCALARS: tuple[tuple[Callable[[str], Any], re.Pattern[str]], ...] = (
    (lambda _: None, re.compile(r"null|~|")),
    (lambda text: text == "true", re.compile(r"true|false")),
    (lambda text: int(text), re.compile(r"-?(?:0|[1-9][0-9]{0,999})")),
    (float, re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?")),
)


def _untagged(event: Any) -> None:
    """Raise where a value is tagged as anything but a text: a date, an object of some language."""
    if event.tag not in (None, "!", "tag:yaml.org,2002:str"):
        raise InvalidRecord([Fault("$", f"the tag {event.tag} is not read ({_line(event)})")])


def _line(event: Any) -> str:
    return f"line {event.start_mark.line + 1}"
