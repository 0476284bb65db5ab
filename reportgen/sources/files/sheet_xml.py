"""The XML of a sheet of an XLSX workbook to its extent and its marks (ECMA-376, part 1, 18.3).

The values are read by a fast library. This only looks for what the library does not tell, tag by
tag, and at single cells only where the file holds any that need it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgen.sources.files.elements import attribute, elements, whole
from reportgen.sources.files.sheet import Marks, Position, column_number
from reportgen.sources.files.size import MOST_COLUMNS

_TAG = re.compile(rb"<(?:\w+:)?(row|c)\b([^<>]*)>")
_REF = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,6})([0-9]{0,9})["']""")
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b([^<>]*)>")
_LAST = re.compile(rb"([A-Z]{0,6})([0-9]{1,12})$")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^<>]*)>")
_TYPE = re.compile(rb"""\bt\s*=\s*["'](\w*)["']""")
_STYLE = re.compile(rb"""\bs\s*=\s*["']([0-9]+)["']""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true|on)["']""")
_INSIDE = re.compile(
    rb"\s*(<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>))?"
    rb"\s*(?:<(?:\w+:)?v\b[^<>]*?(?:/>|>([^<]*)<))?"
)
"""What stands in a cell: perhaps a formula, perhaps its value."""

_FIRST = re.compile(rb'<(?:\w+:)?c\b(?: r="([A-Z]{1,6}))?')
_DEEP = re.compile(rb' r="[A-Z]+[0-9]{6}')


@dataclass(frozen=True, slots=True)
class Styles:
    """The numbers of the styles that matter here."""

    percentages: frozenset[bytes] = frozenset()
    indents: dict[bytes, int] = field(default_factory=dict)


_LISTS = {"cellStyleXfs", "cellXfs", "cellStyles", "dxfs"}
_QUOTED = re.compile(r'"[^"]*"|\\.|_.')
"""Letters of a number format that are printed as they stand."""


def styles(data: bytes, file: str) -> Styles:
    """Read the styles of a workbook: per cent (formats 9, 10 and others with %) and indents."""
    shown, percentages, indents = {"9", "10"}, set(), {}
    within, number = "", -1
    for name, given in elements(data, file) if data else ():
        if name in _LISTS:
            within = name
        elif name == "numFmt" and "%" in _QUOTED.sub("", given.get("formatCode", "")):
            shown.add(given.get("numFmtId", ""))
        elif name == "xf" and within == "cellXfs":
            number += 1
            if given.get("numFmtId") in shown:
                percentages.add(str(number).encode())
        elif (
            name == "alignment"
            and within == "cellXfs"
            and (depth := whole(given.get("indent", "")))
        ):
            indents[str(number).encode()] = depth
    return Styles(frozenset(percentages), indents)


def claimed(data: bytes) -> tuple[int, int]:
    """How many rows and columns the sheet says that it has; it need not be true."""
    dimension = _DIMENSION.search(data)
    found = _LAST.search(attribute(b"ref", dimension[1])) if dimension else None
    return (int(found[2]), column_number(found[1].decode()) + 1) if found else (0, 0)


def extent(data: bytes, enough: int) -> tuple[int, int]:
    """Rows and columns up to the last cell that holds something.

    Counted only as far as is needed to say that there are no more than `enough` cells.
    """
    starts = set(_FIRST.findall(data))
    if b"" not in starts and not _DEEP.search(data):
        columns = max((column_number(each.decode()) for each in starts), default=-1) + 1
        if columns * 99_999 <= enough:
            return 99_999, columns
    rows = columns = 0
    for (row, column), _, end in _cells(data):
        if data[end - 2 : end - 1] != b"/":
            rows, columns = max(rows, row + 1), max(columns, column + 1)
    return rows, columns


def _cells(data: bytes) -> Iterator[tuple[Position, bytes, int]]:
    """Every cell: its position, its attributes and where its content begins."""
    row = column = -1
    known: dict[bytes, int] = {}
    for tag in _TAG.finditer(data):
        given = _REF.search(tag[2])
        name, number = (given[1], given[2]) if given else (b"", b"")
        if tag[1] == b"row":
            row, column = int(number or row + 2) - 1, -1
            continue
        row = int(number) - 1 if number else row
        if name and name not in known:
            known[name] = column_number(name.decode())
        column = known[name] if name else column + 1
        yield (row, column), tag[2], tag.end()


def marks(data: bytes, styles: Styles) -> Marks:
    """What is hidden, shown as per cent, indented or not calculated."""
    rows, columns = _hidden(data)
    if not _telling(data, styles):
        return Marks(rows, columns)
    indents: dict[Position, int] = {}
    errors: dict[Position, str] = {}
    uncalculated, percentages = [], []
    for position, given, end in _cells(data):
        kind, style = _TYPE.search(given), _STYLE.search(given)
        name = kind[1] if kind else b"n"
        inside = _INSIDE.match(data, end) if given[-1:] != b"/" else None
        if inside is None:
            continue
        if style and style[1] in styles.indents:
            indents[position] = styles.indents[style[1]]
        if name == b"e":
            errors[position] = (inside[2] or b"").decode(errors="replace")
        elif inside[1] and not inside[2] and name != b"str":
            uncalculated.append(position)
        elif name == b"n" and style and style[1] in styles.percentages:
            percentages.append(position)
    return Marks(rows, columns, indents, errors, tuple(uncalculated), frozenset(percentages))


def _telling(data: bytes, styles: Styles) -> bool:
    """Whether any cell needs to be looked at."""
    if any(mark in data for mark in (b"<f", b":f", b't="e"', b"t='e'")):
        return True
    wanted = {*styles.percentages, *styles.indents}
    return bool(wanted) and not wanted.isdisjoint(_STYLE.findall(data))


def _hidden(data: bytes) -> tuple[frozenset[int], frozenset[int]]:
    if b"hidden" not in data:
        return frozenset(), frozenset()
    columns: set[int] = set()
    for found in _COLUMN.finditer(data):
        if _HIDDEN.search(found[1]):
            first, last = (whole(attribute(each, found[1])) for each in (b"min", b"max"))
            columns.update(range(max(first, 1) - 1, min(last, MOST_COLUMNS)))
    return _hidden_rows(data), frozenset(columns)


def _hidden_rows(data: bytes) -> frozenset[int]:
    rows: set[int] = set()
    row = -1
    for found in re.finditer(rb"<(?:\w+:)?row\b([^<>]*)>", data):
        row = (whole(attribute(b"r", found[1])) or row + 2) - 1
        if _HIDDEN.search(found[1]):
            rows.add(row)
    return frozenset(rows)
