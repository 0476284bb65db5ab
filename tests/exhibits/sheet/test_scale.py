"""Ticks are few, round and enclose the numbers; labels moved apart do not touch."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportgen.document.spread import spread
from reportgen.exhibits.sheet.scale import Scale, labels, ticks

AMOUNTS = st.floats(-1e6, 1e6).map(lambda amount: round(amount, 3))


@given(AMOUNTS, AMOUNTS, st.integers(2, 8))
def test_ticks_enclose_and_are_even(one: float, other: float, most: int) -> None:
    low, high = sorted((one, other))
    found = ticks(low, high, most)
    assert found[0] <= Decimal(low)
    assert Decimal(high) <= found[-1]
    assert 2 <= len(found) <= most + 2
    assert len({second - first for first, second in pairwise(found)}) == 1


def test_ticks_are_round() -> None:
    assert list(map(int, ticks(0, 24.3))) == [0, 5, 10, 15, 20, 25]
    assert list(map(int, ticks(0, 900, most=4))) == [0, 250, 500, 750, 1000]
    assert list(map(float, ticks(9.3, 10.04, most=5))) == [9.2, 9.4, 9.6, 9.8, 10.0, 10.2]
    assert list(map(float, ticks(11.2, 12.4, most=5))) == [11.0, 11.5, 12.0, 12.5]
    assert list(map(int, ticks(-3, 12, most=5))) == [-5, 0, 5, 10, 15]


def test_tick_labels_have_the_decimals_of_their_step() -> None:
    assert labels(ticks(9.3, 10.04, most=5)) == ("9,2", "9,4", "9,6", "9,8", "10,0", "10,2")
    assert labels(ticks(107000, 111327, most=5))[0] == "107\u202f000"
    assert labels(ticks(-10, 10, most=4)) == ("−10", "−5", "0", "5", "10")


def test_a_scale_runs_either_way() -> None:
    assert Scale(0.0, 10.0, 20.0, 120.0)(2.5) == 45.0
    assert Scale(0.0, 10.0, 60.0, 10.0)(10.0) == 10.0


LABELS = st.lists(st.tuples(st.floats(0, 60), st.floats(1, 6)), min_size=1, max_size=12)


@given(LABELS)
def test_labels_do_not_touch(wanted: list[tuple[float, float]]) -> None:
    places, room = [place for place, _ in wanted], [high for _, high in wanted]
    found = spread(places, room, 0.0, 80.0)
    order = sorted(range(len(found)), key=lambda number: found[number])
    for upper, lower in pairwise(order):
        assert found[lower] - found[upper] >= (room[upper] + room[lower]) / 2 - 1e-6
    assert found[order[0]] >= room[order[0]] / 2 - 1e-6
    if sum(room) <= 80:
        assert found[order[-1]] <= 80 - room[order[-1]] / 2 + 1e-6


@given(LABELS)
def test_labels_keep_their_order(wanted: list[tuple[float, float]]) -> None:
    places, room = [place for place, _ in wanted], [high for _, high in wanted]
    found = spread(places, room, 0.0, 80.0)
    for one, other in pairwise(sorted(range(len(places)), key=lambda number: places[number])):
        assert found[one] < found[other] or places[one] == places[other]


def test_labels_with_room_stay() -> None:
    assert spread([10.0, 30.0, 20.0], [4.0, 4.0, 4.0], 0.0, 60.0) == [10.0, 30.0, 20.0]
    assert spread([10.0, 10.0], [4.0, 4.0], 0.0, 60.0) == [8.0, 12.0]
