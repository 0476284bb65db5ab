"""Where the parts of a bar begin and end, in its numbers; and where what is not shown stands."""

from dataclasses import dataclass

from reportgen.exhibits.charts.stacked import Row, Stacked, reach

ASIDE = 0.06
"""Share of the axis between it and neutral parts that stand by themselves."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar that has a length."""

    part: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Stub:
    """The mark of parts that are not shown, at an end of a bar."""

    at: float
    direction: int


def segments(chart: Stacked, row: Row) -> tuple[Segment, ...]:
    """The parts of a bar from its first to its last."""
    if chart.is_grouped:
        pairs = enumerate(row.amounts)
        return tuple(Segment(number, 0.0, amount) for number, amount in pairs if amount)
    at = -_reach(chart, row, -1) if chart.layout == "diverging" else 0.0
    beside = aside(chart)
    found = []
    for number, (part, amount) in enumerate(zip(chart.parts, row.amounts, strict=True)):
        if not amount:
            continue
        if chart.is_apart and not part.side:
            found.append(Segment(number, beside, beside + amount))
            beside += amount
        else:
            found.append(Segment(number, at, at + amount))
            at += amount
    return tuple(found)


def stubs(chart: Stacked, row: Row) -> tuple[Stub, ...]:
    """Where parts are not shown; none where nothing of a bar is, for that has a sign."""
    hidden = [part for part, amount in zip(chart.parts, row.amounts, strict=True) if amount is None]
    if chart.is_grouped or not row.known or not hidden:
        return ()
    if chart.layout != "diverging":
        return (Stub(sum(row.known), 1),)
    sides = {part.side or 1 for part in hidden}
    return tuple(Stub(side * _reach(chart, row, side), side) for side in sorted(sides))


def _reach(chart: Stacked, row: Row, side: int) -> float:
    return reach(chart.parts, row, side, is_split=not chart.is_apart)


def aside(chart: Stacked) -> float:
    """Where neutral parts begin that stand by themselves."""
    low, high = float(chart.ticks[0]), float(chart.ticks[-1])
    return high + (high - low) * ASIDE


def end(chart: Stacked) -> float:
    """The highest number of the axis, neutral parts beside it included."""
    if not chart.is_apart:
        return float(chart.ticks[-1])
    ends = (each.high for row in chart.rows for each in segments(chart, row))
    return max((*ends, aside(chart)))
