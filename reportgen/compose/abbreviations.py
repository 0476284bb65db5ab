"""The list of the abbreviations that a document really uses, where the chapters want it."""

from reportgen.compose.faults import Faults
from reportgen.compose.lines import here
from reportgen.compose.rows import head, row
from reportgen.document.abbreviations import Glossary
from reportgen.document.inlines import Text
from reportgen.document.nodes import Align, Block, Blocks, Column, Paragraph, Table
from reportgen.document.walk import map_blocks, place_of, walk
from reportgen.messages import word

_PLACE = (Text("abbreviations"),)
"""Stands where the list will be put once all chapters are read; known by its identity."""
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def abbreviations() -> Blocks:
    """The abbreviations of the document and what they stand for."""
    return (Paragraph(_PLACE, where=here()),)


def with_abbreviations(blocks: Blocks, glossary: Glossary, faults: Faults) -> Blocks:
    """Put the list in its place; a document that has one ought to explain all of them."""
    place = next((block for block in walk(blocks) if _is_place(block)), None)
    if place is None:
        return blocks
    where = place_of(place)
    if unknown := glossary.unknown(blocks):
        faults.notice("abbreviations-unknown", where, names=", ".join(unknown))
    columns = (Column(Align.LEFT, 1), Column(Align.LEFT, 4))
    pairs = sorted(glossary.used(blocks).items(), key=lambda pair: _order(pair[0]))
    made: Block = Paragraph((Text(word("abbreviations-none")),), where=where)
    if pairs:
        heads, body = (head(("abbreviation", "meaning")),), tuple(map(row, pairs))
        made = Table((), columns, heads, body, is_listed=False, where=where)
    return map_blocks(blocks, lambda block: (made,) if _is_place(block) else (block,))


def _is_place(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.content is _PLACE


def _order(name: str) -> tuple[str, str]:
    """As in a German dictionary (DIN 5007-1)."""
    return name.casefold().translate(_UMLAUTS), name
