"""The annex of numbers: the tables of all charts and maps, where the chapters want them."""

from collections.abc import Iterator
from dataclasses import replace

from reportgen.compose.vocabulary import DATA_TABLES
from reportgen.document.inlines import Inlines, Reference, Text
from reportgen.document.nodes import Block, Blocks, Figure, Table
from reportgen.document.walk import map_blocks, walk
from reportgen.messages import word

ENDING = "-daten"


def has_place(blocks: Blocks) -> bool:
    """Whether some chapter says where the tables are to stand."""
    return any(block is DATA_TABLES for block in walk(blocks))


def has_data(blocks: Blocks) -> bool:
    """Whether there are any tables to be put there."""
    return any(isinstance(block, Figure) and block.data for block in walk(blocks))


def with_data_tables(blocks: Blocks) -> Blocks:
    """Put the tables in their place; figures know the label of theirs."""
    if not has_place(blocks):
        return blocks
    labelled = map_blocks(blocks, _labelled)
    tables = tuple(_tables(labelled))

    def placed(block: Block) -> Blocks:
        return tables if block is DATA_TABLES else (block,)

    return map_blocks(labelled, placed)


def _labelled(block: Block) -> Blocks:
    if isinstance(block, Figure) and block.data and block.label:
        data = replace(block.data, label=f"{block.label}{ENDING}", is_listed=True)
        return (replace(block, data=data),)
    return (block,)


def _tables(blocks: Blocks) -> Iterator[Table]:
    """One table for each figure; its title names the figure."""
    for block in walk(blocks):
        if isinstance(block, Figure) and block.data:
            title, source = _title(block, block.data), _source(block, block.data)
            yield replace(block.data, title=title, source=source, where=block.where)


def _source(figure: Figure, data: Table) -> Inlines:
    """The figure tells it at length, and this leads back to it."""
    if not figure.label or not data.source:
        return data.source
    return (
        Text(f"{word('see')} "),
        Reference(figure.label, page=True, where=figure.where),
    )


def _title(figure: Figure, data: Table) -> Inlines:
    """ "Daten zu Abbildung 3.3: …" instead of "Daten zu: …"."""
    if not figure.label:
        return data.title
    reference = Reference(figure.label, where=figure.where)
    return (Text(f"{word('data-of')} "), reference, Text(": "), *figure.title)
