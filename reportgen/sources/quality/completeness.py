"""Places and periods that should be there against those that are."""

from collections.abc import Iterator

from reportgen.errors import Problem, problem
from reportgen.places import Place
from reportgen.quality import Check, Finding, Weight
from reportgen.sources.declared import listed
from reportgen.sources.held import Held
from reportgen.sources.quality.doubts import Doubt, doubts, weight


def missing_periods(source: Held) -> tuple[Doubt, ...]:
    """Periods that are declared and have no row."""
    declared = source.declared
    known = source.extent.periods
    missing = [each for each in declared_periods(declared.spec.checks.periods) if each not in known]

    def told(case: int) -> Problem:
        return problem(
            "source-check-period", declared.where, source=declared.name, period=missing[case],
            known=listed(known),
        )  # fmt: skip

    return doubts(Check.PERIODS, weight(declared), declared.name, range(len(missing)), told)


def declared_periods(said: tuple[str, ...] | str) -> tuple[str, ...]:
    """A list, or the years of "2015-2024"; `ValueError` for anything else."""
    if isinstance(said, tuple):
        return said
    first, _, last = said.replace("–", "-").partition("-")
    years = range(int(first), int(last or first) + 1)
    if not years:
        raise ValueError(said)
    return tuple(str(year) for year in years)


def missing_places(source: Held) -> Iterator[Doubt]:
    """Places without a row: in any period where declared, else in the newest one as a remark."""
    declared, reach = source.declared, source.extent
    complete = declared.spec.checks.complete
    heavy = weight(declared) if complete else Weight.REMARK
    for period in reach.periods if complete else reach.periods[-1:]:
        if missing := reach.missing(period):
            finding = Finding(Check.PLACES, heavy, period, len(missing))
            yield Doubt(finding, (_missing(source, period, missing),), 1)


def _missing(source: Held, period: str, missing: tuple[Place, ...]) -> Problem:
    return problem(
        "source-check-places", source.sheet_of(period), source=source.declared.name,
        period=period, count=len(missing), names=listed([place.name for place in missing]),
    )  # fmt: skip
