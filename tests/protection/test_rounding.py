"""Counts rounded to multiples: they add up, lie beside the true ones, and tell of nobody."""

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.computed import Basis, Computed
from reportgen.frame import PLACE, TOTAL, Frame
from reportgen.linear.interval import Interval
from reportgen.linear.system import Form, System, rows
from reportgen.places import Place, Places
from reportgen.protection.published import Published
from reportgen.protection.release import changed
from reportgen.protection.rounding import Rounding, rounded
from reportgen.protection.spec import ProtectionSpec
from reportgen.status import Status
from tests.linear.attack import attack
from tests.protection.outsider import Atom, counted, frame_of, leaves, town
from tests.protection.test_attack import GROUPS, TOWNS
from tests.protection.test_geographies import SCHOOL, divided

SEARCHES = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
BASES = (3, 5, 10)
Address = tuple[str, ...]


def rounding(places: Places, base: int, *bases: Basis) -> Published:
    computed = [Computed(each.part, (each,)) for each in bases]
    rules = {"method": "round", "base": base, "threshold": 3}
    return changed(computed, places, ProtectionSpec.model_validate(rules))


def told(published: Published, frame: Frame, counted: str = "x") -> dict[Address, float]:
    return amounts(published.told(frame, counted, ()))


def amounts(frame: Frame) -> dict[Address, float]:
    keys = zip(*(frame.table[key] for key in (PLACE, *frame.groups)), strict=True)
    return dict(zip(keys, frame.table["amount"].tolist(), strict=True))


def atoms_of(places: Places, groups: Mapping[str, Sequence[str]]) -> list[Atom]:
    return [(leaf, *own) for leaf in leaves(places, "S") for own in product(*groups.values())]


@st.composite
def towns(draw: st.DrawFn) -> tuple[Places, dict[str, list[str]], dict[Atom, int], int]:
    """A town with its people, and a base."""
    places, groups = draw(st.sampled_from(TOWNS)), draw(st.sampled_from(GROUPS))
    base = draw(st.sampled_from(BASES))
    count = st.one_of(st.just(0), st.integers(1, 4), st.integers(1, 30))
    return places, groups, {atom: draw(count) for atom in atoms_of(places, groups)}, base


def is_additive(places: Places, groups: Mapping[str, Sequence[str]], found: dict) -> bool:  # type: ignore[type-arg]
    for address, amount in found.items():
        below = [each.key for each in places.children(address[0])]
        if below and sum(found[child, *address[1:]] for child in below) != amount:
            return False
        for number, names in enumerate(groups.values(), 1):
            parts = [(*address[:number], each, *address[number + 1 :]) for each in names]
            if address[number] == TOTAL and sum(found[part] for part in parts) != amount:
                return False
    return True


@SEARCHES
@given(towns())
def test_rounded_counts_add_up_and_lie_beside_the_true_ones(given_town) -> None:  # type: ignore[no-untyped-def]
    places, groups, people, base = given_town
    frame = counted("x", places, groups, people)
    published = rounding(places, base, Basis("q", frame, counted="x"))
    true, found = amounts(frame), told(published, frame)
    assert published.lost == published.coarser == 0
    assert is_additive(places, groups, found)
    for address, amount in found.items():
        assert amount % base == 0
        assert abs(amount - true[address]) < base
    # Rounded numbers are rounded to themselves, so they could be the true ones.
    again = {atom: int(found[atom]) for atom in people}
    frame_again = counted("x", places, groups, again)
    twice = rounding(places, base, Basis("q", frame_again, counted="x"))
    assert told(twice, frame_again) == found
    # The order of rows and a second run change nothing.
    assert told(rounding(places, base, Basis("q", frame, counted="x")), frame) == found


@settings(SEARCHES, max_examples=25)
@given(towns())
def test_an_outsider_finds_no_small_count(given_town) -> None:  # type: ignore[no-untyped-def]
    places, groups, people, base = given_town
    frame = counted("x", places, groups, people)
    found = told(rounding(places, base, Basis("q", frame, counted="x")), frame)
    for address, interval in concluded(places, found, people, base).items():
        assert interval.least == 0 or interval.most >= base, address


def concluded(
    places: Places, found: Mapping[Address, float], atoms: Sequence[Atom], near: int
) -> dict[Address, Interval]:
    """What an outsider concludes who knows that all lie less than `near` from what is told."""
    number = {atom: place for place, atom in enumerate(atoms)}
    least, most, forms = [0.0] * len(number), [np.inf] * len(number), []
    for place, (address, amount) in enumerate(found.items(), len(number)):
        inside = set(leaves(places, address[0]))
        own = [
            (at, 1.0) for (leaf, *groups), at in number.items()
            if leaf in inside
            and all(m in (TOTAL, g) for m, g in zip(address[1:], groups, strict=True))
        ]  # fmt: skip
        least.append(max(amount - near + 1, 0))
        most.append(amount + near - 1)
        forms.append(Form((*own, (place, -1.0))))
    system = System(np.array(least), np.array(most), rows(forms))
    ends = attack(system, range(len(number), len(least)))
    return {address: ends[place] for place, address in enumerate(found, len(number))}


def test_plain_rounding_would_tell_and_is_not_used() -> None:
    """Four times 2 and a total of 8: plain rounding to 5 says 0, 0, 0, 0 and 10."""
    places = town("S\n  a\n  b\n  c\n  d")
    people: dict[Atom, int] = {(leaf,): 2 for leaf in "abcd"}
    plain = {("S",): 10.0, **dict.fromkeys(people, 0.0)}
    # Who knows that all were rounded to the nearest multiple knows that they miss by 2 at most.
    naive = concluded(places, plain, list(people), 3)
    assert all(naive[atom] == Interval(2, 2) for atom in people)
    frame = counted("x", places, {}, people)
    found = told(rounding(places, 5, Basis("q", frame, counted="x")), frame)
    assert found["S",] == sum(found[atom] for atom in people) == 10
    for each in concluded(places, found, list(people), 5).values():
        assert each.least == 0 or each.most >= 5


