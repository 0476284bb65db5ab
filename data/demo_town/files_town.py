"""What the offices for building, children, health and care deliver, and the Landesamt."""

from collections.abc import Iterator

import pandas as pd

from data.demo_town import sheets, town
from data.demo_town.care import AGE_GROUPS
from data.demo_town.files_work import wide, yearly_rows, yearly_total
from data.demo_town.life import BAND
from data.demo_town.offices import Registers, rows_of, total
from data.demo_town.sheets import Page

Row = tuple[object, ...]


def files(drawn: Registers) -> dict[str, bytes]:
    return {
        "wohnungen.csv": _homes(drawn),
        "wohnraumfoerderung.xlsx": sheets.workbook([_bound(drawn)], "Bauamt (fiktiv)"),
        "kita.csv": _day_care(drawn),
        "schuleingang.csv": _school_entry(drawn),
        "schuluebergang.csv": _transfers(drawn),
        "hze.csv": _family_help(drawn),
        "pflege_22421-99-01-4.csv": _care(drawn),
        "pflegebeduerftige.csv": wide(
            drawn.care_by_district["needing"], "Pflegebedürftige im Dezember", tuple(drawn.care)
        ),
        "pflegeplaetze.xlsx": sheets.workbook([_beds(drawn)], "Sozialplanung (fiktiv)"),
        "schwerbehinderte.csv": wide(
            drawn.disabled["disabled"], "Menschen mit gültigem Schwerbehindertenausweis am 31.12."
        ),
    }


def _homes(drawn: Registers) -> bytes:
    """cp1252 with points between thousands and decimal commas; a note below."""
    rows: list[Row] = [
        ("Jahr", "Bezirk", "Wohngebäude", "mit 1 Wohnung", "mit 2 Wohnungen",
         "mit 3 und mehr Wohnungen", "Wohnungen", "Wohnfläche in 1.000 m²"),
    ]  # fmt: skip
    for year in town.YEARS:
        for key, row in rows_of(drawn.homes, year).iterrows():
            counts = [sheets.grouped(int(row[name])) for name in ("houses", "one", "two", "more")]
            space = sheets.decimal(row["space"] / 10)
            rows.append((year, key, *counts, sheets.grouped(int(row["flats"])), space))
    rows.append((f"Fortschreibung des Gebäude- und Wohnungsbestands; {sheets.LABEL}.",))
    return sheets.csv(rows, "cp1252")


def _bound(drawn: Registers) -> Page:
    return Page(
        "Bestand",
        ("Preisgebundene Wohnungen nach Bezirken, 31.12.", "Bauamt, Wohnraumförderung (fiktiv)"),
        sheets.years_head(3, "Wohnungen mit Mietpreis- und Belegungsbindung", town.YEARS),
        (*yearly_rows(drawn.homes["bound"]), yearly_total(drawn.homes["bound"])),
        (f"{sheets.LABEL}.",),
    )


def _day_care(drawn: Registers) -> bytes:
    """The reference date is 1 March, and the children are those of that day."""
    rows: list[Row] = [
        ("Stichtag", "Bezirk", "Kinder unter 3 Jahren", "in Kindertageseinrichtungen",
         "in Kindertagespflege"),
    ]  # fmt: skip
    for year in town.YEARS:
        for key, *counts in rows_of(drawn.day_care, year).itertuples():
            rows.append((f"01.03.{year}", key, *counts))
    return sheets.csv(rows, "utf-8-sig")


# ---------------------------------------------------------------- school entry: signs

CANCELLED = 2021
"""No examinations in this year."""
BROKEN_OFF = 2020
VISITED = ("012", "014", "015", "021", "023", "031", "033", "041", "042", "044")
"""Districts whose children had been examined before the break of 2020."""
JOINT = (2017, 2023)
"""Years in which the children of Moorende were examined and counted in the Hüttensiedlung."""
FEW = 20
"""Shares of fewer children are not safe enough."""


def _school_entry(drawn: Registers) -> bytes:
    """Official totals beside districts with ".", "/" and "x"."""
    rows: list[Row] = [
        ("Schuleingangsuntersuchungen (" + sheets.LABEL + ")",),
        ("Jahr", "Bezirk", "Untersuchte Kinder", "darunter mit Sprachförderbedarf"),
    ]
    for year in town.YEARS:
        rows += _examined(drawn.school_entry, year)
    rows += [
        (". = keine Untersuchung; / = Zahlenwert nicht sicher genug (weniger als 20 Kinder);",),
        ("x = Aussage nicht sinnvoll; ( ) = Aussagewert eingeschränkt (2020 abgebrochen).",),
    ]
    return sheets.csv(rows, "cp1252")


