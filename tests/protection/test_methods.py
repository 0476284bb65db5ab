"""Indicators that rest on several counts pass the gate only where all of these could be shown.

Then they are made of numbers that may be shown, and tell nothing that these do not.
"""

from collections.abc import Iterable, Mapping

import pandas as pd
import pytest

from reportgen.errors import NOWHERE, Problems
from reportgen.frame import Frame, Kind, Measure, frame
from reportgen.indicators.compute import compute
from reportgen.indicators.spec import IndicatorSpec
from reportgen.places import Level, Place, Places
from reportgen.protection.release import release
from reportgen.protection.spec import ProtectionSpec
from reportgen.released import Released
from reportgen.status import Status

NAMES = ("a", "b", "c", "d")
TOWN = Places(
    (Place("0", "Stadt", "s", None), *(Place(key, key, "b", "0") for key in NAMES)),
    (Level("s", "Stadt", "Städte"), Level("b", "Bezirk", "Bezirke")),
)
Rows = Iterable[tuple[object, ...]]


def source(rows: Rows, *keys: str) -> dict[str, Frame]:
    table = pd.DataFrame(list(rows), columns=["place", "period", *keys, "amount"])
    table["status"] = [Status.PRESENT if each else Status.ZERO for each in table["amount"]]
    return {"anzahl": frame(Measure("x", "x", Kind.COUNT), table, ("place", "period", *keys))}


def released(sources: Mapping[str, dict[str, Frame]], **specs: Mapping[str, object]) -> Released:
    problems = Problems()
    read = {
        name: IndicatorSpec.model_validate({"name": name, "unit": "", **spec})
        for name, spec in specs.items()
    }
    computed = compute(read, sources, TOWN, problems, lambda _: NOWHERE)
    assert not problems.found
    return release(computed, TOWN, ProtectionSpec(threshold=3))


def term(name: str, **more: object) -> dict[str, object]:
    return {"source": name, "measure": "anzahl", **more}


def yearly(name: str, **amounts: tuple[int, ...]) -> dict[str, dict[str, Frame]]:
    rows = [
        (place, str(2021 + year), amount)
        for place, each in amounts.items()
        for year, amount in enumerate(each)
    ]
    return {name: source(rows)}


BIRTHS = yearly("geb", a=(20, 2, 30, 40), b=(9, 8, 10, 12), c=(30, 40, 50, 60), d=(9, 9, 9, 9))
PEOPLE = yearly("ew", **dict.fromkeys(NAMES, (500, 500, 500, 500)))


def shown(found: Released, name: str, place: str) -> dict[str, bool]:
    return {
        period: found[name].cell(place, period).status is not Status.SECRET
        for period in found[name].periods
    }


def test_a_mean_of_years_is_hidden_with_the_smallest_of_them() -> None:
    pooled = {"kind": "anzahl", "numerator": term("geb"), "years": 2}
    single = {"kind": "anzahl", "numerator": term("geb")}
    found = released(BIRTHS, mittel=pooled, einzeln=single)
    assert shown(found, "einzeln", "a") == {"2021": True, "2022": False, "2023": True, "2024": True}
    assert shown(found, "mittel", "a") == {"2022": False, "2023": False, "2024": True}
    assert all(shown(found, "mittel", "0").values())


def test_a_mean_of_years_is_shown_where_no_single_year_is_told() -> None:
    pooled = {"kind": "anzahl", "numerator": term("geb"), "years": 2}
    found = released(BIRTHS, mittel=pooled)
    assert all(shown(found, "mittel", "a").values())


def test_a_mean_of_two_ends_rests_on_both() -> None:
    rate = {
        "kind": "rate",
        "numerator": term("ew"),
        "denominator": term("geb", average=True),
    }
    found = released(BIRTHS | PEOPLE, x=rate)
    assert shown(found, "x", "a") == {"2021": True, "2022": False, "2023": False, "2024": True}


def test_growth_is_hidden_with_its_base() -> None:
    spec = {"kind": "index", "method": "growth", "numerator": term("geb"), "since": "2022"}
    found = released(BIRTHS, x=spec)
    assert not any(shown(found, "x", "a").values())
    assert shown(found, "x", "c")["2024"]


SEGREGATION = ["dissimilarity", "isolation", "gini"]


def segregation(method: str, **more: object) -> dict[str, object]:
    sides = {"numerator": term("geb"), "denominator": term("ew")}
    return {"kind": "index", "method": method, "units": "b", **sides, **more}


@pytest.mark.parametrize("method", SEGREGATION)
def test_a_hidden_unit_hides_the_index_of_the_town(method: str) -> None:
    found = released(BIRTHS | PEOPLE, x=segregation(method))
    assert shown(found, "x", "0") == {"2021": True, "2022": False, "2023": True, "2024": True}


