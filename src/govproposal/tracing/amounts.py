"""Promised amounts against reported ones: whether they count the same thing, and whether what was reported reaches what was promised."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

import attrs

from govproposal.folding import fold, letters
from govproposal.model import Comparator, Quantity
from govproposal.spans import Span
from govproposal.tracing.fuzzy import partial, ratio
from govproposal.tracing.manners import Manner, manner_of
from govproposal.tracing.moods import claims, led
from govproposal.tracing.passages import Passage, clauses
from govproposal.tracing.wording import FAILED, FILLERS, STOCK

SAME = 0.72
"""From here on two subjects are taken for the same, wherever they stand."""
LINKED = 0.45
"""The same for an amount in an item that is linked to the task anyway."""
WINDOW = 200
"""So many characters before and behind an amount are looked at."""
_LOOSE = tuple(map(frozenset, ("个处座所", "户家", "台部套", "人名")))
"""Counters that are used for one another."""
_TIME = re.compile(
    r"(?:到|至|截至)?(?:(?:20)?[0-9]{2,4}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?年?(?:底|末|内|初)?(?:之?前)?|全年|年内|今年|当年|每年"
)
_NUMBER = re.compile(r"[0-9.]+")
_AHEAD = re.compile(r"计划|预计|拟|将(?!军)|力争|争取|目标|任务数|下一步|明年|后续|有望|应当?|确保(?!了)")
"""Words by which an amount is no result yet, or is the promise said again."""
_DOING = re.compile(r"新建|改建|扩建|新开工|改造|新改建|续建|开工|建成|安装|投入|共计?|合计|达标|不含|市级|惠及")
_BOUNDS = re.compile(r"不少于|不低于|不超过|以上|以下|以内|左右|超过|突破|约|近|达到|达|余|多|至少")


@attrs.frozen(kw_only=True, eq=False)
class Amount:
    """An amount with what it counts: ``subject`` is the clause around it without its number, times and stock words.

    Where the clause says nothing of it, the item's headline does: then it is ``inherited``. ``own`` are the words beside the number,
    stock words and all; ``manner`` is how it is counted.
    """

    quantity: Quantity
    passage: Passage
    field: str
    start: int
    end: int
    clause: Span
    subject: str
    manner: Manner
    own: str = ""
    inherited: bool = False

    @property
    def words(self) -> str:
        """The clause it stands in, as printed."""
        return self.clause.of(self._field)

    @property
    def _field(self) -> str:
        return self.passage.heading or "" if self.field == "heading" else self.passage.text

    @property
    def lead(self) -> str:
        """The words of its sentence before it, folded; of a long one the last."""
        return self.passage.folded[self.field][_begin(self.passage, self.field, self.start) : self.start]

    @property
    def sentence(self) -> str:
        """The sentence it stands in."""
        found = self.passage.sentence_at(self.field, self.start)
        return found.text if found else self._field

    @property
    def rest(self) -> str:
        """The words of its sentence behind it, folded."""
        found = self.passage.sentence_at(self.field, self.start)
        last = found.start + len(found.text) if found else self.end
        return self.passage.folded[self.field][self.end : min(last, self.end + WINDOW)]

    @property
    def attributive(self) -> bool:
        """Whether it only describes what is counted (年产值过亿元的企业3家)."""
        return self._field.startswith(("的", "以上的", "以下的", "级"), self.end)

    @property
    def ahead(self) -> bool:
        """Whether the words speak of what is to come, or repeat a goal."""
        folded = self.passage.folded[self.field]
        first, last = max(self.clause.start, self.start - WINDOW), min(self.clause.end, self.end + WINDOW)
        return bool(_AHEAD.search(folded, first, last)) or led(folded, self.clause.start)


def _begin(passage: Passage, field: str, at: int) -> int:
    """Where the sentence that holds a character begins, or what of it is looked at."""
    found = passage.sentence_at(field, at)
    return max(found.start if found else 0, at - WINDOW)


def amounts(passage: Passage) -> tuple[Amount, ...]:
    """The amounts of an item, in order; those whose place in its words is not found are left out."""
    found = []
    taken: dict[str, int] = {"heading": 0, "text": 0}
    cut = {"heading": list(clauses(passage.heading or "")), "text": list(clauses(passage.text))} if passage.quantities else {}
    for quantity in passage.quantities:
        for field in ("heading", "text"):
            words = passage.heading or "" if field == "heading" else passage.text
            start = words.find(quantity.text, taken[field])
            if start >= 0:
                taken[field] = start + len(quantity.text)
                found.append(_amount(quantity, passage, field, cut[field], start))
                break
    return tuple(found)


def _amount(quantity: Quantity, passage: Passage, field: str, cut: Sequence[tuple[int, int]], start: int) -> Amount:
    words = passage.heading or "" if field == "heading" else passage.text
    end = start + len(quantity.text)
    at = bisect_right(cut, start, key=lambda one: one[0]) - 1
    clause = Span(*cut[at]) if at >= 0 and start < cut[at][1] else Span(start, end)
    about = Span(max(clause.start, start - WINDOW), min(clause.end, end + WINDOW))
    near = _near(words, about, start, end)
    subject, own = _subject(words, about, near, start, end), _own(words, near, start, end)
    inherited = len(subject) < 2
    if inherited:
        subject = _bare(passage.headline) or own
    return Amount(
        quantity=quantity,
        passage=passage,
        field=field,
        start=start,
        end=end,
        clause=clause,
        subject=subject,
        manner=_manner(clause, near, start, passage, field, quantity),
        own=own,
        inherited=inherited,
    )


def _manner(clause: Span, near: Span, start: int, passage: Passage, field: str, quantity: Quantity) -> Manner:
    folded = passage.folded[field]
    first, last = max(clause.start, start - WINDOW), min(max(clause.end, near.end), start + WINDOW)
    bounds = max(near.start - first, 0), near.end - first
    return manner_of(folded[first:last], bounds, start - first, folded[_begin(passage, field, start) : last], quantity)


def _near(words: str, clause: Span, start: int, end: int) -> Span:
    """The part of a list in which an amount stands (新造油茶林6万亩、低改10万亩), else all of its clause."""
    first = max(words.rfind("、", clause.start, start) + 1, clause.start)
    last = words.find("、", end, clause.end)
    return Span(first, last if last >= 0 else max(clause.end, end))


def _subject(words: str, clause: Span, near: Span, start: int, end: int) -> str:
    """What an amount counts: the words around it in its part of a list, else in all of its clause."""
    found = _bare(words[near.start : start] + " " + words[end : near.end])
    return found if len(found) >= 2 else _bare(words[clause.start : start] + " " + words[end : max(clause.end, end)])


def _own(words: str, near: Span, start: int, end: int) -> str:
    """The words beside an amount, with the stock words."""
    return letters(_DOING.sub("", _BOUNDS.sub("", _NUMBER.sub("", _TIME.sub("", fold(words[near.start : start] + words[end : near.end]))))))


def _bare(words: str) -> str:
    """What is left of a clause when numbers, times, bounds and stock words are gone."""
    folded = fold(words)
    bare = STOCK.sub("", _DOING.sub("", _BOUNDS.sub("", _NUMBER.sub("", _TIME.sub("", folded)))))
    return "".join(char for char in bare if char not in FILLERS and (char.isalnum() or char == "+"))


def subject_likeness(one: Amount, other: Amount) -> float:
    """How alike what two amounts count is, 0 to 1; 0 where either does not say."""
    if not one.subject or not other.subject:
        return 0.0
    return 1.0 if one.subject == other.subject else _alike(one.subject, other.subject)


@lru_cache(maxsize=1 << 14)
def _alike(one: str, other: str) -> float:
    """How alike two subjects are: as a whole, or a little less as a part of one another."""
    inside = partial(one, other) if min(len(one), len(other)) >= 3 else 0.0
    return max(ratio(one, other), 0.9 * inside)


def comparable(promised: Quantity, reported: Quantity) -> bool:
    """Whether two amounts can be compared: the same unit, or loose counters of the same kind, and the same kind of change.

    >>> from decimal import Decimal
    >>> comparable(Quantity(text="40个", value=Decimal(40), unit="个"), Quantity(text="46处", value=Decimal(46), unit="处"))
    True
    """
    one, other = promised.unit, reported.unit
    if one != other and not any(one in counters and other in counters for counters in _LOOSE):
        return False
    return (promised.change or "") == (reported.change or "") or promised.change is None or reported.change is None


def reaches(promised: Quantity, reported: Quantity) -> bool | None:
    """Whether the reported amount satisfies the promise; ``None`` where the words do not decide it.

    >>> from decimal import Decimal
    >>> promise = Quantity(text="不少于2万个", value=Decimal(20000), unit="个", comparator=Comparator.GE)
    >>> reaches(promise, Quantity(text="26236个", value=Decimal(26236), unit="个"))
    True
    >>> reaches(promise, Quantity(text="近2万个", value=Decimal(20000), unit="个", comparator=Comparator.LT))
    False
    >>> reaches(promise, Quantity(text="约2万个", value=Decimal(20000), unit="个", comparator=Comparator.APPROX)) is None
    True
    """
    low, high = _range(reported)
    wanted = promised.value
    if promised.comparator in (Comparator.LE, Comparator.LT):
        limit = promised.value_max or wanted
        if high is not None and (high < limit or (high == limit and promised.comparator is Comparator.LE)):
            return True
        return False if low is not None and low > limit else None
    strict = promised.comparator is Comparator.GT
    if promised.comparator is Comparator.APPROX:
        wanted = wanted * Decimal("0.95")
    if low is not None and (low > wanted or (low == wanted and not strict)):
        return True
    below = high is not None and (high < wanted or (high == wanted and (strict or reported.comparator is Comparator.LT)))
    return False if below else None


def _range(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """Between which amounts the reported one lies, ``None`` for no bound."""
    if quantity.comparator is Comparator.APPROX:
        return quantity.value * Decimal("0.95"), quantity.value * Decimal("1.05")
    if quantity.comparator in (Comparator.GE, Comparator.GT):
        # 7600余个 is less than 7700: what 余 and 多 leave open is the last digit that is said.
        loose = any(word in quantity.text for word in "余多") and quantity.value == quantity.value.to_integral_value()
        return quantity.value, quantity.value + _step(quantity.value) - 1 if loose else None
    if quantity.comparator in (Comparator.LE, Comparator.LT):
        return None, quantity.value
    return quantity.value, quantity.value_max or quantity.value


def _step(value: Decimal) -> Decimal:
    """One unit of the last digit that is not zero: 100 for 7600."""
    step = Decimal(1)
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def said(passage: Passage, *, reached: bool) -> list[tuple[str, Span, Span]]:
    """The words of an item that say a target was reached, or was not: field, their place, and that of their clause."""
    found = []
    for field, words in (("heading", passage.heading or ""), ("text", passage.text)):
        folded = passage.folded[field]
        for start, end in clauses(words):
            failed = FAILED.search(folded, start, end)
            one = (None if failed else claims(folded, start, end)) if reached else failed
            if one:
                found.append((field, Span(*one.span()), Span(start, end)))
    return found
