"""Tables that follow one another: they are looked up, so narrow ones stand side by side."""

from collections.abc import Callable, Iterator
from itertools import takewhile

from reportgen.document.nodes import Block, Blocks, Table

RUN = 3
"""Tables in a row from which on they are looked up."""
BESIDE = (3, 2)
"""How many may stand side by side: as many as there is room for."""


def looked_up(nodes: Blocks) -> Blocks:
    """The tables with which blocks begin, if they are so many; else nothing."""
    run = tuple(takewhile(_is_table, nodes))
    return run if len(run) >= RUN else ()


def _is_table(node: Block) -> bool:
    return isinstance(node, Table)


def abreast(run: Blocks, fits: Callable[[Table, int], bool]) -> Iterator[Blocks]:
    """Tables in a row, three by three or two by two where each `fits` beside so many."""
    place = 0
    while place < len(run):
        count = next((n for n in BESIDE if _fit(run[place : place + n], n, fits)), 1)
        yield run[place : place + count]
        place += count


def _fit(nodes: Blocks, count: int, fits: Callable[[Table, int], bool]) -> bool:
    tables = [each for each in nodes if isinstance(each, Table) and _is_whole(each)]
    return len(tables) == count and all(fits(each, count) for each in tables)


def _is_whole(table: Table) -> bool:
    """Whether a table has a name of its own, and one part."""
    return table.is_listed and not table.is_wide and not table.splits
