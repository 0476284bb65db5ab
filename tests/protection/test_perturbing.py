"""Counts with noise: within their bounds, unbiased, the same everywhere, and of use to nobody."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reportgen.computed import Basis, Computed
from reportgen.frame import TOTAL, Frame
from reportgen.linear.system import Form, System, rows
from reportgen.places import Place, Places
from reportgen.protection.cellkey import cell_keys
from reportgen.protection.doubt import certain
from reportgen.protection.noise import Noise
from reportgen.protection.published import Published
from reportgen.protection.release import changed
from reportgen.protection.spec import ProtectionSpec
from reportgen.status import Status
from tests.protection.outsider import Atom, counted, frame_of, leaves, town
from tests.protection.test_attack import GROUPS, TOWNS
from tests.protection.test_geographies import SCHOOL, divided
from tests.protection.test_rounding import amounts, atoms_of, told

SEARCHES = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
SECRET = b"0123456789abcdef"
Address = tuple[str, ...]


def perturbed(
    places: Places, threshold: int, *bases: Basis, secret: bytes = SECRET, more: int = 0
) -> Published:
    computed = [Computed(each.part, (each,)) for each in bases]
    rules = {"method": "perturb", "threshold": threshold, "deviation": threshold + more}
    return changed(computed, places, ProtectionSpec.model_validate(rules), secret)


# ---------------------------------------------------------------- the table of noise


@st.composite
def noises(draw: st.DrawFn) -> Noise:
    threshold = draw(st.integers(2, 12))
    deviation = threshold + draw(st.integers(0, 8))
    low, high = Noise(threshold, deviation, 1.0).bounds
    return Noise(threshold, deviation, low + draw(st.floats(0, 1)) * (high - low))


@SEARCHES
@given(noises())
def test_noise_keeps_its_bounds_and_is_nought_on_average(noise: Noise) -> None:
    assert noise.steps(0).tolist() == [0]
    for count in range(1, noise.threshold + noise.deviation + 3):
        steps, chances = noise.steps(count), noise.chances(count)
        assert np.abs(steps).max() <= noise.deviation
        assert all(each == 0 or each >= noise.threshold for each in (count + steps).tolist())
        assert chances.min() > 0
        assert chances.sum() == pytest.approx(1)
        assert steps @ chances == pytest.approx(0, abs=1e-9)


@SEARCHES
@given(noises())
def test_the_variance_is_the_declared_one(noise: Noise) -> None:
    start = noise.threshold + noise.deviation
    for count in range(1, start + 3):
        variance = noise.steps(count) ** 2 @ noise.chances(count)
        if count >= start:
            assert variance == pytest.approx(noise.variance, rel=1e-6, abs=1e-7)
        elif count >= noise.threshold:
            assert variance <= 1.5 * noise.variance


@SEARCHES
@given(noises(), st.integers(0, 60), st.floats(0, 1, exclude_max=True))
def test_what_is_told_lies_within_the_bounds_that_an_outsider_takes(
    noise: Noise, count: int, key: float
) -> None:
    (found,) = noise.told(np.array([count]), np.array([key])).tolist()
    (least,), (most,) = noise.ends(np.array([float(found)]))
    assert least <= count <= most
    assert found == 0 or found >= noise.threshold
    assert count or not found


def test_keys_lie_evenly_and_depend_on_the_secret() -> None:
    names = [str(each) for each in range(4000)]
    keys = cell_keys(SECRET, names)
    shares = np.histogram(keys, bins=10, range=(0, 1))[0] / len(keys)
    assert shares.min() > 0.085
    assert shares.max() < 0.115
    assert (cell_keys(SECRET, names) == keys).all()
    assert (cell_keys(b"another secret..", names) != keys).mean() > 0.99


def test_noise_of_many_counts_is_nought_on_average() -> None:
    noise = Noise(5, 5, 6.0)
    for count in (1, 4, 7, 40):
        keys = cell_keys(SECRET, (f"{count} {each}" for each in range(20000)))
        found = noise.told(np.full(20000, count), keys)
        assert found.mean() == pytest.approx(count, abs=0.08)


# ---------------------------------------------------------------- tables


@st.composite
def towns(draw: st.DrawFn) -> tuple[Places, dict[str, list[str]], dict[Atom, int], int]:
    places, groups = draw(st.sampled_from(TOWNS)), draw(st.sampled_from(GROUPS))
    threshold = draw(st.sampled_from((2, 3, 5)))
    count = st.one_of(st.just(0), st.integers(1, 4), st.integers(1, 30))
    return places, groups, {atom: draw(count) for atom in atoms_of(places, groups)}, threshold


@SEARCHES
@given(towns())
def test_counts_lie_near_the_true_ones_and_parts_within_their_wholes(given_town) -> None:  # type: ignore[no-untyped-def]
    places, groups, people, threshold = given_town
    frame = counted("x", places, groups, people)
    published = perturbed(places, threshold, Basis("q", frame, counted="x"))
    assume(not published.lost)
    true, found = amounts(frame), told(published, frame)
    for address, amount in found.items():
        assert abs(amount - true[address]) <= threshold
        assert amount == 0 or amount >= threshold
        assert amount == 0 or true[address] > 0
        for child in places.children(address[0]):
            assert found[child.key, *address[1:]] <= amount
    again = told(perturbed(places, threshold, Basis("q", frame, counted="x")), frame)
    assert again == found


def possible(
    places: Places, found: Mapping[Address, float], atoms: Sequence[Atom], most: int
) -> dict[Address, set[int]]:
    """Every number that each count may be, by trying all people."""
    top = int(max(found.values())) + most
    people = np.array(list(product(range(top + 1), repeat=len(atoms))))
    numbers = {}
    fits = np.ones(len(people), dtype=bool)
    for address, amount in found.items():
        inside = set(leaves(places, address[0]))
        own = [
            at for at, (leaf, *groups) in enumerate(atoms)
            if leaf in inside
            and all(m in (TOTAL, g) for m, g in zip(address[1:], groups, strict=True))
        ]  # fmt: skip
        numbers[address] = people[:, own].sum(axis=1)
        far = np.abs(numbers[address] - amount) <= most
        fits &= far & ((numbers[address] > 0) | (amount == 0))
    return {address: set(each[fits].tolist()) for address, each in numbers.items()}


TINY: tuple[tuple[Places, dict[str, list[str]]], ...] = (
    (town("S\n  a\n  b"), {}),
    (town("S\n  A\n    a1\n  B\n    b1"), {}),
    (town("S\n  a\n  b\n  c"), {}),
    (town("S"), {"sex": ["m", "w"]}),
    (town("S\n  A\n    a1\n    a2"), {}),
    (town("S\n  A\n    a1"), {"sex": ["m", "w"]}),
)


@settings(SEARCHES, max_examples=400)
@given(st.data())
def test_trying_all_people_finds_no_small_count(data: st.DataObject) -> None:
    places, groups = data.draw(st.sampled_from(TINY))
    threshold = data.draw(st.sampled_from((2, 3)))
    atoms = atoms_of(places, groups)
    people = {atom: data.draw(st.integers(0, threshold + 1)) for atom in atoms}
    secret = data.draw(st.binary(min_size=16, max_size=16))
    frame = counted("x", places, groups, people)
    published = perturbed(places, threshold, Basis("q", frame, counted="x"), secret=secret)
    assume(not published.lost)
    true, found = amounts(frame), told(published, frame)
    for address, numbers in possible(places, found, atoms, threshold).items():
        assert true[address] in numbers
        assert any(each == 0 or each >= threshold for each in numbers), (address, found)


def test_one_draw_alone_would_tell_and_is_not_used() -> None:
    """Four times nobody and ten in all, none farther than 2: all four are exactly 2."""
    each = Form(((0, -1.0), *((at, 1.0) for at in range(1, 5))))
    least, most = np.array([8.0, 0, 0, 0, 0]), np.array([12.0, 2, 2, 2, 2])
    true = np.array([8.0, 2, 2, 2, 2])
    system = System(least, most, rows([each]))
    assert certain(system, true, dict.fromkeys(range(1, 5), 3.0), []) == (1, 2, 3, 4)
    wider = System(least - [1, 0, 0, 0, 0], np.array([13.0, 3, 3, 3, 3]), rows([each]))
    assert certain(wider, true, dict.fromkeys(range(1, 5), 3.0), []) == ()


def test_the_same_count_is_told_alike_in_every_table_and_edition() -> None:
    """Another table beside it, or another source, changes nothing while nothing follows."""
    places = town("S\n  a\n  b\n  c")
    people: dict[Atom, int] = {("a",): 31, ("b",): 57, ("c",): 112}
    frame = counted("x", places, {}, people)
    alone = told(perturbed(places, 3, Basis("q", frame, counted="x")), frame)
    other = counted("y", places, {}, {("a",): 90, ("b",): 91, ("c",): 300})
    bases = (Basis("q", frame, counted="x"), Basis("r", other, counted="y"))
    assert told(perturbed(places, 3, *bases), frame) == alone
    found = told(perturbed(places, 3, *bases), other, "y")
    assert {key: found[key] - n for key, n in amounts(other).items()} != {
        key: alone[key] - n for key, n in amounts(frame).items()
    }


def test_a_part_stays_within_its_whole() -> None:
    places = town("S\n  a\n  b\n  c\n  d\n  e\n  f")
    for extra in range(4):
        parts: dict[Atom, int] = {(leaf,): 5 + number for number, leaf in enumerate("abcdef")}
        wholes = {atom: own + (extra + own) % 3 for atom, own in parts.items()}
        part, whole = counted("x", places, {}, parts), counted("w", places, {}, wholes)
        bases = (Basis("q", part, whole, counted="x"), Basis("q", whole, counted="w"))
        published = perturbed(places, 5, *bases)
        found, above = told(published, part), told(published, whole, "w")
        assert all(found[each] <= above[each] for each in found)


def test_what_a_source_keeps_secret_stays_secret() -> None:
    places = town("S\n  a\n  b\n  c")
    given_rows = [("S", 9), ("a", 4), ("b", 4), ("c", None)]
    frame = frame_of(
        "x",
        [(key, "2024", n, Status.SECRET if n is None else None) for key, n in given_rows],
        ("place", "period"),
    )
    found = perturbed(places, 3, Basis("q", frame, counted="x")).told(frame, "x", ())
    assert found.cell("c", "2024").status == Status.SECRET
    assert found.cell("a", "2024").status != Status.SECRET


def test_numbers_below_nought_are_changed_as_those_above() -> None:
    places = town("S\n  a\n  b")
    frame = counted("x", places, {}, {("a",): -40, ("b",): 3})
    published = perturbed(places, 3, Basis("q", frame, counted="x"))
    found = told(published, frame)
    assert published.lost == 0
    assert abs(found["a",] + 40) <= 3
    assert abs(found["S",] + 37) <= 3


def test_totals_that_miss_their_parts_are_changed_as_they_are() -> None:
    places = town("S\n  a\n  b")
    frame = frame_of(
        "x", [("S", "2024", 33, None), ("a", "2024", 2, None), ("b", "2024", 14, None)],
        ("place", "period"),
    )  # fmt: skip
    published = perturbed(places, 3, Basis("q", frame, counted="x"))
    assert published.lost == 0
    assert abs(told(published, frame)["S",] - 33) <= 3


def test_counts_parted_by_new_borders_are_told_as_whole_ones() -> None:
    places = town("S\n  a\n  b")
    frame = frame_of(
        "x",
        [("S", "2024", 22.0, None), ("a", "2024", 1.3, None), ("b", "2024", 20.7, None)],
        ("place", "period"),
    )
    published = perturbed(places, 3, Basis("q", frame, counted="x"))
    found = told(published, frame)
    assert all(each == int(each) for each in found.values())
    assert abs(found["b",] - 20.7) <= 3.5


def test_two_geographies_of_the_same_small_places() -> None:
    places = divided(town("S\n  a\n  b\n  c\n  d"), {"a": "X", "b": "Y", "c": "X", "d": "Y"})
    people = {"a": 1, "b": 2, "c": 6, "d": 9}
    counts = [(k, "2024", n, None) for k, n in (*people.items(), ("X", 7), ("Y", 11), ("S", 18))]
    frame = frame_of("x", counts, ("place", "period"))
    found = told(perturbed(places, 3, Basis("q", frame, counted="x")), frame)
    assert not np.isnan(list(found.values())).any()


def test_a_second_geography_that_nobody_can_place_is_kept_back() -> None:
    main = town("S\n  a\n  b\n  c\n  d")
    places = Places((*main, Place("X", "X", "school", "S")), (*main.levels, SCHOOL))
    counts = [("a", 1), ("b", 22), ("c", 36), ("d", 9), ("S", 68), ("X", 24)]
    given_rows = [(key, "2024", n, None) for key, n in counts]
    frame = frame_of("x", given_rows, ("place", "period"))
    published = perturbed(places, 3, Basis("q", frame, counted="x"))
    assert np.isnan(told(published, frame)["X",])
    assert published.lost == 0


def test_where_something_would_follow_whatever_is_drawn_nothing_is_told() -> None:
    """Two of whom the source keeps one secret, told as nobody or many: the rest is 1 or 2."""
    places = town("S\n  a\n  b")
    system = System(np.array([1.0]), np.array([2.0]), rows([]))
    assert certain(system, np.array([1.0]), {0: 3.0}, []) == (0,)
    frame = counted("x", places, {}, {("a",): 1, ("b",): 1})
    lost = perturbed(places, 3, Basis("q", frame, counted="x")).lost
    assert lost in (0, 3)


SCRIPT = """
from tests.protection.test_perturbing import *
places = TOWNS[4]
people = {atom: 3 * n % 17 for n, atom in enumerate(atoms_of(places, GROUPS[3]))}
frame = counted("x", places, GROUPS[3], people)
print(sorted(told(perturbed(places, 3, Basis("q", frame, counted="x")), frame).items()))
"""


def test_another_process_tells_the_same() -> None:
    command = [sys.executable, "-c", SCRIPT]
    outputs = {subprocess.check_output(command) for _ in range(2)}
    assert len(outputs) == 1


def test_frames_without_numbers_are_told_as_they_are() -> None:
    places = town("S\n  a")
    frame: Frame = frame_of(
        "x", [("S", "2024", None, Status.UNKNOWN), ("a", "2024", None, Status.UNKNOWN)],
        ("place", "period"),
    )  # fmt: skip
    found = perturbed(places, 3, Basis("q", frame, counted="x")).told(frame, "x", ())
    assert (found.table["status"] == Status.UNKNOWN).all()
