"""Lists of things that are not numbers: facilities with a place, measures with a time.

A record holds what an office says of one thing, as texts ready to be printed. Times are years,
quarters, months or days: "2025", "2025-Q1", "2025-03", "2025-03-01".
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from reportgen.errors import NOWHERE, Where
from reportgen.frame import Origin
from reportgen.places import Point

QUARTER = "-Q"
"""What parts the year of a quarter from its number."""


@dataclass(frozen=True, slots=True)
class Record:
    """One thing: a facility, a measure."""

    name: str
    key: str = ""
    """The number or short name that the office gives it."""
    kind: str = ""
    """What it is: "Kita"; of a measure its field of action."""
    place: str = ""
    """Key of its place; empty when it is not known, or means all."""
    point: Point | None = None
    """Where it stands, in metres on the plane of the outlines."""
    address: str = ""
    begin: str = ""
    end: str = ""
    """Empty with a beginning: open."""
    state: str = ""
    """How far it has come: "geplant", "läuft"."""
    count: int | None = None
    """Its capacity, such as the places of a home; never a number of persons."""
    texts: tuple[tuple[str, str], ...] = ()
    """Whatever else is told of it, by the name of the column."""
    where: Where = NOWHERE

    def text(self, column: str) -> str:
        """What is told under the name of a column; empty when nothing is."""
        return dict(self.texts).get(column, "")


@dataclass(frozen=True, eq=False)
class Records:
    """A list of things, in the order of its file."""

    name: str
    one: str
    many: str
    """What is listed: "Einrichtung", "Einrichtungen"."""
    all: tuple[Record, ...]
    origins: tuple[Origin, ...] = ()
    unit: str = ""
    """What counts count: "Plätze"."""
    columns: tuple[str, ...] = ()
    """Names of the further texts."""


def first_day(time: str) -> date:
    """The day on which a year, quarter, month or day begins."""
    year, month, day = _parts(time)
    return date(year, month, day or 1)


def last_day(time: str) -> date:
    """The day on which it ends."""
    year, month, day = _parts(time)
    if day:
        return date(year, month, day)
    last = 12 if len(time) == len("2025") else month + 2 * (QUARTER in time)
    return date(year, last, monthrange(year, last)[1])


def _parts(time: str) -> tuple[int, int, int]:
    """Year, first month, and the day; nought where none is told."""
    year, _, rest = time.partition("-")
    if QUARTER in time:
        return int(year), 3 * int(rest[1:]) - 2, 0
    month, _, day = rest.partition("-")
    return int(year), int(month or 1), int(day or 0)
