"""Reply letters (提案答复, 建议答复): what a government organ answers to a proposal of a CPPCC or a suggestion of deputies.

Marks (class, publicity, 签发人) and number, a title that names session and number (关于…第N号提案的答复), the salutation, a formula
(收悉,现答复如下), the answer in numbered parts or plain paragraphs, thanks, signature, contacts, copies; any of them may be missing. A
co-handler writes to the organ that hosts the proposal (会办意见). Form: custom of the offices that run proposals; letters to a mailbox
or hotline use the same formula and are refused. A page with several letters gives several records.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

import attrs

from govproposal.document import Document
from govproposal.model import Record, Reply
from govproposal.plugin import API_VERSION, Claim, Confidence, Parsed
from govproposal.spans import Span, Witnesses

if TYPE_CHECKING:
    from govproposal.parsing import Letter

__version__ = "0.1.0"

# A pattern that few documents ask for stays a text, which re compiles when one does.
_ANSWERS = r"(?:答 *复|回复|复函|函复|办意见|续复|函告|回函|(?:情况|意见|说明|反馈|报告|汇报)如下)"
# Each alternative begins with a character of its own, so that a search skips all others.
_FORMULA = re.compile(r"悉(?=[,。!])|复如下|情况如下|意见如下|答复意见:|委员(?<!各位委员) ?[:,]|代表(?<!各位代表) ?[:,]|办理,")
_MAILBOX = (
    r"来信|信件|信箱|网友|网民|留言|市民(?:朋友|同志|先生|女士|[^\W\d_]{1,3}[先女]|您)|热线|12345|工单|诉求|信访|投诉"
    r"|信息公开申请|来电|咨询人|(?:先生|女士)[:,]"
)
_PROPOSERS = r"政协|人大|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|工商联|代表团|界别|党支部|基层委"
"""Bodies that put proposals beside single members."""
_TABLED = r"(?=.*公开 *(?:方式|形式|范围|目录))(?![(\[【(])"
"""A row of the page's table of metadata, which says how the page is published, not the letter."""
_PRINTS = r"^[^《》]{0,30}关于印发.*通知(?:\(.*\))?$"
_OTHER = r"(?:通报|通知|报告|方案|摘登|摘编|办法|总结|分工|分工的?意见|计划|(?:总体|采纳)情况)(?:\(.*\))?$"


@attrs.frozen(eq=False)
class ReplyParser:
    """The parser of reply letters: one record a letter."""

    name: str = "reply"
    version: str = __version__
    api_version: int = API_VERSION
    record_types: ClassVar[tuple[type[Record], ...]] = (Reply,)

    def sniff(self, document: Document) -> Claim:
        """Sure where a letter's title is that of a reply and a session or a number is named; likely where only its form is a reply's."""
        # The formula first: documents that answer nothing speak of answers (办理答复阶段), and its pattern is quicker to say no.
        if not (_FORMULA.search(document.folded) and re.search(_ANSWERS, document.folded)):
            return Claim.refusal("nothing is answered (答复, 回复, 复函)")
        title = document.title
        from govproposal.parsing import names_session, read_letters

        if re.search(_PRINTS, title):
            return Claim.refusal("a notice that prints something else (关于印发…的通知)")
        letters = [one for one in read_letters(document) if _is_letter(document, one)]
        if not letters or (re.search(_OTHER, title) and not any(one.title for one in letters)):
            return Claim.refusal("no letter that answers a proposal (关于…第N号提案的答复)")
        named = [one for one in letters if names_session(document, one)]
        if _is_mailbox(document, letters[0], named=bool(named)):
            return Claim.refusal("a letter to a mailbox, hotline or other office (来信, 网友, 信访): it names no session and no 第N号")
        if any(one.title for one in named):
            return Claim(Confidence.SURE, f"the title is that of a reply to a proposal (提案的答复), {len(letters)} found", specificity=2)
        if named or any(_to_members(document, one) for one in letters):
            return Claim(Confidence.LIKELY, "a letter to members or deputies answers a proposal (收悉,现答复如下)", specificity=1)
        return Claim.refusal("a letter that names no session, no 第N号, no member and no deputy: it answers no proposal")

    def parse(self, document: Document) -> Parsed:
        """The replies of the document, one record a letter."""
        from govproposal.parsing import read_letters

        letters = read_letters(document)
        return Parsed(records=tuple(_reply(document, one, alone=len(letters) == 1) for one in letters))


