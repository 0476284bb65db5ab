"""How far a quantity can move, and how far it has to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and the most that a quantity can be."""

    least: float
    most: float

    @property
    def width(self) -> float:
        """How much lies between both."""
        return self.most - self.least


@dataclass(frozen=True, slots=True)
class Goal:
    """How uncertain a quantity has to be."""

    least: float
    """It might be this or less."""
    most: float
    """It might be this or more."""
    width: float
    """So much lies between the least and the most at least."""

    def met(self, found: Interval) -> bool:
        """Whether an interval is uncertain enough."""
        is_wide = found.width >= self.width
        return found.least <= self.least and found.most >= self.most and is_wide
