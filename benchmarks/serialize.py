"""Writing and reading one record as JSON, beside msgspec Struct and pydantic v2 on the same record with the same fields.

    python benchmarks/serialize.py

The mirrors are made from govproposal's own classes. Figures are the medians of rounds in which each is called in turn, as multiples
of msgspec Struct, which is the floor that a library of typed records in Python has. msgspec gives bytes, the others a text; all read
bytes. Needs msgspec, pydantic and orjson.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import msgspec
import orjson
import pydantic
from rounds import interleaved, setting

from govproposal.converters import strict, with_json, with_msgspec, with_orjson
from govproposal.converters.engines import SOON, installed
from govproposal.converters.fields import Kind, kinds
from govproposal.converters.json_text import dumps, loads, slow_dumps, slow_loads
from govproposal.converters.records import unstructure
from govproposal.converters.wire import shape
from govproposal.model import Assignment, Header, LeadingGroup, Member, Period, Phase, Plan, Quantity, Record, Role, Task
from govproposal.spans import Span, Witnesses

TYPES: dict[str, type[Record]] = {"plan": Plan}


def plan() -> Plan:
    """17 tasks, 104 units, 4 phases, 50 people, 60 amounts; every object has a span, assignments their pieces."""
    at = iter(range(1, 100_000, 7))

    def span() -> Span:
        start = next(at)
        return Span(start, start + 5)

    def owed(i: int) -> Assignment:
        pieces = Witnesses({"role": [span()], "unit": [span()]})
        return Assignment(role=Role.SUPPORT if i else Role.LEAD, role_text="配合单位", unit=f"市第{i}局", span=span(), spans=pieces)

    def amount(i: int) -> Quantity:
        return Quantity(text=f"不少于{i}个", value=Decimal(i), unit="个", span=span())

    tasks = tuple(
        Task(
            path=(2, i), id=f"2.{i}", group="重点任务", heading="推进项目建设", text="加快完善配套设施，提升服务水平。" * 6, span=span(),
            assignments=tuple(owed(k) for k in range(7 if i < 2 else 6)), quantities=tuple(amount(k) for k in range(2)),
            periods=(Period(text="年底前", start=None, end=date(2031, 12, 31), edtf="../2031-12-31", span=span()),),
        )
        for i in range(17)
    )  # fmt: skip
    phases = tuple(Phase(path=(3, i), id=f"3.{i}", name="实施阶段", period=None, text="召开会议。", span=span()) for i in range(4))
    members = tuple(Member(role="成员", name=f"王{i}", posts=("市局副局长",), span=span()) for i in range(50))
    group = LeadingGroup(name="领导小组", office="市政府办公室", members=members, span=span())
    amounts = tuple(amount(i) for i in range(26))
    return Plan(header=Header(title="方案"), title="方案", tasks=tasks, phases=phases, leading_group=group, quantities=amounts)


Make = Callable[[type[Any], dict[str, Any], str | None], type[Any]]


def mirrored(cls: type[Any], make: Make, known: dict[type[Any], type[Any]]) -> type[Any]:
    """A class of another library with the fields of *cls*."""
    if cls not in known:
        fields = {name: hint(kinds(cls)[name], make, known) for name in shape(cls).keys}
        if "span" in shape(cls).known:
            fields |= {"span": tuple[int, int] | None, "spans": dict[str, Any] | None}
        known[cls] = make(cls, fields, getattr(cls, "type", None))
    return known[cls]


def hint(kind: Kind, make: Make, known: dict[type[Any], type[Any]]) -> Any:
    """The type of a field in the mirror."""
    item = kind.item
    if item is Span:
        item = tuple[int, int]
    elif kind.object:
        item = mirrored(item, make, known)
    elif not (isinstance(item, type) and issubclass(item, (str, int, Decimal, date, Enum))):
        item = Any
    found = tuple[item, ...] if kind.array else item
    return found | None if kind.optional or not kind.array else found


def struct(cls: type[Any], fields: dict[str, Any], tag: str | None) -> type[Any]:
    """A frozen msgspec Struct."""
    return msgspec.defstruct(cls.__name__, [(name, kind, None) for name, kind in fields.items()], frozen=True, tag=tag, omit_defaults=False)


def model(cls: type[Any], fields: dict[str, Any], _: str | None) -> type[Any]:
    """A frozen pydantic model."""
    words: dict[str, Any] = {("schema_" if name == "schema" else name): (kind, None) for name, kind in fields.items()}
    return pydantic.create_model(cls.__name__, __config__=pydantic.ConfigDict(frozen=True), **words)


def candidates(record: Plan) -> dict[str, tuple[Callable[[], object], Callable[[], object]]]:
    """What writes and what reads the record, by name; the floor first."""
    form = unstructure(record)
    data = slow_dumps(record).encode()
    Struct, Model = mirrored(Plan, struct, {}), mirrored(Plan, model, {})  # noqa: N806
    one, other = msgspec.json.decode(data, type=Struct), Model.model_validate_json(data)
    encoder, decoder = msgspec.json.Encoder(), msgspec.json.Decoder(Struct)
    return {
        "msgspec Struct": (lambda: encoder.encode(one), lambda: decoder.decode(data)),
        "pydantic v2": (other.model_dump_json, lambda: Model.model_validate_json(data)),
        "govproposal[fast]": (lambda: dumps(record), lambda: loads(data, types=TYPES)),
        "govproposal[fast], to bytes": (lambda: with_msgspec.encode(record), lambda: with_msgspec.decode(data, TYPES)),
        "govproposal, orjson alone": (lambda: with_orjson.encode(record).decode(), lambda: with_orjson.decode(data, TYPES)),
        "govproposal, stdlib": (lambda: with_json.encode(record), lambda: slow_loads(data, types=TYPES)),
        "govproposal, the slow way": (lambda: slow_dumps(record), lambda: strict.read(json.loads(data), Plan)),
        "the JSON alone, stdlib": (lambda: json.dumps(form, ensure_ascii=False), lambda: json.loads(data)),
        "the JSON alone, orjson": (lambda: orjson.dumps(form), lambda: orjson.loads(data)),
    }


def check(record: Plan) -> None:
    """That every way gives the same, and that the extra is used."""
    data = slow_dumps(record).encode()
    for _ in range(SOON + 1):
        assert dumps(record).encode() == with_orjson.encode(record) == with_msgspec.encode(record) == data
        assert loads(data, types=TYPES) == with_orjson.decode(data, TYPES) == with_msgspec.decode(data, TYPES) == record
    assert [one.NAME for one in installed()] == ["msgspec"]


def main() -> None:
    """The table."""
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=25)
    rounds = options.parse_args().rounds
    record = plan()
    check(record)
    calls = candidates(record)
    repeat = dict.fromkeys(calls, 20)
    out = interleaved({name: write for name, (write, _) in calls.items()}, rounds=rounds, repeat=repeat)
    back = interleaved({name: read for name, (_, read) in calls.items()}, rounds=rounds, repeat=repeat)
    print(setting())
    print(f"{len(slow_dumps(record).encode()) / 1000:.0f} KB of JSON\n{'':28} {'dumps us':>9} {'x':>6} {'loads us':>9} {'x':>6}")
    floor = out["msgspec Struct"], back["msgspec Struct"]
    for name in calls:
        print(f"{name:28} {out[name] * 1e6:9.0f} {out[name] / floor[0]:6.2f} {back[name] * 1e6:9.0f} {back[name] / floor[1]:6.2f}")


if __name__ == "__main__":
    main()
