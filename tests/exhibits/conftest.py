"""A town of twelve districts whose numbers follow a rule, and every kind of exhibit of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

import pandas as pd
import pytest
from pydantic import TypeAdapter

from reportgen.document.nodes import Block
from reportgen.document.theme import Theme, load_theme
from reportgen.errors import Problems, Where
from reportgen.exhibits.show import show
from reportgen.exhibits.spec import ExhibitSpec
from reportgen.exhibits.stage import Stage
from reportgen.frame import (
    PERIOD,
    PLACE,
    SINCE,
    TOTAL,
    Frame,
    Kind,
    Measure,
    NamedClass,
    Origin,
    Polarity,
)
from reportgen.places import Level, Place, Places
from reportgen.records import Record, Records
from reportgen.released import Released
from reportgen.status import Status
from reportgen.world import MemoryWorld

NAMES = (
    "Nordstadt", "Au", "Sankt-Georgs-Vorstadt", "Weststadt an der Kleinen Leine", "Hafen",
    "Neubrück", "Ober- und Unterstein", "Lindenau", "Bergfeld", "Waldsiedlung", "Ost", "Altdorf",
)  # fmt: skip
HIDDEN = ("03", "08")
YEARS = tuple(map(str, range(2015, 2025)))
AGES = (*map(str, range(90)), "90+")
ORIGIN = Origin("ew", "ew.csv", "Stadt Probe", title="Register")
SPECS: Mapping[str, dict[str, object]] = {
    "table": {"kind": "table", "indicators": ["quote"], "change_since": "first", "rank": True},
    "table, shaded": {
        "kind": "table",
        "indicators": ["quote"],
        "columns": "indicator",
        "method": "equal",
        "change_since": "2015",
        "heat": ["values", "change"],
    },
    "table of ends": {"kind": "table", "indicators": ["quote"], "top": 3, "bottom": 3},
    "table of lines": {
        "kind": "table",
        "rows": "sex",
        "columns": "place",
        "indicators": ["alter"],
        "lines": [{"member": "_T"}, {"member": "m", "relation": "darunter"}],
    },
    "matrix": {"kind": "matrix", "indicator": "quote", "dynamics": "bilanz", "period": "2024"},
    "matrix as a list": {"kind": "matrix", "indicator": "quote", "assignment": True},
    "table, drawn": {
        "kind": "table",
        "indicators": ["quote"],
        "periods": 1,
        "bars": ["values"],
        "spark": True,
    },
    "bars": {"kind": "bars", "indicator": "quote", "highlight": ["05"]},
    "bars, narrow": {"kind": "bars", "indicator": "bilanz", "width": "narrow", "total": True},
    "bars of ages": {"kind": "bars", "indicator": "alter", "by": "age"},
    "lines": {"kind": "lines", "indicators": ["quote"], "level": "bezirk"},
    "lines, a place": {"kind": "lines", "indicators": ["quote"], "place": "04"},
    "lines, narrow": {"kind": "lines", "indicators": ["quote"], "place": "04", "width": "narrow"},
    "lines, projected": {
        "kind": "lines",
        "indicators": ["quote"],
        "place": "04",
        "forecast_from": "2021",
        "lower": "quote_min",
        "upper": "quote_max",
    },
    "slope": {"kind": "slope", "indicator": "quote"},
    "slope, narrow": {
        "kind": "slope",
        "indicator": "bilanz",
        "width": "narrow",
        "highlight": ["04"],
        "periods": ["2015", "2019", "2024"],
    },
    "gap": {"kind": "gap", "need": "quote_max", "supply": "quote", "place": "04"},
    "gap by place": {
        "kind": "gap",
        "need": "quote",
        "supply": "quote_min",
        "by": "place",
        "width": "narrow",
    },
    "panels": {"kind": "panels", "indicators": ["quote"], "highlight": ["05"]},
    "panels of indicators": {
        "kind": "panels",
        "indicators": ["quote", "quote_min", "quote_max"],
        "by": "indicator",
        "width": "narrow",
    },
    "panels of bars": {
        "kind": "panels",
        "of": "bars",
        "indicators": ["quote", "quote_min"],
        "by": "indicator",
        "width": "wide",
    },
    "panels of years": {
        "kind": "panels",
        "of": "bars",
        "indicators": ["bilanz"],
        "periods": 3,
        "places": ["03", "04", "05"],
    },
    "panels of pyramids": {
        "kind": "panels",
        "of": "pyramid",
        "indicators": ["alter"],
        "width": "wide",
    },
    "pyramid": {"kind": "pyramid", "indicator": "alter", "place": "02"},
    "map": {"kind": "map", "indicator": "quote"},
    "map of change": {"kind": "map", "indicator": "quote", "change_since": "2015"},
    "map of deviations": {"kind": "map", "indicator": "quote", "method": "deviation"},
    "map, turned": {"kind": "map", "indicator": "quote", "method": "jenks", "turn": 20.0},
    "symbol map": {"kind": "symbol-map", "indicator": "bezug", "highlight": ["02"]},
    "class map": {"kind": "class-map", "indicator": "lage"},
    "class map of two": {"kind": "class-map", "indicator": "lage", "second": "gang"},
    "map with an inset": {"kind": "map", "indicator": "quote", "inset": ["06"]},
    "symbol map with an inset": {"kind": "symbol-map", "indicator": "bezug", "inset": ["06"]},
    "class map with an inset": {
        "kind": "class-map",
        "indicator": "lage",
        "inset": ["06"],
        "width": "narrow",
    },
    "key map": {"kind": "map", "locator": True, "level": "bezirk", "lettering": "keys"},
    "locator": {"kind": "map", "locator": True, "place": "06", "width": "narrow"},
    "scatter": {"kind": "scatter", "x": "quote", "y": "bilanz", "highlight": ["05"]},
    "scatter of change": {
        "kind": "scatter",
        "x": "quote",
        "change_since": "2015",
        "by": "parent",
        "quadrants": ["a", "b", "c", "d"],
        "correlation": True,
    },
    "dumbbell": {"kind": "dumbbell", "indicators": ["quote"], "highlight": ["05"]},
    "deviation": {"kind": "deviation", "indicators": ["quote"], "highlight": ["05"]},
    "deviation of a place": {
        "kind": "deviation",
        "indicators": ["quote", "bilanz"],
        "place": "07",
    },
    "box": {"kind": "box", "indicators": ["quote"], "by": "period", "periods": 3},
    "stacked": {"kind": "stacked", "indicator": "alter", "parts": "sex", "groups": {"age": "0"}},
    "stacked, shares": {
        "kind": "stacked", "indicator": "alter", "parts": "sex", "groups": {"age": "0"},
        "layout": "percent", "order": ["w", "m"], "highlight": ["05"],
    },
    "stacked, diverging": {
        "kind": "stacked", "indicator": "alter", "parts": "sex", "groups": {"age": "7"},
        "layout": "diverging", "negative": ["m"], "positive": ["w"], "width": "narrow",
    },
    "stacked, grouped": {
        "kind": "stacked", "indicator": "alter", "parts": "sex", "groups": {"age": "7"},
        "layout": "grouped",
    },
    "stacked, upright": {
        "kind": "stacked", "indicator": "alter", "parts": "sex", "by": "period", "place": "02",
    },
    "points": {"kind": "point-map", "list": "heime", "numbered": True},
    "points, narrow": {"kind": "point-map", "list": "heime", "width": "narrow"},
    "timetable": {"kind": "timetable", "list": "heime", "as_of": "2024-06-30"},
    "list": {"kind": "list", "list": "heime", "group": "kind"},
    "flow": {
        "kind": "flow", "indicator": "alter", "origin": "sex", "groups": {"age": "0"}, "most": 5,
    },
    "dots": {"kind": "dots", "indicators": ["quote", "bilanz"], "place": "07"},
}  # fmt: skip
THINGS = Records(
    "heime", "Heim", "Heime",
    tuple(
        Record(
            f"Haus {number}", f"{number}", f"Art {number % 5}", f"{number % 12 + 1:02}",
            (300.0 + 467 * number % 5300, 400.0 + 389 * number % 2600), f"Weg {number}",
            f"{2020 + number % 5}-0{number % 9 + 1}", f"{2025 + number % 3}" if number % 4 else "",
            ("geplant", "läuft", "abgeschlossen", "verschoben", "ruht")[number % 5],
        )
        for number in range(1, 25)
    ),
    (ORIGIN,),
)  # fmt: skip
_SPEC: TypeAdapter[ExhibitSpec] = TypeAdapter(ExhibitSpec)
Row = tuple[tuple[str, ...], float, bool]
"""Members, amount, and whether it is hidden."""


class Gallery:
    """Shows an exhibit of the town.

    `noise` moves every amount by less than what is printed; `secret` is what hidden cells hold.
    If the noise is `uneven`, it differs from number to number, and many numbers print alike.
    """

    def __init__(
        self,
        *,
        noise: float = 0.0,
        secret: float = 0.0,
        raster: bool = False,
        uneven: bool = False,
        plots: bool = False,
    ) -> None:
        self.noise = noise
        self.secret = secret
        self.uneven = uneven
        places = Places(tuple(_places()), (Level("stadt", "Stadt", "Städte"), _DISTRICTS))
        lists = {THINGS.name: THINGS}
        self.stage = Stage(places, _theme(), raster, lists=lists, plots=plots)

    def __call__(self, name: str) -> Block:
        problems = Problems()
        spec = _SPEC.validate_python(SPECS[name])
        block = show(name, spec, self.released(), self.stage, problems, Where())
        assert not problems.found
        assert block is not None
        return block

    def released(self) -> Released:
        """Every frame of the town."""
        keys = (PLACE, PERIOD)
        quote = Measure("quote", "Quote", Kind.QUOTA, "%", 1, Polarity.BURDEN)
        change = Measure("quote~change", "Quote", Kind.INDEX, "Prozentpunkte", 1)
        least = Measure("quote_min", "untere Variante", Kind.QUOTA, "%", 1)
        most = Measure("quote_max", "obere Variante", Kind.QUOTA, "%", 1)
        balance = Measure("bilanz", "Saldo", Kind.BALANCE, "je 1.000", 1)
        ages = Measure("alter", "Altersaufbau", Kind.COUNT, "Personen")
        heads = Measure("bezug", "Personen im Bezug", Kind.COUNT, "Personen")
        state = Measure("lage", "Statusindex", Kind.INDEX, decimals=1, classes=_STATES)
        course = Measure("gang", "Dynamikindex", Kind.INDEX, decimals=1, classes=_STATES[1:])
        frames = (
            self._frame(heads, keys, _heads()),
            self._frame(state, keys, _rates(-4.0, 6)),
            self._frame(course, keys, _rates(-3.0, 8)),
            self._frame(quote, keys, _rates(17.0, 6)),
            self._frame(least, keys, _rates(15.5, 6)),
            self._frame(most, keys, _rates(18.5, 6)),
            self._frame(balance, keys, _rates(-4.0, 5)),
            self._frame(change, (*keys, SINCE), _changes()),
            self._frame(_deviation(quote), keys, _differences(_rates(17.0, 6))),
            self._frame(_deviation(balance), keys, _differences(_rates(-4.0, 5))),
            self._frame(ages, (*keys, "age", "sex"), _persons(), noise=0.0),
        )
        return Released({each.measure.id: each for each in frames})

    def _frame(
        self,
        measure: Measure,
        keys: tuple[str, ...],
        rows: Iterator[Row],
        noise: float | None = None,
    ) -> Frame:
        """A frame that, against its own promise, holds amounts below hidden cells."""
        moved = self.noise if noise is None else noise
        found = list(rows)
        table = pd.DataFrame([members for members, _, _ in found], columns=list(keys))
        if self.uneven and noise is None:
            table["amount"] = [
                self.secret if hidden else round(amount / 4) * 4 + 1 + moved * (number % 13 - 6) / 6
                for number, (_, amount, hidden) in enumerate(found)
            ]
        else:
            amounts = (self.secret if hidden else amount + moved for _, amount, hidden in found)
            table["amount"] = list(amounts)
        table["status"] = [int(Status.SECRET if hidden else 0) for _, _, hidden in found]
        table["flags"] = 0
        return Frame(measure, table, keys, (ORIGIN,))


_STATES = (
    NamedClass(name="hoch", upto=-1.0), NamedClass(name="mittel", upto=1.5),
    NamedClass(name="niedrig", upto=3.0, mark="−"), NamedClass(name="sehr niedrig"),
)  # fmt: skip
_DISTRICTS = Level("bezirk", "Bezirk", "Bezirke", "Bezirken")


def _theme() -> Theme:
    return load_theme("standard", MemoryWorld(), Problems())


def _places() -> Iterator[Place]:
    yield Place("0", "Probe", "stadt", None)
    for number, name in enumerate(NAMES):
        row, column = divmod(number, 4)
        corners = ((column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1))
        ring = tuple((x * 1500.0 + 90 * (y % 2), y * 1100.0 + 70 * (x % 3)) for x, y in corners)
        yield Place(f"{number + 1:02}", name, "bezirk", "0", outline=((ring,),))


def _keys() -> Iterator[tuple[int, str]]:
    yield 0, "0"
    yield from ((number, f"{number:02}") for number in range(1, len(NAMES) + 1))


def _rates(base: float, step: int) -> Iterator[Row]:
    for number, place in _keys():
        for turn, year in enumerate(YEARS):
            amount = round(base + (number * 37 % 50) / step + turn * 0.3, 1)
            yield (place, year), amount, place in HIDDEN


def _heads() -> Iterator[Row]:
    for number, place in _keys():
        for turn, year in enumerate(YEARS):
            yield (place, year), 12.0 + (number * 37 % 50) ** 2 + turn, place in HIDDEN


def _changes() -> Iterator[Row]:
    for number, place in _keys():
        yield (place, "2024", "2015"), round((number * 29 % 60) / 10 - 2.5, 1), place in HIDDEN


def _deviation(measure: Measure) -> Measure:
    return replace(measure, id=f"{measure.id}~deviation", kind=Kind.INDEX)


def _differences(rows: Iterator[Row]) -> Iterator[Row]:
    """What every place is above the town in its year."""
    found = list(rows)
    town = {members[1]: amount for members, amount, _ in found if members[0] == "0"}
    for members, amount, is_hidden in found:
        yield members, round(amount - town[members[1]], 1), is_hidden


def _persons() -> Iterator[Row]:
    for number, place in _keys():
        for sex in ("m", "w", TOTAL):
            for age in (*AGES, TOTAL):
                amount = 7000.0 if age == TOTAL else 20.0 + (number * 13 + AGES.index(age) * 7) % 40
                hidden = place in HIDDEN or age == "90+"
                yield (place, "2024", age, sex), amount, hidden and age != TOTAL


@pytest.fixture(scope="session")
def gallery() -> Callable[..., Gallery]:
    return partial(Gallery)


NO_DRAWINGS = ("table", "matrix", "list")
"""What the names of tables begin with."""


@pytest.fixture(params=[name for name in SPECS if not name.startswith(NO_DRAWINGS)])
def drawn(request: pytest.FixtureRequest) -> str:
    """The name of each drawing, one after the other."""
    return str(request.param)


@pytest.fixture(params=list(SPECS))
def shown(request: pytest.FixtureRequest) -> str:
    """The name of each exhibit, one after the other."""
    return str(request.param)
