"""Ways through the tree: visit every block and inline, or change them all, in reading order.

    walk          every block, parents before what they hold
    texts         the runs of inlines that a block itself holds: title, cells, notes, source
    inlines       every inline of a run, outer before inner
    map_blocks    a new tree in which every block has been replaced by some blocks
    map_texts     a new tree in which every run of inlines has been changed

The data of a figure are printed elsewhere (annex), so `walk` does not visit them; `map_texts`
changes them last.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from reportgen.document.index import Index
from reportgen.document.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Lowered,
    Note,
    Picture,
    Raised,
    Reference,
    Strong,
    Text,
    Value,
)
from reportgen.document.nodes import (
    Block,
    Blocks,
    Box,
    Contents,
    Figure,
    ItemList,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
    Terms,
)
from reportgen.errors import NOWHERE, Where

ChangeText: TypeAlias = Callable[[Inlines], Inlines]


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in reading order, parents before what they hold."""
    for block in blocks:
        yield block
        yield from walk(children(block))


def children(block: Block) -> Blocks:
    """The blocks directly inside a block."""
    match block:
        case Section(blocks=blocks) | Quote(blocks=blocks) | Box(blocks=blocks):
            return blocks
        case ItemList(items=items):
            return tuple(inner for item in items for inner in item)
        case Terms(items=pairs):
            return tuple(inner for _, meaning in pairs for inner in meaning)
        case Paragraph() | Table() | Figure() | Contents() | Index() | PageBreak():
            return ()


def texts(block: Block) -> Iterator[Inlines]:
    """The runs of inlines that a block itself holds, not those of blocks inside it."""
    match block:
        case Section(title=title) | Box(title=title):
            yield title
        case Paragraph(content=content):
            yield content
        case Terms(items=items):
            yield from (term for term, _ in items)
        case Table():
            yield from _table_texts(block)
        case Figure(title=title, notes=notes, source=source, see=see):
            yield from (title, *notes, source, see)
        case Contents(entries=entries):
            yield from (entry.title for entry in entries)
        case ItemList() | Quote() | Index() | PageBreak():
            return


def _table_texts(table: Table) -> Iterator[Inlines]:
    yield table.title
    for row in (*table.head, *table.body):
        yield from (cell.content for cell in row.cells)
    yield from (*table.notes, table.source)


def inlines(content: Inlines) -> Iterator[Inline]:
    """Every inline of a run, outer before inner."""
    for inline in content:
        yield inline
        yield from inlines(inside(inline))


def inside(inline: Inline) -> Inlines:
    """The inlines directly inside an inline."""
    match inline:
        case (
            Emphasis(content=content)
            | Strong(content=content)
            | Raised(content=content)
            | Lowered(content=content)
            | Foreign(content=content)
            | Link(content=content)
            | Note(content=content)
        ):
            return content
        case Text() | Abbreviation() | Code() | Reference() | Value() | LineBreak() | Picture():
            return ()


def plain(content: Inlines) -> str:
    """The characters of a run as read aloud: no marking, no footnotes or pictures,
    breaks as spaces."""
    return "".join(_plain(inline) for inline in content)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text=text) | Code(text=text) | Value(text=text) | Reference(text=text):
            return text
        case Abbreviation(text=text):
            return text
        case LineBreak():
            return " "
        case Note() | Picture():
            return ""
        case Emphasis() | Strong() | Raised() | Lowered() | Foreign() | Link():
            return plain(inline.content)


def place_of(block: Block) -> Where:
    """The chapter's line that a block comes from."""
    match block:
        case Section() | Paragraph() | ItemList() | Quote() | Terms() | Box() | Table() | Figure():
            return block.where
        case Contents() | Index() | PageBreak():
            return NOWHERE


def map_blocks(blocks: Blocks, change: Callable[[Block], Blocks]) -> Blocks:
    """Replace every block by what `change` makes of it, the inner ones first."""
    inner = partial(map_blocks, change=change)
    return tuple(new for block in blocks for new in change(with_children(block, inner)))


def with_children(block: Block, change: Callable[[Blocks], Blocks]) -> Block:
    """A block with every run of blocks directly inside it changed."""
    match block:
        case Section() | Quote() | Box():
            return replace(block, blocks=change(block.blocks))
        case ItemList():
            return replace(block, items=tuple(change(item) for item in block.items))
        case Terms():
            return replace(block, items=tuple((term, change(inner)) for term, inner in block.items))
        case Paragraph() | Table() | Figure() | Contents() | Index() | PageBreak():
            return block


def map_texts(blocks: Blocks, change: ChangeText) -> Blocks:
    """Change every run of inlines, in the order in which a reader meets them."""
    return tuple(_with_texts(block, change) for block in blocks)


def _with_texts(block: Block, change: ChangeText) -> Block:
    inner = partial(map_texts, change=change)
    match block:
        case Section() | Box():
            titled = replace(block, title=change(block.title))
            return with_children(titled, inner)
        case Paragraph():
            return replace(block, content=change(block.content))
        case Terms():
            pairs = tuple((change(term), inner(meaning)) for term, meaning in block.items)
            return replace(block, items=pairs)
        case Table():
            return _table_with_texts(block, change)
        case Figure():
            return _figure_with_texts(block, change)
        case Quote() | ItemList() | Contents() | Index() | PageBreak():
            return with_children(block, inner)


def _table_with_texts(table: Table, change: ChangeText) -> Table:
    return replace(
        table,
        title=change(table.title),
        head=tuple(_row_with_texts(row, change) for row in table.head),
        body=tuple(_row_with_texts(row, change) for row in table.body),
        notes=tuple(change(note) for note in table.notes),
        source=change(table.source),
    )


def _row_with_texts(row: Row, change: ChangeText) -> Row:
    changed = [change(cell.content) for cell in row.cells]
    if all(new is cell.content for new, cell in zip(changed, row.cells, strict=True)):
        return row  # most cells hold one number, and rows are many
    pairs = zip(row.cells, changed, strict=True)
    return replace(row, cells=tuple(replace(cell, content=new) for cell, new in pairs))


def _figure_with_texts(figure: Figure, change: ChangeText) -> Figure:
    return replace(
        figure,
        title=change(figure.title),
        notes=tuple(change(note) for note in figure.notes),
        source=change(figure.source),
        see=change(figure.see),
        data=figure.data and _table_with_texts(figure.data, change),
    )


def map_inlines(content: Inlines, change: Callable[[Inline], Inline]) -> Inlines:
    """Change every inline of a run but plain text, outer before inner."""
    if all(isinstance(inline, Text) for inline in content):
        return content
    return tuple(_with_inside(change(inline), change) for inline in content)


def _with_inside(inline: Inline, change: Callable[[Inline], Inline]) -> Inline:
    match inline:
        case Emphasis() | Strong() | Raised() | Lowered() | Foreign() | Link() | Note():
            return replace(inline, content=map_inlines(inline.content, change))
        case Text() | Abbreviation() | Code() | Reference() | Value() | LineBreak() | Picture():
            return inline
