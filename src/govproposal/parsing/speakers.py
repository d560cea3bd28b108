"""The lines that name who speaks (发言人): posts before a name, a name before 委员, an organisation."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from govproposal.document import Document
from govproposal.frozen import Value
from govproposal.grammar.people import parse_people, parse_person
from govproposal.grammar.person_names import has_surname, is_name
from govproposal.grammar.posts import split_posts
from govproposal.grammar.references import trim
from govproposal.grammar.unit_lists import split_level
from govproposal.model.phrases import Person
from govproposal.outline import Line
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, hull
from govproposal.units.names import is_unit

_POST_NAME = lazy(r"(?:长|任|席|委|员|理|事|记|授|师|家|人|监|总|秘书) +[^\W\d_](?: ?[\w·]){1,9}$")
_FOR = lazy(r"(?P<whom>[^ 、,]{2,30}) +(?P<name>[^\W\d_](?: ?[\w·]){1,6})")
_FOR_SEVERAL = lazy(r"(?P<whom>[^ 、,]{4,30}) +(?P<names>[^\W\d_](?: ?[\w· ]){1,24})")
"""Whom one or several speak for, and their names: 民盟某县总支 王芳, 县政协文艺界 王芳 李明."""
_LABEL = lazy(r"^(?:发 *言 *人|发言者|发言|主讲人) *[:|] ?")
LABELLED = lazy(r"发 *言 *人 *[:|]")
MARKS = ("□", "■", "◆", "●", "▲")
"""What newspapers set before a by-line."""
_OPENED = lazy(rf"-+ ?|[{''.join(MARKS)}]+ ?|\((?:发言人|发言单位|发言者|作者)?系?:? ?(?=.*\)$)")
"""What stands before a speaker's words below the speech: a dash, or an opening bracket that ends with the line."""
CAPACITY = lazy(r"委员|常委|代表|主席|主委|会长|书记|主任|秘书长")
"""What somebody is who speaks there."""
_CAPACITY_FIRST = lazy(
    r"^(?:全国|[^\W\d_]{0,10}(?:省|市|县|区|州|旗|盟))?(?:政协|人大|党外|无党派)?"
    r"(?:委员|常委|副主席|代表|常务委员|主席|秘书长)(?=[,、 ])|^.{0,12}(?:政协|人大)(?:委员|常委|代表|副主席|主席|常务委员)"
)
_SPACED_NAME = lazy(r"[^\W\d_] {1,4}[^\W\d_](?![^ ])|[^ ]+")
"""A name of a row of names: 王希贤 闫 瑛."""
_RUN_IN = lazy(r"^(?P<who>[^。:;!?《》“”]{2,60}?):(?=.)")
_SAYS = lazy(r"^(?P<who>[^。:;!?,《》“”]{4,40}?)在?(?:大会)?发言(?:时|中)(?:说|指出|表示|提出|建议|认为)?[:,](?=.)")
_POSTS = (
    r"长|主任|主席|书记|委员|常委|代表|主委|理事|经理|总裁|总监|董事|教授|研究员|工程师|律师|会计师|主编|医师|专家|负责人|模范|劳模|院士|工匠"
    r"|标兵|职工|干部|医生|护士|能手|村民|种植户|养殖户|人|员|师"
)
POST_END = lazy(rf"(?:{_POSTS})$")
_PADDED = lazy(rf"(?P<posts>[^。:;!?]{{4,80}}(?:{_POSTS}))(?P<name>[^\W\d_] {{1,4}}[^\W\d_])")
_GROUP = lazy(r"[^\W\d_]{2,14}(?:小组|界别组?|界|联组|支部)")
_PENNED = lazy(r" *\(执笔人?:[^()]{2,12}\)$")
"""Who wrote what an organisation said."""
_REMARK = lazy(r"【[^【】]{1,8}】 ?")
"""What a broadcaster's page sets before a speaker: 【同期声】."""
_BROADCAST = lazy(r"【(?:同期声|同期|采访) +(?P<said>[^【】]+)】")
"""A speaker and what they say in one pair of brackets."""
_SHARED = lazy(
    r"(?P<post>[^ 、,]{0,20}(?:委员|常委|代表)) *(?P<names>[^\W\d_·]{2,4}(?:、[^\W\d_·]{2,4})+)"
    r"|(?P<first>[^\W\d_·]{2,4}(?:、[^\W\d_·]{2,4})+)(?P<last>委员|常委|代表)"
)
"""Several names with one capacity between them: 市政协委员 甲、乙, 甲、乙委员."""
_NAME_FIRST = lazy(r"^(?P<name>[^\W\d_](?: {0,4}[\w·]){1,9}?) ?(?P<post>委员|代表|常委|副主席|主席)$")
_NOBODY_TEXT = (
    "有的 部分 许多 多位 多数 多名 全体 高校 广大 文艺界 农民工 年轻 时任 有关 相关 连任 应邀 于是 尤其 周边 万名 千名 百名 双方 各方 党外"
    " 党派 时代 青年 基层 成员"
)
_NOBODY = frozenset(_NOBODY_TEXT.split())
"""Words before 委员 or 代表 that begin as surnames do and name nobody."""
_FRAMED = lazy(rf"(?:[^,。;:]{{0,24}}的)?(?P<posts>[^,。;:]{{2,24}}(?:{_POSTS}))(?P<name>[^\W\d_]{{2,3}})(?:委员|常委|代表)$")
"""A name between what somebody is and in what capacity they speak: 县林草局总工程师常青委员."""


