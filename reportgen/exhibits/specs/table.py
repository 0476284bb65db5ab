"""Tables, as a project file declares them."""

from typing import Literal

from pydantic import Field

from reportgen.exhibits.specs.base import Exhibit


class TableSpec(Exhibit):
    """A table of one or several indicators."""

    kind: Literal["table"]
    indicators: tuple[str, ...]
    rows: str = "place"
    """What the rows are: "place", "period", "indicator" or a group such as "age"."""
    columns: str = "period"
    """What the columns are, likewise; spanners appear for several indicators."""
    periods: tuple[str, ...] | int = ()
    """Periods shown; a number means the latest n; empty: all, or the latest one when neither
    rows nor columns are periods."""
    places: tuple[str, ...] = ()
    """Keys of the places shown, instead of a level."""
    grouped: bool = False
    """Rows of places stand under their parents, with the parents' numbers as subtotals."""
    total: bool = True
    """Whether the row of `place` (the town) closes the table; for groups: the total row."""
    change_since: str = ""
    """Adds a column with the change since this period; "first" means the first one shown."""
    deviation: bool = False
    """Adds a column with the difference to the root (profiles)."""
    rank: bool = False
    """Adds a column with the rank among the places of the same level."""
    sort: Literal["", "falling", "rising"] = ""
    """Order of places or members by the last number shown; empty: declared order."""
    heat: tuple[str, ...] = ()
    """What is shaded by classes: "values" (of all indicators), ids of indicators, "change",
    "deviation"."""
    heat_by: Literal["indicator", "column"] = "indicator"
    """Whether all numbers of an indicator have the same classes, or each column its own."""
    classes: int = Field(default=5, ge=2, le=7)
    """How many classes, at most."""
    method: Literal["quantile", "equal", "fixed"] = "quantile"
    """How classes are made; changes and differences have classes around nought."""
    bounds: tuple[float, ...] = ()
    """Upper bounds of all classes but the last, for `fixed`."""
    shares: bool = False
    """Adds per cent of the total beside the numbers of a count."""
