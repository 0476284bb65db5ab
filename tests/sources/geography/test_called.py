"""How texts call a place, as the table of places says it."""

import pytest

from reportgen.errors import Problems
from reportgen.sources.geography.places import read_places
from reportgen.sources.spec import PlacesSpec
from reportgen.world import MemoryWorld

LEVELS = [{"key": each, "name": each, "plural": each} for each in ("stadt", "bezirk")]


@pytest.mark.parametrize(
    ("told", "called"),
    [
        ("", ()),
        ("Alt-Berg", ("Alt-Berg",)),
        ("Alt-Berg | Berg am Wald|", ("Alt-Berg", "Berg am Wald")),
        ("nein", None),
    ],
)
def test_the_column_called(told: str, called: tuple[str, ...] | None) -> None:
    table = f"key;name;level;parent;called\n0;Stadt;stadt;;\n1;Berg;bezirk;0;{told}\n"
    spec = PlacesSpec.model_validate({"file": "orte.csv", "levels": LEVELS})
    problems = Problems()
    places = read_places(spec, MemoryWorld({"orte.csv": table.encode()}), problems)
    assert places is not None
    assert places.by_key["1"].called == called
    assert problems.found == []
