"""Whom a letter addresses (称谓): members and deputies by name, groups of them (等10名委员), organs and delegations."""

from __future__ import annotations

import re

import attrs

from govproposal.document import Document
from govproposal.frozen import Value
from govproposal.grammar.references import trim
from govproposal.grammar.sessions import small_number
from govproposal.model.reply import Recipient
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses
from govproposal.units.names import is_unit

_HONORIFIC = r"(?:尊敬的|敬爱的)?"
_GREETING = r"(?:[,! ]*(?:您|你们?|您们|大家)好)?"
_CAPACITY = r"(?:委员|代表)(?:们|同志)?"
_MEMBER_LINE = lazy(
    rf"(?P<who>{_HONORIFIC}[^:。;!?《》“”\d]{{1,150}}(?:\d{{1,3}}[^:。;!?《》“”\d]{{1,12}})?{_CAPACITY}\)?){_GREETING} *[:!]? *"
)
_BEFORE_YOU = lazy(rf"(?P<who>{_HONORIFIC}[^,:。;!?《》“”\d]{{2,60}}{_CAPACITY})(?:{_GREETING}[!:,] *|, *)(?=[您你])")
_COLON = lazy(rf"(?P<who>{_HONORIFIC}[^:。;!?《》“”]{{2,160}}?){_GREETING} *[:!] *")
_ORGAN = lazy(
    r".*(?:[府厅局委会办院部署处所组队团社校司行企心区站界]|总?支部?|委员|代表|同志)\)?(?:等\d*.{0,6})?|(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟).{2,12}"
)
_LABEL = lazy(
    r"(?:附|注|主题|类 *别|标题|题目|内容|案 *由|提案|建议(?:人|内容|标题|者|号|提案)|办理|答复|承办|主办|会办|协办|联系|抄"
    r"|签发|编号|来源|发布|时间|公开|索引|名称|文号|.*(?:单位|部门|机构|机关"
    r"|人员|内容|标题|编号|委员会?|代表团?)姓名).{0,8}$|.{0,6}(?:答复|主办|承办|会办|协办|办理|领衔|发文|发布|责任"
    r"|联系)(?:单位|部门|机关|机构|委员|代表)$|.*(?:提案|建议|领衔|提出)(?:人"
    r"|者|委员|代表)$"
)
_GROUP = lazy(
    r"[ ,、(]*等 *(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,4})? *(?:[位名个人]|余[位名])?\)? *(?:省|市|县|区|州"
    r"|全国)?(?:政协|人大)? *(?P<capacity>委员"
    r"|代表)?(?:们|同志)?\)?$"
)
_SPLIT = lazy(
    r"[、,;]|并(?=[^\W\d_]{2})|(?<=[^\W\d_]{2})(?:和|及|与)(?=[^\W\d_]{2})|(?<=委员) +|(?<=代表) +|(?<=[^\W\d_]{2}) {1,8}(?!委员"
    r"|代表)(?=[^\W\d_]{2,4}(?: |、|$|等|委员|代表))"
)
_NAME = lazy(r"(?P<name>.+?) *(?:[二两三四五六七八九十\d]{1,2} ?[位名])?(?P<capacity>委员|代表)(?:们|同志)? *(?:\([^()]*\))?$")
_PREFIXED = lazy(r"(?:(?:全国|省|市|县|区|州)?(?:政协|人大))(?:委员|代表)(?=[^\W\d_]{2,4}(?:委员|代表|同志)?$)")


@attrs.frozen(eq=False, repr=False)
class Addressed(Value):
    """Whom a salutation names: ``recipients``, and ``others``, the total that 等10名委员 gives, else ``None``."""

    recipients: tuple[Recipient, ...]
    others: int | None
    total: Span | None = None
    """Where the total is said."""


