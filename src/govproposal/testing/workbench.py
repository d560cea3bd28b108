"""A parser on the bench: the object, its specimens, and documents of every kind to hold it against."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import attrs

from govproposal.plugin import Parser
from govproposal.source import Source

if TYPE_CHECKING:
    from govproposal.api import Result
    from govproposal.model.record import Record

_WORDS = [
    "一、",
    "（一）",
    "(二)",
    "1.",
    "2.",
    "1、",
    "（1）",
    "①",
    "一是",
    "第一，",
    "——",
    "《",
    "》",
    "〈",
    "（",
    "）",
    "(",
    ")",
    "“",
    "”",
    "【",
    "】",
    "〔",
    "。",
    "，",
    "、",
    "；",
    "：",
    ":",
    "%",
    "．",
    "９",
    "Ⅷ",
    "𠮷",
    "2020年",
    "5月底前",
    "十四五",
    "2020年13月45日",
    "3.5亿元",
    "不少于",
    "30%",
    "牵头单位：",
    "责任单位：",
    "市教育局",
    "负责）",
    "下同",
    "组长：",
    "成员：",
    "张三",
    "市长",
    "1号建议案",
    "第0038号提案",
    "市政协十三届四次会议",
    "工作目标",
    "工作任务",
    "保障措施",
    "办理工作方案",
    "关于印发",
    "的通知",
    "发布时间：2021-03-04",
    "来源：",
    "主席、各位委员：",
    "收悉",
    "附件：",
]
_BLANKS = ("\n", "\n\n", "\r\n", " ", "\u3000", "\xa0", "\t", "\r", "\x00", "\x85", "\u2028", "\ufeff", "\ufffd")
_SHORT = ("", " ", "\n", "\x00", "\u3000\u3000", "）", "《", "一、", "一、\n一、\n一、", "<p>")
_LONG = ("1." * 200, "（" * 200, "2020年" * 100, "𠮷" * 50, "a b c\n" * 20)


@attrs.frozen(slots=False)
class Specimen:
    """A folder with a document (``input.txt``, ``.md``, ``.html``, or of another format), its record and its origin."""

    folder: Path

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self.folder.name

    @property
    def input(self) -> Path:
        """The file of the document."""
        return next(iter(sorted(self.folder.glob("input.*"))))

    @property
    def expected(self) -> Path:
        """The file of the record, which may be missing."""
        return self.folder / "expected.json"

    @cached_property
    def origin(self) -> Mapping[str, object]:
        """Where the specimen comes from; empty where ``origin.toml`` is missing. Raises ``tomllib.TOMLDecodeError``."""
        path = self.folder / "origin.toml"
        return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def cases(folder: Path | None) -> tuple[Specimen, ...]:
    """The specimens of a folder, by name: its folders with an ``input.*``; ``refused`` is none of them."""
    found = sorted({path.parent for path in folder.glob("*/input.*")}) if folder else []
    return tuple(Specimen(path) for path in found if path.name != "refused")


@attrs.frozen(slots=False)
class Workbench:
    """The parser that ``target`` (``module:attribute``) names, with the folder of its specimens."""

    target: str
    folder: Path | None = None

    @cached_property
    def parser(self) -> Parser:
        """The parser. Raises what its import raises, ``AttributeError`` or ``TypeError`` where it is none."""
        module, _, path = self.target.partition(":")
        found: object = import_module(module)
        for name in path.split("."):
            found = getattr(found, name)
        if not isinstance(found, Parser):
            missing = [name for name in ("name", "version", "api_version", "record_types", "sniff", "parse") if not hasattr(found, name)]
            raise TypeError(f"{self.target} is no parser: {', '.join(missing)} missing")
        return found

    @property
    def specimens(self) -> tuple[Specimen, ...]:
        """Its specimens."""
        return cases(self.folder)

    @property
    def refused(self) -> tuple[Specimen, ...]:
        """Documents that look like its own and are none: in a folder ``refused`` among its specimens, or beside them."""
        places = [self.folder / "refused", self.folder.parent / "refused"] if self.folder else []
        found = next((cases(place) for place in places if place.is_dir()), ())
        return tuple(one for one in found if one.origin.get("refused_by", self.parser.name) == self.parser.name)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The documents of the specimens, by name, read once."""
        return {one.name: _read(one.input) for one in self.specimens}

    def texts(self) -> Iterator[str]:
        """Texts that are no document of its kind, or one that was damaged: the same ones every time."""
        yield from (*_SHORT, *_LONG)
        chance = Random(1)  # noqa: S311 (the same texts every time)
        for _ in range(60):
            yield "".join(chance.choices([*_WORDS, *_BLANKS], k=chance.randint(1, 80)))
        for source in self.some():
            yield from _damaged(source.text, chance)

    def some(self, count: int = 6) -> tuple[Source, ...]:
        """At most *count* of the documents, spread over all of them."""
        every = list(self.sources.values())
        return tuple(every[:: max(1, -(-len(every) // count))])

    def parse(self, source: Source) -> Result:
        """What the parser makes of a source, whatever it claims."""
        from govproposal.api import parse

        return parse(source, parsers=[self.parser], parser=self.parser.name)

    @cached_property
    def results(self) -> tuple[tuple[str, Result], ...]:
        """What the parser makes of each of its specimens, with its name; parsed once."""
        return tuple((name, self.parse(source)) for name, source in self.sources.items())

    def records(self) -> Iterator[tuple[str, Record]]:
        """The records of its specimens, each with the specimen's name."""
        for name, result in self.results:
            for record in result.records:
                yield name, record

    def types(self) -> dict[str, type[Record]]:
        """Govproposal's record types and the parser's."""
        from govproposal.registry import BUILT_IN

        return BUILT_IN | {cls.type: cls for cls in self.parser.record_types}


def strangers() -> Iterator[tuple[str, Source]]:
    """Documents of many kinds, each with the name of the parser whose kind it is, or ``nobody``."""
    for path in sorted(files("govproposal.testing").joinpath("strangers").iterdir(), key=lambda one: one.name):
        yield path.name.partition(".")[0], Source.of(path.read_text(encoding="utf-8"), uri=path.name)


def _read(path: Path) -> Source:
    from govproposal.reading import read
    from govproposal.registry import readers

    return read(path, readers=readers()[0])


def _damaged(text: str, chance: Random) -> Iterator[str]:
    """*text* cut, its lines shuffled and doubled, some of its characters lost."""
    lines = text.splitlines(keepends=True)
    for _ in range(3):
        start, end = sorted(chance.choices(range(len(text) + 1), k=2))
        yield text[start:end]
        yield "".join(chance.sample(lines, len(lines)))
        yield "".join(line * chance.randint(0, 2) for line in lines)
        yield "".join(char for char in text if chance.random() > 0.03)
        yield "".join(chance.choice(_BLANKS) if chance.random() < 0.02 else char for char in text)
