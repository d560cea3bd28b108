"""The strategy for outcome reports (办理情况的通报, 办理情况的报告)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
from hypothesis import strategies as st

from govproposal.model import (
    Achievement,
    Body,
    Coverage,
    Evaluation,
    Header,
    Official,
    Outcome,
    OutcomeReport,
    Period,
    Person,
    Proposal,
    Quantity,
    Reference,
)
from govproposal.testing.segments import Passage, joined, literal
from govproposal.testing.strategies.plans import numbered
from govproposal.testing.strategies.setting import Setting, days, leaders, names, origins, proposals, published, settings_of
from govproposal.testing.strategies.wording import Kind, bodies, sentences
from govproposal.testing.vocabulary import HEADINGS, OUTLETS, SITES, STORIES

KINDS: tuple[Kind, ...] = ("quantity", "reference")
TAKING_CHARGE = ("领衔办理", "督办", "领办")


@attrs.frozen
class _Drawn:
    """An outcome with the amounts and references of its text, in order: what record-wide lists are collected from."""

    value: Outcome
    quantities: tuple[Quantity, ...]
    references: tuple[Reference, ...]


@st.composite
def outcome_reports(draw: st.DrawFn) -> OutcomeReport:
    """A report with every part that the contract has: one to three proposals, achievements up to three levels deep."""
    setting = draw(settings_of())
    handled = draw(proposals(setting, most=3))
    delivered = draw(days(setting.year))
    here = setting.wording(setting.session.meeting + 1, draw(st.integers(0, 3)))
    signed = draw(st.integers(0, 3)) == 0
    office = f"{setting.place.level}人民政府{draw(st.sampled_from(('秘书长', '办公室主任')))}"
    posts = draw(st.sampled_from(((office,), (f"{setting.place.level}人民政府党组成员", office))))
    votes, vote_amounts = draw(_evaluations(setting))
    outcomes = [draw(_outcome(setting, one, (i,))) for i, one in enumerate(handled, 1)]
    if len(handled) == 1 and draw(st.booleans()):
        outcomes = [draw(_sole_outcome(setting, handled[0]))]
        votes, vote_amounts = (), ()
    cited = tuple(Reference(title=one.title or "") for one in handled if outcomes[0].value.path)
    return OutcomeReport(
        header=draw(_headers(setting, handled, delivered, signed=signed)),
        sessions=(setting.session,) if signed else (setting.session, here),
        occasion=None if signed else 1,
        reporter=None if signed else Person(name=draw(names()), posts=posts),
        outcomes=tuple(one.value for one in outcomes),
        evaluations=votes,
        next_steps=_promise(draw(sentences((), setting.code, setting.year))),
        quantities=vote_amounts + tuple(q for one in outcomes for q in one.quantities),
        references=cited + tuple(r for one in outcomes for r in one.references),
    )


def _promise(sentence: Passage) -> str:
    return f"下一步，我们将{sentence.text}"


@st.composite
def _headers(draw: st.DrawFn, setting: Setting, handled: tuple[Proposal, ...], day: date, *, signed: bool) -> Header:
    """The header: the title names session and kind; the report is delivered by somebody, or *signed* by the government."""
    place, kind = setting.place, handled[0].kind.value if handled[0].kind else ""
    congress = setting.session.body is Body.NPC
    noun = "报告" if congress else "通报"
    salutation = ("各位代表",) if congress else ("主席", "各位副主席", "秘书长", "各位委员")
    return Header(
        title=f"{place.government}关于{setting.session.text}{kind}办理情况的{noun}",
        addressees=salutation,
        issuers=(place.government,) if signed else (),
        issued=day if signed else None,
        delivered=None if signed else day,
        published=draw(published(setting.year, day.month)),
        origin=draw(origins(place)),
    )


@st.composite
def _evaluations(draw: st.DrawFn, setting: Setting) -> tuple[tuple[Evaluation, ...], tuple[Quantity, ...]]:
    """No vote, or one: by its result (满意) or its rate, which is an amount of the text as well."""
    form = draw(st.sampled_from(("none", "result", "rate")))
    if form == "none":
        return (), ()
    day = draw(days(setting.year - 1))
    period = Period(text=f"{day.year}年{day.month}月{day.day}日", start=day, end=day, edtf=day.isoformat())
    if form == "result":
        return (Evaluation(period=period, result="满意", rate=None),), ()
    rate = draw(st.sampled_from(("100", "98.5", "96.3")))
    return (Evaluation(period=period, result="满意", rate=Decimal(rate)),), (Quantity(text=f"{rate}%", value=Decimal(rate), unit="%"),)


@st.composite
def _outcome(draw: st.DrawFn, setting: Setting, proposal: Proposal, path: tuple[int, ...]) -> _Drawn:
    """What came of a proposal under a number of its own (``一、《…》（1号建议案）办理情况``)."""
    officials, opening = draw(_charge(setting, proposal))
    summary = opening + draw(sentences(("quantity",), setting.code, setting.year))
    items = draw(_achievements(setting, path))
    coverage = draw(_coverage(setting))
    outcome = Outcome(
        path=path,
        id=numbered(path),
        proposal=proposal,
        officials=officials,
        summary=summary.text,
        achievements=tuple(one for one, _ in items),
        coverage=coverage,
    )
    return _gathered(outcome, Reference(title=proposal.title or ""), summary, items)


@st.composite
def _sole_outcome(draw: st.DrawFn, setting: Setting, proposal: Proposal) -> _Drawn:
    """What came of the one proposal of a report: its sections are the report's own, the summary is the whole opening."""
    officials, charge = draw(_charge(setting, proposal))
    kind = proposal.kind.value if proposal.kind else ""
    opening = literal(f"现将{setting.session.text}《{proposal.title}》（以下简称{proposal.number}号{kind}）办理情况报告如下。\n")
    summary = opening + charge + draw(sentences(("quantity",), setting.code, setting.year))
    items = draw(_achievements(setting, ()))
    outcome = Outcome(
        path=(), id="", proposal=proposal, officials=officials, summary=summary.text, achievements=tuple(one for one, _ in items)
    )
    return _gathered(outcome, Reference(title=proposal.title or ""), summary, items)


