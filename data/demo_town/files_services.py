"""What advice centres, the Landschaftsverband, the school office and the agency deliver besides."""

from collections.abc import Iterable, Iterator

import pandas as pd

from data.demo_town import shapes, sheets, town
from data.demo_town.offices import Registers, rows_of
from data.demo_town.services import MOVERS
from data.demo_town.sheets import Cell, Head, Page

Row = tuple[object, ...]
FIRST_BY_AGE = 2016
"""Moves were not told apart by age before."""


def files(drawn: Registers) -> dict[str, bytes]:
    found = {
        "wanderung_alter.txt": shapes.unicode_text(_moves(drawn.moves)),
        "einbuergerungen.csv": _naturalised(drawn.naturalised),
        "ba_arbeitsort.xlsx": sheets.workbook([_workplaces(drawn)], "Arbeitsagentur (fiktiv)"),
        "lwl_leistungen.xlsx": sheets.workbook([_help(drawn)], "Landschaftsverband (fiktiv)"),
        "schulabgaenge.csv": _leavers(drawn.leavers),
        "mieten.ods": _rents(drawn),
    }
    advice = {
        f"Schuldnerberatung_{year}.txt": _advice(rows_of(drawn.advice, year)) for year in town.YEARS
    }
    return found | {"schuldnerberatung.zip": shapes.archive(advice)}


# ---------------------------------------------------------------- moves by age: Unicode text


def _moves(register: pd.DataFrame) -> Iterator[Row]:
    """Small numbers as "< 3", a year without numbers, narrow spaces; the town above its parts."""
    yield "Jahr", "Bezirk", "Altersgruppe", "Zuzüge", "Fortzüge"
    for year in town.YEARS:
        rows = rows_of(register, year)
        for key, *counts in ((town.ROOT, *rows.sum()), *rows.itertuples()):
            for number, label in enumerate(MOVERS):
                pair = counts[number], counts[number + len(MOVERS)]
                yield year, key, label, *(_small(year, count) for count in pair)


def _small(year: int, count: int) -> str:
    if year < FIRST_BY_AGE:
        return "k. A."
    return "< 3" if 0 < count < 3 else shapes.spaced(count)


# ---------------------------------------------------------------- fixed width, one file a year


def _advice(rows: pd.DataFrame) -> bytes:
    """Keys without their noughts, as the old program of the advice centre prints them."""
    head = ("SB", "Bezirk", "Faelle", "neu")
    body = [
        (key.lstrip("0"), town.names()[key], int(cases), int(new))
        for key, cases, new in rows.itertuples()
    ]
    total: Row = ("", "Summe", int(rows["cases"].sum()), int(rows["new"].sum()))
    return shapes.fixed([head, *body, total], (6, 24, 8, 8))


# ---------------------------------------------------------------- a CSV with commas


def _naturalised(register: pd.DataFrame) -> bytes:
    """Commas between cells, every text in quotes; one old district for two of today's."""
    lines = ['"jahr","stat. bezirk","eingebürgerte personen"']
    for year in town.YEARS:
        counts = dict(rows_of(register, year)["naturalised"].items())
        if year < town.REDRAWN:
            counts = {"010": counts.pop("011") + counts.pop("013"), **counts}
        lines += [f'"{year}","{key}","{count or "-"}"' for key, count in counts.items()]
    lines.append(f'"{sheets.LABEL}","",""')
    return "".join(line + "\r\n" for line in lines).encode("utf-8")


# ---------------------------------------------------------------- three tables on one sheet

_TABLES = {
    "Tabelle 1: Beschäftigte am Arbeitsort": ["place"],
    "Tabelle 2: Beschäftigte am Wohnort nach ausgewählten Merkmalen": [
        "women", "older", "part_time",
    ],
    "Tabelle 3: Ausschließlich geringfügig entlohnt Beschäftigte am Wohnort": ["minor"],
}  # fmt: skip
_HEADINGS = {
    "place": "am Arbeitsort", "women": "Frauen", "older": "55 bis unter 65 Jahre",
    "part_time": "in Teilzeit", "minor": "Minijobs",
}  # fmt: skip
WIDE = 3
"""Years in the workbook: the present one and two before it."""


def _workplaces(drawn: Registers) -> Page:
    """Names indented by level, one table below the other, each with title, head and foot."""
    cells: list[tuple[Cell, ...]] = []
    for title, columns in _TABLES.items():
        cells += [(title,), ("Region", "Jahr", *(_HEADINGS[name] for name in columns))]
        for year in town.YEARS[-WIDE:]:
            cells += _indented(rows_of(drawn.workplaces, year)[columns], year)
        cells += [("© Statistik der Arbeitsagentur (fiktiv)",), ("",)]
    return Page(
        "SvB",
        ("Beschäftigung nach Bezirken", "Stichtag jeweils 30. Juni, Datenstand: Januar 2025", ""),
        rows=tuple(cells),
        foot=(sheets.LABEL, "*) Zahlenwert unterliegt der Geheimhaltung."),
        widths=(34, 8, 16, 16, 16),
    )