@attrs.frozen(eq=False, repr=False)
class Speaker(Value):
    """Who a line names: ``people``, and where the speech runs on behind a colon (``None`` where the line holds no more)."""

    people: tuple[Person, ...]
    rest: int | None = None
    alone: bool = False
    """Whether the speech is that line's only, as in reports that give each speaker a paragraph (某委员建议,…)."""


def read_speaker(document: Document, line: Line) -> Speaker | None:
    """The speaker that *line* names, with posts, or ``None`` where it names none."""
    words = line.folded
    if broadcast := _BROADCAST.fullmatch(words):
        line = attrs.evolve(line, span=Span(line.start + broadcast.start("said"), line.end - 1), folded=broadcast["said"])
        words = line.folded
    if remark := _REMARK.match(words):
        line = attrs.evolve(line, span=Span(line.start + remark.end(), line.end), folded=words[remark.end() :])
        words = line.folded
    label = _LABEL.match(words)
    if label:
        people = _labelled(document, trim(document.folded, line.start + label.end(), line.end))
        return Speaker(people) if people else None
    if words.endswith(":") and (named := _NAME_FIRST.match(words[:-1])) and is_person(named["name"]):
        person = _person(document, Span(line.start, line.end - 1))
        return Speaker((person,)) if person else None
    opened = _OPENED.match(words)
    boxed = opened is not None and opened[0][0] == "("
    span = Span(line.start + (opened.end() if opened else 0), line.end - (boxed or words.endswith(":")))
    if len(words) <= 90 * (1 + words.count(";")) and not re.search(r"[。:!?]", span.of(document.folded)):
        people = people_named(document, span) if _CAPACITY_FIRST.match(span.of(document.folded)) else ()
        if not people and boxed and words.startswith("(发言单位") and (organisation := organisation_at(document, span)):
            people = (organisation,)
        return Speaker(people) if people else None
    found = _SAYS.match(words) or _RUN_IN.match(words)
    if not found or not CAPACITY.search(found["who"]):
        return None
    people = people_named(document, Span(line.start, line.start + found.end("who")))
    rest = trim(document.folded, line.start + found.end(), line.end)
    return Speaker(people, rest.start) if people and rest.start < rest.end else None


def _labelled(document: Document, span: Span) -> tuple[Person, ...]:
    """Who stands behind 发言人: persons with posts, whatever these are, bare names, or an organisation."""
    if people := people_named(document, span) or _named(document, span, sure=True):
        return people
    if organisation := organisation_at(document, span):
        return (organisation,)
    names = [Span(*found.span()) for found in _SPACED_NAME.finditer(document.folded, *span)]
    if len(names) > 1 and all(is_person(name.of(document.folded)) for name in names):
        return tuple(person_at(document, name) for name in names)
    spoken = _FOR_SEVERAL.fullmatch(document.folded, *span)
    names = [Span(*found.span()) for found in _SPACED_NAME.finditer(document.folded, *spoken.span("names"))] if spoken else []
    if spoken and all(is_person(name.of(document.folded)) for name in names):
        whom = Span(*spoken.span("whom"))
        return tuple(person_at(document, name, [whom], hull([whom, name])) for name in names)
    person = parse_person(document.text, *span, folded=document.folded)
    return (person,) if person.name and person.posts and is_person(person.name) else ()


