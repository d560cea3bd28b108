"""The frame of a document (GB/T 9704-2012): title, number, addressee, delivery, signature, annexes, rosters. Own small documents."""

from __future__ import annotations

import pytest

from govproposal.document import Document
from govproposal.outline import Head, Part
from govproposal.parsing import part_title
from govproposal.source import Source

OPENING = "为做好2021年供水保障工作,根据县人民政府常务会议精神,结合我县实际,现就有关事项通知如下。"
BODY = "各单位要加强组织领导,压实工作责任,确保各项任务按期完成。"


def read(*lines: str) -> Document:
    return Document(Source.of("\n".join(lines)))


def head(*lines: str) -> tuple[Document, Head]:
    document = read(*lines, OPENING, BODY)
    return document, document.parts[0].head


@pytest.mark.parametrize(
    "lines",
    [
        ("关于加强农村供水保障工作的通知",),
        ("安岭县人民政府办公室", "关于加强农村供水保障工作的通知"),
        ("安岭县人民政府办公室关于印发县十七届人大一次会议1号议案", "办理工作方案的通知"),
        ("安岭县人民政府", "关于县十七届人大一次会议", "第1号议案办理情况的报告"),
        ("安岭县人民政府", "关于县十七届人大一次会议", "《关于加强农村供水保障的议案》", "办理情况的报告"),
        ("关于加强农村供水保", "障工作的通知"),
        ("关于加强农村供水保障工作的实施方案(试行)",),
        ("关于加强农村供水保障工作的复函",),
    ],
    ids=["one line", "issuer first", "two lines", "three lines", "four lines", "broken within a word", "on trial", "letter"],
)
def test_a_title_runs_over_one_to_four_lines(lines: tuple[str, ...]) -> None:
    document, found = head(*lines, "各镇人民政府:")
    assert part_title(document, document.parts[0]) == "".join(lines)
    assert [span.of(document.text) for span in found.title] == list(lines)


def test_a_title_without_a_genre_s_noun_is_the_first_line() -> None:
    document, _ = head("让清水流进千家万户", "各位委员:")
    assert part_title(document, document.parts[0]) == "让清水流进千家万户"


def test_a_title_in_title_marks_is_read_without_them() -> None:
    document, _ = head("《关于加强农村供水", "保障工作的通知》", "各镇人民政府:")
    assert part_title(document, document.parts[0]) == "关于加强农村供水保障工作的通知"


def test_title_marks_within_a_title_stay() -> None:
    document, _ = head("《供水条例》和《排水条例》", "各位委员:")
    assert part_title(document, document.parts[0]) == "《供水条例》和《排水条例》"


@pytest.mark.parametrize(
    "again",
    [
        ("关于加强农村供水保障工作的通知",),
        ("关于加强农村供水", "保障工作的通知"),
        ("关于加强农村供水保障工作的通知", "关于加强农村供水保障工作的通知"),
    ],
)
def test_a_title_said_again_is_one_title(again: tuple[str, ...]) -> None:
    document, _ = head("关于加强农村供水保障工作的通知", *again, "各镇人民政府:")
    assert part_title(document, document.parts[0]) == "关于加强农村供水保障工作的通知"
    assert [line.folded for line in document.parts[0].body] == [OPENING.replace("，", ","), BODY.replace("，", ",")]


def test_the_document_s_own_title_goes_before_the_page_s_shorter_one() -> None:
    document, _ = head("关于加强农村供水的通知", "发布时间:2021-03-08", "安岭县人民政府关于加强农村供水的通知", "各镇人民政府:")
    assert part_title(document, document.parts[0]) == "安岭县人民政府关于加强农村供水的通知"


def test_a_paper_s_name_above_the_publication_data_is_no_title() -> None:
    document, _ = head("安岭要闻", "发布时间:2021-03-08", "关于加强农村供水保障工作的通知", "各镇人民政府:")
    assert part_title(document, document.parts[0]) == "关于加强农村供水保障工作的通知"


