"""What each column of a table is: place, period, age, sex, another group, or numbers."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import pandas as pd

from reportgen.ages import band_from_label
from reportgen.places import Places
from reportgen.sources.keys.depths import depth
from reportgen.sources.keys.padding import unpadded
from reportgen.sources.keys.periods import school_year, year
from reportgen.sources.numbers.signs import Notation, read_numbers
from reportgen.sources.tables.table import Table, Texts, tidy


class Role(StrEnum):
    """What a column is for."""

    EMPTY = "empty"
    PLACE_KEY = "place-key"
    PLACE_NAME = "place-name"
    PERIOD = "period"
    AGE = "age"
    SEX = "sex"
    VALUE = "value"
    GROUP = "group"
    """A text that repeats: a group that the numbers are told apart by."""
    LABEL = "label"
    """A text that says nothing that must be read."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table and what it seems to be."""

    at: int
    heading: str
    role: Role
    texts: tuple[str, ...]
    """Every text in it once, in order of first appearance, without empty ones."""
    depths: tuple[tuple[str, ...], ...] = ()
    """The texts by how far they stand in, from the outermost; empty when all stand alike."""


TOTALS = re.compile(
    r"(?:ins)?gesamt|summe|zusammen|alle|total|.*\b(?:zusammen|insgesamt)", re.IGNORECASE
)
"""Labels of rows of totals."""
MEN = frozenset(("m", "männlich", "maennlich", "männer", "gesm"))
WOMEN = frozenset(("w", "weiblich", "frauen", "gesw"))
_SEXES = MEN | WOMEN | {"d", "divers", "x", "unbekannt"}
_PLACE = re.compile(
    r"\b(?:stat\.? ?)?(?:stadt)?(?:bezirk|teil|viertel|gebiet|raum|quartier)\b"
    r"|\bSB\b|\bAGS\b|\bARS\b|schlüssel|gemeinde|kreis|region|ortsteil|wohnplatz|baublock|planungsraum|sozialraum",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"jahr|stichtag|monat|datum|stand|zeit|quartal|wahltag|tag\b|periode", re.IGNORECASE
)
_AGE = re.compile(r"^alter|altersgruppe|altersjahr|^age\b", re.IGNORECASE)
_YEARS_OF_AGE = re.compile(r"jahr|unter|älter|bis|\+", re.IGNORECASE)
_SEX = re.compile(r"geschlecht|\bsex\b", re.IGNORECASE)
MOST = 0.8
"""Part of the texts that must fit for a column to be taken for what they are."""
FEW = 60
"""Groups have no more members than this."""


def columns(table: Table, places: Places | None, notation: Notation) -> tuple[Column, ...]:
    """Tell what every column is."""
    found = tuple(
        _column(at, table.heading(at), texts, places, notation)
        for at, texts in enumerate(table.columns)
    )
    return named_once(found, table)


def named_once(found: tuple[Column, ...], table: Table) -> tuple[Column, ...]:
    """A group that says the same for every place is only another name of it."""
    places = [each for each in found if each.role in (Role.PLACE_KEY, Role.PLACE_NAME)]
    if not places:
        return found
    keys = table.columns[places[0].at]
    return tuple(
        replace(each, role=Role.LABEL)
        if each.role is Role.GROUP and _follows(keys, table.columns[each.at])
        else each
        for each in found
    )


def _follows(keys: Texts, texts: Texts) -> bool:
    return len(set(zip(keys, texts, strict=True))) == len(set(keys))


