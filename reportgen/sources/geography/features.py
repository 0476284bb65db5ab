"""What every format of outlines comes to: features with a key and polygons."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.places import Point, Polygon


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature with its key; coordinates as the file has them."""

    number: int
    key: str
    polygons: tuple[Polygon, ...]


@dataclass(frozen=True, slots=True)
class Features:
    """All features of a file."""

    file: str
    all: tuple[Feature, ...]
    crs: str = ""
    """Coordinate reference system as the file says it; empty when it does not."""

    def points(self) -> Iterator[Point]:
        """Every point of every outline."""
        polygons = (polygon for each in self.all for polygon in each.polygons)
        return (point for polygon in polygons for ring in polygon for point in ring)


def key_text(given: object) -> str:
    """The key that a property holds; empty when it holds none. Numbers are keys too."""
    if isinstance(given, float) and given.is_integer():
        given = int(given)
    if isinstance(given, bool) or not isinstance(given, str | int):
        return ""
    return str(given).strip()
