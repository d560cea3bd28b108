"""Leaders who take a proposal in hand (领导督办、领衔办理、领办)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

from govproposal.document import Document
from govproposal.frozen import Value
from govproposal.grammar.number_lists import list_pattern, read_numbers
from govproposal.grammar.people import parse_person
from govproposal.grammar.person_names import has_surname, is_name
from govproposal.grammar.posts import split_posts
from govproposal.grammar.references import trim
from govproposal.model.phrases import Person
from govproposal.model.plan import Official
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, hull

_VERB = lazy(
    r"(?:(?:担?任|作出)[^,。;、()]{2,14}?并|(?:多次|先后)?(?:亲自)?(?:带队|带头|牵头)(?:开展)?(?:视察|调研|督导|督查|考察|协商|部署|研究)[、,]?)?"
    r"(?:亲自|多次|带队|现场|专题|倾力|全程|分别|共同|牵头|带头|直接|负责|重点|具体|挂帅|同志|对口)*?(?P<role>领衔督办|领衔办理|领衔领办|牵头督办|牵头领办|牵头办理|包案督办|包案办理|重点督办|督办|领办|包案)"
)
_LIST = list_pattern("建议案|议案|提案|建议")
_NUMBERS = lazy(rf"了?(?P<list>{_LIST})")
_BEFORE = lazy(rf"(?P<list>{_LIST}),?(?:分别)?$")
_PIECE = lazy(r"(?:[^、,和及\n]++|[和及](?![^、,]{2,14}(?:长|主任|书记|主席)[^、,]{2,4}$))++")
_AND_NAME = lazy(r"[^\W\d_]{2,18}(?:长|主任|书记|主席|常委)[^\W\d_]{2,3}(?P<and>[和及与])(?P<name>[^\W\d_]{2,3})$")
_STOP = lazy(r"[。;,:\n()》“”]|会后|其中|(?:号|案|建议)(?=[、,])")
_NAMED = lazy(r"^(?P<post>(?:[^\W\d_]*、)*[^\W\d_]*(?:长|主任|主席|书记|常委|主委|专员|秘书长|总[^\W\d_]{2}师)) ?(?P<name>[^\W\d_]{2,7})$")
_ACTING = lazy(
    r"亲自|高度|多次|先后|每[月周季年]|定期|深入|一线|现场|全程|直接|专[门题]|带队|作出|批示|主持|召开|听取|研究|部署|调研|督导|挂帅|负责"
)
"""What somebody does, and no part of a long name: 市长王芳每月定期…."""
_LONGEST_HAN = 4
_POST = lazy(r"(?:长|主任|主席|书记|常委|委员|总理|主委|代表|秘书|专员|盟长|旗长|助理|巡视员|调研员|成员|总[^\W\d_]{2}师)$")


@attrs.frozen(eq=False, repr=False)
class Charge(Value):
    """An official with the numbers of the proposals they took in hand, where the words give these."""

    official: Official
    numbers: tuple[int, ...]


def find_charges(document: Document, spans: Iterable[Span]) -> tuple[Charge, ...]:
    """The leaders that *spans* name with a verb of taking in hand, each with posts, role as worded, and the proposals' numbers.

    Persons only thanked are none. ``甲、乙分别领办1号、2号建议案`` is zipped.

    >>> from govproposal.source import Source
    >>> document = Document(Source.of("市委副书记、市长赵明远,副市长钱景云分别领衔办理1号、2号建议案。"))
    >>> [(one.official.name, one.official.posts, one.numbers) for one in find_charges(document, [Span(0, 33)])]
    [('赵明远', ('市委副书记', '市长'), (1,)), ('钱景云', ('副市长',), (2,))]
    """
    found: list[Charge] = []
    for span in spans:
        floor = span.start
        for verb in _VERB.finditer(document.folded, *span):
            people, before = _people(document, floor, verb)
            if not people:
                continue
            numbers = _numbers(document, verb.end(), span.end) or before
            apart = len(people) > 1 and len(numbers) == len(people)
            for at, person in enumerate(people):
                found.append(Charge(_official(person, verb), (numbers[at],) if apart else numbers))
            floor = verb.end()
    return tuple(found)


def find_officials(document: Document, spans: Iterable[Span]) -> tuple[Official, ...]:
    """The leaders of :func:`find_charges`, whatever proposals they took in hand."""
    return tuple(one.official for one in find_charges(document, spans))


def _numbers(document: Document, start: int, end: int) -> tuple[int, ...]:
    """The numbers of the proposals named right behind the verb."""
    found = _NUMBERS.match(document.folded, start, end)
    return _values(found["list"]) if found else ()


def _values(words: str) -> tuple[int, ...]:
    return tuple(number for _, number in read_numbers(words, 0, len(words)))


def _people(document: Document, floor: int, verb: re.Match[str]) -> tuple[list[Person], tuple[int, ...]]:
    """The persons named right before the verb, back to the clause's beginning, and the numbers named before a 由."""
    low = max(floor, verb.start() - 90)
    words = document.folded[low : verb.start()]
    by = words.rfind("由")
    numbers: tuple[int, ...] = ()
    if by >= 0:
        before = _BEFORE.search(words[:by].rstrip())
        numbers = _values(before["list"]) if before else ()
        low, words = low + by + 1, words[by + 1 :]
    pieces = [(low + one.start(), low + one.end()) for one in _PIECE.finditer(words)]
    both = _AND_NAME.search(document.folded, *pieces[-1]) if pieces else None
    if both and _is_bare_name(both["name"]):
        pieces[-1:] = [(pieces[-1][0], both.start("and")), both.span("name")]
    people: list[Person] = []
    bare: list[Span] = []
    for start, end in reversed(pieces):
        stop = list(_STOP.finditer(document.folded, start, end))
        span = trim(document.folded, stop[-1].end() if stop else start, end)
        shares = start > 0 and document.folded[start - 1] in "、和及与"
        if shares and not people and not stop and _is_bare_name(span.of(document.folded)):
            bare.insert(0, span)
            continue
        taken = _take(document, span, people)
        people[1:1] = _sharing(document, people[:1], bare)
        bare = []
        if not taken or stop or (by < 0 and document.folded[start - 1 : start] == "," and not people):
            break
    return people, numbers


