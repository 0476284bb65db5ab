"""Sums of bent functions of counts, bounded by straight lines.

A function that is bent upwards lies above each of its tangents and below each of its chords. So
what a sum of such functions comes to bounds a sum of tangents from above and one of chords from
below, whatever the counts are.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from reportgen.audit.claims import Claim, Quantity, Terms

Line: TypeAlias = tuple[float, float]
"""Slope, and height at nought."""
MANY = 5
"""Of more unknown counts only those tangents are taken together that are alike."""
MORE = float("inf")


@dataclass(frozen=True, slots=True)
class Bent:
    """A count that is not known, and the function of it."""

    quantity: Quantity
    most: float
    """It lies between nought and this."""
    value: Callable[[float], float]
    tangents: tuple[Line, ...]

    @property
    def chord(self) -> Line:
        """The straight line from end to end."""
        start, end = self.value(0.0), self.value(self.most)
        return ((end - start) / self.most if self.most else 0.0, start)


def bounded(parts: Sequence[Bent], low: float, high: float, read: str) -> Iterator[Claim]:
    """What follows from the sum of all parts lying between two bounds."""
    yield _above([each.chord for each in parts], parts, low, read)
    choices = [each.tangents for each in parts]
    every = product(*choices) if len(parts) <= MANY else zip(*choices, strict=True)
    for lines in every:
        terms, given = _summed(lines, parts)
        yield Claim(terms, -MORE, high - given, read)


def _above(lines: Sequence[Line], parts: Sequence[Bent], low: float, read: str) -> Claim:
    terms, given = _summed(lines, parts)
    return Claim(terms, low - given, MORE, read)


def _summed(lines: Sequence[Line], parts: Sequence[Bent]) -> tuple[Terms, float]:
    pairs = zip(parts, lines, strict=True)
    terms = tuple((part.quantity, slope) for part, (slope, _) in pairs if slope)
    return terms, sum(height for _, height in lines)
