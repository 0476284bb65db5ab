"""What is published, as bounds of sums of counts, each with the place where it was read."""

from dataclasses import dataclass
from typing import TypeAlias

Limits: TypeAlias = tuple[tuple[str, str], ...]
"""What a count is limited to, sorted by key: (("age", "0-18"), ("sex", "w"))."""


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """A number of the real world, the same whatever table prints it."""

    counted: str
    """What is counted, without limits: "einwohner.anzahl"."""
    limits: Limits
    place: str
    period: str


Terms: TypeAlias = tuple[tuple[Quantity, float], ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A weighted sum of quantities that lies between two numbers."""

    terms: Terms
    low: float
    high: float
    read: str = ""
    """Where it stands, for a reader; empty for what everybody knows."""
    is_presumed: bool = False
    """Whether it only holds if nothing says otherwise."""


def plus(*sides: tuple[Terms, float]) -> Terms:
    """Sums of quantities, each taken so many times, as one sum."""
    found: dict[Quantity, float] = {}
    for terms, times in sides:
        for quantity, factor in terms:
            found[quantity] = found.get(quantity, 0.0) + times * factor
    return tuple((quantity, factor) for quantity, factor in found.items() if factor)
