"""What every format of outlines comes to: features with a key and polygons."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from reportgen.errors import Where, failure, nearest
from reportgen.places import Point, Polygon
from reportgen.sources.declared import listed


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


def demand_field(name: str, known: Collection[str], file: str) -> None:
    """Raise the message for outlines none of which has the field with the key."""
    if name not in known:
        raise failure(
            "outlines-field", Where(file), property=name, known=listed(sorted(known)),
            near=nearest(name, known),
        )  # fmt: skip


def rings(shape: Any) -> Polygon:
    """The rings of a polygon of the library: the outer one first."""
    lines = (shape.exterior, *shape.interiors)
    return tuple(tuple((float(x), float(y)) for x, y in line.coords) for line in lines)


def key_text(given: object) -> str:
    """The key that a property holds; empty when it holds none. Numbers are keys too."""
    if isinstance(given, float) and given.is_integer():
        given = int(given)
    if isinstance(given, bool) or not isinstance(given, str | int):
        return ""
    return str(given).strip()
