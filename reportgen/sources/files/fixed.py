"""Lines whose columns stand at the same positions to rows."""

from collections.abc import Iterable, Iterator
from itertools import accumulate

from reportgen.sources.files.delimited import Row


def fixed_rows(lines: Iterable[str], widths: tuple[int, ...], comment: str) -> Iterator[Row]:
    """Cut lines at their positions; what goes beyond the last one is a cell of its own."""
    ends = tuple(accumulate(widths))
    pieces = tuple(zip((0, *ends), (*ends, None), strict=True))
    for number, line in enumerate(lines, start=1):
        text = line.rstrip()
        if comment and text.startswith(comment):
            continue
        cells = [text[start:end].rstrip() for start, end in pieces]
        yield number, cells if cells[-1] else cells[:-1]
