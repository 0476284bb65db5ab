"""Figures that are no ratio of sums: what they tell of hidden counts, by all tables that fit."""

from collections.abc import Callable, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.audit.figure import Figure
from reportgen.audit.makeup import Makeup, Term
from reportgen.audit.ways import ByAge, Growth, MeanAge, MedianAge, Uneven
from tests.audit.puzzles import AGED, at, attacked, printed, tried

Ends = Mapping[str, tuple[float, float]]


def agree(found: Ends, true: Ends) -> bool:
    """Whether the audit finds what is true and no more; its bounds may be wider."""
    return found.keys() == true.keys() and says_nothing_wrong(found, true)


def says_nothing_wrong(found: Ends, true: Ends) -> bool:
    return all(
        key in true and low <= true[key][0] <= true[key][1] <= high
        for key, (low, high) in found.items()
    )


YEARS = ("0", "1", "2", "3")
UNDER_4 = Term("cases", (("age", "0-4"),), AGED)
AGES = {
    "young": Makeup("Kinder", upper=(UNDER_4,), adds_up=True),
    "mean": Makeup(
        "Mittel", decimals=1, upper=(UNDER_4,), lower=(UNDER_4,), is_linear=False, way=MeanAge()
    ),
    "median": Makeup("Median", decimals=1, upper=(UNDER_4,), is_linear=False, way=MedianAge()),
}


def mean(counts: Sequence[int]) -> float:
    return sum((age + 0.5) * count for age, count in enumerate(counts)) / sum(counts)


def median(counts: Sequence[int]) -> float:
    """As `indicators/methods/median.py` has it, for years of age."""
    reached = 0
    for age, count in enumerate(counts):
        if count and reached + count >= sum(counts) / 2:
            return age + (sum(counts) / 2 - reached) / count
        reached += count
    raise AssertionError


def of_ages(
    name: str, formula: Callable[[Sequence[int]], float], counts: tuple[int, ...]
) -> tuple[Ends, Ends]:
    """What the audit finds where a total and a figure of ages are printed, and what is true."""
    total, shown = sum(counts), round(formula(counts), 1)
    figures = [printed(at("young"), total), printed(at(name), shown, 1)]
    found = attacked(figures, [at("cases", age=age) for age in YEARS], AGES)
    true = tried(
        4, total,
        lambda *table: sum(table) == total and abs(formula(table) - shown) <= 0.05 + 1e-9,
    )  # fmt: skip
    return {age: ends for (_, _, age), ends in found.items() if age in YEARS}, {
        YEARS[at_]: ends for at_, ends in true.items()
    }


def test_a_mean_age_tells_who_is_youngest() -> None:
    """Twelve children of 0.6 years: no more than one of each older year."""
    found, true = of_ages("mean", mean, (11, 1, 0, 0))
    assert agree(found, true)
    assert true["1"] == (1, 1)


def test_a_mean_age_of_many_tells_little() -> None:
    found, true = of_ages("mean", mean, (5, 5, 5, 5))
    assert found == true == {}


COUNTS = st.tuples(*[st.integers(0, 5)] * 4).filter(lambda counts: sum(counts) > 3)


@settings(max_examples=60, deadline=None)
@given(COUNTS)
def test_every_mean_age_of_years_is_used_up(counts: tuple[int, ...]) -> None:
    assert agree(*of_ages("mean", mean, counts))


@settings(max_examples=60, deadline=None)
@given(COUNTS)
def test_a_median_age_says_nothing_wrong(counts: tuple[int, ...]) -> None:
    assert says_nothing_wrong(*of_ages("median", median, counts))


def test_a_median_age_tells_how_many_are_older() -> None:
    """Half of six children are not yet 0.7: three at most are older than a year."""
    figures = [printed(at("young"), 6), printed(at("median"), 0.7, 1)]
    found = attacked(figures, [at("cases", age="1-4")], AGES, threshold=5)
    assert found["a", "2024", "1-4"] == (0, 3)


# ---------------------------------------------------------------- growth

