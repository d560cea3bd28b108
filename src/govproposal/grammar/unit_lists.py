"""The grammar of lists of units (单位列举): brackets by depth, 、 within a group, ``,`` between groups, notes, 等, ellipsis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from govproposal.grammar.references import trim
from govproposal.patterns import lazy
from govproposal.spans import Span, span_of
from govproposal.units.names import is_unit, unit_grade
from govproposal.units.places import has_place

_OPEN = frozenset("(〈[〔【《“‘<")
_CLOSE = frozenset(")〉]〕】》”’>")
_CUTTING = lazy(r"[(〈\[〔【《“‘<)〉\]〕】》”’>、,;。\n/ ]")
"""Brackets, quotes and everything that a level is split at: one pattern for all, as each takes longer to compile than to run."""
_TAIL_WORDS = lazy(
    r"等(?:\d+个|[一二三四五六七八九十]+[个家])?(?:有关|相关|各|责任)?(?:市级|市直|县直|区直|省级|区级|县级)?"
    r"(?:部门[和、]单位|部门|单位|企业|(?:[区县市]{1,2})?(?:人民政府|政府)?|各有关部门)"
)
_AND = lazy(r"等和|以及|及其|和|与|及|或")
_LEAD = lazy(r"(?:分别由|并由|交由|由|请|其中)(?=[^ ])")
_REMARK = lazy(
    r"^(?:无|没有|未列|未明确)|下同|以下|不再列出|持续推进|长期坚持|(?:[排列]|位列|排名|首位|第一).{0,12}为|即为|"
    r"为[^局委办]{0,6}(?:牵头|汇总)(?:单位|部门)"
    r"|:|^(?:第.)?(?:牵头|主责|责任|主办|承办|配合|会办|协办|参与)(?:单位|部门)"
    r"|^(?:年内|长期|持续|适时|立即|即日|逐年|每[年季月周])|^(?:19|20)?\d+ ?[年月]|(?:月底|年底|月)前|完成$"
)
_SUFFIXES = ("人民政府", "管委会", "管理委员会", "街道办事处", "办事处", "政府", "供电公司", "分公司", "分局", "委员会", "党委", "工委")
_LEVELS = frozenset("市县区州旗省镇乡港城")
_LEVEL_NOTE = frozenset("市县区州旗镇乡街道、办事处")
_PREFIXES = "市县区省州盟旗"
_PREFIX = lazy(rf"[{_PREFIXES}](?:委(?=[组宣统政网编军金财改外台农教老社巡])|(?!级|直|属|场|政|务|委$))")
_PARTY = lazy(
    r"组织部|宣传部|统战部|政法委|网信办|编办|老干部局|党校|社会工作部|社工部|政研室|巡察办|台办|农办|改革办|财经办|军民融合办|督查室|"
    r"金融办|外办|直属机关|机关工委"
)
_SHARED = lazy(r"等(?:有关|相关)?[区县市]{1,2}(?P<body>人民政府|政府)")
_LEVEL = lazy(r"[县市区州旗盟]|乡镇|街道")
"""A level alone amid a collective: the 市 of 各县、市、区政府."""
_ALL_LEVELS = lazy(
    r" *(?:各|[^\W\d_]{0,4}(?:有关|相关))(?:[县市区州旗盟]|地区|乡镇|自治县){1,2}(?:\([县市区州旗盟、]{1,5}\))?(?:、[县市区州旗盟]){0,3}"
)
_LEVEL_BODY = lazy(
    r"(?:[县市区州旗盟]|自治县|地区)(?:\([县市区州旗盟、]{1,5}\))?(?:人民政府|政府|党委、?政府|管委会)(?:[(〈].*[)〉])?(?:等.{0,8})? *"
)
_ALONE = frozenset(["街道", "镇街", "乡镇", "街镇", "县区", "园区"])
_LONGEST = 160


class Item(NamedTuple):
    """One unit of a list: ``unit`` the span of its name, ``note`` that of what a bracket behind it adds, ``group`` counted at commas."""

    unit: Span
    note: Span | None = None
    group: int = 0


_item: Callable[[tuple[Span, Span | None, int]], Item] = partial(tuple.__new__, Item)
"""``Item(*fields)`` in half the time."""


def split_level(folded: str, start: int, end: int, marks: str) -> list[tuple[int, int, str]]:
    """``[start, end)`` cut at *marks* outside all brackets and quotes: each piece with the mark that ends it.

    The marks are some of ``、,;。/``, space and line break.

    >>> [("教育局(含区县、下同)、财政局"[a:b], mark) for a, b, mark in split_level("教育局(含区县、下同)、财政局", 0, 15, "、,")]
    [('教育局(含区县、下同)', '、'), ('财政局', '')]
    """
    pieces: list[tuple[int, int, str]] = []
    depth, at = 0, start
    for found in _CUTTING.finditer(folded, start, end):
        place = found.start()
        char = folded[place]
        if char in marks:
            if depth == 0:
                pieces.append((at, place, char))
                at = place + 1
        elif char in _OPEN:
            depth += 1
        elif depth and char in _CLOSE:
            depth -= 1
    pieces.append((at, end, ""))
    return pieces


def read_list(folded: str, start: int, end: int) -> list[Item]:
    """The units that ``[start, end)`` lists, in order, names that are none (remarks, deadlines) left out.

    >>> text = "市教育局、财政局,各区人民政府(含开发区)等"
    >>> [(one.unit.of(text), one.note and one.note.of(text), one.group) for one in read_list(text, 0, len(text))]
    [('市教育局', None, 0), ('财政局', None, 0), ('各区人民政府', '含开发区', 1)]
    """
    items: list[Item] = []
    words = folded[start:end]
    if "各" not in words and "关" not in words and words.replace("、", "").isalnum():
        for piece in words.split("、"):
            _add(items, piece, start, 0)
            start += len(piece) + 1
        return items
    group = 0
    pieces = split_level(folded, start, end, "、,;\n/")
    for a, b, mark in _whole_levels(folded, pieces) if "各" in words or "关" in words else pieces:
        _add(items, folded[a:b], a, group)
        if mark not in "、/":
            group += 1
    return items


def _add(items: list[Item], words: str, at: int, group: int) -> None:
    """Add the units of *words*, which stand at *at* between two separators."""
    for (left, right), note in _pieces(words):
        aside = span_of((at + note[0], at + note[1])) if note else None
        items.append(_item((span_of((at + left, at + right)), aside, group)))


def _whole_levels(folded: str, pieces: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The pieces with 各县(市)、区人民政府 put together again: it names one collective, its 、 separates levels."""
    if not any(folded[a : a + 1] == "各" or folded.find("关", a, b) >= 0 for a, b, _ in pieces[:-1]):
        return pieces
    whole: list[tuple[int, int, str]] = []
    for a, b, mark in pieces:
        level = _LEVEL_BODY.fullmatch(folded, a, b) or (mark == "、" and _LEVEL.fullmatch(folded, a, b))
        if level and whole and whole[-1][2] == "、" and _ALL_LEVELS.fullmatch(folded, *whole[-1][:2]):
            whole[-1] = (whole[-1][0], b, mark)
        else:
            whole.append((a, b, mark))
    return whole


