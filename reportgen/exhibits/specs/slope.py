"""Slopes between few periods, as a project file declares them."""

from typing import Literal

from reportgen.exhibits.specs.base import Drawn


class SlopeSpec(Drawn):
    """One indicator at two periods (or three): a line for each place, names at both ends."""

    kind: Literal["slope"]
    indicator: str
    periods: tuple[str, ...] = ()
    """Two or three; empty: the first and the latest one."""
    places: tuple[str, ...] = ()
    """Keys of the places shown, instead of a level."""
    highlight: tuple[str, ...] = ()
    """Keys of places in the focus colour; empty: the largest rise and the largest fall."""
    reference: bool = True
    """Whether the root stands beside, dashed; never for counts and amounts."""
