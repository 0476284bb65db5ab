"""Texts of a key column to members: years, ages, places, totals; each distinct text once."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.ages import band_from_label
from reportgen.frame import TOTAL
from reportgen.places import Places
from reportgen.sources.depths import depth
from reportgen.sources.geography.padding import unpadded
from reportgen.sources.spec import KeySpec
from reportgen.sources.table import Texts, tidy


@dataclass(frozen=True, slots=True)
class Fault:
    """A text that is no member: code of the message and what it names."""

    code: str
    known: tuple[str, ...] = ()
    """Names among which the nearest may be meant."""


Outcome: TypeAlias = str | Fault | None
"""A member, a fault, or None for what is left out."""
_Reader: TypeAlias = Callable[[str], Outcome]


@dataclass(frozen=True, eq=False, slots=True)
class Members:
    """What a key column says."""

    members: Texts
    """Empty where a row is not kept."""
    kept: npt.NDArray[np.bool_]
    faults: tuple[tuple[int, str, Fault], ...]
    """Of each faulty text: its first row, the text and what is wrong, by row."""
    repaired: tuple[tuple[int, str, str], ...]
    """Of each key of a place that lacks its noughts: its first row, the text and the key meant."""


def read_members(texts: Texts, key: KeySpec, places: Places) -> Members:
    """Read every text of a key column."""
    codes, found = pd.factorize(texts)
    distinct = [tidy(text) for text in found]
    readers = _readers(key, places)
    outcomes = [
        _outcome(label, key, places, _at_depth(text, readers))
        for text, label in zip(found, distinct, strict=True)
    ]
    members = np.array([each if isinstance(each, str) else "" for each in outcomes], dtype=object)
    kept = np.array([isinstance(each, str) for each in outcomes], dtype=bool)
    first = np.unique(codes, return_index=True)[1].tolist()
    told = list(zip(first, distinct, outcomes, strict=True))
    faults = tuple((row, text, each) for row, text, each in told if isinstance(each, Fault))
    short = unpadded(places.by_key) if key.read == "place" else {}
    repaired = tuple(
        (row, text, each)
        for row, text, each in told
        if isinstance(each, str) and short.get(text) == each
    )
    return Members(members[codes], kept[codes], faults, repaired)


def left_out(texts: Texts, key: KeySpec, places: Places) -> npt.NDArray[np.bool_]:
    """Which rows the declaration leaves out; faults are not among them."""
    codes, found = pd.factorize(texts)
    reader = _reader(key, places)
    outcomes = [_outcome(tidy(text), key, places, reader) for text in found]
    return np.array([each is None for each in outcomes], dtype=bool)[codes]


def _outcome(text: str, key: KeySpec, places: Places, read: _Reader) -> Outcome:
    """What the declaration says of a text goes before what can be read from it."""
    if isinstance(key.aliases, dict):
        text = key.aliases.get(text, text)
    if text in key.skip:
        return None
    if text in key.map:
        return _mapped(key.map[text], key, places)
    if text in key.total:
        return places.root.key if key.read in ("place", "place-name") else TOTAL
    return read(text) if text else Fault("source-key-empty")


def _mapped(member: str, key: KeySpec, places: Places) -> Outcome:
    if key.read in ("place", "place-name") and places.get(member) is None:
        return Fault("source-place-unknown", tuple(places.by_key))
    return member


def _readers(key: KeySpec, places: Places) -> list[_Reader]:
    """A reader for each depth of row labels; the only one reads them all."""
    each = [key.model_copy(update={"level": level}) for level in key.levels] or [key]
    return [_reader(key, places) for key in each]


def _at_depth(text: str, readers: list[_Reader]) -> _Reader:
    if len(readers) == 1:
        return readers[0]
    deep = depth(text)
    return readers[deep] if deep < len(readers) else _too_deep


def _too_deep(_text: str) -> Outcome:
    return Fault("source-depth")


def _reader(key: KeySpec, places: Places) -> _Reader:
    match key.read:
        case "text":
            return str
        case "year":
            return _year
        case "serial-date":
            return _serial
        case "age":
            return _age
        case "place":
            return _place_reader(key, places)
        case "place-name":
            return _name_reader(key, places)


_YEAR = re.compile(r"(?<![0-9])(?:1[89]|2[01])[0-9]{2}(?![0-9])")
_SEASON = re.compile(r"[0-9]{2}([0-9]{2})\s*/\s*([0-9]{2})(?![0-9])")
"""A school year such as 2023/24, which is no single year."""


_DAY = re.compile(r"(?<![0-9])([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*([0-9]{4})(?![0-9])")


def _is_day(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _year(text: str) -> Outcome:
    if any(not _is_day(*map(int, parts)) for parts in _DAY.findall(text)):
        return Fault("source-year")
    years = set(_YEAR.findall(text))
    season = _SEASON.search(text)
    if len(years) != 1 or (season and int(season[2]) == (int(season[1]) + 1) % 100):
        serial = isinstance(_serial(text), str)
        return Fault("source-year-serial" if serial else "source-year")
    return str(years.pop())


_SERIAL = re.compile(r"([1-9][0-9]{4})(?:[.,][0-9]+)?")
"""Days counted as Excel does, for the years 1927 to 2173; a fraction is a time of the day."""
_BEFORE_DAY_ONE = date(1899, 12, 30)
"""Excel believes in a 29 February 1900; since then its day 1 is 31.12.1899."""


def _serial(text: str) -> Outcome:
    found = _SERIAL.fullmatch(text)
    if found is None:
        return Fault("source-serial-date")
    return str((_BEFORE_DAY_ONE + timedelta(days=int(found[1]))).year)


_PART = re.compile(r"(?:davon|darunter|dav\.|dar\.)\s*:?\s+", re.IGNORECASE)
"""How a row label says that it is a part of the row above."""


def _age(text: str) -> Outcome:
    band = band_from_label(_PART.sub("", text, count=1))
    return band.key if band else Fault("source-age")


def _place_reader(key: KeySpec, places: Places) -> _Reader:
    meant = [place for place in places if not key.levels or place.level == key.level]
    known = {place.key for place in meant}
    short = unpadded(known)
    absent = _absent(key, [*known, *(place.name for place in meant)])

    def read(text: str) -> Outcome:
        return text if text in known else short.get(text, absent)

    return read


def _name_reader(key: KeySpec, places: Places) -> _Reader:
    absent = _absent(key, [place.name for place in places if key.level in ("", place.level)])

    def read(text: str) -> Outcome:
        found = places.named(text, key.level)
        if len(found) > 1:
            return Fault("source-place-ambiguous")
        return found[0].key if found else absent

    return read


def _absent(key: KeySpec, known: Iterable[str]) -> Fault | None:
    """What becomes of a place that the project does not have."""
    return None if key.elsewhere == "skip" else Fault("source-place-unknown", tuple(known))
