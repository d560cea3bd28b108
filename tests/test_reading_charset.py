"""The charset ladder: what was written comes back, whatever the page says of itself and whichever byte is broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govproposal.reading.charset import declared, decode

PROSE = "关于加快发展现代渔业的建议案办理工作方案已经市人民政府同意，现印发给你们，请认真组织实施。\n一、工作目标\n"
TRADITIONAL = "關於加快發展現代漁業的建議案辦理工作方案已經市政府同意，現印發給你們，請認真組織實施。\n"
SENTENCES = st.lists(st.sampled_from(PROSE.replace("\n", "") + "0123456789 \n的和在对市县"), min_size=1).map(
    lambda chars: PROSE + "".join(chars)
)
LABELS = st.sampled_from([None, "utf-8", "gb2312", "GBK", "big5", "iso-8859-1", "x-nonsense", ""])


@given(
    SENTENCES, st.sampled_from(["utf-8", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-8-sig"]), LABELS
)
def test_what_was_encoded_comes_back(text: str, codec: str, label: str | None) -> None:
    assert decode(text.encode(codec), label).text.removeprefix("\ufeff") == text


@given(st.binary(), LABELS)
def test_any_bytes_are_text(data: bytes, label: str | None) -> None:
    decoded = decode(data, label)
    assert decoded.text.encode("utf-8").decode("utf-8") == decoded.text


@given(SENTENCES, st.sampled_from(["utf-8", "gb18030"]), st.data(), LABELS)
def test_one_broken_byte_costs_its_surroundings_only(text: str, codec: str, data: st.DataObject, label: str | None) -> None:
    encoded = text.encode(codec)
    line = data.draw(st.integers(0, len(PROSE.split("\n")[0].encode(codec)) - 1))
    decoded = decode(encoded[:line] + b"\xff" + encoded[line:], label)
    assert decoded.encoding == codec
    assert decoded.text.split("\n")[1:] == text.split("\n")[1:]


@given(SENTENCES, st.sampled_from(["utf-8", "gb18030", "big5hkscs"]), st.integers(1, 40))
def test_text_cut_within_a_character_keeps_the_rest(text: str, codec: str, cut: int) -> None:
    text = TRADITIONAL if codec == "big5hkscs" else text
    decoded = decode(text.encode(codec)[:-cut])
    assert decoded.encoding == codec
    assert text.startswith(decoded.text.rstrip("\ufffd")[:-2])


@given(LABELS)
def test_traditional_in_big5_whatever_the_page_says(label: str | None) -> None:
    assert decode(TRADITIONAL.encode("big5"), label)[:2] == (TRADITIONAL, "big5hkscs")


def test_a_mark_stays_in_the_text() -> None:
    assert decode(PROSE.encode("utf-8-sig"))[:2] == ("\ufeff" + PROSE, "utf-8")
    assert decode(PROSE.encode("utf-16"))[:2] == ("\ufeff" + PROSE, "utf-16-le")


@pytest.mark.parametrize(("data", "label", "codes"), [
    (PROSE.encode(), "utf-8", []),
    (PROSE.encode("gbk"), "gb2312", []),
    (PROSE.encode("gbk"), "utf-8", ["GP102"]),
    (PROSE.encode(), "gb2312", ["GP102"]),
    (PROSE.encode("gbk") + b"\xff", "gbk", ["GP101"]),
    (PROSE.encode() + b"\x80", None, ["GP101"]),
])  # fmt: skip
def test_remarks(data: bytes, label: str | None, codes: list[str]) -> None:
    assert [remark.code for remark in decode(data, label).diagnostics] == codes


def test_the_first_broken_place_is_named() -> None:
    (remark,) = decode("甲乙丙丁，市政府的工作".encode() + b"\xff" + "方案".encode()).diagnostics
    assert remark.span == (11, 12)


def test_words_of_gbk_that_are_valid_utf_8() -> None:
    # Lead bytes C4..DF with trail bytes 80..BF read as two-byte letters of UTF-8.
    word = "牡陇"
    assert word.encode("gbk").decode("utf-8") != word
    assert decode(word.encode("gbk"), "gbk").text == word


@pytest.mark.parametrize(("head", "label"), [
    (b'<meta charset="GBK">', "GBK"),
    (b"<META http-equiv=content-type content='text/html; charset=gb2312'>", "gb2312"),
    (b'<?xml version="1.0" encoding="big5"?>', "big5"),
    (b"<p>charset=gbk", None),
])  # fmt: skip
def test_declared_labels(head: bytes, label: str | None) -> None:
    assert declared(head) == label


def test_eleven_megabytes_in_linear_time() -> None:
    text = PROSE * 80_000
    assert decode(text.encode("gb18030") + b"\xff").text.startswith(text)
