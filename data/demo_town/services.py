"""What further offices count: moves by age, advice, help, work at the place of work, housing."""

import numpy as np
import pandas as pd

from data.demo_town import town
from data.demo_town.life import BAND, Course, Life, at, fact, past, table
from data.demo_town.people import NATURALISED, WOMEN, Floats, Ints

MOVERS = {
    "unter 18 Jahre": (0, 18), "18 bis unter 25 Jahre": (18, 25), "25 bis unter 30 Jahre": (25, 30),
    "30 bis unter 50 Jahre": (30, 50), "50 bis unter 65 Jahre": (50, 65),
    "65 Jahre und älter": (65, BAND),
}  # fmt: skip
"""The groups of the guides to migration: education, career, families, the second half of life."""
ARRIVING = np.array([0.17, 0.29, 0.20, 0.24, 0.06, 0.04])
LEAVING = np.array([0.16, 0.19, 0.22, 0.30, 0.08, 0.05])
"""How those who come and go over the border of the town are spread over the groups."""

JOBS = np.array([
    1.44, 1.22, 1.61, 0.47, 0.31, 1.12, 0.24, 0.29, 0.66, 0.83, 0.33, 0.97, 0.21, 0.58, 0.52, 0.34,
    0.41,
])  # fmt: skip
"""Jobs for each person of working age who lives in a district, from the Altstadt to Oberlinden."""

RENTS: Course = {2015: 6.15, 2018: 6.85, 2021: 7.75, 2024: 9.10}
MINIJOBS: Course = {2015: 1.06, 2019: 1.0, 2020: 0.90, 2021: 0.91, 2024: 0.98}
ADVICE: Course = {2015: 7.4, 2019: 7.0, 2021: 6.3, 2022: 7.6, 2024: 8.6}
INTEGRATION: Course = {2015: 7.9, 2020: 9.2, 2024: 10.1}
CARE_HELP: Course = {2015: 17.5, 2016: 18.2, 2017: 15.1, 2021: 16.0, 2022: 12.9, 2024: 14.8}
"""The reforms of 2017 and 2022 relieved the Sozialhilfe for a time."""


def moves(life: Life) -> pd.DataFrame:
    """Arrivals and departures over the border by group of age; the groups add up to all."""

    def rows(year: int) -> dict[str, Floats]:
        happened = life.years[year]
        students = town.column(town.people(), "stud")
        families = town.column(town.people(), "fam")
        coming = _by_group(happened.arrivals, ARRIVING, students - families, life)
        going = _by_group(happened.departures, LEAVING, families - students, life)
        found = {f"in{number}": column for number, column in enumerate(coming)}
        return found | {f"out{number}": column for number, column in enumerate(going)}

    return table(rows)


def _by_group(counts: Ints, shares: Floats, tilt: Floats, life: Life) -> Floats:
    """Spread the moves of each district over the groups of age."""
    rows = []
    for count, lean in zip(counts, tilt, strict=True):
        weights = shares * np.exp(np.array([-0.4, 1.1, 0.3, -0.5, -0.1, 0.0]) * lean)
        rows.append(life.random.multinomial(int(count), weights / weights.sum()))
    return np.array(rows, dtype=np.float64).T


def naturalised(life: Life) -> pd.DataFrame:
    """Foreigners who became German in a year."""

    noise, settled = life.wander(0.12), 1.12 - fact("sgb2") / 90 - town.column(town.people(), "ref")

    def rows(year: int) -> dict[str, Floats]:
        rate = NATURALISED.get(year, 0.011) * settled * noise[year]
        return {"naturalised": life.whole(life.foreign(year) * rate)}

    return table(rows)


