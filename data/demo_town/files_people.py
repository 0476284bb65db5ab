"""What the Statistikstelle and the Wahlamt deliver."""

from collections.abc import Iterator

import pandas as pd

from data.demo_town import sheets, town
from data.demo_town.offices import Registers, rows_of
from data.demo_town.people import AGES, FOREIGN, MEN, WOMEN, Ints, Year


def files(drawn: Registers) -> dict[str, bytes]:
    found = {"bewegung.csv": _movement(drawn), "wahlen.csv": _votes(drawn)}
    for year in town.YEARS:
        found[f"einwohner_{year}.csv"] = _people(drawn.life.years[year].people, year)
        found[f"haushalte_{year}-12.csv"] = _households(rows_of(drawn.households, year), year)
    return found


def _people(people: Ints, year: int) -> bytes:
    """The register of residents: UTF-8 with the mark of Excel; the year is in the name only."""
    head = ("Bezirk", "Alter", "Geschlecht", "Einwohner", "darunter Ausländer")
    rows = [
        (key, _age(age), label, district[:, sex, age].sum(), district[FOREIGN, sex, age])
        for key, district in _districts(people, year)
        for age in range(len(AGES))
        for sex, label in ((MEN, "männlich"), (WOMEN, "weiblich"))
    ]
    return sheets.csv([head, *rows], "utf-8-sig")


def _districts(people: Ints, year: int) -> Iterator[tuple[str, Ints]]:
    """The districts with the borders of the year: one of today's was two."""
    for key, district in zip(town.districts(), people, strict=True):
        if key == "032" and year < town.REDRAWN:
            yield "0321", district // 2
            yield "0322", district - district // 2
        else:
            yield key, district


def _age(age: int) -> str:
    return "100 und mehr" if age == AGES[-1] else str(age)


OUTSIDE, INSIDE = "Wanderungen über die Stadtgrenze", "Umzüge zwischen den Bezirken"


def _movement(drawn: Registers) -> bytes:
    """Title block, two rows of head, points between thousands, a row of totals for each year."""
    rows: list[tuple[object, ...]] = [
        (f"Natürliche Bevölkerungsbewegung und Wanderungen ({sheets.LABEL})",),
        ("Stadt Wiesenbrück (fiktiv), Statistikstelle; Datenstand 14.02.2025",),
        (),
        ("Jahr", "Bezirk", "Name", "Lebendgeborene", "Gestorbene", OUTSIDE, "", INSIDE, ""),
        ("", "", "", "", "", "Zuzüge", "Fortzüge", "Zuzüge", "Fortzüge"),
    ]
    for year in town.YEARS:
        rows += _moves_of(year, drawn.life.years[year])
    rows += [("- = nichts vorhanden",), ("Quelle: Melderegister, eigene Auszählung",)]
    return sheets.csv(rows, "cp1252")


def _moves_of(year: int, life: Year) -> Iterator[tuple[object, ...]]:
    columns = (
        life.births, life.deaths, life.arrivals, life.departures, life.moved_in, life.moved_out,
    )  # fmt: skip
    for number, key in enumerate(town.districts()):
        yield year, key, town.names()[key], *(sheets.grouped(int(c[number])) for c in columns)
    yield year, "Stadt", "zusammen", *(sheets.grouped(int(c.sum())) for c in columns)


HOUSEHOLD_COLUMNS = {
    "hh": "HH", "p1": "HH_1Pers", "p2": "HH_2Pers", "p3": "HH_3Pers", "p4": "HH_4Pers",
    "p5": "HH_ab5Pers", "kids": "HH_mitKind", "k1": "HH_1Kind", "k2": "HH_2Kind",
    "k3": "HH_ab3Kind", "single_parents": "HH_alleinerz", "old_alone": "HH_1Pers_ab65",
}  # fmt: skip


TIDY = 2020
"""From this year on the household files have headings in capitals and full keys."""


def _households(rows: pd.DataFrame, year: int) -> bytes:
    """The generated households: codes as headings, the reference date in the name only."""
    body = [
        (key if year >= TIDY else key.lstrip("0"), *counts)
        for key, *counts in rows[list(HOUSEHOLD_COLUMNS)].itertuples()
    ]
    return sheets.csv([("SB" if year >= TIDY else "sb", *HOUSEHOLD_COLUMNS.values()), *body])


def _votes(drawn: Registers) -> bytes:
    """Elections by the names of the districts, not their keys."""
    rows: list[tuple[object, ...]] = [("Wahltag", "Bezirk", "Wahlberechtigte", "Wählende")]
    for day, year in (("24.09.2017", 2017), ("26.09.2021", 2021)):
        for key, entitled, voted in rows_of(drawn.votes, year).itertuples():
            rows.append((day, town.names()[key], sheets.grouped(entitled), sheets.grouped(voted)))
    rows.append((f"{sheets.LABEL}. Briefwahl am Wohnort gezählt.",))
    return sheets.csv(rows, "cp1252")
