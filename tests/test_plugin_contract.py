"""Every law of the plugin contract fails on a plugin made to break it: the plugin of the template with one slip in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit_environment import cut

from govproposal.registry import DISABLE
from govproposal.testing.contract import LAWS
from govproposal.testing.supervision import supervised, unusable

IMPORTS = "from govproposal.diagnostics import Diagnostic, Severity\n"
MODULE = '__version__ = "0.1.0"\n'
PARSE = "        header = read_header(document)\n"
SNIFF = '        title = document.parts[0].head.title_text if document.parts else ""\n'
TITLED = 'if title.endswith("会议纪要"):'

SLIPS: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    # what is done wrong: the law, words of its explanation, the edits
    "another version": ("api-version", "version 7", [("api_version: int = 1", "api_version: int = 7")]),
    "another name": ("registered", "calls itself 'protocol'", [('name: str = "minutes"', 'name: str = "protocol"')]),
    "a name that is none": ("registered", "hyphens", [('name: str = "minutes"', 'name: str = "My Minutes"')]),
    "a type without a vendor": ("record-types", "'minutes'", [('"example/minutes"', '"minutes"')]),
    "a type that is not announced": (
        "record-types",
        "none of the types it announced",
        [("(Minutes,)", "(Plan,)"), ("import Evidenced,", "import Evidenced, Plan,")],
    ),
    "a list in a record": ("values", "hashed", [("points=tuple(", "points=list(")]),
    "a record that cannot be pickled": ("values", "pickled", [("id=item.id", "id=type('Id', (str,), {})(item.id)")]),
    "a field that is not read": ("specimens", "$.points[0].heading", [("heading=said.title(document)", "heading=None")]),
    "an item left out": ("specimens", "3 expected, 2 found", [("for item in body.walk()", "for item in list(body.walk())[1:]")]),
    "an unsure claim": ("claims", "not claimed (possible", [("Confidence.SURE", "Confidence.POSSIBLE")]),
    "a claim without a reason": ("claims", "without a reason", [('"the title ends in 会议纪要"', '""')]),
    "a claim of nothing": ("claims", "no record", [("records=(record,)", "records=()")]),
    "a claim of everything": ("honest", "nobody.news.txt", [(TITLED, "if document:")]),
    "a claim of what looks alike": ("honest", "refused/letter", [(TITLED, 'if "会议纪要" in title:')]),
    "a claim of another's documents": ("honest", "handling-plan.notice.txt", [(TITLED, 'if "会议" in title:')]),
    "a document that is changed": (
        "exact-cover",
        "leaves",
        [(PARSE, PARSE + '        document.__dict__["outline"] = next(iter(document.outline.leaves))\n')],
    ),
    "lines that are changed": ("exact-cover", "folded", [(PARSE, PARSE + '        document.__dict__["folded"] = document.text\n')]),
    "a span of other words": ("witness", "$.points[1]", [("span=item.span", "span=type(item.span)(0, 3)")]),
    "a span outside the text": ("witness", "outside the text", [("span=item.span", "span=type(item.span)(0, 99_999)")]),
    "fields without their pieces": ("witness", "has no piece", [("said.witnesses()", "{}")]),
    "a full-width comma in mind": ("width-blind", "half-width", [("text=said.text(document)", 'text=said.text(document).split("，")[0]')]),
    "words that no file holds": ("round-trip", "json", [("text=said.text(document)", 'text=said.text(document) + "\\ud800"')]),
    "a number in a field of text": ("schema-valid", "$.points[0].id", [("id=item.id", "id=item.number")]),
    "what is no number": ("absence", "", [("    id: str\n", "    id: float\n"), ("id=item.id", 'id=float("nan")')]),
    "a code of nobody": (
        "diagnostics",
        "XX999 is in no catalogue",
        [("diagnostics=document.diagnostics", 'diagnostics=(Diagnostic(Severity.INFO, "XX999", "odd"),)'), (MODULE, IMPORTS + MODULE)],
    ),
    "another severity": (
        "diagnostics",
        "the catalogue says",
        [("diagnostics=document.diagnostics", 'diagnostics=(Diagnostic(Severity.INFO, "GP301", "odd"),)'), (MODULE, IMPORTS + MODULE)],
    ),
    "a sniff that raises": ("total", "GP205", [(TITLED, 'if title[-4] == "会":')]),
    "a parse that raises": ("total", "GP203", [(PARSE, PARSE + "        assert document.bodies[0].children\n")]),
    "a parse that exits": ("total", "SystemExit", [(PARSE, PARSE + "        raise SystemExit(0)\n")]),
    "a parse that returns nothing": ("total", "GP204", [("return Parsed(records=(record,))", "return None")]),
    "the order of a set": (
        "deterministic",
        "hash seed",
        [('"the title ends in 会议纪要"', '"".join({"甲", "乙", "丙", "丁", "戊", "己"})')],
    ),
    "a counter": (
        "deterministic",
        "second reading",
        [(MODULE, MODULE + "_COUNT = iter(range(10**9))\n"), ('"the title ends in 会议纪要"', "str(next(_COUNT))")],
    ),
    "the document in a global": (
        "shared",
        "four threads",
        [
            (MODULE, MODULE + "import time\n_NOW = []\n"),
            (PARSE, "        _NOW[:] = [document]\n        time.sleep(0.001)\n        document = _NOW[0]\n" + PARSE),
        ],
    ),
    "a search for every character": (
        "linear",
        "over and over",
        [(SNIFF, SNIFF + "        sum(document.text.count(char) for char in document.text)\n")],
    ),
    "a file that is read": ("no-io", "open(", [(PARSE, PARSE + '        open(__file__, encoding="utf-8").read()\n')]),
    "a file that is written": ("no-io", "open(", [(PARSE, PARSE + '        open(__file__, "a", encoding="utf-8").close()\n')]),
    "a connection": ("no-io", "socket.", [(PARSE, PARSE + "        import socket; socket.socket().close()\n")]),
    "a process": (
        "no-io",
        "subprocess.Popen",
        [(PARSE, PARSE + '        import subprocess, sys; subprocess.run([sys.executable, "-c", ""])\n')],
    ),
    "a word on the terminal": ("no-io", "prints 'here", [(PARSE, PARSE + '        print("here")\n')]),
    "a list that grows": (
        "no-state",
        "govproposal_minutes._SEEN",
        [(MODULE, MODULE + "_SEEN = []\n"), (PARSE, PARSE + "        _SEEN.append(1)\n")],
    ),
    "a variable of the environment": (
        "no-state",
        "os.environ",
        [(PARSE, PARSE + "        import os; os.environ['MINUTES'] = str(id(document))\n")],
    ),
    "a class that counts": (
        "no-state",
        "MinutesParser.count",
        [("    name: str", "    count: ClassVar[int] = 0\n    name: str"), (PARSE, PARSE + "        type(self).count += 1\n")],
    ),
    "the state of random": ("no-state", "random", [(PARSE, PARSE + "        import random; random.random()\n")]),
}


def test_the_template_keeps_every_law(tmp_path: Path) -> None:
    found = list(supervised(cut(tmp_path)))
    assert {one.law.name for one in found} == {law.name for law in LAWS}
    assert [(one.law.name, one.faults) for one in found if one.faults] == []


def test_there_are_enough_laws_and_a_slip_for_each() -> None:
    assert len(LAWS) >= 15
    assert len({law.name for law in LAWS}) == len(LAWS)
    assert {law for law, _, _ in SLIPS.values()} == {law.name for law in LAWS}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_breaks_its_law(slip: str, tmp_path: Path) -> None:
    law, words, edits = SLIPS[slip]
    (verdict,) = supervised(cut(tmp_path, *edits), [law])
    assert verdict.faults
    explained = list(verdict.explained())
    assert words in "\n".join(explained)
    assert any(verdict.law.states in line for line in explained)
    assert any(verdict.law.remedy in line for line in explained)


def test_a_parser_that_is_switched_off_is_not_registered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DISABLE, "minutes")
    (verdict,) = supervised(cut(tmp_path), ["registered"])
    assert "switched off" in verdict.faults[0]


def test_a_parser_without_entry_point_is_told_what_to_write(tmp_path: Path) -> None:
    subject = cut(tmp_path)
    for path in Path(subject.path[0]).glob("*.dist-info/entry_points.txt"):
        path.unlink()
    (verdict,) = supervised(subject, ["registered"])
    assert 'minutes = "govproposal_minutes:parser"' in verdict.faults[0]


def test_a_parser_that_hangs_is_ended_and_the_other_laws_go_on(tmp_path: Path) -> None:
    hang = (PARSE, PARSE + '        while "不少于300个" in document.text: pass\n')
    found = list(supervised(cut(tmp_path, hang), ["witness", "api-version", "honest", "shared"], limit=2))
    assert [(one.law.name, bool(one.faults)) for one in found] == [
        ("api-version", False),
        ("honest", False),
        ("witness", True),
        ("shared", True),
    ]
    assert "ended after 2 s" in found[2].faults[0]
    assert 2 <= found[2].seconds < 10


def test_a_module_that_hangs_when_it_is_imported_is_ended(tmp_path: Path) -> None:
    (verdict,) = supervised(cut(tmp_path, (MODULE, MODULE + "while True: pass\n")), ["values"], limit=1)
    assert "ended after 1 s" in verdict.faults[0]


def test_an_import_that_does_not_end_is_told_before_any_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govproposal.testing.supervision.IMPORT", 1.0)
    assert unusable(cut(tmp_path, (MODULE, MODULE + "while True: pass\n")), limit=1) == "its import was ended after 1 s"
    assert unusable(cut(tmp_path / "other")) is None


def test_a_parser_that_takes_its_process_with_it_is_named_and_the_other_laws_go_on(tmp_path: Path) -> None:
    crash = (PARSE, PARSE + "        import os; os._exit(7)\n")
    found = list(supervised(cut(tmp_path, crash), ["witness", "honest"]))
    assert [(one.law.name, bool(one.faults)) for one in found] == [("honest", False), ("witness", True)]
    assert "with status 7" in found[1].faults[0]


@pytest.mark.parametrize(
    "edit", [(MODULE, "raise ValueError('broken')\n"), (MODULE, "import sys; sys.exit(0)\n"), ("\nparser = ", "\nother = ")]
)
def test_a_module_that_fails_breaks_every_law(edit: tuple[str, str], tmp_path: Path) -> None:
    found = list(supervised(cut(tmp_path, edit), ["api-version", "witness"]))
    assert [bool(one.faults) for one in found] == [True, True]
    assert any(word in found[0].faults[0] for word in ("ValueError: broken", "SystemExit", "AttributeError"))


# specimens


def folder(tmp_path: Path) -> Path:
    return tmp_path / "govproposal-minutes" / "specimens" / "first"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("expected.json", None, "expected.json is missing"),
        ("expected.json", "{", "is no JSON"),
        ("expected.json", "[]", "0 record(s) expected, 1 found"),
        ("expected.json", "{}", "'example/minutes' found"),
        ("expected.json", '{"type": "example/minutes"}', "$.points: expected None"),
        ("origin.toml", None, "origin.toml is missing"),
        ("origin.toml", 'title = "纪要"\n', "lacks author"),
        ("origin.toml", "title = ", "is no TOML"),
    ],
)
def test_a_specimen_that_is_not_whole_fails(name: str, text: str | None, words: str, tmp_path: Path) -> None:
    subject = cut(tmp_path)
    path = folder(tmp_path) / name
    path.unlink() if text is None else path.write_text(text, "utf-8")
    (verdict,) = supervised(subject, ["specimens"])
    assert words in "\n".join(verdict.faults)


def test_no_specimen_at_all_fails(tmp_path: Path) -> None:
    subject = cut(tmp_path)
    for path in folder(tmp_path).iterdir():
        path.unlink()
    (verdict,) = supervised(subject, ["specimens"])
    assert "no specimen" in verdict.faults[0]


def test_regenerating_writes_and_fails_and_then_holds(tmp_path: Path) -> None:
    subject = cut(tmp_path)
    expected = folder(tmp_path) / "expected.json"
    kept = expected.read_text("utf-8")
    assert [one.faults for one in supervised(subject, ["specimens"], regenerate=True)] == [()]
    assert expected.read_text("utf-8") == kept
    expected.unlink()
    (verdict,) = supervised(subject, ["specimens"], regenerate=True)
    assert "was written" in verdict.faults[0]
    assert '"span' not in expected.read_text("utf-8")
    assert [one.faults for one in supervised(subject, ["specimens"])] == [()]
