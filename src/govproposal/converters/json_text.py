"""The JSON form as text: one record as an object, several as an array or as JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NoReturn

from govproposal.converters.engines import readers, writers
from govproposal.converters.records import AnyRecord, structure, unstructure
from govproposal.errors import Fault, InvalidRecord
from govproposal.model.record import Record
from govproposal.patterns import lazy

_SURROGATE = lazy(r"\\u[dD][89a-fA-F]")


def dumps(records: AnyRecord | Iterable[AnyRecord], *, indent: int | None = None) -> str:
    """The JSON text of a record (an object) or of several (an array), not escaped: Chinese stays Chinese.

    >>> from govproposal.model import Plan
    >>> dumps(Plan(title="办理工作方案"))[:41]
    '{"schema":"govproposal/1.0","type":"plan"'
    """
    text = _written(records, indent)
    return text if isinstance(text, str) else text.decode("utf-8")


def encoded(records: AnyRecord | Iterable[AnyRecord], *, indent: int | None = None) -> bytes:
    """As :func:`dumps`, in UTF-8. Raises ``UnicodeEncodeError`` for a lone surrogate.

    >>> from govproposal.model import Plan
    >>> encoded(Plan(title="方案"))[:15]
    b'{"schema":"govp'
    """
    text = _written(records, indent)
    return text.encode("utf-8") if isinstance(text, str) else text


def _written(records: AnyRecord | Iterable[AnyRecord], indent: int | None) -> str | bytes:
    """The JSON text, from the first engine that is sure of it, else the slow way, which is the law for all of them."""
    one_or_all = list(records) if isinstance(records, Iterable) else records
    for writer in writers(len(one_or_all) if isinstance(one_or_all, list) else 1):
        try:
            return writer.encode(one_or_all, indent=indent)
        except Exception:  # noqa: S110 (whatever it is, the slow way does it or says what is wrong)
            pass
    return slow_dumps(one_or_all, indent=indent)


def slow_dumps(records: AnyRecord | list[AnyRecord], *, indent: int | None = None) -> str:
    """As :func:`dumps`, by the JSON form and the standard library alone."""
    return data_text([unstructure(one) for one in records] if isinstance(records, list) else unstructure(records), indent=indent)


def data_text(form: Any, *, indent: int | None = None, default: Callable[[Any], Any] | None = None) -> str:
    """The JSON text of data. *default* gives data for what is none. Raises as :func:`json.dumps`.

    >>> data_text({"title": "方案"})
    '{"title":"方案"}'
    """
    import json

    separators = None if indent else (",", ":")
    return json.dumps(form, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators, default=default)


def loads(text: str | bytes, *, types: Mapping[str, type[Record]]) -> AnyRecord:
    """The record whose JSON text *text* is, an object.

    Raises :class:`~govproposal.errors.InvalidRecord` where it is no JSON or no record, with every fault and its path.
    """
    found = _quick(text, types)
    return found if found is not None else slow_loads(text, types=types)


def _quick(text: str | bytes, types: Mapping[str, type[Record]]) -> AnyRecord | None:
    """The record of a JSON text from the engine, ``None`` where there is none, or it is in doubt."""
    for reader in readers(1):
        try:
            return reader.decode(text, types)
        except Exception:  # noqa: S110 (as for writing)
            pass
    return None


def _quick_lines(text: str | bytes, types: Mapping[str, type[Record]]) -> tuple[AnyRecord, ...] | None:
    """The records of JSON lines, or the only one, as :func:`_quick`; ``None`` where any is in doubt."""
    found: list[AnyRecord] = []
    lines: Sequence[str | bytes] = _lines(text) or [text]
    for line in lines:
        one = _quick(line, types)
        if one is None:
            return None
        found.append(one)
    return tuple(found)


def slow_loads(text: str | bytes, *, types: Mapping[str, type[Record]]) -> AnyRecord:
    """As :func:`loads`, by the standard library and the JSON form alone."""
    data = decode(text)
    if isinstance(data, list):
        raise InvalidRecord([Fault("$", f"an object is expected, not an array of {len(data)} (loads_all reads these)")])
    return _guarded(data, types)


def loads_all(text: str | bytes, *, types: Mapping[str, type[Record]]) -> tuple[AnyRecord, ...]:
    """The records of a JSON text that is an object, an array of objects, or JSON lines (an object a line).

    Raises :class:`~govproposal.errors.InvalidRecord` with the faults of all records, the paths beginning with ``$[0]``.
    """
    quickly = _quick_lines(text, types)
    if quickly is not None:
        return quickly
    data = decode_lines(text)
    members = data if isinstance(data, list) else [data]
    found: list[AnyRecord] = []
    faults: list[Fault] = []
    for place, member in enumerate(members):
        try:
            found.append(_guarded(member, types))
        except InvalidRecord as error:
            faults += [Fault(f"$[{place}]{fault.path[1:]}", fault.reason) for fault in error.faults]
    if faults:
        raise InvalidRecord(faults)
    return tuple(found)


def decode(text: str | bytes) -> Any:
    """The data of a JSON text; lone surrogates become U+FFFD. Raises :class:`~govproposal.errors.InvalidRecord`."""
    import json

    if not isinstance(text, str):
        text = _utf8(text)
    try:
        data = json.loads(text.removeprefix("\ufeff"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise InvalidRecord([Fault("$", f"no JSON: {error}")]) from None
    return _clean(data) if _SURROGATE.search(text) else data


def decode_lines(text: str | bytes) -> Any:
    """As :func:`decode`; several lines with an object each give a list."""
    lines = _lines(text)
    return decode(text) if lines is None else [decode(line) for line in lines]


def _lines(text: str | bytes) -> list[str] | None:
    """The lines of a text that has several with an object each, ``None`` for any other. Raises as :func:`decode`."""
    text = _utf8(text) if not isinstance(text, str) else text
    lines = [line for line in text.removeprefix("\ufeff").split("\n") if line.strip()]
    if len(lines) > 1 and lines[0].lstrip().startswith("{") and lines[0].rstrip().endswith("}") and lines[1].lstrip().startswith("{"):
        return lines
    return None


def _utf8(text: bytes) -> str:
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidRecord([Fault("$", f"the JSON form is UTF-8: {error}")]) from None


def _guarded(data: object, types: Mapping[str, type[Record]]) -> AnyRecord:
    try:
        return structure(data, types=types)
    except RecursionError:
        raise InvalidRecord([Fault("$", "is nested too deeply")]) from None


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _clean(data: Any) -> Any:
    """*data* without lone surrogates, which no text has and no file can hold."""
    if isinstance(data, str):
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in data)
    if isinstance(data, Sequence):
        return [_clean(one) for one in data]
    if isinstance(data, dict):
        return {_clean(key): _clean(one) for key, one in data.items()}
    return data
