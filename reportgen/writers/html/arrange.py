"""Arranges the blocks of a section on the page: what stands beside what.

margin box, paragraph       beside each other, so that no page break parts them
margin box, exhibit         likewise
margin box, wide exhibit    the box goes to what follows, since the exhibit takes the margin column
half, half                  two exhibits of half a column, side by side
half, text                  the exhibit in a float, whole: what is torn off one may be lost
half, no text               the exhibit alone; text would run beside it
table, table, table …       three or more are looked up, not read: narrow ones side by side
short lead-in, exhibit      the first paragraph below a heading stays with what it leads to
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.document.abreast import abreast, looked_up
from reportgen.document.leading import is_margin, is_sample, leads_in
from reportgen.document.nodes import Block, Blocks, Figure, ItemList, Paragraph, Table
from reportgen.document.tokens import Sizes
from reportgen.writers.html.extent import (
    BESIDE,
    LOW,
    SHORT,
    Extent,
    figure_extent,
    fits,
    table_extent,
)

ABREAST = "abreast"
"""The class of tables side by side."""


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that are kept together, and the class of what holds them; empty: nothing does."""

    blocks: Blocks
    name: str = ""


def arranged(nodes: Blocks, sizes: Sizes) -> Iterator[Group]:
    """Group the blocks of a section."""
    waiting: Blocks = ()
    if leads_in(nodes):
        yield Group(nodes[:1], "lead-in")
        nodes = nodes[1:]
    for group in _pairs(nodes, sizes):
        if is_margin(group.blocks[0]):
            waiting += group.blocks
            continue
        if waiting and _fills_margin(group, sizes):
            yield group
            continue
        yield from _with_margin(waiting, group, sizes)
        waiting = ()
    if waiting:
        yield Group(waiting)


def extent(node: Block, sizes: Sizes) -> Extent | None:
    """How much of the page an exhibit takes; None for everything else."""
    if isinstance(node, Table):
        return table_extent(node, sizes)
    return figure_extent(node, sizes) if isinstance(node, Figure) else None


def _pairs(nodes: Blocks, sizes: Sizes) -> Iterator[Group]:
    """Every block alone but exhibits of half a column, two by two."""
    place = 0
    while place < len(nodes):
        if run := looked_up(nodes[place:]):
            yield from _abreast(run, sizes)
            place += len(run)
            continue
        first, *after = nodes[place : place + 2]
        match [extent(node, sizes) for node in (first, *after)]:
            case [Extent.NARROW, Extent.NARROW]:
                yield Group((first, *after), "pair")
                place += 1
            case [Extent.NARROW, *_] if not any(map(_is_text, after)):
                yield Group((first,), "alone")
            case [Extent.NARROW, *_] if isinstance(first, Figure):
                yield Group((first,), f"float {first.kind.value}")
            case _:
                yield Group((first,))
        place += 1


def _abreast(run: Blocks, sizes: Sizes) -> Iterator[Group]:
    """Tables in a row, side by side where all are narrow and short enough."""

    def fit(table: Table, count: int) -> bool:
        most = LOW if BESIDE[count] is Extent.THIRD else SHORT
        return len(table.body) <= most and fits(table, BESIDE[count], sizes)

    for tables in abreast(run, fit):
        yield Group(tables, ABREAST if len(tables) > 1 else "")


def _is_text(node: Block) -> bool:
    """Whether lines of it run beside an exhibit of half a column."""
    return isinstance(node, Paragraph | ItemList) and not is_sample(node)


def _fills_margin(group: Group, sizes: Sizes) -> bool:
    wide = {Extent.WIDE, Extent.LANDSCAPE}
    return group.name == ABREAST or extent(group.blocks[0], sizes) in wide


def _with_margin(waiting: Blocks, group: Group, sizes: Sizes) -> Iterator[Group]:
    """What follows margin boxes, with them."""
    if not waiting:
        yield group
    elif isinstance(group.blocks[0], Paragraph):
        yield Group((*waiting, *group.blocks), "noted")
    elif extent(group.blocks[0], sizes) is Extent.COLUMN:
        yield Group((*waiting, *group.blocks), "beside")
    else:
        yield from (Group(waiting), group)
