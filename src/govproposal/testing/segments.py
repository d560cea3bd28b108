"""Texts as segments: literals that say nothing, and phrases whose value is known because it made the words.

A drawn record is built out of passages, so the generator knows every fact of a text by construction; nothing is read back.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from govproposal.model import Period, Quantity, Reference


@attrs.frozen
class Segment:
    """A piece of text: a literal (``value`` is ``None``) or a phrase with the value it states.

    >>> Segment("完善配套政策").value is None
    True
    """

    words: str
    value: Quantity | Period | Reference | None = None


@attrs.frozen
class Passage:
    """A run of segments: its words, and the values in them in order.

    >>> from decimal import Decimal
    >>> two = Segment("２座", Quantity(text="２座", value=Decimal(2), unit="座"))
    >>> passage = Passage((Segment("修缮桥梁"), two, Segment("。")))
    >>> passage.text, [one.unit for one in passage.quantities]
    ('修缮桥梁２座。', ['座'])
    """

    segments: tuple[Segment, ...] = ()

    @property
    def text(self) -> str:
        """The words of all segments."""
        return "".join(one.words for one in self.segments)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The amounts stated (数量), in order."""
        return tuple(one.value for one in self.segments if isinstance(one.value, Quantity))

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods stated (时限), in order."""
        return tuple(one.value for one in self.segments if isinstance(one.value, Period))

    @property
    def references(self) -> tuple[Reference, ...]:
        """The documents named (引用), in order."""
        return tuple(one.value for one in self.segments if isinstance(one.value, Reference))

    def __add__(self, other: Passage) -> Passage:
        return Passage(self.segments + other.segments)


def literal(words: str) -> Passage:
    """A passage that states nothing.

    >>> literal("完善配套政策。").quantities
    ()
    """
    return Passage((Segment(words),))


def phrase(value: Quantity | Period) -> Passage:
    """The words of a quantity or a period, which carry it.

    >>> phrase(Period(text="２０２３年", start=None, end=None)).text
    '２０２３年'
    """
    return Passage((Segment(value.text, value),))


def cited(reference: Reference) -> Passage:
    """A document as texts name it: its title in ``《》``, its number (发文字号) in brackets behind.

    >>> cited(Reference(title="城市更新管理办法", number="芜政〔2021〕3号")).text
    '《城市更新管理办法》（芜政〔2021〕3号）'
    """
    number = f"（{reference.number}）" if reference.number else ""
    return Passage((Segment(f"《{reference.title}》{number}", reference),))


def joined(passages: Iterable[Passage], between: str) -> Passage:
    """*passages* with the literal *between* them.

    >>> joined([literal("甲"), literal("乙")], "，").text
    '甲，乙'
    """
    segments: list[Segment] = []
    for passage in passages:
        if segments:
            segments.append(Segment(between))
        segments.extend(passage.segments)
    return Passage(tuple(segments))
