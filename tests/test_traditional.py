"""Pages in traditional characters (繁体): read as simplified ones where OpenCC is installed, quoted as they are printed."""

from __future__ import annotations

import pytest

import govproposal

PAGE = """市政協十屆二次會議1號建議案辦理工作方案

為辦理市政協十屆二次會議《關於改善老城區停車環境的建議案》(以下稱1號建議案),制訂本方案。

一、工作任務

1.新建停車場。2024年底前新建公共停車場不少於30處。(牽頭單位:市住房城鄉建設局;責任單位:市財政局)
"""


def test_without_opencc_or_with_it_the_page_is_named_traditional() -> None:
    assert "GP109" in [one.code for one in govproposal.parse(PAGE).diagnostics]


def test_with_opencc_the_plan_is_read_and_quoted_as_printed() -> None:
    pytest.importorskip("opencc")
    record = govproposal.parse(PAGE).record
    assert isinstance(record, govproposal.Plan)
    task = record.tasks[0]
    assert [(one.role.value, one.unit) for one in task.assignments] == [("lead", "市住房城鄉建設局"), ("responsible", "市財政局")]
    assert task.heading == "新建停車場"
    assert [(one.text, str(one.value)) for one in task.quantities] == [("不少於30處", "30")]
