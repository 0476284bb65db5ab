"""What the offices count of children: day care, school entry, transfers and help for families."""

import pandas as pd

from data.demo_town.life import Life, at, fact, past, table
from data.demo_town.people import Floats

DAY_CARE = {2015: 0.74, 2019: 0.87, 2020: 0.88, 2021: 0.87, 2024: 1.0}
LANGUAGE = {2015: 0.80, 2018: 0.88, 2020: 0.92, 2022: 1.06, 2023: 1.04, 2024: 1.0}
HELP = {2015: 0.86, 2017: 0.93, 2019: 0.97, 2020: 0.93, 2021: 0.94, 2024: 1.0}


def day_care(life: Life) -> pd.DataFrame:
    """Children under 3 on 1 March, and those in day care; the children are those of December."""
    noise = life.wander(0.03)

    def rows(year: int) -> dict[str, Floats]:
        children = life.people(year - 1, (0, 3))
        cared = life.whole(children * fact("u3") / 100 * at(DAY_CARE, year) * noise[year], children)
        minders = life.whole(cared * 0.19)
        return {"children": children, "nursery": cared - minders, "minders": minders}

    return table(rows)


def school_entry(life: Life) -> pd.DataFrame:
    """Children examined before they enter school, and those who need help with the language."""
    noise = life.wander(0.06)

    def rows(year: int) -> dict[str, Floats]:
        examined = life.whole(life.people(year - 1, (5, 6)) * 0.965)
        rate = fact("talk") / 100 * at(LANGUAGE, year) * past(year) * noise[year]
        return {"examined": examined, "language": life.whole(examined * rate, examined)}

    return table(rows)


def transfers(life: Life) -> pd.DataFrame:
    """Where the children of class 4 go."""
    noise = life.wander(0.04)

    def rows(year: int) -> dict[str, Floats]:
        children = life.whole(life.people(year - 1, (9, 10)) * 0.955)
        share = fact("gym") / 100 * at({2015: 0.93, 2024: 1.0}, year) * noise[year]
        grammar = life.whole(children * share, children)
        rest = children - grammar
        middle = life.whole(rest * at({2015: 0.36, 2024: 0.27}, year))
        main = life.whole(rest * at({2015: 0.13, 2024: 0.06}, year))
        return {
            "pupils": children, "grammar": grammar, "comprehensive": rest - middle - main,
            "middle": middle, "main": main,
        }  # fmt: skip

    return table(rows)


def family_help(life: Life) -> pd.DataFrame:
    """Hilfen zur Erziehung during a year, at home and away from home."""
    noise = life.wander(0.05)

    def rows(year: int) -> dict[str, Floats]:
        young = life.people(year, (0, 21))
        total = life.whole(young * fact("hze") / 1000 * at(HELP, year) * past(year) * noise[year])
        away = life.whole(total * 0.31)
        return {"total": total, "home": total - away, "away": away}

    return table(rows)