def is_person(words: str) -> bool:
    """Whether the words, padding aside, are a person's name."""
    name = "".join(words.split())
    return is_name(name) and has_surname(name) and name not in _NOBODY


def read_titled_speaker(document: Document, line: Line) -> Speaker | None:
    """The speaker of a line that says no capacity (民建某市委会副主委 祝南风): told by standing between a title and a text."""
    words = line.folded
    if len(words) > 90 or re.search(r"[。:;!?]", words):
        return None
    if person := _represented(document, line.span):
        return Speaker((person,))
    if not _POST_NAME.search(words):
        return None
    person = parse_person(document.text, *line.span, folded=document.folded)
    return Speaker((person,)) if person.name and person.posts and 2 <= len(person.name) <= 14 else None


def read_glued_speaker(document: Document, line: Line) -> Speaker | None:
    """The speaker of a line whose posts no space parts from the name (民盟某市委会副主委祝南风): where others are named so."""
    if len(line.folded) > 90 or re.search(r"[。:;!?]", line.folded):
        return None
    if (padded := _PADDED.fullmatch(line.folded)) is not None and is_person(padded["name"]):
        return Speaker(behind_posts(document, line.start, padded))
    person = parse_person(document.text, *line.span, folded=document.folded)
    sure = person.name and is_person(person.name) and person.posts and all(POST_END.search(post) for post in person.posts)
    return Speaker((person,)) if sure else None


def behind_posts(document: Document, start: int, found: re.Match[str]) -> tuple[Person, ...]:
    """The person whose name a space parts from the posts before it, whatever these end in."""
    name = Span(start + found.start("name"), start + found.end("name"))
    posts = split_posts(document.text, start + found.start("posts"), start + found.end("posts"), document.folded)
    return (person_at(document, name, posts, Span(start, name.end)),)


def read_lone_name(document: Document, line: Line) -> Speaker | None:
    """The speaker of a line that is a name and nothing else; what they are may be said below the speech (作者系…)."""
    people = _named(document, line.span)
    return Speaker(people) if people else None


def _represented(document: Document, span: Span) -> Person | None:
    """A name behind the organisation or sector that somebody speaks for: ``民盟某市委会 王芳``, ``致公党界 王芳``."""
    found = _FOR.fullmatch(document.folded, *span)
    if found is None:
        return None
    whom, name = Span(*found.span("whom")), Span(*found.span("name"))
    words = "".join(found["name"].split())
    if not (is_name(words) and has_surname(words)) or not (found["whom"].endswith("界") or is_unit(found["whom"])):
        return None
    return person_at(document, name, [whom], span)


def read_organisation(document: Document, line: Line) -> Person | None:
    """The organisation that a line names as speaker (民建某市委会), or ``None``."""
    words = line.folded
    marked = words.startswith(MARKS)
    boxed = words.startswith("(") and words.endswith(")")
    penned = _PENNED.search(words)
    end = line.start + penned.start() if penned else line.end - boxed
    span = trim(document.folded, line.start + (marked or boxed), end)
    return organisation_at(document, span) or (_group(document, span) if marked else None)


def read_group_speaking(document: Document, line: Line) -> Person | None:
    """The sector or group of a conference that a line names as speaker (教育界别小组); for where others are named so."""
    return _group(document, line.span)


def _group(document: Document, span: Span) -> Person | None:
    words = span.of(document.folded).replace(" ", "")
    if len(words) > 16 or not _GROUP.fullmatch(words):
        return None
    return Person(name=span.of(document.text), posts=(), span=span, spans=Witnesses({"name": [span]}))


