"""Making many objects of a record class quickly, where nothing of what its constructor does is left out.

The constructor of a frozen class sets each field through ``object.__setattr__``, which takes most of the time of reading a record.
A *blank* is a class with the same slots that is not frozen: its objects take their fields by plain assignment and then become what
they stand for by an assignment to ``__class__``, which Python allows between classes with the same slots. The result is the same
object in every respect. A class whose constructor does anything else (validators, converters, hooks) has no blank, and where an
interpreter lays objects out otherwise no class has one: then the constructor is called.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs


class NoFunction(Exception):
    """No function can be made for a class: it has something that only the slow way knows what to do with."""


def blank(cls: type[Any]) -> type[Any] | None:
    """The blank of an attrs class, ``None`` where it has none.

    >>> from govproposal.model import Task
    >>> found = blank(Task)
    >>> found is None or found.__slots__ == Task.__slots__
    True
    """
    if not _plain(cls):
        return None
    parent = cls.__bases__[0]
    own = {"__slots__": cls.__dict__["__slots__"], "__module__": cls.__module__, "__init__": object.__init__}
    made: type[Any] = type(cls.__name__, (parent,), {**own, "__setattr__": object.__setattr__, "__delattr__": object.__delattr__})
    try:
        made().__class__ = cls
    except TypeError:  # laid out otherwise
        return None
    return made


def _plain(cls: type[Any]) -> bool:
    """Whether the constructor of *cls* sets its fields and does nothing else, and nobody is told of new classes."""
    own = vars(cls)
    if type(cls) is not type or len(cls.__bases__) != 1 or not {"__slots__", "__attrs_attrs__"} <= own.keys():
        return False
    if any(hasattr(cls, name) for name in ("__attrs_init__", "__attrs_pre_init__", "__attrs_post_init__")):
        return False
    if getattr(cls, "__new__") is not object.__new__ or hasattr(cls.__init_subclass__, "__func__"):  # noqa: B009
        return False
    fields = attrs.fields(cls)
    slots = {slot for parent in cls.__mro__ for slot in vars(parent).get("__slots__", ())}
    return slots - {"__weakref__"} == {field.name for field in fields} and all(_simple(field) for field in fields)


def _simple(field: attrs.Attribute[Any]) -> bool:
    return field.init and field.validator is None and field.converter is None and field.alias == field.name


def constant(fields: Mapping[str, attrs.Attribute[Any]], name: str) -> Any:
    """The default of a field, the same for all objects. Raises :class:`NoFunction` where there is none.

    >>> from govproposal.model import Reference
    >>> constant(attrs.fields_dict(Reference), "number") is None
    True
    """
    default = fields[name].default if name in fields else attrs.NOTHING
    if default is attrs.NOTHING or type(default) is type(attrs.Factory(list)):
        raise NoFunction(name)
    return default


def making(cls: type[Any], made: str, fields: Mapping[str, Sequence[str]], space: dict[str, Any]) -> list[str]:
    """The lines that leave a new object of *cls* in the variable *made*; what they name is put into *space*.

    *fields* has some lines for each field, the last of them its value. Names and types of fields alone go into lines, never a value of
    a record. Raises :class:`NoFunction` where a field is set by other means than an argument of its name.

    >>> from govproposal.model import Reference
    >>> space = {"none": Reference(title="")}
    >>> fields = {"title": ["title"], "number": ["None"], "span": ["None"], "spans": ["none.spans"], "extra": ["none.extra"]}
    >>> lines = making(Reference, "made", fields, space)
    >>> function("make", ["title"], [*lines, "return made"], space)("防洪规划") == Reference(title="防洪规划")
    True
    """
    if any(not field.init or field.alias != field.name for field in attrs.fields(cls)):
        raise NoFunction(cls)
    empty = blank(cls)
    one, other = f"class{len(space)}", f"blank{len(space)}"
    space |= {one: cls, other: empty}
    lines = [] if empty is None else [f"{made} = {other}()"]
    for field, (*steps, value) in fields.items():
        lines += [*steps, f"v_{field} = {value}" if empty is None else f"{made}.{field} = {value}"]
    last = f"{made}.__class__ = {one}"
    return [*lines, last if empty is not None else f"{made} = {one}({', '.join(f'{field}=v_{field}' for field in fields)})"]


def function(name: str, arguments: Sequence[str], lines: Sequence[str], space: dict[str, Any]) -> Callable[..., Any]:
    """The function with these lines, which know what is in *space*.

    >>> function("double", ["n"], ["return 2 * n"], {})(3)
    6
    """
    exec("\n".join([f"def {name}({', '.join(arguments)}):", *(f"  {line}" for line in lines)]), space)  # noqa: S102
    made: Callable[..., Any] = space[name]
    return made
