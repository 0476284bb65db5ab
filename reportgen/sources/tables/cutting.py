"""A sheet to what of it belongs to the table: other columns, and hidden ones, fall silent.

Rows and columns keep their numbers; what does not belong is empty.
"""

from dataclasses import replace

from reportgen.sources.files.sheet import NO_MARKS, Sheet, column_number
from reportgen.sources.spec import SourceSpec


def cut(sheet: Sheet, spec: SourceSpec) -> Sheet:
    """Keep the declared columns, and leave out hidden rows and columns if that is wanted."""
    skipped = spec.hidden == "skip"
    rows = sheet.marks.hidden_rows if skipped else frozenset()
    columns = sheet.marks.hidden_columns if skipped else frozenset()
    inside = _inside(spec.columns)
    if inside is None and not rows and not columns:
        return sheet

    def belongs(row: int, column: int) -> bool:
        wanted = inside is None or column in inside
        return wanted and row not in rows and column not in columns

    cells = [
        [text if belongs(row, column) else "" for column, text in enumerate(texts)]
        for row, texts in enumerate(sheet.rows)
    ]
    formulas = tuple(each for each in sheet.marks.uncalculated if belongs(*each))
    return replace(sheet, rows=cells, marks=replace(sheet.marks, uncalculated=formulas))


def uncut(sheet: Sheet) -> Sheet:
    """All cells in rows of one length, for a look at what a cut leaves out."""
    width = max(map(len, sheet.rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in sheet.rows]
    return replace(sheet, rows=rows, marks=NO_MARKS)


def _inside(columns: str) -> range | None:
    """The columns of "B:F"; None when all of them belong."""
    if not columns:
        return None
    first, last = sorted(column_number(name) for name in columns.split(":"))
    return range(first, last + 1)
