"""The door to cattrs: reading the JSON form strictly, with every fault and its path.

cattrs coerces (``None`` to ``'None'``, ``3.9`` to ``3``, ``"abc"`` to a tuple of letters); the hooks here take the exact types of
:mod:`.exact` and nothing else. This is the law that the quicker ways of reading keep: where they are in doubt, it decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum, EnumType
from functools import cache
from typing import Any, NoReturn, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    IterableValidationError,
    IterableValidationNote,
    StructureHandlerNotFoundError,
)
from cattrs.gen import make_dict_structure_fn, override

from govproposal.converters.exact import EXACT, Wrong, member, refuse, step
from govproposal.converters.wire import freeze, shape
from govproposal.errors import Fault, InvalidRecord, PluginError
from govproposal.frozen import FrozenMap

R = TypeVar("R")


def read(data: dict[str, Any], cls: type[R]) -> R:
    """The record of class *cls* that *data* is the JSON form of.

    Raises :class:`~govproposal.errors.InvalidRecord` with every fault, and :class:`~govproposal.errors.PluginError` where a
    field of *cls* is of a type that the JSON form has no place for.
    """
    try:
        return _converter(detailed=False).structure(data, cls)
    except StructureHandlerNotFoundError as error:
        raise PluginError(
            getattr(cls, "type", cls.__name__), f"its record has a field of a type that the JSON form has no place for: {error.type_}"
        ) from error
    except RecursionError:
        raise
    except Exception as error:
        failure = error
    try:
        _converter(detailed=True).structure(data, cls)
    except BaseValidationError as errors:
        raise InvalidRecord(list(_faults(errors, "$"))) from None
    raise InvalidRecord([Fault("$", str(failure))]) from failure


@cache
def _converter(*, detailed: bool) -> Converter:
    """The converter of the fast pass, or of the one that collects faults; its hooks are made once per class."""
    converter = Converter(detailed_validation=detailed)
    converter.register_structure_hook_factory(attrs.has, lambda cls: _class_hook(cls, converter))
    converter.register_structure_hook_factory(_is_array, lambda kind: _array_hook(get_args(kind)[0], converter))
    converter.register_structure_hook_factory(_is_mapping, lambda kind: _mapping_hook(get_args(kind)[1], converter))
    converter.register_structure_hook_func(lambda kind: isinstance(kind, type) and issubclass(kind, Enum), member)
    for kind, hook in EXACT.items():
        converter.register_structure_hook(kind, _exact(hook))
    return converter


def _exact(hook: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    """The hook for a class; cattrs finds it for subclasses as well, among which enumerations are read by their members."""
    return lambda value, kind: member(value, kind) if isinstance(kind, EnumType) else hook(value)


def _class_hook(cls: type[Any], converter: Converter) -> Callable[[Any, Any], Any]:
    """The hook of an attrs class: an object with every key of the contract; unknown keys are kept in ``extra``."""
    base = make_dict_structure_fn(cls, converter, extra=override(omit=True), _cattrs_use_linecache=False)
    must, understood = shape(cls).required, shape(cls).known

    def hook(data: Any, _: Any) -> Any:
        if type(data) is not dict:
            refuse("an object", data)
        if not must <= data.keys():
            _collect(data, cls, base, must)
        made = base(data, cls)
        if data.keys() <= understood:
            return made
        return attrs.evolve(made, extra=freeze({key: data[key] for key in data if key not in understood}))

    return hook


def _collect(data: dict[str, Any], cls: type[Any], base: Callable[[Any, Any], Any], must: frozenset[str]) -> NoReturn:
    """Raise what says which keys are missing, with what else is wrong with the object."""
    missing = [key for key in attrs.fields_dict(cls) if key in must and key not in data]
    found: list[Exception] = [Wrong(*((step(key), "is missing") for key in missing))]
    try:
        base(data, cls)
    except ClassValidationError as errors:
        found += [error for error in errors.exceptions if not isinstance(error, KeyError)]
    except KeyError:
        pass  # the fast pass: a missing key without a default, which is named above
    raise ClassValidationError(f"reading {cls.__name__}", found, cls)


def _array_hook(item: Any, converter: Converter) -> Callable[[Any, Any], tuple[Any, ...]]:
    """The hook of ``tuple[item, ...]``: an array, nothing else that can be walked through."""
    one = converter.get_structure_hook(item)

    def fast(data: Any, _: Any) -> tuple[Any, ...]:
        if type(data) is not list:
            refuse("an array", data)
        return tuple([one(value, item) for value in data])

    def detailed(data: Any, _: Any) -> tuple[Any, ...]:
        if type(data) is not list:
            refuse("an array", data)
        return tuple(_each(one, item, enumerate(data)))

    return detailed if converter.detailed_validation else fast


def _mapping_hook(item: Any, converter: Converter) -> Callable[[Any, Any], FrozenMap[Any]]:
    """The hook of ``Mapping[str, item]``: an object, frozen."""
    one = converter.get_structure_hook(item)

    def hook(data: Any, _: Any) -> FrozenMap[Any]:
        if type(data) is not dict:
            refuse("an object", data)
        return FrozenMap(dict(zip(data, _each(one, item, data.items()), strict=True)))

    return hook


def _each(one: Callable[[Any, Any], Any], item: Any, members: Iterable[tuple[int | str, Any]]) -> list[Any]:
    """The members of a collection read by the hook *one*; the faults of all of them in one exception, each with its place."""
    made, errors = [], []
    for place, value in members:
        try:
            made.append(one(value, item))
        except Exception as error:
            error.__notes__ = [*getattr(error, "__notes__", ()), IterableValidationNote(f"at {place}", place, item)]
            errors.append(error)
    if errors:
        raise IterableValidationError("reading a collection", errors, item)
    return made


def _is_array(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[1:] == (...,)


def _is_mapping(kind: Any) -> bool:
    return isinstance(origin := get_origin(kind), type) and issubclass(origin, Mapping) and get_args(kind)[:1] == (str,)


def _faults(error: BaseException, path: str) -> Iterable[Fault]:
    """The faults that cattrs' nested errors hold, each with its path."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            path += step(note.name)
        elif isinstance(note, IterableValidationNote):
            path += step(note.index)
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _faults(inner, path)
    elif isinstance(error, Wrong):
        yield from (Fault(path + below, reason) for below, reason in error.found)
    else:
        yield Fault(path, f"{type(error).__name__}: {error}")
