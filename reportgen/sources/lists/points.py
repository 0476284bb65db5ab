"""Coordinates of a list to points on the plane of the outlines, and how they fit the places."""

import re
from dataclasses import dataclass
from functools import cached_property

from reportgen.errors import Problem, Where, notice
from reportgen.places import Places, Point
from reportgen.sources.geography.boundaries_inside import lying_in
from reportgen.sources.geography.boundaries_plane import DEGREES, to_plane
from reportgen.sources.geography.features import Feature, Features
from reportgen.sources.lists.lines import Cells, Lines
from reportgen.sources.lists.spec import COORDINATES, ListSpec

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, eq=False)
class Located:
    """The points of a list, as far as lines have one."""

    lines: Lines
    east: Cells
    given: dict[int, Point]
    """By line the coordinates as they stand in the file, the one to the east first."""
    crs: str

    @cached_property
    def points(self) -> dict[int, Point]:
        """By line the point on the plane."""
        return self._projected(self.given)

    @cached_property
    def around(self) -> dict[int, str]:
        """By line the key of the smallest place around its point; empty: beyond the outlines."""
        return self._around(self.points)

    def _projected(self, given: dict[int, Point]) -> dict[int, Point]:
        file = self.lines.gathered.tables[0].origin.file
        features = Features(file, (Feature(1, "", ((tuple(given.values()),),)),))
        project = to_plane(features, self.crs)
        return dict(zip(given, project(tuple(given.values())), strict=True)) if given else {}

    def _around(self, points: dict[int, Point]) -> dict[int, str]:
        places = self.lines.declared.places
        return dict(zip(points, lying_in(list(points.values()), places), strict=True))

    def tell(self) -> None:
        """Note points beyond the outlines, and say so where they are swapped."""
        places = self.lines.declared.places
        outside = [row for row, key in self.around.items() if not key]
        if not outside or not has_outlines(places):
            return
        turned = {row: (self.given[row][1], self.given[row][0]) for row in outside}
        swapped = {row for row, key in self._around(self._projected(turned)).items() if key}
        if len(swapped) == len(self.given):
            first = self.lines.where(outside[0], self.east)
            self.lines.declared.problems.error("list-swapped-all", first, count=len(swapped))
            return

        def told(row: int) -> Problem:
            code = "list-swapped" if row in swapped else "list-outside"
            where = self.lines.where(row, self.east)
            return notice(code, where, town=places.root.name, text=self.east.texts[row])

        self.lines.declared.report(outside, told)


def has_outlines(places: Places) -> bool:
    """Whether any place can be drawn."""
    return any(each.outline for each in places)


def located(spec: ListSpec, lines: Lines) -> Located:
    """Read the coordinates of a list; what is no number is noted."""
    pairs = [[getattr(spec.fields, name) for name in pair] for pair in COORDINATES]
    first, second = next((pair for pair in pairs if any(pair)), pairs[0])
    east, north = lines.cells(first), lines.cells(second)
    numbers = [tuple(map(_number, pair)) for pair in zip(east.texts, north.texts, strict=True)]
    for cells, side in ((east, 0), (north, 1)):
        wrong = [row for row, text in enumerate(cells.texts) if text and numbers[row][side] is None]
        lines.report("list-coordinate", wrong, cells)
    _tell_halves(lines, east, north)
    given = {row: (x, y) for row, (x, y) in enumerate(numbers) if x is not None and y is not None}
    crs = spec.crs or (DEGREES if spec.fields.lon else "")
    return Located(lines, east, given, crs)


def _tell_halves(lines: Lines, east: Cells, north: Cells) -> None:
    """Note lines with one coordinate alone."""
    for one, other in ((east, north), (north, east)):
        if one.stood and other.stood:
            alone = [row for row, text in enumerate(one.texts) if text and not other.texts[row]]
            lines.report("list-coordinate-half", alone, one)


def _number(text: str) -> float | None:
    """A number with a comma or a point; of several marks all but the last are thousands'."""
    plain = re.sub(r"[\s']", "", text).replace(",", ".")
    whole, _, rest = plain.rpartition(".")
    joined = f"{whole.replace('.', '')}.{rest}" if whole else rest
    if plain.count(".") > 1 and len(rest) == 3 and "," not in text:
        joined = plain.replace(".", "")
    return float(joined) if _NUMBER.fullmatch(joined) else None


def misplaced(points: Located, places: Cells) -> list[tuple[Where, str, str]]:
    """Lines whose point lies in another place than is told: where, and both names."""
    known = points.lines.declared.places
    found = []
    for row, key in points.around.items():
        told, true = known.get(places.texts[row]), known.get(key)
        if told is None or true is None or known.within(true, told) or known.within(told, true):
            continue
        if known.geography(told) == known.geography(true) and told.outline:
            found.append((points.lines.where(row, places), told.name, true.name))
    return found