_Piece = tuple[tuple[int, int], tuple[int, int] | None]


@lru_cache(maxsize=8192)
def _pieces(words: str) -> tuple[_Piece, ...]:
    """The units with their notes in *words*, between two separators: mostly one; names repeat, so what was read is kept."""
    found = tuple(one for a, b in _by_spaces(words) for one in _items(words, a, b))
    return tuple(((unit[0], unit[1]), (note[0], note[1]) if note else None) for unit, note in found)


def _by_spaces(words: str) -> list[tuple[int, int]]:
    """Pieces between spaces where each is a unit by itself; else the whole: a name may hold a stray space."""
    whole = trim(words, 0, len(words))
    if " " not in words[whole.start : whole.end]:
        return [whole]
    pieces = [trim(words, a, b) for a, b, _ in split_level(words, whole.start, whole.end, " ")]
    pieces = [piece for piece in pieces if piece.start < piece.end]
    # Database pages list by runs of spaces (主办:A  B  C); one space inside a name is a flaw of the page.
    if all(unit_grade(words[a:b]) >= 1 for a, b in pieces) or "  " in words[whole.start : whole.end]:
        return list(pieces)
    return [whole]


def _items(words: str, start: int, end: int) -> list[tuple[Span, Span | None]]:
    span = trim(words, start, end)
    while span.start < span.end and words[span.start] in "*★▲●#△☆":
        span = Span(span.start + 1, span.end)
    if lead := _LEAD.match(words, span.start, span.end):
        span = Span(lead.end(), span.end)
    span, note = _note(words, _without_tail(words, span))
    span = _without_tail(words, span)
    if span.start >= span.end or _REMARK.search(words[span.start : span.end]):
        return []
    cut = _joined(words, span) if span.end - span.start < _LONGEST else None
    if cut is None:
        return [(span, note)]
    left, right = cut
    return [*_items(words, *left), *((unit, own or note) for unit, own in _items(words, *right))]


