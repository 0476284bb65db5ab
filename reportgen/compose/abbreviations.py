"""The list of the abbreviations that a document really uses, where the chapters want it."""

from reportgen.compose.faults import Faults
from reportgen.compose.later import Later
from reportgen.compose.rows import head, row
from reportgen.document.abbreviations import Glossary
from reportgen.document.inlines import Text
from reportgen.document.nodes import Align, Block, Blocks, Column, Paragraph, Table
from reportgen.formats import collated
from reportgen.messages import word

_LIST = Later.named("abbreviations")


def abbreviations() -> Blocks:
    """The abbreviations of the document and what they stand for."""
    return _LIST.place()


def with_abbreviations(blocks: Blocks, glossary: Glossary, faults: Faults) -> Blocks:
    """Put the list in its place; a document that has one ought to explain all of them."""
    where = _LIST.first(blocks)
    if where is None:
        return blocks
    if unknown := glossary.unknown(blocks):
        faults.notice("abbreviations-unknown", where, names=", ".join(unknown))
    columns = (Column(Align.LEFT, 1), Column(Align.LEFT, 4))
    pairs = sorted(glossary.used(blocks).items(), key=lambda pair: (collated(pair[0]), pair[0]))
    made: Block = Paragraph((Text(word("abbreviations-none")),), where=where)
    if pairs:
        heads, body = (head(("abbreviation", "meaning")),), tuple(map(row, pairs))
        made = Table((), columns, heads, body, is_listed=False, where=where)
    return _LIST.filled(blocks, lambda _: (made,))
