"""Which mentions in different records are one proposal: by body, place, term, meeting, kind and number, else by title."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

import attrs

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.folding import fold, letters
from govproposal.model import Kind, OutcomeReport, Plan, Proposal, Record, Reply, Session
from govproposal.model.trace import TracedSession
from govproposal.tracing.fuzzy import ratio
from govproposal.tracing.gathering import Taken
from govproposal.units.places import opening_place

T = TypeVar("T")

SHORTEST = 6
"""Titles shorter than this are no identity."""
SAME_TITLE = 0.85
"""From here on two titles are one that was copied badly."""
_NAME = re.compile(r"^关于|的?(?:重点)?(?:建议案|提案|议案|建议)$")


@attrs.frozen(eq=False)
class Mention:
    """A proposal as one record names it; ``index`` is its position among the record's proposals or outcomes."""

    taken: Taken
    index: int
    proposal: Proposal
    session: TracedSession | None

    @property
    def order(self) -> tuple[str, int]:
        """An order that depends on nothing but the records."""
        return self.taken.id, self.index


@attrs.frozen(kw_only=True, eq=False)
class Process:
    """A proposal with all its mentions: the process that the trace follows."""

    id: str
    kind: Kind | None
    number: int | None
    title: str | None
    session: TracedSession | None
    mentions: tuple[Mention, ...]


def processes(taken: Sequence[Taken]) -> tuple[list[Process], list[Diagnostic]]:
    """The proposals of some records, each with its mentions, in an order of their own; and where documents disagree on one."""
    mentions = sorted((one for record in taken for one in _mentions(record)), key=lambda one: one.order)
    found: list[Process] = []
    remarks: list[Diagnostic] = []
    names: Counter[str] = Counter()
    groups, doubts = _groups(mentions)
    for group in sorted(groups, key=_rank):
        one = _process(group)
        names[one.id] += 1
        found.append(one if names[one.id] == 1 else attrs.evolve(one, id=f"{one.id}~{names[one.id]}"))
        remarks += _conflicts(found[-1])
    return found, [*remarks, *doubts, *_doubled(found)]


def traced_session(session: Session, issuers: Sequence[str] = ()) -> TracedSession:
    """A session with its place resolved: that of its key, else the one written; a bare level (``市``) by who issued the document.

    >>> from govproposal.model import Body
    >>> traced_session(Session(text="市政协五届三次会议", body=Body.CPPCC, place="市", term=5, meeting=3), ["吉安市人民政府"]).place
    '吉安市'
    """
    parts = (session.key or "").split("/")
    keyed = parts[1] if len(parts) == 4 and parts[1] else None
    written = session.place or ""
    issued = next((place for one in issuers if written and (place := _issued_by(fold(one), written))), None)
    place = written if len(written) > 1 and not keyed else issued or keyed if len(written) == 1 else keyed or issued
    return TracedSession(body=session.body, place=place if place and len(place) > 1 else None, term=session.term, meeting=session.meeting)


def _issued_by(issuer: str, level: str) -> str | None:
    """The place of a level that a folded issuer's name begins with."""
    found = opening_place(issuer, level)
    return issuer[slice(*found)] if found else None


def session_of(record: Record, index: int | None) -> TracedSession | None:
    """The session that an index of a record names, ``None`` for a wrong index or none."""
    if index is None or not 0 <= index < len(record.sessions):
        return None
    return traced_session(record.sessions[index], record.header.issuers)


def title_key(title: str | None) -> str:
    """What two titles are compared by: the letters without 关于 and 的建议案.

    >>> title_key("关于抢抓机遇 打造智慧城市的建议案") == title_key("抢抓机遇,打造智慧城市")
    True
    """
    return _NAME.sub("", letters(title or ""))


def _mentions(taken: Taken) -> Iterator[Mention]:
    record = taken.record
    named: Iterable[Proposal] = ()
    if isinstance(record, (Plan, Reply)):
        named = record.proposals
    elif isinstance(record, OutcomeReport):
        named = (outcome.proposal for outcome in record.outcomes)
    for index, proposal in enumerate(named):
        yield Mention(taken, index, proposal, session_of(record, proposal.session))


def _groups(mentions: Sequence[Mention]) -> tuple[list[list[Mention]], list[Diagnostic]]:
    """The mentions that are of one proposal, joined by the keys they share; and which were joined, or not, by a title alone."""
    root = list(range(len(mentions)))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    firm: dict[Hashable, int] = {}
    titled: dict[str, list[int]] = defaultdict(list)
    loose: list[int] = []
    for at, mention in enumerate(mentions):
        key, title = _key(mention), title_key(mention.proposal.title)
        if key is None:
            loose.append(at)
            continue
        root[find(at)] = find(firm.setdefault(key, at))
        if title:
            titled[title].append(at)
    for those in titled.values():
        for at, other in _same_places(mentions, list({_key(mentions[at]): at for at in reversed(those)}.values())):
            root[find(at)] = find(other)
    remarks = _join_loose(mentions, loose, titled, find, root)
    groups: dict[int, list[Mention]] = defaultdict(list)
    for at in range(len(mentions)):
        groups[find(at)].append(mentions[at])
    return list(groups.values()), remarks


def _key(mention: Mention) -> Hashable | None:
    """What a proposal is known by: session with its place, kind and number; ``None`` where any of them is missing."""
    session, proposal = mention.session, mention.proposal
    if session is None or session.place is None or proposal.kind is None or proposal.number is None:
        return None
    return session.body, session.place, session.term, session.meeting, proposal.kind, proposal.number


