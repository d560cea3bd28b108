"""Leaving private data out of a record: telephone numbers, and the names of contacts (联系人)."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import attrs

from govproposal.folding import fold
from govproposal.frozen import FrozenMap
from govproposal.model.reply import Contact
from govproposal.spans import NOTHING

T = TypeVar("T")

_PHONE = re.compile(
    r"""(?<![0-9A-Za-z.])(?:
        (?:\+?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}        # a mobile
      | \(?0[1-9][0-9]{1,2}\)?[ -]?[2-9][0-9]{6,7}(?:[ -][0-9]{1,5})?  # an area code and a number, an extension
      | [48]00[ -]?[0-9]{3}[ -]?[0-9]{4}                      # a service number
    )(?![0-9]) | (?<=电话)[^0-9\n]{0,4}[2-9][0-9]{6,7}(?![0-9])   # a local number where the word says so""",
    re.VERBOSE,
)
_DIGIT = re.compile(r"[0-9０-９]")


def redact(record: T) -> T:
    """*record* without telephone numbers and without the names of contacts.

    A contact keeps its place and loses name and number. Wherever else a telephone number stands in a text, each of its digits
    becomes ``*``, so that every span still fits; so does a contact's name.

    >>> from govproposal.model import Contact, Reply
    >>> found = redact(Reply(contacts=(Contact(name="林某某", phone="0599-8837211"),), publicity="联系人林某某，电话：0599-8837211"))
    >>> found.contacts[0].name, found.contacts[0].phone, found.publicity
    (None, None, '联系人***，电话：****-*******')
    """
    names = sorted({one.name for one in getattr(record, "contacts", ()) if one.name}, key=lambda name: (-len(name), name))
    found: T = _redacted(record, re.compile("|".join(map(re.escape, names))) if names else None)
    return found


def _redacted(value: Any, names: re.Pattern[str] | None) -> Any:
    if type(value) is str:
        return _masked(value, names)
    if type(value) is tuple:
        return tuple([_redacted(one, names) for one in value])
    if isinstance(value, Contact):
        return attrs.evolve(value, name=None, phone=None, spans=NOTHING)
    if attrs.has(type(value)):
        fields = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
        changed = {name: new for name, old in fields.items() if name not in _KEPT and (new := _redacted(old, names)) != old}
        return attrs.evolve(value, **changed) if changed else value
    if isinstance(value, FrozenMap):
        return FrozenMap({key: _redacted(one, names) for key, one in value.items()})
    return value


_KEPT = frozenset({"span", "spans", "schema", "sha256", "uri"})


def _masked(text: str, names: re.Pattern[str] | None) -> str:
    """*text* with stars for the digits of telephone numbers and for names."""
    if len(text) < 2:
        return text
    for found in _PHONE.finditer(fold(text)):
        start, end = found.span()
        text = text[:start] + _DIGIT.sub("*", text[start:end]) + text[end:]
    return names.sub(lambda found: "*" * len(found[0]), text) if names else text
