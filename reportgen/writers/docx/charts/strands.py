"""Lines parted where Word would draw on: at breaks of a series, and where a projection begins.

Word draws a line from number to number and breaks it at gaps only; and LibreOffice draws all of a
line in one way. So what is parted, or dashed from somewhere on, is several series there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportgen.document.plot import Line, LinePlot, Number
from reportgen.messages import word

NOTHING_SHOWN = Number("", None)


@dataclass(frozen=True, slots=True)
class Strand:
    """A part of a line that is drawn in one way."""

    name: str
    line: Line
    numbers: tuple[Number, ...]
    """One for each period; none outside the part."""
    is_projected: bool = False
    is_first: bool = True
    """Whether it stands for its line where lines are named."""

    @property
    def known(self) -> tuple[int, ...]:
        """The positions of its numbers."""
        return tuple(at for at, each in enumerate(self.numbers) if each.amount is not None)

    @property
    def alone(self) -> tuple[int, ...]:
        """The positions of numbers that no line leads to or from."""
        known = set(self.known)
        return tuple(at for at in self.known if not {at - 1, at + 1} & known)


def strands(plot: LinePlot) -> tuple[Strand, ...]:
    """All parts of all lines, in their order; parts without numbers only where a line has none."""
    found: list[Strand] = []
    for line in plot.lines:
        own = [each for each in _parts(plot, line) if each.known]
        found += own or [Strand(line.name, line, line.numbers)]
    return tuple(found)


def _parts(plot: LinePlot, line: Line) -> Iterator[Strand]:
    ends = (0, *sorted(line.breaks), len(plot.periods))
    for number, (start, end) in enumerate(pairwise(ends)):
        turn = end if plot.forecast is None else min(max(plot.forecast, start), end)
        name = word("plot-since", name=line.name, period=plot.periods[start])
        if turn > start:
            told = name if number else line.name
            yield Strand(told, line, _cut(line, start, turn), is_first=not number)
        if turn < end:
            told = word("plot-forecast", name=line.name)
            yield Strand(told, line, _cut(line, max(start, turn - 1), end), is_projected=True)


def _cut(line: Line, start: int, end: int) -> tuple[Number, ...]:
    """The numbers of some periods; the others are left out."""
    return tuple(
        each if start <= at < end else NOTHING_SHOWN for at, each in enumerate(line.numbers)
    )
