"""Whether the columns of a text stand at the same positions in every line, and where."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from reportgen.sources.files.sheet import Sheet

FEWEST = 3
"""Lines by which columns can be judged, head included, and columns that make a table."""
MOST_TITLES = 0.34
"""Part of the lines that may be titles and notes."""


def found_widths(sample: str, sheet: Sheet) -> tuple[int, ...]:
    """How wide the columns are; empty when delimiters part the cells, or nothing does."""
    parted = sum(len(row) > 1 for row in sheet.rows)
    lines = [line for line in sample.splitlines() if line.strip()]
    if parted * 2 > len(sheet.rows) or len(lines) < FEWEST:
        return ()
    table = [line for line in lines if any(map(str.isdigit, line))]
    head = next((line for line, below in pairwise(lines) if below == table[0]), "") if table else ""
    starts = list(_starts(table, head)) if len(table) > 1 else []
    if len(starts) < FEWEST or len(table) < len(lines) * (1 - MOST_TITLES):
        return ()
    bounds = [0, *starts[1:], max(map(len, table))]
    return tuple(end - start for start, end in pairwise(bounds))


def _starts(lines: list[str], head: str) -> Iterator[int]:
    """Where columns begin: behind positions that are blank in every line.

    Numbers stand at the right of their columns, so that a column reaches from the end of the
    one before it to its own last character.
    """
    width = max(map(len, lines))
    blank = [all(line[at : at + 1] in ("", " ") for line in lines) for at in range(width)]
    at = 0
    for is_blank, run in groupby(blank):
        length = len(list(run))
        if not is_blank:
            yield _uncut(head, _left(lines, at))
        at += length


def _left(lines: list[str], at: int) -> int:
    """The beginning of a column: that of its text, or the end of the column before a number."""
    cells = [line[at:].lstrip()[:1] for line in lines]
    numeric = all(cell.isdigit() for cell in cells if cell)
    while numeric and at > 0 and all(line[at - 1 : at] in ("", " ") for line in lines):
        at -= 1
    return at


def _uncut(head: str, at: int) -> int:
    """The nearest position from here on that does not cut a word of the head."""
    while 0 < at < len(head) and head[at - 1] != " " and head[at] != " ":
        at += 1
    return at