def salutation_at(folded: str) -> tuple[int, int] | None:
    """Where the names of the salutation that opens the folded line end, and where what follows it begins; ``None`` for no salutation.

    >>> salutation_at("李明委员:"), salutation_at("王芳代表,您好:"), salutation_at("联系人:李明")
    ((4, 5), (4, 8), None)
    """
    if found := _MEMBER_LINE.fullmatch(folded) or _BEFORE_YOU.match(folded):
        return None if _LABEL.match(found["who"].replace(" ", "")) else (found.end("who"), found.end())
    found = _COLON.match(folded)
    if not found:
        return None
    who = found["who"].replace(" ", "")
    behind = folded[found.end() :]
    if _LABEL.match(who) or not _ORGAN.fullmatch(who) or (behind and not re.match(r"[您你贵现]|提|关于|《|根据", behind)):
        return None
    return found.end("who"), found.end()


def read_recipients(document: Document, span: Span) -> Addressed:
    """The recipients that the salutation at *span* (without colon) names, and how many there are in all.

    A name without 委员 or 代表 has the capacity of the next that has one; an organ or delegation has none.

    >>> from govproposal.source import Source
    >>> text = "尊敬的李明、王芳等10名委员"
    >>> found = read_recipients(Document(Source.of(text)), Span(0, len(text)))
    >>> [(one.name, one.capacity) for one in found.recipients], found.others
    ([('李明', '委员'), ('王芳', '委员')], 10)
    """
    folded = document.folded
    start, end = span
    if honorific := re.compile(_HONORIFIC).match(folded, start, end):
        start = honorific.end()
    others, shared, total = None, None, None
    if (group := _GROUP.search(folded, start, end)) and group.start() > start and (group["capacity"] or group["n"]):
        others = small_number(group["n"]) if group["n"] else None
        total = Span(*group.span("n")) if group["n"] else None
        shared, end = group["capacity"], group.start()
    found: list[Recipient] = []
    for piece in reversed(_pieces(folded, start, end, shared)):
        one = _recipient(document, piece, shared, span)
        shared = one.capacity or shared
        found.insert(0, one)
    return Addressed(tuple(found), others, total)


def _pieces(folded: str, start: int, end: int, shared: str | None) -> list[Span]:
    """The names of a salutation, trimmed; an organ is not cut at 和 or a space."""
    whole = trim(folded, start, end)
    if shared is None and not re.search(r"委员(?!会)|代表(?!团|大会)", folded[start:end]):
        cuts = [found.span() for found in re.compile(r",").finditer(folded, *whole)]
    else:
        cuts = [found.span() for found in _SPLIT.finditer(folded, *whole)]
    starts = [whole.start, *(stop for _, stop in cuts)]
    ends = [*(begin for begin, _ in cuts), whole.end]
    pieces = [trim(folded, a, b) for a, b in zip(starts, ends, strict=True)]
    return [piece for piece in pieces if piece.start < piece.end]


def _recipient(document: Document, piece: Span, shared: str | None, whole: Span) -> Recipient:
    folded = document.folded
    start = piece.start
    if prefixed := _PREFIXED.match(folded, *piece):
        start = prefixed.end()
    found = _NAME.fullmatch(folded, start, piece.end)
    organ = found is None and not prefixed and is_unit(piece.of(folded).replace(" ", ""))
    capacity = found["capacity"] if found else prefixed[0][-2:] if prefixed else None if organ else shared
    end = found.end("name") if found else piece.end
    name = Span(start, end).of(document.text)
    if len(name) <= 4 and " " in Span(start, end).of(folded):
        name = "".join(name.split())
    spans = {"name": [Span(start, end)]} | ({"capacity": [_said(folded, piece, capacity, whole)]} if capacity else {})
    return Recipient(name=name, capacity=capacity, span=piece, spans=Witnesses(spans))


def _said(folded: str, piece: Span, capacity: str, whole: Span) -> Span:
    """Where the capacity of *piece* is said: in it, else with the next name that has one."""
    at = folded.find(capacity, piece.start, whole.end)
    return Span(at, at + len(capacity)) if at >= 0 else piece
