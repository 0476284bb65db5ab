"""How numbers are made that are neither sums nor ratios of sums, as a project declares it."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class MeanAge:
    """The mean of ages, each in completed years plus one half."""


@dataclass(frozen=True, slots=True)
class MedianAge:
    """The age that half of all have passed."""


@dataclass(frozen=True, slots=True)
class Growth:
    """By how much more there is than in a period."""

    since: str


@dataclass(frozen=True, slots=True)
class ByAge:
    """Rates by age, each times what it is worth."""

    worth: tuple[tuple[str, float], ...]
    """By ages."""


@dataclass(frozen=True, slots=True)
class Uneven:
    """How unevenly a group lives over places: dissimilarity, or isolation."""

    level: str
    """Of the places that are compared; empty: the level below the root."""
    smallest: float = 0.0
    is_isolation: bool = False
    of_all: bool = False
    """Whether a group is set beside everybody and not beside all others."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The deviation of an indicator from its mean, in standard deviations."""

    indicator: str
    is_reversed: bool = False
    period: str = ""
    """Whose mean and deviation hold for all; empty: each its own."""


Way: TypeAlias = MeanAge | MedianAge | Growth | ByAge | Uneven | Scores
