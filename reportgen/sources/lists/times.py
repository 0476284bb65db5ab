"""Texts of offices to times: years, quarters, months, days, Excel's day numbers.

What comes of them is a time as `records` has it, an empty text for none, or a fault.
"""

import re
from datetime import date, timedelta

from reportgen.sources.keys.periods import BEFORE_DAY_ONE, SERIAL, Fault

OPEN = ("", "-", "–", "offen", "laufend", "fortlaufend", "dauerhaft", "unbefristet", "n. n.")
"""What stands where there is no day."""
_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_YEAR = re.compile(r"(?P<year>[12][0-9]{3})")
_DAY = re.compile(r"(?P<day>[0-9]{1,2})\.\s*(?P<month>[0-9]{1,2})\.\s*(?P<year>[12][0-9]{3})")
_ISO = re.compile(
    r"(?P<year>[12][0-9]{3})-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?(?:[T ]00:00(?::00)?)?"
)
_MONTH = re.compile(r"(?P<month>[0-9]{1,2})\s*[./]\s*(?P<year>[12][0-9]{3})")
_NAMED = re.compile(
    r"(?:(?P<day>[0-9]{1,2})\.\s*)?(?P<name>[a-zä]{3})[a-z]*\.?\s*(?P<year>[12][0-9]{3})",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"(?:Q\s*(?P<a>[1-4])|(?P<b>[1-4])\.?\s*(?:Q|Quartal)|(?P<c>IV|I{1,3})(?:\.?\s*Quartal)?)"
    r"\s*[/ ]\s*(?P<year>[12][0-9]{3})|(?P<iso>[12][0-9]{3})-?\s*Q(?P<d>[1-4])",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def time(text: str) -> str | Fault:
    """A year, quarter, month or day as it is compared; empty for words that mean none."""
    if text.casefold() in OPEN:
        return ""
    if found := _QUARTER.fullmatch(text):
        return _quarter(found)
    for pattern in (_YEAR, _DAY, _ISO, _MONTH, _NAMED):
        if found := pattern.fullmatch(text):
            return _dated(found.groupdict()) or Fault("list-time")
    if found := SERIAL.fullmatch(text):
        return (BEFORE_DAY_ONE + timedelta(days=int(found[1]))).isoformat()
    return Fault("list-time")


def _quarter(found: re.Match[str]) -> str:
    number = found["a"] or found["b"] or found["d"] or str(_ROMAN[(found["c"] or "i").casefold()])
    return f"{found['year'] or found['iso']}-Q{number}"


def _dated(parts: dict[str, str | None]) -> str:
    """A time in ISO 8601; empty when there is no such day."""
    year, month, day = parts["year"] or "", parts.get("month"), parts.get("day")
    if name := (parts.get("name") or "").casefold().replace("mrz", "mär"):
        if name not in _MONTHS:
            return ""
        month = str(_MONTHS.index(name) + 1)
    if not month:
        return year
    try:
        told = date(int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return ""
    return told if day else told[: len("2025-03")]
