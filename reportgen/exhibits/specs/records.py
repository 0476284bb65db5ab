"""What shows lists of things, as a project file declares it: tables, maps of points, timetables."""

from datetime import date
from typing import Literal

from pydantic import Field

from reportgen.exhibits.specs.base import Drawn, Exhibit

Order = Literal["name", "key", "kind", "place", "begin", "end", "state"]


class Listed(Exhibit):
    """What is said of everything that shows a list: which of its things, in which order.

    `place` leaves those that are in it, in whatever geography.
    """

    list: str
    """Name of the list."""
    kinds: tuple[str, ...] = ()
    """Kinds that are shown, in this order; empty: all, as they come in the file."""
    states: tuple[str, ...] = ()
    """States that are shown; empty: all."""
    sort: tuple[Order, ...] = ()
    """What the things are ordered by; empty: as in the file."""


class ListTableSpec(Listed):
    """A list of things as a table."""

    kind: Literal["list"]
    columns: tuple[str, ...] = ()
    """Columns: "number", "key", "name", "kind", "place", "address", "begin", "end", "time" (from
    begin to end), "state", "count", or the name of a text; empty: all that tell something."""
    group: Literal["", "kind", "place", "state"] = ""
    """Rows stand under what they have in common."""


class PointMapSpec(Listed, Drawn):
    """A map of points: facilities by kind."""

    kind: Literal["point-map"]
    sort: tuple[Order, ...] = ("kind", "name")
    numbered: bool = False
    """Whether points have the numbers of the table of data."""
    named: bool = True
    """Whether the places have their names, or keys where names do not fit."""


class TimetableSpec(Listed, Drawn):
    """A timetable of measures: bars from begin to end, a diamond for a single day or month."""

    kind: Literal["timetable"]
    sort: tuple[Order, ...] = ("begin",)
    group: Literal["", "kind", "place", "state"] = "kind"
    """Rows stand under what they have in common."""
    as_of: date | None = None
    """Day at which a line is drawn, such as that of the data."""
    part: int = Field(default=0, ge=0)
    """Which part of a list that is too long for one figure."""
