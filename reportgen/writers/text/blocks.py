"""Blocks as lines of plain text, an empty line between them."""

from collections.abc import Iterable, Iterator

from reportgen.document.index import Index
from reportgen.document.items import item_label
from reportgen.document.nodes import (
    Block,
    Blocks,
    Box,
    Contents,
    Figure,
    FigureKind,
    ItemList,
    PageBreak,
    Paragraph,
    Quote,
    Section,
    Table,
    Terms,
)
from reportgen.document.walk import texts, walk
from reportgen.messages import word
from reportgen.writers.text.inlines import notes, told
from reportgen.writers.text.manner import Manner
from reportgen.writers.text.tables import table_lines

BULLET = "\u2013"


def text_of(blocks: Blocks, manner: Manner) -> str:
    """Some blocks as text, and the notes called in them at the end."""
    called = [each for block in walk(blocks) for run in texts(block) for each in notes(run)]
    return manner.bare("\n\n".join(filter(None, (_joined(blocks, manner), "\n".join(called)))))


def _joined(blocks: Blocks, manner: Manner, level: int = 0) -> str:
    return "\n\n".join(filter(None, _pieces(blocks, manner, level)))


def _pieces(blocks: Iterable[Block], manner: Manner, level: int) -> Iterator[str]:
    """The blocks one by one; `level` lists are around them."""
    for block in blocks:
        yield from _piece(block, manner, level)


def _piece(block: Block, manner: Manner, level: int) -> Iterator[str]:
    match block:
        case Section(title=title, number=number):
            yield f"{number} {told(title)}".strip()
            yield from _pieces(block.blocks, manner, level)
        case Box(title=title):
            yield told(title)
            yield from _pieces(block.blocks, manner, level)
        case Paragraph(content=content):
            yield told(content)
        case ItemList():
            yield "\n".join(_items(block, manner, level))
        case Terms(items=items):
            yield from (
                f"{told(term)}: {_joined(meaning, manner, level)}" for term, meaning in items
            )
        case Quote(blocks=blocks):
            yield from _pieces(blocks, manner, level)
        case Table():
            yield "\n".join(table_lines(block, manner))
        case Figure():
            yield "\n".join(_figure(block))
        case Contents() | Index() | PageBreak():
            return


def _items(block: ItemList, manner: Manner, level: int) -> Iterator[str]:
    """Each item behind its number or a dash; what belongs to it is set in."""
    for number, item in enumerate(block.items, start=block.start):
        mark = f"{item_label(number, level) if block.is_ordered else BULLET} "
        lines = "\n".join(_pieces(item, manner, level + 1)).split("\n")
        yield mark + lines[0]
        yield from (" " * len(mark) + line for line in lines[1:])


def _figure(figure: Figure) -> Iterator[str]:
    """The title and what is to be seen; nothing of arms and ornaments."""
    if figure.kind is FigureKind.PICTURE and not figure.title:
        return
    name = word("map" if figure.kind is FigureKind.MAP else "figure")
    yield f"{name} {figure.number}: {told(figure.title)}" if figure.number else told(figure.title)
    yield figure.alternative
    yield from map(told, figure.notes)
    if figure.source:
        yield f"{word('source')}: {told(figure.source)}"
    if figure.see:
        yield told(figure.see)
