"""Labels of places: none covers another, and each place is named or told."""

from itertools import combinations

import pytest
import shapely

from reportgen.document.theme import load_theme
from reportgen.errors import Problems
from reportgen.exhibits.maps.coverage import areas
from reportgen.exhibits.maps.named import Wish, lettered
from reportgen.exhibits.maps.outlines import Outline
from reportgen.exhibits.sheet.canvas import Canvas, canvas
from reportgen.exhibits.sheet.marks import Label
from reportgen.exhibits.stage import Stage
from reportgen.places import Place, Places
from reportgen.world import MemoryWorld


@pytest.fixture(scope="module")
def sheet() -> Canvas:
    theme = load_theme("standard", MemoryWorld(), Problems())
    return canvas(Stage(Places((), ()), theme), "column")


def town(columns: int, rows: int, wide: float, high: float) -> list[Wish]:
    """Fields of a chess board, in millimetres."""
    wishes = []
    for number in range(columns * rows):
        row, column = divmod(number, columns)
        shape = areas(
            shapely.box(column * wide, row * high, column * wide + wide, row * high + high)
        )
        ring = tuple(shape.geoms[0].exterior.coords[:-1])
        place = Place(
            f"{number + 1:03}", "Sankt-Georgs-Vorstadt am Oberen Kanalufer", "bezirk", "0"
        )
        wishes.append(Wish(place, Outline(place.key, shape, (ring,)), "#0B4F5C", value="12,3"))
    return wishes


@pytest.mark.parametrize("how", ["names", "keys", "values"])
@pytest.mark.parametrize("size", [(50.0, 8.0), (9.0, 6.0), (4.0, 3.0), (2.0, 1.5)])
def test_no_label_covers_another(how: str, size: tuple[float, float], sheet: Canvas) -> None:
    wishes = town(12, 10, *size)
    found = lettered(wishes, how, sheet)
    labels = [mark for mark in found.marks if isinstance(mark, Label)]
    boxes = [box_of(label, sheet) for label in labels]
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart
    assert len(labels) >= 120 - len(found.without)
    assert len(found.without) < 120


def box_of(label: Label, sheet: Canvas) -> tuple[float, float, float, float]:
    """What the letters of a label cover."""
    half = sheet.runs(label.text, label.size) / 2 - 1e-6
    x, y = label.at
    return x - half, y - 0.25 * label.size, x + half, y + 0.02 * label.size


def test_nothing_is_written_where_nothing_is_wanted(sheet: Canvas) -> None:
    found = lettered(town(2, 2, 30.0, 10.0), "none", sheet)
    assert found.marks == ()
    assert list(found.notes()) == []
