"""The naming law on a project's own indicators, and printed against calculated ages."""

import pytest

from reportgen.errors import Problems, Severity
from reportgen.indicators.spec import IndicatorSpec
from reportgen.indicators.wording import check_wording, named_bounds


def told(name: str, kind: str, unit: str = "%", definition: str = "", **lower: object) -> list[str]:
    term = {"source": "melde", "measure": "anzahl"}
    spec = IndicatorSpec.model_validate({
        "name": name, "kind": kind, "unit": unit, "definition": definition, "numerator": term,
        "denominator": {**term, **lower},
    })  # fmt: skip
    problems = Problems()
    check_wording(spec, problems)
    assert all(each.severity is Severity.NOTICE for each in problems.found)
    return [each.code.removeprefix("indicator-") for each in problems.found]


def test_words_that_fit_are_no_matter() -> None:
    assert told("SGB-II-Quote", "quote") == []
    assert told("Quotenvergleich", "anteil") == []
    assert told("Hilfedichte", "dichte", "je 1.000 Einwohner") == []
    assert told("Bevölkerungsdichte", "dichte", "EW/km²") == []
    assert told("Altenquotient", "quotient", "je 100") == []
    assert told("Arbeitslosenquote", "quote") == []


def test_words_that_do_not_fit_are_told() -> None:
    assert told("SGB-II-Quote (unter 65)", "anteil") == ["quote-share"]
    assert told("Hilfedichte", "dichte", "je 100") == ["density-unit"]
    assert told("Altenquotient", "quotient") == ["quotient-percent"]
    assert told("Arbeitslosenquote", "quote", ages=[15, 65]) == ["unemployment"]


def test_the_printed_ages_are_the_calculated_ones() -> None:
    said = "Kinder unter 18 Jahren je 100 Kinder."
    assert told("Kinder", "anteil", definition=said, ages=[0, 15]) == ["definition-ages"]
    assert told("Kinder", "anteil", definition=said, ages=[0, 18]) == []
    assert told("Kinder", "anteil", definition=said) == []


@pytest.mark.parametrize(
    ("definition", "bounds"),
    [
        ("von 15 bis unter 65 Jahren", {15, 65}),
        ("15 Jahre bis unter 65 Jahre", {15, 65}),
        ("im Alter von 65 Jahren und älter", {65}),
        ("65 Jahre und älter", {65}),
        ("unter 3 Jahren", {3}),
        ("unter 60 % des Medians", set()),
        ("seit zehn Jahren, je 100 Haushalte", set()),
    ],
)
def test_bounds_of_age_are_found_in_sentences(definition: str, bounds: set[int]) -> None:
    assert named_bounds(definition) == bounds
