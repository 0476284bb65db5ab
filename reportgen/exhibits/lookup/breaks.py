"""Breaks of series between the periods that are shown: their marks, and what is said below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.exhibits.lookup.choice import INDICATOR
from reportgen.exhibits.lookup.plan import Plan
from reportgen.formats import joined
from reportgen.frame import PERIOD, Break, Measure
from reportgen.messages import word

_RAISED = str.maketrans("0123456789)", "⁰¹²³⁴⁵⁶⁷⁸⁹⁾")
"""Marks are raised letters and no markup: heads, names of bars and notes are plain texts."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """A break with numbers of both sides shown."""

    period: str
    """The first one behind it."""
    text: str
    comparable: bool
    measures: tuple[Measure, ...]
    """Whose series break there."""


def crossed(plan: Plan) -> tuple[Crossed, ...]:
    """The breaks between the periods that are shown, each once."""
    found: dict[Break, list[Measure]] = {}
    for each in (source.measure for source in plan.frames):
        since = (plan.since(each.id),) if plan.spec.change_since else ()
        shown = (*plan.shown[each.id], *since, *filter(None, (plan.against,)))
        for one in each.breaks:
            if min(shown) < one.period <= max(shown):
                found.setdefault(one, []).append(each)
    return tuple(
        Crossed(one.period, one.text, one.comparable, tuple(measures))
        for one, measures in found.items()
    )


def know_change(plan: Plan) -> None:
    """Note a change that is none: from a period to itself, or across a break."""
    indicator = plan.frames[0].measure.id
    first, last = plan.since(indicator), plan.latest(indicator)
    if first >= last:
        plan.choice.error("exhibit-change-missing", name=indicator)
    know_comparable(plan, first, last)


def know_comparable(plan: Plan, first: str, last: str) -> None:
    """Note a break between two periods that are compared."""
    for each in crossed(plan):
        if not each.comparable:
            plan.choice.error(
                "exhibit-break-between", period=each.period, text=each.text,
                first=first, last=last,
            )  # fmt: skip


def period_marks(plan: Plan, period: str, measure: Measure | None = None) -> str:
    """The marks behind the head of a period: it is the first one shown behind a break."""
    own = measure or plan.frames[0].measure
    if not _is_by_period(plan):
        return ""
    return "".join(
        mark(number)
        for number, each in enumerate(crossed(plan), start=1)
        if own in each.measures and _first_behind(each, plan.shown[own.id]) == period
    )


def indicator_marks(plan: Plan, measure: Measure) -> str:
    """The marks behind an indicator whose periods have no heads of their own."""
    if _is_by_period(plan):
        return ""
    found = enumerate(crossed(plan), start=1)
    return "".join(mark(number) for number, each in found if measure in each.measures)


def notes(plan: Plan, *, is_marked: bool) -> Iterator[str]:
    """What is said of each break below an exhibit, behind the mark that stands in it."""
    for number, each in enumerate(crossed(plan), start=1):
        told = word("exhibit-break", period=each.period, text=each.text)
        if len(each.measures) < len(plan.frames):
            told = f"{joined(measure.label for measure in each.measures)}, {told}"
        yield f"{mark(number)} {told}" if is_marked and _hasmark(plan, each) else told


def _hasmark(plan: Plan, found: Crossed) -> bool:
    shown = (plan.shown[measure.id] for measure in found.measures)
    return not _is_by_period(plan) or any(_first_behind(found, periods) for periods in shown)


def _first_behind(found: Crossed, shown: Sequence[str]) -> str:
    """The first period that is shown behind a break and has one before it; else empty."""
    pairs = pairwise(shown)
    return next((after for before, after in pairs if before < found.period <= after), "")


def _is_by_period(plan: Plan) -> bool:
    """Whether every period has a head of its own for each indicator."""
    spec = plan.spec
    if plan.by_indicator:
        return False
    if PERIOD not in spec.over:
        return PERIOD in spec.along and len(plan.frames) == 1
    return INDICATOR not in spec.over[spec.over.index(PERIOD) :]


def mark(number: int) -> str:
    """The raised mark of a remark below: "¹⁾"."""
    return f"{number})".translate(_RAISED)
