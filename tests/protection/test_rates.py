"""Rates of too few persons are not told, whatever indicator they belong to."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from reportgen.errors import NOWHERE, Problems
from reportgen.frame import CHANGE, DEVIATION, derived_id
from reportgen.indicators.compute import compute
from reportgen.indicators.spec import IndicatorSpec
from reportgen.protection.release import release
from reportgen.protection.spec import ProtectionSpec
from reportgen.released import Released, Rule
from reportgen.status import Status
from tests.protection.test_methods import TOWN, by_age, term, yearly

CASES = yearly("faelle", a=(20, 20), b=(20, 20), c=(30, 30), d=(0, 0))
PEOPLE = yearly("ew", a=(99, 100), b=(500, 500), c=(500, 500), d=(60, 60))
SIDES = {"numerator": term("faelle"), "denominator": term("ew")}
KINDS = ("anteil", "quote", "quotient", "dichte", "rate")


def released(rules: Mapping[str, object], **specs: Mapping[str, object]) -> Released:
    problems = Problems()
    read = {
        name: IndicatorSpec.model_validate({"name": name, "unit": "", **spec})
        for name, spec in specs.items()
    }
    computed = compute(read, CASES | PEOPLE | AGES, TOWN, problems, lambda _: NOWHERE)
    assert not list(problems.errors())
    return release(computed, TOWN, ProtectionSpec.model_validate(rules))


AGES = by_age("alter", a=(20, 20), b=(90, 90), c=(90, 90), d=(30, 30))


def hidden(found: Released, name: str) -> set[tuple[str, str]]:
    rows = found[name].table
    rows = rows[rows["status"] == Status.SECRET]
    return set(zip(rows["place"], rows["period"], strict=True))


FEW = {("a", "2021"), ("d", "2021"), ("d", "2022")}


@pytest.mark.parametrize("kind", KINDS)
def test_a_rate_of_too_few_is_hidden_and_its_counts_are_not(kind: str) -> None:
    counts = {"kind": "anzahl", "numerator": term("faelle")}
    found = released({"rates": 100}, x={"kind": kind, **SIDES}, n=counts)
    assert hidden(found, "x") == FEW
    assert not hidden(found, "n")
    assert {each.rule for each in found.decisions if each.key.measure == "x"} == {Rule.RATE}
    assert found["x"].cell("a", "2022").amount == 0.2


def test_rates_are_not_limited_unless_somebody_asks() -> None:
    assert not released({}, x={"kind": "rate", **SIDES}).decisions


@pytest.mark.parametrize("source", ["faelle", "ew"])
def test_the_source_of_either_side_may_ask(source: str) -> None:
    rules = {"rates": 50, "sources": {source: {"rates": 100}}}
    assert hidden(released(rules, x={"kind": "rate", **SIDES}), "x") == FEW
    other = {"rates": 50, "sources": {"alter": {"rates": 100}}}
    assert not hidden(released(other, x={"kind": "rate", **SIDES}), "x")


def test_several_years_have_the_persons_of_all() -> None:
    found = released({"rates": 120}, x={"kind": "rate", "years": 2, **SIDES})
    assert hidden(found, "x") == set()
    found = released({"rates": 121}, x={"kind": "rate", "years": 2, **SIDES})
    assert hidden(found, "x") == {("d", "2022")}


def test_what_is_derived_from_the_rate_is_hidden_with_it() -> None:
    found = released({"rates": 100}, x={"kind": "rate", **SIDES})
    assert hidden(found, derived_id("x", DEVIATION)) == FEW
    assert {place for place, _ in hidden(found, derived_id("x", CHANGE))} == {"a", "d"}


def test_a_median_age_is_told_of_enough_persons() -> None:
    median = {"kind": "mittelwert", "method": "median", "numerator": term("alter")}
    found = released({"threshold": 1, "rates": 50}, x=median)
    assert hidden(found, "x") == {("a", "2024")}


def test_a_count_is_no_rate() -> None:
    found = released({"rates": 1000}, x={"kind": "anzahl", "numerator": term("faelle")})
    assert not hidden(found, "x")


def test_groups_share_the_persons_below_the_line() -> None:
    """Cases by age of all inhabitants: every group is told of all of them."""
    sides = {"numerator": term("alter"), "denominator": term("ew24")}
    people = yearly("ew24", a=(99,), b=(500,), c=(500,), d=(60,))["ew24"]["anzahl"]
    table = people.table.assign(period="2024")
    sources = AGES | {"ew24": {"anzahl": replace(people, table=table)}}
    spec = {"name": "x", "unit": "", "kind": "rate", "by": ["age"], "bands": [[0, 40], [40]]}
    read = {"x": IndicatorSpec.model_validate({**spec, **sides})}
    computed = compute(read, sources, TOWN, Problems(), lambda _: NOWHERE)
    found = release(computed, TOWN, ProtectionSpec(rates=100))
    assert hidden(found, "x") == {("a", "2024"), ("d", "2024")}
