"""The workbook inside a chart: its released numbers in columns, as they are printed.

Whoever edits a chart in Word edits these cells. They are a publication like the page itself: there
is nothing in them that the chart does not show.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from reportgen.messages import word

Cell = str | float | None
_BEGINNING = datetime(1980, 1, 1, tzinfo=UTC)
"""The date inside all workbooks, so that the same numbers have the same bytes."""
_WIDEST = 40
"""Characters of a column at most."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, and a cell for each row."""

    head: str
    cells: tuple[Cell, ...]
    code: str = ""
    """How its numbers look; empty: as Excel likes."""
    formula: str = ""
    """What its numbers are calculated from, which are not of the data but say where bars begin;
    `{row}` is a cell's row. So a chart is right again when somebody changes a number."""


@dataclass(slots=True)
class Sheet:
    """The one sheet of a chart's workbook, while the chart is made."""

    columns: list[Column] = field(default_factory=list)

    def add(self, column: Column) -> int:
        """Another column, and its number."""
        self.columns.append(column)
        return len(self.columns) - 1

    def head(self, column: int) -> str:
        """Where the head of a column stands."""
        return f"{word('plot-sheet')}!${xl_col_to_name(column)}$1"

    def body(self, column: int, first: int = 0, count: int | None = None) -> str:
        """Where the cells of a column stand: all of them, or some rows."""
        rows = len(self.columns[column].cells) if count is None else count
        name = xl_col_to_name(column)
        return f"{word('plot-sheet')}!${name}${first + 2}:${name}${first + max(rows, 1) + 1}"

    def row(self, columns: tuple[int, int], row: int) -> str:
        """Where the cells of a row stand, from one column to another."""
        first, last = (f"${xl_col_to_name(each)}${row + 2}" for each in columns)
        return f"{word('plot-sheet')}!{first}:{last}"

    def letter(self, column: int) -> str:
        """What a column is called in formulas."""
        return str(xl_col_to_name(column))

    @property
    def data(self) -> bytes:
        """The workbook as a file."""
        target = BytesIO()
        book = Workbook(target, {"in_memory": True})
        book.set_properties({"created": _BEGINNING})
        sheet = book.add_worksheet(word("plot-sheet"))
        looks = {each.code: book.add_format({"num_format": each.code}) for each in self.columns}
        for number, column in enumerate(self.columns):
            sheet.set_column(number, number, min(_WIDEST, max(map(_length, _all(column)))))
            for row, cell in enumerate(_all(column)):
                match cell:
                    case str():
                        sheet.write_string(row, number, cell)
                    case float() if column.formula:
                        formula = column.formula.format(row=row + 1)
                        sheet.write_formula(row, number, formula, looks[column.code], cell)
                    case float():
                        sheet.write_number(row, number, cell, looks[column.code])
                    case None:
                        pass
        book.close()
        return target.getvalue()


def _all(column: Column) -> tuple[Cell, ...]:
    return column.head, *column.cells


def _length(cell: Cell) -> int:
    return len(cell) + 2 if isinstance(cell, str) else 8