def _without_tail(words: str, span: Span) -> Span:
    """The span without a trailing 等, 等部门, 等相关区政府 and closing marks."""
    end = span.end
    while end > span.start and words[end - 1] in "。.;,、 ":
        end -= 1
    place = words.rfind("等", span.start + 2, end)
    if place > 0 and words[place - 1] not in "初高中同平" and _TAIL_WORDS.fullmatch(words, place, end):
        end = place
    return Span(span.start, end)


def _note(words: str, span: Span) -> tuple[Span, Span | None]:
    """A bracket at the end of the name is a note; one inside it (各县(市、区)人民政府) is part of the name."""
    if span.end - span.start < 3 or words[span.end - 1] not in ")〉":
        return span, None
    depth = 0
    for place in range(span.end - 1, span.start, -1):
        depth += words[place] in ")〉"
        depth -= words[place] in "(〈"
        if depth == 0:
            name, note = trim(words, span.start, place), trim(words, place + 1, span.end - 1)
            if note.end - note.start <= 6 and note.of(words) != "街道办事处" and _LEVEL_NOTE.issuperset(note.of(words)):
                return span, None
            return name, None if _REMARK.match(note.of(words)) else note
    return span, None


def _joined(words: str, span: Span) -> tuple[Span, Span] | None:
    """The two sides of 和, 及, 与 between units; ``None`` where it is part of a name (自然资源和规划局)."""
    for found in _AND.finditer(words, span.start + 2, span.end - 2):
        left, right = Span(span.start, found.start()), Span(found.end(), span.end)
        begins = right.of(words)
        sure = found[0] in ("等和", "以及") or begins.startswith(("各", "有关", "相关")) or has_place(begins)
        if sure and is_unit(left.of(words)) and unit_grade(begins) >= 1:
            return left, right
    return None


def completed(folded: str, items: Sequence[Item]) -> list[str | None]:
    """For each unit the name with its elided prefix or suffix restored, ``None`` where nothing is elided.

    >>> text = "市教育局、财政局,章贡区、南康区人民政府"
    >>> completed(text, read_list(text, 0, len(text)))
    [None, '市财政局', '章贡区人民政府', None]
    """
    names = [folded[start:end] for (start, end), _, _ in items]
    full = _with_prefixes(names, items)
    if not _LEVELS.isdisjoint([name[-1] for name in names]):
        for i, restored in enumerate(_with_suffixes(names, items)):
            full[i] = _with_tail(folded, items[i].unit) or restored or full[i]
    return full


def _with_tail(folded: str, unit: Span) -> str | None:
    """``浦东新区等相关区政府`` stands for 浦东新区政府."""
    found = _SHARED.match(folded, unit.end)
    return unit.of(folded) + found["body"] if found and folded[unit.end - 1] in _LEVELS else None


def _with_suffixes(names: list[str], items: Sequence[Item]) -> list[str | None]:
    """``武汉新港、武汉长江新城管委会``: places before a place with its organ share the organ, within one group."""
    full: list[str | None] = [None] * len(names)
    shared = ""
    for i in range(len(names) - 1, -1, -1):
        name = names[i]
        if i + 1 < len(names) and items[i + 1].group != items[i].group:
            shared = ""
        if name[-1] in _LEVELS:
            full[i] = name + shared if shared and name[0] != "各" else None
        else:
            suffix = next((one for one in _SUFFIXES if name.endswith(one)), "") if name[0] != "各" else ""
            shared = suffix if suffix and name[: -len(suffix)][-1:] in _LEVELS else ""
    return full


def _with_prefixes(names: list[str], items: Sequence[Item]) -> list[str | None]:
    """``市发改委、财政局``: organs without a level behind one that has it, within one group."""
    full: list[str | None] = [None] * len(names)
    elided, last = "", 0
    for i, name in enumerate(names):
        group = items[i][2]
        if group != last:
            elided, last = "", group
        prefix = _PREFIX.match(name) if name[0] in _PREFIXES else None
        if prefix:
            elided = prefix[0]
        elif name in _ALONE and i and names[i - 1][0] == "各":
            full[i] = "各" + name
        elif elided and _could_elide(name):
            # 市委组织部、宣传部 elides 市委 before a department of the party, 市 before any other organ.
            full[i] = elided[: 2 if _PARTY.match(name) else 1] + name
    return full


@lru_cache(maxsize=4096)
def _could_elide(name: str) -> bool:
    """Whether *name* is an organ of the table without a place before it."""
    return not name.startswith(("各", "有关", "相关", "其他", "团")) and unit_grade(name) == 3 and not has_place(name)
