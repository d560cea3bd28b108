"""One phrase alone: what is printed is read back, and what is no such phrase is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govproposal.grammar as grammar
from govproposal.grammar import (
    parse_document_number,
    parse_members,
    parse_person,
    parse_proposal,
    parse_reference,
    parse_session,
    render_document_number,
    render_members,
    render_person,
    render_proposal,
    render_reference,
    render_session,
    same_session,
)
from govproposal.model import Body, DocumentNumber, Kind, Member, Person, Proposal, Reference, Session

TITLES = st.text(st.sampled_from("关于加强水源保护养老服务的意见办法规划“芯”产业2035年"), min_size=2, max_size=24).filter(
    lambda one: one.count("“") == one.count("”") == 0
)
NUMBERS = st.builds(
    lambda agency, year, serial: f"{agency}〔{year}〕{serial}号",
    st.sampled_from(["景政发", "赣府办函", "安岭字"]),
    st.integers(1990, 2035),
    st.integers(1, 9999),
)
PLACES = st.sampled_from(["市", "县", "吉安市", "安岭县", "江西省", "章贡区"])
NAMES = st.sampled_from(["周文清", "程介", "欧阳敏", "阿依古丽·买买提", "贺平"])
POSTS = st.lists(st.sampled_from(["市财政局副局长", "市委常委", "市教育局局长", "市政协秘书长"]), min_size=1, max_size=2, unique=True)


@given(title=TITLES, number=st.none() | NUMBERS)
def test_references(title: str, number: str | None) -> None:
    read = parse_reference(render_reference(Reference(title=title, number=number)))
    assert (read.title, read.number) == (title, number)


@given(number=NUMBERS)
def test_document_numbers(number: str) -> None:
    read = parse_document_number(number)
    assert isinstance(read, DocumentNumber)
    assert render_document_number(read) == number


@given(body=st.sampled_from(Body), place=PLACES, term=st.integers(1, 30), meeting=st.integers(1, 12))
def test_sessions(body: Body, place: str, term: int, meeting: int) -> None:
    session = Session(text="", body=body, place=place, term=term, meeting=meeting)
    read = parse_session(render_session(session))
    assert (read.body, read.place, read.term, read.meeting) == (body, place, term, meeting)
    assert same_session(read, session)


@given(kind=st.sampled_from(Kind), number=st.integers(1, 10**8))
def test_proposals(kind: Kind, number: int) -> None:
    read = parse_proposal(render_proposal(Proposal(kind=kind, number=number, title=None, session=None)))
    assert (read.kind, read.number) == (kind, number)


@given(name=NAMES, posts=POSTS)
def test_persons(name: str, posts: list[str]) -> None:
    words = render_person(Person(name=name, posts=tuple(posts)))
    read = parse_person(words, 0, len(words))
    assert (read.name, read.posts) == (name, tuple(posts))


@given(st.lists(st.tuples(st.sampled_from(["组长", "副组长", "成员"]), NAMES, POSTS), min_size=1, max_size=8))
def test_members(drawn: list[tuple[str, str, list[str]]]) -> None:
    members = [Member(role=role, name=name, posts=tuple(posts)) for role, name, posts in drawn]
    assert [(one.role, one.name, one.posts) for one in parse_members(render_members(members))] == [
        (one.role, one.name, one.posts) for one in members
    ]


@pytest.mark.parametrize(
    ("parse", "words"),
    [
        (parse_reference, "《甲》《乙》"),
        (parse_reference, "落实《甲办法》"),
        (parse_reference, "《赣江日报》"),
        (parse_reference, "《甲办法》等"),
        (parse_document_number, "根据赣府发〔2019〕3号文件"),
        (parse_session, "市政协五届三次会议上"),
        (parse_session, ""),
        (parse_proposal, "1号、2号建议案"),
        (parse_proposal, "1号文件"),
    ],
)
def test_what_is_no_such_phrase_is_refused(parse: Callable[[str], object], words: str) -> None:
    with pytest.raises(ValueError, match=r"^no "):
        parse(words)


def test_a_proposal_without_a_number_has_no_short_form() -> None:
    with pytest.raises(ValueError, match="without number"):
        render_proposal(Proposal(kind=Kind.PROPOSAL, number=None, title="关于某事的提案", session=None))


def test_every_name_is_there() -> None:
    assert all(callable(getattr(grammar, name)) for name in grammar.__all__)
    assert set(grammar.__all__) <= set(dir(grammar))
    with pytest.raises(AttributeError, match="nothing"):
        _ = grammar.nothing
