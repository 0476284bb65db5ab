"""Rows in the order of their numbers: one that is kept back among them says between which it lies.

Whatever is hidden stands last, or where the order is another one than that of the numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

NAN = float("nan")
"""A number that no order is told by."""
ENOUGH = 6
"""So many different numbers in order are no accident: one in 360 would be."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row without a number, and the numbers next to it."""

    head: str
    low: float
    high: float


def placed(columns: Sequence[Sequence[float | None]], heads: Sequence[str]) -> Iterator[Placed]:
    """Rows that stand between others by size; none where a column without gaps is the reason."""
    ordered = [column for column in columns if _is_ordered(column)]
    if any(None not in column for column in ordered):
        return
    for column in ordered:
        for at, amount in enumerate(column):
            before = [each for each in column[:at] if each is not None]
            after = [each for each in column[at + 1 :] if each is not None]
            if amount is None and before and after:
                yield Placed(heads[at], *sorted((before[-1], after[0])))


def _is_ordered(column: Sequence[float | None]) -> bool:
    known = [each for each in column if each is not None]
    pairs = list(pairwise(known))
    is_falling, is_rising = (all(sign * (a - b) >= 0 for a, b in pairs) for sign in (1, -1))
    return len(set(known)) >= ENOUGH and (is_falling or is_rising)
