"""Data as JSON has it, for the formats that carry the JSON form in other clothes: checking it on the way in and out."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from govproposal.converters.contract import CannotWrite, Records
from govproposal.converters.records import AnyRecord, kind_of, structure, unstructure
from govproposal.errors import Fault, InvalidRecord
from govproposal.model.record import Record, UnknownRecord

_SURROGATE = re.compile("[\ud800-\udfff]")
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that XML 1.0 has no way to write."""
SHOWN = 20
"""At most so many faults are listed: one bad document must not fill a screen."""


def places(data: Any, path: str = "$") -> Iterator[tuple[str, Any]]:
    """Every scalar of JSON data with its path; the keys of objects too, with the path of their value. Not recursive.

    >>> list(places({"tasks": [{"unit": "市教育局"}]}))
    [('$.tasks', 'tasks'), ('$.tasks[0].unit', 'unit'), ('$.tasks[0].unit', '市教育局')]
    """
    todo = [(path, data)]
    while todo:
        place, value = todo.pop()
        if isinstance(value, Mapping):
            steps = [(f"{place}{step(key)}", key, one) for key, one in value.items()]
            yield from ((where, key) for where, key, _ in steps)
            todo += [(where, one) for where, _, one in reversed(steps)]
        elif isinstance(value, (list, tuple)):
            todo += [(f"{place}[{at}]", one) for at, one in reversed(list(enumerate(value)))]
        else:
            yield place, value


def step(key: object) -> str:
    """One step of a path.

    >>> step("unit"), step("a b")
    ('.unit', "['a b']")
    """
    return f".{key}" if isinstance(key, str) and key.isidentifier() else f"[{str(key)!r}]"


def no_text(value: Any) -> str | None:
    r"""Why no UTF-8 text can hold a scalar: a lone surrogate, NaN, an infinity; ``None`` where nothing is wrong.

    >>> no_text("市\ud800"), no_text("市")
    ('a lone surrogate (U+D800) is no character', None)
    """
    if isinstance(value, str) and (found := _SURROGATE.search(value)):
        return f"a lone surrogate (U+{ord(found[0]):04X}) is no character"
    if isinstance(value, float) and not math.isfinite(value):
        return f"{value} is no number"
    return None


def no_xml(value: Any) -> str | None:
    r"""As :func:`no_text`, and control characters, which XML 1.0 has no way to write.

    >>> no_xml("市\x00")
    'XML has no way to write U+0000'
    """
    if isinstance(value, str) and (found := NO_XML.search(value)):
        return no_text(value) or f"XML has no way to write U+{ord(found[0]):04X}"
    return no_text(value)


def refuse(form: str, data: Any, wrong: Callable[[Any], str | None] = no_text, cause: BaseException | None = None) -> None:
    """Raise :class:`~govproposal.converters.contract.CannotWrite` where *wrong* finds a reason against a scalar of *data*.

    With a *cause*, the exception of an encoder that failed, it raises in any case, with that as the reason if there is no other.
    """
    faults = []
    for path, value in places(data):
        reason = wrong(value)
        if reason is not None:
            faults.append(Fault(path, reason))
            if len(faults) == SHOWN:
                break
    if not faults and cause is not None:
        faults = [Fault("$", f"{type(cause).__name__}: {cause}")]
    if faults:
        raise CannotWrite(form, faults) from cause


def refuse_records(form: str, records: Records, wrong: Callable[[Any], str | None] = no_text, cause: BaseException | None = None) -> None:
    """As :func:`refuse`, of the JSON form of a record, or of those of several in an array."""
    if isinstance(records, (Record, UnknownRecord)):
        refuse(form, unstructure(records), wrong, cause)
    else:
        refuse(form, [unstructure(one) for one in records], wrong, cause)


def read_all(form: str, members: Iterable[Any], types: Mapping[str, type[Record]]) -> tuple[AnyRecord, ...]:
    """The records of the JSON forms *members*, as a reader of *form* found them.

    Raises :class:`~govproposal.errors.InvalidRecord` with the faults of all of them; the paths of the second begin with ``$[1]``.
    """
    found: list[AnyRecord] = []
    faults: list[Fault] = []
    listed = list(members)
    for at, member in enumerate(listed):
        try:
            _json_only(form, member)
            found.append(structure(member, types=types))
        except InvalidRecord as error:
            prefix = f"$[{at}]" if len(listed) > 1 else "$"
            faults += [Fault(prefix + fault.path[1:], fault.reason) for fault in error.faults]
        except RecursionError:
            faults.append(Fault("$", "is nested too deeply"))
    if faults:
        raise InvalidRecord(faults)
    return tuple(found)


def _json_only(form: str, data: Any) -> None:
    """Raise where *data* has a value that JSON does not: dates, bytes, NaN, keys that are no strings."""
    faults = [Fault(path, f"{kind_of(value)} is not what the JSON form has ({form})") for path, value in places(data) if _foreign(value)]
    if faults:
        raise InvalidRecord(faults[:SHOWN])
    todo = [("$", data)]
    while todo:
        path, one = todo.pop()
        if isinstance(one, dict):
            faults += [Fault(path, f"a key is {kind_of(key)}, not a string") for key in one if type(key) is not str]
            todo += [(path + step(key), value) for key, value in one.items()]
        elif isinstance(one, list):
            todo += [(f"{path}[{at}]", value) for at, value in enumerate(one)]
    if faults:
        raise InvalidRecord(faults[:SHOWN])


def _foreign(value: Any) -> bool:
    if type(value) is float:
        return not math.isfinite(value)
    return value is not None and type(value) not in (str, int, bool)
