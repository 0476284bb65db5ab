"""Characters of a CSV file to rows, with the line on which each row begins.

The csv module of Python is used and not pandas: it keeps the lines, rows of unequal length and
quoted cells of several lines.
"""

import csv
from io import StringIO
from typing import Literal

from reportgen.errors import Where, failure
from reportgen.sources.table import Rows, Sheet

Delimiter = Literal["auto", ";", ",", "\t"]
_CANDIDATES = (";", "\t", ",")
"""In order of preference when several fit equally."""
_SAMPLE = 20_000
"""Characters looked at to find the delimiter."""


def delimited(text: str, delimiter: Delimiter, head: int, file: str) -> Sheet:
    """Cut a text into rows; `head` is the row (from 1) that tells how many columns there are."""
    mark = found_delimiter(text, head) if delimiter == "auto" else delimiter
    rows: Rows = []
    lines: list[int] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
    start = 1
    try:
        for row in reader:
            rows.append(row)
            lines.append(start)
            start = reader.line_num + 1
    except csv.Error:  # text after a closing quote, or no closing quote up to the end
        raise failure("source-quote", Where(file, start)) from None
    return Sheet(file, rows, tuple(lines))


def found_delimiter(text: str, head: int) -> str:
    """The delimiter with which most rows have as many cells as the head."""
    scores = {mark: _score(text[:_SAMPLE], mark, head) for mark in _CANDIDATES}
    return max(_CANDIDATES, key=lambda mark: scores[mark])


def _score(sample: str, mark: str, head: int) -> tuple[int, int]:
    widths = [len(row) for row in csv.reader(StringIO(sample, newline=""), delimiter=mark)]
    if len(widths) < head or head < 1:
        return 0, max(widths, default=0)
    width = widths[head - 1]
    return (widths[head - 1 :].count(width) if width > 1 else 0), width
