"""Ages as half-open bands: "65 bis unter 75 Jahre" is [65, 75).

A band has one spelling as a key: `7` (one year of age), `65-75` (65 to under 75), `75+` (open).
"""

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, order=True)
class Band:
    """Ages from `start` to under `end`, in completed years; `end` None means no upper bound."""

    start: int
    end: int | None

    @property
    def key(self) -> str:
        """The spelling used in frames and project files."""
        if self.end is None:
            return f"{self.start}+"
        return str(self.start) if self.end == self.start + 1 else f"{self.start}-{self.end}"

    def within(self, other: "Band") -> bool:
        """Whether every age of this band lies in the other."""
        if self.start < other.start:
            return False
        return other.end is None or (self.end is not None and self.end <= other.end)

    def overlaps(self, other: "Band") -> bool:
        """Whether the two share an age."""
        below = self.end is not None and self.end <= other.start
        above = other.end is not None and other.end <= self.start
        return not (below or above)


_KEY = re.compile(r"(\d{1,3})(?:\+|-(\d{1,3}))?")
_NOISE = re.compile(r"\s+|-?jährige?[nr]?|jahre?n?|j\.|alt$")
"""What says that it is an age, and no more."""
_OPEN = re.compile(
    r"(\d{1,3})(?:\+|plus|u(?:nd|\.)?(?:mehr|ältere?|aeltere?|darüber|über|m\.?|ä\.?))"
    r"|(?:ab|≥|>=)(\d{1,3})"
)
_UNDER = re.compile(r"(?:0-?bisunter|bisunter|unter|0-<|u|<)(\d{1,3})")
_BETWEEN = re.compile(
    r"(\d{1,3})-?(?:bisunter|bisu\.?|b\.?u\.?|bis<|[-–](?:unter|u\.?|<))(\d{1,3})"
)
_CLOSED = re.compile(r"(\d{1,3})-?(?:-|–|bis)(\d{1,3})")
_UP_TO = re.compile(r"bis(?:zu)?(\d{1,3})")
_SINGLE = re.compile(r"\d{1,3}")


@cache
def band(key: str) -> Band:
    """Read a key; `ValueError` when it is none."""
    found = _KEY.fullmatch(key)
    if not found:
        raise ValueError(key)
    start = int(found[1])
    if key.endswith("+"):
        return Band(start, None)
    return Band(start, int(found[2]) if found[2] else start + 1)


@cache
def band_from_label(label: str) -> Band | None:
    """Read an age as German offices write it; None when it is none.

    "65 bis unter 75 Jahre", "65 - < 75", "unter 3 Jahre", "75 und älter", "7", "100+".
    A closed range "65-74" or "65 bis 74" means both ends included: [65, 75). "über 65" is none:
    it may mean either.
    """
    plain = _NOISE.sub("", label.casefold())
    if found := _OPEN.fullmatch(plain):
        return Band(int(found[1] or found[2]), None)
    if found := _UNDER.fullmatch(plain):
        return _filled(0, int(found[1]))
    if found := _BETWEEN.fullmatch(plain):
        return _filled(int(found[1]), int(found[2]))
    return _inclusive(plain)


def _inclusive(plain: str) -> Band | None:
    """A range with both its ends, or a single year of age."""
    if found := _CLOSED.fullmatch(plain):
        return _filled(int(found[1]), int(found[2]) + 1)
    if found := _UP_TO.fullmatch(plain):
        return _filled(0, int(found[1]) + 1)
    found = _SINGLE.fullmatch(plain)
    return _filled(int(found[0]), int(found[0]) + 1) if found else None


def _filled(start: int, end: int) -> Band | None:
    """A band; None when no age lies in it."""
    return Band(start, end) if start < end else None


def label(key: str) -> str:
    """A band as it is printed in a table: "65 bis unter 75"."""
    ages = band(key)
    if ages.end is None:
        return f"{ages.start} und älter"
    if ages.start == 0 and ages.end > 1:
        return f"unter {ages.end}"
    return str(ages.start) if ages.end == ages.start + 1 else f"{ages.start} bis unter {ages.end}"
