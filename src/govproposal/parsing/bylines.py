"""By-lines of speakers (发言人署名) in forms of their own: posts in brackets behind names, several persons one behind the other."""

from __future__ import annotations

import re

import attrs

from govproposal.document import Document
from govproposal.grammar.person_names import has_surname, is_name
from govproposal.grammar.posts import split_posts
from govproposal.grammar.references import trim
from govproposal.grammar.unit_lists import split_level
from govproposal.model.phrases import Person
from govproposal.outline import Line
from govproposal.parsing.speakers import CAPACITY, MARKS, POST_END, Speaker, person_at
from govproposal.patterns import lazy
from govproposal.spans import Span
from govproposal.units.names import is_unit

_NAME = r"[^\W\d_](?: {0,4}[^\W\d_]){1,5}?|[^\W\d_·]{1,8}(?:·[^\W\d_·]{1,8}){1,3}"
_BOXED = lazy(
    rf"(?P<post>[^ ()、,:]{{2,20}}(?:委员|常委|代表|主席|主委))? *(?P<name>{_NAME}) ?(?P<capacity>委员|代表|常委)?"
    r"\((?P<posts>[^()。!?]{2,80})\)[、, ]*"
)
_PAIR = lazy(r"(?P<posts>[^ ():。]{4,60}) +(?P<name>[^\W\d_]{2,4}|[^\W\d_] {1,4}[^\W\d_])(?= |:?$) *")
_LONG = lazy(r"(?P<posts>[^ ():。]{4,80}) +(?P<name>[\u4e00-\u9fff]{5,7}|[^\W\d_·]{1,8}(?:·[^\W\d_·]{1,8}){1,3}):?")
_FOR = lazy(rf"(?P<whom>[^ ()、,:。]{{4,30}})\((?:发言人|代表发言):? ?(?P<name>{_NAME})\):?")
"""An organisation with who spoke for it: ``民盟某市委会(发言人:王芳)``."""
_LONGEST = 200


def read_byline(document: Document, line: Line) -> Speaker | None:
    """The speakers that *line* names in one of these forms; the speech may run on behind a colon.

    >>> from govproposal.document import Document
    >>> from govproposal.source import Source
    >>> page = Document(Source.of("季永昌代表(市公交总公司总经理):增开线路。"))
    >>> speaker = read_byline(page, page.lines[0])
    >>> [(one.name, one.posts) for one in speaker.people], page.text[speaker.rest :]
    ([('季永昌', ('市公交总公司总经理',))], '增开线路。')
    """
    if line.folded[:1] in MARKS:
        line = attrs.evolve(line, span=Span(line.start + 1, line.end), folded=line.folded[1:])
    words = line.folded
    if "(" in words[:_LONGEST]:
        return _speaking_for(document, line) or _boxed(document, line)
    if len(words) > _LONGEST or not CAPACITY.search(words):
        return None
    if found := _LONG.fullmatch(words):
        posts = split_posts(document.text, line.start + found.start("posts"), line.start + found.end("posts"), document.folded)
        ended = all(POST_END.search(post.of(document.folded)) for post in posts)
        return Speaker((_person(document, line, found, tuple(posts)),)) if ended else None
    return _pairs(document, line)


def _speaking_for(document: Document, line: Line) -> Speaker | None:
    """Who speaks for an organisation, named in the bracket behind it."""
    found = _FOR.fullmatch(line.folded)
    if not found or not is_unit(found["whom"]) or not is_name(found["name"].replace(" ", "")):
        return None
    return Speaker((_person(document, line, found, ()),))


def _boxed(document: Document, line: Line) -> Speaker | None:
    """Names with their posts in brackets behind them, all of the line or up to its colon."""
    people: list[Person] = []
    at = 0
    while found := _BOXED.match(line.folded, at, at + _LONGEST):
        person = _boxed_person(document, line, found)
        if person is None:
            return None
        people.append(person)
        at = found.end()
    behind = line.folded[at : at + 1]
    if not people or behind not in ("", ":"):
        return None
    rest = trim(document.folded, line.start + at + 1, line.end) if behind else None
    return Speaker(tuple(people), rest.start if rest and rest.start < rest.end else None)


def _boxed_person(document: Document, line: Line, found: re.Match[str]) -> Person | None:
    bare = found["name"].replace(" ", "")
    marked = found["post"] or found["capacity"]
    if not (marked or CAPACITY.search(found["posts"])) or not (has_surname(bare) or (marked and is_name(bare)) or "·" in bare):
        return None
    parted = split_level(document.folded, line.start + found.start("posts"), line.start + found.end("posts"), "、,")
    pieces = [post for a, b, _ in parted for post in split_posts(document.text, a, b, document.folded)]
    posts = [post for post in pieces if POST_END.search(post.of(document.folded))]  # 回族, 女 is no post
    for group in ("post", *(() if posts else ("capacity",))):
        if found[group]:
            posts.insert(0, Span(line.start + found.start(group), line.start + found.end(group)))
    return _person(document, line, found, tuple(posts))


def _pairs(document: Document, line: Line) -> Speaker | None:
    """Two and more persons, posts before each name, spaces between them."""
    people: list[Person] = []
    at = 0
    while found := _PAIR.match(line.folded, at):
        posts = split_posts(document.text, line.start + found.start("posts"), line.start + found.end("posts"), document.folded)
        if not has_surname(found["name"].replace(" ", "")) or not all(POST_END.search(post.of(document.folded)) for post in posts):
            return None
        people.append(_person(document, line, found, tuple(posts)))
        at = found.end()
    return Speaker(tuple(people)) if len(people) > 1 and line.folded[at:] in ("", ":") else None


def _person(document: Document, line: Line, found: re.Match[str], posts: tuple[Span, ...]) -> Person:
    name = Span(line.start + found.start("name"), line.start + found.end("name"))
    whole = Span(line.start + found.start(), line.start + found.start() + len(found[0].rstrip("、, ")))
    return person_at(document, name, posts, whole)
