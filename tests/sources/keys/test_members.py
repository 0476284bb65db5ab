"""Texts of key columns to members."""

import numpy as np
import pytest

from reportgen.places import Level, Place, Places
from reportgen.sources.keys.members import read_members
from reportgen.sources.keys.padding import unpadded
from reportgen.sources.keys.periods import Fault
from reportgen.sources.spec import KeySpec

PLACES = Places(
    (
        Place("05", "Land", "land", None),
        Place("05001", "Eins", "kreis", "05"),
        Place("05002", "Zwei", "kreis", "05"),
    ),
    (Level("land", "Land", "Länder"), Level("kreis", "Kreis", "Kreise")),
)


def read(text: str, **key: object) -> str | Fault | None:
    found = read_members(np.array([text], dtype=object), KeySpec.model_validate(key), PLACES)
    if found.faults:
        return found.faults[0][2]
    return str(found.members[0]) if found.kept[0] else None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024", "2024"),
        ("31.12.2024", "2024"),
        ("2024-12-31", "2024"),
        ("2024-12-31T00:00:00", "2024"),
        ("2024-12", "2024"),
        ("12/2024", "2024"),
        ("01/02/2024", "2024"),
        ("Dezember 2024", "2024"),
        ("Stand: 30.06.1999", "1999"),
        ("2024 (2024)", "2024"),
        ("2010-2012", None),
        ("24", None),
        ("20241231", None),
        ("Jahr", None),
        ("29.02.2024", "2024"),
        ("29.02.2023", None),
        ("99.99.2022", None),
        ("31. 12. 2024", "2024"),
        ("2011-12-31", "2011"),
        ("2005-06-30T00:00:00", "2005"),
    ],
)
def test_years(text: str, year: str | None) -> None:
    assert read(text, read="year") == (year or Fault("source-year"))


@pytest.mark.parametrize(
    ("text", "start"),
    [("2023/24", 2023), ("2023/2024", 2023), ("1999/00", 1999), ("Schuljahr 2020-21", 2020)],
)
def test_school_years(text: str, start: int) -> None:
    assert read(text, read="school-year-start") == str(start)
    assert read(text, read="school-year-end") == str(start + 1)
    assert read(text, read="year") == Fault("source-year-school")


@pytest.mark.parametrize("text", ["2024", "2023/25", "2024-12", "24/25", "Jahr"])
def test_what_is_no_school_year(text: str) -> None:
    assert read(text, read="school-year-end") == Fault("source-school-year")


def test_text_is_tidied_mapped_and_totalled() -> None:
    assert read("  m\u00e4nnlich \u00a0 hier", map={"männlich hier": "m"}) == "m"
    assert read("Insgesamt") == "_T"
    assert read("alle", total=["alle"]) == "_T"
    assert read("", total=[""]) == "_T"
    assert read("") == Fault("source-key-empty")
    assert read("x", skip=["x"]) is None


def test_skip_goes_before_map_and_map_before_total() -> None:
    assert read("x", skip=["x"], map={"x": "y"}) is None
    assert read("Insgesamt", map={"Insgesamt": "alle"}) == "alle"


def test_places_are_mended_by_one_meaning_only() -> None:
    assert read("5001", read="place") == "05001"
    assert read("5", read="place") == "05"
    assert read("05001", read="place") == "05001"
    assert isinstance(read("005001", read="place"), Fault)
    assert read("Insgesamt", read="place") == "05"


def test_a_shortened_key_with_two_meanings_is_none() -> None:
    assert unpadded(["01", "001", "02", "000", "7"]) == {"2": "02", "0": "000"}
    assert unpadded(["1", "01"]) == {}


def test_a_mapped_place_must_exist() -> None:
    assert isinstance(read("Kreis Eins", read="place-name", map={"Kreis Eins": "05009"}), Fault)
    assert read("Kreis Eins", read="place-name", map={"Kreis Eins": "05001"}) == "05001"


def test_first_rows_are_told() -> None:
    texts = np.array(["2024", "x", "y", "x", "2023"], dtype=object)
    found = read_members(texts, KeySpec(read="year"), PLACES)
    assert [(row, text) for row, text, _ in found.faults] == [(1, "x"), (2, "y")]
    assert found.kept.tolist() == [True, False, False, False, True]
