"""Who can be asked about a letter (联系人, 承办人, 联系电话), and to whom copies go (抄送)."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from govproposal.document import Document
from govproposal.grammar.references import trim
from govproposal.grammar.unit_lists import split_level
from govproposal.model.reply import Contact
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, hull

_LABEL = lazy(
    r"(?P<both>(?:联 *系|承 *办|经 *办)(?: *人(?:员)?| *单 *位| *科 *室)?(?: *姓名)?(?: *[及和与、/] *|(?=联系电话"
    r"|电话))(?:其)?(?:联 *系 *)?(?:电 *话|方 *式)(?:号码)?)"
    r"|(?P<name>(?:具体)?(?:联 *系 *人(?:员)?|(?:承|经) *办 *(?:人(?:员)?|负责人|责任人)|联 *络 *(?:人|员))(?:姓名)?)"
    r"|(?P<unit>联 *系 *(?:单 *位|科 *室|部 *门|处 *室))"
    r"|(?P<phone>(?:联 *系 *|办 *公 *|咨 *询 *)?电 *话(?: *号 *码)?|手 *机(?:号码)?|联 *系 *方 *式)"
    r"|(?P<other>(?:承|经) *办 *(?:单 *位|科 *室|股 *室|处 *室)|(?:分管|责任|主管) *(?:领导|人)|[审签] *[核发] *人|传 *真"
    r"|邮 *(?:政 *编 *码|编|箱)"
    r"|(?:联 *系 *)?地 *址|抄 *[送报])"
)
_PHONE = lazy(r"\(?\+?\d[\d()\- /、,;~转*xX]{3,}[\d*]|\d{3,}")
_NAME = lazy(r"[^\W\d_](?: {0,4}[^\W\d_]){0,3}(?![^\W\d_])|[^\W\d_]{2,30}(?:·[^\W\d_]{1,10})?")
_SECTION = lazy(r"[^\W\d_ ]{2,16}[科处室办股队组局委中心] +(?=[^\W\d_](?: ?[^\W\d_]){1,3}(?![^\W\d_]))")
_SPLIT_NAMES = lazy(r"[、,;/]|(?<=[^\W\d_]{2}) {1,6}(?=[^\W\d_]{2})")
_COPY = lazy(r"[\[(]?(?:抄 *[送报]|分 *送|报(?=[:])) *(?:单 *位|机 *关)? *[:]? *")
_COUNT = lazy(r" *\((?:各)?(?:共)?[\d一二三四五六七八九十两]{1,3}[份件]\)|各?\d{1,2}份$")
_OTHER_LINE = lazy(r"(?:联 *系|承 *办|经 *办|电 *话|地 *址|邮|主题词|校对|共印|[(]?此件|[(]?公开|\d|.*印发)")


def read_contacts(document: Document, lines: Sequence[Span]) -> tuple[Contact, ...]:
    """The contacts that *lines* name: each name with the telephone that follows it; a telephone alone has no name.

    >>> from govproposal.source import Source
    >>> text = "联系人:范宝 联系电话:0311-4455667"
    >>> [(one.name, one.phone) for one in read_contacts(Document(Source.of(text)), [Span(0, len(text))])]
    [('范宝', '0311-4455667')]
    """
    reader = _Reader(document)
    for line in lines:
        reader.read(line)
    return reader.contacts()


class _Reader:
    """Gathers contacts label by label; a value may stand on the line behind its label."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Contact] = []
        self.open = 0
        self.waiting = ""
        self.unit: Span | None = None

    def contacts(self) -> tuple[Contact, ...]:
        """What was gathered; an organ (联系科室) stands for a person where none is named."""
        if self.unit is None or any(one.name for one in self.found):
            return tuple(self.found)
        named = self._contact(self.unit, None)
        first = self.found[:1]
        span = hull([self.unit, *(one.span for one in first if one.span)])
        spans = _witness(named, phone=first[0].span if first else None)
        return (attrs.evolve(named, phone=first[0].phone if first else None, span=span, spans=spans), *self.found[1:])

    def read(self, line: Span) -> None:
        """Read one line."""
        folded = self.document.folded
        labels = list(_LABEL.finditer(folded, *line))
        if self.waiting and (not labels or labels[0].start() > line.start):
            self._take(self.waiting, Span(line.start, labels[0].start() if labels else line.end))
        for at, label in enumerate(labels):
            stop = labels[at + 1].start() if at + 1 < len(labels) else line.end
            self._take(label.lastgroup or "", _value(folded, label.end(), stop))

    def _take(self, kind: str, value: Span) -> None:
        """Make of a label's value a new contact, or the telephone of those without one; semicolons part several."""
        first, *more = self._parts(value)
        self._take_one(kind, first)
        for part in more:
            self._take_one("both", part)

    def _parts(self, value: Span) -> list[Span]:
        """A value cut at the semicolons that a further name stands behind: ``王芳 0855-1234567;李明 0855-7654321``."""
        pieces = split_level(self.document.folded, *value, ";")
        if len(pieces) < 2 or not all(_NAME.match(self.document.folded, *_value(self.document.folded, a, b)) for a, b, _ in pieces[1:]):
            return [value]
        return [_value(self.document.folded, a, b) for a, b, _ in pieces]

    def _take_one(self, kind: str, value: Span) -> None:
        self.waiting = "" if value.start < value.end else kind
        if kind in ("", "other") or value.start >= value.end:
            return
        folded = self.document.folded
        phone = _PHONE.search(folded, *value)
        place = trim(folded, *phone.span()) if phone else None
        if kind == "phone":
            self._put_phone(place)
            return
        end = place.start if place else value.end
        names = self._names(_value(folded, value.start, end), whole=kind == "unit")
        if not names and place:
            self._put_phone(place)
        elif kind == "unit":
            self.unit = names[0] if names else None
        elif names and place is None and self.found and self.found[-1].name is None:
            # The telephone stood before the name it belongs to.
            alone = self.found.pop()
            span = hull([one for one in (alone.span, names[0]) if one])
            named = self._contact(names[0], None)
            self.found.append(attrs.evolve(named, phone=alone.phone, span=span, spans=_witness(named, phone=alone.span)))
        elif names:
            self.open = len(self.found)
            self.found.extend(self._contact(name, place) for name in names)

    def _put_phone(self, place: Span | None) -> None:
        if place is None:
            return
        waiting = [at for at in range(self.open, len(self.found)) if self.found[at].phone is None]
        for at in waiting:
            one = self.found[at]
            span = Span(min(one.span.start, place.start), max(one.span.end, place.end)) if one.span else place
            self.found[at] = attrs.evolve(one, phone=place.of(self.document.text), span=span, spans=_witness(one, phone=place))
        if not waiting:
            alone = Contact(name=None, phone=place.of(self.document.text), span=place)
            self.found.append(attrs.evolve(alone, spans=_witness(alone, phone=place)))
        self.open = len(self.found)

    def _names(self, value: Span, *, whole: bool) -> list[Span]:
        """The names in a label's value, parted by 、 or spaces; an organ is one name."""
        folded = self.document.folded
        if not whole and (behind := _SECTION.match(folded, *value)):
            value = Span(behind.end(), value.end)  # 公共交通处 王芳: whoever is named in the section
        cuts = [] if whole else [found.span() for found in _SPLIT_NAMES.finditer(folded, *value)]
        starts = [value.start, *(stop for _, stop in cuts)]
        ends = [*(start for start, _ in cuts), value.end]
        return [Span(*found.span()) for a, b in zip(starts, ends, strict=True) if (found := _NAME.match(folded, *trim(folded, a, b)))]

    def _contact(self, name: Span, phone: Span | None) -> Contact:
        words = name.of(self.document.text)
        # A name of two characters is padded to the width of three: the padding is no part of it.
        words = "".join(words.split()) if len("".join(words.split())) <= 4 else words
        span = Span(name.start, phone.end) if phone else name
        spans = {"name": [name]} | ({"phone": [phone]} if phone else {})
        return Contact(name=words, phone=phone.of(self.document.text) if phone else None, span=span, spans=Witnesses(spans))


