"""The speech digest (大会发言摘登): what members proposed from the floor."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import attrs

from govproposal.model.evidence import Evidenced
from govproposal.model.phrases import Person, Quantity
from govproposal.model.record import Record


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Occasion(Evidenced):
    """The sitting (会议): ``session`` an index into ``sessions``, ``name`` the sitting's own (第二次全体会议)."""

    session: int | None
    date: date | None
    name: str | None
    speaker_count: int | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Recommendation(Evidenced):
    """One paragraph of a speech (建议)."""

    heading: str | None
    text: str
    quantities: tuple[Quantity, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Speech(Evidenced):
    """A speech (发言), with who gave it."""

    title: str | None
    speakers: tuple[Person, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SpeechDigest(Record):
    """A digest of the speeches of a sitting."""

    type: ClassVar[str] = "speech-digest"

    occasion: Occasion | None = None
    speeches: tuple[Speech, ...] = ()
