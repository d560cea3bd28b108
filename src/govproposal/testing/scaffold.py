"""A distribution to begin with: ``govproposal plugin new NAME``, from the template in this package.

Files of the template end in ``.txt``, so that no tool takes them for code; ``@word@`` in their names and texts is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import attrs

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_WORD = re.compile(r"@([a-z]+)@")


@attrs.frozen
class Scaffold:
    """A distribution that was made: its folder, and its files as they were written."""

    folder: Path
    files: tuple[Path, ...]


def scaffold(name: str, *, noun: str, vendor: str, into: Path) -> Scaffold:
    """Make the distribution ``govproposal-NAME`` in the directory *into*, for documents whose titles end in *noun* (会议纪要).

    Raises :class:`ValueError` where *name* or *vendor* is not of lower-case words joined by hyphens or *noun* not of Chinese
    characters, and :class:`FileExistsError` where the folder is there already.
    """
    for what, word in (("name", name), ("vendor", vendor)):
        if not _NAME.fullmatch(word):
            raise ValueError(f"{word!r} is no {what}: lower-case letters and digits, words joined by hyphens (meeting-minutes)")
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,12}", noun):
        raise ValueError(f"{noun!r} is no noun that titles end in: 2 to 12 Chinese characters (会议纪要)")
    words = {
        "name": name,
        "noun": noun,
        "vendor": vendor,
        "package": "govproposal_" + name.replace("-", "_"),
        "class": "".join(word.capitalize() for word in name.split("-")),
    }
    folder = into / f"govproposal-{name}"
    folder.mkdir(parents=True)
    template = files("govproposal.testing").joinpath("template")
    made = [_written(folder / _filled(path, words), _filled(text, words)) for path, text in _walk(template, "")]
    return Scaffold(folder, tuple(sorted(made)))


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    """The files of the template: their paths without the last suffix, and their texts."""
    for one in folder.iterdir():
        if one.is_dir():
            yield from _walk(one, f"{path}{one.name}/")
        elif one.name.endswith(".txt"):
            yield path + one.name.removesuffix(".txt"), one.read_text(encoding="utf-8")


def _filled(text: str, words: dict[str, str]) -> str:
    return _WORD.sub(lambda found: words.get(found[1], found[0]), text)


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path
