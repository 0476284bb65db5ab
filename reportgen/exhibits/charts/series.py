"""The numbers of one line over time: where it runs, where it breaks, where it is uncertain."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from reportgen import formats
from reportgen.exhibits.lookup.cells import Printed
from reportgen.frame import Measure
from reportgen.messages import word
from reportgen.status import Flag

DOUBTFUL = Flag.PRELIMINARY | Flag.ESTIMATED | Flag.LIMITED
"""What a hollow point means."""
_DOUBTS = {
    Flag.PRELIMINARY: "exhibit-preliminary",
    Flag.ESTIMATED: "exhibit-estimated",
    Flag.LIMITED: "exhibit-limited",
}


@dataclass(frozen=True, slots=True)
class Series:
    """One line: a number, or None, for each period."""

    name: str
    cells: tuple[Printed, ...]
    amounts: tuple[float | None, ...]
    """As printed."""
    place: str
    is_root: bool = False
    is_focus: bool = False
    is_outside: bool = False
    """Whether it is of a region outside."""
    breaks: Mapping[int, str] = field(default_factory=dict)
    """Positions whose numbers must not be compared with those before them: since which period."""

    @property
    def known(self) -> tuple[int, ...]:
        """The positions of numbers."""
        return tuple(number for number, each in enumerate(self.amounts) if each is not None)

    @property
    def last(self) -> int | None:
        """The position of the last number; None when there is none."""
        return self.known[-1] if self.known else None

    @property
    def runs(self) -> tuple[tuple[int, ...], ...]:
        """Positions of numbers that stand side by side.

        A missing number breaks the line, and so does a break of the series.
        """
        parts = accumulate(number in self.breaks for number in range(len(self.amounts)))
        found: dict[tuple[int, int], list[int]] = {}
        gaps = accumulate(amount is None for amount in self.amounts)
        for number, side in enumerate(zip(parts, gaps, strict=True)):
            if self.amounts[number] is not None:
                found.setdefault(side, []).append(number)
        return tuple(map(tuple, found.values()))

    @property
    def uncertain(self) -> frozenset[int]:
        """The positions of numbers that are preliminary, estimated or of limited value."""
        return frozenset(each for each in self.known if self.cells[each].cell.flags & DOUBTFUL)


def breaks(measure: Measure, periods: tuple[str, ...]) -> dict[int, str]:
    """The positions of the first periods behind breaks that forbid to compare."""
    found = [each.period for each in measure.breaks if not each.comparable]
    return {
        number: period
        for number, (before, after) in enumerate(pairwise(periods), start=1)
        for period in found
        if before < period <= after
    }


def named(series: Sequence[Series], most: int) -> tuple[int, ...]:
    """The lines that have names: of too many only those that stand out, the ends of the field."""
    if len(series) <= most:
        return tuple(range(len(series)))
    last = [each.amounts[-1] for each in series]
    known = [amount for amount in last if amount is not None]
    ends = (max(known), min(known)) if known else ()
    found = tuple(
        number
        for number, each in enumerate(series)
        if each.is_focus or each.is_root or each.is_outside or last[number] in ends
    )
    return found[:most] or (0,)


def nameless(count: int) -> Iterator[str]:
    """How many lines have no name."""
    if count:
        yield word("exhibit-nameless", count=formats.number(count))


def remarks(series: Iterable[Series]) -> Iterator[str]:
    """What hollow points are."""
    flags = {
        flag
        for each in series
        for number in each.uncertain
        for flag in _DOUBTS
        if each.cells[number].cell.flags & flag
    }
    if flags:
        told = (word(key) for flag, key in _DOUBTS.items() if flag in flags)
        yield word("exhibit-uncertain", what=formats.joined(told, word("exhibit-or")))
