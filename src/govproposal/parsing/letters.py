"""Letters that answer a proposal (提案答复, 建议答复): where each begins and ends on a page, and the pieces of its frame.

A letter is: marks and number, a title over one to five lines (perhaps twice), the salutation (X委员:), the opening formula
(收悉,现答复如下:), the answer, thanks, signature, and what stands below it (contacts, copies). Any of them may be missing. A page
may hold several letters, or the proposal above its letter. After section 9 of the survey of real letters; form: custom.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from govproposal.document import Document
from govproposal.grammar.references import trim
from govproposal.outline import Line, Role
from govproposal.outline.frame import split_issuers
from govproposal.outline.markers import marker_at
from govproposal.outline.wording import DATE, DATE_LINE, ISSUER
from govproposal.parsing.salutations import salutation_at
from govproposal.spans import Span, hull


@attrs.frozen(kw_only=True)
class Letter:
    """One letter of a page. ``title`` are the title's pieces, ``title_text`` its folded words without spaces.

    ``head`` are the lines above the salutation that are not the title, ``addressee`` the salutation without colon and greeting,
    ``opening`` the pieces up to 答复如下, ``body`` the lines of the answer, ``closing`` thanks and requests behind it, ``tail`` what
    stands around the signature: contacts, copies, notes. ``issuers`` and ``date`` are the signature's.
    """

    span: Span
    title: tuple[Span, ...] = ()
    title_text: str = ""
    head: tuple[Line, ...] = ()
    addressee: Span | None = None
    opening: tuple[Span, ...] = ()
    body: tuple[Line, ...] = ()
    closing: tuple[Line, ...] = ()
    tail: tuple[Line, ...] = ()
    issuers: tuple[Span, ...] = ()
    date: Span | None = None

    @property
    def prose(self) -> tuple[Span, ...]:
        """The letter's running text, opening to thanks: where its quantities and references are read."""
        return (*self.opening, *(line.span for line in self.body), *(line.span for line in self.closing))


