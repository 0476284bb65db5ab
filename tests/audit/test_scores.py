"""Two places with rate and score tell the rate of every place that has a score."""

from reportgen.audit.makeup import Makeup
from reportgen.audit.ways import Scores
from tests.audit.puzzles import at, attacked, printed

RATES = {"a": 4.0, "b": 10.0, "c": 25.0}


def scores(
    shown: str, *, is_reversed: bool = False
) -> tuple[dict[str, Makeup], list[tuple[str, float]]]:
    way = Scores("rate", is_reversed=is_reversed)
    made = Makeup("Index", decimals=2, is_linear=False, way=way)
    sign = -1 if is_reversed else 1
    return {"index": made}, [(key, sign * round((RATES[key] - 13) / 8.8, 2)) for key in shown]


def leaks(told: str, *, is_reversed: bool = False) -> dict[tuple[str, str, str], object]:
    made, every = scores("abc", is_reversed=is_reversed)
    figures = [printed(at("index", key), score, 2) for key, score in every]
    figures += [printed(at("rate", key), RATES[key], 1) for key in told]
    figures += [printed(at("people", key), 100) for key in told + "a"]
    return dict(attacked(figures, [at("cases", "a"), at("rate", "a")], made))


def test_two_known_places_tell_the_third() -> None:
    assert leaks("bc")["a", "2024", ""] == (4, 4)
    assert leaks("bc", is_reversed=True)["a", "2024", ""] == (4, 4)


def test_one_known_place_tells_nothing() -> None:
    assert leaks("c") == {}
