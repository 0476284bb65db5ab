"""How pages of plain language are filled: sentences in lines, no more than one exhibit a page."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.compose.plain.sentences import one_a_line
from reportgen.document.nodes import (
    Block,
    Blocks,
    Figure,
    FigureKind,
    PageBreak,
    Paragraph,
    Role,
    Section,
    Table,
)
from reportgen.document.walk import map_blocks, walk


def set_out(blocks: Blocks) -> Blocks:
    """A document with one sentence a line and one exhibit a page."""
    lined = map_blocks(blocks, _lined)
    return tuple(_paged(each) if isinstance(each, Section) else each for each in lined)


def _lined(block: Block) -> Blocks:
    if isinstance(block, Paragraph) and block.role is not Role.SAMPLE:
        return (replace(block, content=one_a_line(block.content)),)
    return (block,)


def _paged(chapter: Section) -> Section:
    """A chapter begins a page; what holds the next exhibit begins another."""
    return replace(chapter, blocks=tuple(_turning(chapter.blocks)))


def _turning(blocks: Blocks) -> Iterator[Block]:
    shown = 0
    for block in blocks:
        own = exhibits((block,))
        if shown and own:
            yield PageBreak()
            shown = 0
        shown += own
        yield _paged(block) if isinstance(block, Section) and own > 1 else block


def exhibits(blocks: Iterable[Block]) -> int:
    """How many tables, charts and maps there are; pictures and forms are none."""
    return sum(is_exhibit(block) for block in walk(blocks))


def is_exhibit(block: Block) -> bool:
    """Whether a block is a table, chart or map."""
    if isinstance(block, Table):
        return block.is_listed
    return isinstance(block, Figure) and block.kind is not FigureKind.PICTURE
