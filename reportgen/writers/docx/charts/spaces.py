"""Answers to both sides of a line: unseen bars before them put them where they belong.

Word stacks from nought. Bars below nought would do for no and yes, but what lies on the line would
have to be parted into halves, which nobody printed. So all begin at the left, with a space whose
length the workbook calculates from the numbers beside it.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from reportgen.document.plot import Axis, BarPlot, Lies
from reportgen.messages import word
from reportgen.writers.docx.charts.workbook import Column, Sheet

PLACES = 6
"""Decimals of what is calculated."""
_LEFT: Mapping[Lies, float] = {Lies.LEFT: 1.0, Lies.MIDDLE: 0.5}
_RIGHT: Mapping[Lies, float] = {Lies.RIGHT: 1.0, Lies.MIDDLE: 0.5}
"""Which share of bars lies to a side of the line."""


def shifted(plot: BarPlot) -> Axis:
    """The axis from where the longest bar begins; its ticks would be wrong numbers."""
    ends = (plot.aside + each for each in _sums(plot, {Lies.ASIDE: 1.0}))
    high = max(plot.axis.high, *ends) - plot.axis.low
    return Axis((Decimal(0), Decimal(str(round(high, PLACES)))), plot.axis.name, is_told=False)


def spaces(plot: BarPlot, sheet: Sheet, first: int) -> Iterator[tuple[int, Column]]:
    """The space before all bars, and that before those by themselves, each with its place.

    `first` is the column of the first series.
    """
    letters = [sheet.letter(first + at) for at in range(len(plot.series))]
    yield 0, _column(plot, letters, -plot.axis.low, _LEFT)
    lies = [each.lies for each in plot.series]
    if Lies.ASIDE in lies:
        yield lies.index(Lies.ASIDE) + 1, _column(plot, letters, plot.aside, _RIGHT)


def _column(
    plot: BarPlot, letters: list[str], length: float, shares: Mapping[Lies, float]
) -> Column:
    """A length less what lies to one side of the line, in each row that has numbers."""
    taken = "".join(
        f"-{letter}{{row}}{'' if shares[each.lies] == 1 else '/2'}"
        for letter, each in zip(letters, plot.series, strict=True)
        if each.lies in shares
    )
    cells = (
        round(length - each, PLACES) if is_known else None
        for each, is_known in zip(_sums(plot, shares), _known(plot), strict=True)
    )
    return Column(word("plot-space"), tuple(cells), formula=f"={length:.12g}{taken}")


def _known(plot: BarPlot) -> Iterator[bool]:
    """Whether there is any number, row by row."""
    for row in zip(*(each.numbers for each in plot.series), strict=True):
        yield any(each.amount is not None for each in row)


def _sums(plot: BarPlot, shares: Mapping[Lies, float]) -> Iterator[float]:
    """What series come to, row by row, of each the share that counts."""
    for at in range(len(plot.rows)):
        yield sum(
            shares.get(each.lies, 0.0) * (each.numbers[at].amount or 0.0) for each in plot.series
        )
