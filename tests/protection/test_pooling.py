"""Sums of several years where nothing tells a single one: counts of their own, and no small one is
found out, be it of a sum, of a year or of what is left of a whole."""

from collections.abc import Mapping
from itertools import pairwise, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.errors import NOWHERE, Problems
from reportgen.frame import TOTAL
from reportgen.indicators.compute import compute
from reportgen.indicators.spec import IndicatorSpec
from reportgen.places import Place, Places
from reportgen.protection import gate, pooling
from reportgen.protection.pooling import pooled
from reportgen.protection.release import release
from reportgen.protection.spec import ProtectionSpec
from reportgen.protection.task import Suppressed
from reportgen.released import Released
from tests.protection.outsider import Atom, Case, GivenUpError, Sum, leaves, town
from tests.protection.test_attack import people
from tests.protection.test_geographies import SCHOOL
from tests.protection.test_methods import Rows, source, term

Made = Mapping[str, Mapping[str, object]]
TOWNS = (town("0\n  a\n  b\n  c"), town("0\n  A\n    a\n    b\n  B\n    c\n    d\n  e"))
SEARCHES = settings(
    max_examples=160, suppress_health_check=[HealthCheck.too_slow], derandomize=True, deadline=None
)
ATTEMPTS = 150
COUNT: dict[str, object] = {"kind": "anzahl", "numerator": term("geb")}
MEAN: Made = {"mittel": {**COUNT, "years": 3}}
QUOTA: dict[str, object] = {
    "kind": "quote",
    "unit": "%",
    "factor": 100,
    "numerator": term("geb"),
    "denominator": term("ew"),
}
PEOPLE: dict[str, object] = {"kind": "anzahl", "numerator": term("ew")}


def run(places: Places, rows: Mapping[str, Rows], specs: Made, rules: ProtectionSpec) -> Released:
    problems = Problems()
    read = {
        name: IndicatorSpec.model_validate({"name": name, "unit": "", **spec})
        for name, spec in specs.items()
    }
    keys = {name: ("sex",) if len(next(iter(own))) > 3 else () for name, own in rows.items()}
    sources = {name: source(own, *keys[name]) for name, own in rows.items()}
    computed = compute(read, sources, places, problems, lambda _: NOWHERE)
    assert not problems.found
    return release(computed, places, rules)


def sum_of(case: Case, counted: str, place: str, years: tuple[str, ...], sex: str = TOTAL) -> Sum:
    return case.total(counted, place, lambda own: own[0] in years and sex in (TOTAL, *own[1:]))


def windows(years: tuple[str, ...], width: int) -> list[tuple[str, ...]]:
    return [years[at - width + 1 : at + 1] for at in range(width - 1, len(years))]


def safe(case: Case, total: Sum, goal: int, span: int) -> bool:
    try:
        return case.outsider.unsure(total, goal, span)
    except GivenUpError:
        return True


@SEARCHES
@given(st.data())
def test_neither_sums_nor_their_years_are_found_out(data: st.DataObject) -> None:
    places = data.draw(st.sampled_from(TOWNS))
    sexes = data.draw(st.sampled_from([(), (), ("m", "w")]))
    years = tuple(str(2019 + each) for each in range(data.draw(st.integers(2, 5 - len(sexes)))))
    widths = data.draw(st.lists(st.integers(2, len(years)), min_size=1, max_size=2, unique=True))
    threshold = data.draw(st.sampled_from([3, 5]))
    atoms = list(product(leaves(places, "0"), years, *([sexes] if sexes else [])))
    counts = data.draw(people(atoms, threshold))
    by = ["sex"] if sexes else []
    specs = {f"mittel_{width}": {**COUNT, "years": width, "by": by} for width in widths}
    rows = {"geb": [(*atom, number) for atom, number in counts.items()]}
    found = run(places, rows, specs, ProtectionSpec(threshold=threshold))
    case = Case(places)
    case.outsider.budget = ATTEMPTS
    case.people("x", counts)
    wanted = []
    for place, sex in product(places, (TOTAL, *sexes)):
        groups = {"sex": sex} if sexes else {}
        wanted += [sum_of(case, "x", place.key, (year,), sex) for year in years]
        for width, window in ((each, own) for each in widths for own in windows(years, each)):
            total = sum_of(case, "x", place.key, window, sex)
            wanted.append(total)
            cell = found[f"mittel_{width}"].cell(place.key, window[-1], **groups)
            reads(case, total, cell.amount, width)
    for total in wanted:
        if 0 < case.outsider.true(total) < threshold:
            assert safe(case, total, threshold, threshold - 1)


