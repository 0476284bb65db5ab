"""What the labour agency, the Jobcenter and the Sozialamt deliver."""

from collections.abc import Iterable

import pandas as pd

from data.demo_town import sheets, town
from data.demo_town.offices import Registers, rows_of, total
from data.demo_town.sheets import Cell, Head, Page

AGENCY = "Arbeitsagentur Wiesenbrück (fiktiv), Statistik"


def files(drawn: Registers) -> dict[str, bytes]:
    return {
        "beschaeftigte.xlsx": sheets.workbook([_employed(drawn)], AGENCY),
        "arbeitslose.xlsx": sheets.workbook(_unemployed(drawn), AGENCY),
        "sgb2.csv": _basic_income(drawn),
        "sozialhilfe.xlsx": sheets.workbook(_assistance(drawn), "Sozialamt (fiktiv)"),
        "wohngeld.csv": wide(drawn.rent_benefit["homes"], "Haushalte mit Wohngeld am 31.12."),
    }


def _employed(drawn: Registers) -> Page:
    """Years side by side below a merged heading, town last."""
    over = "Sozialversicherungspflichtig Beschäftigte am Wohnort, 15 bis unter 65 Jahre, 30. Juni"
    return Page(
        "SvB Wohnort",
        ("Beschäftigte am Wohnort nach Bezirken", AGENCY, "Datenstand: Januar 2025"),
        sheets.years_head(4, over, town.YEARS),
        (*yearly_rows(drawn.employed["employed"]), yearly_total(drawn.employed["employed"])),
        ("", f"{sheets.LABEL}.", "Erstellungsdatum: 10.02.2025"),
    )


def yearly_rows(counts: pd.Series) -> Iterable[tuple[Cell, ...]]:
    """A row for each district with a column for each year."""
    for key, row in counts.unstack("year").iterrows():
        yield str(key), town.names()[str(key)], *(int(count) for count in row)


def yearly_total(counts: pd.Series) -> tuple[Cell, ...]:
    years = counts.groupby(level="year").sum()
    return "Summe", "Wiesenbrück", *(int(count) for count in years)


def wide(counts: pd.Series, title: str, years: tuple[int, ...] = town.YEARS) -> bytes:
    """A CSV file with years as columns and a closing row of totals."""
    head = ("Bezirk", "Name", *years)
    return sheets.csv(
        [
            (f"{title} ({sheets.LABEL})",),
            head,
            *yearly_rows(counts),
            yearly_total(counts),
        ],
        "utf-8-sig",
    )


# ---------------------------------------------------------------- unemployed persons


def _unemployed(drawn: Registers) -> Iterable[Page]:
    """A sheet for each year, with merged heads and small numbers behind asterisks."""
    yield Page("Impressum", ("Arbeitslose nach Bezirken", AGENCY, sheets.LABEL))
    for year in town.YEARS:
        yield Page(
            str(year),
            ("Arbeitslose nach Bezirken und Personengruppen", AGENCY,
             f"Berichtsmonat: Dezember {year}, Datenstand: Januar {year + 1}"),
            _UNEMPLOYED_HEAD,
            tuple(_unemployed_rows(drawn.unemployed, year)),
            ("", "*) Zahlenwert kleiner als 3 oder zum Schutz eines solchen unterdrückt.",
             f"{sheets.LABEL}."),
        )  # fmt: skip
    yield Page("Hinweise", ("Methodische Hinweise", "Arbeitslose am Wohnort, beide Rechtskreise."))


_UNEMPLOYED_HEAD = (
    Head("Schlüssel", 4, 0, 6, 0),
    Head("Bezirk", 4, 1, 6, 1),
    Head("Arbeitslose", 4, 2, 4, 6),
    Head("insgesamt", 5, 2, 6, 2),
    Head("darunter", 5, 3, 5, 6),
    Head("15 bis unter 25 Jahre", 6, 3, 6, 3),
    Head("langzeitarbeitslos", 6, 4, 6, 4),
    Head("Ausländer", 6, 5, 6, 5),
    Head("Rechtskreis SGB II", 6, 6, 6, 6),
)
UNEMPLOYED = ["total", "young", "long", "foreign", "basic"]


