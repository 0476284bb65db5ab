"""What the audit finds in random small tables is what trying all finds; and known answers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.audit.figure import Figure
from reportgen.audit.findings import Hidden, Inquiry
from reportgen.audit.makeup import Address, Declared, Makeup, Term
from reportgen.contract import Contract
from tests.protection.outsider import leaves, town

PLACES = town("S\n  A\n    a\n    b\n  B\n    c\n    d")
LEAVES = "abcd"
FAR = 9
"""No count of a leaf in a table that is tried is so large."""


def declared(threshold: int) -> Declared:
    makeups = {
        "count": Makeup("Fälle", upper=(Term("cases"),), adds_up=True),
        "people": Makeup("Leute", upper=(Term("people"),), adds_up=True),
        "rate": Makeup(
            "Quote", decimals=1, upper=(Term("cases"),), lower=(Term("people"),), factor=100.0
        ),
    }
    return Declared(makeups, {"cases": Contract(threshold)})


def figure(indicator: str, place: str, value: float, decimals: int = 0) -> Figure:
    half = 0.5 * 10.0**-decimals
    return Figure(Address(indicator, place, "2024"), value - half, value + half, f"{place}!")


def found(inquiry: Inquiry) -> set[str]:
    return {
        each.quantity.place
        for each in inquiry.found()
        if each.quantity.counted == "cases" and not each.is_rest
    }


SHOWN = st.sampled_from(["count", "rate", "hidden", "hidden"])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.integers(1, 4), min_size=4, max_size=4),
    st.lists(st.integers(20, 400), min_size=4, max_size=4),
    st.lists(SHOWN, min_size=7, max_size=7),
    st.integers(3, 5),
)
def test_every_table_is_tried(
    counts: list[int], people: list[int], shown: list[str], threshold: int
) -> None:
    ways = dict(zip((place.key for place in PLACES), shown, strict=True))
    cases = {place.key: _sum(counts, place.key) for place in PLACES}
    bases = {place.key: _sum(people, place.key) for place in PLACES}
    figures = [figure("people", key, bases[key]) for key in ways]
    hidden = []
    for key, way in ways.items():
        if way == "count":
            figures.append(figure("count", key, cases[key]))
        elif way == "rate":
            figures.append(figure("rate", key, round(100 * cases[key] / bases[key], 1), 1))
        if way != "count":
            hidden.append(Hidden(Address("count", key, "2024"), key))
    inquiry = Inquiry(declared(threshold), PLACES, figures, hidden)
    wanted = _tried(ways, cases, bases, threshold)
    assert found(inquiry) == wanted
    assert not inquiry.puzzle.left_out
    assert not inquiry.puzzle.undecided


def _sum(numbers: list[int], key: str) -> int:
    return sum(numbers[LEAVES.index(leaf)] for leaf in leaves(PLACES, key))


def _tried(
    ways: dict[str, str], cases: dict[str, int], bases: dict[str, int], threshold: int
) -> set[str]:
    """The places whose count is from 1 to below the threshold in every table that fits."""
    tables = np.stack(np.meshgrid(*[range(FAR)] * 4, indexing="ij"), -1).reshape(-1, 4)
    numbers = {
        key: tables[:, [LEAVES.index(leaf) for leaf in leaves(PLACES, key)]].sum(axis=1)
        for key in ways
    }
    levels = {place.key: place.level for place in PLACES}
    shown = {levels[key] for key, way in ways.items() if way == "count"}
    fits = np.ones(len(tables), dtype=bool)
    for key, way in ways.items():
        if way == "count":
            fits &= numbers[key] == cases[key]
        elif way == "rate":
            printed = round(100 * cases[key] / bases[key], 1)
            fits &= np.abs(100 * numbers[key] / bases[key] - printed) <= 0.05 + 1e-7
        if way != "count" and levels[key] in shown:
            fits &= numbers[key] > 0
    ends = {key: (found[fits].min(), found[fits].max()) for key, found in numbers.items()}
    return {key for key, (low, high) in ends.items() if low >= 1 and high < threshold}


# ---------------------------------------------------------------- known answers


def inquiry(figures: list[Figure], hidden: list[Address], threshold: int = 10) -> Inquiry:
    return Inquiry(declared(threshold), PLACES, figures, [Hidden(each, "") for each in hidden])


def test_a_rate_of_a_published_whole_is_a_count() -> None:
    """4.3 % of 186 is exactly 8 persons."""
    figures = [figure("people", "a", 186), figure("rate", "a", 4.3, 1)]
    (each,) = inquiry(figures, []).found()
    assert (each.interval.least, each.interval.most) == (8, 8)


def test_a_change_in_per_cent_tells_last_year() -> None:
    """-8.0 % with a current value of 46 gives last year's 50."""
    told = Address("count", "a", "2024", (), "change", (("since", "2023"),))
    change = Figure(told, -8.05, -7.95, "change")
    then = Address("count", "a", "2023")
    every = inquiry([figure("count", "a", 46), change], [then], 51).found()
    (each,) = [one for one in every if one.quantity.period == "2023"]
    assert (each.interval.least, each.interval.most) == (50, 50)


