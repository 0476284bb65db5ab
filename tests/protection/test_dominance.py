"""Amounts of money: nobody learns what a single firm has put in."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.computed import Basis, Computed, Units
from reportgen.contract import Dominance
from reportgen.errors import NOWHERE, Problems
from reportgen.frame import Contributions, Frame, Kind
from reportgen.indicators.compute import compute
from reportgen.indicators.spec import IndicatorSpec
from reportgen.places import Places
from reportgen.protection.dominance import level
from reportgen.protection.release import release
from reportgen.protection.spec import ProtectionSpec
from reportgen.released import Released, Rule
from reportgen.status import Status
from tests.protection.outsider import PERIOD, Case, frame_of, leaves, shown, town
from tests.protection.test_attack import SEARCHES, TOWNS, safe

PLACES = town("S\n  a\n  b\n  c\n  d")


def by(rule: Dominance, *parts: float, rest: float = 0) -> float:
    """The level of a sum of parts, of which the two largest are known."""
    given = (sum(parts) + rest, *sorted((*parts, 0, 0), reverse=True)[:2])
    return float(level(rule, *(np.array([each], dtype=float) for each in given))[0])


@pytest.mark.parametrize(
    ("parts", "rest", "is_safe"), [((52000, 50000), 8000, True), ((90.9, 2), 0, False)]
)
def test_the_p_rule(parts: tuple[float, ...], rest: float, is_safe: bool) -> None:  # noqa: FBT001
    assert (by(Dominance(p=10), *parts, rest=rest) <= 0) == is_safe


def test_the_rule_of_the_largest() -> None:
    assert by(Dominance(n=1, share=85), 300, 20, 10) == pytest.approx(22.94, abs=0.005)
    assert by(Dominance(n=2, share=85), 150, 100, 50) < 0


Firms = Mapping[str, Iterable[int]]


def amounts(
    firms: Firms, places: Places, told: str = "count largest second"
) -> tuple[Frame, Units]:
    """Sums of places, and who is behind them; the largest are told of the leaves only."""
    kinds: dict[str, list[tuple[object, ...]]] = {"sum": [], "count": [], "largest": []}
    kinds["second"] = []
    for place in places:
        below = leaves(places, place.key)
        own = sorted((each for leaf in below for each in firms[leaf]), reverse=True)
        kinds["sum"].append((place.key, PERIOD, sum(own), None))
        kinds["count"].append((place.key, PERIOD, len(own), None))
        if below == [place.key]:
            kinds["largest"].append((place.key, PERIOD, [*own, 0][0], None))
            kinds["second"].append((place.key, PERIOD, [*own, 0, 0][1], None))
    frames = {name: frame_of(name, rows, ("place", "period")) for name, rows in kinds.items()}
    units = Units(**{name: frames[name] for name in told.split()})
    part = frames["sum"]
    return replace(part, measure=replace(part.measure, kind=Kind.AMOUNT)), units


def released(
    firms: Firms, rules: object = None, told: str = "count largest second", places: Places = PLACES
) -> Released:
    frame, units = amounts(firms, places, told)
    spec = ProtectionSpec.model_validate(rules or {})
    return release([Computed(frame, (Basis("q", frame, units=units),))], places, spec)


def hidden(found: Released, measure: str = "sum") -> set[str]:
    table = found[measure].table
    return set(table.loc[table["status"] == Status.SECRET, "place"])


MANY = (30, 30, 30, 20)
SAFE = {"a": MANY, "b": MANY, "c": MANY, "d": ()}


def test_where_nobody_stands_out_nothing_is_hidden() -> None:
    assert not released(SAFE).decisions


def test_an_amount_of_one_large_firm_is_hidden_with_a_neighbour() -> None:
    found = released(SAFE | {"a": (1000, 5, 3, 2)})
    assert "a" in hidden(found)
    assert len(hidden(found)) == 2
    assert not hidden(found) & {"S", "d"}
    assert {each.key.place: each.rule for each in found.decisions}["a"] is Rule.DOMINANCE


def test_an_amount_of_two_firms_is_hidden() -> None:
    assert "a" in hidden(released(SAFE | {"a": (1000, 1000)}))


def test_only_the_number_of_firms_may_be_known() -> None:
    assert "a" in hidden(released(SAFE | {"a": (1000, 1000)}, told="count"))
    assert not hidden(released(SAFE | {"a": (1000, 5, 3)}, told="count"))


def test_the_rule_of_source_and_project_both_hold() -> None:
    firms = SAFE | {"a": (60, 20, 15)}
    assert not hidden(released(firms))
    own = {"sources": {"q": {"dominance": {"n": 1, "share": 60}}}}
    assert "a" in hidden(released(firms, own))


def test_large_and_small_amounts_are_protected_alike() -> None:
    for factor in (1, 10**6):
        firms = SAFE | {"a": (1000, 5, 3, 2)}
        many = {place: [each * factor for each in own] for place, own in firms.items()}
        assert hidden(released(many)) == {"a", "b"}


@SEARCHES
@given(st.data())
def test_nobody_estimates_the_largest_firm(data: st.DataObject) -> None:
    places = data.draw(st.sampled_from(TOWNS[1:]))
    sizes = st.lists(st.integers(1, 30), max_size=5)
    firms = {leaf: data.draw(sizes) for leaf in leaves(places, "S")}
    found = released(firms, places=places)
    case = Case(places)
    case.people("x", {(leaf,): sum(own) for leaf, own in firms.items()})
    totals = {place.key: case.total("x", place.key, lambda _: True) for place in places}
    for key, total in totals.items():
        amount = shown(found, "sum", key)
        case.outsider.knows(total, amount or 0, math.inf if amount is None else amount)
    for key, total in totals.items():
        own = sorted((each for leaf in leaves(places, key) for each in firms[leaf]), reverse=True)
        need = max(by(Dominance(p=10), *own), 0.1 * sum(own) if 0 < len(own) < 3 else 0)
        if need > 0:
            assert shown(found, "sum", key) is None
            assert safe(case, total, math.floor(sum(own) + need), 0), key


def test_an_indicator_of_amounts_is_protected() -> None:
    """Turnover by inhabitants tells the turnover."""
    frame, units = amounts(SAFE | {"a": (1000, 5)}, PLACES)
    told = Contributions("count", "largest", "second")
    base = replace(frame, measure=replace(frame.measure, contributions=told))
    plain = replace(frame.measure, kind=Kind.AMOUNT)
    others = {
        name: replace(own, measure=replace(plain, id=name))
        for name in ("count", "largest", "second")
        if (own := getattr(units, name))
    }
    people = frame_of("n", [(each, PERIOD, 500, None) for each in "abcd"], ("place", "period"))
    sources = {"q": {"sum": base, **others}, "ew": {"n": people}}
    sides = {
        "numerator": {"source": "q", "measure": "sum"},
        "denominator": {"source": "ew", "measure": "n"},
    }
    spec = IndicatorSpec.model_validate({"name": "x", "unit": "€", "kind": "mittelwert", **sides})
    problems = Problems()
    computed = compute({"x": spec}, sources, PLACES, problems, lambda _: NOWHERE)
    found = release(computed, PLACES, ProtectionSpec())
    assert "a" in hidden(found, "x")
    assert len(hidden(found, "x")) > 1
