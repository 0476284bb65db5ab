"""A document to the numbers that it prints, each with the place where a reader finds it."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.document.index import Index
from reportgen.document.inlines import Inlines, Value
from reportgen.document.nodes import (
    Block,
    Blocks,
    Box,
    Contents,
    Document,
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
from reportgen.document.walk import children, inlines, place_of, plain, texts
from reportgen.errors import NOWHERE, Where
from reportgen.frame import Key
from reportgen.messages import word


@dataclass(frozen=True, slots=True)
class Printed:
    """A number, or what stands instead of it, as a reader finds it."""

    value: Value
    headings: tuple[str, ...]
    """Of the chapter and the sections around it, each with its number."""
    exhibit: str
    """"Tabelle 3.2"; empty in running text."""
    label: str
    """Of the exhibit: "tab-alter"."""
    title: str
    """Of the exhibit."""
    row: str
    """Head of the row in a table."""
    where: Where
    """The chapter's line."""

    @property
    def spot(self) -> str:
        """File and line: "chapters/armut.md:12"."""
        return f"{self.where.file}:{self.where.line}" if self.where.line else self.where.file


def by_key(document: Document) -> dict[Key, list[Printed]]:
    """Every number with all places where it is printed, in the order of first appearance."""
    places: dict[Key, list[Printed]] = {}
    for each in printed(document):
        places.setdefault(each.value.key, []).append(each)
    return places


def printed(document: Document) -> Iterator[Printed]:
    """Every number of a document in reading order; a figure prints those of its data."""
    return _of(document.blocks, ())


def _of(blocks: Blocks, headings: tuple[str, ...]) -> Iterator[Printed]:
    for block in blocks:
        match block:
            case Section():
                inner = (*headings, f"{block.number} {plain(block.title)}".strip())
                yield from _in_texts(block, inner)
                yield from _of(block.blocks, inner)
            case Table():
                yield from _in_table(block, headings, block)
            case Figure():
                yield from _in_texts(block, headings)
                if block.data:
                    yield from _in_table(block.data, headings, block)
            case Paragraph() | ItemList() | Quote() | Terms() | Box() | Contents():
                yield from _in_texts(block, headings)
                yield from _of(children(block), headings)
            case Index() | PageBreak():
                pass


def _in_texts(block: Block, headings: tuple[str, ...]) -> Iterator[Printed]:
    for content in texts(block):
        for value in _values(content):
            where = place_of(block) if value.where == NOWHERE else value.where
            yield Printed(value, headings, "", "", "", "", where)


def _in_table(
    table: Table, headings: tuple[str, ...], exhibit: Table | Figure
) -> Iterator[Printed]:
    name, label, title = _name(exhibit), exhibit.label, plain(table.title)
    for row in (*table.head, *table.body):
        head = plain(row.cells[0].content) if row.cells else ""
        for cell in row.cells:
            for value in _values(cell.content):
                yield Printed(value, headings, name, label, title, head, exhibit.where)


def _values(content: Inlines) -> Iterator[Value]:
    return (each for each in inlines(content) if isinstance(each, Value))


def _name(block: Table | Figure) -> str:
    """ "Tabelle 3.2"; empty for what is not numbered."""
    kind = "table"
    if isinstance(block, Figure):
        kind = "map" if block.kind is FigureKind.MAP else "figure"
    return f"{word(kind)} {block.number}" if block.number else ""
