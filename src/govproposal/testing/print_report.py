"""Print outcome reports: delivery line, reporter, salutation, what came of each proposal, the vote, the promise."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from govproposal.model import Achievement, Body, Coverage, Evaluation, Outcome, OutcomeReport
from govproposal.testing.layout import Line, head, signature
from govproposal.testing.phrasing import numeral
from govproposal.testing.print_plan import item, padded
from govproposal.testing.styles import Style


def report_lines(report: OutcomeReport, style: Style) -> list[Line]:
    """The lines of a report, from the title to the closing commitments (下一步)."""
    lines = head(report.header, style) + _delivery(report, style)
    lines.append(Line("、".join(report.header.addressees) + "：", "flush"))
    sole = not report.outcomes[0].path
    if not sole:
        lines.append(Line(_opening(report)))
    for outcome in report.outcomes:
        lines += _outcome(outcome, style)
    thanks = "各位代表" if report.sessions[0].body is Body.NPC else "各位委员"
    lines.append(Line(f"{thanks}多次调研指导，为办理工作提供有力支持。在此表示衷心感谢！"))
    lines.append(Line(report.next_steps or ""))
    return lines + signature(report.header, style)


def _delivery(report: OutcomeReport, style: Style) -> list[Line]:
    """When and where the report was delivered, and by whom."""
    date = report.header.delivered
    if date is None or report.reporter is None or report.occasion is None:
        return []
    here = report.sessions[report.occasion]
    words = f"{date.year}年{date.month}月{date.day}日在{here.text}上"
    framed = {"bracket": f"（{words}）", "dashes": f"——{words}", "plain": words}[style.delivered]
    posts, name = "、".join(report.reporter.posts), report.reporter.name or ""
    if style.roster == "ideographic":
        name = padded(name)
    glue = "" if style.roster == "glued" else " "
    return [Line(framed, "flush"), Line(f"{posts}{glue}{name}", "flush")]


def _opening(report: OutcomeReport) -> str:
    """The paragraph that names the proposals and the vote."""
    session = report.sessions[0]
    level = (session.place or "")[-1:]
    titles = "".join(f"《{one.proposal.title}》" for one in report.outcomes)
    short = f"{level}政协{numeral(session.term)}届{numeral(session.meeting)}次会议"
    if session.body is Body.NPC:
        short = f"{level}{numeral(session.term)}届人大{numeral(session.meeting)}次会议"
    voter = f"{level}人大常委会" if session.body is Body.NPC else f"{level}政协"
    votes = "".join(_vote(one, voter) for one in report.evaluations)
    return f"{level}人民政府高度重视{short}{titles}办理工作，逐项研究落实。{votes}现将办理情况报告如下："


def _vote(vote: Evaluation, voter: str) -> str:
    result = f"满意率为{vote.rate}%" if vote.rate is not None else f"测评结果为“{vote.result}”"
    return f"{vote.period.text if vote.period else ''}，{voter}对办理工作组织民主测评，{result}。"


def _outcome(outcome: Outcome, style: Style) -> list[Line]:
    """One proposal: its heading (none where it is the report's only one), summary, achievements, coverage."""
    proposal, lines = outcome.proposal, []
    if outcome.path:
        kind = proposal.kind.value if proposal.kind else ""
        lines.append(Line(f"{numeral(outcome.path[0])}、《{proposal.title}》（{proposal.number}号{kind}）办理情况"))
    lines += [Line(text) for text in (outcome.summary or "").split("\n") if text]
    lines += _achievements(outcome, style)
    return lines + [Line(_story(one)) for one in outcome.coverage]


def _achievements(outcome: Outcome, style: Style) -> list[Line]:
    """The items below a proposal; the deepest level is ``一是`` where the style has it, in one paragraph or several."""
    found = outcome.achievements
    deepest = max((len(one.path) for one in found), default=0)
    spoken = deepest if style.yishi != "never" and deepest > len(outcome.path) + 1 else 0
    lines: list[Line] = []
    for one, following in zip_longest(found, found[1:]):
        number = achievement_mark(one.path, style, spoken=len(one.path) == spoken)
        run_on = style.yishi == "inline" and len(one.path) + 1 == spoken and following is not None and len(following.path) == spoken
        if run_on:
            lines.append(Line(number + _said(one)))
        elif not one.text:
            lines.append(Line(f"{number}{one.heading}{style.closing}"))
        elif style.yishi == "inline" and len(one.path) == spoken:
            lines[-1] = Line(lines[-1].text + number + _said(one))
        elif len(one.path) == spoken:
            lines.append(Line(number + _said(one)))
        else:
            lines += item(number, one.heading, one.text, style)
    return lines


def _said(one: Achievement) -> str:
    return f"{one.heading}。{one.text}" if one.heading else one.text


def achievement_mark(path: Sequence[int], style: Style, *, spoken: bool) -> str:
    """The number of an achievement: ``一、`` ``（一）`` ``1.`` by depth, or ``一是``.

    >>> from govproposal.testing.styles import COPIED
    >>> achievement_mark((1, 2), COPIED, spoken=False), achievement_mark((1, 2, 1), COPIED, spoken=True)
    ('（二）', '一是')
    """
    if spoken:
        return f"{numeral(path[-1])}是"
    forms = ("{}、", *style.marks, "（{}）")
    form = forms[len(path) - 1]
    chinese = len(path) == 1 or (len(path) == 2 and "（" in form)
    return form.format(numeral(path[-1]) if chinese else path[-1])


def _story(entry: Coverage) -> str:
    """A sentence on what the media ran."""
    day = f"{entry.date.year}年{entry.date.month}月{entry.date.day}日" if entry.date else ""
    outlets = "、".join(f"《{one}》" if one.endswith("报") else one for one in entry.outlets)
    if not entry.titles:
        return f"{day}，{outlets}对办理情况作了专题报道。"
    return f"{day}，{outlets}以{''.join(f'《{one}》' for one in entry.titles)}为题作了专题报道。"
