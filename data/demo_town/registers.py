"""What the offices of Wiesenbrück count: homes, work, benefits, health and votes.

Each register is a table of whole numbers with a row for every district and year (index `key`,
`year`).
"""

import numpy as np
import pandas as pd

from data.demo_town import town
from data.demo_town.care import beds
from data.demo_town.life import BAND, Course, Life, at, fact, past, table
from data.demo_town.people import AGES, Floats

BASIC_INCOME: Course = {
    2015: 1.03, 2016: 1.06, 2017: 1.08, 2018: 1.03, 2019: 0.97, 2020: 0.98, 2021: 0.92,
    2022: 0.99, 2023: 1.01, 2024: 1.0,
}  # fmt: skip
UNEMPLOYED: Course = {
    2015: 1.12, 2019: 0.88, 2020: 1.09, 2021: 1.0, 2022: 0.93, 2023: 0.96, 2024: 1.0,
}  # fmt: skip
LASTING: Course = {2015: 0.98, 2019: 0.86, 2021: 1.06, 2024: 1.0}
EMPLOYED: Course = {2015: 0.905, 2019: 0.965, 2020: 0.962, 2022: 0.99, 2024: 1.0}
OLD_AGE: Course = {2015: 0.76, 2019: 0.83, 2020: 0.85, 2021: 0.84, 2022: 0.92, 2024: 1.0}
ASYLUM: Course = {
    2015: 1180, 2016: 1010, 2017: 760, 2018: 610, 2019: 520, 2020: 450, 2021: 400, 2022: 570,
    2023: 690, 2024: 610,
}  # fmt: skip
RENT_BENEFIT: Course = {
    2015: 0.34, 2016: 0.46, 2017: 0.43, 2018: 0.39, 2019: 0.36, 2020: 0.44, 2021: 0.43,
    2022: 0.42, 2023: 0.86, 2024: 1.0,
}  # fmt: skip


# ---------------------------------------------------------------- homes


def households(life: Life) -> pd.DataFrame:
    """Households of the register of residents, by size and children."""
    noise = life.wander(0.012)

    def rows(year: int) -> dict[str, Floats]:
        people, children = life.people(year), life.people(year, (0, 18))
        private = people - beds(year) * 0.95
        solo = (fact("solo") - 0.14 * (town.LAST - year)) / 100 * noise[year]
        larger = 2.42 + 3.2 * (children / people - 0.12)
        total = np.rint(private / (solo + (1 - solo) * larger))
        ones = np.rint(total * solo)
        twos = np.rint((total - ones) * np.clip((3.75 - larger) / 1.75, 0.3, 0.8))
        rest = total - ones - twos
        threes, fours = np.rint(rest * 0.46), np.rint(rest * 0.38)
        kids = np.minimum(np.rint(children / (1.52 + children / people)), total - ones)
        rising = 0.97 + 0.003 * (year - town.FIRST)
        singles = np.rint(kids * fact("ae") / 100 * rising * noise[year])
        many = (0.105 + fact("sgb2") / 300) * noise[year]
        kids1, kids2 = np.rint(kids * (0.57 - many / 2)), np.rint(kids * (0.43 - many / 2))
        alone = (0.23 + fact("solo") / 340) * noise[year]
        old = np.rint(np.minimum(life.people(year, (65, BAND)) * alone, ones * 0.7))
        return {
            "hh": total, "p1": ones, "p2": twos, "p3": threes, "p4": fours,
            "p5": rest - threes - fours, "kids": kids, "k1": kids1, "k2": kids2,
            "k3": kids - kids1 - kids2, "single_parents": singles, "old_alone": old,
        }  # fmt: skip

    return table(rows)


def homes(life: Life, house: pd.DataFrame) -> pd.DataFrame:
    """Buildings, dwellings, floor space (hundred square metres) and subsidised dwellings."""
    first, last = (house["hh"].xs(y, level="year").to_numpy() for y in (town.FIRST, town.LAST))

    def rows(year: int) -> dict[str, Floats]:
        share = (year - town.FIRST) / (town.LAST - town.FIRST)
        flats = np.rint(1.035 * (first + np.maximum(last - first, 0.004 * first) * share))
        small = fact("efh") / 100
        houses = np.rint(flats / (small * 1.22 + (1 - small) * 7.6))
        family = np.rint(houses * small)
        one = np.rint(family * (0.55 + 0.35 * small))
        per_head = fact("m2") * (0.968 + 0.032 * share)
        lost = np.where(fact("bound") >= 16, 1.0, 1.42 - 0.42 * share)
        return {
            "houses": houses, "one": one, "two": family - one, "more": houses - family,
            "flats": flats, "space": per_head * life.people(town.LAST) / 100
            * (life.people(year) / life.people(town.LAST)) ** 0.95,
            "bound": flats * np.minimum(fact("bound") / 100 * lost, 0.52),
        }  # fmt: skip

    return table(rows)


# ---------------------------------------------------------------- work and benefits


