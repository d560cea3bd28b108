"""The trace for people and other tools: the command line, the page in a real browser, the graphs."""

from __future__ import annotations

import html.parser
import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner, Result

from govproposal import Record, Trace, dump, dumps, load_trace, parse, trace
from govproposal.cli import cli
from govproposal.cli.columns import width
from govproposal.cli.tree import tree
from govproposal.converters import graphs
from govproposal.converters.graphml import NAMESPACE
from govproposal.converters.report import page
from govproposal.plugin import Parser

SAMPLES = sorted((Path(__file__).parent / "traces").glob("*.txt"))
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WITHOUT = "no chromium on this machine: apt-get install chromium"


@pytest.fixture(scope="module")
def records(parsers: tuple[Parser, ...]) -> list[Record]:
    return [parse(path, parsers=parsers).record for path in SAMPLES]


@pytest.fixture(scope="module")
def made(records: list[Record]) -> Trace:
    return trace(records)


@pytest.fixture
def folder(records: list[Record], tmp_path: Path) -> Path:
    """A folder of record files: the command line needs no installed parser for these."""
    for at, record in enumerate(records):
        dump(record, tmp_path / f"{at}.json")
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments], catch_exceptions=False)


class TestCommand:
    def test_a_folder_of_records_gives_the_trace(self, folder: Path, records: list[Record]) -> None:
        result = run("trace", folder)
        assert result.exit_code == 0
        assert json.loads(result.stdout)["schema"] == "govproposal-trace/1"
        assert len(json.loads(result.stdout)["records"]) == len(records)

    def test_the_order_of_files_does_not_count(self, folder: Path) -> None:
        files = sorted(folder.iterdir())
        assert run("trace", *files).stdout == run("trace", *reversed(files)).stdout

    def test_the_tree_has_silent_promises_first(self, folder: Path) -> None:
        lines = run("trace", folder, "--format", "text").stdout.splitlines()
        assert re.fullmatch(r"7 records, 5 proposals, 32 tasks, 7 of them silent", lines[0])
        places = {
            word: next(at for at, line in enumerate(lines) if line.strip().startswith(word))
            for word in ("UNREPORTED", "MISSED", "MET", "REPORTED")
        }
        assert sorted(places, key=lambda word: places[word]) == ["UNREPORTED", "MISSED", "MET", "REPORTED"]

    def test_one_proposal_is_no_proposals(self, records: list[Record]) -> None:
        plan = next(record for record in records if record.type == "plan")
        assert next(tree(trace([plan]), 100)).startswith("1 record, 1 proposal, ")

    def test_no_line_of_the_tree_is_wider_than_the_terminal(self, made: Trace) -> None:
        for columns in (60, 100):
            assert [line for line in tree(made, columns) if width(line) > columns] == []

    @pytest.mark.parametrize("suffix", ["json", "html", "dot", "graphml", "txt"])
    def test_the_suffix_decides_the_format(self, folder: Path, tmp_path_factory: pytest.TempPathFactory, suffix: str) -> None:
        target = tmp_path_factory.mktemp("out") / f"trace.{suffix}"
        assert run("trace", folder, "-o", target).exit_code == 0
        begins = {"json": "{", "html": "<!doctype html>", "dot": "digraph", "graphml": "<?xml", "txt": "7 records"}
        assert target.read_text("utf-8").startswith(begins[suffix])

    def test_a_file_that_is_not_there_is_named_and_the_rest_goes_on(self, folder: Path) -> None:
        result = run("trace", folder / "0.json", folder / "none.json")
        assert result.exit_code == 2
        assert "none.json" in result.stderr
        assert len(json.loads(result.stdout)["records"]) == 1

    def test_an_empty_folder_is_refused(self, tmp_path: Path) -> None:
        result = run("trace", tmp_path)
        assert result.exit_code == 2
        assert "no document" in result.stderr

    def test_contradictions_are_told_on_standard_error(self, records: list[Record], tmp_path: Path) -> None:
        plan = next(record for record in records if record.type == "plan")
        other = attrs.evolve(plan, proposals=tuple(attrs.evolve(one, number=9) for one in plan.proposals))  # type: ignore[attr-defined,call-arg]
        for at, record in enumerate((plan, other)):
            dump(record, tmp_path / f"{at}.json")
        assert "GP604" in run("trace", tmp_path, "--format", "text").stderr


