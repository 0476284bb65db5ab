"""Texts of a key column to members: years, ages, places, totals; each distinct text once."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd

from reportgen.ages import band_from_label
from reportgen.frame import TOTAL
from reportgen.places import Places
from reportgen.sources.keys.depths import depth
from reportgen.sources.keys.padding import unpadded
from reportgen.sources.keys.periods import Fault, school_year, serial_year, year
from reportgen.sources.spec import KeySpec
from reportgen.sources.tables.table import Mask, Texts, tidy

Outcome: TypeAlias = str | Fault | None
"""A member, a fault, or None for what is left out."""
_Reader: TypeAlias = Callable[[str], Outcome]


@dataclass(frozen=True, eq=False, slots=True)
class Members:
    """What a key column says."""

    members: Texts
    """Empty where a row is not kept."""
    kept: Mask
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
    short = unpadded(_keys(places)) if key.read == "place" else {}
    repaired = tuple(
        (row, text, each)
        for row, text, each in told
        if isinstance(each, str) and short.get(text) == each
    )
    return Members(members[codes], kept[codes], faults, repaired)


def left_out(texts: Texts, key: KeySpec, places: Places) -> Mask:
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
    if key.read in ("place", "place-name") and member not in _keys(places):
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
        case "place":
            return _place_reader(key, places)
        case "place-name":
            return _name_reader(key, places)
        case kind:
            return _plain_reader(kind)


def _plain_reader(
    kind: Literal["text", "year", "serial-date", "school-year-start", "school-year-end", "age"],
) -> _Reader:
    """Readers that need not know the places."""
    match kind:
        case "text":
            return str
        case "year":
            return year
        case "serial-date":
            return serial_year
        case "school-year-start":
            return partial(school_year, end=False)
        case "school-year-end":
            return partial(school_year, end=True)
        case "age":
            return _age


_PART = re.compile(r"(?:davon|darunter|dav\.|dar\.)\s*:?\s+", re.IGNORECASE)
"""How a row label says that it is a part of the row above."""


def _age(text: str) -> Outcome:
    band = band_from_label(_PART.sub("", text, count=1))
    return band.key if band else Fault("source-age")


def _keys(places: Places) -> dict[str, str]:
    """The keys of all places, also of those that are no more, with their names."""
    return {key: place.name for key, place in places.by_key.items()} | places.retired


def _place_reader(key: KeySpec, places: Places) -> _Reader:
    keys = _keys(places)
    short = unpadded(keys)
    absent = _absent(key, [*keys, *keys.values()])

    def read(text: str) -> Outcome:
        return text if text in keys else short.get(text, absent)

    return read


def _name_reader(key: KeySpec, places: Places) -> _Reader:
    absent = _absent(key, [place.name for place in places if key.level in ("", place.level)])
    retired = {name.casefold(): old for old, name in places.retired.items() if name}

    def read(text: str) -> Outcome:
        found = places.named(text, key.level)
        if len(found) > 1:
            return Fault("source-place-ambiguous")
        return found[0].key if found else retired.get(text.casefold(), absent)

    return read


def _absent(key: KeySpec, known: Iterable[str]) -> Fault | None:
    """What becomes of a place that the project does not have."""
    return None if key.elsewhere == "skip" else Fault("source-place-unknown", tuple(known))
