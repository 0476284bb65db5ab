"""All registers of the town at once, with the cases that no district could be found for."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.demo_town import care, registers, schools, services, town
from data.demo_town.life import Life
from data.demo_town.people import Floats, Ints, lived

SEED = 20241231


@dataclass(frozen=True, eq=False)
class Registers:
    """What the offices hand over; tables by district (and 999) and year."""

    life: Life
    households: pd.DataFrame
    homes: pd.DataFrame
    beds: pd.DataFrame
    employed: pd.DataFrame
    unemployed: pd.DataFrame
    basic_income: pd.DataFrame
    assistance: pd.DataFrame
    rent_benefit: pd.DataFrame
    disabled: pd.DataFrame
    votes: pd.DataFrame
    day_care: pd.DataFrame
    school_entry: pd.DataFrame
    transfers: pd.DataFrame
    family_help: pd.DataFrame
    care: dict[int, Ints]
    care_by_district: pd.DataFrame
    moves: pd.DataFrame
    naturalised: pd.DataFrame
    workplaces: pd.DataFrame
    advice: pd.DataFrame
    help_for_living: pd.DataFrame
    leavers: pd.DataFrame
    rents: dict[int, tuple[Floats, Ints]]
    dwellings: dict[str, Ints]


def drawn(seed: int = SEED) -> Registers:
    """Draw the town; the order of the calls is part of the seed."""
    random = np.random.RandomState(seed)
    life = Life(lived(random), random)
    households = registers.households(life)
    needing = care.care(life)
    homes = registers.homes(life, households)
    return Registers(
        life=life,
        households=households,
        homes=homes,
        beds=care.all_beds(),
        employed=registers.employed(life),
        unemployed=_with_lost(registers.unemployed(life), _lost_unemployed(random)),
        basic_income=_with_lost(registers.basic_income(life), _lost_basic_income(random)),
        assistance=_with_lost(registers.assistance(life), _lost_assistance(random)),
        rent_benefit=_with_lost(registers.rent_benefit(life, households), _few(random, "homes", 6)),
        disabled=_with_lost(registers.disabled(life), _few(random, "disabled", 31)),
        votes=registers.votes(life),
        day_care=schools.day_care(life),
        school_entry=schools.school_entry(life),
        transfers=schools.transfers(life),
        family_help=schools.family_help(life),
        care=needing,
        care_by_district=_with_rest(care.care_by_district(life, needing), needing),
        moves=services.moves(life),
        naturalised=services.naturalised(life),
        workplaces=services.workplaces(life),
        advice=services.advice(life),
        help_for_living=_with_lost(services.help_for_living(life), _lost_help(random)),
        leavers=services.leavers(life),
        rents=services.rents(life),
        dwellings=services.dwellings(homes, random),
    )


def rows_of(register: pd.DataFrame, year: int) -> pd.DataFrame:
    """The rows of a year in the order of the keys."""
    return register[register.index.get_level_values("year") == year].droplevel("year")


def total(register: pd.DataFrame, year: int) -> pd.Series:
    """The whole town, cases that could not be located among them."""
    return rows_of(register, year).sum()


def _with_lost(register: pd.DataFrame, lost: list[dict[str, int]]) -> pd.DataFrame:
    """Append a row for `nicht zuordenbar` to every year."""
    years = register.index.unique("year")
    index = pd.MultiIndex.from_product([[town.NOT_LOCATED], years], names=["key", "year"])
    return pd.concat([register, pd.DataFrame(lost, index=index)[register.columns]])


def _with_rest(register: pd.DataFrame, needing: dict[int, Ints]) -> pd.DataFrame:
    """Cases without a district: what the official number has more."""
    located = register["needing"].groupby(level="year").sum()
    return _with_lost(
        register, [{"needing": int(needing[year][:, 0].sum() - located[year])} for year in needing]
    )


def _about(random: np.random.RandomState, count: int) -> int:
    return max(int(np.rint(count * (1 + random.normal(0, 0.09)))), 3)


def _few(random: np.random.RandomState, column: str, count: int) -> list[dict[str, int]]:
    return [{column: _about(random, count)} for _ in town.YEARS]


def _lost_unemployed(random: np.random.RandomState) -> list[dict[str, int]]:
    rows = []
    for _ in town.YEARS:
        whole = _about(random, 44)
        rows.append(
            {"total": whole, "young": 5, "long": round(whole * 0.6), "foreign": round(whole * 0.3),
             "basic": round(whole * 0.9)}
        )  # fmt: skip
    return rows


def _lost_basic_income(random: np.random.RandomState) -> list[dict[str, int]]:
    """Homeless persons with the post at an advice centre: grown up and single."""
    rows = []
    for _ in town.YEARS:
        whole = _about(random, 86)
        rows.append(
            {"persons": whole, "under15": 0, "able": whole, "unable": 0, "communities": whole - 4,
             "regular": whole}
        )  # fmt: skip
    return rows


def _lost_assistance(random: np.random.RandomState) -> list[dict[str, int]]:
    rows = []
    for _ in town.YEARS:
        old, ill, living = (_about(random, count) for count in (17, 12, 21))
        rows.append({"old": old, "ill": ill, "living": living, "asylum": 0})
    return rows


def _lost_help(random: np.random.RandomState) -> list[dict[str, int]]:
    """Persons in homes elsewhere, whose last address nobody knows."""
    return [{"integration": _about(random, 38), "care": _about(random, 14)} for _ in town.YEARS]
