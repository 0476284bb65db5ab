"""Where parts of an old place come together again, nothing is estimated."""

import pandas as pd

from reportgen.errors import NOWHERE, Problems
from reportgen.frame import Frame, Kind, Measure, frame
from reportgen.indicators.compute import compute
from reportgen.indicators.spec import IndicatorSpec
from reportgen.places import Level, Place, Places, Succession
from reportgen.status import Flag

MARKS = int(Flag.ESTIMATED | Flag.RESTATED)
TOWN = Places(
    (
        Place("0", "Stadt", "s", None),
        *(Place(key, key, "b", "0") for key in ("1", "2")),
        *(Place(key, key, "v", key[0]) for key in ("11", "12", "21")),
    ),
    (Level("s", "s", "s"), Level("b", "b", "b"), Level("v", "v", "v")),
)


def computed(*successions: Succession) -> Frame:
    rows = [("11", 6.0, MARKS), ("12", 4.0, MARKS), ("21", 5.0, int(Flag.ESTIMATED))]
    table = pd.DataFrame(
        [(place, "2019", amount, 0, flags) for place, amount, flags in rows],
        columns=["place", "period", "amount", "status", "flags"],
    )
    measure = Measure("ew.n", "n", Kind.COUNT)
    source = frame(measure, table, ("place", "period"))
    spec = IndicatorSpec.model_validate(
        {
            "name": "x", "unit": "", "kind": "anzahl",
            "numerator": {"source": "ew", "measure": "n"},
        }
    )  # fmt: skip
    places = Places(TOWN.all, TOWN.levels, successions=successions)
    problems = Problems()
    sources = {"ew": {"n": source}}
    return compute({"x": spec}, sources, places, problems, lambda _: NOWHERE)[0].frame


def test_a_district_that_was_parted_within_is_exact() -> None:
    found = computed(Succession("9", "11", 0.6, "2020"), Succession("9", "12", 0.4, "2020"))
    assert found.cell("1", "2019").flags == Flag.NONE
    assert found.cell("11", "2019").flags & Flag.ESTIMATED
    assert found.cell("2", "2019").flags == Flag.ESTIMATED, "the office's own estimate stays"


def test_a_district_that_lost_a_part_is_estimated_and_the_town_is_not() -> None:
    found = computed(Succession("9", "11", 0.6, "2020"), Succession("9", "21", 0.4, "2020"))
    assert found.cell("1", "2019").flags & Flag.ESTIMATED
    assert found.cell("0", "2019").flags == Flag.ESTIMATED, "of 21, by the office"
