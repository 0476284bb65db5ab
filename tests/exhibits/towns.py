"""Small towns with something about them that may break an exhibit, and every kind of exhibit."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from reportgen.frame import PERIOD, PLACE, SINCE, TOTAL, Frame, Kind, Measure, NamedClass, Origin
from reportgen.places import Level, Place, Places
from reportgen.records import Record, Records
from reportgen.released import Released
from reportgen.status import Status

ORIGIN = Origin("ew", "ew.csv", "Stadt Probe", title="Register")
LEVELS = (Level("stadt", "Stadt", "Städte"), Level("bezirk", "Bezirk", "Bezirke", "Bezirken"))
BOUNDS = (9.0, 13.0, None)
"""Upper bounds of named classes."""
ROW = 4
"""Districts side by side; the more there are, the higher is the town."""
AGES = ("0-18", "18-65", "65+")
Amount = Callable[[int, int], float]
Rows = Iterator[tuple[tuple[str, ...], float, bool]]


def moderate(place: int, turn: int) -> float:
    """Numbers as they are in most towns."""
    return 8.0 + place * 37 % 11 + turn * (0.5 - place % 3 * 0.4)


@dataclass(frozen=True)
class Town:
    """Districts, periods, numbers and names; every one of them may be extreme."""

    places: int = 6
    years: tuple[str, ...] = tuple(map(str, range(2019, 2025)))
    amount: Amount = moderate
    name: Callable[[int], str] = "Bezirk {}".format
    hidden: Callable[[int], bool] = lambda _: False
    members: int = 3
    """How many parts there are of a count, kinds and states of things."""
    named: str = "Quote"
    outlined: Callable[[int], bool] = lambda _: True

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(f"{number:03}" for number in range(1, self.places + 1))

    @cached_property
    def map(self) -> Places:
        root = Place("0", "Probe", "stadt", None)
        return Places((root, *map(self._place, range(self.places))), LEVELS)

    def _place(self, number: int) -> Place:
        x, y = number % ROW * 900.0, number // ROW * 700.0
        ring = ((x, y), (x + 900, y), (x + 900, y + 700), (x, y + 700))
        outline = ((ring,),) if self.outlined(number) else ()
        return Place(self.keys[number], self.name(number + 1), "bezirk", "0", outline=outline)

    @cached_property
    def lists(self) -> Mapping[str, Records]:
        return {"heime": Records("heime", "Heim", "Heime", tuple(self._things()), (ORIGIN,))}

    def _things(self) -> Iterator[Record]:
        for number in range(self.places if self.years else 0):
            yield Record(
                self.name(number + 1), f"{number + 1}", f"{self.named} {number % self.members + 1}",
                self.keys[number], (number % ROW * 900.0 + 450, number // ROW * 700.0 + 350),
                "Weg 1", "2019", f"{2020 + number % 6}-03",
                f"{self.named} {number % self.members + 1}",
            )  # fmt: skip

    @cached_property
    def released(self) -> Released:
        one = Measure("eins", self.named, Kind.QUOTA, "%", 1)
        two = Measure("zwei", f"{self.named} II", Kind.QUOTA, "%", 1)
        names = (f"{self.named} {bound or ''}".strip() for bound in BOUNDS)
        classes = tuple(
            NamedClass(name=name, upto=bound) for name, bound in zip(names, BOUNDS, strict=True)
        )
        index = Measure("lage", self.named, Kind.INDEX, decimals=1, classes=classes)
        count = Measure("zahl", self.named, Kind.COUNT, "Personen")
        parts = Measure("teile", self.named, Kind.COUNT, "Personen")
        ages = Measure("alter", self.named, Kind.COUNT, "Personen")
        keys = (PLACE, PERIOD)
        frames = [
            self._frame(one, keys, self._plain(0)),
            self._frame(two, keys, self._plain(3)),
            self._frame(index, keys, self._plain(1)),
            self._frame(replace(index, id="gang"), keys, self._plain(2)),
            self._frame(count, keys, self._plain(2)),
            self._frame(parts, (*keys, "stand"), self._parts()),
            self._frame(ages, (*keys, "age", "sex"), self._ages()),
        ]
        for each, shift in ((one, 0), (two, 3)):
            frames += [
                self._frame(_derived(each, "change"), (*keys, SINCE), self._changes(shift)),
                self._frame(_derived(each, "deviation"), keys, self._deviations(shift)),
            ]
        return Released({each.measure.id: each for each in frames})

    def _frame(self, measure: Measure, keys: tuple[str, ...], rows: Rows) -> Frame:
        found = list(rows)
        table = pd.DataFrame([members for members, _, _ in found], columns=list(keys), dtype=str)
        shown = [None if hidden else amount for _, amount, hidden in found]
        table["amount"] = [amount or 0.0 for amount in shown]
        table["status"] = [int(_status(amount)) for amount in shown]
        table["flags"] = 0
        return Frame(measure, table, keys, (ORIGIN,))

    def _cells(self) -> Iterator[tuple[int, str, int, str, bool]]:
        for number, key in enumerate(("0", *self.keys)):
            for turn, year in enumerate(self.years):
                yield number, key, turn, year, self.hidden(number)

    def _plain(self, shift: int) -> Rows:
        for number, key, turn, year, hidden in self._cells():
            yield (key, year), self.amount(number + shift, turn), hidden

    def _changes(self, shift: int) -> Rows:
        for number, key, turn, year, hidden in self._cells():
            for before in range(turn):
                changed = self.amount(number + shift, turn) - self.amount(number + shift, before)
                yield (key, year, self.years[before]), changed, hidden

    def _deviations(self, shift: int) -> Rows:
        for number, key, turn, year, hidden in self._cells():
            away = self.amount(number + shift, turn) - self.amount(shift, turn)
            yield (key, year), away, hidden or self.hidden(0)

    def _parts(self) -> Rows:
        for number, key, turn, year, hidden in self._cells():
            amounts = [self.amount(number + each, turn) for each in range(self.members)]
            for each, amount in enumerate(amounts, start=1):
                yield (key, year, f"{self.named} {each}"), amount, hidden
            yield (key, year, TOTAL), sum(amounts), hidden

    def _ages(self) -> Rows:
        for number, key, turn, year, hidden in self._cells():
            for sex in ("m", "w", TOTAL):
                amounts = [self.amount(number + step, turn) for step in range(len(AGES))]
                if sex == TOTAL:
                    amounts = [2 * amount for amount in amounts]
                for age, amount in zip((*AGES, TOTAL), (*amounts, sum(amounts)), strict=True):
                    yield (key, year, age, sex), amount, hidden


def _status(amount: float | None) -> Status:
    if amount is None:
        return Status.SECRET
    return Status.PRESENT if amount else Status.ZERO


def _derived(measure: Measure, what: str) -> Measure:
    return Measure(f"{measure.id}~{what}", measure.name, Kind.INDEX, "Prozentpunkte", 1)


def negative(place: int, turn: int) -> float:
    return -moderate(place, turn)


def mixed(place: int, turn: int) -> float:
    return moderate(place, turn) - 12.0


def powers(place: int, _: int) -> float:
    """A tenth to a hundred millions."""
    return float(10.0 ** (place % 10 - 1))


def forty(number: int) -> str:
    return f"Obere und Untere Kanalvorstadt Nord {number:03}+"


def unbroken(number: int) -> str:
    return f"Donaudampfschifffahrtsgesellschaftskapitänswitwensiedlung{number}"


def marked(number: int) -> str:
    return f"""<b>A & B "{number}" 'ß' {{x}} {{place}} %s $x^2$ \\n _ÄÖÜ_ &amp;</b>"""


def leftward(number: int) -> str:
    return f"שכונה צפונית {number} العربية"


_MONTHS = tuple(f"2024-{month:02}" for month in range(1, 13))
_QUARTERS = tuple(f"{year}-Q{quarter}" for year in (2023, 2024) for quarter in range(1, 5))
_SCHOOL = tuple(f"{year}/{year % 100 + 1}" for year in range(2018, 2024))
TOWNS: Mapping[str, Town] = {
    "empty": Town(years=()),
    "one number": Town(places=1, years=("2024",)),
    "one area": Town(places=1),
    "120 areas": Town(places=120, years=("2020", "2022", "2024")),
    "all equal": Town(amount=lambda *_: 7.5),
    "all nought": Town(amount=lambda *_: 0.0),
    "all hidden": Town(hidden=lambda _: True),
    "half hidden": Town(hidden=lambda number: number % 2 == 1),
    "negative": Town(amount=negative),
    "both signs": Town(amount=mixed),
    "nine orders": Town(places=10, amount=powers),
    "fifteen": Town(places=15, members=15, years=tuple(map(str, range(2010, 2025)))),
    "forty letters": Town(name=forty, named="Anteil der Personen mit gutem Grund dazu"),
    "one long word": Town(name=unbroken, named=unbroken(0)),
    "marks": Town(name=marked, named=marked(0)),
    "right to left": Town(name=leftward, named=leftward(0)),
    "months": Town(years=_MONTHS),
    "quarters": Town(years=_QUARTERS),
    "school years": Town(years=_SCHOOL),
    "one period": Town(years=("2024",)),
    "one outline missing": Town(outlined=lambda number: number != 2),
    "no outlines": Town(outlined=lambda _: False),
}
SPECS: Mapping[str, dict[str, object]] = {
    "table": {"indicators": ["eins"], "change_since": "first", "rank": True, "heat": ["values"],
              "bars": ["change"], "spark": True},
    "matrix": {"indicator": "eins", "dynamics": "zwei"},
    "bars": {"indicator": "eins"},
    "bars by period": {"indicator": "eins", "by": "period"},
    "lines": {"indicators": ["eins"]},
    "lines of places": {"indicators": ["eins"], "level": "bezirk"},
    "pyramid": {"indicator": "alter", "place": "001"},
    "dots": {"indicators": ["eins", "zwei"], "place": "001"},
    "scatter": {"x": "eins", "y": "zwei"},
    "scatter of change": {"x": "eins", "change_since": "first"},
    "dumbbell": {"indicators": ["eins"]},
    "deviation": {"indicators": ["eins"]},
    "deviation of one": {"indicators": ["eins", "zwei"], "place": "001"},
    "box": {"indicators": ["eins"], "by": "period"},
    "slope": {"indicator": "eins"},
    "gap": {"need": "eins", "supply": "zwei"},
    "gap by place": {"need": "eins", "supply": "zwei", "by": "place"},
    "panels": {"indicators": ["eins"]},
    "panels of bars": {"indicators": ["eins", "zwei"], "of": "bars", "by": "indicator"},
    "panels of pyramids": {"indicators": ["alter"], "of": "pyramid"},
    "stacked": {"indicator": "teile", "parts": "stand"},
    "stacked, grouped": {"indicator": "teile", "parts": "stand", "layout": "grouped"},
    "stacked, percent": {"indicator": "teile", "parts": "stand", "layout": "percent"},
    "stacked, upright": {"indicator": "teile", "parts": "stand", "by": "period"},
    "flow": {"indicator": "teile", "origin": "stand"},
    "map": {"indicator": "eins"},
    "map, jenks": {"indicator": "eins", "method": "jenks"},
    "map, deviation": {"indicator": "eins", "method": "deviation"},
    "symbol-map": {"indicator": "zahl"},
    "class-map": {"indicator": "lage"},
    "class-map of two": {"indicator": "lage", "second": "gang"},
    "list": {"list": "heime"},
    "point-map": {"list": "heime"},
    "timetable": {"list": "heime"},
}  # fmt: skip
"""Each kind of exhibit, by its word and perhaps what is special about it."""


def kind(name: str) -> str:
    """The word that `kind` has in a project file."""
    return name.split(",")[0].split()[0]