_NOUN = (
    r"(?:答复|回复|复函|函复|复)(?:意见|件|情况|报告)?(?:的?函)?|(?:会办|协办|分办|办理|承办|续办)(?:意见|情况|结果|续复)?的?(?:函复|复函|函|答复|回复|意见|续复|说明)|续复"
)
_NUMBER = r"\(?[^\W\d_]{2,14}[〔\[(](?:19|20)\d\d[〕\])]第?\d{1,5}号\)?"
_TITLE = re.compile(
    rf"《?(?:{_NUMBER})?(?P<title>(?:[^\W\d_]{{2,30}}?)?(?:关于|对)(?=[^。;!?]{{0,150}}(?:提案|建议|议案|案|届|第\d+号))[^。;!?]{{4,160}}?(?:{_NOUN})"
    rf"|[^\W\d_][^。;!?:]{{2,80}}?(?:第\d{{1,9}}号|\d号)[^。;!?:]{{0,40}}?(?:{_NOUN}))(?P<bracket>\((?:[^()]|\([^()]{{0,20}}\)){{1,80}}\))?》?(?:{_NUMBER})?"
)
_TITLE_WORD = re.compile(r"关于|对|届|第\d+号|提案|建议|议案")
"""What a title's first line holds, unless it is the issuer alone."""
_NO_TITLE = re.compile(r"^(?:附|欢迎|今天|抄送|联系|主题|上一|下一|\d|[一二三四五六七八九十]、)|(?:收悉|如下)|:$")
_MARK = re.compile(
    r"^[\[(〔【]?(?:[A-D]\d?|[甲乙丙丁])?类?[\])〕】]?$|^[\[(〔【]?(?:不?同意|主动|此件.{0,6})?公开.{0,4}[\])〕】]?$|^(?:办理|答复|办复)?类 ?别|^签 ?发|^编 ?号"
    rf"|^{_NUMBER}"
)
_FORMULA = re.compile(r"收悉|(?<=[》)”案议])悉|(?:转|交)(?:由|给|与)?[^,。;:]{2,24}?(?:办理|研究|承办)")
_FOLLOWS = re.compile(r"(?:答复|回复|函复|复函|函告|意见|情况|现复|现告|说明|汇报|报告|反馈)(?:报告|答复|汇报|回复|说明|函告|函复|反馈)?如下[:,。;]?|(?<=\S)如下:$|以下(?:办理)?(?:答复)?意见:$")
_GREETING = re.compile(r"(?:您|你们?|您们|大家)好[!。,]?")
_CLOSING = re.compile(
    r"(?:最后,?|在此,?|同时,?|对此,?|再次|再一次|衷心|诚挚|非常|十分|真诚|真挚|由衷|特别|深表)*(?:的|地)?(?:表示|向您|对您|对你)?(?:衷心|诚挚)?(?:的|地)?(?:感谢|谢谢|致谢|致以)"
    r"|专此|特此|此复|此致|敬礼|谨此|妥否|(?:以上|上述)(?:答复|回复|复函|意见|办理|是|情况|如|函|内容)|如(?:您|你)?(?:们)?(?:对|有|果)|若(?:您|你)?(?:们)?(?:对|有)|您对以上|对(?:以上|上述|本|此)(?:答复|回复|办理)"
    r"|请(?:您|你们?)?(?:填写|将|在|对|予|给予|继续|随时)|敬请|恳请|欢迎|期待|希望(?:您|你|各位|贵|今后|以后|继续|在今后|在以后)|望(?:您|你)|致$|礼!?$|谢谢|(?:顺|敬|恭)(?:祝|致|颂)|祝您|祝你|祝:|附(?:件)?\d?[:]|注:|该(?:建议|提案|件)办理(?:结果|类别)|办(?:理|复)(?:类别|结果)"
)
_SENTENCE = re.compile(r"[。!] *(?=[^。! ])")
_THANKS = re.compile(
    r"(?:最后,?|再次|衷心|诚挚|非常|十分)*(?:地|的)?感谢(?:您|你|贵|各位)|专此|特此|此复|顺祝|您对(?:我们|我局|以上)的?.{0,8}(?:意见|建议|答复|办理)|(?:以上|上述)答复|如(?:您)?对(?:以上|上述|本|此)|请填写"
)
"""Sentences that close a letter even within the last paragraph of its answer."""
_FOOT = re.compile(
    r"[\[(【]?(?:具体)?(?:联 *系 *(?:人|电 *话|单 *位|方 *式|科 *室|部 *门|地 *址)|(?:承|经) *办 *(?:人|负责人|责任人|单位|科室|股室|处室)|单位 *联系|(?:分管|责任|主管|部门|单位|科室|经办) *(?:领导|负责人|责任人|人|单位|部门)(?=:)|(?:审|签) *[核发] *人|领导签[字名]|(?:办公|咨询)?电 *话|手 *机|传 *真|邮 *(?:编|箱|政编码)|地 *址"
    r"|抄 *[送报]|分 *送|报(?=:)|主题词|(?:此|本)(?:件|答复|回复|复函|回复件).{0,6}公开|(?:不)?同意公开|主动公开|公开(?:属性|方式|形式)|是否(?:同意)?公开|类 *别|(?:办理|办复|答复) *(?:类别|结果))"
)
_BROKEN_DATE = re.compile(r"\(?(?:19|20)\d{2} ?[年.-]? ?[\d 年月日.-]{2,9}\)?")
_PRINTED = re.compile(r".*(?:印发|共印\d+份)\)?$")


def read_letters(document: Document) -> tuple[Letter, ...]:
    """The letters of the page, in order; ``()`` where nothing is addressed to anybody and no formula opens an answer.

    >>> from govproposal.source import Source
    >>> page = "关于市政协五届三次会议第12号提案的答复\\n李明委员:\\n您提出的《关于节水的提案》收悉,现答复如下:\\n已建成泵站3座。\\n特此答复。"
    >>> letter, = read_letters(Document(Source.of(page)))
    >>> letter.title_text[-6:], letter.addressee.of(page), [line.folded for line in letter.body]
    ('号提案的答复', '李明委员', ['已建成泵站3座。'])
    """
    lines = [line for line in document.lines if line.role in (Role.CONTENT, Role.METADATA)]
    titles = _titles(lines)
    if not titles:
        letter = _read(lines, (), document.folded)
        shown = _shown_title(document)
        return (attrs.evolve(letter, title=(shown,), title_text=shown.of(document.folded).replace(" ", "")) if shown else letter,) if letter.opening else ()
    starts = [0, *(_start(lines, title[0], before[1]) for before, title in zip(titles, titles[1:], strict=False))]
    ends = [*starts[1:], len(lines)]
    kept: list[tuple[int, int, tuple[int, int, tuple[Span, ...], str]]] = []
    pending = 0
    for start, end, title in zip(starts, ends, titles, strict=True):
        if any(_FORMULA.search(line.folded) or _FOLLOWS.search(line.folded) or salutation_at(line.folded) for line in lines[title[1] : end][:14]):
            kept.append((pending if not kept else start, end, _first_said(title, titles)))
        pending = pending if not kept else end
    return tuple(_read(lines[start:end], (title[0] - start, title[1] - start, title[2], title[3]), document.folded) for start, end, title in kept)


