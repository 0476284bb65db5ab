"""Symbols moved apart: none covers another, none goes far, points on their own stay."""

from itertools import combinations
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from reportgen.exhibits.maps.apart import FARTHEST, apart

coordinate = st.floats(0, 100, allow_nan=False)
POINTS = st.lists(st.tuples(coordinate, coordinate), max_size=40)


def test_points_on_one_spot_part() -> None:
    found = apart([(10.0, 10.0)] * 7, 2.5)
    assert min(dist(a, b) for a, b in combinations(found, 2)) > 2.4
    assert max(dist(each, (10.0, 10.0)) for each in found) < 4


def test_points_on_their_own_stay() -> None:
    assert apart([(1.0, 1.0), (9.0, 9.0)], 2.5) == ((1.0, 1.0), (9.0, 9.0))


@given(POINTS)
def test_no_symbol_goes_far(points: list[tuple[float, float]]) -> None:
    found = apart(points, 2.5)
    assert found == apart(points, 2.5)
    for old, new in zip(points, found, strict=True):
        assert dist(old, new) <= FARTHEST + 0.01
