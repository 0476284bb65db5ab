"""The names that declared checks use against those that the source declares."""

from collections.abc import Iterable

from reportgen.errors import nearest
from reportgen.sources.declared import Declared
from reportgen.sources.quality.completeness import declared_periods
from reportgen.sources.quality.spec import TotalsSpec


def check_names(declared: Declared) -> None:
    """Note measures and keys that the source does not have, and spans that are none."""
    spec, checks = declared.spec, declared.spec.checks
    measures = [*spec.values, *([spec.spread.measure] if spec.spread else [])]
    keys = [*spec.keys, *([spec.spread.key] if spec.spread else [])]
    totals = checks.totals if isinstance(checks.totals, TotalsSpec) else TotalsSpec()
    named = (*checks.whole, *checks.ranges, *totals.measures)
    _known("source-check-measure", named, measures, declared)
    _known("source-check-key", checks.widths, list(spec.keys), declared)
    _known("source-check-key", totals.keys, keys, declared)
    for measure, bounds in checks.ranges.items():
        if list(bounds) != sorted(bounds):
            declared.problems.error("source-check-bounds", declared.where, measure=measure)
    try:
        declared_periods(checks.periods)
    except ValueError:
        declared.problems.error("source-check-span", declared.where, text=checks.periods)


def _known(code: str, wanted: Iterable[str], known: list[str], declared: Declared) -> None:
    for name in dict.fromkeys(wanted):
        if name not in known:
            near, listed = nearest(name, known), ", ".join(known)
            declared.problems.error(code, declared.where, name=name, known=listed, near=near)
