"""The plugin host: who takes a document, and one test for every way in which a plugin can fail."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import DistributionFinder, PathDistribution
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import govproposal
from govproposal.document import Document
from govproposal.errors import PluginError, UnknownParser
from govproposal.model import OutcomeReport, Plan, Quantity, Record, Task
from govproposal.plugin import API_VERSION, Claim, Confidence, Parsed, Parser
from govproposal.registry import DISABLE, Broken, Found, Loaded, Registered, check, choose, installed, load, register, run, survey
from govproposal.registry.discovery import discover, from_metadata, scan
from govproposal.source import Source
from govproposal.spans import Span, Witnesses

TEXT = "关于加快绿道建设的通知"


@pytest.fixture
def document() -> Document:
    return Document(Source.of(TEXT))


SURE = Claim(Confidence.SURE, "it says so")
MADE = Parsed(records=(Plan(title="方案"),))


@attrs.frozen(kw_only=True)
class Fake:
    """A parser that says and makes what it is told to."""

    name: Any = "fake"
    version: Any = "1.0"
    api_version: Any = API_VERSION
    record_types: Any = (Plan,)
    claim: Any = SURE
    made: Any = MADE

    def sniff(self, document: Document) -> Any:
        return self._given(self.claim, document)

    def parse(self, document: Document) -> Any:
        return self._given(self.made, document)

    @staticmethod
    def _given(what: Any, document: Document) -> Any:
        if isinstance(what, BaseException):
            raise what
        return what(document) if callable(what) else what


def sure(name: str, *, specificity: int = 0, refines: tuple[str, ...] = (), confidence: Confidence = Confidence.SURE) -> Fake:
    return Fake(name=name, claim=Claim(confidence, f"{name} says so", specificity, frozenset(refines)))


# the choice


@pytest.mark.parametrize(
    ("parsers", "winner"),
    [
        ([sure("a")], "a"),
        ([sure("a", specificity=1), sure("b", specificity=2)], "b"),
        ([sure("a", specificity=9), sure("b", refines=("a",))], "b"),
        ([sure("a"), sure("b", refines=("a",)), sure("c", refines=("b",))], "c"),
        ([sure("a", confidence=Confidence.LIKELY, specificity=9), sure("b")], "b"),
        ([sure("a", confidence=Confidence.LIKELY)], "a"),
        ([sure("a"), sure("b", confidence=Confidence.LIKELY, refines=("a",))], "a"),
        ([sure("a"), Fake(name="b", claim=None)], "a"),
        ([sure("a"), Fake(name="b", claim=ValueError("no"))], "a"),
        ([sure("a", refines=("a",))], "a"),
        ([sure("a", confidence=Confidence.POSSIBLE)], None),
        ([sure("a", confidence=Confidence.NONE)], None),
        ([sure("a"), sure("b")], None),
        ([sure("a", refines=("b",)), sure("b", refines=("a",))], None),
        ([], None),
    ],
)
def test_the_most_specific_sure_claim_wins(document: Document, parsers: list[Fake], winner: str | None) -> None:
    for order in (parsers, parsers[::-1]):
        choice = choose(document, order)
        assert (choice.parser.name if choice.parser else None) == winner


claims = st.builds(Claim, st.sampled_from(Confidence), st.text(max_size=3), st.integers(0, 3), st.frozensets(st.sampled_from("abcd")))


@given(st.dictionaries(st.sampled_from("abcd"), claims), st.randoms())
def test_the_choice_does_not_depend_on_the_order_and_is_explained(said: dict[str, Claim], random: Any) -> None:
    parsers = [Fake(name=name, claim=claim) for name, claim in said.items()]
    document = Document(Source.of(TEXT))
    choice = choose(document, parsers)
    random.shuffle(parsers)
    assert choose(document, parsers).parser == choice.parser
    assert {one.parser for one in choice.said} == set(said)
    codes = [one.code for one in choice.diagnostics]
    assert codes == [] if choice.parser else codes in (["GP201"], ["GP202"])
    if choice.parser is not None:
        mine = said[choice.parser.name]
        assert mine.confidence == max(claim.confidence for claim in said.values()) >= Confidence.LIKELY


def test_a_tie_lists_the_claimants(document: Document) -> None:
    choice = choose(document, [sure("a"), sure("b"), sure("c", confidence=Confidence.LIKELY)])
    assert choice.parser is None
    assert [(one.severity, one.code) for one in choice.diagnostics] == [("error", "GP202")]
    assert "a (a says so)" in choice.diagnostics[0].message
    assert "b (b says so)" in choice.diagnostics[0].message
    assert "c" not in choice.diagnostics[0].message.partition(":")[2]


def test_where_nobody_claims_the_reasons_are_given(document: Document) -> None:
    (verdict,) = choose(document, [Fake(claim=Claim.refusal("no title")), Fake(name="other", claim=None)]).diagnostics
    assert verdict.code == "GP201"
    assert "fake: no title" in verdict.message
    assert "other: " in verdict.message


def test_without_parsers_the_message_says_what_to_install(document: Document) -> None:
    assert "pip install" in choose(document, []).diagnostics[0].message


def test_a_name_overrules_the_claims(document: Document) -> None:
    assert choose(document, [sure("a"), Fake(name="b", claim=None)], "b").parser == Fake(name="b", claim=None)


def test_an_unknown_name_lists_the_known_ones(document: Document) -> None:
    with pytest.raises(UnknownParser, match="a, b") as caught:
        choose(document, [sure("b"), sure("a")], "c")
    assert caught.value.known == ("a", "b")


def test_two_parsers_given_under_one_name_are_an_error(document: Document) -> None:
    with pytest.raises(PluginError, match="'a'"):
        choose(document, [sure("a"), sure("a", specificity=1)])


# faults of a parser at work


@pytest.mark.parametrize("error", [ValueError("broken"), RecursionError(), SystemExit(3), MemoryError(), AssertionError()])
def test_a_sniff_that_raises_is_contained_and_named(document: Document, error: BaseException) -> None:
    choice = choose(document, [Fake(name="bad", claim=error), sure("good")])
    assert choice.parser == sure("good")
    assert [(one.code, "bad" in one.message, type(error).__name__ in one.message) for one in choice.diagnostics] == [("GP205", True, True)]


@pytest.mark.parametrize("claim", ["mine", True, 3, Claim("sure", "why"), Claim(Confidence.SURE, None), Claim(Confidence.SURE, "", "9")])  # type: ignore[arg-type]
def test_a_sniff_that_returns_no_claim_is_contained_and_named(document: Document, claim: Any) -> None:
    choice = choose(document, [Fake(name="bad", claim=claim), sure("good")])
    assert choice.parser == sure("good")
    assert [(one.code, "bad" in one.message) for one in choice.diagnostics] == [("GP205", True)]


def test_interrupting_is_not_contained(document: Document) -> None:
    with pytest.raises(KeyboardInterrupt):
        choose(document, [Fake(claim=KeyboardInterrupt())])


@pytest.mark.parametrize("error", [ValueError("broken"), RecursionError(), SystemExit(0), MemoryError()])
def test_a_parse_that_raises_is_contained_and_named(document: Document, error: BaseException) -> None:
    made = run(Fake(name="bad", made=error), document)
    assert made.records == ()
    assert [(one.code, "bad 1.0" in one.message, type(error).__name__ in one.message) for one in made.diagnostics] == [
        ("GP203", True, True)
    ]


def quantity(**fields: Any) -> Plan:
    return Plan(quantities=(Quantity(text="3个", value=3, unit="个", **fields),))  # type: ignore[arg-type]


NONSENSE = {
    "nothing": None,
    "a record": Plan(),
    "a list of records": [Plan()],
    "records in a list": Parsed(records=[Plan()]),  # type: ignore[arg-type]
    "what is no record": Parsed(records=("plan",)),  # type: ignore[arg-type]
    "a record of another type": Parsed(records=(OutcomeReport(),)),
    "what is no diagnostic": Parsed(diagnostics=("odd",)),  # type: ignore[arg-type]
    "a span beyond the text": Parsed(records=(Plan(span=Span(0, len(TEXT) + 1)),)),
    "a span that ends before it begins": Parsed(records=(Plan(span=Span(3, 2)),)),
    "a span before the text": Parsed(records=(Plan(span=Span(-1, 2)),)),
    "a span beyond the text, deep inside": Parsed(records=(quantity(span=Span(3, 99)),)),
    "a witness beyond the text": Parsed(records=(quantity(spans=Witnesses({"text": [(3, 99)]})),)),
    "a remark beyond the text": Parsed(records=(Plan(diagnostics=(govproposal.Diagnostic("info", "GP303", "", Span(9, 99)),)),)),  # type: ignore[arg-type]
    "a span that is none": Parsed(records=(Plan(span="all of it"),)),  # type: ignore[arg-type]
    "witnesses that are none": Parsed(records=(Plan(spans=3),)),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("made", NONSENSE.values(), ids=NONSENSE)
def test_a_parse_that_returns_nonsense_is_contained_and_named(document: Document, made: Any) -> None:
    result = run(Fake(name="bad", made=lambda _: made), document)
    assert result.records == ()
    assert [(one.code, "bad 1.0" in one.message) for one in result.diagnostics] == [("GP204", True)]


def test_a_sound_result_is_passed_on(document: Document) -> None:
    task = Task(path=(1,), id="1", group=None, heading=None, text="", span=Span(0, len(TEXT)))
    made = Parsed(records=(Plan(tasks=(task,), span=Span(0, len(TEXT)), spans=Witnesses({"title": [(0, 0)]})),))
    assert run(Fake(made=lambda _: made), document) is made


# faults of a plugin that is loaded


def module(name: str, **members: object) -> ModuleType:
    made = ModuleType(name)
    vars(made).update(members)
    return made


@pytest.fixture
def bring(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Found]:
    """Make a parser importable and give its entry point."""

    def made(parser: object, name: str = "fake", distribution: str = "pack") -> Found:
        where = f"fake_{distribution}_{name}".replace("-", "_")
        monkeypatch.setitem(sys.modules, where, module(where, parser=parser))
        return Found(name, f"{where}:parser", distribution, "1.0")

    return made


def test_a_sound_plugin_goes_through_its_states(bring: Callable[..., Found]) -> None:
    found = bring(Fake())
    loaded = load(found)
    assert loaded == Loaded(found, Fake())
    assert register(loaded) == Registered(found, Fake())
    assert survey([found]).parsers == (Fake(),)
    assert isinstance(Fake(), Parser)


@pytest.mark.parametrize("value", ["no_such_module:parser", "govproposal.plugin:no_such_name", "", ":", "govproposal.plugin:Claim.x.y"])
def test_a_plugin_that_cannot_be_imported_is_broken(value: str, bring: Callable[..., Found]) -> None:
    found = survey([Found("bad", value, "bad-pack", "2.0"), bring(Fake())])
    assert found.parsers == (Fake(),)
    assert [one.found.name for one in found.broken] == ["bad"]
    assert "bad-pack 2.0" in found.diagnostics[0].message
    assert found.diagnostics[0].code == "GP206"


@pytest.mark.parametrize("body", ["raise ValueError('broken')", "import sys; sys.exit(0)", "def f(:", "1/0"])
def test_a_module_that_fails_or_exits_when_imported_is_broken(body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "failing_pack.py").write_text(body)
    monkeypatch.syspath_prepend(tmp_path)
    broken = load(Found("bad", "failing_pack:parser", "bad-pack", "2.0"))
    assert isinstance(broken, Broken)
    assert "cannot be imported" in broken.reason
    assert broken.error is not None


@attrs.frozen(kw_only=True)
class Ruling(Record):
    """A third party's record."""

    type: ClassVar[str] = "vendor/ruling"


