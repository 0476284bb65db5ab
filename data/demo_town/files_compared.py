"""What the data bases of the statistical offices deliver: a census, and the town beside others."""

from collections.abc import Iterator

import numpy as np

from data.demo_town import shapes, town
from data.demo_town.offices import Registers
from data.demo_town.people import Floats, Year

Row = tuple[object, ...]
STATE, COUNTY, TOWN, RETIRED = "90", "90998", "90999", "90997"
REGIONS = {
    STATE: "Demoland", TOWN: "Wiesenbrück, kreisfreie Stadt", COUNTY: "Flussaue, Kreis",
    RETIRED: "Altkreis Erle (bis 31.12.1999)",
}  # fmt: skip
GROUPS = {
    "ALT000B03": ("unter 3 Jahre", 0, 3), "ALT003B06": ("3 bis unter 6 Jahre", 3, 6),
    "ALT006B10": ("6 bis unter 10 Jahre", 6, 10), "ALT010B15": ("10 bis unter 15 Jahre", 10, 15),
    "ALT015B18": ("15 bis unter 18 Jahre", 15, 18), "ALT018B20": ("18 bis unter 20 Jahre", 18, 20),
    "ALT020B25": ("20 bis unter 25 Jahre", 20, 25), "ALT025B30": ("25 bis unter 30 Jahre", 25, 30),
    "ALT030B40": ("30 bis unter 40 Jahre", 30, 40), "ALT040B50": ("40 bis unter 50 Jahre", 40, 50),
    "ALT050B60": ("50 bis unter 60 Jahre", 50, 60), "ALT060B65": ("60 bis unter 65 Jahre", 60, 65),
    "ALT065B75": ("65 bis unter 75 Jahre", 65, 75), "ALT075B80": ("75 bis unter 80 Jahre", 75, 80),
    "ALT080UM": ("80 Jahre und mehr", 80, 101),
}  # fmt: skip
BEHIND = {STATE: 0.0031, TOWN: 0.0, COUNTY: 0.0069}
"""How much less than the town the other regions grow in a year."""
SMALLER = 0.974
"""The official population is smaller than that of the register, as after every census."""


def files(drawn: Registers) -> dict[str, bytes]:
    return {
        "fortschreibung_12411.csv": shapes.old_flat(
            "BEVSTD__Bevölkerungsstand__Anzahl", _population(drawn)
        ),
        "zensus_wohnungen.zip": shapes.archive(
            {"4000W-2002_fiktiv_de_flat.csv": shapes.flat(_census(drawn))}
        ),
    }


def _population(drawn: Registers) -> Iterator[Row]:
    """Regions one after the other, the totals among the groups; a region that is no more."""
    for year in town.YEARS:
        people = _by_group(drawn.life.years[year])
        for code, factors in _REGIONS.items():
            slower = 1 - BEHIND[code] * (year - town.FIRST)
            counts = np.rint(people * SMALLER * slower * factors).astype(int)
            yield _row(year, code, "", "Insgesamt", int(counts.sum()))
            for (group, (label, *_)), count in zip(GROUPS.items(), counts, strict=True):
                yield _row(year, code, group, label, int(count))
        yield _row(year, RETIRED, "", "Insgesamt", "-")


def _row(year: int, code: str, group: str, label: str, count: object) -> Row:
    return (
        "12411", "Fortschreibung des Bevölkerungsstandes (fiktiv)", "STAG", "Stichtag",
        f"31.12.{year}", "KREISE", "Kreise und kreisfreie Städte", code, REGIONS[code],
        "ALTX15", "Altersgruppen", group, label, count,
    )  # fmt: skip


def _by_group(year: Year) -> Floats:
    ages = year.people.sum(axis=(0, 1, 2))
    return np.array([ages[start:end].sum() for _, start, end in GROUPS.values()], dtype=np.float64)


def _lean(old: float) -> Floats:
    """How a region differs from the town, from the youngest to the oldest group."""
    return np.linspace(1 - old, 1 + old, len(GROUPS))


_REGIONS = {STATE: 51.7 * _lean(0.05), TOWN: _lean(0.0), COUNTY: 2.31 * _lean(0.11)}


LIMITED = 60
"""Below this the census marks a number as of limited use."""


def _census(drawn: Registers) -> Iterator[Row]:
    """Rows in no order, the total with an empty code, marks of quality beside the numbers."""
    labels = {
        "": "Insgesamt", "EIGENT": "Von Eigentümer/-in bewohnt",
        "MIETE": "Zu Wohnzwecken vermietet", "LEER": "Leerstehend",
    }  # fmt: skip
    for code, counts in reversed(drawn.dwellings.items()):
        for key, count in zip(town.districts(), counts, strict=True):
            yield (
                "4000W", "Gebäude- und Wohnungszählung (fiktiv)", "STAG", "Stichtag", "2022-05-15",
                "STBEZ", "Statistische Bezirke", key, town.names()[key],
                "WHGNZ1", "Art der Nutzung der Wohnung", code, labels[code],
                int(count), "Anzahl", "WHG002", "Wohnungen",
                "()" if count < LIMITED else "e",
            )  # fmt: skip
