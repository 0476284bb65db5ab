"""A leak by each relation that everybody knows, and none where the relation does not hold."""

from dataclasses import replace

from reportgen.audit.figure import Figure
from reportgen.audit.makeup import Makeup, Term
from reportgen.places import Level, Place, Places
from tests.audit.puzzles import AGED, PLACES, at, attacked, printed, tried

LEVELS = (Level("s", "s", "s"), Level("d", "d", "d"), Level("v", "v", "v", geography="school"))


def counts(*figures: tuple[str, int]) -> list[Figure]:
    """Counts of places, "a", or of places and groups, "a sex=w"."""
    found = []
    for spot, value in figures:
        place, *groups = spot.split()
        limits = tuple(
            sorted((key, member) for key, _, member in (g.partition("=") for g in groups))
        )
        found.append(printed(replace(at("cases", place), group=limits), value))
    return found


# ---------------------------------------------------------------- places


def test_places_add_up() -> None:
    figures = counts(("S", 21), ("a", 12), ("c", 7))
    assert attacked(figures, [at("cases", "b")])["b", "2024", ""] == (2, 2)
    two = attacked(figures[:2], [at("cases", "b"), at("cases", "c")])
    assert two == {} == tried(2, 9, lambda b, c: b + c == 9)


def test_cases_that_cannot_be_located_are_a_part_like_others() -> None:
    places = Places(
        (*PLACES.all, Place("x", "nicht zuordenbar", "1", "S", located=False)), PLACES.levels
    )
    figures = counts(("S", 21), ("a", 12), ("b", 5), ("x", 2))
    found = attacked(figures, [at("cases", "c")], places=places)
    assert found["c", "2024", ""] == (2, 2)
    unknown = attacked(figures[:3], [at("cases", "c"), at("cases", "x")], places=places)
    assert set(unknown) == {("c", "2024", ""), ("x", "2024", "")}  # 4 in both together
    many = counts(("S", 30), ("a", 12), ("b", 5))
    assert attacked(many, [at("cases", "c"), at("cases", "x")], places=places) == {}


def blocks(parents: dict[str, tuple[str, str]]) -> Places:
    """Blocks, each in a district and in a catchment area of a school."""
    level = Level("b", "b", "b")
    districts = [Place(key, key, "d", "S") for key in sorted({own for own, _ in parents.values()})]
    schools = [
        Place(key, key, "v", "S") for key in sorted({other for _, other in parents.values()})
    ]
    own = [Place(key, key, "b", one, others=(other,)) for key, (one, other) in parents.items()]
    return Places((Place("S", "S", "s", None), *districts, *schools, *own), (*LEVELS, level))


def test_geographies_that_do_not_nest_share_blocks() -> None:
    """District 1 has blocks p and q, school V has q and r: V less r less 1 leaves less p."""
    places = blocks({"p": ("1", "U"), "q": ("1", "V"), "r": ("2", "V"), "t": ("2", "W")})
    figures = counts(("1", 20), ("p", 18), ("V", 30))
    hidden = [at("cases", "q"), at("cases", "r")]
    assert attacked(figures, hidden, places=places)["q", "2024", ""] == (2, 2)
    without = counts(("1", 20), ("V", 30))
    assert attacked(without, hidden, places=places) == {}


# ---------------------------------------------------------------- groups


def test_sexes_add_up_when_all_three_are_told() -> None:
    """In b all add up, so in a as well: 40 are 20 and 17 and 3."""
    told = counts(("b", 50), ("b sex=m", 24), ("b sex=w", 20), ("b sex=d", 6))
    own = counts(("a", 40), ("a sex=m", 20), ("a sex=w", 17))
    found = attacked([*told, *own], [at("cases", "a", sex="d")])
    assert found["a", "2024", "d"] == (3, 3)


def test_two_sexes_are_not_all_where_a_third_is_counted() -> None:
    """Of b's 50, 24 and 20 leave somebody out, so of a's only the most is known."""
    told = counts(("b", 50), ("b sex=m", 24), ("b sex=w", 20))
    own = counts(("a", 40), ("a sex=m", 20))
    assert attacked([*told, *own], [at("cases", "a", sex="w")]) == {}


def test_groups_under_several_names_are_one() -> None:
    """Men and women together, as one group, beside all and those who are neither."""
    told = counts(("b", 50), ("b sex=m|w", 44), ("b sex=d", 6))
    own = counts(("a", 40), ("a sex=m|w", 37))
    assert attacked([*told, *own], [at("cases", "a", sex="d")])["a", "2024", "d"] == (3, 3)


def test_two_indicators_of_the_same_count() -> None:
    """Women as an indicator, men as another, all as a third: one table, whatever it is called."""
    limited = {
        name: Makeup(name, upper=(Term("cases", (("sex", code),), AGED),), adds_up=True)
        for name, code in (("women", "w"), ("men", "m"))
    }
    figures = [
        *counts(("a", 40), ("b", 50)), printed(at("women", "b"), 30), printed(at("men", "b"), 20),
        printed(at("women", "a"), 37),
    ]  # fmt: skip
    assert attacked(figures, [at("men", "a")], limited)["a", "2024", "m"] == (3, 3)


def test_ages_of_one_indicator_inside_those_of_another() -> None:
    young = Makeup("U18", upper=(Term("cases", (("age", "0-18"),), AGED),), adds_up=True)
    figures = [printed(at("young"), 40), *counts(("a age=0-6", 20), ("a age=6-15", 17))]
    found = attacked(figures, [at("cases", age="15-18")], {"young": young})
    assert found["a", "2024", "15-18"] == (3, 3)


# ---------------------------------------------------------------- several years

THREE = Makeup("Mittel", decimals=1, upper=(Term("cases"),), adds_up=True, years=3)


def test_a_mean_of_three_years_beside_two_of_them() -> None:
    """6.3 a year are 19; less 9 and 8 are 2."""
    figures = [
        printed(at("three"), 6.3, 1), printed(at("cases", period="2022"), 9),
        printed(at("cases", period="2024"), 8),
    ]  # fmt: skip
    then = at("cases", period="2023")
    assert attacked(figures, [then], {"three": THREE})["a", "2023", ""] == (2, 2)
    assert attacked(figures[:2], [then, at("cases")], {"three": THREE}) == {}


def test_means_that_overlap() -> None:
    """The sums of 2022 to 2024 and of 2021 to 2023 differ by the ends."""
    figures = [
        printed(at("three"), 6.3, 1), printed(at("three", period="2023"), 9.0, 1),
        printed(at("cases", period="2021"), 10),
    ]  # fmt: skip
    found = attacked(figures, [at("cases")], {"three": THREE})
    assert found["a", "2024", ""] == (2, 2)


def test_a_mean_of_the_ends_of_two_years() -> None:
    average = replace(THREE, years=1, upper=(Term("cases", is_mean=True),), decimals=1)
    figures = [printed(at("mean"), 3.0, 1), printed(at("cases", period="2023"), 4)]
    assert attacked(figures, [at("cases")], {"mean": average})["a", "2024", ""] == (2, 2)
