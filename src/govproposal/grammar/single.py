"""One phrase alone: read from its first character to its last, and printed so that it is read back.

The counterparts for amounts, times and divisions of work stand with their finders (:func:`~govproposal.grammar.quantities.parse_quantity`,
:func:`~govproposal.grammar.periods.parse_period`, :func:`~govproposal.grammar.assignments.parse_assignments`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from govproposal.folding import fold
from govproposal.grammar.numerals import render_numeral
from govproposal.grammar.references import find_document_numbers, find_references
from govproposal.grammar.rosters import parse_roster
from govproposal.grammar.sessions import find_proposals, find_sessions
from govproposal.model.phrases import Body, DocumentNumber, Person, Reference, Session
from govproposal.model.plan import Member
from govproposal.model.proposal import Kind, Proposal
from govproposal.spans import Span


class _Spanned(Protocol):
    @property
    def span(self) -> Span | None: ...


P = TypeVar("P", bound=_Spanned)


def parse_reference(text: str) -> Reference:
    """The one document that *text* names, with the number that follows it; ``ValueError`` where it is anything else.

    >>> one = parse_reference("《关于加强水源保护的意见》(景政发〔2021〕7号)")
    >>> one.title, one.number
    ('关于加强水源保护的意见', '景政发〔2021〕7号')
    """
    words = text.strip()
    found = find_references(words)
    if len(found) == 1 and found[0].span and found[0].span.start == 0:
        rest = "".join(fold(words[found[0].span.end :]).split())
        if rest == ("(" + "".join(fold(found[0].number).split()) + ")" if found[0].number else ""):
            return found[0]
    raise ValueError(f"no reference: {text!r}")


def render_reference(reference: Reference) -> str:
    """Words that :func:`parse_reference` reads back to the same title and number.

    >>> render_reference(Reference(title="关于减负的意见", number="景政发〔2021〕7号"))
    '《关于减负的意见》(景政发〔2021〕7号)'
    """
    return f"《{reference.title}》" + (f"({reference.number})" if reference.number else "")


def parse_document_number(text: str) -> DocumentNumber:
    """The one document number (发文字号) that *text* is; ``ValueError`` where it is none.

    >>> parse_document_number("赣府发〔2019〕3号").serial
    3
    """
    return _alone(find_document_numbers(text.strip()), text, "document number")


def render_document_number(number: DocumentNumber) -> str:
    """The number as GB/T 9704-2012, 7.2.5, prints it.

    >>> render_document_number(parse_document_number("赣府发[2019]3号"))
    '赣府发〔2019〕3号'
    """
    return f"{number.agency}〔{number.year}〕{number.serial}号"


def parse_session(text: str) -> Session:
    """The one session that *text* names; ``ValueError`` where it is none, or several.

    >>> one = parse_session("市政协五届三次会议")
    >>> one.body.value, one.term, one.meeting
    ('cppcc', 5, 3)
    """
    return _alone(find_sessions(text.strip()), text, "session")


def render_session(session: Session) -> str:
    """The session in words that :func:`parse_session` reads back to the same body, place, term and meeting.

    The long form where the place has a name, the short one where only its level is said.

    >>> render_session(parse_session("市政协5届3次会议")), render_session(parse_session("吉安市五届人大一次会议"))
    ('市政协五届三次会议', '吉安市第五届人民代表大会第一次会议')
    """
    place, term, meeting = session.place or "", render_numeral(session.term), render_numeral(session.meeting)
    if len(place) < 2:
        return f"{place}{'人大' if session.body is Body.NPC else '政协'}{term}届{meeting}次会议"
    if session.body is Body.NPC:
        return f"{place}第{term}届人民代表大会第{meeting}次会议"
    return f"政协{place}第{term}届委员会第{meeting}次会议"


def parse_proposal(text: str) -> Proposal:
    """The one numbered proposal that *text* names; ``ValueError`` where it is none, or several.

    >>> parse_proposal("第0038号提案").number
    38
    """
    return _alone(find_proposals(text.strip()), text, "proposal")


def render_proposal(proposal: Proposal) -> str:
    """The proposal by its number and kind, which :func:`parse_proposal` reads back; ``ValueError`` where it has no number.

    >>> render_proposal(parse_proposal("建议第2号"))
    '第2号建议'
    """
    if proposal.number is None or proposal.kind is None:
        raise ValueError("a proposal without number or kind has no short form")
    return f"{'' if proposal.kind is Kind.RECOMMENDATION else '第'}{proposal.number}号{proposal.kind.value}"


def render_person(person: Person) -> str:
    """The person as a reporter's or speaker's line has it, posts before the name (:func:`~govproposal.grammar.people.parse_person`).

    >>> from govproposal.grammar import parse_person
    >>> line = "市政协常委,赣江重工股份有限公司董事 欧阳敏"
    >>> render_person(parse_person(line, 0, len(line)))
    '市政协常委、赣江重工股份有限公司董事 欧阳敏'
    """
    return " ".join(one for one in ("、".join(person.posts), person.name) if one)


def parse_members(text: str) -> tuple[Member, ...]:
    r"""The members that the lines of a roster name, in order (:func:`~govproposal.grammar.rosters.parse_roster`).

    >>> [(one.role, one.name) for one in parse_members("组长:周文清  副市长\n成员:程介  市财政局副局长")]
    [('组长', '周文清'), ('成员', '程介')]
    """
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    return parse_roster(text, lines, folded=fold(text)).members


def render_members(members: Iterable[Member]) -> str:
    r"""A roster, a member a line, the role where it changes; :func:`parse_members` reads back role, name and posts.

    >>> print(render_members(parse_members("组长:周文清  副市长\n成员:程介  市财政局副局长\n欧阳敏  市教育局局长")))
    组长:周文清  副市长
    成员:程介  市财政局副局长
    欧阳敏  市教育局局长
    """
    lines, role = [], ""
    for member in members:
        words = "  ".join(one for one in (member.name, "、".join(member.posts)) if one)
        lines.append(words if member.role == role else f"{member.role}:{words}")
        role = member.role
    return "\n".join(lines)


def _alone(found: Sequence[P], text: str, what: str) -> P:
    """The one of *found* where it takes all of *text*."""
    if len(found) != 1 or found[0].span != (0, len(text.strip())):
        raise ValueError(f"no {what}: {text!r}")
    return found[0]