def _examined(register: pd.DataFrame, year: int) -> Iterator[Row]:
    counts = _joint(rows_of(register, year).copy(), year)
    if year == BROKEN_OFF:
        counts = counts.loc[list(VISITED)]
    if year == CANCELLED:
        yield year, town.ROOT, ".", "."
    else:
        frame = "({})" if year == BROKEN_OFF else "{}"
        yield year, town.ROOT, *(frame.format(count) for count in counts.sum())
    if year not in (BROKEN_OFF, CANCELLED):
        for part, districts in town.parents().items():
            yield year, part, *counts.loc[list(districts)].sum()
    for key in town.districts():
        known = key in counts.index and year != CANCELLED
        yield (year, key, *_district_cells(*counts.loc[key])) if known else (year, key, ".", ".")


def _district_cells(examined: int, language: int) -> tuple[object, object]:
    if examined == 0:
        return "-", "x"
    return examined, "/" if examined < FEW else language


def _joint(counts: pd.DataFrame, year: int) -> pd.DataFrame:
    if year in JOINT:
        counts.loc["033"] += counts.loc["034"]
        counts.loc["034"] = 0
    return counts


# ---------------------------------------------------------------- transfers, help, care

SCHOOLS = {
    "pupils": "Kinder der Klasse 4", "grammar": "Gymnasium", "comprehensive": "Gesamtschule",
    "middle": "Realschule", "main": "Hauptschule",
}  # fmt: skip


def _transfers(drawn: Registers) -> bytes:
    """Names instead of keys, and a row of totals in each year."""
    rows: list[Row] = [("Wohnbezirk", "Übergang im Sommer", *SCHOOLS.values())]
    for year in town.YEARS:
        for key, *counts in rows_of(drawn.transfers, year)[list(SCHOOLS)].itertuples():
            rows.append((town.names()[key], year, *map(sheets.grouped, counts)))
        whole = total(drawn.transfers, year)[list(SCHOOLS)]
        rows.append(("Stadt zusammen", year, *map(sheets.grouped, whole)))
    rows.append((f"Schulamt; {sheets.LABEL}.",))
    return sheets.csv(rows, "cp1252")


def _family_help(drawn: Registers) -> bytes:
    rows: list[Row] = [("Jahr", "Bezirk", "Art der Hilfe", "Hilfen")]
    for year in town.YEARS:
        for key, row in rows_of(drawn.family_help, year).iterrows():
            rows.append((year, key, "ambulant", row["home"]))
            rows.append((year, key, "stationär", row["away"]))
            rows.append((year, key, "Insgesamt", row["total"]))
    return sheets.csv(rows)


CARE_TITLE = (
    "Pflegebedürftige nach Altersgruppen und Versorgungsart (fiktiv)",
    "- Stichtag 15.12. -",
    "regionale Tiefe: Kreise und kreisfreie Städte",
    "Pflegestatistik der Demowelt (fiktiv)",
    "Pflegebedürftige (Anzahl)",
)
CARE_HEAD = (
    ("", "", "", "", "Pflegebedürftige", *["davon nach Versorgungsart"] * 4),
    ("", "", "", "", "insgesamt", "ambulante Dienste", "vollstationäre Dauerpflege",
     "nur Pflegegeld", "Pflegegrad 1 ohne Leistungen"),
    ("", "", "", "", *["Anzahl"] * 5),
)  # fmt: skip


def _care(drawn: Registers) -> bytes:
    """The whole town in the layout of GENESIS, every other year."""
    rows: list[Row] = []
    for year, counts in drawn.care.items():
        labels = [_age_label(*ages) for ages in AGE_GROUPS]
        for label, row in zip([*labels, "Insgesamt"], [*counts, counts.sum(axis=0)], strict=True):
            cells = [count or "-" for count in row]
            if year < 2017:
                cells[-1] = "x"
            rows.append((f"15.12.{year}", "05999", "Wiesenbrück, kreisfreie Stadt", label, *cells))
    return sheets.genesis("22421-99-01-4", CARE_TITLE, CARE_HEAD, rows)


def _age_label(start: int, end: int) -> str:
    if start == 0:
        return f"unter {end} Jahre"
    return f"{start} Jahre und mehr" if end == BAND else f"{start} bis unter {end} Jahre"


def _beds(drawn: Registers) -> Page:
    rows = [tuple(cell or "–" for cell in row) for row in yearly_rows(drawn.beds["beds"])]
    return Page(
        "Vollstationär",
        (
            "Plätze der vollstationären Dauerpflege, 31.12.",
            "Sozialplanung, Bestandserhebung (fiktiv)",
        ),
        sheets.years_head(3, "Plätze in Pflegeheimen", town.YEARS),
        tuple(rows),
        (f"{sheets.LABEL}.",),
    )
