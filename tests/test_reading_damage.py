"""What is no document, or a damaged one, is said to be so; sound documents are not."""

from __future__ import annotations

import pytest
from reading_pages import breaks, paragraphs, roster, word

from govproposal.reading import read

PROSE = "关于加快发展现代渔业的建议案办理工作方案，已经市人民政府同意，现印发给你们，请认真组织实施。\n"
TRADITIONAL = "關於加快發展現代漁業的建議案，會議對國務院的意見進行研究，開展產業調查。\n"


def codes(origin: bytes | str) -> list[str]:
    return [remark.code for remark in read(origin).diagnostics]


@pytest.mark.parametrize(
    "origin", [paragraphs(), breaks(charset="utf-8"), word(), roster([["甲", "乙"], ["丙", "丁"]]), PROSE, PROSE.encode("gbk")]
)
def test_sound_documents_get_no_remark(origin: bytes | str) -> None:
    assert codes(origin.encode() if isinstance(origin, str) else origin) == []


@pytest.mark.parametrize(("origin", "code"), [
    (b"", "GP104"), (" \r\n\u3000", "GP104"), (b"\xef\xbb\xbf", "GP104"), ("<html><body></body></html>", "GP104"),
    (bytes(range(256)) * 8, "GP105"), (b"\0\1\2\3" * 50, "GP105"),
    ("<html><title>404 Not Found</title><h1>404 Not Found</h1><hr>nginx", "GP110"),
    ("<html><title>提示信息</title><p>抱歉，您访问的页面不存在或已删除！<a href=/>返回首页</a>", "GP110"),
    ("<html><title>统一身份认证平台</title><form>用户名：<input>密码：<input></form>", "GP110"),
    (PROSE * 3 + PROSE.encode().decode("gbk", "replace"), "GP108"),
    (PROSE + PROSE.encode().decode("latin-1"), "GP108"),
    (PROSE + "锟斤拷锟斤拷", "GP108"),
    (TRADITIONAL, "GP109"),
    (PROSE + "提(ti)案(an)办(ban)理(li)情况", "GP111"),
    (PROSE + "政(zhèng)协（xié）委(wěi)员", "GP111"),
    (PROSE + "{{article.content}}", "GP111"),
    (PROSE + "澳门葡京 真人视讯 注册", "GP111"),
])  # fmt: skip
def test_damage_is_told(origin: bytes | str, code: str) -> None:
    assert code in codes(origin)


def test_the_damaged_line_is_the_span() -> None:
    source = read(PROSE + "{{article.content}}\n" + PROSE)
    (remark,) = source.diagnostics
    assert remark.span is not None
    assert source.quote(remark.span) == "{{article.content}}"


def test_many_damaged_lines_are_told_by_the_first_few() -> None:
    remarks = read(PROSE + "${title}\n" * 40).diagnostics
    assert len(remarks) == 5
    assert "35 lines more" in remarks[-1].message


@pytest.mark.parametrize("text", [
    PROSE + "新闻报道引用《漢語大字典》一书，国会、业务、发展、关于。", PROSE + "使用人工智能(ai)技术", PROSE + "打击六合彩等违法行为",
    "<html><title>关于请登录系统填报的通知</title>" + f"<p>{PROSE}</p>" * 40,
])  # fmt: skip
def test_sound_words_that_look_alike(text: str) -> None:
    assert codes(text) == []