def test_a_difference_of_rates_tells_the_other_rate() -> None:
    """2.3 points below the 4.3 % of the town: 2.0 % of 100 are 2."""
    told = Address("rate", "a", "2024", (), "deviation")
    figures = [
        figure("people", "a", 100), figure("rate", "S", 4.3, 1),
        Figure(told, -2.35, -2.25, "deviation"),
    ]  # fmt: skip
    (each,) = inquiry(figures, [Address("rate", "a", "2024")]).found()
    assert (each.interval.least, each.interval.most) == (2, 2)


def test_ages_that_nest_are_subtracted() -> None:
    """Under 18 less under 15 are those from 15 to 17, whatever they are called."""
    ages = [("0-18", 40), ("0-15", 38)]
    figures = [
        Figure(Address("aged", "a", "2024", (("age", each),)), n - 0.5, n + 0.5, each)
        for each, n in ages
    ]
    made = Makeup("Kinder", upper=(Term("children", keys=frozenset({"age"})),), adds_up=True)
    wanted = Hidden(Address("aged", "a", "2024", (("age", "15-18"),)), "")
    own = Inquiry(Declared({"aged": made}, {"children": Contract(3)}), PLACES, figures, [wanted])
    (each,) = own.found()
    assert (each.interval.least, each.interval.most) == (2, 2)
    assert set(each.because) == {"0-18", "0-15"}


def test_a_sum_that_does_not_add_up_takes_no_other_with_it() -> None:
    """A district of 7 with parts of 5 and 3; what the other district's parts tell is still told."""
    shown = [("S", 20), ("A", 7), ("a", 5), ("b", 3), ("B", 13), ("c", 11)]
    own = inquiry([figure("count", *each) for each in shown], [Address("count", "d", "2024")])
    (each,) = [one for one in own.found() if one.quantity.place == "d"]
    assert (each.interval.least, each.interval.most) == (2, 2)
    (claim,) = own.puzzle.left_out
    assert {quantity.place for quantity, _ in claim.terms} == {"A", "a", "b"}


def test_a_sign_is_presumed_to_stand_for_somebody_until_sums_say_otherwise() -> None:
    """What is not known of a place that nobody lives in has the same sign as a hidden number."""
    shown = [("S", 20), ("A", 7), ("B", 13), ("c", 13), ("a", 4), ("b", 3)]
    own = inquiry([figure("count", *each) for each in shown], [Address("count", "d", "2024")])
    assert "d" not in {each.quantity.place for each in own.found()}
    assert [claim.is_presumed for claim in own.puzzle.left_out] == [True]


def test_odd_counts_are_known_like_even_ones() -> None:
    """8.5 and 9.5 are both rounded to even numbers, and 9 lies between them all the same."""
    shown = [figure("count", key, value) for key, value in zip("abcd", (6, 7, 8, 9), strict=True)]
    assert sorted(inquiry(shown, []).exact.values()) == [6, 7, 8, 9]
