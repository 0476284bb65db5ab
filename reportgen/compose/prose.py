"""Numbers in words: trends, comparisons, ranks and fractions, with the bands they depend on.

The bands are conventions and no tests of significance; reports print them in their methods.
"""

from dataclasses import dataclass

from reportgen import formats
from reportgen.frame import Rank
from reportgen.messages import word

NEAR = 0.1
"""Share of the town's value within which a place is near it."""
FRACTION_REACH = 1.5
"""Percentage points within which a percentage is told as a fraction."""
FRACTION_EVEN = 0.25
"""Percentage points within which it is told as even ("rund") and not as almost or more."""
SMALLEST_PART = 10
"""Down to one in ten."""


@dataclass(frozen=True, slots=True)
class Bands:
    """From which change on a trend is told, and how strongly."""

    slight: float
    """Below this nothing has changed to speak of."""
    plain: float
    """Below this "leicht"."""
    clear: float
    """Below this without a word of degree, from this on "deutlich"."""
    strong: float
    """From this on "stark"."""


POINTS = Bands(slight=0.5, plain=1.5, clear=3.0, strong=8.0)
"""Percentage points, for shares and quotas."""
PERCENT = Bands(slight=2.0, plain=5.0, clear=10.0, strong=25.0)
"""Per cent of the earlier value, for all else."""


def trend(change: float, bands: Bands) -> str:
    """A change in words, which judge nothing: "leicht gestiegen", "deutlich gesunken"."""
    size = abs(change)
    if size < bands.slight:
        return word("trend-none")
    direction = word("trend-up" if change > 0 else "trend-down")
    return f"{_degree(size, bands)} {direction}".strip()


def _degree(size: float, bands: Bands) -> str:
    if size < bands.plain:
        return word("trend-slightly")
    if size < bands.clear:
        return ""
    return word("trend-clearly" if size < bands.strong else "trend-strongly")


def compared(own: float, town: float) -> str:
    """Where a value stands beside the town's: over, near or under it."""
    if abs(own - town) <= NEAR * abs(town):
        return word("compared-near")
    return word("compared-over" if own > town else "compared-under")


def ranked(rank: Rank) -> str:
    """ "Rang 3 von 17"; how many places are not ranked is said, never hidden."""
    told = word("rank", position=rank.position, among=rank.among)
    return f"{told} {word('rank-missing', count=rank.missing)}" if rank.missing else told


def fraction(percentage: float, each: str) -> str:
    """ "fast jedes vierte" for a percentage near a simple part; empty when there is none.

    `each` is the right form of "jedes" for the noun that follows.
    """
    parts = range(2, SMALLEST_PART + 1)
    part = min(parts, key=lambda number: abs(percentage - 100 / number))
    distance = percentage - 100 / part
    if abs(distance) > FRACTION_REACH:
        return ""
    if abs(distance) <= FRACTION_EVEN:
        degree = word("fraction-even")
    else:
        degree = word("fraction-over" if distance > 0 else "fraction-under")
    ending = "n" if each.endswith(("m", "n")) else ""
    return f"{degree} {each} {word(f'part-{part}')}{ending}"


def points(amount: float, decimals: int, unit: str, *, signed: bool) -> str:
    """A difference with its unit; one whole percentage point is singular."""
    shown = amount if signed else abs(amount)
    is_one = decimals == 0 and abs(formats.rounded(amount)) == 1
    singular = word("percentage-point") if unit == word("percentage-points") and is_one else unit
    return formats.quantity(shown, decimals, singular, signed=signed)
