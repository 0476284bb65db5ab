"""Characters of a CSV file to rows, with the line on which each row begins.

The csv module of Python is used and not pandas: it keeps the lines, rows of unequal length and
quoted cells of several lines.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import TypeAlias

from reportgen.errors import ReportError, Where, failure
from reportgen.formats import number
from reportgen.sources.files.sheet import Sheet
from reportgen.sources.spec import Delimiter

Row: TypeAlias = tuple[int, list[str]]
"""The line on which a row begins, from 1, and its cells."""
_CANDIDATES: tuple[Delimiter, ...] = (";", "\t", ",", "|")
"""In order of preference when several fit equally."""
SAMPLE = 20_000
"""Characters looked at to find the delimiter."""
_SEPARATOR = re.compile(r'"?sep=(.)"?\s*\r?\n')
"""The first line of a CSV file by which Excel is told the delimiter; Excel does not show it."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the lines of a file are cut into cells."""

    mark: str
    comment: str = ""
    """Rows that begin so are left out."""
    spaced: bool = False
    """Whether spaces stand between a delimiter and the quote after it."""
    told: bool = False
    """Whether the first line is Excel's and tells the delimiter."""


def dialect_of(sample: str, delimiter: Delimiter, head: int, comment: str = "") -> Dialect:
    """Find out from the beginning of a file; `head` is the row (from 1) that tells its width."""
    told = _SEPARATOR.match(sample)
    body = sample[told.end() :] if told else sample
    if comment:
        body = "".join(
            line for line in body.splitlines(keepends=True) if not line.startswith(comment)
        )
    wanted = told[1] if told and delimiter == "auto" else delimiter
    mark = found_delimiter(body, head) if wanted == "auto" else wanted
    spaced = re.search(rf'{re.escape(mark)} +"', body) is not None
    return Dialect(mark, comment, spaced, told is not None)


def delimited_rows(lines: Iterable[str], dialect: Dialect, file: str) -> Iterator[Row]:
    """Cut lines into rows."""
    reader = csv.reader(lines, delimiter=dialect.mark, strict=True, skipinitialspace=dialect.spaced)
    start = 1
    try:
        for row in reader:
            hidden = (start == 1 and dialect.told) or (
                dialect.comment and row and row[0].startswith(dialect.comment)
            )
            if not hidden:
                yield start, row
            start = reader.line_num + 1
    except csv.Error as error:
        raise _told(error, Where(file, start)) from None


def _told(error: csv.Error, where: Where) -> ReportError:
    """What the module says in English alone, without codes."""
    if "field limit" in str(error):
        return failure("source-cell-long", where, most=number(csv.field_size_limit()))
    return failure("source-quote", where)  # text after a closing quote, or never closed


def delimited(text: str, delimiter: Delimiter, head: int, file: str) -> Sheet:
    """The rows of a text that is held as a whole."""
    dialect = dialect_of(text[:SAMPLE], delimiter, head)
    return sheet_of(delimited_rows(StringIO(text, newline=""), dialect, file), file)


def sheet_of(rows: Iterable[Row], file: str) -> Sheet:
    """Rows as a sheet."""
    lines: list[int] = []
    cells: list[list[str]] = []
    for line, row in rows:
        lines.append(line)
        cells.append(row)
    return Sheet(file, cells, tuple(lines))


def found_delimiter(text: str, head: int) -> Delimiter:
    """The delimiter with which most rows have as many cells as the head."""
    scores = {mark: _score(text[:SAMPLE], mark, head) for mark in _CANDIDATES}
    return max(_CANDIDATES, key=lambda mark: scores[mark])


def _score(sample: str, mark: str, head: int) -> tuple[int, int]:
    widths = [len(row) for row in csv.reader(StringIO(sample, newline=""), delimiter=mark)]
    if len(widths) < head or head < 1:
        return 0, max(widths, default=0)
    width = widths[head - 1]
    return (widths[head - 1 :].count(width) if width > 1 else 0), width
