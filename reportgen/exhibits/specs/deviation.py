"""Deviation plots, as a project file declares them."""

from typing import Annotated, Literal

from pydantic import Field

from reportgen.exhibits.specs.base import Drawn


class DeviationSpec(Drawn):
    """Differences to the root on a common axis: of places, or of the indicators of one place."""

    kind: Literal["deviation"]
    indicators: tuple[str, ...]
    """One: its places are the rows; several: the rows are the indicators of `place`."""
    near: Annotated[float, Field(ge=0)] | None = None
    """Up to which difference a number is near that of the root, in the unit of the axis; without
    it what `[wording]` says, in per cent of the number of the root."""
    places: tuple[str, ...] = ()
    """Keys of the places shown, instead of a level."""
    highlight: tuple[str, ...] = ()
    """Keys of places in the focus colour."""