def _is_letter(document: Document, letter: Letter) -> bool:
    """Whether something is addressed, or opened as letters are: a year's statistics (交由…办理, 书面答复委员) are no letter."""
    if letter.title or letter.addressee:
        return True
    return any(re.search(r"悉|如下", span.of(document.folded)) for span in letter.opening)


def _is_mailbox(document: Document, letter: Letter, *, named: bool) -> bool:
    """Whether the words around the opening are those of a mailbox letter; a session or a numbered proposal outweighs them."""
    near = [*letter.title, *(line.span for line in (*letter.head, *letter.body[:1])), *letter.opening]
    near += [letter.addressee] if letter.addressee else []
    return not named and any(re.search(_MAILBOX, span.of(document.folded)) for span in near)


def _to_members(document: Document, letter: Letter) -> bool:
    """Whether the letter addresses members or deputies and its opening speaks of a proposal or suggestion."""
    from govproposal.parsing import read_recipients

    if letter.addressee is None:
        return False
    if not any(one.capacity or re.search(_PROPOSERS, one.name) for one in read_recipients(document, letter.addressee).recipients):
        return False
    return any(re.search(r"提案|建议|议案", span.of(document.folded)) for span in (*letter.opening, *letter.title))


def _reply(document: Document, letter: Letter, *, alone: bool) -> Reply:
    from govproposal import parsing as toolkit

    header = toolkit.read_letter_header(document, letter, alone=alone)
    sessions = toolkit.record_sessions(document, header, letter.span, letter.title)
    addressed = toolkit.read_recipients(document, letter.addressee) if letter.addressee else toolkit.Addressed((), None)
    foot = [line.span for line in letter.tail]
    marked = {**_marks(document, letter), **({"others": addressed.total} if addressed.total else {})}
    copies = toolkit.read_copies(document, foot)
    return Reply(
        header=header,
        proposals=toolkit.find_answered(document, letter, sessions),
        recipients=addressed.recipients,
        others=addressed.others,
        assignments=toolkit.find_handlers(document, letter),
        classification=_words(document, marked, "classification"),
        publicity=_words(document, marked, "publicity"),
        answers=toolkit.read_answers(document, letter),
        signer=(signer := _words(document, marked, "signer")) and "".join(signer.split()),
        contacts=toolkit.read_contacts(document, foot),
        copied_to=tuple(span.of(document.text) for span in copies),
        sessions=sessions,
        quantities=toolkit.within(document.quantities, letter.prose),
        references=toolkit.within(document.references, letter.prose),
        diagnostics=document.diagnostics if alone else (),
        span=letter.span,
        spans=Witnesses({name: [span] for name, span in marked.items()} | ({"copied_to": copies} if copies else {})),
    )


def _marks(document: Document, letter: Letter) -> Mapping[str, Span]:
    """Where class, publicity and signer stand, each where the letter has it."""
    from govproposal.parsing import find_class, find_publicity, find_signer

    lines = [line.span for line in (*letter.head, *letter.tail)]
    public = [line.span for line in (*letter.tail, *letter.head) if re.match(_TABLED, line.folded) is None]
    prose = [*(line.span for line in letter.closing), *letter.opening, *(line.span for line in letter.body)]
    found = {
        "classification": find_class(document.folded, [*lines, *letter.title], prose),
        "publicity": find_publicity(document.folded, public),
        "signer": find_signer(document.folded, lines),
    }
    return {name: span for name, span in found.items() if span}


def _words(document: Document, marked: Mapping[str, Span], name: str) -> str | None:
    return marked[name].of(document.text) if name in marked else None


parser = ReplyParser()
"""The parser object that the entry point names."""
