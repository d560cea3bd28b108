"""People: rosters in every padding, reporters and speakers, posts; laws over drawn rosters, tables, and one test per flaw."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govproposal.folding import fold
from govproposal.grammar.people import Roster, parse_people, parse_person, parse_roster, split_posts
from govproposal.grammar.person_names import has_surname, is_name
from govproposal.grammar.posts import ends_in_post
from govproposal.grammar.roster_roles import role_label
from govproposal.spans import Span

ROWS = json.loads((Path(__file__).parent / "phrases" / "rosters.json").read_text("utf-8"))

NAMES = ["周文清", "吴限", "欧阳敏之", "程介", "阿依古丽·买买提", "何晓东", "诸葛铭", "易安", "向晖", "牛犇"]
POSTS = [
    ("市人民政府副市长",),
    ("市委常委", "常务副市长"),
    ("县委办公室主任",),
    ("市卫健委党组书记", "主任"),
    ("九江经开区管委会工委委员", "副主任"),
    ("国网九江供电公司总工程师",),
    ("柴桑区委常委", "区人民政府副区长"),
    ("团市委书记",),
    ("市财政局二级巡视员",),
]
ROLES = ["组长", "副组长", "成员"]
members = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(POSTS)), min_size=1, max_size=4)


def lines(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def roster(text: str) -> Roster:
    return parse_roster(text, lines(text), folded=fold(text))


def read(text: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(one.role, one.name, one.posts) for one in roster(text).members]


def padded(name: str, blank: str) -> str:
    return blank.join(name) if len(name) == 2 else name


def spaced(role: str, name: str, posts: tuple[str, ...], *, first: bool) -> str:
    return (f"{role}:" if first else "") + f"{name}  {'、'.join(posts)}"


def official(role: str, name: str, posts: tuple[str, ...], *, first: bool) -> str:
    head = f"{padded(role, '　')}：" if first else "　　　　"
    return f"{head}{padded(name, '　')}　　{'、'.join(posts)}"


def halved(role: str, name: str, posts: tuple[str, ...], *, first: bool) -> str:
    return (f"{padded(role, ' ')}:" if first else "") + f"{padded(name, ' ')} {','.join(posts)}"


def glued(role: str, name: str, posts: tuple[str, ...], *, first: bool) -> str:
    return (f"{role}：" if first else "") + name + "、".join(posts)


def bracketed(role: str, name: str, posts: tuple[str, ...], *, first: bool) -> str:
    return (f"{role}：\n" if first else "") + f"{name}（{'、'.join(posts)}）"


@pytest.mark.parametrize("style", [spaced, official, halved, glued, bracketed])
@given(groups=st.tuples(members, members, members))
def test_every_padding_gives_the_same_roster(style, groups) -> None:  # type: ignore[no-untyped-def]
    text = "\n".join(
        style(role, name, posts, first=not n) for role, group in zip(ROLES, groups, strict=True) for n, (name, posts) in enumerate(group)
    )
    assert read(text) == [(role, name, posts) for role, group in zip(ROLES, groups, strict=True) for name, posts in group]
    assert not roster(text).diagnostics


@pytest.mark.parametrize("style", [spaced, official, halved, glued, bracketed])
@given(group=members)
def test_spans_quote_what_was_read(style, group) -> None:  # type: ignore[no-untyped-def]
    text = "\n".join(style("成员", name, posts, first=not n) for n, (name, posts) in enumerate(group))
    for one in roster(text).members:
        assert one.span is not None
        assert "".join(piece.of(text) for piece in one.spans["name"]) == one.name
        assert [piece.of(text) for piece in one.spans["posts"]] == list(one.posts)
        assert all(one.span.covers(piece) for field in ("name", "posts") for piece in one.spans[field])
        assert "".join("".join(piece.of(text) for piece in one.spans["role"]).split()) == one.role


@given(st.text("组长成员:： 　王伟市县局委副主任、，,（）()\n·兼", max_size=80))
def test_any_lines_are_used_or_left(text: str) -> None:
    found = roster(text)
    assert sorted([*found.used, *found.unused]) == sorted({*found.used, *found.unused})
    assert all(one.span is not None and one.span.end <= len(text) for one in found.members)


@given(st.text(max_size=60))
def test_any_words_are_somebody_or_nobody(text: str) -> None:
    person = parse_person(text, 0, len(text))
    assert person.name is None or person.name


@given(st.lists(st.sampled_from([post for posts in POSTS for post in posts]), min_size=1, max_size=5), st.sampled_from("、,，"))
def test_posts_come_apart_as_they_were_joined(posts: list[str], mark: str) -> None:
    text = mark.join(posts)
    assert [span.of(text) for span in split_posts(text, 0, len(text), fold(text))] == posts


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}" for n in range(len(ROWS))])
def test_rosters(row: dict[str, object]) -> None:
    assert [{"role": role, "name": name, "posts": list(posts)} for role, name, posts in read(str(row["text"]))] == row["values"]


@pytest.mark.parametrize(
    ("line", "name", "posts"),
    [
        ("市人民政府秘书长 周文清", "周文清", ("市人民政府秘书长",)),
        ("市人民政府秘书长周文清", "周文清", ("市人民政府秘书长",)),
        ("国务院总理　\n吴　限", "吴限", ("国务院总理",)),
        ("吴 限", "吴限", ()),
        ("——市人民政府副市长 何晓东", "何晓东", ("市人民政府副市长",)),
        ("（县长 何晓东）", "何晓东", ("县长",)),
        ("市政协委员,赣江重工股份有限公司董事、副总经理 欧阳敏", "欧阳敏", ("市政协委员", "赣江重工股份有限公司董事", "副总经理")),
        ("何晓东委员", "何晓东", ("委员",)),
        ("阿依古丽·买买提委员", "阿依古丽·买买提", ("委员",)),
        ("民建赣州市委会", "民建赣州市委会", ()),
        ("市政协委员 何晓东:", "何晓东", ("市政协委员",)),
        ("分管副市长", None, ("分管副市长",)),
        ("", None, ()),
    ],
)
def test_persons(line: str, name: str | None, posts: tuple[str, ...]) -> None:
    person = parse_person(line, 0, len(line))
    assert (person.name, person.posts) == (name, posts)


def test_several_persons_on_a_line() -> None:
    text = "县政协常委、县文旅局副局长 何晓东,县政协委员 吴限"
    assert [(one.name, one.posts) for one in parse_people(text, 0, len(text))] == [
        ("何晓东", ("县政协常委", "县文旅局副局长")),
        ("吴限", ("县政协委员",)),
    ]
    text = "何晓东 市委常委、常务副市长;吴限 副市长"
    assert [one.posts for one in parse_people(text, 0, len(text))] == [("市委常委", "常务副市长"), ("副市长",)]


class TestFlaws:
    """What pages break, one by one."""

    def test_a_level_left_at_the_name_is_mended_and_said(self) -> None:
        found = roster("成员:程介市  财政局副局长")
        assert [(one.name, one.posts) for one in found.members] == [("程介", ("市财政局副局长",))]
        assert [one.code for one in found.diagnostics] == ["GP403"]

    def test_a_post_broken_by_a_space_is_mended_and_said(self) -> None:
        found = roster("成员:何晓东 市发展 改革委主任")
        assert [one.posts for one in found.members] == [("市发展改革委主任",)]
        assert [one.code for one in found.diagnostics] == ["GP403"]

    def test_a_line_that_is_nobody_is_left_and_said(self) -> None:
        found = roster("组长:何晓东  县长\n另行通知")
        assert len(found.members) == 1
        assert [one.code for one in found.diagnostics] == ["GP404"]

    def test_lines_that_end_or_interrupt(self) -> None:
        text = "名单\n组长:何晓东  县长\n办公室设在县水利局，由吴限兼任办公室主任。\n成员:吴限  县水利局局长\n成员如有变动，自然替补。"
        found = roster(text)
        assert [one.name for one in found.members] == ["何晓东", "吴限"]
        assert [span.of(text)[:3] for span in found.unused] == ["名单", "办公室", "成员如"]

    def test_a_line_that_runs_on(self) -> None:
        assert read("组长:何晓东 县委副书记、\n     县长\n成员:吴限 县水利局局长") == [
            ("组长", "何晓东", ("县委副书记", "县长")),
            ("成员", "吴限", ("县水利局局长",)),
        ]

    def test_padding_before_a_post_without_separator(self) -> None:
        assert read("组长:吴 限市财政局局长") == [("组长", "吴限", ("市财政局局长",))]

    def test_two_of_one_name_are_two(self) -> None:
        assert len(read("成员:吴限 县水利局局长\n吴限 县林业局局长")) == 2

    def test_positions_instead_of_people(self) -> None:
        assert read("组长:分管副区长\n成员:区教育局、区财政局主要负责同志") == [
            ("组长", None, ("分管副区长",)),
            ("成员", None, ("区教育局主要负责同志",)),
            ("成员", None, ("区财政局主要负责同志",)),
        ]

    def test_columns(self) -> None:
        assert read("成员：市教育局 何晓东 副局长\n吴限 女 市林业局副局长 00000000000") == [
            ("成员", "何晓东", ("市教育局副局长",)),
            ("成员", "吴限", ("市林业局副局长",)),
        ]

    def test_names_alone(self) -> None:
        assert read("成员：吴　限　　何晓东　　向　晖") == [("成员", "吴限", ()), ("成员", "何晓东", ()), ("成员", "向晖", ())]

    def test_several_with_titles_on_a_line(self) -> None:
        assert read("副组长：何晓东（副市长）、吴限（副市长）") == [("副组长", "何晓东", ("副市长",)), ("副组长", "吴限", ("副市长",))]

    def test_the_known_place_and_the_likely_one_win(self) -> None:
        assert read("成员:吴限柴桑区人民政府副区长\n何晓东九江银行行长\n章小鱼章贡区副区长") == [
            ("成员", "吴限", ("柴桑区人民政府副区长",)),
            ("成员", "何晓东", ("九江银行行长",)),
            ("成员", "章小鱼", ("章贡区副区长",)),
        ]


def test_roles_with_and_without_a_colon() -> None:
    assert role_label("副 组 长：", 0, 6) is None  # matched on folded text, where the colon is half-width
    assert role_label("工作专班副组长:吴限", 0, 10) == (Span(0, 7), 8)
    assert role_label("组长 吴限 县长", 0, 8) == (Span(0, 2), 2)
    assert role_label("主任科员", 0, 4) is None
    assert role_label("县人武部部长", 0, 6) is None


def test_shapes_of_names() -> None:
    assert has_surname("欧阳敏")
    assert not has_surname("市财政")
    assert is_name("阿依古丽·买买提")
    assert not is_name("常务副")
    assert ends_in_post("党组书记", 0, 4)
    assert not ends_in_post("增长", 0, 2)


HOSTILE = [
    "王",
    "王伟 市长\n",
    "王伟市财政局局长\n",
    "王 ",
    "市长、",
    "市",
    "王伟 市长、\n",
    "·",
    "王伟 市长 ",
    "王伟 ",
    "常务",
    "(",
    "市财政局、",
    "王伟 副局长;",
    ",",
    ":",
]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("frame", ["成员:{}", "组长:王伟 市委常委\n{}", "成员{}主要负责人"])
def test_hostile_rosters_cost_linear_time(words: str, frame: str) -> None:
    def cost(size: int) -> float:
        text = frame.format(words * (size // len(words)))
        begun = time.process_time()
        roster(text)
        parse_people(text, 0, len(text))
        return time.process_time() - begun

    small, large = min(cost(2000) for _ in range(2)), cost(16000)
    assert large < max(24 * small, 1.5)
