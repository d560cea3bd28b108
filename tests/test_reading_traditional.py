"""Traditional characters become simplified ones, one for one."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from govproposal.errors import MissingExtra
from govproposal.reading.traditional import simplified


class Converter:
    """Stands for OpenCC: one character for one, but for a phrase that grows and a character that does."""

    def __init__(self, config: str) -> None:
        assert config == "t2s"

    def convert(self, text: str) -> str:
        return text.replace("網路", "互联网").replace("議", "议").replace("會", "会").replace("冇", "没有")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    with pytest.raises(MissingExtra, match="zh"):
        simplified("會議")


@pytest.mark.parametrize(("text", "expected"), [("會議", "会议"), ("網路會議", "網路会议"), ("冇會議", "冇会议"), ("", "")])
def test_the_length_stays(monkeypatch: pytest.MonkeyPatch, text: str, expected: str) -> None:
    monkeypatch.setitem(sys.modules, "opencc", SimpleNamespace(OpenCC=Converter))
    assert simplified(text) == expected
