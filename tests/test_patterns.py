"""Patterns that are compiled late: what they need is in whatever they match, and they match what the compiled pattern does."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from hostile import bounded
from hypothesis import given
from hypothesis.strategies import DataObject, data, from_regex

from govproposal.patterns import Openings, lazy

NEEDING = {
    (home, name): pattern
    for home in (
        "govproposal.outline.head",
        "govproposal.outline.items",
        "govproposal.outline.chrome",
        "govproposal.outline.publication",
        "govproposal.outline.titles",
        "govproposal.outline.wording",
        "govproposal.parsing.groups",
        "govproposal.parsing.plan_items",
        "govproposal.parsing.sayings",
    )
    for name, pattern in vars(import_module(home)).items()
    if "needs=" in repr(pattern)
}


def test_there_are_such_patterns() -> None:
    assert len({home for home, _ in NEEDING}) == 9


@pytest.mark.parametrize("where", NEEDING, ids=".".join)
@bounded(100)
@given(data=data())
def test_every_match_holds_a_character_that_the_pattern_needs(where: tuple[str, str], data: DataObject) -> None:
    pattern = NEEDING[where]
    compiled = re.compile(pattern.pattern, pattern.flags)
    found = compiled.search(data.draw(from_regex(compiled)))
    assert found is not None
    assert set(found[0]) & set(repr(pattern).partition("needs=")[2].strip("')"))


@pytest.mark.parametrize("text", ["国务院第707号令", "第707号令", "关于印发方案的通知", "令", ""])
@pytest.mark.parametrize("needs", ["", "令"])
def test_a_late_pattern_finds_what_the_compiled_one_does(needs: str, text: str) -> None:
    words = "第[0-9]+号令"
    compiled = re.compile(words)
    for start, end in ((0, len(text)), (3, len(text)), (0, 3)):
        for method in ("match", "search", "fullmatch"):
            found, wanted = (getattr(one, method)(text, start, end) for one in (lazy(words, needs=needs), compiled))
            assert (found and found.span()) == (wanted and wanted.span())
        assert [*map(str, lazy(words, needs=needs).finditer(text, start, end))] == [*map(str, compiled.finditer(text, start, end))]
    assert lazy(words, needs=needs).sub("", text) == compiled.sub("", text)
    assert lazy(words, needs=needs).findall(text) == compiled.findall(text)


@pytest.mark.parametrize("pattern", ["上?一篇", ".公告", "[^。]供稿", "(?:本报)?记者", "^正文", "[大中]*号", "x{2}", r"\d篇"])
def test_an_opening_begins_with_a_character_that_it_needs(pattern: str) -> None:
    with pytest.raises(ValueError, match="begins with no character"):
        Openings(pattern)
