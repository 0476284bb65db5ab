"""Ranked bars, as a project file declares them."""

from typing import Literal

from reportgen.exhibits.specs.base import Drawn


class BarsSpec(Drawn):
    """Ranked horizontal bars of one indicator, with the town as a line."""

    kind: Literal["bars"]
    indicator: str
    by: str = "place"
    """"place", "period" or a group such as "age"."""
    sort: Literal["", "falling", "rising"] = "falling"
    highlight: tuple[str, ...] = ()
    """Keys of places (or members) in the focus colour."""
    reference: bool = True
    """Whether the value of the root stands as a dashed line; never for counts and amounts."""
    total: bool = False
    """Whether the root stands as a bar of its own below the others."""
    places: tuple[str, ...] = ()
    """Keys of the places shown, instead of a level."""
    periods: tuple[str, ...] | int = ()
    """For bars by period: those shown; a number means the latest n; empty: all."""