class TestExplain:
    @pytest.fixture
    def saved(self, made: Trace, tmp_path: Path) -> Path:
        (tmp_path / "trace.json").write_text(dumps(made), "utf-8")
        return tmp_path / "trace.json"

    def test_a_link_is_explained_with_both_quotes(self, saved: Path, made: Trace) -> None:
        about, link = next(one for one in made.links if one[0] == "task 2.1.1")
        result = run("explain", saved, link.id)
        assert result.exit_code == 0
        assert about in result.stdout
        assert link.rule in result.stdout
        plain = re.sub(r"[【】\s]", "", result.stdout)
        assert re.sub(r"\s", "", link.evidence.source.text) in plain
        assert re.sub(r"\s", "", link.evidence.target.text) in plain

    def test_every_link_is_explained(self, saved: Path) -> None:
        for _, link in load_trace(saved).links:
            assert run("explain", saved, link.id).exit_code == 0

    def test_a_task_is_explained(self, saved: Path) -> None:
        assert "searched" in run("explain", saved, "2.2.7").stdout

    def test_an_unknown_name_is_refused(self, saved: Path) -> None:
        result = run("explain", saved, "nothing")
        assert result.exit_code == 2
        assert "nothing" in result.stderr


class Outline(html.parser.HTMLParser):
    """What a page is made of: tags, headings, ids, targets of its own links, and everything that would fetch or run something."""

    VOID = frozenset(["meta", "br", "hr", "img", "input", "link"])

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)
        for name, value in attributes:
            if name == "id":
                self.ids.append(value or "")
            if name == "href" and (value or "").startswith("#"):
                self.links.append((value or "")[1:])
            elif name in ("href", "src", "action", "data") or name.startswith("on"):
                self.outside.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def outline(made: Trace) -> Outline:
    found = Outline()
    found.feed(page(made))
    return found


class TestPage:
    def test_it_runs_nothing_and_fetches_nothing(self, outline: Outline, made: Trace) -> None:
        assert outline.outside == []
        assert not {"script", "iframe", "object", "embed", "link", "img", "form"} & set(outline.tags)
        assert "url(" not in page(made)
        assert "@import" not in page(made)

    def test_it_is_well_formed_and_its_links_lead_somewhere(self, outline: Outline) -> None:
        assert outline.open == []
        assert len(outline.ids) == len(set(outline.ids))
        assert set(outline.links) <= set(outline.ids)

    def test_landmarks_and_headings_are_in_order(self, outline: Outline) -> None:
        assert [tag for tag in outline.tags if tag in ("header", "nav", "main", "footer")] == ["header", "nav", "main", "footer"]
        levels = [int(tag[1]) for tag in outline.tags if re.fullmatch("h[1-6]", tag)]
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert outline.tags.count("table") == outline.tags.count("thead") > 0

    def test_silent_promises_stand_before_everything_else(self, made: Trace) -> None:
        text = page(made)
        silent = [task.heading or task.text for proposal in made.proposals for task in proposal.silent]
        assert silent
        assert all(0 < text.find(one) < text.find("<article") for one in silent)

    def test_both_quotes_of_every_link_are_on_it(self, made: Trace) -> None:
        plain = re.sub(r"<[^>]+>", "", page(made))
        for _, link in made.links:
            assert html.escape(link.evidence.target.text, quote=False) in plain.replace("&#34;", '"').replace("&#39;", "'")

    def test_the_same_trace_gives_the_same_page(self, made: Trace) -> None:
        assert page(made) == page(made)

    def test_words_of_documents_are_words(self, records: list[Record]) -> None:
        """A title that holds markup is shown, not run."""
        bad = [
            attrs.evolve(
                one, header=attrs.evolve(one.header, title='<script>alert("1")</script>'), **({"title": None} if one.type == "plan" else {})
            )
            for one in records
        ]
        assert "<script" not in page(trace(bad))

    @pytest.mark.skipif(CHROMIUM is None, reason=WITHOUT)
    @pytest.mark.parametrize("columns", [360, 1200])
    def test_a_browser_shows_it_without_scrolling_sideways(self, made: Trace, tmp_path: Path, columns: int) -> None:
        """The page is rendered by Chromium with the network off; what a test script measures is read back from the DOM."""
        probe = (
            # A window of Chromium has a least width; the page has no rule that asks for the window's, so its own is set.
            f"<script>addEventListener('load', () => {{ const root = document.documentElement; root.style.width = '{columns}px';"
            "document.body.dataset.probe = JSON.stringify({"
            "wide: [...document.querySelectorAll('body *:not(.scroll *):not(.skip)')]"
            f".every(one => one.getBoundingClientRect().right <= {columns}), "
            "marks: document.querySelectorAll('mark').length, "
            "shown: [...document.querySelectorAll('h1, h2')].every(one => one.getBoundingClientRect().height > 0), "
            "asked: performance.getEntriesByType('resource').length}); })</script>"
        )
        (tmp_path / "trace.html").write_text(page(made).replace("</body>", f"{probe}</body>"), "utf-8")
        found = json.loads(html.unescape(_browse(tmp_path, columns).partition('data-probe="')[2].partition('"')[0]))
        assert found == {"wide": True, "marks": found["marks"], "shown": True, "asked": 0}
        assert found["marks"] > 10

    @pytest.mark.skipif(CHROMIUM is None, reason=WITHOUT)
    def test_a_browser_prints_it(self, made: Trace, tmp_path: Path) -> None:
        (tmp_path / "trace.html").write_text(page(made), "utf-8")
        _chromium(tmp_path, f"--print-to-pdf={tmp_path / 'trace.pdf'}", (tmp_path / "trace.html").as_uri())
        assert (tmp_path / "trace.pdf").read_bytes().startswith(b"%PDF")

    def test_contrast_is_enough_in_light_and_dark(self) -> None:
        style = page(Trace()).partition("<style>")[2].partition("</style>")[0]
        light, dark = (
            dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block)) for block in style.split("@media (prefers-color-scheme: dark)")[:2]
        )
        for colours in (light, {**light, **dark}):
            for name in ("ink", "soft", "link", "unreported", "missed", "met", "reported", "not-assessable"):
                assert contrast(colours[name], colours["paper"]) >= 4.5, name
            for name in ("ink", "soft"):
                assert contrast(colours[name], colours["box"]) >= 4.5, name
            assert contrast(colours["ink"], colours["mark"]) >= 4.5