def reads(case: Case, total: Sum, amount: float | None, width: int) -> None:
    """Take note of a mean of years; a dot tells that somebody is there, if noughts are shown."""
    if amount is not None:
        assert round(amount * width) == case.outsider.true(total)
        case.reads(total, round(amount * width))
    elif case.outsider.true(total) > 0:
        case.reads(total, None)


@SEARCHES
@given(st.data())
def test_quotas_of_several_years_do_not_tell_what_is_left(data: st.DataObject) -> None:
    places = TOWNS[0]
    years = tuple(str(2019 + each) for each in range(data.draw(st.integers(2, 4))))
    atoms: list[Atom] = list(product(leaves(places, "0"), years))
    parts, rests = data.draw(people(atoms, 3)), data.draw(people(atoms, 3))
    width = data.draw(st.integers(2, len(years)))
    specs: dict[str, Mapping[str, object]] = {"quote": {**QUOTA, "years": width}}
    if is_told := data.draw(st.booleans()):
        specs["ew"] = PEOPLE
    wholes = {atom: parts[atom] + rests[atom] for atom in atoms}
    rows = {
        "geb": [(*atom, number) for atom, number in parts.items()],
        "ew": [(*atom, number) for atom, number in wholes.items()],
    }
    found = run(places, rows, specs, ProtectionSpec(threshold=3))
    case = Case(places)
    case.outsider.budget = ATTEMPTS
    case.people("x", parts)
    case.people("rest", rests)
    for place, year in product(places, years) if is_told else ():
        amount = found["ew"].cell(place.key, year).amount
        total = whole(case, place.key, (year,))
        if amount is not None or case.outsider.true(total) > 0:
            case.reads(total, amount)
    wanted = [
        sum_of(case, counted, place.key, (year,))
        for counted, place, year in product(("x", "rest"), places, years)
        if counted == "x" or case.outsider.true(whole(case, place.key, (year,))) >= 3
    ]
    for place, window in product(places, windows(years, width)):
        part, rest = (sum_of(case, each, place.key, window) for each in ("x", "rest"))
        wanted += [part, rest] if case.outsider.true(part | rest) >= 3 else [part]
        if found["quote"].cell(place.key, window[-1]).amount is not None:
            # the share and, perhaps, the whole that it is told of
            case.reads(part, case.outsider.true(part))
            case.reads(part | rest, case.outsider.true(part | rest))
    for total in wanted:
        true = case.outsider.true(total)
        if 0 < true < 3:
            own = case.outsider.true(whole_of(case, total))
            assert safe(case, total, min(3, own), min(2, own - 1)), (true, own)


def whole(case: Case, place: str, years: tuple[str, ...]) -> Sum:
    return sum_of(case, "x", place, years) | sum_of(case, "rest", place, years)


def whole_of(case: Case, total: Sum) -> Sum:
    """The whole that a part, or what is left of it, belongs to."""
    known = {number: atom for atom, number in case.outsider.names.items()}
    atoms = [known[number][1:] for number in total]
    names = case.outsider.names
    return {names[(kind, *atom)]: 1 for kind in ("x", "rest") for atom in atoms}


# ---------------------------------------------------------------- what it is good for

YEARS = tuple(str(2019 + each) for each in range(6))
TOWN = TOWNS[0]


def births(**amounts: tuple[int, ...]) -> dict[str, Rows]:
    return {
        "geb": [
            (place, year, amount)
            for place, own in amounts.items()
            for year, amount in zip(YEARS, own, strict=True)
        ]
    }


RARE = births(a=(2, 1, 2, 1, 2, 2), b=(1, 2, 1, 2, 2, 1), c=(2, 2, 1, 1, 2, 2))


def shown(found: Released, name: str, place: str) -> list[bool]:
    frame = found[name]
    return [frame.cell(place, period).amount is not None for period in frame.periods]


