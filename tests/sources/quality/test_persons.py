"""Lists of single persons are refused; tables that only look like them are read."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from reportgen.errors import Problems
from reportgen.messages import line
from reportgen.quality import Check
from reportgen.sources.read import Reading

Examine = Callable[..., tuple[Reading, Problems]]


def table(heading: str, texts: list[str]) -> str:
    rows = [f"0{at % 3 + 1};{2000 + at // 3};{at};{text}" for at, text in enumerate(texts)]
    return "\n".join([f"place;period;n;{heading}", *rows])


def births(count: int) -> list[date]:
    """Days strewn over eighty years."""
    return [date(1940, 1, 1) + timedelta(days=each * 7919 % 29000) for each in range(count)]


HEADINGS = (
    "Nachname", "Vorname", "Name, Vorname", "Vor- und Nachname", "Geb.-Datum", "Geburtsdatum",
    "geb. am", "GEBURTSTAG", "Aktenzeichen", "Az.", "PKZ", "Versicherungs-Nr.", "IBAN", "Telefon",
    "E-Mail", "E-Mail-Adresse", "Kundennummer", "BG-Nummer", "Steuer-ID", "Tel.",
)  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_of_registers(examine: Examine, heading: str) -> None:
    reading, problems = examine(table(heading, ["x"]))
    assert [each.code for each in problems.found] in (
        ["source-personal"], ["source-personal-contact"],
    )  # fmt: skip
    assert heading in line(problems.found[0])
    assert reading.frames == {}
    assert [each.check for each in reading.quality.findings] == [Check.READING]


def test_a_street_with_house_numbers(examine: Examine) -> None:
    rows = "place;period;n;Straße;Hausnr.\n01;2024;1;Ringstraße;7\n"
    assert [each.code for each in examine(rows)[1].found] == ["source-personal-contact"]
    assert examine(rows, persons=False)[1].found == []
    streets = "place;period;n;Straße\n01;2024;1;Ringstraße\n"
    assert examine(streets)[1].found == []


CONTENTS = {
    "births": [day.strftime("%d.%m.%Y") for day in births(30)],
    "few births": [day.strftime("%d.%m.%Y") for day in births(6)],
    "births of a spreadsheet": [day.isoformat() for day in births(30)],
    "accounts": [f"DE{at:02}5001051754073249{at:02}" for at in range(10, 20)],
    "mail": [f"a{at}@post.example" for at in range(9)],
    "insurance": [f"65{day:%d%m%y}M01{at}" for at, day in enumerate(births(9))],
    "insurance with spaces": [f"65 {day:%d%m%y} M 01{at}" for at, day in enumerate(births(9))],
    "households of the Jobcenter": [f"31502BG000{at:04}" for at in range(9)],
    "customers of the Jobcenter": [f"315A2000{at:02}" for at in range(9)],
}


@pytest.mark.parametrize("texts", CONTENTS.values(), ids=CONTENTS)
def test_what_stands_in_the_column(examine: Examine, texts: list[str]) -> None:
    _, problems = examine(table("Merkmal 7", texts))
    assert [each.code for each in problems.found] == ["source-personal-cells"]
    told = line(problems.found[0])
    assert "a.csv, Zeile 2" in told
    assert "Merkmal 7" in told
    assert not any(text in told for text in texts)


def test_names_below_their_heading(examine: Examine) -> None:
    first = ("Anna", "Ben", "Clara", "David", "Emma", "Finn", "Greta", "Hugo")
    last = ("Abel", "Bauer", "Conrad", "Dietz", "Ebert", "Fuchs", "Graf", "Hahn")
    texts = [f"{family}, {name}" for family, name in zip(last, first, strict=True)]
    assert [each.code for each in examine(table("Name", texts))[1].found] == [
        "source-personal-cells"
    ]


def sundays() -> list[date]:
    """Election days: some Sunday of every fourth year."""
    days = (date(1950 + 4 * at, 1 + at * 5 % 12, 1 + at * 11 % 28) for at in range(18))
    return [day + timedelta(days=6 - day.weekday()) for day in days]


INNOCENT = {
    "Stichtag": ["31.12.2024"] * 12,
    "Stand": [f"{day}.{month:02}.{year}" for year in range(2005, 2025)
              for month, day in ((3, 31), (6, 30), (9, 30), (12, 31))],
    "Wahltag": [f"{day:%d.%m.%Y}" for day in sundays()],
    "Schulbeginn": [f"{5 + year * 7 % 24:02}.08.{year}" for year in range(1990, 2024)],
    "erstellt am": [f"{1 + at % 28:02}.01.2025" for at in range(30)],
    "Name": ["Nordstadt", "Südstadt", "Altstadt", "Hafen", "Werder", "Moorende"],
    "Namen": [f"{town}, {kind}" for town in ("Aachen", "Ahaus", "Ahlen", "Alfter", "Alpen")
              for kind in ("Stadt", "Kreis")],
    "Person": ["Kinder", "Jugendliche", "Erwachsene", "Ältere", "Hochaltrige", "Alle"],
    "Bezirksname": [f"Ort {at}, Teil {at}" for at in range(20)],
    "AZ": ["12", "13", "14", "15", "16", "17"],
    "Nr.": ["1", "2", "3", "4", "5", "6"],
    "lfd. Nr.": ["1", "2", "3", "4", "5", "6"],
    "Straßenabschnitt": ["Ringstraße 1-9", "Ringstraße 11-19", "Markt", "Wall", "Hof"],
    "Schlüssel": [f"05{at:06}" for at in range(20)],
    "Tabelle": [f"12411GJ{at:03}" for at in range(20)],
    "Regionalschlüssel": [f"05978004{at:04}" for at in range(20)],
    "Geborene": [str(at * 7919 % 29000) for at in range(20)],
    "Geburtsjahr": [str(1930 + at) for at in range(60)],
    "Geburtsland": ["Polen", "Syrien", "Türkei", "Italien", "Rumänien", "Ukraine"],
    "Anschluss Telefonnetz": ["ja", "nein"] * 6,
    "Namenstag": ["1", "2", "3", "4", "5", "6"],
    "Versicherte": ["1", "2", "3", "4", "5", "6"],
    "Adressen insgesamt": ["1", "2", "3", "4", "5", "6"],
    "Bemerkung": ["geschätzt", "", "", "vgl. a@b.example", "", "", "x", "y", "z", "q"],
}  # fmt: skip


@pytest.mark.parametrize("heading", INNOCENT)
def test_innocent_columns(examine: Examine, heading: str) -> None:
    assert examine(table(heading, INNOCENT[heading]))[1].found == []


INSTITUTIONS = {
    "Telefon": ["02381 12345"] * 6,
    "E-Mail": [f"kita{at}@stadt.example" for at in range(9)],
    "eröffnet": [day.strftime("%d.%m.%Y") for day in births(30)],
}


@pytest.mark.parametrize("heading", INSTITUTIONS)
def test_lists_of_institutions(examine: Examine, heading: str) -> None:
    text = table(heading, INSTITUTIONS[heading])
    assert examine(text, persons=False)[1].found == []
    assert examine(text)[1].found != []


def test_rows_that_count_nothing_but_one(examine: Examine) -> None:
    rows = [f"0{at % 3 + 1};2024;1" for at in range(30)]
    _, problems = examine("\n".join(["place;period;n", *rows]))
    assert "source-personal-rows" in [each.code for each in problems.found]
    distinct = [f"0{at % 3 + 1};{2000 + at // 3};1" for at in range(30)]
    assert examine("\n".join(["place;period;n", *distinct]))[1].found == []
