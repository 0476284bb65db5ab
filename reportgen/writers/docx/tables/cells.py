"""Writes the rows of a table.

A table may have thousands of cells that differ in their text alone: what stands before the text
is written once for each kind of cell.

Commas meet by room that is left behind numbers, not by decimal tab stops (ECMA-376, part 1,
17.3.1.37): those look for the decimal sign of the reader's computer, an English one finds none in
"12,4"; and for LibreOffice a number ends at the space in "1 234,5", so that thousands and signs
stand askew. Room is right in every program, and leaves no tab in what is copied from a cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from reportgen.document.grid import Square, head_grid
from reportgen.document.grounds import ground
from reportgen.document.nodes import Align, Heat, Row, RowRole, Table, TableCell
from reportgen.writers.docx.draft import Draft
from reportgen.writers.docx.inlines import PLAIN, STRONG, inlines
from reportgen.writers.docx.letters import Letters, letters
from reportgen.writers.docx.markup import NOTHING, Xml, joined, w
from reportgen.writers.docx.paragraphs import KEEP, paragraph
from reportgen.writers.docx.tables.columns import Fit, fit
from reportgen.writers.docx.template.styles import Style

STEP = 170
"""How far each "davon" stands in, in twentieths of a point: 3 mm."""
ROOM = 550
"""Of a row where a table stays on one page, in twentieths of a point: nearly two lines."""
CLOSE_ROOM = 280
"""The same side by side with others, where nearly all rows are one line."""
TOGETHER = 3
"""So many first rows, and last rows, of what is longer stay together."""
GAP_FROM = 8
"""Rows from which a table has a gap every five rows; fewer are read without."""
GAP = 115
"""Half a line."""
CLOSE_GAP = 70
"""The same side by side with others."""
_LINE = {"val": "single", "sz": 4, "space": 0, "color": "auto"}
"""Half a point, in eighths."""
_BY_HAND = w("trHeight", val=800, hRule="atLeast")
"""Of a row of a form that is filled in by hand, with a date and a name: 14 mm."""
_RULE_ABOVE = w("tcBorders", w("top", **_LINE))
_RULE_BELOW = w("tcBorders", w("bottom", **_LINE))
_NO_RULE = w("tcBorders", w("bottom", val="nil"))
_FIGURE = 10
"""Width of a figure in twentieths of the size of its font; and of what stands behind figures."""
_ROOM = {",": 5, ")": 6, "p": 11, "r": 7, "s": 8} | dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹⁾", 7)
_JUSTIFIED = {
    Align.LEFT: NOTHING,
    Align.RIGHT: w("jc", val="right"),
    Align.CENTRE: w("jc", val="center"),
}


@dataclass(frozen=True, slots=True)
class _Kind:
    """What cells have in common beside their text."""

    column: int
    span: int
    role: RowRole
    indent: int
    is_stub: bool
    is_kept: bool
    is_gapped: bool
    heat: Heat | None = None
    room: str = ""


class Cells:
    """The cells of one table; `widths` are its columns in twentieths of a point."""

    def __init__(self, table: Table, widths: tuple[int, ...], draft: Draft) -> None:
        self._table = table
        self._widths = widths
        self._draft = replace(draft, is_bare=True)
        self._short = _most(table, draft)
        self._openings: dict[_Kind, Xml] = {}
        # lines that the style of the table draws, so that another style can draw its own
        self._has_headline = _draws("firstRow", draft)
        self._has_footline = ends_in_total(table) and _draws("lastRow", draft)

    def _span(self, column: int, columns: int) -> Xml:
        width = sum(self._widths[column : column + columns])
        spanned = w("gridSpan", val=columns) if columns > 1 else NOTHING
        return joined((w("tcW", w=width, type="dxa"), spanned))

    # ------------------------------------------------------------ head

    def head(self) -> Iterator[Xml]:
        """The rows that every page repeats."""
        for line, squares in enumerate(head_grid(self._table)):
            # in each row that a cell covers, the first of its squares is written
            written = (each for column, each in enumerate(squares) if each.column == column)
            cells = (self._head_cell(square, line) for square in written)
            yield w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)

    def _head_cell(self, square: Square, line: int) -> Xml:
        cell = square.cell
        properties = (
            self._span(square.column, cell.columns),
            _merged(square, line),
            self._ruled(square),
            w("vAlign", val="bottom"),
        )
        align = Align.CENTRE if cell.columns > 1 else self._table.columns[square.column].align
        content = inlines(cell.content, self._draft) if square.row == line else NOTHING
        style = self._draft.style(Style.CELL_HEAD)
        words = paragraph(style, content, self._draft, _JUSTIFIED[align])
        return w("tc", w("tcPr", *properties), words)

    def _ruled(self, square: Square) -> Xml:
        """The line below a spanner, and below the last row where the style draws none there.

        A style draws below the first row, which is not the last one of a head of several.
        """
        rows = len(self._table.head)
        is_last = square.row + square.cell.rows == rows
        if square.cell.columns > 1 or (is_last and not (self._has_headline and rows == 1)):
            return _RULE_BELOW
        return _NO_RULE if self._has_headline and rows > 1 else NOTHING

    # ------------------------------------------------------------ body

    def body(self, *, has_foot: bool) -> Iterator[Xml]:
        """The rows of numbers; `has_foot` keeps the last one with what stands below the table."""
        rows = self._table.body
        last = len(rows) - 1
        is_gapped = _is_gapped(self._table)
        for number, (row, is_kept) in enumerate(zip(rows, _kept(rows, self._short), strict=True)):
            yield self._row(
                row,
                is_kept=has_foot if number == last else is_kept or row.role is RowRole.RELATION,
                is_gapped=is_gapped and number > 0 and number % 5 == 0,
            )

    def _row(self, row: Row, *, is_kept: bool, is_gapped: bool) -> Xml:
        look = STRONG if row.role in (RowRole.SUBTOTAL, RowRole.TOTAL) else PLAIN
        by_hand = _BY_HAND if self._draft.is_form(self._table) and _is_open(row) else NOTHING
        parts = [f"<w:tr><w:trPr><w:cantSplit/>{by_hand}</w:trPr>"]
        column = 0
        for cell in _filled(row, len(self._widths)):
            kind = _Kind(
                column, cell.columns, row.role, cell.indent, cell.is_head, is_kept, is_gapped,
                cell.heat, cell.room,
            )  # fmt: skip
            opening = self._openings.get(kind) or self._opened(kind)
            parts += (opening, inlines(cell.content, self._draft, look), "</w:p></w:tc>")
            column += cell.columns
        parts.append("</w:tr>")
        return Xml("".join(parts))

    def _opened(self, kind: _Kind) -> Xml:
        """A cell of a kind up to its text."""
        is_ruled = kind.role is RowRole.TOTAL and not self._has_footline
        rule = _RULE_ABOVE if is_ruled else NOTHING
        shade = self._shade(kind.heat) if kind.heat else NOTHING
        properties = w("tcPr", self._span(kind.column, kind.span), rule, shade)
        opening = Xml(f"<w:tc>{properties}<w:p>{self._paragraph(kind)}")
        self._openings[kind] = opening
        return opening

    def _shade(self, heat: Heat) -> Xml:
        fill = ground(heat, self._draft.colours).removeprefix("#")
        return w("shd", val="clear", color="auto", fill=fill)

    def _indents(self, kind: _Kind) -> Xml:
        """The depth of a stub entry; behind a number the room for what others have there."""
        if kind.room:
            size = self._draft.styles.size(self._draft.style(Style.CELL_NUMBER))
            widths = (_ROOM.get(letter, _FIGURE) for letter in kind.room)
            return w("ind", right=round(size * sum(widths)))
        return w("ind", left=STEP * kind.indent) if kind.indent else NOTHING

    def _paragraph(self, kind: _Kind) -> Xml:
        align = Align.LEFT if kind.is_stub else self._table.columns[kind.column].align
        return w(
            "pPr",
            w("pStyle", val=self._draft.styles.id(self._draft.style(_style(kind.role, align)))),
            KEEP if kind.is_kept else NOTHING,
            w("spacing", before=_gap(self._draft)) if kind.is_gapped else NOTHING,
            self._indents(kind),
            _JUSTIFIED[align] if align is Align.CENTRE else NOTHING,
        )


def _is_open(row: Row) -> bool:
    """Whether neighbours among its cells are left empty."""
    return any(not one.content and not other.content for one, other in pairwise(row.cells))


def ends_in_total(table: Table) -> bool:
    """Whether the last row of a table with a head is its total, and no other row is one."""
    totals = [row.role is RowRole.TOTAL for row in table.body]
    return bool(table.head) and sum(totals) == 1 and totals[-1]


def _draws(part: str, draft: Draft) -> bool:
    """Whether the style of tables has lines of its own for a part (ECMA-376, part 1, 17.7.6.6)."""
    return draft.styles.says(Style.TABLE, f"w:tblStylePr[@w:type='{part}']/w:tcPr/w:tcBorders")


def fitted(table: Table, room: int, draft: Draft) -> Fit:
    """The columns of a table in its room."""
    return fit(
        table, room, letters_of(draft.style(Style.CELL_TEXT), draft), is_close=draft.is_close
    )


def letters_of(style: str, draft: Draft) -> Letters:
    """The letters of a style."""
    found = draft.letters.get(style)
    if found is None:
        own = draft.advances.get(draft.styles.family(style))
        found = draft.letters[style] = letters(draft.styles.size(style), own)
    return found


def _most(table: Table, draft: Draft) -> int:
    """Rows of a table that stays on one page."""
    layout = draft.layouts.wide if table.is_wide else draft.layouts.text
    return layout.height // (CLOSE_ROOM if draft.is_close else ROOM)


def is_short(table: Table, draft: Draft) -> bool:
    """Whether a table stays on one page."""
    return len(table.body) <= _most(table, draft)


def _kept(rows: tuple[Row, ...], short: int) -> Iterator[bool]:
    """Whether each row stays with the next one.

    A table of at most `short` rows stays on one page, and so does a group of a longer one.
    """
    for count in _parts(rows, short):
        is_short = count <= short
        for number in range(1, count + 1):
            is_within = TOGETHER <= number <= count - TOGETHER
            yield number < count and (is_short or not is_within)


def _parts(rows: tuple[Row, ...], short: int) -> Iterator[int]:
    """How many rows the parts have between which a page may end: groups, if there are any."""
    groups = (number for number, row in enumerate(rows) if number and row.role is RowRole.GROUP)
    begins = groups if len(rows) > short else ()
    yield from (end - begin for begin, end in pairwise((0, *begins, len(rows))))


def _gap(draft: Draft) -> int:
    return CLOSE_GAP if draft.is_close else GAP


def row_gaps(table: Table, draft: Draft) -> int:
    """What gaps between rows take."""
    return _gap(draft) * ((len(table.body) - 1) // 5) if _is_gapped(table) else 0


def _is_gapped(table: Table) -> bool:
    """Whether rows of numbers, without groups, are so many that the eye wants help."""
    is_numeric = Align.RIGHT in (column.align for column in table.columns)
    is_even = all(row.role is RowRole.BODY for row in table.body[:-1])
    return is_numeric and is_even and not table.is_shaded and len(table.body) >= GAP_FROM


def _merged(square: Square, line: int) -> Xml:
    if square.cell.rows == 1:
        return NOTHING
    return w("vMerge", val="restart") if square.row == line else w("vMerge")


def _style(role: RowRole, align: Align) -> Style:
    if role is RowRole.GROUP:
        return Style.CELL_GROUP
    return Style.CELL_NUMBER if align is Align.RIGHT else Style.CELL_TEXT


def _filled(row: Row, width: int) -> tuple[TableCell, ...]:
    """The cells of a row, filled up to the width of the table."""
    match row.cells:
        case (TableCell() as alone,) if row.role is RowRole.GROUP:
            return (TableCell(alone.content, columns=width, is_head=True),)
        case cells:
            missing = width - sum(cell.columns for cell in cells)
            return (*cells, *(TableCell() for _ in range(missing)))
