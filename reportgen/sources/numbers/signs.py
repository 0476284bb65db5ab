"""Cells of a table to numbers, with the signs and marks of official statistics.

Signs in the manner of DIN 55301; the newer set of Niedersachsen prints letters instead and
turns the meaning of "0" round. A cell is read once for each distinct text.
"""

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.frame import Amounts, Codes
from reportgen.sources.spec import SourceSpec, StatusName
from reportgen.sources.tables.table import Mask, Texts, tidy
from reportgen.status import Flag, Status

_NAMED: dict[StatusName, Status] = {
    "zero": Status.ZERO,
    "rounded-zero": Status.ROUNDED_ZERO,
    "unreliable": Status.UNRELIABLE,
    "not-yet": Status.NOT_YET,
    "unknown": Status.UNKNOWN,
    "secret": Status.SECRET,
    "n/a": Status.NOT_APPLICABLE,
}
_SIGNS = {
    "-": Status.ZERO, "–": Status.ZERO, "—": Status.ZERO, "−": Status.ZERO,
    "/": Status.UNRELIABLE,
    "…": Status.NOT_YET, "...": Status.NOT_YET,
    ".": Status.UNKNOWN, "·": Status.UNKNOWN,
    "*": Status.SECRET,
    "x": Status.NOT_APPLICABLE, "X": Status.NOT_APPLICABLE,
}  # fmt: skip
_SIGNS |= dict.fromkeys(("k.A.", "k. A.", "n.v.", "n. v."), Status.UNKNOWN)
_BELOW = re.compile(r"(?:<|unter|weniger als|kleiner als) ?[0-9]{1,2}", re.IGNORECASE)
"""Few and kept back: "< 3", "unter 5", "weniger als 10". There is a number, so it is no UNKNOWN."""
_NEW_SIGNS = {
    "k": Status.ROUNDED_ZERO,
    "g": Status.SECRET,
    "u": Status.UNRELIABLE,
    "t": Status.NOT_YET,
}
_MARKS = {
    "p": Flag.PRELIMINARY,
    "r": Flag.REVISED,
    "s": Flag.ESTIMATED,
    "e": Flag.FINAL,
    "u": Flag.LIMITED,  # newer signs only: attached to a number
}
NEW_LETTERS = frozenset(_NEW_SIGNS)
CLASSIC_NOUGHTS = frozenset(text for text, status in _SIGNS.items() if status is Status.ZERO)
"""Signs that the newer set does not have: there nought is written "0"."""

_MOST_DIGITS = 15
"""Whole numbers of more digits are not held exactly; no count or amount has so many."""

_MINUS_SIGNS = frozenset("-–−‐")


@dataclass(frozen=True, slots=True)
class Notation:
    """How a source writes its numbers."""

    decimal: Literal[",", "."] = ","
    thousands: str = "."
    symbols: Literal["classic", "new"] = "classic"
    signs: dict[str, Status] = field(default_factory=dict)

    @property
    def known(self) -> dict[str, Status]:
        """Every sign of the source; what it declares goes before the custom of the offices."""
        newer = _NEW_SIGNS if self.symbols == "new" else {}
        return _SIGNS | newer | self.signs

    @property
    def pattern(self) -> re.Pattern[str]:
        """A number in full: brackets, minus, thousands in groups of three, decimals, marks."""
        mark = f"[ {re.escape(self.thousands)}]"
        grouped = rf"[1-9][0-9]{{0,2}}(?:(?P<mark>{mark})[0-9]{{3}})(?:(?P=mark)[0-9]{{3}})*"
        comma = re.escape(self.decimal)
        letters = "prseu" if self.symbols == "new" else "prse"
        return re.compile(
            rf"(?P<open>\()? ?(?P<sign>[-–−‐+±])? ?"
            rf"(?P<whole>{grouped}|[0-9]+|(?={comma}))(?:{comma}(?P<part>[0-9]+))?"
            rf"(?P<power>[eE][+-]?[0-9]{{1,3}})? ?%? ?(?P<inner>[{letters}]*) ?"
            rf"(?P<close>\))? ?(?P<outer>[{letters}]*)"
        )


def notation(spec: SourceSpec) -> Notation:
    """The notation that a source declares."""
    other = {",": ".", ".": ","}[spec.decimal]
    thousands = other if spec.thousands == spec.decimal else spec.thousands
    signs = {tidy(sign): _NAMED[name] for sign, name in spec.signs.items()}
    return Notation(spec.decimal, thousands, spec.symbols, signs)


@dataclass(frozen=True, eq=False, slots=True)
class Numbers:
    """What a column of texts says."""

    amounts: Amounts
    statuses: Codes
    flags: Codes
    bad: Mask
    """Neither a number nor a sign."""
    empty: Mask


