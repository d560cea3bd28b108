"""What a bracket says of the speakers whose bare names stand above a speech: (作者系市政协委员、…) below it, (市政协委员,…) below them."""

from __future__ import annotations

import attrs

from govproposal.document import Document
from govproposal.grammar.posts import split_posts
from govproposal.grammar.unit_lists import split_level
from govproposal.model.phrases import Person
from govproposal.outline import Line
from govproposal.parsing.speakers import CAPACITY, POST_END, Speaker, person_at
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses
from govproposal.units.names import is_unit

AUTHOR = lazy(r"\((?:两位|二位|三位)?(?:作者|发言人|发言者)(?:分别|均|都|同)?(?:系|为|是|:) ?(?P<posts>[^()]{2,160})\)")
"""The bracket below a speech; what it says of several speakers, semicolons part."""
_BOXED = lazy(r"\((?P<posts>[^()。!?]{3,100})\)")
_NO_POSTS = lazy(r"[。:;!?《》]")
_SIGNED = lazy(r"\((?:作者|发言人|发言者)(?:系|为|是|:)? ?(?P<posts>[^()]{2,80}?) +(?P<name>[^\W\d_](?: ?[\w·]){1,13})\)")
_NAME = lazy(r"[\u4e00-\u9fff]{2,6}|[\u4e00-\u9fff·]{3,14}")
_WORD = lazy(r"[^ 、]+")


def read_signed_names(document: Document, line: Line) -> Speaker | None:
    """The speakers of a line that is nothing but names, surnames not asked for, as what they are is said below the speech."""
    if len(line.bare) > 24:
        return None
    padded = all(len(word) == 1 for word in line.folded.split())
    spans = [line.span] if padded else [Span(*found.span()) for found in _WORD.finditer(document.folded, *line.span)]
    words = [span.of(document.folded).replace(" ", "") for span in spans]
    if not all(_NAME.fullmatch(word) and not POST_END.search(word) and not is_unit(word) for word in words):
        return None
    return Speaker(tuple(person_at(document, span) for span in spans))


def read_signature(document: Document, line: Line) -> Speaker | None:
    """The speaker that a bracket below a speech names with posts, whatever these are: ``(作者系某研究所所长 王芳)``."""
    found = _SIGNED.fullmatch(document.folded, *line.span)
    posts = tuple(split_posts(document.text, *found.span("posts"), document.folded)) if found else ()
    if found is None or not all(POST_END.search(post.of(document.folded)) for post in posts):
        return None
    return Speaker((placed(document, person_at(document, Span(*found.span("name"))), posts),))


def read_author(document: Document, line: Line) -> list[tuple[Span, ...]]:
    """The posts in the bracket behind a speech, those of each of its speakers; ``[]`` for no such line."""
    found = AUTHOR.fullmatch(document.folded, *line.span)
    return _posts_of_each(document, Span(*found.span("posts"))) if found else []


def read_posts(document: Document, line: Line, *, boxed: bool = False) -> tuple[Span, ...]:
    """The posts that are a line, right below a name: ``(市政协委员,某中心主任)``, ``市政协委员、某公司经理``; else ``()``.

    One of them has to say in what capacity somebody speaks, unless the line is *boxed* below one who is known to.
    """
    found = _BOXED.fullmatch(document.folded, *line.span)
    if not boxed and not CAPACITY.search(line.folded):
        return ()
    if found:
        posts = tuple(split_posts(document.text, *found.span("posts"), document.folded))
        return posts if not boxed or all(POST_END.search(post.of(document.folded)) for post in posts) else ()
    if len(line.bare) > 60 or _NO_POSTS.search(line.folded):
        return ()
    posts = tuple(split_posts(document.text, *line.span, document.folded))
    return posts if all(POST_END.search(post.of(document.folded)) for post in posts) else ()


def placed(document: Document, person: Person, posts: tuple[Span, ...]) -> Person:
    """The person with the posts that stand elsewhere."""
    spans = Witnesses({**person.spans, "posts": posts})
    return attrs.evolve(person, posts=tuple(post.of(document.text) for post in posts), spans=spans)


def _posts_of_each(document: Document, span: Span) -> list[tuple[Span, ...]]:
    pieces = split_level(document.folded, *span, ";")
    return [tuple(split_posts(document.text, a, b, document.folded)) for a, b, _ in pieces]
