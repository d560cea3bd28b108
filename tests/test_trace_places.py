"""Proposals of two places stay two, whatever names no place; and it is told where a title alone decided."""

from __future__ import annotations

from itertools import permutations

import pytest

from govproposal import Body, Kind, Plan, Proposal, Session, trace

TITLES = ["关于健全社区养老服务的建议案", "关于加强水源地保护的建议案", "关于培育专精特新企业的建议案", "关于优化公交线网的建议案"]


def plan(place: str, title: str, number: int | None = None) -> Plan:
    session = Session(text=f"{place}政协六届三次会议", body=Body.CPPCC, place=place, term=6, meeting=3)
    return Plan(
        title=f"{place}方案", sessions=(session,), proposals=(Proposal(kind=Kind.RECOMMENDATION, number=number, title=title, session=0),)
    )


def places(plans: list[Plan]) -> list[tuple[str, ...]]:
    """The places that are named in each proposal of the trace, sorted."""
    made = trace(plans)
    titles = {one.id: (one.title or "").removesuffix("方案") for one in made.records}
    return sorted(tuple(sorted(titles[event.record] for event in proposal.events)) for proposal in made.proposals)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("number", [None, 1])
def test_a_plan_without_a_place_does_not_bring_two_cities_together(title: str, number: int | None) -> None:
    plans = [plan(place, title, number) for place in ("市", "赣州市", "吉安市")]
    for order in permutations(plans):
        assert places([*order]) == [("吉安市",), ("市",), ("赣州市",)]
        assert "GP609" in [one.code for one in trace(order).diagnostics]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("number", [None, 1])
def test_a_district_of_a_common_name_does_not_bring_two_cities_together(title: str, number: int | None) -> None:
    plans = [plan(place, title, number) for place in ("城关区", "兰州市城关区", "拉萨市城关区")]
    for order in permutations(plans):
        assert places([*order]) == [("兰州市城关区",), ("城关区",), ("拉萨市城关区",)]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("number", [None, 1])
def test_a_district_is_the_one_of_the_only_city_that_has_it(title: str, number: int | None) -> None:
    assert places([plan(place, title, number) for place in ("洪山区", "武汉市洪山区")]) == [("武汉市洪山区", "洪山区")]


@pytest.mark.parametrize("title", TITLES)
def test_a_plan_without_a_place_joins_the_only_one_with_its_title_and_says_so(title: str) -> None:
    plans = [plan("市", title, 1), plan("赣州市", title, 1)]
    assert places(plans) == [("市", "赣州市")]
    (told,) = (one for one in trace(plans).diagnostics if one.code == "GP609")
    assert "joined: 赣州市" in told.message


def test_without_any_place_there_is_nothing_to_tell() -> None:
    plans = [plan("市", TITLES[0], 1), plan("市", TITLES[0])]
    assert places(plans) == [("市", "市")]
    assert "GP609" not in [one.code for one in trace(plans).diagnostics]
