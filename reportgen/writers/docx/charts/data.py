"""What a series shows, as a chart keeps it beside its workbook: references, and a copy of cells."""

from collections.abc import Iterable

from reportgen.writers.docx.charts.elements import c
from reportgen.writers.docx.charts.workbook import Sheet
from reportgen.writers.docx.markup import Xml, escaped, joined

NAMELESS = c("tx", c("v", Xml("\u00a0")))
"""Of a series that is not seen, so that a legend does not name it.

A legend could leave entries out by their number, but programs count those of lying bars from
different ends.
"""


def name(sheet: Sheet, column: int) -> Xml:
    """The name of a series: the head of its column."""
    return c("tx", _texts(sheet.head(column), (sheet.columns[column].head,)))


def cell(sheet: Sheet, column: int, row: int) -> Xml:
    """The name of a series: a cell of its own."""
    return c("tx", _texts(sheet.body(column, row, 1), (str(sheet.columns[column].cells[row]),)))


def rows(sheet: Sheet, column: int) -> Xml:
    """The names of the rows."""
    texts = tuple(str(cell) for cell in sheet.columns[column].cells)
    return c("cat", _texts(sheet.body(column), texts))


def amounts(tag: str, sheet: Sheet, column: int, first: int = 0, count: int | None = None) -> Xml:
    """The numbers of a series: all of a column, or some rows of it."""
    found = sheet.columns[column]
    cells = found.cells[first:] if count is None else found.cells[first : first + count]
    points = (
        _point(number, repr(cell).removesuffix(".0"))
        for number, cell in enumerate(cells)
        if isinstance(cell, float)
    )
    kept = c("numCache", c("formatCode", escaped(found.code)), _counted(len(cells), points))
    return c(tag, c("numRef", c("f", escaped(sheet.body(column, first, count))), kept))


def literal(tag: str, found: Iterable[float | None]) -> Xml:
    """Numbers that stand in no cell."""
    kept = tuple(found)
    points = (
        _point(number, f"{each:.12g}") for number, each in enumerate(kept) if each is not None
    )
    return c(tag, c("numLit", c("formatCode", Xml("General")), _counted(len(kept), points)))


def across(tag: str, sheet: Sheet, columns: tuple[int, int], row: int) -> Xml:
    """The numbers of a row, from one column to another."""
    first, last = columns
    cells = [each.cells[row] for each in sheet.columns[first : last + 1]]
    points = (
        _point(number, repr(cell).removesuffix(".0"))
        for number, cell in enumerate(cells)
        if isinstance(cell, float)
    )
    kept = c("numCache", c("formatCode", Xml("General")), _counted(len(cells), points))
    return c(tag, c("numRef", c("f", escaped(sheet.row(columns, row))), kept))


def _texts(reference: str, texts: tuple[str, ...]) -> Xml:
    points = (_point(number, text) for number, text in enumerate(texts))
    return c("strRef", c("f", escaped(reference)), c("strCache", _counted(len(texts), points)))


def _counted(count: int, points: Iterable[Xml]) -> Xml:
    return joined((c("ptCount", val=count), *points))


def _point(number: int, text: str) -> Xml:
    return c("pt", c("v", escaped(text)), idx=number)
