"""Parts a table whose numbers would be broken on the widest page, as exhibits are parted before."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from reportgen.document.nodes import Table
from reportgen.document.parts import stub_width
from reportgen.writers.docx.letters import Letters
from reportgen.writers.docx.tables.columns import least


def split(table: Table, room: int, letters: Letters) -> Table:
    """The table with the parts that it needs; most need none, and some cannot be parted."""
    needs = least(table, room, letters)
    if table.splits or sum(needs) <= room or not _is_even(table):
        return table
    stub = stub_width(table)
    free, own = room - sum(needs[:stub]), needs[stub:]
    count = len(list(_filled(own, free, len(own))))
    if count < 2:
        return table
    return replace(table, splits=tuple(_filled(own, free, ceil(len(own) / count))))


def _is_even(table: Table) -> bool:
    """Whether each row has a cell for each column, or one for all."""
    count = len(table.columns)
    rows = (row.cells for row in table.body if len(row.cells) != 1)
    return all(len(cells) == count and all(cell.columns == 1 for cell in cells) for cells in rows)


def _filled(needs: list[int], free: int, most: int) -> Iterator[int]:
    """How many columns go into each part: as many as have room, and no more than `most`."""
    count, taken = 0, 0
    for need in needs:
        if count and (count == most or taken + need > free):
            yield count
            count, taken = 0, 0
        count, taken = count + 1, taken + need
    yield count