def _gathered(outcome: Outcome, named: Reference, summary: Passage, items: list[tuple[Achievement, Passage]]) -> _Drawn:
    """The outcome with what its text states, in the order of the text: heading, summary, achievements, coverage."""
    amounts, cited = list(summary.quantities), [named, *summary.references]
    for _, passage in items:
        amounts += passage.quantities
        cited += passage.references
    cited += [Reference(title=title) for one in outcome.coverage for title in one.titles]
    return _Drawn(outcome, tuple(amounts), tuple(cited))


@st.composite
def _charge(draw: st.DrawFn, setting: Setting, proposal: Proposal) -> tuple[tuple[Official, ...], Passage]:
    """A leader who takes the proposal in hand, in the summary's first sentence; or nobody."""
    if draw(st.booleans()):
        return (), literal("")
    leader, role = draw(leaders(setting.place)), draw(st.sampled_from(TAKING_CHARGE))
    kind = proposal.kind.value if proposal.kind else ""
    words = f"{'、'.join(leader.posts)}{leader.name}{role}{proposal.number}号{kind}，要求坚持问题导向。"
    return (Official(name=leader.name, posts=leader.posts, role=role),), literal(words)


@st.composite
def _achievements(draw: st.DrawFn, setting: Setting, above: tuple[int, ...]) -> list[tuple[Achievement, Passage]]:
    """The achievements below *above*: leaves, and inner items with children, one or two levels deeper."""
    depth = draw(st.integers(1, 3))
    found: list[tuple[Achievement, Passage]] = []
    for i, heading in enumerate(draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=2, unique=True)), 1):
        found += draw(_branch(setting, (*above, i), heading, depth))
    return found


@st.composite
def _branch(draw: st.DrawFn, setting: Setting, path: tuple[int, ...], heading: str, depth: int) -> list[tuple[Achievement, Passage]]:
    """An item with *depth* levels from it downwards: an inner item has a heading and seldom text, a leaf has text."""
    if depth == 1:
        headed = draw(st.booleans())
        body = draw(bodies(KINDS, setting.code, setting.year, headed=headed))
        leaf = Achievement(
            path=path,
            id=numbered(path),
            heading=heading if headed else None,
            text=body.text,
            quantities=body.quantities,
            references=body.references,
        )
        return [(leaf, body)]
    own = draw(sentences(KINDS, setting.code, setting.year)) if draw(st.integers(0, 3)) == 0 else joined((), "")
    inner = Achievement(path=path, id=numbered(path), heading=heading, text=own.text, quantities=own.quantities, references=own.references)
    found = [(inner, own)]
    for i in range(1, draw(st.integers(2, 3)) + 1):
        found += draw(_branch(setting, (*path, i), draw(st.sampled_from(HEADINGS)), depth - 1))
    return found


@st.composite
def _coverage(draw: st.DrawFn, setting: Setting) -> tuple[Coverage, ...]:
    """No coverage, or one or two entries on different days."""
    found = []
    for outlet in draw(st.lists(st.sampled_from(OUTLETS), max_size=2, unique=True)):
        day = draw(days(setting.year - 1))
        title = draw(st.sampled_from((None, *STORIES)))
        more = draw(st.sampled_from(((), (), SITES[:1], SITES)))
        found.append(Coverage(date=day, outlets=(outlet, *more), titles=(title,) if title else ()))
    return tuple(found)
