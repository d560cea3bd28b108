"""The function that a class gets for writing says what writing field by field says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hostile import bounded, extended
from hypothesis import given

from govproposal.converters.records import unstructure
from govproposal.converters.writing import OFTEN, WRITERS, by_field, compiled, written
from govproposal.model import Member, Plan, Quantity, Record
from govproposal.model.evidence import Evidenced


def objects(value: Any) -> list[Any]:
    """Every attrs object of a record, itself included."""
    if isinstance(value, tuple):
        return [one for inner in value for one in objects(inner)]
    if not attrs.has(type(value)):
        return []
    return [value, *(one for field in attrs.fields(type(value)) for one in objects(getattr(value, field.name)))]


@bounded(100)
@given(extended())
def test_both_ways_of_writing_say_the_same_in_the_same_order(record: Record) -> None:
    for one in objects(record):
        form = compiled(type(one))(one)
        assert form == by_field(one)
        assert list(form) == list(by_field(one))


def test_a_class_gets_its_function_when_it_is_written_often() -> None:
    @attrs.frozen(kw_only=True, repr=False)
    class Rare(Evidenced):
        name: str

    for at in range(OFTEN + 2):
        assert written(Rare(name="甲")) == {"name": "甲", "span": None}
        assert (WRITERS[Rare].__name__ == "write" and WRITERS[Rare].__closure__ is None) == (at >= OFTEN - 1)


def test_a_subclass_in_the_place_of_its_parent_is_written_whole() -> None:
    @attrs.frozen(kw_only=True, repr=False)
    class Weighed(Quantity):
        weight: int

    plan = Plan(quantities=(Weighed(text="3个", value=Decimal(3), unit="个", weight=7),))
    assert compiled(Plan)(plan)["quantities"][0]["weight"] == unstructure(plan)["quantities"][0]["weight"] == 7


def test_an_amount_that_is_no_number_is_refused_by_both() -> None:
    amount = Quantity(text="", value=Decimal("NaN"), unit="")
    for write in (by_field, compiled(Quantity)):
        with pytest.raises(TypeError, match="no place for NaN"):
            write(amount)


def test_members_keep_their_role() -> None:
    assert compiled(Member)(Member(role="组长", name=None))["role"] == "组长"
