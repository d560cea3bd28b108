"""One line of a roster taken apart (名单行): name and posts, whatever separates them: spaces of every width, brackets, nothing at all."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from govproposal.frozen import Value
from govproposal.grammar.person_names import has_surname, is_name, surnames
from govproposal.grammar.posts import ends_in_post
from govproposal.grammar.references import trim
from govproposal.patterns import lazy
from govproposal.spans import Span, span_of
from govproposal.units.names import opening_unit, unit_at, unit_grade
from govproposal.units.places import has_place

_COLUMN = lazy(r"[男女]|[^\W\d_]{1,3}族|中共党员|[\d-]{7,}")
_COLUMN_ENDS = frozenset("男女族员-")
_ASIDE = lazy(r" ?\((?:兼任?|男|女|挂职|[^\W\d_]{1,4}族)(?:[,、](?:男|女|[^\W\d_]{1,4}族))?\)")
"""What a bracket behind a name adds that is no post."""
_LONG_NAME = lazy(r"[^\W\d_]{5,10}")
_TOKEN = lazy(r"[^ ]+")
_TITLE_START = lazy(
    r"副|常务|党委|党组|党工委|工委|书记|市长|县长|区长|省长|州长|镇长|乡长|局长|主任|主席|政协|人大|总|二级|一级|三级|四级|原|正|"
    r"调研员|院长|校长|董事长"
)
_LEVEL = lazy(
    r"(?:经济|技术|高新|产业|生态|旅游|文化|风景|名胜|工业|开发|示范|合作|试验|自治|经开|度假|保税|综合|新)*(?:区|市|县|州|旗|盟|镇|乡|"
    r"街道|省)$"
)
_PLAIN_LINE = lazy(r"(?:([^ ]{2,3})|([^ ]) +([^ ]{1,2})) +([^ ;()·]{5,}+)\Z")
"""A name, padded or not, and posts behind it: most lines of most rosters."""
_REACH = 48
_LEAGUE = lazy(r"团[省市县区州]委")
_LEVEL_LOST = frozenset("市县区省州")


@attrs.frozen(eq=False, repr=False)
class Line(Value):
    """A line taken apart: the pieces of the name, where the posts stand (pieces to be joined), and whether a break was mended.

    ``columns`` says that the pieces of a post stand apart on purpose: organ and title in columns of their own.
    """

    name: tuple[Span, ...]
    posts: tuple[Span, ...]
    mended: bool = False
    columns: bool = False


def plain_line(folded: str, start: int, end: int) -> Line | None:
    """What :func:`split_line` says of a line that is one name and posts behind it, in a fraction of the time that all forms take.

    ``None`` says nothing: the line may be any other.

    >>> text = "龚  正 市财政局党组书记、局长"
    >>> plain_line(text, 0, len(text)) == split_line(text, 0, len(text)), plain_line("市财政局 龚正", 0, 7)
    (True, None)
    """
    found = _PLAIN_LINE.match(folded, start, end)
    if found is None:
        return None
    whole, first, second, post = found.groups()
    words = whole or first + second
    last = post[max(post.rfind("、"), post.rfind(",")) + 1 :]
    if len(last) < len(post) and not _is_nameless(last):
        return None  # 龚正 副市长、江敏 局长 is of two
    if words[-1] in _COLUMN_ENDS or not _is_person(words) or post.endswith("同志"):
        return None
    if whole:
        if unit_grade(whole) >= 2 or whole[-1] in _LEVEL_LOST:
            return None
        name: tuple[Span, ...] = (span_of(found.span(1)),)
    else:
        if ends_in_post(second, 0, len(second)):
            return None
        name = (span_of(found.span(2)), span_of(found.span(3)))
    return None if _is_column(post) else Line(name, (span_of(found.span(4)),))


def split_line(folded: str, start: int, end: int) -> Line | None:
    """Name and posts of the member on ``[start, end)``, ``None`` where it is no member.

    >>> text = "程介儒市人民政府副秘书长"
    >>> line = split_line(text, 0, len(text))
    >>> line.name[0].of(text), line.posts[0].of(text)
    ('程介儒', '市人民政府副秘书长')
    """
    span = trim(folded, start, end)
    if span.start >= span.end:
        return None
    if folded.find("(", start, end) >= 0 and (bracketed := _aside(folded, span) or _bracketed(folded, span)) is not None:
        return bracketed
    if folded.endswith("同志", span.start, span.end) and _is_person(folded[span.start : span.end - 2].strip()):
        return Line((trim(folded, span.start, span.end - 2),), ())
    tokens = [span_of(found.span()) for found in _TOKEN.finditer(folded, span.start, span.end) if not _is_column(found[0])]
    if len(tokens) < 2:
        return _unseparated(folded, tokens[0]) if tokens else None
    return _name_first(folded, tokens) or _name_last(folded, tokens) or _name_between(folded, tokens) or _padded_only(folded, tokens)


def _is_nameless(words: str) -> bool:
    """Whether *words* neither begin with a surname nor end with a name: sure to hold none."""
    known = surnames()
    if not words or words[0] in known or words[:2] in known:
        return False
    return not any(_is_person(words[-length:]) for length in (2, 3, 4))


def _is_column(words: str) -> bool:
    """Whether *words* are a cell of a column that is neither name nor post: 男, 汉族, 中共党员, a telephone number."""
    return (words[-1] in _COLUMN_ENDS or words[-1].isdecimal()) and _COLUMN.fullmatch(words) is not None


def _is_person(words: str) -> bool:
    return is_name(words) and has_surname(words)


def _aside(folded: str, span: Span) -> Line | None:
    """``姓名(女) 职务``."""
    aside = _ASIDE.search(folded, span.start, min(span.end, span.start + _REACH))
    name = _padded(folded, Span(span.start, aside.start())) if aside is not None else None
    if aside is None or name is None:
        return None
    rest = trim(folded, aside.end(), span.end)
    return Line(name, tuple(Span(*found.span()) for found in _TOKEN.finditer(folded, *rest)))


def _bracketed(folded: str, span: Span) -> Line | None:
    """``姓名(职务)``."""
    opening = folded.find("(", span.start, span.end)
    if opening < 0 or folded[span.end - 1] != ")":
        return None
    name = _padded(folded, trim(folded, span.start, opening))
    if name is None or folded.find("(", opening + 1, span.end) > folded.find(")", opening, span.end) >= 0:
        return None
    inner = trim(folded, opening + 1, span.end - 1)
    return Line(name, (inner,) if inner.start < inner.end else ())


def _padded(folded: str, span: Span) -> tuple[Span, ...] | None:
    """The pieces of a name that may be padded (``龚 正``), ``None`` where the words are no name."""
    pieces = tuple(Span(*found.span()) for found in _TOKEN.finditer(folded, span.start, span.end))
    words = "".join(piece.of(folded) for piece in pieces)
    if not is_name(words) or (len(pieces) > 1 and min(len(piece.of(folded)) for piece in pieces) > 1 and "·" not in words):
        return None
    return pieces


def _name_first(folded: str, tokens: list[Span]) -> Line | None:
    count = _name_tokens(folded, tokens)
    if count == 0:
        return None
    if count == 1 and (lost := _lost_level(folded, tokens)) is not None:
        return lost
    rest = tokens[count:]
    return Line(tuple(tokens[:count]), tuple(rest)) if rest else Line(tuple(tokens[:count]), ())


def _name_tokens(folded: str, tokens: list[Span]) -> int:
    """How many of the first tokens are the name: one, or single characters padded apart, or a surname and the rest."""
    (start, end), count = tokens[0], len(tokens)
    if end - start == 1:
        return _single_tokens(folded, tokens)
    first = folded[start:end]
    if end - start == 2 and count > 2 and tokens[1].end - tokens[1].start == 1 and has_surname(first + tokens[1].of(folded)):
        return 2
    if end - start >= 5 and count == 2 and _LONG_NAME.fullmatch(first):
        # A minority name without its · (阿不都热合曼) shows by what follows it alone.
        plain = is_name(first[:4]) and is_name(first[-4:]) and not unit_grade(first) and not ends_in_post(folded, start, end)
        return 1 if plain and ends_in_post(folded, *tokens[1]) else 0
    return 1 if is_name(first) and (has_surname(first) or not ends_in_post(folded, start, end)) and unit_grade(first) < 2 else 0


def _single_tokens(folded: str, tokens: list[Span]) -> int:
    """How many of the first tokens, of one character each, are the name; with the rest of a name behind its surname."""
    singles = 1
    while singles < min(len(tokens), 4) and tokens[singles].end - tokens[singles].start == 1:
        singles += 1
    if singles >= 2:
        words = "".join([one.of(folded) for one in tokens[:singles]])
        return singles if is_name(words) else 0
    if len(tokens) > 1 and tokens[1].end - tokens[1].start == 2:
        words = tokens[0].of(folded) + tokens[1].of(folded)
        return 2 if is_name(words) and has_surname(words) and not ends_in_post(folded, *tokens[1]) else 0
    return 0


def _lost_level(folded: str, tokens: list[Span]) -> Line | None:
    """``夏伟市  财政局副局长``: the page broke the level off the organ and left it at the name."""
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else tokens[0]
    if len(tokens) < 2 or first.end - first.start < 3 or folded[first.end - 1] not in _LEVEL_LOST:
        return None
    if not has_surname(folded[first.start : first.end - 1]) or has_place(second.of(folded)[:_REACH]):
        return None
    organ = unit_at(folded, second.start, second.end)
    if organ is None and not folded.startswith(("委", "人大", "政协", "政府"), second.start):
        return None
    name = Span(first.start, first.end - 1)
    return Line((name,), (Span(first.end - 1, first.end), *tokens[1:]), mended=True)


def _name_last(folded: str, tokens: list[Span]) -> Line | None:
    """``市人民政府秘书长 张忠军``: posts before the name, the name padded or not."""
    for count in (1, 2, 3):
        if len(tokens) <= count:
            return None
        pieces = tokens[-count:]
        words = "".join(piece.of(folded) for piece in pieces)
        if count > 1 and any(len(piece.of(folded)) > 1 for piece in pieces) and not _double(folded, pieces):
            return None
        if is_name(words) and ends_in_post(folded, tokens[0].start, tokens[-count - 1].end):
            return Line(tuple(pieces), tuple(tokens[:-count]))
    return None


def _double(folded: str, pieces: list[Span]) -> bool:
    """Whether the pieces are a surname of two characters and the rest of the name: ``欧阳 修``."""
    surname, *rest = (piece.of(folded) for piece in pieces)
    return len(surname) == 2 and surname in surnames() and len(rest) == 1 and len(rest[0]) <= 2


def _name_between(folded: str, tokens: list[Span]) -> Line | None:
    """The columns organ, name, title: ``市教育局 孙悦 副局长``."""
    words = tokens[1].of(folded)
    if len(tokens) != 3 or not (is_name(words) and has_surname(words)) or not ends_in_post(folded, *tokens[2]):
        return None
    return Line((tokens[1],), (tokens[0], tokens[2]), columns=True) if unit_grade(tokens[0].of(folded)) >= 2 else None


def _padded_only(folded: str, tokens: list[Span]) -> Line | None:
    """A padded name with nothing behind it but the post: ``王 伟市财政局局长``."""
    first, second = tokens[0], tokens[1]
    if first.end - first.start != 1:
        return None
    for length in (1, 2):
        at = second.start + length
        if at < second.end and _is_person(first.of(folded) + folded[second.start : at]) and _begins(folded, at, second.end) >= 4:
            return Line((first, Span(second.start, at)), (Span(at, second.end), *tokens[2:]))
    return None


def _unseparated(folded: str, span: Span) -> Line | None:
    """No separator at all: a name by its surname, before what begins an organ or a title; or behind a title."""
    best: tuple[int, int] = (0, 0)
    for at in _name_ends(folded, span):
        score = _begins(folded, at, span.end)
        dot = folded.rfind("·", span.start, at)
        if at - span.start == 2 and folded[span.start : at] in surnames():
            score = min(score, 1)  # 上官 alone is a surname, no name
        if dot > 0 and score and not 3 <= at - dot <= 5:
            score -= 3  # what follows a · has two to four characters: 柴桑 in 买买提柴桑区委 is no part of the name
        if score > best[0]:
            best = (score, at)
    if best[0] and ends_in_post(folded, *span):
        return Line((Span(span.start, best[1]),), (Span(best[1], span.end),))
    return _name_behind(folded, span) or (Line((span,), ()) if is_name(span.of(folded)) and has_surname(span.of(folded)) else None)


def _name_ends(folded: str, span: Span) -> list[int]:
    """Where a name that begins the line may end: behind two to four characters, or within reach behind a ``·``."""
    dot = folded.rfind("·", span.start, min(span.end, span.start + 24))
    reach = range(dot + 2, min(dot + 8, span.end)) if dot > 0 else (span.start + 3, span.start + 2, span.start + 4)
    heads = ((at, folded[span.start : at]) for at in reach if at < span.end)
    return [at for at, head in heads if " " not in head and is_name(head) and ("·" in head or has_surname(head))]


def _begins(folded: str, at: int, end: int) -> int:
    """How well an organ or title begins at *at*: 7 a known place or level and organ, less for unknown places and stems, 0 not."""
    opening = opening_unit(folded[at : min(end, at + _REACH)])
    places = opening.places
    known = 2 in places.values()
    if not opening.length:
        return 4 if known else _place_score(folded, at, places) if places else 3 if _TITLE_START.match(folded, at, end) else 0
    if _LEAGUE.match(folded, at):
        return 8
    sure = opening.grade == 3
    if not opening.place:
        return 4 if sure else 1
    if 1 in places and opening.place > 1:
        return 2  # a level before a place (州武昌区): more likely the end of a name
    return 5 + 2 * sure if known else _place_score(folded, at, places) + 1 + sure


def _place_score(folded: str, at: int, places: Mapping[int, int]) -> int:
    """An unknown place is the likelier the more its name without the level is one of two characters."""
    base = _LEVEL.sub("", folded[at : at + min(places)])
    return {2: 4, 3: 3, 1: 3}.get(len(base), 2)


def _name_behind(folded: str, span: Span) -> Line | None:
    """``市人民政府秘书长杨相卫``: the name is what stands behind the last title, by its surname."""
    for length in (3, 2, 4):
        at = span.end - length
        # 总工|程师 is a title to its end, no man called 程师.
        if at - span.start < 2 or (length == 3 and folded[at] == "长" and ends_in_post(folded, span.start, at + 1)):
            continue  # 秘书长|孙砚 and no 秘书|长孙砚
        titled = ends_in_post(folded, at, span.end) or not ends_in_post(folded, span.start, at)
        if not titled and _is_person(folded[at : span.end]):
            return Line((Span(at, span.end),), (Span(span.start, at),))
    return None
