"""The documentation holds: its code runs, its catalogue and glossary are complete, its links lead somewhere."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path

import attrs
import pytest

import govproposal
from govproposal import model
from govproposal.diagnostics import CATALOGUE
from govproposal.model.evidence import GROUND

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), *ROOT.glob("*.md"), *(ROOT / "examples").glob("*.md")])
FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```", flags=re.MULTILINE | re.DOTALL)

PUBLIC_CLASSES = sorted(
    name
    for name in govproposal.__all__
    if inspect.isclass(found := getattr(govproposal, name)) and not issubclass(found, BaseException)  # exceptions are no terms of the trade
)


NO_FIELDS = {"DocumentNumber", "Unit", "UnknownRecord"}  # phrases that no record holds, and what is kept whole
RECORD_CLASSES = [name for name in PUBLIC_CLASSES if attrs.has(getattr(model, name, object)) and name not in NO_FIELDS]


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def prose(text: str) -> str:
    """A page without its code blocks."""
    return FENCE.sub("", text)


SECTIONS = dict(re.findall(r"^### (GP\d{3})\n(.*?)(?=^##|\Z)", page("diagnostics.md"), flags=re.MULTILINE | re.DOTALL))
# Codes of the catalogue that nothing emits yet; strict, so that a mark goes when its code comes.
UNREACHED: tuple[str, ...] = ()
SPECIMENS = [
    pytest.param(
        code, kind, body, id=f"{code}-{number}", marks=[pytest.mark.xfail(reason="nothing emits it yet")] if code in UNREACHED else []
    )
    for code, section in SECTIONS.items()
    for number, (kind, body) in enumerate(FENCE.findall(section), 1)
]
BLOCKS = [
    pytest.param(body, id=f"{path.stem}-{number}")
    for path in DOCS.glob("*.md")
    if path.name != "diagnostics.md"
    for number, (kind, body) in enumerate(FENCE.findall(path.read_text(encoding="utf-8")), 1)
    if kind == "python"
]


@pytest.mark.parametrize("body", BLOCKS)
def test_the_python_of_a_page_runs(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(body, "docs", "exec"), {"__name__": "docs"})


class TestCatalogue:
    def test_every_code_has_one_section_in_order(self) -> None:
        assert re.findall(r"^### (GP\d{3})$", page("diagnostics.md"), flags=re.MULTILINE) == list(CATALOGUE)

    @pytest.mark.parametrize("code", CATALOGUE)
    def test_a_section_says_what_the_catalogue_says(self, code: str) -> None:
        entry, section = CATALOGUE[code], SECTIONS[code]
        assert f"**{entry.severity}**: {entry.meaning}." in section
        assert f"*What to do:* {entry.remedy}." in section

    def test_every_code_has_a_specimen(self) -> None:
        assert [code for code, section in SECTIONS.items() if not FENCE.search(section)] == []

    @pytest.mark.parametrize(("code", "kind", "body"), SPECIMENS)
    def test_a_specimen_shows_its_code(self, code: str, kind: str, body: str) -> None:
        if kind == "text parse":
            assert code in [one.code for one in govproposal.parse(body).diagnostics]
        else:
            assert kind == "python"
            assert code in body
            exec(compile(body, code, "exec"), {"__name__": "specimen"})


class TestGlossary:
    @pytest.mark.parametrize("name", PUBLIC_CLASSES)
    def test_every_public_class_has_a_row(self, name: str) -> None:
        rows = [line for line in page("glossary.md").splitlines() if line.startswith("|")]
        assert any(re.search(rf"`{name}(?:\.\w+)?`", row) for row in rows)

    def test_every_name_in_it_exists(self) -> None:
        names = re.findall(r"`([A-Z]\w+(?:\.\w+)?)`(?! *\|$)", prose(page("glossary.md")))
        meta_tags = {"PubDate", "ContentSource"}
        assert [name for name in names if name not in meta_tags and not known(name)] == []


def known(name: str) -> bool:
    """Whether *name* is a public class, or a field or member of one."""
    head, _, member = name.partition(".")
    cls = getattr(govproposal, head, None)
    if cls is None or not member:
        return cls is not None
    return hasattr(cls, member) or (attrs.has(cls) and member in {field.name for field in attrs.fields(cls)})


class TestRecordPage:
    @pytest.mark.parametrize("name", [name for name in PUBLIC_CLASSES if issubclass(getattr(govproposal, name), govproposal.Record)])
    def test_every_field_of_a_record_is_on_it(self, name: str) -> None:
        fields = {field.name for field in attrs.fields(getattr(govproposal, name))} - {"span", "spans", "extra"}
        assert [field for field in sorted(fields) if f"`{field}`" not in page("record.md")] == []

    def test_every_record_type_has_its_section(self) -> None:
        types = [cls.type for cls in (govproposal.Plan, govproposal.OutcomeReport, govproposal.SpeechDigest, govproposal.Reply)]
        assert [kind for kind in types if f"## `{kind}`" not in page("record.md")] == []


def test_the_public_modules_of_the_policy_say_what_is_public() -> None:
    public = prose(page("policy.md")).partition("## Provisional")[0]
    modules = [import_module(name) for name in re.findall(r"`(govproposal(?:\.[a-z]+)?)`", public.partition("\n- **The JSON")[0])]
    assert len(modules) == 4
    assert [(module.__name__, name) for module in modules for name in module.__all__ if not hasattr(module, name)] == []


def test_every_module_stands_in_the_table_of_layers() -> None:
    modules = {path.stem for path in (ROOT / "src" / "govproposal").iterdir() if path.name != "py.typed" and not path.stem.startswith("__")}
    layers = [line.split("|", 1)[1].rsplit("|", 2)[0] for line in page("architecture.md").splitlines() if line.startswith("| `")]
    assert sorted(modules - set(re.findall(r"`(\w+)`", " ".join(layers)))) == []


def anchors(path: Path) -> set[str]:
    """The anchors of the headings of a page, as GitHub and MyST make them."""
    titles = re.findall(r"^#+ (.+)$", prose(path.read_text(encoding="utf-8")), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)]+)\)", prose(path.read_text(encoding="utf-8")))
    for target in targets:
        name, _, anchor = target.partition("#")
        found = path.parent / name if name else path
        assert found.exists(), target
        assert not anchor or anchor in anchors(found), target


def test_every_function_and_exception_is_explained_somewhere() -> None:
    words = " ".join(path.read_text(encoding="utf-8") for path in PAGES)
    names = set(govproposal.__all__) - set(PUBLIC_CLASSES) - {"__version__"}
    assert sorted(name for name in names if not re.search(rf"\b{name}\b", words)) == []


@pytest.mark.parametrize("name", RECORD_CLASSES)
def test_every_field_of_a_record_is_in_its_page(name: str) -> None:
    cls = getattr(model, name)
    section = page("record.md")
    fields = {field.name for field in attrs.fields(cls)} - GROUND
    assert sorted(field for field in fields if f"`{field}`" not in section) == []


@pytest.mark.parametrize("path", sorted((ROOT / "plugins").glob("*/README.md")), ids=lambda path: path.parent.name)
def test_a_plugin_says_how_it_is_installed_from_a_clone(path: Path) -> None:
    assert f"pip install -e plugins/{path.parent.name}\n" in path.read_text(encoding="utf-8")


def test_the_peers_are_measured_with_every_first_party_parser() -> None:
    recipe = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in (ROOT / "plugins").iterdir() if f"-e plugins/{path.name}" not in recipe] == []


def test_every_benchmark_is_in_their_page() -> None:
    recipe = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in (ROOT / "benchmarks").glob("*.py") if f"`{path.name}`" not in recipe] == []


def test_every_page_is_in_the_index() -> None:
    pages = {path.name for path in DOCS.glob("*.md")} - {"index.md"}
    assert [name for name in sorted(pages) if f"({name})" not in page("index.md")] == []
