"""Numbers, dates and small words as they are printed in German.

Rounding is kaufmännisch (half away from zero, DIN 1333), once, from the unrounded number.
Thousands are parted by a narrow no-break space, the minus sign is U+2212.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from babel.dates import format_date

from reportgen.status import Status

NARROW, NO_BREAK = "\u202f", "\u00a0"
"""No-break spaces, the narrow one first."""
MINUS = "\u2212"
EN_DASH = "\u2013"

HIDDEN_IN_PROSE = "keine Angabe aus Gründen der Anonymität"
MISSING_IN_PROSE = {
    Status.UNRELIABLE: "keine ausreichend sichere Angabe",
    Status.NOT_YET: "noch keine Angabe",
    Status.UNKNOWN: "keine Angabe",
    Status.SECRET: HIDDEN_IN_PROSE,
    Status.NOT_APPLICABLE: "nicht sinnvoll zu berechnen",
}

_PLAIN = str.maketrans("äöü", "aou")
_ANY_SIZE = Context(prec=400)
"""More digits than a float can have; the default of 28 refuses to round longer numbers."""


def rounded(amount: float, decimals: int = 0) -> Decimal:
    """Round half away from zero, from the decimal number that the binary one stands for.

    That is the shortest decimal with 14 significant digits: 2.675, 1.005 and 0.285 * 100 (stored
    as 28.499999999999996) are the halves that they look like. No other number becomes a half:
    a ratio below 1000 of counts below ten million, with up to 4 decimals, is never that near.
    From 10¹⁴ to 2⁵³ every whole digit counts. Infinity and NaN have a status and never come.
    """
    whole = len(str(int(abs(amount))))
    exact = Decimal(repr(round(float(amount), max(14 - whole, 0))))
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _ANY_SIZE)


def number(amount: float, decimals: int = 0, *, signed: bool = False) -> str:
    """A number: `1 234,5`; with `signed` also `+1,5`, `−1,5` and `±0,0`."""
    exact = rounded(amount, decimals)
    digits = f"{abs(exact):,.{decimals}f}"
    body = digits.replace(",", NARROW).replace(".", ",")
    if exact < 0:
        return MINUS + body
    if not signed:
        return body
    return f"±{body}" if exact == 0 else f"+{body}"


def quantity(amount: float, decimals: int, unit: str, *, signed: bool = False) -> str:
    """A number with its unit, as in running text: `12,4 %`, `31,9 je 100`."""
    return with_unit(number(amount, decimals, signed=signed), unit)


def euro(amount: int | float, decimals: int = 2) -> str:
    """An amount of money: "1 234,50 €"."""
    return f"{number(amount, decimals)}{NO_BREAK}€"


def with_unit(digits: str, unit: str) -> str:
    """A number that is printed already, with its unit."""
    return f"{digits}{NARROW if unit == '%' else NO_BREAK}{unit}" if unit else digits


def day(moment: date) -> str:
    """31.12.2024."""
    return f"{moment:%d.%m.%Y}"


def month(moment: date) -> str:
    """Dezember 2024."""
    return str(format_date(moment, format="MMMM y", locale="de"))


def time(moment: str) -> str:
    """A year, quarter, month or day: 2025, 1. Quartal 2025, März 2025, 01.03.2025."""
    year, _, rest = moment.partition("-")
    if rest.startswith("Q"):
        return f"{rest[1:]}. Quartal {year}"
    if len(rest) == 2:
        return month(date(int(year), int(rest), 1))
    return day(date.fromisoformat(moment)) if rest else year


_WORDS = (
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs",
    "sieben", "acht", "neun", "zehn", "elf", "zwölf",
)  # fmt: skip


def count_word(count: int, words_to: int = 12) -> str:
    """A whole number in running text: words up to twelve or less, then digits."""
    return _WORDS[count] if 0 <= count <= min(words_to, 12) else number(count)


def joined(parts: Iterable[str], last: str = "und") -> str:
    """A list in words: "A, B und C"."""
    names = list(parts)
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def span(first: str, last: str) -> str:
    """A range of years: 2015–2024; one year stays one."""
    return first if first == last else f"{first}{EN_DASH}{last}"


def plural(count: float, one: str, many: str) -> str:
    """The right form of a noun for a count: 1 Person, 2 Personen."""
    return one if count == 1 else many


def collated(text: str) -> tuple[tuple[int, str], ...]:
    """A text as it is ordered in German lists (DIN 5007-1), numbers by their amount."""
    parts = re.findall(r"[0-9]+|[^0-9]+", text.casefold().translate(_PLAIN))
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
