"""The trace: its laws, the sample documents of ``traces/`` with their verdicts, and one test per fault."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hostile import bounded
from hypothesis import given
from hypothesis import strategies as st

from govproposal import (
    Achievement,
    Body,
    Comparator,
    Header,
    InvalidRecord,
    Kind,
    Outcome,
    OutcomeReport,
    Period,
    Plan,
    Proposal,
    Quantity,
    Record,
    Session,
    Status,
    Task,
    Trace,
    UnknownRecord,
    dumps,
    loads_trace,
    parse,
    trace,
)
from govproposal.converters.records import AnyRecord
from govproposal.model.trace import Link, Quote
from govproposal.plugin import Parser
from govproposal.testing.strategies import outcome_reports, plans, speech_digests
from govproposal.tracing.amounts import comparable, reaches
from govproposal.tracing.passages import Passage
from govproposal.tracing.promises import keeps, promised, reported
from govproposal.tracing.verdicts import Grounds, judge

HERE = Path(__file__).parent
SAMPLES = sorted((HERE / "traces").glob("*.txt"))
INPUTS = [*SAMPLES, *sorted((HERE / "specimens").glob("*/*/input.*"))]
DRAWN = st.lists(st.one_of(plans(), outcome_reports(), speech_digests()), max_size=4)


@pytest.fixture(scope="module")
def samples(parsers: tuple[Parser, ...]) -> dict[str, Record]:
    return {path.stem: parse(path, parsers=parsers).record for path in SAMPLES}


def quotes(made: Trace) -> Iterator[Quote]:
    for _, link in made.links:
        yield from (link.evidence.source, link.evidence.target)


def meetings(records: Iterable[Record]) -> set[tuple[int, int]]:
    return {(one.term, one.meeting) for record in records for one in record.sessions}


class TestLaws:
    @bounded(100)
    @given(records=DRAWN, data=st.data())
    def test_order_does_not_count(self, records: list[Record], data: st.DataObject) -> None:
        assert dumps(trace(data.draw(st.permutations(records)))) == dumps(trace(records))

    @bounded(100)
    @given(seed=st.randoms(use_true_random=False))
    def test_order_does_not_count_where_there_are_links(self, samples: dict[str, Record], seed: object) -> None:
        records = [*samples.values()]
        seed.shuffle(records)  # type: ignore[attr-defined]
        assert dumps(trace(records)) == dumps(trace(samples.values()))

    @bounded(100)
    @given(records=DRAWN)
    def test_a_copy_changes_nothing(self, records: list[Record]) -> None:
        once, twice = trace(records), trace([*records, *records])
        assert (twice.records, twice.proposals) == (once.records, once.proposals)

    @bounded(100)
    @given(records=DRAWN)
    def test_other_documents_change_nothing(self, samples: dict[str, Record], records: list[Record]) -> None:
        # A drawn plan that names no place, but the meeting and number of a sample's proposal, is about that proposal.
        records = [one for one in records if not meetings([one]) & meetings(samples.values())]
        alone = {one.id: one for one in trace(samples.values()).proposals}
        among = {one.id: one for one in trace([*samples.values(), *records]).proposals}
        assert {name: among[name] for name in alone} == alone

    @bounded(100)
    @given(records=DRAWN)
    def test_the_json_form_is_read_back(self, records: list[Record]) -> None:
        made = trace(records)
        assert loads_trace(dumps(made)) == made

    @bounded(100)
    @given(records=DRAWN)
    def test_every_plan_and_outcome_is_there_once(self, records: list[Record]) -> None:
        made = trace(records)
        names = [one.id for one in made.records]
        assert len(names) == len(set(names))
        assert len({one.id for one in made.proposals}) == len(made.proposals)
        events = {event.record for proposal in made.proposals for event in proposal.events}
        handled = {type(one) for one in records if isinstance(one, Plan) and one.proposals}
        assert events <= set(names)
        assert bool(handled) <= bool(made.proposals)

    def test_a_copy_from_another_place_has_the_same_id(self, samples: dict[str, Record]) -> None:
        plan = samples["elderly-plan"]
        moved = attrs.evolve(plan, header=attrs.evolve(plan.header, origin="市政府网"), source=attrs.evolve(plan.source, uri="copy.html"))
        assert trace([moved]).records[0].id == trace([plan]).records[0].id

    def test_quotes_are_the_words_at_their_spans(self, parsers: tuple[Parser, ...]) -> None:
        results = [parse(path, parsers=parsers) for path in INPUTS]
        found = [(record, result.document.source.text) for result in results for record in result.records]
        made = trace(record for record, _ in found)
        texts = {trace([record]).records[0].id: text for record, text in found if not isinstance(record, UnknownRecord)}
        assert sum(1 for _ in quotes(made)) >= 40
        for quote in quotes(made):
            assert quote.span is not None
            assert quote.span.of(texts[quote.record]) == quote.text
            assert all(0 <= mark.start < mark.end <= len(quote.text) for mark in quote.marks)

    def test_links_have_names_of_their_own(self, samples: dict[str, Record]) -> None:
        made = trace(samples.values())
        named = [link.id for _, link in made.links]
        assert len(named) == len(set(named))
        assert all(made.link(name).id == name for name in named)

    def test_unreported_has_its_certificate_and_nothing_else_has(self, samples: dict[str, Record]) -> None:
        for proposal in trace(samples.values()).proposals:
            for task in proposal.tasks:
                assert (task.searched is not None) == (task.status is Status.UNREPORTED)
                assert not (task.status is Status.UNREPORTED and task.links)


ELDERLY = {
    "2.1.1": ("met", ["1.1.1"]),
    "2.1.2": ("missed", ["1.1.2"]),
    "2.1.3": ("met", []),  # the lifts stand under the other proposal of the report
    "2.2.4": ("reported", ["1.2.1"]),
    "2.2.5": ("reported", ["1.2.2"]),
    "2.2.6": ("reported", ["1.2.3"]),  # a draft
    "2.2.7": ("unreported", []),
    "2.3.8": ("met", ["1.3.1"]),
    "2.3.9": ("reported", ["1.3.2"]),
    "2.3.10": ("met", ["1.3.3"]),
    "2.3.11": ("unreported", []),
}
# A report whose paragraphs answer several tasks each; school places are counted for another kind of school.
RENEWAL = {
    "2.1.1": ("met", ["2.1"]),
    "2.1.2": ("reported", ["2.1"]),
    "2.1.3": ("unreported", []),
    "2.2.1": ("missed", ["2.2"]),
    "2.2.2": ("met", ["2.2"]),
    "2.2.3": ("unreported", []),
    "2.2.4": ("missed", ["2.2"]),
    "2.3.1": ("reported", ["2.3"]),
    "2.3.2": ("met", ["2.3"]),
    "2.3.3": ("unreported", []),
}

# Another place each time; amounts in lists, a year-end report with an estimate (预计) and one amount that fell short.
VILLAGE = {
    "1.1.1": ("reported", ["1.1.1"]),
    "1.1.2": ("reported", ["1.1.2"]),
    "1.1.3": ("reported", ["1.1.3"]),
    "1.2.4": ("missed", ["1.2.1"]),
    "1.2.5": ("unreported", []),
    "1.2.6": ("met", ["1.2.2"]),
    "1.3.7": ("met", ["1.3.1"]),
    "1.3.8": ("met", ["1.3.2"]),
    "1.3.9": ("reported", ["1.3.3"]),
    "1.4.10": ("reported", ["1.4"]),
    "1.4.11": ("unreported", []),
}


class TestSamples:
    @pytest.mark.parametrize(("name", "wanted"), [("elderly", ELDERLY), ("renewal", RENEWAL), ("village", VILLAGE)])
    def test_verdicts_and_links(self, samples: dict[str, Record], name: str, wanted: dict[str, tuple[str, list[str]]]) -> None:
        made = trace([samples[f"{name}-plan"], samples[f"{name}-report"]])
        proposal = next(one for one in made.proposals if one.tasks)
        assert {task.item: (task.status.value, [link.item for link in task.links]) for task in proposal.tasks} == wanted

    def test_speeches_go_to_the_proposals_they_ask_for(self, samples: dict[str, Record]) -> None:
        made = trace(samples.values())
        assert {(speech.speech, one.number) for one in made.proposals for speech in one.speeches} == {(1, 1), (2, 2)}
        asked = {(one.speech, one.recommendation): {link.item for link in one.links} for p in made.proposals for one in p.recommendations}
        assert asked[1, 2] >= {"1.1"}
        assert asked[1, 4] >= {"1.3.1"}
        assert asked[1, 5] == set()  # nobody spoke of the legal aid station
        assert asked[2, 2] == {"2.1.1"}

    def test_a_figure_under_another_proposal_is_found(self, samples: dict[str, Record]) -> None:
        made = trace([samples["elderly-plan"], samples["elderly-report"]])
        lifts = next(target for proposal in made.proposals for target in proposal.targets if target.item == "2.1.3")
        assert (lifts.status, [link.item for link in lifts.links]) == (Status.MET, ["2.1.2"])

    def test_a_link_tells_its_rivals(self, samples: dict[str, Record]) -> None:
        made = trace([samples["elderly-plan"], samples["elderly-report"]])
        task = next(task for proposal in made.proposals for task in proposal.tasks if task.item == "2.2.4")
        link: Link = task.links[0]
        assert link.rivals
        assert all(rival.score < link.score for rival in link.rivals)
        assert any("助餐" in mark.of(link.evidence.target.text) for mark in link.evidence.target.marks)

    def test_without_the_report_nothing_is_assessable(self, samples: dict[str, Record]) -> None:
        made = trace([samples["elderly-plan"]])
        assert {task.status for proposal in made.proposals for task in proposal.tasks} == {Status.NOT_ASSESSABLE}

    def test_a_report_from_before_the_plan_does_not_count(self, samples: dict[str, Record]) -> None:
        early = attrs.evolve(samples["elderly-report"], header=attrs.evolve(samples["elderly-report"].header, delivered=date(2021, 1, 9)))
        made = trace([samples["elderly-plan"], early])
        assert {task.status for proposal in made.proposals for task in proposal.tasks} == {Status.NOT_ASSESSABLE}


SESSION = Session(text="政协赣州市六届三次会议", body=Body.CPPCC, place="赣州市", term=6, meeting=3, key="cppcc/赣州市/6/3")
ASKED = Proposal(kind=Kind.RECOMMENDATION, number=1, title="关于健全社区养老服务的建议案", session=0)
DUE = Period(text="2022年底", start=None, end=date(2022, 12, 31))


def amount(text: str, value: int, unit: str = "个", comparator: Comparator = Comparator.EQ) -> Quantity:
    return Quantity(text=text, value=Decimal(value), unit=unit, comparator=comparator)


def plan(*tasks: Task, proposal: Proposal = ASKED, session: Session = SESSION) -> Plan:
    return Plan(title="方案", header=Header(issued=date(2022, 3, 1)), sessions=(session,), proposals=(proposal,), tasks=tasks)


def task(text: str, *quantities: Quantity, item: int = 1) -> Task:
    periods = (DUE,) if DUE.text in text else ()
    return Task(path=(item,), id=str(item), group=None, heading=None, text=text, quantities=quantities, periods=periods)


def report(*texts: str | tuple[str, Quantity], proposal: Proposal = ASKED, delivered: date = date(2023, 1, 9)) -> OutcomeReport:
    items = [(one, ()) if isinstance(one, str) else (one[0], (one[1],)) for one in texts]
    done = [Achievement(path=(1, at), id=f"1.{at}", heading=None, text=text, quantities=held) for at, (text, held) in enumerate(items, 1)]
    outcome = Outcome(path=(1,), id="1", proposal=proposal, achievements=tuple(done))
    return OutcomeReport(header=Header(delivered=delivered), sessions=(SESSION,), outcomes=(outcome,))


def status(made: Trace) -> str:
    return next(one.status.value for proposal in made.proposals for one in proposal.tasks)


def codes(made: Trace) -> list[str]:
    return [one.code for one in made.diagnostics]


class TestFaults:
    def test_an_unknown_record_is_named_and_left_out(self) -> None:
        made = trace([UnknownRecord(type="vendor/minutes"), plan()])
        assert "GP601" in codes(made)
        assert [one.type for one in made.records] == ["plan"]

    def test_duplicates_are_counted_once(self) -> None:
        made = trace([plan(task("建设助餐点。")), plan(task("建设助餐点。"))])
        assert "GP602" in codes(made)
        assert len(made.proposals[0].tasks) == 1

    def test_versions_are_named(self) -> None:
        assert "GP603" in codes(trace([attrs.evolve(plan(), schema="govproposal/1.9")]))

    def test_one_number_with_two_titles_is_shown(self) -> None:
        made = trace([plan(), report("助餐", proposal=attrs.evolve(ASKED, title="关于治理内河黑臭水体的建议案"))])
        assert len(made.proposals) == 1
        assert "GP604" in codes(made)

    def test_one_title_with_two_numbers_is_shown_and_not_merged(self) -> None:
        made = trace([plan(), plan(proposal=attrs.evolve(ASKED, number=7))])
        assert [one.number for one in made.proposals] == [1, 7]
        assert "GP604" in codes(made)

    def test_a_plan_without_a_report_and_a_report_without_a_plan(self) -> None:
        assert "GP605" in codes(trace([plan()]))
        assert "GP606" in codes(trace([report("助餐")]))

    def test_a_plan_of_no_proposal_is_named(self) -> None:
        assert "GP607" in codes(trace([Plan(title="重点任务分工")]))

    def test_contradictory_amounts_decide_nothing(self) -> None:
        said = [(f"建成嵌入式助餐点{count}个。", amount(f"{count}个", count)) for count in (46, 31)]
        made = trace([plan(task("2022年底新建嵌入式助餐点40个。", amount("40个", 40))), report(*said)])
        assert "GP608" in codes(made)
        assert status(made) == "reported"

    def test_a_mention_without_a_number_joins_by_title(self) -> None:
        made = trace([plan(), report("助餐", proposal=attrs.evolve(ASKED, number=None, session=None))])
        assert [len(one.events) for one in made.proposals] == [2]

    def test_a_wrong_index_of_a_session_is_no_session(self) -> None:
        assert trace([plan(proposal=attrs.evolve(ASKED, session=9))]).proposals[0].session is None

    def test_another_city_is_another_proposal(self) -> None:
        other = attrs.evolve(SESSION, place="吉安市", key="cppcc/吉安市/6/3")
        assert len(trace([plan(), plan(session=other)]).proposals) == 2

    def test_another_major_version_is_refused(self) -> None:
        with pytest.raises(InvalidRecord, match="schema"):
            loads_trace('{"schema": "govproposal-trace/2"}')

    def test_every_fault_of_a_trace_is_named_with_its_path(self) -> None:
        data = json.loads(dumps(trace([plan(task("建设助餐点。"))])))
        data["proposals"][0]["tasks"][0]["status"] = "done"
        data["records"][0]["id"] = 3
        with pytest.raises(InvalidRecord) as caught:
            loads_trace(json.dumps(data))
        assert {fault.path for fault in caught.value.faults} == {"$.proposals[0].tasks[0].status", "$.records[0].id"}

    def test_what_a_newer_version_adds_is_kept(self) -> None:
        data = json.loads(dumps(trace([plan(task("建设助餐点。"))])))
        data["proposals"][0]["tasks"][0]["weight"] = [1, 2]
        assert json.loads(dumps(loads_trace(json.dumps(data)))) == data


class TestVerdicts:
    @pytest.mark.parametrize(
        ("said", "wanted"),
        [
            (("新建成嵌入式助餐点46个。", amount("46个", 46)), "met"),
            (("新建成嵌入式助餐点31个。", amount("31个", 31)), "missed"),
            (("新建成嵌入式助餐点30余个。", amount("30余个", 30, comparator=Comparator.GT)), "missed"),
            (("新建成嵌入式助餐点约40个。", amount("约40个", 40, comparator=Comparator.APPROX)), "reported"),
            (("新建成嵌入式助餐点近40个。", amount("近40个", 40, comparator=Comparator.LT)), "missed"),
            (("计划新建嵌入式助餐点46个。", amount("46个", 46)), "reported"),
            (("嵌入式助餐点提前完成40个的年度目标。", amount("40个", 40)), "met"),
            (("嵌入式助餐点未完成40个的年度目标。", amount("40个", 40)), "missed"),
            ("嵌入式助餐点建设稳步推进。", "reported"),
            ("稀土永磁电机研发取得突破。", "unreported"),
        ],
    )
    def test_of_an_amount(self, said: str | tuple[str, Quantity], wanted: str) -> None:
        assert status(trace([plan(task("2022年底新建嵌入式助餐点40个。", amount("40个", 40))), report(said)])) == wanted

    @pytest.mark.parametrize(
        ("delivered", "count", "wanted"),
        [
            (date(2022, 7, 1), 31, "reported"),  # the deadline is still to come
            (date(2022, 12, 20), 31, "missed"),
            (date(2024, 6, 1), 46, "reported"),  # long after the deadline: it does not show that it was kept
        ],
    )
    def test_of_an_amount_in_time(self, delivered: date, count: int, wanted: str) -> None:
        said = (f"建成嵌入式助餐点{count}个。", amount(f"{count}个", count))
        made = trace([plan(task("2022年底新建嵌入式助餐点40个。", amount("40个", 40))), report(said, delivered=delivered)])
        assert status(made) == wanted

    @pytest.mark.parametrize(
        ("said", "wanted"),
        [
            ("印发《赣州市老年助餐服务管理办法》。", "met"),
            ("《赣州市老年助餐服务管理办法》正式印发。", "met"),
            ("《赣州市老年助餐服务管理办法(草案)》已提请市政府审议。", "reported"),
            ("制定老年助餐服务管理办法,已征求有关部门意见。", "reported"),
            ("出台老年助餐服务管理办法,规范运营。", "met"),
            ("出台老年助餐服务补贴标准。", "reported"),
        ],
    )
    def test_of_a_document(self, said: str, wanted: str) -> None:
        assert status(trace([plan(task("制定老年助餐服务管理办法。")), report(said)])) == wanted

    def test_the_rules_in_their_order(self) -> None:
        sure = Grounds(assessable=True, linked=True, amounts=[True], reached=True)
        assert judge(sure)[0] is Status.MET
        assert judge(attrs.evolve(sure, amounts=[True, False]))[0] is Status.MISSED
        assert judge(attrs.evolve(sure, assessable=False)) == (Status.NOT_ASSESSABLE, None)
        assert judge(Grounds(assessable=True, linked=True, papers=[True, False]))[0] is Status.REPORTED

    @given(promised_=st.integers(1, 10**6), reported_=st.integers(1, 10**6), comparator=st.sampled_from(Comparator))
    def test_an_exact_amount_decides_unless_the_promise_is_a_limit(self, promised_: int, reported_: int, comparator: Comparator) -> None:
        kept = reaches(amount("", promised_, comparator=comparator), amount("", reported_))
        if comparator in (Comparator.GE, Comparator.EQ):
            assert kept is (reported_ >= promised_)
        if comparator is Comparator.LE:
            assert kept is (reported_ <= promised_)

    def test_units_that_cannot_be_compared(self) -> None:
        assert not comparable(amount("", 1, "个"), amount("", 1, "公里"))
        assert comparable(amount("", 1, "户"), amount("", 1, "家"))

    @pytest.mark.parametrize(
        ("promise", "claim", "kept"),
        [
            ("出台《赣州市城市更新条例》。", "颁布《赣州市城市管理条例》。", False),
            ("出台《赣州市居家社区养老服务条例》。", "印发《赣州市居家社区养老服务规划》。", False),
            ("出台《城市更新条例》。", "颁布《赣州市城市更新条例》。", True),
            ("出台《赣州市城市更新条例》。", "颁布《赣州市城市更新条例(2023年修订)》。", True),
            ("编制停车专项规划。", "《赣州市停车专项规划(2022-2035年)》正式印发。", True),
            ("编制停车专项规划。", "停车专项规划编制工作正在推进。", False),
        ],
    )
    def test_documents_by_title_and_kind(self, promise: str, claim: str, kept: bool) -> None:
        one, other = (Passage(record="", path=(1,), item="1", heading=None, text=text) for text in (promise, claim))
        assert any(keeps(first, second) for first in promised(one) for second in reported(other)) is kept


def test_records_of_any_kind_may_be_mixed(samples: dict[str, Record]) -> None:
    records: list[AnyRecord] = [*samples.values(), UnknownRecord(type="x/y"), plan(), report("助餐")]
    assert len(trace(iter(records)).proposals) >= 3