def unheaded_keys(found: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of a table whose keys have no headings: what stands left of the first one."""
    first = next((each.at for each in found if each.heading), 0)
    return tuple(_as_key(each) if each.at < first else each for each in found)


def _as_key(column: Column) -> Column:
    """Codes name places; texts beside them are labels, unless they repeat."""
    match column.role:
        case Role.VALUE:
            return replace(column, role=Role.PLACE_KEY)
        case Role.LABEL:
            return replace(column, role=Role.PLACE_NAME)
        case _:
            return column


def _column(
    at: int, heading: str, texts: Texts, places: Places | None, notation: Notation
) -> Column:
    distinct = tuple(dict.fromkeys(filter(None, map(tidy, pd.unique(texts)))))
    plain = tuple(text for text in distinct if not TOTALS.fullmatch(text))
    role = _role(heading, plain, len(texts), places, notation) if distinct else Role.EMPTY
    return Column(at, heading, role, distinct, _by_depth(texts))


def _by_depth(texts: Texts) -> tuple[tuple[str, ...], ...]:
    found: dict[int, dict[str, None]] = {}
    for text in pd.unique(texts):
        if plain := tidy(text):
            found.setdefault(depth(text), {})[plain] = None
    ordered = tuple(tuple(found[each]) for each in sorted(found))
    return ordered if len(ordered) > 1 else ()


def _role(
    heading: str, texts: tuple[str, ...], rows: int, places: Places | None, notation: Notation
) -> Role:
    """The first role that heading and texts speak for."""
    tests: tuple[tuple[Role, Callable[[], bool]], ...] = (
        (Role.SEX, lambda: _is_sex(heading, texts)),
        (Role.PERIOD, lambda: _is_period(heading, texts, rows)),
        (Role.AGE, lambda: _is_age(heading, texts)),
        (Role.PLACE_KEY, lambda: _is_key(heading, texts, places)),
        (Role.PLACE_NAME, lambda: _is_name(heading, texts, places)),
        (Role.VALUE, lambda: _is_value(texts, notation)),
        (Role.GROUP, lambda: 1 < len(texts) <= FEW and len(texts) * 2 <= rows),
    )
    return next((role for role, fits in tests if fits()), Role.LABEL)


def share(texts: tuple[str, ...], fits: Callable[[str], object]) -> float:
    """Part of the texts that fit."""
    return sum(bool(fits(text)) for text in texts) / len(texts) if texts else 0.0


def _is_sex(heading: str, texts: tuple[str, ...]) -> bool:
    known = share(texts, lambda text: text.casefold() in _SEXES)
    return known == 1 or (bool(_SEX.search(heading)) and len(texts) <= 5)


def _is_period(heading: str, texts: tuple[str, ...], rows: int) -> bool:
    """Years that repeat, or below a heading that says so."""
    if max(share(texts, _is_year), share(texts, is_school_year)) < MOST:
        return False
    return bool(_PERIOD.search(heading)) or len(texts) * 2 <= rows


def _is_year(text: str) -> bool:
    return isinstance(year(text), str)


def is_school_year(text: str) -> bool:
    """Whether a text is a school year such as "2023/24"."""
    return isinstance(school_year(text, end=True), str)


def _is_age(heading: str, texts: tuple[str, ...]) -> bool:
    if share(texts, band_from_label) < MOST:
        return False
    return bool(_AGE.search(heading)) or share(texts, _YEARS_OF_AGE.search) >= 0.5


def _is_key(heading: str, texts: tuple[str, ...], places: Places | None) -> bool:
    if places is not None:
        short = unpadded(places.by_key)
        return share(texts, lambda text: text in places.by_key or text in short) >= MOST
    return bool(_PLACE.search(heading)) and share(texts, str.isdecimal) >= MOST


def _is_name(heading: str, texts: tuple[str, ...], places: Places | None) -> bool:
    if places is not None and share(texts, places.named) >= MOST:
        return True
    return bool(_PLACE.search(heading)) and share(texts, str.isdecimal) == 0


def _is_value(texts: tuple[str, ...], notation: Notation) -> bool:
    """Mostly numbers and signs, and digits among them."""
    read = read_numbers(np.array(texts, dtype=object), notation)
    return bool((~read.bad).mean() >= 0.6) and any(map(str.isdigit, "".join(texts)))