def _browse(folder: Path, columns: int) -> str:
    return _chromium(folder, f"--window-size={columns},800", "--virtual-time-budget=3000", "--dump-dom", (folder / "trace.html").as_uri())


def _chromium(folder: Path, *arguments: str) -> str:
    assert CHROMIUM is not None
    flags = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        f"--user-data-dir={folder / 'profile'}",
    )
    command = [CHROMIUM, *flags, "--host-resolver-rules=MAP * ~NOTFOUND", *arguments]
    run = subprocess.run(command, capture_output=True, timeout=120, check=True, env={**os.environ, "HOME": str(folder)})
    return run.stdout.decode("utf-8")


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG 2 has it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class TestGraphs:
    def test_every_link_is_an_edge_between_nodes_that_are_there(self, made: Trace) -> None:
        nodes, edges = graphs.graph(made)
        names = {node.id for node in nodes}
        assert len(names) == len(nodes)
        assert all(edge.source in names and edge.target in names for edge in edges)
        assert {link.id for _, link in made.links} == {edge.link for edge in edges if edge.link}

    def test_graphml_is_read_back(self, made: Trace) -> None:
        nodes, edges = graphs.graph(made)
        root = ElementTree.fromstring(graphs.graphml(made))
        space = {"g": NAMESPACE}
        assert [node.get("id") for node in root.iterfind(".//g:node", space)] == [node.id for node in nodes]
        assert len(root.findall(".//g:edge", space)) == len(edges)
        kinds = {data.text for data in root.iterfind(".//g:node/g:data[@key='kind']", space)}
        assert kinds == {"proposal", "speech", "recommendation", "task", "item", "goal"}

    def test_dot_has_every_node_and_edge_on_a_line(self, made: Trace) -> None:
        nodes, edges = graphs.graph(made)
        lines = graphs.dot(made).splitlines()
        assert sum(" -> " in line for line in lines) == len(edges)
        assert len(lines) == 4 + len(nodes) + len(edges)

    @pytest.mark.skipif(shutil.which("dot") is None, reason="no Graphviz on this machine: apt-get install graphviz")
    def test_graphviz_takes_it(self, made: Trace) -> None:
        assert b"<svg" in subprocess.run(["dot", "-Tsvg"], input=graphs.dot(made).encode(), capture_output=True, check=True).stdout

    def test_odd_characters_do_no_harm(self, records: list[Record]) -> None:
        plan = next(record for record in records if record.type == "plan")
        tasks = tuple(attrs.evolve(one, heading='坏"\\\n\x00\x01标题') for one in plan.tasks)  # type: ignore[attr-defined]
        made = trace([attrs.evolve(plan, tasks=tasks)])  # type: ignore[call-arg]
        ElementTree.fromstring(graphs.graphml(made))
        assert all(line.count('"') % 2 == line.count('\\"') % 2 for line in graphs.dot(made).splitlines())
