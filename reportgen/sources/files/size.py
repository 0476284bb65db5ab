"""How large a sheet may be: values are held as a rectangle from A1 to the last cell used."""

from reportgen.errors import Where, cell_name, failure

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""What a sheet can hold in Excel and LibreOffice."""
MOST_CELLS = 5_000_000
"""Cells of a sheet that are read; as texts they need about half a gigabyte."""
OLD_CELLS = 65_536 * 256
"""All cells of an XLS sheet: many claim them without holding them."""


def refuse_impossible(rows: int, columns: int, sheet: Where) -> None:
    """Refuse what no program for spreadsheets can have written."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise failure("source-sheet-impossible", sheet, rows=rows, columns=columns)


def refuse_vast(rows: int, columns: int, sheet: Where, *, most: int = MOST_CELLS) -> None:
    """Refuse a sheet with too many cells, naming the last one."""
    refuse_impossible(rows, columns, sheet)
    if rows * columns > most:
        last = Where(sheet.file, sheet=sheet.sheet, cell=cell_name(rows, columns - 1))
        raise failure("source-sheet-vast", last, most=MOST_CELLS // 10**6)
