"""The packaged catalogue: complete, filled in, well named, and laid under a project's tables."""

from collections.abc import Iterator
from typing import Any

import pytest

from reportgen.errors import Problem, Problems, Where
from reportgen.indicators.catalogue.entries import Entry, concepts, entries, themes
from reportgen.indicators.catalogue.resolving import Bound, Tables, computable, resolved
from reportgen.indicators.promises import broken_promises
from reportgen.indicators.spec import CatalogueSpec, ConceptSpec, IndicatorSpec
from reportgen.messages import Language, message
from reportgen.schema import Declarations

FILLED = (
    "catalogue_number", "name", "short", "theme", "kind", "unit", "decimals", "polarity", "timing",
    "population", "definition", "interpretation", "comparability", "do_not_use_for", "data_source",
    "version", "changelog",
)  # fmt: skip
SENTENCES = ("definition", "interpretation", "comparability", "do_not_use_for")
LONGEST_SHORT = 30
BURDENS = {
    30, 39, 40, 41, 42, 43, 45, 46, 47, 48, 49, 50, 51, 52, 54, 55, 56, 57, 60, 62, 69, 74, 75, 76,
    77, 78, 87, 89, 90, 91, 94,
}  # fmt: skip
FAVOURABLE = {36, 37, 61, 63, 64, 70, 71, 73, 82, 92, 93}
MIXED = {38: {"guenstig", "neutral"}, 65: {"guenstig", "neutral"}}
MIXED |= {68: {"belastung"}, 86: {"belastung", "guenstig"}, 88: {"belastung", "guenstig"}}
ALL = {name: ConceptSpec(source=name, measure="zahl") for name in concepts()}
EVERY = list(entries().values())


def bound(problems: Problems, concepts: dict[str, ConceptSpec] = ALL, toml: str = "") -> Bound:
    declared = Declarations()
    declared.add("report.toml", toml.encode(), problems)
    return Bound(declared, concepts, problems)


def specs() -> dict[str, IndicatorSpec]:
    problems = Problems()
    tables = resolved({}, CatalogueSpec(use="all"), bound(problems))
    assert not problems.found
    return {name: IndicatorSpec.model_validate(table) for name, table in tables.items()}


def test_every_number_of_the_reference_is_there() -> None:
    numbers = [entry.table["catalogue_number"] for entry in EVERY]
    assert sorted(set(numbers)) == list(range(1, 95))
    assert numbers == sorted(numbers)


def test_all_entries_are_indicators_once_their_concepts_are_bound() -> None:
    assert list(specs()) == list(entries())


@pytest.mark.parametrize("entry", EVERY, ids=lambda entry: entry.id)
def test_an_entry_says_all_that_its_sheet_tells(entry: Entry) -> None:
    assert [key for key in FILLED if key not in entry.table] == []
    assert [key for key in FILLED if entry.table[key] == "" and key != "unit"] == []
    assert [key for key in SENTENCES if not entry.table[key].endswith(".")] == []
    assert len(entry.table["short"]) <= LONGEST_SHORT
    assert entry.table["theme"] in themes()
    assert entry.id.isascii()
    assert entry.id == entry.id.lower()


@pytest.mark.parametrize(("name", "spec"), list(specs().items()), ids=list(specs()))
def test_an_entry_keeps_the_naming_law(name: str, spec: IndicatorSpec) -> None:
    problems = Problems()
    broken_promises(spec, problems)
    assert not problems.found
    if spec.kind == "quotient":
        assert spec.unit != "%"
    if spec.kind == "dichte" and "km²" not in spec.unit:
        assert spec.factor == 1000
    if spec.kind == "anteil":
        assert spec.bounded
        assert (spec.unit, spec.factor) == ("%", 100)


@pytest.mark.parametrize("entry", EVERY, ids=lambda entry: entry.id)
def test_an_entry_is_coloured_as_the_reference_says(entry: Entry) -> None:
    number, polarity = entry.table["catalogue_number"], entry.table["polarity"]
    if number in MIXED:
        assert polarity in MIXED[number]
    elif number in BURDENS:
        assert polarity == "belastung"
    else:
        assert polarity == ("guenstig" if number in FAVOURABLE else "neutral")


def test_rivals_name_each_other() -> None:
    pairs = {(entry.id, rival) for entry in EVERY for rival in entry.table.get("rivals", ())}
    assert {(two, one) for one, two in pairs} == pairs
    assert {7, 8, 10, 17, 30, 42, 46, 54, 76, 81, 82, 89} <= {
        entries()[one].table["catalogue_number"] for one, _ in pairs
    }


def test_no_concept_is_without_an_entry() -> None:
    assert {each for entry in EVERY for each in entry.concepts} == set(concepts())


def test_an_entry_of_a_composite_comes_after_what_it_is_made_of() -> None:
    names = list(entries())
    for entry in EVERY:
        assert all(names.index(each) < names.index(entry.id) for each in entry.components)


# ---------------------------------------------------------------- laid under a project


