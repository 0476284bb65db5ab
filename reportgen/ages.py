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
_OPEN = re.compile(
    r"(\d{1,3})(?:jahre)?(?:undmehr|undälter|undaelter|undüber|\+|u\.m\.|u\.ä\.)(?:jahre)?"
)
_UNDER = re.compile(r"(?:unter|u|<|0bisunter|0-<)(\d{1,3})(?:jahren?|-jährige)?")
_BETWEEN = re.compile(r"(\d{1,3})(?:bisunter|-<|-u|bisu\.|–<)(\d{1,3})(?:jahren?)?")
_CLOSED = re.compile(r"(\d{1,3})(?:-|–|bis)(\d{1,3})(?:jahren?|-jährige)?")
_SINGLE = re.compile(r"(\d{1,3})(?:jahre?|-jährige)?")


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
    A closed range "65-74" or "65 bis 74" means both ends included: [65, 75).
    """
    plain = re.sub(r"[\s\u00a0\u202f]+", "", label).casefold()
    if found := _OPEN.fullmatch(plain):
        return Band(int(found[1]), None)
    if found := _UNDER.fullmatch(plain):
        return Band(0, int(found[1]))
    if found := _BETWEEN.fullmatch(plain):
        return Band(int(found[1]), int(found[2]))
    if found := _CLOSED.fullmatch(plain):
        return Band(int(found[1]), int(found[2]) + 1)
    if found := _SINGLE.fullmatch(plain):
        return Band(int(found[1]), int(found[1]) + 1)
    return None


def label(key: str) -> str:
    """A band as it is printed in a table: "65 bis unter 75"."""
    ages = band(key)
    if ages.end is None:
        return f"{ages.start} und älter"
    if ages.start == 0 and ages.end > 1:
        return f"unter {ages.end}"
    return str(ages.start) if ages.end == ages.start + 1 else f"{ages.start} bis unter {ages.end}"
