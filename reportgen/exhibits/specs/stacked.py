"""Bars of parts, as a project file declares them."""

from typing import Literal

from reportgen.exhibits.specs.base import Drawn


class StackedSpec(Drawn):
    """Bars made of parts: side by side, on one another, as shares, or about a middle line."""

    kind: Literal["stacked"]
    indicator: str = ""
    """A count broken down by `parts`."""
    indicators: tuple[str, ...] = ()
    """Several indicators as parts; with `parts` as rows (questions of a survey)."""
    parts: str = ""
    """The group whose members are the parts: "age"."""
    order: tuple[str, ...] = ()
    """Members shown, from the first part to the last; they take a ramp from light to dark.
    Empty: all of them, ages rising."""
    by: str = "place"
    """What the bars are: "place", "period" (upright columns), "indicator" or another group."""
    layout: Literal["grouped", "stacked", "percent", "diverging"] = "stacked"
    """Side by side; on one another with the total at the end; shares of each bar's total; or
    shares to both sides of a middle line (answers)."""
    negative: tuple[str, ...] = ()
    """For `diverging`: members left of the middle line, the outermost first."""
    neutral: tuple[str, ...] = ()
    positive: tuple[str, ...] = ()
    """Members right of it, the outermost last."""
    middle: Literal["split", "apart"] = "split"
    """Whether neutral members lie on the middle line, or at the right by themselves."""
    sort: Literal["", "falling", "rising"] = "falling"
    sort_by: tuple[str, ...] = ()
    """Parts that bars are sorted by, together; empty: the total, of shares the first part, of
    `diverging` all positive ones."""
    highlight: tuple[str, ...] = ()
    """Keys of places (or members, or periods) that stand out."""
    total: bool = True
    """Whether the whole closes the chart; of absolute numbers only when it is asked for."""
    places: tuple[str, ...] = ()
    """Keys of the places shown, instead of a level."""
    periods: tuple[str, ...] | int = ()
    """For bars by period: those shown; a number means the latest n; empty: all."""