def workplaces(life: Life) -> pd.DataFrame:
    """Jobs at the place of work, women and older persons at work, minor employment."""
    noise, minor = life.wander(0.015), life.wander(0.03)

    def rows(year: int) -> dict[str, Floats]:
        able, older = life.people(year, (15, 65)), life.people(year, (55, 65))
        women = _women(life, year, (15, 65))
        rising = 0.94 + 0.006 * (year - town.FIRST)
        rate = fact("jobs") / 100 * rising * noise[year]
        return {
            "place": life.whole(able * JOBS * rising * noise[year]),
            "women": life.whole(women * rate * 0.945),
            "older": life.whole(older * np.minimum(rate * 0.93 + 0.004 * (year - 2015), 0.8)),
            "part_time": life.whole(able * rate * (0.262 + 0.003 * (year - town.FIRST))),
            "minor": life.whole(able * 0.098 * at(MINIJOBS, year) * minor[year]),
        }  # fmt: skip

    return table(rows)


def _women(life: Life, year: int, ages: tuple[int, int]) -> Floats:
    people = life.years[year].people[:, :, WOMEN, ages[0] : ages[1]]
    return np.asarray(people.sum(axis=(1, 2)), dtype=np.float64)


def advice(life: Life) -> pd.DataFrame:
    """Persons in debt counselling during a year, and those who came for the first time."""
    noise = life.wander(0.06)

    def rows(year: int) -> dict[str, Floats]:
        grown = life.people(year, (18, BAND))
        burden = 0.35 + fact("sgb2") * past(year) / 15
        cases = life.whole(grown * at(ADVICE, year) / 1000 * burden * noise[year])
        return {"cases": cases, "new": life.whole(cases * 0.46, cases)}

    return table(rows)


def help_for_living(life: Life) -> pd.DataFrame:
    """Integration help (SGB IX) and help for care (SGB XII), persons at the end of the year."""
    first, second = life.wander(0.04), life.wander(0.05)

    def rows(year: int) -> dict[str, Floats]:
        able, old = life.people(year, (18, 65)), life.people(year, (65, BAND))
        burden = 0.6 + fact("sgb2") * past(year) / 27
        poor = 0.3 + fact("old") / 6
        return {
            "integration": life.whole(able * at(INTEGRATION, year) / 1000 * burden * first[year]),
            "care": life.whole(old * at(CARE_HELP, year) / 1000 * poor * second[year]),
        }  # fmt: skip

    return table(rows)


def leavers(life: Life) -> pd.DataFrame:
    """Those who leave school in summer, by degree; by district of their home."""
    noise = life.wander(0.05)

    def rows(year: int) -> dict[str, Floats]:
        young = life.whole(life.people(year - 1, (16, 17)) * 0.98)
        none = life.whole(young * (0.018 + fact("sgb2") * past(year) / 330) * noise[year], young)
        rest = young - none
        higher = life.whole(rest * np.clip(fact("gym") / 100 + 0.04, 0, 0.8), rest)
        first = life.whole((rest - higher) * 0.31, rest)
        return {
            "all": young, "none": none, "first": first, "middle": rest - higher - first,
            "higher": higher,
        }  # fmt: skip

    return table(rows)


def rents(life: Life) -> dict[int, tuple[Floats, Ints]]:
    """Median rent of offers (euro a square metre) and how many offers there were."""
    noise = life.wander(0.015)
    level = 1.16 - fact("sgb2") / 95 - fact("efh") / 900
    found = {}
    for year in town.YEARS:
        offers = life.whole(life.people(year) * 0.0145 * np.clip(1.15 - fact("efh") / 110, 0.1, 2))
        found[year] = (at(RENTS, year) * level * noise[year], offers.astype(np.int64))
    return found


def dwellings(homes: pd.DataFrame, random: np.random.RandomState) -> dict[str, Ints]:
    """The census of 15 May 2022: dwellings owned by who lives there, let, and empty."""
    flats = homes["flats"].xs(2022, level="year").to_numpy()
    empty = np.rint(flats * (0.018 + fact("sgb2") / 900 + 0.004 * random.random_sample(len(flats))))
    owned = np.rint((flats - empty) * (0.09 + 0.0068 * fact("efh")))
    found = {"": flats, "EIGENT": owned, "MIETE": flats - empty - owned, "LEER": empty}
    return {code: np.asarray(count, dtype=np.int64) for code, count in found.items()}
