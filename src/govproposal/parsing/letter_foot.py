"""The foot of a letter: thanks, signature, contacts and copies, told from the answer above them."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from govproposal.frozen import Value
from govproposal.grammar.references import trim
from govproposal.outline import Line
from govproposal.outline.frame import split_issuers
from govproposal.outline.markers import marker_at
from govproposal.outline.wording import DATE, ISSUER, date_line
from govproposal.patterns import lazy
from govproposal.spans import Span

_CLOSING = lazy(
    r"(?:最后,?|在此,?|同时,?|对此,?|再次|再一次|衷心|诚挚|非常|十分|真诚|真挚|由衷|特别|深表)*(?:的|地)?(?:表示|向您|对您"
    r"|对你)?(?:衷心|诚挚)?(?:的|地)?(?:感谢|谢谢|致谢|致以)"
    r"|专此|特此|此复|此致|敬礼|谨此|妥否|(?:以上|上述)(?:答复|回复|复函|意见|办理|是|情况|如|函|内容)|如(?:您"
    r"|你)?(?:们)?(?:对|有|果)|若(?:您|你)?(?:们)?(?:对|有)|您对以上"
    r"|对(?:以上|上述|本|此)(?:答复|回复|办理)"
    r"|请(?:您|你们?)?(?:填写|将|在|对|予|给予|继续|随时)|敬请|恳请|欢迎|期待|希望(?:您|你|各位|贵|今后|以后|继续|在今后"
    r"|在以后)|望(?:您|你)|致$|礼!?$|谢谢|(?:顺|敬|恭)(?:祝|致|颂)"
    r"|(?:最后,?)?对您?.{0,40}(?:表示|致以).{0,8}(?:感谢|谢意)|[^\W\d_]{2,4}(?:委员|代表),(?:以上|上述)|(?:热诚|热忱|真诚|诚恳)欢迎"
    r"|(?:您|你)们?对(?:以上|上述|此|本|我)|(?:以上|上述)[^。]{2,12}已经|本(?:建议|提案|件)办理结果"
    r"|对(?:您|你)们?.{2,30}(?:深表|致以|表示).{0,6}(?:谢意|感谢)|请(?:您|你们?)?收到|祝您|祝你|祝:|祝(?=身体|工作|阖家)|附(?:件)?\d?[:]|注:|该(?:建议|提案|件)办理(?:结果|类别)|办(?:理|复)(?:类别|结果)"
)
_SENTENCE = lazy(r"[。!] *(?=[^。! ])")
_THANKS = lazy(
    r"(?:最后,?|再次|衷心|诚挚|非常|十分)*(?:地|的)?感谢(?:您|你|贵|各位)|专此|特此|此复|顺祝|您对(?:我们|我局"
    r"|以上)的?.{0,8}(?:意见|建议|答复|办理)|(?:以上|上述)答复"
    r"|如(?:您)?对(?:以上|上述|本|此)|请填写|(?:热诚|热忱|真诚|诚恳)欢迎|再次感谢"
)
"""Sentences that close a letter even within the last paragraph of its answer."""
_FOOT = lazy(
    r"[\[(【]?(?:具体)?(?:联 *系 *(?:人|电 *话|单 *位|方 *式|科 *室|部 *门|地 *址)|(?:承|经) *办 *(?:人|负责人|责任人|单位"
    r"|科室|股室|处室)|单位 *联系|(?:分管|责任|主管|部门"
    r"|单位|科室|经办) *(?:领导|负责人|责任人|人|单位|部门)(?=:)|(?:审|签) *[核发] *人|领导签[字名批发]|(?:办公|咨询)?电 *话"
    r"|手 *机|传 *真|邮 *(?:编|箱|政编码)|地 *址"
    r"|抄 *[送报]|分 *送|报(?=:)|主题词|(?:此|本)(?:件|答复|回复|复函|回复件).{0,6}公开|(?:不)?同意公开|主动公开|(?:信息)?公开(?:属性"
    r"|方式|形式)|是否(?:同意)?公开|类 *别|(?:办理|办复|答复) *(?:类别|结果))"
)
_BROKEN_DATE = lazy(r"\(?(?:19|20)\d{2} ?[年.-]? ?[\d 年月日.-]{2,9}\)?")
_FORM = lazy(r"[-—_=*·. ]{8,}$|.{0,30}(?:征求意见|征询意见|反馈|回执|测评)(?:意见)?(?:表|单|回执)$")
"""What parts a letter from the form below it, on which those whom it answers say what they think."""
_PRINTED = lazy(r".*(?:印发|共印\d+份)\)?$")


@attrs.frozen(eq=False, repr=False)
class Foot(Value):
    """What the lines behind the opening formula are: ``body`` the answer, ``closing`` thanks and requests, ``tail`` the rest.

    ``issuers`` and ``date`` are the signature's (落款).
    """

    body: tuple[Line, ...]
    closing: tuple[Line, ...]
    tail: tuple[Line, ...]
    issuers: tuple[Span, ...]
    date: Span | None


def read_foot(lines: Sequence[Line], folded: str) -> Foot:
    """The answer in *lines*, all that stands behind the opening formula of a letter, told from its foot."""
    signed = next((at for at, line in enumerate(lines) if at and _is_date(line)), None)
    end = signed if signed is not None else _unsigned(lines)
    form = next((at for at in range(end, len(lines)) if _FORM.fullmatch(lines[at].bare)), len(lines))
    tail = [line for line in lines[end:form] if not _is_date(line)]
    closing: list[Line] = []
    issuers: list[Span] = []
    while end > 0:
        line = lines[end - 1]
        if not closing and _is_issuer(line) and end > 1:
            issuers[:0] = split_issuers(folded, line.span)
        elif is_foot(line):
            tail.insert(0, line)
        elif _CLOSING.match(line.bare) and not marker_at(line.folded):
            closing.insert(0, line)
        else:
            break
        end -= 1
    if not issuers:
        issuers = _beside_date(lines, signed, folded) if signed is not None else _last_issuer(lines[end:], folded)
    body = list(lines[:end])
    if body and not closing:
        last = body.pop()
        behind = _thanks_behind(last)
        body.extend(cut_line(last, last.start, behind, folded))
        closing = cut_line(last, behind, last.end, folded)
    day = _day(lines[signed], folded) if signed is not None else None
    return Foot(tuple(body), tuple(closing), tuple(tail), tuple(issuers), day)


def _thanks_behind(line: Line) -> int:
    """Where the closing sentences begin that end a paragraph of the answer; its end where there are none."""
    starts = [found.end() for found in _SENTENCE.finditer(line.folded)]
    behind = len(line.folded)
    for start in reversed(starts):
        if not _THANKS.match(line.folded, start):
            break
        behind = start
    return line.start + behind


def _is_date(line: Line) -> bool:
    words = line.folded.rstrip(" |")
    return (date_line(words) or _BROKEN_DATE.fullmatch(words)) is not None


def _is_issuer(line: Line) -> bool:
    return ISSUER.fullmatch(line.folded) is not None and len(line.bare) < 36 and not marker_at(line.folded) and not is_foot(line)


def is_foot(line: Line) -> bool:
    """Whether a line belongs to a letter's foot by its label: contacts, copies, marks (联系人, 抄送, 类别)."""
    return len(line.folded) < 160 and (_FOOT.match(line.folded) or _PRINTED.fullmatch(line.bare)) is not None


