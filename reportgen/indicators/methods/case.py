"""What a method is given, and what it gives back."""

from dataclasses import dataclass, field

from reportgen.ages import Band
from reportgen.computed import Reach
from reportgen.frame import Break
from reportgen.indicators.grid import Grid
from reportgen.indicators.spec import IndicatorSpec
from reportgen.indicators.terrain import Terrain


@dataclass(frozen=True, eq=False)
class Case:
    """Numerator and denominator of all places and periods, several years already as one."""

    spec: IndicatorSpec
    ground: Terrain
    upper: Grid
    lower: Grid | None
    breaks: tuple[Break, ...]
    bands: tuple[Band, ...] = ()
    """The age groups that both sides are divided into, if the method wants them."""

    @property
    def below(self) -> Grid:
        """The denominator of a method that cannot do without."""
        if self.lower is None:
            raise AssertionError  # a missing denominator is a problem, and problems have stopped
        return self.lower


@dataclass(frozen=True, eq=False)
class Outcome:
    """An indicator calculated by its method."""

    block: Grid
    above: Reach = field(default_factory=dict)
    """Which numerators each number rests on, if not on that of its own place and period."""
    below: Reach = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    """What must be said wherever the indicator is shown."""
