"""Tables to bytes, in the shapes in which German offices deliver them.

Every file is the same on every machine: lines end as on Windows (those of GENESIS as there),
workbooks bear a fixed date and are packed without compression.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TypeAlias
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

Cell: TypeAlias = int | str
CREATED = datetime(2025, 2, 17, 9, 30)
LABEL = "Fiktive Daten der Demostadt Wiesenbrück"


def csv(rows: Iterable[Sequence[object]], encoding: str = "utf-8") -> bytes:
    """Rows parted by semicolons; `utf-8-sig` sets the mark that Excel wants."""
    lines = (";".join(_quoted(str(cell)) for cell in row) + "\r\n" for row in rows)
    return "".join(lines).encode(encoding)


def _quoted(text: str) -> str:
    if not any(mark in text for mark in ';"\n'):
        return text
    return '"' + text.replace('"', '""') + '"'


def grouped(number: int) -> str:
    """A count as printed: points between thousands, a dash for none."""
    return f"{number:,}".replace(",", ".") if number else "-"


def decimal(number: float, places: int = 1) -> str:
    """A number with points between thousands and a decimal comma."""
    return f"{number:,.{places}f}".translate(str.maketrans(",.", ".,"))


@dataclass(frozen=True, slots=True)
class Head:
    """A cell of a head, perhaps merged; rows and columns from 0, the last ones included."""

    text: str
    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of a workbook: title block, head, rows and foot."""

    name: str
    title: tuple[str, ...]
    head: tuple[Head, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    foot: tuple[str, ...] = ()
    widths: tuple[int, ...] = (10, 24)
    hidden: range = range(0)
    """Rows, from 0, that nobody sees on the screen."""


def years_head(top: int, over: str, years: Iterable[int]) -> tuple[Head, ...]:
    """Key and name, then one column for each year below a common heading."""
    columns = [Head(str(year), top + 1, left, top + 1, left) for left, year in enumerate(years, 2)]
    return (
        Head("Bezirk", top, 0, top + 1, 0),
        Head("Name", top, 1, top + 1, 1),
        Head(over, top, 2, top, columns[-1].right),
        *columns,
    )


def workbook(pages: Iterable[Page], author: str) -> bytes:
    """Write the sheets with xlsxwriter."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"author": author, "created": CREATED, "comments": LABEL})
    for page in pages:
        _write(book, book.add_worksheet(page.name), page)
    book.close()
    return _repacked(buffer.getvalue())


def _write(book: Workbook, sheet: Worksheet, page: Page) -> None:
    title, head = book.add_format({"bold": True}), book.add_format(_HEAD)
    count = book.add_format({"num_format": "#,##0"})
    for column, width in enumerate(page.widths):
        sheet.set_column(column, column, width)
    for row, line in enumerate(page.title):
        sheet.write_string(row, 0, line, title)
    for cell in page.head:
        _write_head(sheet, cell, head)
    row = max((cell.bottom for cell in page.head), default=len(page.title)) + 1
    for cells in page.rows:
        for column, value in enumerate(cells):
            _write_cell(sheet, (row, column), value, count)
        row += 1
    for line in page.foot:
        sheet.write_string(row, 0, line)
        row += 1
    for unseen in page.hidden:
        sheet.set_row(unseen, None, None, {"hidden": True})


_HEAD = {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}


def _write_head(sheet: Worksheet, cell: Head, look: Format) -> None:
    if (cell.top, cell.left) == (cell.bottom, cell.right):
        sheet.write_string(cell.top, cell.left, cell.text, look)
    else:
        sheet.merge_range(cell.top, cell.left, cell.bottom, cell.right, cell.text, look)


def _write_cell(sheet: Worksheet, at: tuple[int, int], value: Cell, look: Format) -> None:
    if isinstance(value, str):
        sheet.write_string(*at, value)
    else:
        sheet.write_number(*at, value, look)


def _repacked(data: bytes) -> bytes:
    """Pack again without compression, which differs between builds of Python."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_STORED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return buffer.getvalue()


def genesis(
    code: str, title: Sequence[str], head: Sequence[Sequence[str]], rows: Iterable[Sequence[object]]
) -> bytes:
    """The table layout of GENESIS: header block, repeated headings, footer with date; Latin-1."""
    width = len(head[0]) - 1
    lines = [f"GENESIS-Tabelle: {code}", *(line + ";" * width for line in title)]
    lines += [";".join(row) for row in head]
    lines += [";".join(map(str, row)) for row in rows]
    lines += ["__________", *GENESIS_FOOT]
    return "".join(line + "\n" for line in lines).encode("latin-1")


GENESIS_FOOT = (
    '"zu ""Pflegegrad 1"":',
    'Pflegegrade gibt es seit 2017."',
    '"© Statistisches Landesamt der Demowelt (fiktiv), 2025"',
    "Stand: 17.02.2025 / 09:30:00",
)
