"""Periods whose numbers are those of another: last year's file under a new name."""

from collections.abc import Iterator

import numpy as np

from reportgen.errors import problem
from reportgen.frame import PERIOD, Amounts
from reportgen.quality import Check, Finding, Weight
from reportgen.sources.held import Held, Series
from reportgen.sources.quality.doubts import Doubt, is_declared, weight

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
    for period, amounts in _periods(source):
        earlier = seen.setdefault(amounts.tobytes(), period)
        if earlier != period and _tells_much(amounts):
            yield _copy(source, earlier, period)


def _may_repeat(series: Series) -> bool:
    """Whether two periods have the same sum; if not, nothing needs to be laid out."""
    amounts = np.nan_to_num(series.amounts)
    sums = np.bincount(series.codes(PERIOD), weights=amounts)
    return len(np.unique(np.rint(sums * 1000))) < len(sums)


def _periods(source: Held) -> Iterator[tuple[str, Amounts]]:
    """All numbers of each period in the same order; NaN where there is none."""
    found = {each for series in source.series for each in series.members(PERIOD)}
    periods = tuple(sorted(found))
    blocks = [series.laid_out(PERIOD, periods)[1] for series in source.series]
    yield from zip(periods, np.concatenate(blocks, axis=1), strict=True)


def _tells_much(amounts: Amounts) -> bool:
    """Whether the numbers could not be the same by chance."""
    known = amounts[np.isfinite(amounts) & (amounts != 0)]
    return len(known) >= _FEW and len(np.unique(known)) >= _ALIKE


def _copy(source: Held, earlier: str, period: str) -> Doubt:
    declared = source.declared
    told = problem(
        "source-check-copy", source.sheet_of(period), source=declared.name, period=period,
        earlier=earlier,
    )  # fmt: skip
    heavy = weight(declared, Weight.NOTICE)
    return Doubt(Finding(Check.COPY, heavy, period, 1), (told,), 1)
