"""Strategies for what surrounds a document: its place and year, sessions, proposals, people, organs, headers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import attrs
from hypothesis import strategies as st

from govproposal.model import Body, Kind, Person, Proposal, Session
from govproposal.testing.phrasing import worded_session
from govproposal.testing.vocabulary import COLLECTIVES, GIVEN, LONG_TOPICS, ORGANS, PLACES, SURNAMES, TOPICS, Place


@attrs.frozen
class Setting:
    """Where and when a drawn document belongs, and the session (届次) that its proposals were put to."""

    place: Place
    year: int
    session: Session

    @property
    def code(self) -> str:
        """The agency code of document numbers (发文字号)."""
        return self.place.code

    def wording(self, meeting: int, form: int) -> Session:
        """The session of *meeting* in the wording *form* (0 to 3)."""
        return worded_session(self.place, self.session.body, self.session.term, meeting, form)


@st.composite
def settings_of(draw: st.DrawFn, *bodies: Body) -> Setting:
    """A setting with a session of one of *bodies*."""
    place = draw(st.sampled_from(PLACES))
    body = draw(st.sampled_from(bodies or tuple(Body)))
    session = worded_session(place, body, draw(st.integers(2, 19)), draw(st.integers(1, 5)), draw(st.integers(0, 3)))
    return Setting(place, draw(st.integers(2012, 2025)), session)


def days(year: int) -> st.SearchStrategy[date]:
    """A day of *year*."""
    return st.integers(0, 364).map(lambda n: date(year, 1, 1) + timedelta(days=n))


def proposal_kinds(body: Body) -> tuple[Kind, ...]:
    """What is put to a body: 议案 and 建议 to a congress, 建议案 and 提案 to a CPPCC.

    >>> proposal_kinds(Body.NPC)[0].value
    '议案'
    """
    return (Kind.MOTION, Kind.SUGGESTION) if body is Body.NPC else (Kind.RECOMMENDATION, Kind.PROPOSAL)


@st.composite
def proposals(draw: st.DrawFn, setting: Setting, *, most: int) -> tuple[Proposal, ...]:
    """One to *most* proposals of one kind, numbered upwards, titles distinct."""
    kind = draw(st.sampled_from(proposal_kinds(setting.session.body)))
    topics = draw(st.lists(st.sampled_from(TOPICS + LONG_TOPICS), min_size=1, max_size=most, unique=True))
    first = draw(st.integers(1, 3))
    return tuple(Proposal(kind=kind, number=first + i, title=f"关于{topic}的{kind.value}", session=0) for i, topic in enumerate(topics))


def names() -> st.SearchStrategy[str]:
    """A person's name (姓名): a surname and one or two characters."""
    return st.builds(lambda surname, given: surname + given, st.sampled_from(SURNAMES), st.sampled_from(GIVEN))


def organs(place: Place) -> st.SearchStrategy[str]:
    """A department (部门) of the place, by its level: ``市教育局``."""
    return st.sampled_from([place.level + organ for organ in ORGANS])


@st.composite
def officers(draw: st.DrawFn, organ: str) -> Person:
    """An official of *organ*: a name and the post there."""
    rank = draw(st.sampled_from(("局长", "副局长") if organ.endswith("局") else ("主任", "副主任")))
    return Person(name=draw(names()), posts=(organ + rank,))


@st.composite
def leaders(draw: st.DrawFn, place: Place) -> Person:
    """A leader of the place: one or two posts."""
    level = place.level
    deputy = {"市": "副市长", "县": "副县长", "区": "副区长"}[level]
    posts = draw(
        st.sampled_from(
            (
                (f"{level}委常委", f"{level}人民政府常务{deputy}"),
                (f"{level}人民政府{deputy}",),
                (f"{level}委副书记", f"{level}长"),
                (f"{level}政协副主席",),
            )
        )
    )
    return Person(name=draw(names()), posts=posts)


def unit_lists(place: Place, *, most: int) -> st.SearchStrategy[list[str]]:
    """Departments of the place, distinct, and now and then a collective (各区人民政府) behind them."""
    some = st.lists(organs(place), min_size=1, max_size=most, unique=True)
    tail = st.sampled_from([[], [], *([one] for one in COLLECTIVES[place.level])])
    return st.builds(lambda a, b: a + b, some, tail)


def published(year: int, month: int) -> st.SearchStrategy[str | None]:
    """When a page went online (发布时间), as precise as printed, or nothing."""
    day = f"{year}-{month:02}-14"
    return st.sampled_from((None, day, f"{day}T09:05", f"{day}T16:30:21"))


def origins(place: Place) -> st.SearchStrategy[str | None]:
    """Where a page is from (来源), or nothing."""
    return st.sampled_from((None, f"{place.government}办公室", "云溪日报"))


def distinct(names_: Sequence[str]) -> tuple[str, ...]:
    """*names_* once each, in order.

    >>> distinct(["甲", "乙", "甲"])
    ('甲', '乙')
    """
    return tuple(dict.fromkeys(names_))
