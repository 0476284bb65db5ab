"""A magnified part: it lies beside the map, shows what its frame shows, and says how large."""

import pytest
from shapely import box, union_all

from reportgen.exhibits.maps.inset import CLEAR, GAP, Bottom, bottom
from reportgen.exhibits.sheet.canvas import Canvas, canvas
from reportgen.places import Level, Place, Places
from tests.exhibits.conftest import Gallery

SIDE = 6


def squares() -> Places:
    """A town of many equal squares."""
    found = [Place("0", "Stadt", "stadt", None)]
    for number in range(SIDE * SIDE):
        x, y = 1000.0 * (number % SIDE), 1000.0 * (number // SIDE)
        ring = ((x, y), (x + 1000, y), (x + 1000, y + 1000), (x, y + 1000), (x, y))
        key = f"{number + 1:02}"
        found.append(Place(key, f"Viertel {key}", "viertel", "0", outline=((ring,),)))
    return Places(
        tuple(found), (Level("stadt", "Stadt", "Städte"), Level("viertel", "Viertel", "Viertel"))
    )


def laid(sheet: Canvas, *wanted: str, turn: float = 0.0) -> Bottom:
    places = squares()
    keys = tuple(place.key for place in places if place.outline)
    return bottom(places, keys, sheet, turn, wanted)


@pytest.mark.parametrize("width", ["narrow", "column", "wide"])
@pytest.mark.parametrize("wanted", [("01",), ("15", "16"), ("36",)])
def test_it_lies_beside_the_map(width: str, wanted: tuple[str, ...]) -> None:
    sheet = canvas(Gallery().stage, width)
    found = laid(sheet, *wanted)
    assert found.inset is not None
    frame = box(*found.inset.frame)
    land = union_all([each.shape for each in found.ground.outlines])
    assert frame.distance(land) >= GAP
    assert box(0, 0, sheet.width, found.ground.height).covers(frame)


@pytest.mark.parametrize("turn", [0.0, 30.0])
def test_it_shows_what_its_frame_shows(turn: float) -> None:
    found = laid(canvas(Gallery().stage, "column"), "15", "16", turn=turn)
    inset = found.inset
    assert inset is not None
    assert inset.keys >= {"15", "16"}
    assert found.ground.metres / inset.ground.metres == pytest.approx(inset.times)
    window = box(*inset.window)
    seen = {each.key: each.shape & window for each in found.ground.outlines}
    for each in inset.ground.outlines:
        assert each.shape.area == pytest.approx(seen[each.key].area * inset.times**2, abs=2.0)


def test_nothing_is_named_below_the_frame() -> None:
    found = laid(canvas(Gallery().stage, "column"), "15")
    assert found.inset is not None
    assert found.inset.taken[0].left == found.inset.window.left - CLEAR
    assert found.is_near("15")
    assert not found.is_near("01")
    assert not laid(canvas(Gallery().stage, "column")).is_near("15")
