"""What is asked and where people go: a survey of the citizens, and who moves from where to where.

Both are drawn from a stream of chance of their own: no other file changes with them.
"""

from collections.abc import Iterator

import numpy as np

from data.demo_town import sheets, town
from data.demo_town.life import BAND, fact
from data.demo_town.offices import Registers
from data.demo_town.people import Floats, Ints

Row = tuple[object, ...]
SEED = 20240607
WAVES = {2018: 0.12, 2021: 0.0, 2024: -0.1}
"""Years of the survey, and the mood of each."""
ANSWERS = ("sehr zufrieden", "zufrieden", "teils, teils", "unzufrieden", "sehr unzufrieden")
BOUNDS = np.array([1.35, -0.35, -1.45, -2.65])
"""Where one answer passes into the next, in units of the logistic distribution."""
UNSURE, LIMITED = 5, 10
"""With fewer answers a number is not printed; with fewer it is in brackets."""
TOTAL = "Insgesamt"

REGIONS = ("Kreis Flussaue", "übriges Demoland", "übriges Deutschland", "Ausland")
COMING = np.array([0.24, 0.29, 0.22, 0.25])
GOING = np.array([0.37, 0.27, 0.21, 0.15])
"""Families go to the county, students and refugees come from afar."""


def files(drawn: Registers) -> dict[str, bytes]:
    random = np.random.RandomState(SEED)
    return {
        "buergerbefragung.csv": sheets.csv(_survey(drawn, random), "utf-8-sig"),
        "umzuege.csv": sheets.csv(_moves(drawn)),
        "wanderung_regionen.csv": sheets.csv(_regions(drawn, random)),
    }


# ---------------------------------------------------------------- the survey


def _survey(drawn: Registers, random: np.random.RandomState) -> Iterator[Row]:
    """Persons as projected from the answers, in tens, whose totals add up; then the town."""
    yield "Jahr", "Bezirk", "Antwort", "Personen"
    for year, mood in WAVES.items():
        adults = drawn.life.people(year, (18, BAND))
        asked = np.rint(60 + 0.021 * adults).astype(int)
        chances = _chances(mood + random.normal(0, 0.12, len(adults)))
        answers = np.array([random.multinomial(*pair) for pair in zip(asked, chances, strict=True)])
        persons = np.rint(answers * (adults / asked)[:, None] / 10).astype(int) * 10
        yield from _answers(year, town.ROOT, answers.sum(axis=0), persons.sum(axis=0))
        for number, key in enumerate(town.districts()):
            yield from _answers(year, key, answers[number], persons[number])


def _chances(mood: Floats) -> Floats:
    """How likely each answer is in each district: poverty weighs, room and a vote lift."""
    level = 1.35 - 0.075 * fact("sgb2") + 0.028 * (fact("m2") - 44) + 0.012 * fact("vote") - 1.3
    above = 1 / (1 + np.exp(BOUNDS[None, :] - (level + mood)[:, None]))
    edges = np.column_stack((np.zeros(len(above)), above, np.ones(len(above))))
    return np.diff(edges, axis=1)


def _answers(year: int, key: str, answers: Ints, persons: Ints) -> Iterator[Row]:
    for answer, count, projected in zip(ANSWERS, answers, persons, strict=True):
        told = f"({projected})" if 0 < count < LIMITED else str(projected)
        yield year, key, answer, "/" if 0 < count < UNSURE else told
    yield year, key, TOTAL, int(persons.sum())


# ---------------------------------------------------------------- moves


def _moves(drawn: Registers) -> Iterator[Row]:
    """Moves within the town by where they lead and the part of the town that they come from."""
    parts = tuple(dict.fromkeys(key[:2] for key in town.districts()))
    yield "Jahr", "nach Bezirk", "aus Stadtbezirk", "Umzüge"
    for year in town.YEARS:
        matrix = drawn.life.years[year].moves
        for number, key in enumerate(town.districts()):
            for part in parts:
                rows = [row for row, other in enumerate(town.districts()) if other[:2] == part]
                yield year, key, town.names()[part], int(matrix[rows, number].sum())
            yield year, key, TOTAL, int(matrix[:, number].sum())


def _regions(drawn: Registers, random: np.random.RandomState) -> Iterator[Row]:
    """Moves over the border by the part of the town and the region at the other end."""
    yield "Jahr", "Stadtbezirk", "Region", "Zuzüge", "Fortzüge"
    for year in town.YEARS:
        happened = drawn.life.years[year]
        for part in dict.fromkeys(key[:2] for key in town.districts()):
            rows = [row for row, key in enumerate(town.districts()) if key[:2] == part]
            counts = np.array([
                random.multinomial(int(flow[rows].sum()), shares)
                for flow, shares in ((happened.arrivals, COMING), (happened.departures, GOING))
            ])  # fmt: skip
            for region, (come, gone) in zip(REGIONS, counts.T, strict=True):
                yield year, part, region, int(come), int(gone)
            yield year, part, TOTAL, *map(int, counts.sum(axis=1))