@pytest.mark.parametrize("method", SEGREGATION)
def test_a_unit_that_is_left_out_hides_nothing(method: str) -> None:
    people = yearly("ew", a=(500, 90, 500, 500), b=(500,) * 4, c=(500,) * 4, d=(500,) * 4)
    births = yearly("geb", a=(20, 2, 30, 40), b=(9, 8, 10, 12), c=(30, 2, 50, 60), d=(9, 9, 9, 9))
    own = released(births | people, x=segregation(method, smallest=100))
    assert not shown(own, "x", "0")["2022"]  # c is hidden, too
    births = yearly("geb", a=(20, 2, 30, 40), b=(9, 2, 9, 9), c=(9, 9, 9, 9), d=(9, 9, 9, 9))
    people = yearly("ew", a=(500, 90, 500, 500), b=(500, 90, 500, 500), c=(500,) * 4, d=(500,) * 4)
    own = released(births | people, x=segregation(method, smallest=100))
    assert shown(own, "x", "0")["2022"]


def test_a_hidden_component_hides_the_index_of_every_place_of_its_year() -> None:
    quota = {"kind": "quote", "numerator": term("geb"), "denominator": term("ew"), "unit": "%"}
    index = {"kind": "index", "method": "composite", "components": [{"indicator": "quote"}]}
    found = released(BIRTHS | PEOPLE, quote={**quota, "factor": 100}, index=index)
    for place in NAMES:
        assert shown(found, "index", place) == {
            "2021": True, "2022": False, "2023": True, "2024": True,
        }  # fmt: skip


AGES = ("0-40", "40+")


def by_age(name: str, **amounts: tuple[int, int]) -> dict[str, dict[str, Frame]]:
    rows = [
        (place, "2024", age, amount)
        for place, each in amounts.items()
        for age, amount in zip(AGES, each, strict=True)
    ]
    return {name: source(rows, "age")}


def test_a_standardised_rate_is_hidden_with_any_of_its_ages() -> None:
    ill = by_age("krank", a=(2, 30), b=(8, 9), c=(20, 30), d=(30, 40))
    people = by_age("ew", a=(90, 90), b=(90, 90), c=(90, 90), d=(90, 90))
    sides = {"numerator": term("krank"), "denominator": term("ew")}
    found = released(ill | people, x={"kind": "rate", "method": "standardised", **sides})
    hidden = {place for place in NAMES if not shown(found, "x", place)["2024"]}
    assert "a" in hidden
    assert len(hidden) > 1
    assert shown(found, "x", "0")["2024"]


def test_a_number_that_is_not_certain_does_not_tell_that_it_is_small() -> None:
    few = {"kind": "anzahl", "numerator": term("geb"), "minimum_numerator": 10}
    found = released(BIRTHS, x=few)
    cells = {place: found["x"].cell(place, "2022").status for place in NAMES}
    assert cells["a"] is Status.SECRET
    assert Status.UNRELIABLE in {cells["b"], cells["d"]}


def test_counts_below_the_lowest_level_are_no_basis() -> None:
    town = {"kind": "anzahl", "numerator": term("geb"), "lowest_level": "s"}
    found = released(BIRTHS, x=town)
    assert set(found["x"].table["place"]) == {"0"}
    assert not found.decisions


def test_an_index_of_a_hidden_component_does_not_tell_that_all_are_alike() -> None:
    """Where all are equal the index makes no sense; to say so would tell the hidden one."""
    cases = yearly("geb", a=(2,), b=(9,), c=(10,), d=(100,))
    people = yearly("ew", a=(200,), b=(900,), c=(1000,), d=(10000,))
    quota = {"kind": "rate", "numerator": term("geb"), "denominator": term("ew")}
    index = {"kind": "index", "method": "composite", "components": [{"indicator": "quote"}]}
    found = released(cases | people, quote=quota, index=index)
    assert not any(shown(found, "index", place)["2021"] for place in NAMES)


def test_a_group_that_leaves_few_others_hides_the_index() -> None:
    """Isolation and Gini are made of the rest as well as of the group."""
    group = yearly("geb", a=(498,), b=(200,), c=(200,), d=(100,))
    people = yearly("ew", **dict.fromkeys(NAMES, (500,)))
    assert not any(shown(released(group | people, x=segregation("gini")), "x", "0").values())


FOREIGN = {
    "numerator": [term("ew"), term("deutsch", subtract=True)],
    "denominator": term("ew"),
}


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("kind", ["index", "anteil"])
def test_a_difference_is_a_count_in_an_index_too(kind: str, order: int) -> None:
    """Foreigners as all less the Germans: few of them hide the index, in whatever order."""
    people = yearly("ew", **dict.fromkeys(NAMES, (500,)))
    germans = yearly("deutsch", a=(498,), b=(400,), c=(300,), d=(200,))
    sides = {**FOREIGN, "numerator": FOREIGN["numerator"][::order]}  # type: ignore[index]
    method = {"method": "gini", "units": "b"} if kind == "index" else {}
    found = released(people | germans, x={"kind": kind, **method, **sides})
    assert not shown(found, "x", "0" if kind == "index" else "a")["2021"]


def test_one_mistake_below_nought_does_not_lift_the_protection_of_a_difference() -> None:
    people = yearly("ew", **dict.fromkeys(NAMES, (500,) * 4))
    germans = yearly("deutsch", a=(498,) * 4, b=(400, 501, 400, 400), c=(300,) * 4, d=(200,) * 4)
    found = released(people | germans, x={"kind": "anteil", **FOREIGN})
    assert not any(shown(found, "x", "a").values())
