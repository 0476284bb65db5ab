"""The exhibits of a document that hold data, each with the table of them.

Tables that are forms hold none, nor do pictures and maps that only show where a place lies. A
chart and the table of its data in the annex are one exhibit.
"""

from collections.abc import Iterator
from typing import TypeAlias

from reportgen.document.nodes import Blocks, Figure, Table
from reportgen.document.walk import walk

Exhibit: TypeAlias = Table | Figure


def exhibits(blocks: Blocks) -> Iterator[tuple[Exhibit, Table]]:
    """Each exhibit in the order of the document."""
    every = tuple(walk(blocks))
    held = (each.data for each in every if isinstance(each, Figure))
    repeated = {data.label for data in held if data and data.label}
    for block in every:
        if isinstance(block, Figure) and block.data:
            yield block, block.data
        elif isinstance(block, Table) and block.is_listed and block.label not in repeated:
            yield block, block
