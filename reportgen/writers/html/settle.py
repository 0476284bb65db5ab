"""Lets text that follows an exhibit stand before it where the exhibit goes to the next page.

What is decided here is the order of reading as well: pages are tagged as they are printed. Heights
are estimates (`height.py`).
"""

from dataclasses import replace

from reportgen.document.flow import Page, goes_ahead, in_order
from reportgen.document.nodes import (
    Block,
    Document,
    DocumentKind,
    PageBreak,
    Paragraph,
    Role,
    Section,
)
from reportgen.document.tokens import Sizes
from reportgen.writers.html.arrange import ABREAST, Group, arranged, extent
from reportgen.writers.html.extent import Extent
from reportgen.writers.html.height import LINE, abreast_height, heading_height, height

LEAST = 3 * LINE
"""A gap that is worth filling: three lines."""


def settled(document: Document, sizes: Sizes) -> Document:
    """A report with its text put ahead of exhibits that do not fit; others as they are."""
    if document.meta.kind is not DocumentKind.REPORT or not sizes.height:
        return document
    blocks = (_chapter(each, sizes) for each in document.blocks)
    return replace(document, blocks=tuple(blocks))


def _chapter(node: Block, sizes: Sizes) -> Block:
    return _Column(sizes).section(node, 1) if isinstance(node, Section) else node


class _Column:
    """A column of text that goes on from page to page."""

    least = LEAST

    def __init__(self, sizes: Sizes) -> None:
        self.sizes = sizes
        self.page = Page(sizes.height)

    def section(self, node: Section, depth: int) -> Section:
        """A section with its blocks in the order in which they fill the pages."""
        if node.role is Role.PROFILE:
            self.page.fill()
            return node
        self.page.flow(heading_height(node, depth, self.sizes))
        own = tuple(each for each in node.blocks if not isinstance(each, Section))
        inner = tuple(each for each in node.blocks if isinstance(each, Section))
        placed = in_order(arranged(own, self.sizes), self)
        blocks = tuple(block for group in placed for block in group.blocks)
        sections = tuple(self.section(each, depth + 1) for each in inner)
        return replace(node, blocks=(*blocks, *sections))

    def high(self, group: Group) -> float:
        """How high blocks are that are kept together."""
        if group.name == ABREAST:
            return abreast_height(group.blocks, self.sizes)
        highs = [height(each, self.sizes) for each in group.blocks]
        return max(highs) if group.name == "pair" else sum(highs)

    def may_be_passed(self, group: Group) -> bool:
        """Whether a group is an exhibit across the column, which is never torn."""
        wholes = {Extent.COLUMN, Extent.WIDE}
        return group.name in {"pair", ABREAST} or any(
            extent(each, self.sizes) in wholes for each in group.blocks
        )

    def may_go_ahead(self, group: Group) -> bool:
        """Whether a group is text that does not lead to what stands behind it."""
        return goes_ahead(group.blocks[-1])

    def is_parted(self, group: Group) -> bool:
        """Boxes and what has a note in the margin are kept whole; paragraphs may be parted."""
        return isinstance(group.blocks[0], Paragraph)

    def put(self, group: Group) -> None:
        """Put a group on the page."""
        first = group.blocks[0]
        if isinstance(first, PageBreak) or extent(first, self.sizes) is Extent.LANDSCAPE:
            self.page.fill()
        elif isinstance(first, Paragraph) and not group.name:
            self.page.flow(self.high(group))
        else:
            self.page.put(self.high(group))
