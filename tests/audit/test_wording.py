"""What is said in words lies between two bounds; the words are those that reports print."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.audit.wording import USUAL, Meant
from reportgen.compose import prose
from reportgen.compose.prose import Bands
from reportgen.compose.spec import WordingSpec
from tests.audit.puzzles import at, attacked, in_words, printed

SPEC = WordingSpec()


def meant(told: str, text: str, *, in_points: bool = True) -> Meant | None:
    return USUAL.meant(told, text, in_points=in_points)


def test_a_report_uses_the_words_that_the_audit_knows() -> None:
    assert (SPEC.points, SPEC.percent) == (USUAL.points, USUAL.percent)
    assert (SPEC.near, SPEC.fraction, SPEC.even) == (USUAL.near, USUAL.fraction, USUAL.even)


@given(st.floats(5, 100))
def test_fractions(percentage: float) -> None:
    told = prose.fraction(percentage, "jedes", SPEC.fraction, SPEC.even)
    told = told or prose.portion(percentage, "der Kinder", SPEC.fraction, SPEC.even)
    if told:
        found = meant("fraction", f"{told} Kind")
        assert found
        assert not found.told
        assert found.low - 1e-9 <= percentage <= found.high + 1e-9
        assert found.high - found.low <= 2 * SPEC.fraction


@given(st.floats(0.15, 20))
def test_multiples(ratio: float) -> None:
    found = meant("times", f"{prose.multiple(ratio, 'hoch', SPEC.near)} in der Stadt 2015")
    assert found
    assert found.told == "times"
    assert found.low - 1e-9 <= ratio <= found.high + 1e-9
    assert found.high <= found.low * 1.35 + 0.1


@given(change=st.floats(-40, 40), in_points=st.booleans())
def test_trends(change: float, *, in_points: bool) -> None:
    bands = Bands(*(SPEC.points if in_points else SPEC.percent))
    found = meant("trend", prose.trend(change, bands), in_points=in_points)
    assert found
    assert found.told == ("change" if in_points else "relative")
    assert found.low <= change <= found.high


@given(st.floats(0.1, 50), st.floats(0.1, 50), st.sampled_from(["", "der Nordstadt"]))
def test_comparisons(own: float, other: float, whose: str) -> None:
    found = meant("compared", prose.compared(own, other, SPEC.near, whose))
    assert found
    assert found.low - 1e-9 <= own / other <= found.high + 1e-9


@pytest.mark.parametrize(
    ("told", "text", "bounds"),
    [
        ("rank", "Rang 3 von 17 (2 nicht ausgewiesen)", (3, 3)),
        ("rank", "17", (17, 17)),
        ("fraction", "Fast jeder zehnte Haushalt (8,8 %)", (8.75, 8.85)),
        ("fraction", "35,8 % der Menschen ab 65 Jahren", (35.75, 35.85)),
        ("times", "2,4‑mal so hoch wie 2015", (2.35, 2.45)),
        ("share", "7,9", (7.85, 7.95)),
        ("relative", "−3,2 %", (-3.25, -3.15)),
        ("relative", "3,2 %", None),  # "sank um 3,2 %"
        ("difference", "1,5 Prozentpunkte", None),
        ("extreme", "höchster Wert seit 2015", None),
        ("judged", "günstiger als 2015", None),
        ("trend", "keine Angabe aus Gründen der Anonymität", None),
    ],
)
def test_texts(told: str, text: str, bounds: tuple[float, float] | None) -> None:
    found = meant(told, text)
    if told in ("judged", "extreme"):  # their numbers are years
        assert found is None or re.search(r"\d", text)
    elif bounds is None:
        assert found is None
    else:
        assert found
        assert (found.low, found.high) == pytest.approx(bounds)


def test_a_fraction_of_a_published_whole_is_a_count() -> None:
    """Gut jedes zehnte of 19 children are 2, and no more."""
    people = printed(at("people"), 19)
    told = in_words(at("rate", told="fraction"), "gut jedes zehnte Kind")
    assert attacked([people, told], [at("cases")]) == {("a", "2024", ""): (2, 2)}
    many = printed(at("people"), 900)
    assert attacked([many, told], [at("cases")]) == {}


def test_a_trend_beside_last_years_number() -> None:
    """From 2 of 100, leicht gesunken (by 0.5 to 1.5 points): one is left."""
    figures = [
        printed(at("people"), 100), printed(at("rate", period="2023"), 2.0, 1),
        in_words(at("rate", told="trend", beside=(("since", "2023"),)), "leicht gesunken"),
    ]  # fmt: skip
    assert attacked(figures, [at("cases")]) == {("a", "2024", ""): (1, 1)}


def test_a_comparison_with_a_published_rate() -> None:
    """Unter dem Stadtwert of 4.0 %, by more than a tenth: of 100 people 3 at most."""
    figures = [
        printed(at("people"), 100), printed(at("rate", "S"), 4.0, 1),
        in_words(at("rate", told="compared"), "unter dem Stadtwert"),
    ]  # fmt: skip
    assert attacked(figures, [at("cases")]) == {("a", "2024", ""): (0, 3)}
    figures[-1] = in_words(at("rate", told="compared"), "über dem Stadtwert")
    assert attacked(figures, [at("cases")]) == {}
