"""Marks on a letter: class of the result (办理类别 A, B, C2, 甲), whether it is public (同意公开), who signed it off (签发人)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from govproposal.patterns import lazy
from govproposal.spans import Span

_CLASS = r"(?P<mark>[A-D][1-5]?|[甲乙丙丁])"
_ALONE = lazy(rf"[\[(〔【“]?{_CLASS}[\])〕】”]? ?[类類件]?[\])〕】”]?")
_LABELLED = lazy(
    r"(?:(?:办理|办复|答复|复文|落实|处理|提案|建议)? ?(?:结果|情况)? ?(?:类 *别|分 *类)(?:代码|标识|标记)?|办理结果|办理程度|答复标识"
    rf"|[结成]果代码) ?(?:为:|[:|是为属])? ?[“\"〔(\[【]?{_CLASS}(?![A-Za-z\d-])[类類]?"
)
_GLUED = lazy(rf"(?:号|號)[ (〔\[【]*{_CLASS}[类類)〕\]】 ]*(?=$| |\)|同意|公开|不)|(?:编 ?号:?)(?P<before>[A-D])(?=[〔\[(])")
_TITLED = lazy(rf"\((?:{_CLASS})[类類]?\)$")
_PROSE = lazy(
    rf"(?:办理|办复|答复|落实|处理|结果|类别|列|定|属|归|评|意见|件)[^。;,:]{{0,8}}?(?:为|是|属于?|入|:)[“\"‘(]?{_CLASS}[”\"’)]?[类類]"
    rf"|[(（]{_CLASS.replace('mark', 'behind')}[类類][)）]$"
)
_PUBLIC = lazy(
    r"(?P<words>(?:此|本|该)(?:件|答复|回复|复函|回复件|答复件|文|文件)? *(?:予以|可以|可|宜|同意|不予|不宜|依申请|主动|拟"
    r"|全文|不)?公开(?:发布)?|(?:不同意|同意|主动|依申请|不予|不宜"
    r"|予以|可以|全文|部分|不)公开(?:发布)?|公开(?:发布)?)"
)
_PUBLIC_LABEL = lazy(
    r"(?:公开 *(?:属性|意见|类别|选项|方式|形式)|信息公开(?:属性|形式|方式)|(?:此件|本件)?是否(?:同意|可以|宜"
    r"|主动)?公开)[:|]? *(?P<answer>[^ ,;。)]{1,10})?"
)
_SIGNER = lazy(
    r"(?:签 *发 *人?|领导签[批发]) *[:|] *(?P<name>[^\W\d_]{2,4}(?![^\W\d_])|[^\W\d_] {1,4}[^\W\d_](?: {1,4}[^\W\d_])?(?![^\W\d_]))"
    r"|签 *发 *人 +(?P<bare>[^\W\d_]{2,4})(?![^\W\d_])"
)
_FIELDS = lazy(r"[^ ]+(?: [^ ]+)*")
_PIECE = lazy(r"[\[(〔【][^\])〕】]{1,20}[\])〕】][类類]?|[^ \[(〔【\])〕】]+")
_LONGEST = 80
"""A line longer than this is prose, not a line of marks."""


def find_class(folded: str, lines: Iterable[Span], prose: Iterable[Span] = ()) -> Span | None:
    """The class mark on one of the *lines* of marks, else in a sentence of *prose* (办理结果为B类); ``None`` for none.

    >>> [find_class(text, [Span(0, len(text))]).of(text) for text in ("(A)类", "类别:C", "平交函[2017]19号B类", "〔甲〕")]
    ['A', 'C', 'B', '甲']
    """
    spans = [span for span in lines if span.end - span.start <= _LONGEST]
    for pattern, whole in ((_ALONE, True), (_LABELLED, False), (_GLUED, False), (_TITLED, False)):
        for span in spans:
            for start, end in fields(folded, span) if whole else (span,):
                found = pattern.fullmatch(folded, start, end) if whole else pattern.search(folded, start, end)
                if found and found.lastgroup:
                    return _group(found)
    found = next((one for span in prose if (one := _PROSE.search(folded, *span))), None)
    return _group(found) if found else None


def _group(found: re.Match[str]) -> Span:
    """The place of the one group that matched."""
    return next(Span(*found.span(name)) for name, value in found.groupdict().items() if value is not None)


def find_publicity(folded: str, lines: Sequence[Span]) -> Span | None:
    """The words that say whether the letter is public, as a line, a field or a bracket of *lines* has them; ``None`` for none.

    >>> text = "岳水函〔2019〕60号    B类  同意公开"
    >>> find_publicity(text, [Span(0, len(text))]).of(text)
    '同意公开'
    """
    for span in lines:
        if span.end - span.start > _LONGEST:
            continue
        if label := _PUBLIC_LABEL.search(folded, *span):
            return _answer(folded, label)
        for start, end in fields(folded, span):
            while start < end and folded[start] in "[(〔【":
                start += 1
            while end > start and folded[end - 1] in "])〕】。":
                end -= 1
            if found := _PUBLIC.fullmatch(folded, start, end):
                return Span(*found.span("words"))
    return None


def _answer(folded: str, label: re.Match[str]) -> Span | None:
    """What a label (是否同意公开:是) is answered by: 是 says the label's own words."""
    answer = label["answer"]
    if answer in ("是", "√") and (own := re.compile(r"(?:同意|主动)?公开").search(folded, *label.span())):
        return Span(*own.span())
    return Span(*label.span("answer")) if answer else None


def find_signer(folded: str, lines: Iterable[Span]) -> Span | None:
    """The name behind 签发人; ``None`` for none.

    >>> text = "宁交函〔2011〕25号 签发人:廖 德"
    >>> find_signer(text, [Span(0, len(text))]).of(text)
    '廖 德'
    """
    found = next((one for span in lines if (one := _SIGNER.search(folded, *span))), None)
    return Span(*found.span("name" if found["name"] else "bare")) if found else None


def fields(folded: str, span: Span) -> list[Span]:
    """The fields of a line: parted by runs of two and more spaces, by brackets, and behind a document number."""
    whole = [Span(*found.span()) for found in _FIELDS.finditer(folded, *span)]
    cut = [piece for one in whole for piece in _cut(folded, one)]
    return list(dict.fromkeys([*whole, *cut]))


def _cut(folded: str, span: Span) -> list[Span]:
    """A field cut at spaces and before and behind its brackets: ``(A)类 (公开)``, ``17号C2类同意公开``."""
    return [Span(*found.span()) for found in _PIECE.finditer(folded, *span)]
