"""Speech digests (大会发言摘登): what members of a CPPCC or deputies of a people's congress proposed from the floor of a sitting.

An opening names session, sitting and day; then each speech: a title over one or two lines, a line with posts and name, and its
paragraphs, each a recommendation. Some pages put the speaker first (发言人:…), some run the speech on behind ``X委员:``. Form: custom
of the conferences' newspapers and sites.
"""

from __future__ import annotations

import re
from typing import ClassVar

import attrs

from govproposal.document import Document
from govproposal.model import Record, SpeechDigest
from govproposal.plugin import API_VERSION, Claim, Confidence, Parsed

__version__ = "0.1.0"

# A pattern that few documents ask for stays a text, which re compiles when one does.
_TITLE = r"(?:大会|会议|委员|代表)?发言.{0,6}(?:摘登|摘编|选登|选编|摘要|实录|汇编)|建言.{0,8}(?:摘登|摘编|选登)"
_SINGLE = r"(?:大会|会议上的|联组|书面|口头)发言(?:材料|稿)?(?:\(.*\))?$"
"""The title of a page with one speech: ``…的建议——在某次会议上的大会发言``."""
_OPENING = r"(?:发言|建言).{0,12}(?:摘登|摘编|选登|摘要|刊登|如下)|(?:摘登|摘编|选登|刊登)[^。]{0,16}(?:发言|建言)"
_OTHERS = ("通知", "通报", "报告", "方案", "答复", "复函", "意见")
_TALK = r"^(?!关于).*(?:委员|代表)们?[^。]{0,6}(?:热议|畅谈|共话|共议|讨论|审议|点赞|建言)"
"""What members do about a report that a newspaper's headline names: 委员热议常委会工作报告."""
_OTHER = rf"(?:{'|'.join(_OTHERS)})(?:\(.*\))?$"


@attrs.frozen(eq=False)
class SpeechDigestParser:
    """The parser of speech digests: one record a page."""

    name: str = "speech-digest"
    version: str = __version__
    api_version: int = API_VERSION
    record_types: ClassVar[tuple[type[Record], ...]] = (SpeechDigest,)

    def sniff(self, document: Document) -> Claim:
        """Sure where title or opening announce the digest and speakers follow; likely where several speakers do."""
        title = document.title
        if (title.endswith(_OTHERS) or re.search(_OTHER, title)) and not re.search(_TALK, title):
            return Claim.refusal("the title is that of an official letter, plan or report")
        from govproposal.parsing import read_speeches

        speeches, intro = read_speeches(document)
        opening = " ".join(span.of(document.folded) for span in intro[:6])
        announced = re.search(_TITLE, title) or re.search(_SINGLE, title) or re.search(_OPENING, opening)
        if announced and speeches:
            return Claim(Confidence.SURE, f"speeches are announced (发言摘登), {len(speeches)} found", specificity=1)
        if len(speeches) > 1 and any(one.recommendations for one in speeches):
            return Claim(Confidence.LIKELY, f"{len(speeches)} members speak, each under a line with posts and name")
        if len(speeches) > 1:
            return Claim(Confidence.LIKELY, f"tells of {len(speeches)} speeches and their titles (作了题为《…》的发言)")
        return Claim.refusal("no digest is announced (发言摘登) and no members speak")

    def parse(self, document: Document) -> Parsed:
        """The digest of the document."""
        # What lays a document out is loaded when one is: a host that only asks for claims does not pay for it.
        from govproposal_speech_digest.digest import read_digest

        return read_digest(document)


parser = SpeechDigestParser()
"""The parser object that the entry point names."""
