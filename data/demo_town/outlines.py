"""The map of Wiesenbrück: borders between nodes, districts as loops of nodes.

Every border is drawn once and used by both neighbours, so there are no gaps. City parts and the
town are what remains when the borders inside them are left out. The river Erle runs through the
middle from west to east. The town lies in the open sea of the German Bight, so that nobody takes
it for a real one.
"""

import json
from functools import cache
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from data.demo_town import town
from data.demo_town.people import Floats

Point: TypeAlias = tuple[float, float]
Line: TypeAlias = tuple[Point, ...]

SEED = 118
WEST, SOUTH = 6.9, 54.55
"""Longitude and latitude of the corner at the south-west."""
LATITUDE_KM = 111.32
LONGITUDE_KM = LATITUDE_KM * float(np.cos(np.radians(SOUTH)))

NODES: dict[str, Point] = {  # kilometres east and north of the corner
    # the river
    "W0": (0.0, 4.9), "R1": (2.3, 4.7), "R2": (4.2, 5.5), "R3": (5.6, 5.1), "R4": (7.0, 5.7),
    "R5": (8.6, 6.4), "R6": (10.5, 5.8), "E0": (13.1, 6.2),
    # the border of the town, from the river to the north and round
    "N1": (1.0, 6.9), "N2": (1.7, 9.0), "N3": (4.9, 9.7), "N4": (7.3, 10.2), "N5": (9.4, 9.8),
    "N6": (11.9, 9.6), "N7": (12.4, 7.6), "S1": (12.0, 3.9), "S2": (11.4, 1.5), "S3": (8.7, 1.2),
    "S4": (6.6, -0.3), "S5": (3.9, 1.3), "S6": (0.6, 2.3),
    # inside, north of the river
    "A1": (2.5, 6.5), "A2": (2.9, 7.9), "A3": (4.2, 6.9), "A4": (5.0, 8.4), "A5": (6.0, 6.9),
    "A6": (6.9, 8.3), "A7": (8.5, 7.5), "A8": (8.6, 9.0), "A9": (10.4, 8.0),
    # inside, south of the river
    "B1": (10.0, 4.2), "B2": (8.3, 4.6), "B3": (6.8, 4.6), "B4": (5.2, 4.1), "B5": (5.3, 3.1),
    "B6": (6.9, 3.3), "B7": (8.5, 3.1), "B8": (9.7, 2.7), "B9": (7.7, 1.7), "B10": (5.2, 1.7),
    "B11": (4.3, 4.7),
}  # fmt: skip

LOOPS = {
    "011": "R2 R3 R4 B3 B4 B11",
    "012": "B4 B3 B6 B5",
    "013": "R3 A5 A6 A7 R5 R4",
    "014": "B3 R4 B2 B7 B6",
    "015": "R1 A1 A3 A5 R3 R2",
    "021": "A3 A4 A6 A5",
    "022": "A4 N3 N4 A8 A6",
    "023": "A1 A2 N2 N3 A4 A3",
    "024": "W0 N1 N2 A2 A1 R1",
    "031": "R4 R5 R6 B1 B2",
    "032": "A8 N4 N5 N6 A9",
    "033": "A7 A6 A8 A9 R6 R5",
    "034": "A9 N6 N7 E0 R6",
    "041": "B5 B6 B7 B9 S3 S4 S5 B10",
    "042": "B2 B1 B8 S3 B9 B7",
    "043": "R6 E0 S1 S2 S3 B8 B1",
    "044": "W0 R1 R2 B11 B4 B5 B10 S5 S6",
}
RIVER = ("W0", "R1", "R2", "R3", "R4", "R5", "R6", "E0")


def geojson() -> bytes:
    """All places with an outline, the largest first, each with its key and name."""
    parts = {part: _merged(keys) for part, keys in town.parents().items()}
    rings = {town.ROOT: _merged(town.districts()), **parts}
    rings |= {key: _merged((key,)) for key in town.districts()}
    features = ",\n".join(_feature(key, ring) for key, ring in rings.items())
    note = "Fiktive Grenzen der Demostadt Wiesenbrück"
    return f'{{"type":"FeatureCollection","name":"{note}","features":[\n{features}\n]}}\n'.encode()


def ring(district: str) -> Line:
    """The border of a district, closed, in kilometres from the corner."""
    return _merged((district,))


def degrees(at: Point) -> Point:
    """Longitude and latitude of a point."""
    x, y = at
    return round(WEST + x / LONGITUDE_KM, 5), round(SOUTH + y / LATITUDE_KM, 5)


def _feature(key: str, ring: Line) -> str:
    places = [degrees(point) for point in ring]
    content = {
        "type": "Feature",
        "properties": {"schluessel": key, "name": town.names()[key]},
        "geometry": {"type": "Polygon", "coordinates": [places]},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _merged(keys: tuple[str, ...]) -> Line:
    """The ring around districts: borders that two of them share fall away."""
    sides = {side for key in keys for side in _sides(LOOPS[key])}
    outer = {start: end for start, end in sorted(sides) if (end, start) not in sides}
    first = min(outer)
    nodes = [first]
    while (following := outer[nodes[-1]]) != first:
        nodes.append(following)
    ring = [point for side in pairwise([*nodes, first]) for point in _border(*side)[:-1]]
    return (*ring, ring[0])


def _sides(loop: str) -> list[tuple[str, str]]:
    """The borders of a district, turned so that it lies at their left (RFC 7946)."""
    nodes = loop.split()
    corners = [NODES[node] for node in nodes]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*corners, corners[0]]))
    turned = nodes if area > 0 else nodes[::-1]
    return list(pairwise([*turned, turned[0]]))


def _border(start: str, end: str) -> Line:
    """The points of a border in the wanted direction."""
    line = _drawn(min(start, end), max(start, end))
    return line if start < end else line[::-1]


@cache
def _drawn(start: str, end: str) -> Line:
    """Bend a border: the river swings, other borders are broken by chance at every half."""
    seed = SEED + 97 * list(NODES).index(start) + list(NODES).index(end)
    random = np.random.RandomState(seed)
    a, b = np.array(NODES[start]), np.array(NODES[end])
    if start in RIVER and end in RIVER:
        return _swung(a, b, float(random.choice([-1, 1])))
    points = [a, b]
    for roughness in (0.085, 0.075, 0.07, 0.06):
        points = _halved(points, roughness, random)
    return tuple((float(x), float(y)) for x, y in points)


def _halved(points: list[Floats], roughness: float, random: np.random.RandomState) -> list[Floats]:
    finer = [points[0]]
    for a, b in pairwise(points):
        across = np.array([-(b - a)[1], (b - a)[0]])
        finer += [(a + b) / 2 + across * random.normal(0, roughness), b]
    return finer


def _swung(a: Floats, b: Floats, side: float) -> Line:
    """One full swing of a meander, flat at both ends."""
    across = np.array([-(b - a)[1], (b - a)[0]])
    steps = np.linspace(0, 1, 21)
    swing = side * 0.11 * np.sin(2 * np.pi * steps) * np.sin(np.pi * steps)
    line = a + np.outer(steps, b - a) + np.outer(swing, across)
    return tuple((float(x), float(y)) for x, y in line)
