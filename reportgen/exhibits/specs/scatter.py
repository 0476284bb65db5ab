"""Scatter plots, as a project file declares them."""

from typing import Literal

from reportgen.exhibits.specs.base import Drawn

Standard = Literal["town", "mean", "none"] | float
"""Where a line stands: at the value of the root, the mean of the places, nowhere, a number."""


class ScatterSpec(Drawn):
    """Places by two indicators, or by one and its change: a symbol for each."""

    kind: Literal["scatter"]
    x: str
    """Id of the indicator on the horizontal axis."""
    y: str = ""
    """Of the one on the vertical axis; empty: the change of `x`, for which `change_since` says
    since when."""
    change_since: str = ""
    lines: tuple[Standard, Standard] | tuple[()] = ()
    """Where the lines stand that part the plot, for `x` and for `y`; empty: at the values of the
    root, for changes at nought, for counts and amounts nowhere."""
    quadrants: tuple[str, ...] = ()
    """Names of the four fields: upper left, upper right, lower left, lower right."""
    by: Literal["", "parent"] = ""
    """"parent" gives the places of one place above a symbol of their own."""
    sets: dict[str, tuple[str, ...]] = {}
    """Or places with a symbol of their own by a name: `{ "Innenstadt" = ["01", "02"] }`."""
    names: Literal["all", "highlight", "none"] = "all"
    """Which places are named; of all as many as fit, those farthest from the middle first."""
    highlight: tuple[str, ...] = ()
    """Keys of places in the focus colour, named before all others."""
    places: tuple[str, ...] = ()
    """Keys of the places shown, instead of a level."""
    correlation: bool = False
    """Whether a note tells the correlation (Pearson) of the numbers shown."""

    @property
    def shows(self) -> tuple[str, ...]:
        """Ids of the indicators that are shown."""
        return tuple(dict.fromkeys(filter(None, (self.x, self.y))))
