"""Rosters (组成人员名单): who belongs to a leading group, in what role, with which posts, in every padding that pages give them."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.frozen import Value, opened
from govproposal.grammar.person_lines import Line, plain_line, split_line
from govproposal.grammar.person_names import has_surname, is_name
from govproposal.grammar.posts import ends_in_post, split_posts
from govproposal.grammar.references import trim
from govproposal.grammar.roster_roles import role_label
from govproposal.grammar.unit_lists import split_level
from govproposal.model.evidence import NO_FIELDS
from govproposal.model.plan import Member
from govproposal.patterns import lazy
from govproposal.spans import Span, Witness, Witnesses, span_of
from govproposal.units.names import is_unit, opening_unit

_NO_MEMBER = lazy(
    r"。|如有|变动|设在|兼任|附件|印发|联系|电话|办公室主任由|职责|下设|日常工作|名单|领导小组|扫一扫|公众号|http|www|版权|主办|上一|"
    r"下一|分享|打印|关闭|责任编辑"
)
_NUMBERED = lazy(r"^\(?[一二三四五六七八九十]+[、)]")
_SHARED_TITLE = lazy(r"(?:等(?:部门|单位)?)?(?:有关|相关)?(?:主要|分管)(?:负责人|负责同志|领导|领导同志)$")
_SHARED_ENDS = ("负责人", "负责同志", "领导", "领导同志")
_TOKEN = lazy(r"[^ ]+")
_SEPARATOR = lazy("[、,;]")
_LONGEST = 120


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Roster(Value):
    """What a roster's lines gave: members, the lines they took (``used``), the others, and what was mended or left."""

    members: tuple[Member, ...] = ()
    used: tuple[Span, ...] = ()
    unused: tuple[Span, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def parse_roster(text: str, lines: Sequence[Span], *, folded: str) -> Roster:
    r"""The members that *lines* of *text* name, in order; a role holds for the lines below it.

    Lines before the first role and lines that are no members (办公室设在…, 成员如有变动…, footers) are ``unused``.

    >>> text = "组长:周文清  市人民政府副市长\n成员:程介市财政局副局长\n欧阳敏  市教育局局长"
    >>> roster = parse_roster(text, [Span(0, 16), Span(17, 29), Span(30, 41)], folded=text)
    >>> [(one.role, one.name, one.posts) for one in roster.members]
    [('组长', '周文清', ('市人民政府副市长',)), ('成员', '程介', ('市财政局副局长',)), ('成员', '欧阳敏', ('市教育局局长',))]
    """
    reader = _Reader(text, folded)
    for line in _continued(folded, lines):
        reader.read(line)
    return Roster(
        members=tuple(reader.members), used=tuple(reader.used), unused=tuple(reader.unused), diagnostics=tuple(reader.diagnostics)
    )


def read_posts(text: str, folded: str, line: Line) -> tuple[tuple[str, ...], list[Span], bool]:
    """The posts of a line with their pieces, and whether a stray space was mended."""
    if not line.posts:
        return (), [], False
    if len(line.posts) == 1 and not _SEPARATOR.search(folded, *line.posts[0]):
        post = trim(text, *line.posts[0])
        return (post.of(text),), [post], line.mended
    groups: list[list[Span]] = []
    open_ = False
    mended = line.mended
    for token in line.posts:
        for n, post in enumerate(split_posts(text, *token, folded)):
            if open_ and n == 0:
                mended = mended or not line.columns
                groups[-1].append(post)
            else:
                groups.append([post])
        open_ = bool(groups) and not ends_in_post(folded, *groups[-1][-1]) and folded[token.end - 1] not in "、,;"
    posts = tuple("".join(piece.of(text) for piece in group) for group in groups)
    return posts, [piece for group in groups for piece in group], mended


def _continued(folded: str, lines: Sequence[Span]) -> list[Span]:
    """The lines, joined where one ends in 、 or ``,`` and so runs on."""
    joined: list[Span] = []
    for line in lines:
        span = trim(folded, *line)
        if span.start >= span.end:
            continue
        if joined and folded[joined[-1].end - 1] in "、," and span.end - joined[-1].start < 2 * _LONGEST:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _tokens(folded: str, span: Span) -> list[Span]:
    return [span_of(found.span()) for found in _TOKEN.finditer(folded, span.start, span.end)]


class _Reader:
    """Reads a roster line by line: the state is the role in force."""

    def __init__(self, text: str, folded: str) -> None:
        self.text = text
        self.folded = folded.replace("\n", " ")
        self.members: list[Member] = []
        self.used: list[Span] = []
        self.unused: list[Span] = []
        self.diagnostics: list[Diagnostic] = []
        self.role: Span | None = None
        self.role_text = ""

    def read(self, line: Span) -> None:
        label = role_label(self.folded, line.start, line.end)
        members = line
        if label is not None:
            self.role, start = label
            self.role_text = "".join(self.role.of(self.text).split())
            members = trim(self.folded, start, line.end)
        if self.role is None or not self._members(members, labelled=label is not None):
            self.unused.append(line)
        else:
            self.used.append(line)

    def _members(self, span: Span, *, labelled: bool) -> bool:
        if span.start >= span.end:
            return labelled
        if span.end - span.start > _LONGEST and not labelled:
            return False
        if not labelled and (_NO_MEMBER.search(self.folded, *span) or _NUMBERED.match(self.folded, *span)):
            return False
        plain = plain_line(self.folded, *span)
        if plain is not None and not self.folded.endswith(_SHARED_ENDS, *span):
            self._add(span, plain)
            return True
        several = self._several(span)
        if several:
            for one, line in several:
                self._add(one, line)
            return True
        shared = self._shared(span)
        for position in shared:
            self._add(Span(position.posts[0].start, position.posts[-1].end) if position is shared[-1] else position.posts[0], position)
        return bool(shared) or self._one(span, labelled=labelled)

    def _one(self, span: Span, *, labelled: bool) -> bool:
        line = split_line(self.folded, *span)
        if line is None and ends_in_post(self.folded, *span):
            line = Line((), (span,))
        if line is None:
            self._left_over(span, labelled=labelled)
            return labelled
        self._add(span, line)
        return True

    def _left_over(self, span: Span, *, labelled: bool) -> None:
        if labelled or span.end - span.start <= 40:
            self.diagnostics.append(diagnose("GP404", span.of(self.text), span))

    def _several(self, span: Span) -> list[tuple[Span, Line]] | None:
        """Several members on one line: ``甲、乙、丙``, ``甲(局长)、乙(主任)``, ``甲 局长  乙 主任``."""
        pieces = [span]
        if _SEPARATOR.search(self.folded, span.start, span.end):
            pieces = [trim(self.folded, a, b) for a, b, _ in split_level(self.folded, span.start, span.end, "、,;")]
        if len(pieces) == 1:
            return self._names(span) or self._by_spaces(span)
        read = [(piece, split_line(self.folded, *piece)) for piece in pieces if piece.start < piece.end]
        lines = [(piece, line) for piece, line in read if line is not None and line.name and self._sound(line)]
        if len(lines) > 1 and len(lines) == len(read) and self._printed_alike([line for _, line in lines]):
            return lines
        return self._grouped(read) or self._names(span) or self._by_spaces(span)

    def _printed_alike(self, lines: Sequence[Line]) -> bool:
        """Whether several lines have one form: with posts all of them, set apart from the name or not; 局长、党总支书记 is no 党总支."""
        if not lines[0].posts:
            return not any(line.posts for line in lines)
        if not all(line.posts for line in lines):
            return False
        if lines[0].name[-1].end != lines[0].posts[0].start:
            return all(line.name[-1].end != line.posts[0].start for line in lines)
        return all(opening_unit(line.posts[0].of(self.folded)).length for line in lines)

    def _grouped(self, pieces: Sequence[tuple[Span, Line | None]]) -> list[tuple[Span, Line]] | None:
        """Several members with several posts each: ``甲 常委、副市长,乙 副市长``; a name set apart from its post begins or ends one."""
        groups: list[Span] = []
        closed = False
        for piece, line in pieces:
            name, post = self._apart(line) or (0, 0)
            if not groups or closed or name < post:
                groups.append(piece)
            else:
                groups[-1] = Span(groups[-1].start, piece.end)
            closed = name > post
        if len(groups) < 2:
            return None
        read = [(group, split_line(self.folded, *group)) for group in groups]
        found = [(group, line) for group, line in read if line is not None and line.name and line.posts and self._sound(line)]
        return found if len(found) == len(read) else None

    def _apart(self, line: Line | None) -> tuple[int, int] | None:
        """Where name and post of a line begin, ``None`` where it has not both, or nothing stands between them."""
        if line is None or not line.name or not line.posts or not self._sound(line):
            return None
        name, post = line.name[0].start, line.posts[0].start
        between = self.folded[line.name[-1].end] if name < post else self.folded[name - 1]
        return (name, post) if between in " (" else None

    def _names(self, span: Span) -> list[tuple[Span, Line]] | None:
        """Names alone, separated by spaces, those of two characters perhaps padded."""
        last = self.folded.rfind(" ", span.start, span.end)
        if last < 0 or not is_name(self.folded[last + 1 : span.end].rjust(2, "一")):
            return None  # one name, or a post behind it
        found: list[tuple[Span, Line]] = []
        tokens = _tokens(self.folded, span)
        at = 0
        while at < len(tokens):
            single = tokens[at].end - tokens[at].start == 1
            pieces = tuple(tokens[at : at + 1 + single])
            line = Line(pieces, ())
            if not self._sound(line) or not is_name("".join(piece.of(self.folded) for piece in pieces)):
                return None
            found.append((Span(pieces[0].start, pieces[-1].end), line))
            at += len(pieces)
        return found if len(found) > 1 else None

    def _shared(self, span: Span) -> list[Line]:
        """``市教育局、市财政局主要负责人``: several positions that share their title, each from two pieces of the text."""
        if not self.folded.endswith(_SHARED_ENDS, span.start, span.end):
            return []
        found = _SHARED_TITLE.search(self.folded, max(span.start, span.end - 24), span.end)
        if found is None:
            return []
        units = [trim(self.folded, a, b) for a, b, _ in split_level(self.folded, span.start, found.start(), "、,")]
        if len(units) < 2 or not all(is_unit(unit.of(self.folded)) for unit in units):
            return []
        return [Line((), (unit, Span(*found.span())), columns=True) for unit in units]

    def _sound(self, line: Line) -> bool:
        name = "".join(piece.of(self.folded) for piece in line.name)
        posts = not line.posts or ends_in_post(self.folded, line.posts[0].start, line.posts[-1].end)
        return posts and (has_surname(name) or "·" in name)

    def _by_spaces(self, span: Span) -> list[tuple[Span, Line]] | None:
        if self.folded.count(" ", span.start, span.end) < 3:
            return None
        tokens = _tokens(self.folded, span)
        if len(tokens) < 4 or len(tokens) % 2:
            return None
        pairs = [Span(tokens[i].start, tokens[i + 1].end) for i in range(0, len(tokens), 2)]
        found: list[tuple[Span, Line]] = []
        for i, pair in enumerate(pairs):
            name, post = tokens[2 * i], tokens[2 * i + 1]
            words = name.of(self.folded)
            if not (is_name(words) and has_surname(words)) or not ends_in_post(self.folded, *post):
                return None
            found.append((pair, Line((name,), (post,))))
        return found

    def _add(self, span: Span, line: Line) -> None:
        if self.role is None:
            return
        posts, found, mended = read_posts(self.text, self.folded, line)
        if mended:
            self.diagnostics.append(diagnose("GP403", span.of(self.text), span))
        pieces: dict[str, Witness] = {"role": (self.role,)}
        made = _Open()
        made.name = None
        if line.name:
            pieces["name"] = line.name
            made.name = "".join([self.text[start:end] for start, end in line.name]) or None
        if found:
            pieces["posts"] = tuple(found)
        made.role = self.role_text
        made.posts = posts
        made.span, made.spans, made.extra = span, Witnesses.found(pieces), NO_FIELDS
        made.__class__ = Member
        self.members.append(made)


_Open = opened(Member)
