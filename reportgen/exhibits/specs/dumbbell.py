"""Dumbbells, as a project file declares them."""

from typing import Literal

from reportgen.exhibits.specs.base import Drawn


class DumbbellSpec(Drawn):
    """Rows of two to four dots joined by a line: two periods, the sexes, a place and the root."""

    kind: Literal["dumbbell"]
    indicators: tuple[str, ...]
    rows: str = "place"
    """What the rows are: "place", "indicator", "period" or a group such as "age"."""
    columns: str = "period"
    """What the dots are: "period", "place" or a group such as "sex"."""
    periods: tuple[str, ...] | int = ()
    """Periods shown; empty: the first and the latest."""
    members: tuple[str, ...] = ()
    """Members of the group that are dots; empty: all."""
    places: tuple[str, ...] = ()
    """Keys of the places shown; empty: those of the level, or `place` beside the root."""
    sort: Literal["", "difference", "falling", "rising"] = "difference"
    """By the last dot less the first, by the last dot, or as declared."""
    highlight: tuple[str, ...] = ()
    """Keys of places in the focus colour."""
    total: bool = True
    """Whether the row of the whole closes the chart."""
