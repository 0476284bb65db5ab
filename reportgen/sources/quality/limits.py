"""Single numbers: whole where they count, and within their range."""

from collections.abc import Iterator

import numpy as np

from reportgen.errors import Problem, problem
from reportgen.frame import Amounts
from reportgen.quality import Check, Weight
from reportgen.sources.held import Held, Series
from reportgen.sources.quality.doubts import Doubt, doubts, is_declared, weight
from reportgen.sources.quality.told import address, amount
from reportgen.sources.tables.table import Integers


def fractions(source: Held) -> Iterator[Doubt]:
    """Fractions where whole numbers are declared, or single ones among counts of persons."""
    declared = source.declared
    stated = is_declared(declared, "whole")
    for series in source.series:
        broken = _broken(series)
        wanted = (
            series.measure in declared.spec.checks.whole if stated else is_count(source, series)
        )
        if wanted:
            heavy = weight(declared) if stated else Weight.NOTICE
            yield from _found(Check.WHOLE, heavy, broken, (source, series))


def is_count(source: Held, series: Series) -> bool:
    """Whether a measure of persons is a count: a column of many fractions is a share."""
    known = int(series.table["amount"].notna().sum())
    return source.declared.spec.persons and 10 * len(_broken(series)) <= known


def _broken(series: Series) -> Integers:
    """The rows that hold a fraction of the office's own, not one of a place parted by weights."""
    amounts = series.amounts
    with np.errstate(invalid="ignore"):
        off = np.abs(amounts - np.rint(amounts)) > slack(amounts)
    if series.moved:
        off &= ~series.table.index.isin(series.moved)
    return np.flatnonzero(off).astype(np.int64)


def slack(amounts: Amounts) -> Amounts:
    """How far floating-point numbers may be off without meaning anything."""
    return 1e-9 * np.maximum(1.0, np.abs(amounts))


def out_of_range(source: Held) -> Iterator[Doubt]:
    """Numbers below the least or above the greatest that is declared."""
    for series in source.series:
        bounds = source.declared.spec.checks.ranges.get(series.measure, ())
        amounts = series.amounts
        beyond = np.zeros(len(amounts), dtype=bool)
        for bound, sign in zip(bounds, (1, -1), strict=False):
            beyond |= sign * amounts < sign * bound - slack(amounts)
        cases = np.flatnonzero(beyond).astype(np.int64)
        heavy = weight(source.declared)
        yield from _found(Check.RANGE, heavy, cases, (source, series), bounds)


def _found(
    check: Check,
    heavy: Weight,
    cases: Integers,
    where: tuple[Held, Series],
    bounds: tuple[float, ...] = (),
) -> tuple[Doubt, ...]:
    source, series = where
    code = "source-check-range" if bounds else "source-check-whole"
    span = " … ".join(amount(bound) for bound in bounds)

    amounts = series.amounts

    def told(case: int) -> Problem:
        return problem(
            code, source.where(series, case), measure=series.measure,
            span=span if len(bounds) > 1 else f"≥ {span}",
            what=address(source, series, case), amount=amount(amounts[case]),
        )  # fmt: skip

    return doubts(check, heavy, series.measure, cases.tolist(), told)
