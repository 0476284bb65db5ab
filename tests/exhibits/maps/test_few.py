"""A map tells of which places nothing is shown because too few people live there."""

from xml.etree import ElementTree as Tree

import pytest
from pydantic import TypeAdapter

from reportgen.document.nodes import Figure
from reportgen.document.walk import plain
from reportgen.errors import Problems, Where
from reportgen.exhibits.show import show
from reportgen.exhibits.spec import ExhibitSpec
from reportgen.exhibits.specs.maps import MapSpec
from reportgen.frame import Key
from reportgen.released import Decision, Released, Rule
from tests.exhibits.conftest import HIDDEN, SPECS, Gallery

_SPEC: TypeAdapter[ExhibitSpec] = TypeAdapter(ExhibitSpec)


def test_places_of_few_inhabitants_are_named() -> None:
    town = Gallery()
    few, secret = HIDDEN
    taken = (
        Decision(Key("quote", few, "2024"), Rule.POPULATION),
        Decision(Key("quote", secret, "2024"), Rule.THRESHOLD),
    )
    released = Released(town.released().frames, taken)
    spec = MapSpec(kind="map", indicator="quote")
    figure = show("m", spec, released, town.stage, Problems(), Where())
    assert isinstance(figure, Figure)
    told = [plain(note) for note in figure.notes]
    assert any(note.endswith("zu wenige Menschen wohnen: Sankt-Georgs-Vorstadt.") for note in told)


@pytest.mark.parametrize("name", ["map", "symbol map", "class map"])
def test_the_legend_counts_them(name: str) -> None:
    town = Gallery()
    indicator = SPECS[name]["indicator"]
    taken = (Decision(Key(f"{indicator}", HIDDEN[0], "2024"), Rule.POPULATION),)
    released = Released(town.released().frames, taken)
    spec = _SPEC.validate_python(SPECS[name])
    figure = show("m", spec, released, town.stage, Problems(), Where())
    assert isinstance(figure, Figure)
    text = "".join(Tree.fromstring(figure.drawing.svg).itertext())
    assert "nicht ausgewiesen: 2, davon mit zu wenigen Einwohnern: 1" in " ".join(text.split())