def _same_places(mentions: Sequence[Mention], firsts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Which of some mentions of one title write one place with and without the one above it: 洪山区, 武汉市洪山区.

    城关区 beside 兰州市城关区 and 拉萨市城关区 is neither.
    """
    alike: dict[int, set[int]] = {at: {at} for at in firsts}
    for at, other in combinations(firsts, 2):
        if mentions[at].proposal.number == mentions[other].proposal.number and _agree(mentions[at], mentions[other]):
            alike[at].add(other)
            alike[other].add(at)
    for at, others in alike.items():
        for other in others - {at}:
            if all(_agree(mentions[one], mentions[two]) for one, two in combinations(others | alike[other], 2)):
                yield at, other


def _join_loose(
    mentions: Sequence[Mention], loose: list[int], titled: Mapping[str, list[int]], find: Callable[[int], int], root: list[int]
) -> list[Diagnostic]:
    """Join what is not fully named to the one proposal that has its title and contradicts nothing; with several it stays alone.

    Those that name the longest places come first: what names none must not bring two places together.
    """
    remarks: list[Diagnostic] = []
    alone: dict[str, list[list[int]]] = defaultdict(list)
    for at in sorted(loose, key=lambda one: -len(_place(mentions[one]))):
        key = title_key(mentions[at].proposal.title)
        if len(key) < SHORTEST:
            continue
        named: dict[int, list[int]] = defaultdict(list)
        for other in titled.get(key, ()):
            if _agree(mentions[at], mentions[other]):
                named[find(other)].append(other)
        groups = alone[key]
        fitting = [*named.values()] or [group for group in groups if all(_agree(mentions[at], mentions[other]) for other in group)]
        if len(fitting) == 1:
            root[find(at)] = find(fitting[0][0])
            if not named:
                fitting[0].append(at)
        elif not named:
            groups.append([at])
        places = sorted({_place(mentions[other]) for group in fitting for other in group} - {""})
        if places and not _place(mentions[at]):
            outcome = "joined" if len(fitting) == 1 else "left alone"
            remarks.append(diagnose("GP609", f"{mentions[at].taken.id} 《{mentions[at].proposal.title}》: {outcome}: {'、'.join(places)}"))
    return remarks


def _place(mention: Mention) -> str:
    return (mention.session.place if mention.session else None) or ""


def _agree(one: Mention, other: Mention) -> bool:
    """Whether nothing that both say of the proposal differs."""
    mine, theirs = one.session, other.session
    if mine is not None and theirs is not None:
        if (mine.body, mine.term, mine.meeting) != (theirs.body, theirs.term, theirs.meeting):
            return False
        if mine.place and theirs.place and not (mine.place.endswith(theirs.place) or theirs.place.endswith(mine.place)):
            return False
    kinds = {one.proposal.kind, other.proposal.kind} - {None}
    numbers = {one.proposal.number, other.proposal.number} - {None}
    return len(kinds) <= 1 and len(numbers) <= 1


def _rank(group: Sequence[Mention]) -> tuple[object, ...]:
    one = _process(group)
    session = one.session
    where = (session.body, session.place or "", session.term, session.meeting) if session else ("~", "", 0, 0)
    return (
        *where,
        one.kind or "",
        one.number if one.number is not None else 10**9,
        one.title or "",
        min(mention.order for mention in group),
    )


def _process(group: Sequence[Mention]) -> Process:
    """The proposal of some mentions: what most of them say, the first in the alphabet where as many say something else."""
    session = _most([one.session for one in group if one.session and one.session.place] or [one.session for one in group if one.session])
    kind = _most([one.proposal.kind for one in group if one.proposal.kind])
    number = _most([one.proposal.number for one in group if one.proposal.number is not None])
    title = _most([one.proposal.title for one in group if one.proposal.title])
    parts = [session.body, session.place or "?", session.term, session.meeting] if session else []
    named = kind is not None and number is not None
    parts += [kind or "?", number if named else f"《{title}》" if title else "?"]
    if session is None or not (named or title):
        parts.append(min(one.taken.id for one in group))
    ordered = tuple(sorted(group, key=lambda one: one.order))
    return Process(id="/".join(str(one) for one in parts), kind=kind, number=number, title=title, session=session, mentions=ordered)


def _most(values: Sequence[T]) -> T | None:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], str(value)), default=None)


def _conflicts(process: Process) -> Iterator[Diagnostic]:
    """What its documents say differently of a proposal: one number with several titles."""
    titles = {title_key(one.proposal.title): one.proposal.title or "" for one in process.mentions if title_key(one.proposal.title)}
    if len(titles) > 1:
        first, *others = sorted(titles)
        if any(ratio(first, other) < SAME_TITLE for other in others):
            yield diagnose("GP604", f"{process.id}: {', '.join(f'《{titles[key]}》' for key in sorted(titles))}")


def _doubled(found: Sequence[Process]) -> Iterator[Diagnostic]:
    """Proposals of one session and kind that share a title and differ in number."""
    named: dict[Hashable, list[Process]] = defaultdict(list)
    for one in found:
        if one.session is not None and len(title_key(one.title)) >= SHORTEST:
            named[one.session, one.kind, title_key(one.title)].append(one)
    for those in named.values():
        if len(those) > 1:
            yield diagnose("GP604", f"《{those[0].title}》: {', '.join(one.id for one in those)}")
