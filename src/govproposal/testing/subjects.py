"""Which parser is to be checked, and where its specimens are: as its ``pyproject.toml`` says, or by name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from govproposal.errors import ReadError, UnknownParser
from govproposal.plugin import GROUP

FOLDERS = ("specimens", "tests/specimens")
"""Where specimens are looked for in a distribution; its own folder there, where one bears the parser's name."""
OPTION = "govproposal_parsers"
"""The option of ``[tool.pytest.ini_options]`` that names the parsers to check, ``module:attribute`` or ``module:attribute = FOLDER``."""


@attrs.frozen
class Subject:
    """A parser that is to be checked: where it is imported from, the folder of its specimens, and what goes onto the path for it."""

    target: str
    specimens: Path | None = None
    path: tuple[str, ...] = ()


def configured(line: str, root: Path, name: str = "") -> Subject:
    """The subject of a line of configuration.

    >>> configured("my_package:parser = documents", Path("/home")).specimens.as_posix()
    '/home/documents'
    """
    target, _, folder = (part.strip() for part in line.partition("="))
    return Subject(target.replace(" ", ""), root / folder if folder else _folder(root, name), (str(root), str(root / "src")))


def subjects(names: Sequence[str], specimens: Path | None, root: Path) -> list[Subject]:
    """The subjects that *names* name, or those of the distribution in *root*.

    Raises :class:`~govproposal.errors.UnknownParser` where no parser bears a name, and :class:`~govproposal.errors.ReadError` where
    *root* holds no distribution with a parser.
    """
    found = [_named(name, root) for name in names] if names else _own(root)
    return [attrs.evolve(one, specimens=specimens.absolute()) for one in found] if specimens else found


def _named(name: str, root: Path) -> Subject:
    if ":" in name:
        return configured(name, root)
    from govproposal.registry import declared

    known = {one.name: one for one in declared(GROUP)}
    if name not in known:
        raise UnknownParser(name, sorted(known))
    own = {one.target: one for one in _own(root, strict=False)}
    value = known[name].value.replace(" ", "")
    return own.get(value) or Subject(value, _folder(root, name))


def _own(root: Path, *, strict: bool = True) -> list[Subject]:
    """The parsers of the distribution in *root*: those that its configuration of pytest names, else its entry points."""
    path = root / "pyproject.toml"
    data: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    points = data.get("project", {}).get("entry-points", {}).get(GROUP, {})
    lines = data.get("tool", {}).get("pytest", {}).get("ini_options", {}).get(OPTION, [])
    if lines:
        names = {value: name for name, value in points.items()}
        listed = lines.splitlines() if isinstance(lines, str) else lines
        return [configured(line, root, names.get(line.partition("=")[0].strip(), "")) for line in listed if line.strip()]
    if not points and strict:
        remedy = "name one (govproposal plugins lists those installed), or begin one: govproposal plugin new NAME"
        raise ReadError("holds no distribution with a parser", path=root, remedy=remedy)
    return [configured(value, root, name) for name, value in points.items()]


def _folder(root: Path, name: str) -> Path | None:
    for folder in FOLDERS:
        if name and (root / folder / name).is_dir():
            return root / folder / name
        if (root / folder).is_dir():
            return root / folder
    return None
