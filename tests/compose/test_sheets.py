"""Indicator sheets: what is declared, and what the released numbers say of themselves."""

from datetime import date

import pandas as pd

from reportgen.compose.lookup import Lookup
from reportgen.compose.sheets import Sheets
from reportgen.document.inlines import LineBreak, Text
from reportgen.document.nodes import Table
from reportgen.frame import Break, Frame, Kind, Measure, Origin, Polarity, frame
from reportgen.places import Level, Place, Places
from reportgen.profile import Part, Profile
from reportgen.released import Released

PLACES = Places(
    (
        Place("0", "Stadt", "stadt", None),
        Place("1", "Nord", "bezirk", "0"),
        Place("11", "Hafen", "quartier", "1"),
    ),
    (
        Level("stadt", "Stadt", "Städte"),
        Level("bezirk", "Bezirk", "Bezirke"),
        Level("quartier", "Quartier", "Quartiere"),
    ),
)
REGISTER = Origin(
    "melde", "ew.csv", "Stadt Musterau", title="Melderegister", reference="Stichtag 31.12.",
    extracted=date(2025, 1, 15), licence="dl-de/by-2-0",
)  # fmt: skip
AGENCY = Origin("ba", "ba.csv", "Bundesagentur für Arbeit", title="SGB-II-Statistik")
PROFILE = Profile(
    numerator=(Part("ELB", "ba"), Part("NEF", "ba"), Part("Doppelte", "ba", subtract=True)),
    denominator=(Part("Einwohner (unter 65 Jahre)", "melde"),),
    formula="Zähler ÷ Nenner × 100",
    ages=("unter 65 Jahre",),
    timing="31.12.",
    base="Hauptwohnsitz",
    comparability="Nur mit sich selbst.",
    do_not_use_for="Kein Maß der Armut.",
    version="1.1",
    changelog=("1.0: erste Fassung", "1.1: Grenze geändert"),
    number=46,
    rivals=("SGB-II-Quote (Personen)",),
    limits=("Mittel aus 3 Jahren",),
)
QUOTA = Measure(
    "quote", "SGB-II-Quote", Kind.QUOTA, "%", 1, Polarity.BURDEN, theme="sicherung",
    definition="Empfänger je 100.", interpretation="Zeigt Armut.", population="Einwohner",
    profile=PROFILE, breaks=(Break(period="2022", text="neue Zählung"),),
)  # fmt: skip
PLAIN = Measure("zahl", "Zahl", theme="bevoelkerung")


def numbers(measure: Measure, origins: tuple[Origin, ...]) -> Frame:
    rows = [("0", "2020", 9.0, 0), ("1", "2024", 8.0, 0), ("11", "2024", 0.0, 6)]
    table = pd.DataFrame(rows, columns=["place", "period", "amount", "status"])
    return frame(measure, table, ("place", "period"), origins)


SHEETS = Sheets(
    Lookup(
        Released({"quote": numbers(QUOTA, (AGENCY, REGISTER)), "zahl": numbers(PLAIN, ())}), PLACES
    )
)


def told(sheet: Table) -> dict[str, str]:
    """The rows as texts; lines of a cell parted by a bar."""
    found = {}
    for row in sheet.body:
        texts = []
        for cell in row.cells:
            each = [" | " if isinstance(i, LineBreak) else i for i in cell.content]
            texts.append("".join(i.text if isinstance(i, Text) else str(i) for i in each))
        found[texts[0]] = texts[1]
    return found


def test_a_sheet_tells_what_is_declared_and_what_is_shown() -> None:
    sheet = SHEETS.indicator_sheet("quote")
    assert sheet.title == (Text("SGB-II-Quote"),)
    assert not sheet.is_listed
    assert told(sheet) == {
        "Aussage": "Zeigt Armut.",
        "Berechnung": "Empfänger je 100.",
        "Formel": "Zähler ÷ Nenner × 100",
        "Zähler": "ELB; Quelle: SGB-II-Statistik | + NEF; Quelle: SGB-II-Statistik"
        " | − Doppelte; Quelle: SGB-II-Statistik",
        "Nenner": "Einwohner (unter 65 Jahre); Quelle: Melderegister",
        "Einheit": "%",
        "Art": "Quote (Teil derer, die in Frage kommen); hohe Werte sind ungünstig",
        "Zeitbezug": "31.12.",
        "Basisbevölkerung": "Einwohner; Hauptwohnsitz",
        "Altersgrenzen": "unter 65 Jahre",
        "Gezeigt": "Mittel aus 3 Jahren",
        "Datenquelle": "Bundesagentur für Arbeit, SGB-II-Statistik"
        " | Stadt Musterau, Melderegister, Stichtag 31.12. (Datenstand 15.01.2025)",
        "Lizenz": "dl-de/by-2-0",
        "Kleinste Raumeinheit": "Bezirk",
        "Zeitreihe": "2020–2024 | Bruch ab 2022: neue Zählung",
        "Vergleichbarkeit": "Nur mit sich selbst.",
        "Nicht geeignet": "Kein Maß der Armut.",
        "Andere Definitionen": "SGB-II-Quote (Personen)",
        "Fassung": "1.0: erste Fassung | 1.1: Grenze geändert",
        "Nummer im Katalog": "46",
    }


def test_a_sheet_leaves_out_what_nobody_said() -> None:
    assert told(SHEETS.indicator_sheet("zahl")) == {
        "Art": "Anzahl; hohe Werte sind weder günstig noch ungünstig",
        "Kleinste Raumeinheit": "Bezirk",
        "Zeitreihe": "2020–2024",
    }


def test_sheets_of_all_or_of_a_theme() -> None:
    names = [sheet.title for sheet in SHEETS.indicator_sheets() if isinstance(sheet, Table)]
    assert names == [(Text("SGB-II-Quote"),), (Text("Zahl"),)]
    assert len(SHEETS.indicator_sheets("sicherung")) == 1
