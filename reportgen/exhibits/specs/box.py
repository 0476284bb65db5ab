"""Box plots over places, as a project file declares them."""

from typing import Literal

from reportgen.exhibits.specs.base import Drawn


class BoxSpec(Drawn):
    """How the numbers of places are spread: quartiles, whiskers, and the places themselves."""

    kind: Literal["box"]
    indicators: tuple[str, ...]
    """Of one unit; a row for each."""
    by: Literal["indicator", "period", "level"] = "indicator"
    """What the rows are; for "period" and "level" of one indicator."""
    periods: tuple[str, ...] | int = ()
    """Periods that are rows; a number means the latest n; empty: all."""
    levels: tuple[str, ...] = ()
    """Levels that are rows; empty: all below the root that add up to it."""
    highlight: tuple[str, ...] = ()
    """Keys of places in the focus colour, always named."""
