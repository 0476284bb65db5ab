"""Small multiples, as a project file declares them."""

from typing import Literal

from pydantic import Field

from reportgen.exhibits.specs.base import Drawn


class PanelsSpec(Drawn):
    """The same small drawing many times, on one scale: for places, indicators or members."""

    kind: Literal["panels"]
    of: Literal["lines", "bars", "pyramid"] = "lines"
    """What each panel is."""
    indicators: tuple[str, ...]
    """One; several of one unit for panels by indicator."""
    by: str = "place"
    """What the panels are: "place", "indicator" or a group such as "sex"."""
    rows: str = ""
    """For bars: what the bars are; empty: periods in panels of places, else places."""
    places: tuple[str, ...] = ()
    """Keys of the places shown, instead of a level."""
    periods: tuple[str, ...] | int = ()
    """Periods shown; a number means the latest n; empty: all."""
    highlight: tuple[str, ...] = ()
    """Keys of places (members, ids) whose panels stand out."""
    reference: bool = True
    """Whether the root stands in every panel of a place, muted; never for counts and amounts."""
    columns: int = Field(default=0, ge=0, le=5)
    """Panels side by side; 0: as many as fit well."""
