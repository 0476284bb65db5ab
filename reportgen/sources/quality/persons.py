"""No data on single persons: such tables are refused before anything is read from them.

A report needs counts. Lists of persons are Sozialdaten (§ 67 SGB X); they are told by their
headings, by what stands in their columns, and by rows that count nothing but one. The messages
name the heading or the cell, never what stands there.
"""

import re
from collections.abc import Callable, Collection

from reportgen.errors import Problem, problem
from reportgen.quality import Check, Finding, Weight
from reportgen.sources.held import Held, Series
from reportgen.sources.quality.doubts import Doubt
from reportgen.sources.quality.identities import first_birth, first_identity, first_person
from reportgen.sources.tables.table import Table

_REGISTERS = {
    "nachname", "familienname", "zuname", "vorname", "vornamen", "rufname", "geburtsname",
    "vorundnachname", "namevorname", "vornamename", "nachnamevorname", "geburtsdatum", "gebdatum",
    "gebdat", "geburtstag", "gebtag", "geborenam", "gebam", "personenkennzeichen", "pkz",
    "personenkennziffer", "personennummer", "personalnummer", "personalausweisnummer", "steuerid",
    "steueridnr", "steueridentifikationsnummer", "sozialversicherungsnummer", "svnummer",
    "svnr", "rentenversicherungsnummer", "rvnummer", "rvnr", "versicherungsnummer",
    "versicherungsnr", "versichertennummer", "krankenversichertennummer", "kundennummer",
    "kundennr", "bgnummer", "bgnr", "aktenzeichen", "geschäftszeichen", "iban", "kontonummer",
    "matrikelnummer",
}  # fmt: skip
"""Headings of registers of persons, without marks and in small letters."""
_CONTACTS = {
    "telefon", "telefonnummer", "telefonnr", "tel", "telnr", "handy", "handynummer",
    "mobilnummer", "mobiltelefon", "email", "emailadresse", "mailadresse",
}  # fmt: skip
"""Lists of institutions have these too: sources with `persons = false` may."""
_FILE_MARKS = {"Az.", "Az", "AZ.", "Gesch.-Z.", "Gz.", "GZ."}
"""Short for "Aktenzeichen"; as they are written, for "AZ" may be many things."""
_STREET = {"strasse", "str", "strassenname", "wohnstrasse"}
_HOUSE = {"hausnummer", "hausnr", "hnr"}


def personal(table: Table, *, persons: bool) -> Problem | None:
    """What tells that a table lists single persons; None for tables of counts.

    `persons` is what the source says of its numbers: a list of institutions has addresses too.
    """
    if heading := _first(table, _is_register):
        return problem("source-personal", table.sheet.whole, heading=heading)
    if persons and (heading := _contact(table)):
        return problem("source-personal-contact", table.sheet.whole, heading=heading)
    for column, texts in enumerate(table.columns):
        heading = table.heading(column)
        row = first_identity(texts, heading, persons=persons)
        if row is not None:
            return problem("source-personal-cells", table.where(row, column), heading=heading)
    return None


def listed_person(
    table: Table, names: int, times: Collection[object], places: Collection[str]
) -> Problem | None:
    """What tells that a list of things is one of persons after all.

    `names` is the column that says what they are called, `times` those with a beginning or end;
    things may be called after `places`.
    """
    row = first_person(table.columns[names], places)
    if row is not None:
        return problem("list-persons", table.where(row, names), heading=table.heading(names))
    for column, texts in enumerate(table.columns):
        row = None if column in times else first_birth(texts)
        if row is not None:
            return problem("list-persons", table.where(row, column), heading=table.heading(column))
    return None


# ---------------------------------------------------------------- headings


def _first(table: Table, fits: Callable[[str], bool]) -> str:
    levels = (level for heading in table.headings for level in heading)
    return next((level for level in levels if fits(level)), "")


def _is_register(heading: str) -> bool:
    return heading in _FILE_MARKS or _plain(heading) in _REGISTERS


def _contact(table: Table) -> str:
    """A telephone or mail address, or a street with a column of house numbers."""
    house = _first(table, lambda heading: _plain(heading) in _HOUSE)
    wanted = _CONTACTS | _STREET if house else _CONTACTS
    return _first(table, lambda heading: _plain(heading) in wanted)


def _plain(heading: str) -> str:
    """A heading without marks: "Geb.-Datum" is "gebdatum"."""
    return re.sub(r"[\W_]+", "", heading.casefold())


# ---------------------------------------------------------------- rows

_FEW = 20
"""Fewer rows may count nothing but one by chance."""


def single_persons(source: Held) -> tuple[Doubt, ...]:
    """Rows that say the same keys again and again and count nothing but one."""
    declared = source.declared
    if not declared.spec.persons or not source.series:
        return ()
    rows = [len(series.cells.rows) for series in source.series]
    repeated = any(len(each.table) < count for each, count in zip(source.series, rows, strict=True))
    if min(rows) < _FEW or not repeated or not all(map(_only_ones, source.series)):
        return ()
    where = source.where(source.series[0], 0)
    told = problem("source-personal-rows", where, source=declared.name)
    finding = Finding(Check.PERSONS, Weight.ERROR, declared.name, max(rows))
    return (Doubt(finding, (told,), 1),)


def _only_ones(series: Series) -> bool:
    return bool(series.table["amount"].isin([0, 1]).all())
