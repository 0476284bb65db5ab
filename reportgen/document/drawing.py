"""A drawn picture, whatever it shows and wherever it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: vector for print, raster for Word; sizes in millimetres."""

    svg: bytes
    """Empty for photographs and other pictures that are raster only."""
    png: bytes
    """Empty when no document needs it."""
    width: float
    height: float
