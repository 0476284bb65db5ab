"""Writes tables with their title above and notes, signs and source below."""

from reportgen.document.inlines import Text
from reportgen.document.nodes import Table
from reportgen.document.parts import parts
from reportgen.document.walk import plain
from reportgen.messages import word
from reportgen.writers.docx.captions import below, caption
from reportgen.writers.docx.draft import Draft
from reportgen.writers.docx.inlines import inlines
from reportgen.writers.docx.markup import NOTHING, Xml, joined, w
from reportgen.writers.docx.paragraphs import KEEP, paragraph
from reportgen.writers.docx.tables.cells import Cells, ends_in_total, fitted, letters_of
from reportgen.writers.docx.tables.columns import MARGIN, Fit
from reportgen.writers.docx.tables.splits import split
from reportgen.writers.docx.template.styles import Style

AIR = 30
"""Above and below what stands in cells of forms, beside what the style has: 0.5 mm."""


def table(node: Table, draft: Draft, last: Xml = NOTHING) -> Xml:
    """Write a table, or its parts; a wide one gets a landscape page."""
    layout = draft.layouts.wide if node.is_wide else draft.layouts.text
    fitting = split(node, layout.width, letters_of(draft.style(Style.CELL_TEXT), draft))
    written = parts(fitting)
    labels = _labels(node.label, len(written))
    return joined(
        _part(each, label, draft, last) for each, label in zip(written, labels, strict=True)
    )


def _labels(label: str, count: int) -> tuple[str, ...]:
    """The keys of the parts of a table: each is found again on its own."""
    if not label or count == 1:
        return (label,) * count
    return tuple(f"{label}/{number}" for number in range(1, count + 1))


def _part(node: Table, label: str, draft: Draft, last: Xml) -> Xml:
    layouts = draft.layouts
    layout = layouts.wide if node.is_wide else layouts.text
    foot = below(node, draft, last)
    grid = _grid(node, fitted(node, layout.width, draft), draft, has_foot=bool(foot))
    pieces = (
        caption(node, word("table"), draft),
        _unit(node, draft),
        draft.anchors.table(node, label, grid),
        foot or paragraph(Style.GAP, NOTHING, draft),
    )
    whole = joined(pieces)
    return joined((layouts.text.end, whole, layouts.wide.end)) if node.is_wide else whole


def _unit(node: Table, draft: Draft) -> Xml:
    if not node.unit:
        return NOTHING
    return paragraph(Style.UNIT, inlines((Text(node.unit),), draft), draft, KEEP)


def _grid(node: Table, columns: Fit, draft: Draft, *, has_foot: bool) -> Xml:
    cells = Cells(node, columns.widths, draft)
    return w(
        "tbl",
        _properties(node, columns, draft),
        w("tblGrid", *(w("gridCol", w=width) for width in columns.widths)),
        *cells.head(),
        *cells.body(has_foot=has_foot),
    )


def _properties(node: Table, columns: Fit, draft: Draft) -> Xml:
    """The title goes with the table as its accessible name."""
    stubs = all(row.cells and row.cells[0].is_head for row in node.body)
    title = plain(node.title)
    return w(
        "tblPr",
        w("tblStyle", val=draft.styles.id(Style.TABLE if node.head else Style.FORM)),
        w("tblW", w=sum(columns.widths), type="dxa"),
        w("tblLayout", type="fixed"),
        _margins(columns.margin, AIR if draft.is_form(node) else 0),
        _look(is_headed=bool(node.head), is_footed=ends_in_total(node), has_stubs=stubs),
        w("tblCaption", val=title) if title else NOTHING,
    )


def _margins(width: int, air: int) -> Xml:
    """What differs from the style of tables: sides where room is short, air in forms."""
    if width == MARGIN and not air:
        return NOTHING
    sides = {"top": air, "left": width, "bottom": air, "right": width}
    return w("tblCellMar", *(w(side, w=each, type="dxa") for side, each in sides.items()))


def _look(*, is_headed: bool, is_footed: bool, has_stubs: bool) -> Xml:
    """Which cells are heads and totals: as a bit field for Word 2007, by name for later ones."""
    bits = 0x0600 | 0x0020 * is_headed | 0x0040 * is_footed | 0x0080 * has_stubs
    told = {"firstRow": is_headed, "lastRow": is_footed, "firstColumn": has_stubs}
    named = {part: int(is_there) for part, is_there in told.items()}
    return w("tblLook", val=f"{bits:04X}", **named, lastColumn=0, noHBand=1, noVBand=1)
