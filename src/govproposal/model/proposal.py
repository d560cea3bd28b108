"""The proposal itself, as other documents name it."""

from __future__ import annotations

from enum import StrEnum

import attrs

from govproposal.model.evidence import Evidenced


class Kind(StrEnum):
    """What was put: 议案 (motion), 建议案 (recommendation of a CPPCC), 提案 (proposal), 建议 (suggestion of a deputy)."""

    MOTION = "议案"
    RECOMMENDATION = "建议案"
    PROPOSAL = "提案"
    SUGGESTION = "建议"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Proposal(Evidenced):
    """A motion, recommendation, proposal or suggestion as a document names it.

    ``number`` and ``title`` are ``None`` where they are not given; ``session`` is an index into the record's ``sessions``.
    """

    kind: Kind | None
    number: int | None
    title: str | None
    session: int | None
