"""Reply letters: laws of every specimen first, then tables of wordings, then one test a fault."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govproposal
from govproposal import Document, Reply, Source, Span
from govproposal.parsing import find_class, find_publicity, find_signer, read_contacts, read_copies, read_letters, read_recipients
from govproposal.parsing.salutations import salutation_at
from govproposal.plugin import Confidence
from govproposal.reading import read
from govproposal_reply import parser

HERE = Path(__file__).parent / "specimens"
LETTERS = sorted(HERE.glob("reply/*/input.*"))
REFUSED = sorted(HERE.glob("refused/*/input.txt"))
NAMES = st.sampled_from(["傅远山", "石小荷", "欧阳静", "滕岩", "覃木兰", "阿不都拉", "印月"])

LETTER = """关于市政协六届二次会议第{number}号提案的答复
{who}：
您提出的《关于修建河滨步道的提案》收悉，现答复如下：
已建成步道3公里，投入资金200万元。
感谢您对城市建设的关心。
河东市住房和城乡建设局
2022年5月6日
"""


def replies(text: str) -> tuple[Reply, ...]:
    records = govproposal.parse(text, parsers=[parser], parser="reply").records
    assert all(isinstance(one, Reply) for one in records)
    return tuple(one for one in records if isinstance(one, Reply))


def reply(text: str) -> Reply:
    (one,) = replies(text)
    return one


def page(path: Path) -> Document:
    return govproposal.parse(path, parsers=[parser], parser="reply").document


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.parent.name)
def test_a_letter_is_claimed_for_sure_where_it_has_a_title(path: Path) -> None:
    expected = json.loads((path.parent / "expected.json").read_text(encoding="utf-8"))
    first = expected[0] if isinstance(expected, list) else expected
    untitled = first["header"]["title"] is None
    assert parser.sniff(page(path)).confidence is (Confidence.LIKELY if untitled else Confidence.SURE)


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.parent.name)
def test_a_look_alike_is_refused_with_a_reason(path: Path) -> None:
    claim = parser.sniff(page(path))
    assert claim.confidence is Confidence.NONE
    assert "no session and no 第N号" in claim.reason
    assert govproposal.parse(path).records == ()


@pytest.mark.parametrize("path", sorted(HERE.glob("*/*/input.*")), ids=lambda path: path.parent.name)
def test_no_other_document_is_claimed(path: Path) -> None:
    """A document of another kind is nobody's reply; a reply is no other parser's document."""
    assert (govproposal.parse(path).parser == "reply") is (path.parent.parent.name == "reply")


@pytest.mark.parametrize("path", [one for one in LETTERS if one.suffix == ".txt"], ids=lambda path: path.parent.name)
def test_line_breaks_and_blank_lines_change_nothing(path: Path) -> None:
    text = read(path).text
    facts = [govproposal.facts(one) for one in replies(text)]
    assert [govproposal.facts(one) for one in replies(text.replace("\n", "\r\n"))] == facts
    if not path.parent.name.startswith("hard-wrapped"):  # where a blank line parts paragraphs
        assert [govproposal.facts(one) for one in replies(re.sub(r"\n+", "\n\n\n", text))] == facts


@given(names=st.lists(NAMES, min_size=1, max_size=6, unique=True), capacity=st.sampled_from(["委员", "代表"]), more=st.integers(0, 40))
def test_every_name_of_a_salutation_is_a_recipient(names: list[str], capacity: str, more: int) -> None:
    words = "、".join(names) + (f"等{len(names) + more}位" if more else "") + capacity
    found = reply(LETTER.format(number=5, who=words))
    assert [(one.name, one.capacity) for one in found.recipients] == [(name, capacity) for name in names]
    assert found.others == (len(names) + more if more else None)


@given(number=st.integers(1, 20_250_999), width=st.integers(1, 5))
def test_a_number_is_an_integer_without_leading_zeros(number: int, width: int) -> None:
    (proposal,) = reply(LETTER.format(number=str(number).zfill(width), who="印月委员")).proposals
    assert (proposal.kind, proposal.number, proposal.title, proposal.session) == ("提案", number, "关于修建河滨步道的提案", 0)


@given(numbers=st.lists(st.integers(1, 900), min_size=2, max_size=5, unique=True))
def test_a_page_gives_one_record_a_letter(numbers: list[int]) -> None:
    found = replies("\n".join(LETTER.format(number=number, who="印月委员") for number in numbers))
    assert [one.proposals[0].number for one in found] == numbers
    assert [[quantity.text for quantity in one.quantities] for one in found] == [["3公里", "200万元"]] * len(numbers)


SALUTATIONS = [
    ("印月委员：", [("印月", "委员")], None),
    ("尊敬的印月委员:", [("印月", "委员")], None),
    ("印 月委员：", [("印月", "委员")], None),
    ("印月代表,您好:", [("印月", "代表")], None),
    ("印月代表您好：", [("印月", "代表")], None),
    ("印月 代表", [("印月", "代表")], None),
    ("印月、石小荷、欧阳静代表:", [("印月", "代表"), ("石小荷", "代表"), ("欧阳静", "代表")], None),
    ("印月并石小荷、滕岩代表:", [("印月", "代表"), ("石小荷", "代表"), ("滕岩", "代表")], None),
    ("印月委员、石小荷委员:", [("印月", "委员"), ("石小荷", "委员")], None),
    ("印月 石小荷 滕岩代表:", [("印月", "代表"), ("石小荷", "代表"), ("滕岩", "代表")], None),
    ("印月等10名委员:", [("印月", "委员")], 10),
    ("印月、石小荷等五位代表:", [("印月", "代表"), ("石小荷", "代表")], 5),
    ("印月等十代表:", [("印月", "代表")], 10),
    ("印月(等10位)代表:", [("印月", "代表")], 10),
    ("印月、石小荷等代表:", [("印月", "代表"), ("石小荷", "代表")], None),
    ("xx委员:", [("xx", "委员")], None),
    ("民盟河东市委员会：", [("民盟河东市委员会", None)], None),
    ("市文化和旅游局:", [("市文化和旅游局", None)], None),
    ("省发展和改革委员会:", [("省发展和改革委员会", None)], None),
    ("云山省代表团：", [("云山省代表团", None)], None),
]


@pytest.mark.parametrize(("line", "expected", "others"), SALUTATIONS)
def test_whom_a_salutation_names(line: str, expected: list[tuple[str, str | None]], others: int | None) -> None:
    document = Document(Source.of(line))
    found = salutation_at(document.folded)
    assert found is not None
    addressed = read_recipients(document, Span(0, found[0]))
    assert [(one.name, one.capacity) for one in addressed.recipients] == expected
    assert addressed.others == others


NO_SALUTATIONS = [
    "联系人:印月", "承办单位:市水务局", "提案人:印月委员", "一、关于河道治理的问题:", "附件:意见表", "类别:B", "现答复如下:",
    "2022年5月6日",
]  # fmt: skip


@pytest.mark.parametrize("line", NO_SALUTATIONS)
def test_what_is_no_salutation(line: str) -> None:
    assert salutation_at(line) is None


CLASSES = [
    ("(A)类", "A"), ("A类", "A"), ("〔B〕", "B"), ("类别:C", "C"), ("类 别:B", "B"), ("办复类别:B类", "B"), ("甲类", "甲"), ("D", "D"),
    ("云交函〔2023〕7号C2类  同意公开", "C2"), ("云交函[2017]19号B类", "B"), ("云交函〔2019〕60号                B类  同意公开", "B"),
    ("编号:B〔2017〕062号", "B"),
    ("云交函〔2023〕7号", None), ("AB", None), ("类别:提案", None), ("公开", None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), CLASSES)
def test_the_class_mark_on_a_line(line: str, expected: str | None) -> None:
    found = find_class(govproposal.Source.of(line).folded, [Span(0, len(line))])
    assert (found.of(line) if found else None) == expected


CLASS_SENTENCES = [("该提案办理结果为C类。", "C"), ("本件列为“B”类。", "B"), ("已完成A类项目3个。", None), ("修复三(二)类桥5座。", None)]


@pytest.mark.parametrize(("sentence", "expected"), CLASS_SENTENCES)
def test_the_class_in_a_sentence(sentence: str, expected: str | None) -> None:
    found = find_class(sentence, [], [Span(0, len(sentence))])
    assert (found.of(sentence) if found else None) == expected


PUBLICITY = [
    ("云交函〔2023〕7号C2类  同意公开", "同意公开"), ("〔公开〕", "公开"), ("(此回复件公开)", "此回复件公开"),
    ("（此件公开发布）", "此件公开发布"), ("此件主动公开", "此件主动公开"), ("是否同意公开:是", "同意公开"), ("是否同意公开:否", "否"),
    ("公开属性:依申请公开", "依申请公开"), ("不同意公开", "不同意公开"), ("信息公开指南", None), ("建议提案办理公开", None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), PUBLICITY)
def test_publicity_is_quoted_as_worded(line: str, expected: str | None) -> None:
    found = find_publicity(Source.of(line).folded, [Span(0, len(line))])
    assert (found.of(line) if found else None) == expected


SIGNERS = [("云函〔2011〕25号 签发人:印月", "印月"), ("签发人：印 月", "印 月"), ("签 发 人：石小荷", "石小荷"), ("签发人：", None)]


@pytest.mark.parametrize(("line", "expected"), SIGNERS)
def test_who_signed_it_off(line: str, expected: str | None) -> None:
    found = find_signer(Source.of(line).folded, [Span(0, len(line))])
    assert (found.of(line) if found else None) == expected


CONTACTS = [
    ("联系人:印月   联系电话:0711-4455667", [("印月", "0711-4455667")]),
    ("(联系人及电话:印月 0711-4455667)", [("印月", "0711-4455667")]),
    ("联系人及电话印月4455667", [("印月", "4455667")]),
    ("签发人:滕岩,承办人:印月,联系电话:4455667。", [("印月", "4455667")]),
    ("承办人及联系电话:印 月  0711-4455667", [("印月", "0711-4455667")]),
    ("联系人:印月、石小荷;电话:4455667", [("印月", "4455667"), ("石小荷", "4455667")]),
    ("联系电话:4455667  联系人:印月", [("印月", "4455667")]),
    ("联 系 人：印月\n联系电话：（0711）4455667", [("印月", "（0711）4455667")]),
    ("联系人：\n印月\n联系电话：\n0711—4455667", [("印月", "0711—4455667")]),
    ("联系单位:市水务局\n联系电话:4455667", [("市水务局", "4455667")]),
    ("联系科室:水保科;联系人:印月;电话:4455667", [("印月", "4455667")]),
    ("承办单位:市水务局  邮政编码:430000  传真:4455660", []),
    ("电话:4455667", [(None, "4455667")]),
    ("联系人及电话:印月 4455667;石小荷 4455668", [("印月", "4455667"), ("石小荷", "4455668")]),
    ("(联系人:印月,联系电话:4455667;石小荷,联系电话:4455668)", [("印月", "4455667"), ("石小荷", "4455668")]),
    ("经办人:印月    电话:4455667    邮编:361009", [("印月", "4455667")]),
]


@pytest.mark.parametrize(("text", "expected"), CONTACTS)
def test_contacts_in_every_form(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    source = Source.of(text)
    spans = [Span(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)]
    assert [(one.name, one.phone) for one in read_contacts(Document(source), spans)] == expected


COPIES = [
    ("抄送:市政协提案委,市政府督查室", ["市政协提案委", "市政府督查室"]),
    ("抄送：市人大代表工委(2份)、市政府办公室(1份)。", ["市人大代表工委", "市政府办公室"]),
    ("抄 送：市政协提案委，\n市政府督查室。", ["市政协提案委", "市政府督查室"]),
    ("抄送:市政协提案委\n河东市水务局办公室  2022年5月6日印发", ["市政协提案委"]),
    ("报:市人民政府", ["市人民政府"]),
    ("报告:市人民政府", []),
]


@pytest.mark.parametrize(("text", "expected"), COPIES)
def test_who_gets_a_copy(text: str, expected: list[str]) -> None:
    spans = [Span(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)]
    assert [one.of(text) for one in read_copies(Document(Source.of(text)), spans)] == expected


OPENINGS = [
    "您提出的《关于修建河滨步道的提案》收悉，现答复如下：",
    "您提出的《关于修建河滨步道的提案》（第12号）已收悉。现将办理情况回复如下：",
    "您提出的第12号《关于修建河滨步道的提案》，已交由我局办理，现答复如下:",
    "您提出的“关于修建河滨步道的提案”收悉。",
    "您在市政协六届二次会议上提出的关于修建河滨步道的提案收悉，经研究，现复如下：",
    "《关于修建河滨步道的提案》悉，现答复如下",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_the_title_of_the_proposal_is_read_from_the_opening(opening: str) -> None:
    found = reply(LETTER.format(number=12, who="印月委员").replace("您提出的《关于修建河滨步道的提案》收悉，现答复如下：", opening))
    assert [(one.kind, one.number, one.title) for one in found.proposals] == [("提案", 12, "关于修建河滨步道的提案")]
    assert [one.text for one in found.answers] == ["已建成步道3公里，投入资金200万元。"]


HANDLERS = [
    ("经商市财政局、市水务局，现答复如下：", [("support", "市财政局"), ("support", "市水务局")]),
    ("我局会同市财政局进行了研究，现答复如下：", [("support", "市财政局")]),
    ("经与市财政局共同研究，现答复如下：", [("support", "市财政局")]),
    ("经市财政局、市水务局会办，现答复如下：", [("support", "市财政局"), ("support", "市水务局")]),
    ("由市财政局主办，市水务局会办，现答复如下：", [("host", "市财政局"), ("support", "市水务局")]),
    (
        "该提案由市民政局主办，市财政局、市卫生健康委会办。现答复如下：",
        [("host", "市民政局"), ("support", "市财政局"), ("support", "市卫生健康委")],
    ),
    ("本件由县交通局主办、县公安局协办。现答复如下：", [("host", "县交通局"), ("support", "县公安局")]),
    ("第16号建议由市农业农村局负责主办，现答复如下：", [("host", "市农业农村局")]),
    ("会同有关部门研究，现答复如下：", []),
    ("由我局主办，现答复如下：", []),
]


@pytest.mark.parametrize(("words", "expected"), HANDLERS)
def test_organs_that_handled_it_too(words: str, expected: list[tuple[str, str]]) -> None:
    found = reply(LETTER.format(number=12, who="印月委员").replace("现答复如下：", words))
    assert [(one.role.value, one.unit) for one in found.assignments] == expected


def test_a_letter_without_a_title_is_likely_a_reply() -> None:
    text = LETTER.format(number=12, who="印月委员").split("\n", 1)[1]
    result = govproposal.parse(text, parsers=[parser])
    assert [one.claim and one.claim.confidence for one in result.said] == [Confidence.LIKELY]
    assert [(one.kind, one.number) for one in reply(text).proposals] == [("提案", None)]


KINDS = [
    ("印月委员：\n您提出的《关于修路的建议》收悉，现答复如下：\n已办。\n", "提案"),
    ("印月代表：\n您提出的《关于修路的建议》收悉，现答复如下：\n已办。\n", "建议"),
    ("印月：\n您在市政协六届二次会议上提出的《关于修路的建议》收悉，现答复如下：\n已办。\n", "提案"),
    ("印月代表：\n您在市人大六届二次会议上提出的《关于修路的议案》收悉，现答复如下：\n已办。\n", "议案"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_what_was_put_follows_from_whom_it_was_put_to(text: str, kind: str) -> None:
    assert [one.kind for one in reply(text).proposals] == [kind]


def test_a_number_between_issuer_and_title_is_the_letter_s() -> None:
    found = reply("河东市财政局\n河财函〔2024〕12号\n" + LETTER.format(number=12, who="印月委员"))
    assert found.header.document_number == "河财函〔2024〕12号"


def test_a_title_in_a_list_of_links_is_no_letter() -> None:
    text = LETTER.format(number=12, who="印月委员") + "关于市政协六届二次会议第13号提案的答复\n关于市政协六届二次会议第14号提案的答复\n"
    assert [one.proposals[0].number for one in replies(text)] == [12]


def test_the_proposal_above_its_letter_is_not_part_of_the_answer() -> None:
    asked = "河边没有路，居民散步不方便，建议修建一条长5公里的步道，并沿路安装座椅和照明设施，方便老人和孩子。"
    above = f"提案人：印月\n内容：\n{asked}\n答复：\n"
    found = reply(above + LETTER.format(number=12, who="印月委员"))
    assert [one.text for one in found.quantities] == ["3公里", "200万元"]


def test_several_numbers_are_several_proposals() -> None:
    found = reply(LETTER.format(number="12号、15", who="印月委员"))
    assert [(one.kind, one.number) for one in found.proposals] == [("提案", 12), ("提案", 15)]


@pytest.mark.parametrize("words", ["12号、13", "12、13", "12号提案、第13", "12号和第13", "12-13", "12号至第13"])
def test_lists_of_numbers_are_read_in_every_wording(words: str) -> None:
    found = reply(LETTER.format(number=words, who="印月委员"))
    assert [(one.kind, one.number) for one in found.proposals] == [("提案", 12), ("提案", 13)]


def test_thanks_behind_the_last_paragraph_are_no_answer() -> None:
    text = LETTER.format(number=12, who="印月委员").replace("200万元。\n感谢", "200万元。感谢")
    assert [one.text for one in reply(text).answers] == ["已建成步道3公里，投入资金200万元。"]


def test_a_letter_run_on_in_one_line_is_taken_apart() -> None:
    text = "对市人大五届一次会议第7号建议的答复\n印月代表:您提出的建议收悉,现答复如下:已建成步道3公里。感谢您对工作的关心。\n2022年5月6日"
    found = reply(text)
    assert [one.text for one in found.answers] == ["已建成步道3公里。"]
    assert [one.name for one in found.recipients] == ["印月"]


def test_a_broken_date_ends_the_letter_and_dates_nothing() -> None:
    found = reply(LETTER.format(number=12, who="印月委员").replace("2022年5月6日", "202256日"))
    assert found.header.issued is None
    assert found.header.issuers == ("河东市住房和城乡建设局",)


def test_a_title_in_the_table_of_metadata_is_the_letter_s() -> None:
    title, letter = LETTER.format(number=12, who="印月委员").split("\n", 1)
    found = reply(f"名称：{title}\n发布日期：2022-05-09\n{letter}")
    assert found.header.title == title
    assert [(one.number, one.session) for one in found.proposals] == [(12, 0)]


def test_no_letter_gives_no_record() -> None:
    assert read_letters(Document(Source.of("今天天气很好。"))) == ()
    assert replies("") == ()


def test_the_opinion_form_below_a_letter_is_none_of_it() -> None:
    form = "抄送:市政府督查室\n- - - - - - - - - -\n提案办理情况征询意见表\n提案人:傅远山\n2022年5月20日"
    one = reply(LETTER.format(number=12, who="傅远山委员") + form)
    assert (one.copied_to, one.header.issued and one.header.issued.day) == (("市政府督查室",), 6)


def test_a_card_of_labels_and_pipes_is_read_like_labels_and_colons() -> None:
    card = "主办单位|市住建局\n协办单位|市财政局\n办理结果|B类\n是否公开|同意公开\n签 发 人|滕岩\n"
    title, rest = LETTER.format(number=12, who="傅远山委员").split("\n", 1)
    one = reply(f"{title}\n{card}{rest}")
    assert (one.classification, one.publicity, one.signer) == ("B", "同意公开", "滕岩")
    assert [(each.role.value, each.unit) for each in one.assignments] == [("host", "市住建局"), ("support", "市财政局")]
