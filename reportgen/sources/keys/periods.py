"""Texts of offices to years: dates, months, Excel's day numbers, school years."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Fault:
    """A text that is no member: code of the message and what it names."""

    code: str
    known: tuple[str, ...] = ()
    """Names among which the nearest may be meant."""


_YEAR = re.compile(r"(?<![0-9])(?:1[89]|2[01])[0-9]{2}(?![0-9])")
_SCHOOL_YEAR = re.compile(r"(?<![0-9])([0-9]{4})\s*[/-]\s*((?:[0-9]{2})?[0-9]{2})(?!-?[0-9])")
"""A school year such as 2023/24 or 2023/2024, which is no single year; 2011-12-31 is a day."""
_DAY = re.compile(r"(?<![0-9])([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*([0-9]{4})(?![0-9])")


def year(text: str) -> str | Fault:
    """The only year in a text; a school year has two."""
    if any(not _is_day(*map(int, parts)) for parts in _DAY.findall(text)):
        return Fault("source-year")
    if _school_years(text):
        return Fault("source-year-school")
    years = set(_YEAR.findall(text))
    if len(years) != 1:
        serial = isinstance(serial_year(text), str)
        return Fault("source-year-serial" if serial else "source-year")
    return str(years.pop())


def _is_day(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def school_year(text: str, *, end: bool) -> str | Fault:
    """The year in which a school year begins or ends."""
    years = _school_years(text)
    return str(years[end]) if years else Fault("source-school-year")


def _school_years(text: str) -> tuple[int, int] | None:
    """Two years, one after the other; "2024-12" is a month."""
    found = _SCHOOL_YEAR.search(text)
    if not found:
        return None
    start = int(found[1])
    digits = len(found[2])
    follows = int(found[2]) == (start + 1) % 10**digits
    return (start, start + 1) if follows else None


SERIAL = re.compile(r"([1-9][0-9]{4})(?:[.,][0-9]+)?")
"""Days counted as Excel does, for the years 1927 to 2173; a fraction is a time of the day."""
BEFORE_DAY_ONE = date(1899, 12, 30)
"""Excel believes in a 29 February 1900; since then its day 1 is 31.12.1899."""


def serial_year(text: str) -> str | Fault:
    """The year of a day number."""
    found = SERIAL.fullmatch(text)
    if found is None:
        return Fault("source-serial-date")
    return str((BEFORE_DAY_ONE + timedelta(days=int(found[1]))).year)
