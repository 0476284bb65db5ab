"""The legend of the signs that a document really uses, where the chapters want it."""

from collections.abc import Iterator

from reportgen.compose.later import Later
from reportgen.compose.rows import head, row
from reportgen.document.inlines import Text
from reportgen.document.nodes import Align, Block, Blocks, Column, Figure, Paragraph, Table
from reportgen.document.walk import walk
from reportgen.errors import Where
from reportgen.messages import word
from reportgen.notation import Notation

_LEGEND = Later.named("signs")


def signs() -> Blocks:
    """The signs that stand in the document's tables instead of numbers, and what they mean."""
    return _LEGEND.place()


def with_legend(blocks: Blocks, notation: Notation) -> Blocks:
    """Put the legend in its place: the signs of all tables, those of figures' numbers too."""
    if _LEGEND.first(blocks) is None:
        return blocks
    found = notation.legend(_used(blocks))
    return _LEGEND.filled(blocks, lambda where: (_legend(found, where),))


def _used(blocks: Blocks) -> Iterator[str]:
    for block in walk(blocks):
        table = block.data if isinstance(block, Figure) else block
        if isinstance(table, Table):
            yield from (sign for sign, _ in table.signs)


def _legend(found: tuple[tuple[str, str], ...], where: Where) -> Block:
    """A table of signs; a sentence when there are none."""
    if not found:
        return Paragraph((Text(word("signs-none")),), where=where)
    columns = (Column(Align.LEFT, 1), Column(Align.LEFT, 6))
    heads, body = (head(("sign", "meaning")),), tuple(map(row, found))
    return Table((), columns, heads, body, is_listed=False, where=where)
