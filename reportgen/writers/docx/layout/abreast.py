"""Sets tables that follow one another side by side, as they are looked up and not read.

They stand in columns of a section, and not in cells of a table: so each stays what it is for screen
readers and for those who edit it. Where columns end is said, since programs differ in how they
fill them.
"""

from collections.abc import Iterator

from reportgen.document.abreast import abreast, looked_up
from reportgen.document.nodes import Blocks, Table
from reportgen.document.slots import GUTTER
from reportgen.writers.docx.draft import Draft
from reportgen.writers.docx.markup import Xml, joined, w
from reportgen.writers.docx.pages import columned
from reportgen.writers.docx.paragraphs import paragraph
from reportgen.writers.docx.tables.cells import letters_of
from reportgen.writers.docx.tables.columns import DXA_PER_MM, is_at_home
from reportgen.writers.docx.tables.table import table
from reportgen.writers.docx.template.styles import Style

GAP = round(GUTTER * DXA_PER_MM)
_FLAT = w("spacing", after=0, line=20, lineRule="exact")
"""Hardly any room for the paragraph that ends a column, whose end stands in the next one."""
_END = w("r", w("br", type="column"))


def stretches(nodes: Blocks, draft: Draft) -> Iterator[tuple[Blocks, int]]:
    """Blocks in order, with the number of columns that they are set in."""
    place = begin = 0
    while place < len(nodes):
        run = looked_up(nodes[place:])
        if run:
            yield nodes[begin:place], 1
            rows = abreast(run, lambda each, count: _fits(each, count, draft))
            yield from ((row, len(row)) for row in rows)
            begin = place + len(run)
        place += len(run) or 1
    yield nodes[begin:], 1


def _fits(node: Table, count: int, draft: Draft) -> bool:
    return is_at_home(node, _width(count, draft), letters_of(Style.CELL_TEXT_CLOSE, draft))


def _width(count: int, draft: Draft) -> int:
    return (draft.layouts.text.width - GAP * (count - 1)) // count


def inside(count: int, draft: Draft) -> Draft:
    """The draft for what is written into one of so many columns."""
    return draft.narrowed(_width(count, draft), is_close=True)


def columns(tables: Blocks, draft: Draft) -> Xml:
    """Write a table into each column of a section of its own."""
    layout = draft.layouts.text
    inner = inside(len(tables), draft)
    written = (table(each, inner) for each in tables if isinstance(each, Table))
    end = paragraph(Style.GAP, _END, draft, _FLAT)
    whole = Xml(end.join(written))
    return joined((layout.end, whole, columned(layout, len(tables), GAP).end))
