"""What the kind of an indicator promises its readers, and whether it is kept.

A share is a part of a whole, a ratio is divided, what can be added up is not.
"""

import numpy as np

from reportgen.errors import Problems
from reportgen.frame import PERIOD, PLACE
from reportgen.indicators.grid import Grid
from reportgen.indicators.spec import IndicatorSpec, TermSpec
from reportgen.indicators.wording import PERCENT, check_wording

UNDIVIDED = frozenset({"anzahl", "betrag"})
"""Kinds that can be added up, so they are never divided."""
DIVIDED = frozenset({"anteil", "quote", "quotient", "dichte", "rate", "mittelwert"})
"""Kinds that are ratios. Balances and indices may be either."""
WHOLE = 100 + 1e-9
"""All of it, with room for the last binary digit."""


def is_given(spec: IndicatorSpec) -> bool:
    """Whether an indicator is a ratio as an office publishes it: one term, and nothing below."""
    plain = isinstance(spec.numerator, TermSpec)
    return plain and spec.kind in DIVIDED and not spec.denominator and not spec.by


def broken_promises(spec: IndicatorSpec, problems: Problems) -> None:
    """Compare the kind with denominator, unit and factor."""
    if spec.numerator == () and spec.method != "composite":
        problems.error("indicator-numerator-missing")
    if spec.kind in DIVIDED and not spec.denominator and not is_given(spec):
        problems.error("indicator-denominator-missing", kind=spec.kind)
    if spec.kind in UNDIVIDED and spec.denominator:
        problems.error("indicator-denominator-unwanted", kind=spec.kind)
    if spec.unit == PERCENT and spec.denominator and spec.factor != 100:
        problems.notice("indicator-percent-factor", factor=f"{spec.factor:g}")
    if spec.bands and "age" not in spec.by:
        problems.notice("indicator-bands-unused")
    check_wording(spec, problems)


def above_the_whole(spec: IndicatorSpec, block: Grid, problems: Problems) -> None:
    """A share of more than all: the numerator is no part of the denominator."""
    if not (spec.bounded or spec.kind == "anteil") or spec.unit != PERCENT:
        return
    for place, period, *_ in np.argwhere(block.amounts > WHOLE)[:1]:
        names = {"place": block.axes[PLACE][place], "period": block.axes[PERIOD][period]}
        problems.notice("indicator-share-above", **names)
