"""Objects that the grammar makes as open twins are as whole and as frozen as any."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import attrs
import pytest

from govproposal.frozen import Value, opened
from govproposal.grammar import find_periods, find_quantities, parse_assignments, parse_members
from govproposal.model import Quantity

MAKERS: dict[str, Callable[[], object]] = {
    "a quantity": lambda: find_quantities("建设停车场3处")[0],
    "a changed quantity": lambda: find_quantities("进出口同比增长35.8%")[0],
    "an assignment": lambda: parse_assignments("(牵头单位:市水利局(含开发区))")[0],
    "a member": lambda: parse_members("组长:周文清  副市长")[0],
    "a period": lambda: find_periods("2021年3月底前")[0],
    "a point of time": lambda: find_periods("2021年3月底前")[0].end,
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_an_open_object_has_every_field_and_is_frozen_in_the_end(make: Callable[[], object]) -> None:
    made = make()
    kind = type(made)
    fields = {one.name: getattr(made, one.name) for one in attrs.fields(kind)}
    assert made == kind(**fields)
    assert hash(made) == hash(kind(**fields))
    assert copy.copy(made) == pickle.loads(pickle.dumps(made)) == made
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(made, attrs.fields(kind)[0].name, None)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        delattr(made, attrs.fields(kind)[0].name)


def test_a_twin_is_laid_out_as_its_class() -> None:
    twin = opened(Quantity)
    assert issubclass(twin, Quantity)
    assert twin.__slots__ == ()
    assert twin().__class__ is twin
    assert isinstance(twin(), Value)