def _unsigned(lines: Sequence[Line]) -> int:
    """Where the foot of a letter without date begins: at the first contact or copy line that no prose follows."""
    end = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if is_foot(lines[at]):
            end = at
        elif "。" in lines[at].folded and len(lines[at].folded) > 40:
            break
    return end


def _beside_date(lines: Sequence[Line], at: int, folded: str) -> list[Span]:
    """The issuer on the date's own line, else on the line below it."""
    line = lines[at]
    if (found := date_line(line.folded)) and found["issuer"]:
        return split_issuers(folded, Span(line.start + found.start("issuer"), line.start + found.end("issuer")))
    below = lines[at + 1] if at + 1 < len(lines) else None
    return split_issuers(folded, below.span) if below is not None and _is_issuer(below) else []


def _last_issuer(lines: Sequence[Line], folded: str) -> list[Span]:
    """The issuer that ends a letter without a date, below its contacts."""
    return split_issuers(folded, lines[-1].span) if lines and _is_issuer(lines[-1]) else []


def _day(line: Line, folded: str) -> Span | None:
    found = DATE.search(folded, line.start, line.end)
    return Span(*found.span()) if found else None


def cut_line(line: Line, start: int, end: int, folded: str) -> list[Line]:
    """The part of *line* between two places as a line of its own, if there is anything."""
    span = trim(folded, start, end)
    return [attrs.evolve(line, span=span, folded=span.of(folded))] if span.start < span.end else []
