"""Periods whose numbers are those of another: last year's file under a new name."""

from collections.abc import Iterator

import numpy as np

from reportgen.errors import problem
from reportgen.frame import PERIOD, Amounts
from reportgen.quality import Check, Finding, Weight
from reportgen.sources.held import Held, Series
from reportgen.sources.quality.doubts import Doubt, is_declared, weight
from reportgen.sources.tables.table import Integers

_FEW = 8
"""Fewer counts of persons may be the same twice by chance."""
_ALIKE = 5
"""And they must not be nearly all the same."""


def copies(source: Held) -> Iterator[Doubt]:
    """Periods that repeat an earlier one, number by number in every measure.

    Places in homes and the like stay as they are for years: they are looked at only when asked.
    """
    declared = source.declared
    asked = is_declared(declared, "copies") or declared.spec.persons
    if not (asked and declared.spec.checks.copies and source.series):
        return
    if not all(_may_repeat(series) for series in source.series):
        return
    seen: dict[bytes, str] = {}
    for period, said, amounts in _periods(source):
        earlier = seen.setdefault(said, period)
        if earlier != period and _tells_much(amounts):
            yield _copy(source, earlier, period)


def _may_repeat(series: Series) -> bool:
    """Whether two periods have the same sum; if not, nothing needs to be laid out."""
    amounts = np.nan_to_num(series.amounts)
    sums = np.bincount(series.codes(PERIOD), weights=amounts)
    return len(np.unique(np.rint(sums * 1000))) < len(sums)


def _periods(source: Held) -> Iterator[tuple[str, bytes, Amounts]]:
    """Of each period all that its numbers say, with their other keys, and the numbers."""
    found: dict[str, list[tuple[Integers, Amounts]]] = {}
    for number, series in enumerate(source.series):
        codes, columns = series.codes(PERIOD), series.across(PERIOD)
        order = np.lexsort((columns, codes))
        order = order[np.isfinite(series.amounts[order])]
        starts = np.searchsorted(codes[order], np.arange(1, len(series.members(PERIOD))))
        for period, rows in zip(series.members(PERIOD), np.split(order, starts), strict=True):
            if len(rows):
                named = np.concatenate([[-1 - number], columns[rows]])
                found.setdefault(period, []).append((named, series.amounts[rows]))
    for period in sorted(found):
        columns, amounts = map(np.concatenate, zip(*found[period], strict=True))
        yield period, columns.tobytes() + amounts.tobytes(), amounts


def _tells_much(amounts: Amounts) -> bool:
    """Whether the numbers could not be the same by chance."""
    known = amounts[amounts != 0]
    return len(known) >= _FEW and len(np.unique(known)) >= _ALIKE


def _copy(source: Held, earlier: str, period: str) -> Doubt:
    declared = source.declared
    told = problem(
        "source-check-copy", source.sheet_of(period), source=declared.name, period=period,
        earlier=earlier,
    )  # fmt: skip
    heavy = weight(declared, Weight.NOTICE)
    return Doubt(Finding(Check.COPY, heavy, period, 1), (told,), 1)
