"""The people of all years beside chance: what every register is drawn from.

Rates of a district follow its burden and the course of the whole country; they wander from year
to year with a memory, as real ones do.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.demo_town import town
from data.demo_town.people import FOREIGN, GERMAN, Floats, Ints, Year

Course = Mapping[int, float]
"""Points of a course by year; between them it is straight."""
BAND = 101
"""The age after the last one."""


@dataclass(frozen=True, eq=False)
class Life:
    """The people of all years, and the stream of chance."""

    years: dict[int, Year]
    random: np.random.RandomState

    def people(self, year: int, ages: tuple[int, int] = (0, BAND)) -> Floats:
        """People by district, at the end of a year."""
        return _counted(self.years[year].people[..., ages[0] : ages[1]])

    def foreign(self, year: int, ages: tuple[int, int] = (0, BAND)) -> Floats:
        return _counted(self.years[year].people[:, FOREIGN, :, ages[0] : ages[1]])

    def voters(self, year: int) -> Floats:
        return _counted(self.years[year].people[:, GERMAN, :, 18:])

    def wander(self, spread: float = 0.035) -> dict[int, Floats]:
        """Factors about 1 by year and district, with a memory; small districts wander more."""
        size = spread * np.sqrt(8000 / (self.people(town.LAST) + 1500))
        state = self.random.normal(0, 1, len(size)) * size
        course = {}
        for year in (town.FIRST - 1, *town.YEARS):
            state = 0.65 * state + self.random.normal(0, 0.76, len(size)) * size
            course[year] = np.exp(state)
        return course

    def whole(self, expected: Floats, limit: Floats | float = np.inf) -> Floats:
        """Round up or down at random, so that small numbers are right on average."""
        up = self.random.random_sample(len(expected)) < expected - np.floor(expected)
        return np.asarray(np.clip(np.floor(expected) + up, 0, limit), dtype=np.float64)


def _counted(people: Ints) -> Floats:
    """People by district, whatever else they are told apart by."""
    return np.asarray(people.reshape(len(people), -1).sum(axis=1), dtype=np.float64)


def at(course: Course, year: int) -> float:
    """Where a course stands in a year."""
    return float(np.interp(year, list(course), list(course.values())))


def fact(name: str) -> Floats:
    """A column of the social facts, by district."""
    return town.column(town.social(), name)


def past(year: int) -> Floats:
    """How much heavier the burdens of each district were than today's."""
    share = (town.LAST - year) / (town.LAST - town.FIRST)
    return 1 + (fact("past") - 1) * share


def table(
    rows: Callable[[int], dict[str, Floats]], years: tuple[int, ...] = town.YEARS
) -> pd.DataFrame:
    """Put the years of a register together; whole numbers."""
    parts = [pd.DataFrame(rows(year)).assign(key=town.districts(), year=year) for year in years]
    return pd.concat(parts).set_index(["key", "year"]).round().astype("int64")
