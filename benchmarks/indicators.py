"""Measures the calculation of 94 indicators for 60 places and 10 years: CPU seconds.

    python -m benchmarks.indicators

The sources are made up by a rule, so that every run has the same numbers: a register by age and
sex, counts by sex, and events by age.
"""

import cProfile
import pstats
import sys
from collections.abc import Iterator
from time import process_time

import numpy as np
import pandas as pd

from reportgen.computed import Computed
from reportgen.errors import NOWHERE, Problems
from reportgen.frame import Frame, Kind, Measure, frame
from reportgen.indicators.compute import compute
from reportgen.indicators.spec import IndicatorSpec
from reportgen.places import Level, Place, Places

DISTRICTS, QUARTERS = 9, 50
YEARS = tuple(str(year) for year in range(2015, 2025))
AGES = (*(f"{age}-{age + 5}" for age in range(0, 90, 5)), "90+")
SEXES = ("m", "w")
COUNT = 94


def town() -> Places:
    """A town, its districts and their quarters: 60 places."""
    levels = (("stadt", "Stadt"), ("bezirk", "Bezirk"), ("viertel", "Viertel"))
    found = [Place("0", "Stadt", "stadt", None)]
    found += [Place(f"{n}", f"Bezirk {n}", "bezirk", "0") for n in range(1, DISTRICTS + 1)]
    found += [
        Place(f"{n % DISTRICTS + 1}{n:02}", f"Viertel {n}", "viertel", f"{n % DISTRICTS + 1}")
        for n in range(QUARTERS)
    ]
    return Places(tuple(found), tuple(Level(key, name, name) for key, name in levels))


def source(places: Places, mean: int, **groups: tuple[str, ...]) -> Frame:
    """Counts of every quarter, year and group that rise and fall by a rule."""
    leaves = tuple(place.key for place in places.at("viertel"))
    axes = {"place": leaves, "period": YEARS, **groups}
    table = pd.MultiIndex.from_product(list(axes.values()), names=list(axes)).to_frame(index=False)
    table["amount"] = (np.arange(len(table)) * 7919 % (2 * mean)).astype(float)
    table["status"] = (table["amount"] == 0).astype("int8")
    return frame(Measure("x", "x", Kind.COUNT), table, tuple(axes))


def sources(places: Places) -> dict[str, dict[str, Frame]]:
    """A register, recipients, and events."""
    return {
        "ew": {"anzahl": source(places, 120, age=AGES, sex=SEXES)},
        "jc": {"personen": source(places, 60, sex=SEXES)},
        "geb": {"kinder": source(places, 9, age=AGES[3:10])},
    }


PEOPLE = {"source": "ew", "measure": "anzahl"}
CASES = {"source": "jc", "measure": "personen"}
BIRTHS = {"source": "geb", "measure": "kinder"}
METHODS: tuple[dict[str, object], ...] = (
    {"kind": "anzahl", "numerator": PEOPLE, "by": ["age", "sex"]},
    {"kind": "index", "method": "growth", "numerator": PEOPLE, "since": "2015"},
    {"kind": "mittelwert", "method": "median", "numerator": PEOPLE},
    {"kind": "mittelwert", "numerator": {**PEOPLE, "weight": "age"}, "denominator": PEOPLE},
    {"kind": "rate", "numerator": BIRTHS, "denominator": {**PEOPLE, "average": True}},
    {"kind": "rate", "numerator": BIRTHS, "denominator": PEOPLE, "years": 3},
    {
        "kind": "rate", "method": "summed-rates", "numerator": BIRTHS,
        "denominator": {**PEOPLE, "ages": [15, 50], "where": {"sex": "w"}},
    },
    {
        "kind": "rate", "method": "standardised", "numerator": {**BIRTHS, "ages": [15, 50]},
        "denominator": {**PEOPLE, "ages": [15, 50]},
    },
    {"kind": "index", "method": "dissimilarity", "numerator": CASES, "denominator": PEOPLE},
    {"kind": "index", "method": "isolation", "numerator": CASES, "denominator": PEOPLE},
    {"kind": "index", "method": "gini", "numerator": CASES, "denominator": PEOPLE},
    {
        "kind": "index", "method": "composite", "units": "viertel", "smallest": 300,
        "denominator": PEOPLE, "components": [{"indicator": f"k{n:02}"} for n in range(12, 16)],
    },
)  # fmt: skip


def declared() -> Iterator[tuple[str, IndicatorSpec]]:
    """One indicator of each method, the others shares of people of some age by a quota."""
    for number in range(COUNT):
        if number < len(METHODS):
            spec = METHODS[number]
        else:
            ages = [number % 13 * 5, number % 13 * 5 + 5 * (1 + number % 5)]
            sides = {"numerator": {**PEOPLE, "ages": ages}, "denominator": PEOPLE}
            if number % 3 == 0:
                sides = {"numerator": CASES, "denominator": {**PEOPLE, "ages": ages}}
            spec = {
                "kind": "quote",
                "factor": 100,
                **sides,
                **({"by": ["sex"]} if number % 10 == 0 else {}),
            }
        name = f"k{number:02}"
        yield name, IndicatorSpec.model_validate({"name": name, "unit": "", **spec})


def calculated() -> tuple[Computed, ...]:
    """All indicators once, with the CPU seconds told."""
    places, problems, specs = town(), Problems(), dict(declared())
    given = sources(places)
    before = process_time()
    found = compute(specs, given, places, problems, lambda _: NOWHERE)
    took = process_time() - before
    problems.stop()
    rows = sum(len(each.frame.table) for each in found)
    print(
        f"{len(specs)} indicators, {len(places.all)} places, {len(YEARS)} years: {took:.2f} s CPU"
    )
    print(f"{len(found)} frames, {rows} rows")
    return found


def main() -> None:
    calculated()
    if "--profile" in sys.argv:
        profile = cProfile.Profile()
        profile.runcall(calculated)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(40)


if __name__ == "__main__":
    main()