_Title = tuple[int, int, tuple[Span, ...], str]


def _first_said(title: _Title, titles: Sequence[_Title]) -> _Title:
    """The title with the pieces of its first saying where a page says it twice."""
    same = next(one for one in titles if one[3] == title[3])
    return (title[0], title[1], same[2], title[3])


def _titles(lines: Sequence[Line]) -> list[_Title]:
    """The titles of letters among *lines*: first line, line behind, pieces, words."""
    found: list[_Title] = []
    at = 0
    while at < len(lines):
        title = _title_at(lines, at)
        if title:
            found.append(title)
            at = title[1]
        else:
            at += 1
    return found


def _title_at(lines: Sequence[Line], at: int) -> _Title | None:
    """The title that begins with line *at*: the fewest lines that end as such titles do."""
    places: list[int] = []
    words = ""
    first = lines[at]
    if _MARK.match(first.bare) and not _TITLE.fullmatch(first.bare):
        return None
    if not _TITLE_WORD.search(first.bare) and not ISSUER.fullmatch(first.folded):
        return None
    for count, line in enumerate(lines[at : at + 5], 1):
        if line.role is Role.METADATA or "。" in line.folded or len(line.bare) > 140 or _NO_TITLE.search(line.bare) or (count > 1 and marker_at(line.folded)):
            return None
        places.extend(line.start + place for place, char in enumerate(line.folded) if char != " ")
        words += line.bare
        if len(words) < 200 and (found := _TITLE.fullmatch(words)):
            start, end = found.start("title"), found.end("bracket") if found["bracket"] else found.end("title")
            inner = Span(places[start], places[end - 1] + 1)
            spans = [Span(max(one.start, inner.start), min(one.end, inner.end)) for one in lines[at : at + count]]
            return at, at + count, tuple(one for one in spans if one.start < one.end), words[start:end]
    return None


def _shown_title(document: Document) -> Span | None:
    """The letter's title where only the page's table of metadata has it (名称:关于…的答复)."""
    return next((one.span for one in document.metadata if _TITLE.fullmatch(one.span.of(document.folded).replace(" ", ""))), None)


def _start(lines: Sequence[Line], title: int, floor: int) -> int:
    """Where the letter begins whose title is line *title*: at the marks and the number above it."""
    while title > floor and _MARK.match(lines[title - 1].bare):
        title -= 1
    return title


def _read(lines: Sequence[Line], title: tuple[int, int, tuple[Span, ...], str] | tuple[()], folded: str) -> Letter:
    """The letter that *lines* are, its title at the place given."""
    first = title[1] if title else 0
    at, addressee, rest = _salutation(lines, first, folded)
    head = (*lines[: title[0]], *lines[title[1] : at]) if title else tuple(lines[:at])
    below = lines[at + (addressee is not None) :]
    content = [*rest, *(line for line in below if line.role is Role.CONTENT or _FOOT.match(line.folded))]
    opening, content = _opening(content, folded)
    body, closing, tail, issuers, date = _foot(content, folded)
    if not body and not opening:
        closing = []
    span = hull(line.span for line in lines) or Span(0, 0)
    return Letter(
        span=span,
        title=title[2] if title else (),
        title_text=title[3] if title else "",
        head=head,
        addressee=addressee,
        opening=opening,
        body=tuple(body),
        closing=tuple(closing),
        tail=tuple(tail),
        issuers=issuers,
        date=date,
    )


def _salutation(lines: Sequence[Line], first: int, folded: str) -> tuple[int, Span | None, list[Line]]:
    """The line of the salutation, whom it addresses, and what the line says behind it; without one, the line of the body's begin."""
    for at in range(first, min(len(lines), first + 14)):
        line = lines[at]
        found = salutation_at(line.folded)
        if found is not None and line.role is Role.CONTENT:
            addressee = trim(folded, line.start, line.start + found[0])
            return at, addressee, _cut(line, line.start + found[1], line.end, folded)
        if _FORMULA.search(line.folded) or _FOLLOWS.search(line.folded) or ("。" in line.folded and len(line.folded) > 50):
            return at, None, []
    return first, None, []


