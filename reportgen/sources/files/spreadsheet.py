"""Bytes of a workbook to the sheets wanted, as rows of texts.

Numbers become texts in the notation of the source, so that typed numbers and numbers typed as
text are read by the same rules; what stands in gets spaces before its text. The library that
reads the values takes whatever memory a file claims and ends the program when there is none: a
file is looked through first, and the library is given only what is known to be small.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from fnmatch import fnmatchcase
from io import BytesIO
from typing import TypeAlias

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from reportgen.errors import ReportError, Where, failure, nearest
from reportgen.sources.declared import listed
from reportgen.sources.files import open_document
from reportgen.sources.files.compound import NotCompoundError
from reportgen.sources.files.content import ARCHIVE, Content, demand
from reportgen.sources.files.elements import without_doctype
from reportgen.sources.files.old_workbook import LockedError, old_sheets
from reportgen.sources.files.open_xml import Offer, OpenXml
from reportgen.sources.files.sheet import NO_MARKS, Area, Marks, Rows, Sheet
from reportgen.sources.files.size import OLD_CELLS, refuse_vast
from reportgen.sources.files.unpacking import Archive, packed

_Cell: TypeAlias = str | bool | int | float | datetime | date | time | timedelta
_Opened: TypeAlias = tuple[CalamineWorkbook, Mapping[str, Marks]]


def spreadsheet(data: bytes, pattern: str, decimal: str, file: str) -> tuple[Sheet, ...]:
    """The sheets that match a name or pattern; the first visible one when it is empty."""
    demand(Content.WORKBOOK, data, file)
    with _telling(file):
        book, marks = _opened(data, pattern, file)
        return tuple(
            _sheet(book.get_sheet_by_name(name), marks[name], decimal, file) for name in marks
        )


@contextmanager
def _telling(file: str) -> Iterator[None]:
    """Turn what the library raises into messages."""
    try:
        yield
    except PasswordError:
        raise failure("source-is-locked", Where(file)) from None
    except CalamineError:
        raise failure("source-workbook-damaged", Where(file)) from None
    except BaseException as error:
        # A panic of the Rust library is no Exception and its type cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise failure("source-workbook-damaged", Where(file)) from None


def _opened(data: bytes, pattern: str, file: str) -> _Opened:
    if not data.startswith(ARCHIVE):
        return _old_workbook(data, pattern, file)
    archive = Archive(data, file)
    if open_document.CONTENT in archive:
        return _open_document(archive, pattern, file)
    workbook = OpenXml(archive, file)
    plain, marks = workbook.opened(_chosen(workbook.offers, pattern, file))
    return CalamineWorkbook.from_filelike(BytesIO(plain)), marks


def _open_document(archive: Archive, pattern: str, file: str) -> _Opened:
    parts = {name: archive.read(name) for name in open_document.PARTS}
    open_document.refuse_locked(parts, file)
    content = without_doctype(parts[open_document.CONTENT], file)
    sheets = open_document.sheets(content)
    for name, runs in sheets.items():
        refuse_vast(*open_document.extent(runs), Where(file, sheet=name))
    book = CalamineWorkbook.from_filelike(BytesIO(packed(parts)))
    chosen = _chosen(_offers(book), pattern, file)
    return book, {name: open_document.marks(content, sheets.get(name, [])) for name in chosen}


def _old_workbook(data: bytes, pattern: str, file: str) -> _Opened:
    try:
        sheets = old_sheets(data)
    except LockedError:
        raise failure("source-is-locked", Where(file)) from None
    except NotCompoundError:
        raise failure("source-workbook-damaged", Where(file)) from None
    for name, sheet in sheets.items():
        where = Where(file, sheet=name)
        refuse_vast(sheet.rows, sheet.columns, where)
        refuse_vast(*sheet.claimed, where, most=OLD_CELLS)
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    chosen = _chosen(_offers(book), pattern, file)
    return book, {name: sheets[name].marks() if name in sheets else NO_MARKS for name in chosen}


def _offers(book: CalamineWorkbook) -> list[Offer]:
    return [
        Offer(each.name, each.visible is SheetVisibleEnum.Visible)
        for each in book.sheets_metadata
        if each.typ is SheetTypeEnum.WorkSheet
    ]


def _chosen(offers: list[Offer], pattern: str, file: str) -> list[str]:
    names = [each.name for each in offers]
    visible = [each.name for each in offers if each.visible]
    if not names:
        raise failure("source-sheets-none", Where(file))
    if not pattern:
        return (visible or names)[:1]
    if pattern in names:
        return [pattern]
    found = [name for name in names if fnmatchcase(name, pattern)]
    if not found:
        raise _unknown(pattern, names, file)
    return found


def _unknown(pattern: str, names: list[str], file: str) -> ReportError:
    near = nearest(pattern, names)
    return failure(
        "source-sheet-unknown", Where(file), sheet=pattern, known=listed(names), near=near
    )


def _sheet(sheet: CalamineSheet, marks: Marks, decimal: str, file: str) -> Sheet:
    rows = [
        [cell if cell.__class__ is str else _text(cell, decimal) for cell in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    _show(rows, marks)
    merged = sheet.merged_cell_ranges
    areas = marks.merged if merged is None else tuple(Area(*start, *end) for start, end in merged)
    return Sheet(file, rows, name=sheet.name, merged=areas, marks=marks)


def _show(rows: Rows, marks: Marks) -> None:
    """Let cells say what the values alone do not: how formulas failed, and what stands in."""
    for (row, column), text in marks.errors.items():
        rows[row][column] = text
    for (row, column), depth in marks.indents.items():
        rows[row][column] = " " * min(depth, 250) + rows[row][column]


def _text(cell: _Cell, decimal: str) -> str:
    match cell:
        case str():
            return cell
        case bool():
            return "WAHR" if cell else "FALSCH"
        case int() | float():
            whole = float(cell).is_integer()
            return str(int(cell)) if whole else repr(cell).replace(".", decimal)
        case datetime() | date() | time():
            return cell.isoformat()
        case timedelta():
            return str(cell)
