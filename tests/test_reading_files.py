"""Files, bytes and texts: what is read as what, and what is refused with the way out."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govproposal.errors import ReadError
from govproposal.reading import read
from govproposal.source import Source

PLAN = "\ufeff关于办理建议案的工作方案\r\n一、工作目标\r\n\0　（一）总体要求\n"


@given(st.binary(max_size=400))
def test_any_bytes_give_a_source_or_a_read_error(data: bytes) -> None:
    try:
        digest = read(data).sha256
    except ReadError:
        digest = None
    assert digest in (None, hashlib.sha256(data).hexdigest())


@given(st.text(st.characters()))
def test_a_text_is_itself(text: str) -> None:
    source = read(text, media_type="text/plain")
    assert len(source.text) == len(text)
    assert all(one == other or "\ud800" <= other <= "\udfff" for one, other in zip(source.text, text, strict=True))


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["a.txt", "a.md"]))
def test_a_file_is_its_text_character_for_character(text: str, name: str) -> None:
    data = ("关于市政府的工作" + text).encode()
    assert read(data, media_type="text/markdown" if name.endswith("md") else "text/plain").text == data.decode()


def test_marks_line_ends_and_nul_stay(tmp_path: Path) -> None:
    path = tmp_path / "方案（定稿）.txt"
    path.write_bytes(PLAN.encode())
    source = read(path)
    assert (source.text, source.media_type, source.encoding, source.uri) == (PLAN, "text/plain", "utf-8", path.as_posix())


@pytest.mark.parametrize(("name", "content", "media_type"), [
    ("a.txt", "一、工作目标", "text/plain"),
    ("a.txt", "<!DOCTYPE html><p>甲", "text/html"),
    ("a.md", "# 工作方案\n<b>甲</b>", "text/markdown"),
    ("a.html", "<div><p>甲</p></div>", "text/html"),
    ("a.html", "一、工作目标\n二、措施", "text/plain"),
    ("a.HTM", "甲<br>乙", "text/html"),
    ("a", "\n <?xml version='1.0'?><!-- 注 --><HTML>甲", "text/html"),
    ("a", "3 < 5，5 > 3", "text/plain"),
])  # fmt: skip
def test_kinds(tmp_path: Path, name: str, content: str, media_type: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert read(path).media_type == media_type


def test_a_page_in_utf_16_is_one() -> None:
    assert read("<html><p>甲</p></html>".encode("utf-16")).media_type == "text/html"


def test_a_str_is_never_a_file_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲", encoding="utf-8")
    assert read(str(path)).text == str(path)


def test_a_source_is_returned_as_it_is() -> None:
    source = Source.of("甲")
    assert read(source) is source


@pytest.mark.parametrize(("data", "named"), [
    (b"%PDF-1.5\n", "PDF"), (b"PK\x03\x04" + bytes(26) + b"word/document.xml", "docx"), (b"PK\x03\x04" + bytes(26) + b"OFD.xml", "OFD"),
    (b"PK\x03\x04" + bytes(40), "zip"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "WPS"), (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff\xe0", "JPEG"), (b"{\\rtf1", "RTF"), (b"\x1f\x8b\x08\x00", "gzip"), (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP"),
])  # fmt: skip
def test_other_formats_are_named_and_refused(tmp_path: Path, data: bytes, named: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert named in caught.value.reason
    assert caught.value.remedy
    assert caught.value.path == path


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read(tmp_path / "a.txt")
    with pytest.raises(ReadError, match="directory"):
        read(tmp_path)
    with pytest.raises(ReadError, match="cannot be read"):
        read(tmp_path / "a\0b")


def test_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 101)
    for origin in (path, path.read_bytes(), path.read_text()):
        with pytest.raises(ReadError, match="limit of 100 bytes"):
            read(origin, limit=100)
    assert read(path, limit=101).characters == 101


def test_an_unknown_media_type() -> None:
    with pytest.raises(ReadError, match="application/pdf"):
        read("甲", media_type="application/pdf")


def test_a_charset_in_the_media_type_is_believed_if_it_bears_out() -> None:
    assert read("关于市政府的工作方案".encode("gbk"), media_type="text/plain; charset=gbk").encoding == "gb18030"


def test_text_is_read_without_lxml() -> None:
    code = "import sys; from govproposal.reading import read; read('一、工作目标'); read(b'abc'); sys.exit('lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
