"""Copies whose paragraphs were run together, with spaces for line breaks or without: the numbers of headings tell them apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govproposal import facts, parse
from govproposal.document import Document
from govproposal.outline.flattened import SHORTEST, broken
from govproposal.source import Source

HERE = Path(__file__).parent
TITLE = "关于推进青石河水环境治理的议案办理工作方案"
BODY = (
    "为办好市八届人大三次会议1号议案，经市人民政府同意，制定本方案。",
    "一、工作目标",
    "到2025年底，青石河干流国控断面水质达到Ⅲ类，沿河新建污水管网不少于46.5公里，改造老旧泵站12座。",
    "二、重点任务",
    "（一）补齐管网短板。全面排查雨污混接点，2024年6月底前完成320处错接点改造。（牵头单位：市水务局；责任单位：市财政局）",
    "（二）整治入河排口。建立排口名录，对127个入河排口逐一编号、监测。（牵头单位：市生态环境局；责任单位：各区人民政府）",
    "三、工作要求",
    "（一）加强领导。各单位主要负责人要亲自抓。",
    "（二）强化督办。市政府办公室每季度通报一次进展。",
)


def starts(line: str) -> list[str]:
    return [line[start : start + 3] for start in broken(line)]


@pytest.mark.parametrize("space", [" ", "　", "\u2002\u2002"])
def test_a_plan_tells_the_same_when_its_lines_are_run_together(space: str) -> None:
    whole = parse("\n".join((TITLE, *BODY)))
    flat = parse("\n".join((TITLE, space.join(BODY))))
    assert len(whole.record.tasks) == 2
    assert facts(flat.record) == facts(whole.record)
    assert [one.code for one in flat.diagnostics if one.code == "GP113"] == ["GP113"]


def test_the_outline_of_such_a_line_covers_the_text() -> None:
    text = "\n".join((TITLE, " ".join(BODY)))
    leaves = list(Document(Source.of(text)).outline.leaves)
    assert "".join(leaf.span.of(text) for leaf in leaves) == text
    assert [leaf.kind for leaf in leaves].count("marker") == 7


PROSE = "各单位要高度重视办理工作，明确分管领导和经办人员。" * 8


@pytest.mark.parametrize(("line", "expected"), [
    (f"一、加强领导 {PROSE} 二、按时答复 {PROSE}", ["各单位", "二、按", "各单位"]),
    (f"{PROSE}一、加强领导。{PROSE}二、按时答复。{PROSE}", ["一、加", "二、按"]),
    (f"(一)加强领导。{PROSE} (二)按时答复。{PROSE} (三)总结。", ["(二)", "(三)"]),
    (f"二、任务 1.办好建议。{PROSE} 2.办好提案。{PROSE}", ["1.办", "2.办"]),
    (f"现报告如下: 一、情况 1.收到建议。{PROSE} 二、打算 2.答复代表。{PROSE}", ["一、情", "1.收", "二、打", "2.答"]),
])  # fmt: skip
def test_paragraphs_of_a_line(line: str, expected: list[str]) -> None:
    assert starts(line) == expected


@pytest.mark.parametrize("line", [
    f"{PROSE}其中一、二、三季度增长5%,四季度持平。",
    f"{PROSE}一是建机制,二是抓落实,三是强保障。", f"{PROSE}包括:(一)水务局;(二)财政局;(三)各区。",
    f"{PROSE}建设了1.5公里管网、2.3公里道路。", f"1.办好建议。{PROSE}2.办好提案。{PROSE}",
    "一、领导。 二、责任。", f"一、加强领导。{PROSE}",
    f"一、任务|{PROSE}|二、要求|{PROSE}",
    f"(一)修订条例。明确规定:“机构应当遵守:(一)不得歧视。(二)保障安全。”{PROSE}",
])  # fmt: skip
def test_lines_that_are_one_paragraph(line: str) -> None:
    assert broken(line) == ()


@given(st.text(alphabet="一二三(（）)12.、。: 各单位办理", min_size=SHORTEST, max_size=400))
def test_what_begins_a_paragraph_stands_within_the_line(line: str) -> None:
    found = broken(line)
    assert list(found) == sorted(set(found))
    assert all(0 < start < len(line) and line[start] != " " for start in found)
