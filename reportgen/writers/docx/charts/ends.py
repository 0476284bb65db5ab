"""Names and numbers at the ends of lines, moved apart where they would touch.

Word puts a label at its number and does not care whether another stands there. So where each is to
stand is settled here, and Word is told how far that is from where it would put it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from reportgen.document.plot import LinePlot
from reportgen.document.spread import spread
from reportgen.writers.docx.charts import codes, room
from reportgen.writers.docx.charts.labels import Label
from reportgen.writers.docx.charts.room import Frame
from reportgen.writers.docx.charts.strands import Strand

WIDEST = 0.36
"""Share of a chart that names may take at a side."""
HIGH = 3.5
"""Millimetres of a line of words."""
BESIDE = 1.2
"""Millimetres between a number and what Word writes beside it."""
BEYOND = 2.0
"""Millimetres that names may stand above and below a plot."""


@dataclass(frozen=True, slots=True)
class End:
    """What stands at an end of a line."""

    strand: int
    at: int
    """The position of its number."""
    amount: float
    lines: tuple[str, ...]
    parted: str
    """What parts the name of the series from its number; empty where the words are our own."""

    def label(self, side: str, shift: tuple[float, float]) -> Label:
        """The same as a label of the series."""
        text = "" if self.parted else "\n".join(self.lines)
        return Label(self.at, text, side, shift, self.parted)


def ends(plot: LinePlot, strands: tuple[Strand, ...], width: float, *, is_first: bool) -> list[End]:
    """What stands at one end of all lines that are named, the first strand or the last one."""
    chosen: dict[int, int] = {}
    for number, strand in enumerate(strands):
        if strand.known and strand.line.is_named:
            line = plot.lines.index(strand.line)
            chosen[line] = chosen.get(line, number) if is_first else number
    return [
        end
        for each in chosen.values()
        if (end := _end(plot, strands[each], each, width, is_first=is_first))
    ]


def _end(
    plot: LinePlot, strand: Strand, number: int, width: float, *, is_first: bool
) -> End | None:
    at = strand.known[0 if is_first else -1]
    if plot.is_slope and at != (0 if is_first else len(plot.periods) - 1):
        return None
    found = strand.numbers[at]
    is_last = is_first or at == len(plot.periods) - 1
    told = found.text if is_last else f"{found.text} ({plot.periods[at]})"
    lines = _lines(strand.line.name, told, int(width * WIDEST / room.LETTER))
    is_plain = is_last and codes.is_plain(found, plot.decimals) and strand.name == strand.line.name
    parted = {1: " ", 2: "\n"}.get(len(lines), "") if is_plain else ""
    if len(lines) == 2 and lines[0] != strand.name:
        parted = ""
    return End(number, at, found.amount or 0.0, lines, parted)


def _lines(name: str, told: str, letters: int) -> tuple[str, ...]:
    """Name and number in one line; where there is no room for both, the number in its own."""
    if len(name) + len(told) < letters:
        return (f"{name} {told}",)
    return *wrap(name, letters, break_long_words=False), told


def room_of(found: list[End], width: float) -> float:
    """Millimetres that the ends of a side take, of so many of the chart."""
    longest = max((len(line) for end in found for line in end.lines), default=0)
    return min(room.LETTER * longest, WIDEST * width)


def shifts(
    found: list[End], plot: LinePlot, frame: Frame
) -> Iterator[tuple[End, tuple[float, float]]]:
    """How far each end stands from its number, in shares of the chart."""
    low, high = plot.axis.low, plot.axis.high
    wanted = [frame.bottom - (end.amount - low) / (high - low) * frame.tall for end in found]
    places = spread(
        wanted, [HIGH * len(end.lines) for end in found], frame.top - BEYOND, frame.bottom + BEYOND
    )
    last = max((end.at for end in found), default=0)
    aside = BESIDE if last else -BESIDE
    for end, own, place in zip(found, wanted, places, strict=True):
        across = (last - end.at) / len(plot.periods) * frame.wide
        yield end, ((across + aside) / frame.width, (place - own) / frame.height)
