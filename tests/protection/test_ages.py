"""Mean and median ages: of few persons they say how many are of which age, and so are hidden."""

from collections.abc import Mapping
from itertools import product

import pytest

from reportgen.frame import Frame
from reportgen.released import Released
from tests.protection.test_methods import NAMES, released, shown, source, term

MEAN = {
    "kind": "mittelwert",
    "numerator": term("ew", weight="age"),
    "denominator": term("ew"),
    "unit": "Jahre",
    "decimals": 1,
}
MEDIAN = {
    "kind": "mittelwert",
    "method": "median",
    "numerator": term("ew"),
    "unit": "Jahre",
    "decimals": 1,
}
BY_AGE = {"kind": "anzahl", "numerator": term("ew"), "by": ["age"]}


def by_age(name: str, **amounts: tuple[int, int]) -> dict[str, dict[str, Frame]]:
    rows = [
        (place, "2024", age, amount)
        for place, each in amounts.items()
        for age, amount in zip(("0-40", "40-90"), each, strict=True)
    ]
    return {name: source(rows, "age")}


FEW = by_age("ew", a=(2, 8), b=(9, 8), c=(40, 60), d=(40, 70))


def hidden(found: Released, name: str) -> set[str]:
    return {place for place in (*NAMES, "0") if not shown(found, name, place)["2024"]}


def solutions(total: int, mean: float) -> list[tuple[int, int]]:
    """The people under 40 (20 years on average) and over it (65) that a mean age leaves."""
    pairs = ((young, total - young) for young in range(total + 1))
    return [
        (young, old) for young, old in pairs if abs((20 * young + 65 * old) / total - mean) <= 0.05
    ]


def test_a_mean_age_tells_the_age_groups_of_few_people() -> None:
    """Why they are hidden: ten persons of 56.0 years are two under 40 and eight over 40."""
    assert solutions(10, 56.0) == [(2, 8)]
    assert len(solutions(4000, 56.0)) > 5


@pytest.mark.parametrize("spec", [MEAN, MEDIAN])
def test_an_age_is_hidden_with_any_age_group_of_few_people(spec: Mapping[str, object]) -> None:
    found = released(FEW, alter=spec, gruppen=BY_AGE)
    cells = found["gruppen"]
    for place in NAMES:
        groups = [cells.cell(place, "2024", age=age).amount for age in ("0-40", "40-90")]
        if None in groups:
            assert place in hidden(found, "alter")
    assert "a" in hidden(found, "alter")
    assert "c" not in hidden(found, "alter") or "d" not in hidden(found, "alter")


@pytest.mark.parametrize("spec", [MEAN, MEDIAN])
def test_an_age_is_shown_where_no_age_group_is_published(spec: Mapping[str, object]) -> None:
    assert not hidden(released(FEW, alter=spec), "alter")


@pytest.mark.parametrize("spec", [MEAN, MEDIAN])
def test_of_many_people_an_age_tells_nothing(spec: Mapping[str, object]) -> None:
    many = by_age("ew", a=(2, 8000), b=(9, 7000), c=(40, 60), d=(40, 70))
    found = released(many, alter=spec, gruppen=BY_AGE)
    assert found["gruppen"].cell("a", "2024", age="0-40").amount is None
    assert "a" not in hidden(found, "alter")


def test_no_mean_age_of_few_people_tells_a_hidden_group() -> None:
    """All small pairs of age groups: nobody finds the small one out by trying."""
    for young, old in product((1, 2), (5, 20, 300)):
        found = released(
            by_age("ew", a=(young, old), b=(9, 8), c=(40, 60), d=(40, 70)),
            alter=MEAN, gruppen=BY_AGE, zahl={"kind": "anzahl", "numerator": term("ew")},
        )  # fmt: skip
        total = found["zahl"].cell("a", "2024").amount
        mean = found["alter"].cell("a", "2024").amount
        if total is not None and mean is not None:
            assert len(solutions(int(total), round(mean, 1))) > 2