def _witness(contact: Contact, *, phone: Span | None) -> Witnesses:
    """The pieces a contact was read from, with that of its telephone."""
    return Witnesses(dict(contact.spans) | ({"phone": (phone,)} if phone else {}))


def _value(folded: str, start: int, end: int) -> Span:
    """A value without the punctuation around it; brackets that belong to a telephone stay."""
    while start < end and folded[start] in " :,;、。.)":
        start += 1
    if folded[start : start + 1] == "(" and not folded[start + 1 : start + 2].isdigit():
        start += 1
    while end > start and (folded[end - 1] in " :,;、。.(" or (folded[end - 1] == ")" and "(" not in folded[start:end])):
        end -= 1
    return Span(start, end)


def read_copies(document: Document, lines: Sequence[Span]) -> tuple[Span, ...]:
    """The organs that copies go to (抄送, 抄报), how many copies left out; a list may run over several lines.

    >>> from govproposal.source import Source
    >>> text = "抄送:市政协提案委(2份),市政府督查室。"
    >>> [one.of(text) for one in read_copies(Document(Source.of(text)), [Span(0, len(text))])]
    ['市政协提案委', '市政府督查室']
    """
    folded = document.folded
    found: list[Span] = []
    going = False
    for line in lines:
        label = _COPY.match(folded, *line)
        going = label is not None or (going and _runs_on(folded, line))
        if not going:
            continue
        for start, end, _ in split_level(folded, label.end() if label else line.start, line.end, "、,;。"):
            found.extend(_copies(folded, trim(folded, start, end)))
    return tuple(found)


def _runs_on(folded: str, line: Span) -> bool:
    """Whether a line below 抄送 goes on with its list."""
    return line.end - line.start < 80 and _OTHER_LINE.match(folded, *line) is None and "。" not in folded[line.start : line.end - 1]


def _copies(folded: str, span: Span) -> list[Span]:
    """The organs of one piece of the list: its count left off, parted by runs of spaces."""
    pieces = [trim(folded, *found.span()) for found in re.compile(r"[^ ]+(?: [^ ]+)*").finditer(folded, *span)]
    kept = []
    for piece in pieces:
        counted = _COUNT.search(folded, *piece)
        end = counted.start() if counted and counted.end() >= piece.end - 1 else piece.end
        one = trim(folded, piece.start, end)
        if one.end - one.start > 1:
            kept.append(one)
    return kept
