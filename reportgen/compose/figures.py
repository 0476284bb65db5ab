"""Numbers in running text that may be data: a digit with its unit, "12,4 %" or "1.010 Personen".

Whatever else has digits is ordinary text and never looked at: paragraphs of laws, dates, years,
ages, file numbers, telephone numbers, ordinals, sums of money, "je 1.000".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

PERCENT, POINTS = "%", "pp"
_NUMBER = r"(?P<sign>[+−–-]?)(?P<digits>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?P<places>\d+))?"
_PERCENT = r"%(?![\w-])|v\. ?H\.|Prozent(?!\w)"
_POINTS = r"Prozentpunkte?n?(?!\w)|%-Punkte?n?(?!\w)"
_BEFORE = re.compile(r"(?:\bje|\bpro|\bauf|\bvon|\bNr\.|§|\bTel\.|Drucksache|Seite|\w/)\s*$")
_BEHIND = re.compile(r"\s*(?:€|Euro|EUR|Mio|Mrd|Tsd|m²|qm|km|Uhr|\.\d|/\d)")
_EVEN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-", "\u00ad": "-"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, as it stands in a sentence."""

    text: str
    amount: float
    """Without its sign, which words may carry ("sank um 1,5 Prozentpunkte")."""
    decimals: int
    unit: str
    """PERCENT, POINTS, the unit of a measure, or nothing behind a number of four digits."""
    start: int
    end: int

    @property
    def is_share(self) -> bool:
        """Whether it is told in per cent or percentage points."""
        return self.unit in (PERCENT, POINTS)


def even(text: str) -> str:
    """A text of the same length in which all spaces and hyphens are plain."""
    return text.translate(_EVEN)


def pattern(units: Iterable[str]) -> re.Pattern[str]:
    """What a figure looks like, given the units of the project's measures."""
    own = "|".join(rf"{re.escape(unit)}(?!\w)" for unit in sorted(units, key=len, reverse=True))
    named = rf"(?P<points>{_POINTS})|(?P<percent>{_PERCENT})" + (f"|(?P<unit>{own})" if own else "")
    return re.compile(rf"(?<![\w.,/§]){_NUMBER}(?!\d)(?: ?(?:{named}))?")


def figures(text: str, looks: re.Pattern[str]) -> Iterator[Figure]:
    """Every figure of an evened text."""
    for found in looks.finditer(text):
        unit = _unit(found)
        digits, places = re.sub("[. ]", "", found["digits"]), found["places"] or ""
        is_grouped = len(digits) < len(found["digits"])
        if unit or (is_grouped and _is_free(text, found)):
            amount = float(f"{digits}.{places or 0}")
            yield Figure(found[0].strip(), amount, len(places), unit, *found.span())


def _unit(found: re.Match[str]) -> str:
    if found["points"]:
        return POINTS
    if found["percent"]:
        return PERCENT
    return str(found.groupdict().get("unit") or "")


def _is_free(text: str, found: re.Match[str]) -> bool:
    """Whether a grouped number without a unit is no base, sum of money or file number."""
    before, behind = text[: found.start()], text[found.end() :]
    return not _BEFORE.search(before) and not _BEHIND.match(behind)
