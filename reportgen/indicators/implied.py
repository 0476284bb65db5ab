"""A ratio as an office gives it, and the count that it tells whoever knows of how many it is.

4.3 % of 186 are 8. What is printed is rounded, so the count lies between two bounds; of these the
upper one is taken: the count is certainly small where that is.
"""

import re

import numpy as np

from reportgen.computed import Basis
from reportgen.errors import Problems, nearest
from reportgen.frame import Kind, Measure
from reportgen.indicators.bases import bases
from reportgen.indicators.grid import Grid, framed
from reportgen.indicators.promises import is_given
from reportgen.indicators.ratio import divided
from reportgen.indicators.sides import Side
from reportgen.indicators.spec import IndicatorSpec, terms

EXACT = 1e-9
_PER = re.compile(r"je (\d+)")


def check_of(spec: IndicatorSpec, known: dict[str, IndicatorSpec], problems: Problems) -> None:
    """Note what cannot be the base of a ratio, or has none."""
    if not spec.of:
        return
    base = known.get(spec.of)
    if base is None:
        problems.error("indicator-of-unknown", name=spec.of, near=nearest(spec.of, known))
    elif base.kind != "anzahl" or base.denominator or base.years != 1 or base.method != "ratio":
        problems.error("indicator-of-count", name=spec.of)
    elif not is_given(spec) or _per(spec) is None:
        problems.error("indicator-of-given", name=spec.of)


def implied(spec: IndicatorSpec, quota: Grid, above: Side) -> tuple[Basis, ...]:
    """The counts behind a ratio; `above`: what its base is made of."""
    counted = bases(Kind.COUNT, above, None)
    base = next((each for each in counted if each.sums), counted[0] if counted else None)
    (term,), per = terms(spec.numerator), _per(spec)
    if base is None or per is None:
        return ()
    counts = framed(_most(quota, above.total, spec, per), Measure(f"{term.counted}%", term.counted))
    whole = base.part.select(period=counts.periods)
    return (Basis(term.source, counts, whole, counted=term.counted), *counted)


def _most(quota: Grid, base: Grid, spec: IndicatorSpec, per: float) -> Grid:
    """The largest count that the printed ratio may stand for."""
    whole = base.fitted(quota.axes)
    exact = divided(quota, whole, 1.0)  # keeps the status of both
    half = 0.5 * 10.0**-spec.decimals
    most = np.floor((quota.amounts + half) / per * whole.amounts + EXACT)
    amounts = np.where(quota.amounts > 0, np.minimum(most, whole.amounts), 0.0)
    return Grid(quota.axes, amounts, exact.statuses, exact.flags, exact.origins)


def _per(spec: IndicatorSpec) -> float | None:
    """Of how many a ratio is told: 100, or 1,000 for "je 1.000"; None where that is not clear."""
    if spec.unit == "%":
        return 100.0
    found = _PER.match(spec.unit.replace(".", ""))
    return float(found[1]) if found else None