@pytest.mark.parametrize(
    ("lines", "number", "words"),
    [
        (("安政办〔2021〕8号", "关于加强农村供水的通知"), "安政办〔2021〕8号", "关于加强农村供水的通知"),
        (("关于加强农村供水的通知", "安政办〔2021〕8号"), "安政办〔2021〕8号", "关于加强农村供水的通知"),
        (("关于加强农村供水的通知 安政办〔2021〕8号",), "安政办〔2021〕8号", "关于加强农村供水的通知"),
        (("关于加强农村", "供水的通知 安政办〔2021〕8号"), "安政办〔2021〕8号", "关于加强农村供水的通知"),
        (("安政办〔2021〕8号《关于加强农村供水的通知》",), "安政办〔2021〕8号", "关于加强农村供水的通知"),
        (("安政办〔2021〕8号关于加强农村供水的通知",), "安政办〔2021〕8号", "关于加强农村供水的通知"),
        (("安政办[2021]8号", "关于加强农村供水的通知"), "安政办[2021]8号", "关于加强农村供水的通知"),
        (("关于加强农村供水的通知(安政办〔2021〕8号)",), "安政办〔2021〕8号", "关于加强农村供水的通知"),
        (("安岭县人民政府文件", "安政〔2021〕8号", "关于加强农村供水的通知"), "安政〔2021〕8号", "关于加强农村供水的通知"),
    ],
)
def test_the_number_stands_above_before_behind_or_below_the_title(lines: tuple[str, ...], number: str, words: str) -> None:
    document, found = head(*lines, "各镇人民政府:")
    assert found.number is not None
    assert (found.number.of(document.text), part_title(document, document.parts[0])) == (number, words)


@pytest.mark.parametrize(
    ("line", "addressee"),
    [
        ("各镇人民政府,县直各部门:", "各镇人民政府,县直各部门"),
        ("各镇人民政府，县直各部门：", "各镇人民政府，县直各部门"),
        ("主席、各位副主席、秘书长、各位委员:", "主席、各位副主席、秘书长、各位委员"),
        ("各位代表!", "各位代表"),
        ("各位委员", "各位委员"),
        ("各镇人民政府,县直各部门", "各镇人民政府,县直各部门"),
        ("各镇人民政府", "各镇人民政府"),
        ("主席、各位副主席、各位委员", "主席、各位副主席、各位委员"),
    ],
)
def test_the_addressee_is_read_without_its_colon(line: str, addressee: str) -> None:
    document, found = head("关于加强农村供水的报告", line)
    assert found.addressee is not None
    assert found.addressee.of(document.text) == addressee


@pytest.mark.parametrize("line", ["附件:", "今年以来,全县完成投资3亿元。"])
def test_no_addressee_is_read_from_other_lines(line: str) -> None:
    _, found = head("关于加强农村供水的报告", line)
    assert found.addressee is None


@pytest.mark.parametrize(
    "lines",
    [
        ("——2021年1月28日在县政协九届五次会议上",),
        ("(2021年1月28日在县政协九届五次会议上)",),
        ("2021年1月28日在县政协九届五次会议上",),
        ("(2021年1月28日在政协安岭县第九届委员会", "第五次会议上)"),
        ("——在政协安岭县第九届委员会第五次会议上", "(2021年1月28日)"),
    ],
)
def test_the_line_of_delivery_follows_the_title(lines: tuple[str, ...]) -> None:
    document, found = head("关于县政协建议案办理情况的通报", *lines, "县人民政府副县长 乔木青", "各位委员:")
    assert found.delivered is not None
    assert found.delivered.of(document.text) == "\n".join(lines)
    assert [span.of(document.text) for span in found.reporter] == ["县人民政府副县长 乔木青"]


@pytest.mark.parametrize("lines", [("县人民政府副县长乔木青",), ("乔 木 青",), ("县人民政府副县长", "乔木青")])
def test_who_reports_stands_below_the_line_of_delivery(lines: tuple[str, ...]) -> None:
    document, found = head("关于县政协建议案办理情况的通报", "(2021年1月28日在县政协九届五次会议上)", *lines, "各位委员:")
    assert [span.of(document.text) for span in found.reporter] == list(lines)


# --- signatures ------------------------------------------------------------------------------------------------------


def signed(*foot: str) -> tuple[Document, Part]:
    document = read("关于加强农村供水的通知", "各镇人民政府:", OPENING, BODY, *foot)
    return document, document.parts[0]


def issuers(document: Document, part: Part) -> list[str]:
    return [span.of(document.text) for span in part.signature.issuers] if part.signature else []


@pytest.mark.parametrize(
    ("foot", "names", "day"),
    [
        (("安岭县人民政府", "2021年3月5日"), ["安岭县人民政府"], "2021年3月5日"),
        (("安岭县人民政府", "二〇二一年三月五日"), ["安岭县人民政府"], "二〇二一年三月五日"),
        (("安岭县人民政府  2021年3月5日",), ["安岭县人民政府"], "2021年3月5日"),
        (("安岭县水利局", "安岭县财政局", "2021年3月5日"), ["安岭县水利局", "安岭县财政局"], "2021年3月5日"),
        (("安岭县水利局    安岭县财政局", "2021年3月5日"), ["安岭县水利局", "安岭县财政局"], "2021年3月5日"),
        (("2021年3月5日", "安岭县人民政府"), ["安岭县人民政府"], "2021年3月5日"),
        (("安岭县人民政府",), ["安岭县人民政府"], None),
        (("2021年3月5日",), [], "2021年3月5日"),
        (("安岭县人民政府(代章)", "2021年3月5日"), ["安岭县人民政府(代章)"], "2021年3月5日"),
        (("安岭县人民政府", "(2021年3月5日)"), ["安岭县人民政府"], "2021年3月5日"),
    ],
    ids=[
        "plain",
        "Chinese figures",
        "one line",
        "two issuers",
        "two on a line",
        "date above",
        "undated",
        "date alone",
        "seal",
        "in brackets",
    ],
)
def test_a_signature_names_issuers_and_date(foot: tuple[str, ...], names: list[str], day: str | None) -> None:
    document, part = signed(*foot)
    assert part.signature is not None
    assert issuers(document, part) == names
    assert (part.signature.date.of(document.text) if part.signature.date else None) == day
    assert [line.folded for line in part.body] == [OPENING, BODY]