class Plain(Record):
    """A class of records that took a name which is not its own."""

    type: ClassVar[str] = "ruling"


class Lying:
    """An object whose members raise."""

    def __getattr__(self, name: str) -> object:
        raise RuntimeError(name)


class Mute(Fake):
    """A parser whose sniff is no function."""

    sniff: ClassVar[Any] = 3


LIES = {
    "no parser at all": (3, "missing"),
    "a class": (Fake, ""),
    "another API version": (Fake(api_version=API_VERSION + 1), "version 2"),
    "an API version that is none": (Fake(api_version="1"), "'1'"),
    "an API version that is a truth": (Fake(api_version=True), "True"),
    "another name": (Fake(name="other"), "'other'"),
    "no name": (Fake(name=""), "name"),
    "no version": (Fake(version=1), "version"),
    "no record types": (Fake(record_types=()), "record_types"),
    "record types in a list": (Fake(record_types=[Plan]), "record_types"),
    "a record type that is none": (Fake(record_types=(str,)), "str"),
    "a name that is the core's": (Fake(record_types=(type("Plan", (Plan,), {}),)), "'plan'"),
    "a name without a vendor": (Fake(record_types=(Plain,)), "'ruling'"),
    "members that raise": (Lying(), "RuntimeError"),
    "a sniff that cannot be called": (Mute(), "sniff"),
}


