"""Ten years of a town's life: births, deaths, moves and ageing, person by person.

The state is an array of persons by district, citizenship (German, foreign), sex (men, women) and
age (0 to 99, 100 and older). Every change is a whole number of persons, so that each district's
book balances: people + births - deaths + arrivals - departures = people a year later.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.demo_town import town

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

AGES = np.arange(101)
GERMAN, FOREIGN = 0, 1
MEN, WOMEN = 0, 1
SHAPE = (2, 2, 101)
"""Citizenship, sex, age."""


@dataclass(frozen=True, eq=False)
class Year:
    """The people at the end of a year, and what happened in it; districts come first."""

    people: Ints
    births: Ints
    deaths: Ints
    arrivals: Ints
    """From outside the town."""
    departures: Ints
    moved_in: Ints
    """From another district."""
    moved_out: Ints
    moves: Ints
    """From each district to each."""


# Persons of the country by age at the end of 2014, in thousands, at the ages of KNOTS
KNOTS = (
    0, 4, 9, 15, 20, 25, 30, 35, 40, 44, 48, 50, 54, 58, 62, 66, 69, 72, 75, 79, 84, 89, 94, 100,
)  # fmt: skip
COUNTRY = (
    712, 690, 710, 770, 845, 1010, 1030, 975, 930, 1090, 1350, 1420, 1320, 1180, 1050, 920, 700,
    840, 1000, 690, 420, 235, 62, 6,
)  # fmt: skip
SEX_KNOTS = (0, 20, 50, 65, 75, 82, 90, 100)
MEN_SHARE = (0.513, 0.512, 0.503, 0.487, 0.455, 0.405, 0.285, 0.18)
BANDS = ((0, 6, "a0"), (6, 18, "a6"), (18, 25, "a18"), (25, 35, "a25"), (35, 50, "a35"),
         (50, 65, "a50"), (65, 80, "a65"), (80, 101, "a80"))  # fmt: skip

TFR = {
    2015: 1.50, 2016: 1.58, 2017: 1.57, 2018: 1.57, 2019: 1.55, 2020: 1.54, 2021: 1.59,
    2022: 1.46, 2023: 1.37, 2024: 1.33,
}  # fmt: skip
MORTALITY = {
    2015: 1.02, 2016: 0.99, 2017: 1.0, 2018: 1.01, 2019: 0.97, 2020: 1.01, 2021: 1.04, 2022: 1.07,
    2023: 1.01, 2024: 0.98,
}  # fmt: skip
MOBILITY = {2020: 0.90, 2021: 0.95, 2022: 1.02}
REFUGEES = {
    2015: 640, 2016: 1080, 2017: 1110, 2018: 1070, 2019: 1020, 2020: 980, 2021: 970, 2022: 2280,
    2023: 2420, 2024: 2440,
}  # fmt: skip
NATURALISED = {2022: 0.014, 2023: 0.019, 2024: 0.030}


def lived(random: np.random.RandomState) -> dict[int, Year]:
    """Live through all years; the one before the first has its people only."""
    people = founded(random)
    nobody = np.zeros(len(people), np.int64)
    years = {town.FIRST - 1: Year(people, *[nobody] * 7)}
    for year in town.YEARS:
        years[year] = _year(people, year, random)
        people = years[year].people
    return years


# ---------------------------------------------------------------- the first population


def founded(random: np.random.RandomState) -> Ints:
    """The people at the end of 2014."""
    rows = [_district(key, random) for key in town.districts()]
    return np.array(rows)


def _district(key: str, random: np.random.RandomState) -> Ints:
    chosen = town.people()[key]
    ages = _country() * _smooth([chosen[name] for _, _, name in BANDS])
    men = np.interp(AGES, SEX_KNOTS, MEN_SHARE)
    by_sex = np.stack([ages * men, ages * (1 - men)])
    foreign = np.clip(_foreign_profile() * chosen["alien"] / 100, 0, 0.7)
    weights = np.stack([by_sex * (1 - foreign), by_sex * foreign])
    return _spread(int(chosen["y2014"]), weights, random)


def _country() -> Floats:
    return np.interp(AGES, KNOTS, COUNTRY)


def _smooth(factors: list[float]) -> Floats:
    """Factors of age groups as a curve without steps."""
    steps = np.ones(101)
    for (start, end, _), factor in zip(BANDS, factors, strict=True):
        steps[start:end] = factor
    padded = np.pad(steps, 2, mode="edge")
    return np.convolve(padded, np.ones(5) / 5, mode="valid")


def _foreign_profile() -> Floats:
    """How much more often than on average people of an age are foreign."""
    ages = (0, 6, 16, 22, 32, 45, 60, 70, 80, 100)
    return np.interp(AGES, ages, (1.0, 0.85, 0.95, 1.3, 1.65, 1.3, 0.8, 0.6, 0.4, 0.2))


def _spread(total: int, weights: Floats, random: np.random.RandomState) -> Ints:
    """Whole persons in proportion to weights: the whole part is sure, the rest is drawn."""
    exact = weights / weights.sum() * total
    whole: Ints = np.floor(exact).astype(np.int64)
    rest = (exact - whole).ravel()
    missing = total - int(whole.sum())
    if missing == 0:
        return whole
    drawn = random.choice(rest.size, size=missing, replace=False, p=rest / rest.sum())
    np.add.at(whole.reshape(-1), drawn, 1)
    return whole


# ---------------------------------------------------------------- one year


def _year(before: Ints, year: int, random: np.random.RandomState) -> Year:
    deaths = _deaths(before, year, random)
    alive = _naturalised(_older(before - deaths), year, random)
    babies = _babies(alive, year, random)
    alive[:, :, :, 0] += babies
    departures = _leavers(alive, year, 1.0, random)
    alive -= departures
    movers = _leavers(alive, year, 0.85, random)
    alive -= movers
    wanted = _wanted(year) - alive.sum(axis=(1, 2, 3))
    settled, moves = _settled(movers, wanted, random)
    newcomers = _newcomers(np.maximum(wanted - settled.sum(axis=(1, 2, 3)), 0), year, random)
    return Year(
        people=alive + settled + newcomers,
        births=babies.sum(axis=(1, 2)),
        deaths=deaths.sum(axis=(1, 2, 3)),
        arrivals=newcomers.sum(axis=(1, 2, 3)),
        departures=departures.sum(axis=(1, 2, 3)),
        moved_in=moves.sum(axis=0),
        moved_out=moves.sum(axis=1),
        moves=moves,
    )


def _drawn(expected: Floats, limit: Ints, random: np.random.RandomState) -> Ints:
    """Whole numbers about `expected`, rounded up or down at random, never above `limit`."""
    up = random.random_sample(expected.shape) < expected - np.floor(expected)
    return np.minimum(np.floor(expected).astype(np.int64) + up, limit)


def _deaths(people: Ints, year: int, random: np.random.RandomState) -> Ints:
    men = 0.0100 * np.exp(0.0875 * (AGES - 60))
    women = 0.0054 * np.exp(0.0985 * (AGES - 60))
    rates = np.clip(np.stack([men, women]) + np.where(AGES == 0, 0.003, 0.0), 0, 0.6)
    beds = town.column(town.social(), "new") / np.maximum(people[..., 80:].sum(axis=(1, 2, 3)), 1)
    burden = 0.93 + town.column(town.social(), "sgb2") / 110 + 0.25 * np.minimum(beds, 0.4)
    expected = people * rates * MORTALITY[year] * burden[:, None, None, None]
    return _drawn(expected, people, random)


def _older(people: Ints) -> Ints:
    aged = np.zeros_like(people)
    aged[..., 1:] = people[..., :-1]
    aged[..., 100] += people[..., 100]
    return aged


def _naturalised(people: Ints, year: int, random: np.random.RandomState) -> Ints:
    foreign = people[:, FOREIGN]
    expected = foreign * np.float64(NATURALISED.get(year, 0.011))
    changed = _drawn(expected, foreign, random)
    people[:, FOREIGN] -= changed
    people[:, GERMAN] += changed
    return people


def _babies(people: Ints, year: int, random: np.random.RandomState) -> Ints:
    """Children by district, citizenship and sex."""
    curve = np.exp(-0.5 * ((AGES - 31.2) / 5.4) ** 2) * ((AGES >= 15) & (AGES < 50))
    curve *= TFR[year] / curve.sum()
    burden = 0.88 + town.column(town.social(), "sgb2") / 75
    students = 1 - 0.45 * town.column(town.people(), "stud")
    mothers = people[:, :, WOMEN, :] * curve
    foreign = mothers[:, FOREIGN].sum(axis=1) * 1.25
    german = mothers[:, GERMAN].sum(axis=1) * 0.97 + foreign * 0.45
    expected = np.stack([german, foreign * 0.55], axis=1) * (burden * students)[:, None]
    by_sex = np.stack([expected * 0.513, expected * 0.487], axis=2)
    noise = np.exp(random.normal(0, 0.025, size=by_sex.shape))
    return _drawn(by_sex * noise, np.full(by_sex.shape, 10_000), random)


def _leavers(people: Ints, year: int, factor: float, random: np.random.RandomState) -> Ints:
    """Those who leave their home, by the habit of their age."""
    habit = np.interp(
        AGES, (0, 5, 12, 17, 20, 24, 28, 34, 45, 60, 75, 88, 100),
        (0.058, 0.04, 0.022, 0.03, 0.105, 0.125, 0.11, 0.068, 0.032, 0.017, 0.013, 0.02, 0.012),
    )  # fmt: skip
    flow = town.column(town.people(), "flow")[:, None, None, None]
    foreign = np.array([0.92, 1.75])[None, :, None, None]
    expected = people * habit * flow * foreign * MOBILITY.get(year, 1.0) * factor
    return _drawn(expected, people, random)


def _wanted(year: int) -> Ints:
    """How many people each district has at the end of a year."""
    chosen = town.people()
    anchors = [town.column(chosen, name) for name in ("y2014", "y2019", "y2024")]
    base = np.array([np.interp(year, (2014, 2019, 2024), row) for row in np.transpose(anchors)])
    wave = 1 + 0.0035 * np.sin(1.7 * year + np.arange(len(base)) * 2.1)
    housed = town.column(chosen, "ref") * REFUGEES[year]
    wanted: Ints = np.rint(base * wave + housed).astype("int64")
    return wanted


def _settled(movers: Ints, wanted: Ints, random: np.random.RandomState) -> tuple[Ints, Ints]:
    """Give those who move within the town a new home; also the moves from district to district."""
    flat = movers.reshape(len(movers), -1)
    origin, kind = (np.repeat(index, flat[flat > 0]) for index in np.nonzero(flat))
    taste = _taste()
    free = np.ones(len(origin), dtype=bool)
    settled = np.zeros_like(flat)
    moves = np.zeros((len(flat), len(flat)), np.int64)
    quotas = apportioned(np.maximum(wanted, 0).astype(float), len(origin))
    for district in np.argsort(quotas, kind="stable"):
        pool = np.nonzero(free)[0]
        weights = taste[district][kind[pool]] * np.where(origin[pool] == district, 1e-6, 1.0)
        size = min(quotas[district], len(pool))
        chosen = pool[random.choice(len(pool), size=size, replace=False, p=weights / weights.sum())]
        free[chosen] = False
        np.add.at(settled[district], kind[chosen], 1)
        strangers = chosen[origin[chosen] != district]
        np.add.at(moves[:, district], origin[strangers], 1)
    return settled.reshape(movers.shape), moves


def apportioned(weights: Floats, total: int) -> Ints:
    """Whole numbers in proportion to weights that add up to a total (largest remainders)."""
    exact = weights / weights.sum() * total
    shares: Ints = np.floor(exact).astype(np.int64)
    order = np.argsort(shares - exact, kind="stable")
    shares[order[: total - int(shares.sum())]] += 1
    return shares


def _taste() -> Floats:
    """How much a district attracts people of each kind (citizenship, sex, age)."""
    rows = []
    for key in town.districts():
        chosen = town.people()[key]
        by_age = _arrival_ages(key, refugees=0.0) / _arrival_ages("", refugees=0.0)
        nation = np.array([1.0, 0.15 + chosen["alien"] / 10])[:, None, None]
        rows.append((np.broadcast_to(by_age, SHAPE) * nation).ravel() + 1e-9)
    return np.array(rows)


def _bump(centre: float, width: float) -> Floats:
    curve: Floats = np.exp(-0.5 * ((AGES - centre) / width) ** 2)
    return np.asarray(curve / curve.sum())


def _arrival_ages(key: str, refugees: float) -> Floats:
    """Ages of those who move into a district; an empty key means the whole town."""
    mix = town.people()[key] if key else _mean_mix()
    young = np.where(AGES < 17, np.exp(-AGES / 7.0), 0.0)
    family = 0.30 * young / young.sum() + 0.70 * _bump(36, 7)
    rest = max(1 - mix["stud"] - mix["work"] - mix["fam"] - mix["old"], 0.0)
    calm = (
        mix["stud"] * _bump(20.8, 2.4) + mix["work"] * _bump(28, 7.5) + mix["fam"] * family
        + mix["old"] * _bump(79, 8) + rest * _bump(45, 16)
    )  # fmt: skip
    flight = 0.36 * young / young.sum() + 0.64 * _bump(31, 11)
    return np.asarray(calm * (1 - refugees) + flight * refugees)


def _mean_mix() -> town.Facts:
    kinds = ("stud", "work", "fam", "old")
    return {name: float(town.column(town.people(), name).mean()) for name in kinds}


def _newcomers(wanted: Ints, year: int, random: np.random.RandomState) -> Ints:
    """Those who come from outside the town."""
    fresh = max(REFUGEES[year] - REFUGEES.get(year - 1, 0), 0)
    rows = []
    for key, count in zip(town.districts(), wanted, strict=True):
        chosen = town.people()[key]
        fleeing = min(fresh * chosen["ref"] / max(count, 1), 0.8)
        foreign = min(1 - np.exp(-(chosen["alien"] + 0.5) / 26) + 0.5 * fleeing, 0.85)
        women = 0.49 + 0.1 * fleeing * (1 if year >= 2022 else -1.6)
        nations = np.array([1 - foreign, foreign])[:, None, None]
        sexes = np.array([1 - women, women])[:, None]
        weights = nations * sexes * _arrival_ages(key, fleeing)
        rows.append(_spread(int(count), weights, random))
    return np.array(rows)
