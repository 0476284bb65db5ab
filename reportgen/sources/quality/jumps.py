"""Numbers against those of the period before."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from reportgen.errors import Problem, problem
from reportgen.frame import PERIOD
from reportgen.quality import Check, Weight
from reportgen.sources.held import Held, Series
from reportgen.sources.quality.doubts import Doubt, doubts, weight
from reportgen.sources.quality.spec import ChecksSpec
from reportgen.sources.quality.told import address, amount, short


def jumps(source: Held) -> Iterator[Doubt]:
    """Changes to the period before that are larger than declared."""
    if source.declared.spec.checks.jump:
        for series in source.series:
            yield from _jumps(source, series, source.declared.spec.checks)


def _jumps(source: Held, series: Series, checks: ChecksSpec) -> tuple[Doubt, ...]:
    periods = tuple(sorted(series.members(PERIOD)))
    rows, amounts = series.laid_out(PERIOD, periods)
    before, now = amounts[:-1], amounts[1:]
    change = np.abs(now - before)
    large = (change > np.abs(before) * (checks.jump or 0) / 100) & (change >= checks.jump_minimum)
    large[_broken(source, periods)] = False
    found = np.argwhere(large)

    def told(case: int) -> Problem:
        row, column = found[case].tolist()
        at, earlier = int(rows[row + 1, column]), int(rows[row, column])
        return problem(
            "source-check-jump", source.where(series, at), measure=series.measure,
            what=address(source, series, at), now=amount(now[row, column]),
            before=amount(before[row, column]), where=short(source.where(series, earlier)),
        )  # fmt: skip

    heavy = weight(source.declared, Weight.NOTICE)
    return doubts(Check.JUMP, heavy, series.measure, range(len(found)), told)


def _broken(source: Held, periods: tuple[str, ...]) -> list[int]:
    """Where a period and the one after may not be compared."""
    breaks = [each.period for each in source.declared.spec.breaks if not each.comparable]
    steps = enumerate(pairwise(periods))
    return [at for at, (first, then) in steps if any(first < each <= then for each in breaks)]
