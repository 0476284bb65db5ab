"""Where the classes of a map stand: beside it when it leaves room, else below."""

from dataclasses import dataclass

import pytest

from reportgen.exhibits.maps.inset import TALLEST
from reportgen.exhibits.maps.outlines import ground
from reportgen.places import Level, Place, Places, Polygon


@dataclass(frozen=True)
class Case:
    width: float
    height: float
    leaves_room: bool


def rectangle(left: float, width: float, height: float) -> Polygon:
    right = left + width
    return (((left, 0.0), (right, 0.0), (right, height), (left, height), (left, 0.0)),)


def town(width: float, height: float) -> Places:
    """Two places side by side in a town of so many metres."""
    half = width / 2
    places = (
        Place("0", "Stadt", "stadt", None),
        Place("1", "West", "bezirk", "0", outline=(rectangle(0.0, half, height),)),
        Place("2", "Ost", "bezirk", "0", outline=(rectangle(half, half, height),)),
    )
    return Places(places, (Level("bezirk", "Bezirk", "Bezirke"),))


@pytest.mark.parametrize(
    "case", [Case(1000, 1000, leaves_room=True), Case(3000, 1000, leaves_room=False)]
)
def test_a_tall_town_leaves_room_beside_it(case: Case) -> None:
    placed = ground(town(case.width, case.height), ("1", "2"), 118.0, TALLEST)
    assert (118.0 - placed.drawn > 30.0) == case.leaves_room
    assert placed.height <= TALLEST


def test_a_map_fitted_to_what_it_draws_keeps_its_scale() -> None:
    places = town(1000, 1000)
    wide = ground(places, ("1", "2"), 118.0, TALLEST)
    narrow = ground(places, ("1", "2"), wide.drawn, wide.height)
    assert narrow.metres == pytest.approx(wide.metres)
    assert narrow.drawn == pytest.approx(narrow.width)