class _Reading(NamedTuple):
    """One distinct text, read; a nought in digits is still PRESENT."""

    amount: float = np.nan
    status: Status = Status.PRESENT
    flags: Flag = Flag.NONE
    decimals: bool = False
    """Whether it is written with decimals."""
    bad: bool = False
    empty: bool = False


_COLUMNS = np.dtype([
    ("amount", np.float64), ("status", np.int8), ("flags", np.int8), ("decimals", np.bool_),
    ("bad", np.bool_), ("empty", np.bool_),
])  # fmt: skip
"""A reading as a row of numbers."""
_BAD = _Reading(status=Status.UNKNOWN, bad=True)
_EMPTY = _Reading(status=Status.UNKNOWN, empty=True)


def read_numbers(texts: Texts, notation: Notation, scale: float = 1.0) -> Numbers:
    """Read every cell; unreadable ones are marked and have no number."""
    codes, distinct = pd.factorize(texts)
    known, pattern, decimal = notation.known, notation.pattern, notation.decimal
    readings = [_read(tidy(text), known, pattern, decimal) for text in distinct]
    read = np.array(readings, dtype=_COLUMNS)
    statuses = _settled(read, classic=notation.symbols == "classic", coarse=scale > 1)
    return Numbers(
        (read["amount"] * scale)[codes], statuses[codes], read["flags"][codes], read["bad"][codes],
        read["empty"][codes],
    )  # fmt: skip


def read_scaled(texts: Texts, notation: Notation, factors: Amounts) -> Numbers:
    """Read every cell in the unit of its own row."""
    read = Numbers(
        np.full(len(texts), np.nan), np.zeros(len(texts), dtype=np.int8),
        np.zeros(len(texts), dtype=np.int8), np.zeros(len(texts), dtype=bool),
        np.zeros(len(texts), dtype=bool),
    )  # fmt: skip
    for factor in np.unique(factors).tolist():
        here = factors == factor
        found = read_numbers(texts[here], notation, factor)
        read.amounts[here], read.statuses[here] = found.amounts, found.statuses
        read.flags[here], read.bad[here], read.empty[here] = found.flags, found.bad, found.empty
    return read


def _settled(read: npt.NDArray[np.void], *, classic: bool, coarse: bool) -> Codes:
    """Tell noughts that are exact from numbers that were rounded to nothing.

    In classic tables "0" is more than nothing. But whole persons cannot be rounded to it, and
    registers print an exact nought so. It is believed only in tables of thousands (`coarse`) and
    of numbers written with decimals among others that have some.
    """
    statuses: Codes = read["status"].copy()
    nought = (statuses == Status.PRESENT) & (read["amount"] == 0)
    statuses[nought] = Status.ZERO
    fine = read["decimals"] & bool((read["decimals"] & (read["amount"] % 1 != 0)).any())
    if classic:
        statuses[nought & (fine | coarse)] = Status.ROUNDED_ZERO
    return statuses


def _read(plain: str, known: dict[str, Status], pattern: re.Pattern[str], decimal: str) -> _Reading:
    """What is read most often goes first: signs, whole numbers, plain decimals."""
    if (sign := known.get(plain)) is not None:
        return _sign(sign)
    if plain.isascii() and plain.isdecimal() and len(plain) <= _MOST_DIGITS:
        return _Reading(float(plain))
    if not plain:
        return _EMPTY
    if (fraction := _plain_decimal(plain, decimal)) is not None:
        return fraction
    if found := pattern.fullmatch(plain):
        return _number(found)
    return _sign(Status.SECRET) if _BELOW.fullmatch(plain) else _BAD


def _plain_decimal(plain: str, decimal: str) -> _Reading | None:
    """A number such as "12,5", without sign, thousands or marks."""
    whole, _, part = plain.partition(decimal)
    usual = plain.isascii() and len(plain) <= _MOST_DIGITS
    if usual and whole.isdecimal() and part.isdecimal():
        return _Reading(float(f"{whole}.{part}"), decimals=True)
    return None


def _sign(status: Status) -> _Reading:
    return _Reading(0.0 if status.is_number else np.nan, status)


def _number(found: re.Match[str]) -> _Reading:
    if bool(found["open"]) != bool(found["close"]):
        return _BAD
    whole = found["whole"].replace(found["mark"] or " ", "")
    digits = f"{whole or 0}.{found['part'] or 0}{found['power'] or ''}"
    amount = -float(digits) if found["sign"] in _MINUS_SIGNS else float(digits)
    if abs(amount) >= 10**_MOST_DIGITS:
        return _BAD
    flags = Flag.LIMITED if found["open"] else Flag.NONE
    for mark in found["inner"] + found["outer"]:
        flags |= _MARKS[mark]
    return _Reading(amount, flags=flags, decimals=found["part"] is not None)
