"""A small drawing among others of its kind: what it shares with them, what it leaves to them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Inset:
    """The place of a panel in its grid."""

    low: float
    """The ends of the scale that all panels share."""
    high: float
    names: float
    """Millimetres left of the plot for names or ticks; 0 where the panel at the left has them."""
    room: float
    """Millimetres right of the plot for numbers."""
    has_foot: bool
    """Whether it stands lowest in its column, and has the ticks."""
