"""How a table gets onto the page: upright, turned with its page, or in parts below each other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from reportgen.document.nodes import Table
from reportgen.document.parts import stub_width
from reportgen.document.tokens import Sizes
from reportgen.exhibits.specs.table import TableSpec


def fitted(table: Table, wide: str, sizes: Sizes) -> Table:
    """A table with what its width needs; `wide` is what the spec says of it."""
    width = wanted(table)
    if width <= sizes.wide:
        return table
    if wide != "split" and width <= sizes.landscape:
        return replace(table, is_wide=True)
    return replace(table, splits=splits(table, sizes.wide))


def may_turn(spec: TableSpec, table: Table) -> bool:
    """Whether rows and columns may change places: only where columns are of one dimension."""
    is_plain = not (
        spec.change_since or spec.deviation or spec.rank or spec.lines or spec.grouped
        or spec.row_groups or spec.spanners or spec.footnotes or spec.top or spec.bottom
    )  # fmt: skip
    is_asked = spec.wide == "turn" and (table.is_wide or table.splits)
    return is_plain and bool(is_asked or (not spec.wide and table.splits))


def is_better(turned: Table, table: Table) -> bool:
    """Whether a turned table needs less: no parts, and no turned page unless the other had one."""
    return not turned.splits and (bool(table.splits) or not turned.is_wide)


def wanted(table: Table) -> float:
    """Millimetres that a table wants."""
    return sum(column.width for column in table.columns)


def splits(table: Table, room: float) -> tuple[int, ...]:
    """How many columns beside the stub stand in each part: few parts, about equally wide.

    Columns below one head stay together where they fit.
    """
    stub = stub_width(table)
    room -= sum(column.width for column in table.columns[:stub])
    bundles = tuple(_bundles(table, stub, room))
    sums = sorted({end - start for start, end in _spans([width for _, width in bundles])})
    fewest = len(_packed(bundles, room))
    capacity = next(each for each in sums if len(_packed(bundles, each)) <= fewest)
    return tuple(sum(count for count, _ in part) for part in _packed(bundles, capacity))


Bundle = tuple[int, float]
"""Columns that stay together: how many, and how wide."""


def _bundles(table: Table, stub: int, room: float) -> Iterator[Bundle]:
    """Columns by the heads of the first row; those of a head that is too wide one by one."""
    place = 0
    for cell in table.head[0].cells:
        widths = [column.width for column in table.columns[place : place + cell.columns]]
        place += cell.columns
        if place > stub and sum(widths) <= room:
            yield len(widths), sum(widths)
        elif place > stub:
            yield from ((1, width) for width in widths)


def _spans(widths: Sequence[float]) -> Iterator[tuple[float, float]]:
    """The ends of all runs of neighbours."""
    edges = tuple(accumulate(widths, initial=0.0))
    for number, start in enumerate(edges):
        yield from ((start, end) for end in edges[number + 1 :])


def _packed(bundles: Sequence[Bundle], room: float) -> list[list[Bundle]]:
    """Bundles in their order, as many to a part as it has room for; one has always room."""
    found: list[list[Bundle]] = []
    used = 0.0
    for bundle in bundles:
        used += bundle[1]
        if not found or used > room + 0.01:
            found.append([])
            used = bundle[1]
        found[-1].append(bundle)
    return found
