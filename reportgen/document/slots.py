"""What stands side by side in a row, and how wide each of it is."""

from typing import TypeGuard

from reportgen.document.nodes import Block, Box, Figure, Role
from reportgen.document.tokens import Sizes

GUTTER = 6.0
"""Millimetres between what stands side by side on a page: drawings, tables, slots of a row."""


def is_row(node: Block) -> TypeGuard[Box]:
    """Whether what a box holds stands side by side."""
    return isinstance(node, Box) and node.role is Role.ROW


def slots_of(row: Box, sizes: Sizes) -> tuple[float, ...]:
    """The widths of what stands in a row: drawings have theirs, the rest shares what is left."""
    own = [each.drawing.width if isinstance(each, Figure) else 0.0 for each in row.blocks]
    left = sizes.wide - GUTTER * (len(own) - 1) - sum(own)
    shared = max(0.0, left) / max(1, own.count(0.0))
    return tuple(width or shared for width in own)
