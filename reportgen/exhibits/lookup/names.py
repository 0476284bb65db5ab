"""What is printed for places, periods, groups, members and units."""

import re
from collections.abc import Iterable, Mapping

from reportgen import ages
from reportgen.frame import AGE, PERIOD, PLACE, SEX, TOTAL, Kind, Measure, derived_id
from reportgen.messages import word
from reportgen.places import Level, Place

_MEMBERS = {
    SEX: {"m": "exhibit-male", "w": "exhibit-female", "d": "exhibit-diverse"},
}
_GROUPS = {
    SEX: "exhibit-sex", AGE: "exhibit-age", PERIOD: "exhibit-year", PLACE: "exhibit-place-column",
}  # fmt: skip
_STUBS = _GROUPS | {AGE: "exhibit-age-stub"}
_RELATION = re.compile(r"(^| )(je|in|pro) ")
COUNTED = (Kind.COUNT, Kind.BALANCE)


def member(group: str, key: str, labels: Mapping[str, str]) -> str:
    """A member as printed: ages and sexes in words, others as they are or as the spec says."""
    if key in labels:
        return labels[key]
    if key == TOTAL:
        return word("total")
    if group == AGE:
        return _age(key)
    known = _MEMBERS.get(group, {}).get(key)
    return word(known) if known else key


def _age(key: str) -> str:
    try:
        return ages.label(key)
    except ValueError:
        return key


def group(key: str, labels: Mapping[str, str]) -> str:
    """A group as it stands in a title after "nach": "Alter"."""
    return labels.get(key) or (word(_GROUPS[key]) if key in _GROUPS else key)


def stub(key: str, labels: Mapping[str, str]) -> str:
    """A group as the head of its column: "Alter in Jahren"."""
    return labels.get(key) or (word(_STUBS[key]) if key in _STUBS else key)


def ordered(key: str, members: Iterable[str]) -> tuple[str, ...]:
    """Members in the order of print: ages rising, all others by key."""
    return tuple(sorted(members, key=_rising if key == AGE else _plain))


def _rising(key: str) -> tuple[int, int, str]:
    try:
        band = ages.band(key)
    except ValueError:
        return 999, 999, key
    return band.start, band.end or 999, key


def _plain(key: str) -> tuple[int, int, str]:
    return 0, 0, key


def dative(level: Level) -> str:
    """Several, as in "nach Bezirken"."""
    if level.dative:
        return level.dative
    return level.plural if level.plural.endswith(("n", "s")) else f"{level.plural}n"


def unit(measure: Measure) -> str:
    """A unit as the head of a column or after a title: "in %", "je 1.000", "in Jahren"."""
    name = measure.unit
    if not name or is_counted(measure) or _RELATION.search(name):
        return name
    return word("exhibit-in-unit", unit=f"{name}n" if _is_plural(name) else name)


def _is_plural(name: str) -> bool:
    """Whether a unit takes an "n" in the dative: "Jahre", but not "%" or "Euro"."""
    return len(name) > 3 and name.endswith(("e", "er")) and name[0].isupper() and " " not in name


def is_counted(measure: Measure) -> bool:
    """Whether the unit is what is counted ("Personen"); that of a change never is."""
    return measure.kind in COUNTED and derived_id("", "") not in measure.id


def named_unit(measure: Measure, name: str = "") -> str:
    """An indicator (by its name, or another) with its unit, as the head of a row: "Quote in %"."""
    phrase = unit(measure)
    is_told = not is_counted(measure) or _RELATION.search(phrase)
    told = name or measure.name
    return f"{told} {phrase}".strip() if is_told else told


def inside(place: Place) -> str:
    """Where: "in der Nordstadt"."""
    return place.inside or word("exhibit-inside", place=place.name)


def genitive(place: Place) -> str:
    """Whose: "der Nordstadt"."""
    return place.genitive or word("exhibit-genitive", place=place.name)


def short(place: Place) -> str:
    """The short name, or the name."""
    return place.short or place.name
