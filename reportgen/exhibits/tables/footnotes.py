"""Footnotes of a table: raised marks at heads, entries of the stub and numbers, texts below.

A mark stands where all members that a footnote names first meet: at a head or a heading if that
is of all of them, at an entry of the stub likewise, else at the number. Marks are counted in the
order of reading, together with those of breaks of series.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from reportgen.document.inlines import Inlines, Text
from reportgen.document.nodes import Row, RowRole, Table, TableCell
from reportgen.exhibits.lookup.breaks import mark
from reportgen.exhibits.lookup.cells import Address, Show
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.specs.table import FootnoteSpec
from reportgen.exhibits.tables.columns import Head, Leaf
from reportgen.exhibits.tables.entry import Line

FIRST = 100
"""What footnotes are counted from before all marks are put into the order of reading."""
_MARK = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+⁾")


def marked(
    plan: Plan, columns: tuple[Leaf, ...], body: list[Line]
) -> tuple[tuple[Leaf, ...], list[Line]]:
    """Columns and rows with the marks of all footnotes; one that belongs nowhere is noted."""
    for number, each in enumerate(plan.spec.footnotes, start=FIRST):
        heads, rows = _with_heads(columns, each, number), _with_stubs(body, each, number)
        if heads != columns:
            columns = heads
        elif rows != body:
            body = rows
        elif (cells := _with_cells(plan, columns, body, (each, number))) != body:
            body = cells
        else:
            at = ", ".join(f'{key} = "{member}"' for key, member in each.at.items())
            plan.choice.error("exhibit-footnote", at=at)
    return columns, body


def texts(plan: Plan) -> Iterator[str]:
    """What the footnotes say, behind their marks."""
    for number, each in enumerate(plan.spec.footnotes, start=FIRST):
        yield f"{mark(number)} {each.text}"


def _is_at(footnote: FootnoteSpec, address: Address) -> bool:
    return all(address.get(key) == member for key, member in footnote.at.items())


# ---------------------------------------------------------------- heads


def _with_heads(columns: tuple[Leaf, ...], footnote: FootnoteSpec, number: int) -> tuple[Leaf, ...]:
    return tuple(_with_head(columns, leaf, footnote, number) for leaf in columns)


def _with_head(columns: tuple[Leaf, ...], leaf: Leaf, footnote: FootnoteSpec, number: int) -> Leaf:
    """A column with the mark at its outermost head below which all columns are meant.

    Where all columns of the table are meant, none is: that is a note, or stands elsewhere.
    """
    if all(_is_at(footnote, each.address) for each in columns):
        return leaf
    for depth in range(1, len(leaf.heads) + 1):
        below = (each for each in columns if each.heads[:depth] == leaf.heads[:depth])
        if all(_is_at(footnote, each.address) for each in below):
            head = _with_mark(leaf.heads[depth - 1], number)
            return replace(leaf, heads=(*leaf.heads[: depth - 1], head, *leaf.heads[depth:]))
    return leaf


def _with_mark(head: Head, number: int) -> Head:
    return (f"{head[0]}{mark(number)}", *head[1:])


# ---------------------------------------------------------------- stub and numbers


def _with_stubs(body: list[Line], footnote: FootnoteSpec, number: int) -> list[Line]:
    """The rows with the mark at the heading of their group, or else at each that is meant."""
    found = [entry for entry, _ in body if _is_at(footnote, entry.address)]
    headings = [entry for entry in found if entry.role is RowRole.GROUP]
    return [
        (replace(entry, label=f"{entry.label}{mark(number)}"), cells)
        if entry in (headings or found)
        else (entry, cells)
        for entry, cells in body
    ]


def _with_cells(
    plan: Plan, columns: tuple[Leaf, ...], body: list[Line], footnote: tuple[FootnoteSpec, int]
) -> list[Line]:
    wanted, number = footnote
    found = []
    for entry, cells in body:
        are_at = (
            leaf.show is Show.VALUE and _is_at(wanted, plan.address(entry.address, leaf.address))
            for leaf in columns
        )
        both = zip(cells, are_at, strict=False)
        told = tuple(replace(c, mark=f"{c.mark}{mark(number)}") if at else c for c, at in both)
        found.append((entry, told))
    return found


# ---------------------------------------------------------------- order of reading


def in_reading_order(table: Table) -> Table:
    """A table whose marks are counted as they are met, and whose notes follow that order."""
    cells = (cell for row in (*table.head, *table.body) for cell in row.cells)
    contents = (*(cell.content for cell in cells), *table.notes)
    met = dict.fromkeys(each for content in contents for each in _marks(content))
    numbers = {each: mark(number) for number, each in enumerate(met, start=1)}
    plain = [note for note in table.notes if not _leading(note)]
    called = sorted(
        (note for note in table.notes if _leading(note)),
        key=lambda note: list(met).index(_leading(note)),
    )
    return replace(
        table,
        head=tuple(_renumbered(row, numbers) for row in table.head),
        body=tuple(_renumbered(row, numbers) for row in table.body),
        notes=(*plain, *(_told(note, numbers) for note in called)),
    )


def _marks(content: Inlines) -> Iterator[str]:
    for inline in content:
        if isinstance(inline, Text):
            yield from _MARK.findall(inline.text)


def _leading(note: Inlines) -> str:
    """The mark that a note begins with; empty when there is none."""
    found = _MARK.match(note[0].text) if note and isinstance(note[0], Text) else None
    return found.group() if found else ""


def _renumbered(row: Row, numbers: dict[str, str]) -> Row:
    return replace(row, cells=tuple(_cell(cell, numbers) for cell in row.cells))


def _cell(cell: TableCell, numbers: dict[str, str]) -> TableCell:
    return replace(cell, content=_told(cell.content, numbers))


def _told(content: Inlines, numbers: dict[str, str]) -> Inlines:
    return tuple(
        replace(each, text=_MARK.sub(lambda found: numbers[found.group()], each.text))
        if isinstance(each, Text)
        else each
        for each in content
    )
