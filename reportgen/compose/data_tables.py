"""The annex of numbers: the tables of all charts and maps, where the chapters want them."""

from collections.abc import Iterator
from dataclasses import replace

from reportgen.compose.vocabulary import DATA_TABLES
from reportgen.document.nodes import Block, Blocks, Figure, Reference, Table, Text
from reportgen.document.walk import map_blocks, walk

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
    """One table for each figure; its title begins with the figure's number."""
    for block in walk(blocks):
        if isinstance(block, Figure) and block.data:
            reference = Reference(block.label, where=block.where)
            title = (reference, Text(": "), *block.data.title) if block.label else block.data.title
            yield replace(block.data, title=title, where=block.where)
