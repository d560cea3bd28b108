"""The grammar of lists of units (单位列举): brackets by depth, 、 within a group, ``,`` between groups, notes, 等, elided prefixes and suffixes."""

from __future__ import annotations

import re

import attrs

from govproposal.grammar.references import trim
from govproposal.spans import Span
from govproposal.units.names import is_unit, unit_grade
from govproposal.units.places import place_ends

_OPEN, _CLOSE = "(〈[〔【《“‘", ")〉]〕】》”’"
_TAIL_WORDS = re.compile(r"等(?:\d+个|[一二三四五六七八九十]+[个家])?(?:有关|相关|各)?(?:市级|市直|县直|区直|省级|区级|县级)?(?:部门|单位|部门和单位|部门、单位|[区县市]政府|[区县市]|企业|人民政府|各有关部门|责任单位)?")
_AND = re.compile(r"等和|以及|及其|和|与|及|或")
_LEAD = re.compile(r"(?:由|请|其中|并由|交由|分别由)(?=[\u4e00-\u9fff])")
_REMARK = re.compile(
    r"^(?:无|没有|未列|未明确)|下同|以下|不再列出|持续推进|长期坚持|(?:[排列]|位列|排名|首位|第一).{0,12}为|即为|为[^局委办]{0,6}(?:牵头|汇总)(?:单位|部门)|^(?:年内|长期|持续|适时|立即|即日|逐年|每[年季月周])|^(?:19|20)?\d+ ?年|^\d+ ?月|(?:月底|年底|月)前|完成$"
)
_SUFFIXES = ("人民政府", "管委会", "管理委员会", "街道办事处", "办事处", "政府", "分公司", "供电公司", "分局", "委员会", "党委", "工委")
_SHARED = re.compile(r"等(?:有关|相关)?[区县市]{1,2}(?P<body>人民政府|政府)")
_ALL_LEVELS = re.compile(r" *各(?:[县市区州旗盟]|地区|乡镇|自治县){1,2}(?:\([县市区州旗盟、]{1,5}\))?")
_LEVEL_BODY = re.compile(r"(?:[县市区州旗盟]|自治县|地区)(?:\([县市区州旗盟、]{1,5}\))?(?:人民政府|政府|党委、?政府|管委会)(?:[(〈][^()〈〉]*[)〉])?(?:等[\u4e00-\u9fff]{0,8})? *")
_LEVELS = re.compile(r"[市县区州旗省镇乡港城]$|新区$|开发区$")
_PREFIX = re.compile(r"[市县区省州盟旗](?=委)委(?=[组宣统政网编军金财改外台农教老社巡])|[市县区省州盟旗](?!级|直|属|场|政|务|委$)")
_PARTY = re.compile(r"组织部|宣传部|统战部|政法委|网信办|编办|老干部局|党校|社会工作部|社工部|政研室|巡察办|台办|农办|改革办|财经办|军民融合办|督查室|金融办|外办|直属机关工委|机关工委")


@attrs.frozen
class Item:
    """One unit of a list: ``unit`` the span of its name, ``note`` that of what a bracket behind it adds, ``group`` counted at commas."""

    unit: Span
    note: Span | None = None
    group: int = 0


def split_level(folded: str, start: int, end: int, marks: str) -> list[tuple[int, int, str]]:
    """``[start, end)`` cut at *marks* outside all brackets and quotes: each piece with the mark that ends it.

    >>> [("教育局(含区县、下同)、财政局"[a:b], mark) for a, b, mark in split_level("教育局(含区县、下同)、财政局", 0, 15, "、,")]
    [('教育局(含区县、下同)', '、'), ('财政局', '')]
    """
    pieces: list[tuple[int, int, str]] = []
    depth, at = 0, start
    for place in range(start, end):
        char = folded[place]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and char in marks:
            pieces.append((at, place, char))
            at = place + 1
    pieces.append((at, end, ""))
    return pieces


def read_list(folded: str, start: int, end: int) -> list[Item]:
    """The units that ``[start, end)`` lists, in order, names that are none (remarks, deadlines) left out.

    >>> text = "市教育局、财政局,各区人民政府(含开发区)等"
    >>> [(one.unit.of(text), one.note and one.note.of(text), one.group) for one in read_list(text, 0, len(text))]
    [('市教育局', None, 0), ('财政局', None, 0), ('各区人民政府', '含开发区', 1)]
    """
    items: list[Item] = []
    group = 0
    for a, b, mark in _whole_levels(folded, split_level(folded, start, end, "、,;\n/")):
        for c, d in _by_spaces(folded, a, b):
            items.extend(_items(folded, c, d, group))
        group += mark not in ("", "、", "/")
    return items


