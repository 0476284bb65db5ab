"""Periods to points in time: years, quarters, months, days and school years."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

_FORMS: tuple[tuple[re.Pattern[str], Callable[..., float]], ...] = (
    (re.compile(r"(\d{4})"), float),
    (re.compile(r"(\d{4})/(?:\d{2}){1,2}"), float),
    (re.compile(r"(\d{4})[- ]?Q([1-4])"), lambda year, quarter: int(year) + (int(quarter) - 1) / 4),
    (re.compile(r"(\d{4})-(\d{2})"), lambda year, month: int(year) + (int(month) - 1) / 12),
    (re.compile(r"(\d{4}-\d{2}-\d{2})"), lambda day: _of_day(day)),
)
"""A school year stands at the year in which it begins, a month or quarter at its first day."""


def moments(periods: Sequence[str]) -> tuple[float, ...]:
    """Where periods stand in time, in years; evenly where one of them is no time."""
    found = tuple(_moment(period) for period in periods)
    known = tuple(each for each in found if each is not None)
    is_rising = all(one < other for one, other in pairwise(known))
    if len(known) < len(found) or not is_rising:
        return tuple(float(number) for number in range(len(periods)))
    return known


def _moment(period: str) -> float | None:
    for form, read in _FORMS:
        if parts := form.fullmatch(period):
            try:
                return read(*parts.groups())
            except ValueError:  # "2024-02-31" has the form of a day and is none
                return None
    return None


def _of_day(text: str) -> float:
    day = date.fromisoformat(text)
    first = date(day.year, 1, 1)
    return day.year + (day - first) / timedelta(days=366)