GROWTH = {
    "growth": Makeup(
        "Entwicklung", decimals=1, upper=(Term("cases"),), factor=100.0, is_linear=False,
        way=Growth("2015"),
    ),
    "rise": Makeup(
        "Anstieg", decimals=1, upper=(Term("cases"),), lower=(Term("people"),), factor=100.0,
        is_linear=False, way=Growth("2015"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("now", "then", "hidden"), [(6, 4, "2015"), (4, 6, "2024"), (7, 7, "")])
def test_growth_tells_the_year_it_is_counted_from(now: int, then: int, hidden: str) -> None:
    shown = round((now / then - 1) * 100, 1)
    published = "2015" if hidden == "2024" else "2024"
    figures = [
        printed(at("cases", period=published), now if published == "2024" else then),
        printed(at("growth"), shown, 1),
    ]
    wanted = [at("cases", period=each) for each in ("2015", "2024")]
    found = attacked(figures, wanted, GROWTH)
    assert found == ({("a", hidden, ""): (4, 4)} if hidden else {})


def test_growth_of_a_rate_of_published_wholes() -> None:
    """From 4 % of 100 to 3 % of 200."""
    figures = [
        printed(at("people", period="2015"), 100), printed(at("people"), 200),
        printed(at("cases"), 6), printed(at("rise"), -25.0, 1),
    ]  # fmt: skip
    found = attacked(figures, [at("cases", period="2015")], GROWTH)
    assert found == {("a", "2015", ""): (4, 4)}


# ---------------------------------------------------------------- rates by age

WORTH = (("0-18", 0.25), ("18+", 0.75))
STANDARD = {
    "standard": Makeup(
        "standardisiert", decimals=2, upper=(Term("cases", keys=AGED),),
        lower=(Term("people", keys=AGED),), factor=100.0, is_linear=False, way=ByAge(WORTH),
    )
}  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(young=st.integers(0, 12), old=st.integers(0, 12), is_told=st.booleans())
def test_a_standardised_rate_is_a_sum_of_counts(young: int, old: int, *, is_told: bool) -> None:
    """Of 40 young and 160 old people; with the count of one age, or with the total alone."""
    shown = round(100 * (0.25 * young / 40 + 0.75 * old / 160), 2)
    figures = [
        printed(at("people", age="0-18"), 40), printed(at("people", age="18+"), 160),
        printed(at("standard"), shown, 2),
        printed(at("cases", age="18+"), old) if is_told else printed(at("cases"), young + old),
    ]  # fmt: skip
    found = attacked(figures, [at("cases", age=each) for each, _ in WORTH], STANDARD)
    true = tried(
        2, young + old,
        lambda a, b: (b == old if is_told else a + b == young + old)
        and abs(100 * (0.25 * a / 40 + 0.75 * b / 160) - shown) <= 0.005 + 1e-9,
    )  # fmt: skip
    assert agree(
        {age: ends for (_, _, age), ends in found.items() if age},
        {WORTH[at_][0]: ends for at_, ends in true.items()},
    )


def test_a_standardised_rate_of_unpublished_wholes_bounds_from_above() -> None:
    """0.1 with 40 young people: no more of them than that alone allows."""
    figures = [printed(at("people", age="0-18"), 40), printed(at("standard"), 0.7, 2)]
    found = attacked(figures, [at("cases", age="0-18")], STANDARD)
    assert found == {("a", "2024", "0-18"): (0, 1)}


# ---------------------------------------------------------------- segregation

PEOPLE = (100, 200, 300)


def uneven(way: Uneven) -> dict[str, Makeup]:
    made = Makeup(
        "Index", decimals=1, upper=(Term("cases"),), lower=(Term("people"),), factor=100.0,
        is_linear=False, way=way,
    )  # fmt: skip
    return {"uneven": made}


def dissimilar(counts: Sequence[int]) -> float:
    group, others = sum(counts), sum(PEOPLE) - sum(counts)
    pairs = zip(counts, PEOPLE, strict=True)
    return 50 * sum(abs(own / group - (whole - own) / others) for own, whole in pairs)


def isolated(counts: Sequence[int]) -> float:
    pairs = zip(counts, PEOPLE, strict=True)
    return 100 * sum(own / sum(counts) * own / whole for own, whole in pairs)


def of_places(
    way: Uneven, formula: Callable[[Sequence[int]], float], counts: tuple[int, ...], told: int
) -> tuple[Ends, Ends]:
    """The town's count and index are printed, and the count of one place, or of none."""
    total, shown = sum(counts), round(formula(counts), 1)
    figures: list[Figure] = [printed(at("cases", "S"), total), printed(at("uneven", "S"), shown, 1)]
    figures += [printed(at("people", key), n) for key, n in zip("abc", PEOPLE, strict=True)]
    figures += [printed(at("cases", "abc"[n]), counts[n]) for n in range(3) if n == told]
    hidden = [at("cases", "abc"[n]) for n in range(3) if n != told]
    found = attacked(figures, hidden, uneven(way))
    true = tried(
        3, total,
        lambda *table: sum(table) == total and (told > 2 or table[told] == counts[told])
        and abs(formula(table) - shown) <= 0.05 + 1e-9,
    )  # fmt: skip
    return {place: ends for (place, _, _), ends in found.items() if place != "S"}, {
        "abc"[at_]: ends for at_, ends in true.items()
    }


@pytest.mark.parametrize(
    ("way", "formula"), [(Uneven(""), dissimilar), (Uneven("", is_isolation=True), isolated)]
)
@settings(max_examples=40, deadline=None)
@given(counts=st.tuples(*[st.integers(0, 9)] * 3), told=st.integers(0, 3))
def test_an_index_of_segregation_says_nothing_wrong(
    way: Uneven, formula: Callable[[Sequence[int]], float], counts: tuple[int, ...], told: int
) -> None:
    if sum(counts):
        assert says_nothing_wrong(*of_places(way, formula, counts, told))


def test_a_group_that_lives_apart_is_found() -> None:
    """All of them in one place: nobody in the others."""
    found, true = of_places(Uneven(""), dissimilar, (9, 0, 0), told=3)
    assert agree(found, true)
    assert set(found) == {"b", "c"}
    found, true = of_places(Uneven("", is_isolation=True), isolated, (9, 0, 0), told=3)
    assert set(found) == {"b", "c"}
