"""Says which heads belong to a cell, where the scope of heads does not tell it.

A head over several columns and the head of a group of rows reach farther than a column or a row,
so cells name them one by one (ISO 32000-1, 14.8.5.7: Headers).
"""

from collections.abc import Iterator

from reportgen.writers.pdf.tags.tree import Node


def relate(table: Node, name: str) -> None:
    """Name the heads of each cell of a table that is not plain; `name` begins their identifiers."""
    rows = tuple(_rows(table))
    heads = [cell for row in rows for cell in _cells(row) if cell.kind == "TH"]
    if all(_span(head) == 1 for head in heads):
        return
    for number, head in enumerate(heads):
        head.texts["ID"] = f"{name}-{number}"
    above: dict[int, tuple[str, ...]] = {}
    group: tuple[str, ...] = ()
    for row in rows:
        if row.parent is not None and row.parent.kind == "THead":
            _add_heads(row, above)
            continue
        cells = tuple(_cells(row))
        named = tuple(cell.texts["ID"] for cell in cells if cell.kind == "TH")
        if len(cells) == len(named) == 1:
            group = named
        for column, cell in _placed(row):
            if cell.kind == "TD":
                cell.attributes["Headers"] = (*above.get(column, ()), *group, *named)


def _add_heads(row: Node, above: dict[int, tuple[str, ...]]) -> None:
    for column, cell in _placed(row):
        if cell.kind == "TH":
            for each in range(column, column + _span(cell)):
                above[each] = (*above.get(each, ()), cell.texts["ID"])


def _placed(row: Node) -> Iterator[tuple[int, Node]]:
    """Each cell with its first column."""
    column = 0
    for cell in _cells(row):
        yield column, cell
        column += _span(cell)


def _rows(table: Node) -> Iterator[Node]:
    return (row for part in table.inside() for row in part.inside() if row.kind == "TR")


def _cells(row: Node) -> Iterator[Node]:
    return row.inside()


def _span(cell: Node) -> int:
    span = cell.attributes.get("ColSpan", 1)
    assert isinstance(span, int)
    return span