def employed(life: Life) -> pd.DataFrame:
    noise = life.wander(0.012)

    def rows(year: int) -> dict[str, Floats]:
        rate = fact("jobs") / 100 * at(EMPLOYED, year) * noise[year]
        return {"employed": life.whole(life.people(year, (15, 65)) * rate)}

    return table(rows)


def unemployed(life: Life) -> pd.DataFrame:
    noise, young, lasting = life.wander(), life.wander(0.06), life.wander(0.04)

    def rows(year: int) -> dict[str, Floats]:
        rate = fact("alo") / 100 * at(UNEMPLOYED, year) * past(year) * noise[year]
        total = life.whole(life.people(year, (15, 65)) * rate)
        youth = life.people(year, (15, 25)) * rate * 0.66 * young[year]
        students = 1 - 0.6 * town.column(town.people(), "stud")
        long = total * fact("long") / 100 * lasting[year] * at(LASTING, year)
        foreign = total * np.minimum(life.foreign(year) / life.people(year) * 1.75, 0.75)
        return {
            "total": total, "young": life.whole(youth * students, total),
            "long": life.whole(long, total), "foreign": life.whole(foreign, total),
            "basic": life.whole(total * np.clip(0.5 + fact("sgb2") / 100, 0, 0.8), total),
        }  # fmt: skip

    return table(rows)


def basic_income(life: Life) -> pd.DataFrame:
    """SGB II: persons entitled, of them able to work and children under 15; communities."""
    noise, childish = life.wander(), life.wander(0.03)

    def rows(year: int) -> dict[str, Floats]:
        rate = fact("sgb2") / 100 * at(BASIC_INCOME, year) * past(year) * noise[year]
        persons = life.whole(life.people(year, (0, 65)) * rate)
        children = life.people(year, (0, 15))
        poor = np.minimum(children * 1.29 * rate**0.945 * childish[year], persons * 0.45)
        under15 = life.whole(poor, children)
        others = life.whole((persons - under15) * 0.018)
        communities = life.whole(persons / (1.62 + 0.016 * fact("sgb2")))
        return {
            "persons": persons, "under15": under15, "able": persons - under15 - others,
            "unable": under15 + others, "communities": communities,
            "regular": life.whole(persons * 0.973, persons),
        }  # fmt: skip

    return table(rows)


def assistance(life: Life) -> pd.DataFrame:
    """SGB XII and AsylbLG: old age, reduced capacity to work, living, asylum seekers."""
    old, ill, living, asylum = (life.wander(0.05) for _ in range(4))

    def rows(year: int) -> dict[str, Floats]:
        poverty = fact("sgb2") * past(year)
        aged = life.people(year, (65, BAND)) * fact("old") / 100 * at(OLD_AGE, year) * old[year]
        housed = town.column(town.people(), "ref") * at(ASYLUM, year) * asylum[year]
        able = life.people(year, (18, 65))
        return {
            "old": life.whole(aged),
            "ill": life.whole(able * (0.45 + 0.062 * poverty) / 100 * ill[year]),
            "living": life.whole(able * (0.10 + 0.019 * poverty) / 100 * living[year]),
            "asylum": life.whole(housed),
        }  # fmt: skip

    return table(rows)


def rent_benefit(life: Life, house: pd.DataFrame) -> pd.DataFrame:
    """Households with Wohngeld; the reform of 2023 doubled them."""
    noise = life.wander(0.05)

    def rows(year: int) -> dict[str, Floats]:
        homes = house["hh"].xs(year, level="year").to_numpy()
        rate = (1.0 + 0.34 * fact("sgb2") - 0.0055 * fact("sgb2") ** 2) / 100
        return {"homes": life.whole(homes * rate * at(RENT_BENEFIT, year) * noise[year])}

    return table(rows)


# ---------------------------------------------------------------- health, votes


def disabled(life: Life) -> pd.DataFrame:
    """Persons with a severe disability (degree of 50 and more)."""
    noise = life.wander(0.02)
    habit = np.interp(
        AGES, (0, 18, 40, 50, 60, 65, 75, 85, 100), (0.9, 1.8, 3.0, 5.6, 13.5, 18, 24, 32, 36)
    )

    def rows(year: int) -> dict[str, Floats]:
        people = life.years[year].people.sum(axis=(1, 2))
        expected = (people * habit / 100).sum(axis=1) * fact("sick") * noise[year]
        return {"disabled": life.whole(expected)}

    return table(rows)


def votes(life: Life) -> pd.DataFrame:
    """Elections of the Bundestag; postal votes are counted where the voters live."""
    noise = life.wander(0.006)

    def rows(year: int) -> dict[str, Floats]:
        entitled = life.whole(life.voters(year) * 0.992)
        turnout = (fact("vote") - 0.5 * (2021 - year) / 4) / 100 * noise[year]
        return {"entitled": entitled, "voted": life.whole(entitled * turnout, entitled)}

    return table(rows, (2017, 2021))