def laid(
    own: Tables, concepts: dict[str, dict[str, Any]], use: tuple[str, ...] = (), toml: str = ""
) -> tuple[Tables, list[Problem]]:
    problems = Problems()
    known = {name: ConceptSpec.model_validate(table) for name, table in concepts.items()}
    tables = resolved(own, CatalogueSpec(use=use), bound(problems, known, toml))
    return tables, problems.found


REGISTER = {"einwohner": {"source": "melde", "measure": "anzahl"}}


def test_concepts_become_sources() -> None:
    tables, found = laid({}, REGISTER, ("jugendquotient_20_65",))
    assert not found
    assert tables["jugendquotient_20_65"]["numerator"] == {
        "concept": "einwohner", "source": "melde", "measure": "anzahl", "ages": [0, 20],
    }  # fmt: skip


def test_a_project_overrides_any_field() -> None:
    own = {"jung": {"use": "jugendquotient_20_65", "name": "Jung zu mittel", "decimals": 0}}
    tables, found = laid(own, REGISTER)
    assert not found
    assert tables["jung"]["name"] == "Jung zu mittel"
    assert tables["jung"]["decimals"] == 0
    assert tables["jung"]["unit"] == "je 100"


def test_own_indicators_may_name_concepts() -> None:
    women = {"frauen": {"source": "melde", "measure": "anzahl", "where": {"sex": "w"}}}
    own = {"x": {"numerator": {"concept": "frauen", "where": {"nation": "D"}, "ages": [65]}}}
    tables, found = laid(own, women)
    assert not found
    assert tables["x"]["numerator"] == {
        "concept": "frauen", "source": "melde", "measure": "anzahl", "ages": [65],
        "where": {"sex": "w", "nation": "D"},
    }  # fmt: skip


def test_all_takes_what_can_be_calculated() -> None:
    known = {name: ConceptSpec.model_validate(table) for name, table in REGISTER.items()}
    names = computable(known)
    assert {"medianalter", "altenquotient_65_20", "bevoelkerungsstand"} <= set(names)
    assert {entries()[name].concepts for name in names} == {("einwohner",)}
    assert "sozialindex" in computable(ALL)
    problems = Problems()
    own: Tables = {"medianalter": {"name": "eigenes"}}
    tables = resolved(own, CatalogueSpec(use="all"), bound(problems, known))
    assert not problems.found
    assert tables["medianalter"] == {"name": "eigenes"}


def codes(found: list[Problem]) -> list[str]:
    for each in found:
        for language in Language:
            assert message(each, language).what
    return [each.code for each in found]


def mistakes() -> Iterator[tuple[str, Tables, dict[str, dict[str, Any]], tuple[str, ...]]]:
    ready = {"einwohner": {"source": "melde", "measure": "anzahl", "ages": [15, 65]}}
    limited = {"frauen": {"source": "melde", "measure": "anzahl", "where": {"sex": "w"}}}
    term = {"concept": "frauen", "where": {"sex": "m"}}
    yield "catalogue-entry-unknown", {"x": {"use": "jugendqotient_20_65"}}, REGISTER, ()
    yield "catalogue-entry-unknown", {}, REGISTER, ("jugendqotient_20_65",)
    yield "catalogue-twice", {"medianalter": {}}, REGISTER, ("medianalter",)
    yield "concept-unbound", {}, {}, ("medianalter",)
    yield "concept-unknown", {"x": {"numerator": {"concept": "einwoner"}}}, REGISTER, ()
    yield "concept-unknown", {}, {"einwoner": REGISTER["einwohner"]}, ()
    yield "concept-ages", {}, ready, ("hochaltrigenanteil_80",)
    yield "concept-where", {"x": {"numerator": term}}, limited, ()
    both = {"concept": "einwohner", "source": "melde"}
    yield "concept-and-source", {"x": {"numerator": both}}, REGISTER, ()


@pytest.mark.parametrize(("code", "own", "concepts", "use"), list(mistakes()))
def test_mistakes_are_told(
    code: str, own: Tables, concepts: dict[str, dict[str, Any]], use: tuple[str, ...]
) -> None:
    tables, found = laid(own, concepts, use)
    assert codes(found) == [code]
    assert set(tables) <= {"medianalter"}


def test_a_mistake_names_its_line_the_nearest_name_and_what_it_means() -> None:
    toml = '[catalogue]\nuse = [\n  "medianalter",\n  "sgb2_quotee",\n]\n'
    _, found = laid({}, {}, ("medianalter", "sgb2_quotee"), toml)
    unbound, unknown = found
    assert unbound.where == unknown.where == Where("report.toml", 2)
    assert dict(unknown.params)["near"] == "sgb2_quote"
    assert "Hauptwohnung" in message(unbound).what
    assert "[concept.einwohner]" in message(unbound).hint


def test_what_is_no_term_is_left_to_the_validation() -> None:
    tables, found = laid({"x": {"numerator": "anzahl", "denominator": [3, {"concept": 4}]}}, {})
    assert not found
    assert tables["x"] == {"numerator": "anzahl", "denominator": [3, {"concept": 4}]}
