"""The key findings of a chapter at its beginning, each with the exhibit that shows it.

They are those that stand in the margin of the chapter: written once, by its data.
"""

from collections.abc import Iterable, Iterator

from reportgen.compose.later import Later
from reportgen.document.inlines import Inlines, Reference, Text
from reportgen.document.leading import is_margin
from reportgen.document.nodes import (
    Block,
    Blocks,
    Box,
    Figure,
    ItemList,
    Paragraph,
    Role,
    Section,
    Table,
)
from reportgen.document.walk import walk
from reportgen.errors import Where
from reportgen.messages import word

MOST = 3
_FINDINGS = Later.named("findings")


def findings() -> Blocks:
    """The first three key findings of the chapter's margin, with their exhibits and pages."""
    return _FINDINGS.place()


def with_findings(blocks: Blocks) -> Blocks:
    """Put the findings of each chapter in their place."""
    return tuple(_chapter(block) for block in blocks)


def _chapter(chapter: Block) -> Block:
    if _FINDINGS.first((chapter,)) is None:
        return chapter
    items = tuple(_items(chapter))[:MOST]

    def told(where: Where) -> Blocks:
        title = (Text(word("findings")),)
        listed = ItemList(items, where=where)
        return (Box(Role.FINDING, (listed,), title, where),) if items else ()

    return _FINDINGS.filled((chapter,), told)[0]


def _items(chapter: Block) -> Iterator[Blocks]:
    """Each finding as an item of a list."""
    sections = (block for block in walk((chapter,)) if isinstance(block, Section))
    for section in sections:
        for number, block in enumerate(section.blocks):
            if isinstance(block, Box) and is_margin(block):
                found = _shown(section.blocks[number:]) or _shown(section.blocks[number::-1])
                yield from _told(block, found or section.label)


def _shown(blocks: Iterable[Block]) -> str:
    """The label of the first exhibit among some blocks."""
    exhibits = (block for block in blocks if isinstance(block, Table | Figure))
    return next((exhibit.label for exhibit in exhibits if exhibit.label), "")


def _told(box: Box, label: str) -> Iterator[Blocks]:
    """The first paragraph of a finding, and where to look."""
    for block in box.blocks[:1]:
        if isinstance(block, Paragraph):
            look: Inlines = (Text(" "), Reference(label, page=True, where=box.where))
            yield (Paragraph((*block.content, *(look if label else ())), where=block.where),)
