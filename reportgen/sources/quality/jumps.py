"""Numbers against those of the period before."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from reportgen.errors import Problem, problem
from reportgen.frame import PERIOD
from reportgen.quality import Check, Weight
from reportgen.sources.declared import short
from reportgen.sources.held import Held, Series
from reportgen.sources.quality.doubts import Doubt, doubts, weight
from reportgen.sources.quality.spec import ChecksSpec
from reportgen.sources.quality.told import address, amount
from reportgen.sources.tables.table import Integers


def jumps(source: Held) -> Iterator[Doubt]:
    """Changes to the period before that are larger than declared."""
    if source.declared.spec.checks.jump:
        for series in source.series:
            yield from _jumps(source, series, source.declared.spec.checks)


def _jumps(source: Held, series: Series, checks: ChecksSpec) -> tuple[Doubt, ...]:
    earlier, later = _steps(source, series)
    before, now = series.amounts[earlier], series.amounts[later]
    change = np.abs(now - before)
    large = (change > np.abs(before) * (checks.jump or 0) / 100) & (change >= checks.jump_minimum)

    def told(case: int) -> Problem:
        at = int(later[case])
        return problem(
            "source-check-jump", source.where(series, at), measure=series.measure,
            what=address(source, series, at), now=amount(now[case]), before=amount(before[case]),
            where=short(source.where(series, int(earlier[case]))),
        )  # fmt: skip

    heavy = weight(source.declared, Weight.NOTICE)
    return doubts(Check.JUMP, heavy, series.measure, np.flatnonzero(large).tolist(), told)


def _steps(source: Held, series: Series) -> tuple[Integers, Integers]:
    """The rows of all numbers that may be compared with the period before: first those before."""
    periods = tuple(sorted(series.members(PERIOD)))
    ranks, columns = series.ranks(PERIOD, periods), series.across(PERIOD)
    order = np.lexsort((ranks, columns))
    earlier, later = order[:-1], order[1:]
    follows = (columns[earlier] == columns[later]) & (ranks[later] - ranks[earlier] == 1)
    follows &= ~np.isin(ranks[earlier], _broken(source, periods))
    earlier, later = earlier[follows], later[follows]
    told = np.lexsort((columns[later], ranks[later]))
    return earlier[told], later[told]


def _broken(source: Held, periods: tuple[str, ...]) -> list[int]:
    """Where a period and the one after may not be compared."""
    breaks = [each.period for each in source.declared.spec.breaks if not each.comparable]
    steps = enumerate(pairwise(periods))
    return [at for at, (first, then) in steps if any(first < each <= then for each in breaks)]
