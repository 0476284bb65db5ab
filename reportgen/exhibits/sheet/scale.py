"""Axes: few round ticks, and numbers to millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from reportgen import formats

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight axis from one number at one place to another."""

    low: float
    high: float
    start: float
    """Millimetres where `low` stands."""
    end: float

    def __call__(self, amount: float) -> float:
        """Where a number stands, in millimetres."""
        share = (amount - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def ticks(low: float, high: float, most: int = 6) -> tuple[Decimal, ...]:
    """At most `most` round numbers (give or take one) that enclose `low` and `high`."""
    step = _step(low, high, most)
    first, last = floor(Decimal(low) / step), ceil(Decimal(high) / step)
    if first == last:
        last += 1
    return tuple(step * number for number in range(first, last + 1))


def _step(low: float, high: float, most: int) -> Decimal:
    """The smallest of 1, 2, 5, 10, 20, 25, 50 … that needs no more than `most` steps."""
    span = (high - low) or abs(high) or 1.0
    power = Decimal(1).scaleb(floor(log10(span / most)))
    steps = (each * power for each in _STEPS)
    return next((step for step in steps if step * most >= Decimal(span) and _is_round(step)), power)


def _is_round(step: Decimal) -> bool:
    """Whether a step needs one digit, or is whole: 25 and 250, but not 2.5 and 0.25."""
    return len(step.normalize().as_tuple().digits) == 1 or step == step.to_integral_value()


def labels(numbers: Sequence[Decimal]) -> tuple[str, ...]:
    """Ticks as printed, all with the decimals that the step needs."""
    needed = decimals(numbers)
    return tuple(formats.number(float(each), needed) for each in numbers)


def decimals(numbers: Sequence[Decimal]) -> int:
    """The decimals that ticks need."""
    return max((_decimals(each) for each in numbers), default=0)


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -int(exponent))
