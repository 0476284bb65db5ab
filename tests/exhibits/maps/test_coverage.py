"""Neighbours stay neighbours: simplified outlines neither gape nor overlap."""

import numpy as np
import pytest
import shapely
from shapely.geometry import MultiPolygon

from reportgen.exhibits.maps.coverage import CORNERS, FINENESS, areas, simplified
from reportgen.exhibits.maps.outlines import ground
from reportgen.places import Level, Place, Places

WIDE, HIGH = 110.0, 80.0
"""Millimetres of the sheet."""


def town(count: int) -> list[MultiPolygon]:
    """Many areas with crooked borders; neighbours share every point."""
    random = np.random.default_rng(4)
    points = shapely.multipoints(random.uniform((0, 0), (WIDE, HIGH), (count, 2)))
    cells = shapely.voronoi_polygons(points, extend_to=shapely.box(0, 0, WIDE, HIGH)).geoms
    cut = (cell.intersection(shapely.box(0, 0, WIDE, HIGH)) for cell in cells)
    bent = [shapely.transform(shapely.segmentize(cell, 0.3), crooked) for cell in cut]
    return [areas(shapely.set_precision(cell, 1e-4)) for cell in bent]


def crooked(points: np.ndarray) -> np.ndarray:
    x, y = points.T
    away = np.column_stack((np.sin(7 * y) + np.sin(2 * x + y), np.cos(6 * x) + np.sin(x - 2 * y)))
    return points + 0.12 * away


def sloppy(shapes: list[MultiPolygon]) -> list[MultiPolygon]:
    """As offices draw them: every area for itself, no point quite like that of its neighbour."""

    def shaken(points: np.ndarray, turn: int) -> np.ndarray:
        return np.asarray(points + 0.006 * np.sin(points[:, ::-1] * (31 + turn)))

    return [
        areas(shapely.transform(each, lambda points, turn=turn: shaken(points, turn)))
        for turn, each in enumerate(shapes)
    ]


def misses(shapes: tuple[MultiPolygon, ...]) -> float:
    """The area of all overlaps, and of all holes in the whole."""
    whole = shapely.union_all(list(shapes))
    parts = (each for each in getattr(whole, "geoms", (whole,)))
    holes = sum(shapely.Polygon(ring).area for part in parts for ring in part.interiors)
    return float(sum(each.area for each in shapes) - whole.area + holes)


def corners(shapes: tuple[MultiPolygon, ...] | list[MultiPolygon]) -> int:
    return int(shapely.get_num_coordinates(list(shapes)).sum())


@pytest.mark.parametrize("count", [1, 2, 17, 60, 120])
def test_a_coverage_stays_one(count: int) -> None:
    shapes = town(count)
    found = simplified(shapes)
    assert shapely.coverage_is_valid(list(found))
    assert misses(found) == pytest.approx(0.0, abs=1e-6)
    assert corners(found) <= max(CORNERS, 16 * count)
    for old, new in zip(shapes, found, strict=True):
        assert old.hausdorff_distance(new) < 3 * FINENESS[-1]
        assert new.area == pytest.approx(old.area, rel=0.1, abs=1.0)


def test_areas_drawn_one_by_one_become_neighbours() -> None:
    shapes = sloppy(town(60))
    one_by_one = tuple(areas(shapely.simplify(each, 0.04)) for each in shapes)
    found = simplified(shapes)
    assert misses(tuple(shapes)) > 1.0
    assert misses(one_by_one) > 1.0
    assert misses(found) < 0.01
    for old, new in zip(shapes, found, strict=True):
        assert new.area == pytest.approx(old.area, rel=0.1, abs=1.0)


def test_what_overlaps_on_purpose_is_left_as_it_is() -> None:
    whole = areas(shapely.box(0, 0, 10, 10))
    part = areas(shapely.box(2, 2, 6, 6))
    assert [each.area for each in simplified([whole, part])] == [100.0, 16.0]


def test_islands_and_holes_stay() -> None:
    ring = areas(shapely.box(0, 0, 20, 20).difference(shapely.box(5, 5, 15, 15)))
    inside = areas(shapely.box(5, 5, 15, 15))
    island = MultiPolygon([shapely.box(30, 0, 40, 10), shapely.box(50, 0, 51, 1)])
    found = simplified([ring, inside, island])
    assert [len(each.geoms) for each in found] == [1, 1, 2]
    assert len(found[0].geoms[0].interiors) == 1


def test_a_turned_map_keeps_its_distances() -> None:
    ring = ((0.0, 0.0), (4000.0, 0.0), (4000.0, 1000.0), (0.0, 1000.0))
    place = Place("1", "Ost", "bezirk", "0", outline=((ring,),))
    places = Places((Place("0", "Stadt", "stadt", None), place), (Level("bezirk", "B", "B"),))
    upright, turned = (ground(places, ("1",), 100.0, 100.0, turn) for turn in (0.0, 90.0))
    assert upright.height == pytest.approx(99 / 4 + 1)
    assert turned.height == pytest.approx(100.0)
    areas_in_metres = [each.outlines[0].shape.area * each.metres**2 for each in (upright, turned)]
    assert areas_in_metres == pytest.approx([4e6, 4e6])