def _whole_levels(folded: str, pieces: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The pieces with 各县(市)、区人民政府 put together again: it names one collective, its 、 separates levels."""
    whole: list[tuple[int, int, str]] = []
    for a, b, mark in pieces:
        if whole and whole[-1][2] == "、" and _ALL_LEVELS.fullmatch(folded, *whole[-1][:2]) and _LEVEL_BODY.fullmatch(folded, a, b):
            whole[-1] = (whole[-1][0], b, mark)
        else:
            whole.append((a, b, mark))
    return whole


def _by_spaces(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Pieces between spaces where each is a unit by itself; else the whole: a name may hold a stray space."""
    whole = trim(folded, start, end)
    if " " not in folded[whole.start : whole.end]:
        return [whole]
    pieces = [trim(folded, a, b) for a, b, _ in split_level(folded, whole.start, whole.end, " ")]
    pieces = [piece for piece in pieces if piece.start < piece.end]
    # Database pages list by runs of spaces (主办:A  B  C); one space inside a name is a flaw of the page.
    if all(unit_grade(folded[a:b]) >= 1 for a, b in pieces) or "  " in folded[whole.start : whole.end]:
        return list(pieces)
    return [whole]


def _items(folded: str, start: int, end: int, group: int) -> list[Item]:
    span = trim(folded, start, end)
    while span.start < span.end and folded[span.start] in "*★▲●#△☆":
        span = Span(span.start + 1, span.end)
    if lead := _LEAD.match(folded, span.start, span.end):
        span = Span(lead.end(), span.end)
    span, note = _note(folded, _without_tail(folded, span))
    span = _without_tail(folded, span)
    if span.start >= span.end or _REMARK.search(folded[span.start : span.end]):
        return []
    cut = _joined(folded, span)
    if cut is None:
        return [Item(span, note, group)]
    left, right = cut
    return [*_items(folded, *left, group), *(attrs.evolve(one, note=one.note or note) for one in _items(folded, *right, group))]


def _without_tail(folded: str, span: Span) -> Span:
    """The span without a trailing 等, 等部门, 等相关区政府 and closing marks."""
    end = span.end
    while end > span.start and folded[end - 1] in "。.;,、 ":
        end -= 1
    place = folded.rfind("等", span.start + 2, end)
    if place > 0 and _TAIL_WORDS.fullmatch(folded, place, end) and folded[place - 1] not in "初高中同平":
        end = place
    return Span(span.start, end)


def _note(folded: str, span: Span) -> tuple[Span, Span | None]:
    """A bracket at the end of the name is a note; one inside it (各县(市、区)人民政府) is part of the name."""
    if span.end - span.start < 3 or folded[span.end - 1] not in ")〉":
        return span, None
    depth = 0
    for place in range(span.end - 1, span.start, -1):
        depth += folded[place] in ")〉"
        depth -= folded[place] in "(〈"
        if depth == 0:
            name, note = trim(folded, span.start, place), trim(folded, place + 1, span.end - 1)
            if re.fullmatch(r"[市县区州旗镇乡街道、办事处]{1,6}", note.of(folded)):
                return span, None
            return name, None if _REMARK.match(note.of(folded)) else note
    return span, None


def _joined(folded: str, span: Span) -> tuple[Span, Span] | None:
    """The two sides of 和, 及, 与 between units; ``None`` where it is part of a name (自然资源和规划局)."""
    for found in _AND.finditer(folded, span.start + 2, span.end - 2):
        left, right = Span(span.start, found.start()), Span(found.end(), span.end)
        begins = folded[right.start]
        sure = begins == "各" or found[0] in ("等和", "以及") or bool(place_ends(folded, right.start, right.end)) or right.of(folded).startswith(("有关", "相关"))
        if sure and is_unit(left.of(folded)) and (unit_grade(right.of(folded)) >= 1):
            return left, right
    return None


def completed(folded: str, items: list[Item]) -> list[str | None]:
    """For each unit the name with its elided prefix or suffix restored, ``None`` where nothing is elided.

    >>> text = "市教育局、财政局,章贡区、南康区人民政府"
    >>> completed(text, read_list(text, 0, len(text)))
    [None, '市财政局', '章贡区人民政府', None]
    """
    names = [one.unit.of(folded) for one in items]
    return [_with_tail(folded, one) or _with_suffix(names, items, i) or _with_prefix(names, items, i) for i, one in enumerate(items)]


def _with_tail(folded: str, item: Item) -> str | None:
    """``浦东新区等相关区政府`` stands for 浦东新区政府."""
    found = _SHARED.match(folded, item.unit.end)
    return item.unit.of(folded) + found["body"] if found and _LEVELS.search(item.unit.of(folded)) else None


def _with_suffix(names: list[str], items: list[Item], i: int) -> str | None:
    if unit_grade(names[i]) != 1 and not _LEVELS.search(names[i]):
        return None
    for j in range(i + 1, len(names)):
        if items[j].group != items[i].group:
            return None
        suffix = next((one for one in _SUFFIXES if names[j].endswith(one)), None)
        if suffix and _LEVELS.search(names[j][: -len(suffix)]):
            return None if names[j].startswith("各") or names[i].startswith("各") else names[i] + suffix
        if not _LEVELS.search(names[j]):
            return None
    return None


def _with_prefix(names: list[str], items: list[Item], i: int) -> str | None:
    if names[i] in ("街道", "镇街", "乡镇", "街镇", "县区", "园区") and i and names[i - 1].startswith("各"):
        return "各" + names[i]
    if i == 0 or _PREFIX.match(names[i]) or place_ends(names[i], 0, len(names[i])) or names[i].startswith(("各", "有关", "相关", "其他", "团")):
        return None
    if unit_grade(names[i]) < 3:
        return None
    for j in range(i - 1, -1, -1):
        if items[j].group != items[i].group:
            return None
        if prefix := _PREFIX.match(names[j]):
            # 市委组织部、宣传部 elides 市委 before a department of the party, 市 before any other organ.
            return prefix[0][: 2 if _PARTY.match(names[i]) else 1] + names[i]
    return None