def _cut(line: Line, start: int, end: int, folded: str) -> list[Line]:
    """The part of *line* between two places as a line of its own, if there is anything."""
    span = trim(folded, start, end)
    return [attrs.evolve(line, span=span, folded=span.of(folded))] if span.start < span.end else []


def _opening(lines: Sequence[Line], folded: str) -> tuple[tuple[Span, ...], list[Line]]:
    """The pieces of the opening formula, and the lines behind it."""
    near = lines[:3]
    for at, line in enumerate(near):
        if found := next(iter(_FOLLOWS.finditer(line.folded)), None):
            return _split(lines, at, line.start + found.end(), folded)
    for at, line in enumerate(near[:2]):
        if found := _FORMULA.search(line.folded):
            stop = line.folded.find("。", found.end())
            return _split(lines, at, line.end if stop < 0 else line.start + stop + 1, folded)
    skip = 1 if lines and _GREETING.fullmatch(lines[0].bare) else 0
    return (), list(lines[skip:])


def _split(lines: Sequence[Line], at: int, end: int, folded: str) -> tuple[tuple[Span, ...], list[Line]]:
    line = lines[at]
    opening = (*(one.span for one in lines[:at]), Span(line.start, end))
    return opening, [*_cut(line, end, line.end, folded), *lines[at + 1 :]]


_Foot = tuple[list[Line], list[Line], list[Line], tuple[Span, ...], Span | None]


def _foot(lines: Sequence[Line], folded: str) -> _Foot:
    """Body, closing and tail lines, the issuers and the date."""
    signed = next((at for at, line in enumerate(lines) if at and _is_date(line)), None)
    end = signed if signed is not None else _unsigned(lines)
    tail = [line for line in lines[end:] if not _is_date(line)]
    closing: list[Line] = []
    issuers: list[Span] = []
    while end > 0:
        line = lines[end - 1]
        if not closing and _is_issuer(line) and end > 1:
            issuers[:0] = split_issuers(folded, line.span)
        elif _is_foot(line):
            tail.insert(0, line)
        elif _CLOSING.match(line.bare) and not marker_at(line.folded):
            closing.insert(0, line)
        else:
            break
        end -= 1
    if signed is not None and not issuers:
        issuers = _beside_date(lines, signed, folded)
    body = list(lines[:end])
    if body and not closing:
        last = body.pop()
        behind = _thanks_behind(last)
        body.extend(_cut(last, last.start, behind, folded))
        closing = _cut(last, behind, last.end, folded)
    return body, closing, tail, tuple(issuers), _day(lines[signed], folded) if signed is not None else None


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
    return (DATE_LINE.fullmatch(words) or _BROKEN_DATE.fullmatch(words)) is not None


def _is_issuer(line: Line) -> bool:
    return ISSUER.fullmatch(line.folded) is not None and len(line.bare) < 36 and not marker_at(line.folded) and not _is_foot(line)


def _is_foot(line: Line) -> bool:
    return len(line.folded) < 160 and (_FOOT.match(line.folded) or _PRINTED.fullmatch(line.bare)) is not None


def _unsigned(lines: Sequence[Line]) -> int:
    """Where the foot of a letter without date begins: at the first contact or copy line that no prose follows."""
    end = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if _is_foot(lines[at]):
            end = at
        elif "。" in lines[at].folded and len(lines[at].folded) > 40:
            break
    return end


def _beside_date(lines: Sequence[Line], at: int, folded: str) -> list[Span]:
    """The issuer on the date's own line, else on the line below it."""
    line = lines[at]
    if (found := DATE_LINE.fullmatch(line.folded)) and found["issuer"]:
        return split_issuers(folded, Span(line.start + found.start("issuer"), line.start + found.end("issuer")))
    below = lines[at + 1] if at + 1 < len(lines) else None
    return split_issuers(folded, below.span) if below is not None and _is_issuer(below) else []


def _day(line: Line, folded: str) -> Span | None:
    found = DATE.search(folded, line.start, line.end)
    return Span(*found.span()) if found else None
