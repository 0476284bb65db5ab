"""Source lines: each publisher once, times and Datenstand, calculation only where there was one."""

from dataclasses import replace
from datetime import date

from reportgen.exhibits.words.sources import source
from reportgen.frame import Kind, Measure, Origin

COUNT = Measure("a", "A")
RATE = Measure("b", "B", Kind.QUOTA, "%")


def origin(
    publisher: str, title: str, reference: str = "", extracted: date | None = None
) -> Origin:
    return Origin("x", "x.csv", publisher, title=title, reference=reference, extracted=extracted)


REGISTER = origin("Stadt X", "Einwohnermelderegister", "Stichtag 31.12.", date(2025, 2, 14))


def test_title_time_and_datenstand() -> None:
    assert source((REGISTER,), (COUNT,), calculated=False) == (
        "Stadt X, Einwohnermelderegister, Stichtag 31.12. (Datenstand 14.02.2025)"
    )


def test_publishers_are_named_once() -> None:
    origins = (REGISTER, origin("Agentur", "Arbeitslose"), origin("Stadt X", "Wohngeld"), REGISTER)
    assert source(origins, (COUNT,), calculated=False) == (
        "Stadt X, Einwohnermelderegister, Stichtag 31.12. (Datenstand 14.02.2025) und Wohngeld; "
        "Agentur, Arbeitslose"
    )


def test_calculation_is_told_only_where_there_was_one() -> None:
    assert source((REGISTER,), (COUNT,), calculated=True).endswith("; eigene Berechnung")
    assert source((REGISTER,), (COUNT, RATE), calculated=False).endswith("; eigene Berechnung")
    assert source((), (RATE,), calculated=False) == ""
    given = replace(RATE, given=True)
    assert "Berechnung" not in source((REGISTER,), (given,), calculated=False)


def test_yearly_files_are_one_source() -> None:
    yearly = [
        origin("Stadt X", "Register", f"Stand 31.12.{year}", date(year + 1, 2, 1))
        for year in (2022, 2023, 2024)
    ]
    assert source(yearly, (COUNT,), calculated=False) == (
        "Stadt X, Register, Stand 31.12.2022 bis 31.12.2024 (Datenstand 01.02.2025)"
    )


def test_different_references_are_told_in_full() -> None:
    both = (origin("Y", "Z", "Berichtsjahr 2023"), origin("Y", "Z", "Dezember 2024"))
    assert source(both, (COUNT,), calculated=False) == ("Y, Z, Berichtsjahr 2023 bis Dezember 2024")


def test_what_is_missing_leaves_no_mark() -> None:
    bare = origin("", "", "", date(2025, 1, 2))
    assert source((bare,), (COUNT,), calculated=False) == "Datenstand 02.01.2025"
    assert source((origin("Y", ""),), (COUNT,), calculated=False) == "Y"


def test_of_many_sources_only_publishers_are_told() -> None:
    many = [origin(f"Amt {number % 3}", f"Register {number}", "Stichtag") for number in range(6)]
    assert source(many, (COUNT,), calculated=True) == "Amt 0; Amt 1; Amt 2; eigene Berechnung"
    assert "Register 4, Stichtag" in source(many[:5], (COUNT,), calculated=True)
