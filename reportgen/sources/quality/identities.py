"""What stands in columns that tell of single persons: dates of birth, names, numbers of persons."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

import numpy as np

from reportgen.sources.tables.table import Texts, tidy

_Kind: TypeAlias = tuple[Callable[[str], object], Callable[[Sequence[str]], bool]]
_SAMPLE = 400
"""So many rows, evenly spread, tell what a column holds."""
_LEAST = 5
"""Fewer texts tell nothing."""
_NUMBERS = (
    re.compile(r"[A-Z]{2}[0-9]{2}(?: ?[0-9]{4}){4} ?[0-9]{2}"),  # IBAN of Germany
    re.compile(r"[0-9]{2} ?[0-3][0-9][01][0-9]{3} ?[A-Z] ?[0-9]{3}"),  # Versicherungsnummer
    re.compile(r"[0-9]{5}(?:BG|//)[0-9]{7}"),  # Nummer der Bedarfsgemeinschaft
    re.compile(r"[0-9]{3}[A-Z][0-9]{6}"),  # Kundennummer of the Bundesagentur
)
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[A-Za-z]{2,}")
_DAY = re.compile(r"([0-3]?[0-9])\.([01]?[0-9])\.((?:18|19|20)[0-9]{2})")
_ISO_DAY = re.compile(r"((?:18|19|20)[0-9]{2})-([01][0-9])-([0-3][0-9])(?:[ T]00:00:00)?")
_FULL_NAME = re.compile(r"[A-ZÄÖÜ][\w'’-]+, ?([A-ZÄÖÜ][\w'’-]+)")
_ADDRESSED = re.compile(r"(?:Herrn?|Frau) ")
_NAME = re.compile(r"namen?|person(?:en)?|klient(?:in)?|kund(?:e|in)", re.IGNORECASE)


def first_identity(texts: Texts, heading: str, *, persons: bool) -> int | None:
    """The first row of a column that belongs to single persons; None for all other columns.

    `persons` is what the source says of its numbers: institutions have addresses and dates too.
    """
    return _first(texts, _kinds(heading, persons=persons))


def first_person(texts: Texts, places: Collection[str]) -> int | None:
    """The first row of a column of names that are those of persons; None for names of things,
    which may end with a place: "Regenbogen, Nordstadt"."""

    def is_name(text: str) -> bool:
        found = _FULL_NAME.fullmatch(text)
        return found is not None and found[1] not in places

    return _first(texts, ((is_name, _are_names), (_ADDRESSED.match, bool)))


def first_birth(texts: Texts) -> int | None:
    """The first row of a column of days that are strewn as only births are."""
    return _first(texts, ((_day, _are_births),))


def _first(texts: Texts, kinds: Iterable[_Kind]) -> int | None:
    """The first row of what more than half of the rows hold."""
    rows = np.linspace(0, len(texts) - 1, min(_SAMPLE, len(texts))).astype(np.int64)
    given = [(int(row), text) for row in rows if (text := tidy(texts[row]))]
    if len(given) < _LEAST:
        return None
    for fits, are_persons in kinds:
        found = [(row, text) for row, text in given if fits(text)]
        if 2 * len(found) > len(given) and are_persons([text for _, text in found]):
            return found[0][0]
    return None


def _kinds(heading: str, *, persons: bool) -> Iterator[_Kind]:
    """The texts looked for, and whether all that fit, taken together, are those of many persons."""
    yield _is_number, bool
    if persons:
        yield _MAIL.fullmatch, bool
        yield _day, _are_births
        if _NAME.fullmatch(heading):
            yield _FULL_NAME.fullmatch, _are_names


def _is_number(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in _NUMBERS)


def _are_names(texts: Sequence[str]) -> bool:
    """Whether "A, B" are persons: in "Aachen, Stadt" and "Ahaus, Stadt" the second part repeats."""
    second = {found[1] for text in texts if (found := _FULL_NAME.fullmatch(text))}
    return len(set(texts)) >= 0.9 * len(texts) and len(second) >= 0.5 * len(texts)


def _day(text: str) -> date | None:
    """A full date, as Germans or spreadsheets write it."""
    if found := _DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := _ISO_DAY.fullmatch(text):
        year, month, day = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _are_births(texts: Sequence[str]) -> bool:
    """Whether days are strewn over years, months and days, as only births are.

    A Stichtag repeats its day, a series of months its last days, elections fall on Sundays, and
    school years begin in one month or two.
    """
    days = [day for text in texts if (day := _day(text))]
    many = min(8, 0.5 * len(days))
    return (
        len(set(days)) >= 0.8 * len(days)
        and len({day.weekday() for day in days}) > 1
        and len({day.year for day in days}) >= many
        and len({day.day for day in days}) >= many
        and len({day.month for day in days}) >= min(6, many)
    )
