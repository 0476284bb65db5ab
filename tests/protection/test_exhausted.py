"""Age groups that nobody is older than: with all of them on the page, they are known to add up."""

import math

import pytest

from tests.town import Files, indicator, source, told, town

CLOSED = ("0-5", "6-11", "12-17")
OPEN = ("0-5", "6-11", "12 und älter")
PLACES = ("01", "02", "03")
Rows = tuple[tuple[int, ...], ...]


def shown(counts: Rows, ages: tuple[str, ...] = CLOSED) -> dict[tuple[str, str], bool]:
    """Whether each place and age group is shown; with the share of those under six."""
    lines = [
        f"{place};2024;{age};{count}\n"
        for place, own in zip(PLACES, counts, strict=True)
        for age, count in zip(ages, own, strict=False)
    ]
    bands = [[0, 6], [6, 12], [12] if ages == OPEN else [12, 18]][: len(counts[0])]
    declared = (
        source("reg", keys='age = "Alter"')
        + indicator("kinder", "anzahl", "reg.zahl", more=f'by = ["age"]\nbands = {bands}')
        + indicator("anteil", "anteil", "reg.zahl 0-6", "reg.zahl")
    )
    files: Files = {"reg.csv": "".join(["Raum;Jahr;Alter;Zahl\n", *lines])}
    rows = told(town(declared, files, threshold=5)).released["kinder"].table
    return {
        (place, age): not math.isnan(amount)
        for place, age, amount in zip(rows["place"], rows["age"], rows["amount"], strict=True)
    }


def test_no_age_group_is_what_the_total_and_all_other_groups_leave() -> None:
    """19 − 7 are 12 of Südhang, and 16 − 12 − 0 are the 4 that had to be protected."""
    found = shown(((5, 4), (7, 12), (3, 0)))
    assert not found["01", "6-12"]
    for place in ("0", *PLACES):
        dots = [age for (own, age), is_shown in found.items() if own == place and not is_shown]
        assert len(dots) != 1, (place, dots)


@pytest.mark.parametrize("ages", [CLOSED, OPEN])
def test_where_all_are_of_one_group_the_noughts_of_the_others_hide_no_more(
    ages: tuple[str, ...],
) -> None:
    found = shown(((15, 24, 19), (4, 0, 0), (33, 29, 17)), ages)
    assert list(found.values()).count(False) == 4
    assert not found["02", "0-6"]