def _is_bare_name(words: str) -> bool:
    return is_name(words) and has_surname(words)


def _sharing(document: Document, first: Sequence[Person], names: Iterable[Span]) -> list[Person]:
    """Those who share the post of *first*: ``副市长李明、王芳``."""
    found = []
    for one in first:
        for name in names:
            spans = Witnesses(dict(one.spans) | {"name": [name]})
            found.append(attrs.evolve(one, name=name.of(document.text), span=name, spans=spans))
    return found


def _take(document: Document, span: Span, people: list[Person]) -> bool:
    """Take one piece, read from the verb backwards: a post and a name, or a further post of the person behind it."""
    words = span.of(document.folded)
    if not words:
        return False
    if people and _POST.search(words) and 2 <= len(words) <= 20:
        first = people[0]
        posts = (span.of(document.text), *first.posts)
        spans = dict(first.spans)
        spans["posts"] = (span, *spans.get("posts", ()))
        people[0] = attrs.evolve(first, posts=posts, span=hull([span, first.span or span]), spans=Witnesses(spans))
        return True
    if not 4 <= len(words) <= 30:
        return False
    person = post_and_name(document, span) or parse_person(document.text, *span, folded=document.folded)
    if (
        not person.name
        or not person.posts
        or not _POST.search(person.posts[-1].rstrip())
        or not 2 <= len(person.name.replace("·", "")) <= 8
    ):
        return False
    people.insert(0, person)
    return True


def post_and_name(document: Document, span: Span) -> Person | None:
    """Posts and the name behind them, whatever the surname, where the words around say that somebody acts; ``None`` for others.

    >>> from govproposal.source import Source
    >>> post_and_name(Document(Source.of("县委常委、副县长普应昌")), Span(0, 11))
    Person(name='普应昌', posts=2)
    """
    found = _NAMED.match(span.of(document.folded))
    if not found or (len(found["name"]) > _LONGEST_HAN and _ACTING.search(found["name"])):
        return None
    posts = split_posts(document.text, span.start, span.start + found.end("post"), document.folded)
    name = Span(span.start + found.start("name"), span.end)
    spans = Witnesses({"name": [name], "posts": posts})
    return Person(name=name.of(document.text), posts=tuple(post.of(document.text) for post in posts), span=span, spans=spans)


def _official(person: Person, verb: re.Match[str]) -> Official:
    spans = dict(person.spans) | {"role": (Span(*verb.span("role")),)}
    whole = hull([person.span or verb.span(), verb.span()])
    return Official(name=person.name, posts=person.posts, role=verb["role"], span=whole, spans=Witnesses(spans))