def test_sums_show_what_single_years_hide() -> None:
    rules = ProtectionSpec(threshold=3)
    single = run(TOWN, RARE, {"jahr": COUNT}, rules)
    assert not any(any(shown(single, "jahr", place)) for place in "abc")
    several = run(TOWN, RARE, MEAN, rules)
    assert all(all(shown(several, "mittel", place)) for place in "abc")


def test_sums_lean_on_their_years_where_these_are_told() -> None:
    specs = {"jahr": COUNT, "mittel": {**COUNT, "years": 3}}
    found = run(TOWN, RARE, specs, ProtectionSpec(threshold=3))
    assert not any(any(shown(found, "mittel", place)) for place in "abc")


def test_a_year_that_two_sums_would_tell_is_protected() -> None:
    """Nobody for three years, then four, then two more: the second sum less the first is two."""
    rows = births(a=(0, 0, 0, 4, 2, 9), b=(9,) * 6, c=(8,) * 6)
    found = run(TOWN, rows, MEAN, ProtectionSpec(threshold=3))
    assert not all(shown(found, "mittel", "a"))
    apart = run(TOWN, rows, {"mittel": {**COUNT, "years": 6}}, ProtectionSpec(threshold=3))
    assert all(shown(apart, "mittel", "a"))


@pytest.mark.parametrize("least", [0, 100])
def test_sums_are_parts_of_wholes_that_are_told_year_by_year(least: int) -> None:
    people = {"ew": [(place, year, 500) for place, year in product("abc", YEARS)]}
    specs = {"quote": {**QUOTA, "years": 3}, "ew": PEOPLE}
    rules = ProtectionSpec(threshold=3, population="ew", least_population=least)
    found = run(TOWN, {**RARE, **people}, specs, rules)
    assert all(all(shown(found, "quote", place)) for place in "abc")
    assert all(all(shown(found, "ew", place)) for place in "abc")


def test_sums_that_are_small_are_hidden_with_a_neighbour() -> None:
    rows = births(a=(0, 0, 1, 0, 0, 1), b=(9,) * 6, c=(9,) * 6)
    found = run(TOWN, rows, MEAN, ProtectionSpec(threshold=3))
    assert not any(shown(found, "mittel", "a"))
    for place, other in pairwise("bcb"):
        assert not all(shown(found, "mittel", place)) or not all(shown(found, "mittel", other))


def test_sums_of_two_geographies_lean_on_their_years() -> None:
    """Nobody knows which districts the catchment area lies in."""
    areas = (Place(key, key, "school", "0") for key in "ST")
    places = Places((*TOWN.all, *areas), (*TOWN.levels, SCHOOL))
    rows = {"geb": [*RARE["geb"], *product("ST", YEARS, (5,))]}
    found = run(places, rows, MEAN, ProtectionSpec(threshold=3))
    assert not any(any(shown(found, "mittel", place)) for place in "abcST")


def test_sums_of_very_large_tables_lean_on_their_years(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooling, "LARGEST", 10)
    found = run(TOWN, RARE, MEAN, ProtectionSpec(threshold=3))
    assert not any(any(shown(found, "mittel", place)) for place in "abc")


def test_sums_that_cannot_be_protected_lean_on_their_years(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is hidden than the years would have it: those of `b` are all large."""
    monkeypatch.setattr(gate, "suppressed", lambda task, _: Suppressed(task.hidden, (*task.goals,)))
    rows = births(a=(9,) * 6, b=(9,) * 6, c=(9,) * 6)
    assert all(shown(run(TOWN, rows, MEAN, ProtectionSpec(threshold=3)), "mittel", "b"))
    rows = births(a=(2,) * 6, b=(9,) * 6, c=(9,) * 6)
    found = run(TOWN, rows, MEAN, ProtectionSpec(threshold=3))
    assert not any(any(shown(found, "mittel", place)) for place in "0abc")


def test_what_is_tied_to_other_counts_has_no_sums_of_its_own() -> None:
    relation = {"whole": "geb.anzahl", "parts": ["ew.anzahl"], "complete": False}
    rules = ProtectionSpec.model_validate({"threshold": 3, "relations": {"x": relation}})
    found = run(TOWN, RARE, MEAN, rules)
    assert not any(any(shown(found, "mittel", place)) for place in "abc")
    assert pooled((), rules).computed == ()
