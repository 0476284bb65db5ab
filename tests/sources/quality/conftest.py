"""A small town and a way to examine one CSV file."""

from collections.abc import Callable

import pytest

from reportgen.errors import Problems, Where
from reportgen.messages import line
from reportgen.places import Level, Place, Places
from reportgen.sources.read import Reading, examine_source
from reportgen.sources.spec import SourceSpec
from reportgen.world import MemoryWorld

PLACES = Places(
    (
        Place("000", "Neustadt", "stadt", None),
        Place("01", "Nord", "bezirk", "000"),
        Place("02", "Süd", "bezirk", "000"),
        Place("03", "West", "bezirk", "000"),
        Place("99", "nicht zuordenbar", "bezirk", "000", located=False),
        Place("S1", "Eins", "schulbezirk", "000"),
        Place("S2", "Zwei", "schulbezirk", "000"),
    ),
    (
        Level("stadt", "Stadt", "Städte"),
        Level("bezirk", "Bezirk", "Bezirke"),
        Level("schulbezirk", "Schulbezirk", "Schulbezirke", geography="schule"),
    ),
    (Place("land", "Land", "", None),),
)
Examined = tuple[Reading, Problems]
Examine = Callable[..., Examined]


def examined(text: str, places: Places = PLACES, **declared: object) -> Examined:
    """Examine a CSV file; place and period are columns of these names unless said otherwise."""
    given: dict[str, object] = {
        "title": "Titel", "file": "a.csv", "format": "csv",
        "keys": {"place": "place", "period": "period"}, "values": {"n": "n"},
    }  # fmt: skip
    spec = SourceSpec.model_validate(given | declared)
    problems = Problems()
    world = MemoryWorld({"a.csv": text})
    reading = examine_source("q", spec, places, world, problems, Where("report.toml", 7))
    return reading, problems


@pytest.fixture
def examine() -> Examine:
    """Examine a CSV file."""
    return examined


@pytest.fixture
def said() -> Callable[[Problems], list[str]]:
    """The first line of every message."""

    def first(problems: Problems) -> list[str]:
        return [line(each).split("\n")[0] for each in problems.found]

    return first
