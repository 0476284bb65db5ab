"""Numbers in words: the bands and their edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.compose import prose
from reportgen.compose.prose import Bands
from reportgen.compose.spec import WordingSpec
from reportgen.released import Rank

POINTS, PERCENT = Bands(*WordingSpec().points), Bands(*WordingSpec().percent)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (0.0, "nahezu unverändert"),
        (0.49, "nahezu unverändert"),
        (-0.49, "nahezu unverändert"),
        (0.5, "leicht gestiegen"),
        (-1.4, "leicht gesunken"),
        (1.5, "gestiegen"),
        (-2.9, "gesunken"),
        (3.0, "deutlich gestiegen"),
        (-8.0, "stark gesunken"),
    ],
)
def test_changes_of_shares(change: float, told: str) -> None:
    assert prose.trend(change, POINTS) == told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (1.99, "nahezu unverändert"),
        (-2.0, "leicht gesunken"),
        (5.0, "gestiegen"),
        (13.8, "deutlich gestiegen"),
        (-25.0, "stark gesunken"),
    ],
)
def test_changes_of_counts(change: float, told: str) -> None:
    assert prose.trend(change, PERCENT) == told


@given(st.floats(-1e6, 1e6), st.floats(0, 1e3))
def test_a_greater_change_is_never_told_as_a_smaller_one(change: float, more: float) -> None:
    order = ["nahezu unverändert", "leicht", "", "deutlich", "stark"]

    def strength(amount: float) -> int:
        words = prose.trend(amount, POINTS)
        degree = words.rpartition(" ")[0] if words != order[0] else words
        return order.index(degree)

    further = change + more if change >= 0 else change - more
    assert strength(change) <= strength(further)


@pytest.mark.parametrize(
    ("own", "town", "told"),
    [
        (11.0, 10.0, "nahe am Stadtwert"),
        (9.0, 10.0, "nahe am Stadtwert"),
        (11.01, 10.0, "über dem Stadtwert"),
        (8.99, 10.0, "unter dem Stadtwert"),
        (0.0, 0.0, "nahe am Stadtwert"),
        (-5.0, -10.0, "über dem Stadtwert"),
        (-10.5, -10.0, "nahe am Stadtwert"),
    ],
)
def test_a_place_beside_the_town(own: float, town: float, told: str) -> None:
    assert prose.compared(own, town, 10) == told


def test_ranks_say_who_is_missing() -> None:
    assert prose.ranked(Rank(3, 17, 0)) == "Rang 3 von 17"
    assert prose.ranked(Rank(3, 15, 2)) == "Rang 3 von 15 (2 nicht ausgewiesen)"


@pytest.mark.parametrize(
    ("percentage", "each", "told"),
    [
        (24.6, "jedes", "fast jedes vierte"),
        (25.1, "jedes", "rund jedes vierte"),
        (25.9, "jede", "gut jede vierte"),
        (49.0, "jedem", "fast jedem zweiten"),
        (33.3, "jeder", "rund jeder dritte"),
        (9.9, "jeden", "rund jeden zehnten"),
        (28.6, "jedes", ""),
        (60.0, "jedes", ""),
        (0.0, "jedes", ""),
        (100.0, "jedes", ""),
    ],
)
def test_percentages_as_parts(percentage: float, each: str, told: str) -> None:
    assert prose.fraction(percentage, each, 1.5, 0.25) == told


@given(st.floats(0, 100))
def test_parts_are_never_far_from_the_percentage(percentage: float) -> None:
    parts = {"zweite": 2, "dritte": 3, "vierte": 4, "fünfte": 5, "sechste": 6, "siebte": 7,
             "achte": 8, "neunte": 9, "zehnte": 10}  # fmt: skip
    told = prose.fraction(percentage, "jedes", 1.5, 0.25)
    if told:
        degree, _, part = told.split(" ")
        distance = percentage - 100 / parts[part]
        assert abs(distance) <= 1.5
        assert {"fast": distance < 0, "gut": distance > 0, "rund": True}[degree]


@pytest.mark.parametrize(
    ("amount", "decimals", "signed", "told"),
    [
        (1.5, 1, True, "+1,5\u00a0Prozentpunkte"),
        (-1.44, 1, True, "−1,4\u00a0Prozentpunkte"),
        (-1.44, 1, False, "1,4\u00a0Prozentpunkte"),
        (0.0, 1, True, "±0,0\u00a0Prozentpunkte"),
        (1.2, 0, True, "+1\u00a0Prozentpunkt"),
        (-1.0, 0, False, "1\u00a0Prozentpunkt"),
        (2.0, 0, True, "+2\u00a0Prozentpunkte"),
    ],
)
def test_differences_of_shares(amount: float, decimals: int, *, signed: bool, told: str) -> None:
    assert prose.points(amount, decimals, "Prozentpunkte", signed=signed) == told


def test_differences_of_counts() -> None:
    assert prose.points(13.76, 1, "%", signed=True) == "+13,8\u202f%"


@pytest.mark.parametrize(
    ("percentage", "told"),
    [
        (66.7, "rund zwei Drittel der Kinder"),
        (65.4, "fast zwei Drittel der Kinder"),
        (76.4, "gut drei Viertel der Kinder"),
        (70.0, ""),
        (90.0, ""),
    ],
)
def test_percentages_beyond_the_half(percentage: float, told: str) -> None:
    assert prose.portion(percentage, "der Kinder", 1.5, 0.25) == told


@pytest.mark.parametrize(
    ("ratio", "told"),
    [
        (1.05, "etwa gleich hoch wie"),
        (0.5, "rund halb so hoch wie"),
        (0.26, "gut ein Viertel so hoch wie"),
        (1.45, "fast anderthalbmal so hoch wie"),
        (2.1, "gut doppelt so hoch wie"),
        (3.0, "rund dreimal so hoch wie"),
        (1.25, "1,3\u2011mal so hoch wie"),
        (40.0, "40\u2011mal so hoch wie"),
    ],
)
def test_multiples(ratio: float, told: str) -> None:
    assert prose.multiple(ratio, "hoch", 10) == told


@given(st.floats(0.01, 1000))
def test_multiples_are_never_far_from_the_ratio(ratio: float) -> None:
    told = prose.multiple(ratio, "hoch", 10)
    for name, amount in {"halb": 0.5, "doppelt": 2.0, "dreimal": 3.0, "zwölfmal": 12.0}.items():
        if f" {name} " in told:
            assert abs(ratio / amount - 1) <= prose.MULTIPLE_REACH
            assert "fast" not in told or ratio < amount
            assert "gut" not in told or ratio > amount


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "keine Kinder"), (1, "ein Kind"), (2, "zwei Kinder"), (12, "zwölf Kinder"),
     (13, "13 Kinder"), (1234, "1\u202f234 Kinder")],
)  # fmt: skip
def test_counts_with_their_noun(count: int, told: str) -> None:
    assert prose.counted(count, "ein Kind", "Kinder", 12) == told


@given(st.integers(0, 10**7), st.integers(0, 12))
def test_only_one_is_singular(count: int, words_to: int) -> None:
    told = prose.counted(count, "ein Kind", "Kinder", words_to)
    assert told.endswith(" Kinder") == (count != 1)


def test_few_words_if_that_is_wanted() -> None:
    assert prose.counted(3, "ein Kind", "Kinder", 0) == "3 Kinder"
    assert prose.counted(1, "ein Kind", "Kinder", 0) == "1 Kind"


def test_shared_ranks_name_the_others() -> None:
    told = prose.ranked(Rank(2, 15, 2), "der Nordstadt und Altdorf")
    assert told == "Rang 2 von 15, gemeinsam mit der Nordstadt und Altdorf (2 nicht ausgewiesen)"


@given(st.floats(0, 100), st.sampled_from([0, 2, 5, 10, 100, 1000]))
def test_parts_in_people_are_near_the_share(percentage: float, whole: int) -> None:
    part, of = prose.part_of_whole(percentage, whole, 1.5)
    assert 0 <= part <= of
    assert not whole or of == whole
    assert abs(100 * part / of - percentage) <= max(1.5 if not whole else 0, 50 / of) + 1e-9


@pytest.mark.parametrize(
    ("percentage", "told"),
    [(24.6, (1, 4)), (23.0, (23, 100)), (66.0, (2, 3)), (0.4, (4, 1000)), (0.0, (0, 100))],
)
def test_simple_parts_come_first(percentage: float, told: tuple[int, int]) -> None:
    assert prose.part_of_whole(percentage, 0, 1.5) == told


@given(st.floats(0, 1e9), st.integers(1, 4))
def test_leading_digits(amount: float, digits: int) -> None:
    told = prose.leading(amount, digits)
    assert len(str(int(told)).rstrip("0")) <= digits
    assert abs(float(told) - amount) <= max(0.5, 0.51 * 10.0 ** (len(str(int(amount))) - digits))