@SEARCHES
@given(st.data())
def test_a_part_stays_within_its_whole(data: st.DataObject) -> None:
    places, groups = data.draw(st.sampled_from(TOWNS)), data.draw(st.sampled_from(GROUPS[:3]))
    base = data.draw(st.sampled_from(BASES))
    count = st.one_of(st.just(0), st.integers(1, 6))
    parts = {atom: data.draw(count) for atom in atoms_of(places, groups)}
    wholes = {atom: own + data.draw(count) for atom, own in parts.items()}
    part, whole = counted("x", places, groups, parts), counted("w", places, groups, wholes)
    published = rounding(
        places, base, Basis("q", part, whole, counted="x"), Basis("q", whole, counted="w")
    )
    found, above = told(published, part), told(published, whole, "w")
    assert is_additive(places, groups, found)
    assert is_additive(places, groups, above)
    assert all(found[each] <= above[each] for each in found)


def test_what_a_source_keeps_secret_stays_secret_and_may_be_somebody() -> None:
    places = town("S\n  a\n  b\n  c")
    given_rows = [("S", 9), ("a", 4), ("b", 4), ("c", None)]
    frame = frame_of(
        "x",
        [(key, "2024", n, Status.SECRET if n is None else None) for key, n in given_rows],
        ("place", "period"),
    )
    published = rounding(places, 5, Basis("q", frame, counted="x"))
    found = published.told(frame, "x", ())
    assert found.cell("c", "2024").status == Status.SECRET
    own = told(published, frame)
    assert own["S",] - own["a",] - own["b",] >= 5


def test_totals_that_miss_their_parts_are_rounded_as_they_are() -> None:
    places = town("S\n  a\n  b")
    frame = frame_of(
        "x", [("S", "2024", 33, None), ("a", "2024", 11, None), ("b", "2024", 14, None)],
        ("place", "period"),
    )  # fmt: skip
    published = rounding(places, 5, Basis("q", frame, counted="x"))
    found = told(published, frame)
    assert found["S",] in (30, 35)
    assert found["a",] in (10, 15)
    assert 5 <= found["S",] - found["a",] - found["b",] <= 10
    assert published.lost == published.coarser == 0


def test_a_count_that_was_never_rounded_is_not_told() -> None:
    places = town("S\n  a\n  b")
    frame = counted("x", places, {}, {("a",): 7, ("b",): 12})
    published = rounding(places, 5, Basis("q", frame, counted="x"))
    for found in (
        published.told(frame, "y", ()),
        published.told(frame, "x", (("sex", "w"),)),
    ):
        assert (found.table["status"] == Status.SECRET).all()
        assert found.table["amount"].isna().all()


@pytest.mark.parametrize("base", BASES)
def test_nothing_that_is_told_of_nobody(base: int) -> None:
    places = town("S\n  a\n  b")
    frame = counted("x", places, {}, {("a",): 0, ("b",): 0})
    assert set(told(rounding(places, base, Basis("q", frame, counted="x")), frame).values()) == {0}


SCHOOLS = {"a": "X", "b": "Y", "c": "X", "d": "Y"}


def test_two_geographies_of_the_same_small_places_both_add_up() -> None:
    places = divided(town("S\n  a\n  b\n  c\n  d"), SCHOOLS)
    people = {"a": 1, "b": 2, "c": 6, "d": 9}
    schools = {"X": 7, "Y": 11}
    counts = [(key, "2024", n, None) for key, n in (*people.items(), *schools.items(), ("S", 18))]
    frame = frame_of("x", counts, ("place", "period"))
    found = told(rounding(places, 5, Basis("q", frame, counted="x")), frame)
    assert found["X",] == found["a",] + found["c",]
    assert found["Y",] == found["b",] + found["d",]
    assert found["S",] == found["X",] + found["Y",]


def test_a_second_geography_that_nobody_can_place_is_kept_back() -> None:
    main = town("S\n  a\n  b\n  c\n  d")
    places = Places((*main, Place("X", "X", "school", "S")), (*main.levels, SCHOOL))
    counts = [
        (key, "2024", n, None) for key, n in (*zip("abcd", (1, 22, 36, 9), strict=True), ("S", 68))
    ]
    frame = frame_of("x", [*counts, ("X", "2024", 24, None)], ("place", "period"))
    found = told(rounding(places, 5, Basis("q", frame, counted="x")), frame)
    assert found["S",] % 5 == found["a",] % 5 == 0
    assert np.isnan(found["X",])


def test_where_nothing_near_adds_up_counts_go_farther() -> None:
    """Multiples that their sums contradict: an integer program of its own finds no way."""
    one = Form(((0, 1.0), (1, 1.0)), 3.0, 3.0)
    system = System(np.array([1.0, 1.0]), np.array([1.0, 1.0]), rows([one]))
    outcome = rounded(Rounding(system, np.zeros(2), np.ones(2, dtype=bool)))
    assert outcome.units.sum() == 3
    assert outcome.farther.sum() == 1


def test_where_nothing_adds_up_nothing_is_told() -> None:
    one = Form(((0, 2.0), (1, 2.0)), 3.0, 3.0)
    system = System(np.array([0.0, 1.0]), np.array([1.0, 1.0]), rows([one]))
    outcome = rounded(Rounding(system, np.zeros(2), np.ones(2, dtype=bool)))
    assert np.isnan(outcome.units).all()