def read_names(document: Document, line: Line) -> Speaker | None:
    """The speakers of a line that is nothing but names and a colon."""
    if not line.folded.endswith(":") or len(line.folded) > 40:
        return None
    pieces = [trim(document.folded, a, b) for a, b, _ in split_level(document.folded, line.start, line.end - 1, "、,")]
    people = [_named(document, piece) for piece in pieces]
    return Speaker(tuple(one for found in people for one in found)) if people and all(people) else None


def read_opening_body(document: Document, line: Line) -> Speaker | None:
    """The organisation whose speech runs on behind its name and a colon: ``市工商联:持续优化…``."""
    colon = line.folded.find(":", 0, 30)
    if colon < 2 or colon + 1 == len(line.folded):
        return None
    organisation = organisation_at(document, trim(document.folded, line.start, line.start + colon))
    rest = trim(document.folded, line.start + colon + 1, line.end)
    return Speaker((organisation,), rest.start) if organisation and rest.start < rest.end else None


def read_speaking(document: Document, span: Span) -> tuple[Person, ...]:
    """Who speaks, said in a sentence: persons with their capacity, or an organisation."""
    people = people_named(document, span)
    if people:
        return people
    organisation = organisation_at(document, span)
    return (organisation,) if organisation else ()


def organisation_at(document: Document, span: Span) -> Person | None:
    """The organisation that is all of *span*, as one who speaks, or ``None``."""
    words = "".join(span.of(document.folded).split())
    if len(words) > 30 or re.search(r"[。:;,!?、]", words) or not is_unit(words):
        return None
    return Person(name=span.of(document.text), posts=(), span=span, spans=Witnesses({"name": [span]}))


def _named(document: Document, span: Span, *, sure: bool = False) -> tuple[Person, ...]:
    """The name that stands alone behind 发言人:, where its surname asks for no more; *sure* where the words before it do."""
    words = "".join(span.of(document.folded).split())
    if not is_name(words) or not (sure or has_surname(words)):
        return ()
    return (person_at(document, span),)


def person_at(document: Document, name: Span, posts: Sequence[Span] = (), whole: Span | None = None) -> Person:
    """The person whose name and posts stand at these places, the padding of the name left out; *whole* is all that names them."""
    words = "".join(name.of(document.text).split())
    spans = Witnesses({"name": [name], "posts": posts} if posts else {"name": [name]})
    return Person(name=words, posts=tuple(post.of(document.text) for post in posts), span=whole or name, spans=spans)


def people_named(document: Document, span: Span) -> tuple[Person, ...]:
    """The persons that the words name, one or several; ``()`` where one of them has no name or no capacity to speak."""
    if alike := _alike(document, span):
        return alike
    several = parse_people(document.text, *span, folded=document.folded)
    if len(several) > 1 and all(one.name and one.posts and CAPACITY.search("".join(one.posts)) for one in several):
        return several
    person = _person(document, span)
    return (person,) if person else ()


def _alike(document: Document, span: Span) -> tuple[Person, ...]:
    """The persons who share the capacity that stands before or behind their names."""
    found = _SHARED.fullmatch(document.folded, *span)
    if found is None:
        return ()
    post = Span(*found.span("post" if found["post"] else "last"))
    names = [Span(a, b) for a, b, _ in split_level(document.folded, *found.span("names" if found["post"] else "first"), "、,")]
    if not all(is_name(name.of(document.folded)) and has_surname(name.of(document.folded)) for name in names):
        return ()
    return tuple(person_at(document, name, [post], hull([post, name])) for name in names)


def _person(document: Document, span: Span) -> Person | None:
    span = trim(document.folded, *span)
    words = span.of(document.folded)
    framed = _FRAMED.match(words)
    if framed and is_person(framed["name"]):
        first, name = span.start + framed.start("posts"), Span(span.start + framed.start("name"), span.start + framed.end("name"))
        posts = split_posts(document.text, first, name.start, document.folded)
        return person_at(document, name, (*posts, Span(name.end, span.end)), Span(first, span.end))
    if named := _NAME_FIRST.match(words):
        name, post = Span(span.start, span.start + named.end("name")), Span(span.start + named.start("post"), span.end)
        return person_at(document, name, [post], span)
    person = parse_person(document.text, *span, folded=document.folded)
    if not person.name or not person.posts or not 2 <= len(person.name) <= 14:
        return None
    return person if any(CAPACITY.search(post) for post in person.posts) else None
