"""The exhibit that fits an indicator, by what there is of it."""

from collections.abc import Mapping

import pandas as pd
import pytest
from pydantic import TypeAdapter

from reportgen.exhibits.defaults import Defaults
from reportgen.exhibits.spec import ExhibitSpec
from reportgen.frame import TOTAL, Frame, Kind, Measure, frame
from reportgen.places import Level, Place, Places

LEVELS = tuple(Level(key, key.title(), key.title()) for key in ("stadt", "bezirk", "viertel"))
PLACES = Places(
    (
        Place("0", "Stadt", "stadt", None),
        Place("1", "Nord", "bezirk", "0"),
        Place("2", "Süd", "bezirk", "0"),
        Place("11", "Au", "viertel", "1"),
        Place("12", "Bach", "viertel", "1"),
        Place("9", "nicht zuordenbar", "bezirk", "0", located=False),
    ),
    LEVELS,
)
SPEC: TypeAdapter[ExhibitSpec] = TypeAdapter(ExhibitSpec)
YEARS = ("2023", "2024")
RATE, COUNT = Measure("x", "X", Kind.QUOTA, "%", 1), Measure("x", "X", Kind.COUNT, "Personen")


def of(measure: Measure, places: str, years: tuple[str, ...], **groups: tuple[str, ...]) -> Frame:
    index = pd.MultiIndex.from_product(
        [places.split(), years, *((*each, TOTAL) for each in groups.values())],
        names=["place", "period", *groups],
    )
    table = index.to_frame(index=False).assign(amount=10.0, status=0, flags=0)
    return frame(measure, table, ("place", "period", *groups), ())


CASES: Mapping[str, tuple[Frame, str, dict[str, object], dict[str, object]]] = {
    "places of several years": (
        of(RATE, "0 1 2 9", YEARS), "chart", {}, {"kind": "bars", "level": "bezirk"},
    ),
    "only deeper places": (
        of(RATE, "0 11 12", YEARS), "chart", {}, {"kind": "bars", "level": "viertel"},
    ),
    "the town alone in time": (of(RATE, "0", YEARS), "chart", {}, {"kind": "lines"}),
    "the town alone, once": (
        of(RATE, "0", YEARS[:1]), "chart", {}, {"kind": "bars", "by": "period"},
    ),
    "one place in time": (
        of(RATE, "0 1 2 11 12", YEARS), "chart", {"place": "11"}, {"kind": "lines", "place": "11"},
    ),
    "parts of a place": (
        of(RATE, "0 1 2 11 12", YEARS), "chart", {"place": "1"},
        {"kind": "bars", "place": "1", "level": "viertel"},
    ),
    "age and sex": (of(COUNT, "0 1", YEARS, age=("0-17", "18+"), sex=("m", "w")), "chart", {},
                    {"kind": "pyramid"}),
    "a rate by age and sex": (of(RATE, "0 1", YEARS, age=("0-17", "18+"), sex=("m", "w")), "chart",
                              {}, {"kind": "bars", "by": "age"}),
    "a group": (of(COUNT, "0 1", YEARS, form=("a", "b")), "chart", {},
                {"kind": "bars", "by": "form"}),
    "what is wanted goes first": (
        of(RATE, "0 1 2", YEARS), "chart", {"kind": "lines", "places": ("1", "2")},
        {"kind": "lines", "places": ("1", "2")},
    ),
    "a table of places": (of(RATE, "0 1 2", YEARS), "table", {},
                          {"rows": "place", "columns": "period", "level": "bezirk"}),
    "a table of the town": (of(RATE, "0", YEARS), "table", {},
                            {"rows": "period", "columns": "indicator"}),
    "a table of ages": (of(COUNT, "0", YEARS, age=("0-17", "18+")), "table", {},
                        {"rows": "age", "columns": "period"}),
    "a table of ages by sex": (of(COUNT, "0", YEARS, age=("0-17", "18+"), sex=("m", "w")), "table",
                               {}, {"rows": "age", "columns": "sex"}),
    "a map": (of(RATE, "0 1 2", YEARS), "map", {}, {"kind": "map", "level": "bezirk"}),
    "a map of a count": (of(COUNT, "0 1 2", YEARS), "map", {}, {"kind": "symbol-map"}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_default(case: str) -> None:
    source, word, wanted, expected = CASES[case]
    spec = SPEC.validate_python(Defaults(source, PLACES, wanted).spec(word))
    found = spec.model_dump(include=set(expected))
    assert found == expected


def test_an_unknown_kind_is_left_to_the_project_to_tell() -> None:
    source = of(RATE, "0 1 2", YEARS)
    assert Defaults(source, PLACES, {"kind": "torte"}).spec("chart")["kind"] == "torte"