@pytest.mark.parametrize(("parser", "reason"), LIES.values(), ids=LIES)
def test_a_plugin_that_lies_about_itself_is_broken(parser: object, reason: str, bring: Callable[..., Found]) -> None:
    found = survey([bring(parser), bring(Fake(name="good"), name="good")])
    assert found.parsers == (Fake(name="good"),)
    assert [one.found.name for one in found.broken] == ["fake"]
    assert reason in found.broken[0].reason


def test_a_record_type_of_a_vendor_is_known_by_its_name(bring: Callable[..., Found]) -> None:
    found = survey([bring(Fake(record_types=(Plan, Ruling)))])
    assert found.types()["vendor/ruling"] is Ruling
    assert found.types()["plan"] is Plan


def test_two_plugins_of_one_name_are_an_error_that_names_both_distributions(bring: Callable[..., Found]) -> None:
    found = survey([bring(Fake(), distribution="one"), bring(Fake(), distribution="two"), bring(Fake(name="good"), name="good")])
    with pytest.raises(PluginError, match=r"one 1\.0, two 1\.0") as caught:
        _ = found.parsers
    assert caught.value.distributions == ("one 1.0", "two 1.0")
    assert [one.parser.name for one in found.registered] == ["good"]


@pytest.mark.parametrize("disable", [["two"], [" two ", "nobody"]])
def test_a_clash_is_settled_by_switching_one_distribution_off(disable: list[str], bring: Callable[..., Found]) -> None:
    found = survey([bring(Fake(), distribution="one"), bring(Fake(version="2"), distribution="two")], disable=disable)
    assert found.parsers == (Fake(),)
    assert [one.distribution for one in found.disabled] == ["two"]


