"""Care: persons who need it, in the whole town and by district, and the beds of the homes."""

import numpy as np
import pandas as pd

from data.demo_town import town
from data.demo_town.life import BAND, Course, Life, at, fact, table
from data.demo_town.people import Floats, Ints, apportioned

COURSE: Course = {2015: 0.70, 2017: 0.82, 2019: 0.92, 2021: 1.04, 2023: 1.15}
AGE_GROUPS = (
    (0, 15), (15, 60), (60, 65), (65, 70), (70, 75), (75, 80), (80, 85), (85, 90), (90, BAND),
)  # fmt: skip
RATES = (2.0, 1.2, 3.4, 5.0, 8.0, 14.2, 27.5, 50.0, 79.0)
"""Per cent of the people of these ages in 2021."""
HOME_SHARES = (0.003, 0.05, 0.10, 0.12, 0.135, 0.15, 0.17, 0.205, 0.275)
SERVICE_SHARES = (0.04, 0.10, 0.15, 0.18, 0.20, 0.235, 0.27, 0.30, 0.30)
LOST = 0.006
"""Part of the persons in need of care whose district is not known."""
OPENED = {"022": 2021, "042": 2018}
"""Years in which homes opened or grew."""


def care(life: Life) -> dict[int, Ints]:
    """Persons in need of care in the whole town, every other year: rows are `AGE_GROUPS`, columns
    all, served at home, in homes, care allowance only, first grade without benefits.
    """
    found = {}
    for year in COURSE:
        bands = np.array([life.people(year, ages).sum() for ages in AGE_GROUPS])
        total = life.whole(bands * RATES / 100 * at(COURSE, year) / at(COURSE, 2021))
        service = np.rint(total * SERVICE_SHARES)
        home = np.rint(total * HOME_SHARES * at({2015: 1.45, 2023: 0.86}, year))
        first = np.rint(total * at({2015: 0.0, 2017: 0.02, 2019: 0.06, 2023: 0.12}, year))
        columns = [total, service, home, total - service - home - first, first]
        found[year] = np.stack(columns, axis=1).astype(np.int64)
    return found


def care_by_district(life: Life, found: dict[int, Ints]) -> pd.DataFrame:
    """Persons in need of care by district: those in homes live where the beds are."""

    def rows(year: int) -> dict[str, Floats]:
        total, _, home, *_ = found[year].T
        people = np.stack([life.people(year, ages) for ages in AGE_GROUPS], axis=1)
        outside = ((total - home) / people.sum(axis=0) * people).sum(axis=1)
        outside *= 0.9 + fact("sick") * 0.08 + fact("sgb2") / 100
        inside = beds(year) / beds(year).sum() * home.sum()
        weights = inside + outside / outside.sum() * (total - home).sum()
        located = round(total.sum() * (1 - LOST))
        return {"needing": apportioned(weights, located).astype(float)}

    return table(rows, tuple(found))


def beds(year: int) -> Floats:
    """Places in nursing homes: they open in a year, not little by little."""
    years = np.array([OPENED.get(key, town.FIRST) for key in town.districts()])
    return np.where(year >= years, fact("new"), fact("beds"))


def all_beds() -> pd.DataFrame:
    return table(lambda year: {"beds": beds(year)})
