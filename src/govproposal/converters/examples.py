"""An example of each record type, shown in its schema: small, invented, without spans, as there is no text it was read from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from govproposal.converters.records import unstructure
from govproposal.model import (
    Achievement,
    Assignment,
    Body,
    Comparator,
    Contact,
    Header,
    Kind,
    Occasion,
    Outcome,
    OutcomeReport,
    Period,
    Person,
    Plan,
    Proposal,
    Quantity,
    Recipient,
    Recommendation,
    Record,
    Reply,
    Role,
    Session,
    SourceInfo,
    Speech,
    SpeechDigest,
    Task,
)  # fmt: skip
from govproposal.model.reply import Answer

_PROPOSAL = Proposal(kind=Kind.PROPOSAL, number=21, title="关于完善公园夜间照明的提案", session=0)
_SESSION = Session(text="市政协第九届三次会议", body=Body.CPPCC, place="市", term=9, meeting=3, key=None)
_LAMPS = Quantity(text="不少于300盏", value=Decimal(300), unit="盏", comparator=Comparator.GE)


def example(cls: type[Record]) -> dict[str, Any] | None:
    """The JSON form of an example record of *cls*, ``None`` for a type of a third party.

    >>> from govproposal.model import Plan
    >>> example(Plan)["tasks"][0]["assignments"][0]["unit"]
    '市园林局'
    """
    made = _MAKERS.get(cls.type)
    return None if made is None or type(record := made()) is not cls else unstructure(record)


def _plan() -> Plan:
    task = Task(
        path=(2, 1),
        id="2.1",
        group="重点任务",
        heading="改造公园照明",
        text="年底前新装路灯不少于300盏。",
        assignments=(Assignment(role=Role.LEAD, role_text="牵头单位", unit="市园林局"),),
        quantities=(_LAMPS,),
        periods=(Period(text="年底前", start=None, end=date(2031, 12, 31), edtf="../2031-12-31"),),
    )
    header = Header(title="公园夜间照明提升工作方案", issuers=("云岭市人民政府办公室",), issued=date(2031, 4, 2))
    source = SourceInfo(media_type="text/plain", encoding="utf-8", characters=640)
    return Plan(
        source=source,
        header=header,
        title=header.title,
        sessions=(_SESSION,),
        proposals=(_PROPOSAL,),
        tasks=(task,),
        quantities=(_LAMPS,),
    )


def _report() -> OutcomeReport:
    done = Achievement(path=(1, 1), id="1.1", heading="照明改造", text="新装路灯不少于300盏。", quantities=(_LAMPS,))
    outcome = Outcome(path=(1,), id="1", proposal=_PROPOSAL, summary="提案已办结。", achievements=(done,))
    reporter = Person(name="苏晓岚", posts=("市政府秘书长",))
    return OutcomeReport(sessions=(_SESSION,), reporter=reporter, outcomes=(outcome,), quantities=(_LAMPS,))


def _digest() -> SpeechDigest:
    advice = Recommendation(heading="补齐设施", text="建议新装路灯不少于300盏。", quantities=(_LAMPS,))
    speech = Speech(title="让公园亮起来", speakers=(Person(name="苏晓岚", posts=("市政协委员",)),), recommendations=(advice,))
    occasion = Occasion(session=0, date=date(2031, 1, 12), name="第二次全体会议", speaker_count=9)
    return SpeechDigest(sessions=(_SESSION,), occasion=occasion, speeches=(speech,), quantities=(_LAMPS,))


def _reply() -> Reply:
    answer = Answer(path=(1,), id="1", heading="关于照明改造", text="今年新装路灯不少于300盏。", quantities=(_LAMPS,))
    return Reply(
        sessions=(_SESSION,),
        proposals=(_PROPOSAL,),
        recipients=(Recipient(name="苏晓岚", capacity="委员"),),
        classification="A",
        answers=(answer,),
        contacts=(Contact(name="韩立", phone=None),),
        quantities=(_LAMPS,),
    )


_MAKERS = {"plan": _plan, "outcome-report": _report, "speech-digest": _digest, "reply": _reply}
