"""What planners reckon: the people of the town until 2040, and places in day care.

No chance in it: everything follows from the people of the registers, so no other file moves.
"""

from collections.abc import Iterator

import numpy as np

from data.demo_town import town
from data.demo_town.life import fact
from data.demo_town.offices import Registers

UNTIL = 2040
GROWTH = (("Untere Variante", -0.0021), ("Mittlere Variante", 0.0016), ("Obere Variante", 0.0052))
"""Growth in a year at first; it wanes."""
WANING = 0.93
NEED = {2018: 0.36, 2019: 0.375, 2020: 0.39, 2021: 0.405, 2022: 0.42, 2023: 0.435, 2024: 0.45}
"""Places needed for each child under three."""


def files(drawn: Registers) -> dict[str, bytes]:
    return {
        "vorausberechnung.csv": _text(_projection(drawn)),
        "kitaplanung.csv": _text(_day_care(drawn)),
    }


def _text(rows: Iterator[tuple[object, ...]]) -> bytes:
    return "".join(f"{';'.join(map(str, row))}\n" for row in rows).encode("utf-8-sig")


def _projection(drawn: Registers) -> Iterator[tuple[object, ...]]:
    """Counted years first, the same in all variants; then three courses, rounded to tens."""
    yield "Gebiet", "Jahr", "Stand", *(name for name, _ in GROWTH)
    for year in town.YEARS:
        people = round(float(drawn.life.people(year).sum()))
        yield "000", year, "Ist", people, people, people
    now = float(drawn.life.people(town.LAST).sum())
    for year in range(town.LAST + 1, UNTIL + 1):
        past = sum(WANING**number for number in range(year - town.LAST))
        yield (
            "000",
            year,
            "Vorausberechnung",
            *(int(round(now * (1 + growth * past), -1)) for _, growth in GROWTH),
        )


def _day_care(drawn: Registers) -> Iterator[tuple[object, ...]]:
    """Places that are needed and places that there are, by district."""
    yield "Bezirk", "Jahr", "Benötigte Plätze", "Vorhandene Plätze"
    offer = 0.41 - fact("sgb2") / 260
    for year, share in NEED.items():
        children = drawn.life.people(year, (0, 3))
        built = np.rint(children * (offer + 0.006 * (year - min(NEED))) / 5) * 5
        needed = np.rint(children * share)
        for key, need, places in zip(town.districts(), needed, built, strict=True):
            yield key, year, int(need), int(places)
