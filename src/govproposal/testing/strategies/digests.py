"""The strategy for speech digests (大会发言摘登)."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from govproposal.model import Body, Header, Occasion, Person, Quantity, Recommendation, Reference, Speech, SpeechDigest
from govproposal.testing.phrasing import numeral
from govproposal.testing.segments import Passage, literal
from govproposal.testing.strategies.setting import Setting, days, names, organs, origins, published, settings_of
from govproposal.testing.strategies.wording import Kind, bodies, sentences
from govproposal.testing.vocabulary import HEADINGS, SLOGANS, TOPICS

KINDS: tuple[Kind, ...] = ("quantity", "reference")


@st.composite
def speech_digests(draw: st.DrawFn) -> SpeechDigest:
    """A digest of one to three speeches of a sitting (全体会议), each with its speaker and recommendations."""
    setting = draw(settings_of(Body.CPPCC))
    topics = draw(st.lists(st.sampled_from(TOPICS), min_size=2, max_size=6, unique=True))
    drawn = [draw(_speech(setting, *pair)) for pair in zip(topics[::2], topics[1::2], strict=False)]
    day = draw(days(setting.year))
    count = draw(st.one_of(st.none(), st.integers(2, 30)))
    occasion = Occasion(session=0, date=day, name=f"第{numeral(draw(st.integers(2, 3)))}次全体会议", speaker_count=count)
    amounts = [Quantity(text=f"{count}位", value=Decimal(count), unit="位")] if count else []
    cited: list[Reference] = []
    for _, passages in drawn:
        for passage in passages:
            amounts += passage.quantities
            cited += passage.references
    return SpeechDigest(
        header=Header(
            title="，".join(draw(st.sampled_from(SLOGANS))),
            delivered=day,
            published=draw(published(setting.year, day.month)),
            origin=draw(origins(setting.place)),
        ),
        sessions=(setting.session,),
        occasion=occasion,
        speeches=tuple(speech for speech, _ in drawn),
        quantities=tuple(amounts),
        references=tuple(cited),
    )


@st.composite
def _speech(draw: st.DrawFn, setting: Setting, first: str, second: str) -> tuple[Speech, list[Passage]]:
    """A speech with a title of one or two lines, one speaker or two, and one to three paragraphs."""
    title = f"{first}，{second}" if draw(st.booleans()) else first
    found, passages = [], []
    for heading in draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=3, unique=True)):
        headed = draw(st.booleans())
        body = draw(bodies(KINDS, setting.code, setting.year, headed=headed))
        if headed and draw(st.integers(0, 3)) == 0:
            body = literal("一是") + body + literal("二是") + draw(sentences(("quantity",), setting.code, setting.year))
        found.append(Recommendation(heading=heading if headed else None, text=body.text, quantities=body.quantities))
        passages.append(body)
    speakers = tuple(draw(st.lists(_speakers(setting), min_size=1, max_size=2, unique_by=lambda one: one.name)))
    return Speech(title=title, speakers=speakers, recommendations=tuple(found)), passages


@st.composite
def _speakers(draw: st.DrawFn, setting: Setting) -> Person:
    """A member of the CPPCC (政协委员) with one post or two."""
    level = setting.place.level
    seat = f"{level}政协{draw(st.sampled_from(('委员', '常委', '副主席')))}"
    work = draw(organs(setting.place)) + "副" + "局长"
    return Person(name=draw(names()), posts=(seat, work) if draw(st.booleans()) and work.endswith("局副局长") else (seat,))
