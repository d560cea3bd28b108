"""Markdown (CommonMark): a record as a document would print it, for reading and for review. Several are parted by a rule.

The parts are numbered 一、 （一） 1. as official documents are; what stands in the text is escaped where Markdown has a meaning for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from govproposal.converters.contract import CannotWrite, Profile, Records, several
from govproposal.converters.numbering import marker
from govproposal.converters.plaindata import refuse_records
from govproposal.converters.presented import DROPS, Line, Part, presented, words
from govproposal.converters.records import AnyRecord
from govproposal.errors import Fault
from govproposal.model.phrases import Person
from govproposal.model.record import UnknownRecord

SUFFIXES = (".md", ".markdown")
PROFILE = Profile(
    drops=(*DROPS, "Evidenced.span"),
    notes=(
        "It is written, not read back (a .md file is read as a document).",
        "The parts are numbered anew.",
        "Carriage returns become line breaks.",
        "A record whose type no installed plugin knows is refused.",
    ),
)


def encode(records: Records) -> bytes:
    r"""The records as Markdown, in UTF-8.

    Raises :class:`~govproposal.converters.contract.CannotWrite` where a text holds a lone surrogate.

    >>> from govproposal.model import Goal, Plan
    >>> goal = Goal(path=(1, 1), id="1.1", heading="建绿道", text="建成5条*。")
    >>> encode(Plan(title="绿道方案", goals=(goal,))).decode()
    '# 绿道方案\n\n## 一、工作目标\n\n### （一）建绿道\n\n建成5条\\*。\n'
    """
    try:
        return "\n---\n\n".join(map(_document, several(records))).encode("utf-8")
    except UnicodeEncodeError as error:
        refuse_records("Markdown", records, cause=error)
        raise


def _document(record: AnyRecord) -> str:
    if isinstance(record, UnknownRecord):
        raise CannotWrite("Markdown", [Fault("$.type", f"no installed plugin knows the type {record.type!r}")])
    sheet = presented(record)
    blocks = [f"# {_escaped(sheet.title)}" if sheet.title.strip() else "", _escaped(sheet.number or "")]
    blocks += [_shown(line) for line in sheet.opening]
    blocks.append(_escaped("，".join(sheet.addressees) + "：") if sheet.addressees else "")
    for at, part in enumerate(sheet.parts, 1):
        blocks += _part(part, 0, at)
    blocks += [_escaped(one) for one in sheet.issuers]
    blocks.append(f"{sheet.day.year}年{sheet.day.month}月{sheet.day.day}日" if sheet.day else "")
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


def _part(part: Part, depth: int, at: int) -> Iterator[str]:
    """The blocks of a part and of those within it."""
    first = marker(depth, at)
    lines = [_shown(line) for line in part.lines]
    if part.heading is not None:
        yield f"{'#' * min(depth + 2, 6)} {first}{_escaped(part.heading)}"
    elif lines:
        lines[0] = f"{_opening(first)}{lines[0]}"
    yield from (_escaped(spoken(one)) for one in part.speakers)
    yield from lines
    for number, inner in enumerate(part.parts, 1):
        yield from _part(inner, depth + 1, number)


def _opening(first: str) -> str:
    """A marker at the head of a paragraph: ``1.`` would begin a list."""
    return first.replace(".", "\\.")


def _shown(line: Line) -> str:
    return _escaped(words(line))


_MEANING = re.compile(r"[\\`*_\[\]<>#|~!&]")


def _escaped(text: str) -> str:
    r"""A text as Markdown shows it; on one line.

    >>> _escaped("a*b\nc"), _escaped("- 一"), _escaped("1. 二")
    ('a\\*b c', '\\- 一', '1\\. 二')
    """
    flat = _MEANING.sub(lambda found: f"\\{found[0]}", " ".join(text.splitlines())).strip(" \t")
    return re.sub(r"^([-+=]|[0-9]{1,9}(?=[.)]))", lambda found: _first(found[0]), flat)


def _first(mark: str) -> str:
    return f"\\{mark}" if not mark[0].isdigit() else mark + "\\"


def spoken(one: Person) -> str:
    """A speaker with their posts.

    >>> spoken(Person(name="苏晓岚", posts=("市政协委员",)))
    '市政协委员　苏晓岚'
    """
    return "　".join(filter(None, ("、".join(one.posts), one.name)))
