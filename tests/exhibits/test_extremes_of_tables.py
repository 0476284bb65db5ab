"""Tables of much, of little and of nothing: a table, or one clear message."""

import pandas as pd
import pytest
from pydantic import TypeAdapter

from reportgen.document.nodes import Table
from reportgen.document.theme import load_theme
from reportgen.errors import Problems, Where
from reportgen.exhibits.show import show
from reportgen.exhibits.spec import ExhibitSpec
from reportgen.exhibits.stage import Stage
from reportgen.frame import PERIOD, PLACE, Frame, Measure, Origin, frame
from reportgen.places import Level, Place, Places
from reportgen.released import Released
from reportgen.status import Status
from reportgen.world import MemoryWorld

SPEC: TypeAdapter[ExhibitSpec] = TypeAdapter(ExhibitSpec)
LEVELS = (Level("stadt", "Stadt", "Städte"), Level("bezirk", "Bezirk", "Bezirke", "Bezirken"))
KEYS = tuple(f"{number:03}" for number in range(1, 121))
YEARS = tuple(map(str, range(2010, 2025)))


def numbers(status: Status, places: tuple[str, ...]) -> Frame:
    rows = [(place, year, 10.0 ** (int(place) % 10)) for place in places for year in YEARS]
    table = pd.DataFrame(rows, columns=[PLACE, PERIOD, "amount"])
    table["status"] = int(status)
    origin = Origin("ew", "ew.csv", "Stadt Probe")
    return frame(Measure("n", "Anzahl"), table, (PLACE, PERIOD), (origin,))


def shown(spec: dict[str, object], status: Status, count: int) -> tuple[Table | None, Problems]:
    keys = KEYS[:count]
    named = (Place(key, f"Langer Name eines Bezirks im Norden {key}x"[:40], "bezirk", "0")
             for key in keys)  # fmt: skip
    places = Places((Place("0", "Probe", "stadt", None), *named), LEVELS)
    stage = Stage(places, load_theme("standard", MemoryWorld(), Problems()))
    problems = Problems()
    released = Released({"n": numbers(status, ("0", *keys))})
    block = show("x", SPEC.validate_python(spec), released, stage, problems, Where())
    assert block is None or isinstance(block, Table)
    return block, problems


TABLE: dict[str, object] = {"kind": "table", "indicators": ["n"], "level": "bezirk"}
MATRIX: dict[str, object] = {
    "kind": "matrix", "indicator": "n", "dynamics": "n", "bounds": [1000],
    "dynamics_bounds": [1000], "level": "bezirk", "period": "2024",
}  # fmt: skip


@pytest.mark.parametrize("count", [1, 120])
@pytest.mark.parametrize("status", [Status.PRESENT, Status.SECRET])
@pytest.mark.parametrize(
    "spec", [TABLE, TABLE | {"rank": "first", "top": 5, "bottom": 5, "period": "2024"}, MATRIX]
)
def test_much_and_little(spec: dict[str, object], status: Status, count: int) -> None:
    table, problems = shown(spec, status, count)
    assert table is not None
    assert not problems.found
    widths = {sum(cell.columns for cell in row.cells) for row in table.body}
    assert widths == {len(table.columns)}


def test_of_all_hidden_no_row_is_the_highest() -> None:
    table, _ = shown(TABLE | {"top": 5, "period": "2024"}, Status.SECRET, 120)
    assert table is not None
    assert len(table.body) == 1
