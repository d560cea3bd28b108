"""The toolkit for authors of parsers as a package: all its names are there, and none is imported before it is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from govproposal import parsing


@pytest.mark.parametrize("name", parsing.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(parsing, name) is not None
    assert name in dir(parsing)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="read_nothing"):
        parsing.read_nothing  # noqa: B018


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import govproposal.parsing", "items"),
        ("from govproposal.parsing import read_header", "items"),
        ("from govproposal.parsing import read_speeches", "plans"),
        ("from govproposal.parsing import PlanReader", "coverage"),
    ],
)
def test_what_is_not_asked_for_is_not_imported(code: str, absent: str) -> None:
    check = f"{code}\nimport sys\nraise SystemExit('govproposal.parsing.{absent}' in sys.modules)"
    path = f"import sys; sys.path[:0] = {sys.path!r}\n"
    assert subprocess.run([sys.executable, "-I", "-c", path + check], check=False).returncode == 0
