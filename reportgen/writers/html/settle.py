"""Lets text that follows an exhibit stand before it where the exhibit goes to the next page.

An exhibit is never torn, so it leaves a gap where it does not fit. Then paragraphs of the same
section go ahead of it, as typesetters have always done; references name exhibits by number.
Exhibits keep their order and so does text; nothing passes a heading. What is decided here is
the order of reading as well: pages are tagged as they are printed.

Heights are estimates (`height.py`). Where one is wrong a gap stays, or an exhibit stands a
paragraph later than it had to.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.document.nodes import (
    Block,
    Blocks,
    Box,
    Document,
    DocumentKind,
    PageBreak,
    Paragraph,
    Role,
    Section,
)
from reportgen.document.tokens import Sizes
from reportgen.document.walk import plain
from reportgen.writers.html.arrange import ABREAST, Group, arranged, extent
from reportgen.writers.html.extent import Extent
from reportgen.writers.html.height import LINE, abreast_height, heading_height, height

LEAST = 3 * LINE
"""A gap that is worth filling: three lines."""
PASSED = 2
"""Exhibits that a paragraph goes ahead of, at most."""


def settled(document: Document, sizes: Sizes) -> Document:
    """A report with its text put ahead of exhibits that do not fit; others as they are."""
    if document.meta.kind is not DocumentKind.REPORT or not sizes.height:
        return document
    blocks = (_chapter(each, sizes) for each in document.blocks)
    return replace(document, blocks=tuple(blocks))


def _chapter(node: Block, sizes: Sizes) -> Block:
    return _Column(sizes).section(node, 1) if isinstance(node, Section) else node


@dataclass(slots=True)
class _Column:
    """A column of text that goes on from page to page."""

    sizes: Sizes
    used: float = 0.0
    """Millimetres of the page that are filled."""

    @property
    def left(self) -> float:
        """Millimetres that are free on the page."""
        return self.sizes.height - self.used

    def section(self, node: Section, depth: int) -> Section:
        """A section with its blocks in the order in which they fill the pages."""
        if node.role is Role.PROFILE:
            self.used = self.sizes.height
            return node
        self._flow(heading_height(node, depth, self.sizes))
        own = tuple(each for each in node.blocks if not isinstance(each, Section))
        inner = tuple(each for each in node.blocks if isinstance(each, Section))
        placed = self._placed(tuple(arranged(own, self.sizes)))
        sections = tuple(self.section(each, depth + 1) for each in inner)
        return replace(node, blocks=(*placed, *sections))

    def _placed(self, groups: tuple[Group, ...]) -> Blocks:
        waiting = list(groups)
        placed: list[Block] = []
        while waiting:
            group = waiting.pop(0)
            if _is_whole(group, self.sizes) and self._high(group) > self.left:
                for ahead in self._ahead(waiting):
                    placed += ahead.blocks
            self._put(group)
            placed += group.blocks
        return tuple(placed)

    def _ahead(self, waiting: list[Group]) -> Iterator[Group]:
        """Take text out of what waits, as long as there is room for it."""
        passed = 1
        place = 0
        while place < len(waiting) and passed <= PASSED and self.left >= LEAST:
            group = waiting[place]
            if _is_whole(group, self.sizes):
                passed += 1
                place += 1
            elif _may_go_ahead(group) and self._has_room(group):
                yield waiting.pop(place)
                self._put(group)
            else:
                return

    def _has_room(self, group: Group) -> bool:
        """Boxes and what has a note in the margin are kept whole; paragraphs may be parted."""
        is_parted = isinstance(group.blocks[0], Paragraph)
        return is_parted or self._high(group) <= self.left

    def _high(self, group: Group) -> float:
        if group.name == ABREAST:
            return abreast_height(group.blocks, self.sizes)
        highs = [height(each, self.sizes) for each in group.blocks]
        return max(highs) if group.name == "pair" else sum(highs)

    def _put(self, group: Group) -> None:
        first = group.blocks[0]
        if isinstance(first, PageBreak) or extent(first, self.sizes) is Extent.LANDSCAPE:
            self.used = self.sizes.height
        elif isinstance(first, Paragraph) and not group.name:
            self._flow(self._high(group))
        else:
            high = self._high(group)
            self.used = self.used + high if high <= self.left else high

    def _flow(self, high: float) -> None:
        self.used += high
        if self.used > self.sizes.height:
            self.used %= self.sizes.height


def _is_whole(group: Group, sizes: Sizes) -> bool:
    """Whether a group is an exhibit across the column, which is never torn."""
    wholes = {Extent.COLUMN, Extent.WIDE}
    return group.name in {"pair", ABREAST} or any(
        extent(each, sizes) in wholes for each in group.blocks
    )


def _may_go_ahead(group: Group) -> bool:
    """Whether a group is text that does not lead to what stands behind it."""
    match group.blocks[-1]:
        case Paragraph(content, Role.NONE):
            return not plain(content).rstrip().endswith(":")
        case Box(role):
            return role is not Role.MARGIN
        case _:
            return False
