"""What the kind of an indicator promises its readers, and whether it is kept.

A share is a part of a whole, a ratio is divided, what can be added up is not.
"""

from itertools import pairwise

import numpy as np

from reportgen.errors import Problems
from reportgen.frame import PERIOD, PLACE, Kind
from reportgen.indicators.grid import Grid
from reportgen.indicators.spec import IndicatorSpec, terms
from reportgen.indicators.wording import PERCENT, check_wording

DIVIDED = frozenset({"anteil", "quote", "quotient", "dichte", "rate", "mittelwert"})
"""Kinds that are ratios. Balances and indices may be either."""
PARTS_OF_A_WHOLE = frozenset({Kind.SHARE, Kind.QUOTA})
"""Kinds whose numerator is counted among the denominator, at the same time. Quotients compare
groups that share nobody; densities and rates count cases, of which one person may have several."""
SEGREGATION = frozenset({"dissimilarity", "isolation", "gini"})
RATED = frozenset({"standardised", "summed-rates"})
"""Methods that put rates by age together."""
BY_AGE = RATED | {"median"}
"""Methods that divide both sides by age."""
TWO_SIDED = SEGREGATION | RATED
"""Methods that need a denominator."""
WITH_GROUPS = frozenset({"ratio", "growth"})
"""Methods that can be broken down."""
KEYS = {
    "since": {"growth"},
    "units": SEGREGATION | {"composite"},
    "against": {"dissimilarity", "gini"},
    "adjusted": {"dissimilarity"},
    "smallest": SEGREGATION | {"composite"},
    "standard": {"standardised"},
    "standard_period": {"standardised", "composite"},
    "components": {"composite"},
    "ddof": {"composite"},
    "years": WITH_GROUPS | TWO_SIDED | {"median"},
    "minimum_numerator": WITH_GROUPS | BY_AGE,
    "minimum_denominator": WITH_GROUPS | RATED,
}
"""Keys that only some methods know."""
WHOLE = 100 + 1e-9
"""All of it, with room for the last binary digit."""


def is_given(spec: IndicatorSpec) -> bool:
    """Whether an indicator is a ratio as an office publishes it: one term, and nothing below."""
    plain = len(terms(spec.numerator)) == 1 and spec.method == "ratio" and spec.years == 1
    return plain and spec.kind in DIVIDED and not spec.denominator and not spec.by


def broken_promises(spec: IndicatorSpec, problems: Problems) -> None:
    """Compare the kind with denominator, unit and factor, the method with its keys."""
    _broken_by_method(spec, problems)
    bounds = [each.upto for each in spec.classes]
    inner = [bound for bound in bounds[:-1] if bound is not None]
    rising = all(low < high for low, high in pairwise(inner))
    if bounds and not (rising and len(inner) == len(bounds) - 1 > 0 and bounds[-1] is None):
        problems.error("indicator-classes")
    if spec.method == "ratio":
        if spec.kind in DIVIDED and not spec.denominator and not is_given(spec):
            problems.error("indicator-denominator-missing", kind=spec.kind)
        if Kind(spec.kind).is_additive and spec.denominator:
            problems.error("indicator-denominator-unwanted", kind=spec.kind)
    if spec.unit == PERCENT and _is_divided(spec) and spec.factor != 100:
        problems.notice("indicator-percent-factor", factor=f"{spec.factor:g}")
    if spec.bands and "age" not in spec.by and spec.method not in BY_AGE:
        problems.notice("indicator-bands-unused")
    check_wording(spec, problems)


def _is_divided(spec: IndicatorSpec) -> bool:
    return bool(spec.denominator) or spec.method in SEGREGATION | {"growth"}


def _broken_by_method(spec: IndicatorSpec, problems: Problems) -> None:
    """What a method lacks, and what has no effect with it."""
    method = spec.method
    if not spec.numerator and method != "composite":
        problems.error("indicator-numerator-missing")
    if not spec.denominator and (method in TWO_SIDED or (method == "composite" and spec.smallest)):
        problems.error("indicator-method-denominator", method=method)
    if method == "composite" and not spec.components:
        problems.error("indicator-components-missing")
    if spec.by and method not in WITH_GROUPS:
        problems.error("indicator-method-groups", method=method)
    if spec.adjusted and spec.against == "total":
        problems.error("indicator-adjusted-total")
    for key, methods in KEYS.items():
        if key in spec.model_fields_set and method not in methods:
            problems.notice("indicator-key-unused", key=key, method=method)


def above_the_whole(spec: IndicatorSpec, block: Grid, problems: Problems) -> None:
    """A share of more than all: the numerator is no part of the denominator."""
    if not (spec.bounded or spec.kind == "anteil") or spec.unit != PERCENT:
        return
    for place, period, *_ in np.argwhere(block.amounts > WHOLE)[:1]:
        names = {"place": block.axes[PLACE][place], "period": block.axes[PERIOD][period]}
        problems.notice("indicator-share-above", **names)
