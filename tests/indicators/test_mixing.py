"""Which sources go together in one indicator."""

import pytest

from reportgen.errors import Problems, Where
from reportgen.indicators.mixing import Mixing, Stand, agree, tell_unusual
from reportgen.indicators.spec import IndicatorSpec
from reportgen.messages import Language, message

STANDS = {
    "melde": Stand("Hauptwohnsitz", "31.12."),
    "zensus": Stand("Fortschreibung Zensus 2022", "31.12."),
    "geburten": Stand("Hauptwohnsitz", "Jahressumme"),
    "kita": Stand("", "01.03."),
    "ba": Stand("", "Berichtsmonat"),
    "amt": Stand(),
}


def told(upper: list[str], lower: list[str], kind: str = "quote", **more: object) -> list[str]:
    spec = IndicatorSpec.model_validate({
        "name": "Kennzahl", "unit": "%", "kind": kind,
        "numerator": [{"source": name, "measure": "n"} for name in upper],
        "denominator": [{"source": name, "measure": "n"} for name in lower],
        **more,
    })  # fmt: skip
    problems = Problems()
    Mixing("x", spec, STANDS, Where("report.toml", 7), problems).check()
    for each in problems.found:
        assert each.where == Where("report.toml", 7)
        for language in Language:
            assert message(each, language).what
    return [f"{each.severity} {each.code}" for each in problems.found]


def test_different_populations_are_never_divided() -> None:
    assert told(["melde"], ["zensus"]) == ["error indicator-base-mixed"]
    assert told(["melde", "zensus"], []) == ["error indicator-base-mixed"]
    assert told(["melde", "zensus"], [], accepts=["base"]) == []
    assert told(["amt"], ["zensus"]) == []


def test_the_definition_must_name_the_population_that_is_counted() -> None:
    assert told(["amt"], ["zensus"], base="Hauptwohnsitz") == ["notice indicator-base-other"]
    assert told(["amt"], ["melde"], base="Hauptwohnsitz") == []


def test_times_that_differ_are_told() -> None:
    assert told(["kita"], ["melde"]) == ["notice indicator-timing-mixed"]
    assert told(["kita"], ["melde"], accepts=["timing"]) == []
    assert told(["ba"], ["melde"]) == []
    assert told(["geburten"], ["melde"]) == ["notice indicator-timing-mixed"]
    assert told(["geburten"], ["melde"], kind="rate") == []
    assert told(["geburten", "melde"], [], kind="saldo") == ["notice indicator-timing-mixed"]
    assert told(["kita"], ["melde"], kind="rate") == ["notice indicator-timing-mixed"]


@pytest.mark.parametrize(
    ("one", "two", "strict", "loose"),
    [
        ("", "31.12.", True, True),
        ("31.12.", "31.12.", True, True),
        ("31.12.", "30.06.", False, False),
        ("Berichtsmonat", "30.06.", True, True),
        ("Jahressumme", "31.12.", False, True),
        ("Schuljahr", "31.12.", False, True),
    ],
)
def test_which_times_agree(one: str, two: str, *, strict: bool, loose: bool) -> None:
    assert agree(one, two, is_loose=False) == agree(two, one, is_loose=False) == strict
    assert agree(one, two, is_loose=True) == loose


def test_words_that_are_nearly_usual_are_told() -> None:
    problems = Problems()
    for base, timing in (("Hauptwonsitz", "Jahresumme"), ("Fortschreibung Zensus 1987", "30.06.")):
        tell_unusual("melde", Stand(base, timing), Where(), problems)
    assert [dict(each.params)["near"] for each in problems.found] == [
        "Hauptwohnsitz", "Jahressumme",
    ]  # fmt: skip
