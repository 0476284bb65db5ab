"""Arranges the blocks of a section on the page: what stands beside what.

margin box, exhibit         beside each other, so that no page break parts them
margin box, wide exhibit    the box follows, since the exhibit takes the margin column
half, half                  two exhibits of half a column, side by side
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.document.nodes import Block, Blocks, Box, Figure, Role, Table
from reportgen.document.tokens import Sizes
from reportgen.writers.html.extent import Extent, figure_extent, table_extent


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that are kept together, and the class of what holds them; empty: nothing does."""

    blocks: Blocks
    name: str = ""


def arranged(nodes: Blocks, sizes: Sizes) -> Iterator[Group]:
    """Group the blocks of a section."""
    waiting: Blocks = ()
    for group in _pairs(nodes, sizes):
        if _is_margin(group.blocks[0]):
            waiting += group.blocks
            continue
        yield from _with_margin(waiting, group, extent(group.blocks[0], sizes))
        waiting = ()
    if waiting:
        yield Group(waiting)


def extent(node: Block, sizes: Sizes) -> Extent | None:
    """How much of the page an exhibit takes; None for everything else."""
    if isinstance(node, Table):
        return table_extent(node, sizes)
    return figure_extent(node, sizes) if isinstance(node, Figure) else None


def _is_margin(node: Block) -> bool:
    return isinstance(node, Box) and node.role is Role.MARGIN


def _pairs(nodes: Blocks, sizes: Sizes) -> Iterator[Group]:
    """Every block alone but exhibits of half a column, two by two."""
    place = 0
    while place < len(nodes):
        two = nodes[place : place + 2]
        is_pair = [extent(node, sizes) for node in two] == [Extent.NARROW] * 2
        yield Group(two, "pair") if is_pair else Group(two[:1])
        place += 2 if is_pair else 1


def _with_margin(waiting: Blocks, group: Group, found: Extent | None) -> Iterator[Group]:
    """What follows margin boxes, with them."""
    if not waiting:
        yield group
        return
    match found:
        case None | Extent.NARROW:
            yield from (Group(waiting), group)
        case Extent.COLUMN:
            yield Group((*waiting, *group.blocks), "beside")
        case Extent.WIDE | Extent.LANDSCAPE:
            yield from (group, Group(waiting))
