"""Time series, as a project file declares them."""

from typing import Literal

from reportgen.exhibits.specs.base import Drawn


class LinesSpec(Drawn):
    """A time series: several places or members of one indicator, or several indicators."""

    kind: Literal["lines"]
    indicators: tuple[str, ...]
    places: tuple[str, ...] = ()
    """Places as lines; empty: `place` alone, or with the root beside it."""
    by: str = ""
    """A group whose members are the lines instead: "sex"."""
    periods: tuple[str, ...] | int = ()
    """Periods shown; a number means the latest n; empty: all."""
    zero: bool = False
    """Whether the axis begins at nought; otherwise a note says where it begins."""
    highlight: tuple[str, ...] = ()
    """Keys of places (or members) in the focus colour; the others are muted."""
    forecast_from: str = ""
    """The first period that is a projection: from there lines are dashed, on a pale ground."""
    lower: str = ""
    """Indicator of the lower bounds of one indicator; with `upper` a pale band between them."""
    upper: str = ""

    @property
    def shows(self) -> tuple[str, ...]:
        """Ids of the indicators that are shown, bounds too."""
        return (*self.indicators, *filter(None, (self.lower, self.upper)))
