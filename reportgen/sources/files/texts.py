"""Text files to sheets; a long file comes as several, so that it is never held as a whole.

Each of them begins with the head of the file: it can be read as if it were a file of its own.
"""

from collections.abc import Iterator
from itertools import islice

from reportgen.sources.files.content import characters
from reportgen.sources.files.delimited import SAMPLE, Row, delimited_rows, dialect_of, sheet_of
from reportgen.sources.files.delivery import Delivery
from reportgen.sources.files.fixed import fixed_rows
from reportgen.sources.files.sheet import Sheet
from reportgen.sources.spec import KeySpec, SourceSpec

FIRST = 60_000
"""Rows up to which a file is not divided."""
PART = 10_000
"""Rows of a sheet that is a part of a file."""


def text_sheets(delivery: Delivery, codec: str, spec: SourceSpec) -> Iterator[Sheet]:
    """The rows of a file in parts of some ten thousand."""
    rows = _rows(delivery, codec, spec)
    above = max(*spec.header, (spec.first_row or 1) - 1, 0)
    top = list(islice(rows, above))
    part = list(islice(rows, FIRST if _divisible(spec) else None))
    yield sheet_of([*top, *part], delivery.file)
    while part := list(islice(rows, PART)):
        if any(cell.strip() for _, row in part for cell in row):
            yield sheet_of([*top, *part], delivery.file)


def _rows(delivery: Delivery, codec: str, spec: SourceSpec) -> Iterator[Row]:
    lines = characters(delivery.blocks(), codec)
    if spec.format == "fixed":
        return fixed_rows(lines, spec.widths, spec.comment)
    sample = characters(delivery.blocks(), codec).read(SAMPLE)
    dialect = dialect_of(sample, spec.delimiter, max(spec.header, default=1), spec.comment)
    return delimited_rows(lines, dialect, delivery.file)


def _divisible(spec: SourceSpec) -> bool:
    """Whether every row can be understood without those above it, and none counts from the end."""
    keys = (key for key in spec.keys.values() if isinstance(key, KeySpec))
    bounded = spec.last_row is not None or spec.start or spec.end
    return not bounded and not any(key.repeat or key.levels for key in keys)