def _unemployed_rows(register: pd.DataFrame, year: int) -> Iterable[tuple[Cell, ...]]:
    """The town first with its official numbers, then the districts with signs."""
    yield town.ROOT, "Wiesenbrück", *(int(total(register, year)[name]) for name in UNEMPLOYED)
    counts = rows_of(register, year)[UNEMPLOYED]
    hidden = {name: _hidden(counts[name]) for name in UNEMPLOYED}
    for key, row in counts.iterrows():
        cells = (_signed(int(row[name]), key in hidden[name]) for name in UNEMPLOYED)
        yield str(key), town.names()[str(key)], *cells


def _hidden(counts: pd.Series) -> set[object]:
    """Districts whose number is 1 or 2, and one more when there is only one of them."""
    small = counts[(counts > 0) & (counts < 3)]
    if len(small) != 1:
        return set(small.index)
    return {*small.index, town.NOT_LOCATED}


def _signed(count: int, is_hidden: bool) -> Cell:  # noqa: FBT001
    if is_hidden:
        return "*"
    return count or "-"


# ---------------------------------------------------------------- benefits

BASIC_INCOME = {
    "communities": "Bedarfsgemeinschaften",
    "persons": "Leistungsberechtigte",
    "regular": "darunter Regelleistungsberechtigte",
    "able": "erwerbsfähige Leistungsberechtigte",
    "unable": "nicht erwerbsfähige und sonstige Leistungsberechtigte",
    "under15": "Leistungsberechtigte unter 15 Jahren",
}


def _basic_income(drawn: Registers) -> bytes:
    """cp1252, points between thousands, a footer; the month is written in words."""
    rows: list[tuple[object, ...]] = [("Berichtsmonat", "Bezirk", *BASIC_INCOME.values())]
    for year in town.YEARS:
        for key, *counts in rows_of(drawn.basic_income, year)[list(BASIC_INCOME)].itertuples():
            rows.append((f"Dezember {year}", key, *(sheets.grouped(count) for count in counts)))
    rows.append((f"Jobcenter Wiesenbrück; {sheets.LABEL}. Wartezeit 3 Monate.",))
    return sheets.csv(rows, "cp1252")


ASSISTANCE = {
    "all": ("SGB XII", "Leistungen nach dem 3. und 4. Kapitel SGB XII zusammen"),
    "old": ("GSiAE ab Altersgrenze", "Grundsicherung im Alter (4. Kapitel SGB XII)"),
    "ill": ("Erwerbsminderung", "Grundsicherung bei Erwerbsminderung (4. Kapitel SGB XII)"),
    "living": ("HLU", "Hilfe zum Lebensunterhalt außerhalb von Einrichtungen (3. Kapitel SGB XII)"),
    "asylum": ("AsylbLG", "Regelleistungen nach dem Asylbewerberleistungsgesetz"),
}


def _assistance(drawn: Registers) -> Iterable[Page]:
    """A sheet for each kind of benefit, years side by side, and one for all of the SGB XII."""
    counts = drawn.assistance.assign(all=drawn.assistance[["old", "ill", "living"]].sum(axis=1))
    for name, (sheet, title) in ASSISTANCE.items():
        yield Page(
            sheet,
            (title, "Sozialamt der Stadt Wiesenbrück (fiktiv), Personen am 31.12."),
            sheets.years_head(3, "Personen am 31. Dezember", town.YEARS),
            tuple(_dashed(row) for row in yearly_rows(counts[name])),
            (f"{sheets.LABEL}.",),
        )


def _dashed(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple("–" if cell == 0 else cell for cell in row)
