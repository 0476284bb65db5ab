"""Bytes of a workbook to the sheets wanted, as rows of texts.

Numbers become texts in the notation of the source, so that typed numbers and numbers typed as
text are read by the same rules. Errors of formulas ("#DIV/0!") come out empty.
"""

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
from reportgen.sources.files.content import Content, demand
from reportgen.sources.table import Area, Sheet

_Cell: TypeAlias = str | bool | int | float | datetime | date | time | timedelta


def spreadsheet(data: bytes, pattern: str, decimal: str, file: str) -> tuple[Sheet, ...]:
    """The sheets that match a name or pattern; the first visible one when it is empty."""
    demand(Content.WORKBOOK, data, file)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        names = _chosen(workbook, pattern, file)
        return tuple(_sheet(workbook.get_sheet_by_name(name), decimal, file) for name in names)
    except PasswordError:
        raise failure("source-is-locked", Where(file)) from None
    except CalamineError:
        raise failure("source-workbook-damaged", Where(file)) from None
    except BaseException as error:
        # A panic of the Rust library is no Exception and its type cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise failure("source-workbook-damaged", Where(file)) from None


def _chosen(workbook: CalamineWorkbook, pattern: str, file: str) -> list[str]:
    sheets = [each for each in workbook.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
    names = [each.name for each in sheets]
    visible = [each.name for each in sheets if each.visible is SheetVisibleEnum.Visible]
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


def _sheet(sheet: CalamineSheet, decimal: str, file: str) -> Sheet:
    rows = [
        [_text(cell, decimal) for cell in row] for row in sheet.to_python(skip_empty_area=False)
    ]
    merged = sheet.merged_cell_ranges
    areas = None if merged is None else tuple(Area(*start, *end) for start, end in merged)
    return Sheet(file, rows, name=sheet.name, merged=areas)


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
