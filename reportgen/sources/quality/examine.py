"""Every check of a source, in the order in which they are told."""

from collections.abc import Iterator

from reportgen.sources.declared import Declared
from reportgen.sources.held import Held
from reportgen.sources.quality.completeness import missing_periods, missing_places
from reportgen.sources.quality.copies import copies
from reportgen.sources.quality.doubts import Doubt
from reportgen.sources.quality.headings import missing_columns, new_columns
from reportgen.sources.quality.jumps import jumps
from reportgen.sources.quality.labels import labels
from reportgen.sources.quality.limits import fractions, out_of_range
from reportgen.sources.quality.persons import single_persons
from reportgen.sources.quality.sums import sums
from reportgen.sources.quality.totals import totals
from reportgen.sources.tables.table import Table

_CHECKS = (
    labels, fractions, out_of_range, sums, totals, jumps, missing_periods, missing_places, copies,
)  # fmt: skip


def examined(
    tables: tuple[Table, ...], source: Held | None, declared: Declared
) -> tuple[Doubt, ...]:
    """What all checks found; numbers are looked at only when everything could be read."""
    return tuple(_found(tables, source, declared))


def _found(tables: tuple[Table, ...], source: Held | None, declared: Declared) -> Iterator[Doubt]:
    for table in tables:
        yield from missing_columns(table, declared)
        yield from new_columns(table, declared)
    if source is not None:
        yield from single_persons(source)
    if source is not None and not declared.is_faulty:
        for check in _CHECKS:
            yield from check(source)
