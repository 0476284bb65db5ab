"""Columns of one row: parts that add up to their total, or do not exceed it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from reportgen.errors import Problem, problem
from reportgen.frame import Amounts
from reportgen.quality import Check, Weight
from reportgen.sources.held import Held
from reportgen.sources.numbers.cells import Cells, cells_below
from reportgen.sources.numbers.signs import notation, read_numbers
from reportgen.sources.quality.doubts import Doubt, doubts, weight
from reportgen.sources.quality.limits import slack
from reportgen.sources.quality.spec import SumSpec
from reportgen.sources.quality.told import amount


@dataclass(frozen=True, eq=False, slots=True)
class _Column:
    """The numbers of a column, one for each row that is kept."""

    name: str
    cells: Cells
    amounts: Amounts
    """NaN for what is no number: a secret part makes a sum untestable."""


def sums(source: Held) -> Iterator[Doubt]:
    """Breakdowns that do not hold."""
    for spec in source.declared.spec.checks.sums:
        total = _column(spec.total, source)
        parts = [_column(name, source) for name in spec.parts]
        known = [part for part in parts if part is not None]
        if total is not None and len(known) == len(parts):
            heavy = weight(source.declared)
            if spec.at_most:
                for part in known:
                    yield from _exceeding(part, total, spec, source, heavy)
            else:
                yield from _off(known, total, spec, source, heavy)


def _column(name: str, source: Held) -> _Column | None:
    """A column by the name of its measure, or by its heading."""
    spec = source.declared.spec
    found = cells_below(name, spec.values.get(name, name), source.gathered, source.declared)
    if found is None:
        return None
    cells = found.only(source.keys.kept[found.rows])
    return _Column(name, cells, read_numbers(cells.texts, notation(spec), spec.scale).amounts)


def _off(
    parts: list[_Column], total: _Column, spec: SumSpec, source: Held, heavy: Weight
) -> tuple[Doubt, ...]:
    added = np.sum([part.amounts for part in parts], axis=0)
    off = np.abs(added - total.amounts) > spec.tolerance + slack(total.amounts)

    def told(case: int) -> Problem:
        return problem(
            "source-check-sum", total.cells.where(case, source.gathered), total=total.name,
            found=amount(total.amounts[case]), added=amount(added[case]),
            parts=" + ".join(spec.parts),
        )  # fmt: skip

    return doubts(Check.SUM, heavy, total.name, np.flatnonzero(off).tolist(), told)


def _exceeding(
    part: _Column, total: _Column, spec: SumSpec, source: Held, heavy: Weight
) -> tuple[Doubt, ...]:
    over = part.amounts > total.amounts + spec.tolerance + slack(total.amounts)
    told = partial(_over, part, total, source)
    return doubts(Check.PART, heavy, part.name, np.flatnonzero(over).tolist(), told)


def _over(part: _Column, total: _Column, source: Held, case: int) -> Problem:
    return problem(
        "source-check-part", part.cells.where(case, source.gathered), part=part.name,
        found=amount(part.amounts[case]), total=total.name, whole=amount(total.amounts[case]),
    )  # fmt: skip
