"""Writes what stands side by side: a table of one row, without lines, title and heads."""

from reportgen.document.nodes import Box
from reportgen.document.slots import slots_of
from reportgen.writers.docx.draft import Draft
from reportgen.writers.docx.markup import NOTHING, Xml, joined, w
from reportgen.writers.docx.paragraphs import paragraph
from reportgen.writers.docx.tables.columns import DXA_PER_MM
from reportgen.writers.docx.template.styles import Style

LEAST = 0.8
"""Share of the width that drawings are made for; in a narrower column they stand one below the
other."""


def rooms_of(row: Box, draft: Draft) -> tuple[int, ...]:
    """How wide each thing may be; nothing where there is no room for them all."""
    share = draft.layouts.text.width / (draft.sizes.wide * DXA_PER_MM)
    if len(row.blocks) < 2 or share < LEAST:
        return ()
    slots = slots_of(row, draft.sizes)
    return tuple(int(each * DXA_PER_MM * min(1.0, share)) for each in slots)


def side_by_side(inside: tuple[Xml, ...], rooms: tuple[int, ...], draft: Draft) -> Xml:
    """The table, and what parts it from one that follows."""
    free = (draft.layouts.text.width - sum(rooms)) // (len(rooms) - 1)
    widths = (*(room + free for room in rooms[:-1]), rooms[-1])
    gutter = w("tcMar", w("right", w=free, type="dxa"))  # titles do not run into each other
    sides = (*(gutter for _ in rooms[:-1]), NOTHING)
    cells = (
        w("tc", w("tcPr", w("tcW", w=width, type="dxa"), side), each)
        for each, width, side in zip(inside, widths, sides, strict=True)
    )
    properties = (
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("left", "right"))),
        w("tblLook", val="0600", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1,
          noVBand=1),
    )  # fmt: skip
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    row = w("tr", w("trPr", w("cantSplit")), *cells)
    gap = paragraph(Style.GAP, NOTHING, draft)
    return joined((w("tbl", w("tblPr", *properties), grid, row), gap))