def test_a_document_that_ends_in_prose_is_unsigned() -> None:
    assert signed()[1].signature is None


@pytest.mark.parametrize(
    "note",
    [
        "(此件公开发布)",
        "（此件公开发布）",
        "(本文有删减)",
        "抄送:县委办公室,县人大常委会办公室。",
        "安岭县人民政府办公室  2021年3月6日印发",
    ],
)
def test_notes_stand_behind_the_signature(note: str) -> None:
    document, part = signed("安岭县人民政府", "2021年3月5日", note)
    assert issuers(document, part) == ["安岭县人民政府"]
    assert len(document.parts) == 1
    assert [line.span.of(document.text) for line in part.notes] == [note]


# --- annexes and rosters ---------------------------------------------------------------------------------------------

PLAN = ("一、工作目标", "改造供水管网12公里。", "二、工作任务", "完成水源地保护。")


@pytest.mark.parametrize(
    "between",
    [
        ("安岭县人民政府", "2021年3月5日"),
        ("附件:农村供水保障工作方案", "安岭县人民政府", "2021年3月5日"),
        ("安岭县人民政府", "2021年3月5日", "(此件公开发布)"),
        ("安岭县人民政府", "2021年3月5日", "附件"),
        ("安岭县人民政府", "2021年3月5日", "附件1"),
        ("附件",),
        (),
    ],
    ids=["signed", "announced", "noted", "marked", "numbered", "marked only", "named by the notice"],
)
def test_the_annex_behind_a_notice_has_a_title_and_a_body_of_its_own(between: tuple[str, ...]) -> None:
    document = read(
        "关于印发农村供水保障工作方案的通知", "各镇人民政府:", "现将方案印发给你们,请遵照执行。", *between, "农村供水保障工作方案", *PLAN
    )
    assert [part.kind for part in document.parts] == ["main", "annex"]
    assert part_title(document, document.parts[0]) == "关于印发农村供水保障工作方案的通知"
    assert part_title(document, document.parts[1]) == "农村供水保障工作方案"
    assert [item.path for item in document.bodies[1].blocks] == [(1,), (2,)]


ROSTER = ("组长:乔木青 县人民政府副县长", "副组长:范一舟 县水利局局长", "成员:祝南风 县财政局副局长")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("农村供水保障工作领导小组成员名单",), "农村供水保障工作领导小组成员名单"),
        (("农村供水保障工作领导小组", "组成人员名单"), "农村供水保障工作领导小组组成人员名单"),
        (("附件", "农村供水保障工作领导小组"), "农村供水保障工作领导小组"),
        (("附件2", "县农村供水保障工作", "领导小组名单"), "县农村供水保障工作领导小组名单"),
    ],
)
def test_a_roster_is_a_part_with_its_title(lines: tuple[str, ...], words: str) -> None:
    document = read("农村供水保障工作方案", OPENING, *PLAN, *lines, *ROSTER)
    roster = document.parts[-1]
    assert roster.kind == "roster"
    assert part_title(document, roster) == words
    assert [line.folded for line in roster.body] == list(ROSTER)


def test_a_roster_without_a_title_begins_at_its_first_label() -> None:
    document = read("农村供水保障工作方案", OPENING, *PLAN, *ROSTER)
    assert [part.kind for part in document.parts] == ["main", "roster"]
    assert [line.folded for line in document.parts[1].body] == list(ROSTER)


def test_a_label_within_prose_begins_no_roster() -> None:
    document = read("农村供水保障工作方案", OPENING, "组长:由县人民政府分管副县长担任。", BODY)
    assert [part.kind for part in document.parts] == ["main"]


def test_every_line_of_the_document_is_in_one_part() -> None:
    lines = [
        "关于印发方案的通知",
        "安政〔2021〕8号",
        "各镇人民政府:",
        OPENING,
        "安岭县人民政府",
        "2021年3月5日",
        "农村供水方案",
        *PLAN,
        *ROSTER,
    ]
    document = read(*lines)
    assert [line.folded for part in document.parts for line in part.lines] == lines