def test_an_entry_point_found_twice_is_no_clash(bring: Callable[..., Found]) -> None:
    assert survey([bring(Fake()), bring(Fake())]).parsers == (Fake(),)


def test_parsers_that_are_passed_are_checked_as_well() -> None:
    with pytest.raises(PluginError, match="version 7"):
        govproposal.parse(TEXT, parsers=[Fake(api_version=7)])
    assert check(Fake()) is None


# discovery


POINTS = "[console_scripts]\nfake = other:main\n\n[govproposal.parsers]\n# a remark\n{name} = {name}_pack:parser\n\n[other]\nx = y:z\n"


def distribution(folder: Path, name: str, version: str = "1.0", points: str = POINTS) -> None:
    """Lay down the metadata of an installed distribution."""
    meta = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    meta.mkdir(parents=True)
    (meta / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n\nName: not this\n", "utf-8")
    (meta / "entry_points.txt").write_text(points.format(name=name), "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    distribution(tmp_path / "first", "outline-pack")
    distribution(tmp_path / "first", "plain", points="[console_scripts]\nplain = plain:main\n")
    distribution(tmp_path / "second", "outline-pack", version="0.9")
    distribution(tmp_path / "second", "other-pack")
    return tmp_path


def test_entry_points_are_found_on_the_path_the_first_copy_counting(site: Path) -> None:
    assert sorted(scan([str(site / "first"), str(site / "second"), str(site / "missing")]), key=str) == [
        Found("other-pack", "other-pack_pack:parser", "other-pack", "1.0"),
        Found("outline-pack", "outline-pack_pack:parser", "outline-pack", "1.0"),
    ]


def test_scanning_finds_what_importlib_metadata_finds(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("second", "first"):
        monkeypatch.syspath_prepend(site / name)
    assert set(scan(sys.path)) == set(from_metadata()) == set(discover())
    assert {one.distribution for one in scan(sys.path)} >= {"outline-pack", "other-pack"}


class Finder(DistributionFinder):
    """A finder that knows of a distribution which no directory holds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find_spec(self, *_: Any) -> None:
        return None

    def find_distributions(self, context: Any = None) -> Iterator[PathDistribution]:
        yield PathDistribution(next(self.folder.glob("*.dist-info")))


def test_finders_of_another_kind_are_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distribution(tmp_path / "hidden", "hidden-pack")
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder(tmp_path / "hidden")])
    monkeypatch.delitem(sys.modules, "importlib.metadata")
    assert "hidden-pack" in {one.distribution for one in discover()}


def test_damaged_metadata_is_passed_over(tmp_path: Path) -> None:
    distribution(tmp_path, "good-pack")
    (tmp_path / "bad-1.dist-info").mkdir()
    (tmp_path / "bad-1.dist-info" / "entry_points.txt").write_bytes(b"[govproposal.parsers]\n\xff = \xfe:parser\n")
    assert [one.name for one in scan([str(tmp_path)])] == ["good-pack"]


def test_the_environment_switches_plugins_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distribution(tmp_path, "some-pack")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv(DISABLE, "nobody, some-pack")
    assert [one.name for one in installed().disabled if one.distribution == "some-pack"] == ["some-pack"]
