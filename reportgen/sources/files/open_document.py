"""The content of an ODS workbook to the extents and marks of its sheets (ODF 1.3, part 3, 9.1).

Columns, rows and cells say how often they repeat: an empty sheet has a million rows in one line,
and a short file may claim more cells than fit into memory. So the extent is reckoned first, and
runs are unfolded only when it is known to be small.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from reportgen.errors import Where, failure
from reportgen.sources.files.elements import attribute, whole
from reportgen.sources.files.sheet import Area, Marks, Position

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
PARTS = ("mimetype", _MANIFEST, CONTENT)
"""What is needed to read the values."""

_TAG = re.compile(
    rb"<table:(table-column|table-row|table-cell|covered-table-cell|table)(?=[\s/>])([^<>]*)>"
)
_VALUE = re.compile(
    rb"\b(?:office:(?:value|date-value|time-value|boolean-value|string-value)|table:formula)\s*="
)
_TEXT = re.compile(rb"\s*<text:p>([^<]*)</text:p>")
_STYLE = re.compile(rb"<style:(style|paragraph-properties)(?=[\s/>])([^<>]*)>")
_LENGTH = re.compile(rb"([0-9]{1,5}(?:\.[0-9]{1,9})?)(cm|mm|in|pt)")
_MILLIMETRES = {b"cm": 10.0, b"mm": 1.0, b"in": 25.4, b"pt": 25.4 / 72}


class _Run(NamedTuple):
    """A column, row or cell that repeats; rows and columns from 0, `below` and `right` after it."""

    kind: bytes
    top: int
    below: int
    left: int
    right: int
    given: bytes
    """Its attributes."""
    end: int
    """Where its content begins."""

    @property
    def filled(self) -> bool:
        """Whether the cell holds something."""
        return self.given[-1:] != b"/" or bool(_VALUE.search(self.given))

    def positions(self) -> Iterator[Position]:
        """Every cell of it."""
        return ((row, column) for row in self._rows for column in range(self.left, self.right))

    @property
    def _rows(self) -> range:
        return range(self.top, self.below)


def refuse_locked(parts: Mapping[str, bytes], file: str) -> None:
    """Refuse a workbook with a password: its manifest names the keys."""
    if b"encryption-data" in parts[_MANIFEST]:
        raise failure("source-is-locked", Where(file))


def _times(name: bytes, given: bytes) -> int:
    """How often something repeats, or how many cells it covers."""
    return max(whole(attribute(b"table:number-" + name, given)), 1)


def sheets(data: bytes) -> dict[str, list[_Run]]:
    """The columns, rows and filled cells of every sheet."""
    found: dict[str, list[_Run]] = {}
    runs: list[_Run] = []
    top = below = across = right = 0
    for tag in _TAG.finditer(data):
        kind, given = tag[1], tag[2]
        if kind == b"table":
            runs = found.setdefault(unescape(attribute(b"table:name", given).decode()), [])
            below = across = 0
        elif kind == b"table-column":
            left, across = across, across + _times(b"columns-repeated", given)
            runs.append(_Run(kind, 0, 0, left, across, given, tag.end()))
        elif kind == b"table-row":
            top, below, right = below, below + _times(b"rows-repeated", given), 0
            runs.append(_Run(kind, top, below, 0, 0, given, tag.end()))
        else:
            left, right = right, right + _times(b"columns-repeated", given)
            run = _Run(kind, top, below, left, right, given, tag.end())
            if run.filled:
                runs.append(run)
    return found


def extent(runs: list[_Run]) -> tuple[int, int]:
    """Rows and columns up to the last cell that holds something."""
    cells = [each for each in runs if each.kind.endswith(b"cell")]
    rows = max((each.below for each in cells), default=0)
    return rows, max((each.right for each in cells), default=0)


def marks(data: bytes, runs: list[_Run]) -> Marks:
    """What is hidden, merged, indented, shown as per cent or not calculated."""
    rows, columns = extent(runs)
    hidden = [each for each in runs if attribute(b"table:visibility", each.given) in _UNSEEN]
    cells = [each for each in runs if each.kind == b"table-cell"]
    return Marks(
        frozenset(row for each in hidden for row in range(each.top, min(each.below, rows))),
        frozenset(at for each in hidden for at in range(each.left, min(each.right, columns))),
        _indents(data, runs),
        {at: text for each in cells for text in _error(data, each) for at in each.positions()},
        tuple(at for each in cells if _uncalculated(data, each) for at in each.positions()),
        frozenset(at for each in cells if _is_share(each) for at in each.positions()),
        tuple(area for each in cells for area in _merged(each)),
    )


_UNSEEN = (b"collapse", b"filter")


def _error(data: bytes, cell: _Run) -> Iterator[str]:
    if b'value-type="error"' in cell.given:
        shown = _TEXT.match(data, cell.end)
        yield unescape(shown[1].decode(errors="replace")) if shown else ""


def _uncalculated(data: bytes, cell: _Run) -> bool:
    """A formula without type of result and without text."""
    if b"table:formula" not in cell.given or b"office:value-type" in cell.given:
        return False
    return cell.given[-1:] == b"/" or not _TEXT.match(data, cell.end)


def _is_share(cell: _Run) -> bool:
    return b'"percentage"' in cell.given


def _merged(cell: _Run) -> Iterator[Area]:
    rows, columns = _times(b"rows-spanned", cell.given), _times(b"columns-spanned", cell.given)
    if rows > 1 or columns > 1:
        yield Area(cell.top, cell.left, cell.top + rows - 1, cell.left + columns - 1)


def _indents(data: bytes, runs: list[_Run]) -> dict[Position, int]:
    """Millimetres that cells stand in; a cell without a style has that of its column."""
    depths = _depths(data)
    if not depths:
        return {}
    columns = [each for each in runs if each.kind == b"table-column"]
    usual = [
        (each.right, attribute(b"table:default-cell-style-name", each.given)) for each in columns
    ]
    found = {}
    for cell in (each for each in runs if each.kind == b"table-cell"):
        own = attribute(b"table:style-name", cell.given)
        name = own or next((style for right, style in usual if cell.left < right), b"")
        if name in depths:
            found.update(dict.fromkeys(cell.positions(), depths[name]))
    return found


def _depths(data: bytes) -> dict[bytes, int]:
    """The left margins of the styles that have one, in millimetres."""
    found: dict[bytes, int] = {}
    name = b""
    for tag in _STYLE.finditer(data):
        if tag[1] == b"style":
            name = attribute(b"style:name", tag[2])
            continue
        margin = _LENGTH.fullmatch(attribute(b"fo:margin-left", tag[2]))
        if margin and (depth := round(float(margin[1]) * _MILLIMETRES[margin[2]])):
            found[name] = depth
    return found
