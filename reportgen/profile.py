"""What an indicator sheet tells of an indicator, beside its name and its unit.

Profile               how it is calculated, from what, and what it is good for
Part                  one term above or below the line
BASES, TIMINGS        the usual words for counts of the population, and for times
"""

import re
from dataclasses import dataclass

BASES = (
    "Hauptwohnsitz",
    "wohnberechtigt",
    "Fortschreibung Zensus 2011",
    "Fortschreibung Zensus 2022",
    "Zensus 2022",
    "Mikrozensus",
)
SUM, MEAN, MONTH, SCHOOL_YEAR = "Jahressumme", "Jahresdurchschnitt", "Berichtsmonat", "Schuljahr"
DAYS = ("31.12.", "01.03.", "31.01.", "15.12.")
TIMINGS = (*DAYS, SUM, MEAN, MONTH, SCHOOL_YEAR)
_DAY = re.compile(r"\d{2}\.\d{2}\.")


def is_day(timing: str) -> bool:
    """Whether a time is a day of the year ("31.12.")."""
    return _DAY.fullmatch(timing) is not None


@dataclass(frozen=True, slots=True)
class Part:
    """A term above or below the line, as printed."""

    name: str
    """What is counted: "Einwohnerinnen und Einwohner (15 bis unter 65 Jahre)"."""
    source: str
    """Name of the source in the project file."""
    subtract: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """How an indicator is calculated, from what, and what it is good for."""

    numerator: tuple[Part, ...] = ()
    denominator: tuple[Part, ...] = ()
    formula: str = ""
    """How the parts make the number, in words: "Zähler ÷ Nenner × 100"."""
    ages: tuple[str, ...] = ()
    """Bounds of age as they are calculated: "15 bis unter 65"."""
    timing: str = ""
    base: str = ""
    comparability: str = ""
    do_not_use_for: str = ""
    data_source: str = ""
    """Where such numbers usually come from."""
    licence: str = ""
    version: str = ""
    changelog: tuple[str, ...] = ()
    number: int = 0
    """Number in the catalogue; 0: not from it."""
    rivals: tuple[str, ...] = ()
    """Names of indicators that define the same otherwise."""
    limits: tuple[str, ...] = ()
    """From which numbers on it is shown, and at which level, in words."""


NO_PROFILE = Profile()
"""Of measures that nobody describes, such as those of sources."""
