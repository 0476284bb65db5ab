"""Ranks tell who has no less; that may tell that somebody has few."""

from reportgen.audit.figure import Figure
from tests.audit.puzzles import at, attacked, printed, tried


def rank(place: str, position: int, indicator: str = "cases") -> Figure:
    return Figure(at(indicator, place, told="rank"), position, position, f"{place}: {position}")


def test_whoever_stands_below_a_small_number_has_fewer() -> None:
    figures = [printed(at("cases", "b"), 4), rank("b", 1), rank("a", 2), rank("c", 3)]
    found = attacked(figures, [at("cases", "a"), at("cases", "c")])
    true = tried(2, 9, lambda a, c: 4 > a > c)
    assert found["a", "2024", ""] == true[0] == (1, 3)
    assert found["c", "2024", ""] == true[1] == (0, 2)


def test_equal_ranks_are_equal_counts() -> None:
    figures = [printed(at("cases", "b"), 3), rank("b", 2), rank("a", 2)]
    assert attacked(figures, [at("cases", "a")])["a", "2024", ""] == (3, 3)


def test_ranks_above_a_number_tell_of_nobody_that_he_is_few() -> None:
    figures = [printed(at("cases", "b"), 6), rank("b", 2), rank("a", 1)]
    assert attacked(figures, [at("cases", "a")]) == {}


def test_ranks_of_rates_with_published_wholes() -> None:
    """Less than 5 of 100 are less than 3 of 50."""
    figures = [
        printed(at("people", "a"), 50), printed(at("people", "b"), 100),
        printed(at("cases", "b"), 5),        rank("b", 1, "rate"), rank("a", 2, "rate"),
    ]  # fmt: skip
    found = attacked(figures, [at("cases", "a")])
    true = tried(1, 9, lambda a: round(100 * a / 50, 1) < 5)
    assert found == {("a", "2024", ""): true[0]}


def test_ranks_of_rates_lie_between_published_ones() -> None:
    """The rate is not printed, but those above and below are; of 100 people 2 or 3."""
    figures = [
        printed(at("people", "a"), 100), printed(at("rate", "b"), 3.2, 1),
        printed(at("rate", "c"), 1.8, 1), rank("b", 1, "rate"), rank("a", 2, "rate"),
        rank("c", 3, "rate"),
    ]  # fmt: skip
    assert attacked(figures, [at("cases", "a")])["a", "2024", ""] == (2, 3)


def test_places_of_two_levels_are_not_ranked_together() -> None:
    figures = [printed(at("cases", "S"), 4), rank("S", 1), rank("a", 2)]
    found = attacked(figures, [at("cases", "a")])
    assert found["a", "2024", ""] == (0, 4)  # as a part of the town, and not as less
