"""The roles of a leading group (组长, 副组长, 成员) at the head of a roster's line, padded or not, with a colon or without."""

from __future__ import annotations

from functools import lru_cache

from govproposal.grammar.person_names import is_name
from govproposal.spans import Span

_WORDS_TEXT = (
    "组长 指挥长 指挥 主任 主任委员 召集人 秘书长 委员 成员 组员 顾问 会长 联络员 主席 政委 班长 队长 团长 牵头人 负责人 部长 站长 "
    "理事 理事长 总长 总监 路长 河长 专员 林长 田长 链长 所长 院长 校长"
)
_WORDS = frozenset(_WORDS_TEXT.split())
_LASTS = frozenset([")", *(word[-1] for word in _WORDS)])
_BEFORE = ("第一", "第二", "常务", "执行", "名誉", "联合", "轮值", "总", "副")
_FIRSTS = frozenset([" ", *(word[0] for word in (*_WORDS, *_BEFORE))])
"""What a role without a colon begins with, or the padding before it: most lines begin with a name, and are seen to at a glance."""
_BODIES = ("组", "专班", "办公室", "办", "指挥部", "委员会", "部")
_LONGEST = 30


def role_label(folded: str, start: int, end: int) -> tuple[Span, int] | None:
    """The role that the line ``[start, end)`` opens with and where its members begin; ``None`` for none.

    >>> text = "副 组 长:龚 正 市长"
    >>> role, members = role_label(text, 0, len(text))
    >>> role.of(text), text[members:]
    ('副 组 长', '龚 正 市长')
    >>> role_label("主任科员", 0, 4) is None
    True
    """
    colon = folded.find(":", start, min(end, start + _LONGEST))
    if colon >= 0:
        word = folded[start:colon].rstrip()
        return (Span(start, start + len(word)), colon + 1) if _is_role("".join(word.split()), labelled=True) else None
    if folded[start : start + 1] not in _FIRSTS:
        return None
    place = start
    word = ""
    for token in folded[start:end].split(" ", 8)[:8]:
        place += len(token)
        word += token
        if token and word[-1] in _LASTS and _is_role(word, labelled=False):
            rest = folded[place:end].split()
            return (Span(start, place), place) if not rest or len(rest[0]) == 1 or is_name(rest[0]) else None
        if len(word) > 6:
            return None
        place += 1
    return None


@lru_cache(maxsize=512)
def _is_role(word: str, *, labelled: bool) -> bool:
    """Whether *word*, without its padding, is a role; with a colon behind it also that of a sub-group (工作专班组长)."""
    if word.endswith(")") and "(" in word:
        word = word[: word.rindex("(")]
    word = word.removesuffix("单位") if labelled else word
    for length in (4, 3, 2):
        if len(word) >= length and word[-length:] in _WORDS:
            before = _without(word[:-length])
            if not before or (labelled and len(before) <= 12 and before.endswith(_BODIES)):
                return True
    return False


def _without(before: str) -> str:
    """*before* without the words that grade a role (副, 第一, 常务)."""
    while tail := next((one for one in _BEFORE if before.endswith(one)), ""):
        before = before[: -len(tail)]
    return before
