"""Outlines: degrees become metres, whatever the town."""

import json
import math
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from reportgen.errors import Problems
from reportgen.places import Point, Polygon
from reportgen.sources.geography.boundaries import read_outlines
from reportgen.sources.spec import OutlineSpec
from reportgen.world import MemoryWorld


def outlines(ring: Sequence[Sequence[float]], key: object = "a") -> tuple[Polygon, ...]:
    geometry = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {"key": key}, "geometry": geometry}
    data = json.dumps({"type": "FeatureCollection", "features": [feature]})
    problems = Problems()
    found = read_outlines(
        [OutlineSpec(file="u.json", key="key")], MemoryWorld({"u.json": data}), problems
    )
    assert problems.found == []
    return found[str(key)]


def distance(one: Point, other: Point) -> float:
    """Along the ellipsoid."""
    return float(Geod(ellps="GRS80").inv(*one, *other)[2])


@given(st.floats(5.9, 15.0), st.floats(47.3, 55.0), st.floats(0.01, 0.2), st.floats(0.01, 0.2))
def test_a_town_keeps_its_distances(east: float, north: float, width: float, height: float) -> None:
    corners = [
        (east, north),
        (east + width, north),
        (east + width, north + height),
        (east, north + height),
    ]
    [[ring]] = outlines([*corners, corners[0]])
    pairs = dict(zip([*corners, corners[0]], ring, strict=True))
    for one, other in pairwise(corners):
        flat = math.dist(pairs[one], pairs[other])
        assert math.isclose(flat, distance(one, other), rel_tol=0.0025, abs_tol=0.02)


def test_metres_stay_metres_and_north_is_up() -> None:
    corners = [(400_000.0, 5_700_000.0), (401_000.0, 5_700_000.0), (400_000.0, 5_701_000.0)]
    [[ring]] = outlines([*corners, corners[0]])
    assert list(ring) == [*corners, corners[0]]


def test_outer_rings_run_against_the_clock() -> None:
    clockwise = [(0.0, 0.0), (0.0, 1000.0), (1000.0, 0.0), (0.0, 0.0)]
    [[ring]] = outlines(clockwise)
    assert list(ring) == clockwise[::-1]


def test_numbers_are_keys_too_and_heights_are_left_out() -> None:
    ring = [[0, 0, 81.5], [1000, 0, 80.0], [0, 1000, 80.0], [0, 0, 81.5]]
    [[flat]] = outlines(ring, key=11)
    assert flat[1] == (1000.0, 0.0)
