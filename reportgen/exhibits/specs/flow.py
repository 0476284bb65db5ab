"""Flows, as a project file declares them."""

from typing import Literal

from pydantic import Field

from reportgen.exhibits.specs.base import Drawn


class FlowSpec(Drawn):
    """Moves as bands: from origins to destinations, or into a place and out of it."""

    kind: Literal["flow"]
    indicator: str = ""
    """A count by origin and destination."""
    indicators: tuple[str, ...] = ()
    """Instead of it two counts: what comes into the place, and what leaves it."""
    origin: str
    """What moves come from: a group, or "place"; of two counts the group of the other ends."""
    destination: str = "place"
    """Where moves lead: "place", or another group."""
    most: int = Field(default=8, ge=3, le=16)
    """How many origins, and destinations, are shown; smaller ones are gathered, if all of their
    numbers are shown."""
    highlight: tuple[str, ...] = ()
    """Keys of origins or destinations whose bands stand out."""