def _indented(counts: pd.DataFrame, year: int) -> Iterator[tuple[Cell, ...]]:
    yield "Wiesenbrück", year, *_whole(counts)
    for part, below in town.parents().items():
        yield f"  {town.names()[part]}", year, *_whole(counts.loc[list(below)])
        for key in below:
            yield f"    {town.names()[key]}", year, *_whole(counts.loc[[key]])


def _whole(counts: pd.DataFrame) -> tuple[Cell, ...]:
    return tuple(int(count) for count in counts.sum())


# ---------------------------------------------------------------- numbers as text, hidden parts


_TOP, SHOWN = 4, 3
"""Rows above the numbers, and the years that are not hidden."""


def _help(drawn: Registers) -> Page:
    """Numbers typed as text with points; the rows of earlier years are hidden below."""
    head = tuple(
        Head(text, 3, column, 3, column)
        for column, text in enumerate(("Bezirk", "Jahr", "EGH (SGB IX)", "HzP (SGB XII)"))
    )
    rows = [
        (key, year, *(sheets.grouped(int(count)) for count in counts))
        for year in reversed(town.YEARS)
        for key, *counts in rows_of(drawn.help_for_living, year).itertuples()
    ]
    return Page(
        "Leistungen",
        ("Leistungen nach Bezirken", "Landschaftsverband (fiktiv), Personen am 31.12.", ""),
        head,
        tuple(rows),
        ("EGH = Eingliederungshilfe, HzP = Hilfe zur Pflege", sheets.LABEL),
        hidden=range(_TOP + SHOWN * len(rows) // len(town.YEARS), _TOP + len(rows)),
    )


# ---------------------------------------------------------------- schools: years, other districts

RENAMED = 2020
"""From this summer on the lowest degree bears another name."""
_DEGREES = {
    "none": ("ohne Hauptschulabschluss", "ohne Ersten Schulabschluss"),
    "first": ("Hauptschulabschluss", "Erster Schulabschluss"),
    "middle": ("Mittlerer Schulabschluss", "Mittlerer Schulabschluss"),
    "higher": ("Fachhochschul- oder Hochschulreife", "Fachhochschul- oder Hochschulreife"),
    "all": ("Insgesamt", "Insgesamt"),
}


def _leavers(register: pd.DataFrame) -> bytes:
    """By school district, not by statistical district; labels change in 2020."""
    rows: list[Row] = [
        (f"Schulabgängerinnen und Schulabgänger nach Schulbezirk ({sheets.LABEL})",),
        ("Schuljahr", "Schulbezirk", "Abschluss", "Anzahl"),
    ]
    for year in town.YEARS:
        counts = rows_of(register, year)
        for school, below in town.SCHOOLS.items():
            for name, labels in _DEGREES.items():
                label = labels[year >= RENAMED]
                count = int(counts.loc[list(below), name].sum())
                rows.append((f"{year - 1}/{year % 100:02}", school, label, count or "-"))
    return sheets.csv(rows, "cp1252")


# ---------------------------------------------------------------- rents: OpenDocument

FEW_OFFERS = 30
"""Medians of fewer offers are not safe enough."""


def _rents(drawn: Registers) -> bytes:
    """Years side by side below a merged heading, "/" for few offers; the town itself below."""
    over = "Median der Angebotsmieten (nettokalt), Euro je m²"
    rows: list[tuple[float | str, ...]] = [
        ("Angebotsmieten nach Bezirken",), (sheets.LABEL,), (),
        ("Bezirk", "Name", over, *("",) * (len(town.YEARS) - 1)),
        ("", "", *map(str, town.YEARS)),
    ]  # fmt: skip
    for number, key in enumerate(town.districts()):
        rows.append((key, town.names()[key], *_medians(drawn, [number])))
    rows.append((town.ROOT, "Wiesenbrück", *_medians(drawn, range(len(town.districts())))))
    rows += [(), ("/ = weniger als 30 Angebote",)]
    return shapes.open_document("Angebotsmieten", rows, merged=3)


def _medians(drawn: Registers, numbers: Iterable[int]) -> Iterator[float | str]:
    chosen = list(numbers)
    for year in town.YEARS:
        medians, offers = drawn.rents[year]
        count = offers[chosen].sum()
        mean = float((medians[chosen] * offers[chosen]).sum() / max(count, 1))
        yield round(mean, 2) if count >= FEW_OFFERS else "/"
