"""What a GENESIS table says of itself, in its block of titles and its foot."""

from datetime import date

import pytest

from reportgen.sources.files.facts import Facts
from reportgen.sources.files.genesis import facts, parted

FOOT = """
"zu Spalte ""Insgesamt"": Gebietsstand: 01.01.2011
Stand: 01.02.2003"
Quelle: Statistisches Amt der Stadt
"© Statistisches Bundesamt (Destatis), 2023
Dieses Werk ist lizenziert unter der Datenlizenz Deutschland
- Namensnennung - Version 2.0."
Stand: 03.01.2023 / 22:01:12
"""


def test_foot() -> None:
    found = facts([["GENESIS-Tabelle: 12411-0004"], ["Bevölkerung", "", ""]], FOOT)
    assert found == Facts(
        number="12411-0004",
        title="Bevölkerung",
        publisher="Statistisches Bundesamt (Destatis)",
        extracted=date(2023, 1, 3),
        licence="Datenlizenz Deutschland – Namensnennung – Version 2.0",
    )


@pytest.mark.parametrize(
    ("rows", "number", "title"),
    [
        ([["GENESIS-Tabelle: 12411-0004", "Bevölkerung: Kreise"]],
         "12411-0004", "Bevölkerung: Kreise"),
        ([["Tabelle: 1000A-2022", "Bevölkerung"]], "1000A-2022", "Bevölkerung"),
        ([["GENESIS-Tabelle: Temporär"], ["Bevölkerung: Kreise,"], ["Stichtag"], ["Amt"]],
         "Temporär", "Bevölkerung: Kreise, Stichtag"),
        ([["Bevölkerung - Stichtag 31.12. -"], ["regionale Tiefe: Kreise"]],
         "", "Bevölkerung – Stichtag 31.12."),
        ([["Berechtigte nach dem SGB II- Stichtag 31.12. -"], ["regionale Tiefe: Kreise"]],
         "", "Berechtigte nach dem SGB II – Stichtag 31.12."),
        ([["Kinder- und Jugendhilfe"]], "", "Kinder- und Jugendhilfe"),
        ([], "", ""),
    ],
)  # fmt: skip
def test_titles(rows: list[list[str]], number: str, title: str) -> None:
    found = facts(rows, "")
    assert (found.number, found.title) == (number, title)


def test_without_a_copyright_the_source_is_the_publisher() -> None:
    assert facts([], "Quelle: Amt für Statistik, 2024").publisher == "Amt für Statistik"
    assert facts([], "Fußnote").publisher == ""


def test_a_date_that_does_not_exist_is_none() -> None:
    assert facts([], "Stand: 31.02.2024").extracted is None


@pytest.mark.parametrize(
    "rule", ["__________", '"__________"', "__________;;;", "________  ", "______\r"]
)
def test_the_foot_begins_at_the_rule(rule: str) -> None:
    assert parted(f"a;b\n{rule}\nStand") == ("a;b\n", "\nStand")


def test_underscores_within_a_table_are_no_rule() -> None:
    assert parted("a;_____x\n") == ("a;_____x\n", "")
