"""An XLS workbook to the extents and marks of its sheets (MS-XLS): records one after the other."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgen.sources.files.compound import stream
from reportgen.sources.files.sheet import Marks, Position

_BEGIN, _END, _LOCKED, _SHEET = 0x0809, 0x000A, 0x002F, 0x0085
_STYLE, _FORMAT = 0x00E0, 0x041E
_DIMENSIONS, _ROW, _COLUMNS = 0x0200, 0x0208, 0x007D
_FORMULA, _ERROR, _NUMBER, _SHORT, _SHORTS = 0x0006, 0x0205, 0x0203, 0x027E, 0x00BD
_TEXTS = (0x00FD, 0x0204, 0x00D6)
_CELLS = {_FORMULA, _ERROR, _NUMBER, _SHORT, _SHORTS, *_TEXTS}
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_Record = tuple[int, bytes]


class LockedError(ValueError):
    """The workbook has a password."""


@dataclass(slots=True)
class OldSheet:
    """What the records of a sheet tell."""

    rows: int = 0
    columns: int = 0
    """Up to the last cell that holds something."""
    claimed: tuple[int, int] = (0, 0)
    """Rows and columns that it says that it has."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    indents: dict[Position, int] = field(default_factory=dict)
    errors: dict[Position, str] = field(default_factory=dict)
    percentages: set[Position] = field(default_factory=set)

    def marks(self) -> Marks:
        """The marks of its cells; the results of formulas are always there."""
        return Marks(
            frozenset(self.hidden_rows), frozenset(self.hidden_columns), self.indents,
            self.errors, percentages=frozenset(self.percentages),
        )  # fmt: skip


@dataclass(slots=True)
class _Styles:
    shown: set[int] = field(default_factory=lambda: {9, 10})
    """Numbers of formats that show per cent."""
    formats: list[int] = field(default_factory=list)
    """Of every style the number of its format."""
    indents: list[int] = field(default_factory=list)


def old_sheets(data: bytes) -> dict[str, OldSheet]:
    """The sheets of a workbook; `LockedError` when it has a password."""
    book = stream(data, ("Workbook", "Book"))
    styles = _Styles()
    found = {}
    for kind, body in _records(book, 0):
        if kind == _LOCKED:
            raise LockedError
        if kind == _STYLE and len(body) == 20:
            styles.formats.append(struct.unpack_from("<H", body, 2)[0])
            styles.indents.append(body[8] & 0x0F)
        elif kind == _FORMAT and b"%" in body[4:] and len(body) > 4:
            styles.shown.add(struct.unpack_from("<H", body)[0])
        elif kind == _SHEET and len(body) > 8:
            found[_name(body)] = struct.unpack_from("<I", body)[0]
    return {name: _sheet(book, at, styles) for name, at in found.items()}


def _name(body: bytes) -> str:
    return body[8:].decode("utf-16-le" if body[7] & 1 else "latin-1", errors="replace")


def _records(book: bytes, at: int) -> Iterator[_Record]:
    """The records from one that begins a part to the one that ends it."""
    depth = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return


def _sheet(book: bytes, at: int, styles: _Styles) -> OldSheet:
    sheet = OldSheet()
    for kind, body in _records(book, at):
        if kind in _CELLS and len(body) >= 6:
            _cell(sheet, kind, body, styles)
        elif kind == _DIMENSIONS and len(body) >= 12:
            _, rows, _, columns = struct.unpack_from("<IIHH", body)
            sheet.claimed = rows, columns
        elif kind == _ROW and len(body) >= 16 and body[12] & 0x20:
            sheet.hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLUMNS and len(body) >= 10 and body[8] & 0x01:
            first, last = struct.unpack_from("<HH", body)
            sheet.hidden_columns.update(range(first, last + 1))
    return sheet


def _cell(sheet: OldSheet, kind: int, body: bytes, styles: _Styles) -> None:
    row, column, style = struct.unpack_from("<HHH", body)
    last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _SHORTS else column
    sheet.rows, sheet.columns = max(sheet.rows, row + 1), max(sheet.columns, last + 1)
    if text := _failed(kind, body):
        sheet.errors[row, column] = text
    elif kind == _SHORTS:
        runs = struct.iter_unpack("<HI", body[4 : 4 + (len(body) - 6) // 6 * 6])
        for number, (each, _) in enumerate(runs):
            _formed(sheet, (row, column + number), each, styles, number=True)
    else:
        _formed(sheet, (row, column), style, styles, number=kind not in _TEXTS)


def _failed(kind: int, body: bytes) -> str:
    """What a formula that failed shows; empty for all other cells."""
    if kind == _ERROR and len(body) >= 8 and body[7]:
        return _ERRORS.get(body[6], "")
    if kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        return _ERRORS.get(body[8], "")
    return ""


def _formed(
    sheet: OldSheet, position: Position, style: int, styles: _Styles, *, number: bool
) -> None:
    if style >= len(styles.formats):
        return
    if number and styles.formats[style] in styles.shown:
        sheet.percentages.add(position)
    if styles.indents[style]:
        sheet.indents[position] = styles.indents[style]
